//! `enishi import FILE --kind KIND`: turns a table into records of their own.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::arguments::Common;
use super::schema::unknown_kind;
use super::{Outcome, Output, import_hub, import_report};
use crate::content::Kind;
use crate::import::{self, Import, ImportError, Request};

pub(super) fn run(matches: &ArgMatches, common: &Common, output: &Output) -> Outcome {
    let file = matches.get_one::<PathBuf>("FILE").cloned().unwrap_or_default();
    if import::is_hub(&file) {
        return import_hub::run(matches, &file, common, output);
    }
    let asked = matches.get_one::<String>("kind").map_or("", String::as_str);
    let Some(kind) = Kind::meant_by(asked) else {
        output.fail(&unknown_kind(asked, output.lang));
        return Outcome::Failed;
    };
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    let (root, table) = (path("DIR").unwrap_or_else(|| PathBuf::from(".")), file);
    let map = path("map");
    let take: Vec<String> = matches.get_many("take").into_iter().flatten().cloned().collect();
    let is_dry = matches.get_flag("dry-run");
    let request = Request {
        root: &root,
        table: &table,
        kind,
        map: map.as_deref(),
        as_table: matches.get_flag("table"),
        take: &take,
    };
    let import = match import::prepare(&request) {
        Ok(import) => import,
        Err(ImportError::Findings(findings)) => {
            output.findings_beside(&findings);
            output.tell("何も取り込みませんでした。", "nothing was imported");
            return Outcome::ContentHasErrors;
        }
        Err(error) => {
            output.fail(&error.message(output.lang));
            return match error {
                ImportError::Incomplete { .. } => Outcome::ContentHasErrors,
                _ => Outcome::Failed,
            };
        }
    };
    import_report::understood(&import, &table, common.all, output);
    output.findings_beside(&import.diagnostics);
    if import.has_errors() || import.rows == 0 {
        return refused(&import, &root, is_dry, output);
    }
    import_report::unknown_takes(&import, &take, output);
    import_report::plan(&import, common.all, output);
    if is_dry {
        output.tell(
            "ためしただけです。何も書いていません（--dry-run）。",
            "this was a trial: nothing was written (--dry-run)",
        );
        return Outcome::Fine;
    }
    match import.write() {
        Ok(_) => {
            import_report::written(&import, &root, output);
            Outcome::Fine
        }
        Err(error) => {
            output.fail(&error.message(output.lang));
            Outcome::Failed
        }
    }
}

/// Of a table with errors, or without rows, only the map is written, so that it can be corrected.
fn refused(import: &Import, root: &Path, is_dry: bool, output: &Output) -> Outcome {
    if import.rows == 0 {
        output.tell(
            "この表には、記事になる行がありません。見出しの下に1行に1件ずつ書いてあるか、確かめてください。",
            "the table has no rows that are records; below its header it needs a row for each",
        );
    }
    output.tell(
        "記事は1件も取り込みませんでした。まちがいがあるうちは、一部だけを載せることはありません。表を直して、もう一度お試しください。",
        "no record was imported: while there are errors, nothing is imported in part. Correct the table and try again",
    );
    import_report::undecided(import, output);
    if !is_dry {
        match import.write() {
            Ok(true) => import_report::map_written(import, root, output),
            Ok(false) => {}
            Err(error) => {
                output.fail(&error.message(output.lang));
                return Outcome::Failed;
            }
        }
    }
    Outcome::ContentHasErrors
}
