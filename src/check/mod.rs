//! Rules that what was written must keep, beyond its form.
//!
//! Takes a portal, or the site of a day; gives diagnostics. [`registry::RULES`] lists every rule of
//! the program. Never changes anything.

mod accepted;
mod consent;
mod context;
mod currency;
mod jobs;
mod links;
mod paths;
mod people;
mod pictures;
mod references;
mod registry;
mod scalars;
mod structure;
#[cfg(test)]
mod tests;
mod words;

use std::cell::OnceCell;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::kinds::Status;
use crate::content::{Portal, Record};
use crate::diagnostic::Diagnostic;
use crate::site::{Outputs, Site};

pub use accepted::Accepted;
use context::{PortalContext, RecordContext, SiteContext};
pub use people::{HiddenNames, hidden_names_of, names_in_file, names_in_picture};
pub use pictures::{
    heavy_files, heavy_picture, large_picture, peculiar_picture, shortened_picture, unpublishable_picture,
    with_unpublishable_pictures,
};
use registry::Scope;
pub use registry::{LooksAt, RULES, Rule, code_named};
use words::Passages;
pub use words::languages_without_words;

/// Runs the rules that hold whatever the day: time passing alone never breaks them.
pub fn portal(portal: &Portal) -> Vec<Diagnostic> {
    let context = PortalContext::new(portal);
    let mut findings =
        each_record(portal, |record, findings| check_record(RULES, &context, record, findings));
    for record in &portal.unread {
        check_text(RULES, &context, &RecordContext::new(record), &mut findings);
    }
    for scope in scopes() {
        if let Scope::Portal(run) = scope {
            run(&context, &mut findings);
        }
    }
    findings
}

/// Runs the rules that depend on the day. `has_errors` says whether mistakes were found before, so
/// that records may be missing from the site.
pub fn site(site: &Site, outputs: &Outputs, has_errors: bool) -> Vec<Diagnostic> {
    let context = SiteContext { site, outputs, has_errors };
    let mut findings = each_record(&site.portal, |record, findings| {
        for scope in scopes() {
            if let Scope::Day(kinds, run) = scope
                && kinds.contains(&record.record.kind())
            {
                run(site, record, findings);
            }
        }
    });
    for scope in scopes() {
        if let Scope::Outputs(run) | Scope::DayTogether(_, run) = scope {
            run(&context, &mut findings);
        }
    }
    findings
}

/// Takes out what was accepted at its place; of the rest, what one answer settles for a table becomes one finding.
/// Gives what is left, and what was accepted.
pub fn to_be_told(portal: &Portal, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Accepted>) {
    let (left, accepted) = accepted::accept(portal, findings);
    (jobs::unexplained_rows(left), accepted)
}

/// Runs the rules on a record and its text that hold whatever the day.
fn check_record(
    rules: &[Rule],
    portal: &PortalContext<'_>,
    record: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let kind = record.record.kind();
    let before = findings.len();
    for scope in rules.iter().flat_map(|rule| rule.scopes) {
        match scope {
            Scope::Record(kinds, run) if kinds.contains(&kind) => run(portal, record, findings),
            _ => {}
        }
    }
    lower_for_draft(record, &mut findings[before..]);
    check_text(rules, portal, record, findings);
}

/// Runs the rules on the text of a record, which hold whatever its fields say.
fn check_text(
    rules: &[Rule],
    portal: &PortalContext<'_>,
    record: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let kind = record.record.kind();
    let before = findings.len();
    let passages = OnceCell::new();
    for scope in rules.iter().flat_map(|rule| rule.scopes) {
        match scope {
            Scope::Words(run) => run(passages.get_or_init(|| Passages::of(portal, record)), findings),
            Scope::Body(run) => run(portal, record, findings),
            Scope::Text(kinds, run) if kinds.contains(&kind) => {
                record.texts().for_each(|text| run(&text, findings));
            }
            _ => {}
        }
    }
    lower_for_draft(record, &mut findings[before..]);
}

/// Nobody sees a draft yet, so its mistakes hold nothing up.
fn lower_for_draft(record: &RecordContext<'_>, findings: &mut [Diagnostic]) {
    if matches!(record.record.common.status, Some(Status::Draft | Status::Review)) {
        findings.iter_mut().for_each(Diagnostic::lower_for_draft);
    }
}

fn scopes() -> impl Iterator<Item = &'static Scope> {
    RULES.iter().flat_map(|rule| rule.scopes)
}

/// Runs rules on all records, in parallel.
fn each_record(
    portal: &Portal,
    run: impl Fn(&RecordContext<'_>, &mut Vec<Diagnostic>) + Sync,
) -> Vec<Diagnostic> {
    let written: Vec<&Arc<Record>> = portal.records.iter().chain(&portal.translations).collect();
    let of_record = |record: &&Arc<Record>| {
        let mut findings = Vec::new();
        run(&RecordContext::new(record), &mut findings);
        findings
    };
    written.par_iter().flat_map_iter(of_record).collect()
}
