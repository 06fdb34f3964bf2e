//! The lessons of `はじめに.md`: what a volunteer copies from there works.

use std::fs;

use super::starter::{enishi, starter, text};

const READ_ME: &str = include_str!("../../content/starter/はじめに.md");

#[test]
fn the_example_of_markdown_becomes_what_it_promises() {
    let dir = starter();
    let (_, rest) = READ_ME.split_once("```markdown\n").expect("an example");
    let (example, _) = rest.split_once("\n```").expect("its end");
    let page = format!("---\ntitle: 練習\n---\n{example}\n");
    fs::write(dir.path().join("content/pages/renshuu.md"), page).expect("the file can be written");
    let built = enishi(dir.path(), &["build", "--as-of", "2026-03-01"]);
    assert_eq!((text(&built.stderr), built.status.code()), ("", Some(0)));
    let html =
        fs::read_to_string(dir.path().join("public/renshuu.html")).expect("the page").replace("<wbr>", "");
    for part in [
        "<p>はじめての方も歓迎です。<br>\n持ち物はいりません。</p>",
        "<p>ここから、次の段落です。</p>",
        "<h2 id=\"当日の流れ\">当日の流れ</h2>",
        "<li>9時、<strong>はたおり館</strong>に集合</li>",
        "<ruby>汁<rp>（</rp><rt>しる</rt><rp>）</rp></ruby>",
        "<a href=\"groups/teori-nakama.html\">手織りなかま</a>",
        "<a href=\"events/hata-no-hi.html\">はたの日</a>",
        "<a href=\"https://bus.orikaze.example/\">バス会社のページ</a>",
        "alt=\"青い山のふもとに、家とりんごの木が並ぶ絵\"",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn every_column_of_the_lesson_is_accepted() {
    let dir = starter();
    let (_, rest) = READ_ME.split_once("| 見出し | 何を書くか |\n|---|---|\n").expect("a table");
    let rows = rest.lines().take_while(|line| line.starts_with('|'));
    let header: Vec<&str> = rows.filter_map(|row| row.split('|').nth(1)).map(str::trim).collect();
    assert_eq!((header.len(), header[0]), (39, "id"));
    let cells = header.iter().map(|name| match *name {
        "id" => "renshuu",
        "題名" | "事業者名" => "練習",
        "契約の種類" => "そのほか",
        "掲載開始日" => "2026/4/1",
        "歓迎する方" => "シニア;子育て中の方;未経験",
        _ => "",
    });
    let table = format!("{}\n{}\n", header.join(","), cells.collect::<Vec<_>>().join(","));
    fs::write(dir.path().join("content/jobs/renshuu.csv"), table).expect("the file can be written");
    let checked = enishi(dir.path(), &["check", "--as-of", "2026-04-01", "--format", "json"]);
    assert_eq!((text(&checked.stdout).trim(), checked.status.code()), ("[]", Some(0)));
}

/// The steps name the kinds of lines that still hold the former name; the check must find no other.
#[test]
fn renaming_the_region_is_told_line_by_line() {
    let dir = starter();
    let regions = dir.path().join("content/regions");
    fs::rename(regions.join("orikaze.md"), regions.join("aozora.md")).expect("it can be renamed");
    let checked = enishi(dir.path(), &["check", "--format", "short"]);
    let told = text(&checked.stdout);
    assert!(told.lines().all(|line| line.contains("ID が「orikaze」の記事はありません。")), "{told}");
    for place in ["site.yaml:", "content/regions/kaminosawa.yaml:", "content/jobs/chiisana-shigoto.csv:"] {
        assert!(told.replace('\\', "/").contains(place), "{place} is not in {told}");
    }
}
