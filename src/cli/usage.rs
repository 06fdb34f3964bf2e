//! A call that cannot be understood is explained in the user's language.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Outcome;
use super::arguments::say;
use super::output;
use crate::diagnostic::Language;

/// The language that `--lang` asks for, read before anything else so that errors speak it too.
pub(super) fn language_of(arguments: &[OsString], otherwise: Language) -> Language {
    let texts: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let after_equals = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let next = texts.iter().position(|text| text == "--lang").and_then(|at| texts.get(at + 1));
    match after_equals.or(next.map(AsRef::as_ref)) {
        Some("ja") => Language::Ja,
        Some("en") => Language::En,
        _ => otherwise,
    }
}

/// Prints help, the version, or what was wrong with the call.
pub(super) fn explain(error: &clap::Error, lang: Language) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::print(&error.render().to_string());
            return Outcome::Fine;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => output::complain(&error.render().to_string()),
        _ if lang == Language::En => output::complain(&error.render().to_string()),
        _ => {
            output::complain(&format!(
                "{}\n\n{}",
                japanese(error),
                "「enishi --help」で使い方を表示します。"
            ));
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
        ErrorKind::MissingRequiredArgument => format!("{argument} を書いてください。"),
        ErrorKind::MissingSubcommand => "コマンドを書いてください。".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} の値を書いてください。"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = context(ContextKind::ValidValue);
            let choices =
                if valid.is_empty() { String::new() } else { format!("書けるのは {valid} です。") };
            format!("{argument} に「{value}」は使えません。{choices}")
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => {
            format!("{argument} は1回だけ書いてください。")
        }
        _ => say(Language::Ja, "書き方がまちがっています。", "").to_owned(),
    };
    let suggestion = match context(ContextKind::SuggestedSubcommand) {
        text if !text.is_empty() => text,
        _ => context(ContextKind::SuggestedArg),
    };
    if suggestion.is_empty() {
        format!("エラー: {said}")
    } else {
        format!("エラー: {said}「{suggestion}」のことではありませんか。")
    }
}
