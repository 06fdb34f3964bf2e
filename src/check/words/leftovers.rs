//! AC311: what the starter says about its invented town, in the portal of a real one.

use std::sync::Arc;

use crate::check::context::{PortalContext, RecordContext};
use crate::check::scalars::visible_scalars;
use crate::content::Part;
use crate::content::kinds::Status;
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span, finding};
use crate::source::Node;
use crate::starter::{is_as_in_the_starter, starter_title, starter_words};

finding! {
    /// Something of the starter is on the way to being published under another name.
    enum AC311: Accessibility Warning {
        File = "file" / "file",
        Word { word: &'static str } = "default" / "default",
        Setting { word: &'static str } = "default" / "setting",
    }
    labels AC311Label { Also = "also" }
}

/// How many further places of a record are shown.
const MOST_SHOWN: usize = 4;

/// A record that still is the starter's, or says something of its town.
pub(in crate::check) fn in_records(
    portal: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    if is_the_starter(portal)
        || matches!(record.common.status, Some(Status::Draft | Status::Review))
        || starter_words(record.origin.text()).next().is_none()
    {
        return;
    }
    let source = &record.origin.source;
    if is_as_in_the_starter(&source.path, &source.text) {
        findings.push(AC311::File.at(Location::File(source.path.clone())));
        return;
    }
    // Behind the fields of a Markdown file stands its text.
    let text = match &record.origin.part {
        Part::Yaml(fields) => Some(fields.end..source.text.len()),
        Part::Row(..) => None,
    };
    let found = words_in(source, context.tree(), text);
    findings.extend(finding(source, &found, |word| AC311::Word { word }));
}

/// Settings that still say something of the starter's town.
pub(in crate::check) fn in_settings(portal: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    if is_the_starter(portal) {
        return;
    }
    for (source, tree) in portal.portal.settings.written() {
        let found = words_in(source, tree, None);
        findings.extend(finding(source, &found, |word| AC311::Setting { word }));
    }
}

fn is_the_starter(portal: &PortalContext<'_>) -> bool {
    portal.portal.settings.main.title == starter_title()
}

/// The words in the values of a tree and in a text, in the order of the file.
fn words_in(source: &SourceText, tree: &Node, text: Option<Span>) -> Vec<(Span, &'static str)> {
    let values = visible_scalars(tree).into_iter().map(|(_, node)| node.span.clone());
    let mut spans: Vec<Span> = values.chain(text).filter(|span| span.end <= source.text.len()).collect();
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut found: Vec<(Span, &'static str)> = Vec::new();
    for span in spans {
        for (at, word) in starter_words(&source.text[span.clone()]) {
            let at = span.start + at.start..span.start + at.end;
            // One cell may give several fields.
            if found.last().is_none_or(|(last, _)| last.end <= at.start) {
                found.push((at, word));
            }
        }
    }
    found
}

/// One finding for all words of a file or row, at the first of them.
fn finding(
    source: &Arc<SourceText>,
    found: &[(Span, &'static str)],
    of: impl Fn(&'static str) -> AC311,
) -> Option<Diagnostic> {
    let ((first, word), rest) = found.split_first()?;
    let at = |span: &Span| Location::Text(Arc::clone(source), span.clone());
    let also = rest.iter().take(MOST_SHOWN).map(|(span, _)| (AC311Label::Also, at(span)));
    Some(of(word).at_labelled(at(first), also))
}
