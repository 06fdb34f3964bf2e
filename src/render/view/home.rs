//! What only the home page has: numbers and ways in.

use serde::Serialize;

use super::{PathLink, Timed};

/// A number on the home page.
#[derive(Debug, Serialize)]
pub(crate) struct Count {
    /// The number.
    pub number: String,
    /// What it becomes as days pass.
    pub number_later: Option<String>,
    /// What is counted.
    pub label: String,
    /// Where they are listed.
    pub path: String,
}

/// Ways in: a question and its answers.
#[derive(Debug, Serialize)]
pub(crate) struct Entries {
    /// The anchor.
    pub id: &'static str,
    /// The question.
    pub heading: String,
    /// The answers.
    pub rows: Vec<EntryRow>,
}

/// An answer with the records that fit it.
#[derive(Debug, Serialize)]
pub(crate) struct EntryRow {
    /// The answer.
    pub title: String,
    /// What it means.
    pub hint: Option<String>,
    /// Records that fit.
    pub links: Vec<PathLink>,
    /// How many of these are shown at a time.
    pub shows: usize,
}

/// What is new, in a few lines.
#[derive(Debug, Serialize)]
pub(crate) struct NewsBox {
    /// The lines, the newest first.
    pub lines: Vec<NewsLine>,
    /// How many are shown at a time.
    pub shows: usize,
    /// Where the rest is.
    pub more: PathLink,
}

/// A record that is new.
#[derive(Debug, Serialize)]
pub(crate) struct NewsLine {
    /// The path of its page.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The language of the title, where it is not the page's.
    pub lang: Option<String>,
    /// What kind of record it is.
    pub kind: String,
    /// When it was published or changed, in words.
    pub day_text: String,
    /// The day as machines read it.
    pub day: String,
    /// On which days it is new.
    pub timed: Timed,
}
