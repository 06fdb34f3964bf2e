//! What must stay private is in no output, whatever shows it elsewhere.

use super::portal::Portal;

const FACE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";

fn story(title: &str, more: &str) -> String {
    format!(
        "---\ntitle: {title}\nperson:\n  name: 浜口ミツ\n  reading: はまぐちみつ\n{more}---\n本文です。\n"
    )
}

const CONSENT: &str =
    "consent:\n  given: 2026-01-01\n  media: [web]\n  guardian: 浜口ハル\n  note: 電話で確認ずみ\n";

#[test]
fn nothing_of_a_consent_is_published() {
    let portal = Portal::new("", &[("content/stories/a.md", &story("海の話", CONSENT))]);
    let built = portal.build(&[]);
    assert!(built.page("stories/a.html").contains("浜口ミツ"));
    for secret in ["浜口ハル", "電話で確認ずみ", "guardian"] {
        assert_eq!(built.holding(secret), Vec::<&str>::new(), "{secret}");
    }
}

#[test]
fn a_pen_name_hides_the_name_and_its_reading() {
    let text = story("海の話", &format!("  pen_name: みなみ\n{CONSENT}"));
    let built = Portal::new("", &[("content/stories/a.md", &text)]).build(&[]);
    assert!(built.page("stories/a.html").contains("みなみ"));
    for secret in ["浜口ミツ", "はまぐちみつ"] {
        assert_eq!(built.holding(secret), Vec::<&str>::new(), "{secret}");
    }
}

#[test]
fn a_withheld_story_leaves_neither_title_nor_face_nor_link() {
    let ended = CONSENT.replace("media: [web]", "media: [web]\n  until: 2026-04-30");
    let image = "image: {src: /faces/mitsu.svg, alt: 顔}\n";
    let group = "---\ntitle: 浜の会\nkind: npo\n---\n[[stories/a]]と[その話](../stories/a.md)を読む。\n";
    let portal = Portal::new(
        "",
        &[
            ("content/stories/a.md", &story("沈んだ題", &format!("{image}groups: [hama]\n{ended}"))),
            ("content/groups/hama.md", group),
            ("static/faces/mitsu.svg", FACE),
        ],
    );
    let before = portal.build(&["--as-of", "2026-04-30"]);
    assert!(before.has("stories/a.html") && before.has("faces/mitsu.svg"));
    assert!(before.page("groups/hama.html").contains("沈んだ題"));
    let after = portal.build(&[]);
    assert!(!after.has("stories/a.html") && !after.has("faces/mitsu.svg"), "{:?}", after.files.keys());
    assert_eq!(after.holding("沈んだ題"), Vec::<&str>::new());
    assert!(after.page("groups/hama.html").contains("その話を読む"));
}

#[test]
fn a_picture_without_consent_is_not_published_though_its_page_is() {
    let image =
        "image: {src: ../../static/faces/mitsu.svg, alt: 顔, consent: {given: 2026-01-01, media: [print]}}\n";
    let group = format!("---\ntitle: 浜の会\nkind: npo\n{image}---\n");
    let built =
        Portal::new("", &[("content/groups/hama.md", &group), ("static/faces/mitsu.svg", FACE)]).build(&[]);
    assert!(built.has("groups/hama.html"));
    assert!(!built.has("faces/mitsu.svg"), "{:?}", built.files.keys());
    assert_eq!(built.holding("mitsu.svg"), Vec::<&str>::new());
}

#[test]
fn drafts_scheduled_and_expired_records_and_their_pictures_are_in_no_output() {
    let group = |title: &str, more: &str| {
        format!("---\ntitle: {title}\nkind: npo\n{more}---\n![絵](pic-{title}.svg)\n")
    };
    let portal = Portal::new(
        "",
        &[
            ("content/groups/draft.md", &group("まだの会", "status: draft\ntags: [秘密]\n")),
            ("content/groups/later.md", &group("来月の会", "publish_on: 2026-06-01\n")),
            ("content/groups/gone.md", &group("先月の会", "expires_on: 2026-04-30\n")),
            ("content/groups/open.md", &group("今の会", "")),
            ("content/groups/pic-まだの会.svg", FACE),
            ("content/groups/pic-来月の会.svg", FACE),
            ("content/groups/pic-先月の会.svg", FACE),
            ("content/groups/pic-今の会.svg", FACE),
        ],
    );
    let public = portal.build(&[]);
    for title in ["まだの会", "来月の会", "先月の会", "秘密"] {
        assert_eq!(public.holding(title), Vec::<&str>::new(), "{title}");
    }
    let drawings = |built: &super::portal::Built| {
        built.files.keys().filter(|path| path.starts_with("assets/pic-")).count()
    };
    assert_eq!(drawings(&public), 1, "{:?}", public.files.keys());
    let drafts = portal.build(&["--drafts"]);
    assert!(
        drafts.has("groups/draft.html") && drafts.has("groups/later.html") && !drafts.has("groups/gone.html")
    );
    assert_eq!(drawings(&drafts), 3, "{:?}", drafts.files.keys());
}

