//! What was read as something else, for the run to tell.

use std::sync::Arc;

use super::notation::Converted;
use crate::diagnostic::{Location, SourceText};

/// A value that was read as something else than what stands there, in a way that can only be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion {
    /// Where it stands.
    pub location: Location,
    /// What its field is called in Japanese.
    pub label: String,
    /// What stands there.
    pub written: String,
    /// What it was read as; empty where it says that there is nothing to say.
    pub read: String,
    /// What that is called in Japanese; empty where it is called as it is.
    pub called: String,
}

impl Conversion {
    /// What was converted in a file.
    pub(super) fn all(source: &Arc<SourceText>, converted: Vec<Converted>) -> impl Iterator<Item = Self> {
        converted.into_iter().map(|Converted { label, span, written, read, called }| Self {
            location: Location::Text(Arc::clone(source), span),
            label,
            written,
            read,
            called,
        })
    }
}
