mod search;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, date};

use super::*;
use crate::content::{Key, Kind, Portal, PrivateColumns, read_file, read_settings};
use crate::platform::OutputPath;
use crate::site::{Audience, Output, Outputs, PageId, Pictures, Site};

const SITE: &str = "title: 縁の広場\nlanguages: [ja, ja-easy, en]\nbase_url: https://x.example/alumni/\n\
    publisher: {name: ある市, tel: 00-0000}\nannouncement: {text: お知らせです, until: 2026-05-31, link: /about.html}\n\
    home_regions: [shio]\n";
const REGION: &str = "---\ntitle: 汐市\nreading: しおし\nkind: municipality\nparent: nagasaki\n\
    resident_registration_url: https://touroku.example/\n---\n海の町です。\n";
const GROUP: &str = "---\ntitle: 汐の会\nkind: regional-alumni\nregions: [shio]\ngives: [connection]\nmembers: 1200\n\
    channels: [{type: line, members: 40}]\njoin: {tel: 090-1111-2222}\ntags: [海]\n---\n[[jobs/asa]]もどうぞ。<script>x</script>\n";
const JOB: &str = "---\ntitle: 朝市の<手伝い>\nemployer: {name: 朝市組合, url: https://asa.example/}\ncontract: part-time\n\
    frequency: weekly\npay: {unit: hour, min: 1100, max: 1250}\nposted: 2026-04-01\ncloses: 2026-05-25\ngroups: [ushio]\n\
    regions: [shio]\naliases: [/old/asa.html]\napply: {url: https://asa.example/apply}\n---\n{朝市|あさいち}の朝です。\n";
const JOB_EN: &str = "---\ntitle: Helper at the morning market\n---\nMornings by the sea.\n";
const STORY: &str = "---\ntitle: 戻る道\nperson: {name: 本名花子, reading: ほんみょうはなこ, pen_name: はな, role: 漁師}\nturn: u-turn\n\
    path:\n  - {year: 1990, until: 2008, place: 坂の上, region: shio, text: 育つ}\n  - {year: 2020, text: 戻る}\n\
    groups: [ushio]\nconsent: {given: 2026-01-01, media: [web]}\npublished: 2026-02-01\n---\n話。\n";
const EVENT: &str = "---\ntitle: 浜の会\nstarts: 2026-05-09 10:00\nends: 2026-05-09 12:30\nrepeat: FREQ=MONTHLY;BYDAY=2SA\n\
    organizer: ushio\nregions: [shio]\n---\n";

fn renderer(day: Date, more: &[(&str, &str)]) -> Renderer {
    renderer_for(Audience::Public, day, more)
}

fn renderer_for(audience: Audience, day: Date, more: &[(&str, &str)]) -> Renderer {
    let files = [
        ("content/regions/shio.md", REGION),
        ("content/groups/ushio.md", GROUP),
        ("content/jobs/asa.md", JOB),
        ("content/jobs/asa.en.md", JOB_EN),
        ("content/stories/hana.md", STORY),
        ("content/events/hama.md", EVENT),
        ("content/pages/about.md", "---\ntitle: この広場\nmenu: {order: 1}\n---\n本文\n"),
    ];
    let settings = more.iter().find(|(path, _)| *path == "site.yaml").map_or(SITE, |(_, text)| *text);
    let (settings, _, findings) = read_settings(vec![("site.yaml".into(), settings.as_bytes().to_vec())]);
    assert_eq!(findings, Vec::new());
    let all = files.iter().chain(more).filter(|(path, _)| path.starts_with("content/"));
    let contents: Vec<_> = all
        .map(|(path, text)| {
            let kind = Kind::of_folder(path.split('/').nth(1).expect("a folder")).expect("a kind");
            let content = read_file(kind, path, text.as_bytes().to_vec(), &PrivateColumns::default());
            assert!(
                content.diagnostics.iter().all(|finding| finding.code.as_str().starts_with("LK")),
                "{path}: {:?}",
                content.diagnostics
            );
            Arc::new(content)
        })
        .collect();
    let (portal, _, findings) = Portal::assemble(settings, &contents, Vec::new());
    assert_eq!(findings, Vec::new());
    let site = Site::new(Arc::new(portal), Arc::new(Pictures::default()), day, audience);
    Renderer::new(Arc::new(site), Theme::load(BUILT_IN, Vec::new()).expect("the built-in theme"))
}

fn pages(renderer: &Renderer) -> BTreeMap<String, PageId> {
    Outputs::of(&renderer.site, [])
        .iter()
        .filter_map(|(path, output)| match output {
            Output::Page(id) => Some((path.to_string(), *id)),
            _ => None,
        })
        .collect()
}

