//! The mark by which search finds words on a page. A template prints it within the tag around them.

use serde::Serialize;

/// Whether search finds the words beside it. Printed as the attribute itself, or as nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) enum SearchMark {
    /// Words of the interface, of other records, or of a page that is not searched.
    #[default]
    #[serde(rename = "")]
    Unsearched,
    /// Words of the record's own.
    #[serde(rename = " data-search")]
    Searched,
    /// The heading of a page that is searched. Its attribute has a value: templates print it as `safe`.
    #[serde(rename = " data-search=\"title\"")]
    Title,
}

impl SearchMark {
    /// The mark of words that search finds if that is true.
    pub(in crate::render) const fn when(is_searched: bool) -> Self {
        if is_searched { Self::Searched } else { Self::Unsearched }
    }

    /// This mark for words that are the record's own, none for others.
    pub(in crate::render) const fn only_if(self, is_own: bool) -> Self {
        if is_own { self } else { Self::Unsearched }
    }

    /// The mark of the heading on a page whose words have this one.
    pub(in crate::render) const fn of_title(self) -> Self {
        match self {
            Self::Unsearched => Self::Unsearched,
            Self::Searched | Self::Title => Self::Title,
        }
    }

    pub(in crate::render) fn is_searched(self) -> bool {
        self != Self::Unsearched
    }
}
