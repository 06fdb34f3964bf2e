//! AC314: how often one works is said twice, and differently.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization as _;

use crate::check::context::{PortalContext, RecordContext};
use crate::content::kinds::Frequency;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// The frequency of a job does not go together with its days.
    struct AC314: Accessibility Warning { frequency: &'static str, days: String }
    labels AC314Label { Days = "days" }
}

/// The frequency of a job beside its days a month and its days a week.
pub(in crate::check) fn frequency(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(job) = context.record.job().filter(|_| context.record.translation.is_none()) else { return };
    // What takes place once may take some days.
    let Some(frequency) = job.frequency.filter(|frequency| *frequency != Frequency::Once) else { return };
    let per_month =
        job.per_month.map(|days| (u16::from(days)..=u16::from(days), format!("per_month: {days}")));
    let written = job.hours.as_ref().and_then(|hours| hours.days.as_deref());
    let days = written.and_then(|text| Some((days_a_month(text)?, text.to_owned())));
    let said = [(&["per_month"][..], per_month), (&["hours", "days"][..], days)];
    for (field, (days, written)) in said.into_iter().filter_map(|(field, said)| Some((field, said?))) {
        let usual = usual_days(frequency);
        if days.end() < usual.start() || days.start() > usual.end() {
            let finding = AC314 { frequency: frequency.as_str(), days: written };
            let label = (AC314Label::Days, context.location_of(field));
            findings.push(finding.at_labelled(context.location_of(&["frequency"]), [label]));
        }
    }
}

/// The days a month that a frequency may mean, generously.
const fn usual_days(frequency: Frequency) -> RangeInclusive<u16> {
    match frequency {
        Frequency::Once => 0..=31,
        Frequency::Monthly => 0..=8,
        Frequency::Weekly => 3..=5,
        Frequency::SeveralDays => 5..=31,
        Frequency::Full => 12..=31,
    }
}

/// The days a month of a text that says them in one way alone: 週3日, 週2～3回, 月1回.
fn days_a_month(text: &str) -> Option<RangeInclusive<u16>> {
    let text: Vec<char> = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let found = (0..text.len()).filter_map(|at| days_at(&text, at));
    let mut found: Vec<_> = found.collect();
    (found.len() == 1).then(|| found.remove(0))
}

/// `週` or `月` with a number, or two, and `日` or `回` behind it. `12月2日` is a date.
fn days_at(text: &[char], at: usize) -> Option<RangeInclusive<u16>> {
    let times = match text[at] {
        '週' => 4,
        '月' if at == 0 || !text[at - 1].is_ascii_digit() => 1,
        _ => return None,
    };
    let mut rest = text[at + 1..].iter().copied().skip_while(|c| *c == 'に').peekable();
    let mut number = || {
        let mut value = None;
        while let Some(digit) = rest.peek().and_then(|c| c.to_digit(10)) {
            value = Some(value.unwrap_or(0u16).saturating_mul(10).saturating_add(u16::try_from(digit).ok()?));
            rest.next();
        }
        Some((value?, rest.next()?))
    };
    let (first, behind) = number()?;
    let (last, behind) =
        if matches!(behind, '~' | '〜' | '-' | '・' | '、') { number()? } else { (first, behind) };
    let is_said = matches!(behind, '日' | '回') && first <= last;
    is_said.then(|| first.saturating_mul(times)..=last.saturating_mul(times))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_where_they_are_said_in_one_way() {
        for (text, days) in [
            ("週3日", Some(12..=12)),
            ("週２～３回", Some(8..=12)),
            ("月1回、土曜", Some(1..=1)),
            ("月に2回", Some(2..=2)),
            ("土日のどちらか", None),
            ("12月2日から", None),
            ("月1回か週1回", None),
            ("週明け", None),
            ("週3時間", None),
        ] {
            assert_eq!(days_a_month(text), days, "{text}");
        }
    }
}
