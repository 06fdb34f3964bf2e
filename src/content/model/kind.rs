//! The eight kinds, and the key that a record is known by.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

/// What a record describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A region.
    Region,
    /// A community.
    Group,
    /// A job posting.
    Job,
    /// The life and work of a person.
    Story,
    /// An event.
    Event,
    /// Public help.
    Program,
    /// A third place.
    Place,
    /// A free page.
    Page,
}

impl Kind {
    /// All kinds, in the order in which records are sorted and the search index lists them.
    pub const ALL: [Self; 8] = [
        Self::Region,
        Self::Group,
        Self::Job,
        Self::Story,
        Self::Event,
        Self::Program,
        Self::Place,
        Self::Page,
    ];

    /// All kinds, in the order in which readers see them: menu, counts and filters.
    pub const SHOWN: [Self; 8] = [
        Self::Group,
        Self::Job,
        Self::Story,
        Self::Event,
        Self::Program,
        Self::Place,
        Self::Region,
        Self::Page,
    ];

    /// The name of its folder, and of its list: `jobs`.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Region => "regions",
            Self::Group => "groups",
            Self::Job => "jobs",
            Self::Story => "stories",
            Self::Event => "events",
            Self::Program => "programs",
            Self::Place => "places",
            Self::Page => "pages",
        }
    }

    /// The name of one: `job`.
    pub const fn singular(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Group => "group",
            Self::Job => "job",
            Self::Story => "story",
            Self::Event => "event",
            Self::Program => "program",
            Self::Place => "place",
            Self::Page => "page",
        }
    }

    /// What one is called in Japanese: `仕事`.
    pub const fn japanese(self) -> &'static str {
        match self {
            Self::Region => "地域",
            Self::Group => "仲間の会",
            Self::Job => "仕事",
            Self::Story => "物語",
            Self::Event => "催し",
            Self::Program => "支援制度",
            Self::Place => "居場所",
            Self::Page => "ページ",
        }
    }

    /// The kind that people mean by a word: its name, its folder, or what it is called in Japanese.
    pub fn meant_by(word: &str) -> Option<Self> {
        let word: String = word.trim().nfkc().flat_map(char::to_lowercase).collect();
        let japanese = || {
            Some(match word.as_str() {
                "地域" | "市町村" => Self::Region,
                "仲間の会" | "仲間" | "団体" | "会" | "グループ" => Self::Group,
                "仕事" | "求人" | "しごと" => Self::Job,
                "物語" | "話" | "ものがたり" | "インタビュー" => Self::Story,
                "催し" | "行事" | "イベント" | "もよおし" => Self::Event,
                "支援制度" | "制度" | "支援" | "補助金" => Self::Program,
                "居場所" | "場所" | "施設" => Self::Place,
                "ページ" | "案内" | "ご案内" => Self::Page,
                _ => return None,
            })
        };
        Self::of_singular(&word).or_else(|| Self::of_folder(&word)).or_else(japanese)
    }

    /// The kind whose folder has this name.
    pub fn of_folder(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == name)
    }

    /// The kind of this name, in the singular.
    pub fn of_singular(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.singular() == name)
    }
}

/// What a record is known by: its kind and its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The kind.
    pub kind: Kind,
    /// The id, unique within the kind.
    pub id: String,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.folder(), self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn a_kind_is_meant_by_the_words_of_people() {
        for (word, kind) in [
            ("仕事", Kind::Job),
            ("求人", Kind::Job),
            ("団体", Kind::Group),
            ("催し", Kind::Event),
            ("イベント", Kind::Event),
            ("ｲﾍﾞﾝﾄ", Kind::Event),
            ("物語", Kind::Story),
            ("制度", Kind::Program),
            ("場所", Kind::Place),
            ("地域", Kind::Region),
            ("ページ", Kind::Page),
            ("Jobs", Kind::Job),
            ("ｊｏｂ ", Kind::Job),
        ] {
            assert_eq!(Kind::meant_by(word), Some(kind), "{word}");
        }
        assert_eq!(Kind::meant_by("その他"), None);
    }
}
