//! A parsed body: HTML with slots for what depends on the page that shows it.

use crate::diagnostic::Span;

use super::Target;
use super::text::mark::PackedMarks;

/// A text of a record, ready to be written into any page with [`super::write`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    pub(crate) html: Box<str>,
    /// In the order of their offsets in `html`.
    pub(crate) slots: Box<[Slot]>,
    /// Where in `html` the text is, in order.
    pub(crate) marks: PackedMarks,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// Every name that a link may lead to with `#`, headings included.
    pub anchors: Vec<String>,
}

/// A slot: an offset in the HTML, and what a page fills in there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub at: usize,
    pub piece: Piece,
}

/// What depends on the page that shows the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The beginning of a link.
    LinkOpen(Box<Link>),
    /// The end of the link that is open.
    LinkClose,
    /// The title of a record, where a link to it has no words of its own.
    RecordTitle(Box<RecordName>),
    /// The end of a line within a paragraph.
    LineBreak(LineBreak),
    /// A picture.
    Picture(Box<Picture>),
    /// A word of the interface.
    Word(Word),
}

/// The end of a line within a paragraph: a page keeps it or joins the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineBreak {
    /// The text was wrapped here at the width of a screen or a mail.
    pub is_wrapped: bool,
    /// What stands here where the lines are joined.
    pub(crate) joined: Joined,
}

/// What stands between two lines that are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joined {
    /// A space.
    Space,
    /// Nothing: full-width characters stand on both sides.
    Nothing,
    /// Nothing if the titles on its sides begin and end with full-width characters.
    BesideTitle {
        /// A title ends right before it; otherwise a full-width character does.
        after_title: bool,
        /// A title begins right after it; otherwise a full-width character does.
        before_title: bool,
    },
}

/// A record, by kind and id, or by its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordName {
    /// The kind's folder; empty where `id` is a title, or an id of any kind.
    pub kind: String,
    /// The record's id.
    pub id: String,
}

/// A link in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// The range of the destination in the file.
    pub span: Span,
    /// Further attributes, as HTML that begins with a space.
    pub(crate) attributes: String,
}

/// A picture in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file that it names.
    pub target: Target,
    /// The text for those who do not see it.
    pub alt: String,
    /// Where it stands in the file.
    pub span: Span,
    /// Further attributes, as HTML that begins with a space.
    pub(crate) attributes: String,
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level on the page, 2 to 6: the page's title is the only 1.
    pub level: u8,
    /// Its name for links.
    pub id: String,
    /// Its words, without readings.
    pub text: String,
    /// Where it stands in the file.
    pub span: Span,
}

/// The kinds of alerts (`> [!NOTE]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertKind {
    /// `[!NOTE]`.
    Note,
    /// `[!TIP]`.
    Tip,
    /// `[!IMPORTANT]`.
    Important,
    /// `[!WARNING]`.
    Warning,
    /// `[!CAUTION]`.
    Caution,
}

impl AlertKind {
    /// The name in class names and keys of interface texts.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// A word that the interface texts give, in the language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// The visible title of an alert.
    Alert(AlertKind),
    /// The name of the n-th table of the text, whose region can be scrolled.
    Table(usize),
    /// The name of the footnotes' section.
    Footnotes,
    /// The name of a reference to the n-th footnote.
    FootnoteReference(usize),
    /// The name of the link from the n-th footnote back to the text.
    FootnoteBack(usize),
    /// The name of a ticked box in a task list.
    TaskDone,
    /// The name of an empty box in a task list.
    TaskOpen,
}

impl Body {
    /// All links, in order.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.slots.iter().filter_map(|slot| match &slot.piece {
            Piece::LinkOpen(link) => Some(&**link),
            _ => None,
        })
    }

    /// All pictures, in order.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.slots.iter().filter_map(|slot| match &slot.piece {
            Piece::Picture(picture) => Some(&**picture),
            _ => None,
        })
    }

    /// Whether nothing would be shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.html.is_empty() && self.slots.is_empty()
    }

    /// The HTML and the pieces between it, in order.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (&str, Option<&Piece>)> {
        let ends = self.slots.iter().map(|slot| (slot.at, Some(&slot.piece)));
        let mut from = 0;
        ends.chain(std::iter::once((self.html.len(), None))).map(move |(at, piece)| {
            let html = self.html.get(from..at).unwrap_or_default();
            from = at;
            (html, piece)
        })
    }
}
