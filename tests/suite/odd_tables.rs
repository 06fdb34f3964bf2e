//! Tables that hold what none expects: each cell is on a page, or the run says what became of it.

use super::page_text::main_text;
use super::portal::Portal;

const DAY: &[&str] = &["--as-of", "2026-11-28"];

/// What a table in the folder of a kind makes the run say, and the pages of its records in one text.
#[track_caller]
fn read(kind: &str, table: &str) -> (String, String) {
    let portal = Portal::new("", &[(&format!("content/{kind}/a.csv"), table)]);
    let said = portal.run(&[&["check", "--all", "--format", "short"], DAY].concat()).out;
    let built = portal.build(DAY);
    let of_kind = built.files.keys().filter(|path| path.starts_with(kind) && path.ends_with(".html"));
    let pages: Vec<String> = of_kind.map(|path| main_text(&built.page(path))).collect();
    (said, pages.join("\n"))
}

#[track_caller]
fn refused(kind: &str, table: &str) -> String {
    let portal = Portal::new("", &[(&format!("content/{kind}/a.csv"), table)]);
    let ran = portal.run(&[&["check", "--all", "--format", "short"], DAY].concat());
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    ran.out
}

#[track_caller]
fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_heading_in_brackets_beside_its_own_name_is_a_column_of_its_own() {
    let table = "id,名称,住所,料金（基本）,料金（詳細）\na,汐見館,汐見町1番,500円,65歳から400円\n";
    let (said, pages) = read("places", table);
    holds(&pages, &["500円", "料金（詳細）：65歳から400円"]);
    assert!(!said.contains("EN014"), "{said}");
    let table = "id,行事名,開催日,料金（おとな）,料金（こども）\na,朝市,2026/12/10,500円,200円\n";
    let (said, pages) = read("events", table);
    holds(&pages, &["500円", "料金（こども）：200円"]);
    assert!(!said.contains("EN014"), "{said}");
    // Whichever stands first.
    let (_, pages) = read("events", "id,行事名,開催日,料金（こども）,料金\na,朝市,2026/12/10,200円,500円\n");
    holds(&pages, &["参加費\n500円", "料金（こども）：200円"]);
}

#[test]
fn a_picture_that_stands_elsewhere_is_named_and_published_in_words() {
    let table = "id,名称,住所,画像\na,汐見館,汐見町1番,https://shiomi.example/a.jpg\n";
    let (said, pages) = read("places", table);
    holds(&pages, &["汐見館", "画像：https://shiomi.example/a.jpg"]);
    holds(&said, &["content/places/a.csv:2:13: warning[EN066]: 「画像」の列の 2 行目は"]);
    // A place in the portal that is none stays a mistake.
    holds(&refused("places", "id,名称,画像\na,館,C:\\絵.jpg\n"), &["EN027"]);
}

#[test]
fn a_heading_among_the_rows_is_no_record() {
    let table = "番号,団体名,種類,活動内容\n【県外の会】,,,\n1,大阪会,同郷会,集まり\n町内の会,,,\n2,歌う会,同好会,歌\n";
    let (said, pages) = read("groups", table);
    holds(&pages, &["大阪会", "歌う会"]);
    holds(
        &said,
        &["content/groups/a.csv:2:1: notice[EN064]: 記事ではない行（2 行）を載せませんでした：2・4 行目。"],
    );
    assert!(!said.contains("EN014") && !said.contains("EN067"), "{said}");
}

#[test]
fn words_in_the_place_of_a_number_stay_with_whom_to_ask() {
    let settings = "open_data: {enabled: true, license: CC-BY-4.0}\n";
    let table = "id,会の名前,種類,代表者,電話番号,ホームページ\n\
        a,歌う会,同好会,青木 はな（掲載可）,0300-00-5305（夜7時以降）,なし\n\
        b,話す会,同好会,,事務局まで,\n";
    let portal = Portal::new(settings, &[("content/groups/a.csv", table)]);
    let built = portal.build(DAY);
    let page = built.page("groups/a.html");
    let said = "青木 はな、<a href=tel:0300005305>0300-00-5305</a>（夜7時以降）";
    assert!(page.contains(said) && !page.contains("ホームページ"), "{page}");
    assert!(built.page("groups/b.html").contains("電話番号：事務局まで"));
    let hub = built.text("data/hub.json");
    assert!(hub.contains("歌う会") && !hub.contains("5305") && !hub.contains("青木"), "{hub}");
}

#[test]
fn the_town_of_a_row_with_a_mistake_is_no_missing_record() {
    let table = "id,行事名,開催日,市区町村名\na,朝市,2026/13/10,汐見市\n";
    let said = refused("events", table);
    assert!(said.contains("EN024") && !said.contains("EN043"), "{said}");
}

