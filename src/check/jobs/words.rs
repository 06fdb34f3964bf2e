//! JB122: words of a job advertisement that exclude by sex, age, birth or nationality.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use jiff::civil::Date;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::advertised;
use crate::check::context::RecordContext;
use crate::check::scalars::visible_scalars;
use crate::content::kinds::{Contract, Job};
use crate::content::types::Day;
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::site::Site;

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

/// By what a word excludes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum About {
    Sex,
    Age,
    Birth,
    Nationality,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    about: About,
    #[serde(default)]
    who: Vec<String>,
    words: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    instead: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    known_until: Day,
    denied: Vec<String>,
    beside: Vec<String>,
    facts: Vec<String>,
    words: Vec<Entry>,
}

struct Words {
    table: Table,
    /// The entry of each pattern.
    of: Vec<usize>,
    search: AhoCorasick,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/job-words.yaml");
    let table: Table = serde_yaml::from_str(table).expect("the built-in table of words is well-formed");
    let (mut of, mut patterns) = (Vec::new(), Vec::new());
    for (number, entry) in table.words.iter().enumerate() {
        let nobody = [String::new()];
        let who = if entry.who.is_empty() { &nobody[..] } else { &entry.who };
        for who in who {
            patterns.extend(entry.words.iter().map(|word| format!("{who}{word}")));
        }
        of.resize(patterns.len(), number);
    }
    let search = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns);
    Words { table, of, search: search.expect("few words") }
});

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
    let folded: String = context.record.origin.text().nfkc().collect();
    let own = words_of_portal(&site.portal.settings.main.job_words);
    if !WORDS.search.is_match(&folded) && !own.keys().any(|word| folded.contains(&**word)) {
        return;
    }
    each_text(context, &mut |text, location| {
        for (word, range, entry) in found(text).into_iter().filter(|(word, ..)| !own.contains_key(word)) {
            findings.extend(location(range).map(|location| of(word, entry).at(location)));
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
    WORDS.table.known_until.0
}

/// The way from a range of a text to its location.
type Locate<'a> = dyn Fn(Range<usize>) -> Option<Location> + 'a;

/// Shows each text in which a job is described, with the way to the location of a range of it. That of a field is the
/// whole of its value.
pub(super) fn each_text(context: &RecordContext<'_>, visit: &mut dyn FnMut(&str, &Locate<'_>)) {
    for (path, node) in visible_scalars(context.tree()) {
        let is_described = path.last().is_some_and(|field| FIELDS.contains(field));
        if let Some(text) = node.as_text().filter(|_| is_described) {
            visit(text, &|_| Some(context.location_at(&node.span)));
        }
    }
    for block in context.texts() {
        visit(block.text(), &|range| block.location(range));
    }
}

/// Whether a job is one of employment, as far as is known.
pub(super) fn may_be_employment(job: &Job) -> bool {
    job.contract.iter().any(|contract| contract.is_employment() || contract == Contract::Other)
}

fn of(word: String, entry: &'static Entry) -> JB122 {
    let variant = match entry.about {
        About::Sex => JB122Variant::Sex,
        About::Age => JB122Variant::Age,
        About::Birth => JB122Variant::Birth,
        About::Nationality => JB122Variant::Nationality,
    };
    JB122 { word, instead: entry.instead.clone(), variant }
}

/// The words that exclude in a text, each with its range there.
fn found(text: &str) -> Vec<(String, Range<usize>, &'static Entry)> {
    let words: &'static Words = &WORDS;
    let (folded, origins) = folded(text);
    let mut found = Vec::new();
    for hit in words.search.find_iter(&folded) {
        let entry = &words.table.words[words.of[hit.pattern().as_usize()]];
        if excludes(&words.table, entry, &folded, hit.range()) {
            let range = origins[hit.start()]..origins[hit.end()];
            found.push((folded[hit.range()].to_owned(), range, entry));
        }
    }
    found
}

/// A text after NFKC, letter by letter, and for each byte of it, and its end, where its letter stood.
pub(in crate::check) fn folded(text: &str) -> (String, Vec<usize>) {
    let (mut folded, mut origins) = (String::new(), Vec::new());
    for (at, c) in text.char_indices() {
        folded.extend(std::iter::once(c).nfkc());
        origins.resize(folded.len(), at);
    }
    origins.push(text.len());
    (folded, origins)
}

/// Whether a word is meant, and nobody says behind it that it is not.
fn excludes(table: &Table, entry: &Entry, text: &str, Range { start, end }: Range<usize>) -> bool {
    let (before, behind) = (&text[..start], &text[end..]);
    // What nobody asks for is told in a list: 本籍地、家族の職業は問いません.
    let ends: &[char] = match entry.about {
        About::Birth => &['。', '\n'],
        About::Sex | About::Age | About::Nationality => &['。', '\n', '、', '!', '・'],
    };
    let clause = behind.split(ends).next().unwrap_or_default();
    let is_any = |words: &[String], is: &dyn Fn(&str) -> bool| words.iter().any(|word| is(word));
    !(is_any(&table.denied, &|word| clause.contains(word))
        || is_any(&table.facts, &|word| behind.starts_with(word))
        || is_any(&table.beside, &|word| before.ends_with(word))
        || is_any(&entry.unless, &|word| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn words_that_exclude_are_told_from_facts() {
        for (text, words) in [
            ("主婦歓迎のパートです", vec!["主婦歓迎"]),
            ("主婦・主夫歓迎", vec![]),
            ("女性が多数活躍しています", vec![]),
            ("スタッフは女性のみです", vec![]),
            ("女性のみ募集", vec!["女性のみ募集"]),
            ("【女性限定】事務", vec!["女性限定"]),
            ("女性限定ではありません", vec![]),
            ("女性限定のジムの受付", vec![]),
            ("女性向けの服の縫製", vec![]),
            ("主婦歓迎、経験は不要！", vec!["主婦歓迎"]),
            ("本籍地、家族の職業は問いません。", vec![]),
            ("男性・女性歓迎", vec![]),
            ("男女歓迎、女性歓迎", vec![]),
            ("保母と営業マン", vec!["保母", "営業マン"]),
            ("元営業マンの店主が教えます", vec![]),
            ("ウェイター・ウェイトレス", vec![]),
            ("２０代限定、日本人のみ", vec!["20代限定", "日本人のみ"]),
            ("20代から70代まで活躍中", vec![]),
            ("68歳から81歳までの5人", vec![]),
            ("Uターン・Iターン歓迎", vec![]),
            ("市の出身者に限らず歓迎", vec![]),
            ("澪浜市出身者限定の会が手伝います", vec![]),
            ("澪浜市出身者限定の求人", vec!["出身者限定"]),
            ("履歴書に本籍地を書いてください", vec!["本籍地"]),
            ("本籍地の記入は不要です。", vec![]),
        ] {
            let said: Vec<_> = found(text).into_iter().map(|(word, ..)| word).collect();
            assert_eq!(said, words, "{text}");
        }
    }
}
