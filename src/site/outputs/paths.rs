//! The paths of outputs that are no pages.

use crate::platform::OutputPath;

/// The folder of the search: its script, and the shards of its index.
pub(super) const SEARCH_FOLDER: &str = "search";

const SHARD_ENDING: &str = ".js";

/// A script that searches in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchScript {
    /// What answers questions.
    Engine,
    /// What finds the nearest other question for one that finds nothing; the first one loads it.
    Nearest,
}

impl SearchScript {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Engine, Self::Nearest];

    /// Where it is.
    pub fn path(self) -> OutputPath {
        search_shard_path(match self {
            Self::Engine => "enishi",
            Self::Nearest => "nearest",
        })
    }
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

/// The folder of calendars, in that of their language.
pub(in crate::site) const CALENDAR_FOLDER: &str = "calendar";

/// The folder of feeds, in that of their language.
pub(in crate::site) const FEED_FOLDER: &str = "feed";

/// The folder of photographs in further sizes.
const SIZES_FOLDER: &str = "assets/sizes";

/// What only programs open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForPrograms {
    /// A calendar.
    Calendar,
    /// A feed.
    Feed,
    /// A script of the search.
    Search,
    /// A photograph in a further size.
    PhotoSize,
}

impl ForPrograms {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Calendar, Self::Feed, Self::Search, Self::PhotoSize];

    /// What is at a path; nothing where people open it.
    pub fn at(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let is_in = |folder: &str| path.split('/').rev().skip(1).any(|part| part == folder);
        Self::ALL.into_iter().find(|what| match what {
            Self::Calendar => is_in(CALENDAR_FOLDER) && name.ends_with(".ics"),
            Self::Feed => is_in(FEED_FOLDER) && (name.ends_with(".xml") || name.ends_with(".json")),
            Self::Search => is_search_script(path),
            Self::PhotoSize => path.strip_prefix(SIZES_FOLDER).is_some_and(|rest| rest.starts_with('/')),
        })
    }

    /// The folder in which it stands.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Calendar => CALENDAR_FOLDER,
            Self::Feed => FEED_FOLDER,
            Self::Search => SEARCH_FOLDER,
            Self::PhotoSize => SIZES_FOLDER,
        }
    }
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
