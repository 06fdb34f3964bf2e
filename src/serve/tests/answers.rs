//! What is answered from a snapshot.

use super::super::answer::{
    Answer, AnswerContext, PageState, RenderedPages, answer, findings, media_type, state,
};
use super::super::snapshot::Snapshot;
use super::{Made, facts, snapshot};
use crate::locale::Language;
use crate::site::Visibility;
use jiff::civil::Date;
use std::sync::Arc;
use std::sync::atomic::Ordering;

fn ask(snapshot: &Snapshot, path: &str, query: Option<&str>) -> Answer {
    answer(
        AnswerContext { snapshot, rendered: &RenderedPages::default(), language: Language::Ja },
        path,
        query,
    )
}

fn state_at(snapshot: &Snapshot, path: &str) -> Option<PageState> {
    state(AnswerContext { snapshot, rendered: &RenderedPages::default(), language: Language::Ja }, path, None)
}

fn get(snapshot: &Snapshot, path: &str) -> (u16, String) {
    let Answer { status, body, .. } = ask(snapshot, path, None);
    (status, String::from_utf8(body.bytes()).expect("UTF-8"))
}

#[track_caller]
fn assert_has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in {text}");
    }
}

#[test]
fn a_page_gets_its_bar_before_the_end_of_the_body() {
    let pages = [
        ("jobs/a.html", "<html><body><p>&lt;/body></p><!--</body>--><p>港</p></BODY></html>"),
        ("a.css", "p{}"),
    ];
    let snapshot = snapshot([Made::of(&pages)]);
    let (status, html) = get(&snapshot, "/jobs/a.html");
    assert_eq!(status, 200);
    assert_has(&html, &["<p>港</p><link rel=\"stylesheet\"", "</script></BODY></html>"]);
    assert_has(
        &html,
        &[
            "<strong class=\"enishi-status enishi-public\">公開中</strong> <span>公開期間の定めなし</span> \
             <span>2026年5月1日時点の表示</span> <span class=\"enishi-count\">指摘なし</span>",
            "元のファイル <code>content/jobs/a.md</code>",
            "サイト全体に直すところはありません。",
        ],
    );
    assert_eq!(get(&snapshot, "/a.css"), (200, "p{}".to_owned()), "only pages are changed");
}

#[test]
fn a_page_is_rendered_once_for_its_state_and_its_answer() {
    let made = Made::of(&[("jobs/a.html", "<body>a</body>")]);
    let (renders, rendered) = (Arc::clone(&made.renders), RenderedPages::default());
    let ask_both = |snapshot: &Snapshot| {
        let context = AnswerContext { snapshot, rendered: &rendered, language: Language::Ja };
        let state = state(context, "/jobs/a.html", None).expect("a page");
        let answer = answer(context, "/jobs/a.html", None);
        assert!(String::from_utf8(answer.body.bytes()).expect("UTF-8").contains(&state.page));
        renders.load(Ordering::Relaxed)
    };
    assert_eq!(ask_both(&snapshot([made.clone()])), 1);
    assert_eq!(ask_both(&snapshot([made.clone(), made])), 2, "the next build is rendered anew");
}

#[test]
fn without_errors_nothing_lies_over_the_page() {
    let html = get(&snapshot([Made::of(&[("index.html", "<body></body>")])]), "/").1;
    assert!(!html.contains("enishi-overlay"), "{html}");
}

#[test]
fn the_last_good_edition_stays_while_errors_stand() {
    let good = Made::of(&[("jobs/a.html", "<body>good</body>")]);
    let bad = Made::of(&[("jobs/a.html", "<body>bad</body>")]).with_error();
    let snapshot = snapshot([good, bad]);
    let (status, html) = get(&snapshot, "/jobs/a.html");
    assert_eq!(status, 200);
    assert_has(
        &html,
        &[
            "<body>good",
            "enishi-overlay",
            "EN001",
            "エラーがあるので、その前の内容を表示しています。",
            "指摘 1件",
            "閉じる",
        ],
    );
}

#[test]
fn without_a_good_edition_there_is_what_can_be_shown() {
    let snapshot = snapshot([Made::of(&[("jobs/a.html", "<body>part</body>")]).with_error()]);
    let (status, html) = get(&snapshot, "/jobs/a.html");
    assert_eq!(status, 200);
    assert_has(&html, &["<body>part", "EN001"]);
    let (status, html) = get(&snapshot, "/");
    assert_eq!(status, 500);
    assert_has(&html, &["まだ表示できません", "EN001", "/__enishi/preview.js"]);
}

#[test]
fn before_the_first_reading_one_is_asked_to_wait() {
    let (status, html) = get(&Snapshot::default(), "/");
    assert_eq!(status, 503);
    assert_has(&html, &["まだ読みこんでいます"]);
}

