//! Tables as offices make them: nothing that stands in them is lost in silence. The cells are read here
//! without the program's own reader; the words of each must be on a page, or the run says what became of
//! them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use calamine::{Data, Reader as _, SheetVisible, open_workbook_auto_from_rs};
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::page_text::main_text;
use super::portal::Portal;

/// The tables: name, what stands between its cells, and the rows that its headers stand in.
const TABLES: [(&str, u8, &[usize]); 33] = [
    ("events-10-months-title.xlsx", 0, &[2]),
    ("events-11-recurring.csv", b',', &[2]),
    ("events-12-several-days.csv", b',', &[1]),
    ("events-13-english.xlsx", 0, &[1]),
    ("events-14-hidden.xlsx", 0, &[2]),
    ("events-19-wide.csv", b',', &[1]),
    ("events-22-empty.csv", b',', &[2]),
    ("events-25-quotes.csv", b',', &[1]),
    ("events-26-split-days.xlsx", 0, &[1, 4]),
    ("events-30-districts.csv", b',', &[1]),
    ("events-31-ods.ods", 0, &[2]),
    ("events-33-recommended.csv", b',', &[1]),
    ("groups-06-eras.csv", b',', &[2]),
    ("groups-07-other-kinds.xlsx", 0, &[1]),
    ("groups-08-two-tables.xlsx", 0, &[2, 8]),
    ("groups-09-utf16.csv", b'\t', &[1]),
    ("groups-21-persons.xlsx", 0, &[2]),
    ("groups-32-ods.ods", 0, &[1]),
    ("jobs-01-merged-header.xlsx", 0, &[2, 3]),
    ("jobs-02-ditto-lost-zeros.xlsx", 0, &[2]),
    ("jobs-03-semicolon.csv", b';', &[1]),
    ("jobs-04-tabs.txt", b'\t', &[1]),
    ("jobs-05-words-for-days.xlsx", 0, &[2]),
    ("jobs-20-line-breaks.csv", b',', &[1]),
    ("jobs-23-volunteers.xlsx", 0, &[1]),
    ("jobs-28-pay.csv", b',', &[1]),
    ("places-15-facilities.csv", b',', &[2]),
    ("places-16-coordinates.xlsx", 0, &[1]),
    ("places-24-notes-right.csv", b',', &[1]),
    ("places-29-offset.xlsx", 0, &[3]),
    ("programs-17-subsidies.csv", b',', &[2]),
    ("programs-18-merged-kinds.xlsx", 0, &[1]),
    ("stories-27-consent.csv", b',', &[1]),
];

/// How the run names columns that are not published.
const COLUMNS_LEFT_OUT: [&str; 4] = [
    "内部用の列を載せませんでした：",
    "個人の名前の列を載せませんでした：",
    "表示されていない列は、載せませんでした：",
    "載せるところのない列を読み飛ばしました：",
];

/// Headings of what no page shows: numbers of rows say nothing, readings are for search and order, an id is for addresses, where a place
/// lies for exports, a consent is nobody's business.
const SHOWN_NOWHERE: [&str; 11] = [
    "NO",
    "フリガナ",
    "ふりがな",
    "よみがな",
    "名称_カナ",
    "イベント名_カナ",
    "同意日",
    "掲載媒体",
    "ID",
    "緯度",
    "経度",
];

/// A cell with its sheet, its row and column as people count them, and what it may be shown as.
struct Cell {
    sheet: String,
    row: usize,
    column: usize,
    written: String,
    shown: Vec<String>,
}

#[test]
fn nothing_in_them_is_lost_in_silence() {
    let lost: Vec<String> = TABLES
        .par_iter()
        .flat_map_iter(|(name, delimiter, headers)| lost(name, *delimiter, headers))
        .collect();
    assert!(lost.is_empty(), "{} cells are lost:\n{}", lost.len(), lost.join("\n"));
}

