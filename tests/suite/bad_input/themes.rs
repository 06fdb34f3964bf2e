//! Overrides of the theme with mistakes.

use super::harness::{DAY, Portal};

const NOT_UTF8: &[u8] = b"\xff\xfe";

#[test]
fn themes_that_cannot_be_read() {
    let unusable =
        |what: &str| format!("themes: error[EN051]: テーマ（見た目のひな型）を使えません： {what}");
    let cases: [(&str, &[u8], String); 6] = [
        (
            "templates/home.html",
            br#"{{ "a" | nofilter }}"#,
            "themes/hiroba/templates/home.html:1:10: error[EN051]: テーマが使っている「nofilter」という変換（フィルター）はありません。".to_owned(),
        ),
        (
            "templates/home.html",
            br#"{% include "home.html" %}"#,
            unusable("Circular include detected for template 'home.html'. Include chain: `[\"home.html\", \"home.html\"]`"),
        ),
        (
            "templates/home.html",
            br#"{% extends "home.html" %}"#,
            unusable("Circular extend detected for template 'home.html'. Inheritance chain: `[\"home.html\"]`"),
        ),
        (
            "templates/home.html",
            NOT_UTF8,
            "themes/hiroba/templates/home.html: error[EN051]: テーマ（見た目のひな型）を使えません： not UTF-8".to_owned(),
        ),
        (
            "texts/ja.yaml",
            NOT_UTF8,
            "themes/hiroba/texts/ja.yaml: error[EN051]: テーマ（見た目のひな型）を使えません： not UTF-8".to_owned(),
        ),
        (
            "texts/ja.yaml",
            b"a: [b",
            "themes/hiroba/texts/ja.yaml:1:6: error[EN051]: テーマのこの部分を読み取れません： did not find expected ',' or ']' at line 2 column 1, while parsing a flow sequence at line 1 column 4".to_owned(),
        ),
    ];
    for (path, content, expected) in cases {
        Portal::new().with(&format!("themes/hiroba/{path}"), content).is_refused(&[&expected]);
    }
}

/// What minifies goes down into each bracket and each element.
#[test]
fn files_of_a_theme_that_are_nested_without_end() {
    const DEEP: usize = 200_000;
    for (path, content) in [
        ("assets/style.css", "a{".repeat(DEEP)),
        ("assets/style.css", format!("a{{width:{}", "calc(".repeat(DEEP))),
        ("assets/style.css", ":is(".repeat(DEEP)),
        ("assets/site.js", "(".repeat(DEEP)),
        ("assets/site.js", "[".repeat(DEEP)),
        ("assets/site.js", "`${".repeat(DEEP)),
        ("templates/404.html", "<div>".repeat(DEEP)),
    ] {
        let told = format!(
            "themes/hiroba/{path}: error[EN051]: このファイルは、かっこや要素の入れ子が深すぎます（5000 段まで）。"
        );
        Portal::new().with(&format!("themes/hiroba/{path}"), content).is_refused(&[&told]);
    }
}

/// A value of 16 MiB that is joined to itself as often as a tag may hold would take all memory.
#[test]
fn a_chain_of_joined_values_without_end() {
    const HOME: &str = "themes/hiroba/templates/home.html";
    let chain = format!("{{{{ x{} }}}}", " ~ x".repeat(65));
    let told = format!(
        "{HOME}: error[EN051]: このファイルのひとつのタグの中に、言葉をつなぐ「~」が多すぎます（64 個まで）。"
    );
    Portal::new().with(HOME, chain.as_bytes()).is_refused(&[&told]);
    let doubled = "{% set x = x ~ x %}".repeat(40);
    let template = format!("{{% set x = 'あ' %}}{doubled}");
    let portal = Portal::new().with(HOME, template.as_bytes());
    let run = portal.run(&["build", ".", "--format", "short", "--as-of", DAY]);
    let told = "テーマの作るページか、その途中の値が、大きくなりすぎたので、やめました。";
    assert!(run.code == Some(1) && run.err.contains(told), "{run:#?}");
    // A hundred thousand blocks are read in no time.
    let template = "{% set x %}".repeat(100_000);
    let portal = Portal::new().with(HOME, template.as_bytes());
    let run = portal.run(&["build", ".", "--format", "short", "--as-of", DAY]);
    assert!(run.code == Some(1) && run.err.contains("error[EN051]"), "{run:#?}");
}

#[test]
fn a_mistake_that_shows_itself_in_the_midst_of_rendering() {
    let cases = [
        (
            "{{ a.b.c }}",
            "themes/hiroba/templates/home.html:1:4: error[EN051]: テーマが使っている「a」という値はありません。",
        ),
        (
            "{% for i in range(end=100000000) %}a{% endfor %}",
            "themes/hiroba/templates/home.html:1:13: error[EN051]: テーマ（見た目のひな型）を使えません： Function `range` would produce 100000000 elements, which exceeds the limit of 100000",
        ),
    ];
    for (template, expected) in cases {
        let portal = Portal::new().with("themes/hiroba/templates/home.html", template);
        let run = portal.run(&["build", ".", "--format", "short", "--as-of", DAY]);
        assert_eq!((run.code, run.err.trim_end()), (Some(1), expected), "{run:#?}");
        portal.is_untouched();
    }
}
