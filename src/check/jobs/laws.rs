//! JB126: tables of what the law asks of job advertisements, past the day up to which they are known to hold.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{advertised, age, words};
use crate::check::context::SiteContext;
use crate::content::job_items_known_until;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

/// The laws of labour are amended as of April or October: who looked at them knows for so long.
const MONTHS_CHECKED: i64 = 12;

finding! {
    /// Jobs that are advertised after the day up to which the tables are known to hold.
    struct JB126: Jobs Notice { known_until: Date, count: usize }
}

/// One finding for the whole site, where the tables that jobs are held against may be out of date.
pub(in crate::check) fn laws(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let site = context.site;
    let settings = &site.portal.settings;
    let of_program = [words::known_until(), age::known_until(), job_items_known_until()].into_iter().min();
    let checked = settings.main.job_laws_checked.map(|day| day.0.saturating_add(MONTHS_CHECKED.months()));
    let Some(known_until) = of_program.max(checked).filter(|until| *until < site.day) else { return };
    let count = site.portal.records.iter().filter(|record| advertised(site, record).is_some()).count();
    if count > 0 {
        findings.push(JB126 { known_until, count }.at(settings.location_of(&["job_laws_checked"])));
    }
}
