//! `enishi schema KIND`: the JSON Schema of a kind, for editors.

use clap::ArgMatches;

use super::output::print;
use super::{Outcome, Output};
use crate::content::{Kind, Subject, editor_schema};
use crate::locale::Language;

pub(super) fn run(matches: &ArgMatches, output: &Output) -> Outcome {
    let asked = matches.get_one::<String>("KIND").map_or("", String::as_str);
    let subject = match asked {
        "site" => Some(Subject::Site),
        _ => Kind::of_singular(asked).or_else(|| Kind::of_folder(asked)).map(Subject::Record),
    };
    if let Some(subject) = subject {
        print(&serde_json::to_string_pretty(&editor_schema(subject)).unwrap_or_default());
        return Outcome::Fine;
    }
    output.fail(&unknown_kind(asked, output.lang));
    Outcome::Failed
}

/// Says which kinds there are.
pub(super) fn unknown_kind(asked: &str, lang: Language) -> String {
    let kinds = Kind::ALL.map(Kind::singular).join(" ");
    match lang {
        Language::Ja => format!("「{asked}」という種類はありません。種類: {kinds}"),
        Language::En => format!("there is no kind `{asked}`; the kinds are {kinds}"),
    }
}
