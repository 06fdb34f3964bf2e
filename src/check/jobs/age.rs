//! JB121: an age limit without a reason that the law allows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::advertised;
use super::words::{Limit, each_text, limits, may_be_employment};
use crate::check::context::RecordContext;
use crate::content::kinds::{Age, Contract, Job};
use crate::content::types::Day;
use crate::content::{job_words, names_upper_limit, says_unlimited};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

finding! {
    /// The age limit of a job has no reason, or none that goes with what else is said.
    enum JB121: Jobs Warning {
        NoReason = "default" / "default",
        NoReasonLower { min: u8 } = "lower_limit" / "default",
        NoReasonRows { count: usize, rows: String } = "rows" / "default",
        Unlisted { reason: String } = "unlisted" / "default",
        Term { number: &'static str } = "term" / "term",
        Lower { number: &'static str } = "lower" / "lower",
        Retirement { max: u8, retirement: u8 } = "retirement" / "retirement",
        Experience { skill: String } = "experience" / "experience",
    }
}

/// A case in which an age limit is allowed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    number: String,
    words: Vec<String>,
    unlimited: bool,
    lower: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    known_until: Day,
    exceptions: Vec<Exception>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/age-exceptions.yaml");
    serde_yaml::from_str(table).expect("the built-in table of exceptions is well-formed")
});

/// The last day up to which the table is known to be what the law says.
pub(super) fn known_until() -> Date {
    TABLE.known_until.0
}

/// Who is younger may not do some work; a lower limit up to this age excludes nobody else.
const ADULT: u8 = 18;
/// How many rows of a table are named.
const MOST_ROWS: usize = 12;
/// From this age on, people may be asked for in any contract.
const SENIOR: u8 = 60;

/// The age limit of a job that may be one of employment.
pub(in crate::check) fn age(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(job) = advertised(site, context.record).filter(|job| may_be_employment(job)) else { return };
    let Some(age) = job.age.as_ref().filter(|age| age.range.is_some() || age.note.is_some()) else {
        return in_words(context, findings);
    };
    let upper = match age.range.and_then(|range| range.max()) {
        Some(_) => Some("max"),
        None => age.note.as_deref().filter(|note| names_upper_limit(note)).map(|_| "note"),
    };
    let lower = age.range.and_then(|range| range.min()).filter(|min| (ADULT + 1..SENIOR).contains(min));
    let found = match (&age.reason, upper, lower) {
        (None, Some(field), _) => Some((JB121::NoReason, ["age", field])),
        (None, None, Some(min)) => Some((JB121::NoReasonLower { min }, ["age", "min"])),
        (Some(reason), ..) if upper.is_some() || lower.is_some() => {
            let words = || job_words(context.record, job);
            against(reason, job, age, &words).map(|finding| (finding, ["age", "reason"]))
        }
        (None | Some(_), ..) => None,
    };
    findings.extend(found.map(|(finding, path)| finding.at(context.location_of(&path))));
}

/// One finding for the limits without a reason in the rows of a table: it is one question to who keeps the list.
pub(in crate::check) fn unexplained_rows(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    const UNEXPLAINED: [&str; 2] = ["default", "lower_limit"];
    let table = |finding: &Diagnostic| {
        let is_meant = finding.code == JB121::CODE && UNEXPLAINED.contains(&finding.message);
        let sheet = finding.location.cell().filter(|_| is_meant)?.address.sheet;
        Some((finding.location.path().to_owned(), sheet))
    };
    let mut rows: BTreeMap<(String, u16), Vec<usize>> = BTreeMap::new();
    for finding in &findings {
        if let Some((table, cell)) = table(finding).zip(finding.location.cell()) {
            rows.entry(table).or_default().push(cell.row_number());
        }
    }
    let one_a_table = |finding: Diagnostic| {
        let Some(rows) = table(&finding).and_then(|table| rows.get_mut(&table)) else { return Some(finding) };
        let rows = match rows.as_slice() {
            [] => return None,
            [_] => return Some(finding),
            _ => std::mem::take(rows),
        };
        let named: Vec<String> = rows.iter().take(MOST_ROWS).map(ToString::to_string).collect();
        let more = if rows.len() > MOST_ROWS { "…" } else { "" };
        let all = JB121::NoReasonRows { count: rows.len(), rows: format!("{}{more}", named.join("・")) };
        let Diagnostic { severity, is_of_draft, .. } = finding;
        Some(Diagnostic { severity, is_of_draft, ..all.at(finding.location) })
    };
    findings.into_iter().filter_map(one_a_table).collect()
}

