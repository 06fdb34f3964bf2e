//! The stages, one after another: folder → portal → site of a day → routes → bytes.
//!
//! `build` asks an [`Edition`] for every path, `serve` for the one that the browser wants.

mod cache;
mod edition;
mod load;
mod picture_files;
mod search_files;
#[cfg(test)]
mod tests;

pub use edition::{Edition, TemplateMistake};
pub use load::{LoadedPortal, PortalLoader, load_folder};
