//! Pages say in which language their words are.

use std::fs;

use serde_json::Value;

use super::portal::Portal;

const JOB: &str = "---\ntitle: 朝市の手伝い\nemployer: {name: 港の会}\ncontract: part-time\nposted: 2026-04-01\n---\n仕事です。\n";
const SETTINGS: &str = "languages: [ja, vi, ne, vi-VN, tlh]\ndescription: 港の人をつなぎます。\n";

fn portal(settings: &str) -> Portal {
    let files = [
        ("content/jobs/asaichi.md", JOB),
        ("content/jobs/asaichi.vi.md", "---\ntitle: Chợ sáng\n---\nViệc.\n"),
        ("content/jobs/minato.md", JOB),
        ("site.vi.yaml", "title: Cảng\n"),
    ];
    Portal::new(settings, &files)
}

#[test]
fn the_switch_calls_each_language_by_its_own_name() {
    let built = portal(SETTINGS).build(&[]);
    let home = built.page("vi/index.html");
    for link in [
        "lang=ja>日本語</a>",
        "<span lang=vi aria-current=true>Tiếng Việt</span>",
        "lang=ne>नेपाली</a>",
        "lang=vi-VN>Tiếng Việt (VN)</a>",
        "lang=tlh>tlh</a>",
    ] {
        assert!(home.contains(link), "{link}\n{home}");
    }
}

#[test]
fn pages_in_a_language_without_interface_texts_say_that_their_words_are_english() {
    let built = portal(SETTINGS).build(&[]);
    let home = built.page("vi/index.html");
    for part in [
        "lang=vi><head>",
        "<body lang=en",
        "<h1 lang=vi>Cảng</h1>",
        "<p class=lead lang=ja>港の",
        "<h3 class=card__title lang=vi><a href=../vi/jobs/asaichi.html>Chợ sáng</a>",
        "<h3 class=card__title lang=ja><a href=../jobs/minato.html>朝市の",
    ] {
        assert!(home.contains(part), "{part}\n{home}");
    }
    assert!(built.page("vi/jobs/asaichi.html").contains("<article class=record lang=vi"));
    let japanese = built.page("index.html");
    assert!(japanese.contains("lang=ja><head>") && japanese.contains("<body data-days-left"), "{japanese}");
}

#[test]
fn who_translates_what_the_program_writes_has_a_page_in_the_language() {
    let portal = portal("languages: [ja, vi]\n");
    assert!(
        portal.run(&["check", "."]).out.contains("[AC317]: 「vi」（Tiếng Việt）の画面のことばがありません。")
    );
    let wrote = portal.call(&["new", "texts", "vi"]);
    assert_eq!(wrote.code, Some(0), "{}", wrote.err);
    // Nothing is translated yet.
    assert!(
        portal.run(&["check", "."]).out.contains("[AC317]: 「vi」（Tiếng Việt）の画面のことばがありません。")
    );
    let path = portal.path("themes/hiroba/texts/vi.yaml");
    let mut texts: Value = serde_yaml::from_str(&fs::read_to_string(&path).expect("texts")).expect("YAML");
    assert_eq!(texts["language"], "Tiếng Việt");
    translate(&mut texts);
    texts["language"] = "Việt".into();
    fs::write(&path, texts.to_string()).expect("written");
    assert!(!portal.run(&["check", "."]).out.contains("AC317"));
    let home = portal.build(&[]).page("vi/index.html");
    assert!(
        home.contains("<body data-days-left") && home.contains("<summary>Menu ở đây</summary>"),
        "{home}"
    );
    assert!(home.contains("<span lang=vi aria-current=true>Việt</span>"), "{home}");

    let again = portal.call(&["new", "texts", "vi", "--lang", "en"]);
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("`themes/hiroba/texts/vi.yaml` is there already"), "{}", again.err);
    let other = portal.call(&["new", "texts", "../../x"]);
    assert!(other.err.contains("「../../x」は、このサイトの言語ではありません。"), "{}", other.err);
}

/// Adds a word to each text.
fn translate(texts: &mut Value) {
    match texts {
        Value::String(text) => text.push_str(" ở đây"),
        Value::Array(items) => items.iter_mut().for_each(translate),
        Value::Object(map) => map.values_mut().for_each(translate),
        _ => {}
    }
}

#[test]
fn words_that_are_missing_are_counted_and_may_be_passed_over() {
    let portal = portal("languages: [ja, vi]\n");
    portal.write("themes/hiroba/texts/vi.yaml", "frame: {menu: Trình đơn, more: Khác}\n");
    let said = portal.run(&["check", ".", "--lang", "en"]).out;
    assert!(said.contains("interface words are missing in `vi` (Tiếng Việt), such as `"), "{said}");
    assert!(said.contains(" --> site.yaml:3:17\n"), "{said}");
    portal.write(
        "site.yaml",
        "title: みなと\nbase_url: https://minato.example/\nlanguages: [ja, vi]\nchecks: {AC317: off}\n",
    );
    assert!(!portal.run(&["check", "."]).out.contains("AC317"));
}
