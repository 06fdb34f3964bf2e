//! `enishi forget NAME`: where a person stands, taken out where that is safe, and proof that nothing is left.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value, json};

use super::arguments::{self, Common};
use super::build::site_build;
use super::{Outcome, Output, changes, forget_report};
use crate::forget::{Found, Person, Search, left_in_build};
use crate::locale::Language;
use crate::pipeline::SiteBuild;
use crate::platform::shown;
use crate::source::{self, RootState};
use crate::spelling::Certainty;

/// The arguments of the command.
pub(super) fn arguments(command: Command, lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    command
        .about(t("人の名前をさがし、消す手伝いをします", "find a person everywhere, and help to forget"))
        .arg(
            Arg::new("NAME")
                .required(true)
                .help(t("氏名（例 \"田中 花子\"）", "the full name, such as \"Hanako Tanaka\"")),
        )
        .arg(arguments::folder_argument(lang))
        .arg(Arg::new("reading").long("reading").value_name("KANA").action(ArgAction::Append).help(t(
            "氏名の読み（例 \"たなか はなこ\"）。サイトの項目にある読みは、書かなくてもさがします",
            "the reading of the name in kana; readings in the portal's fields are found without it",
        )))
        .arg(flag("apply").help(t(
            "安全に外せるところを、ファイルごとに書きかえます（書かなければ、見せるだけ）",
            "take out what can be taken out safely, file by file (default: show it)",
        )))
        .arg(flag("verify").conflicts_with("apply").help(t(
            "サイトを作り直してみて、残っていないか、すべての中身を調べます",
            "make the site anew and look through all of it for what is left",
        )))
        .arg(
            Arg::new("out")
                .short('o')
                .long("out")
                .value_name("OUT")
                .value_parser(value_parser!(PathBuf))
                .help(t(
                    "サイトのフォルダーの外に作ってあるサイト。そこもさがします",
                    "a built site outside of the portal's folder that is looked through as well",
                )),
        )
        .arg(arguments::as_of(lang))
        .arg(arguments::drafts(lang))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["human", "json"])
                .hide_possible_values(true)
                .help(t("結果の書き方: human、json", "how the result is printed: human, json")),
        )
}

pub(super) fn run(matches: &ArgMatches, common: &Common, output: &Output) -> Outcome {
    let root = arguments::folder(matches);
    let name = matches.get_one::<String>("NAME").map_or("", |name| name.trim());
    if let Some(why) = refusal(&root, name, output.lang) {
        output.fail(&why);
        return Outcome::Failed;
    }
    let build = site_build(&root, common);
    let readings: Vec<String> = matches.get_many("reading").into_iter().flatten().cloned().collect();
    let person = Person::new(name, &readings, &build.site.portal);
    let built = matches.get_one::<PathBuf>("out").map(PathBuf::as_path);
    let search = Search { root: &root, built, portal: &build.site.portal, person: &person };
    let found = search.run();
    if matches.get_flag("verify") {
        return verify(&build, &person, &found, output);
    }
    let applies = matches.get_flag("apply");
    let outcome = if applies { changes::write(&found.changes, output) } else { Outcome::Fine };
    if output.is_for_programs() {
        super::output::print(&format!("{:#}", forget_report::as_json(&person, &found, applies)));
    } else {
        forget_report::tell(&person, &found, applies, output);
    }
    outcome
}

/// Why nothing is looked for.
fn refusal(root: &Path, name: &str, lang: Language) -> Option<String> {
    if name.chars().filter(|c| !c.is_whitespace()).count() < 2 {
        let (ja, en) = ("氏名を2文字以上で書いてください。", "write a name of two characters or more");
        return Some(lang.pick(ja, en).to_owned());
    }
    let is_portal =
        matches!(source::root_state(root, &source::list(root)), RootState::Folder { has_settings: true, .. });
    let root = shown(root);
    (!is_portal).then(|| match lang {
        Language::Ja => format!("{root} は、サイトのフォルダーではありません（site.yaml がありません）。"),
        Language::En => format!("{root} is no portal: it has no site.yaml"),
    })
}

/// Says what a new build and the files would still show.
fn verify(build: &SiteBuild, person: &Person, found: &Found, output: &Output) -> Outcome {
    let Some(themed) = build.themed().ok().filter(|_| !build.has_errors()) else {
        output.findings_beside(&output.shown(&build.diagnostics));
        output.tell(
            "エラーがあるのでサイトを作れず、調べられません。エラーを直してから、もう一度お試しください。",
            "nothing can be verified while there are errors: mend them and try again",
        );
        return Outcome::ContentHasErrors;
    };
    let (count, left) = match left_in_build(themed, person) {
        Ok(found) => found,
        Err(error) => {
            output.fail(&format!("{error:#}"));
            return Outcome::Failed;
        }
    };
    if output.is_for_programs() {
        let files: Vec<Value> = left
            .iter()
            .map(|left| {
                json!({
                    "path": left.path,
                    "in_search_index": left.is_in_index,
                    "text": left.words,
                    "sure": left.certainty == Certainty::Sure,
                })
            })
            .collect();
        let mut value = forget_report::as_json(person, found, false);
        value["verified"] = json!({ "as_of": build.site.day.to_string(), "files": count, "left": files });
        super::output::print(&format!("{value:#}"));
    } else {
        forget_report::tell_left(person, build.site.day, count, &left, found, output);
    }
    if left.is_empty() && found.traces.is_empty() { Outcome::Fine } else { Outcome::ContentHasErrors }
}
