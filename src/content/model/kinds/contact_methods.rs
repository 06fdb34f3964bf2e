//! What all the ways to apply, register or join have in common.

use super::{Apply, EventApply, ProgramApply};
use crate::content::model::types::{Email, Tel, Url};

/// How to apply, register or join, whatever the kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactMethods<'a> {
    /// In words.
    pub how: Option<&'a String>,
    /// On the web.
    pub url: Option<&'a Url>,
    /// By e-mail.
    pub email: Option<&'a Email>,
    /// By telephone.
    pub tel: Option<&'a Tel>,
}

impl Apply {
    /// How to apply for a job or to join a group.
    pub fn contact_methods(&self) -> ContactMethods<'_> {
        let Self { how, url, email, tel } = self;
        ContactMethods { how: how.as_ref(), url: url.as_ref(), email: email.as_ref(), tel: tel.as_ref() }
    }
}

impl EventApply {
    /// How to register for an event.
    pub fn contact_methods(&self) -> ContactMethods<'_> {
        let Self { until: _, how, url, email, tel } = self;
        ContactMethods { how: how.as_ref(), url: url.as_ref(), email: email.as_ref(), tel: tel.as_ref() }
    }
}

impl ProgramApply {
    /// How to apply for public help.
    pub fn contact_methods(&self) -> ContactMethods<'_> {
        let Self { from: _, until: _, how, url, tel } = self;
        ContactMethods { how: how.as_ref(), url: url.as_ref(), email: None, tel: tel.as_ref() }
    }
}
