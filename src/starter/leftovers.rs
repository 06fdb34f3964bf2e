//! What of the starter portal may stay behind in the portal of somebody else.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;

use super::STARTER;
use crate::platform::embedded_files;

/// The table of what the starter is known by.
#[derive(Deserialize)]
struct Table {
    title: String,
    words: Vec<String>,
}

/// The table, and what finds its words in one pass.
struct Words {
    table: Table,
    search: AhoCorasick,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let table = include_str!("../../content/tables/starter-words.yaml");
    let table: Table = serde_yaml::from_str(table).expect("the words of the starter are well-formed");
    let search = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(&table.words);
    Words { search: search.expect("a few words"), table }
});

/// The texts of the starter by their paths: every file of a portal is looked for.
static TEXTS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let files = embedded_files(&STARTER).into_iter();
    files.filter_map(|(path, bytes)| Some((path, str::from_utf8(bytes).ok()?))).collect()
});

/// The title of the starter portal.
pub fn starter_title() -> &'static str {
    &WORDS.table.title
}

/// The words of the starter in a text, from left to right, and where they stand.
pub fn starter_words(text: &str) -> impl Iterator<Item = (Range<usize>, &'static str)> {
    let found = WORDS.search.find_iter(text);
    found.map(|found| (found.range(), WORDS.table.words[found.pattern().as_usize()].as_str()))
}

/// Whether a file of a portal says what the starter's file of this path does. Line ends do not count.
pub fn is_as_in_the_starter(path: &str, text: &str) -> bool {
    let Some(written) = TEXTS.get(path) else { return false };
    written.trim_start_matches('\u{feff}').lines().eq(text.lines())
}
