//! What is new: feeds for programs, a page for people, and how pages say where both are.

use super::portal::Portal;

const FILES: &[(&str, &str)] = &[
    ("content/regions/minato.md", "---\ntitle: みなと市\nkind: municipality\n---\n"),
    (
        "content/groups/walkers.md",
        "---\ntitle: 歩く会 & <仲間>\nkind: place-based\npublished: 2026-03-01\nupdated: 2026-04-25\nregions: minato\ntags: [散歩]\n---\n\
         港を \"歩き\" ます。\n",
    ),
    ("content/groups/walkers.en.md", "---\ntitle: Walkers\n---\nWe walk.\n"),
    (
        "content/events/walk.md",
        "---\ntitle: 散歩\nregions: minato\norganizer: walkers\nstarts: 2026-05-02 10:00\npublished: 2026-04-20\n---\n",
    ),
    (
        "content/jobs/over.md",
        "---\ntitle: 終わった仕事\ncontract: part-time\nemployer: {name: 浜商店}\nposted: 2026-04-01\ncloses: 2026-04-20\n---\n",
    ),
    ("content/pages/about.md", "---\ntitle: 案内\npublished: 2025-01-01\n---\n"),
    ("content/pages/draft.md", "---\ntitle: 下書きの案内\npublished: 2026-04-28\nstatus: draft\n---\n"),
];

const ENGLISH: &str = "languages: [en]\n";

#[test]
fn a_feed_says_what_is_new_and_when() {
    let built = Portal::new(ENGLISH, FILES).build(&["--as-of", "2026-05-01"]);
    let atom = built.text("feed/site.xml");
    let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
        <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ja\">\n\
        <id>tag:minato.example,2026:feed/site</id>\n\
        <title>みなと</title>\n\
        <updated>2026-04-25T00:00:00+09:00</updated>\n\
        <link rel=\"self\" type=\"application/atom+xml\" href=\"https://minato.example/feed/site.xml\"/>\n\
        <link rel=\"alternate\" type=\"text/html\" href=\"https://minato.example/\"/>\n\
        <author>\n<name>みなと</name>\n</author>\n\
        <entry>\n\
        <id>tag:minato.example,2026:groups/walkers</id>\n\
        <title>歩く会 &amp; &lt;仲間&gt;</title>\n\
        <link rel=\"alternate\" type=\"text/html\" href=\"https://minato.example/groups/walkers.html\"/>\n\
        <published>2026-03-01T00:00:00+09:00</published>\n\
        <updated>2026-04-25T00:00:00+09:00</updated>\n\
        <summary>港を &quot;歩き&quot; ます。</summary>\n\
        <category term=\"散歩\"/>\n\
        </entry>\n";
    assert!(atom.starts_with(head), "{atom}");
    let titles: Vec<_> =
        atom.split("<title>").skip(2).map(|rest| rest.split('<').next().expect("a title")).collect();
    assert_eq!(titles, ["歩く会 &amp; &lt;仲間&gt;", "散歩", "案内"]);
    assert!(!built.has("feed/jobs.xml"), "a closed job is no news");
    for path in ["feed/events.xml", "feed/regions/minato.xml", "feed/groups/walkers.xml"] {
        assert!(built.page(path).contains("<id>tag:minato.example,2026:events/walk</id>"), "{path}");
    }
    let json: serde_json::Value = serde_json::from_str(&built.text("en/feed/site.json")).expect("JSON");
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(
        (&json["language"], &json["feed_url"]),
        (&"en".into(), &"https://minato.example/en/feed/site.json".into())
    );
    assert_eq!(
        json["items"],
        serde_json::json!([{
            "id": "tag:minato.example,2026:en/groups/walkers",
            "url": "https://minato.example/en/groups/walkers.html",
            "title": "Walkers",
            "content_text": "We walk.",
            "date_published": "2026-03-01T00:00:00+09:00",
            "date_modified": "2026-04-25T00:00:00+09:00",
            "tags": ["散歩"],
        }])
    );
}

