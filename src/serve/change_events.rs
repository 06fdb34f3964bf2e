//! Events that something in the portal may have changed, numbered, and the paths that concern it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::source::{PortalPath, belongs_to_portal};

/// What the read loop is to act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ChangeEvent {
    /// These files or folders may have changed.
    Changed(Vec<PortalPath>),
    /// Events were lost; anything may have changed.
    Rescan,
    /// The system stopped reporting changes, and why.
    WatchLost(String),
    /// This day is to be shown, or with none the one that it was begun with.
    ShowDay(Option<Date>),
    /// The preview is to end.
    Stop,
}

/// The sending end of the channel of events. Numbers them from 1 in the order in which they are
/// received.
#[derive(Debug, Clone)]
pub(super) struct ChangeEvents(Arc<Mutex<Numbered>>);

#[derive(Debug)]
struct Numbered {
    last: u64,
    sender: Sender<(u64, ChangeEvent)>,
}

impl ChangeEvents {
    /// A channel: its sending and its receiving end.
    pub(super) fn new() -> (Self, Receiver<(u64, ChangeEvent)>) {
        let (sender, receiver) = channel();
        (Self(Arc::new(Mutex::new(Numbered { last: 0, sender }))), receiver)
    }

    /// Sends an event and returns its number; `None` when the receiver is gone.
    pub(super) fn send(&self, change: ChangeEvent) -> Option<u64> {
        let mut numbered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = numbered.last + 1;
        numbered.sender.send((number, change)).ok()?;
        numbered.last = number;
        Some(number)
    }

    /// The number of the event that was sent last; 0 before the first.
    pub(super) fn last_number(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).last
    }
}

/// The root of a portal under the paths by which events may name it.
#[derive(Debug, Clone)]
pub(super) struct Roots {
    /// Absolute, as it was named on the command line.
    pub own: PathBuf,
    resolved: Option<PathBuf>,
}

impl Roots {
    /// The paths of a folder. On macOS, events name the resolved one (`/private/var`).
    pub(super) fn of(root: &Path) -> Self {
        let own = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        let resolved = own.canonicalize().ok().filter(|resolved| *resolved != own);
        Self { own, resolved }
    }

    /// The path in the portal of a file or folder that belongs to it; `None` for any other.
    pub(super) fn relevant(&self, path: &Path) -> Option<PortalPath> {
        let root = [Some(&self.own), self.resolved.as_ref()]
            .into_iter()
            .flatten()
            .find(|root| path.starts_with(root))?;
        let path = PortalPath::below(root, path);
        belongs_to_portal(&path).then_some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_the_root() {
        let folder = tempfile::tempdir().expect("a folder");
        let roots = Roots::of(folder.path());
        assert_eq!(
            roots.relevant(&roots.own.join("content/jobs/か\u{3099}.md")).as_deref(),
            Some("content/jobs/が.md")
        );
        assert_eq!(roots.relevant(&roots.own.join("public/a.html")), None);
        assert_eq!(roots.relevant(Path::new("elsewhere/content/a.md")), None);
    }

    #[test]
    fn hints_are_numbered_in_the_order_in_which_they_come_out() {
        let (changes, receiver) = ChangeEvents::new();
        assert_eq!(changes.last_number(), 0);
        assert_eq!(changes.send(ChangeEvent::Rescan), Some(1));
        assert_eq!(changes.send(ChangeEvent::Stop), Some(2));
        assert_eq!(
            receiver.iter().take(2).collect::<Vec<_>>(),
            [(1, ChangeEvent::Rescan), (2, ChangeEvent::Stop)]
        );
        drop(receiver);
        assert_eq!(changes.send(ChangeEvent::Rescan), None);
        assert_eq!(changes.last_number(), 2);
    }
}