/// The limits in the texts of a job that gives none in its field.
fn in_words(context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.record.origin.text().contains(['歳', '才']) {
        each_text(context, &mut |text, _, location| {
            findings.extend(limits(text).into_iter().filter_map(|Limit { range, min }| {
                let finding = min.map_or(JB121::NoReason, |min| JB121::NoReasonLower { min });
                Some(finding.at(location(range)?))
            }));
        });
    }
}

/// What speaks against a reason.
fn against(reason: &str, job: &Job, age: &Age, words: &dyn Fn() -> String) -> Option<JB121> {
    let folded: String = reason.nfkc().collect();
    let named = |exception: &&Exception| exception.words.iter().any(|word| folded.contains(word.as_str()));
    let Some(exception) = TABLE.exceptions.iter().find(named) else {
        return Some(JB121::Unlisted { reason: reason.to_owned() });
    };
    let Exception { number, unlimited, lower, .. } = exception;
    let (min, max) = (age.range.and_then(|range| range.min()), age.range.and_then(|range| range.max()));
    let retirement = if number == "1号" { retirement_age(&folded) } else { None };
    if *unlimited && has_fixed_term(job) && !says_unlimited(&words()) {
        return Some(JB121::Term { number });
    }
    if !lower && min.is_some_and(|min| min > ADULT) {
        return Some(JB121::Lower { number });
    }
    if let Some((max, retirement)) = max.zip(retirement)
        && max != retirement
        && max + 1 != retirement
    {
        return Some(JB121::Retirement { max, retirement });
    }
    let skill = job.skills.iter().find(|skill| number == "3号のイ" && asks_for_experience(skill));
    skill.map(|skill| JB121::Experience { skill: skill.clone() })
}

/// Whether a contract ends on a day, as far as that is told.
fn has_fixed_term(job: &Job) -> bool {
    let is_told = job.term.as_ref().is_some_and(|term| term.months.is_some() || term.until.is_some());
    is_told || job.contract.iter().any(|contract| contract == Contract::FixedTerm)
}

/// The age at which one retires, where a reason names it: 定年が60歳, 60歳定年.
fn retirement_age(reason: &str) -> Option<u8> {
    const NEAR: usize = 4;
    let (before, behind) = reason.split_once("定年")?;
    let skipped = behind.trim_start_matches(|c: char| !c.is_ascii_digit());
    let is_near = behind[..behind.len() - skipped.len()].chars().count() <= NEAR;
    let from_behind = skipped.split_once(['歳', '才']).filter(|_| is_near);
    let number = match from_behind {
        Some((number, _)) => number,
        None => before.strip_suffix(['歳', '才'])?.rsplit(|c: char| !c.is_ascii_digit()).next()?,
    };
    number.parse().ok()
}

/// Whether something that is asked for is experience in a trade.
fn asks_for_experience(skill: &str) -> bool {
    const NOT_ASKED: [&str; 7] = ["未経験", "不問", "問いません", "なくて", "不要", "歓迎", "あれば"];
    skill.contains("経験") && !NOT_ASKED.iter().any(|word| skill.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_of_retirement_is_read_where_it_is_named() {
        for (reason, age) in [
            ("定年が60歳のため", Some(60)),
            ("定年65歳（例外事由1号）", Some(65)),
            ("60歳定年のため", Some(60)),
            ("定年年齢は65歳です", Some(65)),
            ("定年を上限とするため", None),
            ("定年後の再雇用は65歳まで", None),
        ] {
            assert_eq!(retirement_age(reason), age, "{reason}");
        }
    }
}
