//! The script that reads an index in the browser and is its interface for pages.

use crate::content::Kind;
use crate::site::{Filter, timeline_script};

const PARTS: &[&str] = &[
    include_str!("00-open.js"),
    include_str!("10-normalise.js"),
    include_str!("20-query.js"),
    include_str!("25-whole-forms.js"),
    include_str!("30-bits.js"),
    include_str!("35-range.js"),
    include_str!("40-files.js"),
    include_str!("45-failed-shards.js"),
    include_str!("50-core.js"),
    include_str!("60-lists.js"),
    include_str!("70-match.js"),
    include_str!("80-filters.js"),
    include_str!("85-rank.js"),
    include_str!("88-languages.js"),
    include_str!("90-excerpt.js"),
    include_str!("92-similar.js"),
    include_str!("95-nearest.js"),
    include_str!("99-interface.js"),
];

const NEAREST: &[&str] = &[
    include_str!("nearest/00-open.js"),
    include_str!("nearest/10-plain-words.js"),
    include_str!("nearest/20-spelling.js"),
    include_str!("nearest/30-relax-query.js"),
    include_str!("nearest/99-close.js"),
];

/// The source of the script that answers a question which finds nothing with the nearest one, comments included. Apart,
/// since most questions never need it.
pub fn nearest() -> String {
    NEAREST.concat()
}

/// The source of the script, comments included, with the names of kinds and filters filled in.
pub fn engine() -> String {
    let kinds: Vec<String> = Kind::ALL.iter().map(|kind| format!("\"{}\"", kind.singular())).collect();
    let filters: Vec<String> = Filter::ALL.iter().map(|filter| format!("\"{}\"", filter.as_str())).collect();
    PARTS
        .concat()
        .replace("/*TIMELINE*/", &timeline_script())
        .replace("/*KINDS*/", &kinds.join(","))
        .replace("/*FILTERS*/", &filters.join(","))
        .replace("/*NEAREST*/", &blake3::hash(nearest().as_bytes()).to_hex()[..16])
}
