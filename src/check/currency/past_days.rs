//! AC313: events that probably stand in the wrong year.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::check::context::{RecordContext, SiteContext};
use crate::content::{Part, Record};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::{Site, Visibility};

/// From how many days on the year is more probably wrong than the event is announced late.
const LONG: i32 = 300;

finding! {
    /// An event whose day is probably one of the former year.
    enum AC313: Accessibility Warning {
        Row { day: Date, proposal: Date } = "default" / "default",
        Announced { day: Date, announced: Date } = "announced" / "announced",
    }
    labels AC313Label { Other = "other" }
}

/// The day of an event that takes place once.
fn single_day(record: &Record) -> Option<Date> {
    let event = record.event().filter(|_| record.translation.is_none())?;
    let day = event.starts.filter(|_| event.repeat.is_none() && event.dates.is_empty())?.day;
    let is_long = event.ends.is_some_and(|ends| (ends.day - day).get_days() > 31);
    (!is_long).then_some(day)
}

/// An event that took place long before it was announced, or before one could register.
pub(in crate::check) fn in_records(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    let record = context.record;
    let Some(day) = single_day(record).filter(|day| *day < site.day) else { return };
    if Visibility::of(record, site.day) != Visibility::Public {
        return;
    }
    let published = record.common.published.map(|published| (&["published"][..], published.0));
    let apply = record.event().and_then(|event| event.apply.as_ref());
    let until = apply.and_then(|apply| apply.until).map(|until| (&["apply", "until"][..], until.day));
    let later = published.into_iter().chain(until).find(|(_, later)| (*later - day).get_days() >= LONG);
    if let Some((field, announced)) = later {
        let other = (AC313Label::Other, context.location_of(field));
        let finding = AC313::Announced { day, announced };
        findings.push(finding.at_labelled(context.location_of(&["starts"]), [other]));
    }
}

/// Rows of a table of coming events that would fit among the others a year later.
pub(in crate::check) fn in_tables(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let site = context.site;
    let mut tables: BTreeMap<&str, Vec<(Date, &Record)>> = BTreeMap::new();
    for record in &site.portal.records {
        if let Part::Row(..) = record.origin.part
            && let Some(day) = single_day(record)
        {
            tables.entry(&record.origin.source.path).or_default().push((day, record));
        }
    }
    for rows in tables.into_values() {
        for (day, proposal, record) in of_another_year(rows, site.day) {
            findings.push(AC313::Row { day, proposal }.at(record.location_of(&["starts"])));
        }
    }
}

/// The rows that lie [`LONG`] back while all others are at most a quarter of a year old, some of them
/// still to come, with the day of the same date that lies among them.
fn of_another_year<'a>(mut rows: Vec<(Date, &'a Record)>, today: Date) -> Vec<(Date, Date, &'a Record)> {
    rows.sort_unstable_by(|a, b| (a.0, a.1.key()).cmp(&(b.0, b.1.key())));
    let others_from = rows.partition_point(|(day, _)| (today - *day).get_days() >= LONG);
    let (long_ago, others) = rows.split_at(others_from);
    let (Some((first, _)), Some((last, _))) = (others.first(), others.last()) else { return Vec::new() };
    // A table that keeps what has been holds many former days.
    let is_plan = *last >= today && (today - *first).get_days() <= 92 && long_ago.len() * 3 <= others.len();
    let fits = |row: &(Date, &'a Record)| {
        let proposal = row.0.checked_add(1.year()).ok()?;
        let distance = (*first - proposal).get_days().max((proposal - *last).get_days());
        (distance <= 62).then_some((row.0, proposal, row.1))
    };
    long_ago.iter().filter(|_| is_plan).filter_map(fits).collect()
}
