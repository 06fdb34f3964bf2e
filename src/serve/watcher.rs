//! Watches the portal's folders: by what the system announces, or by looking every half second.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Event;
use super::hints::{Hint, Hints, Roots};
use super::reading::Watch;
use crate::platform::{WatchSupport, watch_support};
use crate::source::{self, FOLDERS, PortalPath};

/// How often the folders are looked at where nothing is announced.
const EVERY: Duration = Duration::from_millis(500);

/// Keeps the watch as long as it lives.
pub(super) struct Watcher {
    roots: Roots,
    hints: Hints,
    announced: Option<RecommendedWatcher>,
    looking: Option<Arc<AtomicBool>>,
}

impl Watcher {
    /// Begins to watch, and tells how.
    pub(super) fn begin(root: &Path, hints: Hints, poll: bool, on_event: &dyn Fn(Event<'_>)) -> Self {
        let mut watcher = Self { roots: Roots::of(root), hints, announced: None, looking: None };
        let reason = if poll {
            Some(String::new())
        } else {
            match watch_support(root) {
                WatchSupport::Unreliable(kind) => Some(kind.to_owned()),
                WatchSupport::Works | WatchSupport::Unknown => {
                    watcher.announce().err().map(|error| error.to_string())
                }
            }
        };
        match reason {
            Some(reason) => watcher.look(&reason, on_event),
            None => on_event(Event::Watching { polling: false, reason: "" }),
        }
        watcher
    }

    fn announce(&mut self) -> notify::Result<()> {
        let (roots, hints) = (self.roots.clone(), self.hints.clone());
        let mut announced = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if let Some(hint) = hint_of(event, &roots) {
                hints.give(hint);
            }
        })?;
        announced.watch(&self.roots.own, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS.map(|name| self.roots.own.join(name)).iter().filter(|folder| folder.is_dir()) {
            announced.watch(folder, RecursiveMode::Recursive)?;
        }
        self.announced = Some(announced);
        Ok(())
    }

    /// Looks for changes from now on.
    fn look(&mut self, reason: &str, on_event: &dyn Fn(Event<'_>)) {
        self.announced = None;
        if self.looking.is_some() {
            return;
        }
        let keep_on = Arc::new(AtomicBool::new(true));
        let (root, hints, goes_on) = (self.roots.own.clone(), self.hints.clone(), Arc::clone(&keep_on));
        thread::spawn(move || look_again_and_again(&root, &hints, &goes_on));
        self.looking = Some(keep_on);
        on_event(Event::Watching { polling: true, reason });
    }
}

impl Watch for Watcher {
    fn renew(&mut self, folder: &str) {
        let Some(announced) = &mut self.announced else { return };
        let folder = self.roots.own.join(folder);
        // A folder that was deleted has taken its watch with it; one that is there is watched anew.
        let _ = announced.unwatch(&folder);
        if folder.is_dir()
            && let Err(error) = announced.watch(&folder, RecursiveMode::Recursive)
        {
            self.hints.give(Hint::WatchLost(error.to_string()));
        }
    }

    fn lost(&mut self, reason: &str, on_event: &dyn Fn(Event<'_>)) {
        self.look(reason, on_event);
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        if let Some(keep_on) = &self.looking {
            keep_on.store(false, Ordering::Relaxed);
        }
    }
}

fn look_again_and_again(root: &Path, hints: &Hints, goes_on: &AtomicBool) {
    let mut known = source::list(root);
    while goes_on.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let found = source::list(root);
        let changed = known.changes_to(&found);
        known = found;
        if !changed.is_empty() && hints.give(Hint::Changed(changed)).is_none() {
            return;
        }
        // A large portal on a slow share must not keep it busy all the time.
        thread::sleep(EVERY.max(begun.elapsed() * 10));
    }
}

/// What an event of the system means for the portal.
fn hint_of(event: notify::Result<notify::Event>, roots: &Roots) -> Option<Hint> {
    match event {
        Ok(event) if event.need_rescan() => Some(Hint::Rescan),
        Ok(event) if is_change(event.kind) => {
            let mut paths: Vec<PortalPath> =
                event.paths.iter().filter_map(|path| roots.relevant(path)).collect();
            paths.dedup();
            (!paths.is_empty()).then_some(Hint::Changed(paths))
        }
        Ok(_) => None,
        Err(error) => match error.kind {
            // Gone again before it could be watched; the listing that follows sees what is left.
            ErrorKind::PathNotFound | ErrorKind::WatchNotFound => Some(Hint::Rescan),
            ErrorKind::Io(ref io) if io.kind() == std::io::ErrorKind::NotFound => Some(Hint::Rescan),
            _ => Some(Hint::WatchLost(error.to_string())),
        },
    }
}

/// Opening and reading are none: our own reading would be announced to us.
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
