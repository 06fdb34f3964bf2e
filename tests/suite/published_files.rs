//! Which files of `static/` come out: what something public refers to, and what machines ask for by name.

use super::portal::{Built, Portal};

const FACE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";
const UNUSED: &str = "static/pictures/unused.svg";

/// What refers to a file, the settings of its portal, the files of it.
type Referring<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// The files below `static/` that come out of a portal with these.
fn published(settings: &str, files: &[(&str, &str)]) -> (Vec<String>, Built) {
    let built = Portal::new(settings, files).build(&[]);
    let is_static = |path: &&str| files.iter().any(|(file, _)| *file == format!("static/{path}"));
    let paths = built.files.keys().map(String::as_str).filter(is_static).map(str::to_owned).collect();
    (paths, built)
}

fn page(text: &str) -> String {
    format!("---\ntitle: 頁\n---\n{text}\n")
}

#[test]
fn deleting_a_story_does_not_bring_its_pictures_back() {
    let story = "---\ntitle: 海の話\nperson: {name: 浜口ミツ}\nimage: {src: /pictures/kao.svg, alt: 顔}\n\
        consent: {given: 2026-01-01, media: [web], until: 2026-04-30}\n---\n![港](/pictures/港.svg)\n";
    let portal = Portal::new(
        "",
        &[
            ("content/stories/a.md", story),
            ("static/pictures/kao.svg", FACE),
            ("static/pictures/港.svg", FACE),
        ],
    );
    let withheld = portal.build(&[]);
    std::fs::remove_file(portal.path("content/stories/a.md")).expect("removed");
    let ran = portal.run(&["build"]);
    let after = portal.build(&[]);
    for picture in ["pictures/kao.svg", "pictures/港.svg"] {
        assert!(!withheld.has(picture) && !after.has(picture), "{:?}", after.files.keys());
        assert!(ran.out.contains(picture) || ran.err.contains(picture), "{}{}", ran.out, ran.err);
    }
    let found = portal.run(&["check"]).out;
    assert!(found.contains("static の中に、どこからも使われていない画像や文書が 2 個あります。"), "{found}");
}

#[test]
fn whatever_refers_to_a_file_brings_it_out() {
    let about = "content/pages/about.md";
    let cases: &[Referring<'_>] = &[
        ("a picture of a text", "", &[(about, &page("![絵](/x/a.svg)"))]),
        ("a picture by a relative path", "", &[(about, &page("![絵](../../static/x/a.svg)"))]),
        ("a link", "", &[(about, &page("[絵](/x/a.svg)"))]),
        ("a picture in HTML", "", &[(about, &page("<img src=\"/x/a.svg\" alt=\"絵\">"))]),
        ("a link in HTML", "", &[(about, &page("<a href=\"/x/a.svg\">絵</a>"))]),
        ("a link to the address of the site", "", &[(about, &page("[絵](https://minato.example/x/a.svg)"))]),
        ("the plain address", "", &[(about, &page("https://minato.example/x/a.svg をどうぞ。"))]),
        ("a picture of a record", "", &[(about, "---\ntitle: 頁\nimage: {src: /x/a.svg, alt: 絵}\n---\n")]),
        (
            "an address in a field",
            "",
            &[(
                "content/groups/a.md",
                "---\ntitle: 会\nkind: npo\njoin: {url: https://minato.example/x/a.svg}\n---\n",
            )],
        ),
        ("a word for themes", "", &[(about, "---\ntitle: 頁\nextra: {絵: /x/a.svg}\n---\n")]),
        ("a list for themes", "", &[(about, "---\ntitle: 頁\nextra: {絵: [{file: x/a.svg}]}\n---\n")]),
        (
            "a translation",
            "languages: [ja, en]\n",
            &[
                (about, &page("本文")),
                ("content/pages/about.en.md", "---\ntitle: Page\n---\n![A](/x/a.svg)\n"),
            ],
        ),
        ("the menu", "navigation: [{label: 絵, to: /x/a.svg}]\n", &[]),
        ("the announcement", "announcement: {text: 絵, link: x/a.svg}\n", &[]),
        ("a setting", "publisher: {name: 会, url: https://minato.example/x/a.svg}\n", &[]),
        (
            "a template",
            "theme: own\n",
            &[("themes/own/templates/home.html", "<img src=\"{{ page.root }}x/a.svg\">")],
        ),
        (
            "a style sheet of the theme",
            "theme: own\n",
            &[("themes/own/assets/style.css", "body{background:url('../x/a.svg')}")],
        ),
        ("a script of the theme", "theme: own\n", &[("themes/own/assets/site.js", "show(\"x/a.svg\")")]),
        ("a page in static", "", &[("static/old/index.html", "<img srcset='../x/a.svg 2x'>")]),
        ("a style sheet in static", "", &[("static/x/y.css", "body{background:url(a.svg)}")]),
        (
            "a style sheet that is named below the root",
            "",
            &[("static/y.css", "body{background:url(%2Fx/a.svg?1)}")],
        ),
        (
            "the list of a web application",
            "",
            &[("static/site.webmanifest", "{\"icons\":[{\"src\":\"\\/x\\/a.svg\"}]}")],
        ),
    ];
    for (what, settings, files) in cases {
        let files: Vec<_> =
            [("static/x/a.svg", FACE), (UNUSED, FACE)].iter().chain(*files).copied().collect();
        let (paths, _) = published(settings, &files);
        assert!(paths.contains(&"x/a.svg".to_owned()), "{what}: {paths:?}");
        assert!(!paths.contains(&"pictures/unused.svg".to_owned()), "{what}: {paths:?}");
    }
}

