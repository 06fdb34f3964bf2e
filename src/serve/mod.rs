//! The preview: watches a portal, answers the browser, reloads it, shows what is wrong in the page.
//!
//! Takes the folder of a portal; answers on this machine alone with the very bytes that `build`
//! would write, a page at a time, and adds a toolbar to pages. Never renders by itself, never writes,
//! prints nothing: what happens is reported as [`Event`]s.

mod address;
mod answer;
mod build_source;
mod change_events;
mod error_pages;
mod fields_page;
mod guard;
mod known_files;
mod look_page;
mod pages;
mod patience;
mod read_loop;
mod server;
mod snapshot;
#[cfg(test)]
mod tests;
mod toolbar;
mod watcher;
mod words;

use std::fmt;
use std::io;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use tokio::sync::watch;

use crate::diagnostic::Diagnostic;
use crate::locale::Language;
use crate::platform::{self, shown};
use crate::site::Audience;
use crate::source::PortalPath;

use build_source::BuildSource;
use change_events::{ChangeEvent, ChangeEvents, Roots};
use known_files::KnownFiles;
use pages::Source;
use read_loop::ReadLoop;
use snapshot::Snapshot;
use watcher::Watcher;

/// The first port that is tried where none is asked for.
const FIRST_PORT: u16 = 4321;
/// How many ports are tried.
const PORTS_TRIED: u16 = 20;

/// The day that the preview shows.
#[derive(Debug, Clone, Copy)]
pub enum Day {
    /// Always this one.
    Fixed(Date),
    /// Today in the site's zone, also after midnight; the clock is handed in.
    Today(fn(&TimeZone) -> Date),
}

/// What to show and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The portal's folder.
    pub root: PathBuf,
    /// The day.
    pub day: Day,
    /// For whom the site is made.
    pub audience: Audience,
    /// The port; else the first free one from 4321 on.
    pub port: Option<u16>,
    /// Whether to open the browser.
    pub open: bool,
    /// Whether to look for changes rather than to wait for the system to announce them.
    pub poll: bool,
    /// The language of the preview's own words.
    pub language: Language,
}

/// Something that happened.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// The browser is answered at this address.
    Ready {
        /// The address of the first page.
        url: &'a str,
    },
    /// The browser could not be opened.
    NotOpened {
        /// Why.
        reason: &'a str,
    },
    /// Changes are watched for.
    Watching {
        /// Whether by polling every half second.
        polling: bool,
        /// Why, where nobody asked for it: the kind of file system, or what the system said.
        reason: &'a str,
    },
    /// The portal was read, for the first time or because something changed.
    Changed {
        /// What had changed; nothing at the first time.
        paths: &'a [PortalPath],
        /// From the first sign of the change until pages show it.
        took: Duration,
        /// How many errors there are now.
        errors: usize,
        /// How many warnings there are now.
        warnings: usize,
        /// Everything that was found.
        diagnostics: &'a [Diagnostic],
    },
    /// The portal could not be read because of a mistake in the program; the next change tries again.
    Failed,
}

/// Why the preview cannot start.
#[derive(Debug)]
pub enum ServeError {
    /// There is no such folder.
    NotAFolder(PathBuf),
    /// Another program has the port.
    PortTaken(u16),
    /// The system does not let us.
    Io(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFolder(path) => write!(f, "{} is not a folder", shown(path)),
            Self::PortTaken(port) => write!(f, "port {port} is taken"),
            Self::Io(error) => write!(f, "the preview cannot start: {error}"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotAFolder(_) | Self::PortTaken(_) => None,
            Self::Io(error) => Some(error),
        }
    }
}

impl From<io::Error> for ServeError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Shows a portal until the person ends it with Ctrl-C.
///
/// # Errors
/// When there is no such folder, the port is taken, or the system refuses sockets or threads.
pub fn serve(options: &Options, on_event: &dyn Fn(Event<'_>)) -> Result<(), ServeError> {
    if !options.root.is_dir() {
        return Err(ServeError::NotAFolder(options.root.clone()));
    }
    let root = Roots::of(&options.root).own;
    let source = BuildSource::new(&root, options.day, options.audience);
    let (listeners, port) = listen(options.port)?;
    show(source, &root, options, listeners, port, on_event)
}

fn show(
    source: impl Source,
    root: &std::path::Path,
    options: &Options,
    listeners: Vec<TcpListener>,
    port: u16,
    on_event: &dyn Fn(Event<'_>),
) -> Result<(), ServeError> {
    let (changes, receiver) = ChangeEvents::new();
    let (snapshots, snapshots_to_read) = watch::channel(Snapshot::default());
    let files = Arc::new(KnownFiles::default());
    let app = server::App {
        snapshots: snapshots_to_read,
        changes: changes.clone(),
        files: Arc::clone(&files),
        rendered: answer::RenderedPages::default(),
        port,
        language: options.language,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    server::run(&runtime, listeners, Arc::new(app))?;
    let stop = changes.clone();
    runtime.spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            stop.send(ChangeEvent::Stop);
        }
    });
    let url = format!("http://localhost:{port}/");
    on_event(Event::Ready { url: &url });
    // The watch begins before the first reading: what changes meanwhile is not lost.
    let watch = Watcher::begin(root, changes, options.poll, on_event);
    if options.open
        && let Err(error) = platform::open_in_browser(&url)
    {
        on_event(Event::NotOpened { reason: &error.to_string() });
    }
    ReadLoop { source, changes: receiver, files, snapshots, watch, on_event }.run();
    // Browsers keep their connections open; nobody waits for them.
    runtime.shutdown_background();
    Ok(())
}

/// The port that was asked for, else the first that is free.
fn listen(asked: Option<u16>) -> Result<(Vec<TcpListener>, u16), ServeError> {
    let ports = asked.map_or(FIRST_PORT..=FIRST_PORT + PORTS_TRIED, |port| port..=port);
    for port in ports {
        match server::listen(port) {
            Ok(listeners) => {
                let port = listeners[0].local_addr()?.port();
                return Ok((listeners, port));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(ServeError::Io(error)),
        }
    }
    Err(ServeError::PortTaken(asked.unwrap_or(FIRST_PORT)))
}
