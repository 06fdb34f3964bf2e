//! The table is read, held against the portal and what was imported before, and a plan is made.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::ImportError;
use super::ledger::{self, Ledger};
use super::likeness;
use super::mapping::{self, MapFile};
use super::plan::Plan;
use super::planner::Planner;
use super::same;
use super::understood::{self, CellReading};
use super::values::{self, Values};
use super::write::{self, FileWrite};
use crate::content::{
    Conversion, FileContent, Kind, PrivateColumns, TableColumn, TableContent, TableReading, read_table,
};
use crate::diagnostic::findings::EN068;
use crate::diagnostic::{Diagnostic, Finding as _, Label, Location, Severity, SourceText, sort_and_dedup};
use crate::pipeline::{LoadedPortal, PortalLoader};
use crate::platform::slashed;
use crate::source::{self, FileTable, Fingerprint, FoundFile, PortalPath};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The portal's folder.
    pub root: &'a Path,
    /// The table.
    pub table: &'a Path,
    /// What its rows are.
    pub kind: Kind,
    /// The map of headings, where a certain one is asked for.
    pub map: Option<&'a Path>,
    /// Whether one clean table is to be written, and no files.
    pub as_table: bool,
    /// The ids of records that are to be written although a person changed or deleted them.
    pub take: &'a [String],
}

/// A table that has been understood, and what importing it would do.
#[derive(Debug)]
pub struct Import {
    /// The kind of the records.
    pub kind: Kind,
    /// What the columns were taken for.
    pub columns: Vec<TableColumn>,
    /// How many records the table has, those with mistakes included.
    pub rows: usize,
    /// What was found in the table: in itself, and as a part of the portal.
    pub diagnostics: Vec<Diagnostic>,
    /// What would be done; nothing where there are errors.
    pub plan: Plan,
    /// The map of headings, for people.
    pub map: String,
    /// Whether the map would be new.
    pub map_is_new: bool,
    /// The headings that an existing map does not name yet.
    pub unnamed: Vec<String>,
    /// The headings of the map that the table does not have.
    pub missing: Vec<String>,
    /// The name of the table that this one continues, where it has another.
    pub continues: Option<String>,
    content: FileContent,
    map_write: Option<FileWrite>,
    writes: Vec<FileWrite>,
}

impl Import {
    /// Whether there are errors, so that nothing but the map would be written.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// What every cell was read as.
    pub fn cells(&self) -> Vec<CellReading> {
        understood::cells(self.kind, &self.content)
    }

    /// The values that were read as something else than what stands there.
    pub fn conversions(&self) -> &[Conversion] {
        &self.content.conversions
    }

    /// Writes what was planned, all of it or nothing; of a table with errors, or without rows, the map alone.
    /// Gives whether the map was written.
    ///
    /// # Errors
    /// The system refused; nothing has changed then.
    pub fn write(&self) -> Result<bool, ImportError> {
        let mut files: Vec<FileWrite> = self.map_write.iter().cloned().collect();
        if !self.has_errors() && self.rows > 0 {
            files.extend(self.writes.iter().cloned());
        }
        write::all(&files).map_err(|(path, error)| ImportError::io(path, error))?;
        Ok(self.map_write.is_some())
    }
}

/// Reads a table and plans its import.
///
/// # Errors
/// There is no portal or table, or one of them cannot be read.
pub fn prepare(request: &Request<'_>) -> Result<Import, ImportError> {
    let Request { root, kind, .. } = *request;
    if !root.join("site.yaml").is_file() {
        return Err(ImportError::NotAPortal { path: root.to_owned() });
    }
    let bytes = read_bytes(root, request.table)?;
    let files = Arc::new(source::list(root));
    let mut loader = PortalLoader::new(root);
    let before = loader.load(Arc::clone(&files));
    let private = PrivateColumns::of(&before.portal.settings.main);
    let table = Table { kind, shown: slashed(request.table), bytes, private: &private };
    let Series { map, map_name, ledger_path, ledger, continues, read } = series(request, &table)?;
    let ids = known_ids(&read.content, &ledger, &before, kind);
    let virtual_path = virtual_path(&files, kind, request.table);
    let reading = TableReading { headings: &map.headings, ids: &ids, private: &private };
    let as_content = read_table(kind, &virtual_path, table.bytes.clone(), &reading)
        .map_err(|finding| ImportError::Findings(vec![finding]))?
        .content;
    let rows = read.content.keys.len();
    let mut planner = Planner::new(request, &before, ledger);
    if rows > 0 && !same::has_errors(&read.content) {
        planner.plan(&as_content, &ids)?;
    } else {
        planner.plan_nothing(&as_content);
    }
    let diagnostics = check(&mut loader, &files, as_content, &planner, (&virtual_path, &read));
    let map_text = map.with(&read.columns, kind, source::file_name(&table.shown));
    let map_write = map_text.map(|text| FileWrite { path: map.path.clone(), text });
    let unnamed = if map.is_new() { Vec::new() } else { map.unnamed(&read.columns) };
    let unnamed = unnamed.into_iter().map(|column| column.heading.clone()).collect();
    let missing = map.missing(&read.columns);
    let table_name = source::file_name(&table.shown).to_owned();
    let (plan, mut writes, mut ledger) = planner.finished();
    ledger.table = table_name;
    ledger.map.clone_from(&map_name);
    writes.push(FileWrite { path: root.join(&ledger_path), text: ledger.text() });
    Ok(Import {
        kind,
        columns: read.columns,
        rows,
        diagnostics,
        plan,
        map: map_name,
        map_is_new: map.is_new(),
        unnamed,
        missing,
        continues,
        content: read.content,
        map_write,
        writes,
    })
}

