//! Reads the portal again when something may have changed, and publishes the new snapshot.
//!
//! Events are acted on at once; a little later the files are listed and compared, until nothing
//! differs any more. So neither a lost event nor a file that is written in pieces leaves an old
//! page. An build with errors is shown only once the files have come to rest: half a file is no
//! mistake of its writer.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::Event;
use super::change_events::ChangeEvent;
use super::known_files::KnownFiles;
use super::pages::{Pages, Source};
use super::snapshot::Snapshot;
use crate::diagnostic::Severity;
use crate::source::{FOLDERS, PortalPath};

/// How long after a reading the files are listed again.
const SETTLE: Duration = Duration::from_millis(75);
/// Debounce window: one save causes several events, and each is waited for this long.
const DEBOUNCE: Duration = Duration::from_millis(2);
/// The longest that a series of events is waited for.
const LONGEST_DEBOUNCE: Duration = Duration::from_millis(12);
/// How long errors are held back while files keep changing.
const LONGEST_HOLD: Duration = Duration::from_secs(1);
/// How often the loop checks whether a new day has begun.
const TICK: Duration = Duration::from_secs(10);

/// What the loop asks of the watcher.
pub(super) trait Watch {
    /// A folder of the portal's root may have been made or deleted.
    fn renew(&mut self, folder: &str);
    /// The system reports no more changes.
    fn lost(&mut self, reason: &str, on_event: &dyn Fn(Event<'_>));
}

/// The loop that reads.
pub(super) struct ReadLoop<'a, S, W> {
    /// The portal.
    pub source: S,
    /// The receiving end of the change events.
    pub changes: Receiver<(u64, ChangeEvent)>,
    /// The files that the last build was made from, known to requests too.
    pub files: Arc<KnownFiles>,
    /// Where new snapshots are published.
    pub snapshots: watch::Sender<Snapshot>,
    /// The watcher that sends change events.
    pub watch: W,
    /// Receives what is to be reported to the person.
    pub on_event: &'a dyn Fn(Event<'_>),
}

/// What the loop remembers between two events.
#[derive(Default)]
struct Pending {
    /// Changed, but not read yet.
    unread: BTreeSet<PortalPath>,
    /// Everything may have changed.
    rescan: bool,
    /// When the first of the changes was noticed that are not published yet.
    since: Option<Instant>,
    /// What has been read but is not published yet.
    paths: BTreeSet<PortalPath>,
    /// When to look at the files again.
    settle_at: Option<Instant>,
    /// A build with errors that is not shown yet: files may be only half written.
    held: Option<Arc<dyn Pages>>,
    /// The number of the last event that was received.
    taken: u64,
}

