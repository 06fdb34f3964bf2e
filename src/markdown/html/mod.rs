//! HTML: how tags are read and written, what an author may use, and the sanitiser.

pub(crate) mod allowed;
pub(crate) mod sanitise;
pub(crate) mod structure;
pub(crate) mod tag;
