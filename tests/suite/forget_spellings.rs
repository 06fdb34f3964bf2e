//! A person is found in whichever letters and signs a name is typed, and nobody else is.

use serde_json::Value;

use super::portal::Portal;

fn page(body: &str) -> String {
    format!("---\ntitle: 港の話\n---\n{body}\n")
}

/// What `forget` says of a name in a portal with a page: the code of the verification, and each place in short.
fn said(name: &str, body: &str) -> (Option<i32>, Vec<String>) {
    let portal = Portal::new("", &[("content/pages/a.md", &page(body))]);
    let ran = portal.run(&["forget", name, "--verify", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let sign = |trace: &Value| if trace["sure"] == true { "" } else { "?" };
    let place = |trace: &Value| format!("{}:{}{}", trace["line"], trace["column"], sign(trace));
    let traces = document["traces"].as_array().expect("traces").iter().map(place).collect();
    (ran.code, traces)
}

#[test]
fn marks_of_letters_apostrophes_and_hyphens_hide_nobody() {
    for (name, body) in [
        ("Jean Pierre O'Neill", "Jean Pierre O’Neill さんの話。"),
        ("Jean Pierre O'Neill", "Jean‐Pierre O&rsquo;Neill さんの話。"),
        ("Jean Pierre O’Neill", "Jean-Pierre O'Neill さんの話。"),
        ("Jean-Pierre O'Neill", "O\\'Neill, Jean Pierre さんの話。"),
        ("Jean-Pierre Dupont", "Dupont Jean–Pierre さんの話。"),
        ("Élodie Léger", "Elodie Leger さんの話。"),
        ("Elodie Leger", "ÉLODIE LÉGER さんの話。"),
        ("Elodie Leger", "&Eacute;lodie Le\u{301}ger さんの話。"),
    ] {
        assert_eq!(said(name, body).0, Some(1), "{name}: {body}");
        assert!(!said(name, body).1.is_empty(), "{name}: {body}");
    }
    for (name, body) in [
        ("Jean Pierre O'Neill", "Jean Pierre O’Neil さんと Neill さんの話。"),
        ("Jean Neill", "Jean O’Neill さんの話。"),
        ("Elodie Leger", "Elodie Légère と Mélodie Leger さんの話。"),
    ] {
        assert_eq!(said(name, body), (Some(0), Vec::new()), "{name}: {body}");
    }
}

#[test]
fn a_word_that_begins_like_the_name_is_only_to_be_looked_at() {
    for (body, places) in [
        ("吉田さくらんぼ園です。", vec!["4:1?"]),
        ("吉田はるかぜ園と吉田さくら町と吉田さくらn。", vec!["4:9?", "4:16?"]),
        ("吉田さくらさん、吉田さくらの店、吉田さくらって人。", vec!["4:1", "4:9", "4:17"]),
    ] {
        assert_eq!(said("吉田さくら", body).1, places, "{body}");
    }
    let portal = Portal::new("", &[("content/pages/a.md", &page("吉田さくらんぼ園です。"))]);
    let ran = portal.run(&["forget", "吉田さくら", "--verify"]);
    assert!(ran.out.contains("  a.html［別の人かもしれません］: "), "{}", ran.out);
    // Who is told of under a pen name is no organisation either.
    let story = "---\ntitle: 春の話\nperson: {name: 吉田さくら, pen_name: なぎさ}\n\
        consent: {given: 2026-01-01, media: [web]}\n---\n花の話。\n";
    let portal = Portal::new(
        "",
        &[("content/stories/haru.md", story), ("content/pages/a.md", &page("吉田さくらんぼ園です。"))],
    );
    assert!(!portal.run(&["check", "--all"]).out.contains("PR204"));
}

#[test]
fn a_line_that_holds_a_name_three_times_is_shown_once() {
    let body = "高橋美咲、髙橋美咲、高橋 美咲。";
    let portal = Portal::new("", &[("content/pages/a.md", &page(body))]);
    let ran = portal.run(&["forget", "高橋美咲"]);
    assert!(ran.out.contains("「高橋美咲」が見つかったところ: 3 か所（ファイル 1 個）"), "{}", ran.out);
    assert!(ran.out.contains(&format!("  4:1、4:6、4:11［人の目で］: {body}\n")), "{}", ran.out);
}
