//! Outputs that need no template.
//!
//! Takes a site, or what others have made of it; gives bytes. One file a kind of output: calendars, feeds,
//! the search, the shortlist, the sitemap, open data, the mail of a month. Never reads the disk.

mod address;
mod calendar;
mod digest;
mod feed;
mod manifest;
mod open_data;
mod search;
mod shortlist;
mod sitemap;

pub use calendar::{Note, calendar, notes};
pub use digest::{Digest, DigestOf, digest};
pub use feed::feed;
pub use manifest::manifest;
pub use open_data::open_data;
pub use search::{SearchIndex, search_script};
pub use shortlist::shortlist_records;
pub use sitemap::{robots, sitemap, sitemap_part};