#[test]
fn words_among_the_numbers_of_rows_are_named() {
    let number = "載せるところのない列を読み飛ばしました：番号。";
    let (said, _) = read("events", "番号,行事名,開催日\n1,朝市,2026/12/10\n2の会,夜市,2026/12/11\n");
    holds(&said, &[number]);
    // Whatever stands before the column.
    let (said, _) = read("events", ",番号,行事名,開催日\n,1,朝市,2026/12/10\n,浜,夜市,2026/12/11\n");
    holds(&said, &[number]);
    let (said, _) = read("events", "番号,行事名,開催日\nNo.1,朝市,2026/12/10\n②,夜市,2026/12/11\n");
    assert!(!said.contains("EN064"), "{said}");
}

#[test]
fn a_single_name_is_no_header_with_the_row_below_it() {
    let said = refused("jobs", "id\n;題名;\n");
    holds(&said, &["content/jobs/a.csv:2:1: error[EN014]"]);
}

#[test]
fn a_time_that_was_saved_as_a_number_is_told() {
    let head = "id,行事名,開催日,開始時間,終了時間";
    let (said, pages) = read("events", &format!("{head}\na,朝市,2026/12/10,9:00,0.5\n"));
    holds(&said, &["時間: 0.5 → 2026-12-10 09:00 〜 2026-12-10 12:00"]);
    holds(&pages, &["9:00", "12:00"]);
    // Whatever stands in the next cell.
    let (said, pages) = read("events", &format!("{head}\na,朝市,2026/12/10,0.375,売り切れ次第\n"));
    holds(&said, &["時間: 0.375 → 2026-12-10 09:00", "時間: 売り切れ次第 → 2026-12-10 終了 売り切れ次第"]);
    holds(&pages, &["9:00", "終了 売り切れ次第"]);
    let (said, _) = read("events", &format!("{head}\na,朝市,2026/12/10,午前9時,正午\n"));
    assert_eq!(said.matches("時間:").count(), 1, "{said}");
}

#[test]
fn hours_in_a_column_are_kept_beside_a_day_that_is_open_or_has_hours_of_its_own() {
    for (day, time, shown) in [
        ("2026/12/1~", "10:00〜12:00", "2026年12月1日（火） 10:00〜12:00"),
        ("12月1日から", "10:00〜12:00", "2026年12月1日（火） 10:00〜12:00"),
        ("2026/12/1 10:00", "10:00〜12:00", "2026年12月1日（火） 10:00〜12:00"),
        ("2026/12/1 10時", "午後の部 14:00", "2026年12月1日（火） 10:00（午後の部 14:00）"),
        ("2026/12/1 10:00〜12:00", "13:00〜15:00", "2026年12月1日（火） 10:00〜12:00（13:00〜15:00）"),
        ("2026/12/1 10時頃から", "13:00〜15:00", "2026年12月1日（火） 13:00〜15:00、10時頃から"),
    ] {
        let table = format!("id,行事名,開催日,時間\na,朝市,{day},{time}\nb,夜市,2026/12/2,18:00\n");
        let (said, pages) = read("events", &table);
        holds(&pages, &[shown]);
        let of_day = format!("始まり: {day} → 2026-12-01");
        holds(&said, &[of_day.as_str()]);
    }
}

#[test]
fn the_tables_whose_addresses_move_are_named() {
    let portal = Portal::new(
        "",
        &[
            ("content/events/a.csv", "行事名,開催日\n朝市,2026/12/10\n夜市,2026/12/11\n"),
            ("content/events/b.csv", "id,行事名,開催日\nhiru,昼市,2026/12/12\n"),
        ],
    );
    let said = portal.run(&[&["check", "--all"], DAY].concat()).out;
    holds(&said, &["「id」の列がない表", "書いてください）:\n  content/events/a.csv: 2 件\nまちがいは"]);
    assert!(!said.contains("b.csv"), "{said}");
    let page = |portal: &Portal| {
        let built = portal.build(DAY);
        let path = built.holding("朝市</h1>").first().map(|path| (*path).to_owned());
        path.unwrap_or_else(|| built.files.keys().cloned().collect::<Vec<_>>().join(" "))
    };
    let before = page(&portal);
    // What the advice says keeps the address, whatever the day.
    let id = before.trim_start_matches("events/").trim_end_matches(".html");
    portal.write("content/events/a.csv", format!("id,行事名,開催日\n{id},朝市,2026/12/20\n"));
    assert_eq!(page(&portal), before);
    let said = portal.run(&[&["check", "--all"], DAY].concat()).out;
    assert!(!said.contains("「id」の列がない表"), "{said}");
}

