//! The records and settings as typed values, and the portal that they form together.

mod kind;
pub mod kinds;
mod moment;
mod origin;
mod portal;
pub mod prefectures;
mod record;
mod settings;
pub mod types;

pub use kind::{Key, Kind};
#[cfg(test)]
pub(crate) use origin::TREES_READ;
pub(in crate::content) use origin::first_field;
pub use origin::{Origin, Part};
pub use portal::Portal;
pub use record::{Derived, Details, Record, normalized_tag};
pub use settings::{
    Announcement, Level, NavigationEntry, OpenDataSettings, Publisher, SearchSettings, Settings, UrlStyle,
};
