//! JB124: commissioned work that is described like employment.

use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

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

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    words: Vec<String>,
    directed: Vec<String>,
    bound: Vec<String>,
    denied: Vec<String>,
    unless: Vec<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/employment-signs.yaml");
    serde_yaml::from_str(table).expect("the built-in table of signs is well-formed")
});

/// A day of so many minutes is one of employment, rather than an appointment.
const LONG_DAY: u16 = 300;

/// Commissioned work with a sign that only employment has, or with two that it seldom has.
pub(in crate::check) fn dressed(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    let job = advertised(site, context.record)
        .filter(|job| job.contract.iter().all(|contract| contract == Contract::Outsourced));
    let Some(job) = job else { return };
    let words: String = job_words(context.record, job).nfkc().collect();
    let signs: Vec<(&str, usize)> =
        signs(job, &words).into_iter().filter(|(_, weight)| *weight > 0).collect();
    if signs.iter().map(|(_, weight)| weight).sum::<usize>() >= 2 {
        let signs = signs.into_iter().map(|(sign, _)| sign).collect::<Vec<_>>().join(", ");
        findings.push(JB124 { signs }.at(context.location_of(&["contract"])));
    }
}

/// Each sign, and how much it says: two alone, one only beside another.
fn signs(job: &Job, words: &str) -> [(&'static str, usize); 9] {
    let hours = job.hours.as_ref();
    let has_trial = job.trial.as_ref().is_some_and(|trial| trial.months.is_some_and(|months| months > 0));
    // Freelancers may join the insurance of workers' compensation by themselves.
    let is_insured = job.insurance.iter().any(|insurance| *insurance != Insurance::WorkersCompensation);
    let is_once = job.frequency == Some(Frequency::Once);
    let is_fixed = !is_once && minutes_of_day(job).is_some_and(|minutes| minutes >= LONG_DAY);
    let has_overtime = hours
        .and_then(|hours| hours.overtime.as_ref())
        .is_some_and(|text| !TABLE.denied.iter().any(|denied| text.contains(denied.as_str())));
    let by_time = matches!(job.pay, Some(Pay::Amount { unit: PayUnit::Hour | PayUnit::Month, .. }));
    let strong = |is: bool| if is { 2 } else { 0 };
    let said = |list| said(words, list);
    [
        ("trial", strong(has_trial)),
        ("insurance", strong(is_insured)),
        ("overtime", strong(has_overtime)),
        ("words", strong(said(&TABLE.words) > 0)),
        ("directed", strong(said(&TABLE.directed) > 0)),
        ("bound", said(&TABLE.bound).min(2)),
        ("fixed_hours", usize::from(is_fixed)),
        ("holidays", usize::from(job.holidays.is_some())),
        ("by_time", usize::from(by_time)),
    ]
}

/// How many of the words of a list are said, and not denied in their clause.
fn said(words: &str, list: &[String]) -> usize {
    // Most jobs end here.
    if !list.iter().any(|word| words.contains(word.as_str())) {
        return 0;
    }
    let holds = |clause: &str, list: &[String]| list.iter().any(|word| clause.contains(word.as_str()));
    let clauses: Vec<&str> = words
        .split(['。', '\n', '、'])
        .filter(|clause| !holds(clause, &TABLE.denied) && !holds(clause, &TABLE.unless))
        .collect();
    let is_said = |word: &&String| clauses.iter().any(|clause| clause.contains(word.as_str()));
    // What is forbidden is told in words that would else deny it.
    let is_forbidden = |word: &&String| word.ends_with("ません") && words.contains(word.as_str());
    list.iter().filter(|word| is_said(word) || is_forbidden(word)).count()
}
