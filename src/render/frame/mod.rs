//! What frames every page: what all pages of a language share, and what each says of itself.

mod icons;
mod menu;
mod name;
mod page;
mod site;
mod social;

pub(super) use page::{page_view, redirect_page_view};
pub(super) use site::site_view;
