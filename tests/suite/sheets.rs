//! The sheet to fill in: `enishi sheet`, filled in, is content without a finding.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::sync::Mutex;

use calamine::{Data, DataType as _, Reader as _, Xlsx};

use super::portal::Portal;

const KINDS: [(&str, &str); 8] = [
    ("job", "jobs"),
    ("group", "groups"),
    ("event", "events"),
    ("story", "stories"),
    ("program", "programs"),
    ("place", "places"),
    ("region", "regions"),
    ("page", "pages"),
];

/// The sheets that there are: how much they hold, and their language.
const SHEETS: [(&[&str], &str); 4] = [(&[], "ja"), (&["--short"], "ja"), (&["--all"], "ja"), (&[], "en")];

/// Writes a sheet into a portal and gives its bytes.
fn sheet(portal: &Portal, path: &str, arguments: &[&str]) -> Vec<u8> {
    std::fs::create_dir_all(portal.path(path).parent().expect("a folder")).expect("a folder");
    let told = portal.call(&[&["sheet"], arguments, &["-o", path]].concat());
    assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
    std::fs::read(portal.path(path)).expect("a workbook")
}

/// The cells of the first sheet as texts.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut workbook = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let range = workbook.worksheet_range_at(0).expect("a sheet").expect("cells");
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

/// The workbook with a part of its first sheet replaced.
pub(super) fn edited(bytes: &[u8], edit: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text).expect("a part");
        if name == "xl/worksheets/sheet1.xml" {
            let before = String::from_utf8(text).expect("XML");
            let after = edit(&before);
            assert_ne!(before, after, "the sheet was edited");
            text = after.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(&text).expect("a part");
    }
    out.finish().expect("a package").into_inner()
}

/// The sheet without the value of a cell.
fn without(xml: &str, cell: &str) -> String {
    let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell} in {xml}"));
    let end = start + xml[start..].find("</c>").expect("the end of the cell") + "</c>".len();
    format!("{}{}", &xml[..start], &xml[end..])
}

/// The sheet without a row.
fn without_row(xml: &str, row: u32) -> String {
    let start = xml.find(&format!("<row r=\"{row}\"")).unwrap_or_else(|| panic!("row {row} in {xml}"));
    let end = start + xml[start..].find("</row>").expect("the end of the row") + "</row>".len();
    format!("{}{}", &xml[..start], &xml[end..])
}

/// The sheet with another value of a cell.
fn with(xml: &str, cell: &str, value: &str) -> String {
    let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell} in {xml}"));
    let end = start + xml[start..].find("</c>").expect("the end of the cell") + "</c>".len();
    let cell = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{value}</t></is></c>");
    format!("{}{cell}{}", &xml[..start], &xml[end..])
}

/// The blank sheets of all kinds, made once.
fn blanks(tier: &[&str], language: &str) -> Vec<Vec<u8>> {
    static MADE: Mutex<BTreeMap<String, Vec<Vec<u8>>>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().expect("no test failed here");
    let blanks = made.entry(format!("{tier:?} {language}")).or_insert_with(|| {
        let portal = Portal::new("", &[]);
        let blank = |(kind, _)| {
            sheet(&portal, &format!("{kind}.xlsx"), &[&[kind, "--lang", language], tier].concat())
        };
        KINDS.map(blank).to_vec()
    });
    blanks.clone()
}

/// A portal with a sheet of every kind, edited as `edit` says.
fn portal_of_sheets(tier: &[&str], language: &str, edit: Option<&dyn Fn(&str) -> String>) -> Portal {
    let portal = Portal::new("", &[]);
    for ((_, folder), blank) in KINDS.into_iter().zip(blanks(tier, language)) {
        let bytes = edit.map_or_else(|| blank.clone(), |edit| edited(&blank, edit));
        portal.write(&format!("content/{folder}/a.xlsx"), bytes);
    }
    portal
}

