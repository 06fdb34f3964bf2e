//! What only the home page has: numbers and ways in.

use serde::Serialize;

use super::{Counted, PathLink, Picture, RecordLine, Timed};

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

/// A way to begin.
#[derive(Debug, Serialize)]
pub(crate) struct HomeWay {
    /// The words of the button.
    pub text: String,
    /// From the site's root, or an address elsewhere.
    pub path: String,
    /// Whether it is elsewhere.
    pub external: bool,
}

/// Words of somebody whose story is told.
#[derive(Debug, Serialize)]
pub(crate) struct Voice {
    /// The words.
    pub quote: String,
    /// Who says them.
    pub who: String,
    /// What this person does.
    pub role: Option<String>,
    /// The portrait.
    pub image: Option<Picture>,
    /// The title of the story.
    pub title: String,
    /// The path of its page.
    pub path: String,
    /// The language of the story, where it is not the page's.
    pub lang: Option<String>,
    /// On which days it is shown.
    pub timed: Timed,
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

/// An answer, which leads to the list of what fits it.
#[derive(Debug, Serialize)]
pub(crate) struct EntryRow {
    /// The answer.
    pub title: String,
    /// What it means.
    pub hint: Option<String>,
    /// Where all records that fit are listed.
    pub path: String,
    /// How many these are.
    pub count: Counted,
    /// The first of them.
    pub links: Vec<PathLink>,
    /// How many of these are shown at a time.
    pub shows: usize,
}

/// What is new, in a few lines.
#[derive(Debug, Serialize)]
pub(crate) struct NewsBox {
    /// The lines, the newest first.
    pub lines: Vec<RecordLine>,
    /// How many are shown at a time.
    pub shows: usize,
    /// Where the rest is.
    pub more: PathLink,
}
