//! What was written in the fields of each kind is searched where it is the record's own and shown.

use enishi::render::Renderer;
use enishi::search::Zone;
use enishi::site::Audience;
use enishi::site::Filter;
use jiff::civil::date;

use super::full_portal::full_portal;
use super::{DAY, agree, blocks_of, document, renderer};
use crate::portal::Portal;

/// The words of fields, as they stand in the blocks of a page outside its body.
fn fields(renderer: &Renderer, url: &str) -> Vec<String> {
    blocks_of(renderer, url)
        .into_iter()
        .filter(|(zone, _)| *zone == Zone::Field)
        .map(|(_, text)| text)
        .collect()
}

#[test]
fn every_page_marks_what_is_searched() {
    let portal = full_portal();
    let days = [
        (DAY, Audience::Public),
        (date(2026, 5, 10), Audience::Editors),
        (date(2027, 1, 1), Audience::Public),
    ];
    for (day, audience) in days {
        assert!(agree(&renderer(&portal.path(""), day, audience)) > 10, "{day}");
    }
    portal.write("site.yaml", "title: みなと\nurls: directory\nlanguages: [ja, en]\n");
    agree(&renderer(&portal.path(""), DAY, Audience::Public));
}

#[test]
fn the_body_is_searched_without_readings_and_words_of_the_interface() {
    let portal = full_portal();
    let renderer = renderer(&portal.path(""), DAY, Audience::Public);
    let blocks = blocks_of(&renderer, "about.html");
    let (field, body): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|(zone, _)| *zone == Zone::Field);
    let expected = [
        (Zone::Title, "題 pages/about"),
        (Zone::Summary, "まとめの 文です。"),
        (Zone::Heading, "見出し"),
        (Zone::Body, "一行目の東京、 二行目。題 groups/kaiと言い換え。"),
        (Zone::Body, "囲みの文"),
        (Zone::Body, "済んだこと"),
        (Zone::Body, "項目 改行"),
        (Zone::Body, "甲"),
        (Zone::Body, "乙"),
        (Zone::Body, "丙"),
        (Zone::Body, "A B C"),
        (Zone::Body, "code & text"),
        (Zone::Body, "朝の海"),
        (Zone::Body, "開く"),
        (Zone::Body, "生の<文>"),
        (Zone::Body, "注の文"),
    ];
    assert_eq!(body, expected.map(super::owned));
    let expected = [
        "絵の作者",
        "窓口の名",
        "000-1111",
        "mado@a.example",
        "窓口の住所",
        "https://mado.example/",
        "題 regions/hama",
        "しるし",
        "ＮＰＯ",
    ];
    assert_eq!(field.into_iter().map(|(_, text)| text).collect::<Vec<_>>(), expected);
}

