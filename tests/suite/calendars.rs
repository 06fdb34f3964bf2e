//! Calendars that other programs read.

use super::portal::Portal;

const FILES: &[(&str, &str)] = &[
    ("content/regions/minato.md", "---\ntitle: みなと市\nkind: municipality\n---\n"),
    ("content/groups/walkers.md", "---\ntitle: 歩く会\nkind: place-based\n---\n"),
    (
        "content/events/walk.md",
        "---\ntitle: 散歩, 港; 丘\nregions: minato\norganizer: walkers\nstarts: 2026-05-02 10:00\nends: 2026-05-02 12:00\n\
         repeat: 毎週土曜\nexcept: 2026-05-16\nupdated: 2026-04-20\ntags: [散歩]\nplace: {name: 港の広場, address: みなと市浜1-2}\n---\n\
         朝の港を歩きます。\n",
    ),
    ("content/events/old.md", "---\ntitle: 去年の市\nstarts: 2025-05-02\nregions: minato\n---\n"),
    ("content/events/off.md", "---\ntitle: 中止の会\nstarts: 2026-06-02\ncancelled: true\n---\n"),
    ("content/events/some.md", "---\ntitle: いつかの会\nwhen: 秋ごろ\n---\n"),
    ("content/events/draft.md", "---\ntitle: 下書きの会\nstarts: 2026-06-02\nstatus: draft\n---\n"),
];

#[test]
fn a_calendar_says_when_where_and_what() {
    let built = Portal::new("", FILES).build(&["--as-of", "2026-05-01"]);
    let event = "BEGIN:VEVENT\r\n\
        UID:events/walk@minato.example\r\n\
        DTSTAMP:20260419T150000Z\r\n\
        DTSTART;TZID=Asia/Tokyo:20260502T100000\r\n\
        DTEND;TZID=Asia/Tokyo:20260502T120000\r\n\
        RRULE:FREQ=WEEKLY;BYDAY=SA\r\n\
        EXDATE;TZID=Asia/Tokyo:20260516T100000\r\n\
        SUMMARY:散歩\\, 港\\; 丘\r\n\
        DESCRIPTION:朝の港を歩きます。\\n\\nhttps://minato.example/events/wa\r\n lk.html\r\n\
        LOCATION:港の広場、みなと市浜1-2\r\n\
        URL:https://minato.example/events/walk.html\r\n\
        CATEGORIES:散歩\r\n\
        STATUS:CONFIRMED\r\n\
        SEQUENCE:0\r\n\
        END:VEVENT\r\n";
    for path in [
        "calendar/site.ics",
        "calendar/regions/minato.ics",
        "calendar/groups/walkers.ics",
        "calendar/events/walk.ics",
    ] {
        let calendar = built.page(path);
        assert!(calendar.contains(event), "{path}: {calendar}");
        assert!(calendar.contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\n"), "{calendar}");
    }
    let site = built.page("calendar/site.ics");
    assert!(site.contains("NAME:みなと の催し\r\nX-WR-CALNAME:みなと の催し\r\nCOLOR:teal\r\n"), "{site}");
    assert!(
        site.contains("SUMMARY:中止の会\r\n") && site.contains("STATUS:CANCELLED\r\nSEQUENCE:1\r\n"),
        "{site}"
    );
    let archive = built.page("calendar/archive/site.ics");
    assert!(archive.contains("DTSTART;VALUE=DATE:20250502\r\nDTEND;VALUE=DATE:20250503\r\n"), "{archive}");
    assert!(!archive.contains("VTIMEZONE"), "{archive}");
    let list = built.page("events/archive.html");
    assert!(
        list.contains("終わった催しのカレンダー") && list.contains("../calendar/archive/site.ics"),
        "{list}"
    );
    assert!(
        built.page("calendar/archive/groups/walkers.ics").contains("NAME:歩く会 | みなと の終わった催し")
    );
    for title in ["いつかの会", "下書きの会"] {
        let found = built.holding(title);
        assert!(found.iter().all(|path| !path.starts_with("calendar/")), "{found:?}");
    }
    assert!(!site.contains("去年の市"), "{site}");
}

/// A subscriber who changes the language keeps the events: they are known by the same ids.
#[test]
fn a_calendar_speaks_the_language_of_its_page() {
    let portal = Portal::new("languages: [ja, en]\n", FILES);
    portal.write(
        "content/events/walk.en.md",
        "---\ntitle: A walk\nplace: {name: Harbour square}\n---\nWe walk by the sea.\n",
    );
    portal.write("content/pages/list.en.md", "---\ntitle: List\n---\n[all](/en/calendar/site.ics)\n");
    portal.write("content/pages/list.md", "---\ntitle: 一覧\n---\n予定\n");
    let built = portal.build(&["--as-of", "2026-05-01"]);
    let english = built.page("en/calendar/site.ics");
    for line in [
        "UID:events/walk@minato.example\r\n",
        "SUMMARY:A walk\r\n",
        "DESCRIPTION:We walk by the sea.\\n\\nhttps://minato.example/en/events/",
        "LOCATION:Harbour square",
        "URL:https://minato.example/en/events/walk.html\r\n",
        "SUMMARY:中止の会\r\n",
    ] {
        assert!(english.contains(line), "{line}: {english}");
    }
    assert!(built.page("calendar/site.ics").contains("SUMMARY:散歩\\, 港\\; 丘\r\n"));
    let ids = |path: &str| {
        let lines = built.page(path);
        lines.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ids("calendar/site.ics"), ids("en/calendar/site.ics"));
    // Pages offer the calendar of their language, where there is one.
    assert!(built.page("en/events/walk.html").contains("../calendar/events/walk.ics"));
    assert!(!built.files.contains_key("en/calendar/archive/site.ics"));
    assert!(built.page("en/events/index.html").contains("minato.example/en/calendar/site.ics"));
    assert!(built.page("en/events/archive.html").contains("../../calendar/archive/site.ics"));
}

#[test]
fn a_calendar_of_a_preview_with_drafts_holds_none() {
    let built = Portal::new("", FILES).build(&["--as-of", "2026-05-01", "--drafts"]);
    assert!(!built.page("calendar/site.ics").contains("下書きの会"));
    assert!(!built.has("calendar/events/draft.ics"));
}

#[test]
fn a_file_that_somebody_put_there_stays() {
    let portal = Portal::new("publish_unused_files: true\n", FILES);
    portal.write("static/calendar/site.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    let built = portal.build(&["--as-of", "2026-05-01"]);
    assert_eq!(built.page("calendar/site.ics"), "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
}
