//! What pages are put together from: text, cards, chips, labelled values, panels, links to neighbours, changes of state.

pub(super) mod body;
pub(super) mod card;
pub(super) mod chips;
pub(super) mod facts;
pub(super) mod neighbours;
pub(super) mod panels;
pub(super) mod state_changes;
