//! The paths of outputs that are no pages.

use crate::platform::OutputPath;

/// The folder of the search: its script, and the shards of its index.
pub(super) const SEARCH_FOLDER: &str = "search";

const SHARD_ENDING: &str = ".js";

/// Where the script is that searches in the browser.
pub fn search_engine_path() -> OutputPath {
    search_shard_path("enishi")
}

/// Where a shard of the search index is, such as `core` or `p/12`.
pub fn search_shard_path(name: &str) -> OutputPath {
    OutputPath::from(format!("{SEARCH_FOLDER}/{name}{SHARD_ENDING}"))
}

/// The name of the shard that a path would hold.
pub(super) fn search_shard_at(path: &str) -> Option<&str> {
    path.strip_prefix(SEARCH_FOLDER)?.strip_prefix('/')?.strip_suffix(SHARD_ENDING)
}

/// Whether a path is that of a script in the folder of the search.
pub fn is_search_script(path: &str) -> bool {
    search_shard_at(path).is_some()
}

/// The folder of photographs in further sizes.
const SIZES_FOLDER: &str = "assets/sizes";

/// Whether only programs open what is at a path: a script of the search, a calendar, a feed, a photograph in a
/// further size.
pub fn is_made_for_programs(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_in = |folder: &str| path.split('/').rev().skip(1).any(|part| part == folder);
    is_search_script(path)
        || path.strip_prefix(SIZES_FOLDER).is_some_and(|rest| rest.starts_with('/'))
        || is_in("calendar") && name.ends_with(".ics")
        || is_in("feed") && (name.ends_with(".xml") || name.ends_with(".json"))
}

/// Where a file is whose name holds a hash of its content: a file of the theme, or one of the
/// content folder.
pub fn asset_path(name_with_hash: &str) -> OutputPath {
    OutputPath::from(format!("assets/{name_with_hash}"))
}

/// Where a further size of a photograph is, whose name holds a hash of its content.
pub fn photo_size_path(name_with_hash: &str) -> OutputPath {
    OutputPath::from(format!("{SIZES_FOLDER}/{name_with_hash}"))
}
