//! The same for tables, recurrences and files.

use super::{Row, hold};
use crate::portal::Portal;

/// A table of jobs: further columns, and the cells below them.
macro_rules! jobs {
    ($columns:expr, $cells:expr) => {
        (
            "content/jobs/t.csv",
            concat!(
                "id,題名,事業者名,契約の種類,掲載開始日,",
                $columns,
                "\na,店番,店,パート・アルバイト,2026/11/1,",
                $cells,
                "\n"
            ),
        )
    };
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases")]
fn tables_as_offices_save_them() {
    hold(&[
        Row {
            name: "30 empty columns at the end",
            files: &[events!("id,題名,始まり,,\na,会,2026/12/1,,")],
            shows: &[("events/a.html", "2026年12月1日（火）")],
            ..Row::default()
        },
        Row {
            name: "31 a title above the header",
            files: &[events!("令和8年度 催し一覧,,\n,,\nid,題名,始まり\na,会,2026/12/1")],
            says: &["notice[EN064]: 記事ではない行（1 行）を載せませんでした"],
            shows: &[("events/a.html", "2026年12月1日（火）")],
            ..Row::default()
        },
        Row {
            name: "32 numbers in place of days",
            files: &[events!("id,題名,始まり\na,会,46388")],
            shows: &[("events/a.html", "2027年1月1日（金）")],
            ..Row::default()
        },
        Row {
            name: "33 a number as a formula, and one without its zero",
            files: &[events!(
                "id,題名,始まり,電話番号\na,会,2026/12/1,\"=\"\"03-0000-0001\"\"\"\nb,集い,2026/12/1,300000001"
            )],
            shows: &[("events/a.html", ">03-0000-0001</a>"), ("events/b.html", ">0300000001</a>")],
            ..Row::default()
        },
        Row {
            name: "34 semicolons and tabs",
            files: &[
                ("content/events/t.csv", "id;題名;始まり\na;会;2026/12/1\n"),
                ("content/events/u.txt", "id\t題名\t始まり\nb\t集い\t2026/12/2\n"),
            ],
            shows: &[("events/a.html", "会"), ("events/b.html", "2026年12月2日（水）")],
            ..Row::default()
        },
        Row {
            name: "36 lines and quotation marks in a cell, empty rows",
            files: &[events!(
                "id,題名,始まり,本文\na,①㈱髙﨑～会,2026/12/1,\"1行目\n2行目, \"\"引用\"\"\"\n,,,\n,,,"
            )],
            shows: &[("events/a.html", "①㈱髙﨑～会"), ("events/a.html", "<p>1行目<br>\n2行目,")],
            ..Row::default()
        },
        Row {
            name: "37 as above",
            files: &[events!(
                "id,題名,始まり,会場名,参加費\na,朝,2026/12/1,公民館,500円\nb,昼,2026/12/2,同上,〃"
            )],
            says: &["warning[EN063]: 「同上」を、上のセルと同じ「公民館」と読みました。"],
            shows: &[("events/b.html", "公民館"), ("events/b.html", "500円")],
            hides: &["同上", "〃"],
        },
        Row {
            name: "38 errors of formulas",
            files: &[events!("id,題名,始まり,会場名\na,#N/A,2026/12/1,#REF!")],
            says: &["error[EN062]: このセルは「#N/A」", "error[EN062]: このセルは「#REF!」"],
            ..Row::default()
        },
        Row {
            name: "39 the address is that of the venue",
            files: &[events!("id,題名,始まり,会場名,住所\na,講座,2026/12/20,公民館,ためし市1-1")],
            shows: &[("events/a.html", "公民館"), ("events/a.html", "ためし市1-1")],
            hides: &["問い合わせ</h2>", "問い合わせ先</"],
            ..Row::default()
        },
        Row {
            name: "40 columns of names",
            files: &[
                ("content/places/t.csv", "id,名前,種類\nhall,中央公民館,交流施設\n"),
                (
                    "content/stories/t.csv",
                    "id,題名,氏名,同意した日,掲載してよい場所\na,帰ってきた話,見本 花子,2026/4/1,web\n",
                ),
            ],
            shows: &[("places/hall.html", "中央公民館"), ("stories/a.html", "見本 花子")],
            ..Row::default()
        },
        Row {
            name: "41 once a week",
            files: &[jobs!("頻度", "週1回")],
            shows: &[("jobs/a.html", "週に1回ほど")],
            hides: &["1回だけ"],
            ..Row::default()
        },
        Row {
            name: "42 full-width times",
            files: &[jobs!("始まりの時刻", "９：００")],
            shows: &[("jobs/a.html", "9:00から")],
            ..Row::default()
        },
        Row {
            name: "42 an id with a sign that nobody sees",
            files: &[(
                "content/jobs/t.csv",
                "id,題名,事業者名,契約の種類,掲載開始日\nb\u{200b},店番,店,業務委託,2026/11/1\n",
            )],
            shows: &[("jobs/b.html", "店番")],
            ..Row::default()
        },
        Row {
            name: "43 a digit lost in the maximum",
            files: &[jobs!("賃金の単位,賃金の下限(円),賃金の上限(円)", "時給,1300,130")],
            says: &["error[EN031]: 「pay」の上限（130）が、下限（1300）より小さくなっています。"],
            ..Row::default()
        },
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases")]
fn recurrences_as_people_write_them() {
    let refused = [
        "FREQ=WEEKLY;BYDAY=土",
        "FREQ=MONTHLY;BYDAY=第2土曜",
        "FREQ=MONTHLY;BYDAY=2SA、4SA",
        "FREQ=MONTHLY;BYDAY=２SA",
        "FREQ=MONTHLY;BYDAY=2 SA",
        "FREQ=MONTHLY;BYDAY=2SA・4SA",
        "FREQ=WEEKLY;BYDAY=MO-FR",
    ];
    for rule in refused {
        let file = format!("title: 会\nstarts: 2026-12-12 10:00\nrepeat: {rule}\n");
        let files = [("content/events/e.yaml", file.as_str())];
        hold(&[Row { name: rule, files: &files, says: &["e.yaml:3:9: error[EN029]"], ..Row::default() }]);
    }
    hold(&[
        Row {
            name: "44 the last Monday of every other month, over New Year",
            files: &[event!("starts: 2026-08-31\nrepeat: FREQ=MONTHLY;INTERVAL=2;BYDAY=-1MO")],
            shows: &[("events/e.html", "2026年12月28日（月）"), ("events/e.html", "2027年2月22日（月）")],
            ..Row::default()
        },
        Row {
            name: "44 fifth Saturdays",
            files: &[event!("starts: 2026-01-31\nrepeat: FREQ=MONTHLY;BYDAY=5SA")],
            shows: &[("events/e.html", "2027年1月30日（土）"), ("events/e.html", "2027年5月29日（土）")],
            ..Row::default()
        },
        Row {
            name: "44 every other Wednesday and Friday from a Tuesday",
            files: &[event!("starts: 2026-12-01\nrepeat: FREQ=WEEKLY;BYDAY=WE,FR;INTERVAL=2")],
            shows: &[("events/e.html", "2026年12月4日（金）"), ("events/e.html", "2026年12月16日（水）")],
            hides: &["2026年12月9日"],
            ..Row::default()
        },
        Row {
            name: "47 a day off on which nothing takes place",
            files: &[event!(
                "starts: 2026-11-14 10:00\nrepeat: FREQ=MONTHLY;BYDAY=2SA\nexcept: [2027-01-02]"
            )],
            says: &["warning[EN032]: 休みの日（except）の 2027-01-02 は"],
            ..Row::default()
        },
        Row {
            name: "48 readers see days off",
            files: &[event!(
                "starts: 2026-11-14 10:00\nrepeat: FREQ=MONTHLY;BYDAY=2SA\nexcept: [2026-12-12]"
            )],
            shows: &[("events/e.html", "お休みの日"), ("events/e.html", "2026年12月12日（土）")],
            ..Row::default()
        },
        Row {
            name: "49 irregular days",
            files: &[event!("starts: [2026-12-10, 2026-12-24, 2027-01-09]")],
            shows: &[("events/e.html", "2026年12月24日（木）"), ("events/e.html", "2027年1月9日（土）")],
            ..Row::default()
        },
        Row {
            name: "51 an end in UTC",
            files: &[event!(
                "starts: 2026-11-21 08:00\nrepeat: FREQ=MONTHLY;BYDAY=3SA;UNTIL=20270319T230000Z"
            )],
            shows: &[("events/e.html", "2027年3月20日（土）"), ("events/e.html", "2027年3月20日まで")],
            ..Row::default()
        },
        Row {
            name: "52 an end before the beginning",
            files: &[event!("starts: 2026-12-12\nrepeat: FREQ=WEEKLY;UNTIL=20261201")],
            says: &[
                "error[EN029]: 繰り返しの終わりの日（2026-12-01）が、催しの始まり（2026-12-12）より前です。",
            ],
            ..Row::default()
        },
        Row {
            name: "52 a day that never comes",
            files: &[event!("starts: 2026-12-12\nrepeat: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")],
            says: &["error[EN029]", "に当たる日は、1日もありません。"],
            ..Row::default()
        },
        Row {
            name: "53 several days, and past midnight",
            files: &[
                ("content/events/a.yaml", "title: 三日\nstarts: 2026-11-28\nends: 2026-11-30\n"),
                ("content/events/b.yaml", "title: 夜\nstarts: 2026-11-30 22:00\nends: 2026-12-01 01:00\n"),
            ],
            shows: &[
                ("events/a.html", "2026年11月28日（土）〜30日（月）"),
                ("events/b.html", "2026年11月30日（月） 22:00〜12月1日（火） 1:00"),
            ],
            ..Row::default()
        },
    ]);
}

#[test]
fn an_event_that_ends_at_midnight_is_over_then() {
    let files = [event!("starts: 2026-12-31 18:00\nends: 2027-01-01 00:00")];
    let portal = Portal::new("", &files);
    let is_over = |day: &str| portal.build(&["--as-of", day]).has("events/archive.html");
    assert!(!is_over("2026-12-31") && is_over("2027-01-01"));
}

#[test]
fn files_as_they_lie_in_folders() {
    hold(&[
        Row {
            name: "13 names in decomposed form",
            files: &[
                ("static/資料/カ\u{3099}イト\u{3099}.pdf", "%PDF-1.4"),
                page!("[案内](/資料/ガイド.pdf)"),
            ],
            shows: &[("p.html", "href=資料/ガイド.pdf"), ("資料/ガイド.pdf", "%PDF")],
            ..Row::default()
        },
        Row {
            name: "54 a tag with a plus",
            files: &[titled!("title: 試し\ntags: ['60+']")],
            shows: &[("tags/60-.html", "試し")],
            ..Row::default()
        },
        Row {
            name: "56 copies",
            files: &[
                ("content/events/asaichi.md", "---\ntitle: 朝市\nstarts: 2026-12-01\n---\n"),
                ("content/events/asaichi - コピー.md", "---\ntitle: 朝市\nstarts: 2026-12-01\n---\n"),
                ("content/events/asaichi (1).md", "---\ntitle: 朝市\nstarts: 2026-12-01\n---\n"),
                ("content/events/asaichi-DESKTOP-ABC123.md", "---\ntitle: 朝市\nstarts: 2026-12-01\n---\n"),
            ],
            says: &[
                "asaichi - コピー.md: warning[EN016]",
                "asaichi (1).md: warning[EN016]",
                "asaichi-DESKTOP-ABC123.md: warning[EN016]",
            ],
            shows: &[("events/asaichi.html", "朝市")],
            ..Row::default()
        },
        Row {
            name: "58 former paths that are no pages",
            files: &[titled!("title: 試し\naliases: [/old.aspx, /annai.pdf]")],
            says: &["error[EN027]: 「以前のパスの1つめ」", "error[EN027]: 「以前のパスの2つめ」"],
            ..Row::default()
        },
        Row {
            name: "60 the case of a picture's name",
            files: &[("static/PHOTO.JPG", "x"), page!("![浜の写真](/photo.jpg)")],
            says: &[
                "error[LK402]: 画像「/photo.jpg」が見つかりません。大文字と小文字だけが違うファイルはあります。",
            ],
            ..Row::default()
        },
    ]);
}

/// 35: what Excel calls Unicode text.
#[test]
fn a_table_in_utf_16() {
    let text = "id,題名,始まり\r\na,会,2026/12/1\r\n";
    let bytes: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let portal = Portal::new("", &[]);
    portal.write("content/events/t.csv", bytes);
    assert!(portal.build(&["--as-of", "2026-11-29"]).page("events/a.html").contains("2026年12月1日（火）"));
}

/// 57: thumbnails, wastebaskets, backups and downloads that are not complete.
#[test]
fn what_systems_leave_in_static_does_not_come_out() {
    let left = [
        "Thumbs.db",
        "Desktop.ini",
        "ehthumbs.db",
        ".DS_Store",
        "~$meibo.xlsx",
        "meibo.bak",
        "meibo.tmp",
        "kao.jpg.crdownload",
        "@eaDir/kao.html",
        "$RECYCLE.BIN/kao.html",
    ];
    let portal = Portal::new("publish_unused_files: true\n", &[page!("本文")]);
    for path in left {
        portal.write(&format!("static/{path}"), "x");
    }
    portal.write("static/meibo.txt", "x");
    let built = portal.build(&[]);
    assert!(built.has("meibo.txt"));
    for path in left {
        assert!(!built.has(path), "{path}");
    }
}

/// 63: a site in a folder of a server.
#[test]
fn a_site_in_a_sub_folder_finds_its_way_from_anywhere() {
    let portal = Portal::new("", &[page!("本文")]);
    portal.write("site.yaml", "title: みなと\nbase_url: https://minato.example/alumni/\n");
    let built = portal.build(&[]);
    let lost = built.page("404.html");
    assert!(lost.contains("href=/alumni/index.html") || lost.contains("href=/alumni/"), "{lost}");
    assert!(!lost.contains("href=./") && !lost.contains("src=./"), "{lost}");
    assert!(!built.page("p.html").contains("=/alumni/"));
}

/// 70: names of zones, and days as people write them.
#[test]
fn a_zone_and_a_day_that_cannot_be_are_told_with_the_right_one() {
    let portal = Portal::new("time_zone: JST\n", &[page!("本文")]);
    let ran = portal.run(&["check"]);
    assert!(ran.out.contains("error[EN027]") || ran.out.contains("エラー[EN027]"), "{}", ran.out);
    assert!(ran.out.contains("Asia/Tokyo"), "{}", ran.out);
    let portal = Portal::new("", &[page!("本文")]);
    for day in ["4/1", "2026-02-29"] {
        let ran = portal.run(&["check", "--as-of", day]);
        assert!(ran.code == Some(2) && ran.err.contains("2026-"), "{day}: {}", ran.err);
    }
}
