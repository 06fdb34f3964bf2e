//! `enishi check`: reports every mistake of all files in one run.

use clap::ArgMatches;

use super::arguments::{self, Common};
use super::build::site_build;
use super::{Outcome, Output};

pub(super) fn run(matches: &ArgMatches, common: &Common, output: &Output) -> Outcome {
    let build = site_build(&arguments::folder(matches), common);
    output.conversions(&build.conversions, common.all);
    output.accepted(&build.accepted);
    if common.all {
        output.tables_without_ids(&build.site.portal);
    }
    let shown = output.shown(&build.diagnostics);
    if shown.is_empty() && !output.is_for_programs() {
        // Prefectures that are there only because somebody names them were written by nobody.
        let written = |key| build.site.portal.keys.contains_key(key);
        let records = build.site.entries().filter(|(_, entry)| written(entry.record.key())).count();
        let day = build.site.day;
        output.tell(
            &format!("まちがいは見つかりませんでした（{day} 時点で公開する記事 {records} 件）。"),
            &format!("no mistakes found ({records} records are public on {day})"),
        );
        return Outcome::Fine;
    }
    output.findings(&shown);
    if build.has_errors() { Outcome::ContentHasErrors } else { Outcome::Fine }
}
