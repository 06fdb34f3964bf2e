//! `enishi print jobs/cafe-asa`: writes sheets of paper into one file that a browser prints.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::arguments::{self, Common};
use super::own_page::{self, Written};
use super::schema::unknown_kind;
use super::{Outcome, Output, build};
use crate::content::{Key, Kind};
use crate::diagnostic::nearest;
use crate::locale::Language;
use crate::platform::shown;
use crate::site::{EntryId, LanguageId, Paper, Site};

/// What can be asked for.
pub(super) fn arguments(command: Command, lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    let value = |name: &'static str, of| Arg::new(name).long(name).value_name(of);
    command
        .arg(Arg::new("ID").num_args(0..).action(ArgAction::Append).help(t(
            "印刷する記事。題名か、jobs/cafe-asa のようなID（いくつでも）",
            "what to print, by its title or by an id such as jobs/cafe-asa; any number",
        )))
        .arg(value("kind", "KIND").help(t(
            "この種類の、いま印刷できるものをすべて（例 仕事）",
            "all of this kind that can be printed, such as job",
        )))
        .arg(value("region", "ID").help(t(
            "この地域とその中のものだけにします（例 miohama）",
            "only what belongs to this region, such as miohama",
        )))
        .arg(value("to", "FOLDER").short('o').value_parser(value_parser!(PathBuf)).help(t(
            "書き出すフォルダー（書かなければ今いるところ）",
            "the folder to write into (default: the current one)",
        )))
        .arg(value("dir", "DIR").id("DIR").value_parser(value_parser!(PathBuf)).help(t(
            "サイトのフォルダー（書かなければ今いるところ）",
            "the portal's folder (default: the current one)",
        )))
        .arg(arguments::as_of(lang))
}

pub(super) fn run(matches: &ArgMatches, common: &Common, output: &Output) -> Outcome {
    let build = build::site_build(&arguments::folder(matches), common);
    let Some(themed) = build.themed().ok().filter(|_| !build.has_errors()) else {
        output.findings_beside(&output.shown(&build.diagnostics));
        output.tell(
            "エラーがあるので、印刷用の紙を作れません。エラーを直してから、もう一度お試しください。",
            "there is nothing to print while there are errors: mend them and try again",
        );
        return Outcome::ContentHasErrors;
    };
    let (papers, of) = match asked_for(&build.site, matches, output.lang) {
        Ok(found) => found,
        Err(why) => {
            output.fail(&why);
            return Outcome::Failed;
        }
    };
    let html = match themed.papers(&papers, LanguageId::MAIN) {
        Ok(html) => html,
        Err(error) => {
            output.fail(&format!("{error:#}"));
            return Outcome::Failed;
        }
    };
    let folder = matches.get_one::<PathBuf>("to").cloned().unwrap_or_else(|| PathBuf::from("."));
    write(&folder.join(file_name(&build.site, &papers, &of)), &html, papers.len(), output)
}

/// The sheets that are asked for, in the order in which they were named, and how the choice is called in the name of a
/// file; or why there are none.
fn asked_for(site: &Site, matches: &ArgMatches, lang: Language) -> Result<(Vec<Paper>, Vec<String>), String> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let region =
        text("region").map(|id| one(site, &format!("regions/{id}"), lang).or_else(|_| one(site, id, lang)));
    let region = region.transpose()?;
    let kind = match text("kind") {
        Some(word) => Some(Kind::meant_by(word).ok_or_else(|| unknown_kind(word, lang))?),
        None => None,
    };
    let mut papers = Vec::new();
    let mut of = Vec::new();
    for asked in matches.get_many::<String>("ID").into_iter().flatten() {
        let id = one(site, asked, lang)?;
        papers.push(site.paper_of(id).ok_or_else(|| no_paper(site, id, lang))?);
        of.push(site.entry(id).record.key().id.clone());
    }
    of.extend(kind.map(|kind| kind.folder().to_owned()));
    of.extend(region.map(|region| site.entry(region).record.key().id.clone()));
    if kind.is_some() || region.is_some() && papers.is_empty() {
        let is_of = |id: EntryId| {
            let found = site.entry(id).record.kind();
            let is_of_kind = kind.map_or(matches!(found, Kind::Job | Kind::Event), |kind| kind == found);
            is_of_kind && region.is_none_or(|region| id == region || site.regions_of(id).contains(&region))
        };
        let mut all: Vec<EntryId> = site.entries().map(|(id, _)| id).filter(|id| is_of(*id)).collect();
        all.sort_by_key(|id| site.rank(*id));
        papers.extend(all.into_iter().filter_map(|id| site.paper_of(id)));
    }
    papers.dedup();
    if papers.is_empty() {
        let nothing_asked = kind.is_none() && region.is_none();
        return Err(nothing(nothing_asked, lang));
    }
    Ok((papers, of))
}

