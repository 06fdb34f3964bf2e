//! A text file of rows (CSV, or parted by tabs or semicolons) becomes a sheet.

use std::sync::Arc;

use super::delimiter;
use super::{Cell, Row, Sheet, Tables};
use crate::diagnostic::findings::EN014;
use crate::diagnostic::{CellAddress, CellIndex, CellSort, Diagnostic, Finding as _, Location, SourceText};

/// Reads the rows of a text. Those in which nothing stands are passed over.
pub(super) fn read(path: &str, text: String) -> Tables {
    let delimiter = delimiter::of(&text);
    let mut reader = csv::ReaderBuilder::new();
    let mut reader =
        reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut index = CellIndex::default();
    let mut sheet = Sheet::default();
    let mut broken = None;
    let mut number = 0;
    let mut line_end = 0;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or_default();
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Err(_) => {
                broken = Some(start..start);
                break;
            }
            Ok(true) => {}
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or_default();
        let row_start = past_line_ends(&text, start, end);
        number += line_ends(&text[line_end.min(row_start)..row_start]);
        let cells = cells(&text, row_start, end, delimiter, &record);
        for (column, cell) in cells.iter().enumerate() {
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            index.push(&cell.span, CellAddress { sheet: 0, row: number, column }, CellSort::Text);
        }
        if let Some(open) = unclosed_quote(&text, &cells, end) {
            broken = Some(open..open + 1);
            break;
        }
        let row = Row { cells, ..Row::default() };
        if !row.is_blank() {
            sheet.rows.push(row);
        }
        number += 1;
        // The reader takes the second half of `\r\n` for the beginning of the next record.
        line_end = end + usize::from(text[..end].ends_with('\r') && text[end..].starts_with('\n'));
    }
    let source = Arc::new(SourceText { path: path.to_owned(), text, cells: Some(Box::new(index)) });
    let quote = |span| -> Diagnostic { EN014::Quote.at(Location::Text(Arc::clone(&source), span)) };
    Tables { findings: broken.map(quote).into_iter().collect(), sheets: vec![sheet], source }
}

/// A cell as it is meant, from how it is written.
pub(super) fn unquoted(written: &str) -> String {
    match written.strip_prefix('"') {
        Some(rest) => {
            let inner = rest.rsplit_once('"').map_or(rest, |(inner, _)| inner);
            unwrapped(&inner.replace("\"\"", "\"")).to_owned()
        }
        None => unwrapped(written).to_owned(),
    }
}

/// `03-0000-0001` for `="03-0000-0001"`, by which a spreadsheet is kept from taking it for a number.
fn unwrapped(text: &str) -> &str {
    let inner = text.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(text)
}

