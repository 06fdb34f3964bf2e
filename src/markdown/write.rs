//! Writes a body into a page, which fills its slots.

use std::borrow::Cow;

use super::body::Joined;
use super::{Body, LineBreak, Link, Picture, Piece, Target, Word};
use crate::escape::html::{push_attribute, push_escaped};
use crate::markdown::inline::japanese;

/// What a page provides for the slots of a body.
pub trait Resolve {
    /// What becomes of a link.
    fn link(&self, target: &Target) -> LinkOutcome;
    /// The title of a record, if it is public; otherwise its id is written. Without a kind, the id is
    /// a title or an id of any kind; if that names no record, it is written with its brackets.
    fn record_title(&self, kind: &str, id: &str) -> Option<Cow<'_, str>>;
    /// How a picture is shown; if none, its alternative text is written.
    fn picture(&self, target: &Target) -> Option<PictureView>;
    /// Whether the end of a line is one on the page, too; otherwise the lines are joined.
    fn keeps_line(&self, is_wrapped: bool) -> bool;
    /// A word of the interface, in the page's language.
    fn word(&self, word: Word) -> Cow<'_, str>;
    /// Whether the first picture of the body is the first of its page, for which nobody is to wait.
    fn shows_first_picture(&self) -> bool {
        false
    }
    /// What is said behind the words of a link to a document; none for other links.
    fn document(&self, _target: &Target) -> Option<DocumentNote> {
        None
    }
}

/// What a reader wants to know before opening a document, in the page's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNote {
    /// What the words of the link may call it already: `PDF`, `Word`, ワード.
    pub names: Vec<&'static str>,
    /// Type and size: （PDF、1.2 MB）.
    pub whole: String,
    /// The size alone: （1.2 MB）.
    pub size: String,
}

/// What becomes of a link on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkOutcome {
    /// It leads to this address, not yet escaped for HTML.
    Href(String),
    /// Only its words stay.
    WordsOnly,
}

/// A picture as a page shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PictureView {
    /// The address, not yet escaped for HTML.
    pub src: String,
    /// Width in pixels, where known.
    pub width: Option<u32>,
    /// Height in pixels, where known.
    pub height: Option<u32>,
    /// The address and the width of each size that a browser may choose from; none where there is one only.
    pub sizes: Vec<(String, u32)>,
    /// The same as WebP, for browsers that read it.
    pub webp: Vec<(String, u32)>,
    /// How wide the page shows a picture, as `sizes` of an `<img>` says it.
    pub shown: &'static str,
}

/// Appends a body as HTML.
pub fn write(body: &Body, out: &mut String, resolve: &dyn Resolve) {
    out.reserve(body.html.len() + body.slots.len() * 48);
    let mut page = SlotWriter {
        resolve,
        link_is_open: false,
        document: None,
        last_of_title: None,
        is_eager: resolve.shows_first_picture(),
    };
    for (index, (html, piece)) in body.stretches().enumerate() {
        out.push_str(html);
        if let Some(piece) = piece {
            page.piece(out, piece, body, index);
        }
    }
}

struct SlotWriter<'a> {
    resolve: &'a dyn Resolve,
    link_is_open: bool,
    /// Where the words of the link to a document that is open begin, and what is to be said behind them.
    document: Option<(usize, DocumentNote)>,
    /// The last character of the title written last.
    last_of_title: Option<char>,
    /// Whether the next picture is the first of the page.
    is_eager: bool,
}

impl SlotWriter<'_> {
    fn piece(&mut self, out: &mut String, piece: &Piece, body: &Body, index: usize) {
        match piece {
            Piece::LinkOpen(link) => self.open_link(out, link),
            Piece::LinkClose => {
                if std::mem::take(&mut self.link_is_open) {
                    self.note_document(out, body, index);
                    out.push_str("</a>");
                }
            }
            Piece::RecordTitle(record) => {
                let title = title(self.resolve, &record.kind, &record.id);
                push_escaped(out, &title);
                self.last_of_title = japanese::last_visible(&title);
            }
            Piece::LineBreak(line_break) => self.line_break(out, *line_break, body, index),
            Piece::Picture(picture) => {
                write_picture(out, picture, self.resolve, std::mem::take(&mut self.is_eager));
            }
            Piece::Word(word) => push_escaped(out, &self.resolve.word(*word)),
        }
    }

    fn line_break(&self, out: &mut String, line_break: LineBreak, body: &Body, index: usize) {
        if self.resolve.keeps_line(line_break.is_wrapped) {
            out.push_str("<br>\n");
            return;
        }
        let joins = match line_break.joined {
            Joined::Space => false,
            Joined::Nothing => true,
            Joined::BesideTitle { after_title, before_title } => {
                let before = !after_title || self.last_of_title.is_some_and(japanese::is_wide);
                before && (!before_title || next_title_is_wide(self.resolve, body, index))
            }
        };
        if !joins {
            out.push('\n');
        }
    }

    fn open_link(&mut self, out: &mut String, link: &Link) {
        if let LinkOutcome::Href(href) = self.resolve.link(&link.target) {
            out.push_str("<a");
            push_attribute(out, "href", &href);
            out.push_str(&link.attributes);
            out.push('>');
            self.link_is_open = true;
            self.document = self.resolve.document(&link.target).map(|note| (out.len(), note));
        }
    }

    /// Says type and size of a document, unless its writer did within the link or in brackets right behind it.
    fn note_document(&mut self, out: &mut String, body: &Body, index: usize) {
        let Some((start, note)) = self.document.take() else { return };
        let behind = body.slots.get(index).and_then(|slot| body.html.get(slot.at..)).unwrap_or_default();
        let behind = behind.trim_start().strip_prefix(['（', '(', '［', '[', '【']);
        let behind = behind.and_then(|behind| behind.split(['）', ')', '］', ']', '】', '<']).next());
        let words = format!("{} {}", &out[start..], behind.unwrap_or_default()).to_lowercase();
        let is_sized = ["kb", "mb", "ｋｂ", "ｍｂ", "バイト"].iter().any(|unit| words.contains(unit));
        let is_named = note.names.iter().any(|name| words.contains(name));
        let said = match (is_named, is_sized) {
            (true, true) => return,
            (true, false) => &note.size,
            (false, _) => &note.whole,
        };
        out.push_str("<span data-search-off>");
        push_escaped(out, said);
        out.push_str("</span>");
    }
}

