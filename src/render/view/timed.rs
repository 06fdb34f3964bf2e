//! What a page says on some days alone. The theme's script shows what holds on the day of the reader.

use jiff::civil::Date;
use serde::Serialize;

use super::PathLink;

/// On which days an element is shown. Printed within its tag as attributes, or as nothing where it always
/// is: templates print it as `safe`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Timed(String);

impl Timed {
    /// Shown from the one day on and until before the other, as a site of `day` sees it; none where that is
    /// over.
    pub(in crate::render) fn between(from: Option<Date>, until: Option<Date>, day: Date) -> Option<Self> {
        let from = from.filter(|from| *from > day);
        if until.is_some_and(|until| until <= from.unwrap_or(day)) {
            return None;
        }
        let opens = from.map(|day| format!("{day}:open"));
        let closes = until.map(|day| format!("{day}:closed"));
        let changes: Vec<_> = opens.into_iter().chain(closes).collect();
        if changes.is_empty() {
            return Some(Self::default());
        }
        let hidden = if from.is_some() { " hidden" } else { "" };
        Some(Self(format!(" data-timeline=\"{}\" data-in=\"open\"{hidden}", changes.join(" "))))
    }

    /// Hidden, as others stand before it that are to go first.
    pub(in crate::render) fn into_spare(self) -> Self {
        if self.is_hidden() { self } else { Self(format!("{} data-spare hidden", self.0)) }
    }

    /// Whether it is not shown on the day of the site.
    pub(in crate::render) fn is_hidden(&self) -> bool {
        self.0.ends_with(" hidden")
    }
}

/// Words that are shown on some days.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TimedText {
    /// The words.
    pub text: String,
    /// The days.
    pub timed: Timed,
}

/// The last day to apply, while it is to come.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Deadline {
    /// In words.
    pub text: String,
    /// As machines read it.
    pub day: String,
    /// On which days one can apply.
    pub timed: Timed,
}

/// When somebody last confirmed that a record is true.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Confirmed {
    /// The day, in words.
    pub text: String,
    /// That it is long ago.
    pub warnings: Vec<TimedText>,
}

/// What a page says in its place when it should be public no more, and nobody has built the site since.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Withdrawal {
    /// On which days the page is shown.
    pub before: Timed,
    /// On which days this is shown.
    pub after: Timed,
    /// The heading.
    pub title: String,
    /// Why.
    pub text: String,
    /// Where to go on.
    pub link: PathLink,
}

/// A number that becomes another as days pass.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Counted {
    /// In words, on the day of the site.
    pub text: String,
    /// Later days, each with what holds from then on: `2026-12-03=12件|2026-12-10=11件`; none where it stays.
    pub later: Option<String>,
}

/// A record in the line of a day.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RecordLine {
    /// The path of its page.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The language of the title, where it is not the page's.
    pub lang: Option<String>,
    /// What kind of record it is.
    pub kind: String,
    /// The day, in words, with what is on it.
    pub day_text: String,
    /// The day as machines read it.
    pub day: String,
    /// On which days it is shown.
    pub timed: Timed,
}

/// Something that closes or takes place soon.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SoonLine {
    /// The record and its day.
    #[serde(flatten)]
    pub record: RecordLine,
    /// Whether it is the last day to apply.
    pub closes: bool,
    /// Where it takes place, or who offers it.
    pub sub: Option<String>,
}
