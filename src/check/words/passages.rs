//! Everything that a record says in words: the blocks of its text, and its fields that hold words.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::vocabulary::{FoundWord, Topic, Vocabulary};
use super::{field_marks, half_width, lost_characters, slash_dates, spaced};
use crate::check::accepted::AcceptedPlaces;
use crate::check::context::{PortalContext, RecordContext};
use crate::check::scalars::visible_scalars;
use crate::content::types::Lang;
use crate::content::{Kind, Portal};
use crate::diagnostic::{Code, Location};
use crate::markdown::{BlockKind, SourceBlock};
use crate::source::Node;

/// The fields that hold sentences or words of the writer's own, by the last name of their path.
const SENTENCES: &[&str] = &[
    "title",
    "summary",
    "alt",
    "credit",
    "how",
    "note",
    "text",
    "quote",
    "role",
    "about",
    "meets",
    "fee",
    "when",
    "duties",
    "duties_change",
    "place_change",
    "conditions",
    "holidays",
    "days",
    "overtime",
    "smoking",
    "skills",
    "renewal_basis",
    "renewal_limit",
    "reason",
    "who",
    "amount",
    "audience",
    "hours",
    "closed",
    "facilities",
    "label",
    "value",
    "kind_name",
    "contract_name",
    "frequency_name",
];

/// The fields that hold names, and words beside a day that the program understood: letters that cannot be read hurt
/// in them as well, but nothing is to be said of their words.
const NAMES: &[&str] = &[
    "closing_words",
    "starting_words",
    "founding_words",
    "name",
    "address",
    "place",
    "tags",
    "provider",
    "organizer_name",
    "author",
    "legal_basis",
];

/// The texts of one record.
pub(in crate::check) struct Passages<'a> {
    pub(in crate::check) portal: &'a Portal,
    pub(in crate::check) context: &'a RecordContext<'a>,
    pub(in crate::check) vocabulary: &'a Vocabulary,
    accepted: OnceCell<AcceptedPlaces>,
    all: Vec<Passage<'a>>,
}

/// One text.
pub(in crate::check) struct Passage<'a> {
    pub(in crate::check) text: &'a str,
    pub(in crate::check) place: Place<'a>,
    words: Vec<FoundWord>,
    signs: Signs,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::check) enum Place<'a> {
    /// In the body.
    Block(&'a SourceBlock),
    /// In a field that holds sentences.
    Field(&'a Node),
    /// In a field that holds a name or words beside a day.
    Name(&'a Node),
}

impl<'a> Passages<'a> {
    /// The texts of a record. Its fields are read again only where a rule has something to look at in them.
    pub(in crate::check) fn of(portal: &'a PortalContext<'_>, context: &'a RecordContext<'a>) -> Self {
        let vocabulary = portal.vocabulary();
        let accepted = OnceCell::new();
        let mut passages = Self { portal: portal.portal, context, vocabulary, accepted, all: Vec::new() };
        let blocks = context.blocks().iter().filter(|block| block.kind != BlockKind::Code);
        passages.all.extend(blocks.map(|block| Passage::new(&block.text, Place::Block(block), vocabulary)));
        let fields = context.record.origin.text_of_fields();
        if passages.is_easy() || may_concern(fields, vocabulary) {
            passages.add_fields();
        }
        passages
    }

    fn add_fields(&mut self) {
        let kind = self.context.record.kind();
        for (path, node) in visible_scalars(self.context.tree()) {
            let Some(text) = node.as_text() else { continue };
            let last = path.last().copied().unwrap_or_default();
            let place = match path.first() {
                Some(&("body" | "extra")) => continue,
                // What a community or a place is called is a name; of other records somebody chose the words.
                Some(&"title") if matches!(kind, Kind::Group | Kind::Place | Kind::Region) => {
                    Place::Name(node)
                }
                _ if SENTENCES.contains(&last) => Place::Field(node),
                _ if NAMES.contains(&last) => Place::Name(node),
                _ => continue,
            };
            self.all.push(Passage::new(text, place, self.vocabulary));
        }
    }

    /// All texts.
    pub(in crate::check) fn iter(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.all.iter()
    }

    /// The texts that somebody chose the words of: not names.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.all.iter().filter(|passage| !matches!(passage.place, Place::Name(_)))
    }

    /// The words of a topic in sentences, each with its text.
    pub(super) fn words(&self, topic: Topic) -> impl Iterator<Item = (&Passage<'a>, Range<usize>)> {
        self.sentences().flat_map(move |passage| passage.words_of(topic).map(move |range| (passage, range)))
    }

    /// Whether the record is in plain Japanese.
    pub(super) fn is_easy(&self) -> bool {
        let record = self.context.record;
        let own = || record.common.lang.as_ref().map(Lang::as_str);
        let lang = record.translation.as_deref().or_else(own);
        lang.unwrap_or_else(|| self.portal.settings.lang()) == "ja-easy"
    }

    /// Whether something is accepted at its place, so that it is not told for others of the record.
    pub(super) fn accept(&self, code: Code, location: &Location) -> bool {
        self.accepted.get_or_init(|| AcceptedPlaces::of(self.context.record)).hold(code, location)
    }

    /// The location of a thing that is told once a record, where this is the first; and wherever it is accepted.
    pub(super) fn first(
        &self,
        (code, thing): (Code, &str),
        once: &mut Once,
        (passage, range): (&Passage<'a>, Range<usize>),
    ) -> Option<Location> {
        let location = self.location(passage, range)?;
        (self.accept(code, &location) || once.is_first(thing)).then_some(location)
    }

    /// The location of a range of a text.
    pub(super) fn location(&self, passage: &Passage<'a>, range: Range<usize>) -> Option<Location> {
        let span = match passage.place {
            Place::Block(block) => {
                let words = passage.text.get(range.clone()).unwrap_or_default();
                return Some(self.context.location_of_words(words, &block.span(range)?));
            }
            Place::Field(node) | Place::Name(node) => {
                // A value may be written otherwise than it is read: then it is shown as a whole.
                let written =
                    self.context.record.origin.source.text.get(node.span.clone()).unwrap_or_default();
                let words = &passage.text[range];
                match (written.find(words), written.matches(words).count()) {
                    (Some(at), 1) => node.span.start + at..node.span.start + at + words.len(),
                    _ => node.span.clone(),
                }
            }
        };
        Some(self.context.location_at(&span))
    }
}

impl<'a> Passage<'a> {
    fn new(text: &'a str, place: Place<'a>, vocabulary: &Vocabulary) -> Self {
        Self { text, place, words: vocabulary.find(text), signs: Signs::of(text) }
    }

    /// Whether it may hold something that a rule on single characters looks at.
    pub(super) const fn may_hold(&self, sign: Sign) -> bool {
        self.signs.has(sign)
    }

    /// Where the words of a topic stand in it.
    pub(super) fn words_of(&self, topic: Topic) -> impl Iterator<Item = Range<usize>> {
        self.words.iter().filter(move |word| word.topic == topic).map(|word| word.range.clone())
    }

    /// The sentence around a range.
    pub(super) fn sentence(&self, range: &Range<usize>) -> &'a str {
        let ends = ['。', '！', '？', '\n'];
        let end = |at: usize| self.text[at..].find(ends).map_or(self.text.len(), |found| at + found);
        let start = self.text[..range.start].rfind(ends).map_or(0, |at| self.text.ceil_char_boundary(at + 1));
        &self.text[start..end(range.end)]
    }
}

/// Whether a rule may have something to say of fields that are written so.
fn may_concern(fields: &str, vocabulary: &Vocabulary) -> bool {
    let signs = Signs::of(fields);
    signs.has(Sign::HalfWidth)
        || signs.has(Sign::Lost)
        || (signs.has(Sign::Space) && spaced::find(fields).next().is_some())
        || (signs.has(Sign::Slash) && slash_dates::find(fields).next().is_some())
        || (signs.has(Sign::Brace) && field_marks::ruby_in(fields).is_some())
        || !vocabulary.find(fields).is_empty()
}

/// What single characters a text holds that a rule looks at.
#[derive(Debug, Clone, Copy, Default)]
struct Signs(u8);

/// A sort of such characters.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    /// A space behind a Japanese letter.
    Space = 1,
    /// A slash behind a digit.
    Slash = 2,
    /// A letter of half-width katakana.
    HalfWidth = 4,
    /// A character that no other computer knows.
    Lost = 8,
    /// An opening brace.
    Brace = 16,
}

