//! The codes of rules.

use std::fmt;

use super::Severity;

/// What a rule is about, and with it the first letters of its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// `EN`: the structure of the portal, without which no site can be made.
    Structure,
    /// `PR`: people and their consent.
    People,
    /// `AC`: accessibility and words.
    Accessibility,
    /// `LK`: links and pictures.
    Links,
}

/// The code of a rule, such as `EN021`, and what it weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static CodeFacts);

/// What is known of a code; codes are in the order of these fields.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CodeFacts {
    pub(crate) group: Group,
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
}

impl Code {
    /// A code of that name; its wording is in `content/rules/<name>.yaml`.
    pub(crate) const fn new(facts: &'static CodeFacts) -> Self {
        Self(facts)
    }

    /// The code as people see it, such as `EN021`.
    pub const fn as_str(self) -> &'static str {
        self.0.name
    }

    /// What the rule is about.
    pub const fn group(self) -> Group {
        self.0.group
    }

    /// How much a finding weighs unless `checks` in `site.yaml` says otherwise.
    pub const fn severity(self) -> Severity {
        self.0.severity
    }

    /// Whether `checks` in `site.yaml` may change what the rule weighs. Never what the structure
    /// of the portal is about.
    pub const fn is_configurable(self) -> bool {
        !matches!(self.0.group, Group::Structure)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident: $group:ident $severity:ident,)*) => {
        impl Code {
            $($(#[$doc])* pub const $code: Self =
                Self::new(&CodeFacts { group: Group::$group, name: stringify!($code), severity: Severity::$severity });)*
        }
    };
}

codes! {
    /// A file is not UTF-8 text.
    EN001: Structure Error,
    /// A file is too large to be content.
    EN002: Structure Error,
    /// A file is empty or has no front matter.
    EN003: Structure Error,
    /// The front matter does not end.
    EN004: Structure Error,
    /// The YAML cannot be read.
    EN005: Structure Error,
    /// A key stands twice.
    EN006: Structure Error,
    /// YAML or Markdown nested too deep, or with too many aliases.
    EN007: Structure Error,
    /// More than one YAML document in a file.
    EN008: Structure Error,
    /// A symbolic link is not followed.
    EN009: Structure Error,
    /// The system does not let the file be read.
    EN010: Structure Error,
    /// A file in the content folder that is not read.
    EN011: Structure Warning,
    /// A folder that is no kind.
    EN012: Structure Error,
    /// `site.yaml` or the content folder is missing.
    EN013: Structure Error,
    /// A table (CSV) whose shape is wrong.
    EN014: Structure Error,
    /// A path that leaves the portal.
    EN015: Structure Error,
    /// A field that does not exist.
    EN021: Structure Error,
    /// A value of the wrong type.
    EN022: Structure Error,
    /// A value that is not in the list.
    EN023: Structure Error,
    /// A date or time that cannot be read.
    EN024: Structure Error,
    /// A required field is missing.
    EN025: Structure Error,
    /// A number out of range.
    EN026: Structure Error,
    /// A text whose form is wrong: reading, code, URL, e-mail, telephone, path.
    EN027: Structure Error,
    /// Dates in the wrong order.
    EN028: Structure Error,
    /// A recurrence rule that cannot be read.
    EN029: Structure Error,
    /// One of several fields is needed, or two exclude each other.
    EN030: Structure Error,
    /// Pay or ages that are half said or reversed.
    EN031: Structure Error,
    /// An id that cannot be one.
    EN041: Structure Error,
    /// Two records with one id.
    EN042: Structure Error,
    /// A reference to a record that does not exist.
    EN043: Structure Error,
    /// Regions that are each other's parent.
    EN044: Structure Error,
    /// A translation without its original, or in a language that the site does not have.
    EN045: Structure Error,
    /// Two sources for one path.
    EN046: Structure Error,
    /// A path that not every computer can store.
    EN047: Structure Error,
    /// The theme has a mistake.
    EN051: Structure Error,
    /// An output folder that must not be written to.
    EN052: Structure Error,
    /// A story is withheld: its consent does not cover the web, or has ended.
    PR201: People Warning,
    /// A consent ends soon.
    PR202: People Warning,
    /// A picture without a text for those who do not see it.
    AC301: Accessibility Warning,
    /// Headings that skip a level.
    AC302: Accessibility Warning,
    /// A marked blank of an archetype that nobody has filled.
    AC303: Accessibility Error,
    /// A value that ends at a `#`.
    AC304: Accessibility Warning,
    /// A link inside the portal that leads nowhere.
    LK401: Links Error,
    /// A picture that does not exist.
    LK402: Links Error,
    /// A link to a heading that does not exist.
    LK403: Links Warning,
    /// A link or HTML that was taken out because it could run a script.
    LK404: Links Warning,
    /// `base_url` is missing: canonical and hreflang links are left out.
    LK405: Links Notice,
    /// A link to a record that is not public on the day.
    LK406: Links Warning,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
