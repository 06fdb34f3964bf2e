//! PR204: the name of somebody who is told of under a pen name stands nowhere.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::check::context::{PortalContext, RecordContext, SiteContext};
use crate::check::paths;
use crate::check::scalars::visible_scalars;
use crate::content::kinds::Status;
use crate::content::{Portal, Record};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, finding};
use crate::site::Output;

finding! {
    /// The hidden name of a person, where readers would see it.
    struct PR204: People Error {}
    variant PR204Variant {
        Name = "default" / "default",
        Reading = "reading" / "default",
        Address = "address" / "address",
    }
    labels PR204Label { Person = "person" }
}

/// The names that nobody is to read, indexed by their first characters.
#[derive(Debug, Default)]
pub(in crate::check) struct HiddenNames {
    names: Vec<HiddenName>,
    by_first: HashMap<char, Vec<usize>>,
}

/// A name or its reading.
#[derive(Debug)]
struct HiddenName {
    /// Without spaces, folded.
    folded: Vec<char>,
    is_reading: bool,
    /// Where its pen name is written.
    pen_name: Location,
}

impl HiddenNames {
    pub(in crate::check) fn of(portal: &Portal) -> Self {
        let mut names = Self::default();
        for record in portal.records.iter().chain(&portal.translations) {
            names.add_person(record);
        }
        names
    }

    fn add_person(&mut self, record: &Record) {
        let Some(pen_name) = record.story().and_then(|story| story.person.pen_name.as_deref()) else {
            return;
        };
        let tree = record.origin.tree();
        let shown = folded(pen_name);
        for (field, is_reading) in [("name", false), ("reading", true)] {
            let written = tree.at(&["person", field]).and_then(|node| node.as_text());
            let folded = folded(written.unwrap_or_default());
            // Whoever puts the name into the pen name wants it to be read; one character is no name.
            if folded.len() < 2 || shown.windows(folded.len()).any(|part| part == folded) {
                continue;
            }
            let pen_name = record.location_of(&["person", "pen_name"]);
            self.by_first.entry(folded[0]).or_default().push(self.names.len());
            self.names.push(HiddenName { folded, is_reading, pen_name });
        }
    }

    /// The names in a text, however they are spaced, and where.
    fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Range<usize>, &'a HiddenName)> {
        let starts = text.char_indices().filter(|_| !self.names.is_empty());
        starts.flat_map(move |(at, c)| {
            let candidates = self.by_first.get(&fold(c)).map_or(&[][..], Vec::as_slice);
            candidates.iter().filter_map(move |index| {
                let name = &self.names[*index];
                Some((name.at(text, at)?, name))
            })
        })
    }
}

impl HiddenName {
    /// The range of the name where it begins at `from`.
    fn at(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let mut rest = text[from..].char_indices();
        let mut end = from;
        for expected in &self.folded {
            let (at, c) = rest.find(|(_, c)| !is_separator(*c))?;
            if fold(c) != *expected {
                return None;
            }
            end = from + at + c.len_utf8();
        }
        self.stands_alone(text, &(from..end)).then_some(from..end)
    }

    /// Whether the characters beside a short name, or one in Latin letters, cannot belong to it: 林修 in 森林修復
    /// is nobody.
    fn stands_alone(&self, text: &str, range: &Range<usize>) -> bool {
        let is_latin = self.folded.iter().all(char::is_ascii);
        let is_long = if self.folded.iter().all(|c| is_kana(*c)) { 5 } else { 3 };
        if !is_latin && self.folded.len() >= is_long {
            return true;
        }
        let beside = [text[..range.start].chars().next_back(), text[range.end..].chars().next()];
        beside.into_iter().flatten().map(fold).all(|c| {
            if is_latin {
                !c.is_ascii_alphanumeric()
            } else {
                is_kana(c) != is_kana(self.folded[0]) || !c.is_alphabetic()
            }
        })
    }

    fn finding(&self, location: Location) -> Diagnostic {
        let variant = if self.is_reading { PR204Variant::Reading } else { PR204Variant::Name };
        self.told(variant, location)
    }

