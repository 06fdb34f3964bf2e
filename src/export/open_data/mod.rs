//! Open data: the public records of a site as tables, JSON and points on a map, with a catalogue.
//!
//! Which field may leave is said at the field in its type (`x-open-data`); `values` gives what stands
//! there. Nothing leaves that the site does not show to everybody on the day.

mod catalogue;
mod csv_table;
mod event_list;
mod hub;
mod map;
mod organisations;
mod table;
mod values;
mod workbook;

use rust_xlsxwriter::XlsxError;
use serde_json::{Map, Value};

use self::values::Row;
use crate::content::{Kind, open_columns};
use crate::locale::Language;
use crate::render::Renderer;
use crate::site::{DataFile, ListId, Site};
use crate::texts::base_language;

/// The bytes of a file of open data.
///
/// # Errors
/// What the writer of workbooks refuses; no site makes it do so.
pub fn open_data(renderer: &Renderer, file: DataFile) -> Result<Vec<u8>, XlsxError> {
    let site = renderer.site();
    Ok(match file {
        DataFile::Table(kind) => csv_table::csv(&table::lines(site, kind)),
        DataFile::Workbook(kind) => workbook::workbook(site, kind)?,
        DataFile::Json(kind) => json(site, kind),
        DataFile::Map(kind) => pretty(&map::points(site, kind)),
        DataFile::Catalogue => pretty(&catalogue::catalogue(site)),
        DataFile::Hub => pretty(&hub::hub(renderer)),
        DataFile::HubSchema => pretty(&hub::schema()),
    })
}

/// The records of a kind that are given out: those of its list, in its order.
fn rows(site: &Site, kind: Kind) -> impl Iterator<Item = Row<'_>> {
    site.list(ListId::Kind(kind)).iter().map(|id| Row::of(site, *id))
}

/// The name of the column that holds the address of a record's page.
const URL: &str = "url";
/// The name of what a field `url` of the record itself holds: its address elsewhere.
const WEBSITE: &str = "website";

fn json(site: &Site, kind: Kind) -> Vec<u8> {
    let record = |row: Row<'_>| {
        let mut object = Map::new();
        for column in open_columns(kind) {
            let value = row.value(&column.name);
            if !value.is_null() {
                let name = if column.name == URL { WEBSITE } else { &column.name };
                object.insert(name.to_owned(), value);
            }
        }
        object.extend(row.url().map(|url| (URL.to_owned(), Value::String(url))));
        Value::Object(object)
    };
    pretty(&Value::Array(rows(site, kind).map(record).collect()))
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

/// The language of the headings: Japanese, unless the site is in another one.
fn language(site: &Site) -> Language {
    match base_language(site.portal.settings.lang()) {
        "ja" => Language::Ja,
        _ => Language::En,
    }
}
