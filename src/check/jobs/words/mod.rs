//! JB122: words of a job advertisement that exclude by sex, age, birth or nationality.

mod ages;
mod people;
mod table;
mod trades;

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use super::advertised;
use crate::check::context::RecordContext;
use crate::check::scalars::visible_scalars;
use crate::content::kinds::{Contract, Job};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::site::Site;
pub(super) use ages::{Limit, limits};
use people::{group, occupation, sentence_around};
use table::{About, Entry, List, Only, TABLE};
use trades::begins_with_occupation;

finding! {
    /// A word that excludes people.
    struct JB122: Jobs Warning { word: String, instead: String }
    variant JB122Variant {
        Sex = "default" / "sex",
        Age = "default" / "age",
        Birth = "default" / "birth",
        Nationality = "default" / "nationality",
        OfPortal = "default" / "of_portal",
    }
}

/// The last names of the fields in which a job is described in words.
const FIELDS: [&str; 14] = [
    "title",
    "summary",
    "contract_name",
    "duties",
    "duties_change",
    "place_change",
    "skills",
    "note",
    "days",
    "holidays",
    "conditions",
    "frequency_name",
    "closing_words",
    "how",
];

/// The words in the fields and in the text of a job. The law asks it of employment; of a contract by another name it is
/// not known that it is none.
pub(in crate::check) fn words(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !advertised(site, context.record).is_some_and(may_be_employment) {
        return;
    }
    // The record is only read again where a word was found.
    let mut folded = String::new();
    context.record.origin.text().chars().for_each(|c| push_folded(&mut folded, c));
    let own = words_of_portal(&site.portal.settings.main.job_words);
    if !TABLE.may_hold(&folded) && !own.keys().any(|word| folded.contains(&**word)) {
        return;
    }
    let names_both = folded.contains("男性") && folded.contains("女性");
    each_text(context, &mut |text, stands, location| {
        let stands = if stands == Stands::Body && names_both { Stands::BodyOfBoth } else { stands };
        let is_own = |word: &str| own.keys().any(|own| word.contains(own.as_str()));
        for Found { word, instead, range, about } in found(text, stands) {
            if !is_own(&word) {
                let finding = JB122 { word, instead, variant: about.into() };
                findings.extend(location(range).map(|location| finding.at(location)));
            }
        }
        for (finding, range) in found_of_portal(text, &own) {
            findings.extend(location(range).map(|location| finding.at(location)));
        }
    });
}

/// The words of the settings as they are looked for, each with what is proposed instead.
fn words_of_portal(written: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let words =
        written.iter().map(|(word, instead)| (word.trim().nfkc().collect(), instead.trim().to_owned()));
    words.filter(|(word, _): &(String, String)| !word.is_empty()).collect()
}

/// The words that a portal adds, or words of the table for which it proposes something else. An empty proposal leaves
/// the word alone.
fn found_of_portal(text: &str, own: &BTreeMap<String, String>) -> Vec<(JB122, Range<usize>)> {
    if own.is_empty() {
        return Vec::new();
    }
    let (folded, origins) = folded(text);
    let words = own.iter().filter(|(_, instead)| !instead.is_empty());
    words
        .flat_map(|(word, instead)| folded.match_indices(&**word).map(move |(at, word)| (at, word, instead)))
        .map(|(at, word, instead)| {
            let (word, instead) = (word.to_owned(), instead.clone());
            let range = origins[at]..origins[at + word.len()];
            (JB122 { word, instead, variant: JB122Variant::OfPortal }, range)
        })
        .collect()
}

/// The last day up to which the table is known to be what the laws say.
pub(super) fn known_until() -> Date {
    TABLE.known_until.0
}

/// The way from a range of a text to its location.
type Locate<'a> = dyn Fn(Range<usize>) -> Option<Location> + 'a;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    Title,
    Field,
    Body,
    /// In a body that names both sexes, where a number of people may tell who is there.
    BodyOfBoth,
}

/// Shows each text in which a job is described, with the way to the location of a range of it. That of a field is the
/// whole of its value.
pub(super) fn each_text(context: &RecordContext<'_>, visit: &mut dyn FnMut(&str, Stands, &Locate<'_>)) {
    for (path, node) in visible_scalars(context.tree()) {
        let is_described = path.last().is_some_and(|field| FIELDS.contains(field));
        if let Some(text) = node.as_text().filter(|_| is_described) {
            let stands = if path.last() == Some(&"title") { Stands::Title } else { Stands::Field };
            visit(text, stands, &|_| Some(context.location_at(&node.span)));
        }
    }
    for block in context.texts() {
        visit(block.text(), Stands::Body, &|range| block.location(range));
    }
}

