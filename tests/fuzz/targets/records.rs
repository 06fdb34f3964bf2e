//! What a record tells, and where something is said of what its file holds.

use std::ops::Range;

use super::markdown::shown;
use super::words::{Told, without_codes};
use crate::content::{Details, FileContent, Kind, Record};
use crate::diagnostic::Location;

/// The kind that the first line of an input names, and the rest.
pub(super) fn kind_and_rest(data: &[u8]) -> Option<(Kind, &[u8])> {
    let end = data.iter().position(|byte| *byte == b'\n')?;
    let name = std::str::from_utf8(&data[..end]).ok()?;
    Some((Kind::ALL.into_iter().find(|kind| kind.singular() == name)?, &data[end + 1..]))
}

/// All words of a record.
pub(super) fn told(record: &Record) -> Told {
    let fields = without_codes(&format!("{:?} {:?}", record.common, record.details));
    Told::of(&format!("{} {fields} {} {}", record.key().id, days(record), shown(&record.body)))
}

/// What the days of an event tell beside their numbers: the year of the era and the day of the week.
fn days(record: &Record) -> String {
    let moments = record.event().into_iter().flat_map(|event| event.starts.iter().chain(&event.dates));
    let told = moments.map(|moment| {
        let weekday = ["月", "火", "水", "木", "金", "土", "日"];
        let weekday = weekday[usize::try_from(moment.day.weekday().to_monday_zero_offset()).unwrap_or(0)];
        format!("{weekday}曜日 令和{}年度", moment.day.year() - 2018)
    });
    told.collect::<Vec<_>>().join(" ")
}

/// Whether a field of a record is kept to its writer on purpose: the name behind a pen name.
pub(super) fn is_hidden(record: &Record, path: &[String]) -> bool {
    let has_pen_name = matches!(&record.details, Details::Story(story) if story.person.pen_name.is_some());
    has_pen_name && path.first().is_some_and(|first| first == "person" || first == "consent")
        || path.first().is_some_and(|first| first == "consent")
}

/// Every place of which something is said.
pub(super) fn places(content: &FileContent) -> Vec<Range<usize>> {
    let findings = content.diagnostics.iter().flat_map(|finding| {
        let labels = finding.labels.iter().map(|label| &label.location);
        std::iter::once(&finding.location).chain(labels)
    });
    let places = findings.chain(content.conversions.iter().map(|conversion| &conversion.location));
    places.filter_map(Location::span).collect()
}

/// Whether two places touch.
pub(super) fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// Every place lies in the file, between whole characters.
pub(super) fn are_in_their_file(content: &FileContent) {
    for finding in &content.diagnostics {
        let labels = finding.labels.iter().map(|label| &label.location);
        for location in std::iter::once(&finding.location).chain(labels) {
            if let Location::Text(source, span) = location {
                assert!(
                    source.text.get(span.clone()).is_some(),
                    "{finding:?} stands at no place of its file"
                );
            }
        }
    }
    for conversion in &content.conversions {
        if let Location::Text(source, span) = &conversion.location {
            assert!(source.text.get(span.clone()).is_some(), "{conversion:?} stands at no place of its file");
        }
    }
}
