//! One way in which a name is written, found however it is spaced.

use std::ops::Range;

use super::beside::{TITLES, goes_on, kana_goes_on, may_run_on, runs_on, starts_with};
use super::fold::{
    first_folded, fold, folded, is_apostrophe, is_kana, is_kanji, is_latin, is_separator, is_unseen,
};

/// What else stands directly behind a name without being a part of it: offices, and words for a person.
const OFFICES: &[&str] = &[
    "会長",
    "副会長",
    "理事",
    "代表",
    "市長",
    "町長",
    "村長",
    "知事",
    "議員",
    "社長",
    "店長",
    "部長",
    "課長",
    "係長",
    "主任",
    "主事",
    "校長",
    "園長",
    "館長",
    "教授",
    "講師",
    "選手",
    "記者",
    "夫妻",
    "殿",
    "著",
    "作",
    "撮影",
    "提供",
    "宛",
    "方",
    "宅",
    "本人",
    "会員",
    "委員",
    "監督",
    "医師",
    "住職",
];

/// What may stand directly before a name in kanji without being a part of it.
const BEFORE: &[&str] = &[
    "長", "代表", "理事", "監事", "幹事", "委員", "会員", "職員", "社員", "店員", "議員", "担当", "主任",
    "主事", "講師", "教授", "先生", "取材", "撮影", "写真", "執筆", "編集", "氏名", "名前", "作者", "著者",
    "協力", "提供", "文", "絵", "話", "者", "課", "係", "部", "歳", "年", "月", "日", "故", "旧姓", "本名",
];

/// How sure it is that a name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The name stands by itself.
    Sure,
    /// Kanji stand beside it, of which it may be a part: 林修一 in 小林修一.
    Perhaps,
}

/// A name as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelling {
    folded: Vec<char>,
    /// Before which characters a further word begins.
    breaks: Vec<usize>,
    is_latin: bool,
}

impl Spelling {
    /// The spelling of a name; none where nothing of it is left without spaces.
    pub fn of(name: &str) -> Option<Self> {
        let (mut all, mut breaks) = (Vec::new(), Vec::new());
        for word in name.split(is_separator).filter(|word| !word.is_empty()) {
            breaks.push(all.len());
            all.extend(folded(word));
        }
        let is_latin = all.iter().all(|c| is_latin(*c));
        (!all.is_empty()).then_some(Self { folded: all, breaks, is_latin })
    }

    /// The characters by which it is compared.
    pub fn folded(&self) -> &[char] {
        &self.folded
    }

    /// Whether it is written in Latin letters.
    pub const fn is_latin(&self) -> bool {
        self.is_latin
    }

    /// Whether a text is this name and nothing else.
    pub fn is(&self, text: &str) -> bool {
        folded(text) == self.folded
    }

    /// The range of the characters where they begin at `from`, whatever stands beside them.
    fn characters_at(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let mut end = from;
        for (number, expected) in self.folded.iter().enumerate() {
            let may_part = number > 0 && (!self.is_latin || self.breaks.contains(&number));
            let mut rest = &text[end..];
            if may_part {
                rest = behind_remarks(rest);
            }
            if number > 0 && self.is_latin {
                // Scripts and YAML escape what is a quotation mark as well.
                rest = rest.trim_start_matches(|c| is_apostrophe(c) || c == '\\');
            }
            let (c, length) = first_folded(rest)?;
            if c != *expected {
                return None;
            }
            end = text.len() - rest.len() + length;
        }
        Some(from..end)
    }

    /// The range of the name where it begins at `from`, and how sure it is that it is meant.
    pub fn at(&self, text: &str, from: usize) -> Option<(Range<usize>, Certainty)> {
        let range = self.characters_at(text, from)?;
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let beside = [before.chars().next_back(), after.chars().next()].map(|c| c.map(fold));
        if self.is_latin {
            let is_alone = beside.iter().flatten().all(|c| !(is_latin(*c) && c.is_alphabetic()));
            return is_alone.then_some((range, Certainty::Sure));
        }
        let is_kana_alone = self.folded.iter().all(|c| is_kana(*c));
        let is_read_last = is_kana_alone || self.is_read_last();
        let goes_on = goes_on(after, is_kana_alone) || is_read_last && goes_on(after, true);
        if is_kana_alone && !goes_on {
            let is_long = self.folded.len() >= 5;
            let is_alone = beside.iter().flatten().all(|c| !is_kana(*c))
                || beside[0].is_none_or(|c| !is_kana(c)) && starts_with(after, TITLES);
            let certainty = self.certainty_before(&text[range.clone()], after);
            return (is_long || is_alone).then_some((range, certainty));
        }
        if goes_on {
            return None;
        }
        let is_free_before = (beside[0].is_none_or(|c| !is_kanji(c))
            || BEFORE.iter().any(|word| before.ends_with(word)))
            && !kana_goes_on(before, &text[from..]);
        let is_free_after = beside[1].is_none_or(|c| !is_kanji(c))
            || starts_with(after, TITLES)
            || starts_with(after, OFFICES);
        match (is_free_before && is_free_after, self.folded.len() >= 3) {
            (true, _) => {
                let certainty = self.certainty_before(&text[range.clone()], after);
                Some((range, certainty))
            }
            (false, true) => Some((range, Certainty::Perhaps)),
            (false, false) => None,
        }
    }

