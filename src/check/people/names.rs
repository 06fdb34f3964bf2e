//! Names of people in texts, however they are written and spaced.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::context::RecordContext;
use crate::check::scalars::visible_scalars;
use crate::content::Part;
use crate::diagnostic::Location;
use crate::spelling::{Certainty, Spelling, Way, fold, forms, is_kana, is_separator};

/// Names that nobody is to read, indexed by their first characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::check) struct Names {
    names: Vec<Name>,
    by_first: HashMap<char, Vec<usize>>,
}

/// A name or its reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    spelling: Spelling,
    pub is_reading: bool,
    /// As its person gives it.
    pub written: String,
    /// Whether it is a family name or first name, which counts only where somebody is called by it.
    is_part: bool,
    /// Whether half of it is written as it is read: it counts only where it stands by itself.
    is_mixed: bool,
    /// Where its person is told of.
    pub told_at: Location,
}

impl Names {
    /// Adds a name, of which `told_at` says where its person is told of. One character is no name.
    pub(super) fn add(&mut self, name: &str, is_reading: bool, told_at: Location) {
        if Spelling::of(name).is_some_and(|spelling| spelling.folded().len() >= 2) {
            self.push(name, is_reading, told_at);
        }
    }

    /// Adds one of the ways to write a name.
    pub(super) fn add_way(&mut self, way: &Way, told_at: Location) {
        let before = self.names.len();
        self.add(&way.text, way.is_reading, told_at);
        self.names[before..].iter_mut().for_each(|name| name.is_mixed = way.is_mixed);
    }

    /// Adds a family name or first name, to be found where somebody is called by it.
    pub(super) fn add_part(&mut self, part: &str, told_at: Location) {
        let before = self.names.len();
        self.push(part, false, told_at);
        self.names[before..].iter_mut().for_each(|name| name.is_part = true);
    }

    fn push(&mut self, name: &str, is_reading: bool, told_at: Location) {
        let Some(spelling) = Spelling::of(name) else { return };
        self.by_first.entry(spelling.folded()[0]).or_default().push(self.names.len());
        let written = name.to_owned();
        self.names.push(Name { spelling, is_reading, written, is_part: false, is_mixed: false, told_at });
    }

