//! The JSON Schema that the types give, compiled for the checker and translated for editors.

mod compiled;
mod editor;
mod format;
mod json_schema;
mod open;

pub use compiled::{Choice, Field, Schema, schema_of};
pub use editor::editor_schema;
pub use format::Format;
pub(super) use format::FormatError;
pub use json_schema::{Subject, json_schema};
pub use open::open_schema;
