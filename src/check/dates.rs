//! EN028, EN029: days in their order, recurrences that can be read.

use jiff::civil::DateTime;

use crate::content::Record;
use crate::content::types::{Day, Moment};
use crate::diagnostic::{Code, Diagnostic};
use crate::site::parse_recurrence;

type Field<'a> = (&'a [&'a str], Option<DateTime>);

/// What begins does not end before.
pub(super) fn check(record: &Record, findings: &mut Vec<Diagnostic>) {
    let day = |day: Option<Day>| day.map(|day| day.0.at(0, 0, 0, 0));
    // A whole day ends when it ends, so that it may begin at any time of the same day.
    let end = |moment: Option<Moment>| {
        moment.map(|m| m.time.map_or(m.day.at(23, 59, 59, 0), |time| m.day.to_datetime(time)))
    };
    let common = &record.common;
    let mut ordered: Vec<(Field<'_>, Field<'_>)> =
        vec![((&["publish_on"], day(common.publish_on)), (&["expires_on"], day(common.expires_on)))];
    if let Some(job) = record.job() {
        ordered.push(((&["posted"], day(Some(job.posted))), (&["closes"], day(job.closes))));
    }
    if let Some(event) = record.event() {
        ordered.push(((&["starts"], Some(event.starts.start())), (&["ends"], end(event.ends))));
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
        check_life_line(record, findings);
    }
    for (first, second) in ordered {
        check_order(record, first, second, findings);
    }
    check_recurrence(record, findings);
}

fn check_order(record: &Record, first: Field<'_>, second: Field<'_>, findings: &mut Vec<Diagnostic>) {
    let (Some(begins), Some(ends)) = (first.1, second.1) else { return };
    if ends >= begins {
        return;
    }
    let written = |moment: DateTime| {
        let text = moment.strftime("%Y-%m-%d %H:%M").to_string();
        text.trim_end_matches(" 00:00").trim_end_matches(" 23:59").to_owned()
    };
    findings.push(
        Diagnostic::new(Code::EN028, record.location_of(second.0))
            .with("first", first.0.join("."))
            .with("first_value", written(begins))
            .with("second", second.0.join("."))
            .with("second_value", written(ends))
            .also(record.location_of(first.0), "first"),
    );
}

fn check_life_line(record: &Record, findings: &mut Vec<Diagnostic>) {
    let steps = record.story().map_or(&[][..], |story| &story.path);
    for (number, step) in steps.iter().enumerate() {
        let Some(until) = step.until.filter(|until| *until < step.year) else { continue };
        let number = number.to_string();
        findings.push(
            Diagnostic::new(Code::EN028, record.location_of(&["path", &number, "until"]))
                .with("first", "year")
                .with("first_value", step.year)
                .with("second", "until")
                .with("second_value", until)
                .also(record.location_of(&["path", &number, "year"]), "first"),
        );
    }
}

fn check_recurrence(record: &Record, findings: &mut Vec<Diagnostic>) {
    let Some(rule) = record.event().and_then(|event| event.repeat.as_ref()) else { return };
    if let Err(error) = parse_recurrence(rule.as_str()) {
        let finding = Diagnostic::new(Code::EN029, record.location_of(&["repeat"])).with("value", rule);
        let finding = finding.with("detail", error.detail).with("part", error.part.unwrap_or_default());
        findings.push(finding.saying(error.variant).helping(error.variant));
    }
}
