//! Whether what would be written is read as the row that it was made of.

use std::borrow::Cow;

use crate::content::{FileContent, LineBreaks, Record};
use crate::diagnostic::Severity;
use crate::markdown::{Body, LinkOutcome, PictureView, Resolve, Target, Word, write};

/// Whether a file holds exactly this record, under the id that it shall have.
pub(super) fn is_record(content: &FileContent, record: &Record, line_breaks: LineBreaks) -> bool {
    match content.originals.as_slice() {
        [only] => !has_errors(content) && are_same(only, record, line_breaks),
        _ => false,
    }
}

/// Whether a file was read without a mistake.
pub(super) fn has_errors(content: &FileContent) -> bool {
    content.diagnostics.iter().any(|finding| finding.severity == Severity::Error)
}

/// Whether two records make the same page.
pub(super) fn are_same(written: &Record, record: &Record, line_breaks: LineBreaks) -> bool {
    let without_id = |record: &Record| {
        let mut common = record.common.clone();
        common.id = None;
        common
    };
    written.key() == record.key()
        && written.details == record.details
        && without_id(written) == without_id(record)
        && shown(&written.body, line_breaks) == shown(&record.body, line_breaks)
}

/// A body on a page whose links and pictures are named as they were written.
fn shown(body: &Body, line_breaks: LineBreaks) -> String {
    let mut out = String::new();
    write(body, &mut out, &AsWritten(line_breaks));
    out
}

struct AsWritten(LineBreaks);

impl Resolve for AsWritten {
    fn link(&self, target: &Target) -> LinkOutcome {
        LinkOutcome::Href(format!("{target:?}"))
    }

    fn record_title(&self, _: &str, _: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn picture(&self, target: &Target) -> Option<PictureView> {
        Some(PictureView { src: format!("{target:?}"), ..PictureView::default() })
    }

    fn keeps_line(&self, is_wrapped: bool) -> bool {
        match self.0 {
            LineBreaks::Auto => !is_wrapped,
            LineBreaks::Keep => true,
            LineBreaks::Join => false,
        }
    }

    fn word(&self, word: Word) -> Cow<'_, str> {
        Cow::Owned(format!("{word:?}"))
    }
}
