//! What a job pays on trial or while one is trained, as far as words tell it: 研修期間は時給1,000円.

use unicode_normalization::UnicodeNormalization as _;

use crate::check::jobs::yen::ending_at;
use crate::content::Record;
use crate::content::kinds::{Job, Pay, PayUnit};

/// What a time on trial is called.
const TRIALS: [&str; 10] = [
    "試用期間",
    "試用中",
    "試用の間",
    "研修期間",
    "研修中",
    "研修の間",
    "見習い期間",
    "見習期間",
    "見習い中",
    "見習中",
];
/// The words for what an amount is paid for, and the least that is taken for pay rather than for something else.
const UNITS: [(&str, PayUnit, u32); 4] = [
    ("時給", PayUnit::Hour, 300),
    ("日給", PayUnit::Day, 1_500),
    ("日当", PayUnit::Day, 1_500),
    ("月給", PayUnit::Month, 30_000),
];

/// Pay of a time on trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TrialPay {
    pub(super) unit: PayUnit,
    pub(super) yen: u32,
}

/// The pay on trial of a job, with the field that tells it; none of its fields does where its text does.
pub(super) fn told(record: &Record, job: &Job) -> Option<(TrialPay, Option<[&'static str; 2]>)> {
    let (unit, min, note) = match &job.pay {
        Some(Pay::Amount { unit, range, note, .. }) => (Some(*unit), range.min(), note.as_deref()),
        Some(Pay::ToBeAgreed { unit, note, .. }) => (*unit, None, note.as_deref()),
        Some(Pay::Unpaid { .. }) | None => (None, None, None),
    };
    let conditions = job.trial.as_ref().and_then(|trial| trial.conditions.as_deref());
    let of_pay = |text: &str, is_of_trial: bool| {
        let found = pay(text, is_of_trial, unit, min)?;
        // What is paid anyway is judged as the pay.
        let is_pay = Some(found.unit) == unit && Some(found.yen) == min;
        (!is_pay).then_some(found)
    };
    let in_fields = [(conditions, ["trial", "conditions"], true), (note, ["pay", "note"], false)];
    let found = in_fields
        .into_iter()
        .find_map(|(text, path, is_of_trial)| Some((of_pay(text?, is_of_trial)?, Some(path))));
    found.or_else(|| {
        let text = record.origin.text();
        let may_be_told = ["試用", "研修", "見習"].iter().any(|word| text.contains(word))
            && TRIALS.iter().any(|trial| text.contains(trial));
        let blocks = if may_be_told { record.body.source_blocks() } else { Vec::new() };
        blocks.iter().find_map(|block| Some((of_pay(&block.text, false)?, None)))
    })
}

/// The pay on trial that a text tells. All of a text that is about the trial is; else it begins with the name of one.
fn pay(text: &str, is_of_trial: bool, unit: Option<PayUnit>, min: Option<u32>) -> Option<TrialPay> {
    if !(is_of_trial || TRIALS.iter().any(|trial| text.contains(trial))) {
        return None;
    }
    let text: String = text.nfkc().filter(|c| !matches!(c, ',' | ' ')).collect();
    text.split(['。', '\n']).find_map(|sentence| {
        let behind = TRIALS.iter().filter_map(|trial| Some((sentence.find(trial)?, trial.len()))).min();
        let behind = match behind {
            Some((at, _)) if is_bracketed(&sentence[at..]) => return bracketed(&sentence[..at], unit),
            Some((at, length)) => &sentence[at + length..],
            None if is_of_trial => sentence,
            None => return None,
        };
        behind.match_indices('円').find_map(|(at, _)| amount(behind, at, unit, min))
    })
}

/// Whether nothing but the name of a time on trial stands up to the end of a bracket: 時給950円（研修期間）.
fn is_bracketed(text: &str) -> bool {
    let name = TRIALS.iter().find_map(|trial| text.strip_prefix(trial)).unwrap_or(text);
    ["", "中", "のみ", "中のみ", "の間"]
        .iter()
        .any(|more| name.strip_prefix(more).is_some_and(|end| end.starts_with(')')))
}

/// The amount right before a bracket: 時給950円(.
fn bracketed(before: &str, unit: Option<PayUnit>) -> Option<TrialPay> {
    let before = before.strip_suffix("円(")?;
    let (yen, from) = ending_at(before, before.len())?;
    let named = UNITS.iter().find(|(word, ..)| before[..from].ends_with(word));
    let unit = named.map(|(_, unit, _)| *unit).or(unit)?;
    is_pay(unit, yen).then_some(TrialPay { unit, yen })
}

/// The amount before a sign of yen, where it is what is paid on trial, or by how much less that is.
fn amount(behind: &str, at: usize, unit: Option<PayUnit>, min: Option<u32>) -> Option<TrialPay> {
    const AFTER: [&str; 9] = ["後", "終了", "明け", "以降", "経過", "本採用", "から", "通常", "以外"];
    const OTHER: [&str; 9] = ["代", "費", "手当", "料", "補助", "祝", "支援", "賞", "税"];
    const LESS: [&str; 7] = ["引", "減", "低", "少な", "ダウン", "マイナス", "安"];
    const MORE: [&str; 6] = ["アップ", "増", "加算", "上乗せ", "昇給", "プラス"];
    let (yen, from) = ending_at(behind, at)?;
    let between = &behind[..from];
    if AFTER.iter().chain(&OTHER).chain(&MORE).any(|word| between.contains(word)) {
        return None;
    }
    let named = UNITS.iter().find(|(word, ..)| between.contains(word)).map(|(_, unit, _)| *unit);
    let is_minus = between.ends_with("マイナス") || between.ends_with('-');
    let is_direct = between.is_empty() || between.ends_with(['は', 'も', ':', '(', '、', 'の']);
    let of = named.or_else(|| unit.filter(|_| is_direct || is_minus))?;
    let rest = &behind[at + '円'.len_utf8()..];
    if MORE.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let is_less = is_minus || LESS.iter().any(|word| rest.starts_with(word));
    let yen = if is_less { min.filter(|_| unit == Some(of))?.checked_sub(yen)? } else { yen };
    // An amount for nothing that is named is pay where it is near the pay.
    let is_near = named.is_some() || min.is_some_and(|min| yen >= min / 2);
    (is_near && is_pay(of, yen)).then_some(TrialPay { unit: of, yen })
}

fn is_pay(unit: PayUnit, yen: u32) -> bool {
    UNITS.iter().any(|(_, of, least)| *of == unit && yen >= *least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_paid_on_trial_is_told_from_other_amounts() {
        for (text, yen) in [
            ("研修期間は時給1,000円", Some(1_000)),
            ("試用期間中は時給950円", Some(950)),
            ("試用期間（3か月）の時給は９５０円です", Some(950)),
            ("交通費は月5,000円まで。研修期間3か月は1,050円", Some(1_050)),
            ("研修中は時給が50円低くなります", Some(1_050)),
            ("研修中は50円引きです", Some(1_050)),
            ("研修期間中はマイナス50円", Some(1_050)),
            ("時給950円（研修期間）、1,100円（その後）", Some(950)),
            ("見習い期間は日給8千円", Some(8_000)),
            ("研修期間終了後は時給1,200円", None),
            ("試用期間3か月、その後は時給1,200円", None),
            ("試用期間中も時給は同じです", None),
            ("研修中の昼食代500円", None),
            ("研修期間は交通費として1日1,000円", None),
            ("試用期間中は、時給の合計から何も引きません", None),
            ("時給1,000円。研修期間があります", None),
            ("研修期間中は時給に50円加算", None),
            ("研修期間が終われば時給50円アップ", None),
        ] {
            let found = pay(text, false, Some(PayUnit::Hour), Some(1_100));
            assert_eq!(found.map(|pay| pay.yen), yen, "{text}");
        }
        let of_trial = |text| pay(text, true, Some(PayUnit::Hour), Some(1_100)).map(|pay| pay.yen);
        assert_eq!(of_trial("時給1,000円"), Some(1_000));
        assert_eq!(of_trial("3か月は1,000円"), Some(1_000));
        assert_eq!(of_trial("賃金は同じ。終了後に時給1,150円"), None);
    }
}
