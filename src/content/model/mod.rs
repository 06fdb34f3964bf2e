//! The records and settings as typed values, and the portal that they form together.

mod author_consent;
mod check_setting;
mod headcount;
mod job_items;
mod kind;
pub mod kinds;
mod licence;
pub mod look;
mod minimum_wage;
mod moment;
mod natural_order;
mod origin;
mod portal;
pub mod prefectures;
mod publisher;
mod record;
pub(in crate::content) mod recurrence;
mod settings;
mod site_settings;
pub mod types;

pub use author_consent::AuthorConsent;
pub use check_setting::{CheckSetting, Level};
pub use job_items::{
    JobItem, Told, job_items, job_items_known_until, job_words, minutes_of_day, says_unlimited,
};
pub use kind::{Key, Kind};
pub use licence::Licence;
pub use natural_order::natural_order;
pub(super) use origin::FieldPlaces;
pub use origin::{FieldPath, Given, Origin, Part};
pub use portal::Portal;
pub use publisher::Publisher;
pub use record::{Derived, Details, Record, Reference, UnreadReference, normalized_tag};
pub use settings::{
    Announcement, AnnouncementKind, LineBreaks, NavigationEntry, OpenDataSettings, SearchSettings, Settings,
    SharingSettings, UrlStyle,
};
pub use site_settings::SiteSettings;
