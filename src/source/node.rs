//! A text of the portal as a tree whose every part knows its place in the file.

use crate::diagnostic::Span;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the file that it stands in.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

/// What a [`Node`] holds. Scalars stay text: the type of a field decides how they are read, so
/// `tel: 0832221111` keeps its zero and `on` is no boolean in a text field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An empty value, `~` or `null`.
    Nothing,
    /// A scalar as text.
    Scalar(String),
    /// A block scalar (`|` or `>`), whose lines stand below its key.
    Block {
        /// Its lines without their indentation.
        text: String,
        /// Whether they are kept as they are.
        literal: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// The key of a map entry with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub text: String,
    /// The bytes of the file that it stands in.
    pub span: Span,
}

impl Node {
    /// A map without entries at a place.
    pub fn empty_map(span: Span) -> Self {
        Self { span, value: Value::Map(Vec::new()) }
    }

    /// The text of a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) | Value::Block { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The entries of a map; none for anything else.
    pub fn entries(&self) -> &[(Key, Node)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; anything else that is there counts as a list of itself.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            Value::Nothing => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The value under a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(k, _)| k.text == key).map(|(_, node)| node)
    }

    /// The node at a path of keys and list positions, such as `["chapters", "0", "region"]`.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        let Some((first, rest)) = path.split_first() else { return Some(self) };
        let child = match first.parse::<usize>() {
            Ok(index) => self.items().get(index),
            Err(_) => self.get(first),
        };
        child?.at(rest)
    }

    /// Whether nothing is there.
    pub fn is_nothing(&self) -> bool {
        matches!(self.value, Value::Nothing)
    }

    /// This tree with what `over` gives laid upon it: maps are joined, anything else replaced.
    #[must_use]
    pub fn overlaid_with(&self, over: &Self) -> Self {
        let (Value::Map(base), Value::Map(top)) = (&self.value, &over.value) else {
            return over.clone();
        };
        let mut joined = base.clone();
        for (key, node) in top {
            if node.is_nothing() {
                continue;
            }
            match joined.iter_mut().find(|(k, _)| k.text == key.text) {
                Some((_, existing)) => *existing = existing.overlaid_with(node),
                None => joined.push((key.clone(), node.clone())),
            }
        }
        Self { span: over.span.clone(), value: Value::Map(joined) }
    }
}
