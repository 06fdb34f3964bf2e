//! What is to be said of a notation.

use std::collections::HashMap;
use std::ops::Range;

use super::page::{near, near_end};
use super::sheet::Mistaken;
use crate::diagnostic::findings::{
    AC305, AC305Variant, AC306, AC307, AC308, AC309, AC309Variant, AC310, AC315, LK404, LK409,
};
use crate::diagnostic::{Code, Diagnostic, Finding as _};
use crate::markdown::origin::Origin;

/// A place of a body, and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Remark {
    /// `#日時`: a heading without its space, or a hashtag.
    LoneHash { range: Range<usize>, right: String },
    /// `絵本《ももたろう》`: a reading, or a title.
    Reading { range: Range<usize>, right: String },
    /// `*印は必須。*要予約`: two notes, or emphasis.
    NoteMark { range: Range<usize>, right: String },
    /// `[](/a)`: a link without words.
    EmptyLink { range: Range<usize>, right: String },
    /// ` ``` ` that nothing ends, above sentences.
    OpenFence { range: Range<usize> },
    /// Sentences between two lines of backticks.
    FencedProse { range: Range<usize>, right: String },
    /// A row with more cells than the table has headings.
    Cells { range: Range<usize>, cells: usize, headings: usize },
    /// A tag with a quotation mark that is never closed.
    OpenQuote { range: Range<usize>, tag: String },
    /// `{:target="_blank"}`: attributes that do nothing.
    Attributes { range: Range<usize>, written: String },
    /// `https://a.example/?id=` with `12` in the next line: an address that a mail has cut.
    CutAddress { range: Range<usize>, address: String, letters: String },
    /// Radicals in the place of kanji; the first one, and how many there are.
    Radicals { range: Range<usize>, radical: char, kanji: char, count: usize },
}

impl Remark {
    /// Its place in the text that the notations read.
    pub(crate) fn range(&self) -> &Range<usize> {
        match self {
            Self::LoneHash { range, .. }
            | Self::Reading { range, .. }
            | Self::NoteMark { range, .. }
            | Self::EmptyLink { range, .. }
            | Self::OpenFence { range }
            | Self::FencedProse { range, .. }
            | Self::Cells { range, .. }
            | Self::OpenQuote { range, .. }
            | Self::Attributes { range, .. }
            | Self::CutAddress { range, .. }
            | Self::Radicals { range, .. } => range,
        }
    }

    /// What the parser takes its place for, though it is none.
    pub(super) const fn mistaken_for(&self) -> Option<Mistaken> {
        match self {
            Self::OpenQuote { .. } => Some(Mistaken::Html),
            Self::FencedProse { .. } => Some(Mistaken::Fenced),
            _ => None,
        }
    }

    /// What is to be said, at its place in the body as it was written.
    pub(super) fn finding(&self, origin: &Origin<'_>, place: Range<usize>) -> Diagnostic {
        let span = origin.written_span(place);
        let unclear = |right: &String, variant| AC305 { right: right.clone(), variant };
        match self {
            Self::LoneHash { right, .. } => origin.finding(unclear(right, AC305Variant::Heading), span),
            Self::Reading { right, .. } => origin.finding(unclear(right, AC305Variant::Reading), span),
            Self::NoteMark { right, .. } => origin.finding(unclear(right, AC305Variant::NoteMark), span),
            Self::EmptyLink { right, .. } => origin.finding(unclear(right, AC305Variant::EmptyLink), span),
            Self::OpenFence { .. } => {
                origin.finding(unclear(&"```".to_owned(), AC305Variant::OpenFence), span)
            }
            Self::FencedProse { right, .. } => {
                origin.finding(unclear(right, AC305Variant::FencedProse), span)
            }
            Self::Cells { cells, headings, .. } => {
                origin.finding(AC307 { cells: *cells, headings: *headings }, span)
            }
            Self::OpenQuote { tag, .. } => {
                origin.finding(AC309 { tag: tag.clone(), variant: AC309Variant::OpenQuote }, span)
            }
            Self::Attributes { written, .. } => origin.finding(AC315 { written: written.clone() }, span),
            Self::CutAddress { address, letters, .. } => {
                origin.finding(LK409::Cut { address: address.clone(), letters: letters.clone() }, span)
            }
            Self::Radicals { radical, kanji, count, .. } => {
                let (radical, kanji) = (*radical, *kanji);
                origin.finding(
                    AC310 { radical, kanji, code: format!("{:04X}", u32::from(radical)), count: *count },
                    span,
                )
            }
        }
    }
}

/// The longest line that a finding repeats, in characters.
const LONGEST_LINE: usize = 80;

/// The line around a range as it should be, with this in the place of the range.
pub(crate) fn right_line(body: &str, range: &Range<usize>, right: &str) -> String {
    let (before, after) = (near_end(&body[..range.start]), near(&body[range.end..]));
    let before = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let after = after.lines().next().unwrap_or_default();
    let line = format!("{before}{right}{after}");
    let line = line.trim();
    if line.chars().count() <= LONGEST_LINE { line.to_owned() } else { right.to_owned() }
}

/// How many findings of a sort one text shows.
const SHOWN: usize = 3;

/// Of many findings of the same sort the first stay; one more counts the others, so that a list
/// stays readable.
pub(crate) fn fold(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    const FOLDED: [Code; 7] =
        [AC305::CODE, AC307::CODE, AC308::CODE, AC309::CODE, AC315::CODE, LK404::CODE, LK409::CODE];
    if findings.len() <= SHOWN + 1 {
        return findings;
    }
    let mut counts: HashMap<(Code, &'static str), usize> = HashMap::new();
    for finding in &findings {
        *counts.entry((finding.code, finding.message)).or_default() += 1;
    }
    let mut seen: HashMap<(Code, &'static str), usize> = HashMap::new();
    let keep = |finding: Diagnostic| {
        let sort = (finding.code, finding.message);
        let (seen, count) = (seen.entry(sort).or_default(), counts.get(&sort).copied().unwrap_or_default());
        *seen += 1;
        if count <= SHOWN + 1 || *seen <= SHOWN || !FOLDED.contains(&finding.code) {
            return Some(finding);
        }
        let more = AC306 { code: finding.code.as_str(), count: count - SHOWN };
        (*seen == SHOWN + 1).then(|| more.at(finding.location))
    };
    findings.into_iter().filter_map(keep).collect()
}
