//! The `hub.json` of another site becomes records of a portal: files of their own, which later imports update until a
//! person changes them.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value as Json;

use super::error::ImportError;
use super::hub_ledger::{FileState, HubLedger};
use super::prepare::read_bytes;
use super::record_text::{self, Form};
use super::write::{self, FileWrite};
use crate::content::{Key, Kind, PrivateColumns, is_id, open_columns, read_file};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Language;
use crate::pipeline::load_folder;
use crate::platform::portable;
use crate::source::{Key as FieldName, Node, Value};

/// The version of the form that is read.
const VERSION: u64 = 1;

/// What a record says in other languages, by language.
const TRANSLATIONS: &str = "translations";

/// The records of another site, and what taking them in would do.
#[derive(Debug, Default)]
pub struct HubImport {
    /// The name of the site.
    pub title: String,
    /// The day that the records are of.
    pub as_of: String,
    /// The terms under which it gives them out.
    pub license: String,
    /// How many records it has.
    pub count: usize,
    /// Those that become files.
    pub created: Vec<HubRecord>,
    /// Those whose file is written anew: the other site has changed them, and nobody did here.
    pub updated: Vec<HubRecord>,
    /// Those that a person changed after an earlier import, which stay as they are.
    pub changed_here: Vec<HubRecord>,
    /// How many are as an earlier import wrote them, and as the other site still says.
    pub unchanged: usize,
    /// Those that an earlier import wrote and the other site does not have any more. Their files stay.
    pub gone: Vec<HubRecord>,
    /// Those that the portal has already from elsewhere, which stay as they are.
    pub existing: Vec<HubRecord>,
    /// Stories: those whom they are about have agreed to the other site alone.
    pub without_consent: Vec<HubRecord>,
    /// Those that cannot be taken in, with the reason; what cannot be read as a record is said by `diagnostics`.
    pub refused: Vec<(HubRecord, Refusal)>,
    /// Why some cannot be read as records.
    pub diagnostics: Vec<Diagnostic>,
    /// The fields that are not taken in, as `job.contact`.
    pub unread: BTreeSet<String>,
    writes: Vec<FileWrite>,
}

/// A record of another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HubRecord {
    /// Its title.
    pub title: String,
    /// The file that it becomes or has.
    pub file: String,
}

/// Why a record of another site is not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Its id is no name of a file.
    Id,
    /// Its id is that of the list of its kind.
    ListId,
    /// A record above it has the same id.
    Twice,
    /// It is no map of fields.
    NoRecord,
    /// It holds a character that no page may hold.
    Control,
    /// It cannot be read, as findings say.
    Unreadable,
}

impl Refusal {
    /// The reason for people; empty where findings say it.
    pub const fn text(self, language: Language) -> &'static str {
        match self {
            Self::Id => language.pick(
                "id に使えるのは、半角の英小文字・数字・ハイフンだけです",
                "an id has small letters, digits and hyphens alone",
            ),
            Self::ListId => language.pick(
                "id の「index」は一覧のページの名前なので使えません",
                "the id `index` is that of the list",
            ),
            Self::Twice => {
                language.pick("同じ id の記事が、上にもあります", "a record above has the same id")
            }
            Self::NoRecord => language.pick("記事の形ではありません", "it is no record"),
            Self::Control => language.pick(
                "ページに出せない文字（制御文字）が入っています",
                "it holds a control character, which no page may hold",
            ),
            Self::Unreadable => "",
        }
    }
}

impl HubImport {
    /// Writes the files, all of them or none.
    ///
    /// # Errors
    /// The system refused; nothing has changed then.
    pub fn write(&self) -> Result<(), ImportError> {
        write::all(&self.writes).map_err(|(path, error)| ImportError::io(path, error))
    }
}

