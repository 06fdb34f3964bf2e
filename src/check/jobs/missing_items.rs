//! JB101: what a job advertisement does not tell.

use std::collections::BTreeMap;

use super::advertised;
use crate::check::context::SiteContext;
use crate::content::kinds::{Contract, Job};
use crate::content::{Part, Record, Told, job_items};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};

/// How many further rows of a table are shown.
const MOST_SHOWN: usize = 4;

/// A record and its job.
type Advertisement<'a> = (&'a Record, &'a Job);

finding! {
    /// An advertisement lacks what its form of work asks for.
    struct JB101: Jobs Warning { items: String, first: &'static str }
    message JB101Message {
        Job = "default",
        Rows { count: usize } = "rows",
    }
    help JB101Help {
        Employment = "default",
        Outsourced = "outsourced",
        Voluntary = "voluntary",
    }
    labels JB101Label { Also = "also" }
}

/// What the advertisements of the day do not tell: one finding a job, and one for the rows of a table that lack
/// the same.
pub(in crate::check) fn missing_items(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let site = context.site;
    let mut rows: BTreeMap<(&str, Vec<&'static str>), Vec<Advertisement<'_>>> = BTreeMap::new();
    for record in &site.portal.records {
        let Some(job) = advertised(site, record) else { continue };
        let lacking: Vec<&'static str> = job_items(record)
            .into_iter()
            .filter(|(_, told)| *told == Told::Nowhere)
            .map(|(item, _)| item.as_str())
            .collect();
        if lacking.is_empty() {
            continue;
        }
        if let Part::Row(..) = record.origin.part {
            rows.entry((&record.origin.source.path, lacking)).or_default().push((record, job));
        } else {
            findings.extend(finding(&lacking, JB101Message::Job, &[(record, job)]));
        }
    }
    for ((_, lacking), rows) in rows {
        let count = rows.len();
        let message = if count == 1 { JB101Message::Job } else { JB101Message::Rows { count } };
        findings.extend(finding(&lacking, message, &rows));
    }
}

fn finding(
    lacking: &[&'static str],
    message: JB101Message,
    jobs: &[Advertisement<'_>],
) -> Option<Diagnostic> {
    let ((record, job), others) = jobs.split_first()?;
    let help = help(job);
    let also = others.iter().take(MOST_SHOWN).map(|(record, _)| (JB101Label::Also, location(record)));
    let found = JB101 { items: lacking.join(", "), first: lacking.first()?, message, help };
    Some(found.at_labelled(location(record), also))
}

fn location(record: &Record) -> Location {
    record.location_of(&["contract"])
}

/// By which rule the job has to tell it: the strictest of its contracts.
fn help(job: &Job) -> JB101Help {
    let helps = job.contract.iter().map(|contract| match contract {
        Contract::Outsourced => JB101Help::Outsourced,
        contract if contract.is_employment() => JB101Help::Employment,
        _ => JB101Help::Voluntary,
    });
    let rank = |help: &JB101Help| match help {
        JB101Help::Employment => 0,
        JB101Help::Outsourced => 1,
        JB101Help::Voluntary => 2,
    };
    helps.min_by_key(rank).unwrap_or(JB101Help::Voluntary)
}
