//! What is to be done to each record, from the table, the portal and what was imported before.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::error::ImportError;
use super::ledger::{Ledger, WrittenFile, WrittenRecord, fingerprint};
use super::plan::{Action, Gone, Plan, Planned, changes, differences};
use super::prepare::{Request, on_disk};
use super::record_text::{self, Form};
use super::values::{self, Values};
use super::write::FileWrite;
use super::{clean_table, same};
use crate::content::{FileContent, Key, LineBreaks, PrivateColumns, Record, read_file};
use crate::diagnostic::Finding as _;
use crate::diagnostic::findings::EN025;
use crate::pipeline::LoadedPortal;
use crate::platform::portable::portable;
use crate::source;

/// Makes the plan.
pub(super) struct Planner<'a> {
    pub(super) request: &'a Request<'a>,
    before: &'a LoadedPortal,
    pub(super) ledger: Ledger,
    pub(super) plan: Plan,
    pub(super) writes: Vec<FileWrite>,
    /// The ids of records whose rows are not written.
    staying: BTreeSet<String>,
    /// The files that are written anew, from the portal's folder.
    pub(super) replaced: BTreeSet<String>,
}

/// A file of a record as it is now.
struct Current {
    file: String,
    text: String,
    /// What it says; `None` where it cannot be read as a record.
    values: Option<Values>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(request: &'a Request<'a>, before: &'a LoadedPortal, ledger: Ledger) -> Self {
        let (plan, writes) = (Plan::default(), Vec::new());
        Self { request, before, ledger, plan, writes, staying: BTreeSet::new(), replaced: BTreeSet::new() }
    }

    /// Plans all records of a table. `ids` are those that rows keep although their content gives others.
    pub(super) fn plan(
        &mut self,
        content: &FileContent,
        ids: &HashMap<String, String>,
    ) -> Result<(), ImportError> {
        let in_table: BTreeSet<String> = content.keys.iter().map(|(key, _)| key.id.clone()).collect();
        self.plan.unfinished_drafts = content.keys.len() - content.originals.len();
        let are_read: BTreeSet<&str> =
            content.originals.iter().map(|record| record.key().id.as_str()).collect();
        let unread = content.keys.iter().filter(|(key, _)| !are_read.contains(key.id.as_str()));
        let unread = unread.filter(|(key, _)| self.file_of(key).is_some());
        let unread: Vec<String> = unread.map(|(key, _)| key.id.clone()).collect();
        self.staying.extend(unread);
        self.find_gone(&in_table);
        let recognised: BTreeSet<&String> = ids.values().collect();
        if self.request.as_table || self.ledger.clean_table.is_some() {
            return clean_table::plan(self, &content.originals, &recognised);
        }
        for record in &content.originals {
            let planned = self.record(record, recognised.contains(&record.key().id))?;
            self.note(planned);
        }
        Ok(())
    }

    /// Plans nothing, since the table has errors. What was imported before makes room for its rows, so
    /// that these are checked as the records that they would be.
    pub(super) fn plan_nothing(&mut self, content: &FileContent) {
        self.replaced.extend(self.ledger.clean_table.iter().map(|table| table.file.clone()));
        for (key, _) in &content.keys {
            match self.ledger.records.get(&key.id) {
                Some(written) => self.replaced.extend(written.file.iter().map(|file| file.file.clone())),
                None if self.file_of(key).is_some() => {
                    self.staying.insert(key.id.clone());
                }
                None => {}
            }
        }
    }

    /// Adds a planned record.
    pub(super) fn note(&mut self, planned: Planned) {
        let is_written = match planned.action {
            Action::Create | Action::Update { .. } => true,
            // A clean table is written with all its rows.
            Action::Same => self.is_replaced(&planned.file),
            _ => false,
        };
        if !is_written {
            self.staying.insert(planned.id.clone());
        }
        self.plan.records.push(planned);
    }

    /// Whether the row of a record is not written, so that what the portal has of it counts.
    pub(super) fn stays(&self, id: &str) -> bool {
        self.staying.contains(id)
    }

    /// Whether a file is written anew.
    pub(super) fn is_replaced(&self, path: &str) -> bool {
        self.replaced.contains(path)
    }

    /// The plan, the files and what is then known as written.
    pub(super) fn finished(self) -> (Plan, Vec<FileWrite>, Ledger) {
        (self.plan, self.writes, self.ledger)
    }

