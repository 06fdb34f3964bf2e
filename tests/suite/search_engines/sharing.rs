//! What social networks show of a page: its picture only where the consent covers them.

use super::super::portal::{Built, Portal};
use super::text;

/// A PNG that says its size and holds no picture.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8], data: &[u8]| {
        bytes.extend(u32::try_from(data.len()).expect("short").to_be_bytes());
        bytes.extend(name);
        bytes.extend(data);
        bytes.extend([0; 4]);
    };
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    chunk(b"IHDR", &[&size[..], &[8, 2, 0, 0, 0]].concat());
    chunk(b"IDAT", &[]);
    chunk(b"IEND", &[]);
    bytes
}

fn with_picture(name: &str, (width, height): (u32, u32), image: &str) -> Built {
    let portal = Portal::new(
        "home_regions: [minato]\n",
        &[
            ("content/regions/minato.md", "---\ntitle: みなと市\nkind: municipality\n---\n"),
            (
                "content/groups/hama.md",
                &format!(
                    "---\ntitle: 浜の会 \"A&B\"\nkind: npo\nsummary: 海を見ます。\nimage: {{src: /{name}, alt: 浜辺の人たち{image}}}\n---\n"
                ),
            ),
        ],
    );
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"/>".as_bytes();
    portal.write(
        &format!("static/{name}"),
        if name.ends_with("svg") { drawing.to_vec() } else { png(width, height) },
    );
    portal.build(&[])
}

/// The values of a property, which stands in either order with its content.
fn property(html: &str, name: &str) -> Vec<String> {
    let tags = html.split("<meta ").skip(1).map(|tag| tag.split_once('>').expect("an end").0);
    let named = tags.filter(|tag| tag.ends_with(&format!("property={name}")));
    named
        .map(|tag| {
            let content = tag.strip_prefix("content=").expect("a content");
            content.trim_end_matches(&format!(" property={name}")).trim_matches('"').to_owned()
        })
        .collect()
}

#[test]
fn a_page_says_what_it_is_when_it_is_shared() {
    let html = text(&with_picture("a.png", (1200, 800), ""), "groups/hama.html");
    for (name, value) in [
        ("og:title", "浜の会 &quot;A&amp;B&quot;"),
        ("og:type", "website"),
        ("og:site_name", "みなと"),
        ("og:url", "https://minato.example/groups/hama.html"),
        ("og:description", "海を見ます。"),
        ("og:locale", "ja_JP"),
        ("og:image:alt", "浜辺の人たち"),
        ("og:image:width", "1200"),
        ("og:image:height", "800"),
    ] {
        assert_eq!(property(&html, name), [value], "{name}");
    }
    let image = property(&html, "og:image");
    assert!(image[0].starts_with("https://minato.example/") && image[0].ends_with(".png"), "{image:?}");
    assert!(html.contains("content=summary_large_image name=twitter:card"), "{html}");
}

#[test]
fn a_picture_is_shared_only_where_it_may_be_and_can_be_shown() {
    let shared = |name: &str, size: (u32, u32), image: &str| {
        let html = text(&with_picture(name, size, image), "groups/hama.html");
        assert!(html.contains("content=summary_large_image name=twitter:card"), "{html}");
        property(&html, "og:image:alt") == ["浜辺の人たち"]
    };
    let consent =
        |media: &str, until: &str| format!(", consent: {{given: 2026-01-01, media: [{media}]{until}}}");
    assert!(shared("a.png", (1200, 630), &consent("web, sns", "")));
    assert!(!shared("a.png", (1200, 630), &consent("web", "")), "the consent does not cover sns");
    assert!(!shared("a.png", (1200, 630), &consent("sns", "")), "the picture is not on the web");
    assert!(
        !shared("a.png", (1200, 630), &consent("web, sns", ", until: 2026-04-30")),
        "the consent is over"
    );
    assert!(!shared("a.png", (1199, 900), ""), "too narrow");
    assert!(!shared("a.png", (1600, 629), ""), "too low");
    assert!(!shared("a.svg", (0, 0), ""), "networks show no drawings");
}

/// What is shared of the first page with these settings, and what the check says.
fn of_site(settings: &str, pictures: &[(&str, (u32, u32))]) -> (Built, String) {
    let portal = Portal::new(settings, &[("content/groups/hama.md", "---\ntitle: 浜の会\nkind: npo\n---\n")]);
    for (name, (width, height)) in pictures {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"/>";
        let bytes = if name.ends_with("svg") { drawing.into() } else { png(*width, *height) };
        portal.write(&format!("static/{name}"), bytes);
    }
    let said = portal.run(&["check"]).out;
    (portal.build(&[]), said)
}

