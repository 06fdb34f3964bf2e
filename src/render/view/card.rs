//! What lists show of a record: `parts/card.html`.

use serde::Serialize;

use super::{Chip, Deadline, Picture, StateChanges};

/// A record in a list. Made once for each language, whatever the page.
#[derive(Debug, Default, Serialize)]
pub(in crate::render) struct Card {
    /// The path from the site's root.
    pub path: String,
    /// By what name a reader keeps it on the shortlist; none where it cannot be kept.
    pub key_to_keep: Option<String>,
    /// The title.
    pub title: String,
    /// The language of what the record itself says, where it is not that of the interface.
    pub lang: Option<String>,
    /// Short facts.
    pub chips: Vec<Chip>,
    /// Whose it is, or when.
    pub sub: Option<String>,
    /// The first words.
    pub text: Option<String>,
    /// Labelled values.
    pub facts: Vec<CardFact>,
    /// Words at the bottom.
    pub foot: Vec<String>,
    /// What the first of these become as days pass.
    pub foot_later: Option<String>,
    /// When an event starts, and as days pass, its next times: `2026-06-13T10:00|2026-06-14=2026-07-11T10:00`.
    pub starts: Option<String>,
    /// Which of these words say the last day to apply, and that day as machines read it.
    pub deadline: Option<Deadline>,
    /// The picture.
    pub image: Option<Picture>,
    /// The day of an event.
    pub leaf: Option<Leaf>,
    /// How its state changes after the page was built.
    pub changes: Option<StateChanges>,
}

/// A label and its value on a card.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CardFact {
    /// The label.
    pub label: String,
    /// The value.
    pub text: String,
    /// Whether the value is as it was written, in the language of the record.
    pub is_written: bool,
}

/// A day as a leaf of a calendar.
#[derive(Debug, Default, Serialize)]
pub(in crate::render) struct Leaf {
    /// The year, where it is not the one of the day that the site is made for.
    pub year: Option<String>,
    /// What that becomes as days pass.
    pub year_later: Option<String>,
    /// The month.
    pub month: String,
    /// What that becomes as days pass.
    pub month_later: Option<String>,
    /// The day of the month.
    pub day: String,
    /// What that becomes as days pass.
    pub day_later: Option<String>,
    /// The day of the week.
    pub weekday: String,
    /// What that becomes as days pass.
    pub weekday_later: Option<String>,
}
