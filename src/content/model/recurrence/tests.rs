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
    assert_eq!(refused("第2土曜の次の日曜").reason, Reason::Words);
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
    for until in [
        "20270229",
        "2027033",
        "20270331T",
        "20270331T2500",
        "20270331T2:000:00",
        "20270331T20:",
        "2027-3-31",
        "あした",
    ] {
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

#[test]
fn words_are_rules() {
    for (words, expected) in [
        ("毎日", "FREQ=DAILY"),
        ("隔日", "FREQ=DAILY;INTERVAL=2"),
        ("平日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("毎週土曜", "FREQ=WEEKLY;BYDAY=SA"),
        ("毎週土曜日に開催", "FREQ=WEEKLY;BYDAY=SA"),
        ("毎週", "FREQ=WEEKLY"),
        ("毎週火・木曜日", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("毎週 火曜日、木曜日", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("毎週土日", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("毎週土曜日と日曜日", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("毎週月〜金曜", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("毎週月曜から水曜まで", "FREQ=WEEKLY;BYDAY=MO,TU,WE"),
        ("隔週水曜", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ("隔週の月曜日と木曜日", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
        ("３週間ごとの金曜", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR"),
        ("毎月第２土曜日", "FREQ=MONTHLY;BYDAY=2SA"),
        ("毎月第二土曜", "FREQ=MONTHLY;BYDAY=2SA"),
        ("第2土曜", "FREQ=MONTHLY;BYDAY=2SA"),
        ("毎月第2・第4土曜", "FREQ=MONTHLY;BYDAY=2SA,4SA"),
        ("毎月第2土曜（8月は休み）", "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=2SA"),
        ("毎週水曜（1〜3月、8月を除く）", "FREQ=WEEKLY;BYMONTH=4,5,6,7,9,10,11,12;BYDAY=WE"),
        ("第1土（5・8・1月休）", "FREQ=MONTHLY;BYMONTH=2,3,4,6,7,9,10,11,12;BYDAY=1SA"),
        ("毎週日曜（12月～3月は休みです）", "FREQ=WEEKLY;BYMONTH=4,5,6,7,8,9,10,11;BYDAY=SU"),
        ("第3土曜日 8月休み", "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=3SA"),
        ("毎月第1、3日曜日", "FREQ=MONTHLY;BYDAY=1SU,3SU"),
        ("毎月第2土曜日と第4日曜日", "FREQ=MONTHLY;BYDAY=2SA,4SU"),
        ("毎月最終金曜", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("毎月最後の水曜日", "FREQ=MONTHLY;BYDAY=-1WE"),
        ("毎月15日", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("毎月1日・15日", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("毎月1日と末日", "FREQ=MONTHLY;BYMONTHDAY=1,-1"),
        ("毎月末日", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("隔月第1土曜", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SA"),
        ("偶数月の第1土曜", "FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYDAY=1SA"),
        ("4月〜6月の毎月第1土曜", "FREQ=MONTHLY;BYMONTH=4,5,6;BYDAY=1SA"),
        ("毎年8月14日", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=14"),
        ("毎年8月14日・15日", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=14,15"),
        ("毎年8月15日・15日", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15"),
        ("毎月第2・第2土曜", "FREQ=MONTHLY;BYDAY=2SA"),
        ("毎年5月と5月の第1日曜日", "FREQ=YEARLY;BYMONTH=5;BYDAY=1SU"),
        ("毎年8月14日と8月15日", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=14,15"),
        ("毎年5月1日、11月1日", "FREQ=YEARLY;BYMONTH=5,11;BYMONTHDAY=1"),
        ("毎年10月第3日曜", "FREQ=YEARLY;BYMONTH=10;BYDAY=3SU"),
        ("毎年5月と11月の第1日曜日", "FREQ=YEARLY;BYMONTH=5,11;BYDAY=1SU"),
        ("毎週土曜（2027年3月31日まで）", "FREQ=WEEKLY;UNTIL=20270331;BYDAY=SA"),
        ("毎週土曜、令和9年3月31日まで", "FREQ=WEEKLY;UNTIL=20270331;BYDAY=SA"),
        ("毎月15日2027/3/31まで", "FREQ=MONTHLY;UNTIL=20270331;BYMONTHDAY=15"),
        ("毎日（全3回）", "FREQ=DAILY;COUNT=3"),
    ] {
        assert_eq!(rule(words).to_string(), expected, "{words}");
    }
}

#[test]
fn words_that_are_not_understood_whole_are_refused() {
    for words in [
        "毎月",
        "15日",
        "8月14日",
        "土曜",
        "毎週土曜の午後",
        "毎週土曜（祝日を除く）",
        "毎週土曜（5・8休）",
        "毎週土曜（8月1日休み）",
        "毎週祝日",
        "毎月第6土曜",
        "毎月32日",
        "毎月第2土日",
        "毎年5月3日と11月5日",
        "毎年13月1日",
        "毎週土曜2027年2月30日まで",
        "毎日（全0回）",
        "月に1回",
        "不定期",
        "毎週毎週",
        "第2",
        "毎月第2土曜・日曜",
        "毎月1月",
        "毎週土曜まで",
        "毎月第1日",
        "毎月1\n5日",
        "毎月1 5日",
        "毎週土曜、令和9年3和9年3月31日まで",
    ] {
        assert_eq!(refused(words).reason, Reason::Words, "{words}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_whole_or_refused(
        text in "\\PC{0,30}|[毎週隔月第最終0-9土日月曜・、〜とまで全回年()々]{0,16}|FREQ=[A-Z0-9;=,-]{0,30}"
    ) {
        if let Ok(rule) = text.parse::<RecurrenceRule>() {
            let first = date(2027, 1, 16);
            let days: Vec<_> = rule.days(first, None, &tokyo()).from(first).take(3).collect();
            assert!(days.is_sorted() && days.first().is_none_or(|day| *day >= first), "{text}: {days:?}");
            assert_eq!(rule.to_string().parse(), Ok(rule), "{text}");
        }
    }
}
