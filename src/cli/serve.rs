//! `enishi serve`: shows the portal while it is being written.

use std::cell::Cell;

use clap::ArgMatches;

use super::arguments::{self, Common};
use super::{Outcome, Output, clock};
use crate::diagnostic::findings::EN013;
use crate::diagnostic::{Finding as _, Location};
use crate::locale::Language;
use crate::platform::shown;
use crate::serve::{self, Day, Event, Options, ServeError};
use crate::site::Audience;

pub(super) fn run(matches: &ArgMatches, common: &Common, output: &Output) -> Outcome {
    let root = arguments::folder(matches);
    if root.is_dir() && !root.join("site.yaml").exists() {
        let place = Location::File("site.yaml".to_owned());
        output.findings_beside(&[EN013::NoSettings.at(place)]);
        return Outcome::ContentHasErrors;
    }
    let options = Options {
        root,
        day: common.as_of.map_or(Day::Today(clock::today), Day::Fixed),
        audience: if common.drafts { Audience::Editors } else { Audience::Public },
        port: matches.get_one::<u16>("port").copied(),
        open: matches.get_flag("open"),
        poll: matches.get_flag("poll"),
        language: common.lang,
    };
    let has_been_right = Cell::new(false);
    match serve::serve(&options, &|event| tell(output, event, &has_been_right)) {
        Ok(()) => Outcome::Fine,
        Err(error) => {
            output.fail(&why(&error, common.lang));
            Outcome::Failed
        }
    }
}

fn why(error: &ServeError, lang: Language) -> String {
    match (error, lang) {
        (ServeError::PortTaken(port), Language::Ja) => format!(
            "ポート {port} は、ほかのプログラムが使っています。--port で別の番号を書くか、--port を書かずに実行してください。"
        ),
        (ServeError::NotAFolder(path), Language::Ja) => {
            format!("「{}」というフォルダーはありません。", shown(path))
        }
        (ServeError::Io(error), Language::Ja) => format!("プレビューを始められません: {error}"),
        (error, Language::En) => error.to_string(),
    }
}

/// Says what happened; `has_been_right` remembers whether there are pages from before a mistake.
fn tell(output: &Output, event: Event<'_>, has_been_right: &Cell<bool>) {
    match event {
        Event::Ready { url } => output.tell(
            &format!("プレビュー: {url}\n終わるときは Ctrl+C を押してください。"),
            &format!("preview: {url}\npress Ctrl+C to stop"),
        ),
        Event::NotOpened { reason } => output.tell(
            &format!("ブラウザーを開けませんでした（{reason}）。上のアドレスを開いてください。"),
            &format!("the browser could not be opened ({reason}); open the address above"),
        ),
        Event::Watching { polling: false, .. } => {}
        Event::Watching { polling: true, reason } => {
            let (ja, en) = if reason.is_empty() {
                (String::new(), String::new())
            } else {
                (format!("（{reason}）"), format!(" ({reason})"))
            };
            output.tell(
                &format!("変更を0.5秒ごとに調べます{ja}。"),
                &format!("looking for changes every half second{en}"),
            );
        }
        Event::Changed { paths, errors, diagnostics, .. } if errors > 0 => {
            if !paths.is_empty() && has_been_right.get() {
                output.tell(
                    "まちがいがあるので、前の内容を表示しています。",
                    "there are mistakes; pages stay as they were before them",
                );
            }
            output.findings_beside(diagnostics);
        }
        Event::Changed { paths, took, diagnostics, .. } => {
            has_been_right.set(true);
            let milliseconds = took.as_millis();
            if let [first, rest @ ..] = paths {
                let more = if rest.is_empty() { String::new() } else { format!(" +{}", rest.len()) };
                output.tell(
                    &format!("変更を反映しました: {first}{more}（{milliseconds} ミリ秒）"),
                    &format!("updated: {first}{more} ({milliseconds} ms)"),
                );
            }
            output.findings_beside(diagnostics);
        }
        Event::Failed => output.fail(match output.lang {
            Language::Ja => {
                "プログラムの不具合で読み込めませんでした。次に変更したときに、もう一度試します。"
            }
            Language::En => "a defect of the program kept it from reading; the next change tries again",
        }),
    }
}
