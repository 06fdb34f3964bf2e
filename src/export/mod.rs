//! Outputs that need no template.
//!
//! Takes a site, or what others have made of it; gives bytes. One file a kind of output: calendars, the
//! search, the sitemap, later open data. Never reads the disk.

mod calendar;
mod search;
mod sitemap;

pub use calendar::{Note, calendar, notes};
pub use search::{SearchIndex, search_engine};
pub use sitemap::{robots, sitemap, sitemap_part};
