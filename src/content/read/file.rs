//! A file of a kind's folder becomes records.

use std::sync::Arc;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::body::body_of;
use super::contradictions;
use super::conversion::Conversion;
use super::file_content::{FileContent, Translation};
use super::gaps::is_sure;
use super::layout::{Unread, unread_file};
use super::notation::{self, Form};
use super::origin::first_field;
use super::placeholders;
use super::sheet::PrivateColumns;
use super::table;
use super::table_reading::TableReading;
use super::unquoted_hash;
use super::validate::below_value;
use super::validate::{self, Findings, Required};
use crate::content::model::kinds::{Common, Event, Group, Job, Page, Place, Program, Region, Status, Story};
use crate::content::model::prefectures;
use crate::content::model::{Details, Key, Kind, Origin, Part, Record, UnreadReference};
use crate::content::schema::Subject;
use crate::content::schema::schema_of;
use crate::diagnostic::findings::{EN003, EN005, EN041, EN041Help, EN041Message};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, SourceText, Span};
use crate::markdown::Body;
use crate::source::{self, Gaps, Mismatch, Node, PortalPath, Value, YamlReading, decode};

/// Reads a record file (`.md`, `.yaml`) or a table (`.csv`) of a kind.
pub fn read_file(kind: Kind, path: &str, bytes: Vec<u8>, private: &PrivateColumns) -> FileContent {
    let mut content = FileContent::default();
    let extension = source::extension(path);
    let outcome = match &*extension {
        extension if source::is_table(extension) => source::read_tables(path, bytes).map(|tables| {
            table::read(kind, tables, &TableReading::of_content(private), &mut content);
        }),
        "txt" => source::read_tables(path, bytes).and_then(|tables| {
            if source::looks_like_table(&tables.source.text) {
                table::read(kind, tables, &TableReading::of_content(private), &mut content);
                return Ok(());
            }
            Err(unread_file(&PortalPath::new(path), Unread::Markdown))
        }),
        _ => source::decode_text(path, bytes)
            .and_then(|source| read_one(kind, &source, &extension, &mut content)),
    };
    if let Err(finding) = outcome {
        if matches!(&*extension, "md" | "yaml") {
            let named = key_of_path(kind, path);
            content.translates = named.iter().find_map(|(key, lang)| lang.is_some().then(|| key.clone()));
            let defined = named.filter(|(_, lang)| lang.is_none());
            content.keys.extend(defined.map(|(key, _)| (key, finding.location.clone())));
        }
        content.diagnostics.push(finding);
    }
    content
}

/// The id and, for a translation, the language that a file's name says.
fn key_of_path(kind: Kind, path: &str) -> Option<(Key, Option<String>)> {
    let stem = source::file_stem(path);
    let (id, lang) = stem.split_once('.').map_or((stem, None), |(id, lang)| (id, Some(lang.to_owned())));
    is_id(id).then(|| (Key { kind, id: id.to_owned() }, lang))
}

fn read_one(
    kind: Kind,
    source: &Arc<SourceText>,
    extension: &str,
    content: &mut FileContent,
) -> Result<(), Diagnostic> {
    let mut unsplit = None;
    let (yaml, text) = if extension == "md" {
        let parts = source::split(source).or_else(|found| {
            let source::Unsplit { finding, meant } = *found;
            unsplit = Some(finding);
            meant.ok_or(())
        });
        let Ok(parts) = parts else {
            // The name of the file has mistakes of its own.
            let origin = Origin::new(Arc::clone(source), Part::Yaml(0..0), kind);
            key_of(&origin, &Node::empty_map(0..0), content);
            return unsplit.map_or(Ok(()), Err);
        };
        (parts.front, Some(parts.body))
    } else if source.text.trim().is_empty() {
        let place = Location::Text(Arc::clone(source), 0..0);
        return Err(EN003::Empty.at(place));
    } else {
        (0..source.text.len(), None)
    };
    let origin = Origin::new(Arc::clone(source), Part::Yaml(yaml.clone()), kind);
    let YamlReading { tree, mut findings, gaps } = source::read_yaml(source, yaml);
    findings.extend(unsplit);
    let place = || Location::Text(Arc::clone(source), 0..0);
    let Some(tree) = tree else {
        content.diagnostics.extend(findings);
        content.keys.extend(key_of_path(kind, &source.path).map(|(key, _)| (key, place())));
        return Ok(());
    };
    if findings.is_empty() {
        let tree = understood(&origin, Form::Yaml, tree, content);
        read_record(origin, tree, text, Beside::default(), content);
        return Ok(());
    }
    let form = Subject::Record(kind);
    let tree = notation::understood(form, Form::Yaml, tree).tree;
    let keys = content.keys.len();
    let beside = Beside { broken: Some((&findings, &gaps)), ..Beside::default() };
    read_record(origin, tree, text, beside, content);
    if content.keys.len() == keys {
        content.keys.extend(key_of_path(kind, &source.path).map(|(key, _)| (key, place())));
    }
    Ok(())
}

