//! One JSON array with everything, for editors and other programs.

use serde::Serialize;

use super::lines::Indexes;
use crate::diagnostic::{Diagnostic, Location};
use crate::locale::Language;

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    at: At,
    message: Both,
    help: Option<Both>,
    labels: Vec<Label>,
}

#[derive(Serialize)]
struct Label {
    #[serde(flatten)]
    at: At,
    text: Both,
}

/// A path, and a range in it if the finding is about one. Lines and columns count from 1; the end
/// is the first position that no longer belongs to the range. A workbook has no lines.
#[derive(Serialize)]
struct At {
    path: String,
    #[serde(flatten)]
    range: Option<Range>,
    #[serde(flatten)]
    cell: Option<Cell>,
}

/// A cell of a table.
#[derive(Serialize)]
struct Cell {
    /// The sheet, where the file is a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    /// Such as `C7`.
    #[serde(rename = "cell")]
    address: String,
    /// What its column is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Range {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    column_utf16: usize,
    end_column_utf16: usize,
}

#[derive(Serialize)]
struct Both {
    ja: String,
    en: String,
}

impl Both {
    fn of(text: impl Fn(Language) -> String) -> Self {
        Self { ja: text(Language::Ja), en: text(Language::En) }
    }
}

pub(super) fn render(diagnostics: &[Diagnostic]) -> String {
    let mut indexes = Indexes::default();
    let findings: Vec<Finding> = diagnostics.iter().map(|d| finding(d, &mut indexes)).collect();
    let mut out = serde_json::to_string_pretty(&findings).expect("strings and numbers are always JSON");
    out.push('\n');
    out
}

fn finding(d: &Diagnostic, indexes: &mut Indexes) -> Finding {
    let label = |label: &crate::diagnostic::Label| Label {
        at: at(&label.location, indexes),
        text: Both::of(|language| d.label_in(label.text, language)),
    };
    let labels = d.labels.iter().map(label).collect();
    Finding {
        code: d.code.as_str(),
        severity: d.severity.word(Language::En),
        at: at(&d.location, indexes),
        message: Both::of(|language| d.message_in(language)),
        help: d.help_in(Language::Ja).map(|ja| Both { ja, en: d.help_in(Language::En).unwrap_or_default() }),
        labels,
    }
}

fn at(place: &Location, indexes: &mut Indexes) -> At {
    let has_lines = place.workbook_cell().is_none();
    let range = indexes.get(place).filter(|_| has_lines).map(|(index, span)| {
        let (start, end) = (index.position(span.start), index.position(span.end));
        Range {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            column_utf16: start.column_utf16,
            end_column_utf16: end.column_utf16,
        }
    });
    let cell = place.cell().map(|cell| Cell {
        sheet: cell.sheet.map(str::to_owned),
        address: cell.address.to_string(),
        header: cell.header.map(str::to_owned),
    });
    At { path: place.path().to_owned(), range, cell }
}
