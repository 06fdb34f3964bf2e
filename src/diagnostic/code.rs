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
    /// `JB`: job advertisements.
    Jobs,
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
    /// of the portal is about, but for EN067, which asks for what a portal may do without.
    pub const fn is_configurable(self) -> bool {
        !matches!(self.0.group, Group::Structure) || matches!(self.0.name.as_bytes(), b"EN067")
    }
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
