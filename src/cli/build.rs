//! `enishi build`: publishes the site of a day into a folder.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ArgMatches;
use jiff::civil::Date;

use super::arguments::{self, Common};
use super::{Outcome, Output};
use crate::diagnostic::findings::{EN052, EN052Variant};
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::pipeline::{self, LateFinding, SiteBuild, Stage, Timings};
use crate::platform::{OutputPath, shown};
use crate::publish::{self, PublishError, Report};
use crate::report::sentence_until;
use crate::site::{Audience, Change, ForPrograms};
use crate::source;
use crate::stamp::{Finished, Stamp};

/// How many new paths are named; of those that are gone all, since they have to be deleted by hand.
const NEW_PATHS_NAMED: usize = 20;

/// How many reasons are told for which the site changes next.
const CHANGES_TOLD: usize = 3;

/// Reads a portal and makes its site for the day that was asked for, else for today.
pub(super) fn site_build(root: &Path, common: &Common) -> SiteBuild {
    timed_site_build(root, common, &Timings::default())
}

fn timed_site_build(root: &Path, common: &Common, timings: &Timings) -> SiteBuild {
    let loaded = pipeline::load_folder_timed(root, timings);
    let zone = loaded.portal.settings.time_zone();
    let day = common.as_of.unwrap_or_else(|| super::clock::today(&zone));
    let audience = if common.drafts { Audience::Editors } else { Audience::Public };
    SiteBuild::of(&loaded, day, audience)
}

pub(super) fn run(matches: &ArgMatches, common: &Common, output: &Output) -> Outcome {
    let timings = if matches.get_flag("timings") { Timings::begun(Instant::now) } else { Timings::default() };
    let outcome = build(matches, common, output, &timings);
    super::timings::tell(&timings, output);
    outcome
}

fn build(matches: &ArgMatches, common: &Common, output: &Output, timings: &Timings) -> Outcome {
    let root = arguments::folder(matches);
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| root.join("public"));
    if let Some(finding) = refused_output(&root, &out) {
        output.findings_beside(&[finding]);
        return Outcome::Failed;
    }
    let day = |zone: &str| common.as_of.unwrap_or_else(|| super::clock::today_in(zone));
    let (stamp, unchanged) = timings.step(Stage::Compare, || {
        let stamp = Stamp::of(&root, &out, &format!("{} {}", output.manner(), common.drafts));
        let unchanged = stamp.unchanged(day);
        (stamp, unchanged)
    });
    if unchanged.is_some_and(|told| output.repeat(&told)) {
        return Outcome::Fine;
    }
    let build = timed_site_build(&root, common, timings);
    output.conversions(&build.conversions, common.all);
    output.accepted(&build.accepted);
    let Some(themed) = build.themed().ok().filter(|_| !build.has_errors()) else {
        output.findings_beside(&output.shown(&build.diagnostics));
        output.tell(
            "サイトは作りませんでした。エラーを直してから、もう一度お試しください。前に作ったサイトはそのままです。",
            "the site was not built: mend the errors and try again. The former site is as it was",
        );
        return Outcome::ContentHasErrors;
    };
    let paths = timings.step(Stage::Search, || themed.paths());
    let photos = timings
        .step(Stage::Pictures, || themed.make_photos())
        .map_err(|source| PublishError::Render { path: ForPrograms::PhotoSize.folder().to_owned(), source });
    let publish = |_| {
        timings.step(Stage::Publish, || {
            publish::publish_with_files(
                &out,
                &paths,
                |path| themed.large_file(path.as_str()),
                |path| themed.bytes(path)?.ok_or_else(|| anyhow::anyhow!("{path} is no output of the site")),
            )
        })
    };
    let made = *photos.as_ref().unwrap_or(&0);
    match photos.and_then(publish) {
        Ok(report) => {
            themed.forget_photos();
            output.findings_beside(&output.shown(&build.diagnostics));
            summarize(&report, &paths, &build, output);
            output.once(|| tell_made_photos(output, made));
            let zone = &build.site.portal.settings.main.time_zone;
            let told = output.transcript();
            let finished = Finished { zone, day: build.site.day, report: &report, told: &told };
            timings.step(Stage::Compare, || stamp.keep(&finished));
            Outcome::Fine
        }
        Err(error) => failed(&error, &out, build.diagnostics.clone(), output),
    }
}

