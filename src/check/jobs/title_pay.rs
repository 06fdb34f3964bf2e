//! JB125: pay below what the title says.

use unicode_normalization::UnicodeNormalization as _;

use super::advertised;
use crate::check::context::RecordContext;
use crate::content::kinds::{Pay, PayUnit};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

finding! {
    /// The title promises more than the lowest pay.
    struct JB125: Jobs Warning { promised: u32, lowest: u32 }
    labels JB125Label { Pay = "pay" }
}

/// The words for what an amount is paid for.
const UNITS: [(&str, PayUnit); 6] = [
    ("時給", PayUnit::Hour),
    ("日給", PayUnit::Day),
    ("日当", PayUnit::Day),
    ("月給", PayUnit::Month),
    ("年収", PayUnit::Year),
    ("年俸", PayUnit::Year),
];
/// What says that an amount is the best that one can earn, or not what one begins with.
const HIGHEST: [&str; 6] = ["最大", "最高", "上限", "も可", "可能", "目指"];

/// An amount in the title beside the lowest amount of the pay.
pub(in crate::check) fn title_pay(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(job) = advertised(site, context.record) else { return };
    let Some(Pay::Amount { unit, range, .. }) = &job.pay else { return };
    let Some((of, promised)) = amount_in(&context.record.common.title) else { return };
    let lowest = range.min().map(|min| (min, "min")).or(range.max().map(|max| (max, "max")));
    if let Some((lowest, field)) = lowest.filter(|(lowest, _)| of == *unit && *lowest < promised) {
        let label = (JB125Label::Pay, context.location_of(&["pay", field]));
        let finding = JB125 { promised, lowest };
        findings.push(finding.at_labelled(context.location_of(&["title"]), [label]));
    }
}

/// The amount that a title promises: 時給1,200円, 月給20万円. One that it calls the highest is no promise.
fn amount_in(title: &str) -> Option<(PayUnit, u32)> {
    let title: String = title.nfkc().filter(|c| !matches!(c, ',' | ' ')).collect();
    let (behind, unit) = UNITS.iter().find_map(|(word, unit)| Some((title.split_once(word)?.1, *unit)))?;
    let behind = behind.trim_start_matches([':', '約']);
    let (number, rest) = leading_number(behind)?;
    let (amount, rest) = match rest.strip_prefix('万') {
        None => (number, rest),
        Some(rest) => {
            let (below, rest) = leading_number(rest).unwrap_or((0, rest));
            (number.checked_mul(10_000)?.checked_add(below)?, rest)
        }
    };
    let is_highest = HIGHEST.iter().any(|word| title.contains(word)) || rest.starts_with("円まで");
    (rest.starts_with('円') && !is_highest).then_some((unit, amount))
}

/// The number with which a text begins, and what stands behind it.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_with_what_it_is_paid_for() {
        for (title, amount) in [
            ("時給1,200円のレジ", Some((PayUnit::Hour, 1200))),
            ("事務（月給２０万円〜）", Some((PayUnit::Month, 200_000))),
            ("月給20万5000円", Some((PayUnit::Month, 205_000))),
            ("最大時給1,500円", None),
            ("年収500万円も可能", None),
            ("日給8000円まで", None),
            ("時給アップの相談", None),
            ("会費1,000円の催し", None),
        ] {
            assert_eq!(amount_in(title), amount, "{title}");
        }
    }
}