/// The tree as the format has it; what was read as something else is noted.
pub(super) fn understood(origin: &Origin, form: Form, tree: Node, content: &mut FileContent) -> Node {
    let read = notation::understood(Subject::Record(origin.kind), form, tree);
    content.conversions.extend(Conversion::all(&origin.source, read.converted));
    read.tree
}

/// What the table of a record says beside its row.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Beside<'a> {
    /// The fields whose column has a wrong name: that has been reported once, and is not reported in
    /// every row.
    pub reported: &'a [String],
    /// A day that the table names.
    pub near: Option<Date>,
    /// The id that the row got by its content.
    pub id: Option<&'a str>,
    /// The mistakes of form of a text of which only a part could be read, and what it lacks.
    pub broken: Option<(&'a [Diagnostic], &'a Gaps)>,
}

impl Beside<'_> {
    /// Whether a finding says something of the record, and not of what could not be read of it.
    fn is_sure(&self, finding: &Diagnostic) -> bool {
        let Some((_, gaps)) = self.broken else { return true };
        is_sure(gaps, finding)
    }
}

/// Reads one record.
pub(super) fn read_record(
    origin: Origin,
    tree: Node,
    text: Option<Span>,
    beside: Beside<'_>,
    content: &mut FileContent,
) {
    let is_unpublished = placeholders::is_unpublished(&tree);
    let before = content.diagnostics.len();
    read_whole_record(origin, tree, text, beside, content);
    if is_unpublished {
        // Nobody sees it yet, so its mistakes hold nothing up.
        content.diagnostics[before..].iter_mut().for_each(Diagnostic::lower_for_draft);
    }
}

