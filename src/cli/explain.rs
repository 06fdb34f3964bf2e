//! `enishi explain`: all rules in one line each, or why one of them exists, with an example.

use clap::ArgMatches;

use super::output::print;
use super::{Outcome, Output};
use crate::check;
use crate::diagnostic::{nearest, view};
use crate::locale::Language;

pub(super) fn run(matches: &ArgMatches, output: &Output) -> Outcome {
    let Some(asked) = matches.get_one::<String>("CODE") else {
        print(&view::list(check::RULES.iter().map(check::Rule::code), output.lang));
        return Outcome::Fine;
    };
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