#[test]
fn further_days_take_the_year_of_a_first_day_with_words() {
    let head = "id,行事名,開催日,ほかの開催日";
    for first in ["2026/12/10 10時頃から", "2026/12/10 10:00～12:00"] {
        let (said, pages) = read("events", &format!("{head}\na,朝市,{first},12月24日\n"));
        holds(&pages, &["12月24日（木）"]);
        assert!(!said.contains("EN066"), "{said}");
    }
}

#[test]
fn parts_of_a_day_complete_it_or_stay_in_their_own_words() {
    // The year completes a day that lacks it, once for the rows below it too.
    let (said, pages) =
        read("events", "id,行事名,年,月日\na,朝市,令和8年,12月10日\nb,夜市,,12/11\nc,初市,令和8年度,1/5\n");
    holds(&pages, &["2026年12月10日（木）", "2026年12月11日（金）", "2027年1月5日（火）"]);
    assert!(!said.contains("EN066"), "{said}");
    // What says the same is said once, and what is no day is published as it is.
    let (_, pages) = read(
        "events",
        "id,行事名,開催日,曜日,年\na,朝市,2026/12/12,土,令和8年\nb,夜市,毎月第2土曜の夜,土曜,令和9年\n",
    );
    holds(&pages, &["2026年12月12日（土）", "毎月第2土曜の夜", "曜日：土曜", "年：令和9年"]);
    assert!(!pages.contains("曜日：土\n") && !pages.contains("年：令和8年"), "{pages}");
    // A part alone says when.
    let (said, pages) = read("events", "id,行事名,日\na,朝市,12\nb,夜市,2026年12月10日\n");
    holds(&pages, &["12日", "2026年12月10日（木）"]);
    holds(&said, &["content/events/a.csv:2:6: warning[EN066]: 「日」の列の 2 行目は"]);
    let (_, pages) = read("events", "id,行事名,曜日\na,朝市,土\nb,夜市,第2土曜\n");
    holds(&pages, &["土曜日", "第2土曜"]);
    let (_, pages) = read("events", "id,行事名,年,月\na,朝市,令和9年,3\n");
    holds(&pages, &["令和9年3月"]);
    // A day of the week that is another one is asked about.
    holds(&refused("events", "id,行事名,開催日,曜日\na,朝市,2026/12/12,日\n"), &["EN024"]);
}

#[test]
fn words_above_the_names_of_columns_are_named_and_say_the_year() {
    let table = "id,行事名,令和8年度,,申込\n,,開催日,会場名,締切\na,朝市,5/10,港,5/1\n";
    let (said, pages) = read("events", table);
    holds(&pages, &["朝市", "2026年5月10日（日）", "港", "5月1日"]);
    holds(
        &said,
        &["content/events/a.csv:1:8: notice[EN064]: 見出しの上に書かれた言葉を載せませんでした：令和8年度。"],
    );
}

#[test]
fn days_off_beside_a_recurrence_are_left_out_or_asked_about() {
    let table = "id,開催日,くり返し,休みの日,行事名\na,2027/1/16,第3土曜,8月,縄ない\nb,2027/1/16,第3土曜,8月と年末,わら細工\n\
                 c,2027/4/4,毎週日曜（12月～3月は第1・第3日曜）,,朝市\nd,2027/4/3,毎週土曜（8月は第1土曜のみ）,,夕市\n\
                 e,2027/4/7,毎週水曜（第5週は休み）,,体操\nf,2027/4/5,毎週月曜（祝日は翌日）,,歌\n\
                 g,2027/4/3,第1土（5・8・1月休）,,茶\n";
    let (said, pages) = read("events", table);
    holds(
        &said,
        &[
            "休みの日: 8月 → 第3土曜（8月は休み）",
            "a.csv:3:18: warning[EN066]: 「休みの日」の列の 3 行目は、",
            "warning[EN071]: 「12月～3月は第1・第3日曜」とありますが、催し「朝市」は 2027-12-12, 2027-12-26",
            "warning[EN071]: 「8月は第1土曜」とありますが、催し「夕市」は 2027-08-14, 2027-08-21, 2027-08-28 が",
            "warning[EN071]: 「第5週は休み」とありますが、催し「体操」は 2027-06-30, 2027-09-29",
            "warning[EN071]: 「祝日は翌日」とありますが、催し「歌」は祝日に当たる回も",
        ],
    );
    assert!(!said.contains("縄ない") && !said.contains("「茶」"), "{said}");
    holds(&pages, &["毎月第3土曜日（8月を除く）", "毎月第1土曜日（1月と5月と8月を除く）"]);
}

