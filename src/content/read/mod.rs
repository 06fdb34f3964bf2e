//! Files are read: decoded, validated against the schema, and turned into typed values.

mod assemble;
mod body;
mod contradictions;
mod conversion;
mod copies;
mod examples;
mod expected;
mod file;
mod file_content;
mod gaps;
mod headers;
mod heading_map;
#[cfg(test)]
mod judged;
mod layout;
mod notation;
mod once;
mod origin;
mod placeholders;
mod prefecture;
mod probable;
mod record_names;
mod region_names;
mod row;
mod row_id;
mod settings_file;
mod sheet;
mod table;
mod table_reading;
mod unquoted_hash;
mod validate;
mod whole_table;
mod wrong_format;

pub use conversion::Conversion;
pub use copies::{copy_of, original_of};
pub use file::{is_id, read_file, suggested_id};
pub use file_content::{FileContent, Translation};
pub use headers::Meaning;
pub use heading_map::{HeadingMap, column_heading, unknown_field};
pub use layout::{FileRole, Unread, classify, may_hold_records, missing_part, unread_file};
pub use notation::age::names_upper_limit;
pub use notation::date::day_as_written;
pub use notation::money::lacks_unit;
#[cfg(any(test, fuzzing))]
pub(crate) use notation::{Form, understood};
#[cfg(test)]
pub(crate) use origin::TREES_READ;
pub use settings_file::read_settings;
pub use sheet::{ACCEPTED_COLUMN, EXPLAINS, PrivateColumns, RowMark};
pub use table_reading::{ColumnReading, TableColumn, TableContent, TableReading, read_table};
