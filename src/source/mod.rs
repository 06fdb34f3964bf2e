//! A folder becomes files with text.
//!
//! Takes the portal's folder; gives its files in a fixed order, their decoded text, front matter
//! split off, and YAML and CSV as [`Node`] trees that know the position of every field. Never
//! knows what a job is.

mod decode;
mod file_table;
mod folder;
mod front_matter;
mod node;
mod package;
mod path;
mod table;
mod text;
mod yaml;

pub use decode::{Mismatch, decode};
pub use file_table::{FileTable, Fingerprint, FoundFile};
pub use folder::{FOLDERS, RootState, belongs_to_portal, hash, list, read, root_state};
pub use front_matter::{Split, Unsplit, split};
pub use node::{Key, Node, Value};
pub use package::{each_part, is_package};
pub use path::{PortalPath, extension, file_name, file_stem};
pub use table::{
    Cell, Row, Sheet, Tables, cells_within, is_table, is_workbook, looks_like_table, may_be_table,
    read_tables,
};
pub use text::decode_text;
pub(crate) use yaml::is_broken_line;
pub use yaml::{Gaps, YamlReading, parse_yaml, read_yaml};

/// The largest file that is read as content, in bytes.
pub const LARGEST_FILE: u64 = 8 * 1024 * 1024;

/// The largest picture that is published, in bytes: it is held in memory to take out its metadata.
pub const LARGEST_PICTURE: u64 = 64 * 1024 * 1024;

/// The folder of a portal in which what was made of its photographs is kept. It can be deleted at any time, is no
/// part of what people write, and nothing in it is published as it lies there.
pub const KEPT_PHOTOS: &str = ".enishi/pictures";

/// The folder of a portal in which is kept by what a build knows that it has nothing to do. It can be deleted at any
/// time, and is no part of what people write.
pub const KEPT_STAMPS: &str = ".enishi/stamps";
