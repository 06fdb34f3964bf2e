//! Last days to apply, days of confirmation, what is new, what comes soon, and what a page says in its place
//! when it should be public no more.

use super::page_text::shown_text;
use super::portal::{Built, Portal};

fn job(more: &str) -> String {
    format!(
        "---\ntitle: 店番\nemployer: {{name: 浜屋}}\ncontract: part-time\nregions: [niigata]\n{more}---\n"
    )
}

#[track_caller]
fn says(built: &Built, path: &str, words: &str) {
    let text = shown_text(&built.page(path));
    assert!(text.contains(words), "{path} does not say {words}: {text}");
}

#[track_caller]
fn says_not(built: &Built, path: &str, words: &str) {
    let text = shown_text(&built.page(path));
    assert!(!text.contains(words), "{path} says {words}: {text}");
}

#[test]
fn the_last_day_to_apply_stands_at_the_head_and_on_cards() {
    let event = "---\ntitle: 集い\nstarts: 2026-12-20 10:00\nregions: [niigata]\napply: {until: 2026-12-05 17:00, how: 電話で。}\n---\n";
    let program = "---\ntitle: 助成\nkind: subsidy\nregions: [niigata]\napply: {until: 2027-01-15, how: 窓口へ。}\n---\n";
    let job = job("posted: 2026-11-01\ncloses: 2026-12-02\nclosing_words: 必着\n");
    let files = [
        ("content/jobs/a.md", job.as_str()),
        ("content/events/a.md", event),
        ("content/programs/a.md", program),
    ];
    let built = Portal::new("", &files).build(&["--as-of", "2026-11-28"]);
    for (path, label, day) in [
        ("jobs/a.html", "締切", "12月2日（水）（必着）"),
        ("events/a.html", "申し込み締切", "12月5日（土）（17:00）"),
        ("programs/a.html", "受付締切", "2027年1月15日（金）"),
    ] {
        says(&built, path, &format!("{label}\n{day}"));
        says(&built, "regions/niigata.html", &format!("{label} {day}"));
    }
    let page = built.page("jobs/a.html");
    assert!(page.contains("<span data-left=2026-12-02 class=left data-enhancement></span>"), "{page}");
    assert!(page.contains("<body data-days-left=あと{n}日|今日まで|明日まで data-keeps=気になる|気になる：{title} data-root=../>"), "{page}");
}

#[test]
fn a_job_says_when_it_was_confirmed_and_that_this_is_long_ago() {
    const HALF: &str = "半年以上、確認されていません。";
    const YEAR: &str = "1年以上、確認されていません。";
    let (verified, updated, posted) = (
        job("posted: 2025-01-10\nupdated: 2025-02-10\nverified: 2026-04-03\n"),
        job("posted: 2025-01-10\nupdated: 2026-02-10\n"),
        job("posted: 2026-01-10\n"),
    );
    let portal = Portal::new(
        "checks: {AC311: {level: off, reason: 試し}}\n",
        &[
            ("content/jobs/verified.md", &verified),
            ("content/jobs/updated.md", &updated),
            ("content/jobs/posted.md", &posted),
        ],
    );
    let built = portal.build(&[]);
    says(&built, "jobs/verified.html", "2026年4月3日に確認");
    says(&built, "jobs/updated.html", "2026年2月10日に確認");
    says(&built, "jobs/posted.html", "2026年1月10日に確認");
    // 2026-04-03 and 180 days are 2026-09-30.
    for (day, half, year) in [
        ("2026-09-29", false, false),
        ("2026-09-30", true, false),
        ("2027-04-02", true, false),
        ("2027-04-03", false, true),
    ] {
        let built = portal.build(&["--as-of", day]);
        let text = shown_text(&built.page("jobs/verified.html"));
        assert_eq!((text.contains(HALF), text.contains(YEAR)), (half, year), "{day}: {text}");
    }
    let page = built.page("jobs/verified.html");
    assert!(page.contains("data-timeline=2026-09-30:open 2027-04-03:closed data-in=open hidden"), "{page}");
    assert!(page.contains("data-timeline=2027-04-03:open data-in=open hidden"), "{page}");
}

#[test]
fn only_what_is_at_most_60_days_old_is_called_new() {
    let new = job("posted: 2026-03-02\n");
    let portal = Portal::new("", &[("content/jobs/a.md", &new)]);
    let built = portal.build(&["--as-of", "2026-05-01"]);
    says(&built, "index.html", "新しい仕事");
    says_not(&built, "index.html", "募集中の仕事");
    assert!(
        built.page("index.html").contains("<span data-timeline=2026-05-02:closed data-in=open>新しい仕事")
    );
    let later = portal.build(&["--as-of", "2026-05-02"]);
    says(&later, "index.html", "募集中の仕事");
    says_not(&later, "index.html", "新しい仕事");
}

