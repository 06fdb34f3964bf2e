//! What the preview needs of a portal, and of one build of it.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::content::look::Look;
use crate::diagnostic::Diagnostic;
use crate::site::Visibility;
use crate::source::{FileTable, PortalPath};

/// One build of a portal, as the preview shows it.
pub(super) trait Pages: Send + Sync {
    /// Whether something comes out at a path.
    fn has(&self, path: &str) -> bool;

    /// What comes out at a path.
    ///
    /// # Errors
    /// A template that fails, or a file that cannot be read.
    fn bytes(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>>;

    /// Where the system finds what comes out at a path, if that is a file which is too large to hold.
    fn large_file(&self, path: &str) -> Option<Arc<Path>>;

    /// The record whose page stands at a path.
    fn record_at(&self, path: &str) -> Option<RecordStatus>;

    /// The record whose page would stand at a path if the audience saw it.
    fn hidden_at(&self, path: &str) -> Option<RecordStatus>;

    /// Everything that was found.
    fn diagnostics(&self) -> &[Diagnostic];

    /// Whether errors keep the build from being published.
    fn has_errors(&self) -> bool;

    /// The day that it shows.
    fn day(&self) -> Date;

    /// Whether it shows drafts.
    fn shows_drafts(&self) -> bool;

    /// The titles of drafts that have no page yet, since a field of theirs cannot be read.
    fn unfinished_drafts(&self) -> Vec<String> {
        Vec::new()
    }

    /// The look that its settings give.
    fn look(&self) -> Look {
        Look::default()
    }

    /// The style sheet of its theme in another look; none where the theme has mistakes.
    fn style_in(&self, _look: &Look) -> Option<String> {
        None
    }

    /// The path that the published portal stands at, with `/` at both ends.
    fn base_path(&self) -> String;
}

/// What the toolbar shows of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RecordStatus {
    /// The file that it is written in, from the portal's root.
    pub source: String,
    /// Who sees it.
    pub visibility: Visibility,
    /// The first day that the public sees it.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

/// A portal that can be read again.
pub(super) trait Source {
    /// Reads these files; those of them that are unchanged since the last time need not be read
    /// again, unless they are among the `changed` ones.
    fn read(&mut self, files: Arc<FileTable>, changed: &[PortalPath]);

    /// Drops everything; for after a panic.
    fn reset(&mut self);

    /// The build of what was last read, for the day that it is now.
    fn pages(&mut self) -> Arc<dyn Pages>;

    /// Takes a day in the place of the one that it was begun with, or with none that one again.
    fn show_day(&mut self, day: Option<Date>);

    /// The day that it is now.
    fn today(&mut self) -> Date;

    /// The files of the portal as they lie there now.
    fn list(&self) -> FileTable;
}
