//! What is printed, and how pages are passed on.

use super::page_text::shown_text;
use super::portal::{Portal, shown};

const JOB: &str = "---\ntitle: 浜の番屋のそうじ\nemployer: {name: 浜屋}\ncontract: part-time\npay: {unit: hour, min: 1200}\n\
    posted: 2026-04-01\ncloses: 2026-06-30\nregions: [minato]\napply: {tel: 0300-00-4321}\nsummary: 朝のしごとです。\n---\n";
const EVENT: &str = "---\ntitle: 浜の朝\nstarts: 2026-05-10T09:00\nplace: {name: 白帆浜}\nregions: [minato]\n\
    contact: {name: 浜の会, tel: 0300-00-1111}\n---\n海を見ます。[ちらし](/jobs/banya/poster.html)\n";

fn portal(settings: &str) -> Portal {
    let region = "---\ntitle: みなと市\nkind: municipality\n---\n港のまちです。\n";
    let files = [
        ("content/regions/minato.md", region),
        ("content/regions/yama.md", "---\ntitle: 山の町\nkind: municipality\n---\n"),
        ("content/jobs/banya.md", JOB),
        ("content/events/asa.md", EVENT),
        ("content/groups/kai.md", "---\ntitle: 港の会\nkind: npo\nsummary: だれでも入れます。\n---\n"),
        ("content/groups/yasumi.md", "---\ntitle: 休みの会\nkind: npo\nactivity: dormant\n---\n"),
    ];
    Portal::new(
        &format!("home_regions: [minato]\nchecks: {{AC311: {{level: off, reason: 試し}}}}\n{settings}"),
        &files,
    )
}

