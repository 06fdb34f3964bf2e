//! A route and the `Site` in, bytes out.
//!
//! Takes one page of the immutable `Site`, makes small view values of it, and gives them to the
//! templates of a theme. Model types never reach a template; nothing here reads disk or clock.

mod body;
mod card;
mod chips;
mod facts;
pub mod format;
mod frame;
mod home;
mod list;
pub mod minify;
mod neighbours;
mod page_context;
mod panels;
mod record;
mod renderer;
mod search;
mod search_documents;
mod state_changes;
#[cfg(test)]
mod tests;
mod theme;
mod view;

pub use renderer::Renderer;
pub use theme::{Asset, BUILT_IN, Theme, ThemeFile};
