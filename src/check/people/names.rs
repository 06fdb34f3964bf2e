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
    /// As its person gives it.
    pub written: String,
    /// Whether it is a family name or first name, which counts only where somebody is called by it.
    is_part: bool,
    /// Where its person is told of.
    pub told_at: Location,
}

impl Names {
    /// Adds a name, of which `told_at` says where its person is told of. One character is no name.
    pub(super) fn add(&mut self, name: &str, is_reading: bool, told_at: Location) {
        if folded(name).len() >= 2 {
            self.push(name, is_reading, false, told_at);
        }
    }

    /// Adds a family name or first name, to be found where somebody is called by it.
    pub(super) fn add_part(&mut self, part: &str, told_at: Location) {
        self.push(part, false, true, told_at);
    }

    fn push(&mut self, name: &str, is_reading: bool, is_part: bool, told_at: Location) {
        let folded = folded(name);
        let Some(first) = folded.first() else { return };
        self.by_first.entry(*first).or_default().push(self.names.len());
        self.names.push(Name { folded, is_reading, written: name.to_owned(), is_part, told_at });
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
        let is_meant = if self.is_part {
            self.is_called(text, &(from..end))
        } else {
            self.stands_alone(text, &(from..end))
        };
        is_meant.then_some(from..end)
    }

    /// Whether somebody is called so here: `高橋さん`, `高橋家`, `名はみどり`.
    fn is_called(&self, text: &str, range: &Range<usize>) -> bool {
        const TITLES: &[&str] = &["さん", "くん", "ちゃん", "さま", "君", "氏", "様", "先生", "家"];
        let (before, after) = (&text[..range.start], text[range.end..].trim_start_matches([' ', '\u{3000}']));
        let is_kanji = |c: char| matches!(c, '々' | '\u{3400}'..='\u{9fff}');
        let is_short_kana = self.folded.len() < 3 && self.folded.iter().all(|c| is_kana(*c));
        let belongs = |c: char| {
            let first = self.folded[0];
            (is_kanji(c) && is_kanji(first))
                || (c.is_ascii_alphanumeric() && first.is_ascii())
                || (is_kana(c) && is_short_kana)
        };
        let is_introduced =
            ["名は", "名前は", "名を", "名字は", "姓は"].iter().any(|words| before.ends_with(words));
        if !is_introduced && before.chars().next_back().is_some_and(belongs) {
            return false;
        }
        if let Some(rest) = TITLES.iter().find_map(|title| after.strip_prefix(title)) {
            return !(after.starts_with('家') && rest.starts_with(is_kanji));
        }
        let ends = ["です", "だ", "と", "で", "。", "、", "」", "．", "，"];
        is_introduced && (after.is_empty() || ends.iter().any(|end| after.starts_with(end)))
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

/// The family name and the first name of a name that is written in two words, or in kanji and kana.
pub(super) fn parts(name: &str) -> Option<[&str; 2]> {
    let name = name.trim();
    let mut words = name.split(is_separator).filter(|word| !word.is_empty());
    if let (Some(first), Some(second), None) = (words.next(), words.next(), words.next()) {
        return Some([first, second]);
    }
    let kana = name.find(is_kana)?;
    let (family, first) = name.split_at(kana);
    let is_name = !family.is_empty()
        && family.chars().all(|c| matches!(c, '々' | '\u{3400}'..='\u{9fff}'))
        && first.chars().count() >= 2
        && first.chars().all(is_kana);
    is_name.then_some([family, first])
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

    fn calls(part: &str, text: &str) -> bool {
        let mut names = Names::default();
        names.add_part(part, Location::File(String::new()));
        names.find(text).next().is_some()
    }

    #[test]
    fn a_part_of_a_name_is_found_where_somebody_is_called_so() {
        assert_eq!(parts("高橋みどり"), Some(["高橋", "みどり"]));
        assert_eq!(parts("高橋 翠"), Some(["高橋", "翠"]));
        assert_eq!((parts("高橋翠"), parts("みどり")), (None, None));
        for text in ["高橋さんの話", "高橋家は", "高橋 さん", "姓は高橋です", "「高橋くん」"]
        {
            assert!(calls("高橋", text), "{text}");
        }
        for text in ["大高橋さん", "高橋市の人", "高橋家具店", "高橋は"] {
            assert!(!calls("高橋", text), "{text}");
        }
        assert!(calls("みどり", "私はみどりさんに") && calls("みどり", "名はミドリ。"));
        assert!(!calls("はな", "おはなさん") && calls("はな", "「はなちゃん」") && !calls("林", "森林さん"));
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
