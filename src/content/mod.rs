//! Files become typed records of each kind.
//!
//! Takes the text of files; gives [`Record`]s, the [`Portal`] that they make together, and every
//! mistake of form at its place. Never reads the disk or the clock.
//!
//! What is written is held twice: as a tree with places, checked against the schema that the
//! types themselves give; then as those types, with nothing left unsaid.

mod columns;
mod model;
mod read;
mod schema;

pub use columns::{Column, OpenColumn, Tier, columns, no, open_columns, yes};
pub use model::{
    Announcement, AnnouncementKind, AuthorConsent, CheckSetting, Derived, Details, FieldPath, Given, JobItem,
    Key, Kind, Level, Licence, LineBreaks, NavigationEntry, OpenDataSettings, Origin, Part, Portal,
    Publisher, Record, Reference, SearchSettings, Settings, SharingSettings, SiteSettings, Told,
    UnreadReference, UrlStyle, job_items, job_items_known_until, job_words, kinds, look, minutes_of_day,
    natural_order, normalized_tag, prefectures, says_unlimited, types,
};
#[cfg(test)]
pub(crate) use read::TREES_READ;
pub use read::{
    ACCEPTED_COLUMN, ColumnReading, Conversion, EXPLAINS, FileContent, FileRole, HeadingMap, Meaning,
    PrivateColumns, RowMark, TableColumn, TableContent, TableReading, Translation, Unread, classify,
    column_heading, copy_of, day_as_written, is_id, lacks_unit, may_hold_records, missing_part,
    names_upper_limit, original_of, read_file, read_settings, read_table, suggested_id, unknown_field,
    unread_file,
};
#[cfg(any(test, fuzzing))]
pub(crate) use read::{Form, understood};
pub use schema::{
    Choice, Field, Format, Schema, Subject, editor_schema, json_schema, open_schema, schema_of,
};
pub use types::LinkTo;
