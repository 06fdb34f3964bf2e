//! The list of events as people look through it, and on which days each line of it is shown.

use super::page_text::shown_text;
use super::portal::{Built, Portal};

const CAFE: &str = "---\ntitle: 縁側カフェ\nstarts: 2026-09-03 13:30\nends: 2026-09-03 15:30\nrepeat: 毎月第1木曜\n\
    place: {name: しおまち会館}\n---\n";
const NIGHT: &str = "---\ntitle: 浜言葉の夜\nstarts: 2026-12-30 20:30\nends: 2026-12-30 24:00\n\
    place: {mode: remote}\n---\n";
const FESTIVAL: &str = "---\ntitle: 里帰りの日\nstarts: 2027-08-14\nends: 2027-08-15\nall_day: true\n---\n";
const SPRING: &str = "---\ntitle: 春の集い\nwhen: 2027年3月ごろ\n---\n";
const OFF: &str = "---\ntitle: 船釣り\nstarts: 2026-12-12 08:00\ncancelled: true\n---\n";
const SHOW: &str = "---\ntitle: 古い写真展\nstarts: 2026-11-20\nends: 2026-12-10\n---\n";

fn portal(settings: &str) -> Portal {
    let files = [
        ("content/events/cafe.md", CAFE),
        ("content/events/night.md", NIGHT),
        ("content/events/festival.md", FESTIVAL),
        ("content/events/spring.md", SPRING),
        ("content/events/off.md", OFF),
        ("content/events/show.md", SHOW),
    ];
    Portal::new(settings, &files)
}

/// What a page says below its introduction, in one line, without the tables of months.
#[track_caller]
fn lines(built: &Built, path: &str) -> String {
    let text = built.page(path);
    let without: String = text.split("<table").enumerate().fold(String::new(), |all, (number, part)| {
        all + if number == 0 { part } else { part.split("</table>").nth(1).unwrap_or_default() }
    });
    let agenda = without.split("data-agenda>").nth(1).unwrap_or_else(|| panic!("no agenda: {text}"));
    let agenda = agenda.split("<p class=lead data-lacks").next().unwrap_or_default();
    shown_text(&format!("<main>{agenda}</main>")).replace('\n', " ")
}

#[test]
fn events_are_told_month_by_month_and_then_what_comes_later() {
    let built = portal("").build(&["--as-of", "2026-11-29"]);
    assert_eq!(
        lines(&built, "events/index.html"),
        "開催中 11月20日（金） 12月10日（木）まで 古い写真展 開催中 \
         2026年12月 3日（木） 13:30〜15:30 縁側カフェ しおまち会館毎月第1木曜日 \
         12日（土） 8:00から 船釣り 中止 \
         30日（水） 20:30〜24:00 浜言葉の夜 オンライン \
         2027年1月 7日（木） 13:30〜15:30 縁側カフェ しおまち会館毎月第1木曜日 \
         2027年2月 4日（木） 13:30〜15:30 縁側カフェ しおまち会館毎月第1木曜日 \
         その先 2027年8月14日（土） 8月15日（日）まで 里帰りの日 \
         日にちはこれから 2027年3月ごろ（日にちは決まっていません） 春の集い"
    );
}

#[test]
fn the_table_of_a_month_leads_to_its_days() {
    let page = portal("").build(&["--as-of", "2026-11-29"]).page("events/index.html");
    let month = page.split("<table").nth(1).and_then(|rest| rest.split("</table>").next()).expect("a table");
    assert!(month.contains("<caption>2026年12月</caption>"), "{month}");
    assert!(month.contains("<tr><th scope=col>日</th><th scope=col>月</th>"), "{month}");
    // December 2026 begins on a Tuesday.
    assert!(month.contains("<tr><td></td><td></td><td data-date=2026-12-01>1</td>"), "{month}");
    assert!(
        month.contains(
            "<td data-date=2026-12-03><a aria-label=12月3日（木） 1件 href=#d-2026-12-03>3</a></td>"
        ),
        "{month}"
    );
    assert_eq!(page.matches("id=d-2026-12-03").count(), 1, "{page}");
}

#[test]
fn weeks_begin_as_on_the_walls_of_the_reader() {
    let built = portal("languages: [ja, en, ja-easy]\n").build(&["--as-of", "2026-11-29"]);
    for (path, first, before) in [
        ("events/index.html", "日", 2),
        ("ja-easy/events/index.html", "<span><ruby>日<rt>にち</rt></ruby></span>", 2),
        ("en/events/index.html", "Mon", 1),
    ] {
        let page = built.page(path);
        assert!(page.contains(&format!("<thead><tr><th scope=col>{first}")), "{path}: {page}");
        let empty = "<td></td>".repeat(before);
        assert!(page.contains(&format!("<tr>{empty}<td data-date=2026-12-01>1</td>")), "{path}: {page}");
        assert!(!page.contains(&format!("<tr>{empty}<td></td><td data-date=2026-12-01>")), "{path}: {page}");
    }
}