    /// Whether there is none.
    pub(super) const fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Where names stand in the fields of a record, in its text, in the words for its pictures and in the addresses of its
    /// links, but not in the fields that `is_left_out` names.
    pub(super) fn places<'a>(
        &'a self,
        context: &RecordContext<'_>,
        is_left_out: impl Fn(&[&str]) -> bool,
    ) -> Vec<(Location, &'a Name)> {
        let mut found = Vec::new();
        if self.is_empty() || self.first_in_file("", context.record.origin.text()).is_none() {
            return found;
        }
        for (path, node) in visible_scalars(context.tree()) {
            if path != ["body"] && !is_left_out(&path) {
                let text = node.as_text().unwrap_or_default();
                let plain = found.len();
                found.extend(self.find(text).map(|(_, name)| (context.location_at(&node.span), name)));
                if found.len() == plain {
                    let hidden = self.first_in_file("", text);
                    found.extend(hidden.map(|name| (context.location_at(&node.span), name)));
                }
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
        self.add_hidden_in_body(context, &mut found);
        found
    }

    /// Adds the lines of a body that name somebody where no words of a block do: in the address of a link, in its title,
    /// in an attribute of HTML.
    fn add_hidden_in_body<'a>(&'a self, context: &RecordContext<'_>, found: &mut Vec<(Location, &'a Name)>) {
        let origin = &context.record.origin;
        let Part::Yaml(fields) = &origin.part else { return };
        let mut at = fields.end;
        let mut is_comment = false;
        for line in origin.source.text[fields.end..].split_inclusive('\n') {
            let span = at..at + line.trim_end().len();
            at += line.len();
            let shown = without_own_addresses(&without_comments(line, &mut is_comment));
            let is_told = |(location, _): &(Location, &Name)| {
                location.span().is_some_and(|told| told.start < span.end && span.start < told.end)
            };
            if let Some(name) = self.first_in_file("", &shown).filter(|_| !found.iter().any(is_told)) {
                found.push((context.location_at(&span), name));
            }
        }
    }

    /// A name in the text of a file, in whichever form it is read.
    pub(super) fn first_in_file(&self, path: &str, text: &str) -> Option<&Name> {
        forms::of(path, text).iter().find_map(|form| self.find(form).next().map(|(_, name)| name))
    }

    /// A name in bytes that are no text.
    pub(super) fn first_in_bytes(&self, bytes: &[u8]) -> Option<&Name> {
        forms::of_bytes(bytes).iter().find_map(|(text, least)| {
            let is_long = |range: &Range<usize>| {
                text[range.clone()].chars().filter(|c| !is_separator(*c)).count() >= *least
            };
            self.find(text).find(|(range, _)| is_long(range)).map(|(_, name)| name)
        })
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

    /// Whether kana behind a short name, whose last half is kana as well, make another word of it: 森はなやか.
    fn goes_on(&self, after: &str) -> bool {
        const LONG: usize = 5;
        const JOINS: [&str; 15] = [
            "は",
            "が",
            "の",
            "と",
            "も",
            "に",
            "を",
            "で",
            "へ",
            "だ",
            "さん",
            "さま",
            "くん",
            "ちゃん",
            "こと",
        ];
        let folded = self.spelling.folded();
        folded.len() < LONG
            && folded.last().is_some_and(|c| is_kana(*c))
            && after.starts_with(is_kana)
            && !JOINS.iter().any(|word| after.starts_with(word))
    }

    /// The range of the name where it begins at `from`.
    fn at(&self, text: &str, from: usize) -> Option<Range<usize>> {
        if self.is_part {
            return self.spelling.called_at(text, from);
        }
        let (range, certainty) = self.spelling.at(text, from)?;
        // 吉田さくらんぼ園 is no 吉田さくら.
        if self.spelling.runs_on(text, &range) {
            return None;
        }
        let stands_alone = || certainty == Certainty::Sure && !self.goes_on(&text[range.end..]);
        (!self.is_mixed || stands_alone()).then_some(range)
    }
}

/// A line of Markdown without the addresses of records and files of the portal: a name in one is told where it is given.
fn without_own_addresses(line: &str) -> String {
    let mut shown = String::new();
    let mut rest = line;
    while let Some((at, opening)) =
        ["](", "[["].iter().filter_map(|sign| Some((rest.find(sign)?, sign))).min()
    {
        let (before, behind) = rest.split_at(at + opening.len());
        let end =
            behind.find(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '|')).unwrap_or(behind.len());
        shown.push_str(before);
        if behind[..end].contains(':') {
            shown.push_str(&behind[..end]);
        }
        rest = &behind[end..];
    }
    shown + rest
}

/// A line without what stands in comments of HTML, which may reach over several lines and are not published.
fn without_comments(line: &str, is_comment: &mut bool) -> String {
    let mut shown = String::new();
    let mut rest = line;
    loop {
        let sign = if *is_comment { "-->" } else { "<!--" };
        let (before, behind) =
            rest.split_once(sign).map_or((rest, None), |(before, behind)| (before, Some(behind)));
        if !*is_comment {
            shown.push_str(before);
        }
        let Some(behind) = behind else { return shown };
        *is_comment = !*is_comment;
        rest = behind;
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
        assert!(!finds("吉田さくら", "吉田さくらんぼ園") && finds("吉田さくら", "吉田さくらって人"));
        assert!(finds("Nimal Perera", "by NIMAL PERERA.") && !finds("Li Wu", "reli wuthering"));
        assert!(
            finds("たかはしみどり", "わたくしたかはしみどりは")
                && finds("たかはしみどり", "タカハシ・ミドリ")
        );
        assert!(!finds("みなみ", "みなみなさま") && finds("みなみ", "「みなみ」"));
    }
}
