//! The script that reads an index in the browser, and which is its interface.

use super::document::Filter;
use crate::content::Kind;

const PARTS: &[&str] = &[
    include_str!("browser/00-open.js"),
    include_str!("browser/10-normalise.js"),
    include_str!("browser/20-query.js"),
    include_str!("browser/30-bits.js"),
    include_str!("browser/40-files.js"),
    include_str!("browser/50-core.js"),
    include_str!("browser/60-lists.js"),
    include_str!("browser/70-match.js"),
    include_str!("browser/80-filters.js"),
    include_str!("browser/85-rank.js"),
    include_str!("browser/90-excerpt.js"),
    include_str!("browser/95-looser.js"),
    include_str!("browser/99-interface.js"),
];

/// The script, as it is written.
pub fn engine() -> String {
    let kinds: Vec<String> = Kind::ALL.iter().map(|kind| format!("\"{}\"", kind.singular())).collect();
    let filters: Vec<String> = Filter::ALL.iter().map(|filter| format!("\"{}\"", filter.as_str())).collect();
    PARTS.concat().replace("/*KINDS*/", &kinds.join(",")).replace("/*FILTERS*/", &filters.join(","))
}
