//! Speaks HTTP with the browser.

use std::convert::Infallible;
use std::io::Read as _;
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderValue, LOCATION,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, Method, StatusCode};
use axum::response::sse::{Event as Message, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio::time::timeout;

use super::answer::{self, Answer, AnswerContext, Content, RenderedPages, preview_page};
use super::change_events::{ChangeEvent, ChangeEvents};
use super::error_pages;
use super::fields_page;
use super::guard::{self, OWN, Refusal};
use super::known_files::KnownFiles;
use super::look_page::{self, Tried};
use super::patience::{PATIENCE, PatientListener};
use super::snapshot::Snapshot;
use crate::escape::percent;
use crate::locale::Language;
use crate::source::PortalPath;

/// How long a request waits until a change that is known has been read.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// What requests are answered from.
pub(super) struct App {
    /// The snapshots.
    pub snapshots: watch::Receiver<Snapshot>,
    /// Where a request sends an event when it finds a file changed.
    pub changes: ChangeEvents,
    /// What has been read.
    pub files: Arc<KnownFiles>,
    /// The pages that were rendered last.
    pub rendered: RenderedPages,
    /// The port that browsers must name.
    pub port: u16,
    /// The language of the preview's own words.
    pub language: Language,
}

/// The sockets of this machine's own addresses, never others.
///
/// # Errors
/// When the port is taken, or sockets cannot be had.
pub(super) fn listen(port: u16) -> std::io::Result<Vec<TcpListener>> {
    let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = first.local_addr()?.port();
    let mut listeners = vec![first];
    match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
        Ok(listener) => listeners.push(listener),
        // Browsers may try this address first: another program must not answer there.
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => return Err(error),
        Err(_) => {}
    }
    for listener in &listeners {
        listener.set_nonblocking(true)?;
    }
    Ok(listeners)
}

/// Answers until the runtime ends.
///
/// # Errors
/// When a socket cannot be used.
pub(super) fn run(runtime: &Runtime, listeners: Vec<TcpListener>, app: Arc<App>) -> std::io::Result<()> {
    let router = Router::new().fallback(handle).with_state(app);
    let _entered = runtime.enter();
    for listener in listeners {
        let listener =
            PatientListener { listener: tokio::net::TcpListener::from_std(listener)?, patience: PATIENCE };
        let router = router.clone();
        runtime.spawn(async move { axum::serve(listener, router).await });
    }
    Ok(())
}

async fn handle(State(app): State<Arc<App>>, request: Request) -> Response {
    let is_head = request.method() == Method::HEAD;
    let path = request.uri().path();
    if let Err(refusal) = guard::admit(request.method(), path, request.headers(), app.port) {
        return refused(refusal, app.language);
    }
    let Some(own) = path.strip_prefix(OWN) else {
        return respond(
            portal(&app, path.to_owned(), request.uri().query().map(str::to_owned)).await,
            is_head,
        );
    };
    match own {
        "events" if !is_head => events(&app).into_response(),
        "state" => respond(state(&app, request.uri().query().unwrap_or_default()).await, is_head),
        "day" => respond(show_day(&app, request.uri().query().unwrap_or_default()).await, is_head),
        "findings" => {
            let snapshot = app.current(None).await;
            respond(answer::findings(&snapshot, app.language), is_head)
        }
        "fields" => respond(preview_page(200, fields_page::fields(app.language)), is_head),
        "look" | "look.css" => {
            let query = request.uri().query().unwrap_or_default();
            respond(look(&app, query, own == "look").await, is_head)
        }
        "look.js" => respond(file("look.js", include_str!("look.js")), is_head),
        "preview.js" => respond(file("preview.js", include_str!("preview.js")), is_head),
        "preview.css" => respond(file("preview.css", include_str!("preview.css")), is_head),
        _ => respond(
            preview_page(404, error_pages::missing(path.trim_start_matches('/'), app.language)),
            is_head,
        ),
    }
}

fn file(name: &str, text: &str) -> Answer {
    Answer {
        status: 200,
        media_type: answer::media_type(name),
        location: None,
        body: Content::Bytes(text.into()),
    }
}

