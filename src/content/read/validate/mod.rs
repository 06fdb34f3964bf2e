//! Holds what was written against its schema and reports every error at its place.

pub(in crate::content::read) mod below_value;
mod missing;
mod unknown;

use std::sync::Arc;

use jiff::civil::Date;

use super::examples::text_below;
use super::expected::expected;
use super::notation::date;
use super::probable::{probable_choice, separated};
use super::wrong_format;
use crate::content::model::{Kind, Reference};
use crate::content::schema::{Choice, Field, Format, Schema, Subject};
use crate::diagnostic::findings::{EN005, EN022, EN022Variant, EN023, EN023Help, EN026, EN026Variant};
use crate::diagnostic::{Diagnostic, Finding, Location, SourceText, Span};
use crate::source::{Key, Node, Value};

/// What the check of one tree found.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// The mistakes.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a field is missing whose absence was reported before the tree was checked.
    pub lacks_reported: bool,
    /// The records that it names.
    pub references: Vec<Reference>,
    /// The pictures that it names: source and place.
    pub pictures: Vec<(String, Span)>,
}

impl Findings {
    /// Whether the tree fits its schema.
    pub(super) fn is_sound(&self) -> bool {
        self.diagnostics.is_empty() && !self.lacks_reported
    }
}

/// Which of the fields that a schema requires must be given.
#[derive(Debug, Clone, Copy)]
pub(super) enum Required<'a> {
    /// None: a translation inherits what it does not give.
    Nothing,
    /// All. The absence of the listed ones has been reported, at the wrong name of their column.
    All {
        /// Those whose absence has been reported.
        reported: &'a [String],
    },
}

/// Checks a tree against a schema. `near` is a day that other records beside it name.
pub(super) fn check(
    source: &Arc<SourceText>,
    subject: Subject,
    schema: &Schema,
    node: &Node,
    required: Required<'_>,
    near: Option<Date>,
) -> Findings {
    let is_draft = matches!(node.get("status").and_then(Node::as_text), Some("draft" | "review"));
    let (path, findings) = (Vec::new(), Findings::default());
    let near = date::known(node).first().copied().or(near);
    let mut checker = Checker {
        source,
        subject,
        required,
        is_draft,
        near,
        path,
        labels: Vec::new(),
        is_item: false,
        findings,
    };
    checker.check(schema, node);
    checker.findings
}

struct Checker<'a> {
    source: &'a Arc<SourceText>,
    subject: Subject,
    required: Required<'a>,
    /// Nobody but its writers sees it yet.
    is_draft: bool,
    /// A day that the record or its table names.
    near: Option<Date>,
    path: Vec<String>,
    /// What each part of the path is called in Japanese.
    labels: Vec<String>,
    /// The value that is checked is one of a list, so several may stand there.
    is_item: bool,
    findings: Findings,
}

