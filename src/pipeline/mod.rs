//! The stages, one after another: folder → portal → site of a day → outputs → bytes.
//!
//! `build` asks a [`SiteBuild`] for every output, `serve` for the one that the browser wants.

mod cache;
mod load;
mod photo_cache;
mod photos;
mod picture_files;
mod site_build;
#[cfg(test)]
mod tests;
mod timings;
mod unread_documents;

pub use load::{LoadedPortal, PortalLoader, load_folder, load_folder_timed};
pub use photo_cache::is_kept_photo;
pub use photos::Photos;
pub use site_build::{LateFinding, SiteBuild, ThemeBroken, ThemedSite};
pub use timings::{Stage, Timings};
pub use unread_documents::unread_documents;
