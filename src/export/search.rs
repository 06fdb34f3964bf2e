//! The files of the search: the script that answers, and the index that it reads.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::render::minify;
use crate::search::{self, Document};
use crate::site::SearchScript;

/// The shards of a search index by name, such as `core` or `p/12`.
#[derive(Debug)]
pub struct SearchIndex(BTreeMap<String, Vec<u8>>);

impl SearchIndex {
    /// The index of these documents; `languages` are those of the site, its own first.
    pub fn of(documents: Vec<Document>, languages: &[String]) -> Self {
        Self(search::write(documents, languages).files.into_iter().collect())
    }

    /// The names of all shards, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The bytes of a shard; `None` where the index has none of that name.
    pub fn shard(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(Vec::as_slice)
    }
}

/// A script that searches in the browser, minified.
pub fn search_script(script: SearchScript) -> &'static [u8] {
    static ENGINE: OnceLock<Vec<u8>> = OnceLock::new();
    static NEAREST: OnceLock<Vec<u8>> = OnceLock::new();
    match script {
        SearchScript::Engine => ENGINE.get_or_init(|| minify::js(&search::engine()).into_bytes()),
        SearchScript::Nearest => NEAREST.get_or_init(|| minify::js(&search::nearest()).into_bytes()),
    }
}
