//! What people write for a value becomes what the format has, where it can mean one thing only:
//! `令和8年12月15日` is `2026-12-15`, `時給1,100円～` a unit and an amount. One notation a file.
//!
//! Works on the tree of a record or of the settings before it is checked, of YAML and of tables
//! alike. What can mean several things, or nothing, stays as it was written, for the check to ask.

pub(in crate::content::read) mod age;
pub(in crate::content::read) mod clock;
mod contract_term;
pub(in crate::content::read) mod date;
mod ended;
mod event_days;
pub(in crate::content::read) mod event_times;
mod hours;
mod in_lists;
pub(in crate::content::read) mod items;
pub(in crate::content::read) mod kept_words;
mod moment;
pub(in crate::content::read) mod money;
pub(in crate::content::read) mod numbers;
pub(in crate::content::read) mod own_words;
mod phone;
mod reach;
pub(in crate::content::read) mod scan;
mod time_words;
pub(in crate::content::read) mod title_time;
mod trial;
pub(in crate::content::read) mod words;

use crate::content::model::{Kind, prefectures, recurrence};
use crate::content::read::is_id;
use crate::content::schema::{Field, Format, Schema, Subject, schema_of};
use crate::diagnostic::Span;
use crate::source::{Key, Node, Value, is_broken_line};

/// Field names and values that one text gives.
type Parts = Vec<(&'static str, String)>;

/// The key under which the tree of a row holds a text that says several fields of a map at once.
pub(in crate::content::read) const WHOLE: &str = "";

/// The key under which the tree of a row holds what stands in no field and is added to the text, by
/// the name of its column.
pub(in crate::content::read) const MORE: &str = "more";

/// A value that was read as something else than what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Converted {
    /// The label of the field.
    pub label: String,
    /// Where it stands.
    pub span: Span,
    /// What stands there.
    pub written: String,
    /// What it was read as; empty where it says that there is nothing to say.
    pub read: String,
    /// What that is called in Japanese; empty where it is called as it is.
    pub called: String,
}

impl Converted {
    /// A value that is called as it was read.
    fn new(label: String, span: Span, written: String, read: String) -> Self {
        Self { label, span, written, read, called: String::new() }
    }
}

/// How a tree was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As YAML.
    Yaml,
    /// As the row of a table, where a list stands in one cell and a spreadsheet wrote the dates.
    Row,
}

/// Reads the values of a tree. Gives the tree as the format has it, and what was read as something
/// else.
pub(crate) fn understood(subject: Subject, form: Form, tree: Node) -> Understood {
    let mut tree = tree;
    let mut reader = Reader { subject, form, labels: Vec::new(), names: Vec::new(), converted: Vec::new() };
    if subject == Subject::Record(Kind::Event) {
        event_days::spread(&mut tree, form, &mut reader.converted);
        event_times::join(&mut tree, &mut reader.converted);
    }
    if let Subject::Record(kind) = subject {
        ended::tell(kind, &mut tree, &mut reader.converted);
        if kind == Kind::Job {
            contract_term::tell(&mut tree, &mut reader.converted);
        }
        own_words::keep(kind, &mut tree);
        own_words::name(kind, form, &mut tree, &mut reader.converted);
        kept_words::keep(kind, &mut tree, &mut reader.converted);
    }
    reader.read(schema_of(subject), &mut tree, true);
    if form == Form::Row {
        items::add_more_to_body(&mut tree);
    }
    Understood { tree, converted: reader.converted }
}

/// A tree as the format has it.
#[derive(Debug)]
pub(crate) struct Understood {
    /// The tree.
    pub tree: Node,
    /// What was read as something else.
    pub converted: Vec<Converted>,
}

struct Reader {
    subject: Subject,
    form: Form,
    /// The path of what is read.
    names: Vec<String>,
    /// The labels of the fields on it.
    labels: Vec<String>,
    converted: Vec<Converted>,
}

impl Reader {
    fn read(&mut self, schema: &Schema, node: &mut Node, required: bool) {
        match schema {
            Schema::Object { fields, text_is } => {
                let whole = text_is.as_ref().and_then(|name| schema.field(name)).map(|field| &field.schema);
                match (whole, &node.value) {
                    (Some(choice @ Schema::Choice(_)), Value::Scalar(_)) => self.read(choice, node, required),
                    _ => self.read_fields(schema, fields, node),
                }
            }
            Schema::List { item, .. } => {
                self.split(item, node);
                self.leave_out_dash(schema, node);
                match &mut node.value {
                    Value::List(items) => items.iter_mut().for_each(|child| self.read(item, child, true)),
                    Value::Nothing => {}
                    _ => self.read(item, node, true),
                }
            }
            Schema::MapOf(of) => {
                if let Value::Map(entries) = &mut node.value {
                    for (_, child) in entries {
                        self.read(of, child, true);
                    }
                }
            }
            Schema::Free => {}
            Schema::Text(_) | Schema::Whole(..) | Schema::Number(..) | Schema::Bool | Schema::Choice(_) => {
                if let Value::Scalar(text) = &node.value
                    && let Some(read) = self.scalar(schema, text, required)
                {
                    self.replace(schema, node, read);
                }
            }
        }
    }

