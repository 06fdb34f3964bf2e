//! Output folders that must not be written to, and calls that cannot be meant.

use std::fs;

use super::harness::{DAY, Portal, tree};
use crate::portal::shown;

#[test]
fn an_output_folder_inside_the_content_folder() {
    let portal = Portal::new();
    let before = tree(portal.root());
    for out in ["content/public", "content", "content/pages", "static", "themes/x", "content/../content/x"]
        .map(shown)
    {
        let out = out.as_str();
        portal.build_fails(&[".", "-o", out], &format!("{out}: error[EN052]: 公開用フォルダー「{out}」が、記事や画像などの元のファイルを入れるフォルダーの中にあります。"));
    }
    assert_eq!(tree(portal.root()), before);
}

#[test]
fn the_output_is_the_portal_itself() {
    let portal = Portal::new();
    let before = tree(portal.root());
    for out in [".", "..", "public/.."].map(shown) {
        let out = out.as_str();
        portal.build_fails(
            &[".", "-o", out],
            &format!(
                "{out}: error[EN052]: 「{out}」は、サイトのフォルダーそのものか、それを含むフォルダーです。"
            ),
        );
    }
    assert_eq!(tree(portal.root()), before);
}

#[test]
fn the_output_is_a_folder_of_somebody_else() {
    let portal = Portal::new().with("holidays/beach.txt", "海");
    portal.build_fails(
        &[".", "-o", "holidays"],
        "holidays: error[EN052]: 「holidays」には、このプログラムが作ったのではないファイルが入っています。",
    );
    assert_eq!(fs::read_to_string(portal.path("holidays/beach.txt")).expect("it is there"), "海");
}

#[test]
fn a_file_of_somebody_else_stands_where_a_page_is_to_be_written() {
    let portal = Portal::new().with("public/a.html", "手で書いたもの").with_page("a", "title: 港の朝");
    let run = portal.run(&["build", ".", "--format", "json", "--as-of", DAY]);
    let found: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((run.code, &found[0]["code"]), (Some(2), &serde_json::Value::from("EN052")));
    assert_eq!(
        found[0]["message"]["ja"],
        format!(
            "「{}」は、サイトのページなどと同じ場所にありますが、このプログラムが作ったものではありません。",
            shown("./public/a.html")
        )
    );
    assert_eq!(fs::read_to_string(portal.path("public/a.html")).expect("it is there"), "手で書いたもの");
}

#[test]
fn the_output_is_a_file() {
    let portal = Portal::new().with("out", "a file");
    portal.build_fails(&[".", "-o", "out"], "out: error[EN052]: 「out」は、フォルダーではありません。");
    assert_eq!(fs::read_to_string(portal.path("out")).expect("it is there"), "a file");
}

#[test]
fn the_portal_is_no_folder() {
    let portal = Portal::new().with("file", "x");
    let cases = [("nowhere", "そのフォルダーはありません。"), ("file", "これはフォルダーではありません。")];
    for (given, told) in cases {
        let run = portal.run(&["check", given, "--format", "short", "--as-of", DAY]);
        assert_eq!(
            (run.code, run.out.trim_end()),
            (Some(1), format!("{given}: error[EN013]: {told}").as_str())
        );
    }
}
