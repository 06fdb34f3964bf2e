//! JB101: what a job advertisement does not tell.

use std::collections::BTreeMap;

use super::advertised;
use crate::check::accepted::AcceptedInFiles;
use crate::check::context::SiteContext;
use crate::content::kinds::{Contract, Job};
use crate::content::{Part, Record, Told, job_items};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::source::Value;

/// How many further rows of a table are shown.
const MOST_SHOWN: usize = 4;

/// A record and its job.
type Advertisement<'a> = (&'a Record, &'a Job);

finding! {
    /// An advertisement lacks what its form of work asks for.
    struct JB101: Jobs Warning { items: String, first: String, within: String }
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
    let mut accepted = AcceptedInFiles::default();
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
        let mut is_accepted = || accepted.hold(record, JB101::CODE, || location(record));
        if matches!(record.origin.part, Part::Row(..)) && !is_accepted() {
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
    let (first, within) = beginning(record, lacking.first()?);
    let found = JB101 { items: lacking.join(", "), first, within, message, help };
    Some(found.at_labelled(location(record), also))
}

/// The field within which an item is told, where it has one.
fn parent(item: &str) -> Option<&'static str> {
    match item {
        "hours" | "break" | "overtime" => Some("hours"),
        "term" | "renewal" | "renewal_basis" | "renewal_limit" => Some("term"),
        "payment_day" | "expenses" => Some("pay"),
        "employer_address" => Some("employer"),
        _ => None,
    }
}

/// How a line that tells an item may begin, and within what it stands: names of both among the terms. What is written
/// already is not written a second time.
fn beginning(record: &Record, item: &str) -> (String, String) {
    const IN_TEXT: [&str; 4] = ["deadline", "ending", "cover", "contribution"];
    if let Part::Row(..) = record.origin.part {
        let in_cell = if IN_TEXT.contains(&item) { item.to_owned() } else { format!("{item}_row") };
        return (in_cell, format!("row_{item}"));
    }
    if IN_TEXT.contains(&item) {
        return (item.to_owned(), "body".to_owned());
    }
    let at_top = || (item.to_owned(), "top".to_owned());
    let Some(field) = parent(item) else { return at_top() };
    let tree = record.origin.tree();
    let Some(node) = tree.get(field) else { return at_top() };
    let text = &record.origin.source.text;
    let written = text.get(node.span.start..).unwrap_or_default();
    let is_words = node.as_text().is_some() || !matches!(node.value, Value::Map(_) | Value::Nothing);
    let first_line = written.lines().next().unwrap_or_default();
    // What is written in one word, as in `hours: 9:00〜17:00`, has no place for another.
    let is_one_value = !written.starts_with('{')
        && text[..node.span.start].ends_with(' ')
        && text[..node.span.start].trim_end_matches(' ').ends_with(':')
        && !first_line.trim().is_empty();
    if field == "pay" && node.get("note").is_some() && !is_one_value {
        return (format!("{item}_body"), "pay_note".to_owned());
    }
    if is_words || is_one_value && !matches!(node.value, Value::Nothing) {
        return (format!("{item}_body"), "body".to_owned());
    }
    let inline = if written.starts_with('{') { "_inline" } else { "" };
    (format!("{item}_in"), format!("{field}{inline}"))
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