#[test]
fn a_name_gets_one_word_of_respect() {
    for (name, shown) in [
        ("塩田", "塩田さん"),
        ("塩田さん", "塩田さん"),
        ("りんごの先生", "りんごの先生"),
        ("塩田様", "塩田様"),
        ("はるちゃん", "はるちゃん"),
        ("塩田夫妻", "塩田夫妻"),
    ] {
        let text = format!("---\ntitle: 海の話\nperson: {{pen_name: {name}}}\n{CONSENT}---\n本文です。\n");
        let built = Portal::new("", &[("content/stories/a.md", &text)]).build(&[]);
        for page in ["stories/a.html", "stories/index.html"] {
            let page = built.page(page).replace("</span>", "");
            assert!(page.contains(shown), "{name}: {page}");
            for twice in ["さんさん", "先生さん", "様さん", "ちゃんさん", "夫妻さん"] {
                assert!(!page.contains(twice), "{name}");
            }
        }
    }
}

/// A consent that ends takes the story and its pictures off the web; a name in other texts only people can take
/// out, so each place is named.
#[test]
fn who_withdrew_is_looked_for_in_what_is_still_public() {
    let ended = CONSENT.replace("media: [web]", "media: [web]\n  until: 2026-04-30");
    let portal = Portal::new(
        "",
        &[
            ("content/stories/a.md", &story("海の話", &ended)),
            ("content/groups/hama.md", "---\ntitle: 浜の会\nkind: npo\n---\n浜口　ミツさんが始めました。\n"),
            ("content/groups/oka.md", "---\ntitle: 岡の会\nkind: npo\n---\n浜口さんという方もいます。\n"),
            ("content/groups/saki.md", "---\ntitle: 崎の会\nkind: npo\n---\nはまぐちみつさんの店。\n"),
            ("content/pages/list.csv", "title,summary\n名簿,浜口ミツほか\n"),
            ("content/groups/draft.md", "---\ntitle: 下書き\nkind: npo\nstatus: draft\n---\n浜口ミツ\n"),
        ],
    );
    let before = portal.run(&["check", "--as-of", "2026-04-30", "--format", "short"]);
    assert!(!before.out.contains("PR206"), "{}", before.out);
    let after = portal.run(&["check", "--format", "short"]);
    let found: Vec<_> = after.out.lines().filter(|line| line.contains("PR206")).collect();
    assert_eq!(found.len(), 3, "{}", after.out);
    assert!(found[1].starts_with("content/groups/saki.md:5:1"), "{found:?}");
    assert!(
        found[0].starts_with("content/groups/hama.md:5:1: warning[PR206]: 物語の掲載をやめている人の名前"),
        "{found:?}"
    );
    assert!(found[2].starts_with("content/pages/list.csv:2:4"), "{found:?}");
    std::fs::remove_file(portal.path("content/stories/a.md")).expect("removed");
    assert!(!portal.run(&["check", "--format", "short"]).out.contains("PR206"));
}

#[test]
fn an_author_who_is_named_no_more_is_looked_for_in_texts() {
    let of_another =
        story("海の話", CONSENT).replace("title: 海の話", "title: 海の話\nauthor: 谷戸 みち子（聞き書き隊）");
    let settings = "authors:\n- {name: 谷戸みち子（聞き書き隊）, consent: {given: 2025-01-01, media: [web], until: 2026-04-30}}\n\
        - {name: 聞き書き隊, consent: {given: 2025-01-01, media: [web], until: 2026-04-30}}\n";
    let portal = Portal::new(
        settings,
        &[
            ("content/stories/a.md", &of_another),
            (
                "content/groups/hama.md",
                "---\ntitle: 浜の会\nkind: npo\n---\n谷戸みち子さんが聞き書き隊で書いています。\n",
            ),
        ],
    );
    let before = portal.run(&["check", "--as-of", "2026-04-30", "--format", "short"]);
    assert!(!before.out.contains("PR206"), "{}", before.out);
    let after = portal.run(&["check", "--format", "short"]);
    let found: Vec<_> = after.out.lines().filter(|line| line.contains("PR206")).collect();
    assert_eq!(
        found,
        [
            "content/groups/hama.md:5:1: warning[PR206]: 物語を書いた人として名前を載せることをやめている人の名前が、ここに残っています。このまま公開されます。"
        ],
        "{}",
        after.out
    );
}

#[test]
fn a_story_waits_for_the_day_of_its_consent_and_the_run_says_so() {
    let later = CONSENT.replace("given: 2026-01-01", "given: 2026-11-03");
    let job = "---\ntitle: 店番\nemployer: {name: 浜の会}\ncontract: volunteer\nposted: 2026-06-01\n---\n";
    let portal =
        Portal::new("", &[("content/stories/a.md", &story("沈んだ題", &later)), ("content/jobs/a.md", job)]);
    let before = portal.run(&["build", "--as-of", "2026-11-02"]);
    assert!(before.out.contains("まだ載せていない 1 件は、2026-11-03 から載ります"), "{}", before.out);
    let both = portal.run(&["build", "--as-of", "2026-05-01"]);
    assert!(
        both.out.contains("まだ載せていない 2 件のうち、最初のものは 2026-06-01 から載ります"),
        "{}",
        both.out
    );
    assert_eq!(portal.build(&["--as-of", "2026-11-02"]).holding("沈んだ題"), Vec::<&str>::new());
    assert!(portal.build(&["--as-of", "2026-11-03"]).has("stories/a.html"));
}
