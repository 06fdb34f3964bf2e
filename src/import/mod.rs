//! A table that is no content becomes records of its own in a portal, again and again.
//!
//! Takes a portal's folder, a table and a kind; gives an [`Import`]: what the table was understood as,
//! what was found, and a [`Plan`] of what would be written, which [`Import::write`] writes: all of it or
//! nothing. The table is read by the reader of content, so nothing is understood in one and not in the
//! other. The `hub.json` of another site becomes records too ([`prepare_hub`]), again and again. Never overwrites what a person changed, deletes nothing, prints nothing, reads no clock.

mod clean_table;
mod error;
mod hub;
mod hub_ledger;
mod ledger;
mod likeness;
mod mapping;
mod plan;
mod planner;
mod prepare;
mod quoting;
mod record_text;
mod same;
mod table_text;
mod understood;
mod values;
mod write;

pub use error::ImportError;
pub use hub::{HubImport, HubRecord, Refusal, is_hub, prepare_hub};
pub use plan::{Action, Change, Gone, Plan, Planned};
pub use prepare::{Import, Request, prepare};
pub use understood::CellReading;
