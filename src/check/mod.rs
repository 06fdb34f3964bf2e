//! Rules that what was written must keep, beyond its form.
//!
//! Takes a portal, or the site of a day; gives diagnostics. One rule a unit, each with a code whose
//! words are in `content/rules/`. Never changes anything.

mod combinations;
mod consent;
mod dates;
mod hidden;
mod links;
mod paths;
mod pictures;
mod references;

use std::sync::Arc;

use rayon::prelude::*;

use crate::content::{Portal, Record};
use crate::diagnostic::{Code, Diagnostic};
use crate::site::{Routes, Site};

/// The rules that hold whatever the day: time passing alone never breaks them.
pub fn portal(portal: &Portal) -> Vec<Diagnostic> {
    let written: Vec<&Arc<Record>> = portal.records.iter().chain(&portal.translations).collect();
    let mut findings: Vec<Diagnostic> = written
        .par_iter()
        .flat_map_iter(|record| {
            let mut findings = Vec::new();
            references::check(portal, record, &mut findings);
            dates::check(record, &mut findings);
            combinations::check(record, &mut findings);
            links::check(portal, record, &mut findings);
            pictures::check(portal, record, &mut findings);
            findings
        })
        .collect();
    references::check_parents(portal, &mut findings);
    references::check_home_regions(portal, &mut findings);
    links::check_navigation(portal, &mut findings);
    if portal.settings.lacks(&["base_url"]) {
        findings.push(Diagnostic::new(Code::LK405, portal.settings.location_of(&["title"])));
    }
    findings
}

/// The rules that depend on the day.
pub fn site(site: &Site, routes: &Routes) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for record in &site.portal.records {
        consent::check(record, site.day, &mut findings);
    }
    findings.extend(hidden::check(site));
    paths::check(site, routes, &mut findings);
    findings
}
