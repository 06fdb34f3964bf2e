//! The text of a record as HTML for one page. Placeholder until the markdown room is here.

use super::reader::Reader;
use crate::content::Record;

pub(super) fn html(_reader: Reader<'_>, record: &Record) -> Option<String> {
    let html = record.body.pieces.concat();
    (!html.is_empty()).then_some(html)
}
