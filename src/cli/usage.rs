//! A call that cannot be understood is explained in the user's language.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Outcome;
use super::output;
use crate::diagnostic::nearest;
use crate::locale::Language;

const COMMANDS: [&str; 13] = [
    "check", "build", "serve", "init", "new", "import", "explain", "schema", "sheet", "upcoming", "digest",
    "print", "forget",
];

/// The language that `--lang` asks for, read before anything else so that errors speak it too. For `digest` it is
/// that of the mail, whoever sends it.
pub(super) fn language_of(arguments: &[OsString], otherwise: Language) -> Language {
    if arguments.get(1).is_some_and(|name| name == "digest") {
        return otherwise;
    }
    let texts: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let after_equals = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let next = texts.iter().position(|text| text == "--lang").and_then(|at| texts.get(at + 1));
    match after_equals.or(next.map(AsRef::as_ref)) {
        Some("ja") => Language::Ja,
        Some("en") => Language::En,
        _ => otherwise,
    }
}

/// `enishi help` and `enishi help build` as the calls with `--help` that they mean.
pub(super) fn with_help_flag(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|first| first == "help") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

/// Prints help, the version, or what was wrong with the call.
pub(super) fn explain(error: &clap::Error, arguments: &[OsString], lang: Language) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let help = error.render().to_string();
            output::print(&help.replace("[OPTIONS]", lang.pick("[オプション]", "[OPTIONS]")));
            return Outcome::Fine;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => output::complain(&error.render().to_string()),
        _ if lang == Language::En => output::complain(&error.render().to_string()),
        _ => {
            let name = arguments.get(1).and_then(|name| name.to_str()).filter(|name| COMMANDS.contains(name));
            let call =
                name.map_or_else(|| "enishi --help".to_owned(), |name| format!("enishi {name} --help"));
            output::complain(&format!("{}\n\n「{call}」で使い方を表示します。", japanese(error)));
        }
    }
    Outcome::Failed
}

fn japanese(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("「{}」というコマンドはありません。", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("「{argument}」という指定はありません。"),
        ErrorKind::MissingRequiredArgument => format!("{}を書いてください。", called(&argument)),
        ErrorKind::MissingSubcommand => "コマンドを書いてください。".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} の値を書いてください。"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = context(ContextKind::ValidValue);
            let choices =
                if valid.is_empty() { String::new() } else { format!("書けるのは {valid} です。") };
            let form = if argument.starts_with("--as-of") || argument.starts_with("--until") {
                "2026-05-01 や「令和8年5月1日」の形で書いてください。"
            } else {
                ""
            };
            format!("{argument} に「{value}」は使えません。{choices}{form}")
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            if other.is_empty() || other == argument {
                format!("{argument} は1回だけ書いてください。")
            } else {
                format!("{argument} と {other} は、どちらか一方だけ書いてください。")
            }
        }
        ErrorKind::TooManyValues => format!("{argument} は1回だけ書いてください。"),
        _ => "書き方がまちがっています。".to_owned(),
    };
    let near = nearest(&context(ContextKind::InvalidSubcommand), COMMANDS).map(str::to_owned);
    let suggestion = near.unwrap_or_else(|| context(ContextKind::SuggestedArg));
    if suggestion.is_empty() {
        format!("エラー: {said}")
    } else {
        format!("エラー: {said}「{suggestion}」のことではありませんか。")
    }
}

/// Arguments that have to be given, with what they are.
fn called(arguments: &str) -> String {
    let with_words = |argument: &str| match argument {
        "<DIR>" => "DIR（作るフォルダー）".to_owned(),
        "<KIND>" => "KIND（種類。例 job）".to_owned(),
        "<ID>" => "ID（英小文字・数字・ハイフン）".to_owned(),
        "<FILE>" => "FILE（取り込む表）".to_owned(),
        "--kind <KIND>" => "--kind KIND（種類。例 --kind job）".to_owned(),
        "--month <MONTH>" => "--month MONTH（どの月か。例 --month 2026-12）".to_owned(),
        "<NAME>" => "NAME（氏名。例 \"田中 花子\"）".to_owned(),
        "<CODE>" => "CODE（番号。例 EN021）".to_owned(),
        other => format!("{other} "),
    };
    arguments.split('、').map(with_words).collect::<Vec<_>>().join("と")
}
