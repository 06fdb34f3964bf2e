//! Tera's errors as diagnostics: at their place in the theme's file, in the words of our rules.

use std::ops::Range;
use std::sync::Arc;

use tera::{Error, ErrorKind};

use super::files::Files;
use crate::diagnostic::{Code, Diagnostic, Location, nearest};

pub(super) fn diagnostic(error: &Error, files: &Files) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let place = place(files, report.filename(), report.span().range.clone());
            Diagnostic::new(Code::EN051, place).saying("syntax").with("detail", report.message())
        }
        ErrorKind::RenderingError(report) => {
            let place = place(files, report.filename(), report.span().range.clone());
            told(Diagnostic::new(Code::EN051, place), report.message())
        }
        ErrorKind::MissingParent { current, parent } => {
            let place = place(files, current, 0..0);
            Diagnostic::new(Code::EN051, place).saying("missing_template").with("name", parent)
        }
        ErrorKind::TemplateNotFound(name) => {
            let place = Location::File(format!("themes/templates/{name}"));
            Diagnostic::new(Code::EN051, place).saying("missing_template").with("name", name)
        }
        ErrorKind::Msg(report) => from_report(report, files),
        other => Diagnostic::new(Code::EN051, Location::File("themes".to_owned())).with("detail", other),
    }
}

/// Reads back a report that Tera gives as text alone, for mistakes found when templates are put
/// together: `error: Unknown filter ... --> file:line:column`.
fn from_report(report: &str, files: &Files) -> Diagnostic {
    let first = report.lines().next().unwrap_or_default();
    let message = first.strip_prefix("error: ").unwrap_or(first);
    let place = report.lines().find_map(|line| position(line, files));
    told(Diagnostic::new(Code::EN051, place.unwrap_or_else(|| Location::File("themes".to_owned()))), message)
}

fn position(line: &str, files: &Files) -> Option<Location> {
    let mut parts = line.split_once("--> ")?.1.trim().rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let row: usize = parts.next()?.parse().ok()?;
    let source = files.template_source(parts.next()?)?;
    let start: usize = source.text.split_inclusive('\n').take(row.checked_sub(1)?).map(str::len).sum();
    let line = source.text.get(start..)?;
    let at = start + line.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum::<usize>();
    let length = source.text.get(at..)?.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0);
    Some(Location::Text(source, at..at + length))
}

fn told(finding: Diagnostic, message: &str) -> Diagnostic {
    let Some(name) = message.split('`').nth(1) else { return finding.with("detail", message) };
    let known = message.split_once(" Available ").and_then(|(_, rest)| rest.split_once(": "));
    let suggestion = known.and_then(|(_, names)| nearest(name, names.split(", ")));
    let variant = if message.starts_with("Unknown filter") {
        "unknown_filter"
    } else if message.starts_with("Unknown template") {
        "missing_template"
    } else if message.contains("is not defined") || message.contains("is undefined") {
        "undefined"
    } else {
        return finding.with("detail", message);
    };
    let finding = finding.saying(variant).with("name", name);
    match suggestion {
        Some(suggestion) => finding.helping("did_you_mean").with("suggestion", suggestion),
        None => finding,
    }
}

fn place(files: &Files, name: &str, range: Range<usize>) -> Location {
    match files.template_source(name) {
        Some(source) => {
            let fit = |at: usize| source.text.floor_char_boundary(at.min(source.text.len()));
            let range = fit(range.start)..fit(range.end);
            Location::Text(Arc::clone(&source), range)
        }
        None => Location::File(format!("themes/templates/{name}")),
    }
}