    /// The file that defines a record now.
    pub(super) fn file_of(&self, key: &Key) -> Option<String> {
        self.before.portal.keys.get(key).map(|location| location.path().to_owned())
    }

    /// Names the records of earlier imports that the table does not have, and forgets those that nobody has.
    fn find_gone(&mut self, in_table: &BTreeSet<String>) {
        let ids: Vec<String> =
            self.ledger.records.keys().filter(|id| !in_table.contains(*id)).cloned().collect();
        for id in ids {
            let key = Key { kind: self.request.kind, id: id.clone() };
            let Some(file) = self.file_of(&key) else {
                self.ledger.records.remove(&id);
                continue;
            };
            let now = self.before.portal.find(&key).map(|record| values::of_record(record));
            let is_withdrawn = now.as_ref().is_some_and(is_withdrawn);
            let written = &self.ledger.records[&id].values;
            let title = now.as_ref().unwrap_or(written).get("title").cloned().unwrap_or_default();
            self.plan.gone.push(Gone { title, file, is_withdrawn });
        }
    }

    fn record(&mut self, record: &Arc<Record>, is_recognised: bool) -> Result<Planned, ImportError> {
        let (key, kind) = (record.key(), self.request.kind);
        let now = values::of_tree(&values::tree_of(record));
        let written = self.ledger.records.get(&key.id).cloned();
        let takes = self.request.take.contains(&key.id);
        let planned = |file: &str, action| Planned {
            id: key.id.clone(),
            title: record.common.title.clone(),
            file: file.to_owned(),
            action,
        };
        let Some(current) = self.current(key, written.as_ref())? else {
            let before = written.as_ref().and_then(|written| written.file.as_ref());
            if let Some(file) = before.filter(|_| !takes) {
                return Ok(planned(&file.file, Action::Deleted));
            }
            let file = self.create(record, now)?;
            return Ok(planned(&file, Action::Create));
        };
        let file = current.file.clone();
        if !matches!(&*source::extension(&file), "md" | "yaml") {
            return Ok(planned(&file, Action::Elsewhere));
        }
        let hash = fingerprint(&current.text);
        let is_untouched = written
            .as_ref()
            .is_some_and(|written| written.file.as_ref().is_some_and(|file| file.hash == hash));
        let says_the_same = match (&written, is_untouched) {
            (Some(written), true) => written.values == now,
            _ => current.values.as_ref() == Some(&now),
        };
        if says_the_same {
            self.remember(key, WrittenFile { file: file.clone(), hash }, now);
            return Ok(planned(&file, Action::Same));
        }
        let earlier = written.as_ref().map(|written| &written.values);
        let said = current.values.clone().unwrap_or_default();
        if !is_untouched && !takes {
            let differences = differences(kind, earlier, &now, &said);
            return Ok(planned(&file, Action::Keep { differences }));
        }
        let changes = changes(kind, &said, &now);
        self.update(record, &file, now)?;
        Ok(planned(&file, Action::Update { changes, is_recognised }))
    }

    /// The file of a record as it is now; `None` where there is none.
    fn current(&self, key: &Key, written: Option<&WrittenRecord>) -> Result<Option<Current>, ImportError> {
        let before = written.and_then(|written| written.file.as_ref()).map(|file| file.file.clone());
        let there = |file: &String| on_disk(self.request.root, file).symlink_metadata().is_ok();
        let usual = || {
            let folder = format!("content/{}", key.kind.folder());
            [Form::Markdown, Form::Yaml].map(|form| format!("{folder}/{}.{}", key.id, form.extension()))
        };
        let file = self.file_of(key).or(before.filter(there));
        let Some(file) = file.or_else(|| usual().into_iter().find(there)) else { return Ok(None) };
        let path = on_disk(self.request.root, &file);
        let bytes = std::fs::read(&path).map_err(|error| ImportError::io(path, error))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let values = self.before.portal.find(key).map(|record| values::of_record(record));
        Ok(Some(Current { file, text, values }))
    }

