use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::{Reason, RecurrenceError, RecurrenceRule};

fn rule(text: &str) -> RecurrenceRule {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn tokyo() -> TimeZone {
    TimeZone::get("Asia/Tokyo").expect("a zone")
}

#[track_caller]
fn days(text: &str, first: Date, expected: &[&str]) {
    let rule = rule(text);
    let days = rule.days(first, None, &tokyo()).from(first);
    let days: Vec<_> = days.take(expected.len()).map(|day| day.to_string()).collect();
    assert_eq!(days, expected, "{text}");
}

#[test]
fn the_days_of_rules() {
    let thursday = date(2026, 1, 1);
    days("FREQ=WEEKLY", thursday, &["2026-01-01", "2026-01-08"]);
    days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", thursday, &["2026-01-02", "2026-01-12", "2026-01-16"]);
    days("FREQ=MONTHLY;BYDAY=2SA,4SA", thursday, &["2026-01-10", "2026-01-24", "2026-02-14"]);
    days("FREQ=MONTHLY;BYDAY=-1FR", thursday, &["2026-01-30", "2026-02-27"]);
    days("FREQ=MONTHLY;BYMONTHDAY=-1", thursday, &["2026-01-31", "2026-02-28"]);
    days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", thursday, &["2026-01-30", "2026-02-27"]);
    days("FREQ=MONTHLY", date(2026, 1, 31), &["2026-01-31", "2026-03-31"]);
    days("FREQ=YEARLY", date(2028, 2, 29), &["2028-02-29", "2032-02-29"]);
    days("FREQ=YEARLY;BYMONTH=8;BYDAY=1SU", thursday, &["2026-08-02", "2027-08-01"]);
    days("FREQ=DAILY;INTERVAL=10;COUNT=2", thursday, &["2026-01-01", "2026-01-11"]);
}

#[test]
fn a_rule_that_never_happens_ends_soon() {
    for text in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231",
        "FREQ=DAILY;INTERVAL=7;BYDAY=FR",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11;COUNT=3",
    ] {
        let rule = rule(text);
        let first = date(1, 1, 1);
        assert_eq!(rule.days(first, None, &tokyo()).from(first).next(), None, "{text}");
        assert_eq!(rule.days(first, None, &tokyo()).last_where(|_| true), None, "{text}");
    }
}

#[test]
fn the_end_of_a_rule() {
    let last = |text: &str, hour: i8| {
        let time = Some(jiff::civil::time(hour, 0, 0, 0));
        rule(text).days(date(2027, 1, 16), time, &tokyo()).last_where(|_| true)
    };
    // 2027-03-19 23:00 in UTC is 8:00 on the 20th in Japan.
    assert_eq!(last("FREQ=MONTHLY;BYDAY=3SA;UNTIL=20270319T230000Z", 8), Some(date(2027, 3, 20)));
    assert_eq!(last("FREQ=MONTHLY;BYDAY=3SA;UNTIL=20270319T230000Z", 9), Some(date(2027, 2, 20)));
    assert_eq!(last("FREQ=MONTHLY;BYDAY=3SA;UNTIL=20270320", 20), Some(date(2027, 3, 20)));
    assert_eq!(last("FREQ=MONTHLY;BYDAY=3SA;UNTIL=2027-03-20T20:00:00", 20), Some(date(2027, 3, 20)));
    assert_eq!(last("FREQ=MONTHLY;BYDAY=3SA;COUNT=2", 20), Some(date(2027, 2, 20)));
    assert_eq!(last("FREQ=MONTHLY;BYDAY=3SA", 20), None);
    assert_eq!(last("FREQ=WEEKLY;UNTIL=20270101", 20), None);
}

#[track_caller]
fn refused(text: &str) -> RecurrenceError {
    match text.parse::<RecurrenceRule>() {
        Ok(rule) => panic!("{text} was read as {rule}"),
        Err(error) => error,
    }
}

