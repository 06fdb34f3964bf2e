//! The sheet that explains each column.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::form::{FONT, Wanted};
use super::lists::Lists;
use super::offered::Offered;
use super::{columns_of, heading, widths};
use crate::content::EXPLAINS;
use crate::locale::Language;

/// The columns of the sheet with their widths.
const COLUMNS: [(&str, &str, u16); 5] = [
    ("見出し", "Heading", 28),
    ("書くこと", "What to write", 52),
    ("例", "Example", 34),
    ("選べることば", "Choices", 52),
    ("項目の名前", "Field", 26),
];

/// Adds the sheet.
pub(super) fn write(workbook: &mut Workbook, wanted: Wanted, offered: &Offered) -> Result<(), XlsxError> {
    let language = wanted.language;
    let sheet = workbook.add_worksheet().set_name(language.pick("書き方", "How to"))?;
    let plain = Format::new().set_font_name(FONT).set_font_size(11);
    let cell = plain.clone().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    let bold = plain.clone().set_bold();
    let head = cell.clone().set_bold().set_background_color(0x00D9_E2F3);
    let mut row = 0;
    let title = match language {
        Language::Ja => format!("書き方（{EXPLAINS}）"),
        Language::En => format!("How to fill in the table ({EXPLAINS}: this sheet is not read)"),
    };
    sheet.write_with_format(row, 0, &title, &bold.set_font_size(14))?;
    for line in steps(wanted) {
        row += 1;
        sheet.write_with_format(row, 0, &line, &plain)?;
    }
    row += 2;
    for (at, (ja, en, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(at, width)?;
        sheet.write_with_format(row, at, language.pick(ja, en), &head)?;
    }
    sheet.set_repeat_rows(row, row)?;
    for column in columns_of(wanted.kind, wanted.tier) {
        row += 1;
        let choices = Lists::choices(column, offered, language);
        // A portal may have hundreds of records: the list in the cells has them all.
        let shown = if choices.len() > 40 { String::new() } else { choices.join(language.pick("、", ", ")) };
        let texts = [
            heading(wanted.kind, column, language),
            column.explained(language),
            column.example_in_cell(language),
            shown,
            column.name(),
        ];
        for (at, text) in (0..).zip(&texts) {
            sheet.write_string_with_format(row, at, text, &cell)?;
        }
        let cells = texts.iter().map(String::as_str).zip(COLUMNS.map(|(.., width)| width));
        sheet.set_row_height(row, widths::height(cells, 11.0))?;
    }
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2).set_footer("&C&P / &N");
    Ok(())
}

/// What to do, in the order of doing it.
fn steps(wanted: Wanted) -> Vec<String> {
    let folder = wanted.kind.folder();
    let steps: [(String, String); 5] = [
        (
            "1行に1件ずつ書きます。見出しに（必須）とある列は、必ず書いてください。ほかの列は、空けておいてかまいません。".into(),
            "One record a row. Fill in every column marked (required); the others may stay empty.".into(),
        ),
        (
            "「（説明）」「（記入例）」で始まる行は載りません。残しても、消してもかまいません。".into(),
            "Rows that begin with (explanation) or (example) are not published; keep or delete them.".into(),
        ),
        (
            "列は、並べかえても、要らない列を消してもかまいません。見出しのことばは変えないでください。".into(),
            "Columns can be moved, and those you do not need deleted. Leave the words of the headings as they are.".into(),
        ),
        (
            "載せたくない覚え書きは、「備考」という列を足して書いてください。".into(),
            "Notes that are not to be published go into a column of your own named 備考.".into(),
        ),
        (
            format!("書けたら保存して、サイトを作る人に渡してください。サイトの content/{folder} フォルダーに入れると載ります。"),
            format!("Save it and give it to whoever makes the site: it is published from the folder content/{folder}."),
        ),
    ];
    let text = |(ja, en)| match wanted.language {
        Language::Ja => ja,
        Language::En => en,
    };
    steps
        .into_iter()
        .map(text)
        .zip(1..)
        .map(|(line, number): (String, i32)| format!("{number}. {line}"))
        .collect()
}
