//! `look` in the settings: colours, mark, first picture, letters, and a style sheet of one's own behind them.

use super::portal::{Built, Portal};

const MARK: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"20\"><script>alert(1)</script><path d=\"M0 0h400v20z\"/></svg>";

fn portal(settings: &str) -> Portal {
    Portal::new(
        settings,
        &[
            ("content/groups/kai.md", "---\ntitle: 浜の会\nkind: npo\nregions: [niigata]\n---\n"),
            ("static/pictures/mark.svg", MARK),
            ("static/pictures/night.svg", MARK),
        ],
    )
}

/// The style sheet that the first page links.
fn style(built: &Built) -> String {
    let page = built.page("index.html");
    let (_, rest) = page.split_once("assets/style.").expect("a style sheet");
    built.text(&format!("assets/style.{}css", rest.split("css").next().expect("its name")))
}

#[test]
fn colors_reach_the_style_sheet_and_the_manifest_as_they_can_be_read() {
    let plain = style(&portal("").build(&[]));
    let built =
        portal("look: {accent: ＃ffd400, second: \"#c8502b\", corners: square, font: mincho}\n").build(&[]);
    let css = style(&built);
    assert!(css.len() > plain.len() && !plain.contains("#7e6800"), "{css}");
    for rule in
        ["--accent:#7e6800", "prefers-color-scheme:dark", "--cord-b:#c8502b", "--radius:0", "BIZ UDPMincho"]
    {
        assert!(css.contains(rule), "{rule} is not in {css}");
    }
    assert!(built.text("manifest.webmanifest").contains("#7e6800"));
}

#[test]
fn what_is_no_color_is_refused() {
    let portal = portal("look: {accent: \"red;} body {display: none\"}\n");
    let found = portal.run(&["check", "."]).out;
    assert!(found.contains("エラー[EN027]"), "{found}");
    assert!(found.contains("の「red;} body {display: none」は、色として読み取れません。"), "{found}");
}

#[test]
fn a_mark_stands_in_the_header_cleaned_with_or_without_the_name() {
    let with_name = portal("look: {logo: {src: /pictures/mark.svg, dark: /pictures/night.svg}}\n").build(&[]);
    let page = with_name.page("groups/kai.html").replace('"', "");
    for part in ["srcset=../pictures/night.svg", "src=../pictures/mark.svg", "width=400", "height=20"] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(page.contains("brand__name"), "{page}");
    assert!(!with_name.text("pictures/mark.svg").contains("script"));
    let page = portal("look: {logo: {src: /pictures/mark.svg, alt: 浜の広場}}\n")
        .build(&[])
        .page("index.html")
        .replace('"', "");
    assert!(page.contains("alt=浜の広場") && !page.contains("brand__name"), "{page}");
}

#[test]
fn a_first_picture_takes_the_place_of_the_knot() {
    let page = portal("look: {hero: {src: /pictures/mark.svg, alt: 浜の朝, credit: 浜の会}}\n")
        .build(&[])
        .page("index.html");
    assert!(
        page.contains("alt=浜の朝") && page.contains("浜の会</figcaption>") && !page.contains("hero__knot"),
        "{page}"
    );
}

#[test]
fn a_picture_that_is_not_there_is_named_where_it_is_written() {
    let portal =
        portal("look: {logo: {src: /pictures/mrak.svg}, hero: {src: /pictures/none.jpg, alt: 浜}}\n");
    let found = portal.run(&["check", "."]).out;
    for src in ["mrak.svg", "none.jpg"] {
        assert!(found.contains("[LK402]") && found.contains(src) && found.contains("site.yaml:"), "{found}");
    }
}

#[test]
fn a_style_sheet_of_ones_own_stands_behind_all_others_and_is_no_file_of_its_own() {
    let portal = portal("look: {accent: \"#0b6b4f\"}\n");
    portal.write("themes/hiroba/assets/extra.css", ".brand{letter-spacing:.1em}");
    let built = portal.build(&[]);
    let css = style(&built);
    assert!(css.ends_with(".brand{letter-spacing:.1em}") && css.contains("--accent:#0b6b4f"), "{css}");
    assert_eq!(
        built.files.keys().filter(|path| path.contains("extra")).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

#[test]
fn the_first_page_has_the_parts_that_are_chosen_in_their_order() {
    let story = "---\ntitle: 海の話\nperson: {name: 浜口ハル}\nquote: 海は待ってくれる\nconsent: {given: 2026-01-01, media: [web]}\n---\n海。\n";
    let sections = |settings: &str| {
        let portal = portal(settings);
        portal.write("content/stories/umi.md", story);
        let page = portal.build(&[]).page("index.html").replace('"', "");
        let ids = page.split("<section class=section").skip(1);
        let ids =
            ids.map(|rest| rest.split_once('>').map_or("", |(tag, _)| tag.split("id=").last().unwrap_or("")));
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        sections("look: {home: [regions, groups, stories, groups]}\n"),
        ["where", "groups", "stories"]
    );
    assert_eq!(sections("look: {home: stories}\n"), ["stories"]);
    assert_eq!(sections("").last().map(String::as_str), Some("where"));
}

#[test]
fn a_part_that_there_is_not_is_named_with_those_that_there_are() {
    let found = portal("look: {home: [soon, 窓口]}\n").run(&["check", "."]).out;
    for words in ["エラー[EN023]", "「窓口」は使えません", "soon(まもなく) · ", "regions(地域)"]
    {
        assert!(found.contains(words), "{words}: {found}");
    }
}

#[test]
fn a_mark_of_ones_own_is_the_icon_of_tabs_and_home_screens() {
    let built = portal("look: {icon: /pictures/mark.svg}\n").build(&[]);
    let page = built.page("groups/kai.html").replace('"', "");
    assert!(page.contains("<link href=../pictures/mark.svg type=image/svg+xml rel=icon>"), "{page}");
    assert!(
        !page.contains("apple-touch-icon") && !built.has("favicon.ico"),
        "the theme's sign stands beside it"
    );
    let manifest = built.text("manifest.webmanifest");
    assert_eq!(manifest.matches("\"src\"").count(), 1, "{manifest}");
    assert!(manifest.contains("\"src\": \"pictures/mark.svg\",\n      \"sizes\": \"any\""), "{manifest}");
    let found = portal("look: {icon: [/pictures/mark.svg, /pictures/none.png]}\n").run(&["check", "."]).out;
    assert!(found.contains("[LK402]") && found.contains("none.png"), "{found}");
}

#[test]
fn the_point_of_the_first_picture_that_stays_is_in_the_style_sheet() {
    let with = |focus: &str| {
        let hero = format!("look: {{hero: {{src: /pictures/mark.svg, alt: 浜の朝{focus}}}}}\n");
        style(&portal(&hero).build(&[]))
    };
    let css = with(", focus: bottom-right");
    assert!(css.contains(".hero__picture img{object-position:bottom right}"), "{css}");
    assert!(!with(", focus: center").contains("object-position:center}"));
}

#[test]
fn a_short_title_is_the_name_below_an_icon() {
    let manifest = portal("short_title: 浜の縁\n").build(&[]).text("manifest.webmanifest");
    assert!(manifest.contains("\"short_name\": \"浜の縁\""), "{manifest}");
}
