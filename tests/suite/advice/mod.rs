//! Advice, obeyed to the letter, leads to no other mistake.
//!
//! Where a finding says what is to be written (`「title」のことではありませんか`), a program writes it: in
//! every portal of `tests/invalid`, all at once. What else findings advise was done by hand in
//! `tests/advice/obeyed.txt`. Every code is in one of the two, or in a list with the reason.

mod by_hand;
mod by_program;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use enishi::diagnostic::view::{self, Format};
use enishi::locale::Language;
use enishi::pipeline::{SiteBuild, load_folder};
use enishi::site::Audience;
use jiff::civil::{Date, date};
use serde_json::Value;

use enishi::check::RULES;

const DAY: Date = date(2026, 5, 1);

/// A finding as programs read it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    code: String,
    message: String,
    help: String,
    is_error: bool,
    /// Line and column of its beginning and end, from 1, in characters.
    place: Option<[usize; 4]>,
}

fn build(portal: &Path) -> SiteBuild {
    SiteBuild::of(&load_folder(portal), DAY, Audience::Public)
}

fn findings(build: &SiteBuild) -> Vec<Finding> {
    let json = view::render(&build.diagnostics, Format::Json, Language::Ja, false);
    let found: Vec<Value> = serde_json::from_str(&json).expect("JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
    let of = |json: &Value| Finding {
        path: text(&json["path"]),
        code: text(&json["code"]),
        message: text(&json["message"]["ja"]),
        help: text(&json["help"]["ja"]),
        is_error: json["severity"] == "error",
        place: (|| {
            let [line, column, end, to] =
                ["line", "column", "endLine", "endColumn"].map(|key| number(&json[key]));
            Some([line?, column?, end?, to?])
        })(),
    };
    found.iter().map(of).collect()
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    fs::write(path, bytes).expect("a file");
}

#[test]
fn every_code_is_obeyed_or_says_why_not() {
    let by_hand = by_hand::Cases::read();
    let obeyed: BTreeSet<&str> = by_program::CODES
        .iter()
        .copied()
        .chain(by_hand.cases.iter().map(|case| case.code.as_str()))
        .collect();
    let informs: BTreeMap<&str, &str> =
        by_hand.informs.iter().map(|(code, reason)| (code.as_str(), reason.as_str())).collect();
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code().as_str()).collect();
    let missing: Vec<_> =
        codes.iter().filter(|code| !obeyed.contains(*code) && !informs.contains_key(*code)).collect();
    assert!(missing.is_empty(), "nobody obeys the advice of {missing:?}");
    let unknown: Vec<_> =
        obeyed.iter().copied().chain(informs.keys().copied()).filter(|code| !codes.contains(code)).collect();
    assert!(unknown.is_empty(), "there is no code {unknown:?}");
    let both: Vec<_> = informs.keys().filter(|code| obeyed.contains(*code)).collect();
    assert!(both.is_empty(), "{both:?} are obeyed and need no reason");
}
