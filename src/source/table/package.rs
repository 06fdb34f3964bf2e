//! What is looked at in a workbook's package before its cells are read: whether it can be read
//! safely, and what the spreadsheet does not show.
//!
//! A package of a few kilobytes can unpack to gigabytes, and a few words of `OpenDocument` can stand
//! for millions of cells, so both are measured first.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::cell_text::NumberFormat;
use super::open_outline;
use super::tags::{Tag, tags};

/// How many bytes of XML a workbook may unpack to.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;
/// How many cells `OpenDocument` may stand for, empty ones before others included.
const MOST_REPEATED: u64 = 5_000_000;

/// How files of the old binary formats begin, and packages that are locked with a password.
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Why a workbook is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is locked with a password.
    Password,
    /// It is of the format of Excel up to 2003, under another name.
    Old,
    /// It is no workbook, or broken.
    Broken,
    /// It unpacks to too much.
    TooLarge,
}

/// What a sheet does not show, and what it lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Outline {
    hidden_rows: Vec<u32>,
    struck_rows: BTreeSet<u32>,
    /// The columns that are not shown, from 0.
    pub hidden_columns: Vec<u16>,
    /// Whether it has formulas whose results are not stored.
    pub lacks_results: Vec<String>,
    /// The first and the last cell of merged ones, for `OpenDocument`; Excel's are read with its cells.
    pub merged: Vec<((u32, u32), (u32, u32))>,
    /// The cells of `OpenDocument` that show no more of a day than its month or its year.
    formats: BTreeMap<(u32, u32), NumberFormat>,
}

impl Outline {
    pub(super) fn hide_rows(&mut self, rows: std::ops::Range<u32>) {
        self.hidden_rows.extend(rows);
    }

    pub(super) fn strike_rows(&mut self, rows: std::ops::Range<u32>) {
        self.struck_rows.extend(rows);
    }

    /// Whether a cell of a row is struck out. Those of Excel are noted with its cells.
    pub(super) fn strikes_row(&self, row: u32) -> bool {
        self.struck_rows.contains(&row)
    }

    /// Notes how a cell shows a day.
    pub(super) fn format_cell(&mut self, at: (u32, u32), format: NumberFormat) {
        self.formats.insert(at, format);
    }

    /// How a cell of `OpenDocument` shows a day. Those of Excel are read with its cells.
    pub(super) fn format(&self, row: u32, column: u32) -> NumberFormat {
        self.formats.get(&(row, column)).copied().unwrap_or_default()
    }

    pub(super) fn hides_row(&self, row: u32) -> bool {
        self.hidden_rows.contains(&row)
    }
}

/// What a package holds besides its cells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Package {
    /// Whether it is `OpenDocument`.
    pub is_open_document: bool,
    /// The outlines of the sheets in their order.
    pub outlines: Vec<Outline>,
}

/// Looks through a package.
pub(super) fn look_through(bytes: &[u8]) -> Result<Package, Refused> {
    if bytes.starts_with(&COMPOUND_FILE) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|window| window == name);
        return Err(if is_locked { Refused::Password } else { Refused::Old });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
    let mut package = Package::default();
    let (mut workbook, mut relations) = (String::new(), String::new());
    let (mut content, mut styles) = (String::new(), String::new());
    let mut outlines: Vec<(String, Outline)> = Vec::new();
    let mut left = MOST_UNPACKED;
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).map_err(|_| Refused::Broken)?;
        let name = part.name().map_err(|_| Refused::Broken)?.to_lowercase();
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        let mut text = Vec::new();
        part.by_ref().take(left + 1).read_to_end(&mut text).map_err(|_| Refused::Broken)?;
        left = left.checked_sub(text.len() as u64).ok_or(Refused::TooLarge)?;
        // The reader of cells takes what is no UTF-8, too.
        let text = String::from_utf8(text)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        match name.as_str() {
            "content.xml" => {
                package.is_open_document = true;
                measure(&text)?;
                content = text;
            }
            "styles.xml" => styles = text,
            "xl/workbook.xml" => workbook = text,
            "xl/_rels/workbook.xml.rels" => relations = text,
            name if name.starts_with("xl/worksheets/") => {
                if names_no_cell(&text) {
                    return Err(Refused::Broken);
                }
                outlines.push((name.to_owned(), outline(&text)));
            }
            _ => {}
        }
    }
    package.outlines = open_outline::outlines(&content, &styles);
    for sheet in tags(&workbook, "sheet") {
        let target = sheet.attribute("r:id").and_then(|id| target_of(&relations, id));
        let found = target.and_then(|target| outlines.iter().find(|(name, _)| *name == target));
        package.outlines.push(found.map(|(_, outline)| outline.clone()).unwrap_or_default());
    }
    Ok(package)
}

