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

// Codes that are raised by name, not yet by their type; `check::registry` lists all.
codes! {
    /// A file is not UTF-8 text.
    EN001: Structure Error,
    /// The front matter does not end.
    EN004: Structure Error,
    /// The YAML cannot be read.
    EN005: Structure Error,
    /// A key stands twice.
    EN006: Structure Error,
    /// A table (CSV) whose shape is wrong.
    EN014: Structure Error,
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
    /// Two records with one id.
    EN042: Structure Error,
    /// A reference to a record that does not exist.
    EN043: Structure Error,
    /// A story is withheld: its consent does not cover the web, or has ended.
    PR201: People Warning,
    /// A consent ends soon.
    PR202: People Warning,
    /// A picture without a text for those who do not see it.
    AC301: Accessibility Warning,
    /// A marked blank of an archetype that nobody has filled.
    AC303: Accessibility Error,
    /// A link or HTML that was taken out because it could run a script.
    LK404: Links Warning,
    /// `base_url` is missing: canonical and hreflang links are left out.
    LK405: Links Notice,
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
