//! Two sources for one path, of which one comes on a later day: time passing fails no build.

use super::harness::Portal;

const SETTINGS: &str = "title: みなと縁\nbase_url: https://example.jp/\n";

fn both(location: &str, path: &str) -> String {
    format!("{location}: error[EN046]: ここから作られる「{path}」は、ほかのファイルからも作られます。")
}

fn made_by_the_program(location: &str, path: &str) -> String {
    format!(
        "{location}: error[EN046]: ここから作られる「{path}」は、このプログラムが自分で作るファイルと重なります。"
    )
}

#[test]
fn a_former_path_of_a_record_that_waits() {
    Portal::new()
        .with_page("now", "title: いま\naliases: [/old]")
        .with_page("later", "title: あと\npublish_on: 2026-07-01\naliases: [/first, /old]")
        .is_refused(&[&both("content/pages/later.md:4:19", "/old")]);
}

#[test]
fn a_file_at_the_page_of_a_record_that_waits() {
    Portal::new()
        .with("site.yaml", format!("{SETTINGS}publish_unused_files: true\n"))
        .with("static/later.html", "x")
        .with_page("later", "title: あと\npublish_on: 2026-07-01")
        .is_refused(&[&both("content/pages/later.md:2:8", "later.html")]);
}

#[test]
fn a_file_that_comes_out_with_a_record_that_waits() {
    Portal::new()
        .with("static/about.html", "x")
        .with("content/pages/later.md", "---\ntitle: あと\npublish_on: 2026-07-01\n---\n\n[資料](/about.html)\n")
        .is_refused(&[
            "static: notice[PR203]: static の中に、公開していない記事だけが使う画像や文書が 1 個あります。これは公開しません。",
            &both("static/about.html", "about.html"),
        ]);
}

#[test]
fn the_archive_into_which_a_job_will_go() {
    let portal = || Portal::new().with_page("a", "title: 終わった仕事\naliases: [/jobs/archive.html]");
    portal()
        .with_job("asaichi", "closes: 2026-06-10")
        .is_refused(&[&made_by_the_program("content/pages/a.md:3:11", "/jobs/archive.html")]);
    portal().with_job("asaichi", "").is_taken(&[]);
}

#[test]
fn a_path_is_handed_on_from_one_year_to_the_next() {
    Portal::new()
        .with_page("one", "title: ことし\nexpires_on: 2026-06-30\naliases: [/natsu]")
        .with_page("two", "title: 来年\npublish_on: 2026-07-01\nexpires_on: 2027-06-30\naliases: [/natsu]")
        .with_page("three", "title: 再来年\npublish_on: 2027-07-01\naliases: [/natsu]")
        .is_taken(&[]);
}

#[test]
fn a_draft_waits_for_no_day() {
    Portal::new()
        .with_page("now", "title: いま\naliases: [/old]")
        .with_page("draft", "title: 下書き\nstatus: draft\naliases: [/old]")
        .is_taken(&[]);
}

#[test]
fn a_list_that_grew_into_the_place_of_a_file() {
    Portal::new()
        .with(
            "site.yaml",
            format!("{SETTINGS}publish_unused_files: true\npage_size: 1\nchecks: {{JB101: {{level: off, reason: 試し}}}}\n"),
        )
        .with("static/jobs/page-2.html", "x")
        .with_job("asaichi", "")
        .with_job("yuuichi", "")
        .is_taken(&[
            &made_by_the_program("static/jobs/page-2.html", "jobs/page-2.html").replace("error", "warning")
        ]);
}

#[test]
fn a_tag_that_is_called_like_a_list() {
    let portal = Portal::new()
        .with("site.yaml", format!("{SETTINGS}languages: [ja, en]\n"))
        .with_page("a", "title: 一つ目\ntags: [archive]")
        .with("content/pages/a.en.md", "---\ntitle: One\n---\n\n[all](/tags/archive.html)\n");
    portal.is_taken(&[]);
    let page = String::from_utf8(portal.site().remove("en/a.html").expect("the page")).expect("text");
    assert!(page.contains(r#"<a href="../tags/archive.html">all</a>"#), "{page}");
}

#[test]
fn two_that_wait_behind_a_third() {
    Portal::new()
        .with_page("one", "title: ことし\nexpires_on: 2026-06-30\naliases: [/natsu]")
        .with_page("three", "title: 再来年\npublish_on: 2027-07-01\naliases: [/natsu]")
        .with_page("two", "title: 来年\npublish_on: 2026-07-01\naliases: [/natsu]")
        .is_refused(&[&both("content/pages/two.md:4:11", "/natsu")]);
}
