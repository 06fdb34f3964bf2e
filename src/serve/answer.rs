//! From a snapshot and a path to an answer. Reads no clock and no disk of its own.

use std::borrow::Cow;

use super::address::{self, Asked};
use super::own_pages;
use super::pages::Pages;
use super::snapshot::Snapshot;
use super::strip;
use super::words::{escape, pick, tag};
use crate::diagnostic::Language;

/// The query by which a redirect tells its target how it was asked for.
const WITHOUT_ENDING: &str = "enishi-without-ending";

/// An answer to a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The media type.
    pub media_type: &'static str,
    /// Where to go instead.
    pub location: Option<String>,
    /// What is sent.
    pub body: Vec<u8>,
}

/// What a page is, without what the preview adds.
struct Bare {
    status: u16,
    path: String,
    html: Vec<u8>,
    note: &'static str,
}

/// How a page is now: whether it is still what the browser shows, and its bar.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PageState {
    /// Names the page's content.
    pub page: String,
    /// What stands in the bar.
    pub bar: String,
}

/// Answers a request for a path of the portal.
pub(super) fn answer(snapshot: &Snapshot, raw: &str, query: Option<&str>, language: Language) -> Answer {
    match find(snapshot, raw, query, language) {
        Found::Other(answer) => answer,
        Found::Page(bare) => {
            let state = state_of(snapshot, &bare, language);
            let body = with_bar(&bare.html, &state, &snapshot.name(), language);
            Answer { status: bare.status, media_type: HTML, location: None, body }
        }
    }
}

/// How the page at a path is now; nothing for what is no page.
pub(super) fn state(snapshot: &Snapshot, raw: &str, query: Option<&str>, language: Language) -> Option<PageState> {
    match find(snapshot, raw, query, language) {
        Found::Page(bare) => Some(state_of(snapshot, &bare, language)),
        Found::Other(_) => None,
    }
}

/// The output path whose record a request is about, where there is one.
pub(super) fn source_of(snapshot: &Snapshot, raw: &str) -> Option<String> {
    let shown = snapshot.shown()?;
    let path = match address::find(raw, &shown.base_path(), &|path| shown.has(path)) {
        Asked::Path(path) | Asked::Nothing(path) => path,
        Asked::Moved(_) | Asked::Elsewhere(_) | Asked::Refused => return None,
    };
    shown.record_at(&path).map(|facts| facts.source)
}

const HTML: &str = "text/html; charset=utf-8";

enum Found {
    Page(Bare),
    Other(Answer),
}

fn find(snapshot: &Snapshot, raw: &str, query: Option<&str>, language: Language) -> Found {
    let Some(shown) = snapshot.shown() else {
        return Found::Other(own_page(503, own_pages::still_reading(language)));
    };
    let redirect = |status, location: String, extra: Option<&str>| {
        let query: Vec<&str> = query.into_iter().chain(extra).collect();
        let location = if query.is_empty() { location } else { format!("{location}?{}", query.join("&")) };
        Found::Other(Answer { status, media_type: "text/plain; charset=utf-8", location: Some(location), body: Vec::new() })
    };
    match address::find(raw, &shown.base_path(), &|path| shown.has(path)) {
        Asked::Refused => {
            Found::Other(own_page(400, own_pages::missing(raw.trim_start_matches('/'), language)))
        }
        Asked::Moved(to) => redirect(308, to, None),
        Asked::Elsewhere(to) => redirect(307, to, Some(WITHOUT_ENDING)),
        Asked::Path(path) => existing(snapshot, shown.as_ref(), path, note(query, language), language),
        Asked::Nothing(path) => missing(snapshot, shown.as_ref(), path, language),
    }
}

fn note(query: Option<&str>, language: Language) -> &'static str {
    if query.is_some_and(|query| query.split('&').any(|part| part == WITHOUT_ENDING)) {
        pick(
            language,
            "アドレスの終わりに .html がありませんでした。公開先のサーバーでは、ページが見つからないことがあります。",
            "The address had no .html at its end. The server that the site is published on may not find the page.",
        )
    } else {
        ""
    }
}

