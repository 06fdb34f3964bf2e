//! `enishi init DIR`: writes the starter portal.

use clap::ArgMatches;

use super::{Outcome, Output, arguments};
use crate::platform::shown;
use crate::starter;

pub(super) fn run(matches: &ArgMatches, output: &Output) -> Outcome {
    let dir = arguments::folder(matches);
    let written = match starter::init(&dir) {
        Ok(written) => written.len(),
        Err(error) => {
            output.fail(&error.message(output.lang));
            return Outcome::Failed;
        }
    };
    let (name, read_me) = (shown(&dir), shown(&dir.join("はじめに.md")));
    output.tell(
        &format!("「{name}」に、新しいサイトのひな形を作りました（ファイル {written} 個）。"),
        &format!("wrote a small site into `{name}` ({written} files)"),
    );
    output.tell(
        &format!("まず読む: {read_me}\n見てみる: enishi serve --open \"{name}\""),
        &format!("read first: {read_me}\nlook at it: enishi serve --open \"{name}\""),
    );
    Outcome::Fine
}