async fn portal(app: &Arc<App>, path: String, query: Option<String>) -> Answer {
    let snapshot = app.current(Some(&path)).await;
    let (language, for_panic) = (app.language, (snapshot.clone(), path.clone()));
    let owned = Arc::clone(app);
    let work = move || {
        answer::answer(
            AnswerContext { snapshot: &snapshot, rendered: &owned.rendered, language },
            &path,
            query.as_deref(),
        )
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(answer) => answer,
        // One page that panics must not end the preview.
        Err(_) => answer::broken(&for_panic.0, &for_panic.1, language),
    }
}

/// The page on which a look is tried, or its style sheet.
async fn look(app: &Arc<App>, query: &str, is_page: bool) -> Answer {
    let snapshot = app.current(None).await;
    let shown = snapshot.shown();
    let own = shown.as_ref().map(|shown| shown.look()).unwrap_or_default();
    let tried = Tried::of(|name| parameter(query, name), &own);
    if is_page {
        return preview_page(200, look_page::page(&tried, app.language));
    }
    let of_theme = shown.and_then(|shown| shown.style_in(&tried.look())).unwrap_or_default();
    file("look.css", &look_page::style(&tried, &of_theme))
}

/// Shows the portal of another day, then the page that asked for it.
async fn show_day(app: &Arc<App>, query: &str) -> Answer {
    // An odd day is none: then the preview shows the one that it was begun with.
    let day = parameter(query, "day").and_then(|day| day.parse().ok());
    app.changes.send(ChangeEvent::ShowDay(day));
    app.current(None).await;
    let to = parameter(query, "to").filter(|to| is_own_path(to)).unwrap_or_else(|| "/".to_owned());
    let location =
        percent::encode(&to, |c| !c.is_ascii() || matches!(c, ' ' | '"' | '<' | '>' | '%')).into_owned();
    Answer {
        status: 303,
        media_type: "text/plain; charset=utf-8",
        location: Some(location),
        body: Content::Bytes(Vec::new()),
    }
}

/// Whether an address cannot lead to another site.
fn is_own_path(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(|c: char| c.is_control() || c == '\\')
}

/// How a page is now, for the script in it.
async fn state(app: &Arc<App>, query: &str) -> Answer {
    let snapshot = app.current(None).await;
    let language = app.language;
    let (path, page_query) = (parameter(query, "path"), parameter(query, "query"));
    let version = snapshot.name();
    let owned = Arc::clone(app);
    let work = move || {
        let from = AnswerContext { snapshot: &snapshot, rendered: &owned.rendered, language };
        answer::state(from, &path?, page_query.as_deref().filter(|query| !query.is_empty()))
    };
    let json = match tokio::task::spawn_blocking(work).await {
        Ok(Some(state)) => serde_json::json!({ "page": state.page, "bar": state.bar, "version": version }),
        Ok(None) | Err(_) => serde_json::json!({ "page": "", "bar": "", "version": version }),
    };
    Answer {
        status: 200,
        media_type: answer::media_type("state.json"),
        location: None,
        body: Content::Bytes(json.to_string().into()),
    }
}

/// A value of a query as `URLSearchParams` writes it.
fn parameter(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    Some(percent::decode_strict(&value.replace('+', " "))?.into_owned())
}

/// Sends the name of each new build; the first message names the present one.
fn events(app: &App) -> impl IntoResponse + use<> {
    let mut snapshots = app.snapshots.clone();
    snapshots.mark_changed();
    let messages = unfold(snapshots, |mut snapshots| async move {
        let name = loop {
            snapshots.changed().await.ok()?;
            let snapshot = snapshots.borrow_and_update();
            if snapshot.latest.is_some() {
                break snapshot.name();
            }
        };
        Some((Ok::<_, Infallible>(Message::default().data(name)), snapshots))
    });
    (own_headers(), Sse::new(messages).keep_alive(KeepAlive::default()))
}

