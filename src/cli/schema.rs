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
        _ => Kind::meant_by(asked).map(Subject::Record),
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
    let called = |kind: Kind| match lang {
        Language::Ja => format!("{}（{}）", kind.singular(), kind.japanese()),
        Language::En => kind.singular().to_owned(),
    };
    let kinds = Kind::ALL.into_iter().map(called).collect::<Vec<_>>().join(" ");
    match lang {
        Language::Ja => format!("「{asked}」という種類はありません。種類: {kinds}"),
        Language::En => format!("there is no kind `{asked}`; the kinds are {kinds}"),
    }
}
