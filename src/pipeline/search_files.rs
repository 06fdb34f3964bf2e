//! The files of the search, made when somebody first asks for one of them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::render::{Renderer, minify};
use crate::search;

/// The folder of the search, below the site's root.
pub(super) const FOLDER: &str = "search/";

/// By path: the script that answers, and the index that it reads.
#[derive(Debug, Default)]
pub(super) struct SearchFiles(OnceLock<BTreeMap<String, Vec<u8>>>);

impl SearchFiles {
    /// Makes the index where it is not there yet: an edit must not wait for it.
    pub(super) fn of(&self, renderer: &Arc<Renderer>) -> &BTreeMap<String, Vec<u8>> {
        self.0.get_or_init(|| {
            let index = search::write(renderer.search_documents(), &renderer.site().languages);
            let files = index.files.into_iter().map(|(name, bytes)| (format!("{FOLDER}{name}.js"), bytes));
            files.chain([(format!("{FOLDER}enishi.js"), engine().to_vec())]).collect()
        })
    }
}

/// The script, minified.
fn engine() -> &'static [u8] {
    static ENGINE: OnceLock<Vec<u8>> = OnceLock::new();
    ENGINE.get_or_init(|| minify::js(&search::engine()).into_bytes())
}
