//! Names of people in texts, however they are written and spaced.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::context::RecordContext;
use crate::check::scalars::visible_scalars;
use crate::diagnostic::Location;
use crate::spelling::{Spelling, fold};

/// Names that nobody is to read, indexed by their first characters.
#[derive(Debug, Default)]
pub(in crate::check) struct Names {
    names: Vec<Name>,
    by_first: HashMap<char, Vec<usize>>,
}

/// A name or its reading.
#[derive(Debug)]
pub(super) struct Name {
    spelling: Spelling,
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
        if Spelling::of(name).is_some_and(|spelling| spelling.folded().len() >= 2) {
            self.push(name, is_reading, false, told_at);
        }
    }

    /// Adds a family name or first name, to be found where somebody is called by it.
    pub(super) fn add_part(&mut self, part: &str, told_at: Location) {
        self.push(part, false, true, told_at);
    }

    fn push(&mut self, name: &str, is_reading: bool, is_part: bool, told_at: Location) {
        let Some(spelling) = Spelling::of(name) else { return };
        self.by_first.entry(spelling.folded()[0]).or_default().push(self.names.len());
        self.names.push(Name { spelling, is_reading, written: name.to_owned(), is_part, told_at });
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
        self.spelling.is(name)
    }

    /// The range of the name where it begins at `from`.
    fn at(&self, text: &str, from: usize) -> Option<Range<usize>> {
        if self.is_part {
            self.spelling.called_at(text, from)
        } else {
            self.spelling.at(text, from).map(|(range, _)| range)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::parts;

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
            assert!(finds("高橋 みどり", text), "{text}");
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
