//! The sheet to fill in: headings, an explanation and an example below them, rows to write in.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::lists::Lists;
use super::offered::Offered;
use super::{columns_of, file_name, guide, heading, widths};
use crate::content::{self, Column, Kind, RowMark, Schema, Tier};
use crate::locale::Language;

/// A font that Windows has in every language.
pub(super) const FONT: &str = "Yu Gothic";
/// The rows of the sheet: headings, explanations, an example, then records.
const EXPLANATIONS: u32 = 1;
const EXAMPLE: u32 = 2;
const FIRST: u32 = 3;
/// How many rows are drawn, and how many offer lists.
const DRAWN: u32 = 12;
const PREPARED: u32 = 1_000;
/// The height of the rows that are drawn: two lines, or what a hand writes on paper.
const DRAWN_HEIGHT: f64 = 34.0;
/// How many half-width characters fit on the width of a page in a size that can be read.
const PAGE: u16 = 235;

/// What sheet is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Of which kind.
    pub kind: Kind,
    /// With which columns.
    pub tier: Tier,
    /// In which language.
    pub language: Language,
}

/// The bytes of the workbook. `offered` are the records that cells can name.
///
/// # Errors
/// What the writer of workbooks refuses; no portal makes it do so.
pub fn workbook(wanted: Wanted, offered: &Offered) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let name = file_name(wanted.kind, Tier::Usual, wanted.language);
    let name = name.trim_end_matches(".xlsx");
    // The same sheet has the same bytes on every day.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(name).set_creation_datetime(&made));
    let mut lists = Lists::new(wanted.language);
    let sheet = workbook.add_worksheet().set_name(name)?;
    write(sheet, wanted, offered, &mut lists)?;
    guide::write(&mut workbook, wanted, offered)?;
    lists.write(&mut workbook)?;
    workbook.save_to_buffer()
}

fn write(
    sheet: &mut Worksheet,
    wanted: Wanted,
    offered: &Offered,
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let language = wanted.language;
    let columns = columns_of(wanted.kind, wanted.tier);
    let styles = Styles::new();
    marks(sheet, &styles, language)?;
    let (mut headings, mut explained, mut shown) = (Vec::new(), Vec::new(), Vec::new());
    let mut total = widths::OF_MARKS;
    for (at, column) in (1..).zip(&columns) {
        let heading = heading(wanted.kind, column, language);
        let width = widths::of(column, &heading, language);
        total = total.saturating_add(width);
        // An example of a field that few need would be taken for one that everybody fills in.
        let example =
            if column.tier == Tier::Further { String::new() } else { column.example_in_cell(language) };
        let explanation = column.explained(language);
        sheet.set_column_width(at, width)?;
        sheet.set_column_format(at, &styles.of(column))?;
        let head = if column.required { &styles.required } else { &styles.heading };
        sheet.write_string_with_format(0, at, &heading, head)?;
        sheet.write_string_with_format(EXPLANATIONS, at, &explanation, &styles.explanation)?;
        sheet.write_string_with_format(EXAMPLE, at, &example, &styles.example)?;
        let cell = drawn(&styles.of(column));
        for row in FIRST..FIRST + DRAWN {
            sheet.write_blank(row, at, &cell)?;
            sheet.set_row_height(row, DRAWN_HEIGHT)?;
        }
        let validation = lists.validation(column, &heading, offered)?;
        sheet.add_data_validation(FIRST, at, FIRST + PREPARED - 1, at, &validation)?;
        headings.push((heading, width));
        explained.push((explanation, width));
        shown.push((example, width));
    }
    for (row, cells, points) in [(0, headings, 11.0), (EXPLANATIONS, explained, 9.0), (EXAMPLE, shown, 10.0)]
    {
        let cells = cells.iter().map(|(text, width)| (text.as_str(), *width));
        sheet.set_row_height(row, widths::height(cells, points))?;
    }
    // The headings and the title of each row stay in sight.
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_selection(FIRST, 1, FIRST, 1)?;
    let pages = total.div_ceil(PAGE).clamp(1, 3);
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(pages, 0);
    sheet.set_margins(0.3, 0.3, 0.5, 0.5, 0.2, 0.2).set_header("&L&A").set_footer("&C&P / &N");
    sheet.set_repeat_rows(0, EXPLANATIONS)?.set_repeat_columns(0, 1)?;
    Ok(())
}

/// The first column, which marks the rows that are no records.
fn marks(sheet: &mut Worksheet, styles: &Styles, language: Language) -> Result<(), XlsxError> {
    sheet.set_column_width(0, widths::OF_MARKS)?;
    sheet.set_column_format(0, &styles.number)?;
    sheet.write_string_with_format(0, 0, language.pick("番号", "No."), &styles.heading)?;
    let mark = |mark: RowMark| mark.text(language);
    sheet.write_string_with_format(EXPLANATIONS, 0, mark(RowMark::Explanation), &styles.explanation)?;
    sheet.write_string_with_format(EXAMPLE, 0, mark(RowMark::Example), &styles.example)?;
    let cell = drawn(&styles.number);
    for row in FIRST..FIRST + DRAWN {
        sheet.write_blank(row, 0, &cell)?;
    }
    Ok(())
}

/// How cells look.
struct Styles {
    heading: Format,
    required: Format,
    explanation: Format,
    example: Format,
    number: Format,
    text: Format,
}

impl Styles {
    fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_text_wrap().set_align(FormatAlign::Top);
        let drawn = plain.clone().set_border(FormatBorder::Thin).set_border_color(0x0080_8080);
        let heading = drawn.clone().set_bold().set_font_size(11).set_font_color(0x00FF_FFFF);
        Self {
            required: heading.clone().set_background_color(0x009C_2A10),
            heading: heading.set_background_color(0x001F_4E79),
            explanation: drawn.clone().set_font_size(9).set_background_color(0x00EF_EFEF),
            example: drawn.set_font_size(10).set_font_color(0x0040_4040).set_background_color(0x00FF_F8DC),
            number: plain.clone().set_font_size(11),
            text: plain.set_font_size(11).set_num_format("@"),
        }
    }

    /// How the cells of a column look. What is no number, day or time is text, so that zeros stay.
    fn of(&self, column: &Column) -> Format {
        let number_format = match column.schema {
            Schema::Text(Some(content::Format::Day | content::Format::Moment)) => "yyyy/m/d",
            Schema::Text(Some(content::Format::Clock)) => "h:mm",
            Schema::Whole(least, _) if *least >= 1000 => "0",
            Schema::Whole(..) => "#,##0",
            Schema::Number(..) => "0.######",
            _ => "@",
        };
        self.text.clone().set_num_format(number_format)
    }
}

/// The same cell with lines around it.
fn drawn(format: &Format) -> Format {
    format.clone().set_border(FormatBorder::Thin).set_border_color(0x00BF_BFBF)
}