impl Checker<'_> {
    fn check(&mut self, schema: &Schema, node: &Node) {
        if node.is_nothing() {
            return;
        }
        match (schema, &node.value) {
            (Schema::Text(format), Value::Scalar(text) | Value::Block { text, .. }) => {
                self.check_text(*format, text, node);
            }
            (Schema::Whole(min, max), Value::Scalar(text)) => match whole(text) {
                Some(number) => {
                    let most = (*max < i64::from(u32::MAX) || number > *max).then(|| max.to_string());
                    self.check_range(number >= *min && number <= *max, node, text, (min.to_string(), most));
                }
                None => self.wrong_type(schema, node),
            },
            (Schema::Number(min, max), Value::Scalar(text)) => match text.parse::<f64>() {
                Ok(number) => {
                    let most = (*max < f64::MAX).then(|| max.to_string());
                    self.check_range(number >= *min && number <= *max, node, text, (min.to_string(), most));
                }
                Err(_) => self.wrong_type(schema, node),
            },
            (Schema::Bool, Value::Scalar(text)) if matches!(text.as_str(), "true" | "false") => {}
            (Schema::Choice(choices), Value::Scalar(text)) => self.check_choice(choices, text, node),
            (Schema::List { item, .. }, Value::List(items)) => {
                for (index, child) in items.iter().enumerate() {
                    self.below(format!("[{index}]"), String::new(), |checker| {
                        checker.check_item(item, child);
                    });
                }
            }
            (Schema::List { item, or_one: true }, _) => self.check_item(item, node),
            (Schema::Object { fields, .. }, Value::Map(entries)) => self.check_fields(fields, entries, node),
            (Schema::Object { text_is: Some(name), .. }, Value::Scalar(_)) => {
                if let Some(field) = schema.field(name) {
                    self.check(&field.schema, node);
                }
            }
            (Schema::Free, _) => {}
            (Schema::MapOf(of), Value::Map(entries)) => {
                for (key, child) in entries {
                    self.below(key.text.clone(), key.text.clone(), |checker| checker.check(of, child));
                }
            }
            _ => self.wrong_type(schema, node),
        }
    }

    fn check_fields(&mut self, fields: &[Field], entries: &[(Key, Node)], node: &Node) {
        let mut open: Option<&Field> = None;
        let mut misplaced = Vec::new();
        for (key, child) in entries {
            match (fields.iter().find(|field| field.name == key.text), open) {
                (Some(field), _) => {
                    open = (child.is_nothing() && !field.schema.fields().is_empty()).then_some(field);
                    self.below(field.name.clone(), field.label.clone(), |checker| {
                        checker.check(&field.schema, child);
                    });
                }
                (None, Some(parent)) if parent.schema.field(key.text.trim()).is_some() => {
                    if key.text.starts_with('\u{3000}') {
                        self.fullwidth_space(key, 2);
                        continue;
                    }
                    misplaced.push(parent.name.as_str());
                    let finding = EN005::NotIndented { key: key.text.clone(), parent: parent.name.clone() };
                    self.add(finding, key.span.clone());
                }
                (None, _) if key.text.is_empty() => {
                    self.add(EN005::NoName, key.span.start..child.span.end.max(key.span.end));
                }
                (None, _) => self.unknown_key(fields, key, entries),
            }
        }
        let is_needed = |field: &&Field| field.required || self.is_start_of_event(field, entries);
        let needed: Vec<_> = fields.iter().filter(is_needed).collect();
        for field in needed.into_iter().filter(|field| !misplaced.contains(&field.name.as_str())) {
            let is_none = |node: &Node| is_blank(node) || self.path.is_empty() && is_empty_list(node);
            let given = entries.iter().any(|(key, child)| key.text.trim() == field.name && !is_none(child));
            if !given && let Required::All { reported } = self.required {
                self.missing_or_below(field, entries, node, reported);
            }
        }
    }

    /// Whether a field says when an event starts, and nothing else says when it takes place.
    fn is_start_of_event(&self, field: &Field, entries: &[(Key, Node)]) -> bool {
        let is_start =
            self.path.is_empty() && self.subject == Subject::Record(Kind::Event) && field.name == "starts";
        let says_otherwise = |(key, child): &(Key, Node)| {
            matches!(key.text.trim(), "dates" | "when") && !is_blank(child) && !is_empty_list(child)
        };
        is_start && !entries.iter().any(says_otherwise)
    }

    fn check_text(&mut self, format: Option<Format>, text: &str, node: &Node) {
        let Some(format) = format else { return };
        if let Err(error) = format.check(text) {
            let location = self.location(node.span.clone());
            let finding = wrong_format::finding(
                error,
                (self.field(), self.label()),
                text.to_owned(),
                location,
                self.near,
            );
            self.findings.diagnostics.push(finding);
            return;
        }
        match (format, self.path.first()) {
            (Format::Picture, _) => self.findings.pictures.push((text.to_owned(), node.span.clone())),
            (Format::Id(kind), Some(field)) => {
                let (field, id, span) = (field.clone(), text.to_owned(), node.span.clone());
                self.findings.references.push(Reference { field, kind, id, span });
            }
            _ => {}
        }
    }

    fn check_range(&mut self, fits: bool, node: &Node, text: &str, (least, most): (String, Option<String>)) {
        if fits {
            return;
        }
        let is_latitude = self.path.last().is_some_and(|name| name == "lat");
        let may_be_longitude = is_latitude && text.parse().is_ok_and(|degrees: f64| degrees.abs() <= 180.0);
        let variant = match most {
            _ if may_be_longitude => EN026Variant::LatLon,
            None => EN026Variant::Min { min: least },
            Some(max) => EN026Variant::Range { min: least, max },
        };
        self.add(
            EN026 { field: self.field(), label: self.label(), value: text.to_owned(), variant },
            node.span.clone(),
        );
    }

    fn check_item(&mut self, item: &Schema, node: &Node) {
        self.is_item = true;
        self.check(item, node);
        self.is_item = false;
    }

    fn check_choice(&mut self, choices: &[Choice], text: &str, node: &Node) {
        if choices.iter().any(|choice| choice.word == text) {
            return;
        }
        let suggestion = probable_choice(choices, text);
        let listed = || choices.iter().map(|c| format!("{}({})", c.word, c.label)).collect::<Vec<_>>();
        let separated = separated(choices, text).filter(|_| self.is_item);
        let help = match (separated, suggestion) {
            (Some(words), _) if self.is_table() => EN023Help::Separate { suggestion: words.join(";") },
            (Some(words), _) => EN023Help::Separate { suggestion: format!("[{}]", words.join(", ")) },
            (None, Some(word)) => {
                let called =
                    choices.iter().find(|choice| choice.word == word).map(|choice| choice.label.clone());
                EN023Help::DidYouMean { suggestion: word.to_owned(), called: called.unwrap_or_default() }
            }
            (None, None) => EN023Help::List { values: listed().join(" · ") },
        };
        self.add(
            EN023 { field: self.field(), label: self.label(), value: text.to_owned(), help },
            node.span.clone(),
        );
    }

    /// A full-width space before a key, which should be indented so far, or behind it.
    fn fullwidth_space(&mut self, key: &Key, count: usize) {
        let (before, after) = (key.text.len() - key.text.trim_start().len(), key.text.trim_end().len());
        let (spaces, finding) = match (before, count) {
            (0, _) => (after..key.text.len(), EN005::FullwidthSpace),
            (_, 0) => (0..before, EN005::FullwidthIndentNone),
            (_, count) => (0..before, EN005::FullwidthIndent { count }),
        };
        self.add(finding, key.span.start + spaces.start..key.span.start + spaces.end);
    }

    fn is_table(&self) -> bool {
        self.source.cells.is_some()
    }

    fn wrong_type(&mut self, schema: &Schema, node: &Node) {
        let variant = expected(schema)(self.field());
        if matches!(variant, EN022Variant::Map { .. }) && self.check_broken_lines(schema, node) {
            return;
        }
        let found = match &node.value {
            Value::Scalar(text) | Value::Block { text, .. } => text.chars().take(40).collect(),
            Value::List(_) => "[…]".to_owned(),
            Value::Map(_) => "{…}".to_owned(),
            Value::Nothing => String::new(),
        };
        let variant = match variant {
            _ if self.path.is_empty() => EN022Variant::Record,
            EN022Variant::Map { field, .. } => {
                let words = node.as_text().map_or("【ここに言葉】", |_| found.as_str());
                let given = self.fields_below(schema, node);
                let below = text_below(schema, words, &given);
                match self.path.last().filter(|name| !name.starts_with('[')) {
                    Some(name) if !given.is_empty() => {
                        EN022Variant::Block { example: format!("{name}: {below}"), count: given.len() }
                    }
                    Some(name) => EN022Variant::Map { field, example: format!("{name}: {below}") },
                    None => EN022Variant::Item { field, example: below },
                }
            }
            EN022Variant::ListOfMaps { field, .. } => {
                let Schema::List { item, .. } = schema else { return };
                let words = node.as_text().map_or("【ここに言葉】", |_| found.as_str());
                EN022Variant::ListOfMaps { field, example: text_below(item, words, &[]) }
            }
            EN022Variant::Year { field } => Self::year_as_words(field, &found),
            other => other,
        };
        self.add(EN022 { found, label: self.label(), variant }, self.first_line_of(&node.span));
    }

    /// A map or list may reach over many lines; its first line is enough to find it.
    fn first_line_of(&self, span: &Span) -> Span {
        let text = &self.source.text[span.clone()];
        span.start..span.start + text.lines().next().unwrap_or_default().len()
    }

    fn below(&mut self, name: String, label: String, then: impl FnOnce(&mut Self)) {
        self.is_item = false;
        self.path.push(name);
        self.labels.push(label);
        then(self);
        self.path.pop();
        self.labels.pop();
    }

    /// What the field that is checked is called: `締切日`, `あゆみの1つめの年`.
    fn label(&self) -> String {
        let own = self.labels.last().cloned().unwrap_or_default();
        let position = |part: &String| part.strip_prefix('[')?.strip_suffix(']')?.parse::<usize>().ok();
        let Some((at, number)) =
            self.path.iter().enumerate().rev().find_map(|(at, part)| Some((at, position(part)?)))
        else {
            return own;
        };
        let list = at.checked_sub(1).and_then(|at| self.labels.get(at)).cloned().unwrap_or_default();
        let item = format!("{list}の{}つめ", number + 1);
        if own.is_empty() { item } else { format!("{item}の{own}") }
    }

    /// The path of the field that is checked, such as `chapters[0].region`.
    fn field(&self) -> String {
        self.path.join(".").replace(".[", "[")
    }

    fn location(&self, span: Span) -> Location {
        Location::Text(Arc::clone(self.source), span)
    }

    fn add(&mut self, finding: impl Finding, span: Span) {
        let location = self.location(span);
        self.findings.diagnostics.push(finding.at(location));
    }
}

/// Whether nothing is there to be read.
fn is_blank(node: &Node) -> bool {
    node.is_nothing() || node.as_text().is_some_and(|text| text.trim().is_empty())
}

fn is_empty_list(node: &Node) -> bool {
    matches!(&node.value, Value::List(items) if items.is_empty())
}

/// A whole number; the outermost one for digits that no number has room for.
fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let outermost = if text.starts_with('-') { i64::MIN } else { i64::MAX };
    is_whole.then(|| text.parse().unwrap_or(outermost))
}