/// Whether a job is one of employment, as far as is known.
pub(super) fn may_be_employment(job: &Job) -> bool {
    job.contract.iter().any(|contract| contract.is_employment() || contract == Contract::Other)
}

impl From<About> for JB122Variant {
    fn from(about: About) -> Self {
        match about {
            About::Sex => Self::Sex,
            About::Age => Self::Age,
            About::Birth => Self::Birth,
            About::Nationality => Self::Nationality,
        }
    }
}

/// Words that exclude.
struct Found {
    word: String,
    /// What may be written in their place.
    instead: String,
    /// Where they stand.
    range: Range<usize>,
    about: About,
}

/// The words that exclude in a text.
fn found(text: &str, stands: Stands) -> Vec<Found> {
    let (folded, origins) = folded(text);
    let mut found: Vec<Found> = Vec::new();
    let mut done = 0;
    for (hit, list, entry) in TABLE.hits(&folded).filter(|(hit, ..)| hit.start > 0 || hit.end > 0) {
        if hit.start < done {
            continue;
        }
        let group_ends = hit.end;
        let Some(range) = excluding(&folded, hit, list, entry, stands) else { continue };
        done = range.end;
        // Of people and what they do, what they do is enough: 事務員1名 for 女性事務員1名.
        let job = folded.get(group_ends..range.end).filter(|_| list == List::Groups);
        let job =
            job.map(|job| job.strip_prefix('の').unwrap_or(job)).filter(|job| begins_with_occupation(job));
        found.push(Found {
            word: folded[range.clone()].to_owned(),
            instead: job.unwrap_or(&entry.instead).to_owned(),
            range: origins[range.start]..origins[range.end],
            about: entry.about,
        });
    }
    found
}

/// The words around a hit that exclude, if they do.
fn excluding(
    text: &str,
    hit: Range<usize>,
    list: List,
    entry: &Entry,
    stands: Stands,
) -> Option<Range<usize>> {
    let is_any = |words: &[String], is: &dyn Fn(&str) -> bool| words.iter().any(|word| is(word));
    let (before, behind) = (&text[..hit.start], &text[hit.end..]);
    let sentence = sentence_around(text, &hit);
    if is_any(&entry.unless, &|word| sentence.contains(word))
        || is_any(&TABLE.beside, &|word| before.ends_with(word))
    {
        return None;
    }
    match list {
        List::Groups if entry.only == Some(Only::Tens) => ages::tens(text, hit, stands),
        List::Groups => group(text, hit, entry, stands),
        List::Occupations => {
            let was_once = is_any(&TABLE.former, &|word| before.ends_with(word));
            (!was_once && occupation(behind, entry)).then_some(hit)
        }
        List::Words => {
            // What nobody asks for is told in a list: 本籍地、家族の職業は問いません.
            let ends: &[char] = match entry.about {
                About::Birth => &['。', '\n'],
                About::Sex | About::Age | About::Nationality => &['。', '\n', '、', '!', '・'],
            };
            let clause = behind.split(ends).next().unwrap_or_default();
            let is_told = is_any(&TABLE.denied, &|word| clause.contains(word))
                || is_any(&TABLE.facts, &|word| behind.starts_with(word));
            (!is_told).then_some(hit)
        }
    }
}

/// A text after NFKC, letter by letter, and for each byte of it, and its end, where its letter stood.
pub(in crate::check) fn folded(text: &str) -> (String, Vec<usize>) {
    let (mut folded, mut origins) = (String::new(), Vec::new());
    for (at, c) in text.char_indices() {
        push_folded(&mut folded, c);
        origins.resize(folded.len(), at);
    }
    origins.push(text.len());
    (folded, origins)
}

/// Adds a letter after NFKC. Nearly all letters stay what they are, which is decided here for those that are frequent.
fn push_folded(folded: &mut String, c: char) {
    match c {
        '\0'..='\x7F' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '、' | '。' | 'ー' => {
            folded.push(c);
        }
        _ => folded.extend(std::iter::once(c).nfkc()),
    }
}