    fn told(&self, variant: PR204Variant, location: Location) -> Diagnostic {
        PR204 { variant }.at_labelled(location, [(PR204Label::Person, self.pen_name.clone())])
    }
}

fn folded(name: &str) -> Vec<char> {
    name.chars().filter(|c| !is_separator(*c)).map(fold).collect()
}

/// One form of a character: full-width and half-width, katakana and hiragana, capitals are one.
fn fold(c: char) -> char {
    match c {
        '\u{4E00}'..='\u{9FFF}' | '\u{3041}'..='\u{3096}' => c,
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => match c.nfkc().next().unwrap_or(c) {
            c @ '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
            c => c.to_lowercase().next().unwrap_or(c),
        },
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '・' | '･')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A0}'..='\u{30FF}')
}

/// The fields, the text and the words for pictures of a record hold no hidden name.
pub(in crate::check) fn hidden_names(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let (names, record) = (portal.hidden_names(), context.record);
    if names.names.is_empty() || names.find(record.origin.text()).next().is_none() {
        return;
    }
    let mut found = Vec::new();
    let hides_name = record.story().is_some_and(|story| story.person.pen_name.is_some());
    for (path, node) in visible_scalars(context.tree()) {
        let is_hidden = hides_name && matches!(path.as_slice(), ["person", "name" | "reading"]);
        if !is_hidden && path != ["body"] {
            let hits = names.find(node.as_text().unwrap_or_default());
            found.extend(hits.map(|(_, name)| name.finding(context.location_at(&node.span))));
        }
    }
    for block in context.texts() {
        found.extend(
            names.find(block.text()).filter_map(|(range, name)| Some(name.finding(block.location(range)?))),
        );
    }
    for picture in record.body.pictures() {
        let hits = names.find(&picture.alt);
        found.extend(hits.map(|(_, name)| name.finding(context.location_at(&picture.span))));
    }
    found.dedup();
    if matches!(record.common.status, Some(Status::Draft | Status::Review)) {
        // Nobody reads it yet.
        for finding in &mut found {
            finding.severity = Severity::Warning;
        }
    }
    findings.extend(found);
}

/// No address of a file holds a hidden name: those of pictures keep their names.
pub(in crate::check) fn names_in_addresses(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let names = HiddenNames::of(&context.site.portal);
    if names.names.is_empty() {
        return;
    }
    for (path, output) in context.outputs.iter() {
        let is_named = matches!(output, Output::File(_) | Output::Picture { .. } | Output::Redirect { .. });
        if let (true, Some((_, name))) = (is_named, names.find(path).next()) {
            let location =
                paths::location(context.site, output).unwrap_or_else(|| Location::File(path.to_string()));
            findings.push(name.told(PR204Variant::Address, location));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(name: &str, text: &str) -> bool {
        let folded = folded(name);
        let pen_name = Location::File(String::new());
        let mut names = HiddenNames::default();
        names.by_first.insert(folded[0], vec![0]);
        names.names.push(HiddenName { folded, is_reading: false, pen_name });
        names.find(text).next().is_some()
    }

    #[test]
    fn a_name_is_found_however_it_is_written_and_nowhere_else() {
        for text in [
            "本名・高橋みどり",
            "高橋　みどりさん",
            "高 橋 み ど り",
            "高橋ミドリ",
            "高橋ﾐﾄﾞﾘ",
            "高橋\nみどり",
        ] {
            assert_eq!(finds("高橋 みどり", text), !text.contains('ﾄ'), "{text}");
        }
        assert!(!finds("高橋みどり", "高橋みき"));
        assert!(!finds("林修", "森林修復") && finds("林修", "講師は林修、") && finds("林修", "林修です"));
        assert!(finds("Nimal Perera", "by NIMAL PERERA.") && !finds("Li Wu", "reli wuthering"));
        assert!(
            finds("たかはしみどり", "わたくしたかはしみどりは")
                && finds("たかはしみどり", "タカハシ・ミドリ")
        );
        assert!(!finds("みなみ", "みなみなさま") && finds("みなみ", "「みなみ」"));
    }
}
