//! What has one right answer, mended: full-width colons and digits in fields, half-width kana, marks of sound that stand
//! beside their kana (NFD), blanks at the ends of lines, `**` without its partner.
//!
//! Takes the files of a portal; gives the changes that mend them ([`changes`]). A file is mended until nothing is left to
//! be mended, so that a second time changes nothing; it is read again, and left as it is where the reader would find
//! anything that it did not find before. Never touches workbooks, pictures, code, addresses and names of files.

mod blanks;
mod edits;
mod excepted;
mod kana;
mod marks;
mod values;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use crate::content::{
    Conversion, FileRole, Kind, Origin, PrivateColumns, Subject, classify, read_file, read_settings,
    schema_of,
};
use crate::diagnostic::{Diagnostic, Location, SourceText};
use crate::markdown::{BlockKind, Body, SourceBlock};
use crate::rewrite::{Change, ChangedLine, Decoded};
use crate::source::{FileTable, Node};
use edits::Edit;

/// How often a file is read again.
const MOST_TIMES: usize = 50;

/// The changes that mend the files of a portal.
pub fn changes(files: &FileTable, private: &PrivateColumns) -> Vec<Change> {
    let of_file = |file: &crate::source::FoundFile| {
        let path = file.path().as_str();
        let role = match classify(file.path()) {
            FileRole::Records(kind) => Role::Records(kind),
            // A translation of the settings cannot be read by itself.
            FileRole::Settings if path == "site.yaml" => Role::Settings,
            _ => return None,
        };
        if file.within_limit().is_err() || !is_text(path) {
            return None;
        }
        let bytes = fs::read(&file.disk).ok()?;
        let (after, lines) = mended(role, path, &bytes, private)?;
        let places = lines.len();
        Some(Change::new((path, &file.disk), (bytes, after), lines, places))
    };
    files.files().iter().filter_map(of_file).collect()
}

/// What a file is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Role {
    /// Records of a kind.
    Records(Kind),
    /// The settings, or their translation.
    Settings,
}

/// Whether a file is one that people write as text.
fn is_text(path: &str) -> bool {
    [".md", ".yaml", ".csv", ".tsv"].iter().any(|end| path.ends_with(end))
}

/// The bytes of a file when it is mended, and the lines that change; `None` where there is nothing to mend.
pub(crate) fn mended(
    role: Role,
    path: &str,
    bytes: &[u8],
    private: &PrivateColumns,
) -> Option<(Vec<u8>, Vec<ChangedLine>)> {
    let decoded = Decoded::of(bytes)?;
    if decoded.encode(&decoded.text).as_deref() != Some(bytes) {
        return None;
    }
    let first = Reading::of(role, path, bytes, private);
    let mut text = decoded.text.clone();
    for _ in 0..MOST_TIMES {
        let now = decoded.encode(&text)?;
        let reading = Reading::of(role, path, &now, private);
        let edits = reading.edits();
        if edits.is_empty() {
            let is_mended = now != bytes && !reading.has_more_than(&first);
            return is_mended.then(|| (now, ChangedLine::between(&decoded.text, &text)));
        }
        // What is read is the text without a byte order mark, as it was decoded.
        if reading.source.as_ref().is_none_or(|source| source.text != text) {
            return None;
        }
        text = edits::applied(&text, edits);
    }
    None
}

/// The fields and the words of a record, or of the settings.
struct Part {
    tree: Node,
    blocks: Vec<SourceBlock>,
}

/// A file as the reader understands it.
struct Reading {
    source: Option<Arc<SourceText>>,
    subject: Subject,
    parts: Vec<Part>,
    diagnostics: Vec<Diagnostic>,
    conversions: Vec<Conversion>,
}

impl Reading {
    fn of(role: Role, path: &str, bytes: &[u8], private: &PrivateColumns) -> Self {
        match role {
            Role::Records(kind) => {
                let content = read_file(kind, path, bytes.to_vec(), private);
                let records = content.originals.iter().chain(&content.unread);
                let records = records.map(|record| (&record.origin, Some(&record.body)));
                let translations = content.translations.iter().map(|of| (&of.origin, of.body.as_ref()));
                let written: Vec<(&Origin, Option<&Body>)> = records.chain(translations).collect();
                let part = |(origin, body): &(&Origin, Option<&Body>)| Part {
                    tree: origin.tree(),
                    blocks: body.map(Body::source_blocks).unwrap_or_default(),
                };
                let parts = written.iter().map(part).collect();
                let located = content.diagnostics.iter().find_map(|finding| match &finding.location {
                    Location::Text(source, _) => Some(Arc::clone(source)),
                    Location::File(_) => None,
                });
                let source = written.first().map(|(origin, _)| Arc::clone(&origin.source)).or(located);
                let (diagnostics, conversions) = (content.diagnostics, content.conversions);
                Self { source, subject: Subject::Record(kind), parts, diagnostics, conversions }
            }
            Role::Settings => {
                let (settings, conversions, diagnostics) =
                    read_settings(vec![(path.to_owned(), bytes.to_vec())]);
                let written =
                    settings.written().next().map(|(source, tree)| (Arc::clone(source), tree.clone()));
                let (source, tree) = written.unzip();
                let parts = tree.into_iter().map(|tree| Part { tree, blocks: Vec::new() }).collect();
                Self { source, subject: Subject::Site, parts, diagnostics, conversions }
            }
        }
    }

    fn edits(&self) -> Vec<Edit> {
        let Some(source) = self.source.as_ref().filter(|source| !source.is_workbook()) else {
            return Vec::new();
        };
        let mut edits = marks::colons_and_blanks(&self.diagnostics, source);
        // What cannot be read as YAML yet is mended first.
        if edits.is_empty() {
            edits.extend(values::digits(&self.conversions, source));
            edits.extend(marks::strong(&self.diagnostics, source));
            let schema = schema_of(self.subject);
            for Part { tree, blocks } in &self.parts {
                values::numbers(schema, tree, source, &mut edits);
                kana::in_fields(schema, tree, source, &mut edits);
                blanks::behind_values(tree, source, &mut edits);
                for block in blocks.iter().filter(|block| block.kind != BlockKind::Code) {
                    kana::in_block(block, source, &mut edits);
                    blanks::behind_lines(block, source, &mut edits);
                }
            }
        }
        edits
    }

    /// Whether something is found that was not before, or less could be read.
    fn has_more_than(&self, before: &Self) -> bool {
        let counts = |reading: &Self| {
            let mut counts: BTreeMap<_, usize> = BTreeMap::new();
            for finding in &reading.diagnostics {
                *counts.entry((finding.code, finding.message)).or_default() += 1;
            }
            counts
        };
        let known = counts(before);
        let is_more = |(key, count): (_, usize)| known.get(&key).is_none_or(|known| *known < count);
        before.parts.len() > self.parts.len() || counts(self).into_iter().any(is_more)
    }
}
