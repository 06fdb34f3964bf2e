//! Paths, links and ids that lead where they must not.

use super::harness::Portal;

#[cfg(unix)]
#[test]
fn a_symlink_loop() {
    use std::os::unix::fs::symlink;
    let portal = Portal::new().with("content/jobs/readme.txt", "");
    let link = |to: &str, path: &str| symlink(to, portal.path(path)).expect("a link");
    std::fs::remove_file(portal.path("content/jobs/readme.txt")).expect("it was there");
    link("b.md", "content/jobs/a.md");
    link("a.md", "content/jobs/b.md");
    link("loop", "content/pages/loop");
    link("..", "content/pages/up");
    link("/etc", "content/pages/etc");
    link("/no/such/file.md", "content/pages/x.md");
    let is = |path: &str, to: &str| {
        format!(
            "{path}: error[EN009]: これはファイルそのものではなく、「{to}」を指すシンボリックリンクです。中身は読み込みません。"
        )
    };
    portal.is_refused(&[
        &is("content/jobs/a.md", "b.md"),
        &is("content/jobs/b.md", "a.md"),
        &is("content/pages/etc", "/etc"),
        &is("content/pages/loop", "loop"),
        &is("content/pages/up", ".."),
        &is("content/pages/x.md", "/no/such/file.md"),
    ]);
}

