//! EN028: days in their order.

use jiff::civil::DateTime;

use crate::check::context::{PortalContext, RecordContext};
use crate::content::types::{Day, Moment};
use crate::content::{Subject, schema_of};
use crate::diagnostic::{Diagnostic, Finding as _, Severity, finding};

finding! {
    /// Dates in the wrong order.
    struct EN028: Structure Error {
        first: String,
        first_label: String,
        first_value: String,
        second: String,
        second_label: String,
        second_value: String,
    }
    labels EN028Label { First = "first" }
}

type Field<'a> = (&'a [&'a str], Option<DateTime>);

/// What begins does not end before.
pub(in crate::check) fn date_order(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    let day = |day: Option<Day>| day.map(|day| day.0.at(0, 0, 0, 0));
    // A whole day ends when it ends, so that it may begin at any time of the same day.
    let end = |moment: Option<Moment>| {
        moment.map(|m| m.time.map_or(m.day.at(23, 59, 59, 0), |time| m.day.to_datetime(time)))
    };
    let common = &record.common;
    let mut ordered: Vec<(Field<'_>, Field<'_>)> =
        vec![((&["publish_on"], day(common.publish_on)), (&["expires_on"], day(common.expires_on)))];
    if let Some(job) = record.job() {
        ordered.push(((&["posted"], day(job.posted)), (&["closes"], day(job.closes))));
    }
    if let Some(event) = record.event() {
        let starts = event.first().map(Moment::start);
        ordered.push(((&["starts"], starts), (&["ends"], end(event.ends))));
    }
    if let Some(apply) = record.program().and_then(|program| program.apply.as_ref()) {
        ordered.push(((&["apply", "from"], day(apply.from)), (&["apply", "until"], day(apply.until))));
    }
    if let Some(story) = record.story() {
        let consent = &story.consent;
        ordered.push((
            (&["consent", "given"], day(Some(consent.given))),
            (&["consent", "until"], day(consent.until)),
        ));
    }
    for (first, second) in ordered {
        findings.extend(wrong_order(context, first, second));
    }
    findings.extend(registration_after_the_event(context));
    check_life_line(context, findings);
}

/// From how many days on AC313 asks for the year.
const A_YEAR: i32 = 300;

/// The last day to register for an event lies behind the event. Only a warning: an event without an end may last.
fn registration_after_the_event(context: &RecordContext<'_>) -> Option<Diagnostic> {
    let event = context.record.event().filter(|event| event.repeat.is_none())?;
    let until = event.apply.as_ref()?.until?.day.at(0, 0, 0, 0);
    let (field, last): (&[&str], _) = match (event.ends, event.dates.iter().max_by_key(|moment| moment.day)) {
        (Some(ends), None) => (&["ends"], ends),
        (_, Some(last)) => (&["dates"], *last),
        (None, None) => (&["starts"], event.first()?),
    };
    if (until.date() - last.day).get_days() >= A_YEAR {
        return None;
    }
    let last = last.day.at(23, 59, 59, 0);
    let finding = wrong_order(context, (&["apply", "until"], Some(until)), (field, Some(last)))?;
    Some(Diagnostic { severity: Severity::Warning, ..finding })
}

fn wrong_order(context: &RecordContext<'_>, first: Field<'_>, second: Field<'_>) -> Option<Diagnostic> {
    let (begins, ends) = (first.1?, second.1?);
    if ends >= begins {
        return None;
    }
    let written = |moment: DateTime| {
        let text = moment.strftime("%Y-%m-%d %H:%M").to_string();
        text.trim_end_matches(" 00:00").trim_end_matches(" 23:59").to_owned()
    };
    let schema = schema_of(Subject::Record(context.record.kind()));
    let finding = EN028 {
        first: first.0.join("."),
        first_label: schema.label_at(first.0).to_owned(),
        first_value: written(begins),
        second: second.0.join("."),
        second_label: schema.label_at(second.0).to_owned(),
        second_value: written(ends),
    };
    let other = (EN028Label::First, context.location_of(first.0));
    Some(finding.at_labelled(context.location_of(second.0), [other]))
}

fn check_life_line(context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    let steps = context.record.story().map_or(&[][..], |story| &story.path);
    for (number, step) in steps.iter().enumerate() {
        let Some(until) = step.until.filter(|until| *until < step.year) else { continue };
        let number = number.to_string();
        let schema = schema_of(Subject::Record(context.record.kind()));
        let label = |field| schema.label_at(&["path", &number, field]).to_owned();
        let finding = EN028 {
            first: "year".to_owned(),
            first_label: label("year"),
            first_value: step.year.to_string(),
            second: "until".to_owned(),
            second_label: label("until"),
            second_value: until.to_string(),
        };
        let other = (EN028Label::First, context.location_of(&["path", &number, "year"]));
        findings.push(finding.at_labelled(context.location_of(&["path", &number, "until"]), [other]));
    }
}
