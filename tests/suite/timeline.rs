//! What a page says ahead of the days after it was built, and what a build says on these days itself.

use super::portal::Portal;

const PROGRAM: &str =
    "---\ntitle: 助成\nkind: subsidy\napply: {from: 2026-05-03, until: 2026-05-06, how: 窓口へ。}\n---\n";

#[test]
fn a_program_says_when_its_way_to_apply_closes() {
    let portal = Portal::new("", &[("content/programs/a.md", PROGRAM)]);
    let open = portal.build(&["--as-of", "2026-05-04"]);
    let page = open.page("programs/a.html");
    assert!(
        page.contains("<article class=record data-timeline=2026-05-07:closed data-says-closed=受付終了>"),
        "{page}"
    );
    assert!(
        page.contains("<section class=panel id=apply data-timeline=2026-05-07:closed data-in=open>"),
        "{page}"
    );
    assert!(page.contains("<div class=banner banner--closed data-in=closed hidden>"), "{page}");
    let list = open.page("programs/index.html");
    assert!(
        list.contains(" data-timeline=2026-05-07:closed data-says-closed=受付終了")
            && list.contains("<article class=card"),
        "{list}"
    );
    let closed = portal.build(&["--as-of", "2026-05-07"]).page("programs/a.html");
    assert!(closed.contains("<div class=banner banner--closed>"), "{closed}");
    assert!(!closed.contains("窓口へ。") && !closed.contains("data-timeline"), "{closed}");
}

#[test]
fn a_program_says_when_it_opens() {
    let portal = Portal::new("", &[("content/programs/a.md", PROGRAM)]);
    let page = portal.build(&["--as-of", "2026-05-02"]).page("programs/a.html");
    assert!(page.contains("data-timeline=2026-05-03:open 2026-05-07:closed"), "{page}");
    assert!(page.contains("<div class=banner banner--before data-in=before>"), "{page}");
}

#[test]
fn nobody_is_asked_to_register_after_the_last_day_to() {
    let event = "---\ntitle: 集い\nstarts: 2026-05-20\napply: {until: 2026-05-10, how: 電話で。}\n---\n";
    let portal = Portal::new("", &[("content/events/a.md", event)]);
    let page = portal.build(&["--as-of", "2026-05-10"]).page("events/a.html");
    assert!(
        page.contains("<section class=panel id=apply data-timeline=2026-05-11:closed data-in=open>"),
        "{page}"
    );
    assert!(page.contains("data-timeline=2026-05-20:ongoing 2026-05-21:past"), "{page}");
    let late = portal.build(&["--as-of", "2026-05-11"]).page("events/a.html");
    assert!(!late.contains("電話で。"), "{late}");
}

#[test]
fn a_cancelled_event_is_over_after_its_last_day() {
    let event = "---\ntitle: 集い\nstarts: 2026-05-20\ncancelled: true\n---\n";
    let portal = Portal::new("", &[("content/events/a.md", event)]);
    let before = portal.build(&["--as-of", "2026-05-20"]);
    let page = before.page("events/a.html");
    assert!(
        page.contains("<article class=record data-timeline=2026-05-21:past data-says-past=終了>"),
        "{page}"
    );
    assert!(page.contains("<div class=banner banner--cancelled data-in=cancelled>"), "{page}");
    assert!(before.page("events/index.html").contains("a.html"));
    let after = portal.build(&["--as-of", "2026-05-21"]);
    assert!(after.page("events/a.html").contains("<div class=banner banner--past>"));
    assert!(after.page("events/archive.html").contains("a.html"));
}

#[test]
fn a_build_names_the_next_day_on_which_a_page_would_be_another() {
    let event = "---\ntitle: 集い\nstarts: 2026-06-20\nrepeat: FREQ=DAILY\napply: {until: 2026-05-10}\n---\n";
    let portal = Portal::new("", &[("content/programs/a.md", PROGRAM), ("content/events/a.md", event)]);
    let next = |day: &str| portal.run(&["build", "--as-of", day]).out;
    let days = [
        ("2026-05-02", "2026-05-03"),
        ("2026-05-03", "2026-05-07"),
        ("2026-05-07", "2026-05-11"),
        ("2026-05-11", "2026-06-20"),
        ("2026-06-20", "2026-06-21"),
    ];
    for (day, expected) in days {
        let said = next(day);
        assert!(said.contains(expected), "{day}: {said}");
    }
}
