//! Jobs.

use serde_json::{Value, json};

use super::{Row, day, headcount, text, yes};
use crate::content::Kind;
use crate::content::kinds::{
    Age, Contract, FixedOvertime, Frequency, Hours, Job, JobPlace, Pay, PayUnit, PlaceMode, PublisherKind,
    Range, Renewal, Term, Trial,
};
use crate::content::types::{Clock, GroupId, ProgramId};

pub(super) fn value(row: &Row<'_>, job: &Job, path: &str) -> Option<Value> {
    let employer = &job.employer;
    Some(match path {
        "employer.name" => json!(employer.name),
        "employer.url" => text(employer.url.as_ref()),
        "employer.kind" => json!(employer.kind.map(PublisherKind::as_str)),
        "contract" => json!(job.contract.iter().map(Contract::as_str).collect::<Vec<_>>()),
        "contract_name" => json!(job.contract_name),
        "duties" => json!(job.duties),
        "duties_change" => json!(job.duties_change),
        "place_change" => json!(job.place_change),
        "smoking" => json!(job.smoking),
        "discretionary_work" => yes(job.discretionary_work),
        "frequency" => json!(job.frequency.map(Frequency::as_str)),
        "frequency_name" => json!(job.frequency_name),
        "per_month" => json!(job.per_month),
        "holidays" => json!(job.holidays),
        "insurance" => json!(job.insurance.iter().map(|value| value.as_str()).collect::<Vec<_>>()),
        "welcome" => json!(job.welcome.iter().map(|value| value.as_str()).collect::<Vec<_>>()),
        "skills" => json!(job.skills),
        "headcount" => headcount(job.headcount.as_ref()),
        "posted" => day(job.posted),
        "closes" => day(job.closes),
        "closing_words" => json!(job.closing_words),
        "starts" => day(job.starts),
        "groups" => row.shown(Kind::Group, job.groups.iter().map(GroupId::as_str)),
        "programs" => row.shown(Kind::Program, job.programs.iter().map(ProgramId::as_str)),
        "counts_as_residents_activity" => yes(job.counts_as_residents_activity),
        "source_url" => text(job.source_url.as_ref()),
        _ => {
            return place(job.place.as_ref(), path)
                .or_else(|| pay(job.pay.as_ref(), path))
                .or_else(|| hours(job.hours.as_ref(), path))
                .or_else(|| term(job.term.as_ref(), path))
                .or_else(|| trial(job.trial.as_ref(), path))
                .or_else(|| age(job.age.as_ref(), path));
        }
    })
}

fn place(place: Option<&JobPlace>, path: &str) -> Option<Value> {
    match path {
        "place.mode" => Some(json!(place.and_then(|place| place.mode).map(PlaceMode::as_str))),
        "place.address" => Some(json!(place.and_then(|place| place.address.as_ref()))),
        _ => None,
    }
}

fn term(term: Option<&Term>, path: &str) -> Option<Value> {
    match path {
        "term.until" => Some(day(term.and_then(|term| term.until))),
        "term.months" => Some(json!(term.and_then(|term| term.months))),
        "term.renewal" => Some(json!(term.and_then(|term| term.renewal).map(Renewal::as_str))),
        "term.renewal_basis" => Some(json!(term.and_then(|term| term.renewal_basis.as_ref()))),
        "term.renewal_limit" => Some(json!(term.and_then(|term| term.renewal_limit.as_ref()))),
        _ => None,
    }
}

fn trial(trial: Option<&Trial>, path: &str) -> Option<Value> {
    match path {
        "trial.months" => Some(json!(trial.and_then(|trial| trial.months))),
        "trial.conditions" => Some(json!(trial.and_then(|trial| trial.conditions.as_ref()))),
        _ => None,
    }
}

fn age(age: Option<&Age>, path: &str) -> Option<Value> {
    let range = age.and_then(|age| age.range.as_ref());
    match path {
        "age.min" => Some(json!(range.and_then(Range::min))),
        "age.max" => Some(json!(range.and_then(Range::max))),
        "age.reason" => Some(json!(age.and_then(|age| age.reason.as_ref()))),
        "age.note" => Some(json!(age.and_then(|age| age.note.as_ref()))),
        _ => None,
    }
}

fn hours(hours: Option<&Hours>, path: &str) -> Option<Value> {
    let clock = |at: Option<Clock>| json!(at.map(|at| format!("{:02}:{:02}", at.0.hour(), at.0.minute())));
    match path {
        "hours.start" => Some(clock(hours.and_then(|hours| hours.start))),
        "hours.end" => Some(clock(hours.and_then(|hours| hours.end))),
        "hours.break_minutes" => Some(json!(hours.and_then(|hours| hours.break_minutes))),
        "hours.overtime" => Some(json!(hours.and_then(|hours| hours.overtime.as_ref()))),
        "hours.note" => Some(json!(hours.and_then(|hours| hours.note.as_ref()))),
        "hours.days" => Some(json!(hours.and_then(|hours| hours.days.as_ref()))),
        _ => None,
    }
}

fn pay(pay: Option<&Pay>, path: &str) -> Option<Value> {
    let (unit, range, note) = match pay {
        None => (None, None, None),
        Some(Pay::Unpaid { note }) => (Some("none"), None, note.as_ref()),
        Some(Pay::Amount { unit, range, note, .. }) => (Some(unit.as_str()), Some(range), note.as_ref()),
        Some(Pay::ToBeAgreed { unit, note, .. }) => (unit.map(PayUnit::as_str), None, note.as_ref()),
    };
    match path {
        "pay.unit" => Some(json!(unit)),
        "pay.min" => Some(json!(range.and_then(Range::min))),
        "pay.max" => Some(json!(range.and_then(Range::max))),
        "pay.note" => Some(json!(note)),
        _ => fixed_overtime(pay, path.strip_prefix("pay.fixed_overtime.")?),
    }
}

fn fixed_overtime(pay: Option<&Pay>, field: &str) -> Option<Value> {
    let fixed: Option<&FixedOvertime> = match pay {
        Some(Pay::Amount { fixed_overtime, .. } | Pay::ToBeAgreed { fixed_overtime, .. }) => {
            fixed_overtime.as_ref()
        }
        Some(Pay::Unpaid { .. }) | None => None,
    };
    match field {
        "amount" => Some(json!(fixed.and_then(|fixed| fixed.amount))),
        "hours" => Some(json!(fixed.and_then(|fixed| fixed.hours))),
        "extra_paid" => Some(json!(fixed.and_then(|fixed| fixed.extra_paid))),
        _ => None,
    }
}
