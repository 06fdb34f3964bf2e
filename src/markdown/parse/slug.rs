//! Names of headings for links.

use std::collections::HashMap;

use crate::markdown::target::nfc;

/// Names that pages use themselves; a heading of that name gets a number.
const RESERVED: &[&str] = &[
    "main",
    "content",
    "top",
    "nav",
    "navigation",
    "menu",
    "header",
    "footer",
    "search",
    "article",
    "enishi",
    "enishi-preview",
];

/// The names of one body, each given once.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Each name, and the number last tried behind it.
    taken: HashMap<String, usize>,
    in_order: Vec<String>,
}

impl Names {
    /// A name made of a heading's words: they stay as they are, in NFC, without punctuation.
    pub(crate) fn generate(&mut self, text: &str) -> String {
        let mut name = String::with_capacity(text.len());
        for c in nfc(text).chars() {
            if c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c) {
                name.extend(c.to_lowercase());
            } else if (c.is_whitespace() || c == '-') && !name.is_empty() && !name.ends_with('-') {
                name.push('-');
            }
        }
        let name = name.trim_end_matches('-');
        self.unique(if name.is_empty() { "section" } else { name })
    }

    /// A name that the author chose, without what no name may hold.
    pub(crate) fn chosen(&mut self, name: &str) -> String {
        let kept: String = nfc(name)
            .chars()
            .filter(|c| {
                c.is_alphanumeric()
                    || matches!(c, '-' | '_' | '.')
                    || unicode_normalization::char::is_combining_mark(*c)
            })
            .collect();
        self.unique(if kept.is_empty() { "section" } else { &kept })
    }

    fn unique(&mut self, name: &str) -> String {
        let mut found = name.to_owned();
        let mut number = self.taken.get(name).copied().unwrap_or(1);
        while self.taken.contains_key(&found) || RESERVED.contains(&found.as_str()) {
            number += 1;
            found = format!("{name}-{number}");
        }
        self.taken.insert(name.to_owned(), number);
        self.taken.entry(found.clone()).or_insert(1);
        self.in_order.push(found.clone());
        found
    }

    /// All names, in the order in which they were given.
    pub(crate) fn into_list(self) -> Vec<String> {
        self.in_order
    }
}
