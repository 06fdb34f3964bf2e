//! From a snapshot and a path to an answer. Reads no clock, and of the disk only what is too large to hold.

use std::collections::HashMap;
use std::fs::File;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;

use super::address::{self, Asked};
use super::error_pages;
use super::pages::Pages;
use super::snapshot::Snapshot;
use super::toolbar;
use super::words::{escape, tag};
use crate::diagnostic::Diagnostic;
use crate::locale::Language;
use crate::pictures;
use crate::pipeline::LateFinding;
use crate::site::NOT_FOUND_PATH;
use crate::source::extension;

/// Added to the query of a redirect, so that its target can say that the address had no ending.
const WITHOUT_ENDING: &str = "enishi-without-ending";

/// An answer to a browser.
#[derive(Debug)]
pub(super) struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The media type.
    pub media_type: &'static str,
    /// Where to go instead.
    pub location: Option<String>,
    /// What is sent.
    pub body: Content,
}

/// What an answer sends.
#[derive(Debug)]
pub(super) enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A large file, which is read while it is sent.
    File {
        /// The file, at its beginning.
        file: File,
        /// Its length in bytes.
        length: u64,
    },
}

impl Content {
    /// The bytes; of a file none.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes.clone(),
            Self::File { .. } => Vec::new(),
        }
    }

    /// How many bytes are sent.
    pub(super) fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File { length, .. } => *length,
        }
    }
}

/// What a page is, without what the preview adds.
struct PlainPage {
    status: u16,
    path: String,
    html: Vec<u8>,
    note: &'static str,
    /// What was found only when the page was made.
    findings: Vec<Diagnostic>,
}

impl PlainPage {
    fn new(status: u16, path: String, html: impl Into<Vec<u8>>) -> Self {
        Self { status, path, html: html.into(), note: "", findings: Vec::new() }
    }
}

/// How many rendered pages are kept.
const PAGES_KEPT: usize = 200;

/// The pages that were rendered last, by output path. After an edit, a page's script asks for its
/// state, then loads it: the second request finds it here. And a theme's mistake may show only when a
/// page is rendered: then the page is shown as it was before.
#[derive(Debug, Default)]
pub(super) struct RenderedPages(Mutex<HashMap<String, RenderedPage>>);

#[derive(Debug)]
struct RenderedPage {
    /// The [`Snapshot::version`] that it was rendered from.
    version: u64,
    html: Vec<u8>,
}

impl RenderedPages {
    fn keep(&self, path: &str, version: u64, html: &[u8]) {
        let mut pages = self.lock();
        if pages.len() >= PAGES_KEPT {
            pages.clear();
        }
        pages.insert(path.to_owned(), RenderedPage { version, html: html.to_vec() });
    }

    /// The page as it was rendered last, from whatever version.
    fn last(&self, path: &str) -> Option<Vec<u8>> {
        self.lock().get(path).map(|page| page.html.clone())
    }

    /// The page as it was rendered from this version.
    fn of_version(&self, path: &str, version: u64) -> Option<Vec<u8>> {
        self.lock().get(path).filter(|page| page.version == version).map(|page| page.html.clone())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, RenderedPage>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What answers are made from.
#[derive(Clone, Copy)]
pub(super) struct AnswerContext<'a> {
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    /// The pages that were rendered last.
    pub rendered: &'a RenderedPages,
    /// The language of the preview's own words.
    pub language: Language,
}

/// The state of a page, by which its script decides whether to load it again.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PageState {
    /// The status and a hash of the page's bytes.
    pub page: String,
    /// The HTML of the toolbar.
    pub bar: String,
}

/// Answers a request for a path of the portal.
pub(super) fn answer(context: AnswerContext<'_>, raw: &str, query: Option<&str>) -> Answer {
    match find(context, raw, query) {
        Found::Other(answer) => answer,
        Found::Page(bare) => {
            let state = state_of(context, &bare);
            let day = context.snapshot.shown().map(|shown| shown.day());
            let body = with_toolbar(&bare.html, &state, (&context.snapshot.name(), day), context.language);
            let body = Content::Bytes(body);
            Answer { status: bare.status, media_type: HTML, location: None, body }
        }
    }
}

/// How the page at a path is now; nothing for what is no page.
pub(super) fn state(context: AnswerContext<'_>, raw: &str, query: Option<&str>) -> Option<PageState> {
    match find(context, raw, query) {
        Found::Page(bare) => Some(state_of(context, &bare)),
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
    Page(PlainPage),
    Other(Answer),
}

fn find(context: AnswerContext<'_>, raw: &str, query: Option<&str>) -> Found {
    let language = context.language;
    let Some(shown) = context.snapshot.shown() else {
        return Found::Other(preview_page(503, error_pages::still_reading(language)));
    };
    match address::find(raw, &shown.base_path(), &|path| shown.has(path)) {
        Asked::Refused => {
            Found::Other(preview_page(400, error_pages::missing(raw.trim_start_matches('/'), language)))
        }
        Asked::Moved(to) => redirect(308, to, query, None),
        Asked::Elsewhere(to) => redirect(307, to, query, Some(WITHOUT_ENDING)),
        Asked::Path(path) => {
            let mut found = existing(context, shown.as_ref(), path);
            if let Found::Page(bare) = &mut found
                && bare.note.is_empty()
            {
                bare.note = note(query, language);
            }
            found
        }
        Asked::Nothing(path) => missing(context, shown.as_ref(), path),
    }
}

fn redirect(status: u16, location: String, query: Option<&str>, extra: Option<&str>) -> Found {
    let query: Vec<&str> = query.into_iter().chain(extra).collect();
    let location = if query.is_empty() { location } else { format!("{location}?{}", query.join("&")) };
    let media_type = "text/plain; charset=utf-8";
    Found::Other(Answer { status, media_type, location: Some(location), body: Content::Bytes(Vec::new()) })
}

fn note(query: Option<&str>, language: Language) -> &'static str {
    if query.is_some_and(|query| query.split('&').any(|part| part == WITHOUT_ENDING)) {
        language.pick("アドレスの終わりに .html がありませんでした。公開先のサーバーでは、ページが見つからないことがあります。",
            "The address had no .html at its end. The server that the site is published on may not find the page.",
        )
    } else {
        ""
    }
}

