//! `enishi new KIND ID`: writes the blank of a record.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use jiff::civil::Date;

use super::schema::unknown_kind;
use super::{Outcome, Output};
use crate::content::{Kind, read_settings};
use crate::starter;

pub(super) fn run(matches: &ArgMatches, output: &Output) -> Outcome {
    let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let Some(kind) = Kind::meant_by(text("KIND")) else {
        output.fail(&unknown_kind(text("KIND"), output.lang));
        return Outcome::Failed;
    };
    let root = matches.get_one::<PathBuf>("DIR").cloned().unwrap_or_else(|| PathBuf::from("."));
    match starter::new_record(&root, kind, text("ID"), today(&root)) {
        Ok(below) => {
            let path = if root == Path::new(".") { below } else { root.join(below) };
            output.tell(
                &format!(
                    "作りました: {}\n【ここに…】のところを書きかえて、「enishi check」で確かめてください。",
                    path.display()
                ),
                &format!("wrote {}\nfill in every 【…】, then run `enishi check`", path.display()),
            );
            Outcome::Fine
        }
        Err(error) => {
            output.fail(&error.message(output.lang));
            Outcome::Failed
        }
    }
}

/// The day that it is in the portal's zone.
fn today(root: &Path) -> Date {
    let settings = std::fs::read(root.join("site.yaml")).map(|bytes| vec![("site.yaml".to_owned(), bytes)]);
    let (settings, _, _) = read_settings(settings.unwrap_or_default());
    super::clock::today(&settings.time_zone())
}
