//! Overtime pay within the pay, as it is said in words.

use unicode_normalization::UnicodeNormalization as _;

use super::yen::ending_at;

/// What overtime pay within the pay is called.
const WORDS: [&str; 14] = [
    "固定残業",
    "みなし残業",
    "見込み残業",
    "見込残業",
    "定額残業",
    "固定時間外",
    "みなし時間外",
    "固定割増",
    "残業代込",
    "残業手当込",
    "残業代を含",
    "残業代をふく",
    "残業手当を含",
    "時間外手当を含",
];
/// What says in the same clause that there is none, or that it is paid beside the pay.
const NONE: [&str; 17] = [
    "なし",
    "無し",
    "ません",
    "はない",
    "まない",
    "まず",
    "まれない",
    "でいない",
    "ていない",
    "除く",
    "除いた",
    "別途",
    "別に",
    "加えて",
    "のほかに",
    "とは別",
    "上乗せ",
];

/// Overtime pay that is within the pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// So many yen.
    Yen(u32),
    /// How many yen is not told.
    Untold,
}

impl From<Option<u32>> for Within {
    fn from(yen: Option<u32>) -> Self {
        yen.map_or(Self::Untold, Self::Yen)
    }
}

/// The word for it in a text, and what stands before and behind.
fn found(text: &str) -> Option<(&'static str, &str, &str)> {
    text.split(['。', '\n']).find_map(|sentence| {
        let (word, (before, behind)) =
            WORDS.iter().find_map(|word| Some((*word, sentence.split_once(word)?)))?;
        let clause = behind.split('、').next().unwrap_or_default();
        // What is beyond is paid beside it: that says nothing of the amount itself.
        let own = clause.split('超').next().and_then(|own| own.split("こえ").next()).unwrap_or_default();
        (!NONE.iter().any(|none| own.contains(none))).then_some((word, before, behind))
    })
}

/// Whether any of the words stands in a text: nearly all have none.
pub(super) fn may_be_said(text: &str) -> bool {
    ["残業", "時間外", "割増"].iter().any(|word| text.contains(word))
        && WORDS.iter().any(|word| text.contains(word))
}

/// The word for overtime pay within the pay in a text.
pub(super) fn said(text: &str) -> Option<&'static str> {
    found(text).map(|(word, ..)| word)
}

/// Whether words say that overtime pay is within the pay, and its amount in yen where they tell it.
pub(super) fn within(text: &str) -> Option<Within> {
    let plain: String = text.nfkc().filter(|c| !matches!(c, ',' | ' ')).collect();
    let (_, before, behind) = found(&plain)?;
    let behind = behind.trim_start_matches(['代', '手', '当', '時', '間', '外']);
    let mut clauses = behind.split('、');
    let own = clauses.next().and_then(amount);
    let next =
        || clauses.next().filter(|clause| clause.starts_with(|c: char| c.is_ascii_digit())).and_then(amount);
    let last = || before.rsplit(['、', '(']).next().filter(|clause| clause.ends_with('の')).and_then(amount);
    Some(own.or_else(next).or_else(last).into())
}

/// The first amount in yen: 30000円, 3万円, 2万5000円, 2.5万円.
fn amount(text: &str) -> Option<u32> {
    let mut amounts = text.match_indices('円').filter_map(|(at, _)| Some(ending_at(text, at)?.0));
    amounts.find(|yen| *yen > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_amount_of_overtime_pay_is_read_where_it_is_within_the_pay() {
        for (text, amount) in [
            ("固定残業代 3万円（20時間分）含む", Some(Within::Yen(30_000))),
            ("みなし残業代30,000円（月20時間分）をふくみ、超えた分は別途支給", Some(Within::Yen(30_000))),
            ("固定残業代（20時間分、25,000円）を含む", Some(Within::Yen(25_000))),
            ("2万5千円の固定残業代を含む", Some(Within::Yen(25_000))),
            ("2万5000円の固定残業代を含みます", Some(Within::Yen(25_000))),
            ("固定残業手当2.5万円込み。基本給18万円", Some(Within::Yen(25_000))),
            ("みなし残業代を含みます。時給1,200円", Some(Within::Untold)),
            ("月給には残業代を含みます", Some(Within::Untold)),
            ("固定残業代はありません", None),
            ("固定残業代は含みません", None),
            ("固定残業代なし", None),
            ("固定残業代3万円を別途支給", None),
            ("残業代は全額支払います", None),
        ] {
            assert_eq!(within(text), amount, "{text}");
        }
    }
}
