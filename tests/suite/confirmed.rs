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
