//! All records as one clean table, in place of a file each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::error::ImportError;
use super::ledger::{WrittenFile, WrittenRecord, fingerprint};
use super::plan::{Action, Planned, changes};
use super::planner::Planner;
use super::prepare::on_disk;
use super::values::{self, Values};
use super::write::FileWrite;
use super::{same, table_text};
use crate::content::{Record, read_file};
use crate::source;

/// Plans the table of all records.
pub(super) fn plan(
    planner: &mut Planner<'_>,
    records: &[Arc<Record>],
    recognised: &BTreeSet<&String>,
) -> Result<(), ImportError> {
    let kind = planner.request.kind;
    let earlier = planner.ledger.clean_table.clone();
    let file = earlier.as_ref().map_or_else(|| default_path(planner), |table| table.file.clone());
    let in_table: BTreeSet<&str> = records.iter().map(|record| record.key().id.as_str()).collect();
    let now: Vec<(&Arc<Record>, Values)> =
        records.iter().map(|record| (record, values::of_tree(&values::tree_of(record)))).collect();
    let is_elsewhere = |planner: &Planner<'_>, record: &Record| {
        planner.file_of(record.key()).is_some_and(|other| other != file)
    };
    let mut rows = planner.values_of_gone(&in_table, &file);
    let own = records
        .iter()
        .filter(|record| !is_elsewhere(planner, record) && planner.deleted_file(record.key()).is_none());
    rows.extend(own.map(|record| (record.key().id.clone(), values::exact(&values::tree_of(record)))));
    let text = table_text::of(kind, &rows);
    let keeps = keeps_file(planner, &file, earlier.as_ref(), &text)?;
    let is_nothing = rows.is_empty() && earlier.is_none();
    if !keeps && !is_nothing {
        verify(planner, &file, &text, records, &rows)?;
        planner.replaced.insert(file.clone());
    }
    for (record, values) in now {
        let id = &record.key().id;
        let before = planner.ledger.records.get(id).map(|written| written.values.clone());
        let (at, action) = if is_elsewhere(planner, record) {
            (planner.file_of(record.key()).unwrap_or_default(), Action::Elsewhere)
        } else if let Some(deleted) = planner.deleted_file(record.key()) {
            (deleted, Action::Deleted)
        } else {
            let differences = changes(kind, before.as_ref().unwrap_or(&Values::new()), &values);
            let action = match &before {
                Some(_) if differences.is_empty() => Action::Same,
                _ if keeps => Action::Keep { differences },
                None => Action::Create,
                Some(_) => Action::Update { changes: differences, is_recognised: recognised.contains(id) },
            };
            if !keeps {
                planner.ledger.records.insert(id.clone(), WrittenRecord { file: None, values });
            }
            (file.clone(), action)
        };
        let (id, title) = (id.clone(), record.common.title.clone());
        planner.note(Planned { id, title, file: at, action });
    }
    if is_nothing {
        // All of them are elsewhere or deleted, and a table without rows helps nobody.
        return Ok(());
    }
    planner.plan.clean_table = Some(file.clone());
    planner.plan.keeps_clean_table = keeps;
    if !keeps {
        planner.ledger.clean_table = Some(WrittenFile { file: file.clone(), hash: fingerprint(&text) });
        planner.writes.push(FileWrite { path: on_disk(planner.request.root, &file), text });
    }
    Ok(())
}

/// Where the table stands unless an earlier one does: `content/jobs/求人.csv`.
fn default_path(planner: &Planner<'_>) -> String {
    let stem = planner.request.table.file_stem().unwrap_or_default().to_string_lossy();
    format!("content/{}/{stem}.csv", planner.request.kind.folder())
}

/// Whether a person changed the table that an earlier import wrote.
///
/// # Errors
/// A table of that name is there that no import wrote.
fn keeps_file(
    planner: &Planner<'_>,
    file: &str,
    earlier: Option<&WrittenFile>,
    text: &str,
) -> Result<bool, ImportError> {
    let path = on_disk(planner.request.root, file);
    let now = match std::fs::read(&path) {
        Ok(bytes) => fingerprint(&String::from_utf8_lossy(&bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(ImportError::io(path, error)),
    };
    match earlier {
        Some(written) => Ok(written.hash != now),
        None if now == fingerprint(text) => Ok(false),
        None => Err(ImportError::TableExists { path: file.to_owned() }),
    }
}

/// Makes sure that the table is read as its rows.
fn verify(
    planner: &Planner<'_>,
    file: &str,
    text: &str,
    records: &[Arc<Record>],
    rows: &BTreeMap<String, Values>,
) -> Result<(), ImportError> {
    let content = read_file(planner.request.kind, file, text.as_bytes().to_vec(), &planner.private());
    let line_breaks = planner.line_breaks();
    let written: BTreeMap<&str, &Arc<Record>> =
        content.originals.iter().map(|record| (record.key().id.as_str(), record)).collect();
    let is_same = |record: &Record| {
        written.get(record.key().id.as_str()).is_some_and(|other| same::are_same(other, record, line_breaks))
    };
    let expected = records.iter().filter(|record| rows.contains_key(&record.key().id));
    let unlike = expected.into_iter().find(|record| !is_same(record));
    match unlike {
        Some(record) => Err(ImportError::Unlike { title: record.common.title.clone() }),
        None if same::has_errors(&content) || written.len() != rows.len() => {
            Err(ImportError::Unlike { title: source::file_name(file).to_owned() })
        }
        None => Ok(()),
    }
}
