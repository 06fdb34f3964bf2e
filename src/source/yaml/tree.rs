//! The events of the parser become a tree.
//!
//! Read by granit-parser rather than by `serde_yaml`, because every message needs the place of a
//! value, and because a text must stay the text that was written (`0832221111`, `no`).

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, options};

use super::line;
use super::mended::Mended;
use super::mistakes::line_around;
use crate::diagnostic::findings::{EN005, EN006, EN006Label, EN007, EN008};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};
use crate::source::node::{Key, Node, Value};

/// How deep lists and maps may stand in each other.
const DEEPEST: usize = 32;
/// How many values a file may hold, aliases counted where they are used.
const MOST_NODES: usize = 500_000;
/// How many bytes aliases may repeat.
const MOST_REPEATED_BYTES: usize = 1024 * 1024;
/// From how many keys on those of a map are looked up, rather than gone through.
const MANY_KEYS: usize = 64;

/// What one reading of a text gave.
pub(super) struct Attempt {
    /// The tree, or its finished part.
    pub root: Option<Node>,
    /// Mistakes that do not stop the reading: keys that stand twice, signs that are no text.
    pub findings: Vec<Diagnostic>,
    /// Lines whose values are not what was meant.
    pub guesses: Vec<Span>,
    /// Why it ended before the end.
    pub stop: Option<Stop>,
}

/// Why a reading ended before the end of its text.
pub(super) enum Stop {
    /// The text has no form at this place.
    Form(ScanError),
    /// A mistake of the text as a whole.
    Finding(Diagnostic),
}

/// Reads a text once, as far as it has a form.
pub(super) fn build(source: &Arc<SourceText>, text: &Mended<'_>) -> Attempt {
    let mut builder = Builder {
        source,
        text,
        stack: Vec::new(),
        anchors: HashMap::new(),
        root: None,
        nodes: 0,
        repeated: 0,
        findings: Vec::new(),
        guesses: Vec::new(),
        unused: HashMap::new(),
    };
    let mut stop = None;
    let settings = options! { flow_nesting_limit: DEEPEST, block_nesting_limit: DEEPEST };
    for event in Parser::new_from_str_with_options(text.text(), settings) {
        let outcome = match event {
            Ok((event, span)) => builder.take(event, &span).map_err(Stop::Finding),
            Err(error) if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) => {
                let at = error.marker().byte_offset().unwrap_or_default();
                let place = builder.location(text.original(&(at..at)));
                Err(Stop::Finding(EN007::Depth { limit: DEEPEST }.at(place)))
            }
            Err(error) => Err(Stop::Form(error)),
        };
        if let Err(why) = outcome {
            stop = Some(why);
            break;
        }
    }
    // An anchor that nothing refers to is a text that begins with its sign.
    let mut lost: Vec<_> = std::mem::take(&mut builder.unused).into_values().collect();
    lost.sort_by_key(|span| span.start);
    for span in lost {
        builder.sign_lost('&', span);
    }
    Attempt { root: builder.root, findings: builder.findings, guesses: builder.guesses, stop }
}

struct Open {
    node: Node,
    anchor: usize,
    /// The key of a map that waits for its value.
    key: Option<Key>,
    /// Where each key of a map stands among its entries, once there are many.
    places: HashMap<String, usize>,
}

impl Open {
    /// The number of the entry of a map that has this key.
    fn place_of(&mut self, key: &str) -> Option<usize> {
        let entries = self.node.entries();
        if entries.len() < MANY_KEYS {
            return entries.iter().position(|(known, _)| known.text == key);
        }
        for (place, (known, _)) in entries.iter().enumerate().skip(self.places.len()) {
            self.places.insert(known.text.clone(), place);
        }
        self.places.get(key).copied()
    }
}

