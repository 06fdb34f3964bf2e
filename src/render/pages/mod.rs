//! What fills one page: the home page, a list or hub, a record, the search page.

pub(super) mod agenda;
mod away;
pub(super) mod data;
pub(super) mod home;
mod hub;
pub(super) mod list;
mod month_grid;
pub(super) mod news;
pub(super) mod paper;
pub(super) mod record;
pub(super) mod search;
mod search_lists;