#[test]
fn a_line_knows_on_which_days_it_is_shown() {
    let page = portal("").build(&["--as-of", "2026-11-29"]).page("events/index.html");
    for timeline in [
        "2026-12-03:ongoing 2026-12-04:past",
        // The month after those in sight is carried until it comes into sight.
        "2026-12-01:upcoming 2027-03-04:ongoing 2027-03-05:past",
        "2026-12-11:past",
        // The page lacks the month of this one, so it keeps it even for those who read it then.
        "2027-08-14:ongoing 2027-08-16:past",
    ] {
        assert!(page.contains(&format!("data-timeline={timeline} data-in=upcoming ongoing")), "{timeline}");
    }
    assert!(!page.contains("id=d-2027-04-01"), "{page}");
}

#[test]
fn what_does_not_fit_on_a_page_has_a_page_for_each_month() {
    let portal = portal("page_size: 2\n");
    let built = portal.build(&["--as-of", "2026-11-29"]);
    assert_eq!(
        lines(&built, "events/index.html"),
        "開催中 2026年12月 2027年1月 2027年2月 その先 \
         開催中 11月20日（金） 12月10日（木）まで 古い写真展 開催中 \
         2026年12月 3日（木） 13:30〜15:30 縁側カフェ しおまち会館毎月第1木曜日 2026年12月をすべて見る"
    );
    let december = lines(&built, "events/months/2026-12.html");
    assert!(december.contains("縁側カフェ") && december.contains("船釣り"), "{december}");
    assert!(!december.contains("浜言葉の夜"), "{december}");
    assert!(lines(&built, "events/months/2026-12/page-2.html").contains("浜言葉の夜"));
    let index = built.page("events/index.html");
    assert!(index.contains("href=../events/months/2026-12/page-2.html#d-2026-12-30"), "{index}");
    let later = lines(&built, "events/months/later.html");
    assert!(later.contains("里帰りの日") && later.contains("春の集い"), "{later}");
    // An event may be called like a month.
    portal.write("content/events/2026-12.md", NIGHT);
    assert!(portal.build(&["--as-of", "2026-11-29"]).has("events/2026-12.html"));
}

#[test]
fn an_event_of_each_day_is_told_day_by_day_for_three_months() {
    let event = "---\ntitle: 朝の体操\nstarts: 2026-11-01 06:30\nrepeat: 毎日\n---\n";
    let built =
        Portal::new("page_size: 200\n", &[("content/events/a.md", event)]).build(&["--as-of", "2026-11-29"]);
    let told = lines(&built, "events/index.html");
    // Two days of November, and December to February.
    assert_eq!(told.matches("朝の体操").count(), 2 + 31 + 31 + 28);
}

#[test]
fn hours_in_words_stand_beside_the_day() {
    let event = "---\ntitle: 講演会\nstarts: 2026-12-20\nstarting_words: 午後1時半ごろから\n---\n";
    let built = Portal::new("", &[("content/events/a.md", event)]).build(&["--as-of", "2026-11-29"]);
    assert_eq!(lines(&built, "events/index.html"), "2026年12月 20日（日） 午後1時半ごろから 講演会");
}

#[test]
fn the_way_through_a_list_counts_the_cards_that_are_left() {
    let job = |name: &str, closes: &str| {
        format!(
            "---\ntitle: {name}\nemployer: {{name: 浜屋}}\ncontract: volunteer\nposted: 2026-04-01\n{closes}\n---\n"
        )
    };
    let files = [
        ("content/jobs/a.md", job("あ", "closes: 2026-05-03")),
        ("content/jobs/b.md", job("い", "")),
        ("content/jobs/c.md", job("う", "closes: 2026-05-05")),
        ("content/jobs/d.md", job("え", "")),
    ];
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let built = Portal::new("page_size: 2\n", &files).build(&["--as-of", "2026-05-01"]);
    let status = |path: &str| {
        let page = built.page(path);
        let status = page.split("pagination__status").nth(1).and_then(|rest| rest.split("</p>").next());
        status.map(|status| status.trim_matches('"').replace('"', "")).unwrap_or_default()
    };
    assert_eq!(
        status("jobs/index.html"),
        " data-later=2026-05-04=全3件のうち 1〜1件目|2026-05-06=全2件のうち 1〜1件目>全4件のうち 1〜2件目"
    );
    assert_eq!(
        status("jobs/page-2.html"),
        " data-later=2026-05-04=全3件のうち 2〜3件目|2026-05-06=全2件のうち 2〜2件目>全4件のうち 3〜4件目"
    );
}
