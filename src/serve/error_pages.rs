//! Pages that only the preview has: why something is not shown, all findings, what went wrong.

use super::pages::RecordStatus;
use super::words::{self, escape};
use crate::diagnostic::{Diagnostic, view};
use crate::locale::Language;

/// A whole page; `body` is HTML.
pub(super) fn page(title: &str, body: &str, language: Language) -> String {
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"/__enishi/preview.css\"></head>\
         <body class=\"enishi-page\"><main><h1>{title}</h1>{body}</main></body></html>",
        words::tag(language),
        title = escape(title),
    )
}

fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<p>{}</p>", escape(text)) }
}

/// The way back.
pub(super) fn home(language: Language) -> String {
    format!("<p><a href=\"/\">{}</a></p>", language.pick("トップページへ", "To the first page"))
}

/// A record that the public does not see on this day.
pub(super) fn hidden(facts: &RecordStatus, language: Language) -> String {
    let (why, help) = words::hidden(facts, language);
    let source = format!(
        "<p>{} <code>{}</code></p>",
        language.pick("元のファイル", "Source file"),
        escape(&facts.source)
    );
    let body = [paragraph(&why), paragraph(help), source, home(language)].concat();
    page(
        language.pick("このページは、この日には公開されていません", "This page is not public on this day"),
        &body,
        language,
    )
}

/// A path that the portal does not have, where the portal has no page for that either.
pub(super) fn missing(path: &str, language: Language) -> String {
    let body = format!("<p><code>/{}</code></p>{}", escape(path), home(language));
    page(language.pick("このページはありません", "There is no such page"), &body, language)
}

/// A page that cannot be made.
pub(super) fn failed(path: &str, reason: &str, language: Language) -> String {
    let why = language.pick(
        "このページを作れませんでした。直して保存すると、自動で読みなおします。",
        "This page could not be made. Once it is mended and saved, it loads again.",
    );
    let reason = if reason.is_empty() {
        String::new()
    } else {
        format!("<pre tabindex=\"0\">{}</pre>", escape(reason))
    };
    let body = format!("{}<p><code>/{}</code></p>{reason}", paragraph(why), escape(path));
    page(language.pick("ページを作れません", "The page cannot be made"), &body, language)
}

/// No build has been without errors yet, and the latest does not have this page.
pub(super) fn not_yet(language: Language) -> String {
    let why = language.pick(
        "サイトを表示する前に、下のエラーを直してください。保存すると、自動で読みなおします。",
        "Please mend the errors below. Once they are mended and saved, the site appears by itself.",
    );
    page(language.pick("まだ表示できません", "Not ready to be shown"), &paragraph(why), language)
}

/// The first reading takes unusually long.
pub(super) fn still_reading(language: Language) -> String {
    let why = language.pick(
        "まだ読みこんでいます。少し待ってから、読みこみなおしてください。",
        "Still reading. Please wait a little and load this page again.",
    );
    page(language.pick("読みこみ中", "Reading"), &paragraph(why), language)
}

/// Everything that was found.
pub(super) fn findings(diagnostics: &[Diagnostic], language: Language) -> String {
    let list = view::overlay(diagnostics, language);
    let body = if list.is_empty() {
        paragraph(language.pick("直すところは見つかりませんでした。", "Nothing to mend was found."))
    } else {
        list
    };
    let fields = language.pick("書ける項目の一覧", "The fields that can be written");
    let fields = format!("<p><a href=\"/__enishi/fields\">{fields}</a></p>");
    let body = format!("{}<div class=\"enishi-all\">{body}</div>{fields}", home(language));
    page(language.pick("サイト全体の指摘", "Findings in the whole site"), &body, language)
}
