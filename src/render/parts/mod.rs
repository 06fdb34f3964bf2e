//! What pages are put together from: cards, chips, banners, labelled values, panels, links to neighbours.

pub(super) mod banners;
pub(super) mod body;
pub(super) mod card;
pub(super) mod chips;
pub(super) mod coming;
pub(super) mod facts;
pub(super) mod first_cards;
pub(super) mod follow;
pub(super) mod meta;
pub(super) mod neighbours;
pub(super) mod numbers;
pub(super) mod panels;
pub(super) mod plan;
pub(super) mod qr;
pub(super) mod share;
pub(super) mod soon;
pub(super) mod state_changes;
pub(super) mod story;
pub(super) mod ties;
pub(super) mod times;
pub(super) mod voice;
