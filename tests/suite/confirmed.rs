//! Until when a posting stands without being confirmed (AC312).

use super::portal::Portal;

/// What AC312 says of a job on a day.
fn said(fields: &str, day: &str) -> String {
    let portal = Portal::new("", &[]);
    let head = "title: 店番\nemployer: {name: 店}\ncontract: part-time\n";
    portal.write("content/jobs/a.yaml", format!("{head}{fields}\n"));
    let said = portal.run(&["check", "--format", "short", "--as-of", day]).out;
    let line = said.lines().find_map(|line| line.split_once("[AC312]: "));
    line.map(|(_, said)| said.to_owned()).unwrap_or_default()
}

#[test]
fn a_posting_is_asked_for_from_the_day_after_ninety_days() {
    // 2026-01-31 and 90 days are 2026-05-01.
    let closes = "posted: 2026-01-31\ncloses: 2026-12-31";
    assert_eq!(said(closes, "2026-05-01"), "");
    assert_eq!(said(closes, "2026-05-02"), "この仕事は、2026-01-31 から90日より長く確かめられていません。");
    assert_eq!(said("posted: 2026-01-31", "2026-05-01"), "");
    assert_eq!(
        said("posted: 2026-01-31", "2026-05-02"),
        "この仕事は、2026-01-31 から確かめられていません。締切日がないので、ずっと募集中のままです。"
    );
    assert_eq!(said("posted: 2025-12-01\nupdated: 2026-01-31\ncloses: 2026-12-31", "2026-05-01"), "");
    assert!(
        said("posted: 2025-12-01\nupdated: 2026-01-31\ncloses: 2026-12-31", "2026-05-02")
            .contains("2026-01-31")
    );
    // 142 days; over; filled; confirmed.
    assert!(said("posted: 2026-01-01\ncloses: 2026-06-30", "2026-05-23").contains("2026-01-01"));
    assert_eq!(said("posted: 2026-01-01\ncloses: 2026-05-22", "2026-05-23"), "");
    assert_eq!(said("posted: 2026-01-01\ncloses: 2026-06-30\nfilled: true", "2026-05-23"), "");
    assert_eq!(said("posted: 2026-01-01\ncloses: 2026-06-30\nverified: 2026-04-01", "2026-05-23"), "");
}

#[test]
fn a_day_of_confirmation_that_has_not_come_is_told() {
    for closes in ["", "\ncloses: 2026-06-30"] {
        let fields = format!("posted: 2026-04-01{closes}\nverified: 2026-05-02");
        assert_eq!(said(&fields, "2026-05-01"), "確認日の 2026-05-02 は、まだ来ていません。");
        assert_eq!(said(&fields, "2026-05-02"), "");
    }
}

#[test]
fn a_job_that_somebody_confirms_is_asked_for_after_a_year_and_its_page_warns_after_half_of_one() {
    let fields = "posted: 2025-06-01\nverified: 2026-01-31";
    // 100, 365 and 366 days.
    assert_eq!(said(fields, "2026-05-11"), "");
    assert_eq!(said(fields, "2027-01-31"), "");
    assert_eq!(
        said(fields, "2027-02-01"),
        "この仕事は、2026-01-31 から確かめられていません。締切日がないので、ずっと募集中のままです。"
    );
    let portal = Portal::new("", &[]);
    portal.write(
        "content/jobs/a.yaml",
        format!("title: 店番\nemployer: {{name: 店}}\ncontract: part-time\n{fields}\n"),
    );
    for (day, half, year) in
        [("2026-05-11", false, false), ("2026-08-15", true, false), ("2027-02-01", false, true)]
    {
        let page = portal.build(&["--as-of", day]).page("jobs/a.html");
        let shown = |words: &str| {
            page.find(words).is_some_and(|found| {
                let tag = &page[page[..found].rfind('<').unwrap_or_default()..found];
                !tag.contains("hidden")
            })
        };
        assert_eq!((shown("半年以上、確認"), shown("1年以上、確認")), (half, year), "{day}");
    }
    let why = portal.call(&["explain", "AC312"]).out;
    assert!(why.contains("180日") && why.contains("365日"), "{why}");
}
