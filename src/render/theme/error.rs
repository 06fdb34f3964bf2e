//! Tera's errors as diagnostics: at their place in the theme's file, in the words of our rules.

use std::ops::Range;
use std::sync::Arc;

use tera::{Error, ErrorKind};

use super::bounds::{Bounded, MOST_TURNS, TOO_LARGE, TOO_MANY_TURNS};
use super::files::Files;
use super::inheritance::{extended, without_prefix};
use crate::diagnostic::findings::{EN051, EN051Help, EN051Message};
use crate::diagnostic::{Diagnostic, Finding as _, Location, nearest};

pub(super) fn diagnostic(error: &Error, files: &Files) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let place = place(files, report.filename(), report.span().range.clone());
            at(place, EN051Message::Syntax { detail: report.message().to_owned() })
        }
        ErrorKind::RenderingError(report) => {
            let place = place(files, report.filename(), report.span().range.clone());
            of_message(place, report.message())
        }
        ErrorKind::MissingParent { current, parent } => {
            let place = place(files, current, 0..0);
            at(place, EN051Message::MissingTemplate { name: parent.clone() })
        }
        ErrorKind::TemplateNotFound(name) => {
            let place = Location::File(format!("themes/templates/{name}"));
            at(place, EN051Message::MissingTemplate { name: name.clone() })
        }
        // Nothing but `BoundedPage` is written to.
        ErrorKind::Io(_) => at(Location::File("themes".to_owned()), EN051Message::TooLarge),
        ErrorKind::Msg(report) => from_report(report, files),
        other => of_message(Location::File("themes".to_owned()), &other.to_string()),
    }
}

/// Reads back a report that Tera gives as text alone, for mistakes found when templates are put
/// together: `error: Unknown filter ... --> file:line:column`.
fn from_report(report: &str, files: &Files) -> Diagnostic {
    let first = report.lines().next().unwrap_or_default();
    let message = first.strip_prefix("error: ").unwrap_or(first);
    let place = report.lines().find_map(|line| position(line, files));
    let block = message
        .strip_prefix("Block `")
        .and_then(|rest| rest.strip_suffix("` is not defined in any parent template"));
    if let Some((block, child)) = block.zip(report.lines().find_map(reported_template))
        && let Some(finding) = missing_block(block, child, place.clone(), files)
    {
        return finding;
    }
    of_message(place.unwrap_or_else(|| Location::File("themes".to_owned())), message)
}

/// A template fills a block that nothing above it has. The finding stands in the portal's theme: at the
/// block where the template is the theme's own, else in the template that took the place of a built-in one.
fn missing_block(name: &str, child: &str, place: Option<Location>, files: &Files) -> Option<Diagnostic> {
    let parent = |name: &str| Some(extended(&files.template_source(name)?.text)?.to_owned());
    let mut template = parent(child)?;
    let location = if files.is_own_template(child) {
        place?
    } else {
        while !files.is_own_template(&template) {
            template = parent(&template)?;
        }
        Location::Text(files.template_source(&template)?, 0..0)
    };
    let child = without_prefix(child).unwrap_or(child).to_owned();
    let (name, help) = (
        name.to_owned(),
        EN051Help::MissingBlock { name: name.to_owned(), template: template.clone(), child: child.clone() },
    );
    Some(EN051 { message: EN051Message::MissingBlock { name, template, child }, help }.at(location))
}

/// The name of the template in a line `--> file:line:column` of a report.
fn reported_template(line: &str) -> Option<&str> {
    line.split_once("--> ")?.1.trim().rsplitn(3, ':').nth(2)
}

fn position(line: &str, files: &Files) -> Option<Location> {
    let mut parts = line.split_once("--> ")?.1.trim().rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let row: usize = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let source = files.template_source(name)?;
    let bounded = files.is_own_template(name).then(|| Bounded::of(&source.text));
    let compiled = bounded.as_ref().map_or(&*source.text, |bounded| &bounded.text);
    let start: usize = compiled.split_inclusive('\n').take(row.checked_sub(1)?).map(str::len).sum();
    let line = compiled.get(start..)?;
    let at = start + line.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum::<usize>();
    let at = bounded.as_ref().map_or(at, |bounded| bounded.written(at..at).start);
    let length = source.text.get(at..)?.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0);
    Some(Location::Text(source, at..at + length))
}

fn at(location: Location, message: EN051Message) -> Diagnostic {
    EN051 { message, help: EN051Help::Default }.at(location)
}

/// The finding for what Tera says of a mistake.
fn of_message(location: Location, message: &str) -> Diagnostic {
    let other = || EN051Message::Other { detail: message.to_owned() };
    if message.contains(TOO_MANY_TURNS) {
        return at(location, EN051Message::TooManyTurns { limit: MOST_TURNS });
    }
    if message.contains(TOO_LARGE) {
        return at(location, EN051Message::TooLarge);
    }
    let Some(name) = message.split('`').nth(1) else { return at(location, other()) };
    let known = message.split_once(" Available ").and_then(|(_, rest)| rest.split_once(": "));
    let suggestion = known.and_then(|(_, names)| nearest(name, names.split(", ")));
    let name = name.to_owned();
    let said = if message.starts_with("Unknown filter") {
        EN051Message::UnknownFilter { name }
    } else if message.starts_with("Unknown template") {
        EN051Message::MissingTemplate { name }
    } else if message.contains("is not defined") || message.contains("is undefined") {
        EN051Message::Undefined { name }
    } else {
        return at(location, other());
    };
    let help = match suggestion {
        Some(suggestion) => EN051Help::DidYouMean { suggestion: suggestion.to_owned() },
        None => EN051Help::Default,
    };
    EN051 { message: said, help }.at(location)
}

fn place(files: &Files, name: &str, range: Range<usize>) -> Location {
    match files.template_source(name) {
        Some(source) => {
            let range =
                if files.is_own_template(name) { Bounded::of(&source.text).written(range) } else { range };
            let fit = |at: usize| source.text.floor_char_boundary(at.min(source.text.len()));
            let range = fit(range.start)..fit(range.end);
            Location::Text(Arc::clone(&source), range)
        }
        None => Location::File(format!("themes/templates/{name}")),
    }
}
