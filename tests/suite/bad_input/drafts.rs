//! The mistakes of a draft hold nothing up.

use super::harness::{DAY, Portal};

#[test]
fn a_draft_with_all_kinds_of_mistakes_is_left_out_of_the_site() {
    let portal = Portal::new()
        .with_page("a", "title：題名\nstatus: draft\ncolour: 青\nregions: [kieta]")
        .with("content/pages/b.md", "---\ntitle: 題名\nstatus: 下書き\n---\n[消えた記事](kieta.md)\n");
    portal.is_taken(&[
        "content/pages/a.md:2:6: warning[EN005]: 項目名のあとの「：」が全角です。",
        "content/pages/a.md:4:1: warning[EN021]: 「ページ」に「colour」という項目はありません。",
        "content/pages/a.md:5:11: warning[EN043]: 「地域」に、ID が「kieta」の記事はありません。",
        "content/pages/b.md:5:9: warning[LK401]: リンク先「kieta.md」は、このサイトにありません。",
    ]);
    assert!(!portal.site().contains_key("a.html") && !portal.site().contains_key("b.html"));
    let build = portal.run(&["build", ".", "--as-of", DAY]);
    assert!(
        build.err.contains("警告 4 件\nこのうち 4 件は、下書き・確認中の記事のまちがいです。サイトは、その記事なしで作れます。"),
        "{}",
        build.err
    );
}

#[test]
fn the_translations_of_a_draft_hold_nothing_up_either() {
    let portal = Portal::new()
        .with("site.yaml", "title: 題名\nlanguages: [ja, en]\nbase_url: https://tameshi.example\n")
        .with("content/pages/a.md", "---\ntitle: 題名\nstatus: draft\n---\n")
        .with("content/pages/a.en.md", "---\ntitle: A\ncolour: blue\n---\n")
        .with("content/pages/b.md", "---\ntitle: 題名\nstatus: draft\ncolour: 青\n---\n")
        .with("content/pages/b.en.md", "---\ntitle: B\ntags: {a: b}\n---\n")
        .with("content/pages/c.md", "---\ntitle: 題名\nstatus: review\n---\n")
        .with("content/pages/c.en.md", "Words alone.\n");
    portal.is_taken(&[
        "content/pages/a.en.md:3:1: warning[EN021]: 「ページ」に「colour」という項目はありません。",
        "content/pages/b.en.md:3:7: warning[EN022]: 「タグ」（tags）には文字を1つ書きますが、「小項目のまとまり」になっています。",
        "content/pages/b.md:4:1: warning[EN021]: 「ページ」に「colour」という項目はありません。",
        "content/pages/c.en.md:1:1: warning[EN003]: 文章はありますが、先頭に見出し欄（「---」と「---」の間）がありません。",
    ]);
}
