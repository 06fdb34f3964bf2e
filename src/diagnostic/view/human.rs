//! Findings with their source lines, for people at a terminal.

use std::collections::HashMap;
use std::rc::Rc;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Padding, Renderer, Snippet};

use super::excerpt::excerpt;
use super::first::{Rest, first_of_each_kind};
use super::lines::{Indexes, LineIndex};
use super::{Counts, harmless, summary};
use crate::diagnostic::{Diagnostic, Location, Severity, Span};
use crate::locale::Language;

/// Nothing may be cut by the renderer, as excerpts are short already.
const NO_LIMIT: usize = 10_000;

/// How many places are named of findings that are only counted.
const PLACES: usize = 5;

/// Lines of one file that are at most so far apart are shown together.
const NEAR: usize = 6;

/// A place with what is said of it; nothing, for the place that the message is about.
struct Mark {
    span: Span,
    text: Option<String>,
}

/// The findings file by file, of each kind at most so many; the others are counted.
pub(super) fn render(diagnostics: &[Diagnostic], most: usize, language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(NO_LIMIT);
    let mut indexes = Indexes::default();
    let mut out = String::new();
    let (first, rest) = first_of_each_kind(diagnostics, most);
    let mut of_file: HashMap<&str, Counts> = HashMap::new();
    for d in diagnostics {
        of_file.entry(d.location.path()).or_default().add(d.severity);
    }
    let mut file = None;
    for d in first {
        let path = d.location.path();
        if of_file.len() > 1 && file.replace(path) != Some(path) {
            out.push_str(&heading(path, of_file[path], language));
        }
        let title = level(d.severity)
            .with_name(d.severity.word(language))
            .primary_title(owned(&d.message_in(language)))
            .id(d.code.as_str());
        let report = renderer.render(&[title.elements(elements(d, &mut indexes, language))]);
        for line in report.lines().filter(|line| !is_bare(line)) {
            // The renderer pads some lines; what people copy should not carry that.
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    out + &others(&rest, most, &mut indexes, language) + &ending(diagnostics, language)
}

/// The name of a file and what was found in it.
fn heading(path: &str, found: Counts, language: Language) -> String {
    let (path, found) = (harmless(path), found.in_words(language));
    match language {
        Language::Ja => format!("■ {path}（{found}）\n"),
        Language::En => format!("■ {path} ({found})\n"),
    }
}

/// Counts the findings that are not shown, and says where the first of them are.
fn others(rest: &[Rest<'_>], most: usize, indexes: &mut Indexes, language: Language) -> String {
    if rest.is_empty() {
        return String::new();
    }
    let mut out = match language {
        Language::Ja => {
            format!("同じ種類のものは {most} 件までにしました。ほかに（--all で、すべて出ます）:\n")
        }
        Language::En => format!("of each kind {most} are shown; there are more (--all shows all):\n"),
    };
    for Rest { code, severity, findings } in rest {
        let places: Vec<_> =
            findings.iter().take(PLACES).map(|d| indexes.location_for_people(&d.location)).collect();
        let more = findings.len() > places.len();
        let (count, word) = (findings.len(), severity.word(language));
        let line = match language {
            Language::Ja => {
                format!("  {word}[{code}] {count} 件: {}{}", places.join("、"), if more { "、…" } else { "" })
            }
            Language::En => {
                format!("  {word}[{code}] {count}: {}{}", places.join(", "), if more { ", …" } else { "" })
            }
        };
        out.push_str(&line);
        out.push('\n');
    }
    out + "\n"
}

fn ending(diagnostics: &[Diagnostic], language: Language) -> String {
    let summary = format!("{}{}", summary(diagnostics, language), of_drafts(diagnostics, language));
    match (diagnostics.first(), language) {
        (None, _) => format!("{summary}\n"),
        (Some(first), Language::Ja) => {
            format!("{summary}\nくわしい説明は「enishi explain {}」で読めます。\n", first.code)
        }
        (Some(first), Language::En) => {
            format!("{summary}\nto read more: enishi explain {}\n", first.code)
        }
    }
}

/// Says which of the findings do not keep the site from being published.
fn of_drafts(diagnostics: &[Diagnostic], language: Language) -> String {
    let count = diagnostics.iter().filter(|d| d.is_of_draft).count();
    match (count, language) {
        (0, _) => String::new(),
        (_, Language::Ja) => format!(
            "\nこのうち {count} 件は、下書き・確認中の記事のまちがいです。サイトは、その記事なしで作れます。公開する前に直してください。"
        ),
        (_, Language::En) => format!(
            "\n{count} of them in drafts and records in review: the site can be built without these; mend them before they are published"
        ),
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::NOTE,
    }
}

/// What stands below the message: the place, further places, the help.
fn elements(d: &Diagnostic, indexes: &mut Indexes, language: Language) -> Vec<Element<'static>> {
    let main = indexes.get(&d.location);
    let mut marks: Vec<Mark> = main.iter().map(|(_, span)| Mark { span: span.clone(), text: None }).collect();
    let mut further = Vec::new();
    for label in &d.labels {
        let text = owned(&d.label_in(label.text, language));
        match (&main, indexes.get(&label.location)) {
            (Some((index, first)), Some((other, span))) if are_near(index, first, &other, &span) => {
                marks.push(Mark { span, text: Some(text) });
            }
            (_, Some((index, span))) => {
                further.push(Padding.into());
                let origin = indexes.location_for_people(&label.location);
                further.extend(lines(origin, &label.location, &index, &[Mark { span, text: Some(text) }]));
            }
            (_, None) => {
                further.push(Level::NOTE.with_name(text).message(owned(label.location.path())).into());
            }
        }
    }
    let origin = indexes.location_for_people(&d.location);
    let mut elements = match &main {
        Some((index, _)) => lines(origin, &d.location, index, &marks),
        None => vec![Origin::path(origin).into()],
    };
    elements.append(&mut further);
    elements.extend(d.help_in(language).map(|help| {
        let name = match language {
            Language::Ja => "直し方",
            Language::En => "help",
        };
        Element::from(Level::HELP.with_name(name).message(owned(&help)))
    }));
    elements
}

fn owned(text: &str) -> String {
    harmless(text).into_owned()
}

fn are_near(a: &Rc<LineIndex>, at: &Span, b: &Rc<LineIndex>, other: &Span) -> bool {
    let most = if a.is_workbook() { 0 } else { NEAR };
    Rc::ptr_eq(a, b) && a.line(at.start).abs_diff(b.line(other.start)) <= most
}

/// Where the first mark is, and the lines from the first to the last marked one.
fn lines(origin: String, place: &Location, index: &LineIndex, marks: &[Mark]) -> Vec<Element<'static>> {
    let line_of = |mark: &Mark| index.line(mark.span.start);
    let first = marks.iter().map(line_of).min().unwrap_or(0);
    let last = marks.iter().map(line_of).max().unwrap_or(0);
    let mut source = String::new();
    let mut annotations = Vec::new();
    for line in first..=last {
        let here = || marks.iter().filter(|mark| line_of(mark) == line);
        let span = here().map(|mark| mark.span.clone()).next().unwrap_or_else(|| index.line_span(line));
        let excerpt = excerpt(index, &span);
        for mark in here() {
            let range = excerpt.mark(index, &mark.span);
            let range = range.start + source.len()..range.end + source.len();
            let kind = if mark.text.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
            annotations.push(kind.span(range).label(mark.text.clone()));
        }
        source.push_str(&excerpt.text);
        source.push('\n');
    }
    // People know the rows of a table, and nothing of the lines of its text.
    let number = place.cell().map_or(first + 1, |cell| {
        let lines_before = place.span().map_or(0, |span| index.line(span.start) - first);
        cell.row_number().saturating_sub(lines_before).max(1)
    });
    let snippet = Snippet::source(source).line_start(number).annotations(annotations);
    vec![Origin::path(origin).into(), snippet.into()]
}

/// Whether a line is but the `:::` by which the renderer announces a snippet without a path. Ours
/// have none, as the renderer would count columns in the excerpt; their origin stands above them.
/// Nothing else looks so: lines of authors begin with their number.
fn is_bare(line: &str) -> bool {
    let mut parts = line.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, text)| text));
    }
    plain.trim() == ":::"
}
