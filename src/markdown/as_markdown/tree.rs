//! The HTML of a body as a tree.

use crate::escape::html::unescaped;
use crate::markdown::html::allowed::VOID;
use crate::markdown::html::tag::read_tag;

/// A part of the tree.
pub(super) enum Part {
    /// Words, with their entities read.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with what stands in it.
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) parts: Vec<Part>,
}

impl Element {
    /// The value of an attribute; empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Whether it has an attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| known == name)
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.parts.iter().filter_map(|part| match part {
            Part::Element(element) => Some(element),
            Part::Text(_) => None,
        })
    }

    /// All words in it.
    pub(super) fn words(&self) -> String {
        let words = self.parts.iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Element(element) => element.words(),
        });
        words.collect()
    }
}

/// Reads HTML that this module or Ammonia wrote.
pub(super) fn read(html: &str) -> Vec<Part> {
    let mut open = vec![Element { name: String::new(), attributes: Vec::new(), parts: Vec::new() }];
    let mut at = 0;
    while at < html.len() {
        let next = html[at..].find('<').map_or(html.len(), |found| at + found);
        if next > at {
            push(&mut open, Part::Text(unescaped(&html[at..next]).into_owned()));
        }
        at = next;
        if at == html.len() {
            break;
        }
        let Some((tag, end)) = read_tag(html, at) else {
            push(&mut open, Part::Text("<".to_owned()));
            at += 1;
            continue;
        };
        at = end;
        if tag.is_end {
            close(&mut open, &tag.name);
            continue;
        }
        let attributes = tag.attributes.iter();
        let attributes = attributes.map(|a| (a.name.clone(), unescaped(a.value).into_owned())).collect();
        let element = Element { name: tag.name, attributes, parts: Vec::new() };
        if VOID.contains(&element.name) {
            push(&mut open, Part::Element(element));
        } else {
            open.push(element);
        }
    }
    while open.len() > 1 {
        close_last(&mut open);
    }
    open.pop().map(|root| root.parts).unwrap_or_default()
}

fn push(open: &mut [Element], part: Part) {
    if let Some(last) = open.last_mut() {
        last.parts.push(part);
    }
}

/// Ends the innermost element of a name, and what is open in it.
fn close(open: &mut Vec<Element>, name: &str) {
    let Some(depth) = open.iter().rposition(|element| element.name == name).filter(|depth| *depth > 0) else {
        return;
    };
    while open.len() > depth {
        close_last(open);
    }
}

fn close_last(open: &mut Vec<Element>) {
    if let Some(element) = open.pop() {
        push(open, Part::Element(element));
    }
}