/// The row of the example as somebody makes a record of it: without its mark, with a title of its own.
fn written_over(xml: &str) -> String {
    with(&without(xml, "A3"), "B3", "浜の灯り")
}

#[test]
fn a_sheet_that_nobody_has_filled_in_is_no_content_and_no_finding() {
    for (tier, language) in SHEETS {
        let checked = portal_of_sheets(tier, language, None).run(&["check", "--all"]);
        let fine = "まちがいは見つかりませんでした（2026-05-01 時点で公開する記事 0 件）。\n";
        assert_eq!(checked.out, fine, "{tier:?} {language}");
    }
}

#[test]
fn a_row_that_is_written_over_the_example_is_a_record() {
    for (tier, language) in SHEETS {
        let portal = portal_of_sheets(tier, language, Some(&written_over));
        let checked = portal.run(&["check", "--all", "--as-of", "2027-02-01"]);
        let fine = "まちがいは見つかりませんでした（2027-02-01 時点で公開する記事 8 件）。\n";
        assert!(checked.out.ends_with(fine), "{tier:?} {language}: {}", checked.out);
    }
}

#[test]
fn a_sheet_saved_as_shift_jis_explains_itself_as_well() {
    let portal = Portal::new("", &[]);
    for ((_, folder), blank) in KINDS.into_iter().zip(blanks(&[], "ja")) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
        // Shift_JIS of Windows has no 〜.
        let csv: String = cells(&blank).iter().map(line).collect::<String>().replace('〜', "～");
        let (bytes, _, has_strangers) = encoding_rs::SHIFT_JIS.encode(&csv);
        assert!(!has_strangers, "{csv}");
        portal.write(&format!("content/{folder}/a.csv"), bytes);
    }
    let fine = "まちがいは見つかりませんでした（2026-05-01 時点で公開する記事 0 件）。\n";
    assert_eq!(portal.run(&["check", "--all"]).out, fine);
}

#[test]
fn rows_that_explain_may_stay_or_go() {
    let stays = portal_of_sheets(&[], "ja", Some(&written_over)).build(&[]);
    let gone = portal_of_sheets(&[], "ja", Some(&|xml| without_row(&written_over(xml), 2))).build(&[]);
    assert_eq!(stays.files.keys().collect::<Vec<_>>(), gone.files.keys().collect::<Vec<_>>());
}

#[test]
fn a_record_that_was_written_over_the_example_is_not_lost_in_silence() {
    let portal = Portal::new("", &[]);
    let blank = sheet(&portal, "content/jobs/a.xlsx", &["仕事"]);
    portal.write("content/jobs/a.xlsx", edited(&blank, |xml| with(xml, "B3", "梨の収穫の手伝い")));
    let told = portal.run(&["check"]).out;
    let found = "お知らせ[EN064]: 記入例の行（1 行）を載せませんでした：3 行目。\n --> content/jobs/a.xlsx:求人!A3（番号）\n";
    assert!(told.starts_with(found), "{told}");
    let help = "\n  = 直し方: 「（記入例）」で始まる行です。「（記入例）」などの印のある行と、記入例のままの行は載りません。載せる記事なら、印を消し、中身をすべて書きかえてください。\n";
    assert!(told.contains(help), "{told}");
}

#[test]
fn an_example_is_never_published() {
    let portal = portal_of_sheets(&[], "ja", Some(&|xml| without(xml, "A3")));
    let told = portal.run(&["check", "--format", "short"]).out;
    let found = |path: &str| {
        format!("content/{path}!B3: notice[EN064]: 記入例の行（1 行）を載せませんでした：3 行目。")
    };
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), KINDS.len(), "{told}");
    assert!(lines.contains(&found("jobs/a.xlsx:求人").as_str()), "{told}");
}