fn past_line_ends(text: &str, start: usize, end: usize) -> usize {
    let bytes = &text.as_bytes()[start..end];
    start + bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// How many lines end in a text of line ends.
fn line_ends(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// Where a cell begins whose quotation mark never ends, so that it takes the rest of the file.
fn unclosed_quote(text: &str, cells: &[Cell], end: usize) -> Option<usize> {
    let span = &cells.last()?.span;
    let written = &text[span.clone()];
    let marks = written.bytes().filter(|byte| *byte == b'"').count();
    (end == text.len() && written.starts_with('"') && !marks.is_multiple_of(2)).then_some(span.start)
}

/// Pairs the values that the reader found with their places. The reader says only where a record
/// begins, so the delimiters outside quotes are looked for again.
fn cells(text: &str, start: usize, end: usize, delimiter: u8, record: &csv::StringRecord) -> Vec<Cell> {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut cells = Vec::with_capacity(record.len());
    for value in record {
        let from = at;
        at = cell_end(bytes, from, end, delimiter);
        cells.push(Cell { text: unwrapped(value).to_owned(), sort: CellSort::Text, span: from..at });
        at = (at + 1).min(end);
    }
    cells
}

/// Where a cell ends, as the reader sees it: a quotation mark has a meaning only where a cell begins
/// with one; in `24"型` it is a letter.
fn cell_end(bytes: &[u8], from: usize, end: usize, delimiter: u8) -> usize {
    let mut at = from;
    if bytes[from..end].first() == Some(&b'"') {
        at += 1;
        loop {
            let Some(mark) = bytes[at..end].iter().position(|byte| *byte == b'"') else { return end };
            at += mark + 1;
            if bytes[at..end].first() != Some(&b'"') {
                break;
            }
            at += 1;
        }
    }
    let is_end = |byte: &u8| *byte == delimiter || matches!(byte, b'\r' | b'\n');
    bytes[at..end].iter().position(is_end).map_or(end, |length| at + length)
}

#[cfg(test)]
mod tests {
    use super::super::cells_within;
    use super::*;

    /// The rows with the address of their first cell, and how many findings there are.
    fn rows(text: &str) -> (Vec<(String, Vec<String>)>, usize) {
        let tables = read("a.csv", text.to_owned());
        let row = |row: &Row| {
            let place = tables.source.cell_at(row.span().start).expect("a cell").to_string();
            (place, row.cells.iter().map(|cell| cell.text.clone()).collect())
        };
        (tables.sheets[0].rows.iter().map(row).collect(), tables.findings.len())
    }

    #[test]
    fn cells_know_their_places() {
        let text = "id,題\r\n\r\na,\"二,行\n目\"\r\n,\r\nb,\r\n";
        let tables = read("a.csv", text.to_owned());
        let cell = &tables.sheets[0].rows[1].cells[1];
        assert_eq!((cell.text.as_str(), &text[cell.span.clone()]), ("二,行\n目", "\"二,行\n目\""));
        let expected = [("A1", vec!["id", "題"]), ("A3", vec!["a", "二,行\n目"]), ("A5", vec!["b", ""])];
        let expected =
            expected.map(|(place, cells)| (place.to_owned(), cells.into_iter().map(String::from).collect()));
        assert_eq!(rows(text), (expected.to_vec(), 0));
    }

    #[test]
    fn a_row_is_read_again_from_its_place() {
        let text = "id,題,注\r\n,\"二,\"\"行\"\"\n目\",x\r\na,b,\r\n,,\r\n";
        let tables = read("a.csv", text.to_owned());
        for row in &tables.sheets[0].rows {
            assert_eq!(cells_within(&tables.source, &row.span()), row.cells);
        }
    }

    /// Found by fuzzing: the cells behind such a mark had the places of others.
    #[test]
    fn a_quotation_mark_within_a_cell_is_a_letter() {
        let text = "題,型,注\na,24\"型,b\nc,=\"1,\"d\"e\n";
        let tables = read("a.csv", text.to_owned());
        let written = |row: usize| -> Vec<&str> {
            tables.sheets[0].rows[row].cells.iter().map(|cell| &text[cell.span.clone()]).collect()
        };
        assert_eq!(written(1), ["a", "24\"型", "b"]);
        assert_eq!(written(2), ["c", "=\"1", "\"d\"e"]);
    }

    #[test]
    fn a_quotation_mark_without_its_end_is_reported() {
        assert_eq!(rows("id,a\nx,\"1\ny,2\n").1, 1);
        assert_eq!(rows("id,a\nx,\"1\"\"\"\n").1, 0);
    }

    #[test]
    fn tabs_and_semicolons_part_cells() {
        assert_eq!(rows("id;題\na;1,2\n").0[1].1, ["a", "1,2"]);
        assert_eq!(rows("id\t題\na\t1;2\n").0[1].1, ["a", "1;2"]);
    }

    #[test]
    fn a_text_may_be_a_formula() {
        let text = "id,tel\na,=\"03-0000-0001\"\nb,\"=\"\"03-0000-0002\"\"\"\nc,=1+2\n";
        let told: Vec<_> = rows(text).0.into_iter().map(|(_, cells)| cells[1].clone()).collect();
        assert_eq!(told, ["tel", "03-0000-0001", "03-0000-0002", "=1+2"]);
        let tables = read("a.csv", text.to_owned());
        assert!(
            tables.sheets[0].rows.iter().all(|row| cells_within(&tables.source, &row.span()) == row.cells)
        );
    }
}
