//! The words that rules look for, and what finds all of them in one pass over a text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// What a word is looked for as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// The name of an era of the Japanese calendar.
    Era,
    /// A day or year that depends on when it is read.
    Relative,
    /// A word of officialdom.
    Official,
    /// A mark of Markdown or HTML.
    Mark,
}

/// The eras with the year before their first one.
pub(super) const ERAS: [(&str, u16); 5] =
    [("明治", 1867), ("大正", 1911), ("昭和", 1925), ("平成", 1988), ("令和", 2018)];

const RELATIVE: &[&str] = &[
    "本日",
    "昨日",
    "明後日",
    "今週",
    "来週",
    "再来週",
    "先週",
    "今月",
    "来月",
    "再来月",
    "先月",
    "今年",
    "来年",
    "再来年",
    "昨年",
    "去年",
    "一昨年",
    "本年",
    "今年度",
    "来年度",
    "昨年度",
    "本年度",
    "先日",
    "近日中",
];

const MARKS: &[&str] = &["**", "＊＊", "[[", "](", "<br", "<BR", "</", "《"];

static BUILT_IN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/plain-words.yaml");
    serde_yaml::from_str(table).expect("the built-in table of plain words is well-formed")
});

/// The words of a portal.
#[derive(Debug)]
pub(in crate::check) struct Vocabulary {
    words: Vec<(String, Topic)>,
    plain: BTreeMap<String, String>,
    search: AhoCorasick,
}

/// A word that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundWord {
    pub(super) topic: Topic,
    pub(super) range: Range<usize>,
}

impl Vocabulary {
    /// The program's words with those of a portal: a word of officialdom and the plain one, or none where it is not
    /// to be looked for.
    pub(in crate::check) fn with(own: &BTreeMap<String, String>) -> Self {
        let mut plain = BUILT_IN.clone();
        plain.extend(own.iter().map(|(word, plain)| (word.clone(), plain.trim().to_owned())));
        plain.retain(|word, plain| !word.is_empty() && !plain.is_empty());
        let eras = ERAS.iter().map(|(name, _)| (*name, Topic::Era));
        let of = |words: &'static [&'static str], topic| words.iter().map(move |word| (*word, topic));
        let officials = plain.keys().map(|word| (word.as_str(), Topic::Official));
        let words = eras.chain(of(RELATIVE, Topic::Relative)).chain(of(MARKS, Topic::Mark)).chain(officials);
        let words: Vec<_> = words.map(|(word, topic)| (word.to_owned(), topic)).collect();
        let search = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(words.iter().map(|(word, _)| word))
            .expect("a few hundred words");
        Self { words, plain, search }
    }

    /// The words in a text, from left to right.
    pub(super) fn find(&self, text: &str) -> Vec<FoundWord> {
        let found = self.search.find_iter(text);
        let word = found
            .map(|found| FoundWord { topic: self.words[found.pattern().as_usize()].1, range: found.range() });
        word.collect()
    }

    /// The plain word for a word of officialdom.
    pub(super) fn plain(&self, word: &str) -> Option<&str> {
        self.plain.get(word).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_adds_words_and_takes_them_away() {
        let own = [("寄附行為", "定款"), ("鋭意", ""), ("当該", "この")];
        let own = own.map(|(word, plain)| (word.to_owned(), plain.to_owned())).into();
        let vocabulary = Vocabulary::with(&own);
        let words = |text: &str| {
            vocabulary.find(text).into_iter().map(|word| text[word.range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(words("当該の寄附行為を鋭意、可及的速やかに"), ["当該", "寄附行為", "可及的速やかに"]);
        assert_eq!(vocabulary.plain("当該"), Some("この"));
        assert_eq!(words("令和8年の来年度、一昨年、再来週"), ["令和", "来年度", "一昨年", "再来週"]);
    }
}
