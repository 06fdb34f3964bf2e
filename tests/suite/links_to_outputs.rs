//! Links of texts and settings to what the site writes beside records, lists and files: further pages, pages in
//! another language, calendars, feeds, open data.

use super::portal::Portal;

const DAY: &[&str] = &["--as-of", "2026-05-01"];
const SETTINGS: &str = "languages: [ja, en]\npage_size: 1\nopen_data: {enabled: true, license: CC BY 4.0}\n";
const GROUP: &str =
    "---\ntitle: 潮風会\nkind: 同窓会\nregions: [minato]\npublished: 2026-04-02\n---\n会です。\n";

/// A portal whose page of texts has these links, in both languages, and nothing else of its own.
fn portal(settings: &str, links: &[&str]) -> Portal {
    let body: Vec<String> = links.iter().map(|link| format!("- [言葉]({link})\n")).collect();
    let page = format!("---\ntitle: 案内\n---\n{}", body.concat());
    let page_en = format!("---\ntitle: Guide\n---\n{}", body.concat());
    let files = [
        ("content/pages/guide.md", page.as_str()),
        ("content/pages/guide.en.md", &page_en),
        ("content/regions/minato.yaml", "title: 湊町\nkind: 市区町村\n"),
        ("content/groups/shiokaze.md", GROUP),
        ("content/groups/shiokaze.en.md", "---\ntitle: Shiokaze\n---\nA group.\n"),
        ("content/groups/yamabiko.md", &GROUP.replace("潮風会", "山彦会")),
        ("content/events/asaichi.yaml", "title: 朝市\nstarts: 2026-05-10\ngroups: [shiokaze]\n"),
        ("content/events/yoichi.yaml", "title: 夜市\nstarts: 2026-06-10\n"),
    ];
    Portal::new(settings, &files)
}

#[test]
fn what_the_site_writes_is_linked_from_the_pages_of_every_language() {
    let pairs = [
        ("/en/", "en/index.html", "index.html"),
        ("/en/groups/shiokaze.html", "en/groups/shiokaze.html", "groups/shiokaze.html"),
        ("/en/groups/", "en/groups/index.html", "groups/index.html"),
        ("/groups/page-2.html", "groups/page-2.html", "groups/page-2.html"),
        ("/events/months/2026-05", "events/months/2026-05.html", "events/months/2026-05.html"),
        ("/404.html", "404.html", "../404.html"),
        ("/data/", "data/index.html", "../data/index.html"),
        ("/data/hub.json", "data/hub.json", "../data/hub.json"),
        ("/data/events.csv", "data/events.csv", "../data/events.csv"),
        ("/sitemap.xml", "sitemap.xml", "../sitemap.xml"),
        ("/robots.txt", "robots.txt", "../robots.txt"),
        ("/feed/site.xml", "feed/site.xml", "../feed/site.xml"),
        ("/feed/groups.json", "feed/groups.json", "../feed/groups.json"),
        ("/en/feed/site.xml", "en/feed/site.xml", "feed/site.xml"),
        ("/calendar/site.ics", "calendar/site.ics", "../calendar/site.ics"),
        ("/calendar/groups/shiokaze.ics", "calendar/groups/shiokaze.ics", "../calendar/groups/shiokaze.ics"),
        ("/calendar/events/asaichi.ics", "calendar/events/asaichi.ics", "../calendar/events/asaichi.ics"),
        ("/manifest.webmanifest", "manifest.webmanifest", "../manifest.webmanifest"),
    ];
    let links: Vec<&str> = pairs.iter().map(|(link, ..)| *link).collect();
    let portal = portal(SETTINGS, &links);
    let said = portal.run(&[&["check", "--format", "short"], DAY].concat()).out;
    assert!(!said.contains("LK4"), "{said}");
    let built = portal.build(DAY);
    for (link, from_main, from_english) in pairs {
        for (page, href) in [("guide.html", from_main), ("en/guide.html", from_english)] {
            let html = built.page(page);
            assert!(html.contains(&format!("<a href={href}>言葉</a>")), "{link} on {page}: {html}");
        }
    }
}

#[test]
fn a_menu_leads_to_them_too() {
    let settings = format!("{SETTINGS}navigation: [{{label: 新着の配信, to: /feed/site.xml}}]\n");
    let portal = portal(&settings, &[]);
    assert!(!portal.run(&[&["check"], DAY].concat()).out.contains("LK4"));
    assert!(portal.build(DAY).page("guide.html").contains("href=./feed/site.xml"));
}

#[test]
fn what_no_day_has_leads_nowhere() {
    let links = [
        "/fr/",
        "/en/groups/yamabiko.html",
        "/en/nirgends.html",
        "/en/tags/港",
        "/groups/page-3.html",
        "/groups/page-1.html",
        "/groups/page-02.html",
        "/events/page-2.html",
        "/events/months/2026-13.html",
        "/feed.xml",
        "/feed/groups/kieta.xml",
        "/feed/jobs.xml",
        "/calendar/jobs/x.ics",
        "/calendar/archive/events/asaichi.ics",
        "/data/pages.csv",
        "/data/events.geojson",
        "/sitemap-1.xml",
        "/assets/style.css",
        "/search/core.js",
    ];
    let said = portal(SETTINGS, &links).run(&[&["check", "--format", "short"], DAY].concat()).out;
    for link in links {
        let shown = format!("error[LK401]: リンク先「{link}」は、このサイトにありません。");
        assert!(said.contains(&shown), "{link}: {said}");
    }
    // Without the address of the site there are no feeds, without open data no files of it.
    let links = ["/feed/site.xml", "/sitemap.xml", "/data/hub.json", "/data/"];
    let portal = portal("", &links);
    portal.write("site.yaml", "title: みなと\n");
    let said = portal.run(&[&["check", "--format", "short"], DAY].concat()).out;
    for link in links {
        assert!(said.contains(&format!("error[LK401]: リンク先「{link}」")), "{link}: {said}");
    }
}

#[test]
fn what_another_day_has_is_named_and_keeps_its_words() {
    let link = "/events/months/2026-05.html";
    let portal = portal(SETTINGS, &[link]);
    let later: &[&str] = &["--as-of", "2026-07-01"];
    let said = portal.run(&[&["check", "--format", "short"], later].concat()).out;
    let shown = "warning[LK406]: リンク先「events/months/2026-05」には、いま載せるものがないので";
    assert!(said.contains(shown), "{said}");
    let built = portal.build(later);
    assert!(built.page("guide.html").contains("言葉"));
    assert_eq!(built.holding("2026-05.html"), Vec::<&str>::new());
}
