//! Names that one path or one computer cannot hold.

use super::harness::Portal;

/// Windows has no such file that could be read.
#[cfg(unix)]
#[test]
fn names_that_windows_refuses() {
    let refused = |place: &str, path: &str, why: &str| {
        format!("{place}: error[EN047]: 「{path}」という場所には、ページを作れません。{why}")
    };
    let device = "con・aux・nul・com1 などは、Windows が機器のために使う名前です。";
    Portal::new()
        .with_page("con", "title: 連絡先")
        .with_page("tag", "title: 札\ntags: [com1]")
        .with_page("alias", "title: 前の場所\naliases: [/old/CON.html]")
        .with_page("own", "title: 記録\naliases: [/.enishi-output.json]")
        .is_refused(&[
            &refused("content/pages/alias.md:3:11", "old/CON.html", device),
            &refused("content/pages/con.md:2:8", "con.html", device),
            "content/pages/own.md:3:11: error[EN027]: 「以前のパスの1つめ」（aliases[0]）の「/.enishi-output.json」は、このサイトの中のページの場所ではありません。",
            &refused("content/pages/tag.md:3:7", "tags/com1.html", device),
        ]);
}

#[test]
fn a_folder_in_different_case_or_named_like_a_file() {
    Portal::new()
        .with_page("a", "title: 札\ntags: [祭り]\naliases: [/Tags/old.html, /x.txt/y.html]")
        .with("static/x.txt", "x")
        .with("static/assets", "x")
        .is_refused(&[
            &made_twice("content/pages/a.md:4:11", "/Tags/old.html"),
            &made_twice("content/pages/a.md:4:27", "/x.txt/y.html"),
            &made_by_the_program("static/assets", "assets"),
        ]);
}

#[test]
fn static_files_and_aliases_over_pages() {
    Portal::new()
        .with_page("404", "title: ない")
        .with_page("index", "title: 入口")
        .with_page("a", "title: 前の場所\naliases: [/about.html]")
        .with("static/about.html", "x")
        .is_refused(&[
            &made_by_the_program("content/pages/404.md:2:8", "404.html"),
            &made_twice("content/pages/a.md:3:11", "/about.html"),
            &made_by_the_program("content/pages/index.md:2:8", "index.html"),
            &made_twice("static/about.html", "about.html"),
        ]);
}

fn made_twice(location: &str, path: &str) -> String {
    format!("{location}: error[EN046]: ここから作られる「{path}」は、ほかのファイルからも作られます。")
}

fn made_by_the_program(location: &str, path: &str) -> String {
    format!(
        "{location}: error[EN046]: ここから作られる「{path}」は、このプログラムが自分で作るファイルと重なります。"
    )
}

#[test]
fn names_that_cannot_be_ids() {
    let cannot = |id: &str, file: &str| {
        format!(
            "content/pages/{file}.md: error[EN041]: 「{id}」は ID に使えません。ID は、半角の英小文字・数字・ハイフンで書きます。"
        )
    };
    let foreign = |name: &str| {
        format!(
            "content/pages/{name}.md: error[EN041]: ファイル名「{name}」に日本語などの文字があり、そのままでは ID になりません。"
        )
    };
    Portal::new()
        .with_page("a b", "title: 空白")
        .with_page("日本語", "title: 日本語")
        .with_page("か\u{3099}", "title: 濁点")
        .with_page("😀", "title: 笑顔")
        .is_refused(&[&cannot("a b", "a b"), &foreign("が"), &foreign("日本語"), &foreign("😀")]);
}
