//! Workbooks: cells of every sort in sound ones, and everything that may be broken in others.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::records::kind_and_rest;
use super::tables::hold_file;
use crate::content::Kind;

const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="一覧" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const WORKBOOK_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>"#;

/// An input is the name of a kind, and in the next line what follows: `cells` lines of cells with
/// tabs between them, `sheet` the XML of a sheet of Excel, `content` that of `LibreOffice`, `file`
/// the bytes of a workbook.
pub(super) fn hold(data: &[u8]) {
    let Some((kind, rest)) = kind_and_rest(data) else { return };
    let Some(end) = rest.iter().position(|byte| *byte == b'\n') else { return };
    let below = &rest[end + 1..];
    match &rest[..end] {
        b"cells" => {
            let sheet = sheet_of(&String::from_utf8_lossy(below));
            hold_workbook(kind, sheet.as_bytes());
        }
        b"sheet" => hold_workbook(kind, below),
        b"content" => {
            let parts: [(&str, &[u8]); 2] =
                [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", below)];
            hold_file(kind, "content/a.ods", &packed(&parts));
        }
        b"file" => hold_file(kind, "content/a.xlsx", below),
        _ => {}
    }
}

fn hold_workbook(kind: Kind, sheet: &[u8]) {
    let parts: [(&str, &[u8]); 6] = [
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    hold_file(kind, "content/a.xlsx", &packed(&parts));
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(*name, options).expect("a name that a package may hold");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// The sheet of some lines. What begins with `#` is a number, with `@` a day, with `:` a time, with
/// `!` an error, with `?` yes or no, with `=` a formula that gives a text.
fn sheet_of(lines: &str) -> String {
    let mut rows = String::new();
    for (row, line) in lines.lines().enumerate() {
        let cells: String =
            line.split('\t').enumerate().map(|(column, text)| cell_of(row, column, text)).collect();
        let _ = write!(rows, "<row r=\"{}\">{cells}</row>", row + 1);
    }
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

fn cell_of(row: usize, column: usize, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    let at = format!("r=\"{letter}{}\"", row + 1);
    let (sign, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    let plain = crate::escape::html::escaped(rest);
    match sign {
        "#" => format!("<c {at}><v>{plain}</v></c>"),
        "@" => format!("<c {at} s=\"1\"><v>{plain}</v></c>"),
        ":" => format!("<c {at} s=\"2\"><v>{plain}</v></c>"),
        "!" => format!("<c {at} t=\"e\"><v>#{plain}</v></c>"),
        "?" => format!("<c {at} t=\"b\"><v>{plain}</v></c>"),
        "=" => format!("<c {at} t=\"str\"><f>A1</f><v>{plain}</v></c>"),
        _ => format!(
            "<c {at} t=\"inlineStr\"><is><t>{}</t></is></c>",
            crate::escape::html::escaped(&text.replace("\\n", "\n"))
        ),
    }
}
