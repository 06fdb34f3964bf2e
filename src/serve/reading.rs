//! Reads the portal again when something may have changed, and publishes what comes of it.
//!
//! Hints are acted on at once; a little later the files are listed and compared, until nothing
//! differs any more. So neither a lost event nor a file that is written in pieces leaves an old
//! page. An edition with errors is shown only once the files have come to rest: half a file is no
//! mistake of its writer.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::Event;
use super::hints::Hint;
use super::known_files::KnownFiles;
use super::pages::{Pages, Source};
use super::snapshot::Snapshot;
use crate::diagnostic::Severity;
use crate::source::{FOLDERS, PortalPath};

/// How long after a reading the files are looked at again.
const SETTLE: Duration = Duration::from_millis(75);
/// A file that is saved is told of several times; how long the next event may keep us waiting.
const PAUSE: Duration = Duration::from_millis(2);
/// The longest such wait.
const LONGEST_PAUSE: Duration = Duration::from_millis(12);
/// How long errors are held back while files keep changing.
const LONGEST_HOLD: Duration = Duration::from_secs(1);
/// How often the day is looked at.
const TICK: Duration = Duration::from_secs(10);

/// What the loop tells the watcher.
pub(super) trait Watch {
    /// A folder of the portal's root may have come or gone.
    fn renew(&mut self, folder: &str);
    /// The system announces nothing more.
    fn lost(&mut self, reason: &str, on_event: &dyn Fn(Event<'_>));
}

/// The loop that reads.
pub(super) struct Loop<'a, S, W> {
    /// The portal.
    pub source: S,
    /// Where hints come out.
    pub hints: Receiver<(u64, Hint)>,
    /// The files that the last build was made from, known to requests too.
    pub files: Arc<KnownFiles>,
    /// Where editions go.
    pub snapshots: watch::Sender<Snapshot>,
    /// What announces changes.
    pub watch: W,
    /// Who is told.
    pub on_event: &'a dyn Fn(Event<'_>),
}

/// What the loop remembers between two hints.
#[derive(Default)]
struct Open {
    /// Hinted, but not read yet.
    unread: BTreeSet<PortalPath>,
    /// Everything may have changed.
    rescan: bool,
    /// When the first of the changes was noticed that are not published yet.
    since: Option<Instant>,
    /// What has been read but is not published yet.
    paths: BTreeSet<PortalPath>,
    /// When to look at the files again.
    settle_at: Option<Instant>,
    /// An edition with errors that may be half a change.
    held: Option<Arc<dyn Pages>>,
    /// The last hint that has been taken.
    taken: u64,
}

