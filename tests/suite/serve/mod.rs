//! `serve`: what the browser gets while people write, save, rename and delete.

mod edits;
mod preview;

use std::fs;
use std::thread;
use std::time::Duration;

use preview::{Preview, write};

const BEACH: &str = "content/jobs/beach.md";

#[test]
fn a_page_is_answered_with_its_strip() {
    let preview = Preview::start(&[]);
    let page = preview.get("/jobs/beach.html");
    assert_eq!(page.status, 200);
    let strip = "<strong class=\"enishi-status enishi-public\">public</strong> <span>public from 1 Apr 2026</span> \
                 <span>as of 1 May 2026</span> <span class=\"enishi-count\">";
    page.assert_has(&[strip, "Source file <code>content/jobs/beach.md</code>", "浜のそうじ"]);
    assert_eq!(preview.get("/jobs").location.as_deref(), Some("/jobs/"));
    assert_eq!(preview.get("/jobs/").status, 200);
    let missing = preview.get("/jobs/nowhere.html");
    assert_eq!(missing.status, 404);
    missing.assert_has(&["enishi-preview"]);
}

#[test]
fn any_day_can_be_chosen_and_left_again() {
    let preview = Preview::start(&[]);
    preview
        .get("/jobs/beach.html")
        .assert_has(&["as of 1 May 2026", "type=\"date\" name=\"day\" value=\"2026-05-01\""]);
    let chosen = preview.get("/__enishi/day?day=2027-05-20&to=%2Fjobs%2Fbeach.html");
    assert_eq!((chosen.status, chosen.location.as_deref()), (303, Some("/jobs/beach.html")));
    preview.get("/jobs/beach.html").assert_has(&["as of 20 May 2027", "data-day=\"2027-05-20\""]);
    let back = preview.get("/__enishi/day?to=//evil.example/");
    assert_eq!((back.status, back.location.as_deref()), (303, Some("/")));
    preview.get("/jobs/beach.html").assert_has(&["as of 1 May 2026"]);
}

#[test]
fn who_saves_and_reloads_at_once_sees_what_was_saved() {
    let preview = Preview::start(&[]);
    assert_eq!(preview.get("/jobs/beach.html").status, 200);
    for number in 0..20 {
        let text = format!("浜へ{}行きます。", "また".repeat(number));
        preview.save(BEACH, &preview::job("浜のそうじ", &text));
        preview.get("/jobs/beach.html").assert_has(&[&text]);
    }
}

#[test]
fn files_come_go_and_are_renamed() {
    let preview = Preview::start(&[]);
    // As many editors save: a new file beside, moved over the old one.
    let beside = preview.path("content/jobs/.beach.md.tmp");
    write(&beside, &preview::job("浜の大そうじ", "みんなで。"));
    fs::rename(beside, preview.path(BEACH)).expect("renamed");
    preview.until("/jobs/beach.html", |page| page.has("浜の大そうじ"));
    preview.until("/jobs/", |page| page.has("浜の大そうじ"));

    preview.save("content/jobs/2026/autumn/new.md", &preview::job("新しい仕事", "秋から。"));
    preview.until("/jobs/new.html", |page| page.status == 200 && page.has("新しい仕事"));
    preview.until("/jobs/", |page| page.has("新しい仕事"));

    fs::rename(preview.path("content/jobs/2026/autumn/new.md"), preview.path("content/jobs/renamed.md"))
        .expect("renamed");
    preview.until("/jobs/new.html", |page| page.status == 404);
    preview.until("/jobs/renamed.html", |page| page.status == 200);

    fs::remove_file(preview.path(BEACH)).expect("removed");
    preview.until("/jobs/beach.html", |page| page.status == 404);
    preview.until("/jobs/", |page| !page.has("浜の大そうじ"));
}

#[test]
fn hidden_files_that_are_published_come_and_go_in_the_preview_too() {
    let preview = Preview::start(&[]);
    // Longer than the preview looks at all files after it has read them.
    let rest = || thread::sleep(Duration::from_millis(500));
    for path in [".well-known/security.txt", ".htaccess", ".nojekyll"] {
        let (file, address) = (format!("static/{path}"), format!("/{path}"));
        assert_eq!(preview.get(&address).status, 404);
        rest();
        preview.save(&file, "ErrorDocument 404 /404.html\n");
        preview.until(&address, |page| page.status == 200 && page.has("ErrorDocument"));
        rest();
        fs::remove_file(preview.path(&file)).expect("removed");
        preview.until(&address, |page| page.status == 404);
    }
}

