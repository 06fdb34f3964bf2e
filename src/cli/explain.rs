//! `enishi explain CODE`: why a rule exists, with an example.

use clap::ArgMatches;

use super::output::print;
use super::{Outcome, Output};
use crate::check;
use crate::diagnostic::{nearest, view};
use crate::locale::Language;

pub(super) fn run(matches: &ArgMatches, output: &Output) -> Outcome {
    let asked = matches.get_one::<String>("CODE").map_or("", String::as_str);
    if let Some(code) = check::code_named(asked.trim()) {
        print(&view::explain(code, output.lang));
        return Outcome::Fine;
    }
    let codes = || check::RULES.iter().map(|rule| rule.code().as_str());
    let near = nearest(&asked.to_ascii_uppercase(), codes());
    let listed = codes().collect::<Vec<_>>().join(" ");
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
