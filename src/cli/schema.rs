//! `enishi schema KIND`: the fields of a kind, as JSON Schema for editors or as a list for people.

use clap::ArgMatches;

use super::output::print;
use super::{Outcome, Output};
use crate::content::{Kind, Subject, editor_schema};
use crate::locale::Language;
use crate::sheet::field_list;

pub(super) fn run(matches: &ArgMatches, output: &Output) -> Outcome {
    let asked = matches.get_one::<String>("KIND").map_or("", String::as_str);
    let subject = match asked {
        "site" | "サイト" | "サイトの設定" | "設定" => Some(Subject::Site),
        _ => Kind::meant_by(asked).map(Subject::Record),
    };
    let (table, all) = (matches.get_flag("table"), matches.get_flag("all"));
    match subject {
        Some(Subject::Record(kind)) if table || all => {
            print(&field_list(kind, all, output.lang));
            return Outcome::Fine;
        }
        Some(Subject::Site) if table || all => {
            output.fail(output.lang.pick(
                "サイトの設定の一覧（--table）はありません。site.yaml の見本は「enishi init」で作れます。",
                "there is no --table of the settings; `enishi init` writes a site.yaml that explains them",
            ));
            return Outcome::Failed;
        }
        _ => {}
    }
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
