//! `enishi check --fix`: what has one right answer, shown, and written with `--apply`.

use std::path::Path;

use serde_json::json;

use super::{Outcome, Output, changes};
use crate::content::{PrivateColumns, read_settings};
use crate::fix;
use crate::source;

/// Shows what would be mended in the files of a portal, and writes it where that is wanted.
pub(super) fn run(root: &Path, applies: bool, output: &Output) -> Outcome {
    let files = source::list(root);
    let settings = std::fs::read(root.join("site.yaml")).map(|bytes| vec![("site.yaml".to_owned(), bytes)]);
    let (settings, ..) = read_settings(settings.unwrap_or_default());
    let found = fix::changes(&files, &PrivateColumns::of(&settings.main));
    let outcome = if applies { changes::write(&found, output) } else { Outcome::Fine };
    if output.is_for_programs() {
        let document = json!({ "applied": applies, "changes": changes::as_json(&found) });
        super::output::print(&format!("{document:#}"));
        return outcome;
    }
    if found.is_empty() {
        output.tell(
            "答えが一つに決まる直しは、見つかりませんでした。ほかのまちがいは「enishi check」で見られます。",
            "there is nothing to mend that has one right answer; `enishi check` shows all findings",
        );
        return outcome;
    }
    let (ja, en) = if applies {
        ("直しました:", "mended:")
    } else {
        (
            "答えが一つに決まる直しです。--apply をつけると、こう書きかえます（いまは何も書いていません）:",
            "these have one right answer; with --apply this is written (nothing was written now):",
        )
    };
    output.tell(ja, en);
    changes::tell(&found, output);
    let lines: usize = found.iter().map(|change| change.places).sum();
    output.tell(
        &format!("\n{lines} 行（ファイル {} 個）。ほかのところは、1文字も変えません。", found.len()),
        &format!("\n{lines} lines in {} files; everything else stays as it is", found.len()),
    );
    outcome
}
