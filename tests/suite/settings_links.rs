//! Links of `site.yaml`: the menu and the announcement lead where the texts' links would lead, and
//! tell no more than they.

use super::portal::{Built, Portal};

const ENDED: &str = "---\ntitle: 山田太郎さんの話\nperson: {name: 山田太郎}\n\
    consent: {given: 2026-01-01, media: [web], until: 2026-04-30}\naliases: [/old/taro.html]\n---\n話。\n";
const DRAFT: &str = "---\ntitle: まだの頁\nstatus: draft\n---\n";
const JOB: &str = "---\ntitle: 朝市の手伝い\nemployer: {name: 浜の店}\ncontract: volunteer\nposted: 2026-04-01\n\
    apply: {how: 電話}\naliases: [/old/asaichi.html]\n---\n仕事です。\n";
const ABOUT: &str = "---\ntitle: この広場\n---\n本文です。\n";

fn portal(settings: &str) -> Portal {
    let files = [
        ("content/stories/yamada-taro.md", ENDED),
        ("content/pages/madano.md", DRAFT),
        ("content/jobs/asaichi.md", JOB),
        ("content/pages/about.md", ABOUT),
        ("static/files/annai.pdf", "%PDF-1.4"),
    ];
    Portal::new(settings, &files)
}

fn built(settings: &str) -> (Built, String) {
    let portal = portal(settings);
    let found = portal.run(&["check", "."]).out;
    (portal.build(&[]), found)
}

#[test]
fn a_menu_entry_whose_record_is_not_public_is_left_out_in_whatever_way_it_is_written() {
    for to in [
        "stories/yamada-taro",
        "/stories/yamada-taro.html",
        "/stories/yamada-taro",
        "/old/taro.html",
        "old/taro.html",
        "stories/yamada-taro#話",
    ] {
        let (site, found) =
            built(&format!("navigation: [{{label: 消えた題, to: '{to}'}}, {{label: 仕事, to: /jobs/}}]\n"));
        for secret in ["yamada-taro", "taro.html", "消えた題", "山田"] {
            assert_eq!(site.holding(secret), Vec::<&str>::new(), "{secret} of {to}");
        }
        assert!(site.page("index.html").contains("href=./jobs/index.html"), "{to}");
        assert!(
            found.contains("警告[LK406]: リンク先「stories/yamada-taro」は公開されていない"),
            "{to}: {found}"
        );
        assert!(found.contains("site.yaml:3:"), "{to}: {found}");
    }
    let (site, found) = built("navigation: [{label: 消えた題, to: /madano.html}]\n");
    assert_eq!(site.holding("madano"), Vec::<&str>::new());
    assert!(found.contains("LK406"), "{found}");
}

#[test]
fn an_announcement_keeps_its_words_when_what_it_links_is_not_public() {
    let (site, found) = built("announcement: {text: 新しい話です, link: /stories/yamada-taro.html}\n");
    assert!(site.page("index.html").contains("新しい話です"));
    assert_eq!(site.holding("yamada-taro"), Vec::<&str>::new());
    assert!(
        found.contains("警告[LK406]: リンク先「stories/yamada-taro」は、本人の同意の範囲の外"),
        "{found}"
    );
}

#[test]
fn the_menu_of_another_language_is_held_to_the_same() {
    let portal = portal("languages: [ja, en]\n");
    portal.write("site.en.yaml", "navigation:\n  - {label: Gone, to: stories/yamada-taro}\nannouncement: {text: News, link: /madano.html}\n");
    let found = portal.run(&["check", "."]).out;
    let site = portal.build(&[]);
    for secret in ["yamada-taro", "madano", "Gone"] {
        assert_eq!(site.holding(secret), Vec::<&str>::new(), "{secret}");
    }
    assert!(site.page("en/index.html").contains("News"));
    assert!(found.contains("site.en.yaml:2:") && found.contains("site.en.yaml:3:"), "{found}");
}

#[test]
fn what_is_public_is_linked_at_its_own_address() {
    for (to, href) in [
        ("jobs/asaichi", "./jobs/asaichi.html"),
        ("/jobs/asaichi", "./jobs/asaichi.html"),
        ("/jobs/asaichi.html#仕事", "./jobs/asaichi.html#仕事"),
        ("/old/asaichi.html", "./jobs/asaichi.html"),
        ("about", "./about.html"),
        ("accessibility", "./accessibility.html"),
        ("/search", "./search.html"),
        ("/jobs", "./jobs/index.html"),
        ("/jobs/?region=x", "./jobs/index.html?region=x"),
        ("/files/annai.pdf", "./files/annai.pdf"),
        ("https://minato.example/x", "https://minato.example/x"),
    ] {
        let (site, found) = built(&format!(
            "navigation: [{{label: 行き先, to: '{to}'}}]\nannouncement: {{text: 知らせ, link: '{to}'}}\n"
        ));
        let page = site.page("index.html");
        assert!(page.contains(&format!("<li><a href={href}>行き先</a>")), "{to}: {page}");
        assert!(page.contains(&format!("<a href={href}>知らせ</a>")), "{to}: {page}");
        assert!(!found.contains("LK4"), "{to}: {found}");
    }
}

#[test]
fn a_list_or_tag_that_has_no_page_on_the_day_is_no_link() {
    let text = "---\ntitle: この広場\n---\n[物語](/stories/)と[秘密](/tags/秘密)を見る。\n";
    let draft = "---\ntitle: まだの頁\nstatus: draft\ntags: [秘密]\n---\n";
    let portal = Portal::new(
        "",
        &[
            ("content/pages/about.md", text),
            ("content/pages/madano.md", draft),
            ("content/stories/yamada-taro.md", ENDED),
        ],
    );
    let site = portal.build(&[]);
    assert!(site.page("about.html").contains("物語と秘密を見る"), "{}", site.page("about.html"));
    let found = portal.run(&["check", "."]).out;
    assert_eq!(found.matches("[LK406]").count(), 2, "{found}");
}

#[test]
fn a_path_of_another_host_is_no_path_of_the_site() {
    for to in ["//evil.example/x", r"\\evil.example\x", r"/\evil.example/x"] {
        let found = portal(&format!("navigation: [{{label: 行き先, to: '{to}'}}]\n")).run(&["check", "."]);
        assert_eq!(found.code, Some(1), "{to}");
        assert!(found.out.contains("LK401"), "{to}: {}", found.out);
    }
}

/// Two slashes, or the backslashes that browsers take for them, would lead to another site.
#[test]
fn an_entry_that_hides_the_name_of_a_host_is_refused() {
    for to in ["//evil.example/x", "\\\\evil.example/x", "/\\evil.example/x", "\\/evil.example/x"] {
        let found = portal(&format!("navigation: [{{label: 外, to: '{to}'}}]\n")).run(&["check", "."]);
        assert_eq!(found.code, Some(1), "{to}: {}", found.out);
        assert!(found.out.contains("site.yaml:3:"), "{to}: {}", found.out);
    }
}