/// The words for a record that has none of its own in the text.
pub(crate) fn title<'a>(resolve: &'a dyn Resolve, kind: &str, id: &'a str) -> Cow<'a, str> {
    let unknown = || if kind.is_empty() { Cow::Owned(format!("[[{id}]]")) } else { Cow::Borrowed(id) };
    resolve.record_title(kind, id).unwrap_or_else(unknown)
}

fn next_title_is_wide(resolve: &dyn Resolve, body: &Body, index: usize) -> bool {
    let next = body.slots.iter().skip(index + 1).find_map(|slot| match &slot.piece {
        Piece::RecordTitle(record) => Some(record),
        _ => None,
    });
    next.is_some_and(|record| {
        title(resolve, &record.kind, &record.id).chars().next().is_some_and(japanese::is_wide)
    })
}

fn write_picture(out: &mut String, picture: &Picture, resolve: &dyn Resolve, is_eager: bool) {
    let Some(view) = resolve.picture(&picture.target) else {
        push_escaped(out, &picture.alt);
        return;
    };
    let given = given(picture, " width=\"").and_then(|width| width.trim().parse::<u32>().ok());
    let shown = given.map_or(view.shown.to_owned(), |width| format!("{width}px"));
    let push_choices = |out: &mut String, sizes: &[(String, u32)]| {
        let choices: Vec<_> = sizes.iter().map(|(src, width)| format!("{src} {width}w")).collect();
        push_attribute(out, "srcset", &choices.join(", "));
        push_attribute(out, "sizes", &shown);
    };
    if !view.webp.is_empty() {
        out.push_str("<picture><source type=\"image/webp\"");
        push_choices(out, &view.webp);
        out.push('>');
    }
    out.push_str("<img");
    push_attribute(out, "src", &view.src);
    push_attribute(out, "alt", &picture.alt);
    if !view.sizes.is_empty() {
        push_choices(out, &view.sizes);
    }
    for (name, value) in size(picture, &view) {
        push_attribute(out, name, &value.to_string());
    }
    out.push_str(&picture.attributes);
    out.push_str(if is_eager { " decoding=\"async\">" } else { " loading=\"lazy\" decoding=\"async\">" });
    if !view.webp.is_empty() {
        out.push_str("</picture>");
    }
}

/// What the author gave for an attribute, whose beginning this is.
fn given<'a>(picture: &'a Picture, name: &str) -> Option<&'a str> {
    let start = picture.attributes.find(name)? + name.len();
    Some(picture.attributes[start..].split('"').next().unwrap_or_default())
}

/// The size that the page adds. What the author gave stays; the other side follows from it.
fn size(picture: &Picture, view: &PictureView) -> Vec<(&'static str, u32)> {
    let (width, height) = (given(picture, " width=\""), given(picture, " height=\""));
    let scaled = |given: &str, own: Option<u32>, other: Option<u32>| {
        let (given, own, other) = (given.trim().parse::<u64>().ok()?, u64::from(own?), u64::from(other?));
        u32::try_from((given * other + own / 2).checked_div(own)?).ok()
    };
    let sides = match (width, height) {
        (None, None) => [("width", view.width), ("height", view.height)],
        (Some(width), None) => [("height", scaled(width, view.width, view.height)), ("width", None)],
        (None, Some(height)) => [("width", scaled(height, view.height, view.width)), ("height", None)],
        (Some(_), Some(_)) => [("width", None), ("height", None)],
    };
    sides.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
