//! A CSV file becomes rows of cells that know their places.

use std::sync::Arc;

use crate::diagnostic::findings::EN014;
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};

/// A cell: its text without quotes, and the bytes of the file that it stands in.
pub type Cell = (String, Span);

/// A table with a header.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<Cell>,
    /// The rows that hold anything, each as long as the header.
    pub rows: Vec<Vec<Cell>>,
}

/// Reads a table. A row that is longer or shorter than the header is reported and left out; the
/// empty rows and columns that a spreadsheet leaves behind are passed over.
pub fn read_table(source: &Arc<SourceText>) -> (Table, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut table = Table::default();
    let at = |span: Span| Location::Text(Arc::clone(source), span);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source.text.as_bytes());
    let mut record = csv::StringRecord::new();
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or_default();
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Err(_) => {
                findings.push(EN014::Quote.at(at(start..start)));
                break;
            }
            Ok(true) => {}
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or_default();
        let cells = cells(&source.text, start, end, &record);
        if let Some(open) = unclosed_quote(&source.text, &cells, end) {
            findings.push(EN014::Quote.at(at(open..open + 1)));
            break;
        }
        if cells.iter().all(|(text, _)| text.trim().is_empty()) {
            continue;
        }
        if table.header.is_empty() {
            table.header = cells;
            continue;
        }
        match fitted(cells, table.header.len()) {
            Ok(row) => table.rows.push(row),
            Err((found, span)) => {
                let expected = table.header.len();
                findings.push(EN014::RowLength { expected, found }.at(at(span)));
            }
        }
    }
    (table, findings)
}

/// Reads one row again, from the bytes between the start of its first cell and the end of its last.
pub fn read_row(source: &Arc<SourceText>, span: &Span) -> Vec<Cell> {
    let text = &source.text[span.clone()];
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(true) => cells(&source.text, span.start, span.end, &record),
        _ => Vec::new(),
    }
}

/// Where a cell begins whose quotation mark never ends, so that it takes the rest of the file.
fn unclosed_quote(text: &str, cells: &[Cell], end: usize) -> Option<usize> {
    let (_, span) = cells.last()?;
    let written = &text[span.clone()];
    let marks = written.bytes().filter(|byte| *byte == b'"').count();
    (end == text.len() && written.starts_with('"') && !marks.is_multiple_of(2)).then_some(span.start)
}

/// A row of the header's length, or how long it is and where.
fn fitted(mut cells: Vec<Cell>, length: usize) -> Result<Vec<Cell>, (usize, Span)> {
    while cells.len() > length && cells.last().is_some_and(|(text, _)| text.is_empty()) {
        cells.pop();
    }
    if cells.len() == length {
        return Ok(cells);
    }
    let start = cells.first().map_or(0, |(_, span)| span.start);
    let end = cells.last().map_or(start, |(_, span)| span.end);
    Err((cells.len(), start..end))
}

/// Pairs the values that the reader found with their places. The reader reports only where a record
/// begins, so the separators outside quotes are looked for again.
fn cells(text: &str, start: usize, end: usize, record: &csv::StringRecord) -> Vec<Cell> {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < end && matches!(bytes[at], b'\r' | b'\n') {
        at += 1;
    }
    let mut cells = Vec::with_capacity(record.len());
    for value in record {
        let from = at;
        let mut quoted = false;
        while at < end && (quoted || !matches!(bytes[at], b',' | b'\r' | b'\n')) {
            quoted ^= bytes[at] == b'"';
            at += 1;
        }
        cells.push((value.to_owned(), from..at));
        at = (at + 1).min(end);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn table(text: &str) -> (Table, Vec<Code>) {
        let source = Arc::new(SourceText { path: "a.csv".into(), text: text.into() });
        let (table, findings) = read_table(&source);
        (table, findings.into_iter().map(|d| d.code).collect())
    }

    #[test]
    fn cells_know_their_places() {
        let text = "id,題\r\n\r\na,\"二,行\n目\"\r\n,\r\n";
        let (read, findings) = table(text);
        assert!(findings.is_empty());
        assert_eq!(read.header[1].0, "題");
        assert_eq!(read.rows.len(), 1);
        let (value, span) = &read.rows[0][1];
        assert_eq!(value, "二,行\n目");
        assert_eq!(&text[span.clone()], "\"二,行\n目\"");
    }

    #[test]
    fn a_row_is_read_again_from_its_place() {
        let text = "id,題,注\r\n,\"二,行\n目\",x\r\na,b,\r\n";
        let source = Arc::new(SourceText { path: "a.csv".into(), text: text.into() });
        let (table, _) = read_table(&source);
        for row in &table.rows {
            let span = row[0].1.start..row[2].1.end;
            assert_eq!(read_row(&source, &span), *row);
        }
    }

    #[test]
    fn a_quotation_mark_without_its_end_is_reported() {
        assert_eq!(table("id,a\nx,\"1\ny,2\n").1, [EN014::CODE]);
        assert_eq!(table("id,a\nx,\"1\"\"\"\n").1, []);
    }

    #[test]
    fn a_row_of_another_length_is_reported() {
        assert_eq!(table("id,a\nx,1,2\ny,2\n").1, [EN014::CODE]);
        assert_eq!(table("id,a\nx,1,,\n").1, []);
    }
}
