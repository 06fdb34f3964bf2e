//! A page that a command writes for people to open and print. No file of anybody else is overwritten.

use std::path::Path;

use super::Output;
use crate::locale::Language;
use crate::platform::new_files::NewFiles;
use crate::platform::{refusal, shown};

/// What every page begins with; behind it stands which command wrote it.
const START: &[u8] = b"<!doctype html>";

/// How a page was written.
pub(super) enum Written {
    /// As a new file.
    New,
    /// In the place of one that the same command wrote before.
    Replaced,
}

/// Writes a page of a command over one that the same command wrote, or as a new file. `elsewhere` tells how another
/// place is named; gives how it was written, or nothing, and says why not.
pub(super) fn write(
    path: &Path,
    command: &str,
    html: &[u8],
    elsewhere: (&str, &str),
    output: &Output,
) -> Option<Written> {
    let mark = format!("<!-- enishi {command} -->");
    let start = [START, mark.as_bytes()].concat();
    let own = [&start[..], html.strip_prefix(START).unwrap_or(html)].concat();
    let mut written = NewFiles::default();
    let is_ours = std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(&start));
    // A file that cannot be taken away is told of when the new one is written.
    if is_ours {
        let _ = std::fs::remove_file(path);
    }
    if let Err((path, error)) = written.create(path, &own) {
        let (path, exists) = (shown(&path), error.kind() == std::io::ErrorKind::AlreadyExists);
        let error = refusal(&error, output.lang);
        output.fail(&match (output.lang, exists) {
            (Language::Ja, true) => format!(
                "「{path}」は、もうあります（このコマンドが作ったものではありません）。書きかえずに、何も書いていません。{}",
                elsewhere.0
            ),
            (Language::Ja, false) => format!("「{path}」に書き込めませんでした（{error}）。"),
            (Language::En, true) => format!(
                "`{path}` exists and was not written by this command; nothing was written. {}",
                elsewhere.1
            ),
            (Language::En, false) => format!("`{path}` could not be written: {error}"),
        });
        return None;
    }
    written.keep();
    Some(if is_ours { Written::Replaced } else { Written::New })
}
