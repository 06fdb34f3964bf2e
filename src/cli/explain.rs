//! `enishi explain CODE`: why a rule exists, with an example.

use clap::ArgMatches;

use super::output::print;
use super::{Outcome, Output};
use crate::diagnostic::{Code, Language, nearest, view};

pub(super) fn run(matches: &ArgMatches, output: &Output) -> Outcome {
    let asked = matches.get_one::<String>("CODE").map_or("", String::as_str);
    if let Ok(code) = asked.trim().parse::<Code>() {
        print(&view::explain(code, output.lang));
        return Outcome::Fine;
    }
    let near = nearest(&asked.to_ascii_uppercase(), Code::ALL.iter().map(|code| code.as_str()));
    let listed = Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(" ");
    output.fail(&match (output.lang, near) {
        (Language::Ja, Some(near)) => {
            format!("「{asked}」という番号はありません。「{near}」のことではありませんか。")
        }
        (Language::Ja, None) => format!("「{asked}」という番号はありません。番号の一覧: {listed}"),
        (Language::En, Some(near)) => format!("there is no code `{asked}`; did you mean `{near}`?"),
        (Language::En, None) => format!("there is no code `{asked}`; the codes are {listed}"),
    });
    Outcome::Failed
}
