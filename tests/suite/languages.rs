//! Pages say in which language their words are, and easy Japanese how they are read.

use std::fs;

use serde_json::Value;

use super::portal::Portal;

const JOB: &str = "---\ntitle: 朝市の手伝い\nemployer: {name: 港の会}\ncontract: part-time\nposted: 2026-04-01\n---\n仕事です。\n";
const SETTINGS: &str = "languages: [ja, vi, ne, vi-VN, tlh]\ndescription: 港の人をつなぎます。\n";

fn portal(settings: &str) -> Portal {
    let files = [
        ("content/jobs/asaichi.md", JOB),
        ("content/jobs/asaichi.vi.md", "---\ntitle: Chợ sáng\n---\nViệc.\n"),
        ("content/jobs/minato.md", JOB),
        ("site.vi.yaml", "title: Cảng\n"),
    ];
    Portal::new(settings, &files)
}

#[test]
fn the_switch_calls_each_language_by_its_own_name() {
    let built = portal(SETTINGS).build(&[]);
    let home = built.page("vi/index.html");
    for link in [
        "lang=ja>日本語</a>",
        "<span lang=vi aria-current=true>Tiếng Việt</span>",
        "lang=ne>नेपाली</a>",
        "lang=vi-VN>Tiếng Việt (VN)</a>",
        "lang=tlh>tlh</a>",
    ] {
        assert!(home.contains(link), "{link}\n{home}");
    }
}

#[test]
fn pages_in_a_language_without_interface_texts_say_that_their_words_are_english() {
    let built = portal(SETTINGS).build(&[]);
    let home = built.page("vi/index.html");
    for part in [
        "lang=vi><head>",
        "<body lang=en",
        "<h1 lang=vi>Cảng</h1>",
        "<p class=lead lang=ja>港の",
        "<h3 class=card__title lang=vi><a href=../vi/jobs/asaichi.html>Chợ sáng</a>",
        "<h3 class=card__title lang=ja><a href=../jobs/minato.html>朝市の",
    ] {
        assert!(home.contains(part), "{part}\n{home}");
    }
    assert!(built.page("vi/jobs/asaichi.html").contains("<article class=record lang=vi"));
    let japanese = built.page("index.html");
    assert!(japanese.contains("lang=ja><head>") && japanese.contains("<body data-days-left"), "{japanese}");
}