fn page(renderer: &Renderer, path: &str) -> String {
    let id = *pages(renderer).get(path).unwrap_or_else(|| panic!("no page {path}"));
    html_of(renderer, id)
}

fn html_of(renderer: &Renderer, id: PageId) -> String {
    String::from_utf8(renderer.page(id).expect("renders")).expect("UTF-8")
}

#[track_caller]
fn holds(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "no {part} in {html}");
    }
}

#[test]
fn every_page_can_be_rendered() {
    let renderer = renderer(date(2026, 5, 20), &[]);
    for (path, id) in pages(&renderer) {
        let html = html_of(&renderer, id);
        assert!(html.starts_with("<!doctype html><html data-zone=\"Asia/Tokyo\" lang=\""), "{path}");
        assert_eq!((html.matches("<main").count(), html.matches("<h1").count()), (1, 1), "{path}");
        assert!(html.ends_with("</body></html>"), "{path} ends in {:?}", &html[html.len() - 40..]);
    }
}

#[test]
fn a_job_tells_its_facts_and_links_relative_to_itself() {
    let html = page(&renderer(date(2026, 5, 10), &[]), "jobs/asa.html");
    // At the head and in the list of all.
    assert_eq!(html.matches("<dt>締切</dt>").count(), 2, "{html}");
    holds(
        &html,
        &[
            "<title>朝市の&lt;手伝い&gt; | 縁の広場</title>",
            "<dt>契約の種類</dt><dd><span data-search>パート・アルバイト</span></dd>",
            "<span data-search>時給 1,100円〜1,250円</span>",
            "<time datetime=\"2026-05-25\">2026年5月25日（月）</time>",
            "<a href=\"https://asa.example/\">朝市組合</a>",
            "<a href=\"../groups/ushio.html\"><span data-search>汐の会</span></a>",
            "href=\"../assets/style.",
            "<ruby>朝市<rp>（</rp><rt>あさいち</rt><rp>）</rp></ruby>",
            "data-timeline=\"2026-05-18:closing 2026-05-26:closed\"",
            "data-says-closing=\"まもなく締切\" data-says-closed=\"募集終了\"",
            "<li class=\"chip chip--open\" data-state>募集中</li>",
            "<div class=\"banner banner--closing\" data-in=\"closing\" hidden>",
            "<div class=\"banner banner--closed\" data-in=\"closed\" hidden>",
            "<link href=\"https://x.example/alumni/jobs/asa.html\" rel=canonical>",
            "<link href=\"https://x.example/alumni/en/jobs/asa.html\" hreflang=\"en\" rel=alternate>",
            "<p class=\"to-apply\" data-timeline=\"2026-05-26:closed\" data-in=\"open\"><a class=button href=#apply>応募・問い合わせ</a>",
            "<section class=\"panel\" id=\"apply\" data-timeline=\"2026-05-26:closed\" data-in=\"open\">",
            "<a href=\"https://asa.example/apply\" class=button>申し込みのページを開く</a>",
        ],
    );
}

#[test]
fn a_job_that_closes_soon_or_has_closed_says_so_first() {
    let soon = page(&renderer(date(2026, 5, 20), &[]), "jobs/asa.html");
    holds(&soon, &["まもなく締切です", "2026年5月25日（月）までに申し込んでください。"]);
    let closed = page(&renderer(date(2026, 5, 26), &[]), "jobs/asa.html");
    holds(
        &closed,
        &["<p class=banner__title>この仕事の募集は終わりました</p>", "2026年5月25日（月）に締め切りました。"],
    );
    assert!(
        !closed.contains("申し込みのページを開く")
            && !closed.contains("<article class=\"record\" data-timeline"),
        "{closed}"
    );
}

#[test]
fn a_pen_name_hides_the_name_and_its_reading() {
    let renderer = renderer(date(2026, 5, 20), &[]);
    for (path, id) in pages(&renderer) {
        let html = html_of(&renderer, id);
        assert!(!html.contains("本名") && !html.contains("ほんみょう"), "{path}");
    }
    let story = page(&renderer, "stories/hana.html");
    holds(
        &story,
        &[
            "<p class=person__name><span data-search>はな</span>さん</p>",
            "<span class=\"life__year\" data-search>1990年〜2008年</span><span class=\"life__place\" data-search><a href=\"../regions/shio.html\">坂の上</a></span>",
        ],
    );
}

#[test]
fn scripts_of_authors_never_come_out_and_records_are_linked_by_title() {
    let group = page(&renderer(date(2026, 5, 20), &[]), "groups/ushio.html");
    holds(
        &group,
        &[
            "<a href=\"../jobs/asa.html\">朝市の&lt;手伝い&gt;</a>もどうぞ。",
            "1,200人",
            "<span data-search>LINE</span>",
        ],
    );
    // That of the theme is the only one that runs; structured data is data.
    let data = group.matches("<script type=\"application/ld+json\"").count();
    assert_eq!((group.matches("<script").count(), data), (3, 2), "{group}");
}

