//! `enishi new KIND ID`: writes the blank of a record, or interface texts to translate.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::schema::unknown_kind;
use super::{Outcome, Output, clock};
use crate::content::{Kind, SiteSettings, read_settings};
use crate::platform::shown;
use crate::starter;

pub(super) fn run(matches: &ArgMatches, output: &Output) -> Outcome {
    let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let root = matches.get_one::<PathBuf>("DIR").cloned().unwrap_or_else(|| PathBuf::from("."));
    let (written, todo) = if text("KIND") == starter::TEXTS {
        let todo = ("英語のことばを訳して", "translate the English words");
        (starter::new_texts(&root, &settings(&root), text("ID")), todo)
    } else if let Some(kind) = Kind::meant_by(text("KIND")) {
        let todo = ("【ここに…】のところを書きかえて", "fill in every 【…】");
        (starter::new_record(&root, kind, text("ID"), clock::today(&settings(&root).time_zone())), todo)
    } else {
        output.fail(&unknown_kind(text("KIND"), output.lang));
        return Outcome::Failed;
    };
    match written {
        Ok(below) => {
            let path = shown(&if root == Path::new(".") { below } else { root.join(below) });
            output.tell(
                &format!("作りました: {path}\n{}、「enishi check」で確かめてください。", todo.0),
                &format!("wrote {path}\n{}, then run `enishi check`", todo.1),
            );
            Outcome::Fine
        }
        Err(error) => {
            output.fail(&error.message(output.lang));
            Outcome::Failed
        }
    }
}

/// What the portal's own settings say, whether they have mistakes or not.
fn settings(root: &Path) -> SiteSettings {
    let file = std::fs::read(root.join("site.yaml")).map(|bytes| vec![("site.yaml".to_owned(), bytes)]);
    read_settings(file.unwrap_or_default()).0
}