    /// How sure it is that the name is meant where it stands free, by what goes on behind it: 吉田さくらんぼ園, 高橋美咲n.
    fn certainty_before(&self, name: &str, after: &str) -> Certainty {
        let is_account = after.starts_with(|c: char| c.is_ascii_lowercase());
        if self.folded.len() >= 3 && (is_account || may_run_on(name, after)) {
            Certainty::Perhaps
        } else {
            Certainty::Sure
        }
    }

    /// Whether it certainly is the beginning of another word where it stands at a range of a text.
    pub fn runs_on(&self, text: &str, range: &Range<usize>) -> bool {
        !self.is_latin && runs_on(&text[range.clone()], &text[range.end..])
    }

    /// Whether its last half is written as it is read, though kanji stand in it: 浜口みつ.
    fn is_read_last(&self) -> bool {
        self.folded.last().is_some_and(|c| is_kana(*c)) && self.folded.iter().any(|c| is_kanji(*c))
    }

    /// The range of a family name or first name where somebody is called by it: `高橋さん`, `高橋家`, `名はみどり`.
    pub fn called_at(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let range = self.characters_at(text, from)?;
        self.is_called(text, &range).then_some(range)
    }

    fn is_called(&self, text: &str, range: &Range<usize>) -> bool {
        let (before, after) = (&text[..range.start], text[range.end..].trim_start_matches([' ', '\u{3000}']));
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
}

/// What follows spaces, marks of Markdown and HTML, and remarks on the part of a name before them: `（わたなべ）`,
/// `《わたなべ》`, `|わたなべ}`, `（旧姓 佐藤）`, `<br>`, `](/x.html)`, a `\\` at the end of a line.
fn behind_remarks(text: &str) -> &str {
    const BRACKETS: [(&str, &[char]); 6] =
        [("（", &['）']), ("(", &[')']), ("《", &['》']), ("|", &['}']), ("](", &[')']), ("<", &['>'])];
    const LONGEST: usize = 60;
    let mut rest = text.trim_start_matches(is_between);
    'remarks: loop {
        for (opening, closing) in BRACKETS {
            let Some(inside) = rest.strip_prefix(opening) else { continue };
            let Some(end) = inside.find(closing) else { continue };
            let words = &inside[..end];
            let is_reading = words.chars().all(|c| is_kana(c) || is_separator(c));
            let is_mark = matches!(opening, "<" | "](") && !words.contains(['<', '\n']);
            if words.len() <= LONGEST && (is_reading || is_mark || words.starts_with("旧姓")) {
                rest = inside[end..].trim_start_matches(closing).trim_start_matches(is_between);
                continue 'remarks;
            }
        }
        return rest;
    }
}

/// What stands between the parts of a name and is none.
fn is_between(c: char) -> bool {
    is_separator(c) || is_unseen(c) || matches!(c, '{' | '[' | '*' | '\\')
}

/// The family name and the first name of a name that is written in two words, or in kanji and kana.
pub fn parts(name: &str) -> Option<[&str; 2]> {
    let name = name.trim();
    let two = |is_between: fn(char) -> bool| {
        let mut words = name.split(is_between).filter(|word| !word.is_empty());
        Some([words.next()?, words.next()?]).filter(|_| words.next().is_none())
    };
    // A first name may have a hyphen itself: Jean-Pierre Martin.
    if let Some(words) = two(char::is_whitespace).or_else(|| two(is_separator)) {
        return Some(words);
    }
    let kana = name.find(is_kana)?;
    let (family, first) = name.split_at(kana);
    let is_name = !family.is_empty()
        && family.chars().all(is_kanji)
        && first.chars().count() >= 2
        && first.chars().all(is_kana);
    is_name.then_some([family, first])
}

#[cfg(test)]
mod tests {
    use super::super::Spellings;
    use super::*;

    fn found(name: &str, text: &str) -> Option<Certainty> {
        let mut spellings = Spellings::default();
        spellings.add(name);
        let found = spellings.find(text).into_iter().next();
        found.map(|found| found.certainty)
    }