#[test]
fn a_repeating_event_tells_its_next_days() {
    let event = page(&renderer(date(2026, 5, 20), &[]), "events/hama.html");
    holds(
        &event,
        &[
            "<time datetime=\"2026-06-13T10:00\">2026年6月13日（土） 10:00〜12:30</time>",
            "<time datetime=\"2026-07-11T10:00\">2026年7月11日（土） 10:00〜12:30</time>",
            // What is over goes, and the one that is known last stays.
            "<dd data-timeline=\"2026-06-14:closed\" data-in=\"open\"><span data-search><time datetime=\"2026-06-13T10:00\">",
            "data-timeline=\"2026-10-11:passed\" data-says-passed=\"この日付は過ぎました\"",
            "<dd data-timeline=\"2026-10-11:open\" data-in=\"open\" hidden><span>この先の日程は、サイトの次の更新で載ります。</span></dd>",
            "<dt>くり返し</dt><dd><span data-search>毎月第2土曜日</span></dd>",
            "<a href=\"../groups/ushio.html\"><span data-search>汐の会</span></a>",
        ],
    );
    assert!(!event.contains(":past"), "a script would end an event that comes again");
}

#[test]
fn a_date_in_another_year_says_so() {
    let first = |day| page(&renderer(day, &[]), "regions/shio.html");
    assert!(!first(date(2026, 5, 20)).contains("leaf__year"));
    let late = renderer(date(2026, 12, 20), &[]);
    holds(
        &page(&late, "regions/shio.html"),
        &["<span class=\"leaf__year\">2027年</span>", "2027-01-10:upcoming"],
    );
}

#[test]
fn a_page_in_another_language_marks_what_is_not_translated() {
    let renderer = renderer(date(2026, 5, 20), &[]);
    let job = page(&renderer, "en/jobs/asa.html");
    holds(
        &job,
        &[
            "<html data-zone=\"Asia/Tokyo\" lang=\"en\">",
            "Helper at the morning market",
            "¥1,100 – ¥1,250 per hour",
        ],
    );
    holds(
        &job,
        &[
            "href=\"../../groups/ushio.html\" lang=\"ja\" hreflang=\"ja\"><span data-search>汐の会</span><span class=lang-mark>日本語</span></a>",
            "href=\"../../about.html\" lang=\"ja\" hreflang=\"ja\">この広場<span class=lang-mark>日本語</span></a>",
            "<p class=\"site-footer__name\" lang=\"ja\">ある市</p>",
        ],
    );
    let list = page(&renderer, "en/stories/index.html");
    holds(&list, &["lang=\"ja\"", "<li class=\"chip chip--lang\" lang=\"ja\">日本語</li>"]);
    let regions = page(&renderer, "en/regions/index.html");
    holds(&regions, &[">Nagasaki</a>", "lang=\"ja\">汐市</a>"]);
    let easy = page(&renderer, "ja-easy/index.html");
    holds(
        &easy,
        &["lang=\"ja-x-easy\"", "なにが ほしいですか", "ふつうの <ruby>日本語<rt>にほんご</rt></ruby>"],
    );
    let home = page(&renderer, "en/index.html");
    holds(
        &home,
        &[
            "<strong data-later=\"2026-05-26=0\">1</strong>job</a>",
            ">See all jobs</a>",
            ">See all events</a>",
        ],
    );
}

#[test]
fn a_hub_shows_what_belongs_to_its_region_and_where_to_register() {
    let renderer = renderer(date(2026, 5, 20), &[]);
    let hub = page(&renderer, "regions/shio.html");
    holds(
        &hub,
        &[
            "海の町です。",
            "汐の会",
            "浜の会",
            "<a href=\"https://touroku.example/\" class=button>登録のページを開く</a>",
        ],
    );
    holds(&hub, &["<a href=\"../regions/nagasaki.html\">長崎県</a>"]);
    let above = page(&renderer, "regions/nagasaki.html");
    holds(&above, &["汐の会", "<a href=\"../regions/shio.html\">汐市</a>"]);
}

#[test]
fn a_former_path_leads_on() {
    let renderer = renderer(date(2026, 5, 20), &[]);
    let job = renderer.site.find(&Key { kind: Kind::Job, id: "asa".into() }).expect("a public job");
    let html = renderer.redirect(&OutputPath::new("old/asa.html"), job).expect("renders");
    let html = String::from_utf8(html).expect("UTF-8");
    holds(&html, &["0; url=../jobs/asa.html", "<a href=\"../jobs/asa.html\">", "noindex"]);
}

