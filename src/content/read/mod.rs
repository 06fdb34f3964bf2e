//! Files are read: decoded, validated against the schema, and turned into typed values.

mod assemble;
mod contradictions;
mod file;
mod layout;
mod origin;
mod placeholders;
mod prefecture;
mod row;
mod settings_file;
mod unquoted_hash;
mod validate;
mod wrong_format;

pub use file::{FileContent, Translation, is_id, read_file, suggested_id};
pub use layout::{FileRole, Unread, classify, missing_part, unread_file};
#[cfg(test)]
pub(crate) use origin::TREES_READ;
pub use settings_file::read_settings;
