//! Hints that something in the portal may have changed, and which of them matter.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use crate::source::{PortalPath, belongs_to_portal};

/// Something that may have happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Hint {
    /// These files or folders may have changed.
    Changed(Vec<PortalPath>),
    /// Events were lost; anything may have changed.
    Rescan,
    /// The system announces changes no more, and why.
    WatchLost(String),
    /// The person wants to end.
    Stop,
}

/// Takes hints from watchers and requests, and numbers them.
#[derive(Debug, Clone)]
pub(super) struct Hints(Arc<Mutex<Given>>);

#[derive(Debug)]
struct Given {
    last: u64,
    sender: Sender<(u64, Hint)>,
}

impl Hints {
    /// A place for hints, and where they come out in the order of their numbers.
    pub(super) fn new() -> (Self, Receiver<(u64, Hint)>) {
        let (sender, receiver) = channel();
        (Self(Arc::new(Mutex::new(Given { last: 0, sender }))), receiver)
    }

    /// Passes a hint on; its number, or `None` when nobody listens any more.
    pub(super) fn give(&self, hint: Hint) -> Option<u64> {
        let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = given.last + 1;
        given.sender.send((number, hint)).ok()?;
        given.last = number;
        Some(number)
    }

    /// The number of the last hint.
    pub(super) fn given(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).last
    }
}

/// The root of a portal under the names by which events may call it.
#[derive(Debug, Clone)]
pub(super) struct Roots {
    /// Absolute, as the person named it.
    pub own: PathBuf,
    resolved: Option<PathBuf>,
}

impl Roots {
    /// The names of a folder. macOS tells events by the resolved path (`/private/var`).
    pub(super) fn of(root: &Path) -> Self {
        let own = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        let resolved = own.canonicalize().ok().filter(|resolved| *resolved != own);
        Self { own, resolved }
    }

    /// The path in the portal of something that the portal may be made of.
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
        let (hints, receiver) = Hints::new();
        assert_eq!(hints.given(), 0);
        assert_eq!(hints.give(Hint::Rescan), Some(1));
        assert_eq!(hints.give(Hint::Stop), Some(2));
        assert_eq!(receiver.iter().take(2).collect::<Vec<_>>(), [(1, Hint::Rescan), (2, Hint::Stop)]);
        drop(receiver);
        assert_eq!(hints.give(Hint::Rescan), None);
        assert_eq!(hints.given(), 2);
    }
}
