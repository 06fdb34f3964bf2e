//! EN029: recurrence rules that can be read.

use crate::check::context::{PortalContext, RecordContext};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::{RecurrenceError, parse_recurrence};

finding! {
    /// A recurrence rule that cannot be read.
    enum EN029: Structure Error {
        Unreadable { value: String, detail: String } = "default" / "default",
        Words { value: String } = "words" / "default",
        NoFrequency { value: String } = "no_freq" / "default",
        UnknownPart { part: String } = "unknown_part" / "default",
        UntilAndCount = "until_and_count" / "until_and_count",
        Until { value: String } = "until" / "until",
        TooOften { value: String } = "too_often" / "too_often",
    }
}

/// The recurrence of an event.
pub(in crate::check) fn recurrence(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(rule) = context.record.event().and_then(|event| event.repeat.as_ref()) else { return };
    let Err(error) = parse_recurrence(rule.as_str()) else { return };
    let value = rule.as_str().to_owned();
    let finding = match error {
        RecurrenceError::Words => EN029::Words { value },
        RecurrenceError::NoFrequency => EN029::NoFrequency { value },
        RecurrenceError::UnknownPart(part) => EN029::UnknownPart { part },
        RecurrenceError::UntilAndCount => EN029::UntilAndCount,
        RecurrenceError::Until => EN029::Until { value },
        RecurrenceError::TooOften => EN029::TooOften { value },
        RecurrenceError::Unreadable(detail) => EN029::Unreadable { value, detail },
    };
    findings.push(finding.at(context.location_of(&["repeat"])));
}