#[test]
fn every_page_is_shared_with_a_picture_of_the_theme_at_least() {
    let (built, _) = of_site("", &[]);
    for (path, alt) in [
        ("index.html", "二本のひもが、輪になって結ばれている絵"),
        ("groups/hama.html", "二本のひもが、輪になって結ばれている絵"),
    ] {
        let html = text(&built, path);
        assert_eq!(property(&html, "og:image:alt"), [alt], "{path}");
        assert_eq!(property(&html, "og:image:width"), ["1200"]);
        assert_eq!(property(&html, "og:image:height"), ["630"]);
        let address = &property(&html, "og:image")[0];
        let file = address.strip_prefix("https://minato.example/").expect("an address of the site");
        assert!(built.files[file].starts_with(b"\x89PNG"), "{file}");
    }
}

#[test]
fn a_site_chooses_what_is_shared() {
    let chosen = "share_picture: {src: /pictures/minato.png, alt: 港の朝}\n";
    let (built, said) = of_site(chosen, &[("pictures/minato.png", (1200, 630))]);
    let html = text(&built, "groups/hama.html");
    assert_eq!(property(&html, "og:image"), ["https://minato.example/pictures/minato.png"]);
    assert_eq!(property(&html, "og:image:alt"), ["港の朝"]);
    assert!(!said.contains("LK412"), "{said}");
}

#[test]
fn a_picture_that_networks_do_not_show_is_named_and_not_shared() {
    for (settings, pictures, expected) in [
        (
            "share_picture: {src: /logo.svg, alt: 港}\n",
            &[("logo.svg", (0, 0))][..],
            "共有されたときの画像「/logo.svg」は、SNSに出せない形式です。",
        ),
        (
            "share_picture: {src: /minato.png, alt: 港}\n",
            &[("minato.png", (800, 600))][..],
            "共有されたときの画像「/minato.png」は、横 800、縦 600 ピクセルです。これでは小さく、SNSで大きく出ません。",
        ),
        (
            "share_picture: {src: /minato.png, alt: 港}\n",
            &[][..],
            "共有されたときの画像「/minato.png」が見つかりません。",
        ),
    ] {
        let (built, said) = of_site(settings, pictures);
        assert!(said.contains(&format!("警告[LK412]: {expected}")), "{said}");
        let html = text(&built, "index.html");
        assert_eq!(property(&html, "og:image:alt"), ["二本のひもが、輪になって結ばれている絵"]);
    }
}

#[test]
fn the_face_of_a_story_is_shared_only_with_the_consent_of_its_person() {
    let shared = |media: &str| {
        let story = format!(
            "---\ntitle: 海の話\nperson: {{name: 浜口ミツ}}\nimage: {{src: /a.png, alt: 浜口さん}}\nconsent: {{given: 2026-01-01, media: [{media}]}}\n---\n本文です。\n"
        );
        let portal = Portal::new("", &[("content/stories/a.md", &story)]);
        portal.write("static/a.png", png(1200, 800));
        let html = text(&portal.build(&[]), "stories/a.html");
        assert_eq!(property(&html, "og:type"), ["article"]);
        property(&html, "og:image:alt") == ["浜口さん"]
    };
    assert!(shared("web, sns"));
    assert!(!shared("web"));
}

#[test]
fn a_page_without_a_picture_is_shared_with_that_of_the_site() {
    let region = "---\ntitle: みなと市\nkind: municipality\nimage: {src: /harbour.png, alt: 港}\n---\n";
    let portal = Portal::new(
        "home_regions: [minato]\n",
        &[
            ("content/regions/minato.md", region),
            ("content/groups/hama.md", "---\ntitle: 浜の会\nkind: npo\n---\n"),
        ],
    );
    portal.write("static/harbour.png", png(1200, 630));
    let built = portal.build(&[]);
    for path in ["index.html", "groups/hama.html", "groups/index.html", "regions/minato.html"] {
        assert_eq!(property(&text(&built, path), "og:image:alt"), ["港"], "{path}");
    }
    assert_eq!(property(&text(&built, "404.html"), "og:title"), [] as [&str; 0]);
}
