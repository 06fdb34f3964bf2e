//! A time zone as iCalendar describes it (`VTIMEZONE`).

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Dst, Offset, TimeZone};

use super::lines::Lines;

/// From one offset to another, with the name of the time and whether it is that of summer.
type Step = (Offset, Offset, String, bool);

/// Writes a zone with its changes from the beginning of one day to the end of another.
pub(super) fn write(lines: &mut Lines, name: &str, zone: &TimeZone, from: Date, until: Date) {
    let moment = |day: Date| {
        zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight()))
            .compatible()
            .unwrap_or(Timestamp::UNIX_EPOCH)
    };
    let (from, until) = (moment(from), moment(until));
    let info = zone.to_offset_info(from);
    let mut offset = info.offset();
    let first: Step = (offset, offset, info.abbreviation().to_owned(), info.dst() == Dst::Yes);
    let mut steps: BTreeMap<Step, Vec<String>> = BTreeMap::new();
    for change in zone.following(from).take_while(|change| change.timestamp() <= until) {
        let step = (offset, change.offset(), change.abbreviation().to_owned(), change.dst() == Dst::Yes);
        let local = offset.to_datetime(change.timestamp());
        steps.entry(step).or_default().push(local.strftime("%Y%m%dT%H%M%S").to_string());
        offset = change.offset();
    }
    lines.plain("BEGIN", "VTIMEZONE");
    lines.plain("TZID", name);
    observance(lines, &first, &["19700101T000000".to_owned()]);
    for (step, moments) in &steps {
        observance(lines, step, moments);
    }
    lines.plain("END", "VTIMEZONE");
}

/// One sort of change, with the moments at which it happens, in the time before.
fn observance(lines: &mut Lines, (from, to, name, is_summer): &Step, moments: &[String]) {
    let Some((first, rest)) = moments.split_first() else { return };
    let part = if *is_summer { "DAYLIGHT" } else { "STANDARD" };
    lines.plain("BEGIN", part);
    lines.plain("DTSTART", first);
    lines.plain("TZOFFSETFROM", &written(*from));
    lines.plain("TZOFFSETTO", &written(*to));
    lines.text("TZNAME", name);
    if !rest.is_empty() {
        lines.plain("RDATE", &rest.join(","));
    }
    lines.plain("END", part);
}

/// `+0900`.
fn written(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, rest) = (seconds.abs() / 3600, seconds.abs() % 3600);
    match rest % 60 {
        0 => format!("{sign}{hours:02}{:02}", rest / 60),
        odd => format!("{sign}{hours:02}{:02}{odd:02}", rest / 60),
    }
}