    fn read_fields(&mut self, schema: &Schema, fields: &[Field], node: &mut Node) {
        self.spread(schema, node);
        let Value::Map(entries) = &mut node.value else { return };
        items::join_thousands(entries);
        self.lower_end(entries);
        for (key, child) in &mut *entries {
            let Some(field) = fields.iter().find(|field| field.name == key.text) else { continue };
            self.names.push(field.name.clone());
            self.labels.push(field.label.clone());
            self.read(&field.schema, child, field.required);
            self.names.pop();
            self.labels.pop();
        }
        let says_nothing = entries.iter().all(|(_, child)| child.is_nothing());
        if self.form == Form::Row && !self.names.is_empty() && says_nothing {
            node.value = Value::Nothing;
        }
    }

    /// Puts what a lower end of pay says beside its amount into the other fields: `1,050円～1,200円`.
    fn lower_end(&mut self, entries: &mut Vec<(Key, Node)>) {
        if self.subject != Subject::Record(Kind::Job) || self.names != ["pay"] {
            return;
        }
        let Some(at) = entries.iter().position(|(key, _)| key.text == "min") else { return };
        let Some((text, span)) =
            entries[at].1.as_text().map(|text| (text.to_owned(), entries[at].1.span.clone()))
        else {
            return;
        };
        if money::whole(&text).is_some() {
            return;
        }
        let Some(parts) = money::lower_end(&text) else { return };
        entries.remove(at);
        let read = parts.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join("、");
        self.converted.push(Converted::new("賃金の下限(円)".to_owned(), span.clone(), text.clone(), read));
        for (name, value) in parts {
            items::add(entries, name, scalar(&span, value), ("note", &text));
        }
    }

    /// What a scalar is read as, where it is not yet what the format has. An empty text says that
    /// there is nothing to say.
    fn scalar(&self, schema: &Schema, text: &str, required: bool) -> Option<String> {
        match schema {
            _ if self.form == Form::Row && !required && self.names != ["id"] && words::is_dash(text) => {
                Some(String::new())
            }
            Schema::Text(Some(format)) => self.formatted(*format, text, required),
            Schema::Text(None) if self.names == ["id"] => words::without_invisible(text),
            Schema::Text(None) if self.form == Form::Row && self.names == ["fee"] => money::yen_alone(text),
            Schema::Whole(..) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => None,
            Schema::Whole(least, _) => {
                let name = self.names.last().map_or("", String::as_str);
                numbers::whole(
                    name,
                    self.names.len().checked_sub(2).map(|at| self.names[at].as_str()),
                    *least,
                    text,
                )
            }
            Schema::Number(..) => numbers::fraction(text),
            Schema::Bool => words::boolean(text),
            Schema::Choice(choices) => words::choice(choices, text),
            _ => None,
        }
    }

    fn formatted(&self, format: Format, text: &str, required: bool) -> Option<String> {
        let field = self.names.last().map_or("", String::as_str);
        if format == Format::Headcount && words::says_no_number(field, text) {
            return Some(String::new());
        }
        if format.check(text).is_ok() && !matches!(format, Format::Id(_)) {
            let is_rule = format == Format::RecurrenceRule;
            return is_rule.then(|| recurrence::in_japanese(text)).flatten();
        }
        match format {
            Format::Day | Format::DayOrMonth => {
                let serial = || (self.form == Form::Row).then(|| numbers::serial_day(text)).flatten();
                match date::whole(text) {
                    Some(date::Written::Day(day)) => Some(day.to_string()),
                    Some(date::Written::Month { year, month }) if format == Format::DayOrMonth => {
                        Some(format!("{year:04}-{month:02}"))
                    }
                    None if !required && words::says_no_day(text) => Some(String::new()),
                    None => serial(),
                    Some(_) => None,
                }
            }
            Format::Moment => {
                let period = moment::period(text).filter(|period| period.end().is_none());
                let serial = || (self.form == Form::Row).then(|| numbers::serial_moment(text)).flatten();
                match period {
                    Some(period) => Some(period.start()),
                    None if !required && words::says_no_day(text) => Some(String::new()),
                    None => serial(),
                }
            }
            Format::Clock => {
                let serial = || (self.form == Form::Row).then(|| numbers::serial_time(text)).flatten();
                clock::whole(text).or_else(serial)
            }
            Format::Tel if self.form == Form::Row => phone::tel(text).or_else(|| phone::with_lost_zero(text)),
            Format::Tel => phone::tel(text),
            Format::Email | Format::Url | Format::MunicipalityCode => words::half_width(format, text),
            Format::Id(kind) => {
                let plain = words::without_invisible(text);
                let name = plain.as_deref().unwrap_or(text).trim();
                if let Some(id) = words::id_in_brackets(name) {
                    return Some(id.to_owned());
                }
                let region =
                    (kind == Kind::Region && !is_id(name)).then(|| prefectures::named(name)).flatten();
                region.map(|prefecture| prefecture.id.clone()).or(plain)
            }
            _ => None,
        }
    }