#[test]
fn what_is_half_understood_is_refused() {
    let number = |part, value: &str, range| Reason::Number { part, value: value.into(), range };
    assert_eq!(refused("毎月第2土曜").reason, Reason::Words);
    assert_eq!(refused("").reason, Reason::Words);
    assert_eq!(refused("BYDAY=SA").reason, Reason::NoFrequency);
    assert_eq!(refused("FREQ=DAILY;EVERY=2").reason, Reason::UnknownPart("EVERY".into()));
    assert_eq!(refused("FREQ=YEARLY;BYWEEKNO=2").reason, Reason::UnknownPart("BYWEEKNO".into()));
    assert_eq!(refused("FREQ=DAILY;毎日").reason, Reason::UnknownPart("毎日".into()));
    assert_eq!(refused("FREQ=DAILY;FREQ=WEEKLY").reason, Reason::Repeated("FREQ"));
    assert_eq!(refused("FREQ=DAILY;COUNT=2;UNTIL=20270101").reason, Reason::UntilAndCount);
    assert_eq!(refused("FREQ=HOURLY").reason, Reason::TooOften);
    assert_eq!(refused("FREQ=").reason, Reason::Frequency(String::new()));
    assert_eq!(refused("FREQ=DAILY;INTERVAL=0").reason, number("INTERVAL", "0", (1, 1000)));
    assert_eq!(refused("FREQ=DAILY;COUNT=0").reason, number("COUNT", "0", (1, 10_000)));
    assert_eq!(refused("FREQ=DAILY;COUNT=-1").reason, number("COUNT", "-1", (1, 10_000)));
    assert_eq!(refused("FREQ=DAILY;COUNT=99999999999999999999").meant, None);
    assert_eq!(refused("FREQ=MONTHLY;BYMONTHDAY=0").reason, number("BYMONTHDAY", "0", (-31, 31)));
    assert_eq!(refused("FREQ=MONTHLY;BYMONTHDAY=1,,2").reason, number("BYMONTHDAY", "1,,2", (-31, 31)));
    assert_eq!(refused("FREQ=WEEKLY;BYDAY=2SA").reason, Reason::NumberedWeekday("2SA".into()));
    assert_eq!(refused("FREQ=WEEKLY;BYMONTHDAY=2").reason, Reason::Misplaced("BYMONTHDAY"));
    assert_eq!(refused("FREQ=MONTHLY;BYSETPOS=2").reason, Reason::Misplaced("BYSETPOS"));
    for until in ["20270229", "2027033", "20270331T", "20270331T2500", "2027-3-31", "あした"] {
        let text = format!("FREQ=DAILY;UNTIL={until}");
        assert!(matches!(refused(&text).reason, Reason::Until(_)), "{text}");
    }
    for days in ["", "土", "0SA", "6SA", "1.5SA", "SA,", "MO-FR", "2 SA", "２SA", "2SA、4SA", "2SA;4SA"] {
        let text = format!("FREQ=MONTHLY;BYDAY={days}");
        assert!(matches!(refused(&text).reason, Reason::Weekday { .. } | Reason::UnknownPart(_)), "{text}");
    }
}

#[track_caller]
fn meant(text: &str, expected: &str) {
    assert_eq!(refused(text).meant.as_deref(), Some(expected), "{text}");
    rule(expected);
}

#[test]
fn what_is_certainly_meant() {
    meant("FREQ=WEEKLY;BYDAY=土", "FREQ=WEEKLY;BYDAY=SA");
    meant("FREQ=WEEKLY;BYDAY=日曜日・水", "FREQ=WEEKLY;BYDAY=SU,WE");
    meant("FREQ=MONTHLY;BYDAY=第2土曜", "FREQ=MONTHLY;BYDAY=2SA");
    meant("FREQ=MONTHLY;BYDAY=2SA、4SA", "FREQ=MONTHLY;BYDAY=2SA,4SA");
    meant("FREQ=MONTHLY;BYDAY=2SA/4SA", "FREQ=MONTHLY;BYDAY=2SA,4SA");
    meant("FREQ=MONTHLY;BYDAY=２SA", "FREQ=MONTHLY;BYDAY=2SA");
    meant("FREQ=MONTHLY;BYDAY=2 SA", "FREQ=MONTHLY;BYDAY=2SA");
    meant("FREQ=MONTHLY;BYDAY=-1SAT", "FREQ=MONTHLY;BYDAY=-1SA");
    meant("FREQ=WEEKLY;BYDAY=MO-FR", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    meant("FREQ=WEEKLY;BYDAY=月〜水", "FREQ=WEEKLY;BYDAY=MO,TU,WE");
    meant("ＦＲＥＱ＝ＷＥＥＫＬＹ；ＢＹＤＡＹ＝ＳＡ", "FREQ=WEEKLY;BYDAY=SA");
    meant("FREQ=WEEKLY;UNTIL=2026年07月01日", "FREQ=WEEKLY;UNTIL=20260701");
    meant("FREQ=WEEKLY;UNTIL=令和8年7月1日", "FREQ=WEEKLY;UNTIL=20260701");
    meant("FREQ=毎週;BYDAY=SA", "FREQ=WEEKLY;BYDAY=SA");
    for text in [
        "FREQ=WEEKLY;BYDAY=祝",
        "FREQ=WEEKLY;BYDAY=第2土",
        "FREQ=WEEKLY;BYDAY=FR-MO",
        "FREQ=WEEKLY;INTERVAL=0",
    ] {
        assert_eq!(refused(text).meant, None, "{text}");
    }
}
