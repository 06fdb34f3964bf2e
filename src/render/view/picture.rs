//! Pictures with their words.

use serde::Serialize;

use super::{SearchMark, Timed};

/// A picture with its words.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Picture {
    /// The path from the site's root.
    pub path: String,
    /// The alternative text.
    pub alt: String,
    /// Whose it is.
    pub credit: Option<String>,
    /// Its width in pixels, where known.
    pub width: Option<u32>,
    /// Its height in pixels, where known.
    pub height: Option<u32>,
    /// The sizes that a browser may choose from, the widest last; none where there is one only.
    pub sizes: Vec<PictureSize>,
    /// The same in fewer bytes as WebP, for browsers that read it.
    pub webp: Vec<PictureSize>,
    /// The mark of the words on whose it is.
    pub mark: SearchMark,
    /// On which days it may be shown.
    pub timed: Timed,
}

/// A picture in one size.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct PictureSize {
    /// The path from the site's root.
    pub path: String,
    /// The width in pixels.
    pub width: u32,
}
