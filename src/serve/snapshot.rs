//! What requests are answered from: the last builds, replaced as a whole.

use std::sync::Arc;

use super::pages::Pages;

/// The state of the preview at one moment.
#[derive(Clone, Default)]
pub(super) struct Snapshot {
    /// The last build without errors.
    pub good: Option<Arc<dyn Pages>>,
    /// The last build.
    pub latest: Option<Arc<dyn Pages>>,
    /// Counts the builds, from 1.
    pub version: u64,
    /// The number of the last change event that the last build includes.
    pub known_up_to: u64,
}

impl Snapshot {
    /// The build that pages come from: the latest, or while it has errors the last good one.
    pub(super) fn shown(&self) -> Option<&Arc<dyn Pages>> {
        let latest = self.latest.as_ref()?;
        if latest.has_errors() { self.good.as_ref().or(Some(latest)) } else { Some(latest) }
    }

    /// Whether an older build is shown because the latest has errors.
    pub(super) fn is_behind(&self) -> bool {
        self.good.is_some() && self.latest.as_ref().is_some_and(|latest| latest.has_errors())
    }

    /// Names the build, also across restarts of the preview.
    pub(super) fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.version)
    }

    /// The snapshot after a further build.
    pub(super) fn with(&self, pages: Arc<dyn Pages>, known_up_to: u64) -> Self {
        let good = if pages.has_errors() { self.good.clone() } else { Some(Arc::clone(&pages)) };
        Self { good, latest: Some(pages), version: self.version + 1, known_up_to }
    }
}
