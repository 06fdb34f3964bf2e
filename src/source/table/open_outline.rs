//! What `OpenDocument` does not show, and which of its cells are merged or struck out.

use std::collections::HashSet;

use super::open_formats::Formats;
use super::package::Outline;
use super::tags::{Tag, all};

/// How many rows or columns that stand for each other are noted one by one.
const MOST_NOTED: u32 = 20_000;

/// The outlines of the sheets in their order, from the cells and the styles that have names.
pub(super) fn outlines(content: &str, styles: &str) -> Vec<Outline> {
    let formats = Formats::of([styles, content]);
    // The styles of the columns' cells, each up to a column.
    let mut defaults: Vec<(u32, &str)> = Vec::new();
    let mut outlines: Vec<Outline> = Vec::new();
    let (mut row, mut rows_here, mut column, mut columns_here) = (0_u32, 0_u32, 0_u32, 0_u32);
    let (mut style, mut striking) = ("", HashSet::new());
    for tag in all(content) {
        if tag.name == "style:style" {
            style = tag.attribute("style:name").unwrap_or_default();
        } else if tag.name == "style:text-properties" && strikes(&tag) {
            striking.insert(style);
        }
        if tag.name == "table:table" {
            outlines.push(Outline::default());
            (row, rows_here, column, columns_here) = (0, 0, 0, 0);
            defaults.clear();
            continue;
        }
        let Some(outline) = outlines.last_mut() else { continue };
        match tag.name {
            "table:table-column" => {
                let count = repeated(&tag, "table:number-columns-repeated");
                if is_hidden(&tag) {
                    let hidden = columns_here..columns_here.saturating_add(count.min(MOST_NOTED));
                    outline.hidden_columns.extend(hidden.filter_map(|column| u16::try_from(column).ok()));
                }
                columns_here = columns_here.saturating_add(count);
                let style = tag.attribute("table:default-cell-style-name").unwrap_or_default();
                defaults.push((columns_here, style));
            }
            "table:table-row" => {
                row = row.saturating_add(rows_here);
                rows_here = repeated(&tag, "table:number-rows-repeated");
                column = 0;
                if is_hidden(&tag) && rows_here <= MOST_NOTED {
                    outline.hide_rows(row..row.saturating_add(rows_here));
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let columns = repeated(&tag, "table:number-columns-spanned");
                let rows = repeated(&tag, "table:number-rows-spanned");
                if columns > 1 || rows > 1 {
                    let last = (row.saturating_add(rows - 1), column.saturating_add(columns - 1));
                    outline.merged.push(((row, column), last));
                }
                let is_struck =
                    tag.attribute("table:style-name").is_some_and(|style| striking.contains(style));
                if is_struck && tag.attribute("office:value-type").is_some() && rows_here <= MOST_NOTED {
                    outline.strike_rows(row..row.saturating_add(rows_here));
                }
                let columns = repeated(&tag, "table:number-columns-repeated");
                if tag.attribute("office:date-value").is_some() && rows_here.max(columns) <= MOST_NOTED {
                    let of_column =
                        || defaults.iter().find(|(end, _)| column < *end).map(|(_, style)| *style);
                    let style = tag.attribute("table:style-name").or_else(of_column);
                    let format = style.map(|style| formats.style(style)).unwrap_or_default();
                    if format.hides_something() {
                        let rows = row..row.saturating_add(rows_here);
                        let cells = rows.flat_map(|row| (column..column + columns).map(move |c| (row, c)));
                        cells.take(MOST_NOTED as usize).for_each(|at| outline.format_cell(at, format));
                    }
                }
                column = column.saturating_add(columns);
            }
            _ => {}
        }
    }
    outlines
}

fn repeated(tag: &Tag<'_>, name: &str) -> u32 {
    tag.attribute(name).and_then(|text| text.parse().ok()).filter(|count| *count > 0).unwrap_or(1)
}

/// Whether the properties of a text strike it out.
fn strikes(tag: &Tag<'_>) -> bool {
    tag.attribute("style:text-line-through-style").is_some_and(|line| line != "none")
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.attribute("table:visibility"), Some("collapse" | "filter"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_and_merged_parts_are_known() {
        let content = r#"<table:table table:name="a"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row><table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"/></table:table-row></table:table><table:table table:name="b"/>"#;
        let found = outlines(content, "");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].hidden_columns, [2]);
        assert!(found[0].hides_row(3) && !found[0].hides_row(2));
        assert_eq!(found[0].merged, [((3, 2), (5, 3))]);
        assert_eq!(found[1], Outline::default());
    }

    #[test]
    fn rows_with_a_struck_cell_are_known() {
        let content = r#"<style:style style:name="ce1"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="ce2"><style:text-properties style:text-line-through-style="none"/></style:style><table:table><table:table-row><table:table-cell table:style-name="ce2" office:value-type="string"/></table:table-row><table:table-row><table:table-cell table:style-name="ce1" office:value-type="string"/></table:table-row><table:table-row><table:table-cell table:style-name="ce1"/></table:table-row></table:table>"#;
        let found = outlines(content, "");
        assert_eq!([0, 1, 2].map(|row| found[0].strikes_row(row)), [false, true, false]);
    }
}
