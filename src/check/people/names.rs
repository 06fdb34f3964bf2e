//! Names of people in texts, however they are written and spaced.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::check::context::RecordContext;
use crate::check::scalars::visible_scalars;
use crate::diagnostic::Location;

/// Names that nobody is to read, indexed by their first characters.
#[derive(Debug, Default)]
pub(in crate::check) struct Names {
    names: Vec<Name>,
    by_first: HashMap<char, Vec<usize>>,
}

/// A name or its reading.
#[derive(Debug)]
pub(super) struct Name {
    /// Without spaces, folded.
    folded: Vec<char>,
    pub is_reading: bool,
    /// Where its person is told of.
    pub told_at: Location,
}

impl Names {
    /// Adds a name, of which `told_at` says where its person is told of. One character is no name.
    pub(super) fn add(&mut self, name: &str, is_reading: bool, told_at: Location) {
        let folded = folded(name);
        if folded.len() < 2 {
            return;
        }
        self.by_first.entry(folded[0]).or_default().push(self.names.len());
        self.names.push(Name { folded, is_reading, told_at });
    }

    /// Whether there is none.
    pub(super) const fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Where names stand in the fields of a record, in its text and in the words for its pictures, but not
    /// in the fields that `is_left_out` names.
    pub(super) fn places<'a>(
        &'a self,
        context: &RecordContext<'_>,
        is_left_out: impl Fn(&[&str]) -> bool,
    ) -> Vec<(Location, &'a Name)> {
        let mut found = Vec::new();
        if self.is_empty() || self.find(context.record.origin.text()).next().is_none() {
            return found;
        }
        for (path, node) in visible_scalars(context.tree()) {
            if path != ["body"] && !is_left_out(&path) {
                let hits = self.find(node.as_text().unwrap_or_default());
                found.extend(hits.map(|(_, name)| (context.location_at(&node.span), name)));
            }
        }
        for block in context.texts() {
            found.extend(
                self.find(block.text()).filter_map(|(range, name)| Some((block.location(range)?, name))),
            );
        }
        for picture in context.record.body.pictures() {
            found.extend(self.find(&picture.alt).map(|(_, name)| (context.location_at(&picture.span), name)));
        }
        found
    }

    /// The names in a text, however they are spaced, and where.
    pub(super) fn find<'a, 't>(
        &'a self,
        text: &'t str,
    ) -> impl Iterator<Item = (Range<usize>, &'a Name)> + use<'a, 't> {
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

impl Name {
    /// Whether it is this one.
    pub(super) fn is(&self, name: &str) -> bool {
        folded(name) == self.folded
    }

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
}

/// A name in the form in which names are compared.
pub(super) fn folded(name: &str) -> Vec<char> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(name: &str, text: &str) -> bool {
        let mut names = Names::default();
        names.add(name, false, Location::File(String::new()));
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
