//! `sitemap.xml` and `robots.txt`.

use std::collections::BTreeMap;

use super::super::portal::{Built, Portal};
use super::text;

/// The addresses of a sitemap with what is said of each. Anything else than the protocol allows is a fault.
#[track_caller]
fn entries(built: &Built) -> BTreeMap<String, Vec<String>> {
    let xml = text(built, "sitemap.xml");
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
    let urls = xml.strip_prefix(head).expect("the head").strip_suffix("</urlset>\n").expect("the end");
    let mut entries = BTreeMap::new();
    for line in urls.lines() {
        assert!(line.is_ascii(), "{line}");
        let inner = line.strip_prefix("<url><loc>").and_then(|line| line.strip_suffix("</url>"));
        let (address, rest) = inner.and_then(|inner| inner.split_once("</loc>")).expect("an address");
        assert!(address.starts_with("https://minato.example/"), "{address}");
        let said: Vec<_> = rest.split_inclusive('>').map(str::to_owned).collect();
        assert!(entries.insert(address.to_owned(), said).is_none(), "{address} stands twice");
    }
    entries
}

const GROUP: &str = "---\ntitle: 浜の会\nkind: npo\n";

fn job(more: &str) -> String {
    format!(
        "---\ntitle: 浜のそうじ\nemployer: {{name: みなと丸}}\ncontract: volunteer\nposted: 2026-04-01\n{more}---\n"
    )
}

#[test]
fn the_sitemap_holds_every_page_that_is_to_be_found() {
    let portal = Portal::new(
        "",
        &[
            ("content/groups/hama.md", &format!("{GROUP}updated: 2026-04-20\naliases: [/old/]\n---\n")),
            ("content/groups/later.md", &format!("{GROUP}updated: 2027-01-01\npublished: 2026-02-01\n---\n")),
            ("content/groups/draft.md", &format!("{GROUP}status: draft\n---\n")),
            ("content/jobs/open.md", &job("")),
            ("content/jobs/closed.md", &job("closes: 2026-04-30\n")),
            ("content/groups/umi.md", &format!("{GROUP}tags: [海の仕事]\n---\n")),
        ],
    );
    let built = portal.build(&[]);
    let addresses: Vec<_> = entries(&built)
        .into_iter()
        .map(|(address, said)| format!("{} {}", &address["https://minato.example/".len()..], said.concat()))
        .collect();
    assert_eq!(
        addresses,
        [
            " <lastmod>2026-04-20</lastmod>",
            "accessibility.html ",
            "groups/ <lastmod>2026-04-20</lastmod>",
            "groups/hama.html <lastmod>2026-04-20</lastmod>",
            "groups/later.html <lastmod>2026-02-01</lastmod>",
            "groups/umi.html ",
            "jobs/ <lastmod>2026-04-01</lastmod>",
            "jobs/open.html <lastmod>2026-04-01</lastmod>",
            "new.html <lastmod>2026-04-20</lastmod>",
            "tags/%E6%B5%B7%E3%81%AE%E4%BB%95%E4%BA%8B.html ",
        ]
    );
    assert_eq!(
        text(&built, "robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://minato.example/sitemap.xml\n"
    );
}

#[test]
fn a_page_names_its_other_languages() {
    let portal = Portal::new(
        "languages: [ja, ja-easy, en]\n",
        &[
            ("content/groups/hama.md", &format!("{GROUP}---\n")),
            ("content/groups/hama.en.md", "---\ntitle: Beach Club\n---\n"),
            ("content/groups/yama.md", &format!("{GROUP}---\n")),
        ],
    );
    let entries = entries(&portal.build(&[]));
    let alternate = |lang: &str, path: &str| {
        format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"https://minato.example/{path}\"/>")
    };
    let both = [alternate("ja", "groups/hama.html"), alternate("en", "en/groups/hama.html")];
    assert_eq!(entries["https://minato.example/groups/hama.html"], both);
    assert_eq!(entries["https://minato.example/en/groups/hama.html"], both);
    assert_eq!(entries["https://minato.example/groups/yama.html"], [] as [&str; 0]);
    let home = [alternate("ja", ""), alternate("ja-x-easy", "ja-easy/"), alternate("en", "en/")];
    assert_eq!(entries["https://minato.example/"], home);
}

#[test]
fn what_the_portal_brings_itself_stays() {
    let own = "User-agent: *\nDisallow: /\n";
    let portal =
        Portal::new("", &[("static/robots.txt", own), ("content/groups/hama.md", &format!("{GROUP}---\n"))]);
    let built = portal.build(&[]);
    assert_eq!(text(&built, "robots.txt"), own);
    assert!(built.has("sitemap.xml"));
    let ran = portal.run(&["check", "--format", "short"]);
    assert!(!ran.out.contains("EN046"), "{}", ran.out);
}

#[test]
fn nobody_asks_for_the_robots_of_a_folder() {
    let portal = Portal::new("", &[("content/groups/hama.md", &format!("{GROUP}---\n"))]);
    portal.write("site.yaml", "title: みなと\nbase_url: https://minato.example/alumni/\n");
    let built = portal.build(&[]);
    assert!(!built.has("robots.txt"));
    assert!(
        text(&built, "sitemap.xml").contains("<loc>https://minato.example/alumni/groups/hama.html</loc>")
    );
}

#[test]
fn without_an_address_one_notice_says_what_is_left_out() {
    let portal = Portal::new("", &[("content/groups/hama.md", &format!("{GROUP}---\n"))]);
    portal.write("site.yaml", "title: みなと\n");
    let built = portal.build(&[]);
    assert!(!built.has("sitemap.xml") && !built.has("robots.txt"));
    let page = built.page("groups/hama.html");
    assert!(page.contains("@type:Organization") && !page.contains("BreadcrumbList"), "{page}");
    assert!(page.contains("property=og:title") && !page.contains("og:url"), "{page}");
    let ran = portal.run(&["check"]);
    assert_eq!(
        ran.out.matches("LK405").count() + ran.err.matches("LK405").count(),
        2,
        "{}{}",
        ran.out,
        ran.err
    );
    assert!((ran.out + &ran.err).contains("sitemap.xml と robots.txt"), "the notice names what is left out");
}
