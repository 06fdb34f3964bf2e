//! When events take place, as pages tell it.

use super::portal::Portal;

/// The words between two marks in the main part of a page, without tags.
#[track_caller]
fn told(page: &str, label: &str) -> String {
    let after = page.split(&format!("<dt>{label}")).nth(1).unwrap_or_else(|| panic!("no {label}: {page}"));
    let value = after.split("<dt>").next().and_then(|value| value.split("</dl>").next()).unwrap_or_default();
    let mut text = String::new();
    let mut is_tag = false;
    for c in value.chars() {
        match c {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                text.push(' ');
            }
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn event(fields: &str, day: &str) -> String {
    let text = format!("---\ntitle: 集い\n{fields}\n---\n");
    Portal::new("", &[("content/events/a.md", &text)]).build(&["--as-of", day]).page("events/a.html")
}

#[test]
fn words_make_a_recurrence() {
    let page =
        event("starts: 2026-12-12 10:00\nrepeat: 毎月第2・第4土曜\nexcept: [2026-12-26]", "2026-12-01");
    assert_eq!(told(&page, "くり返し"), "毎月第2土曜日と第4土曜日");
    assert_eq!(told(&page, "お休みの日"), "2026年12月26日（土）");
    let when = told(&page, "日時");
    assert!(when.starts_with("2026年12月12日（土） 10:00 2027年1月9日（土） 10:00"), "{when}");
}

#[test]
fn a_day_off_that_is_over_is_not_told() {
    let page = event("starts: 2026-12-12\nrepeat: 毎週土曜\nexcept: [2026-12-19]", "2026-12-20");
    assert!(!page.contains("お休みの日"), "{page}");
}

#[test]
fn the_same_hours_on_each_of_several_days() {
    let page = event("starts: 2027-02-13 13:00\nends: 2027-02-14 17:00\neach_day: true", "2026-12-01");
    assert_eq!(told(&page, "日時"), "2027年2月13日（土）〜14日（日） 各日13:00〜17:00");
}

#[test]
fn what_ends_at_midnight_is_over_at_midnight() {
    let fields = "starts: 2026-12-31 22:00\nends: 2027-01-01 00:00";
    let page = event(fields, "2026-12-31");
    assert_eq!(told(&page, "日時"), "2026年12月31日（木） 22:00〜24:00");
    assert!(page.contains("data-timeline=2027-01-01:past"), "{page}");
    assert!(event(fields, "2027-01-01").contains("banner--past"));
}

#[test]
fn irregular_dates_are_told_one_by_one() {
    let fields = "starts: 2026-12-10 10:00\nends: 2026-12-10 12:00\ndates: [2026-12-24, 2027-01-09 14:00]";
    assert_eq!(
        told(&event(fields, "2026-12-01"), "日時"),
        "2026年12月10日（木） 10:00〜12:00 2026年12月24日（木） 10:00〜12:00 2027年1月9日（土） 14:00〜16:00"
    );
    let later = event(fields, "2026-12-25");
    assert_eq!(told(&later, "日時"), "2027年1月9日（土） 14:00〜16:00");
    assert!(event(fields, "2027-01-10").contains("banner--past"));
}

#[test]
fn an_event_without_a_fixed_day_is_listed_last() {
    let portal = Portal::new(
        "",
        &[
            ("content/events/a.md", "---\ntitle: 春の集い\nwhen: 2027年3月ごろ\n---\n"),
            ("content/events/b.md", "---\ntitle: 冬の集い\nstarts: 2027-12-01\n---\n"),
        ],
    );
    let site = portal.build(&["--as-of", "2026-12-01"]);
    let page = site.page("events/a.html");
    assert_eq!(told(&page, "日時"), "2027年3月ごろ（日にちは決まっていません）");
    let list = site.page("events/index.html");
    assert!(list.contains("2027年3月ごろ（日にちは決まっていません）"), "{list}");
    assert!(list.find("冬の集い") < list.find("春の集い"), "{list}");
    let later = portal.build(&["--as-of", "2030-12-01"]);
    assert!(later.page("events/index.html").contains("春の集い"));
}

#[test]
fn days_in_one_text_are_the_dates_of_one_event() {
    let table = "id,題名,始まり\ntobi,とびとびの会,\"2026/12/10 10:00、12/24、1/9 14:00\"\nmitei,春の会,未定（3月予定）\n";
    let list = "---\ntitle: 集い\nstarts: [2026-12-10, 2026-12-24]\n---\n";
    let portal = Portal::new("", &[("content/events/a.csv", table), ("content/events/b.md", list)]);
    let site = portal.build(&["--as-of", "2026-12-01"]);
    assert_eq!(
        told(&site.page("events/tobi.html"), "日時"),
        "2026年12月10日（木） 10:00 2026年12月24日（木） 10:00 2027年1月9日（土） 14:00"
    );
    assert_eq!(told(&site.page("events/b.html"), "日時"), "2026年12月10日（木） 2026年12月24日（木）");
    assert_eq!(told(&site.page("events/mitei.html"), "日時"), "未定（3月予定）");
}