fn existing(context: AnswerContext<'_>, shown: &dyn Pages, path: String) -> Found {
    let media_type = media_type(&path);
    let status = if path == NOT_FOUND_PATH { 404 } else { 200 };
    let version = context.snapshot.version;
    if let Some(html) = context.rendered.of_version(&path, version) {
        return Found::Page(PlainPage::new(status, path, html));
    }
    if media_type != HTML
        && let Some(file) = shown.large_file(&path).and_then(|disk| File::open(disk).ok())
        && let Ok(length) = file.metadata().map(|data| data.len())
    {
        let body = Content::File { file, length };
        return Found::Other(Answer { status: 200, media_type, location: None, body });
    }
    match shown.bytes(&path) {
        Ok(Some(body)) if media_type == HTML => {
            context.rendered.keep(&path, version, &body);
            Found::Page(PlainPage::new(status, path, body))
        }
        Ok(Some(body)) => {
            Found::Other(Answer { status: 200, media_type, location: None, body: Content::Bytes(body) })
        }
        Ok(None) => missing(context, shown, path),
        Err(error) => Found::Page(failed(context, path, &error)),
    }
}

/// A page that cannot be rendered: as it was rendered last, else a page that says why.
fn failed(context: AnswerContext<'_>, path: String, error: &anyhow::Error) -> PlainPage {
    let mistake = error.downcast_ref::<LateFinding>().map(|mistake| (*mistake.0).clone());
    let note = context.language.pick(
        "このページを今の内容では作れないので、前の内容を表示しています。",
        "This page cannot be made as it is now; this is what it was before.",
    );
    let before = context.rendered.last(&path).filter(|_| mistake.is_some());
    let mut bare = if let Some(before) = before {
        PlainPage { note, ..PlainPage::new(200, path, before) }
    } else {
        let reason = if mistake.is_some() { String::new() } else { format!("{error:#}") };
        let html = error_pages::failed(&path, &reason, context.language);
        PlainPage::new(500, path, html)
    };
    bare.findings.extend(mistake);
    bare
}

fn missing(context: AnswerContext<'_>, shown: &dyn Pages, path: String) -> Found {
    let language = context.language;
    if let Some(facts) = shown.hidden_at(&path) {
        return Found::Page(PlainPage::new(404, path, error_pages::hidden(&facts, language)));
    }
    if shown.has_errors() && context.snapshot.good.is_none() && media_type(&path) == HTML {
        return Found::Page(PlainPage::new(500, path, error_pages::not_yet(language)));
    }
    let html = match shown.bytes(NOT_FOUND_PATH) {
        Ok(Some(html)) => html,
        Ok(None) | Err(_) => error_pages::missing(&path, language).into_bytes(),
    };
    Found::Page(PlainPage::new(404, path, html))
}

/// A page of the preview itself, outside of the portal.
pub(super) fn preview_page(status: u16, html: String) -> Answer {
    Answer { status, media_type: HTML, location: None, body: Content::Bytes(html.into_bytes()) }
}

/// The page of all findings.
pub(super) fn findings(snapshot: &Snapshot, language: Language) -> Answer {
    let diagnostics = snapshot.latest.as_ref().map_or(&[][..], |latest| latest.diagnostics());
    preview_page(200, error_pages::findings(diagnostics, language))
}

/// The page for one that panicked.
pub(super) fn broken(snapshot: &Snapshot, raw: &str, language: Language) -> Answer {
    let reason = language.pick("プログラムの誤りです。", "This is a mistake in the program.");
    let html = error_pages::failed(raw.trim_start_matches('/'), reason, language);
    let state = PageState { page: String::new(), bar: String::new() };
    let body = with_toolbar(html.as_bytes(), &state, (&snapshot.name(), None), language);
    Answer { status: 500, media_type: HTML, location: None, body: Content::Bytes(body) }
}

fn state_of(context: AnswerContext<'_>, bare: &PlainPage) -> PageState {
    let hash = blake3::hash(&bare.html).to_hex();
    PageState {
        page: format!("{}-{}", bare.status, &hash[..16]),
        bar: toolbar::toolbar(context.snapshot, &bare.path, &bare.findings, bare.note, context.language),
    }
}

/// Puts the toolbar and its script before the end of the body.
/// What scripts of the page say of a day is said of the one that is shown.
fn with_toolbar(
    html: &[u8],
    state: &PageState,
    (version, day): (&str, Option<Date>),
    language: Language,
) -> Vec<u8> {
    let day = day.map(|day| format!(" data-day=\"{day}\"")).unwrap_or_default();
    let label = language.pick("プレビューの情報", "About this preview");
    let bar = format!(
        "<link rel=\"stylesheet\" href=\"/__enishi/preview.css\">\
         <aside id=\"enishi-preview\" lang=\"{}\" aria-label=\"{label}\" data-page=\"{}\" data-version=\"{version}\"{day}>{}</aside>\
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

/// The media type by the extension of a path.
pub(super) fn media_type(path: &str) -> &'static str {
    match &*extension(path) {
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
        _ => pictures::media_type(path).unwrap_or("application/octet-stream"),
    }
}