#[test]
fn the_page_for_missing_paths_links_from_the_portal_path() {
    let html = page(&renderer(date(2026, 5, 20), &[]), "404.html");
    holds(&html, &["href=\"/alumni/assets/style.", "href=\"/alumni/index.html\"", "ページが見つかりません"]);
}

#[test]
fn a_notice_is_gone_after_its_last_day() {
    holds(
        &page(&renderer(date(2026, 5, 31), &[]), "index.html"),
        &["お知らせです", "data-timeline=\"2026-06-01:closed\" data-in=\"open\""],
    );
    assert!(!page(&renderer(date(2026, 6, 1), &[]), "index.html").contains("お知らせです"));
}

#[test]
fn long_lists_are_cut_into_pages() {
    let jobs: Vec<(String, String)> = (1..=9)
        .map(|n| (format!("content/jobs/j{n}.md"), format!("---\ntitle: 仕事{n}\nemployer: {{name: e}}\ncontract: volunteer\nposted: 2026-01-0{n}\n---\n")))
        .collect();
    let mut more: Vec<(&str, &str)> =
        jobs.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    more.push(("site.yaml", "title: 縁の広場\nlanguages: [en]\npage_size: 2\n"));
    let second = page(&renderer(date(2026, 5, 20), &more), "jobs/page-2.html");
    holds(
        &second,
        &[
            "全10件のうち 3〜4件目",
            "<a href=\"../jobs/index.html\" rel=prev>前へ</a>",
            "<span aria-current=page>2</span>",
            "<span class=gap>…</span>",
            "<a aria-label=\"5ページ目\" href=\"../jobs/page-5.html\">5</a>",
            "仕事（2ページ目） | 縁の広場",
        ],
    );
}

/// What a reader sees, white space aside.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag && !c.is_whitespace() => text.push(c),
            _ => {}
        }
    }
    text
}

#[test]
fn minified_templates_say_the_same_and_are_as_small_as_minified_pages() {
    let mut minified = renderer(date(2026, 5, 20), &[]);
    let pages = pages(&minified);
    let short: Vec<_> = pages.values().map(|id| html_of(&minified, *id)).collect();
    minified.theme = Arc::new(Theme::load_plain());
    let plain = Renderer::new(minified.site, minified.theme);
    let cfg = minify::page_cfg();
    for ((path, id), short) in pages.iter().zip(short) {
        let long = html_of(&plain, *id);
        assert_eq!(words(&short), words(&long), "{path}");
        let best = minify_html::minify(long.as_bytes(), &cfg).len();
        // A template keeps the quotes around a value that is not known before.
        assert!(short.len() * 100 <= best * 104, "{path}: {} bytes, {best} are possible", short.len());
    }
}

const LINKS_TO_A_DRAFT: [(&str, &str); 3] = [
    (
        "content/stories/ogawa.md",
        "---\ntitle: 秘密の話\nperson: {name: 小川}\nconsent: {given: 2026-01-01, media: [web]}\nstatus: draft\n\
         published: 2026-02-01\n---\n話。\n",
    ),
    (
        "content/pages/see.md",
        "---\ntitle: 案内\n---\n[[stories/ogawa]]を見て。[[stories/ogawa|あの話]]も。\n",
    ),
    ("content/pages/soon.md", "---\ntitle: 夏の案内\npublish_on: 2026-07-01\n---\n夏。\n"),
];

#[test]
fn a_link_to_what_is_not_public_tells_neither_its_title_nor_its_id() {
    let html = page(&renderer(date(2026, 5, 20), &LINKS_TO_A_DRAFT), "see.html");
    holds(&html, &["（公開していないページ）を見て。あの話も。"]);
    assert!(!html.contains("ogawa") && !html.contains("秘密の話"), "{html}");
}

#[test]
fn a_site_for_editors_marks_what_is_not_public_and_stays_out_of_search_engines() {
    let editors = renderer_for(Audience::Editors, date(2026, 5, 20), &LINKS_TO_A_DRAFT);
    for (path, id) in pages(&editors) {
        assert!(html_of(&editors, id).contains("noindex"), "{path}");
    }
    holds(
        &page(&editors, "stories/ogawa.html"),
        &["<div class=\"banner banner--draft\"><p class=banner__title>下書き</p>"],
    );
    holds(&page(&editors, "stories/index.html"), &["<li class=\"chip chip--draft\">下書き</li>"]);
    holds(&page(&editors, "soon.html"), &["公開前（2026年7月1日（水）から公開）"]);
    let public = page(&renderer(date(2026, 5, 20), &LINKS_TO_A_DRAFT), "index.html");
    assert!(!public.contains("noindex"), "{public}");
}
