//! The columns of a kind, for people: a workbook to fill in, and a list for the terminal.
//!
//! Takes a kind, how much of it is wanted, a language, and the records that cells can name; gives bytes or
//! text. What the columns are is decided by [`columns`]; this module decides how
//! they look. Never reads or writes the disk.

mod field_list;
mod form;
mod guide;
mod lists;
mod offered;
mod widths;

pub use field_list::field_list;
pub use form::{Wanted, workbook};
pub use offered::Offered;
pub use rust_xlsxwriter::XlsxError;

use crate::content::{Column, Kind, Tier, column_heading, columns};
use crate::locale::Language;

/// What the file of a kind is called unless somebody names it.
pub fn file_name(kind: Kind, tier: Tier, language: Language) -> String {
    let name = match (language, kind) {
        (Language::Ja, Kind::Job) => "求人",
        (Language::Ja, kind) => kind.japanese(),
        (Language::En, kind) => kind.folder(),
    };
    let which = match tier {
        Tier::Short => language.pick("記入票", "-short"),
        Tier::Usual => "",
        Tier::Further => language.pick("（全項目）", "-all"),
    };
    format!("{name}{which}.xlsx")
}

/// The columns that a sheet has.
fn columns_of(kind: Kind, tier: Tier) -> Vec<&'static Column> {
    let columns = columns(kind).iter().filter(|column| column.tier <= tier && column.fits_cell());
    // Addresses and ids of a portal's own are made without a column; few have to be fixed.
    columns.filter(|column| !matches!(column.path[0].as_str(), "extra" | "aliases")).collect()
}

/// The heading of a column, which says whether everybody fills it in.
fn heading(kind: Kind, column: &Column, language: Language) -> String {
    let name = column_heading(kind, &column.path, language);
    if column.required { format!("{name}{}", language.pick("（必須）", " (required)")) } else { name }
}
