//! What one file holds.

use std::collections::HashSet;
use std::sync::Arc;

use super::conversion::Conversion;
use crate::content::model::{Key, Origin, Record, UnreadReference};
use crate::diagnostic::{Diagnostic, Location, Span};
use crate::markdown::Body;
use crate::source::Node;

/// What one file holds. It depends on nothing but the file's path and bytes and the portal's private
/// columns, so it can be kept as long as they stay.
#[derive(Debug, Default)]
pub struct FileContent {
    /// Records that could be read.
    pub originals: Vec<Arc<Record>>,
    /// Translations, which become records with their originals.
    pub translations: Vec<Arc<Translation>>,
    /// Every id that the file defines, also of records with mistakes, and where.
    pub keys: Vec<(Key, Location)>,
    /// The mistakes.
    pub diagnostics: Vec<Diagnostic>,
    /// The values that were read as something else than what stands there.
    pub conversions: Vec<Conversion>,
    /// The records that records with mistakes name, and where.
    pub references_of_unread: Vec<UnreadReference>,
    /// The texts, pictures and titles of records whose fields have mistakes.
    pub unread: Vec<Arc<Record>>,
    /// Those of the keys whose records are drafts, or in review.
    pub drafts: Vec<Key>,
    /// The record that the file translates, if it is a translation.
    pub translates: Option<Key>,
}

/// How much a file was known to hold at some time.
pub(super) struct SoFar([usize; 6]);

impl FileContent {
    /// How much is known so far.
    pub(super) fn so_far(&self) -> SoFar {
        let references = self.references_of_unread.len();
        let (originals, translations) = (self.originals.len(), self.translations.len());
        SoFar([
            originals,
            translations,
            self.keys.len(),
            self.diagnostics.len(),
            references,
            self.unread.len(),
        ])
    }

    /// The mistakes, where these records are drafts: nobody sees their translations yet, either.
    pub fn findings<'a>(&'a self, drafts: &'a HashSet<&Key>) -> impl Iterator<Item = Diagnostic> + 'a {
        let is_of_draft = self.translates.as_ref().is_some_and(|key| drafts.contains(key));
        self.diagnostics.iter().cloned().map(move |mut finding| {
            if is_of_draft {
                finding.lower_for_draft();
            }
            finding
        })
    }

    /// What was found since.
    pub(super) fn diagnostics_since(&self, before: &SoFar) -> &[Diagnostic] {
        &self.diagnostics[before.0[3]..]
    }

    /// Forgets what came to be known since.
    pub(super) fn back_to(&mut self, so_far: SoFar) {
        let SoFar([originals, translations, keys, diagnostics, references, unread]) = so_far;
        self.unread.truncate(unread);
        self.originals.truncate(originals);
        self.translations.truncate(translations);
        self.keys.truncate(keys);
        self.diagnostics.truncate(diagnostics);
        self.references_of_unread.truncate(references);
    }
}

/// A translation as written: it inherits every field that it does not give.
#[derive(Debug)]
pub struct Translation {
    /// The record that it translates.
    pub key: Key,
    /// Its language.
    pub lang: String,
    /// Where it was written.
    pub origin: Origin,
    /// The fields that it gives.
    pub fields: Node,
    /// Its text, where it has one.
    pub body: Option<Body>,
    /// The pictures that it names.
    pub pictures: Vec<(String, Span)>,
}
