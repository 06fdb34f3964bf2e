//! Workflow commands: GitHub shows them at the lines of a pull request.

use std::fmt::Write as _;

use super::harmless;
use super::lines::Indexes;
use crate::diagnostic::Diagnostic;
use crate::locale::Language;

pub(super) fn render(diagnostics: &[Diagnostic], language: Language) -> String {
    let mut indexes = Indexes::default();
    diagnostics.iter().map(|d| command(d, &mut indexes, language)).collect()
}

fn command(d: &Diagnostic, indexes: &mut Indexes, language: Language) -> String {
    let mut properties = format!("file={}", property(&harmless(d.location.path())));
    let cell = d.location.workbook_cell();
    if cell.is_none()
        && let Some((index, span)) = indexes.get(&d.location)
    {
        let position = index.position(span.start);
        write!(properties, ",line={},col={}", position.line, position.column).expect("a string takes all");
    }
    let mut message = harmless(&d.message_in(language)).into_owned();
    if let Some(cell) = cell {
        message = format!("{}: {message}", harmless(&cell.to_string()));
    }
    if let Some(help) = d.help_in(language) {
        message.push('\n');
        message.push_str(&harmless(&help));
    }
    let message = data(&message);
    format!("::{} {properties},title={}::{message}\n", d.severity.word(Language::En), d.code)
}

/// The escapes of the runner: without them a text could end the command and begin another.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
