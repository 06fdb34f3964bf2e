//! Changes of people's files: shown line by line, and written one file at a time.

use serde_json::{Value, json};

use super::{Outcome, Output};
use crate::diagnostic::view::harmless;
use crate::platform::{self, refusal};
use crate::rewrite::Change;

/// Shows each changed line before and after.
pub(super) fn tell(changes: &[Change], output: &Output) {
    for change in changes {
        let file = harmless(&change.file);
        output.tell(&format!("\n{file}"), &format!("\n{file}"));
        if change.lines.is_empty() {
            output.tell(
                "  画像の中の情報（撮影者、日時、場所など）をすべて消します。見た目は変わりません",
                "  all metadata of the picture goes; it looks the same",
            );
        }
        for line in &change.lines {
            let number = line.number;
            let before = format!("  {number} - {}", shown(&line.before));
            output.tell(&before, &before);
            if let Some(after) = &line.after {
                let after = format!("  {number} + {}", shown(after));
                output.tell(&after, &after);
            }
        }
    }
}

/// A line without its end, with marks for the blanks that nobody sees.
fn shown(line: &str) -> String {
    let line = line.trim_end_matches(['\r', '\n']);
    let words = line.trim_end();
    let blanks = line[words.len()..].chars().count();
    format!("{}{}", harmless(words), "␣".repeat(blanks))
}

/// Writes the changed files, one at a time; what cannot be written is said.
pub(super) fn write(changes: &[Change], output: &Output) -> Outcome {
    let mut outcome = Outcome::Fine;
    for change in changes {
        if let Err(error) = change.write() {
            output.fail(&format!("{}: {}", platform::shown(change.disk()), refusal(&error, output.lang)));
            outcome = Outcome::Failed;
        }
    }
    outcome
}

/// The same for programs.
pub(super) fn as_json(changes: &[Change]) -> Vec<Value> {
    let line = |line: &crate::rewrite::ChangedLine| json!({ "line": line.number, "before": line.before, "after": line.after });
    let change = |change: &Change| {
        let lines: Vec<Value> = change.lines.iter().map(line).collect();
        json!({ "file": change.file, "places": change.places, "lines": lines })
    };
    changes.iter().map(change).collect()
}