#[test]
fn what_a_translation_inherits_says_that_it_is_japanese() {
    let event = "---\ntitle: 朝市\nstarts: 2027-05-01 8:00\nplace: {name: 港の広場, address: 澪浜市港町1}\nfee: 無料\n\
                 contact: {name: 港の会, tel: 0300-00-2100}\ntags: [市場]\nimage: {src: /minato.svg, alt: 朝の港}\n---\n朝の市です。\n";
    let story = "---\ntitle: 海へ\nperson: {name: 山本 灯, role: 漁師}\nquote: 海が呼ぶ\npath: [{year: 2001, place: 港町, text: 船に乗る}]\n\
                 consent: {given: 2026-01-01, media: [web]}\n---\n話です。\n";
    let portal = Portal::new(
        "languages: [ja, en]\n",
        &[
            ("content/events/asaichi.md", event),
            ("content/events/asaichi.en.md", "---\ntitle: Market\nfee: free (無料)\n---\n"),
            ("content/stories/umi.md", story),
            ("content/stories/umi.en.md", "---\ntitle: To the sea\n---\nA story.\n"),
        ],
    );
    portal.write("static/minato.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>");
    let built = portal.build(&["--as-of", "2027-04-01"]);
    let page = built.page("en/events/asaichi.html");
    for part in [
        "lang=ja>港の広場</span>",
        "lang=ja>澪浜市港町1</span>",
        "lang=ja>港の会</span>",
        "alt=朝の港 lang=ja",
        ">市場</a>",
        "<span data-search>free (無料)</span>",
        "<div class=prose data-search lang=ja><p>朝の市です。",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let unmarked = |page: &str| {
        let main = page.split("<main").nth(1).expect("a page").to_owned();
        let pieces = main.split('<').filter_map(|piece| piece.split_once('>'));
        let inner = pieces.filter(|(tag, words)| {
            words.contains(|c: char| ('\u{3041}'..='\u{9fff}').contains(&c))
                && !tag.contains("lang=")
                && !words.contains("free")
                && *words != "朝の市です。"
        });
        inner.map(|(tag, words)| format!("<{tag}>{words}")).collect::<Vec<_>>()
    };
    assert_eq!(unmarked(&page), [] as [&str; 0]);
    assert_eq!(unmarked(&built.page("en/stories/umi.html")), [] as [&str; 0]);
    assert!(!built.page("events/asaichi.html").split("<main").nth(1).expect("a page").contains("lang=ja"));
}

#[test]
fn who_translates_what_the_program_writes_has_a_page_in_the_language() {
    let portal = portal("languages: [ja, vi]\n");
    assert!(
        portal.run(&["check", "."]).out.contains("[AC317]: 「vi」（Tiếng Việt）の画面のことばがありません。")
    );
    let wrote = portal.call(&["new", "texts", "vi"]);
    assert_eq!(wrote.code, Some(0), "{}", wrote.err);
    // Nothing is translated yet.
    assert!(
        portal.run(&["check", "."]).out.contains("[AC317]: 「vi」（Tiếng Việt）の画面のことばがありません。")
    );
    let path = portal.path("themes/hiroba/texts/vi.yaml");
    let mut texts: Value = serde_yaml::from_str(&fs::read_to_string(&path).expect("texts")).expect("YAML");
    assert_eq!(texts["language"], "Tiếng Việt");
    translate(&mut texts);
    texts["language"] = "Việt".into();
    fs::write(&path, texts.to_string()).expect("written");
    assert!(!portal.run(&["check", "."]).out.contains("AC317"));
    let home = portal.build(&[]).page("vi/index.html");
    assert!(
        home.contains("<body data-days-left") && home.contains("<summary>Menu ở đây</summary>"),
        "{home}"
    );
    assert!(home.contains("<span lang=vi aria-current=true>Việt</span>"), "{home}");

    let again = portal.call(&["new", "texts", "vi", "--lang", "en"]);
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("`themes/hiroba/texts/vi.yaml` is there already"), "{}", again.err);
    let other = portal.call(&["new", "texts", "../../x"]);
    assert!(other.err.contains("「../../x」は、このサイトの言語ではありません。"), "{}", other.err);
}

/// Adds a word to each text.
fn translate(texts: &mut Value) {
    match texts {
        Value::String(text) => text.push_str(" ở đây"),
        Value::Array(items) => items.iter_mut().for_each(translate),
        Value::Object(map) => map.values_mut().for_each(translate),
        _ => {}
    }
}

#[test]
fn words_that_are_missing_are_counted_and_may_be_passed_over() {
    let portal = portal("languages: [ja, vi]\n");
    portal.write("themes/hiroba/texts/vi.yaml", "frame: {menu: Trình đơn, more: Khác}\n");
    let said = portal.run(&["check", ".", "--lang", "en"]).out;
    assert!(said.contains("interface words are missing in `vi` (Tiếng Việt), such as `"), "{said}");
    assert!(said.contains(" --> site.yaml:3:17\n"), "{said}");
    portal.write(
        "site.yaml",
        "title: みなと\nbase_url: https://minato.example/\nlanguages: [ja, vi]\nchecks: {AC317: {level: off, reason: 試し}}\n",
    );
    assert!(!portal.run(&["check", "."]).out.contains("AC317"));
}

const EASY: &str = "languages: [ja, ja-easy]\npublisher: {name: 港の会, email: a@minato.example}\nopen_data: {enabled: true, license: CC BY 4.0}\n";

