//! The colours that a theme names in its `theme.yaml`, for what programs draw around a site.

use serde::Deserialize;

use super::files::Files;

/// The colours in which programs frame a site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Colors {
    /// That of its frame.
    pub frame: String,
    /// That of its paper, shown before a page is.
    pub paper: String,
}

#[derive(Deserialize)]
struct Manifest {
    colors: Colors,
}

impl Colors {
    /// The colours of a theme; those of the built-in theme where it names none.
    pub(super) fn of(files: &Files) -> Self {
        let read = |bytes| serde_yaml::from_slice::<Manifest>(bytes).ok().map(|manifest| manifest.colors);
        files.manifests().find_map(read).expect("the built-in theme names its colours")
    }
}
