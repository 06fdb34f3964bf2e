//! What events say in iCalendar.

use jiff::tz::TimeZone;

use super::times::{Stamp, Times};
use crate::content::kinds::Event;

fn times(yaml: &str) -> Vec<String> {
    let event: Event = serde_yaml::from_str(yaml).expect("an event");
    let zone = TimeZone::get("Asia/Tokyo").expect("a zone");
    let day = "2026-05-01".parse().expect("a day");
    Times::of(&event, &zone, day).iter().map(shown).collect()
}

fn shown(times: &Times) -> String {
    let stamp = |stamp: &Stamp| match stamp {
        Stamp::Day(day) => day.to_string(),
        Stamp::Local(moment) => moment.strftime("%Y-%m-%d %H:%M").to_string(),
    };
    let list = |name: &str, stamps: &[Stamp]| match stamps {
        [] => String::new(),
        stamps => format!(" {name} {}", stamps.iter().map(stamp).collect::<Vec<_>>().join(", ")),
    };
    let ends = times.ends.map(|ends| format!(" to {}", stamp(&ends))).unwrap_or_default();
    let rule = times.rule.as_ref().map(|rule| format!(" {rule}")).unwrap_or_default();
    format!(
        "{}{ends}{rule}{}{}",
        stamp(&times.starts),
        list("and", &times.further),
        list("but", &times.except)
    )
}

#[test]
fn whole_days_end_on_the_day_after() {
    assert_eq!(times("starts: 2026-05-03\n"), ["2026-05-03 to 2026-05-04"]);
    assert_eq!(times("starts: 2026-05-03\nends: 2026-05-05\n"), ["2026-05-03 to 2026-05-06"]);
    assert_eq!(times("starts: 2026-05-03 10:00\nall_day: true\n"), ["2026-05-03 to 2026-05-04"]);
}

#[test]
fn times_of_the_day_end_where_they_are_written_to_end() {
    assert_eq!(times("starts: 2026-05-03 10:00\n"), ["2026-05-03 10:00"]);
    assert_eq!(
        times("starts: 2026-05-03 10:00\nends: 2026-05-03 12:00\n"),
        ["2026-05-03 10:00 to 2026-05-03 12:00"]
    );
    assert_eq!(
        times("starts: 2026-05-03 10:00\nends: 2026-05-05\n"),
        ["2026-05-03 10:00 to 2026-05-06 00:00"]
    );
    assert_eq!(times("starts: 2026-05-03 10:00\nends: 2026-05-03 09:00\n"), ["2026-05-03 10:00"]);
}

#[test]
fn a_rule_begins_on_its_first_day_and_ends_in_utc() {
    assert_eq!(
        times(
            "starts: 2026-05-01 19:00\nrepeat: FREQ=MONTHLY;BYDAY=2SA;UNTIL=20261231\nexcept: [2026-08-08]\n"
        ),
        ["2026-05-09 19:00 FREQ=MONTHLY;UNTIL=20261231T100000Z;BYDAY=2SA but 2026-08-08 19:00"]
    );
    assert_eq!(
        times("starts: 2026-05-01\nrepeat: FREQ=WEEKLY;UNTIL=20260601T120000\n"),
        ["2026-05-01 to 2026-05-02 FREQ=WEEKLY;UNTIL=20260601"]
    );
    assert_eq!(
        times("starts: 2026-05-01 08:00\nrepeat: 毎週月・水\n"),
        ["2026-05-04 08:00 FREQ=WEEKLY;BYDAY=MO,WE"]
    );
}

#[test]
fn single_dates_stand_beside_the_first() {
    assert_eq!(
        times("starts: 2026-05-03 10:00\ndates: [2026-06-07, 2026-07-05 14:00]\nexcept: [2026-06-07]\n"),
        ["2026-05-03 10:00 and 2026-07-05 14:00"]
    );
    assert_eq!(
        times("starts: 2026-05-03\ndates: [2026-06-07 14:00]\n"),
        ["2026-05-03 to 2026-05-04", "2026-06-07 14:00"]
    );
}

#[test]
fn the_same_hours_on_several_days_are_not_one_long_night() {
    assert_eq!(
        times("starts: 2026-05-03 13:00\nends: 2026-05-05 17:00\neach_day: true\n"),
        ["2026-05-03 13:00 to 2026-05-03 17:00 FREQ=DAILY;COUNT=3"]
    );
    assert_eq!(
        times("starts: 2026-05-03 13:00\nends: 2026-05-05 17:00\neach_day: true\nexcept: [2026-05-04]\n"),
        ["2026-05-03 13:00 to 2026-05-03 17:00 and 2026-05-05 13:00"]
    );
    assert_eq!(
        times("starts: 2026-05-03 13:00\nends: 2026-05-05 17:00\n"),
        ["2026-05-03 13:00 to 2026-05-05 17:00"]
    );
}

#[test]
fn what_has_no_day_is_in_no_calendar() {
    assert!(times("when: 2027年3月ごろ\n").is_empty());
    assert!(times("starts: 2026-05-03\nexcept: [2026-05-03]\n").is_empty());
    assert!(times("starts: 2026-02-28\nrepeat: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n").is_empty());
}
