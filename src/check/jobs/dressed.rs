//! JB124: commissioned work that is described like employment.

use super::advertised;
use crate::check::context::RecordContext;
use crate::content::kinds::{Contract, Frequency, Insurance, Job, Pay, PayUnit};
use crate::content::{job_words, minutes_of_day};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

finding! {
    /// Commissioned work with what only employment has.
    struct JB124: Jobs Warning { signs: String }
}

/// What only an employer says.
const WORDS: [&str; 8] =
    ["有給休暇", "就業規則", "試用期間", "社会保険完備", "タイムカード", "賞与", "昇給", "残業代"];
/// What says in the same sentence that it is none.
const DENIED: [&str; 7] = ["ありません", "なし", "無し", "ではな", "いません", "対象外", "されません"];
/// A day of so many minutes is one of employment, rather than an appointment.
const LONG_DAY: u16 = 300;

/// Commissioned work with a sign that only employment has, or with two that it seldom has.
pub(in crate::check) fn dressed(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    let job = advertised(site, context.record)
        .filter(|job| job.contract.iter().all(|contract| contract == Contract::Outsourced));
    let Some(job) = job else { return };
    let words = job_words(context.record, job);
    let signs: Vec<(&str, u8)> = signs(job, &words).into_iter().filter(|(_, weight)| *weight > 0).collect();
    if signs.iter().map(|(_, weight)| weight).sum::<u8>() >= 2 {
        let signs = signs.into_iter().map(|(sign, _)| sign).collect::<Vec<_>>().join(", ");
        findings.push(JB124 { signs }.at(context.location_of(&["contract"])));
    }
}

/// Each sign, and how much it says: two alone, one only beside another.
fn signs(job: &Job, words: &str) -> [(&'static str, u8); 7] {
    let hours = job.hours.as_ref();
    let has_trial = job.trial.as_ref().is_some_and(|trial| trial.months.is_some_and(|months| months > 0));
    // Freelancers may join the insurance of workers' compensation by themselves.
    let is_insured = job.insurance.iter().any(|insurance| *insurance != Insurance::WorkersCompensation);
    let is_once = job.frequency == Some(Frequency::Once);
    let is_fixed = !is_once && minutes_of_day(job).is_some_and(|minutes| minutes >= LONG_DAY);
    let has_overtime = hours
        .and_then(|hours| hours.overtime.as_ref())
        .is_some_and(|text| !DENIED.iter().any(|denied| text.contains(denied)));
    let by_time = matches!(job.pay, Some(Pay::Amount { unit: PayUnit::Hour | PayUnit::Month, .. }));
    let strong = |is: bool| if is { 2 } else { 0 };
    [
        ("trial", strong(has_trial)),
        ("insurance", strong(is_insured)),
        ("overtime", strong(has_overtime)),
        ("words", strong(says_employment(words))),
        ("fixed_hours", u8::from(is_fixed)),
        ("holidays", u8::from(job.holidays.is_some())),
        ("by_time", u8::from(by_time)),
    ]
}

fn says_employment(words: &str) -> bool {
    words
        .split(['。', '\n', '、'])
        .filter(|part| !DENIED.iter().any(|denied| part.contains(denied)))
        .any(|part| WORDS.iter().any(|word| part.contains(word)))
}
