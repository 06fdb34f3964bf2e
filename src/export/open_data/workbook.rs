//! The table of a kind as a workbook, for those who open it with Excel: the same cells as in the CSV, and
//! none that a spreadsheet reads as anything but what stands there.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr as _;

use super::language;
use super::table::{Cell, lines};
use crate::content::Kind;
use crate::site::Site;
use crate::texts::Texts;

/// The longest text of a cell, in the units of UTF-16 that spreadsheets count.
const LONGEST: usize = 32_767;
/// From how many rows the width of a column is taken.
const MEASURED: usize = 100;

/// The bytes of the workbook.
///
/// # Errors
/// What the writer of workbooks refuses; no site makes it do so.
pub(super) fn workbook(site: &Site, kind: Kind) -> Result<Vec<u8>, XlsxError> {
    let lines = lines(site, kind);
    let texts = Texts::of(language(site).pick("ja", "en"), &[]);
    let key = format!("kind.{}.name", kind.folder());
    let name = texts.get(&key);
    let mut workbook = Workbook::new();
    // The same day has the same bytes, whatever the clock says.
    let day = site.day;
    let made = ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or_default(),
        day.month().unsigned_abs(),
        day.day().unsigned_abs(),
    )
    .or_else(|_| ExcelDateTime::from_ymd(2026, 1, 1))?;
    workbook.set_properties(&DocProperties::new().set_title(name).set_creation_datetime(&made));
    write(workbook.add_worksheet().set_name(name)?, &lines)?;
    workbook.save_to_buffer()
}

fn write(sheet: &mut Worksheet, lines: &[Vec<Cell>]) -> Result<(), XlsxError> {
    // A cell of texts stays one when somebody writes into it.
    let text = Format::new().set_num_format("@");
    let heading = text.clone().set_bold();
    for (row, line) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(line) {
            if cell.text.is_empty() {
                continue;
            }
            match number(cell) {
                Some(number) => sheet.write_number(row, column, number)?,
                None if row == 0 => sheet.write_string_with_format(row, column, &cell.text, &heading)?,
                None => sheet.write_string_with_format(row, column, fitting(&cell.text), &text)?,
            };
        }
    }
    for column in 0..lines.first().map_or(0, Vec::len) {
        let cells = lines.iter().take(MEASURED).filter_map(|line| line.get(column));
        let widest = cells.map(|cell| cell.text.width()).max().unwrap_or_default();
        let width = u16::try_from(widest.clamp(6, 48)).unwrap_or(48);
        sheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), width + 2)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// The number in a cell, where a spreadsheet holds it as it is written.
fn number(cell: &Cell) -> Option<f64> {
    let number = cell.text.parse::<f64>().ok().filter(|_| cell.is_number)?;
    (number.to_string() == cell.text).then_some(number)
}

/// As much of a text as fits into a cell, with `…` where that is not all. The CSV holds all of it.
fn fitting(text: &str) -> String {
    let is_longer = text.len() > LONGEST && text.encode_utf16().count() > LONGEST;
    if !is_longer {
        return text.to_owned();
    }
    let mut left = LONGEST - 1;
    let kept = text.chars().take_while(|c| {
        left = left.saturating_sub(c.len_utf16());
        left > 0
    });
    kept.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_a_cell_ends_in_dots() {
        assert_eq!(fitting("海"), "海");
        assert_eq!(fitting(&"海".repeat(LONGEST)).chars().last(), Some('海'));
        let cut = fitting(&"海".repeat(LONGEST + 1));
        assert!(cut.ends_with("海…") && cut.encode_utf16().count() <= LONGEST);
        assert!(fitting(&"𠮷".repeat(LONGEST)).encode_utf16().count() <= LONGEST);
    }

    #[test]
    fn only_what_reads_the_same_is_a_number() {
        let cell = |text: &str, is_number| Cell { text: text.to_owned(), is_number };
        assert_eq!(number(&cell("1100", true)), Some(1100.0));
        assert_eq!(number(&cell("139.05", true)), Some(139.05));
        assert_eq!(number(&cell("18446744073709551615", true)), None);
        assert_eq!(number(&cell("0300", true)), None);
        assert_eq!(number(&cell("20", false)), None);
    }
}
