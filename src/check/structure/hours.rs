//! EN033: whether an event over several days goes on overnight or has the same hours on each day.

use crate::check::context::{PortalContext, RecordContext};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Occurrence;

finding! {
    /// The hours of an event over several days can be meant in two ways, or `each_day` says nothing.
    enum EN033: Structure Warning {
        Unsaid { starts: String, ends: String, from: String, to: String } = "default" / "default",
        NoHours = "no_hours" / "no_hours",
    }
}

/// Events over several days whose hours are unclear.
pub(in crate::check) fn hours(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(event) = context.record.event().filter(|_| context.record.translation.is_none()) else { return };
    let first = event.first().map(|starts| Occurrence { starts, ends: event.ends });
    let hours = first.and_then(|first| first.daily_hours());
    match (event.each_day, hours) {
        (None, Some(((first, from), (last, to)))) if !event.all_day => {
            let clock = |time: jiff::civil::Time| time.strftime("%-H:%M").to_string();
            let (from, to) = (clock(from), clock(to));
            let (starts, ends) = (format!("{first} {from}"), format!("{last} {to}"));
            findings.push(EN033::Unsaid { starts, ends, from, to }.at(context.location_of(&["ends"])));
        }
        (Some(true), None) => findings.push(EN033::NoHours.at(context.location_of(&["each_day"]))),
        _ => {}
    }
}
