//! `enishi digest --month 2026-12`: writes the mail of a month.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use jiff::civil::{Date, date};

use super::arguments::{self, Common};
use super::{Outcome, Output};
use crate::content::{Key, Kind};
use crate::diagnostic::nearest;
use crate::export::{Digest, DigestOf};
use crate::locale::Language;
use crate::pipeline::{self, SiteBuild};
use crate::platform::new_files::NewFiles;
use crate::platform::{refusal, shown};
use crate::site::{Audience, FeedScope, LanguageId, Site};

/// What can be asked for.
pub(super) fn arguments(command: Command, lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    let value = |name: &'static str, of| Arg::new(name).long(name).value_name(of);
    command
        .arg(arguments::folder_argument(lang))
        .arg(
            value("month", "MONTH")
                .required(true)
                .help(t("どの月か（例 2026-12）", "the month, such as 2026-12")),
        )
        .arg(value("region", "ID").conflicts_with("group").help(t(
            "この地域とその中のものだけにします（例 miohama）",
            "only what belongs to this region, such as miohama",
        )))
        .arg(
            value("group", "ID")
                .help(t("この仲間の会に関わるものだけにします", "only what has to do with this group")),
        )
        .arg(value("out", "FOLDER").short('o').value_parser(value_parser!(PathBuf)).help(t(
            "書き出すフォルダー（書かなければ今いるところ）",
            "the folder to write into (default: the current one)",
        )))
        .arg(arguments::as_of(lang))
        .mut_arg("lang", |argument| {
            argument.value_parser(value_parser!(String)).help(t(
                "メールの言語。サイトの言語から選びます（例 en）",
                "the language of the mail, one of the site's, such as en",
            ))
        })
}

pub(super) fn run(matches: &ArgMatches, common: &Common, output: &Output) -> Outcome {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let asked = text("month").unwrap_or_default();
    let Some(month) = month(asked) else {
        output.fail(&no_month(asked, output.lang));
        return Outcome::Failed;
    };
    let loaded = pipeline::load_folder(&arguments::folder(matches));
    let today = || super::clock::today(&loaded.portal.settings.time_zone());
    let day = common.as_of.unwrap_or_else(|| today().clamp(month, month.last_of_month()));
    let build = SiteBuild::of(&loaded, day, Audience::Public);
    let Some(themed) = build.themed().ok().filter(|_| !build.has_errors()) else {
        output.findings_beside(&output.shown(&build.diagnostics));
        output.tell(
            "エラーがあるので、メールの文を作れません。エラーを直してから、もう一度お試しください。",
            "the mail cannot be made while there are errors: mend them and try again",
        );
        return Outcome::ContentHasErrors;
    };
    let of = match asked_for(&build.site, month, &text, output.lang) {
        Ok(of) => of,
        Err(why) => {
            output.fail(&why);
            return Outcome::Failed;
        }
    };
    let Some(digest) = themed.digest(of) else {
        output.fail(output.lang.pick(
            "メールには、ページのアドレスを「https://」から書きます。そのために、site.yaml に「base_url: https://（サイトのアドレス）/」を書いてから、もう一度お試しください。",
            "a mail needs whole addresses: write `base_url: https://…`, the address of your site, into site.yaml and try again",
        ));
        return Outcome::Failed;
    };
    let folder = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| PathBuf::from("."));
    write(&folder, &file_stem(&build.site, of), &digest, day, output)
}

/// The first day of a month that was asked for, such as 2026-12.
fn month(asked: &str) -> Option<Date> {
    let (year, month) = asked.trim().split_once('-')?;
    let is_number = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (year, month) = (
        Some(year).filter(|year| year.len() == 4 && is_number(year, 4))?,
        Some(month).filter(|month| is_number(month, 2))?,
    );
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok().filter(|day| *day >= date(1900, 1, 1))
}

fn no_month(asked: &str, lang: Language) -> String {
    match lang {
        Language::Ja => format!(
            "--month の「{asked}」は、年と月として読めません。「--month 2026-12」のように、西暦の4けたと1〜12の月を、半角の「-」でつないで書いてください。"
        ),
        Language::En => format!("`{asked}` is no month; write year and month as in `--month 2026-12`"),
    }
}

