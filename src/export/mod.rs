//! Outputs that need no template.
//!
//! Takes a site, or what others have made of it; gives bytes. One file a kind of output: today the
//! search, later a feed, a calendar, a sitemap, open data. Never reads the disk.

mod search;

pub use search::{SearchIndex, search_engine};
