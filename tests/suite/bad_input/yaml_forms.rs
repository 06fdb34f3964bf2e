//! YAML that is well-formed and means nothing here.

use super::harness::Portal;

#[test]
fn an_empty_list_item_is_no_item() {
    let portal = Portal::new().with_page("a", "title: 空の項目\ntags:\n  -\n  - 祭り\naliases: [~]").with(
        "content/groups/g.md",
        "---\ntitle: 会\nkind: other\nchapters:\n  -\n  - name: 東京\nregions: [null]\nchannels: [~]\n---\n",
    );
    portal.is_taken(&[]);
    let site = portal.site();
    assert!(
        site.contains_key("a.html")
            && site.contains_key("groups/g.html")
            && site.contains_key("tags/祭り.html")
    );
}

#[test]
fn a_title_of_nothing() {
    let empty = |file: &str| {
        format!("content/pages/{file}.md:2:1: error[EN025]: 必要な項目「title」（題名）の値がありません。")
    };
    Portal::new()
        .with_page("a", "title:")
        .with_page("b", "title: \"\"")
        .with_page("c", "title: '　'")
        .with_page("d", "title: ~")
        .is_refused(&[&empty("a"), &empty("b"), &empty("c"), &empty("d")]);
}

#[test]
fn settings_of_comments_alone() {
    Portal::new().with("site.yaml", "# 設定は、これから書きます\n").is_refused(&[
        "site.yaml:1:1: error[EN025]: 「サイトの設定」に必要な項目「title」（サイト名）がありません。",
        "site.yaml:1:1: notice[LK405]: site.yaml に「base_url」（公開するアドレス）がないため、検索サイト向けの sitemap.xml と robots.txt、各ページの正式なアドレス、共有用の写真、新着を知らせるフィード、ページを知らせるリンクとQRコードは付きません。",
    ]);
}

#[test]
fn keys_that_are_no_text() {
    let unknown = |file: &str, key: &str| {
        format!("content/pages/{file}: error[EN021]: 「ページ」に「{key}」という項目はありません。")
    };
    Portal::new()
        .with_page("a", "title: 数\n1: x")
        .with_page("b", "title: 一覧\n? [a]\n: x")
        .with_page("c", "title: 空\nnull: x")
        .with_page("d", "title: 違う\nextra: {null: 1, ~: 2, [a]: 3, [b]: 4}")
        .with_page("e", "title: 結合\n<<: {summary: い}")
        .is_refused(&[
            &unknown("a.md:3:1", "1"),
            &unknown("b.md:3:3", "[a]"),
            &unknown("c.md:3:1", "null"),
            &unknown("e.md:3:1", "<<"),
        ]);
}

#[test]
fn numbers_without_end() {
    Portal::new()
        .with("content/groups/a.md", "---\ntitle: 会\nkind: other\nmembers: 99999999999999999999\n---\n")
        .with("content/groups/b.md", "---\ntitle: 会\nkind: other\nmembers: -3\n---\n")
        .with("content/groups/c.md", "---\ntitle: 会\nkind: other\nfounded: 昭和のころ\n---\n")
        .is_refused(&[
            "content/groups/a.md:4:10: error[EN027]: 「人数」（members）の「99999999999999999999」は、人数として読み取れません。",
            "content/groups/b.md:4:10: error[EN027]: 「人数」（members）の「-3」は、人数として読み取れません。",
            "content/groups/c.md:4:10: error[EN022]: 「設立年」（founded）には整数を書きますが、「昭和のころ」になっています。",
        ]);
}