/// The table as a file outside of the portal.
struct Table<'a> {
    kind: Kind,
    /// How people know its path.
    shown: String,
    bytes: Vec<u8>,
    /// The columns that stay with the office.
    private: &'a PrivateColumns,
}

impl Table<'_> {
    fn read(&self, map: &MapFile) -> Result<TableContent, ImportError> {
        let reading = TableReading { headings: &map.headings, ids: &HashMap::new(), private: self.private };
        read_table(self.kind, &self.shown, self.bytes.clone(), &reading)
            .map_err(|finding| ImportError::Findings(vec![finding]))
    }
}

/// The bytes of a file outside of the folder of content.
pub(super) fn read_bytes(root: &Path, path: &Path) -> Result<Vec<u8>, ImportError> {
    let Ok(data) = path.metadata() else { return Err(ImportError::NoTable { path: path.to_owned() }) };
    if data.is_dir() {
        return Err(ImportError::NoTable { path: path.to_owned() });
    }
    let resolved = |path: &Path| path.canonicalize().ok();
    let content = resolved(&root.join("content"));
    if resolved(path).zip(content).is_some_and(|(table, content)| table.starts_with(content)) {
        return Err(ImportError::IsContent { path: path.to_owned() });
    }
    let fingerprint = Fingerprint {
        path: PortalPath::new(&slashed(path)),
        size: data.len(),
        modified: data.modified().ok(),
    };
    let file = FoundFile { fingerprint, disk: path.into() };
    let read = file.within_limit().and_then(|()| source::read(&file));
    read.map_err(|finding| ImportError::Findings(vec![finding]))
}

/// The imports that this one continues, or begins.
struct Series {
    map: MapFile,
    map_name: String,
    ledger_path: String,
    ledger: Ledger,
    continues: Option<String>,
    read: TableContent,
}

/// Finds the map and the ledger of a table: those that are asked for, those of its name, or those of the
/// table whose records it has.
fn series(request: &Request<'_>, table: &Table<'_>) -> Result<Series, ImportError> {
    let Request { root, kind, .. } = *request;
    let ledgers = ledger::all(root, kind)?;
    let (path, name) = match request.map {
        Some(map) => (map.to_owned(), name_below(root, map)),
        None => {
            let name = mapping::default_path(request.table, kind);
            (root.join(&name), name)
        }
    };
    let map = MapFile::read(path, &name, kind)?;
    let read = table.read(&map)?;
    let ledger_path = ledger::path_of(&map.path);
    let own = ledgers.iter().find(|(path, _)| *path == ledger_path);
    if let Some((_, ledger)) = own {
        let (ledger, continues) = (ledger.clone(), None);
        return Ok(Series { map, map_name: name, ledger_path, ledger, continues, read });
    }
    if request.map.is_none()
        && map.is_new()
        && let Some((ledger_path, ledger)) = continued(&ledgers, &read.content)
    {
        let map = MapFile::read(root.join(&ledger.map), &ledger.map, kind)?;
        let read = table.read(&map)?;
        let (map_name, continues) = (ledger.map.clone(), Some(ledger.table.clone()));
        return Ok(Series { map, map_name, ledger_path, ledger, continues, read });
    }
    let ledger = Ledger::new(kind, name.clone());
    Ok(Series { map, map_name: name, ledger_path, ledger, continues: None, read })
}

