//! One line for each finding, as compilers and editors agree on.

use super::harmless;
use super::lines::Indexes;
use crate::diagnostic::Diagnostic;
use crate::locale::Language;

/// The severity stays English, so that one pattern finds the lines in any language.
pub(super) fn render(diagnostics: &[Diagnostic], language: Language) -> String {
    let mut indexes = Indexes::default();
    let line = |d: &Diagnostic| {
        let location = indexes.location(&d.location);
        let message = d.message_in(language);
        format!("{location}: {}[{}]: {}\n", d.severity.word(Language::En), d.code, harmless(&message))
    };
    diagnostics.iter().map(line).collect()
}