/// What of a table is neither shown nor named, and that it is not published at all.
fn lost(name: &str, delimiter: u8, headers: &[usize]) -> Vec<String> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office-tables")).join(name);
    let bytes = fs::read(path).expect("a table");
    let folder = name.split('-').next().expect("a folder");
    let portal = Portal::new("", &[]);
    portal.write(&format!("content/{folder}/{name}"), &bytes);
    let day = ["--as-of", "2026-11-28"];
    let ran = portal.run(&[&["check", "--all", "--format", "short"][..], &day].concat());
    if ran.code != Some(0) {
        return vec![format!("{name} is not published:\n{}", ran.out)];
    }
    // What is over on one day is told in short; what is not open yet is not told at all.
    let mut pages = String::new();
    for day in ["2026-04-02", "2026-11-28"] {
        let built = portal.build(&["--as-of", day]);
        for path in built.files.keys().filter(|path| path.ends_with(".html")) {
            pages.push_str(&main_text(&built.page(path)));
        }
    }
    let (pages, said) = (plain(&pages), plain(&ran.out));
    let cells = if delimiter == 0 { of_workbook(bytes) } else { of_text(&bytes, delimiter) };
    let columns = columns_left_out(&ran.out, &cells, headers);
    let rows = rows_left_out(&ran.out);
    let is_said = |cell: &Cell| {
        headers.contains(&cell.row)
            || columns.contains(&(cell.sheet.clone(), cell.column))
            || rows.contains(&(cell.sheet.clone(), cell.row))
            || said.contains(&plain(&format!("シート「{}」は", cell.sheet)))
            || said.contains(&plain(&format!("シート「{}」には", cell.sheet)))
            || said.contains(&format!("{}→", plain(&cell.written)))
            || said.contains(&format!("「{}」", plain(&cell.written)))
    };
    let is_shown =
        |cell: &Cell| cell.shown.iter().any(|text| parts(text).iter().all(|part| pages.contains(part)));
    let lost = cells.iter().filter(|cell| !is_shown(cell) && !is_said(cell));
    lost.map(|cell| {
        format!("{name} {} row {} column {}: {}", cell.sheet, cell.row, cell.column, cell.written)
    })
    .collect()
}

/// A text of which width, blanks and thousands do not count.
fn plain(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, ',' | '、');
    let counted = |c: char| match c {
        '〜' => '~',
        // A page counts people in 人, whatever the table says.
        '名' => '人',
        c => c,
    };
    text.nfkc().filter(kept).map(counted).collect()
}

/// The items of a text, as a list shows them one by one.
fn parts(text: &str) -> Vec<String> {
    let parts = text.split(['\n', ';', '；', '、', '・']).map(plain);
    parts.filter(|part| part.chars().any(|c| !matches!(c, '-' | '—' | '―' | 'ー' | '・'))).collect()
}

/// The columns that the run says are not published, by the cells of their headings.
fn columns_left_out(out: &str, cells: &[Cell], headers: &[usize]) -> BTreeSet<(String, usize)> {
    let named = out.lines().filter_map(|line| {
        let (_, names) = COLUMNS_LEFT_OUT.iter().find_map(|begins| line.split_once(begins))?;
        Some(names.trim_end_matches('。').split('、').map(plain).collect::<Vec<_>>())
    });
    let named: BTreeSet<String> = named.flatten().collect();
    let says_unknown = "」という列は、どの項目のことか分からないので";
    let unknown = out.lines().filter_map(|line| line.split_once(says_unknown)?.0.rsplit_once('「'));
    let nowhere = SHOWN_NOWHERE.iter().map(|name| plain(name));
    let named: BTreeSet<String> =
        named.into_iter().chain(unknown.map(|(_, name)| plain(name))).chain(nowhere).collect();
    let by_name = cells.iter().filter(|cell| named.contains(&plain(&cell.written)));
    let by_name = by_name.map(|cell| (cell.sheet.clone(), cell.column));
    let has_nameless = out.contains("見出し行に、名前のない列があります。");
    let has_heading = |cell: &Cell| {
        let is_heading = |other: &&Cell| headers.contains(&other.row) && other.sheet == cell.sheet;
        cells.iter().filter(is_heading).any(|heading| heading.column == cell.column)
    };
    let nameless = cells.iter().filter(|cell| has_nameless && !has_heading(cell));
    by_name.chain(nameless.map(|cell| (cell.sheet.clone(), cell.column))).collect()
}

