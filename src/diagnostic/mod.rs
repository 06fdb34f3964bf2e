//! Mistakes as data.