    #[test]
    fn a_name_is_found_however_it_is_written_and_nowhere_else() {
        let sure = [
            ("高橋 みどり", "本名・髙橋みどり"),
            ("高橋 みどり", "高橋　みどりさん"),
            ("高橋みどり", "高 橋 み ど り"),
            ("高橋みどり", "高橋ミドリ"),
            ("高橋みどり", "高橋ﾐﾄﾞﾘ"),
            ("高橋みどり", "高橋\nみと\u{3099}り"),
            ("高橋みどり", "写真/高橋_みどり.jpg"),
            ("田中花子", "会長田中花子様"),
            ("田中", "「田中」田中さんと、田中市長"),
            ("林修", "講師は林修、"),
            ("Nimal Perera", "by NIMAL-PERERA2.jpg"),
            ("Nimal Perera", "nimalperera"),
            ("satō hanako", "Ｓａｔo\u{304} Hanako"),
            ("たかはしみどり", "わたくしタカハシ・ミドリは"),
            ("渡辺一郎", "会長は渡邉（わたなべ）一郎（いちろう）です"),
            ("渡辺一郎", "渡邉\u{E0102}一郎"),
            ("渡辺一郎", "渡辺\u{200B}一郎"),
            ("渡辺一郎", "渡\u{AD}辺一郞"),
            ("渡辺一郎", "渡辺（旧姓佐藤）一郎"),
            ("渡辺一郎", "渡辺<br>一郎"),
            ("渡辺一郎", "渡辺\\\n一郎"),
            ("渡辺一郎", "渡辺  \r\n一郎"),
            ("渡辺一郎", "[渡辺](/x.html)一郎"),
            ("渡辺一郎", "{渡辺|わたなべ} {一郎|いちろう}"),
            ("Watanabe Ichiro", "Wata\u{200B}nabe Ichiro"),
            ("Jean Pierre O'Neill", "by Jean‐Pierre O’Neill."),
            ("Jean Pierre O’Neill", "jean-pierre-oneill.jpg"),
            ("Jean Pierre O'Neill", "'Jean\u{2011}Pierre O\\'Neill'"),
            ("Jean Pierre O'Neill", "Jean-Pierre O''Neill"),
            ("O'Neill Jean-Pierre", "O＇Neill, Jean Pierre"),
            ("Élodie Léger", "Elodie LEGER"),
            ("Elodie Leger", "E\u{301}lodie Léger"),
            ("Nguyen Van Duc", "Nguyễn Văn Đức"),
            ("Søren Łos", "soren los"),
            ("ジャン・ピエール", "ジャン＝ピエール"),
        ];
        for (name, text) in sure {
            assert_eq!(found(name, text), Some(Certainty::Sure), "{name}: {text}");
        }
        for (name, text) in [("林修一", "小林修一"), ("高橋一", "高橋一郎")] {
            assert_eq!(found(name, text), Some(Certainty::Perhaps), "{name}: {text}");
        }
        for (name, text) in [
            ("高橋みどり", "高橋みき"),
            ("渡辺一郎", "渡辺（佐藤の弟）一郎"),
            ("田中", "田中町の中田さん、山田中央、田中家具店"),
            ("林修", "森林修復"),
            ("Li Wu", "reli wuthering"),
            ("Li Wu", "L iwu"),
            ("Jean Neill", "Jean O’Neill"),
            ("Elodie Leger", "Elodie Légère"),
            ("Rene Martin", "Irène Martin"),
            ("Ann Lee", "Ann, Lisa and Lee"),
            ("みなみ", "みなみなさま"),
        ] {
            assert_eq!(found(name, text), None, "{name}: {text}");
        }
    }

    #[test]
    fn somebody_whose_name_goes_on_is_somebody_else_where_that_is_certain() {
        for (name, text) in [
            ("浜口ミツ", "浜口ミツ子さんの店"),
            ("浜口ミツ", "浜口ミツ子、"),
            ("浜口ミツ", "name: 浜口 ミツ子"),
            ("浜口ミツ", "浜口ミツ江さま"),
            ("高橋一", "高橋一郎さん"),
            ("はまぐちみつ", "はまぐち みつこ"),
            ("はまぐちみつ", "ハマグチミツエさん"),
            ("浜口みつ", "浜口みつこ、"),
            ("浜口みつ", "浜口みつよさん"),
        ] {
            assert_eq!(found(name, text), None, "{name}: {text}");
        }
        for (name, text) in [
            ("浜口ミツ", "浜口ミツ夫さん"),
            ("浜口ミツ", "浜口ミツ代、"),
            ("浜口ミツ", "浜口ミツ子どもの会"),
            ("浜口ミツ", "大浜口ミツさん"),
            ("もり花子", "こもり花子さん"),
            ("高橋一", "高橋一郎の話"),
            ("はまぐちみつ", "はまぐちみつこのひと"),
            ("はまぐちみつ", "はまぐちみつえがお"),
            ("吉田さくら", "吉田さくらんぼ園"),
            ("吉田はるか", "吉田はるかぜ保育園"),
            ("高橋美咲", "高橋美咲n というアカウント"),
        ] {
            assert_eq!(found(name, text), Some(Certainty::Perhaps), "{name}: {text}");
        }
        for (name, text) in [
            ("浜口ミツ", "浜口ミツさん"),
            ("もり花子", "代表はもり花子さん"),
            ("もり花子", "さんモリ花子"),
            ("浜口みつ", "浜口みつです"),
            ("浜口ミツ", "浜口ミツこと浜の母"),
            ("はまぐちみつ", "はまぐちみつよ。"),
            ("吉田さくら", "吉田さくらって人"),
            ("吉田さくら", "吉田さくらから、吉田さくらなど"),
            ("高橋美咲", "\\n高橋美咲さん"),
            ("高橋美咲", "by高橋美咲"),
        ] {
            assert_eq!(found(name, text), Some(Certainty::Sure), "{name}: {text}");
        }
    }
}
