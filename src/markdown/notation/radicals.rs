//! Radicals that a PDF has in the place of kanji: ⻑ for 長.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use super::Remark;
use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// Pairs of a radical and its kanji, ordered by the radical.
static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/radicals.yaml");
    let rows: BTreeMap<char, String> =
        serde_yaml::from_str(table).expect("the built-in table of radicals is well-formed");
    let pair = |(kanji, radicals): (&char, &String)| {
        radicals.chars().map(|radical| (radical, *kanji)).collect::<Vec<_>>()
    };
    let mut pairs: Vec<_> = rows.iter().flat_map(pair).collect();
    pairs.sort_unstable();
    pairs
});

/// The kanji of a radical of U+2E80–2FDF.
fn kanji(radical: char) -> Option<char> {
    let folded = std::iter::once(radical).nfkc().next().filter(|kanji| *kanji != radical);
    folded.or_else(|| PAIRS.binary_search_by_key(&radical, |(from, _)| *from).ok().map(|at| PAIRS[at].1))
}

/// Each radical becomes its kanji, and the first one is reported.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold_radicals() {
        return;
    }
    let mut first = None;
    let mut count = 0;
    for (at, c) in page.body.char_indices().filter(|(_, c)| ('\u{2e80}'..='\u{2fdf}').contains(c)) {
        let Some(kanji) = kanji(c) else { continue };
        let mut proposal = Proposal::default();
        proposal.replace(at..at + c.len_utf8(), kanji.to_string());
        sheet.propose(proposal);
        first.get_or_insert((at..at + c.len_utf8(), c, kanji));
        count += 1;
    }
    if let Some((range, radical, kanji)) = first {
        sheet.remark(Remark::Radicals { range, radical, kanji, count });
    }
}