#[test]
fn what_is_not_public_brings_nothing_out() {
    let draft = "---\ntitle: 頁\nstatus: draft\n---\n[絵](/x/a.svg)\n";
    let comment = "---\n# image: /x/a.svg\ntitle: 頁\n---\n`/x/a.svg`\n";
    for text in [draft, comment] {
        let (paths, _) = published("", &[("content/pages/about.md", text), ("static/x/a.svg", FACE)]);
        assert_eq!(paths, [""; 0], "{text}");
    }
    let (paths, _) = published(
        "theme: own\n",
        &[
            ("themes/other/templates/home.html", "<img src=\"x/a.svg\">"),
            ("themes/own/theme.yaml", ""),
            ("static/x/a.svg", FACE),
        ],
    );
    assert_eq!(paths, [""; 0]);
}

#[test]
fn what_machines_ask_for_by_name_comes_out() {
    let by_name = [
        ".htaccess",
        ".nojekyll",
        ".well-known/security.txt",
        "BingSiteAuth.xml",
        "CNAME",
        "apple-touch-icon.png",
        "favicon.ico",
        "favicon.svg",
        "fonts/a.woff2",
        "google123.html",
        "old/index.html",
        "robots.txt",
        "scripts/a.js",
        "web.config",
        ".well-known/pki/a.pdf",
    ];
    let for_people = [
        "meibo.csv",
        "files/annai.pdf",
        "files/youshiki.docx",
        "memo/hikitsugi.txt",
        "pictures/favicon.png",
        "voices/a.mp3",
        "a.zip",
        "photo.JPG",
        "unknown.xyz",
    ];
    let png =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/invalid/LK402/static/photos/minato.png"))
            .expect("a picture");
    let portal = Portal::new("", &[]);
    for name in by_name.iter().chain(&for_people) {
        let bytes: &[u8] = match name.rsplit_once('.') {
            Some((_, "png")) => &png,
            Some((_, "svg")) => FACE.as_bytes(),
            _ => b"x",
        };
        portal.write(&format!("static/{name}"), bytes);
    }
    let built = portal.build(&[]);
    for name in by_name {
        assert!(built.has(name), "{name} is missing");
    }
    for name in for_people {
        assert!(!built.has(name), "{name} came out");
    }
    let found = portal.run(&["check"]).out;
    assert!(found.contains("が 9 個あり"), "{found}");
}

#[test]
fn a_site_may_ask_for_everything_but_never_for_what_was_withdrawn() {
    let story = "---\ntitle: 海の話\nperson: {name: 浜口ミツ}\nimage: {src: /kao.svg, alt: 顔}\n\
        consent: {given: 2026-01-01, media: [web], until: 2026-04-30}\n---\n話。\n";
    let files =
        [("content/stories/a.md", story), ("static/kao.svg", FACE), (UNUSED, FACE), ("static/a.pdf", "x")];
    let (paths, _) = published("publish_unused_files: true\n", &files);
    assert_eq!(paths, ["a.pdf", "pictures/unused.svg"]);
}

#[test]
fn a_picture_that_somebody_did_not_agree_to_is_nowhere_shown_and_nowhere_linked() {
    let group = "---\ntitle: 浜の会\nkind: npo\nimage: {src: /kao.svg, alt: 顔, consent: {given: 2026-01-01, media: [print]}}\n---\n";
    let other =
        "---\ntitle: 頁\nimage: {src: /kao.svg, alt: 顔の絵}\n---\n![かお](/kao.svg)と[これ](/kao.svg)\n";
    let portal = Portal::new(
        "",
        &[("content/groups/a.md", group), ("content/pages/about.md", other), ("static/kao.svg", FACE)],
    );
    let built = portal.build(&[]);
    assert_eq!(built.holding("kao.svg"), Vec::<&str>::new());
    assert!(built.page("about.html").contains("かおとこれ"));
    let found = portal.run(&["check"]).out;
    assert_eq!(found.matches("[LK406]").count(), 3, "{found}");
}

