//! `enishi check`: reports every mistake of all files in one run.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::arguments::{self, Common};
use super::build::site_build;
use super::{Outcome, Output, fix, own_page};
use crate::locale::Language;
use crate::pipeline::SiteBuild;
use crate::platform::shown;
use crate::publish::Published;
use crate::report;

/// The arguments of the command beside those of all commands on a portal.
pub(super) fn arguments(command: Command, lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    let path = |name: &'static str, of| {
        Arg::new(name).long(name).value_name(of).value_parser(value_parser!(PathBuf))
    };
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    command
        .about(t("まちがいがないか調べます", "look for mistakes"))
        .arg(path("report", "FILE").help(t(
            "公開の前に読む紙（決裁・引継ぎ）を、1つのHTMLファイルに書き出します",
            "write a page to read and sign before publishing, and to hand over",
        )))
        .arg(path("out", "OUT").short('o').requires("report").help(t(
            "前に作ったサイトのフォルダー。変わったところを比べます（書かなければ DIR/public）",
            "the folder that was built last, to compare with (default: DIR/public)",
        )))
        .arg(flag("fix").conflicts_with("report").help(t(
            "答えが一つに決まるまちがい（全角の「：」、半角カナ、行の終わりの空白など）の直し方を見せます",
            "show how to mend what has one right answer: full-width colons, half-width kana and the like",
        )))
        .arg(
            flag("apply")
                .requires("fix")
                .help(t("見せた直しを、ファイルに書きこみます", "write what --fix shows into the files")),
        )
}

pub(super) fn run(matches: &ArgMatches, common: &Common, output: &Output) -> Outcome {
    let root = arguments::folder(matches);
    if matches.get_flag("fix") {
        return fix::run(&root, matches.get_flag("apply"), output);
    }
    let mut build = site_build(&root, common);
    if let Err(error) = build.try_photos() {
        output.fail(&format!("{error:#}"));
        return Outcome::Failed;
    }
    if let Some(file) = matches.get_one::<PathBuf>("report")
        && !write_report(file, &root, matches, &build, output)
    {
        return Outcome::Failed;
    }
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

/// Writes the report, and says where it is; gives whether that went well, and says why not.
fn write_report(file: &Path, root: &Path, matches: &ArgMatches, build: &SiteBuild, output: &Output) -> bool {
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| root.join("public"));
    let before = match Published::read(&out) {
        Ok(before) => before,
        Err(error) => {
            output.fail(&error.message(output.lang));
            return false;
        }
    };
    let html = match report::report(build, before.as_ref(), output.lang) {
        Ok(html) => html,
        Err(error) => {
            output.fail(&format!("{error:#}"));
            return false;
        }
    };
    let elsewhere = ("別のファイルの名前を書いてください。", "Name another file");
    if own_page::write(file, "report", html.as_bytes(), elsewhere, output).is_none() {
        return false;
    }
    let shown = shown(file);
    output.tell(
        &format!("報告を書き出しました: {shown}（ブラウザーで開いて、A4で印刷できます）"),
        &format!("wrote the report {shown} (open it in a browser; it prints on A4)"),
    );
    true
}