#[test]
fn what_closes_or_takes_place_soon_stands_on_the_first_page_and_on_hubs() {
    let weekly = "---\ntitle: 朝の会\nstarts: 2026-05-04 09:00\nrepeat: 毎週月曜\nregions: [niigata]\n---\n";
    let (soon, late) =
        (job("posted: 2026-04-01\ncloses: 2026-05-15\n"), job("posted: 2026-04-01\ncloses: 2026-05-16\n"));
    let far = "---\ntitle: 秋の会\nstarts: 2026-10-04\nregions: [niigata]\n---\n";
    let portal = Portal::new(
        "",
        &[
            ("content/events/weekly.md", weekly),
            ("content/events/far.md", far),
            ("content/jobs/soon.md", &soon),
            ("content/jobs/late.md", &late),
        ],
    );
    let built = portal.build(&["--as-of", "2026-05-01"]);
    for path in ["index.html", "regions/niigata.html"] {
        let page = built.page(path);
        let strip =
            page.split("id=soon").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a strip");
        let told = shown_text(&format!("<main{strip}</main>")).replace('\n', " ");
        assert_eq!(told, "まもなく 5月4日（月） 朝の会 催し 締切 5月15日（金） 店番 仕事浜屋", "{path}");
        // The next Monday moves up when this one is over.
        assert!(
            strip.contains("data-timeline=2026-05-05:open 2026-05-12:closed data-in=open hidden"),
            "{strip}"
        );
        assert!(
            strip.contains("data-timeline=2026-05-02:open 2026-05-17:closed data-in=open hidden"),
            "{strip}"
        );
    }
}

#[test]
fn a_story_whose_consent_ends_says_so_in_its_place() {
    let story = "---\ntitle: 海の話\nperson: {name: 浜口ミツ}\nregions: [niigata]\n\
        consent: {given: 2026-01-01, media: [web], until: 2026-05-31}\n---\n海の近くで育ちました。\n";
    let page = Portal::new("", &[("content/stories/a.md", story)]).build(&[]).page("stories/a.html");
    assert!(
        page.contains(
            "<div class=withdrawn data-timeline=2026-06-01:open data-in=open hidden data-withdrawn>"
        ),
        "{page}"
    );
    assert!(page.contains("ご本人が同意した掲載の期間が過ぎたため、表示していません。"), "{page}");
    assert!(
        page.contains("</div><div data-timeline=2026-06-01:closed data-in=open><article class=record>"),
        "{page}"
    );
    let expiring = "---\ntitle: 夏の案内\nexpires_on: 2026-08-31\n---\n本文です。\n";
    let page = Portal::new("", &[("content/pages/summer.md", expiring)]).build(&[]).page("summer.html");
    assert!(page.contains("掲載の期間が過ぎたため、表示していません。"), "{page}");
}

#[test]
fn a_site_that_should_have_been_built_again_says_of_which_day_it_is() {
    let job = job("posted: 2026-04-01\ncloses: 2026-05-20\n");
    let page = Portal::new("", &[("content/jobs/a.md", &job)]).build(&[]).page("index.html");
    // It changes first on 13 May, seven days before the last one; more than three days later it is old.
    let note =
        "data-timeline=2026-05-17:open data-in=open hidden>このサイトの内容は、2026年5月1日のものです。";
    assert!(page.contains(note), "{page}");
}

#[test]
fn numbers_fall_as_records_close() {
    let files: Vec<(String, String)> = ["2026-05-10", "2026-05-12", "2026-05-12", "2026-12-01"]
        .iter()
        .enumerate()
        .map(|(number, day)| {
            (format!("content/jobs/j{number}.md"), job(&format!("posted: 2026-04-01\ncloses: {day}\n")))
        })
        .collect();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let built = Portal::new("", &files).build(&[]);
    let home = built.page("index.html");
    assert!(home.contains("<strong data-later=2026-05-11=3|2026-05-13=1>4</strong>"), "{home}");
    let hub = built.page("regions/niigata.html");
    assert!(hub.contains("<span class=count data-later=2026-05-11=3件|2026-05-13=1件>4件</span>"), "{hub}");
    // The hub shows three; from the day on which no more are left, there is nothing to lead to.
    let more = "<p class=more data-timeline=2026-05-11:closed data-in=open><a href=../regions/niigata/jobs.html \
        data-later=2026-05-11=仕事3件をすべて見る|2026-05-13=仕事1件をすべて見る>仕事4件をすべて見る</a></p>";
    assert!(hub.contains(more), "{hub}");
}