#[test]
fn a_filled_sheet_is_imported_as_it_is_read() {
    let portal = Portal::new("", &[]);
    let blank = sheet(&portal, "imports/求人.xlsx", &["仕事", "--short"]);
    portal.write("imports/求人.xlsx", edited(&blank, written_over));
    let told = portal.call(&["import", "imports/求人.xlsx", "--kind", "仕事"]);
    assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
    let map = std::fs::read_to_string(portal.path("imports/求人.job.yaml")).expect("a map");
    assert!(map.contains("題名（必須）: 題名\n") && map.contains("番号: 使わない\n"), "{map}");
    assert_eq!(
        portal.run(&["check"]).out,
        "まちがいは見つかりませんでした（2026-05-01 時点で公開する記事 0 件）。\n"
    );
    let later = portal.run(&["check", "--as-of", "2027-02-01"]);
    assert_eq!(later.out, "まちがいは見つかりませんでした（2027-02-01 時点で公開する記事 1 件）。\n");
}

#[test]
fn a_sheet_for_employers_asks_for_little() {
    let portal = Portal::new("", &[]);
    let rows = cells(&sheet(&portal, "a.xlsx", &["job", "--short"]));
    let headings = [
        "番号",
        "題名（必須）",
        "事業者名（必須）",
        "契約の種類（必須）",
        "仕事の内容",
        "仕事の内容の変更の範囲",
        "勤務地の住所",
        "働く場所の変更の範囲",
        "働く曜日・日数",
        "始まりの時刻",
        "終わりの時刻",
        "賃金の単位",
        "賃金の下限(円)",
        "掲載開始日",
        "締切日",
        "申し込みの電話番号",
    ];
    let mut read: Vec<&str> = rows[0].iter().map(String::as_str).collect();
    read.sort_unstable();
    let mut expected = headings.to_vec();
    expected.sort_unstable();
    assert_eq!(read, expected);
    assert_eq!([&rows[1][0], &rows[2][0]], ["（説明）", "（記入例）"]);
    assert_eq!(rows.len(), 3, "{rows:?}");
}

#[test]
fn cells_keep_zeros_and_know_days_times_and_amounts() {
    let blank = &blanks(&[], "ja")[0];
    let headings = &cells(blank)[0];
    let mut workbook = Xlsx::new(Cursor::new(blank.clone())).expect("a workbook");
    let mut reader = workbook.worksheet_cells_reader("求人").expect("a sheet");
    let formats: Vec<String> = reader
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or("", |format| &format.format_code).to_owned())
        .collect();
    let mut read = BTreeMap::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().expect("a cell") {
        let (row, column) = cell.get_position();
        if row == 3 {
            read.insert(headings[usize::try_from(column).expect("few")].clone(), formats[style].clone());
        }
    }
    let format = |heading: &str| read.get(heading).unwrap_or_else(|| panic!("{heading}: {read:?}")).as_str();
    assert_eq!(format("申し込みの電話番号"), "@");
    assert_eq!(format("契約の種類（必須）"), "@");
    assert_eq!(format("掲載開始日"), "yyyy/m/d");
    assert_eq!(format("始まりの時刻"), "h:mm");
    assert_eq!(format("賃金の下限(円)"), "#,##0");
}