impl<S: Source, W: Watch> ReadLoop<'_, S, W> {
    /// Reads until [`ChangeEvent::Stop`] comes or all senders are gone.
    pub(super) fn run(mut self) {
        let mut pending = Pending::default();
        self.files.replace(self.source.list());
        pending.since = Some(Instant::now());
        self.read(&mut pending);
        loop {
            let patience = pending.settle_at.map_or(TICK, |at| at.saturating_duration_since(Instant::now()));
            match self.changes.recv_timeout(patience) {
                Ok(change) => {
                    if !self.take(&mut pending, change) {
                        return;
                    }
                    self.act(&mut pending);
                }
                Err(RecvTimeoutError::Timeout) => self.rest(&mut pending),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Takes an event and those that follow within the debounce window; `false` to stop.
    fn take(&mut self, pending: &mut Pending, first: (u64, ChangeEvent)) -> bool {
        let begun = Instant::now();
        let mut next = Some(first);
        while let Some((number, change)) = next {
            pending.taken = number;
            match change {
                ChangeEvent::Changed(paths) => {
                    for folder in paths.iter().filter(|path| FOLDERS.contains(&path.as_str())) {
                        self.watch.renew(folder);
                    }
                    pending.unread.extend(paths);
                }
                ChangeEvent::Rescan => pending.rescan = true,
                ChangeEvent::WatchLost(reason) => {
                    self.watch.lost(&reason, self.on_event);
                    pending.rescan = true;
                }
                ChangeEvent::ShowDay(day) => self.source.show_day(day),
                ChangeEvent::Stop => return false,
            }
            next = if begun.elapsed() < LONGEST_DEBOUNCE {
                self.changes.recv_timeout(DEBOUNCE).ok()
            } else {
                None
            };
        }
        pending.since.get_or_insert(begun);
        true
    }

    /// Reads what has changed, unless a file is gone that may come back in a moment: many editors
    /// save by moving the old file away first.
    fn act(&mut self, pending: &mut Pending) {
        let now = Instant::now();
        let due = pending.since.unwrap_or(now) + SETTLE;
        let table = self.files.table();
        let is_waiting = now < due && pending.unread.iter().any(|path| table.is_gone(path));
        drop(table);
        if is_waiting {
            pending.settle_at = Some(due);
        } else {
            self.renew_files(pending);
            self.read(pending);
        }
    }

    /// No event has come for a while.
    fn rest(&mut self, pending: &mut Pending) {
        if pending.settle_at.take().is_none() {
            self.update_day();
            return;
        }
        let waited = !pending.unread.is_empty() || std::mem::take(&mut pending.rescan);
        pending.unread.extend(self.files.replace(self.source.list()));
        if waited || !pending.unread.is_empty() {
            pending.since.get_or_insert_with(Instant::now);
            self.read(pending);
        } else if let Some(pages) = pending.held.take() {
            self.publish(pending, &pages);
        }
    }

    /// Looks at the files that are about to be read: at those with a change alone where that is
    /// enough; the listing that follows a while later finds what else has changed.
    fn renew_files(&self, pending: &mut Pending) {
        let paths: Vec<PortalPath> = pending.unread.iter().cloned().collect();
        if std::mem::take(&mut pending.rescan) || !self.files.renew(&paths) {
            pending.unread.extend(self.files.replace(self.source.list()));
        }
    }

    /// Builds from the known files. They were looked at before: a file that changes while it is read
    /// differs from its entry afterwards.
    fn read(&mut self, pending: &mut Pending) {
        let paths: Vec<PortalPath> = std::mem::take(&mut pending.unread).into_iter().collect();
        let (source, table) = (&mut self.source, self.files.table());
        let read = catch_unwind(AssertUnwindSafe(|| {
            source.read(table, &paths);
            source.pages()
        }));
        pending.paths.extend(paths);
        pending.settle_at = Some(Instant::now() + SETTLE);
        let Ok(pages) = read else {
            self.source.reset();
            (self.on_event)(Event::Failed);
            self.snapshots.send_modify(|snapshot| snapshot.known_up_to = pending.taken);
            pending.since = None;
            return;
        };
        let is_long = pending.since.is_some_and(|since| since.elapsed() > LONGEST_HOLD);
        let is_first = self.snapshots.borrow().latest.is_none();
        if is_first || is_long || !pages.has_errors() {
            pending.held = None;
            self.publish(pending, &pages);
        } else {
            pending.held = Some(pages);
        }
    }

    fn publish(&self, pending: &mut Pending, pages: &Arc<dyn Pages>) {
        self.swap(pages, pending.taken);
        let took = pending.since.take().map_or(Duration::ZERO, |since| since.elapsed());
        let count =
            |severity| pages.diagnostics().iter().filter(|finding| finding.severity == severity).count();
        (self.on_event)(Event::Changed {
            paths: &std::mem::take(&mut pending.paths).into_iter().collect::<Vec<_>>(),
            took,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            diagnostics: pages.diagnostics(),
        });
    }

    fn swap(&self, pages: &Arc<dyn Pages>, known_up_to: u64) {
        let old = self.snapshots.borrow().clone();
        self.snapshots.send_replace(old.with(Arc::clone(pages), known_up_to));
        // Dropping a large build takes time that no request should wait for.
        thread::spawn(move || drop(old));
    }

    /// At midnight the site of the next day comes.
    pub(super) fn update_day(&mut self) {
        let snapshot = self.snapshots.borrow().clone();
        let shown = snapshot.latest.as_ref().map(|latest| latest.day());
        if shown.is_some_and(|day| day != self.source.today()) {
            let pages = self.source.pages();
            self.swap(&pages, snapshot.known_up_to);
        }
    }
}