fn existing(snapshot: &Snapshot, shown: &dyn Pages, path: String, note: &'static str, language: Language) -> Found {
    let media_type = media_type(&path);
    let status = if path == "404.html" { 404 } else { 200 };
    match shown.bytes(&path) {
        Ok(Some(body)) if media_type == HTML => Found::Page(Bare { status, path, html: body, note }),
        Ok(Some(body)) => Found::Other(Answer { status: 200, media_type, location: None, body }),
        Ok(None) => missing(snapshot, shown, path, language),
        Err(error) => {
            let html = own_pages::failed(&path, &format!("{error:#}"), language).into_bytes();
            Found::Page(Bare { status: 500, path, html, note })
        }
    }
}

fn missing(snapshot: &Snapshot, shown: &dyn Pages, path: String, language: Language) -> Found {
    if let Some(facts) = shown.hidden_at(&path) {
        let html = own_pages::hidden(&facts, language).into_bytes();
        return Found::Page(Bare { status: 404, path, html, note: "" });
    }
    if shown.has_errors() && snapshot.good.is_none() && media_type(&path) == HTML {
        let html = own_pages::not_yet(language).into_bytes();
        return Found::Page(Bare { status: 500, path, html, note: "" });
    }
    let html = match shown.bytes("404.html") {
        Ok(Some(html)) => html,
        Ok(None) | Err(_) => own_pages::missing(&path, language).into_bytes(),
    };
    Found::Page(Bare { status: 404, path, html, note: "" })
}

/// A page of the preview itself, outside of the portal.
pub(super) fn own_page(status: u16, html: String) -> Answer {
    Answer { status, media_type: HTML, location: None, body: html.into_bytes() }
}

/// The page of all findings.
pub(super) fn findings(snapshot: &Snapshot, language: Language) -> Answer {
    let diagnostics = snapshot.latest.as_ref().map_or(&[][..], |latest| latest.diagnostics());
    own_page(200, own_pages::findings(diagnostics, language))
}

/// The page for one that panicked.
pub(super) fn broken(snapshot: &Snapshot, raw: &str, language: Language) -> Answer {
    let reason = pick(language, "プログラムの誤りです。", "This is a mistake in the program.");
    let html = own_pages::failed(raw.trim_start_matches('/'), reason, language);
    let state = PageState { page: String::new(), bar: String::new() };
    let body = with_bar(html.as_bytes(), &state, &snapshot.name(), language);
    Answer { status: 500, media_type: HTML, location: None, body }
}

fn state_of(snapshot: &Snapshot, bare: &Bare, language: Language) -> PageState {
    let hash = blake3::hash(&bare.html).to_hex();
    PageState {
        page: format!("{}-{}", bare.status, &hash[..16]),
        bar: strip::bar(snapshot, &bare.path, bare.note, language),
    }
}

/// Puts the bar and the script before the end of the body.
fn with_bar(html: &[u8], state: &PageState, version: &str, language: Language) -> Vec<u8> {
    let label = pick(language, "プレビューの情報", "About this preview");
    let bar = format!(
        "<link rel=\"stylesheet\" href=\"/__enishi/preview.css\">\
         <aside id=\"enishi-preview\" lang=\"{}\" aria-label=\"{label}\" data-page=\"{}\" data-version=\"{version}\">{}</aside>\
         <script src=\"/__enishi/preview.js\"></script>",
        tag(language),
        escape(&state.page),
        state.bar,
    );
    let at = last(html, b"</body>").unwrap_or(html.len());
    [&html[..at], bar.as_bytes(), &html[at..]].concat()
}

fn last(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).rposition(|part| part.eq_ignore_ascii_case(word))
}

/// The media type by the ending of a path.
pub(super) fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending: Cow<'_, str> = if ending.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(ending.to_ascii_lowercase())
    } else {
        Cow::Borrowed(ending)
    };
    match &*ending {
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "geojson" => "application/geo+json; charset=utf-8",
        "jsonld" => "application/ld+json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "vtt" => "text/vtt; charset=utf-8",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