#[test]
fn a_sheet_offers_the_records_of_the_portal_and_they_are_read() {
    let region = "title: 青空町\nkind: municipality\n";
    let draft = "title: 秘密の町\nkind: municipality\nstatus: draft\n";
    let portal =
        Portal::new("", &[("content/regions/aozora.yaml", region), ("content/regions/himitsu.yaml", draft)]);
    let blank = sheet(&portal, "content/places/a.xlsx", &["place"]);
    let mut workbook = Xlsx::new(Cursor::new(blank.clone())).expect("a workbook");
    let names = workbook.sheet_names();
    assert_eq!(names, ["居場所", "書き方", "選択肢"]);
    let choices = workbook.worksheet_range("選択肢").expect("a sheet");
    assert_eq!(
        choices.get_value((0, 0)).map(Data::to_string).as_deref(),
        Some("このシートは読み込まれません")
    );
    assert!(
        choices.rows().flatten().any(|cell| cell.as_string().as_deref() == Some("青空町（aozora）")),
        "{choices:?}"
    );
    // A sheet is handed to others: what is not public yet is not in it.
    assert!(
        !choices.rows().flatten().any(|cell| cell.as_string().is_some_and(|text| text.contains("秘密"))),
        "{choices:?}"
    );
    let rows = cells(&blank);
    let at = rows[0].iter().position(|heading| heading == "地域").expect("a column of regions");
    let column = char::from(b'A' + u8::try_from(at).expect("few columns"));
    let filled = edited(&blank, |xml| with(&written_over(xml), &format!("{column}3"), "青空町（aozora）"));
    portal.write("content/places/a.xlsx", filled);
    let checked = portal.run(&["check"]);
    assert_eq!(checked.out, "まちがいは見つかりませんでした（2026-05-01 時点で公開する記事 2 件）。\n");
    let built = portal.build(&[]);
    assert!(built.page("regions/aozora.html").contains("浜の灯り"));
}

#[test]
fn a_sheet_is_never_written_over_a_file() {
    let portal = Portal::new("", &[]);
    let told = portal.call(&["sheet", "求人", "--short"]);
    let folder = "1行に1件ずつ書いて、保存してください。このサイトの content/jobs フォルダーに入れると載ります。「enishi check」で確かめられます。";
    assert_eq!(told.out, format!("作りました: 求人記入票.xlsx\n{folder}\n"));
    let again = portal.call(&["sheet", "求人", "--short"]);
    assert_eq!(again.code, Some(2));
    assert_eq!(
        again.err,
        "エラー: 「求人記入票.xlsx」は、もうあります。何も書いていません。ほかの名前を -o で指定してください（例 -o 新しい表.xlsx）。\n"
    );
    let call = |arguments: &[&str]| portal.call(arguments).err;
    assert_eq!(
        call(&["sheet", "job", "-o", "a.csv"]),
        "エラー: 「a.csv」の終わりを .xlsx にしてください。\n"
    );
    assert!(call(&["sheet", "求職"]).contains("「求職」という種類はありません。"));
    assert!(call(&["sheet", "job", "--short", "--all"]).contains("どちらか一方だけ書いてください。"));
    assert!(call(&["sheet"]).contains("KIND（種類。例 job）を書いてください。"));
}

#[test]
fn the_same_sheet_has_the_same_bytes() {
    let portal = Portal::new("", &[]);
    assert_eq!(sheet(&portal, "a.xlsx", &["event"]), sheet(&portal, "b.xlsx", &["event"]));
}

#[test]
fn the_fields_of_every_kind_are_listed_on_one_screen() {
    for (kind, _) in KINDS {
        for language in ["ja", "en"] {
            let told = Portal::new("", &[]).call(&["schema", kind, "--table", "--lang", language]);
            assert_eq!(told.code, Some(0), "{}", told.err);
            assert!(told.out.lines().count() <= 46, "{kind}: {}", told.out.lines().count());
            let all = Portal::new("", &[]).call(&["schema", kind, "--table", "--all", "--lang", language]);
            for name in ["title", "publish_on", "image.src", "body"] {
                assert!(all.out.contains(&format!("  {name}\n")), "{kind}: {name}: {}", all.out);
            }
        }
    }
    let told = Portal::new("", &[]).call(&["schema", "仕事", "--table"]);
    assert!(
        told.out.starts_with("仕事（job）の項目。* は必ず書くもの。左から、見出し、名前、例、意味。\n"),
        "{}",
        told.out
    );
    assert!(
        told.out.contains(
            "\n* 事業者名                 employer.name       青空農園           会社、店、団体や人の名前。\n"
        ),
        "{}",
        told.out
    );
}
