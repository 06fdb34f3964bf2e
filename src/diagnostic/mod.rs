//! Mistakes as data: what is wrong, where, and how to correct it.
//!
//! Takes facts (a code, a place, the values involved); gives [`Diagnostic`] values and views of
//! them. The wording in Japanese and English is in `content/rules/`, one file a code. Never prints.

mod catalogue;
mod cells;
mod code;
pub(crate) mod finding;
pub(crate) mod findings;
mod location;
mod suggest;
pub mod view;

use std::collections::BTreeMap;

use serde::Deserialize;

#[cfg(test)]
pub(crate) use catalogue::rule_codes;
pub use catalogue::{Example, RuleText, Variants, rule_text};
pub use cells::{CellAddress, CellIndex, CellPlace, CellSort, IndexedCell};
pub(crate) use code::CodeFacts;
pub use code::{Code, Group};
pub(crate) use finding::{Finding, finding};
pub use location::{Location, SourceText, Span};
pub use suggest::nearest;

/// How much a finding weighs: only errors keep a site from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site is not published until this is corrected.
    Error,
    /// Published, but the author should look at it.
    Warning,
    /// For information.
    Notice,
}

/// A further place that matters to a finding, such as the other end of a broken relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// Which of the rule's `labels` says what this place is.
    pub text: &'static str,
}

/// One finding about a text of the portal.
///
/// The words come from the rule's file: `message` and `help` there have variants, and
/// `{name}` in them is replaced by the value of that name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub code: Code,
    /// Its weight, the rule's own unless `checks` in `site.yaml` says otherwise.
    pub severity: Severity,
    /// Where it is.
    pub location: Location,
    /// Other places that matter.
    pub labels: Box<[Label]>,
    /// Which variant of the rule's message describes it.
    pub message: &'static str,
    /// Which variant of the rule's help says how to correct it.
    pub help: &'static str,
    /// Values for the placeholders of message, labels and help.
    pub values: BTreeMap<&'static str, String>,
    /// Whether it would be an error, did it not concern a record that is not published yet.
    pub is_of_draft: bool,
}

impl Diagnostic {
    /// A draft is published by nobody, so its mistakes do not keep the site from being published.
    pub(crate) fn lower_for_draft(&mut self) {
        self.is_of_draft |= self.severity == Severity::Error;
        self.severity = self.severity.max(Severity::Warning);
    }

    /// Whether it says only that what every table of an office has beside its records was left out, as it
    /// should be: titles, sums, columns for the office alone.
    pub fn is_expected(&self) -> bool {
        self.code == findings::EN064::CODE && matches!(self.message, "rows" | "private" | "unused" | "groups")
    }

    /// Names a further location; the label is one of the finding's type.
    #[must_use]
    pub(crate) fn label(mut self, label: impl finding::LabelName, location: Location) -> Self {
        let label = Label { location, text: label.name() };
        self.labels = self.labels.into_iter().chain([label]).collect();
        self
    }
}

/// Sorts findings by file, then position, then code, and drops those that say the same of the same location.
#[must_use]
pub fn sort_and_dedup(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| {
        let key =
            |d: &Diagnostic| (d.location.path().to_owned(), d.location.span().map_or(0, |s| s.start), d.code);
        key(a).cmp(&key(b)).then_with(|| a.values.cmp(&b.values))
    });
    diagnostics.dedup();
    diagnostics
}