/// The part that a relation leads to.
fn target_of(relations: &str, id: &str) -> Option<String> {
    let relation = tags(relations, "Relationship").find(|tag| tag.attribute("Id") == Some(id))?;
    let target = relation.attribute("Target")?.to_lowercase();
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// Whether a sheet of Excel names a cell that no sheet has, further than numbers reach: such a name would be read
/// as that of another cell.
fn names_no_cell(sheet: &str) -> bool {
    const MOST_LETTERS: usize = 3;
    const MOST_DIGITS: usize = 9;
    let is_beyond = |name: &str| {
        let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let behind = digits.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.is_empty() && (name.len() - digits.len() > MOST_LETTERS || digits.len() > MOST_DIGITS)
    };
    [" r=\"", " ref=\"", " r='", " ref='"].iter().any(|start| {
        let names = sheet.match_indices(start).map(|(at, _)| &sheet[at + start.len()..]);
        names.filter_map(|rest| rest.split(['"', '\'']).next()).any(|names| names.split(':').any(is_beyond))
    })
}

fn outline(sheet: &str) -> Outline {
    let lacks_results = formulas_without_results(sheet);
    if !sheet.contains(" hidden=") {
        return Outline { lacks_results, ..Outline::default() };
    }
    let hidden = |tag: &Tag<'_>| matches!(tag.attribute("hidden"), Some("1" | "true"));
    let number = |tag: &Tag<'_>, name: &str| tag.attribute(name).and_then(|text| text.parse::<u32>().ok());
    let rows = tags(sheet, "row").filter(hidden).filter_map(|tag| number(&tag, "r")?.checked_sub(1));
    let columns = tags(sheet, "col").filter(hidden).flat_map(|tag| {
        let (min, max) = (number(&tag, "min").unwrap_or(1), number(&tag, "max").unwrap_or(0));
        (min..=max.min(u32::from(u16::MAX))).filter_map(|column| u16::try_from(column.checked_sub(1)?).ok())
    });
    Outline {
        hidden_rows: rows.collect(),
        hidden_columns: columns.collect(),
        lacks_results,
        ..Outline::default()
    }
}

/// The cells whose formula has no result that was stored, as a spreadsheet names them. An empty text is a result.
fn formulas_without_results(sheet: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !sheet.contains("<f") {
        return found;
    }
    for (at, _) in sheet.match_indices("<f") {
        let Some(start) = sheet[..at].rfind("<c").filter(|_| sheet[at + 2..].starts_with(['>', ' ', '/']))
        else {
            continue;
        };
        let cell = &sheet[start..];
        let cell = &cell[..cell.find("</c>").unwrap_or(cell.len())];
        let behind = cell.rsplit_once("</f>").or_else(|| cell.rsplit_once("/>")).map_or("", |(_, rest)| rest);
        let tag = cell.split('>').next().unwrap_or_default();
        let is_text = tag.contains("t=\"str\"");
        if matches!(behind.trim(), "" | "<v></v>" | "<v/>" | "<v />") && !(is_text && behind.contains("<v")) {
            let name = tag.split_once(" r=\"").and_then(|(_, rest)| rest.split('"').next());
            found.push(name.unwrap_or("?").to_owned());
        }
    }
    found
}

/// Refuses `OpenDocument` that stands for more cells or blanks than can be kept.
fn measure(content: &str) -> Result<(), Refused> {
    let number = |tag: &Tag<'_>, name: &str| {
        tag.attribute(name).map_or(Ok(1), |text| text.parse::<u64>().map_err(|_| Refused::TooLarge))
    };
    let (mut blanks, mut stored, mut widest) = (0_u64, 0_u64, 0_u64);
    let (mut row, mut rows_here, mut column, mut width) = (0_u64, 0_u64, 0_u64, 0_u64);
    let mut last_row = 0;
    for tag in super::tags::all(content) {
        match tag.name {
            "table:table" => {
                stored = stored.saturating_add(width.saturating_mul(rows_here.max(1)));
                (row, rows_here, width) = (0, 0, 0);
            }
            "table:table-row" => {
                stored = stored.saturating_add(width.saturating_mul(rows_here.max(1)));
                row = row.saturating_add(rows_here);
                rows_here = number(&tag, "table:number-rows-repeated")?;
                (column, width) = (0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                column = column.saturating_add(number(&tag, "table:number-columns-repeated")?);
                if tag.attribute("office:value-type").is_some() {
                    width = column;
                    widest = widest.max(width);
                    last_row = row.saturating_add(rows_here);
                }
            }
            "text:s" => blanks = blanks.saturating_add(number(&tag, "text:c")?),
            _ => {}
        }
        let whole = last_row.saturating_mul(widest);
        if [blanks, stored, whole].into_iter().any(|count| count > MOST_REPEATED) {
            return Err(Refused::TooLarge);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_columns_are_known() {
        let sheet =
            r#"<cols><col min="2" max="3" hidden="1"/></cols><row r="2" hidden="1"><c/></row><row r="3"/>"#;
        let outline = outline(sheet);
        assert!(outline.hides_row(1) && !outline.hides_row(2));
        assert_eq!(outline.hidden_columns, [1, 2]);
    }

    #[test]
    fn a_formula_without_its_result_is_known() {
        let lacks = |cells: &str| outline(&format!("<row r=\"1\">{cells}</row>")).lacks_results;
        let cells = "<c r=\"A1\"><f>B1</f></c><c r=\"B1\"><v>1</v></c><c r=\"C1\" s=\"2\"><f>A1</f><v></v></c>\
                     <c r=\"D1\"><f t=\"shared\" si=\"0\"/><v/></c><c r=\"E1\"><f t=\"shared\" si=\"0\"/></c>";
        assert_eq!(lacks(cells), ["A1", "C1", "D1", "E1"]);
        let cells =
            "<c r=\"A1\"><f>A1</f><v>1</v></c><c r=\"B1\" t=\"str\"><f>C1</f><v></v></c><c r=\"C1\"/>";
        assert!(lacks(cells).is_empty());
    }

    #[test]
    fn a_cell_that_no_sheet_has_is_known() {
        for (xml, is_beyond) in [
            (r#"<row r="1048576"><c r="XFD1048576" t="inlineStr"/></row><mergeCell ref="A4:B5"/>"#, false),
            (r#"<x xmlns:r="http://shiomi.example/relations"><hyperlink ref="A1"/></x>"#, false),
            (r#"<c r="nlineStr"/>"#, true),
            (r#"<row r="99999999999"/>"#, true),
            ("<mergeCell ref='A4:ABCDEFGH5'/>", true),
        ] {
            assert_eq!(names_no_cell(xml), is_beyond, "{xml}");
        }
    }

    #[test]
    fn a_few_words_that_stand_for_millions_of_cells_are_refused() {
        let cell = |repeated: &str| {
            format!(
                r#"<table:table-cell office:value-type="string" {repeated}><text:p>a</text:p></table:table-cell>"#
            )
        };
        let sheet = |rows: &str, cells: &str| {
            format!("<table:table><table:table-row {rows}>{cells}</table:table-row></table:table>")
        };
        let wide = r#"table:number-columns-repeated="16384""#;
        let high = r#"table:number-rows-repeated="1048576""#;
        assert_eq!(measure(&sheet("", &cell(""))), Ok(()));
        assert_eq!(measure(&sheet("", &cell(wide))), Ok(()));
        assert_eq!(measure(&sheet(high, "<table:table-cell/>")), Ok(()));
        assert_eq!(measure(&sheet(high, &cell(wide))), Err(Refused::TooLarge));
        assert_eq!(measure(&sheet("", &cell(wide)).repeat(400)), Err(Refused::TooLarge));
        assert_eq!(measure(r#"<text:s text:c="99999999999999999999"/>"#), Err(Refused::TooLarge));
    }
}