    /// Plans a new file in the form that is read as its row, a text below front matter where there is one.
    fn create(&mut self, record: &Record, now: Values) -> Result<String, ImportError> {
        let key = record.key();
        let forms = if now.contains_key("body") { &[Form::Markdown, Form::Yaml][..] } else { &[Form::Yaml] };
        for form in forms {
            let name = format!("{}.{}", key.id, form.extension());
            if portable(&name).is_err() {
                return Err(ImportError::ReservedId { id: key.id.clone() });
            }
            let file = format!("content/{}/{name}", key.kind.folder());
            if let Some(text) = self.text(record, *form, &file) {
                self.put(key, &file, text, now);
                return Ok(file);
            }
        }
        Err(self.refusal(record))
    }

    /// Plans an existing file anew. One of Markdown keeps its form unless its text would be read differently.
    fn update(&mut self, record: &Record, file: &str, now: Values) -> Result<(), ImportError> {
        let form = if source::extension(file) == "md" { Form::Markdown } else { Form::Yaml };
        let Some(text) = self.text(record, form, file) else {
            return Err(self.refusal(record));
        };
        self.put(record.key(), file, text, now);
        Ok(())
    }

    /// The text of a record's file, where it is read as the record.
    fn text(&self, record: &Record, form: Form, file: &str) -> Option<String> {
        let text = record_text::of(record.kind(), &values::tree_of(record), form);
        let content = read_file(record.kind(), file, text.clone().into_bytes(), &self.private());
        same::is_record(&content, record, self.line_breaks()).then_some(text)
    }

    /// Why a record cannot have a file of its own.
    fn refusal(&self, record: &Record) -> ImportError {
        let title = record.common.title.clone();
        let text = record_text::of(record.kind(), &values::tree_of(record), Form::Yaml);
        let file = format!("{}.yaml", record.key().id);
        let content = read_file(record.kind(), &file, text.into_bytes(), &self.private());
        let mut missing = content.diagnostics.iter().filter(|finding| finding.code == EN025::CODE);
        match missing.find_map(|finding| finding.values.get("label")) {
            Some(field) => ImportError::Incomplete { title, field: field.clone() },
            None => ImportError::Unlike { title },
        }
    }

    /// What the settings say about the ends of lines.
    pub(super) fn line_breaks(&self) -> LineBreaks {
        self.before.portal.settings.main.line_breaks
    }

    /// The columns of tables that stay with the office.
    pub(super) fn private(&self) -> PrivateColumns {
        PrivateColumns::of(&self.before.portal.settings.main)
    }

    fn put(&mut self, key: &Key, file: &str, text: String, values: Values) {
        self.replaced.insert(file.to_owned());
        self.remember(key, WrittenFile { file: file.to_owned(), hash: fingerprint(&text) }, values);
        self.writes.push(FileWrite { path: on_disk(self.request.root, file), text });
    }

    fn remember(&mut self, key: &Key, file: WrittenFile, values: Values) {
        self.ledger.records.insert(key.id.clone(), WrittenRecord { file: Some(file), values });
    }

    /// The file that an import wrote for a record and a person deleted since, unless the record is asked for.
    pub(super) fn deleted_file(&self, key: &Key) -> Option<String> {
        let written = self.ledger.records.get(&key.id)?.file.as_ref()?;
        let is_there = on_disk(self.request.root, &written.file).symlink_metadata().is_ok();
        let is_deleted = self.file_of(key).is_none() && !is_there && !self.request.take.contains(&key.id);
        is_deleted.then(|| written.file.clone())
    }

    /// The values of the records that the table does not have any more, by their ids. What has a file other than
    /// the clean table stays there.
    pub(super) fn values_of_gone(&self, in_table: &BTreeSet<&str>, table: &str) -> BTreeMap<String, Values> {
        let key = |id: &String| Key { kind: self.request.kind, id: id.clone() };
        let is_in_table = |id: &String| self.file_of(&key(id)).is_some_and(|file| file == table);
        let gone = self.ledger.records.iter();
        let gone = gone.filter(|(id, _)| !in_table.contains(id.as_str()) && is_in_table(id));
        gone.map(|(id, written)| (id.clone(), written.values.clone())).collect()
    }
}

/// Whether somebody has taken a record back: it is a draft, expires, is filled or cancelled.
fn is_withdrawn(values: &Values) -> bool {
    let is =
        |field: &str, words: &[&str]| values.get(field).is_some_and(|value| words.contains(&value.as_str()));
    is("status", &["draft", "review"])
        || is("filled", &["true"])
        || is("cancelled", &["true"])
        || values.contains_key("expires_on")
}