#[test]
fn the_values_of_all_fields_are_searched_and_labels_are_not() {
    let portal = full_portal();
    let renderer = renderer(&portal.path(""), DAY, Audience::Public);
    let common = [
        "絵の作者",
        "窓口の名",
        "000-1111",
        "mado@a.example",
        "窓口の住所",
        "https://mado.example/",
        "題 regions/hama",
        "しるし",
        "ＮＰＯ",
    ];
    for (url, own) in [
        (
            "groups/kai.html",
            "NPO|自治体が認める会|つながり|成長|ときどき|集まりの話|オンラインでも参加できます|1,234人|会費の話|1975年|支部の名|沖町、支部の人、000-2222|分科会の名|分科会の話|入り方|000-3333|join@a.example|LINE|約56人|Slack|沖町|友の会",
        ),
        (
            "programs/seido.html",
            "住まい|実施する役所|対象の人|金額の話|2026年4月2日（木）〜12月25日（金）|根拠の条例|申請の仕方|000-6666|2026年12月25日（金）",
        ),
        (
            "places/basho.html",
            "カフェ|場の住所|開く時間|閉まる日|場の料金|設備の一|設備の二|https://place.example/|題 groups/kai",
        ),
        (
            "events/moyooshi.html",
            "2026年5月9日（土） 10:05〜12:00|2026年7月11日（土） 10:05〜12:00|2026年8月8日（土） 10:05〜12:00|毎月第2土曜日（全4回）|会場の名|会場の住所|会場とオンライン|参加費の話|31人|題 groups/kai|対象の話|申込の仕方|000-5555|event@a.example|2026年5月8日（金）|友の会",
        ),
    ] {
        let searched = fields(&renderer, url);
        for text in own.split('|').chain(common) {
            assert!(searched.iter().any(|field| field == text), "{url}: {text} is not in {searched:#?}");
        }
    }
    for (url, own) in [
        (
            "jobs/shigoto.html",
            "雇い主|雇い主の住所|パート・アルバイト|仕事の中身|中身の変更|働く住所|場所の注|場所の変更|更新の基準|更新の上限の話|試用の条件|働く曜日|残業の話|時間の注|休みの話|賃金の注|煙の話|年齢の理由|技能の話|応募の仕方|000-4444|apply@a.example|https://source.example/|題 groups/kai|題 programs/seido",
        ),
        (
            "stories/hanashi.html",
            "Uターン|視野の広がり|話す人|話す人の役|1981年〜1999年|道の場所|道の一|2001年|沖町|道の二|聞き手|大きく載る言葉|題 groups/kai|題 jobs/shigoto|題 events/moyooshi|題 programs/seido|題 places/basho",
        ),
    ] {
        let searched = fields(&renderer, url);
        for text in own.split('|') {
            assert!(searched.iter().any(|field| field == text), "{url}: {text} is not in {searched:#?}");
        }
    }
    for document in renderer.search_documents() {
        for block in &document.blocks {
            for never in [
                "ヒント",
                "募集中",
                "申し込みのページを開く",
                "よみ",
                "余分",
                "同意の控え",
                "後見の人",
                "絵の説明",
                "最終更新",
            ] {
                assert!(!block.text.contains(never), "{}: {} holds {never}", document.url, block.text);
            }
        }
    }
}

#[test]
fn what_names_a_record_is_not_text_of_its_page() {
    let group = fields(&renderer(&full_portal().path(""), DAY, Audience::Public), "groups/kai.html");
    for naming in ["題 jobs/shigoto", "題 stories/hanashi", "題 events/moyooshi", "題 places/basho"] {
        assert!(!group.iter().any(|text| text == naming), "{naming}");
    }
}

#[test]
fn a_translation_is_a_document_of_its_language() {
    let portal = full_portal();
    let renderer = renderer(&portal.path(""), DAY, Audience::Public);
    let english = document(&renderer, "en/groups/kai.html");
    assert_eq!((english.lang.as_str(), english.summary.as_deref()), ("en", Some("Translated.")));
    let texts: Vec<_> = english.blocks.iter().map(|block| (block.zone, block.text.as_str())).collect();
    assert_eq!(texts[0], (Zone::Title, "In English"));
    for text in [
        (Zone::Summary, "Translated."),
        (Zone::Body, "English text here."),
        (Zone::Field, "In English"),
        (Zone::Field, "会費の話"),
    ] {
        assert!(texts.contains(&text), "{text:?} is not in {texts:#?}");
    }
    let urls: Vec<_> = renderer.search_documents().into_iter().map(|document| document.url).collect();
    let expected = [
        "regions/oki.html",
        "regions/niigata.html",
        "regions/hama.html",
        "groups/kai.html",
        "groups/tomo.html",
        "jobs/shigoto.html",
        "stories/hanashi.html",
        "events/ichido.html",
        "events/moyooshi.html",
        "programs/seido.html",
        "places/basho.html",
        "about.html",
        "en/regions/hama.html",
        "en/groups/kai.html",
        "en/jobs/shigoto.html",
        "en/stories/hanashi.html",
        "en/events/moyooshi.html",
        "en/programs/seido.html",
        "en/places/basho.html",
        "en/about.html",
    ];
    assert_eq!(urls, expected);
}

#[test]
fn readings_are_of_what_the_page_is_about_and_can_be_switched_off() {
    let portal = full_portal();
    let public = renderer(&portal.path(""), DAY, Audience::Public);
    let readings = |url: &str| document(&public, url).readings;
    assert_eq!(readings("jobs/shigoto.html"), ["よみ", "やといぬし", "とうきょう"]);
    assert_eq!(readings("stories/hanashi.html"), ["よみ", "はなすひと", "おきまち", "とうきょう"]);
    assert_eq!(readings("events/moyooshi.html"), ["よみ", "かいじょうのよみ", "とうきょう"]);
    assert_eq!(readings("regions/oki.html"), ["おきまち", "よみ"]);
    portal.write("site.yaml", "title: みなと\nlanguages: [ja, en]\nsearch: {readings: false}\n");
    let without = renderer(&portal.path(""), DAY, Audience::Public);
    assert_eq!(document(&without, "jobs/shigoto.html").readings, Vec::<String>::new());
}