/// What is asked for, or why there is no such thing.
fn asked_for<'a>(
    site: &Site,
    month: Date,
    text: &impl Fn(&str) -> Option<&'a str>,
    lang: Language,
) -> Result<DigestOf, String> {
    let scope = match (text("region"), text("group")) {
        (Some(id), _) => FeedScope::Region(find(site, Kind::Region, id, lang)?),
        (None, Some(id)) => FeedScope::Group(find(site, Kind::Group, id, lang)?),
        (None, None) => FeedScope::Site,
    };
    let language = match text("lang") {
        None => LanguageId::MAIN,
        Some(asked) => site
            .language_ids()
            .find(|language| site.lang(*language) == asked)
            .ok_or_else(|| no_language(site, asked, lang))?,
    };
    Ok(DigestOf { month, scope, language })
}

fn find(site: &Site, kind: Kind, id: &str, lang: Language) -> Result<crate::site::EntryId, String> {
    site.find(&Key { kind, id: id.to_owned() }).ok_or_else(|| {
        let records = || site.entries().map(|(_, entry)| &entry.record).filter(|record| record.kind() == kind);
        // People know the title rather than the id.
        let by_title = records().find(|record| record.common.title == id).map(|record| record.key().id.as_str());
        let near = by_title.or_else(|| nearest(id, records().map(|record| record.key().id.as_str())));
        match (lang, near) {
            (Language::Ja, Some(near)) => format!(
                "公開している{}に、「{id}」というIDのものはありません。「{near}」のことではありませんか。",
                kind.japanese()
            ),
            (Language::Ja, None) => format!(
                "公開している{}に、「{id}」というIDのものはありません。IDは、content/{} のファイルの名前（.md や .yaml の前）です。",
                kind.japanese(),
                kind.folder()
            ),
            (Language::En, Some(near)) => {
                format!("no public {} has the id `{id}`; did you mean `{near}`?", kind.singular())
            }
            (Language::En, None) => format!(
                "no public {} has the id `{id}`; an id is the name of the file in content/{}, without its ending",
                kind.singular(),
                kind.folder()
            ),
        }
    })
}

fn no_language(site: &Site, asked: &str, lang: Language) -> String {
    match lang {
        Language::Ja => format!(
            "このサイトに「{asked}」という言語はありません。あるのは {} です。",
            site.languages.join("、")
        ),
        Language::En => {
            format!("the site is not in `{asked}`; its languages are {}", site.languages.join(", "))
        }
    }
}

/// What the files are called, without their endings.
fn file_stem(site: &Site, of: DigestOf) -> String {
    let mut stem = format!("digest-{}", of.month.strftime("%Y-%m"));
    if let FeedScope::Region(id) | FeedScope::Group(id) = of.scope {
        let key = site.entry(id).record.key();
        stem.extend(["-", key.kind.singular(), "-", &key.id]);
    }
    if !of.language.is_main() {
        stem.extend(["-", site.lang(of.language)]);
    }
    stem
}

/// Writes both forms. A file that says something else may have been corrected by hand, so it stays.
fn write(folder: &Path, stem: &str, digest: &Digest, day: Date, output: &Output) -> Outcome {
    let mut written = NewFiles::default();
    let files = [(format!("{stem}.txt"), &digest.text), (format!("{stem}.html"), &digest.html)];
    for (name, text) in &files {
        let path = folder.join(name);
        if std::fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes()) {
            continue;
        }
        if let Err((path, error)) = written.create(&path, text.as_bytes()) {
            let (path, exists) = (shown(&path), error.kind() == std::io::ErrorKind::AlreadyExists);
            let error = refusal(&error, output.lang);
            output.fail(&match (output.lang, exists) {
                (Language::Ja, true) => format!(
                    "「{path}」は、もうあります（内容がちがいます）。書きかえずに、何も書いていません。作り直すときは、そのファイルを消すか、別のフォルダーを -o で指定してください。"
                ),
                (Language::Ja, false) => format!("「{path}」に書き込めませんでした（{error}）。何も書いていません。"),
                (Language::En, true) => format!(
                    "`{path}` exists and says something else; nothing was written. Delete it to make it anew, or name another folder with -o"
                ),
                (Language::En, false) => format!("`{path}` could not be written: {error}; nothing was written"),
            });
            return Outcome::Failed;
        }
    }
    written.keep();
    let names = files.each_ref().map(|(name, _)| shown(&folder.join(name)));
    output.tell(
        &format!(
            "作りました: {}\n件名: {}\n{day} に公開しているものだけを載せています。配信の解除のしかたなどは、送るときに書き足してください。",
            names.join("、"),
            digest.subject
        ),
        &format!(
            "wrote {}\nsubject: {}\nit holds only what is public on {day}. How to unsubscribe is for you to add when you send it",
            names.join(", "),
            digest.subject
        ),
    );
    Outcome::Fine
}
