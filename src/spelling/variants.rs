//! Variant kanji: which forms of a character count as one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Pairs of a form and the representative that stands for it, ordered by the form.
static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let kanji = rows(include_str!("../../content/tables/variant-kanji.yaml"));
    let final_form = |letter| kanji.iter().find(|(from, _)| *from == letter).map_or(letter, |(_, to)| *to);
    let radicals = rows(include_str!("../../content/tables/radicals.yaml"));
    let radicals = radicals.into_iter().map(|(radical, letter)| (radical, final_form(letter)));
    let mut pairs: Vec<_> = radicals.chain(kanji.iter().copied()).collect();
    pairs.sort_unstable();
    pairs
});

/// The pairs of a built-in table: a form, and what stands for it.
fn rows(table: &str) -> Vec<(char, char)> {
    let rows: BTreeMap<char, String> =
        serde_yaml::from_str(table).expect("the built-in tables of characters are well-formed");
    rows.iter().flat_map(|(to, forms)| forms.chars().map(move |from| (from, *to))).collect()
}

/// All pairs as one string, form then representative: what the browser's normaliser is made from.
pub fn pairs() -> String {
    PAIRS.iter().flat_map(|(from, to)| [from, to]).collect()
}

/// The character that stands for all forms of `letter`; itself if it has none.
pub fn representative(letter: char) -> char {
    PAIRS.binary_search_by_key(&letter, |(from, _)| *from).map_or(letter, |at| PAIRS[at].1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_form_stands_once_and_leads_to_the_end() {
        let forms: BTreeSet<_> = PAIRS.iter().map(|(from, _)| *from).collect();
        assert_eq!(forms.len(), PAIRS.len(), "a form stands on two lines");
        for (from, to) in PAIRS.iter() {
            assert!(!forms.contains(to), "{to} represents {from}, yet is a form itself");
            for letter in [from, to] {
                assert!(letter.nfkc().eq([*letter]), "NFKC changes {letter}: the line has no effect");
            }
        }
    }

    #[test]
    fn forms_of_names_are_known() {
        for (form, expected) in [
            "髙高", "﨑崎", "邊辺", "邉辺", "齋斎", "齊斎", "斉斎", "澤沢", "濵浜", "濱浜", "𠮷吉", "⻑長",
            "⻘青", "⻄西",
        ]
        .map(|pair| (pair.chars().next(), pair.chars().last()))
        {
            assert_eq!(form.map(representative), expected);
        }
        assert_eq!(representative('山'), '山');
    }

    #[test]
    fn the_string_of_pairs_holds_them_all() {
        let text = pairs();
        assert_eq!(text.chars().count(), PAIRS.len() * 2);
        assert!(text.contains("髙高"));
    }
}