    fn replace(&mut self, schema: &Schema, node: &mut Node, read: String) {
        let Value::Scalar(written) = &node.value else { return };
        if self.form == Form::Yaml || !words::is_usual_in_tables(schema, written, &read) {
            let label = self.labels.last().cloned().unwrap_or_default();
            self.converted.push(Converted {
                label,
                span: node.span.clone(),
                written: written.clone(),
                read: read.clone(),
                called: called(schema, &read),
            });
        }
        node.value = if read.is_empty() { Value::Nothing } else { Value::Scalar(read) };
    }

    /// Makes a map of a text that says several of its fields at once.
    fn spread(&mut self, schema: &Schema, node: &mut Node) {
        let (text, at, mut entries) = match &mut node.value {
            Value::Scalar(text) => (text.clone(), node.span.clone(), Vec::new()),
            Value::Map(entries) if self.form == Form::Row => {
                let Some(whole) = entries.iter().position(|(key, _)| key.text == WHOLE) else { return };
                let (_, whole) = entries.remove(whole);
                let Some(text) = whole.as_text() else { return };
                (text.to_owned(), whole.span.clone(), std::mem::take(entries))
            }
            _ => return,
        };
        if self.form == Form::Row && words::is_dash(&text) {
            let label = self.labels.last().cloned().unwrap_or_default();
            self.converted.push(Converted::new(label, at, text, String::new()));
            node.value = if entries.is_empty() { Value::Nothing } else { Value::Map(entries) };
            return;
        }
        let Some(parts) = self.parts(schema, &text) else {
            if !entries.is_empty() {
                node.value = Value::Map(entries);
            }
            return;
        };
        let label = |name: &str| schema.field(name).map_or("", |field| field.label.as_str());
        if !is_words(&parts, &text) {
            let said = |value: &dyn Fn(&str, &str) -> String| {
                let said = parts.iter().map(|(name, text)| format!("{}: {}", label(name), value(name, text)));
                said.collect::<Vec<_>>().join("、")
            };
            let read = said(&|_, value| value.to_owned());
            let called = said(&|name, value| {
                let called =
                    schema.field(name).map_or_else(String::new, |field| called(&field.schema, value));
                if called.is_empty() { value.to_owned() } else { called }
            });
            let label = self.labels.last().cloned().unwrap_or_default();
            self.converted.push(Converted { label, span: at.clone(), written: text.clone(), read, called });
        }
        let words =
            ["note", "how", "conditions", "name"].into_iter().find(|name| schema.field(name).is_some());
        let words = words.unwrap_or("note");
        for (name, value) in parts {
            items::add(&mut entries, name, scalar(&at, value), (words, &text));
        }
        node.value = if entries.is_empty() { Value::Nothing } else { Value::Map(entries) };
    }

    /// The fields of a map that a text says; nothing where the map is never said in one text.
    fn parts(&self, schema: &Schema, text: &str) -> Option<Parts> {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        match (self.subject, names.as_slice()) {
            (Subject::Record(Kind::Job), ["pay"]) => Some(money::pay(text)),
            (Subject::Record(Kind::Job), ["age"]) => Some(age::age(text)),
            (Subject::Record(Kind::Job), ["hours"]) => Some(hours::hours(text)),
            (Subject::Record(Kind::Job), ["term"]) => contract_term::whole(text),
            (Subject::Record(Kind::Job), ["trial"]) => Some(trial::trial(text)),
            _ => reach::ways(schema, text, self.form),
        }
        // A field that was written wrongly below its group is no text about the group.
        .filter(|parts| !(self.form == Form::Yaml && is_words(parts, text) && looks_like_a_field(text)))
    }
}

/// What a value that was read is called in Japanese; empty where it is called as it is.
fn called(schema: &Schema, read: &str) -> String {
    let choice = schema.choices().iter().find(|choice| choice.word == read);
    match (schema, read) {
        (Schema::Bool, "true") => "はい".to_owned(),
        (Schema::Bool, "false") => "いいえ".to_owned(),
        _ => choice.map_or_else(String::new, |choice| choice.label.clone()),
    }
}

/// Whether a text is kept as it is, in a field of words.
fn is_words(parts: &Parts, text: &str) -> bool {
    matches!(parts.as_slice(), [("note" | "how" | "name", only)] if *only == text.trim())
}

/// Whether a text begins as a field does: `name： 市民協働課`.
fn looks_like_a_field(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && is_broken_line(text)
}

fn scalar(span: &Span, text: String) -> Node {
    Node { span: span.clone(), value: Value::Scalar(text) }
}

fn key(text: &str, span: &Span) -> Key {
    Key { text: text.to_owned(), span: span.clone() }
}