fn read_whole_record(
    origin: Origin,
    tree: Node,
    text: Option<Span>,
    beside: Beside<'_>,
    content: &mut FileContent,
) {
    let subject = Subject::Record(origin.kind);
    let source = Arc::clone(&origin.source);
    let before = content.diagnostics.len();
    let all = Required::All { reported: beside.reported };
    content.diagnostics.extend(beside.broken.iter().flat_map(|(findings, _)| findings.iter().cloned()));
    // A file of comments alone, or of `~`, is a record that says nothing.
    let tree = if tree.is_nothing() { Node::empty_map(tree.span) } else { tree };
    if !matches!(tree.value, Value::Map(_)) {
        let findings = validate::check(&source, subject, schema_of(subject), &tree, all, beside.near);
        content
            .diagnostics
            .extend(findings.diagnostics.into_iter().filter(|finding| beside.is_sure(finding)));
        return;
    }
    let derived = beside.id.map(|id| (Key { kind: origin.kind, id: id.to_owned() }, None));
    let Some((key, lang)) = derived.or_else(|| key_of(&origin, &tree, content)) else { return };
    let place = Location::Text(Arc::clone(&source), first_field(&tree));
    if matches!(origin.part, Part::Yaml(_)) {
        let cut_off = unquoted_hash::check(&source, &tree);
        content.diagnostics.extend(cut_off.into_iter().filter(|finding| beside.is_sure(finding)));
    }
    let origin = if beside.broken.is_none() { origin.with_places_in(&tree) } else { origin };
    let tree = with_built_in(&key, lang.as_ref(), tree);
    let required = if lang.is_none() { all } else { Required::Nothing };
    let mut findings = validate::check(&source, subject, schema_of(subject), &tree, required, beside.near);
    findings.diagnostics.retain(|finding| beside.is_sure(finding));
    below_value::say_once(&mut content.diagnostics, before, &mut findings.diagnostics);
    let (body, body_findings) = body_of(&source, &tree, text.clone());
    if lang.is_none() {
        content.keys.push((key.clone(), place.clone()));
        content.drafts.extend(placeholders::is_unpublished(&tree).then(|| key.clone()));
    } else {
        content.translates = Some(key.clone());
    }
    let sound = findings.is_sound() && beside.broken.is_none();
    let blanks = placeholders::check(&source, &tree, text, &findings.diagnostics);
    let Findings { diagnostics, references, pictures, .. } = findings;
    content.diagnostics.extend(diagnostics);
    content.diagnostics.extend(body_findings);
    content.diagnostics.extend(blanks);
    if !sound {
        let location = |span: &Span| Location::Text(Arc::clone(&source), span.clone());
        let named = references.into_iter().map(|reference| {
            let location = location(&reference.span);
            UnreadReference { reference, location, is_of_draft: placeholders::is_unpublished(&tree) }
        });
        let is_row = matches!(origin.part, Part::Row(..));
        // What a table calls a region and none is becomes a tag.
        let is_asked = |unread: &UnreadReference| {
            !is_row || unread.reference.field != "regions" || is_id(&unread.reference.id)
        };
        content.references_of_unread.extend(named.filter(|_| lang.is_none()).filter(is_asked));
        content.unread.push(unread(key, lang, (origin, &tree), body, pictures));
        return;
    }
    if let Some(lang) = lang {
        let body = (!body.is_empty()).then_some(body);
        content.translations.push(Arc::new(Translation { key, lang, origin, fields: tree, body, pictures }));
        return;
    }
    let contradictions = contradictions::check(key.kind, &source, &tree);
    let fields = if contradictions.is_empty() {
        typed(key.kind, &tree).map_err(|mismatch| content.diagnostics.push(unfit(place, &mismatch))).ok()
    } else {
        None
    };
    content.diagnostics.extend(contradictions);
    let Some((common, details)) = fields else {
        content.unread.push(unread(key, None, (origin, &tree), body, pictures));
        return;
    };
    let mut record = Record::new(key.id, origin, common, details);
    record.body = body;
    record.references = references;
    record.pictures = pictures;
    content.originals.push(Arc::new(record));
}

/// What can be relied on of a record whose fields have mistakes, so that its text is looked at in the same run.
fn unread(
    key: Key,
    lang: Option<String>,
    (origin, tree): (Origin, &Node),
    body: Body,
    pictures: Vec<(String, Span)>,
) -> Arc<Record> {
    let title = tree.get("title").and_then(Node::as_text).unwrap_or_default().to_owned();
    let status = placeholders::is_unpublished(tree).then_some(Status::Draft);
    let mut record = Record::unread(key, origin, Common { title, status, ..Common::default() });
    record.translation = lang;
    record.body = body;
    record.pictures = pictures;
    Arc::new(record)
}

impl Translation {
    /// Where it gives itself an id that is not the one that its file is called by, and the record that the file's
    /// name says.
    pub(super) fn other_id(&self) -> Option<(Location, Key)> {
        let (named, _) = key_of_path(self.key.kind, &self.origin.source.path)?;
        let written = self.fields.get("id").filter(|_| named != self.key)?;
        Some((Location::Text(Arc::clone(&self.origin.source), written.span.clone()), named))
    }