/// The output must not lie in a folder that is read, nor hold the portal.
fn refused_output(root: &Path, out: &Path) -> Option<Diagnostic> {
    let finding = |variant| {
        let path = shown(out);
        EN052 { path: path.clone(), variant }.at(Location::File(path))
    };
    for folder in source::FOLDERS {
        if publish::refuse_inside(out, &root.join(folder)).is_err() {
            return Some(finding(EN052Variant::InsideContent));
        }
    }
    publish::refuse_inside(root, out).is_err().then(|| finding(EN052Variant::IsPortal))
}

/// Says why nothing was published: as one more finding where it is one, so that programs read all
/// findings as one document.
fn failed(error: &PublishError, out: &Path, mut findings: Vec<Diagnostic>, output: &Output) -> Outcome {
    let path = shown(out);
    let output_finding = |variant| EN052 { path: path.clone(), variant }.at(Location::File(path.clone()));
    let (finding, outcome) = match error {
        PublishError::Render { source, .. } => match source.downcast_ref() {
            Some(LateFinding(finding)) => (Some(Diagnostic::clone(finding)), Outcome::ContentHasErrors),
            None => (None, Outcome::Failed),
        },
        PublishError::UnmanagedFolder { .. } => {
            (Some(output_finding(EN052Variant::UnmanagedFiles)), Outcome::Failed)
        }
        PublishError::Unmanaged { path } => {
            // People know the folder by the name that they gave it.
            let below =
                out.canonicalize().ok().and_then(|whole| Some(out.join(path.strip_prefix(whole).ok()?)));
            let path = shown(below.as_deref().unwrap_or(path));
            let finding = EN052 { path: path.clone(), variant: EN052Variant::InTheWay };
            (Some(finding.at(Location::File(path))), Outcome::Failed)
        }
        PublishError::NotAFolder { .. } => (Some(output_finding(EN052Variant::NotAFolder)), Outcome::Failed),
        _ => (None, Outcome::Failed),
    };
    let told = finding.is_some();
    findings.extend(finding);
    output.findings_beside(&findings);
    if !told {
        output.fail(&error.message(output.lang));
    }
    outcome
}

fn summarize(report: &Report, paths: &[OutputPath], build: &SiteBuild, output: &Output) {
    let pages = build.outputs.page_count();
    if build.site.audience == Audience::Editors {
        output.tell(
            "!!! 下書きを含むサイトです。公開しないでください。!!!",
            "!!! this site holds drafts: do not publish it !!!",
        );
    }
    let (day, start) = (build.site.day, shown(&report.out.join("index.html")));
    output.tell(
        &format!("{day} 時点のサイトを作りました: {pages} ページ（ファイル {} 個）", paths.len()),
        &format!("built the site as of {day}: {pages} pages in {} files", paths.len()),
    );
    tell_cleaned_pictures(output, build.site.cleaned_pictures());
    output.once(|| tell_differences(report, output));
    if let Some((count, first)) = build.site.waiting().filter(|_| build.site.audience == Audience::Public) {
        tell_waiting(output, count, first);
    }
    if let Some(next) = build.site.next_change() {
        tell_next_change(output, next, &build.site.changes(next));
    }
    output.tell(&format!("開く: {start}"), &format!("open: {start}"));
}

/// Says what is not as the last build left it.
fn tell_differences(report: &Report, output: &Output) {
    if !report.first_build {
        tell_paths(output, &report.new, NEW_PATHS_NAMED, "新しいファイル", "new since the last build");
        tell_paths(
            output,
            &report.gone,
            usize::MAX,
            "なくなったファイル（手でアップロードしている場合は、公開先からも消してください）",
            "gone since the last build (delete them where you upload by hand)",
        );
    }
    for path in &report.edited_by_hand {
        output.tell(
            &format!("手で書きかえられていたので、作り直しました: {path}"),
            &format!("had been edited by hand and was made again: {path}"),
        );
    }
}