/// The rows that the run says are no records: `1・2・16 行目`, by the sheet that the finding names.
fn rows_left_out(out: &str) -> BTreeSet<(String, usize)> {
    let lines = out.lines().filter(|line| line.contains("記事ではない行"));
    let rows = lines.flat_map(|line| {
        let sheet =
            line.split_once('!').map_or("", |(before, _)| before.rsplit(':').next().unwrap_or_default());
        let numbers = line.rsplit('：').next().unwrap_or_default().trim_end_matches(" 行目。");
        let numbers = numbers.split('・').filter_map(|number| number.parse().ok());
        numbers.map(|number| (sheet.to_owned(), number)).collect::<Vec<_>>()
    });
    rows.collect()
}

fn of_text(bytes: &[u8], delimiter: u8) -> Vec<Cell> {
    let (text, _, _) = match bytes {
        [0xFF, 0xFE, ..] => encoding_rs::UTF_16LE.decode(bytes),
        _ if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8.decode(bytes),
        _ => encoding_rs::SHIFT_JIS.decode(bytes),
    };
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut cells = Vec::new();
    for (row, record) in (1..).zip(reader.records()) {
        let record = record.expect("a row");
        for (column, text) in record.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            let shown = shown_text(text);
            cells.push(Cell {
                sheet: String::new(),
                row,
                column: column + 1,
                written: text.to_owned(),
                shown,
            });
        }
    }
    cells
}

fn of_workbook(bytes: Vec<u8>) -> Vec<Cell> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).expect("a workbook");
    let sheets = workbook.sheets_metadata().to_vec();
    let mut cells = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible) {
        let range = workbook.worksheet_range(&sheet.name).expect("a sheet");
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let shown = shown(value);
            let at = |first: u32, offset: usize| usize::try_from(first).expect("small") + offset + 1;
            let (row, column) = (at(top, row), at(left, column));
            cells.push(Cell { sheet: sheet.name.clone(), row, column, written: shown[0].clone(), shown });
        }
    }
    cells
}

/// The day or time that a text of numbers names, as a page shows it: `2026/11/29 18:00`, `09:00`.
fn day_of(text: &str) -> Option<String> {
    let plain: String = text.nfkc().collect();
    if let Some(time) = plain.strip_prefix('0').filter(|time| time.len() == 4 && time.contains(':')) {
        return Some(time.to_owned());
    }
    let (day, time) = plain.split_once(' ').unwrap_or((plain.as_str(), ""));
    let (day, last) = day.split_once('~').unwrap_or((day, ""));
    let numbers: Vec<u32> = day.split(['/', '-', '.']).map_while(|part| part.parse().ok()).collect();
    let [year, month, day] = numbers[..] else { return None };
    let last = last.split_once('/').map_or_else(String::new, |(month, day)| format!(";{month}月{day}日"));
    Some(format!("{year}年{month}月{day}日;{time}{last}"))
}

/// What a page may show of a text.
fn shown_text(text: &str) -> Vec<String> {
    let day = day_of(text);
    // The last of several days of one month is said by its day alone.
    let last = text.rsplit(['/', '-']).next().and_then(|day| day.parse::<u32>().ok());
    let last = last.filter(|_| day.is_some()).map(|day| format!("〜{day}日"));
    [Some(text.to_owned()), day, last].into_iter().flatten().collect()
}

/// What a page may show of a cell.
fn shown(value: &Data) -> Vec<String> {
    match value {
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            let time = format!("{hour}:{minute:02}");
            if moment.as_f64() < 1.0 { vec![time] } else { vec![format!("{year}年{month}月{day}日")] }
        }
        Data::DateTimeIso(text) => vec![text.clone()],
        other => shown_text(&other.to_string()),
    }
}