#[test]
fn what_is_read_stays_read_when_addresses_change() {
    let ids = |settings: &str| {
        let feed = Portal::new(&format!("{ENGLISH}{settings}"), FILES)
            .build(&["--as-of", "2026-05-01"])
            .page("feed/site.xml");
        let ids = feed.split("<id>").skip(1).map(|rest| rest.split('<').next().expect("an id").to_owned());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(ids(""), ids("urls: directory\n"));
    assert_eq!(ids("").len(), 4);
}

#[test]
fn a_page_shows_people_what_is_new() {
    let built = Portal::new(ENGLISH, FILES).build(&["--as-of", "2026-05-01"]);
    let page = super::page_text::main_text(&built.page("new.html"));
    let order: Vec<_> = ["新着", "2026年4月25日（土）", "歩く会 & <仲間>", "2026年4月20日（月）", "散歩"]
        .iter()
        .map(|words| page.find(words).unwrap_or_else(|| panic!("{words}: {page}")))
        .collect();
    assert!(order.is_sorted(), "{page}");
    assert!(!page.contains("案内") && !page.contains("下書き") && !page.contains("終わった仕事"), "{page}");
    // What grows old, or closes, leaves the page on the reader's day as well.
    assert!(built.page("new.html").contains("<li data-item data-timeline=2026-06-24:closed data-in=open>"));
    assert!(built.page("new.html").contains("<li data-item data-timeline=2026-05-03:closed data-in=open>"));
    assert!(built.has("en/new.html"));
    assert!(built.page("index.html").contains("<a href=./new.html>新着</a>"), "{}", built.page("index.html"));
}

#[test]
fn a_page_of_ones_own_called_new_stays() {
    let mut files = FILES.to_vec();
    files.push(("content/pages/new.md", "---\ntitle: 新しい人へ\n---\nようこそ。\n"));
    let built = Portal::new(ENGLISH, &files).build(&["--as-of", "2026-05-01"]);
    assert!(built.page("new.html").contains("ようこそ。"));
}

#[test]
fn pages_say_how_to_be_told() {
    let built = Portal::new(ENGLISH, FILES).build(&["--as-of", "2026-05-01"]);
    let group = built.page("groups/walkers.html");
    assert!(group.contains("webcal://minato.example/calendar/groups/walkers.ics"), "{group}");
    assert!(group.contains("https://minato.example/calendar/groups/walkers.ics"), "{group}");
    assert!(group.contains("../feed/groups/walkers.xml"), "{group}");
    for path in ["events/index.html", "regions/minato.html"] {
        let text = super::page_text::main_text(&built.page(path));
        assert!(
            text.contains("催しをカレンダーで受け取る") && text.contains("カレンダーに登録する"),
            "{path}: {text}"
        );
    }
    let event = built.page("events/walk.html");
    assert!(event.contains("../calendar/events/walk.ics") && event.contains("カレンダーに入れる"), "{event}");
    let home = built.page("index.html");
    assert!(home.contains("application/atom+xml") && home.contains("application/feed+json"), "{home}");
}

#[test]
fn every_list_hub_and_group_says_in_one_place_how_to_be_told() {
    let settings =
        format!("{ENGLISH}publisher: {{name: みなと市, newsletter: 'https://mail.minato.example/join'}}\n");
    let quiet = [
        ("content/groups/quiet.md", "---\ntitle: 静かな会\nkind: npo\nregions: hama\n---\n"),
        ("content/regions/hama.md", "---\ntitle: 浜町\nkind: municipality\n---\n"),
        ("content/places/hall.md", "---\ntitle: 会館\nkind: library\n---\n"),
    ];
    let built = Portal::new(&settings, &[FILES, &quiet].concat()).build(&["--as-of", "2026-05-01"]);
    let of_site = "サイト全体の新着のフィード（RSSリーダー用）</a>";
    let own = "新着のフィード（RSSリーダー用）</a>";
    let mails = "<a href=https://mail.minato.example/join>お知らせをメールで受け取る</a>";
    for (page, feed) in [
        ("events/index.html", own),
        ("groups/index.html", own),
        ("jobs/index.html", of_site),
        ("jobs/archive.html", of_site),
        ("places/index.html", of_site),
        ("regions/index.html", of_site),
        ("tags/散歩.html", own),
        ("regions/minato.html", own),
        ("regions/hama.html", of_site),
        ("groups/walkers.html", own),
        ("groups/quiet.html", of_site),
    ] {
        let html = built.page(page);
        assert!(html.contains(feed), "{page}: {html}");
        assert_eq!(html.contains(of_site), feed == of_site, "{page}");
        assert!(html.contains(mails), "{page}: {html}");
        let places =
            html.matches("を受け取る</h2>").count() + html.matches("カレンダーで受け取る</h2>").count();
        assert_eq!(places, 1, "{page} has one place: {html}");
    }
    assert!(built.page("en/groups/walkers.html").contains("Get news by e-mail"));
    // The mails alone are a way to be told, too.
    let portal = Portal::new("", &quiet);
    portal.write(
        "site.yaml",
        "title: みなと\npublisher: {name: みなと市, newsletter: 'https://mail.minato.example/join'}\n",
    );
    assert!(portal.build(&[]).page("groups/quiet.html").contains(mails));
    portal.write("site.yaml", "title: みなと\n");
    assert!(!portal.build(&[]).page("groups/quiet.html").contains("を受け取る"));
}

#[test]
fn a_site_without_an_address_has_calendars_but_no_feeds() {
    let portal = Portal::new(ENGLISH, FILES);
    portal.write("site.yaml", "title: みなと\nlanguages: [en]\n");
    let ran = portal.run(&["check", "--as-of", "2026-05-01", "--lang", "ja"]);
    assert!(ran.out.contains("LK405") && ran.out.contains("フィード"), "{}", ran.out);
    let built = portal.build(&["--as-of", "2026-05-01"]);
    assert!(built.holding("feed/site").is_empty() && !built.has("feed/site.xml"));
    assert!(built.page("calendar/site.ics").contains("UID:events/walk@enishi.invalid"));
    let list = super::page_text::main_text(&built.page("events/index.html"));
    assert!(list.contains("これからの催しのファイル") && !list.contains("webcal:"), "{list}");
}
