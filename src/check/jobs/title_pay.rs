//! JB125: pay below what the title says.

use unicode_normalization::UnicodeNormalization as _;

use super::advertised;
use super::yen::{Amount, leading};
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

/// The amount that a title promises: 時給1,200円, 月給20万円, the lower one of 月給25〜30万円. One that it calls the
/// highest is no promise.
fn amount_in(title: &str) -> Option<(PayUnit, u32)> {
    const RANGES: [&str; 5] = ["〜", "~", "-", "から", "以上"];
    let title: String = title.nfkc().filter(|c| !matches!(c, ',' | ' ')).collect();
    let (behind, unit) = UNITS.iter().find_map(|(word, unit)| Some((title.split_once(word)?.1, *unit)))?;
    let lower = leading(behind.trim_start_matches([':', '約']))?;
    let range = RANGES.iter().find_map(|range| lower.rest.strip_prefix(range));
    let upper = range.and_then(leading);
    // 25〜30万円
    let is_shared = |upper: &Amount<'_>| lower.scale == 1 && upper.scale > 1 && lower.yen < upper.scale;
    let scale = upper.filter(is_shared).map_or(1, |upper| upper.scale);
    let yen = lower.yen.checked_mul(scale)?;
    let is_of_yen = lower.rest.starts_with('円')
        || lower.scale > 1
        || range.is_some()
        || lower.rest.is_empty()
        || lower.rest.starts_with([')', '】', '」', '/', '・', '!']);
    let most = lower.rest.strip_prefix('円').unwrap_or(lower.rest);
    let is_highest = HIGHEST.iter().any(|word| title.contains(word)) || most.starts_with("まで");
    (is_of_yen && !is_highest && !is_count(lower.rest)).then_some((unit, yen))
}

/// Whether what stands behind a number says that it counts no yen: 月給2回払い.
fn is_count(rest: &str) -> bool {
    ["回", "名", "人", "日", "月", "か月", "ヶ月", "割", "%"].iter().any(|unit| rest.starts_with(unit))
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
            ("月給25〜30万円の営業", Some((PayUnit::Month, 250_000))),
            ("月給25～30万円", Some((PayUnit::Month, 250_000))),
            ("月給25万〜30万円", Some((PayUnit::Month, 250_000))),
            ("月給25万円〜", Some((PayUnit::Month, 250_000))),
            ("月給25万〜 事務", Some((PayUnit::Month, 250_000))),
            ("月給25万 事務", Some((PayUnit::Month, 250_000))),
            ("月給25.5万円", Some((PayUnit::Month, 255_000))),
            ("日給1万2千円", Some((PayUnit::Day, 12_000))),
            ("日給8千円から", Some((PayUnit::Day, 8_000))),
            ("時給1200〜1500円", Some((PayUnit::Hour, 1_200))),
            ("時給1,200", Some((PayUnit::Hour, 1_200))),
            ("月給〜30万円", None),
            ("月給30万まで", None),
            ("月給2回払いの店", None),
            ("日給3日で払います", None),
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