    /// The record that this translation and its original make together.
    pub fn with_original(&self, original: &Record) -> Result<Record, Diagnostic> {
        let tree = original.origin.tree();
        let tree = with_built_in(&self.key, None, tree).overlaid_with(&self.fields);
        let contradictions = contradictions::check(self.key.kind, &self.origin.source, &tree);
        if let Some(finding) = contradictions.into_iter().find(|finding| finding.severity == Severity::Error)
        {
            // What contradicts may stand in either file; the translation brought it about.
            return Err(Diagnostic { location: self.origin.location(), labels: Box::default(), ..finding });
        }
        let (common, details) =
            typed(self.key.kind, &tree).map_err(|mismatch| unfit(self.origin.location(), &mismatch))?;
        let mut record = Record::new(self.key.id.clone(), self.origin.clone(), common, details);
        record.translation = Some(self.lang.clone());
        record.body = self.body.clone().unwrap_or_else(|| original.body.clone());
        record.references.clone_from(&original.references);
        record.pictures.clone_from(&self.pictures);
        Ok(record)
    }
}

/// A prefecture that is built in gives what its file does not say.
fn with_built_in(key: &Key, lang: Option<&String>, tree: Node) -> Node {
    match prefectures::find(&key.id) {
        Some(prefecture) if key.kind == Kind::Region && lang.is_none() => {
            prefecture.tree(&tree.span).overlaid_with(&tree)
        }
        _ => tree,
    }
}

fn key_of(origin: &Origin, tree: &Node, content: &mut FileContent) -> Option<(Key, Option<String>)> {
    let path = &origin.source.path;
    let stem = source::file_stem(path);
    let (stem, lang) = stem.split_once('.').map_or((stem, None), |(id, lang)| (id, Some(lang.to_owned())));
    let is_row = matches!(origin.part, Part::Row(..));
    let written = tree.get("id").and_then(|node| node.as_text().map(|text| (text.trim(), node.span.clone())));
    let (id, place) = match (written, is_row) {
        (Some((id, span)), _) => (id, Location::Text(Arc::clone(&origin.source), span)),
        (None, _) => (stem, Location::File(path.clone())),
    };
    if is_id(id) {
        return Some((Key { kind: origin.kind, id: id.to_owned() }, lang.filter(|_| !is_row)));
    }
    let is_written = matches!(place, Location::Text(..));
    let suggestion = suggested_id(id);
    let (message, help) = if id.to_ascii_lowercase() != id && is_id(&id.to_ascii_lowercase()) {
        (EN041Message::Upper, EN041Help::Upper { suggestion })
    } else if id.is_ascii() || is_written {
        (EN041Message::Other, EN041Help::FileName { suggestion })
    } else {
        (EN041Message::NotAscii, EN041Help::NotAscii)
    };
    let help = if is_written { EN041Help::Written } else { help };
    content.diagnostics.push(EN041 { id: id.to_owned(), message, help }.at(place));
    None
}

/// Whether a text can be an id: ASCII lower case, digits and hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Keeps what can be kept of a text as an id; nothing is transliterated.
pub fn suggested_id(text: &str) -> String {
    let plain: String = text.nfkc().collect::<String>().to_lowercase();
    let kept: String = plain.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<_> = kept.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "my-page".to_owned() } else { parts.join("-") }
}

/// Reads the typed fields of a tree that fits its schema.
pub(super) fn typed(kind: Kind, tree: &Node) -> Result<(Common, Details), Mismatch> {
    let common = decode(tree)?;
    let details = match kind {
        Kind::Region => Details::Region(decode::<Region>(tree)?),
        Kind::Group => Details::Group(Box::new(decode::<Group>(tree)?)),
        Kind::Job => Details::Job(Box::new(decode::<Job>(tree)?)),
        Kind::Story => {
            let mut story = decode::<Story>(tree)?;
            story.person = story.person.without_hidden_name();
            Details::Story(Box::new(story))
        }
        Kind::Event => Details::Event(Box::new(decode::<Event>(tree)?)),
        Kind::Program => Details::Program(Box::new(decode::<Program>(tree)?)),
        Kind::Place => Details::Place(Box::new(decode::<Place>(tree)?)),
        Kind::Page => Details::Page(decode::<Page>(tree)?),
    };
    Ok((common, details))
}

/// A record that its schema let pass and its type does not: the program contradicts itself. Nobody's
/// record may be missing without a word.
pub(super) fn unfit(place: Location, mismatch: &Mismatch) -> Diagnostic {
    EN005::Unreadable { detail: mismatch.to_string() }.at(place)
}
