//! AC324: tables without headings.

use super::passages::Passages;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A table of several columns of which no heading says what stands in them.
    enum AC324: Accessibility Notice { Table = "default" / "default" }
}

/// Every table of a body; `Body::tables_without_headings` says which count. One of two columns explains itself.
pub(in crate::check) fn headless_tables(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let blocks = passages.context.blocks();
    for first in passages.context.record.body.tables_without_headings(blocks) {
        let span = blocks[first].span(0..blocks[first].text.len());
        findings.extend(span.map(|span| AC324::Table.at(passages.context.location_at(&span))));
    }
}