impl<S: Source, W: Watch> Loop<'_, S, W> {
    /// Reads until somebody says stop.
    pub(super) fn run(mut self) {
        let mut open = Open::default();
        self.files.replace(self.source.list());
        open.since = Some(Instant::now());
        self.read(&mut open);
        loop {
            let patience = open.settle_at.map_or(TICK, |at| at.saturating_duration_since(Instant::now()));
            match self.hints.recv_timeout(patience) {
                Ok(hint) => {
                    if !self.take(&mut open, hint) {
                        return;
                    }
                    self.act(&mut open);
                }
                Err(RecvTimeoutError::Timeout) => self.rest(&mut open),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Takes a hint and those that follow closely; `false` to stop.
    fn take(&mut self, open: &mut Open, first: (u64, Hint)) -> bool {
        let begun = Instant::now();
        let mut next = Some(first);
        while let Some((number, hint)) = next {
            open.taken = number;
            match hint {
                Hint::Changed(paths) => {
                    for folder in paths.iter().filter(|path| FOLDERS.contains(&path.as_str())) {
                        self.watch.renew(folder);
                    }
                    open.unread.extend(paths);
                }
                Hint::Rescan => open.rescan = true,
                Hint::WatchLost(reason) => {
                    self.watch.lost(&reason, self.on_event);
                    open.rescan = true;
                }
                Hint::Stop => return false,
            }
            next = if begun.elapsed() < LONGEST_PAUSE { self.hints.recv_timeout(PAUSE).ok() } else { None };
        }
        open.since.get_or_insert(begun);
        true
    }

    /// Reads what was hinted, unless a file is gone that may come back in a moment: many editors
    /// save by moving the old file away first.
    fn act(&mut self, open: &mut Open) {
        let now = Instant::now();
        let due = open.since.unwrap_or(now) + SETTLE;
        let table = self.files.table();
        let is_waiting = now < due && open.unread.iter().any(|path| table.is_gone(path));
        drop(table);
        if is_waiting {
            open.settle_at = Some(due);
        } else {
            self.renew_files(open);
            self.read(open);
        }
    }

    /// No hint has come for a while.
    fn rest(&mut self, open: &mut Open) {
        if open.settle_at.take().is_none() {
            self.follow_the_day();
            return;
        }
        let waited = !open.unread.is_empty() || std::mem::take(&mut open.rescan);
        open.unread.extend(self.files.replace(self.source.list()));
        if waited || !open.unread.is_empty() {
            open.since.get_or_insert_with(Instant::now);
            self.read(open);
        } else if let Some(pages) = open.held.take() {
            self.publish(open, &pages);
        }
    }

    /// Looks at the files that are about to be read: at those with a change alone where that is
    /// enough; the listing that follows a while later finds what else has changed.
    fn renew_files(&self, open: &mut Open) {
        let paths: Vec<PortalPath> = open.unread.iter().cloned().collect();
        if std::mem::take(&mut open.rescan) || !self.files.renew(&paths) {
            open.unread.extend(self.files.replace(self.source.list()));
        }
    }

    /// Builds from the known files. They were looked at before: a file that changes while it is read
    /// differs from its entry afterwards.
    fn read(&mut self, open: &mut Open) {
        let paths: Vec<PortalPath> = std::mem::take(&mut open.unread).into_iter().collect();
        let (source, table) = (&mut self.source, self.files.table());
        let read = catch_unwind(AssertUnwindSafe(|| {
            source.read(table, &paths);
            source.pages()
        }));
        open.paths.extend(paths);
        open.settle_at = Some(Instant::now() + SETTLE);
        let Ok(pages) = read else {
            self.source.reset();
            (self.on_event)(Event::Failed);
            self.snapshots.send_modify(|snapshot| snapshot.known_up_to = open.taken);
            open.since = None;
            return;
        };
        let is_long = open.since.is_some_and(|since| since.elapsed() > LONGEST_HOLD);
        let is_first = self.snapshots.borrow().latest.is_none();
        if is_first || is_long || !pages.has_errors() {
            open.held = None;
            self.publish(open, &pages);
        } else {
            open.held = Some(pages);
        }
    }

    fn publish(&self, open: &mut Open, pages: &Arc<dyn Pages>) {
        self.swap(pages, open.taken);
        let took = open.since.take().map_or(Duration::ZERO, |since| since.elapsed());
        let count =
            |severity| pages.diagnostics().iter().filter(|finding| finding.severity == severity).count();
        (self.on_event)(Event::Changed {
            paths: &std::mem::take(&mut open.paths).into_iter().collect::<Vec<_>>(),
            took,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            diagnostics: pages.diagnostics(),
        });
    }

    fn swap(&self, pages: &Arc<dyn Pages>, known_up_to: u64) {
        let old = self.snapshots.borrow().clone();
        self.snapshots.send_replace(old.with(Arc::clone(pages), known_up_to));
        // A large edition takes its time to be taken apart.
        thread::spawn(move || drop(old));
    }

    /// At midnight the site of the next day comes.
    pub(super) fn follow_the_day(&mut self) {
        let snapshot = self.snapshots.borrow().clone();
        let shown = snapshot.latest.as_ref().map(|latest| latest.day());
        if shown.is_some_and(|day| day != self.source.today()) {
            let pages = self.source.pages();
            self.swap(&pages, snapshot.known_up_to);
        }
    }
}
