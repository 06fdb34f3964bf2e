//! Files are read: decoded, validated against the schema, and turned into typed values.

mod contradictions;
mod file;
mod layout;
mod placeholders;
pub(in crate::content) mod row;
mod settings_file;
mod unquoted_hash;
mod validate;
mod wrong_format;

pub(in crate::content) use file::typed;
pub use file::{FileContent, Translation, is_id, read_file, suggested_id};
pub use layout::{FileRole, Unread, classify, missing_part, unread_file};
pub use settings_file::{SiteSettings, read_settings};
pub use validate::Reference;
