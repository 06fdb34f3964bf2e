//! `enishi import hub.json`: takes in the records of another site.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::arguments::Common;
use super::{Outcome, Output};
use crate::diagnostic::view;
use crate::import::{self, HubImport, HubRecord};
use crate::locale::Language;

/// How many records of a sort are named where not all are asked for.
const NAMED: usize = 20;

pub(super) fn run(matches: &ArgMatches, file: &Path, common: &Common, output: &Output) -> Outcome {
    if ["kind", "map", "table", "take"].iter().any(|name| is_given(matches, name)) {
        output.fail(output.lang.pick(
            "hub.json を取り込むときは、--kind、--map、--table、--take は使えません。これらを消して、もう一度お試しください。",
            "--kind, --map, --table and --take are for tables; leave them out for a hub.json",
        ));
        return Outcome::Failed;
    }
    let root = matches.get_one::<PathBuf>("DIR").cloned().unwrap_or_else(|| PathBuf::from("."));
    let import = match import::prepare_hub(&root, file, output.lang) {
        Ok(import) => import,
        Err(error) => {
            output.fail(&error.message(output.lang));
            return Outcome::Failed;
        }
    };
    told(&import, common.all, output);
    if matches.get_flag("dry-run") {
        output.tell(
            "ためしただけです。何も書いていません（--dry-run）。",
            "this was a trial: nothing was written (--dry-run)",
        );
    } else if let Err(error) = import.write() {
        output.fail(&error.message(output.lang));
        return Outcome::Failed;
    } else if !(import.created.is_empty() && import.updated.is_empty()) {
        output.tell(
            "「enishi check」で確かめてから載せてください。もとのサイトの利用条件に従って、出典も示してください（各ファイルの初めに控えてあります）。",
            "see what `enishi check` says before you publish them, and name the source as the terms of the other site ask (it is noted at the top of each file)",
        );
    }
    if import.refused.is_empty() { Outcome::Fine } else { Outcome::ContentHasErrors }
}

fn is_given(matches: &ArgMatches, name: &str) -> bool {
    matches.value_source(name) == Some(ValueSource::CommandLine)
}

fn told(import: &HubImport, all: bool, output: &Output) {
    let HubImport { title, as_of, license, count, .. } = import;
    let title = view::harmless(title);
    output.tell(
        &format!(
            "「{title}」の公開データ（{}時点、{}）を読みました（{count} 件）。",
            view::harmless(as_of),
            terms(license, "ライセンスの記載なし")
        ),
        &format!(
            "read what `{title}` gives out (as of {}, {}): {count} records",
            view::harmless(as_of),
            terms(license, "no licence named")
        ),
    );
    let most = if all { usize::MAX } else { NAMED };
    let list = |records: &[HubRecord], ja: &str, en: &str| {
        if records.is_empty() {
            return;
        }
        let count = records.len();
        output.tell(&format!("{ja}: {count}"), &format!("{en}: {count}"));
        for record in records.iter().take(most) {
            let line = format!("  {} {}", view::harmless(&record.file), view::harmless(&record.title));
            output.tell(&line, &line);
        }
        if count > most {
            output.tell_more(count - most);
        }
    };
    list(&import.created, "新しい記事", "new");
    list(
        &import.updated,
        "もとのサイトで変わったので、書きなおした記事",
        "written anew, since the other site has changed them",
    );
    list(
        &import.changed_here,
        "ここで直してあるので、そのままにした記事",
        "kept, since they were changed here",
    );
    if import.unchanged > 0 {
        let count = import.unchanged;
        output.tell(
            &format!("前に取り込んだときのままの記事: {count}"),
            &format!("as they were before: {count}"),
        );
    }
    list(
        &import.gone,
        "もとのサイトからなくなった記事（消していません。要らなければ、ファイルを消してください）",
        "gone from the other site (they stay here; delete the files that you do not want)",
    );
    list(&import.existing, "もうあるので、そのままにした記事", "kept, since they are there already");
    list(
        &import.without_consent,
        "取り込まなかった物語（ご本人が同意したのは、もとのサイトへの掲載だけです。載せるときは、ご本人の同意をもらってから「enishi new story」で書いてください）",
        "stories that were not taken in (those whom they are about have agreed to the other site alone; ask them before you write one with `enishi new story`)",
    );
    output.findings_beside(&import.diagnostics);
    refused(import, most, output);
    if !import.unread.is_empty() {
        let names: Vec<_> = import.unread.iter().map(|name| view::harmless(name)).collect();
        output.tell(
            &format!("取り込まない項目: {}", names.join("、")),
            &format!("fields that are not taken in: {}", names.join(", ")),
        );
    }
}

/// Names the records that cannot be taken in, with the reason.
fn refused(import: &HubImport, most: usize, output: &Output) {
    let count = import.refused.len();
    if count == 0 {
        return;
    }
    output.tell(
        &format!("記事として読めないので、取り込まなかったもの: {count}"),
        &format!("not taken in, since they cannot be read as records: {count}"),
    );
    for (record, refusal) in import.refused.iter().take(most) {
        let (file, title) = (view::harmless(&record.file), view::harmless(&record.title));
        let reason = |language| match refusal.text(language) {
            "" => String::new(),
            text => language.pick("：", ": ").to_owned() + text,
        };
        output.tell(
            &format!("  {file} {title}{}", reason(Language::Ja)),
            &format!("  {file} {title}{}", reason(Language::En)),
        );
    }
    if count > most {
        output.tell_more(count - most);
    }
}

fn terms<'a>(license: &'a str, otherwise: &'a str) -> std::borrow::Cow<'a, str> {
    if license.is_empty() { otherwise.into() } else { view::harmless(license) }
}
