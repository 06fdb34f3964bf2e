//! An address as it stands in a page.

use std::fmt;

use serde::Serialize;

use crate::content::types::{Email, Tel, Url};

/// An address that a page holds, escaped: relative to the page that it was made for, or absolute.
/// [`Paths`](super::Paths) makes those of the site.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Href(String);

impl Href {
    pub(super) const fn within_site(address: String) -> Self {
        Self(address)
    }

    /// An address outside the site, as it was written.
    pub fn outside(url: &Url) -> Self {
        Self(url.0.clone())
    }

    /// A number to call. Only digits and the sign before a country code are dialled.
    pub fn telephone(tel: &Tel) -> Self {
        Self(format!(
            "tel:{}",
            tel.number().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>()
        ))
    }

    /// An address to write to.
    pub fn mail(email: &Email) -> Self {
        Self(format!("mailto:{}", email.0))
    }

    /// The same with what stands behind `?` and behind `#` in a link, escaped.
    #[must_use]
    pub fn with(mut self, query: Option<&str>, anchor: Option<&str>) -> Self {
        for (mark, part) in [('?', query), ('#', anchor)] {
            if let Some(part) = part {
                self.0.push(mark);
                self.0.push_str(part);
            }
        }
        self
    }

    /// The address as text.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