#[cfg(unix)]
#[test]
fn settings_or_content_that_are_links() {
    use std::os::unix::fs::symlink;
    let is = |path: &str, to: &str| {
        format!(
            "{path}: error[EN009]: これはファイルそのものではなく、「{to}」を指すシンボリックリンクです。中身は読み込みません。"
        )
    };
    let elsewhere = Portal::new();
    for (content, settings) in
        [(elsewhere.path("content"), elsewhere.path("site.yaml")), ("content".into(), "site.yaml".into())]
    {
        let portal = Portal::new().without("content").without("site.yaml");
        symlink(&content, portal.path("content")).expect("a link");
        symlink(&settings, portal.path("site.yaml")).expect("a link");
        let lines = [
            is("content", content.to_str().expect("UTF-8")),
            is("site.yaml", settings.to_str().expect("UTF-8")),
        ];
        portal.is_refused(&lines.each_ref().map(String::as_str));
    }
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let portal = Portal::new().with("content/pages/secret.md", "---\ntitle: ひみつ\n---\n");
    let secret = portal.path("content/pages/secret.md");
    std::fs::set_permissions(secret, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    portal.is_refused(&["content/pages/secret.md: error[EN010]: このファイルを読む権限がありません。"]);
}

#[test]
fn a_path_with_dots() {
    Portal::new()
        .with_page("alias", "title: 前の場所\naliases: [../a.html, /../b.html, a/../../c.html, '..', 'x/./y']")
        .with_page("id", "title: 名前\nid: ../b")
        .with_page("picture", "title: 写真\nimage: {src: ../../../etc/a.png, alt: 山の道}")
        .with_page("root", "title: 写真\nimage: {src: /../x.png, alt: 山の道}")
        .with_page("reference", "title: 地域\nregions: ../x")
        .with(
            "content/pages/text.md",
            "---\ntitle: 文章\n---\n[外](../../../../etc/passwd)\n![外](../../../../x.png)\n[根](/../x)\n[[../x]]\n",
        )
        .is_refused(&[
            "content/pages/alias.md:3:11: error[EN027]: 「以前のパスの1つめ」（aliases[0]）の「../a.html」は、このサイトの中のページの場所ではありません。",
            "content/pages/alias.md:3:22: error[EN027]: 「以前のパスの2つめ」（aliases[1]）の「/../b.html」は、このサイトの中のページの場所ではありません。",
            "content/pages/alias.md:3:34: error[EN027]: 「以前のパスの3つめ」（aliases[2]）の「a/../../c.html」は、このサイトの中のページの場所ではありません。",
            "content/pages/alias.md:3:50: error[EN027]: 「以前のパスの4つめ」（aliases[3]）の「..」は、このサイトの中のページの場所ではありません。",
            "content/pages/alias.md:3:56: error[EN027]: 「以前のパスの5つめ」（aliases[4]）の「x/./y」は、このサイトの中のページの場所ではありません。",
            "content/pages/id.md:3:5: error[EN041]: 「../b」は ID に使えません。ID は、半角の英小文字・数字・ハイフンで書きます。",
            "content/pages/picture.md:3:14: error[EN015]: 「../../../etc/a.png」は、サイトのフォルダーの外を指しています。",
            "content/pages/reference.md:3:10: error[EN043]: 「地域」に、ID が「../x」の記事はありません。",
            "content/pages/root.md:3:14: error[EN015]: 「/../x.png」は、サイトのフォルダーの外を指しています。",
            "content/pages/text.md:4:5: error[LK401]: リンク先「../../../../etc/passwd」は、このサイトにありません。",
            "content/pages/text.md:5:1: error[EN015]: 「../../../../x.png」は、サイトのフォルダーの外を指しています。",
            "content/pages/text.md:6:5: error[LK401]: リンク先「/../x」は、このサイトにありません。",
            "content/pages/text.md:7:3: warning[LK408]: 「[[../x]]」という題名か ID の記事は、ないか、2つ以上あります。リンクにはなりません。",
        ]);
}

#[test]
fn links_and_pictures_do_not_publish_what_is_not_for_readers() {
    let private =
        "id,title,employer.name,contract,posted,status\nsecret,下書き,店,part-time,2026-04-01,draft\n";
    Portal::new()
        .with("content/jobs/table.csv", private)
        .with("data/wages.yaml", "a: 1\n")
        .with("themes/x/secret.txt", "x")
        .with("content/pages/report.pdf", "%PDF")
        .with_page("settings", "title: 設定\nimage: {src: ../../site.yaml, alt: 設定}")
        .with_page("source", "title: 原稿\nimage: {src: about.md, alt: 原稿}")
        .with_page("table", "title: 表\nimage: {src: ../jobs/table.csv, alt: 表}")
        .with(
            "content/pages/links.md",
            "---\ntitle: 文章\n---\n[表](../jobs/table.csv)\n[設定](../../site.yaml)\n[題材](../../themes/x/secret.txt)\n\
             [賃金](../../data/wages.yaml)\n![原稿](about.md)\n[資料](report.pdf)\n",
        )
        .is_refused(&[
            "content/pages/links.md:4:5: error[LK401]: リンク先「../jobs/table.csv」は、このサイトにありません。",
            "content/pages/links.md:5:6: error[LK401]: リンク先「../../site.yaml」は、このサイトにありません。",
            "content/pages/links.md:6:6: error[LK401]: リンク先「../../themes/x/secret.txt」は、このサイトにありません。",
            "content/pages/links.md:7:6: error[LK401]: リンク先「../../data/wages.yaml」は、このサイトにありません。",
            "content/pages/links.md:8:1: error[LK402]: 画像「about.md」を読み取れません。こわれているか、画像ではないようです。",
            "content/pages/settings.md:3:14: error[EN015]: 「../../site.yaml」は、サイトのフォルダーの外を指しています。",
            "content/pages/source.md:3:14: error[LK402]: 画像「about.md」を読み取れません。こわれているか、画像ではないようです。",
            "content/pages/table.md:3:14: error[LK402]: 画像「../jobs/table.csv」を読み取れません。こわれているか、画像ではないようです。",
        ]);
}

#[test]
fn a_table_in_any_format_is_no_single_record_and_does_not_come_out() {
    let table = "id\ttitle\temployer.name\tcontract\tposted\none\t一\t店\tpart-time\t2026-04-01\ntwo\t二\t店\tpart-time\t2026-04-01\n";
    Portal::new()
        .with("content/jobs/list.tsv", table)
        .with("content/pages/links.md", "---\ntitle: 文章\n---\n[表](../jobs/list.tsv)\n[原稿](old.markdown)\n")
        .with("content/pages/old.markdown", "---\ntitle: 古い原稿\nstatus: draft\n---\n")
        .is_refused(&[
            "content/pages/links.md:4:5: error[LK401]: リンク先「../jobs/list.tsv」は、このサイトにありません。",
            "content/pages/links.md:5:6: error[LK401]: リンク先「old.markdown」は、このサイトにありません。",
            "content/pages/old.markdown: warning[EN011]: 「.markdown」のファイルは読み込まれません。",
        ]);
}

#[test]
fn the_picture_of_a_draft_does_not_come_out() {
    let picture = r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>"#;
    let portal = Portal::new()
        .with("content/pages/yamada.svg", picture)
        .with("content/pages/shown.svg", picture)
        .with_page("draft", "title: 下書き\nstatus: draft\nimage: {src: yamada.svg, alt: 山田さん}")
        .with_page("shown", "title: 公開\nimage: {src: shown.svg, alt: 印}");
    portal.is_taken(&[]);
    let paths: Vec<String> = portal.site().into_keys().collect();
    assert!(paths.iter().any(|path| path.starts_with("assets/shown.")), "{paths:?}");
    assert!(!paths.iter().any(|path| path.contains("yamada")), "{paths:?}");
}

#[test]
fn an_id_clash_in_different_case() {
    Portal::new()
        .with_page("Foo", "title: 大文字")
        .with_page("foo", "title: 小文字")
        .with("content/jobs/table.csv", "id,title,employer.name,contract,posted\nBar,あ,店,part-time,2026-04-01\nbar,あ,店,part-time,2026-04-01\n")
        .is_refused(&[
            "content/jobs/table.csv:2:1: error[EN041]: 「Bar」に大文字があります。ID は小文字で書きます。",
            "content/pages/Foo.md: error[EN041]: 「Foo」に大文字があります。ID は小文字で書きます。",
        ]);
}

#[test]
fn aliases_and_files_that_differ_in_case() {
    Portal::new()
        .with_page("a", "title: 一つ目\naliases: [/Old.html]\ntags: [DIY, diy, ＤＩＹ]")
        .with_page("b", "title: 二つ目\naliases: [/old.html, /ABOUT.html]\ntags: [Ｄiy]")
        .with("static/a.HTML", "x")
        .is_refused(&[
            "content/pages/b.md:3:11: error[EN046]: ここから作られる「/old.html」は、ほかのファイルからも作られます。",
            "content/pages/b.md:3:22: error[EN046]: ここから作られる「/ABOUT.html」は、ほかのファイルからも作られます。",
            "static/a.HTML: error[EN046]: ここから作られる「a.HTML」は、ほかのファイルからも作られます。",
        ]);
}

#[test]
fn paths_of_the_search_and_the_theme_are_taken() {
    let style = Portal::new().site().into_keys().find(|path| path.starts_with("assets/style."));
    let style = style.expect("the theme has a style sheet");
    let taken = |path: &str| {
        format!(
            "static/{path}: error[EN046]: 「{path}」は、検索のファイルを置くフォルダー「search」と重なります。"
        )
    };
    let with_all_files = || {
        let settings = std::fs::read_to_string(Portal::new().path("site.yaml")).expect("settings");
        Portal::new().with("site.yaml", format!("{settings}publish_unused_files: true\n"))
    };
    with_all_files()
        .with("static/search/core.js", "x")
        .with("static/search/enishi.js", "x")
        .with("static/search/x.txt", "x")
        .with(&format!("static/{style}"), "x")
        .with_page("a", "title: 探し方\naliases: [/search/]")
        .is_refused(&[
            "content/pages/a.md:3:11: error[EN046]: 「/search/」は、検索のファイルを置くフォルダー「search」と重なります。",
            &format!("static/{style}: error[EN046]: ここから作られる「{style}」は、このプログラムが自分で作るファイルと重なります。"),
            &taken("search/core.js"),
            &taken("search/enishi.js"),
            &taken("search/x.txt"),
        ]);
    with_all_files().with("static/Search/x.txt", "x").is_refused(&[&taken("Search/x.txt")]);
    Portal::new().with("static/SEARCH", "x").is_refused(&[&taken("SEARCH")]);
    Portal::new().with("static/Assets/x.css", "x{}").is_refused(&[
        "static/Assets/x.css: error[EN046]: ここから作られる「Assets/x.css」は、このプログラムが自分で作るファイルと重なります。",
    ]);
    Portal::new().with("static/assets/x.css", "x{}").is_taken(&[]);
}

#[test]
fn what_the_program_makes_for_others_is_not_lost_to_a_name_beside_it() {
    let taken = |path: &str| {
        format!(
            "error[EN046]: ここから作られる「{path}」は、このプログラムが自分で作るファイルと重なります。"
        )
    };
    let event = "---\ntitle: 朝市\nstarts: 2026-05-09\npublished: 2026-04-01\n---\n港で。\n";
    let portal = || Portal::new().with("content/events/asaichi.md", event);
    for alias in ["/favicon.ico/", "/manifest.webmanifest/", "/Sitemap.xml/x.html"] {
        let page = format!("title: 前の場所\naliases: [{alias}]");
        portal().with_page("a", &page).is_refused(&[&format!("content/pages/a.md:3:11: {}", taken(alias))]);
    }
    let settings = std::fs::read_to_string(Portal::new().path("site.yaml")).expect("settings");
    let with_file = |path: &str| {
        portal()
            .with("site.yaml", format!("{settings}publish_unused_files: true\n"))
            .with(&format!("static/{path}"), "x")
    };
    with_file("Manifest.webmanifest")
        .is_refused(&[&format!("static/Manifest.webmanifest: {}", taken("Manifest.webmanifest"))]);
    // Feeds and calendars come with the day, so they keep nobody from building: they stay, and the file is left out.
    for path in ["Feed/a.txt", "feed", "Calendar/a.txt"] {
        let portal = with_file(path);
        portal.is_taken(&[&format!("static/{path}: {}", taken(path).replace("error", "warning"))]);
        let site = portal.site();
        assert!(site.contains_key("feed/site.xml") && site.contains_key("calendar/site.ics"), "{path}");
        assert!(!site.contains_key(path), "{path}");
    }
}

#[test]
fn an_alias_that_is_no_page() {
    let refused = |at: &str, alias: &str| {
        format!(
            "content/pages/a.md:3:{at}: error[EN027]: 「以前のパスの1つめ」（aliases[0]）の「{alias}」は、このサイトの中のページの場所ではありません。"
        )
    };
    for alias in ["/.htaccess", "/old/.git/config", "/robots.txt", "/old/x.php", "/search/core.js"] {
        let portal = Portal::new().with_page("a", &format!("title: 前の場所\naliases: [{alias}]"));
        portal.is_refused(&[&refused("11", alias)]);
    }
    let pages = "title: 前の場所\naliases: [/old/a.html, /old/b.htm, /old/c/, old/d, /OLD.HTML]";
    Portal::new().with_page("a", pages).is_taken(&[]);
}

#[test]
fn one_id_twice() {
    Portal::new()
        .with_page("sub/about", "title: もう一つ")
        .with("content/pages/about.yaml", "title: さらに一つ\n")
        .is_refused(&[
            "content/pages/about.yaml:1:1: error[EN042]: 「ページ」に、同じ ID「about」の記事が2つあります。",
            "content/pages/sub/about.md:2:1: error[EN042]: 「ページ」に、同じ ID「about」の記事が2つあります。",
        ]);
}
