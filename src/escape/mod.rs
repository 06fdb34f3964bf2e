//! Text as it stands in HTML and in addresses, and back.

pub(crate) mod html;
pub(crate) mod percent;