/// Whether a file is one of this sort, by its name.
pub fn is_hub(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// Reads the `hub.json` of another site and plans what becomes of its records. The note in each file says in
/// `language` where it comes from.
///
/// # Errors
/// There is no portal, or the file is none that this version reads.
pub fn prepare_hub(root: &Path, file: &Path, language: Language) -> Result<HubImport, ImportError> {
    if !root.join("site.yaml").is_file() {
        return Err(ImportError::NotAPortal { path: root.to_owned() });
    }
    let bytes = read_bytes(root, file)?;
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let no_hub = || ImportError::NoHub { path: file.to_owned() };
    let hub: Json = serde_json::from_slice(text).map_err(|_| no_hub())?;
    let version = hub.get("version").and_then(Json::as_u64).ok_or_else(no_hub)?;
    if version > VERSION {
        return Err(ImportError::NewerHub { path: file.to_owned() });
    }
    let records = hub.get("records").and_then(Json::as_object).ok_or_else(no_hub)?;
    let word = |value: Option<&Json>| {
        let text = value.and_then(Json::as_str).unwrap_or_default();
        // It is told and stands in a line of a file.
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>()
    };
    let mut import = HubImport {
        title: word(hub.get("title")),
        as_of: word(hub.get("as_of")),
        license: word(hub.pointer("/license/name")),
        ..HubImport::default()
    };
    let address = word(hub.get("base_url"));
    let ledger_file = HubLedger::path_of(if address.is_empty() { &import.title } else { &address });
    let known = HubLedger::read(root, &ledger_file)?;
    let before = load_folder(root);
    let mut taking = Taking {
        root,
        private: PrivateColumns::of(&before.portal.settings.main),
        languages: before.portal.settings.languages().split_off(1),
        language,
        seen: BTreeSet::new(),
        ledger: known.titled(&import.title),
        told: BTreeSet::new(),
        import: &mut import,
    };
    for (folder, of_kind) in records {
        match Kind::of_folder(folder).filter(|kind| *kind != Kind::Page) {
            Some(kind) => {
                let Some(of_kind) = of_kind.as_array() else {
                    return Err(ImportError::NoHubRecords { path: file.to_owned(), folder: folder.clone() });
                };
                for record in of_kind {
                    let known = |key: &Key| {
                        let record = before.portal.find(key)?;
                        Some(record.origin.source.path.clone())
                    };
                    taking.take(kind, record, known, word(record.get("page")));
                }
            }
            None => {
                taking.import.unread.insert(format!("records.{folder}"));
            }
        }
    }
    let Taking { ledger, told, .. } = taking;
    import.gone = ledger.gone(root, &told);
    if !import.writes.is_empty() {
        import.writes.push(FileWrite { path: root.join(ledger_file), text: ledger.text() });
    }
    Ok(import)
}

/// The records as they are taken in, one after the other.
struct Taking<'a> {
    root: &'a Path,
    private: PrivateColumns,
    /// The further languages of the portal.
    languages: Vec<String>,
    language: Language,
    seen: BTreeSet<Key>,
    /// What this import and earlier ones wrote.
    ledger: HubLedger,
    /// The files that the records of the site may have.
    told: BTreeSet<String>,
    import: &'a mut HubImport,
}