#[test]
fn each_current_job_and_event_has_a_poster_that_says_what_one_asks() {
    let portal = portal("");
    portal.write("content/jobs/owari.md", JOB.replace("2026-06-30", "2026-04-20"));
    portal.write("content/events/chuushi.md", EVENT.replace("regions", "cancelled: true\nregions"));
    let built = portal.build(&[]);
    let poster = built.page("jobs/banya/poster.html");
    let text = shown_text(&poster);
    for said in [
        "浜の番屋のそうじ",
        "朝のしごとです。",
        "時給 1,200円",
        "電話 0300-00-4321",
        "浜屋",
        "minato.example/jobs/banya.html",
        "2026年5月1日現在の内容です。",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    assert!(
        poster.contains("role=img") && poster.contains("「浜の番屋のそうじ」のページを開くQRコード"),
        "{poster}"
    );
    assert!(poster.contains("content=noindex name=robots"), "{poster}");
    assert!(!built.text("sitemap.xml").contains("poster"));
    assert!(shown_text(&built.page("events/asa/poster.html")).contains("電話 0300-00-1111"));
    assert!(built.page("jobs/banya.html").contains("href=banya/poster.html"));
    assert!(built.page("events/asa.html").contains("href=../jobs/banya/poster.html"), "texts may link it");
    assert!(!built.has("jobs/owari/poster.html") && !built.has("events/chuushi/poster.html"));
    assert!(!built.page("jobs/owari.html").contains("poster"));
}

#[test]
fn groups_invite_and_regions_have_a_board() {
    let built = portal("").build(&[]);
    let cards = shown_text(&built.page("groups/kai/invitation.html"));
    assert_eq!(
        cards.matches("これから、どこで暮らしても、ここはあなたを待っています。").count(),
        4,
        "{cards}"
    );
    assert!(
        cards.contains("だれでも入れます。") && cards.contains("minato.example/groups/kai.html"),
        "{cards}"
    );
    let board = shown_text(&built.page("regions/minato/board.html"));
    for said in [
        "みなと市",
        "2026年5月10日（日） 9:00",
        "浜の朝",
        "白帆浜",
        "浜の番屋のそうじ",
        "浜屋",
        "電話 0300-00-4321",
    ] {
        assert!(board.contains(said), "{said} is not in {board}");
    }
    assert!(built.page("regions/minato.html").contains("href=minato/board.html"));
    assert!(!built.has("groups/yasumi/invitation.html"), "it rests");
    assert!(!built.has("regions/yama/board.html"), "the portal is not about it");
}

#[test]
fn without_an_address_a_sheet_names_the_portal() {
    let portal = portal("");
    portal.write(
        "site.yaml",
        "title: みなと\nhome_regions: [minato]\nchecks: {AC311: {level: off, reason: 試し}}\n",
    );
    let built = portal.build(&[]);
    let text = shown_text(&built.page("jobs/banya/poster.html"));
    assert!(text.contains("くわしくは「みなと」で"), "{text}");
    assert!(!built.text("jobs/banya/poster.html").contains("<svg"));
    let page = built.page("jobs/banya.html");
    assert!(
        page.contains("印刷用のちらし") && !page.contains("mailto:?") && !page.contains("line.me"),
        "{page}"
    );
    assert!(!built.page("regions/yama.html").contains("class=share"), "there is no way to pass it on");
}

#[test]
fn a_page_is_passed_on_by_plain_links() {
    let page = portal("").build(&[]).page("groups/kai.html");
    let address = "https%3A%2F%2Fminato.example%2Fgroups%2Fkai.html";
    for way in [
        "data-copy=https://minato.example/groups/kai.html".to_owned(),
        format!("https://line.me/R/share?text=%E6%B8%AF%E3%81%AE%E4%BC%9A%0A{address}"),
        format!("body=%E6%B8%AF%E3%81%AE%E4%BC%9A%0D%0A{address}"),
    ] {
        assert!(page.contains(&way), "{way} is not in {page}");
    }
    assert!(!portal("sharing: {line: false}\n").build(&[]).page("groups/kai.html").contains("line.me"));
}

#[test]
fn a_picture_is_printed_only_where_the_consent_covers_paper() {
    for (media, is_printed) in [("web", false), ("web, print", true)] {
        let portal = portal("");
        let image = format!(
            "image: {{src: /a.svg, alt: 人, consent: {{given: 2026-01-01, media: [{media}]}}}}\nposted"
        );
        portal.write("content/jobs/banya.md", JOB.replacen("posted", &image, 1));
        portal.write("static/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"><rect width=\"9\" height=\"9\"/></svg>");
        let built = portal.build(&[]);
        assert!(
            built.page("jobs/banya.html").contains("/a.svg")
                || built.page("jobs/banya.html").contains("<img")
        );
        assert_eq!(built.page("jobs/banya/poster.html").contains("<img"), is_printed, "{media}");
    }
}

#[test]
fn several_sheets_are_written_into_one_file_and_only_that_is_overwritten() {
    let portal = portal("");
    portal.write("content/jobs/owari.md", JOB.replace("2026-06-30", "2026-04-20"));
    let image = "image: {src: /a.svg, alt: 海}\nposted";
    portal.write("content/jobs/banya.md", JOB.replacen("posted", image, 1));
    portal.write("static/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"><rect width=\"9\" height=\"9\"/></svg>");
    let ran = portal.run(&["print", "jobs/banya", "港の会", "regions/minato", "--to", "kami"]);
    assert_eq!(
        ran.out,
        format!(
            "作りました: {}（3 枚）\nブラウザーで開いて、A4・余白なし・倍率100%で印刷してください。\n",
            shown("kami/print-banya-kai-minato-2026-05-01.html")
        ),
        "{}",
        ran.err
    );
    let file = |of: &str| {
        std::fs::read_to_string(portal.path(&format!("kami/print-{of}-2026-05-01.html"))).expect("a file")
    };
    let html = file("banya-kai-minato");
    let of = |name: &str| {
        html.find(&format!("class=\"paper {name}")).or_else(|| html.find(&format!("paper {name}")))
    };
    assert!(of("poster") < of("invitations") && of("invitations") < of("board"), "{html}");
    assert!(
        html.contains("data:image/svg+xml;base64,") && html.contains("<style>") && !html.contains("<link")
    );
    for made in ["作りました", "前のものに代えて、作りました"] {
        let ran = portal.run(&["print", "--kind", "催し", "jobs/banya", "--to", "kami"]);
        let said = format!("{made}: {}（2 枚）\n", shown("kami/print-banya-events-2026-05-01.html"));
        assert!(ran.out.starts_with(&said), "{}{}", ran.out, ran.err);
    }
    assert!(file("banya-events").contains("浜の朝") && !file("banya-events").contains("港の会"));
    assert!(file("banya-kai-minato").contains("港の会"), "one choice leaves the sheets of another");
    portal.write("kami/print-minato-2026-05-01.html", "別のもの");
    let ran = portal.run(&["print", "--region", "minato", "--to", "kami"]);
    let there = format!("「{}」は、もうあります", shown("kami/print-minato-2026-05-01.html"));
    assert!(ran.err.contains(&there), "{}", ran.err);
    for (arguments, said) in [
        (&["print"][..], "何を印刷するかを書いてください。"),
        (
            &["print", "jobs/banja"],
            "公開している記事に「jobs/banja」はありません。「jobs/banya」のことではありませんか。",
        ),
        (
            &["print", "owari"],
            "「浜の番屋のそうじ」は、もう終わったか、中止になったので、ちらしがありません。",
        ),
        (&["print", "yasumi"], "「休みの会」には、印刷用の紙がありません。"),
        (
            &["print", "浜の番屋のそうじ"],
            "「浜の番屋のそうじ」は、いくつもあります。どれかを書いてください: jobs/banya、jobs/owari",
        ),
    ] {
        let ran = portal.run(arguments);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(said), "{said} is not in {}", ran.err);
    }
}
