//! What a link leads to, as written: nothing is looked up here.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::escape::percent;

/// What a link or a picture names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// `[[kind/id]]`: a record.
    Record {
        /// The kind's folder, such as `groups`.
        kind: String,
        /// The record's id.
        id: String,
        /// The heading in it.
        anchor: Option<String>,
    },
    /// `[[title]]`: the record with this title or id, if there is exactly one.
    Named {
        /// The title or the id, in NFC.
        name: String,
        /// The heading in it.
        anchor: Option<String>,
    },
    /// A path from the file that the text stands in, decoded and in NFC.
    Relative {
        /// The path, with `/` between folders.
        path: String,
        /// What follows `?`, as written.
        query: Option<String>,
        /// The heading in it.
        anchor: Option<String>,
    },
    /// `/x`: a path from the portal's root, decoded and in NFC. The path keeps its first `/`.
    Root {
        /// The path, beginning with `/`.
        path: String,
        /// What follows `?`, as written.
        query: Option<String>,
        /// The heading in it.
        anchor: Option<String>,
    },
    /// `#x`: a heading of the same text, decoded and in NFC.
    Anchor(String),
    /// An address outside the portal, as written.
    External(String),
    /// An e-mail address, with all that follows `mailto:`.
    Mail(String),
    /// A telephone number, with all that follows `tel:`.
    Tel(String),
}

/// A link that cannot stay: its scheme, such as `javascript:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub String);

impl Target {
    /// Reads the destination of a link, entities already decoded.
    ///
    /// # Errors
    /// Where its scheme is none that a link may have.
    pub fn parse(destination: &str) -> Result<Self, Refused> {
        let cleaned = without_controls(destination);
        let text = cleaned.trim();
        if let Some(anchor) = text.strip_prefix('#') {
            return Ok(Self::Anchor(decoded(anchor)));
        }
        if let Some((scheme, rest)) = scheme(text) {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" | "sms" | "geo" | "webcal" => Ok(Self::External(text.to_owned())),
                "mailto" => Ok(Self::Mail(rest.to_owned())),
                "tel" => Ok(Self::Tel(rest.to_owned())),
                other => Err(Refused(format!("{other}:"))),
            };
        }
        // Browsers read `\` as `/`, so that `/\host` would leave the portal unseen.
        let slashed =
            if text.contains('\\') { Cow::Owned(text.replace('\\', "/")) } else { Cow::Borrowed(text) };
        if slashed.starts_with("//") {
            return Ok(Self::External(slashed.into_owned()));
        }
        Ok(Self::path(&slashed))
    }

    fn path(text: &str) -> Self {
        let (rest, anchor) = match text.split_once('#') {
            Some((rest, anchor)) => (rest, Some(decoded(anchor))),
            None => (text, None),
        };
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (rest, None),
        };
        let path = decoded(path);
        if path.starts_with('/') {
            Self::Root { path, query, anchor }
        } else {
            Self::Relative { path, query, anchor }
        }
    }

    /// Reads the inside of `[[kind/id#anchor]]` or `[[title#anchor]]`.
    pub(crate) fn record(text: &str) -> Option<Self> {
        let (rest, anchor) = match text.split_once('#') {
            Some((rest, anchor)) => (rest, Some(decoded(anchor))),
            None => (text, None),
        };
        let is_kind = |kind: &str| kind.chars().all(char::is_alphanumeric);
        let Some((kind, id)) = rest.split_once('/').filter(|(kind, id)| is_kind(kind) && !id.contains(' '))
        else {
            let name = nfc(rest).into_owned();
            return (!name.is_empty()).then_some(Self::Named { name, anchor });
        };
        Some(Self::Record { kind: kind.to_owned(), id: nfc(id).into_owned(), anchor })
    }

    /// What stands behind `?` and behind `#`.
    #[must_use]
    pub fn query_and_anchor(&self) -> (Option<&str>, Option<&str>) {
        match self {
            Self::Record { anchor, .. } => (None, anchor.as_deref()),
            Self::Relative { query, anchor, .. } | Self::Root { query, anchor, .. } => {
                (query.as_deref(), anchor.as_deref())
            }
            _ => (None, None),
        }
    }

    /// The address of what this names, with the query and the heading that are written here.
    #[must_use]
    pub fn with_query_and_anchor(&self, mut href: String) -> String {
        let (query, anchor) = self.query_and_anchor();
        for (mark, part) in [('?', query), ('#', anchor)] {
            if let Some(part) = part {
                href.push(mark);
                href.push_str(part);
            }
        }
        href
    }

    /// The address of what needs no looking up: outside addresses, mail, telephone, own headings.
    #[must_use]
    pub fn plain_href(&self) -> Option<String> {
        match self {
            Self::Anchor(anchor) => Some(format!("#{}", encoded(anchor))),
            Self::External(url) => Some(encoded(url)),
            Self::Mail(rest) => Some(format!("mailto:{}", encoded(rest))),
            Self::Tel(rest) => Some(format!("tel:{}", encoded(rest))),
            Self::Record { .. } | Self::Named { .. } | Self::Relative { .. } | Self::Root { .. } => None,
        }
    }
}

/// Controls never belong into an address; browsers skip some of them, which hides a scheme.
fn without_controls(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        Cow::Owned(text.chars().filter(|c| !c.is_control()).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The scheme of an address and what follows its colon.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let mut bytes = scheme.bytes();
    let valid = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    valid.then_some((scheme, rest))
}

/// Text in NFC, in which paths and ids are compared.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Percent escapes read, in NFC; as it was where they do not make text.
fn decoded(text: &str) -> String {
    match percent::decode(text) {
        Some(read) if !text.contains('%') || !read.chars().any(char::is_control) => nfc(&read).into_owned(),
        _ => text.to_owned(),
    }
}

/// The characters that no address may hold, escaped; all others stay as written.
fn encoded(text: &str) -> String {
    let is_reserved = |c: char| {
        c.is_ascii_control()
            || c.is_whitespace()
            || matches!(c, '"' | '<' | '>' | '`' | '{' | '}' | '|' | '\\' | '^')
    };
    percent::encode(text, is_reserved).into_owned()
}