#[test]
fn easy_japanese_has_readings_as_ruby_in_what_is_read_and_words_alone_elsewhere() {
    let portal = Portal::new(EASY, &[("content/jobs/asaichi.md", JOB), ("content/jobs/minato.md", JOB)]);
    portal.write(
        "content/jobs/asaichi.ja-easy.md",
        "---\ntitle: あさいちの てつだい\nsummary: やさいを うります。\n---\nあさ、うります。\n",
    );
    portal.write(
        "content/events/yube.ja-easy.md",
        "---\ntitle: みなとの よる\nstarts: 2026-05-20T18:00\nends: 2026-05-20T20:00\n---\nはなします。\n",
    );
    portal.write(
        "content/events/yube.md",
        "---\ntitle: 港の夕べ\nstarts: 2026-05-20T18:00\nends: 2026-05-20T20:00\n---\n話します。\n",
    );
    let built = portal.build(&[]);
    let job = built.page("ja-easy/jobs/asaichi.html");
    for part in [
        "<span><ruby>気<rt>き</rt></ruby>に なる</span>",
        "2026<ruby>年<rt>ねん</rt></ruby>4<ruby>月<rt>がつ</rt></ruby><ruby>1日<rt>ついたち</rt></ruby>",
        "<a class=skip href=#main><span><ruby>本文<rt>ほんぶん</rt></ruby>へ</span></a>",
        "data-days-left=あと {n}\u{fff9}日\u{fffa}にち\u{fffb}|",
        "aria-label=この サイトの 中を さがす",
    ] {
        assert!(job.contains(part), "{part}\n{job}");
    }
    let search = built.page("ja-easy/search.html");
    assert!(
        search.contains("<i data-t=found>{n}こ \u{fff9}見\u{fffa}み\u{fffb}つかりました</i>"),
        "{search}"
    );
    assert!(search.contains("<title>さがす | みなと</title>"), "{search}");

    // Scripts write ruby themselves.
    let is_script =
        |path: &str| path.ends_with(".js") && (path.starts_with("assets/") || path.contains("shortlist"));
    let mut pages = 0;
    for (path, bytes) in built.files.iter().filter(|(path, _)| !is_script(path)) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(['《', '》']), "{path}");
        pages += usize::from(text.contains("<ruby>"));
        for (at, _) in text.match_indices('\u{fff9}') {
            let tag = text[..at].rsplit('<').next().unwrap_or_default();
            let is_for_scripts = match tag.split_once('>') {
                Some((tag, _)) => tag.starts_with("i data-t="),
                None => tag.rsplit("=\"").nth(1).is_some_and(|name| name.contains(" data-")),
            };
            assert!(path.ends_with(".html") && is_for_scripts, "{path}: {tag}");
        }
    }
    assert!(pages > 5, "{pages}");
}

/// Where links to these paths stand in a page, in the order of the page.
fn order<'a>(page: &str, paths: &[&'a str]) -> Vec<&'a str> {
    let mut found: Vec<_> = paths.iter().filter_map(|path| Some((page.find(*path)?, *path))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, path)| path).collect()
}

#[test]
fn what_is_translated_comes_first_but_for_events() {
    let job = |posted: &str, more: &str| {
        format!(
            "---\ntitle: 仕事\nemployer: {{name: 港の会}}\ncontract: part-time\nposted: {posted}\n{more}---\n"
        )
    };
    let event = |day: &str| format!("---\ntitle: 催し\nstarts: {day}\n---\n");
    let portal = Portal::new(
        "languages: [ja, en]\n",
        &[
            ("content/jobs/new.md", &job("2026-04-20", "")),
            ("content/jobs/old.md", &job("2026-04-10", "")),
            ("content/jobs/old.en.md", "---\ntitle: Work\n---\n"),
            ("content/jobs/over.md", &job("2026-04-01", "closes: 2026-04-15\n")),
            ("content/jobs/over.en.md", "---\ntitle: Past work\n---\n"),
            ("content/events/soon.md", &event("2026-05-10")),
            ("content/events/later.md", &event("2026-05-20")),
            ("content/events/later.en.md", "---\ntitle: Evening\n---\n"),
        ],
    );
    let built = portal.build(&[]);
    let jobs = ["jobs/new.html", "jobs/old.html"];
    assert_eq!(order(&built.page("jobs/index.html"), &jobs), ["jobs/new.html", "jobs/old.html"]);
    for path in ["en/jobs/index.html", "en/index.html"] {
        let page = built.page(path);
        let cards = page.split_once("class=cards").expect("cards").1;
        assert_eq!(order(cards, &jobs), ["jobs/old.html", "jobs/new.html"], "{path}");
        assert!(cards.contains("<li class=chip chip--lang lang=ja>日本語</li>"), "{path}");
    }
    let events = built.page("en/events/index.html");
    assert_eq!(
        order(&events, &["events/soon.html", "events/later.html"]),
        ["events/soon.html", "events/later.html"]
    );
}