struct Builder<'a> {
    source: &'a Arc<SourceText>,
    text: &'a Mended<'a>,
    stack: Vec<Open>,
    anchors: HashMap<usize, Node>,
    root: Option<Node>,
    nodes: usize,
    repeated: usize,
    findings: Vec<Diagnostic>,
    guesses: Vec<Span>,
    /// The anchors of texts that no alias has named so far, and where their signs stand.
    unused: HashMap<usize, Span>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, at: &granit_parser::Span) -> Result<(), Diagnostic> {
        let span = self.span(at);
        match event {
            Event::DocumentStart(..) if self.root.is_some() => Err(EN008 {}.at(self.location(span))),
            Event::Scalar(text, style, anchor, tag) => {
                if matches!(style, ScalarStyle::Plain) && (anchor != 0 || tag.is_some()) {
                    // Where nothing follows the sign, the value stands behind it, maybe lines below.
                    let written = self.source.text[..span.start].trim_end().len();
                    let at = if text.is_empty() { written..written } else { span.clone() };
                    if let Some(sign) = self.sign_before(&at, '&').filter(|_| anchor != 0) {
                        self.unused.insert(anchor, sign);
                    }
                    if let Some(sign) = self.sign_before(&at, '!').filter(|_| tag.is_some()) {
                        self.sign_lost('!', sign);
                    }
                }
                let text = self.without_controls(text.into_owned(), &span);
                let value = scalar(text, style);
                self.add(Node { span, value }, anchor)
            }
            Event::Alias(id) => {
                self.unused.remove(&id);
                let mut node =
                    self.anchors.get(&id).cloned().unwrap_or_else(|| Node::empty_map(span.clone()));
                let (nodes, bytes) = weight(&node);
                self.nodes += nodes;
                self.repeated += bytes;
                if self.repeated > MOST_REPEATED_BYTES {
                    return Err(EN007::Aliases.at(self.location(span)));
                }
                node.span = span;
                self.add(node, 0)
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open(Value::List(Vec::new()), span, anchor);
                Ok(())
            }
            Event::MappingStart(_, anchor, _) => {
                self.open(Value::Map(Vec::new()), span, anchor);
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(mut done) = self.stack.pop() else { return Ok(()) };
                done.node.span.end = span.start.max(done.node.span.end);
                self.add(done.node, done.anchor)
            }
            _ => Ok(()),
        }
    }

    /// The place of a sign that stands in the line before a value.
    fn sign_before(&self, span: &Span, sign: char) -> Option<Span> {
        let text = &self.source.text;
        let line = line_around(text, span.start).start;
        // The value's own place may begin at the sign.
        let end = span.start + text[span.start..].chars().next().map_or(0, char::len_utf8);
        let at = line + text[line..end].rfind(sign)?;
        Some(at..at + sign.len_utf8())
    }

    /// Reports a sign that YAML takes for something else than the beginning of a text.
    fn sign_lost(&mut self, sign: char, at: Span) {
        let line = line_around(&self.source.text, at.start);
        let example = line::quoted_from(&self.source.text[line.clone()], at.start - line.start);
        self.guesses.push(line);
        self.findings.push(EN005::SignLost { sign: sign.to_string(), example }.at(self.location(at)));
    }

    /// Reports characters that no page may hold, which a text in quotation marks can name (`"\0"`), and leaves
    /// a space in their place.
    fn without_controls(&mut self, text: String, span: &Span) -> String {
        let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}');
        if !text.contains(is_control) {
            return text;
        }
        self.findings.push(EN005::Control.at(self.location(span.clone())));
        text.replace(is_control, " ")
    }

    fn open(&mut self, value: Value, span: Span, anchor: usize) {
        let places = HashMap::new();
        self.stack.push(Open { node: Node { span, value }, anchor, key: None, places });
    }

    fn add(&mut self, node: Node, anchor: usize) -> Result<(), Diagnostic> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Err(EN007::Nodes { limit: MOST_NODES }.at(self.location(node.span)));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(parent) = self.stack.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        let key = parent.key.take();
        let first = key.as_ref().and_then(|key| parent.place_of(&key.text));
        match &mut parent.node.value {
            // A `-` with nothing after it is no item, as an empty value is no field.
            Value::List(_) if node.is_nothing() => {}
            Value::List(items) => items.push(node),
            Value::Map(entries) => match key {
                None => {
                    // What is no text (`null`, a list) is known by how it is written.
                    let closed = self.source.text[node.span.end..].starts_with([']', '}']);
                    let written = node.span.start..node.span.end + usize::from(closed);
                    let written = || self.source.text[written].lines().next().unwrap_or_default();
                    let text = node.as_text().unwrap_or_else(written).to_owned();
                    parent.key = Some(Key { text, span: node.span });
                }
                Some(key) => {
                    let before = || self.source.text[..key.span.start].trim_end_matches(' ');
                    if let Some((first, _)) = first.map(|place| &entries[place]) {
                        // 000円 within braces, twice: a part of a text, which its first one tells (EN021).
                        if node.is_nothing() && before().ends_with(',') {
                            return Ok(());
                        }
                        let location = |span: &Span| Location::Text(Arc::clone(self.source), span.clone());
                        self.findings.push(
                            EN006 { key: key.text.clone() }.at_labelled(
                                location(&key.span),
                                [(EN006Label::First, location(&first.span))],
                            ),
                        );
                    } else {
                        entries.push((key, node));
                    }
                }
            },
            _ => {}
        }
        Ok(())
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        let most = self.text.text().len();
        let offset = |marker: &granit_parser::Marker| marker.byte_offset().unwrap_or_default().min(most);
        let start = offset(&span.start);
        let Span { start, end } = self.text.original(&(start..offset(&span.end).max(start)));
        start..start + self.source.text[start..end].trim_end().len()
    }

    fn location(&self, span: Span) -> Location {
        Location::Text(Arc::clone(self.source), span)
    }
}

fn scalar(text: String, style: ScalarStyle) -> Value {
    match style {
        ScalarStyle::Plain if matches!(text.as_str(), "" | "~" | "null") => Value::Nothing,
        ScalarStyle::Literal | ScalarStyle::Folded => {
            Value::Block { text, literal: matches!(style, ScalarStyle::Literal) }
        }
        _ => Value::Scalar(text),
    }
}

/// How many nodes a tree has, and how many bytes of text.
fn weight(node: &Node) -> (usize, usize) {
    let add = |sum: (usize, usize), more: (usize, usize)| (sum.0 + more.0, sum.1 + more.1);
    // A node costs memory even without text, so an alias of empty lists counts too.
    let own = size_of::<Node>();
    match &node.value {
        Value::Nothing => (1, own),
        Value::Scalar(text) | Value::Block { text, .. } => (1, own + text.len()),
        Value::List(items) => items.iter().map(weight).fold((1, own), add),
        Value::Map(entries) => {
            entries.iter().map(|(key, node)| add(weight(node), (0, key.text.len()))).fold((1, own), add)
        }
    }
}
