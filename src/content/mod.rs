//! Files become typed records of each kind.
//!
//! Takes the text of files; gives [`Record`]s, the [`Portal`] that they make together, and every
//! mistake of form at its place. Never reads the disk or the clock.
//!
//! What is written is held twice: as a tree with places, checked against the schema that the
//! types themselves give; then as those types, with nothing left unsaid.

mod blanks;
mod cut_off;
mod editor;
pub mod form;
pub mod formats;
mod kind;
pub mod kinds;
mod origin;
mod portal;
pub mod prefectures;
mod read;
mod record;
mod row;
mod schema;
mod settings;
mod settings_file;
mod shape;
pub mod types;

pub use editor::editor_schema;
pub use form::Reference;
pub use kind::{Key, Kind};
pub use origin::{Origin, Part};
pub use portal::Portal;
pub use read::{FileContent, Translation, is_id, read_file, suggested_id};
pub use record::{Derived, Details, Record, normalized_tag};
pub use schema::{Subject, json_schema};
pub use settings::{
    Announcement, Level, NavigationEntry, OpenDataSettings, Publisher, SearchSettings, Settings, UrlStyle,
};
pub use settings_file::{SiteSettings, read_settings};
pub use shape::{Choice, Field, Shape, shape_of};
pub use types::LinkTo;
