//! The stages, one after another: folder → portal → site of a day → routes → bytes.
//!
//! `build` asks an [`Edition`] for every path, `serve` for the one that the browser wants.

mod edition;
mod picture_files;
mod reader;
mod search_files;

pub use edition::{Edition, TemplateMistake};
pub use reader::{Reader, Reading};