impl Signs {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let begins_sign = |(_, byte): &(usize, &u8)| BEGINS_SIGN[usize::from(**byte)];
        let signs = bytes.iter().enumerate().filter(begins_sign).filter_map(|(at, byte)| {
            let before = |at: usize| text[..at].chars().next_back();
            match byte {
                b' ' => before(at).filter(|c| *c > '\u{3000}').map(|_| Sign::Space),
                // The last byte of a full-width space.
                0x80 => {
                    let start =
                        at.checked_sub(2).filter(|start| bytes[*start..=at] == *"\u{3000}".as_bytes())?;
                    before(start).filter(|c| *c > '\u{3000}').map(|_| Sign::Space)
                }
                b'/' => before(at).filter(|c| is_digit(*c)).map(|_| Sign::Slash),
                b'{' => Some(Sign::Brace),
                _ => match text[at..].chars().next()? {
                    '／' => before(at).filter(|c| is_digit(*c)).map(|_| Sign::Slash),
                    '｛' => Some(Sign::Brace),
                    c if half_width::is_letter(c) => Some(Sign::HalfWidth),
                    c if lost_characters::is_lost(c) => Some(Sign::Lost),
                    _ => None,
                },
            }
        });
        Self(signs.fold(0, |signs, sign| signs | sign as u8))
    }

    const fn has(self, sign: Sign) -> bool {
        self.0 & sign as u8 != 0
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Whether a sign is written with this byte: the first bytes of U+0080 to U+009F, U+E000 to U+FFFF and U+F0000 to
/// U+10FFFF among them.
static BEGINS_SIGN: [bool; 256] = {
    let mut begins = [false; 256];
    let bytes = [b' ', b'/', b'{', 0x80, 0xC2, 0xEE, 0xEF, 0xF3, 0xF4];
    let mut at = 0;
    while at < bytes.len() {
        begins[bytes[at] as usize] = true;
        at += 1;
    }
    begins
};

/// Takes each thing once: the first place of a word is enough.
#[derive(Debug, Default)]
pub(super) struct Once(BTreeSet<String>);

impl Once {
    /// Whether it was not there before.
    pub(super) fn is_first(&mut self, thing: &str) -> bool {
        self.0.insert(thing.to_owned())
    }
}
