//! Watches the portal's folders: subscribes to the system's events, or polls every half second.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Event;
use super::change_events::{ChangeEvent, ChangeEvents, Roots};
use super::read_loop::Watch;
use crate::platform::{WatchSupport, watch_support};
use crate::source::{self, FOLDERS, PortalPath};

/// How often the folders are listed where the system does not report changes.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// Sends a [`ChangeEvent`] for each change of the portal's files until it is dropped.
pub(super) struct Watcher {
    roots: Roots,
    changes: ChangeEvents,
    subscription: Option<RecommendedWatcher>,
    polling: Option<Arc<AtomicBool>>,
}

impl Watcher {
    /// Begins to watch, and reports by [`Event::Watching`] which way. `poll` asks for polling.
    pub(super) fn begin(
        root: &Path,
        changes: ChangeEvents,
        poll: bool,
        on_event: &dyn Fn(Event<'_>),
    ) -> Self {
        let mut watcher = Self { roots: Roots::of(root), changes, subscription: None, polling: None };
        let reason = if poll {
            Some(String::new())
        } else {
            match watch_support(root) {
                WatchSupport::Unreliable(kind) => Some(kind.to_owned()),
                WatchSupport::Works | WatchSupport::Unknown => {
                    watcher.subscribe().err().map(|error| error.to_string())
                }
            }
        };
        match reason {
            Some(reason) => watcher.poll(&reason, on_event),
            None => on_event(Event::Watching { polling: false, reason: "" }),
        }
        watcher
    }

    /// Subscribes to the system's events for the root and each folder of the portal.
    fn subscribe(&mut self) -> notify::Result<()> {
        let (roots, changes) = (self.roots.clone(), self.changes.clone());
        let mut subscription = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if let Some(change) = change_event(event, &roots) {
                changes.send(change);
            }
        })?;
        subscription.watch(&self.roots.own, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS.map(|name| self.roots.own.join(name)).iter().filter(|folder| folder.is_dir()) {
            subscription.watch(folder, RecursiveMode::Recursive)?;
        }
        self.subscription = Some(subscription);
        Ok(())
    }

    /// Polls from now on, in place of the subscription.
    fn poll(&mut self, reason: &str, on_event: &dyn Fn(Event<'_>)) {
        self.subscription = None;
        if self.polling.is_some() {
            return;
        }
        let running = Arc::new(AtomicBool::new(true));
        let (root, changes, is_running) =
            (self.roots.own.clone(), self.changes.clone(), Arc::clone(&running));
        thread::spawn(move || poll_loop(&root, &changes, &is_running));
        self.polling = Some(running);
        on_event(Event::Watching { polling: true, reason });
    }
}

impl Watch for Watcher {
    fn renew(&mut self, folder: &str) {
        let Some(subscription) = &mut self.subscription else { return };
        let folder = self.roots.own.join(folder);
        // A folder that was deleted has taken its watch with it; one that is there is watched anew.
        let _ = subscription.unwatch(&folder);
        if folder.is_dir()
            && let Err(error) = subscription.watch(&folder, RecursiveMode::Recursive)
        {
            self.changes.send(ChangeEvent::WatchLost(error.to_string()));
        }
    }

    fn lost(&mut self, reason: &str, on_event: &dyn Fn(Event<'_>)) {
        self.poll(reason, on_event);
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        if let Some(running) = &self.polling {
            running.store(false, Ordering::Relaxed);
        }
    }
}

/// Lists the portal's files again and again, and sends what differs, until `is_running` is false.
fn poll_loop(root: &Path, changes: &ChangeEvents, is_running: &AtomicBool) {
    let mut known = source::list(root);
    while is_running.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let found = source::list(root);
        let changed = known.changes_to(&found);
        known = found;
        if !changed.is_empty() && changes.send(ChangeEvent::Changed(changed)).is_none() {
            return;
        }
        // A large portal on a slow share must not keep it busy all the time.
        thread::sleep(POLL_INTERVAL.max(begun.elapsed() * 10));
    }
}

/// What an event of the system means for the portal; `None` where it does not concern it.
fn change_event(event: notify::Result<notify::Event>, roots: &Roots) -> Option<ChangeEvent> {
    match event {
        Ok(event) if event.need_rescan() => Some(ChangeEvent::Rescan),
        Ok(event) if is_change(event.kind) => {
            let mut paths: Vec<PortalPath> =
                event.paths.iter().filter_map(|path| roots.relevant(path)).collect();
            paths.dedup();
            (!paths.is_empty()).then_some(ChangeEvent::Changed(paths))
        }
        Ok(_) => None,
        Err(error) => match error.kind {
            // Gone again before it could be watched; the listing that follows sees what is left.
            ErrorKind::PathNotFound | ErrorKind::WatchNotFound => Some(ChangeEvent::Rescan),
            ErrorKind::Io(ref io) if io.kind() == std::io::ErrorKind::NotFound => Some(ChangeEvent::Rescan),
            _ => Some(ChangeEvent::WatchLost(error.to_string())),
        },
    }
}

/// Whether an event may mean a change. Opening and reading are none: the preview's own reads would be
/// reported to it.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    }
}
