//! The ways in which people write one name: family name and first name in both orders, in kanji, in kana, half in kana,
//! in Latin letters.

use std::collections::HashSet;

use super::fold::{folded, is_kana, is_kanji};
use super::name::parts;
use super::romaji::in_letters;

/// A way to write a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// How it is written.
    pub text: String,
    /// Whether it only says how the name is read.
    pub is_reading: bool,
    /// Whether half of it is the reading, so that it is the name only where it stands by itself.
    pub is_mixed: bool,
}

/// All ways to write the name of somebody of whom these names and readings are known, each once.
pub fn ways(names: &[&str], readings: &[&str]) -> Vec<Way> {
    let mut all = All::default();
    for name in names {
        all.add_in_both_orders(name, false);
    }
    for reading in readings {
        all.add_in_both_orders(reading, true);
        for letters in in_letters(reading) {
            all.add(letters, true, false);
        }
    }
    for name in names {
        for reading in readings {
            for mixed in mixed(name, reading) {
                all.add(mixed, false, true);
            }
        }
    }
    all.ways
}

#[derive(Default)]
struct All {
    ways: Vec<Way>,
    /// With the words of Latin letters, which may be apart at no other place.
    known: HashSet<(Vec<char>, Option<String>)>,
}

impl All {
    fn add_in_both_orders(&mut self, name: &str, is_reading: bool) {
        self.add(name.trim().to_owned(), is_reading, false);
        if let Some([family, first]) = parts(name) {
            self.add(format!("{first} {family}"), is_reading, false);
        }
    }

    fn add(&mut self, text: String, is_reading: bool, is_mixed: bool) {
        let folded = folded(&text);
        let is_latin = !text.chars().any(|c| is_kana(c) || is_kanji(c));
        if !folded.is_empty() && self.known.insert((folded, is_latin.then(|| text.clone()))) {
            self.ways.push(Way { text, is_reading, is_mixed });
        }
    }
}

/// A name of which one half is written in kanji and the other as it is read, in both orders: 佐藤はなこ, さとう花子.
fn mixed(name: &str, reading: &str) -> Vec<String> {
    /// In characters: what is read of a name that is not known apart.
    const LONG_ENOUGH: usize = 3;
    if !name.chars().any(is_kanji) || !reading.chars().any(is_kana) {
        return Vec::new();
    }
    let is_known = parts(reading).is_some();
    let is_enough = |kana: &str| is_known || kana.chars().count() >= LONG_ENOUGH;
    let mut all = Vec::new();
    for [family, first] in halves_of_kanji(name) {
        for [read_family, read_first] in halves_of_kana(reading) {
            if is_enough(&read_first) {
                all.extend([format!("{family}{read_first}"), format!("{read_first}{family}")]);
            }
            // What a sentence says before a name is no end of one.
            if is_enough(&read_family)
                && (is_known || !read_family.ends_with(['は', 'が', 'の', 'を', 'に', 'も', 'で']))
            {
                all.extend([format!("{read_family}{first}"), format!("{first}{read_family}")]);
            }
        }
    }
    all
}

/// Where a name may be divided: as it is written, or, of kanji alone, wherever names are.
fn halves_of_kanji(name: &str) -> Vec<[String; 2]> {
    if let Some(known) = parts(name) {
        return vec![known.map(str::to_owned)];
    }
    let kanji: Vec<char> = name.trim().chars().collect();
    if !kanji.iter().all(|c| is_kanji(*c)) {
        return Vec::new();
    }
    // Of four characters and more each half has two; what 子 is a part of begins before it.
    let least = if kanji.len() < 4 { 1 } else { 2 };
    let places = least..(kanji.len() + 1).saturating_sub(least);
    let halves = places.map(|at| [&kanji[..at], &kanji[at..]].map(|half| half.iter().collect()));
    halves.filter(|[_, first]: &[String; 2]| first != "子").collect()
}

/// Where a reading may be divided: where it says so, or before any syllable.
fn halves_of_kana(reading: &str) -> Vec<[String; 2]> {
    if let Some(known) = parts(reading) {
        return vec![known.map(str::to_owned)];
    }
    let kana: Vec<char> = reading.chars().filter(|c| is_kana(*c)).collect();
    let may_begin = |c: char| !"ぁぃぅぇぉっゃゅょんァィゥェォッャュョンー".contains(c);
    let places = (2..kana.len().saturating_sub(1)).filter(|at| may_begin(kana[*at]));
    places.map(|at| [&kana[..at], &kana[at..]].map(|half| half.iter().collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, reading: &str) -> Vec<String> {
        ways(&[name], &[reading]).into_iter().map(|way| way.text).collect()
    }

    #[test]
    fn a_name_half_in_kana_is_one_of_its_ways() {
        for (name, reading) in [
            ("佐藤花子", "さとう はなこ"),
            ("佐藤 花子", "さとう はなこ"),
            ("佐藤花子", "さとうはなこ"),
            ("佐藤 花子", "サトウ・ハナコ"),
        ] {
            let folded_ways: Vec<_> = written(name, reading).iter().map(|way| folded(way)).collect();
            for expected in
                ["佐藤花子", "佐藤はなこ", "さとう花子", "花子さとう", "はなこ佐藤", "さとうはなこ"]
            {
                assert!(folded_ways.contains(&folded(expected)), "{name} {reading}: {expected}");
            }
        }
        let once = written("高橋みどり", "たかはし みどり");
        assert_eq!(once.iter().filter(|way| folded(way) == folded("高橋みどり")).count(), 1);
        for (name, reading) in [("林花子", "はやし はなこ"), ("ディリニ・ペレラ", "でぃりに ぺれら")]
        {
            assert!(!written(name, reading).iter().any(|way| way == "はやし子"), "{name}");
        }
        assert!(ways(&["Nimal Perera"], &["にまる ぺれら"]).iter().all(|way| !way.is_mixed));
    }
}
