//! EN029, EN032: recurrences take place, and on the days that are taken out of them.

use jiff::Span;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::check::context::{PortalContext, RecordContext};
use crate::content::kinds::Event;
use crate::content::types::RuleEnd;
use crate::diagnostic::findings::{EN029, EN029Help, EN029Message};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Recurrence;

finding! {
    /// A day is taken out of a recurrence that does not have it.
    struct EN032: Structure Warning { day: String }
    message EN032Message { Repeating = "default", Single = "single" }
    help EN032Help {
        Near { days: String } = "default",
        Correct = "correct",
        Cancelled = "cancelled",
    }
}

/// How many days before a day that is no occurrence one is looked for.
const LOOKED_BACK: i32 = 400;

/// A recurrence that yields no day.
pub(in crate::check) fn recurrence(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(event) = context.record.event().filter(|_| context.record.translation.is_none()) else { return };
    let zone = portal.portal.settings.time_zone();
    let (Some(rule), Some(starts)) = (&event.repeat, event.first()) else { return };
    let Some(recurrence) = Recurrence::of(event, &zone) else { return };
    if recurrence.next_from(Date::MIN).is_some() {
        return;
    }
    let until = match rule.end() {
        RuleEnd::Until(until) => Some(until.last_day(starts.time, &zone)),
        RuleEnd::Never | RuleEnd::Count(_) => None,
    };
    let (message, help) = if let Some(until) = until.filter(|until| *until < starts.day) {
        let (until, starts) = (until.to_string(), starts.day.to_string());
        (EN029Message::EndsBefore { until, starts }, EN029Help::Later)
    } else if recurrence.starts_from(starts.day).next().is_some() {
        (EN029Message::AllExcepted, EN029Help::Except)
    } else {
        (EN029Message::Never, EN029Help::Possible)
    };
    let value = rule.to_string();
    findings.push(EN029 { value, message, help }.at(context.location_of(&["repeat"])));
}

/// Days that are taken out and on which no occurrence begins.
pub(in crate::check) fn day_off(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(event) = context.record.event().filter(|_| context.record.translation.is_none()) else { return };
    let zone = portal.portal.settings.time_zone();
    let Some(recurrence) = Recurrence::of(event, &zone) else { return };
    for (index, day) in event.except.iter().enumerate() {
        let is_single = event.repeat.is_none() && event.dates.is_empty();
        let (message, help) = match is_single {
            true => (EN032Message::Single, EN032Help::Cancelled),
            false if recurrence.begins_on(day.0) || is_off_by_rule(event, &zone, day.0) => continue,
            false => (EN032Message::Repeating, near(&recurrence, day.0)),
        };
        let index = index.to_string();
        let path = ["except", &index];
        let path = if event.except.len() == 1 { &path[..1] } else { &path };
        findings.push(EN032 { day: day.0.to_string(), message, help }.at(context.location_of(path)));
    }
}

/// Whether a day is left out by the rule itself, in a month in which nothing takes place: that is said twice, and true.
fn is_off_by_rule(event: &Event, zone: &TimeZone, day: Date) -> bool {
    let Some(rule) = event.repeat.as_ref().filter(|rule| !rule.months().is_empty()) else { return false };
    let always = Event { repeat: Some(rule.in_all_months()), ..event.clone() };
    Recurrence::of(&always, zone).is_some_and(|recurrence| recurrence.begins_on(day))
}

/// The occurrences before and after a day, which were perhaps meant.
fn near(recurrence: &Recurrence<'_>, day: Date) -> EN032Help {
    let from = day.checked_sub(Span::new().days(LOOKED_BACK)).unwrap_or(day);
    let before = recurrence.starts_from(from).take_while(|found| found.day < day).last();
    let after = recurrence.starts_from(day).next();
    let days: Vec<_> = before.into_iter().chain(after).map(|starts| starts.day.to_string()).collect();
    if days.is_empty() { EN032Help::Correct } else { EN032Help::Near { days: days.join(" · ") } }
}
