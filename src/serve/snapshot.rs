//! What requests are answered from: the last readings, swapped as a whole.

use std::sync::Arc;

use super::pages::Pages;

/// The state of the preview at one moment.
#[derive(Clone, Default)]
pub(super) struct Snapshot {
    /// The last edition without errors.
    pub good: Option<Arc<dyn Pages>>,
    /// The last edition.
    pub latest: Option<Arc<dyn Pages>>,
    /// Counts the editions.
    pub version: u64,
    /// The number of the last hint whose change has been read.
    pub known_up_to: u64,
}

impl Snapshot {
    /// The edition that pages come from: the latest, or while it has errors the last good one.
    pub(super) fn shown(&self) -> Option<&Arc<dyn Pages>> {
        let latest = self.latest.as_ref()?;
        if latest.has_errors() { self.good.as_ref().or(Some(latest)) } else { Some(latest) }
    }

    /// Whether an older edition is shown because the latest has errors.
    pub(super) fn is_behind(&self) -> bool {
        self.good.is_some() && self.latest.as_ref().is_some_and(|latest| latest.has_errors())
    }

    /// The edition's name, also when the preview was started anew.
    pub(super) fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.version)
    }

    /// The snapshot after a further edition.
    pub(super) fn with(&self, pages: Arc<dyn Pages>, known_up_to: u64) -> Self {
        let good = if pages.has_errors() { self.good.clone() } else { Some(Arc::clone(&pages)) };
        Self { good, latest: Some(pages), version: self.version + 1, known_up_to }
    }
}