#[test]
fn what_a_job_pays_for_how_long_and_whether_it_is_open_is_read_or_asked() {
    let head = "id,職種,会社名,雇用形態,賃金,勤務時間,締切,仕事の開始日,受付日";
    let table = format!(
        "{head}\na,清掃,会,パート（6か月契約）,1100,9:00から3時間,充足,Jan-27,2026/11/25\n\
         b,配膳,会,契約社員（1年、更新あり）,900,10:00～4時間程度,2026/12/20,2026/12/1,2026/11/25\n\
         c,見張り,会,パート,日給9千円,8:30－17:30 休憩1H,〆切りました,2026/12/1,2026/11/25\n"
    );
    let (said, pages) = read("jobs", &table);
    holds(
        &said,
        &[
            "a.csv:2:19: warning[EN066]: 「賃金」の列の 2・3 行目は、1時間・1日・1か月のどれの賃金か分からないので、\
             書かれた言葉のまま載せました（「1100」など）。",
            "締切日: 充足 → 決まりました: はい",
            "締切日: 〆切りました → 決まりました: はい",
            "仕事の開始日: Jan-27 → 2027年1月",
            "契約期間: 契約社員（1年、更新あり） → 契約の月数: 12",
        ],
    );
    holds(&pages, &["9:00〜12:00", "10:00～4時間程度", "8:30〜17:30", "2027年1月", "6か月", "9,000円"]);
    assert!(!pages.contains("3:00間") && !pages.contains("休憩1H"), "{pages}");
}

#[test]
fn a_row_that_is_a_draft_is_not_said_to_be_published_and_degrees_are_read() {
    let table =
        "id,開催日,行事名,会場,メモ,状態\na,2027/9/1,つどい,会館,非公開で,下書き\nb,2027/9/2,祭,会館,,\n";
    let (said, _) = read("events", table);
    assert!(!said.contains("EN069"), "{said}");
    let (said, pages) = read("places", "id,題名,種類,緯度,経度\na,瀬音の家,交流施設,北緯35度12分,132.75\n");
    holds(&said, &["緯度: 北緯35度12分 → 35.2"]);
    holds(&pages, &["瀬音の家"]);
}

/// A spreadsheet makes the first day of a month of `2027年9月`, and the format of the cell, which stands apart, shows
/// the month alone.
#[test]
fn a_date_of_opendocument_that_shows_a_month_is_that_month() {
    let cell = |style: &str, day: &str, title: &str| {
        format!(
            "<table:table-row><table:table-cell table:style-name=\"{style}\" office:value-type=\"date\" \
             office:date-value=\"{day}\"><text:p>x</text:p></table:table-cell><table:table-cell \
             office:value-type=\"string\"><text:p>{title}</text:p></table:table-cell></table:table-row>"
        )
    };
    let heading = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let spaces = ["office", "table", "text", "style", "number"].map(|name| {
        let uri = if name == "number" { "datastyle" } else { name };
        format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0\"")
    });
    let spaces = spaces.concat();
    let content = format!(
        "<office:document-content{spaces}><office:automatic-styles><style:style style:name=\"ce1\" \
         style:family=\"table-cell\" style:data-style-name=\"N145\"/></office:automatic-styles><office:body>\
         <office:spreadsheet><table:table table:name=\"行事\"><table:table-row>{}{}</table:table-row>{}{}{}\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        heading("開催日"),
        heading("行事名"),
        cell("ce1", "2027-09-01", "敬老のつどい"),
        cell("ce1", "2027-09-15", "月見"),
        cell("ce2", "2027-09-01", "防災訓練"),
    );
    let styles = format!(
        "<office:document-styles{spaces}><office:styles><number:date-style style:name=\"N145\">\
         <number:year number:style=\"long\"/><number:text>年</number:text><number:month/>\
         <number:text>月</number:text></number:date-style><style:style style:name=\"Default\"/></office:styles></office:document-styles>"
    );
    let mut package = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let kind = "application/vnd.oasis.opendocument.spreadsheet".to_owned();
    let manifest =
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    for (name, text) in [
        ("mimetype", kind),
        ("META-INF/manifest.xml", manifest.to_owned()),
        ("content.xml", content),
        ("styles.xml", styles),
    ] {
        package.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        std::io::Write::write_all(&mut package, text.as_bytes()).expect("a part");
    }
    let portal = Portal::new("", &[]);
    portal.write("content/events/a.ods", package.finish().expect("a package").into_inner());
    let list = main_text(&portal.build(DAY).page("events/index.html"));
    holds(&list, &["敬老のつどい", "2027年9月（日にちは決まっていません）", "9月15日", "月見", "防災訓練"]);
    assert_eq!(list.matches("9月1日").count(), 1, "{list}");
}
