//! What a command printed, kept so that it can be printed once more.

use std::cell::{Cell, RefCell};

use serde::{Deserialize, Serialize};

/// Where something is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Stream {
    Out,
    Error,
}

/// What was printed, in order.
#[derive(Debug, Default)]
pub(super) struct Transcript {
    said: RefCell<Vec<(Stream, String)>>,
    is_paused: Cell<bool>,
}

impl Transcript {
    pub(super) fn add(&self, stream: Stream, text: &str) {
        if !self.is_paused.get() {
            self.said.borrow_mut().push((stream, text.to_owned()));
        }
    }

    /// Leaves out what is printed meanwhile.
    pub(super) fn pause<T>(&self, action: impl FnOnce() -> T) -> T {
        let before = self.is_paused.replace(true);
        let result = action();
        self.is_paused.set(before);
        result
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(&*self.said.borrow()).unwrap_or_default()
    }

    /// What [`Transcript::to_bytes`] gave.
    pub(super) fn read(bytes: &[u8]) -> Option<Vec<(Stream, String)>> {
        serde_json::from_slice(bytes).ok()
    }
}