#[test]
fn a_path_that_is_not_there_gets_the_portals_own_page() {
    let with_page = snapshot([Made::of(&[("404.html", "<body>ありません</body>")])]);
    let (status, html) = get(&with_page, "/jobs/x.html");
    assert_eq!(status, 404);
    assert_has(&html, &["<body>ありません<link"]);
    assert_eq!(get(&with_page, "/404.html").0, 404);
    let (status, html) = get(&snapshot([Made::default()]), "/%3Cb%3E.html");
    assert_eq!(status, 404);
    assert_has(&html, &["このページはありません", "<code>/&lt;b&gt;.html</code>"]);
    assert_eq!(get(&with_page, "/../site.yaml").0, 400);
}

#[test]
fn a_record_that_is_not_public_says_why() {
    let may = Date::constant(2026, 6, 1);
    let mut made = Made::of(&[("404.html", "<body>ありません</body>")]);
    made.hidden.insert("jobs/b.html".into(), facts("content/jobs/b.md", Visibility::Scheduled(may)));
    let (status, html) = get(&snapshot([made]), "/jobs/b.html");
    assert_eq!(status, 404);
    assert_has(
        &html,
        &[
            "この日には公開されていません",
            "2026年6月1日から公開されます。",
            "--drafts",
            "content/jobs/b.md",
            "公開前",
        ],
    );
}

#[test]
fn addresses_without_their_ending_are_led_on() {
    let made = Made::of(&[("jobs/index.html", "<body></body>"), ("jobs/a.html", "<body></body>")]);
    let snapshot = snapshot([made]);
    let to = |path, query| {
        let answer = ask(&snapshot, path, query);
        (answer.status, answer.location.unwrap_or_default())
    };
    assert_eq!(to("/jobs", Some("q=1")), (308, "/jobs/?q=1".to_owned()));
    assert_eq!(to("/jobs/a", None), (307, "/jobs/a.html?enishi-without-ending".to_owned()));
    let told = ask(&snapshot, "/jobs/a.html", Some("enishi-without-ending"));
    assert_has(
        &String::from_utf8_lossy(&told.body.bytes()),
        &["アドレスの終わりに .html がありませんでした。"],
    );
}

#[test]
fn a_template_that_fails_is_told_in_the_page() {
    let snapshot = snapshot([Made::of(&[("jobs/a.html", "{fails}")])]);
    let (status, html) = get(&snapshot, "/jobs/a.html");
    assert_eq!(status, 500);
    assert_has(
        &html,
        &["ページを作れません", "templates/job.html: `&lt;title&gt;` is unknown", "/__enishi/preview.js"],
    );
}

#[test]
fn a_page_that_was_seen_stays_when_its_template_fails() {
    let (before, after) =
        (Made::of(&[("jobs/a.html", "<body>before</body>")]), Made::of(&[("jobs/a.html", "{mistake}")]));
    let seen = RenderedPages::default();
    let ask = |snapshot: &Snapshot, path| {
        let from = AnswerContext { snapshot, rendered: &seen, language: Language::Ja };
        let answer = answer(from, path, None);
        (answer.status, String::from_utf8(answer.body.bytes()).expect("UTF-8"))
    };
    let snapshot = snapshot([before, after]);
    let (status, html) = ask(&snapshot, "/jobs/a.html");
    assert_eq!(status, 500, "nobody has seen it");
    assert_has(&html, &["ページを作れません", "EN001"]);
    ask(&super::snapshot([Made::of(&[("jobs/a.html", "<body>before</body>")])]), "/jobs/a.html");
    let (status, html) = ask(&snapshot, "/jobs/a.html");
    assert_eq!(status, 200);
    assert_has(&html, &["<body>before", "enishi-overlay", "EN001", "前の内容を表示しています。"]);
}

#[test]
fn the_state_of_a_page_changes_with_the_page_alone() {
    let of = |text| Made::of(&[("jobs/a.html", text), ("a.css", "")]);
    let state_of = |snapshot: &Snapshot| state_at(snapshot, "/jobs/a.html").expect("a page");
    let before = state_of(&snapshot([of("<body>1</body>")]));
    assert_eq!(before, state_of(&snapshot([of("<body>0</body>"), of("<body>1</body>")])));
    assert_ne!(before.page, state_of(&snapshot([of("<body>2</body>")])).page);
    let with_error = state_of(&snapshot([of("<body>1</body>"), of("<body>1</body>").with_error()]));
    assert_eq!(before.page, with_error.page);
    assert_ne!(before.bar, with_error.bar);
    assert_eq!(state_at(&snapshot([of("")]), "/a.css"), None);
}

#[test]
fn all_findings_have_a_page() {
    let html =
        |made| String::from_utf8(findings(&snapshot([made]), Language::En).body.bytes()).expect("UTF-8");
    assert_has(&html(Made::default()), &["Nothing to mend was found."]);
    assert_has(&html(Made::default().with_error()), &["EN001", "content/jobs/a.md"]);
}

#[test]
fn media_types_name_their_encoding() {
    assert_eq!(media_type("a/index.html"), "text/html; charset=utf-8");
    assert_eq!(media_type("x.CSS"), "text/css; charset=utf-8");
    assert_eq!(media_type("a.b/photo.JPG"), "image/jpeg");
    assert_eq!(media_type("photo.jfif"), "image/jpeg");
    assert_eq!(media_type("a.html/noending"), "application/octet-stream");
}
