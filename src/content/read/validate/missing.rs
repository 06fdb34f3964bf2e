//! EN025: required fields that are not there; and fields that are hidden by their broken lines.

use super::Checker;
use crate::content::model::Kind;
use crate::content::read::examples::blank;
use crate::content::schema::{Field, Schema, Subject};
use crate::diagnostic::findings::{EN025, EN025Help, EN025Message};
use crate::diagnostic::{Diagnostic, Finding as _};
use crate::source::{self, Key, Node, YamlReading};

impl Checker<'_> {
    /// In a table there is no column for a group of fields, only for those in it.
    pub(super) fn missing_or_below(
        &mut self,
        field: &Field,
        entries: &[(Key, Node)],
        node: &Node,
        reported: &[String],
    ) {
        let below: Vec<_> = field.schema.fields().iter().filter(|inner| inner.required).collect();
        if below.is_empty() || !self.is_table() || self.needs_consent(field) {
            self.missing(field, entries, node, reported);
            return;
        }
        self.below(field.name.clone(), field.label.clone(), |checker| {
            for inner in below {
                checker.missing_or_below(inner, &[], node, reported);
            }
        });
    }

    /// Whether a field holds what a person said, which no example may suggest.
    fn needs_consent(&self, field: &Field) -> bool {
        let top = self.path.first().map_or(field.name.as_str(), String::as_str);
        self.subject == Subject::Record(Kind::Story) && top == "consent"
    }

    fn missing(&mut self, field: &Field, entries: &[(Key, Node)], node: &Node, reported: &[String]) {
        // An empty value stands where it is missing; else the first line of the map is shown.
        let empty = entries.iter().find(|(key, _)| key.text == field.name).map(|(key, _)| key.span.clone());
        let first = entries.first().map(|(key, _)| key.span.clone());
        let start = if self.is_table() { node.span.clone() } else { node.span.start..node.span.start };
        let span = empty.clone().or(first).unwrap_or(start);
        let finding = self.missing_field(field, empty.is_some());
        if reported.contains(&finding.field) {
            self.findings.lacks_reported = true;
            return;
        }
        let mut finding = finding.at(self.location(span));
        if self.is_draft && self.needs_consent(field) {
            // While somebody is still to be asked, the record is left out, which is what they want.
            finding.lower_for_draft();
        }
        self.findings.diagnostics.push(finding);
    }

    fn missing_field(&self, field: &Field, is_empty: bool) -> EN025 {
        let parent = self.field();
        let example = || format!("{}: {}", field.name, blank(field));
        let missing = EN025Message::Missing { kind: self.subject.name() };
        let (message, help) = if self.needs_consent(field) {
            (if is_empty { EN025Message::Empty } else { missing }, EN025Help::Consent)
        } else if self.is_table() {
            (missing, EN025Help::Cell)
        } else if is_empty {
            (EN025Message::Empty, EN025Help::Value { example: example() })
        } else if self.subject == Subject::Record(Kind::Story) && parent.is_empty() && field.name == "person"
        {
            (missing, EN025Help::Person { example: example() })
        } else if parent.is_empty() {
            (missing, EN025Help::Top { example: example() })
        } else {
            (missing, EN025Help::Nested { example: example(), parent: parent.clone() })
        };
        let path = if parent.is_empty() { field.name.clone() } else { format!("{parent}.{}", field.name) };
        EN025 { field: path, label: field.label.clone(), message, help }
    }

    /// Fields whose lines are all broken are one text for YAML: what is wrong with each line is
    /// reported, and what they say is checked. Whether there was such a line.
    pub(super) fn check_broken_lines(&mut self, schema: &Schema, node: &Node) -> bool {
        let text = &self.source.text;
        let line = text[..node.span.start].rfind('\n').map_or(0, |at| at + 1);
        let is_below = text[line..node.span.start].trim().is_empty();
        if self.is_table() || !is_below || node.as_text().is_none() {
            return false;
        }
        let YamlReading { tree, findings, gaps } = source::read_yaml(self.source, line..node.span.end);
        if findings.is_empty() {
            return false;
        }
        self.findings.diagnostics.extend(findings);
        let before = self.findings.diagnostics.len();
        // What is one text still would be read so again, without end.
        if let Some(tree) = tree.filter(|tree| tree.as_text().is_none()) {
            self.check(schema, &tree);
        }
        let of_tree = self.findings.diagnostics.split_off(before);
        let is_sure = |finding: &Diagnostic| !finding.location.span().is_some_and(|span| gaps.cover(&span));
        self.findings.diagnostics.extend(of_tree.into_iter().filter(is_sure));
        true
    }
}
