//! Names in the cells of tables.

use std::collections::BTreeMap;

use super::rules::{self, Want};
use super::trace::{Edit, Hit, Taken};
use crate::content::{Part, Portal};
use crate::diagnostic::SourceText;
use crate::rewrite::Decoded;
use crate::source::{self, Tables};
use crate::spelling::Spellings;

/// The field of each cell of the records of a table, by row and column; `None` for a cell that is not published.
pub(super) type Layout = BTreeMap<(u32, u16), Option<Vec<String>>>;

/// The layouts of the tables of a portal, by path.
pub(super) fn layouts(portal: &Portal) -> BTreeMap<String, Layout> {
    let mut layouts: BTreeMap<String, Layout> = BTreeMap::new();
    for record in portal.records.iter().chain(&portal.translations) {
        let origin = &record.origin;
        let Part::Row(span, columns, _) = &origin.part else { continue };
        let layout = layouts.entry(origin.source.path.clone()).or_default();
        for (number, cell) in source::cells_within(&origin.source, span).iter().enumerate() {
            if let Some(place) = origin.source.cell_at(cell.span.start).filter(|_| !cell.is_blank()) {
                let field = columns.get(number).cloned().flatten();
                layout.insert((place.address.row, place.address.column), field);
            }
        }
    }
    layouts
}

/// The hits in a table of text, each with its cell and how it is taken out.
pub(super) fn hits(
    path: &str,
    text: &str,
    names: &Spellings,
    layout: &Layout,
    mask: &str,
) -> Option<Vec<Hit>> {
    let tables = read(path, text)?;
    let mut hits = Vec::new();
    for row in tables.sheets.iter().flat_map(|sheet| &sheet.rows) {
        for cell in &row.cells {
            let place = tables.source.cell_at(cell.span.start)?;
            let at = (place.address.row, place.address.column);
            let has_pen_name = layout.iter().any(|((row, _), field)| {
                *row == at.0 && field.as_deref().is_some_and(|field| field == ["person", "pen_name"])
            });
            let field = layout.get(&at);
            let mut here = names.find(&text[cell.span.clone()]);
            for found in &mut here {
                let range = cell.span.start + found.range.start..cell.span.start + found.range.end;
                let mut hit = Hit::at(range, found.certainty);
                hit.cell = Some(place.address.to_string());
                hit.shown = Some(cell.text.clone());
                hit.field = field.and_then(|field| Some(field.as_ref()?.join(".")));
                hits.push(hit);
            }
            let count = here.len();
            if let (Some(field), true) = (field, names.are(&cell.text) && count > 0) {
                let first = hits.len() - count;
                hits[first].taking = taking(&tables, text, &cell.span, field.as_deref(), has_pen_name, mask)
                    .filter(|(_, edits)| is_proven(path, &tables, text, &edits[0], at));
            } else if field.is_some_and(|field| field.as_deref().is_some_and(rules::is_tag)) && count > 0 {
                let first = hits.len() - count;
                hits[first].taking = rules::item_in(&text[cell.span.clone()], names)
                    .map(|item| cell.span.start + item.start..cell.span.start + item.end)
                    .map(|range| (Taken::Removed, vec![Edit { range, with: String::new() }]))
                    .filter(|(_, edits)| is_proven(path, &tables, text, &edits[0], at));
            }
        }
    }
    Some(hits)
}

fn read(path: &str, text: &str) -> Option<Tables> {
    let tables = source::read_tables(path, text.as_bytes().to_vec()).ok()?;
    (tables.findings.is_empty() && tables.source.text == text).then_some(tables)
}

fn taking(
    tables: &Tables,
    text: &str,
    span: &std::ops::Range<usize>,
    field: Option<&[String]>,
    has_pen_name: bool,
    mask: &str,
) -> Option<(Taken, Vec<Edit>)> {
    debug_assert_eq!(tables.source.text, text);
    // A cell that is not published, such as one of a column for the office, refers to nothing.
    let want = field.map_or(Some(Want::Replace), |field| rules::want(field, has_pen_name))?;
    let written = &text[span.clone()];
    let is_quoted = written.len() >= 2 && written.starts_with('"') && written.ends_with('"');
    let range = if is_quoted && want == Want::Replace { span.start + 1..span.end - 1 } else { span.clone() };
    let (taken, with) = match want {
        Want::Remove => (Taken::Removed, ""),
        Want::Replace => (Taken::Replaced, mask),
    };
    (!written.contains('\n')).then(|| (taken, vec![Edit { range, with: with.to_owned() }]))
}

/// Whether the changed table is the same but for one cell.
fn is_proven(path: &str, tables: &Tables, text: &str, edit: &Edit, at: (u32, u16)) -> bool {
    let Some(new) = read(path, &super::fields::applied(text, std::slice::from_ref(edit))) else {
        return false;
    };
    let cells = |tables: &Tables| -> BTreeMap<(u32, u16), String> {
        let place = |source: &SourceText, byte: usize| source.cell_at(byte).map(|place| place.address);
        let cells = tables.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        let cells = cells.filter(|cell| !cell.is_blank());
        cells
            .filter_map(|cell| {
                let address = place(&tables.source, cell.span.start)?;
                Some(((address.row, address.column), cell.text.clone()))
            })
            .filter(|(cell, _)| *cell != at)
            .collect()
    };
    cells(tables) == cells(&new)
}

/// A cell of a workbook in which names stand.
pub(super) struct WorkbookCell {
    pub cell: String,
    pub text: String,
}

/// The cells of a workbook in which names stand; `None` where it cannot be read.
pub(super) fn workbook(path: &str, bytes: &[u8], names: &Spellings) -> Option<Vec<WorkbookCell>> {
    let tables = source::read_tables(path, bytes.to_vec()).ok()?;
    let cells = tables.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    let holding = cells.filter(|cell| !names.find(&cell.text).is_empty());
    let named = holding.map(|cell| {
        let place = tables.source.cell_at(cell.span.start).map(|place| place.to_string());
        WorkbookCell { cell: place.unwrap_or_default(), text: cell.text.clone() }
    });
    Some(named.collect())
}

/// Whether a file is a table of text: by its name, or because it looks like one.
pub(super) fn is_text_table(path: &str, decoded: &Decoded) -> bool {
    let extension = source::extension(path);
    matches!(&*extension, "csv" | "tsv") || extension == "txt" && source::looks_like_table(&decoded.text)
}
