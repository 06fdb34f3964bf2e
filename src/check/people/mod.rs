//! People who are not asked: their faces, names and numbers.

mod unused_files;

pub(super) use unused_files::{PR203, unused_files};