/// The imports that know at least half of the rows of a table.
fn continued(ledgers: &[(String, Ledger)], content: &FileContent) -> Option<(String, Ledger)> {
    let known =
        |ledger: &Ledger| content.keys.iter().filter(|(key, _)| ledger.records.contains_key(&key.id)).count();
    let (path, ledger) = ledgers.iter().max_by_key(|(_, ledger)| known(ledger))?;
    let count = known(ledger);
    (count > 0 && count * 2 >= content.keys.len()).then(|| (path.clone(), ledger.clone()))
}

/// A path as people write it from the portal's folder, where it lies there.
fn name_below(root: &Path, path: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let whole = absolute(path);
    slashed(whole.strip_prefix(absolute(root)).unwrap_or(&whole))
}

/// The ids that rows keep although what makes their ids has changed.
fn known_ids(
    content: &FileContent,
    ledger: &Ledger,
    before: &LoadedPortal,
    kind: Kind,
) -> HashMap<String, String> {
    let existing: BTreeSet<&str> = before.portal.ids_of(kind).into_iter().collect();
    let exists = |id: &str| existing.contains(id);
    let in_table: BTreeSet<&str> = content.keys.iter().map(|(key, _)| key.id.as_str()).collect();
    let without_row = ledger.records.iter().filter(|(id, _)| !in_table.contains(id.as_str()) && exists(id));
    let records: BTreeMap<&str, &Values> =
        without_row.map(|(id, written)| (id.as_str(), &written.values)).collect();
    if records.is_empty() {
        return HashMap::new();
    }
    let unknown = content.originals.iter().filter(|record| {
        let id = record.key().id.as_str();
        record.common.id.is_none() && !ledger.records.contains_key(id) && !exists(id)
    });
    let rows: BTreeMap<&str, Values> =
        unknown.map(|record| (record.key().id.as_str(), values::of_tree(&values::tree_of(record)))).collect();
    let rows = rows.iter().map(|(id, values)| (*id, values)).collect();
    let pairs = likeness::pairs(&rows, &records);
    let owned = |(row, record): (&str, &str)| (row.to_owned(), record.to_owned());
    pairs.into_iter().map(owned).collect()
}

/// The path that the table would have as content: its relative links lead from there.
fn virtual_path(files: &FileTable, kind: Kind, table: &Path) -> String {
    let mut name = table.file_name().unwrap_or_default().to_string_lossy().into_owned();
    loop {
        let path = format!("content/{}/{name}", kind.folder());
        if files.find(&path).is_none() {
            return path;
        }
        name.insert_str(0, "import-");
    }
}

/// What is found in the table as a part of the portal that the import would make, at its own cells.
fn check(
    loader: &mut PortalLoader,
    files: &FileTable,
    mut content: FileContent,
    planner: &Planner<'_>,
    (virtual_path, read): (&str, &TableContent),
) -> Vec<Diagnostic> {
    content.originals.retain(|record| !planner.stays(&record.key().id));
    content.keys.retain(|(key, _)| !planner.stays(&key.id));
    let files = Arc::new(files.without(|path| planner.is_replaced(path.as_str())));
    let loaded = loader.load_with(files, Some(content));
    let source = read.columns.iter().find_map(|column| match &column.location {
        Location::Text(source, _) => Some(Arc::clone(source)),
        Location::File(_) => None,
    });
    let of_table = loaded.diagnostics.into_iter().filter(|finding| finding.location.path() == virtual_path);
    let Some(source) = source else { return of_table.collect() };
    let found = of_table.map(|finding| at_the_table(finding, virtual_path, &source)).map(asked);
    sort_and_dedup(found.collect())
}

/// A region that the portal does not have would be a mistake in the file that is written, so it is asked
/// for: the map may make its column one of tags.
fn asked(finding: Diagnostic) -> Diagnostic {
    let is_asked = finding.code == EN068::CODE;
    Diagnostic { severity: if is_asked { Severity::Error } else { finding.severity }, ..finding }
}

/// A finding with its places in the table where it lies.
fn at_the_table(finding: Diagnostic, virtual_path: &str, source: &Arc<SourceText>) -> Diagnostic {
    let moved = |location: Location| match location {
        Location::Text(other, span) if other.path == virtual_path => Location::Text(Arc::clone(source), span),
        Location::File(path) if path == virtual_path => Location::File(source.path.clone()),
        other => other,
    };
    let labels = finding.labels.into_iter();
    let labels = labels.map(|label| Label { location: moved(label.location), ..label }).collect();
    Diagnostic { location: moved(finding.location), labels, ..finding }
}

/// A file of the portal on the disk.
pub(super) fn on_disk(root: &Path, path: &str) -> PathBuf {
    root.join(path)
}
