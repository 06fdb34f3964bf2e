//! The script that reads an index in the browser, and which is its interface.

use crate::content::Kind;
use crate::search::document::Filter;

const PARTS: &[&str] = &[
    include_str!("00-open.js"),
    include_str!("10-normalise.js"),
    include_str!("20-query.js"),
    include_str!("30-bits.js"),
    include_str!("35-range.js"),
    include_str!("40-files.js"),
    include_str!("45-losses.js"),
    include_str!("50-core.js"),
    include_str!("60-lists.js"),
    include_str!("70-match.js"),
    include_str!("80-filters.js"),
    include_str!("85-rank.js"),
    include_str!("88-languages.js"),
    include_str!("90-excerpt.js"),
    include_str!("95-looser.js"),
    include_str!("99-interface.js"),
];

/// The script without its comments, which readers would load in vain.
pub fn engine() -> String {
    let kinds: Vec<String> = Kind::ALL.iter().map(|kind| format!("\"{}\"", kind.singular())).collect();
    let filters: Vec<String> = Filter::ALL.iter().map(|filter| format!("\"{}\"", filter.as_str())).collect();
    without_comments(&PARTS.concat())
        .replace("/*KINDS*/", &kinds.join(","))
        .replace("/*FILTERS*/", &filters.join(","))
}

/// Leaves out comments, which in our parts stand on lines of their own.
fn without_comments(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut inside = false;
    for line in source.lines() {
        let text = line.trim_start();
        let begins = text.starts_with("/*") && !text.starts_with("/*KINDS") && !text.starts_with("/*FILTERS");
        if inside || begins {
            inside = !text.trim_end().ends_with("*/");
        } else if !text.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}