#[test]
fn each_record_that_loses_a_shared_picture_is_told() {
    let story = |until: &str| {
        format!(
            "---\ntitle: 海の話\nperson: {{pen_name: なぎさ}}\nimage: {{src: /kao.svg, alt: 港の顔}}\n\
            consent: {{given: 2026-01-01, media: [web]{until}}}\n---\n話。\n"
        )
    };
    let (ended, agreed) = (story(", until: 2026-04-30"), story(""));
    let draft = agreed.replace("---\ntitle", "---\nstatus: draft\ntitle");
    let told = |files: &[(&str, &str)]| {
        let portal = Portal::new("", files);
        portal.write("static/kao.svg", FACE);
        let checked = portal.run(&["check", "--all", "--format", "short", "--lang", "en"]).out;
        let lines = checked.lines().filter(|line| line.contains("[LK406]") || line.contains("[PR201]"));
        lines.map(|line| line.split(": ").take(2).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&[
            ("content/stories/a.md", &ended),
            ("content/stories/b.md", &agreed),
            ("content/stories/c.md", &agreed),
            ("content/stories/d.md", &ended),
            ("content/stories/e.md", &draft),
        ]),
        [
            "content/stories/a.md:5:51 warning[PR201]",
            "content/stories/b.md:4:14 warning[LK406]",
            "content/stories/c.md:4:14 warning[LK406]",
            "content/stories/d.md:5:51 warning[PR201]",
        ]
    );
    assert_eq!(told(&[("content/stories/b.md", &agreed), ("content/stories/c.md", &agreed)]), [""; 0]);
}

#[test]
fn an_unused_picture_that_is_broken_stops_nobody() {
    let (paths, built) = published("", &[("static/kao.heic", "x"), ("static/a.jpg", "no picture")]);
    assert_eq!(paths, [""; 0]);
    assert!(built.has("index.html"));
}

#[test]
fn a_copy_beside_its_original_is_not_published_twice() {
    let event = "---\nid: ID\ntitle: 朝市\nstarts: 2026-06-01 08:00\n---\n";
    let names =
        ["asaichi", "asaichi-DESKTOP-ABC123", "asaichi - コピー", "asaichi (競合コピー)", "asaichi (1)"];
    let portal = Portal::new("", &[]);
    for (number, name) in names.iter().enumerate() {
        portal.write(&format!("content/events/{name}.md"), event.replace("ID", &format!("a{number}")));
    }
    let built = portal.build(&[]);
    assert!(built.has("events/a0.html"));
    assert_eq!(built.record_pages("events").count(), 1);
    assert_eq!(portal.run(&["check"]).out.matches("[EN016]").count(), 4);
}

#[test]
fn a_former_path_answers_as_browsers_ask_for_it_and_no_tag_has_a_plus_in_its_address() {
    let text = "---\ntitle: 頁\naliases: [/%E7%A5%AD%E3%82%8A.html]\ntags: ['60+']\n---\n";
    let link = "---\ntitle: 別\n---\n[祭り](/祭り.html)\n";
    let built = Portal::new("", &[("content/pages/a.md", text), ("content/pages/b.md", link)]).build(&[]);
    assert!(built.has("祭り.html"), "{:?}", built.files.keys());
    assert!(built.page("b.html").contains("href=./a.html"), "{}", built.page("b.html"));
    assert!(built.has("tags/60-.html"), "{:?}", built.files.keys());
}

#[test]
fn a_theme_that_is_nested_absurdly_deep_ends_nothing() {
    let text = format!("{}{}", "a{".repeat(6_400), "}".repeat(6_400));
    let portal = Portal::new("theme: own\n", &[("themes/own/assets/style.css", &text)]);
    let ran = portal.run(&["check"]);
    assert!(matches!(ran.code, Some(0 | 1)), "{:?} {}", ran.code, ran.err);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_named() {
    let portal = Portal::new("", &[("static/robots.txt", "x")]);
    let made =
        std::process::Command::new("mkfifo").arg(portal.path("static/pipe")).status().expect("mkfifo runs");
    assert!(made.success());
    let ran = portal.run(&["check"]);
    assert!(
        ran.code == Some(1) && ran.out.contains("EN010") && ran.out.contains("static/pipe"),
        "{}",
        ran.out
    );
}
