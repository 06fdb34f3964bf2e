//! What people who keep such sites really typed, pasted and saved, as far as no other test holds it.
//!
//! Each row is a small portal that is built as of 2026-11-29: what is said about it, and what stands on its
//! pages. Where nothing is said, nothing may be said.

use rayon::prelude::*;

use super::portal::{Built, Portal, files_below};

/// One input.
#[derive(Default)]
struct Row<'a> {
    name: &'a str,
    files: &'a [(&'a str, &'a str)],
    /// Parts of lines about the portal, in Japanese. Empty: no finding.
    says: &'a [&'a str],
    /// Pages, and what stands there, tags included and without quotation marks.
    shows: &'a [(&'a str, &'a str)],
    /// What stands on no page.
    hides: &'a [&'a str],
}

fn hold(rows: &[Row<'_>]) {
    rows.par_iter().for_each(hold_row);
}

fn hold_row(row: &Row<'_>) {
    let portal = Portal::new("", row.files);
    let ran = portal.run(&["build", "--format", "short", "--as-of", "2026-11-29"]);
    let said = format!("{}{}", ran.err, ran.out);
    if row.says.is_empty() {
        let found = ["error[", "warning[", "notice["].iter().any(|word| said.contains(word));
        assert!(!found, "{}: {said}", row.name);
    }
    for words in row.says {
        assert!(said.contains(words), "{}: {words} is not in\n{said}", row.name);
    }
    if row.shows.is_empty() && row.hides.is_empty() {
        return;
    }
    assert_eq!(ran.code, Some(0), "{}: {said}", row.name);
    let built = Built { files: files_below(&portal.path("public")) };
    for (page, words) in row.shows {
        let text = built.page(page);
        assert!(text.contains(words), "{}: {words} is not in\n{text}", row.name);
    }
    for words in row.hides {
        assert_eq!(built.holding(words), Vec::<&str>::new(), "{}", row.name);
    }
}

/// A page with this text.
macro_rules! page {
    ($text:expr) => {
        ("content/pages/p.md", concat!("---\ntitle: 試し\n---\n", $text, "\n"))
    };
}

/// A page with this front matter.
macro_rules! titled {
    ($fields:expr) => {
        ("content/pages/p.md", concat!("---\n", $fields, "\n---\n本文\n"))
    };
}

/// An event with these fields.
macro_rules! event {
    ($fields:expr) => {
        ("content/events/e.yaml", concat!("title: 会\n", $fields, "\n"))
    };
}

/// A table of events.
macro_rules! events {
    ($rows:expr) => {
        ("content/events/t.csv", concat!($rows, "\n"))
    };
}

mod municipal_tables;
mod tables_and_dates;

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases")]
fn texts_as_they_are_typed_and_pasted() {
    hold(&[
        Row {
            name: "01 headings without a space",
            files: &[page!("##日時\n本文\n\n##　場所\n本文\n\n＃＃ 持ち物\n本文")],
            shows: &[("p.html", "<h2 id=日時>日時</h2>"), ("p.html", "<h2 id=持ち物>持ち物</h2>")],
            hides: &["##", "＃＃"],
            ..Row::default()
        },
        Row {
            name: "02 bullets",
            files: &[page!("・りんご\n・みかん\n\n- 果物\n　- 青りんご\n- 野菜\n\n-にんじん\n-だいこん")],
            shows: &[
                ("p.html", "<li>りんご</li>"),
                ("p.html", "<li>青りんご</li>"),
                ("p.html", "<li>にんじん</li>"),
            ],
            ..Row::default()
        },
        Row {
            name: "03 tables with full-width bars",
            files: &[page!(
                "｜品名｜値段｜\n｜---｜---｜\n｜りんご｜100円｜\n\n|品名|値段|\n|ー|ー|\n|みかん|80円|"
            )],
            shows: &[("p.html", "<td>りんご</td><td>100円</td>"), ("p.html", "<td>みかん</td><td>80円</td>")],
            hides: &["｜"],
            ..Row::default()
        },
        Row {
            name: "04 a cell more than headings",
            files: &[page!("|品名|値段|\n|---|---|\n|りんご|100円|現金のみ|")],
            says: &["warning[AC307]"],
            shows: &[("p.html", "<td>現金のみ</td>")],
            ..Row::default()
        },
        Row {
            name: "05 lines of a message",
            files: &[page!("【日時】5月3日\n【場所】公民館\n【持ち物】軍手")],
            shows: &[("p.html", "【日時】5月3日<br>\n【場所】公民館<br>\n【持ち物】軍手")],
            ..Row::default()
        },
        Row {
            name: "06 addresses before Japanese punctuation",
            files: &[page!(
                "くわしくはhttps://a.example/a.html。（https://a.example/b）と、info@a.exampleまで。"
            )],
            shows: &[
                ("p.html", ">https://a.example/a.html</a>。"),
                ("p.html", ">https://a.example/b</a>）"),
                ("p.html", ">info@a.example</a>まで"),
            ],
            ..Row::default()
        },
        Row {
            name: "07 addresses with Japanese folders",
            files: &[page!("https://a.example/施設/公民館.html")],
            shows: &[("p.html", ">https://a.example/施設/公民館.html</a>")],
            ..Row::default()
        },
        Row {
            name: "08 the asterisk of notes",
            files: &[page!("*印は必須です。*要予約の回もあります。")],
            says: &["warning[AC305]"],
            shows: &[("p.html", "<p>*印は必須です。*要予約の回もあります。</p>")],
            ..Row::default()
        },
        Row {
            name: "09 ranges",
            files: &[page!("9:00~12:00、13:00~17:00")],
            shows: &[("p.html", "9:00~12:00、13:00~17:00")],
            ..Row::default()
        },
        Row {
            name: "10 emphasis over a blank line, kramdown",
            files: &[page!(
                "**日程：12月\n\n場所：公民館**\n\n[研究室](https://a.example/){:target=\"_blank\"}"
            )],
            says: &["notice[AC315]"],
            shows: &[("p.html", "<strong>場所：公民館</strong>")],
            hides: &["{:target"],
        },
        Row {
            name: "11 HTML from Word",
            files: &[page!("<p class=\"MsoNormal\"><span style=\"color:red\">重要</span><o:p></o:p></p>")],
            says: &["warning[LK404]: HTML の「<o:p>」"],
            shows: &[("p.html", "重要")],
            hides: &["MsoNormal", "color:red"],
        },
        Row {
            name: "12 links to records",
            files: &[
                ("content/pages/about.md", "---\ntitle: この広場\n---\n"),
                page!("[[pages/about｜名]]、［［pages/about］］、[[ pages/about ]]、[[about]]"),
            ],
            shows: &[(
                "p.html",
                "<a href=about.html>名</a>、<a href=about.html>この広場</a>、<a href=about.html>この広場</a>、\
                 <a href=about.html>この広場</a>",
            )],
            ..Row::default()
        },
        Row {
            name: "14 radicals from a PDF",
            files: &[page!("⻑崎県⻘森町の⽇程。")],
            says: &["notice[AC310]"],
            shows: &[("p.html", "長崎県青森町の日程。")],
            hides: &["⻑"],
        },
        Row {
            name: "15 ruby of note.com",
            files: &[page!("｜縁《えにし》と{令和|れい|わ|さん}")],
            says: &["warning[AC308]"],
            shows: &[("p.html", "<rt>えにし</rt>")],
            hides: &["《"],
        },
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases")]
fn fields_as_they_are_typed() {
    hold(&[
        Row {
            name: "16 a sign that ends the value",
            files: &[titled!("title: 夏まつり #2026")],
            says: &["warning[AC304]", "「#2026」"],
            ..Row::default()
        },
        Row {
            name: "17 a colon in a title",
            files: &[titled!("title: お知らせ: 会場変更")],
            says: &["error[EN005]: 値の中に「: 」"],
            ..Row::default()
        },
        Row {
            name: "18 curly quotation marks",
            files: &[titled!("title: “会場変更”のお知らせ")],
            shows: &[("p.html", "“会場変更”のお知らせ")],
            ..Row::default()
        },
        Row {
            name: "19 a quoted word, then text",
            files: &[titled!("title: \"会場\"変更のお知らせ")],
            says: &["p.md:2:8: error[EN005]: 値の始めだけが引用符"],
            ..Row::default()
        },
        Row {
            name: "20 a value that begins with an ampersand",
            files: &[titled!("title: &TAMESHI 交流会")],
            says: &["p.md:2:8: error[EN005]: 値が「&」で始まっています。"],
            ..Row::default()
        },
        Row {
            name: "21 tags with Japanese commas and bullets",
            files: &[
                titled!("title: 試し\ntags: 防災、子育て"),
                ("content/pages/q.md", "---\ntitle: 試し二\ntags:\n  ・移住\n  ・交通\n---\n"),
            ],
            shows: &[("tags/防災.html", "試し"), ("tags/子育て.html", "試し"), ("tags/交通.html", "試し二")],
            ..Row::default()
        },
        Row {
            name: "22 full-width telephone numbers",
            files: &[(
                "content/places/p.md",
                "---\ntitle: 館\nkind: cafe\ncontact: {tel: ０３－００００－０００１}\n---\n",
            )],
            shows: &[("places/p.html", "href=tel:0300000001>03-0000-0001</a>")],
            ..Row::default()
        },
        Row {
            name: "23 hours as a range, 24 commas in amounts",
            files: &[(
                "content/jobs/p.md",
                "---\ntitle: 店番\nemployer: {name: 店}\ncontract: part-time\nposted: 2026-11-01\nhours: 9:00〜17:00\npay: {unit: hour, min: 1,300}\n---\n",
            )],
            shows: &[("jobs/p.html", "9:00〜17:00"), ("jobs/p.html", "時給 1,300円")],
            ..Row::default()
        },
        Row {
            name: "25 days and times",
            files: &[
                ("content/events/a.yaml", "title: 一\nstarts: 2026年12月31日 午後1時\n"),
                ("content/events/b.yaml", "title: 二\nstarts: 令和8年12月30日\n"),
                ("content/events/c.yaml", "title: 三\nstarts: 2026-12-29 10:00〜12:00\n"),
                ("content/events/d.yaml", "title: 四\nstarts: 2026-12-31 20:00\nends: 2026-12-31 24:00\n"),
            ],
            shows: &[
                ("events/a.html", "2026年12月31日（木） 13:00"),
                ("events/b.html", "2026年12月30日（水）"),
                ("events/c.html", "10:00〜12:00"),
                ("events/d.html", "20:00〜24:00"),
            ],
            ..Row::default()
        },
        Row {
            name: "25 an offset",
            files: &[event!("starts: 2026-12-31T10:00+09:00")],
            says: &["error[EN024]", "時差（+09:00 など）"],
            ..Row::default()
        },
        Row {
            name: "26 what Notepad leaves",
            files: &[("content/pages/p.md", "\u{feff}---  \r\ntitle: 会   \r\n---  \r\n本文\r\n")],
            shows: &[("p.html", ">会</h1>"), ("p.html", "<p>本文</p>")],
            ..Row::default()
        },
        Row {
            name: "27 regions by their name",
            files: &[
                event!("starts: 2026-12-31\nregions: [香川県]"),
                events!("id,題名,始まり,地域\nb,催し,2026/12/1,東京都"),
            ],
            shows: &[("regions/kagawa.html", "会"), ("regions/tokyo.html", "催し")],
            ..Row::default()
        },
    ]);
}

/// Tables of offices name the organiser by the title of its group, whose page shows the next meeting then.
#[test]
fn an_organiser_by_its_title_is_the_group() {
    let group = "---\ntitle: 東京しおみ会\nkind: regional-alumni\n---\n";
    let table = "id,題名,始まり,主催者名\na,新年会,2027/1/10,東京しおみ会\nb,花見,2027/4/1,しおみ町\n";
    let portal = Portal::new("", &[("content/groups/tokyo.md", group), ("content/events/t.csv", table)]);
    let ran = portal.run(&["check", "--all", "--as-of", "2026-11-29"]);
    let said = format!("{}{}", ran.err, ran.out);
    assert!(said.contains("東京しおみ会") && said.contains("organizer: tokyo"), "{said}");
    let built = portal.build(&["--as-of", "2026-11-29"]);
    assert!(built.page("groups/tokyo.html").contains("href=../events/a.html"));
    assert!(built.page("events/a.html").contains("<a href=../groups/tokyo.html>東京しおみ会</a>"));
    assert!(built.page("events/b.html").contains("しおみ町"));
    let twins = "---\ntitle: 東京しおみ会\nkind: npo\n---\n";
    portal.write("content/groups/twin.md", twins);
    assert!(!portal.build(&["--as-of", "2026-11-29"]).page("groups/tokyo.html").contains("events/a.html"));
}

/// 64: a post of a club's old blog as a page.
#[test]
fn a_post_of_a_blog_builds_and_tells_what_it_cannot_take() {
    let post = "---\ntitle: 第5回の報告\n---\n# 開催報告\n\n<iframe src=\"https://video.example/embed/1\"></iframe>\n\n\
                - 日時: 2015/5/9 (土) 13:00~16:00\n- 場所: 公民館\n\n<div class=\"box\">参加者 12 名</div>\n\n\
                **次回：6月13日\n\n場所：公民館**\n\n[申し込み](https://moushikomi.example/){:target=\"_blank\"}\n";
    hold(&[Row {
        name: "64 a post of a blog",
        files: &[("content/pages/p.md", post)],
        says: &["p.md:6:1: warning[LK404]", "p.md:11:6: warning[LK404]", "notice[AC315]"],
        shows: &[
            ("p.html", "2015/5/9 (土) 13:00~16:00"),
            ("p.html", "参加者 12 名"),
            ("p.html", "次回：6月13日"),
            ("p.html", "場所：公民館"),
            ("p.html", "href=https://moushikomi.example/"),
        ],
        hides: &["{:target", "iframe"],
    }]);
}