#[test]
fn a_burst_of_files_is_seen_whole() {
    let preview = Preview::start(&[]);
    for number in 0..300 {
        let folder = number % 5;
        preview.save(
            &format!("content/jobs/burst-{folder}/b-{number}.md"),
            &preview::job(&format!("仕事{number}"), "。"),
        );
    }
    for number in (0..300).rev() {
        preview.until(&format!("/jobs/b-{number}.html"), |page| page.has(&format!("仕事{number}")));
    }
    preview.until("/jobs/page-7.html", |page| page.status == 200);
}

#[test]
fn errors_stand_over_the_last_good_page_until_they_are_mended() {
    let preview = Preview::start(&[]);
    let good = preview.get("/jobs/beach.html");
    preview.save(BEACH, "---\ntitel: 浜のそうじ\n---\n");
    let page = preview.until("/jobs/beach.html", |page| page.has("enishi-overlay"));
    assert_eq!((page.status, page.bare()), (200, good.bare()), "the page itself is as it was");
    page.assert_has(&[
        "EN021",
        "<mark>titel</mark>",
        "There are errors; this is what the site was before them.",
    ]);
    preview.save(BEACH, &preview::job("浜のそうじ", "なおしました。"));
    let page = preview.until("/jobs/beach.html", |page| page.has("なおしました。"));
    assert!(!page.has("enishi-overlay"), "{}", page.text);
}

#[test]
fn a_portal_that_was_never_right_shows_what_is_wrong_and_then_the_page() {
    let preview = Preview::of(
        &[("site.yaml", "titel: x\n"), ("content/pages/about.md", "---\ntitle: 案内\n---\n本文\n")],
        &[],
    );
    let page = preview.get("/");
    page.assert_has(&["enishi-overlay", "EN021"]);
    preview.save("site.yaml", "title: ちいさな縁側\n");
    preview.until("/", |page| page.status == 200 && page.has("ちいさな縁側") && !page.has("enishi-overlay"));
}

#[test]
fn what_is_not_public_says_why() {
    let preview = Preview::start(&[]);
    let draft = preview.get("/stories/draft.html");
    assert_eq!(draft.status, 404);
    draft.assert_has(&["It is still a draft (status: draft).", "--drafts", "content/stories/draft.md"]);
    let scheduled = preview.get("/jobs/june.html");
    assert_eq!(scheduled.status, 404);
    scheduled.assert_has(&["It will be public from 1 Jun 2026."]);

    let preview = Preview::start(&["--drafts"]);
    let draft = preview.get("/stories/draft.html");
    assert_eq!(draft.status, 200);
    draft.assert_has(&["<strong class=\"enishi-status enishi-early\">draft</strong>", "with drafts"]);
    // A draft with a field that cannot be read has no page yet, which every other page says.
    preview.save("content/stories/yet.md", "---\ntitle: あとで書く話\nstatus: draft\nregions: {a: b}\n---\n");
    let told = "The draft “あとで書く話” is not shown yet, since a field of it cannot be read; the findings say which.";
    preview.until("/stories/draft.html", |page| page.has(told));
}

#[test]
fn a_theme_that_fails_is_told_in_the_page_and_mended() {
    let preview = Preview::start(&[]);
    let good = preview.get("/stories/kaze.html");
    let template = "themes/hiroba/templates/story.html";
    preview.save(template, "<body>{{ nothing.of.this }}</body>\n");
    let page = preview.until("/stories/kaze.html", |page| page.has("enishi-overlay"));
    page.assert_has(&[template, "nothing"]);
    assert_eq!((page.status, page.bare()), (200, good.bare()));
    preview.save(template, "{% if %}\n");
    let page = preview.until("/stories/kaze.html", |page| page.has("{% if %}") || page.has("<mark>"));
    assert_eq!((page.status, page.bare()), (200, good.bare()));
    fs::remove_file(preview.path(template)).expect("removed");
    preview.until("/stories/kaze.html", |page| page.status == 200 && !page.has("enishi-overlay"));
}

