//! Files whose form is wrong.

use super::harness::Portal;

#[test]
fn empty_file() {
    Portal::new()
        .with("content/pages/a.md", "")
        .with("content/pages/b.yaml", "")
        .with("content/jobs/c.csv", "")
        .with("content/pages/d.md", "\n \n\t\n")
        .with("content/pages/e.md", "\u{FEFF}")
        .is_refused(&[
            "content/jobs/c.csv:1:1: error[EN003]: ファイルが空です。",
            "content/pages/a.md:1:1: error[EN003]: ファイルが空です。",
            "content/pages/b.yaml:1:1: error[EN003]: ファイルが空です。",
            "content/pages/d.md:1:1: error[EN003]: ファイルが空です。",
            "content/pages/e.md:1:1: error[EN003]: ファイルが空です。",
        ]);
}

#[test]
fn empty_settings() {
    Portal::new().with("site.yaml", "").is_refused(&["site.yaml:1:1: error[EN003]: ファイルが空です。"]);
}

#[test]
fn a_yaml_file_that_says_nothing_is_missing_its_title() {
    let missing = |(file, column): (&str, usize)| {
        format!(
            "content/pages/{file}.yaml:1:{column}: error[EN025]: 「ページ」に必要な項目「title」（題名）がありません。"
        )
    };
    Portal::new()
        .with("content/pages/a.yaml", "# まだ何も書いていません\n")
        .with("content/pages/b.yaml", "---\n")
        .with("content/pages/c.yaml", "~\n")
        .with("content/pages/d.yaml", "null\n")
        .with("content/pages/e.yaml", "{}\n")
        .is_refused(
            &[("a", 1), ("b", 4), ("c", 1), ("d", 1), ("e", 1)].map(missing).each_ref().map(String::as_str),
        );
}

#[test]
fn only_front_matter_is_a_record_without_a_text() {
    let portal = Portal::new()
        .with("content/pages/a.md", "---\ntitle: 題名だけ\n---")
        .with("content/pages/b.md", "---\ntitle: 題名だけ\n---\n");
    portal.is_taken(&[]);
    assert!(portal.site().contains_key("a.html") && portal.site().contains_key("b.html"));
}

#[test]
fn empty_front_matter() {
    Portal::new().with("content/pages/a.md", "---\n---\n本文です。\n").is_refused(&[
        "content/pages/a.md:2:1: error[EN025]: 「ページ」に必要な項目「title」（題名）がありません。",
    ]);
}

#[test]
fn unclosed_front_matter() {
    Portal::new()
        .with("content/pages/a.md", "---\ntitle: 題名\n\n本文です。\n")
        .with("content/pages/b.md", "---\ntitle: 題名\nーーー\n本文です。\n")
        .with("content/pages/c.md", "---")
        .is_refused(&[
            "content/pages/a.md:1:1: error[EN004]: 先頭の「---」で始まった見出し欄が、閉じられていません。",
            "content/pages/b.md:3:1: error[EN004]: 見出し欄の終わりの行が、「---」（半角のハイフン3つ）になっていません。",
            "content/pages/c.md:1:1: error[EN004]: 先頭の「---」で始まった見出し欄が、閉じられていません。",
        ]);
}

#[test]
fn no_front_matter() {
    Portal::new()
        .with("content/pages/a.md", "# 題名\n\n本文です。\n")
        .with("content/pages/b.md", "－－－\ntitle: 題名\n－－－\n")
        .is_refused(&[
            "content/pages/a.md:1:1: error[EN003]: 文章はありますが、先頭に見出し欄（「---」と「---」の間）がありません。",
            "content/pages/b.md:1:1: error[EN003]: 1行目の「－－－」は、見出し欄の始まりの「---」（半角のハイフン3つ）ではありません。",
        ]);
}

#[test]
fn a_long_vowel_mark_for_a_hyphen_hides_no_other_mistake() {
    Portal::new()
        .with("content/pages/a.md", "ーーー\ntitle：題名\ncolour: 青\nーーー\n本文です。\n")
        .with("content/pages/題.md", "# 題名\n")
        .is_refused(&[
            "content/pages/a.md:1:1: error[EN003]: 1行目の「ーーー」は、見出し欄の始まりの「---」（半角のハイフン3つ）ではありません。",
            "content/pages/a.md:2:6: error[EN005]: 項目名のあとの「：」が全角です。",
            "content/pages/a.md:3:1: error[EN021]: 「ページ」に「colour」という項目はありません。",
            "content/pages/題.md:1:1: error[EN003]: 文章はありますが、先頭に見出し欄（「---」と「---」の間）がありません。",
            "content/pages/題.md: error[EN041]: ファイル名「題」に日本語などの文字があり、そのままでは ID になりません。",
        ]);
}

#[test]
fn tabs_in_yaml() {
    Portal::new()
        .with_page("a", "title: 題名\ncontact:\n\tname: 市民協働課")
        .with("content/pages/b.yaml", "title: 題名\ntags:\n\t- 祭り\n")
        .is_refused(&[
            "content/pages/a.md:4:1: error[EN005]: 字下げにタブが使われています。",
            "content/pages/b.yaml:3:1: error[EN005]: 字下げにタブが使われています。",
        ]);
}

#[test]
fn a_tab_between_key_and_value_is_fine() {
    Portal::new().with_page("a", "title:\t題名\t").is_taken(&[]);
}

#[test]
fn duplicate_keys() {
    Portal::new()
        .with_page("a", "title: 一つ\nstatus: draft\ntitle: 二つ")
        .with(
            "content/pages/b.yaml",
            "title: 題名\ncontact:\n  name: 窓口\n  tel: 0832221111\n  name: 別の窓口\n",
        )
        .is_refused(&[
            "content/pages/a.md:4:1: warning[EN006]: 項目「title」が2回書かれています。",
            "content/pages/b.yaml:5:3: error[EN006]: 項目「name」が2回書かれています。",
        ]);
}

#[test]
fn full_width_colon_or_space_in_front_matter() {
    Portal::new()
        .with_page("a", "title：題名")
        .with_page("b", "title:　題名")
        .with_page("c", "title: 題名\n　summary: 要約")
        .with_page("d", "title: 題名\ncontact:\n　name: 窓口")
        .with_page("e", "title　: 題名")
        .is_refused(&[
            "content/pages/a.md:2:6: error[EN005]: 項目名のあとの「：」が全角です。",
            "content/pages/b.md:2:7: error[EN005]: 行の頭か項目名のまわりに、全角のスペースがあります。",
            "content/pages/c.md:3:1: error[EN005]: 行の頭か項目名のまわりに、全角のスペースがあります。",
            "content/pages/d.md:4:1: error[EN005]: 行の頭か項目名のまわりに、全角のスペースがあります。",
            "content/pages/e.md:2:6: error[EN005]: 行の頭か項目名のまわりに、全角のスペースがあります。",
        ]);
}
