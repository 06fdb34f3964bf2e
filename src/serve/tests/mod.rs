//! The preview of a portal that is made up: each file of `content` is a page with its text.

mod answers;
mod changes;
mod requests;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;

use super::pages::{Pages, RecordStatus, Source};
use super::snapshot::Snapshot;
use crate::diagnostic::findings::EN001;
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::pipeline::LateFinding;
use crate::site::Visibility;
use crate::source::{self, FileTable, FoundFile, PortalPath};

pub(super) const DAY: Date = Date::constant(2026, 5, 1);

/// An edition that is made up.
#[derive(Debug, Clone, Default)]
pub(super) struct Made {
    pub(super) pages: BTreeMap<String, String>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) hidden: BTreeMap<String, RecordStatus>,
    pub(super) drafts: bool,
    pub(super) large: BTreeMap<String, Arc<Path>>,
    pub(super) later: i32,
    /// How often a page was rendered.
    pub(super) renders: Arc<AtomicUsize>,
}

impl Made {
    pub(super) fn of(pages: &[(&str, &str)]) -> Self {
        let pages = pages.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { pages, ..Self::default() }
    }

    pub(super) fn with_error(mut self) -> Self {
        self.diagnostics.push(error_in("content/jobs/a.md"));
        self
    }
}

pub(super) fn error_in(path: &str) -> Diagnostic {
    EN001::Cp932.at(Location::File(path.to_owned()))
}

pub(super) fn facts(source: &str, visibility: Visibility) -> RecordStatus {
    RecordStatus { source: source.to_owned(), visibility, from: None, until: None }
}

impl Pages for Made {
    fn has(&self, path: &str) -> bool {
        self.pages.contains_key(path)
    }

    fn bytes(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        self.renders.fetch_add(1, Ordering::Relaxed);
        match self.pages.get(path).map(String::as_str) {
            Some("{fails}") => Err(anyhow::anyhow!("`<title>` is unknown").context("templates/job.html")),
            Some("{mistake}") => Err(LateFinding(Box::new(error_in("themes/x/templates/job.html"))).into()),
            Some("{panics}") => panic!("a mistake in the program"),
            text => Ok(text.map(|text| text.as_bytes().to_vec())),
        }
    }

    fn large_file(&self, path: &str) -> Option<Arc<Path>> {
        self.large.get(path).cloned()
    }

    fn record_at(&self, path: &str) -> Option<RecordStatus> {
        let stem = path.strip_suffix(".html").filter(|stem| stem.contains('/') && self.has(path))?;
        Some(facts(&format!("content/{stem}.md"), Visibility::Public))
    }

    fn hidden_at(&self, path: &str) -> Option<RecordStatus> {
        self.hidden.get(path).cloned()
    }

    fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    fn has_errors(&self) -> bool {
        !self.diagnostics.is_empty()
    }

    fn day(&self) -> Date {
        DAY.checked_add(jiff::Span::new().days(self.later)).expect("a day")
    }

    fn shows_drafts(&self) -> bool {
        self.drafts
    }

    fn base_path(&self) -> String {
        "/".to_owned()
    }
}

/// A snapshot after these editions.
pub(super) fn snapshot(editions: impl IntoIterator<Item = Made>) -> Snapshot {
    editions.into_iter().fold(Snapshot::default(), |snapshot, made| snapshot.with(Arc::new(made), 0))
}

/// A folder whose files are pages. A file that holds `ERROR`, or nothing, is a mistake; one that
/// holds `PANIC` makes the reader panic.
pub(super) struct Folder {
    pub(super) root: PathBuf,
    pub(super) day: Date,
    remembered: BTreeMap<PortalPath, (FoundFile, String)>,
}

impl Folder {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), day: DAY, remembered: BTreeMap::new() }
    }
}

impl Source for Folder {
    fn read(&mut self, files: Arc<FileTable>, changed: &[PortalPath]) {
        for path in changed {
            self.remembered.remove(path);
        }
        let mut remembered = BTreeMap::new();
        for file in files.files() {
            let text = match self.remembered.remove(file.path()) {
                Some((known, text)) if known == *file => text,
                _ => fs::read_to_string(&file.disk).unwrap_or_default(),
            };
            assert!(!text.contains("PANIC"), "a mistake in the program");
            remembered.insert(file.path().clone(), (file.clone(), text));
        }
        self.remembered = remembered;
    }

    fn reset(&mut self) {
        self.remembered.clear();
    }

    fn pages(&mut self) -> Arc<dyn Pages> {
        let mut made = Made { later: (self.day - DAY).get_days(), ..Made::default() };
        for (path, (_, text)) in &self.remembered {
            let stem = path.trim_start_matches("content/").trim_end_matches(".md");
            made.pages.insert(format!("{stem}.html"), format!("<body>{text}</body>"));
            if text.is_empty() || text.contains("ERROR") {
                made.diagnostics.push(error_in(path));
            }
        }
        Arc::new(made)
    }

    fn show_day(&mut self, day: Option<Date>) {
        self.day = day.unwrap_or(DAY);
    }

    fn today(&mut self) -> Date {
        self.day
    }

    fn list(&self) -> FileTable {
        source::list(&self.root)
    }
}