#[test]
fn filters_and_days_of_each_kind() {
    let portal = full_portal();
    let renderer = renderer(&portal.path(""), DAY, Audience::Public);
    let facets = |url: &str| -> String {
        let facets = document(&renderer, url).facets;
        let values = |filter: Filter| facets.of(filter).collect::<Vec<_>>().join(",");
        let is_filtered = |filter: &Filter| facets.of(*filter).next().is_some();
        let mut filters: Vec<Filter> = Filter::ALL.into_iter().filter(is_filtered).collect();
        filters.sort();
        let words: Vec<_> =
            filters.into_iter().map(|filter| format!("{}={}", filter.as_str(), values(filter))).collect();
        words.join(" ")
    };
    assert_eq!(
        facets("groups/kai.html"),
        "region=hama,niigata,oki mode=hybrid gives=connection,growth commitment=occasional"
    );
    assert_eq!(
        facets("jobs/shigoto.html"),
        "region=hama,niigata contract=part-time frequency=weekly welcome=senior,u-turn mode=hybrid"
    );
    assert_eq!(facets("stories/hanashi.html"), "region=hama,niigata,oki gives=perspective turn=u-turn");
    assert_eq!(
        facets("events/moyooshi.html"),
        "region=hama,niigata mode=hybrid month=2026-05,2026-07,2026-08"
    );
    assert_eq!(facets("events/ichido.html"), "month=2026-05,2026-06");
    assert_eq!(facets("regions/oki.html"), "region=oki,hama,niigata");
    let days = |url: &str| {
        let told = document(&renderer, url);
        [told.date, told.opens, told.closes, told.ends]
            .map(|day| day.map_or_else(|| "-".into(), |day| day.to_string()))
            .join(" ")
    };
    assert_eq!(days("groups/kai.html"), "2026-02-04 - - -");
    assert_eq!(days("jobs/shigoto.html"), "2026-04-01 - 2026-05-20 2026-05-20");
    assert_eq!(days("stories/hanashi.html"), "2026-02-03 - - -");
    assert_eq!(days("programs/seido.html"), "2026-02-04 2026-04-02 2026-12-25 -");
    assert_eq!(days("events/moyooshi.html"), "2026-05-09 - - 2026-08-08");
    assert_eq!(days("events/ichido.html"), "2026-04-30 - - 2026-06-02");
    let event = document(&renderer, "events/moyooshi.html");
    let day = |month, day| (date(2026, month, day), date(2026, month, day));
    assert_eq!(event.occurrences, [day(5, 9), day(7, 11), day(8, 8)]);
    assert!(!event.cancelled && document(&renderer, "events/ichido.html").cancelled);
    assert_eq!(document(&renderer, "stories/hanashi.html").regions, ["題 regions/hama", "沖町"]);
}

#[test]
fn an_event_without_end_tells_its_next_24_times_and_never_leaves() {
    let portal = Portal::new(
        "",
        &[
            (
                "content/events/asa.md",
                "---\ntitle: 朝\nstarts: 2020-01-01\nrepeat: FREQ=DAILY\nexpires_on: 2026-12-31\n---\n",
            ),
            ("content/events/yoru.md", "---\ntitle: 夜\nstarts: 2020-01-01\nrepeat: FREQ=DAILY\n---\n"),
        ],
    );
    let renderer = renderer(&portal.path(""), DAY, Audience::Public);
    let event = document(&renderer, "events/yoru.html");
    assert_eq!((event.occurrences.len(), event.ends), (24, None));
    assert_eq!((event.occurrences[0].0, event.occurrences[23].0), (date(2026, 5, 1), date(2026, 5, 24)));
    assert_eq!(document(&renderer, "events/asa.html").ends, Some(date(2026, 12, 31)));
}