impl Taking<'_> {
    fn take(&mut self, kind: Kind, record: &Json, known: impl Fn(&Key) -> Option<String>, page: String) {
        self.import.count += 1;
        let text = |name: &str| record.get(name).and_then(Json::as_str).unwrap_or_default();
        let (id, title) = (text("id").to_owned(), text("title").to_owned());
        let form = if text("body").trim().is_empty() { Form::Yaml } else { Form::Markdown };
        let file_in = |form: Form| format!("content/{}/{id}.{}", kind.folder(), form.extension());
        let told = |file: String| HubRecord { title: title.clone(), file };
        if kind == Kind::Story {
            self.import.without_consent.push(told(page));
            return;
        }
        let file = file_in(form);
        self.told.extend([Form::Markdown, Form::Yaml].map(file_in));
        let key = Key { kind, id: id.clone() };
        let refusal = if record.is_object() { self.refusal(&key, record) } else { Some(Refusal::NoRecord) };
        if let Some(refusal) = refusal {
            self.import.refused.push((told(id), refusal));
            return;
        }
        let is_there = |file: &String| self.root.join(file).symlink_metadata().is_ok();
        let there = [Form::Markdown, Form::Yaml].map(file_in).into_iter().chain(known(&key)).find(is_there);
        if let Some(there) = there.filter(|there| *there != file || !self.ledger.holds(&file)) {
            self.import.existing.push(told(there));
            return;
        }
        let tree = self.tree(kind, record);
        if self.write(kind, &tree, form, (file, &title), &page) {
            self.translations(kind, &id, record, &page);
        }
    }

    /// Why a record is not taken in, before it is read.
    fn refusal(&mut self, key: &Key, record: &Json) -> Option<Refusal> {
        let name = format!("{}.yaml", key.id);
        match key.id.as_str() {
            "index" => Some(Refusal::ListId),
            id if !is_id(id) || portable::portable(&name).is_err() => Some(Refusal::Id),
            _ if !self.seen.insert(key.clone()) => Some(Refusal::Twice),
            _ if holds_control(record) => Some(Refusal::Control),
            _ => None,
        }
    }

    /// Plans the file of a record or of its translation, unless it cannot be read as one.
    fn write(
        &mut self,
        kind: Kind,
        tree: &Node,
        form: Form,
        (file, title): (String, &str),
        page: &str,
    ) -> bool {
        let text = record_text::of(kind, tree, form);
        let content = read_file(kind, &file, text.clone().into_bytes(), &self.private);
        let errors = content.diagnostics.into_iter().filter(|found| found.severity == Severity::Error);
        let before = self.import.diagnostics.len();
        self.import.diagnostics.extend(errors);
        let told = HubRecord { title: title.to_owned(), file };
        if self.import.diagnostics.len() > before {
            self.import.refused.push((told, Refusal::Unreadable));
            return false;
        }
        let state = self.ledger.state(self.root, &told.file, &text);
        let list = match state {
            FileState::Missing => &mut self.import.created,
            FileState::Outdated => &mut self.import.updated,
            FileState::Changed => &mut self.import.changed_here,
            FileState::Foreign => &mut self.import.existing,
            FileState::Same => {
                self.import.unchanged += 1;
                return true;
            }
        };
        list.push(told.clone());
        if matches!(state, FileState::Missing | FileState::Outdated) {
            let written = with_source(&text, form, &self.source_of(page));
            self.ledger.note(&told, &written, &text);
            self.import.writes.push(FileWrite { path: self.root.join(told.file), text: written });
        }
        true
    }

    /// What a record says in the further languages of the portal. Those that it does not have are named.
    fn translations(&mut self, kind: Kind, id: &str, record: &Json, page: &str) {
        const FIELDS: [&str; 3] = ["title", "summary", "body"];
        for (lang, translation) in record.get(TRANSLATIONS).and_then(Json::as_object).into_iter().flatten() {
            let unread = format!("{}.{TRANSLATIONS}.{lang}", kind.singular());
            if !self.languages.contains(lang) {
                self.import.unread.insert(unread);
                continue;
            }
            let text =
                |name: &str| translation.get(name).and_then(Json::as_str).filter(|text| !text.is_empty());
            let entries = FIELDS
                .iter()
                .filter_map(|name| Some((named(name), at_none(Value::Scalar(text(name)?.to_owned())))));
            let tree = at_none(Value::Map(entries.collect()));
            let others = translation.as_object().into_iter().flatten().map(|(name, _)| name.as_str());
            let others = others.filter(|name| !FIELDS.contains(name));
            self.import.unread.extend(others.map(|name| format!("{unread}.{name}")));
            let form = if text("body").is_some() { Form::Markdown } else { Form::Yaml };
            let file = format!("content/{}/{id}.{lang}.{}", kind.folder(), form.extension());
            let title = text("title").unwrap_or_default();
            self.told.insert(file.clone());
            self.write(kind, &tree, form, (file, title), page);
        }
    }

    /// A line that says where a record comes from.
    fn source_of(&self, page: &str) -> String {
        let HubImport { title, as_of, license, .. } = &*self.import;
        let said: Vec<&str> =
            [title.as_str(), page, as_of, license].into_iter().filter(|part| !part.is_empty()).collect();
        format!("# {}: {}\n", self.language.pick("もと", "from"), said.join(self.language.pick("、", ", ")))
    }

    /// The fields that a site gives out, as people write them.
    fn tree(&mut self, kind: Kind, record: &Json) -> Node {
        let names: BTreeSet<&str> = open_columns(kind).iter().map(|column| column.name.as_str()).collect();
        let mut unread = Vec::new();
        let mut tree = fields(record, "", &names, &mut unread);
        if let (Some(body), Value::Map(entries)) = (record.get("body"), &mut tree.value) {
            entries.push((named("body"), node(body)));
        }
        let unread =
            unread.into_iter().filter(|name| !matches!(name.as_str(), "page" | "body" | TRANSLATIONS));
        self.import.unread.extend(unread.map(|name| format!("{}.{name}", kind.singular())));
        tree
    }
}

/// The text of a record's file with a line of its source at the top of its fields.
fn with_source(text: &str, form: Form, source: &str) -> String {
    match (form, text.strip_prefix("---\n")) {
        (Form::Markdown, Some(rest)) => format!("---\n{source}{rest}"),
        _ => format!("{source}{text}"),
    }
}

fn fields(record: &Json, above: &str, names: &BTreeSet<&str>, unread: &mut Vec<String>) -> Node {
    let mut entries = Vec::new();
    for (name, value) in record.as_object().into_iter().flatten() {
        let path = format!("{above}{name}");
        let below = format!("{path}.");
        if names.contains(path.as_str()) {
            entries.push((named(name), node(value)));
        } else if value.is_object() && names.iter().any(|known| known.starts_with(&below)) {
            entries.push((named(name), fields(value, &below, names, unread)));
        } else {
            unread.push(path);
        }
    }
    at_none(Value::Map(entries))
}

/// Whether a text in a value holds a character that no page may hold.
fn holds_control(value: &Json) -> bool {
    match value {
        Json::String(text) => text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')),
        Json::Array(items) => items.iter().any(holds_control),
        Json::Object(fields) => fields.values().any(holds_control),
        _ => false,
    }
}

fn node(value: &Json) -> Node {
    at_none(match value {
        Json::Null => Value::Nothing,
        Json::String(text) => Value::Scalar(text.clone()),
        Json::Array(items) => Value::List(items.iter().map(node).collect()),
        Json::Object(fields) => {
            Value::Map(fields.iter().map(|(name, value)| (named(name), node(value))).collect())
        }
        other => Value::Scalar(other.to_string()),
    })
}

/// What stands in no file yet has no place.
const fn at_none(value: Value) -> Node {
    Node { span: 0..0, value }
}

fn named(name: &str) -> FieldName {
    FieldName { text: name.to_owned(), span: 0..0 }
}
