//! The languages of a site, by number.

/// A language of a site: its position in [`Site::languages`](super::Site::languages).
///
/// Made by [`Site::language_ids`](super::Site::language_ids), so that it always names a language
/// that the site has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(u16);

impl LanguageId {
    /// The language of the site itself. Its pages stand at the root; those of all other languages
    /// in a folder of their own.
    pub const MAIN: Self = Self(0);

    pub(super) fn new(position: usize) -> Self {
        Self(u16::try_from(position).expect("settings name fewer than 65,536 languages"))
    }

    /// Whether it is the language of the site itself.
    pub fn is_main(self) -> bool {
        self == Self::MAIN
    }

    /// Its position in the site's languages.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