impl App {
    /// The snapshot in which every change that is known by now has been read. Who saves and reloads
    /// at once is faster than the system: the file of the record that is asked for is looked at.
    async fn current(&self, path: Option<&str>) -> Snapshot {
        let mut snapshots = self.snapshots.clone();
        let mut number = self.changes.last_number();
        if let Some(path) = path {
            let source = answer::source_of(&snapshots.borrow_and_update(), path);
            if let Some(source) = source.filter(|source| self.files.table().is_stale(source)) {
                number =
                    self.changes.send(ChangeEvent::Changed(vec![PortalPath::new(&source)])).unwrap_or(number);
            }
        }
        let is_caught_up = |snapshot: &Snapshot| snapshot.latest.is_some() && snapshot.known_up_to >= number;
        match timeout(LONGEST_WAIT, snapshots.wait_for(is_caught_up)).await {
            Ok(Ok(snapshot)) => snapshot.clone(),
            Ok(Err(_)) | Err(_) => self.snapshots.borrow().clone(),
        }
    }
}

fn own_headers() -> [(HeaderName, HeaderValue); 5] {
    [
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
        (X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors 'self'")),
    ]
}

fn refused(refusal: Refusal, language: Language) -> Response {
    let (status, text) = match refusal {
        Refusal::Method => (
            StatusCode::METHOD_NOT_ALLOWED,
            language.pick("GET と HEAD にだけ答えます。\n", "Only GET and HEAD are answered.\n"),
        ),
        Refusal::Host => (
            StatusCode::FORBIDDEN,
            language.pick(
                "このプレビューは、このパソコンの localhost からだけ見られます。\n",
                "This preview is only for localhost on this machine.\n",
            ),
        ),
        Refusal::Origin => (
            StatusCode::FORBIDDEN,
            language.pick("ほかのサイトからの要求には答えません。\n", "Other sites are not answered.\n"),
        ),
    };
    let mut response = (status, own_headers(), text).into_response();
    if refusal == Refusal::Method {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

fn respond(answer: Answer, is_head: bool) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.extend(own_headers());
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(answer.media_type));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(answer.body.length()));
    if let Content::Bytes(bytes) = &answer.body {
        let tag = format!("\"{}\"", &blake3::hash(bytes).to_hex()[..16]);
        headers.insert(ETAG, HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\"")));
    }
    if let Some(location) = answer.location.and_then(|location| HeaderValue::from_str(&location).ok()) {
        headers.insert(LOCATION, location);
    }
    if !is_head {
        *response.body_mut() = match answer.body {
            Content::Bytes(bytes) => Body::from(bytes),
            Content::File { file, length } => streamed(file, length),
        };
    }
    response
}

/// How much of a large file is held at once, in bytes.
const PIECE: usize = 256 * 1024;

/// A large file, read as the browser takes it.
fn streamed(file: std::fs::File, length: u64) -> Body {
    let (sender, receiver) = tokio::sync::mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let mut rest = file.take(length);
        loop {
            let mut piece = Vec::with_capacity(PIECE);
            let read = rest.by_ref().take(PIECE as u64).read_to_end(&mut piece);
            let is_end = piece.is_empty() && read.is_ok();
            // Nobody takes the rest when the browser has gone.
            if is_end || sender.blocking_send(read.map(|_| piece)).is_err() {
                return;
            }
        }
    });
    let pieces = unfold(receiver, |mut receiver| async move { Some((receiver.recv().await?, receiver)) });
    Body::from_stream(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_the_preview_are_returned_to() {
        assert!(is_own_path("/jobs/a.html"));
        for other in ["", "jobs", "//evil.example/", "/\\evil.example", "/a\nb", "https://evil.example/"] {
            assert!(!is_own_path(other), "{other}");
        }
    }

    #[test]
    fn parameters_are_read() {
        let query = "path=%2Ftags%2F%E4%BB%95.html&query=a%3Db%26c+d";
        assert_eq!(parameter(query, "path").as_deref(), Some("/tags/仕.html"));
        assert_eq!(parameter(query, "query").as_deref(), Some("a=b&c d"));
        assert_eq!(parameter(query, "pat"), None);
        assert_eq!(parameter("path=%f", "path"), None);
        assert_eq!(parameter("path=%ff", "path"), None);
    }
}