#[test]
fn strangers_and_odd_paths_get_nothing() {
    let preview = Preview::start(&[]);
    let ask = |path: &str, host: &str| preview.request(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n"));
    assert_eq!(ask("/", "evil.example").status, 403);
    assert_eq!(ask("/", &format!("127.0.0.1:{}", preview.port)).status, 200);
    let own = format!("localhost:{}", preview.port);
    for path in [
        "/../site.yaml",
        "/%2e%2e/site.yaml",
        "/%2e%2e%2fsite.yaml",
        "/jobs/..%5c..%5csite.yaml",
        "//site.yaml",
        "/%00",
    ] {
        assert_eq!(ask(path, &own).status, 400, "{path}");
    }
    for path in ["/site.yaml", "/content/jobs/beach.md", "/.git/config", "/themes/x"] {
        assert_eq!(ask(path, &own).status, 404, "{path}");
    }
    let written = preview.request(&format!("POST / HTTP/1.1\r\nHost: {own}\r\nContent-Length: 0\r\n"));
    assert_eq!(written.status, 405);
}

#[test]
fn changes_are_seen_by_looking_too() {
    let preview = Preview::start(&["--poll"]);
    preview.save(BEACH, &preview::job("浜のそうじ", "半秒ごとに見ます。"));
    preview.until("/jobs/", |_| true);
    preview.until("/jobs/beach.html", |page| page.has("半秒ごとに見ます。"));
    preview.save("content/jobs/later/new.md", &preview::job("新しい仕事", "。"));
    preview.until("/jobs/new.html", |page| page.status == 200);
}

#[test]
fn a_port_that_is_taken_is_an_error_of_the_call() {
    let preview = Preview::start(&[]);
    let (status, told) = Preview::refused(&["--port", &preview.port.to_string()]);
    assert_eq!(status, Some(2));
    assert_eq!(told, format!("error: port {} is taken\n", preview.port));
}

#[test]
fn a_folder_that_is_not_there_is_an_error_of_the_call() {
    let (status, told) = Preview::refused_at("nowhere", &[]);
    assert_eq!((status, told.as_str()), (Some(2), "error: nowhere is not a folder\n"));
}

#[test]
fn a_folder_without_settings_is_told_before_anything_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let (status, told) = Preview::refused_at(folder.path().to_str().expect("UTF-8"), &[]);
    assert_eq!(status, Some(1), "{told}");
    assert!(told.contains("EN013") && told.contains("there is no `site.yaml` in this folder"), "{told}");
}

#[cfg(unix)]
#[test]
fn it_ends_with_control_c() {
    let mut preview = Preview::start(&[]);
    // A browser that listens must not keep it alive.
    let _listening = preview.listen();
    thread::sleep(Duration::from_millis(100));
    assert_eq!(preview.interrupt(), Some(0));
}

#[test]
fn a_rule_that_cannot_be_read_is_shown_over_the_page() {
    let preview = Preview::start(&[]);
    let event = |rule: &str| format!("title: 朝市\nstarts: 2026-05-03 9:00\nrepeat: {rule}\n");
    preview.save("content/events/asaichi.yaml", &event("毎週日曜"));
    preview.until("/events/asaichi.html", |page| page.status == 200 && page.has("毎週日曜日"));
    preview.save("content/events/asaichi.yaml", &event("FREQ=WEEKLY;BYDAY=日"));
    let page = preview.until("/events/asaichi.html", |page| page.has("EN029"));
    page.assert_has(&["BYDAY=日", "content/events/asaichi.yaml"]);
    preview.save("content/events/asaichi.yaml", &event("FREQ=WEEKLY;BYDAY=SU"));
    preview.until("/events/asaichi.html", |page| page.has("毎週日曜日") && !page.has("EN029"));
}

#[test]
fn a_look_is_tried_without_a_word_in_any_file() {
    let preview = Preview::start(&[]);
    preview.get("/jobs/beach.html").assert_has(&["<a href=\"/__enishi/look\">Try a look</a>"]);
    let tried = "?accent=%23ffd400&corners=square&font=mincho";
    preview.get(&format!("/__enishi/look{tried}")).assert_has(&[
        "is too faint on a light screen, so it is used as #7e6800 there",
        "look:\n  accent: &quot;#ffd400&quot;\n  corners: square\n  font: mincho</code>",
    ]);
    let css = preview.get(&format!("/__enishi/look.css{tried}"));
    css.assert_has(&["--radius:0", "BIZ UDPMincho", ".enishi-sample--light{", "--accent:#7e6800"]);
    assert!(!preview.get("/__enishi/look.css").text.contains("BIZ UDPMincho"));
    let settings = fs::read_to_string(preview.path("site.yaml")).expect("settings");
    assert!(!settings.contains("look"), "{settings}");
}