fn nothing(nothing_asked: bool, lang: Language) -> String {
    match (nothing_asked, lang) {
        (true, Language::Ja) => "何を印刷するかを書いてください。「enishi print jobs/cafe-asa」のようにIDを並べるか、「--kind 仕事」「--region miohama」を付けます。",
        (true, Language::En) => "say what to print: ids such as `enishi print jobs/cafe-asa`, or `--kind job`, `--region miohama`",
        (false, Language::Ja) => "いま印刷できるものがありません。ちらしができるのは、募集中の仕事と、これからの催しです。",
        (false, Language::En) => "there is nothing to print now; open jobs and coming events have posters",
    }
    .to_owned()
}

/// The record of an id, with its folder or without, or of a title.
fn one(site: &Site, asked: &str, lang: Language) -> Result<EntryId, String> {
    if let Some((folder, id)) = asked.split_once('/')
        && let Some(kind) = Kind::of_folder(folder)
        && let Some(found) = site.find(&Key { kind, id: id.trim_end_matches(".html").to_owned() })
    {
        return Ok(found);
    }
    let is_meant = |id: &EntryId| {
        let record = &site.entry(*id).record;
        record.key().id == asked || record.common.title == asked
    };
    let found: Vec<EntryId> = site.entries().map(|(id, _)| id).filter(is_meant).collect();
    let key = |id: &EntryId| site.entry(*id).record.key().to_string();
    match (&found[..], lang) {
        ([one], _) => Ok(*one),
        ([], _) => Err(unknown(site, asked, lang)),
        (several, Language::Ja) => Err(format!(
            "「{asked}」は、いくつもあります。どれかを書いてください: {}",
            several.iter().map(key).collect::<Vec<_>>().join("、")
        )),
        (several, Language::En) => Err(format!(
            "there are several `{asked}`; name one of {}",
            several.iter().map(key).collect::<Vec<_>>().join(", ")
        )),
    }
}

fn unknown(site: &Site, asked: &str, lang: Language) -> String {
    let keys: Vec<String> = site.entries().map(|(_, entry)| entry.record.key().to_string()).collect();
    let ids = keys.iter().map(|key| key.split_once('/').map_or(key.as_str(), |(_, id)| id));
    let near = nearest(asked, keys.iter().map(String::as_str).chain(ids));
    match (lang, near) {
        (Language::Ja, Some(near)) => {
            format!("公開している記事に「{asked}」はありません。「{near}」のことではありませんか。")
        }
        (Language::Ja, None) => format!(
            "公開している記事に「{asked}」はありません。題名か、jobs/cafe-asa のように、種類のフォルダーとファイルの名前を書いてください。"
        ),
        (Language::En, Some(near)) => format!("no public record is `{asked}`; did you mean `{near}`?"),
        (Language::En, None) => format!(
            "no public record is `{asked}`; write its title, or the folder and the name of its file as in jobs/cafe-asa"
        ),
    }
}

/// Why a record has no sheet.
fn no_paper(site: &Site, id: EntryId, lang: Language) -> String {
    let record = &site.entry(id).record;
    let title = &record.common.title;
    let is_over = matches!(record.kind(), Kind::Job | Kind::Event);
    match (lang, is_over) {
        (Language::Ja, true) => {
            format!("「{title}」は、もう終わったか、中止になったので、ちらしがありません。")
        }
        (Language::Ja, false) => format!(
            "「{title}」には、印刷用の紙がありません。あるのは、募集中の仕事、これからの催し、活動中の仲間の会、中心になる地域（home_regions）です。"
        ),
        (Language::En, true) => format!("`{title}` is over or called off, so it has no poster"),
        (Language::En, false) => format!(
            "`{title}` has no sheet to print; open jobs, coming events, active groups and home regions have one"
        ),
    }
}

/// What the file is called: after the record where there is one; else after what was asked for, so that the sheets of
/// jobs do not take the place of those of events, and the day.
fn file_name(site: &Site, papers: &[Paper], of: &[String]) -> String {
    /// How many of the ids that were named stand in a name.
    const MOST: usize = 4;
    if let [paper] = papers {
        let key = site.entry(paper.record()).record.key();
        return format!("print-{}-{}.html", key.kind.singular(), key.id);
    }
    let named = of[..of.len().min(MOST)].join("-");
    match of.len().checked_sub(MOST) {
        None | Some(0) => format!("print-{named}-{}.html", site.day),
        Some(more) => format!("print-{named}-and-{more}-{}.html", site.day),
    }
}

fn write(path: &Path, html: &[u8], count: usize, output: &Output) -> Outcome {
    let elsewhere = ("別のフォルダーを --to で指定してください。", "Name another folder with --to");
    let Some(written) = own_page::write(path, "print", html, elsewhere, output) else {
        return Outcome::Failed;
    };
    let shown = shown(path);
    let (made, wrote) = match written {
        Written::New => ("作りました", "wrote"),
        Written::Replaced => ("前のものに代えて、作りました", "replaced"),
    };
    output.tell(
        &format!("{made}: {shown}（{count} 枚）\nブラウザーで開いて、A4・余白なし・倍率100%で印刷してください。"),
        &format!("{wrote} {shown} ({count} sheets)\nopen it in a browser and print it on A4, without margins, at 100 %"),
    );
    Outcome::Fine
}
