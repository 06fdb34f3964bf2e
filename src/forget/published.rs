//! What a new build would still show of a person.

use rayon::prelude::*;

use super::binary::{excerpt, find as find_in_bytes};
use super::package;
use super::person::Person;
use crate::pipeline::ThemedSite;
use crate::rewrite::Decoded;
use crate::search::Document;
use crate::source::is_package;
use crate::spelling::{Certainty, Spellings, forms};

/// A place in which a build would show the name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Left {
    /// The path in the built folder; for what the search index holds, the page that it leads to.
    pub path: String,
    /// Whether the search index says it.
    pub is_in_index: bool,
    /// The words around the name; those of the path where the path itself names the person.
    pub words: String,
    /// Whether somebody else may be meant.
    pub certainty: Certainty,
}

/// Makes every output anew and looks for the name in its path and in all of its bytes. The search index holds no words
/// but codes, so the texts are looked through that it is made of.
///
/// # Errors
/// An output cannot be made.
pub fn left_in_build(site: &ThemedSite, person: &Person) -> anyhow::Result<(usize, Vec<Left>)> {
    let names = &person.spellings;
    let paths = site.paths();
    let found: Vec<Vec<Left>> = paths
        .par_iter()
        .map(|path| {
            let path = path.as_str();
            let bytes = site.bytes(path)?.unwrap_or_default();
            let left =
                |(words, certainty)| Left { path: path.to_owned(), is_in_index: false, words, certainty };
            let named = names.find(path).first().map(|hit| left((path.to_owned(), hit.certainty)));
            Ok(named.into_iter().chain(words(path, &bytes, names).into_iter().map(left)).collect())
        })
        .collect::<anyhow::Result<_>>()?;
    let mut all: Vec<Left> = found.into_iter().flatten().collect();
    all.extend(site.search_documents().iter().flat_map(|document| in_index(document, names)));
    all.sort();
    all.dedup();
    Ok((paths.len(), all))
}

fn words(path: &str, bytes: &[u8], names: &Spellings) -> Vec<(String, Certainty)> {
    if is_package(bytes) {
        let parts = package::find(bytes, names, |_| true).unwrap_or_default();
        let words = parts.into_iter().map(|found| format!("{}: {}", found.part, found.words));
        return words.map(|words| (words, Certainty::Sure)).collect();
    }
    let Some(decoded) = Decoded::of(bytes) else {
        return find_in_bytes(bytes, names).into_iter().map(|words| (words, Certainty::Sure)).collect();
    };
    let forms = forms::of(path, &decoded.text);
    let mut words: Vec<(String, Certainty)> = Vec::new();
    for form in &forms {
        words.extend(names.find(form).into_iter().map(|hit| (excerpt(form, &hit.range), hit.certainty)));
    }
    words.sort();
    words.dedup();
    words
}

fn in_index(document: &Document, names: &Spellings) -> Vec<Left> {
    let blocks = document.blocks.iter().map(|block| &block.text);
    let texts = blocks.chain(&document.summary).chain(&document.readings).chain(&document.regions);
    let texts = texts.chain([&document.sort_reading, &document.url]);
    let hits = texts.flat_map(|text| {
        names.find(text).into_iter().map(move |hit| (excerpt(text, &hit.range), hit.certainty))
    });
    hits.map(|(words, certainty)| Left { path: document.url.clone(), is_in_index: true, words, certainty })
        .collect()
}
