//! Findings as people and tools read them.
//!
//! Takes diagnostics in their order; gives text in Japanese or English. What authors wrote is
//! made harmless: no control character or escape sequence of theirs reaches a terminal or page.

mod excerpt;
mod explain;
mod first;
mod github;
mod html;
mod human;
mod json;
mod lines;
mod short;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use explain::{explain, list};
pub use html::overlay;
pub use lines::line_number;

use super::{Diagnostic, Location, Severity};
use crate::locale::Language;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With the source line and a mark, for reading.
    #[default]
    Human,
    /// One line each, as compilers do.
    Short,
    /// One JSON document, for other programs; always in both languages.
    Json,
    /// Workflow commands that GitHub shows beside the lines of a change.
    Github,
}

/// All findings as text that ends with a line end (or is empty, where a format has nothing to say).
///
/// Colour concerns `Format::Human` only.
pub fn render(diagnostics: &[Diagnostic], format: Format, language: Language, colour: bool) -> String {
    match format {
        Format::Human => human::render(diagnostics, usize::MAX, language, colour),
        Format::Short => short::render(diagnostics, language),
        Format::Json => json::render(diagnostics),
        Format::Github => github::render(diagnostics, language),
    }
}

/// How many findings of a kind people see unless they ask for all.
const FIRST: usize = 5;

/// The findings for people: of each kind the first, and how many more there are.
pub fn overview(diagnostics: &[Diagnostic], language: Language, colour: bool) -> String {
    human::render(diagnostics, FIRST, language, colour)
}

/// Places as findings name them: `path:line:column`.
pub fn places<'a>(locations: impl IntoIterator<Item = &'a Location>) -> Vec<String> {
    let mut indexes = lines::Indexes::default();
    locations.into_iter().map(|location| indexes.location(location)).collect()
}

/// How many findings of each weight there are, in one line without its end.
pub fn summary(diagnostics: &[Diagnostic], language: Language) -> String {
    let mut counts = Counts::default();
    for d in diagnostics {
        counts.add(d.severity);
    }
    counts.in_words(language)
}

/// How many findings there are of each weight, errors first.
#[derive(Debug, Clone, Copy, Default)]
struct Counts([usize; 3]);

impl Counts {
    const ORDER: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Notice];

    fn add(&mut self, severity: Severity) {
        self.0[severity as usize] += 1;
    }

    fn in_words(self, language: Language) -> String {
        let of_weight =
            |severity: Severity| match (self.0[severity as usize], severity.word(language), language) {
                (0, ..) => None,
                (n, word, Language::Ja) => Some(format!("{word} {n} 件")),
                (1, word, Language::En) => Some(format!("1 {word}")),
                (n, word, Language::En) => Some(format!("{n} {word}s")),
            };
        let parts: Vec<String> = Self::ORDER.into_iter().filter_map(of_weight).collect();
        match (parts.is_empty(), language) {
            (true, Language::Ja) => "直すところは見つかりませんでした".to_owned(),
            (true, Language::En) => "nothing to mend".to_owned(),
            (false, Language::Ja) => parts.join("、"),
            (false, Language::En) => parts.join(", "),
        }
    }
}

impl Severity {
    /// The word for it.
    pub const fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Error, Language::Ja) => "エラー",
            (Self::Warning, Language::Ja) => "警告",
            (Self::Notice, Language::Ja) => "お知らせ",
            (Self::Error, Language::En) => "error",
            (Self::Warning, Language::En) => "warning",
            (Self::Notice, Language::En) => "notice",
        }
    }
}

/// A text in one line whose control characters are only pictures of themselves.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(visible).collect())
    }
}

/// A character that shows, in place of one that would act on a terminal or turn the text around.
const fn visible(c: char) -> char {
    match c {
        '\0'..='\x1f' => match char::from_u32(0x2400 + c as u32) {
            Some(picture) => picture,
            None => '\u{fffd}',
        },
        '\x7f' => '␡',
        '\u{80}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            '\u{fffd}'
        }
        _ => c,
    }
}
