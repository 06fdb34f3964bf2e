//! Values that mean something else than their writer thought.

use super::harness::Portal;

#[test]
fn a_day_that_does_not_exist() {
    Portal::new().with_job("a", "closes: 2026-02-30").with_job("b", "closes: 2026-13-01").is_refused(&[
        "content/jobs/a.md:6:9: error[EN024]: 「締切日」（closes）の「2026-02-30」は、暦にない日です。",
        "content/jobs/b.md:6:9: error[EN024]: 「締切日」（closes）の「2026-13-01」は、暦にない日です。",
    ]);
}

#[test]
fn reiwa_in_a_date() {
    Portal::new()
        .with_job("a", "closes: 令和8年5月1日")
        .with_job("b", "closes: R8.5.1")
        .with_job("c", "closes: 昭和50")
        .is_refused(&[
            "content/jobs/c.md:6:9: error[EN024]: 「締切日」（closes）の「昭和50」には、何日かが書かれていません。",
        ]);
}

#[test]
fn expires_on_before_publish_on() {
    Portal::new().with_page("a", "title: 逆\npublish_on: 2026-05-02\nexpires_on: 2026-05-01").is_refused(&[
        "content/pages/a.md:4:13: error[EN028]: 「公開終了日」（expires_on）の 2026-05-01 が、「公開開始日」（publish_on）の 2026-05-02 より前になっています。",
    ]);
}