/// Says of how many pictures something is not published: of `all` anything, of `with_place` where they were taken.
fn tell_cleaned_pictures(output: &Output, (all, with_place): (usize, usize)) {
    if all > 0 {
        let (ja_place, en_place) = match with_place {
            0 => (String::new(), String::new()),
            _ => (
                format!("うち {with_place} 枚には、撮った場所がありました。"),
                format!("; {with_place} of them named the place"),
            ),
        };
        output.tell(
            &format!("写真 {all} 枚から、撮った日時や機器などの情報を取り除いて載せました。{ja_place}もとのファイルはそのままです。"),
            &format!("took time, camera and the like out of {all} published pictures{en_place}; your own files are as they were"),
        );
    }
}

/// Says how many photographs were made anew in the sizes of screens; those that were kept take no time.
fn tell_made_photos(output: &Output, made: usize) {
    if made > 0 {
        output.tell(
            &format!("写真 {made} 枚を、画面に合わせた大きさで用意しました（次からは、変わった写真だけを用意します）"),
            &format!("made {made} photographs in the sizes of screens (from now on only those that change)"),
        );
    }
}

/// Says on which day the site changes next, and why.
fn tell_next_change(output: &Output, next: Date, changes: &[Change]) {
    output.tell(
        &format!("次に内容が変わる日: {next}（この日にもう一度作ってください）"),
        &format!("the site changes next on {next}: build it again then"),
    );
    for change in changes.iter().take(CHANGES_TOLD) {
        let line = format!("  {}", sentence_until(change, output.lang));
        output.tell(&line, &line);
    }
    if changes.len() > CHANGES_TOLD {
        let more = changes.len() - CHANGES_TOLD;
        output.tell(
            &format!("  ほか {more} 件（「enishi upcoming」で、すべて並べます）"),
            &format!("  and {more} more (`enishi upcoming` lists them)"),
        );
    }
}

/// Says what is not public yet.
fn tell_waiting(output: &Output, count: usize, first: Date) {
    if count == 1 {
        output.tell(
            &format!("まだ載せていない 1 件は、{first} から載ります"),
            &format!("1 record is not public yet; it will be from {first} on"),
        );
    } else {
        output.tell(
            &format!("まだ載せていない {count} 件のうち、最初のものは {first} から載ります"),
            &format!("{count} records are not public yet; the first of them will be from {first} on"),
        );
    }
}

/// Names paths, at most so many; the files that people never open only by their number.
fn tell_paths(output: &Output, paths: &[String], most: usize, ja: &str, en: &str) {
    if paths.is_empty() {
        return;
    }
    let named: Vec<&String> = paths.iter().filter(|path| ForPrograms::at(path).is_none()).collect();
    output.tell(&format!("{ja}: {}", paths.len()), &format!("{en}: {}", paths.len()));
    for path in named.iter().take(most) {
        output.tell(&format!("  {path}"), &format!("  {path}"));
    }
    if named.len() > most {
        let more = named.len() - most;
        output.tell(&format!("  ほか {more}"), &format!("  and {more} more"));
    }
    for what in ForPrograms::ALL {
        let count = paths.iter().filter(|path| ForPrograms::at(path) == Some(what)).count();
        if count > 0 {
            let (folder, (ja, en)) = (what.folder(), name_of(what));
            output.tell(
                &format!("  {folder}/（{ja} {count}）"),
                &format!("  {folder}/ ({count} files of the {en})"),
            );
        }
    }
}

/// What files that people never open belong to.
const fn name_of(what: ForPrograms) -> (&'static str, &'static str) {
    match what {
        ForPrograms::Calendar => ("カレンダーのファイル", "calendars"),
        ForPrograms::Feed => ("フィードのファイル", "feeds"),
        ForPrograms::Search => ("検索のファイル", "search"),
        ForPrograms::PhotoSize => ("写真の大きさ違い", "sizes of photographs"),
    }
}
