//! Requests over a real connection.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::watch;

use super::super::answer::RenderedPages;
use super::super::change_events::{ChangeEvent, ChangeEvents};
use super::super::known_files::KnownFiles;
use super::super::server::{self, App};
use super::super::snapshot::Snapshot;
use super::Made;
use crate::locale::Language;

struct Server {
    port: u16,
    snapshots: watch::Sender<Snapshot>,
    changes: ChangeEvents,
    // The other end of the changes: while it is there, requests wait for what was hinted.
    _receiver: std::sync::mpsc::Receiver<(u64, ChangeEvent)>,
    _runtime: Runtime,
}

impl Server {
    fn of(made: Made) -> Self {
        let (changes, receiver) = ChangeEvents::new();
        let (sender, receiver_of_snapshots) = watch::channel(super::snapshot([made]));
        let listeners = server::listen(0).expect("a socket");
        let port = listeners[0].local_addr().expect("an address").port();
        let app = App {
            snapshots: receiver_of_snapshots,
            changes: changes.clone(),
            files: Arc::new(KnownFiles::default()),
            rendered: RenderedPages::default(),
            port,
            language: Language::En,
        };
        let runtime = Runtime::new().expect("a runtime");
        server::run(&runtime, listeners, Arc::new(app)).expect("listening");
        Self { port, snapshots: sender, changes, _receiver: receiver, _runtime: runtime }
    }

    fn open(&self, request: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("connected");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
        stream.write_all(request.replace("{port}", &self.port.to_string()).as_bytes()).expect("sent");
        BufReader::new(stream)
    }

    /// The whole answer to a request line, with further header lines.
    fn ask(&self, line: &str, headers: &str) -> String {
        let host = if headers.contains("Host:") { "" } else { "Host: localhost:{port}\r\n" };
        let request = format!("{line} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n");
        let mut answer = String::new();
        self.open(&request).read_to_string(&mut answer).expect("an answer");
        answer
    }
}

#[track_caller]
fn assert_status(answer: &str, status: &str) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "not {status}: {answer}");
}

#[test]
fn pages_are_answered_and_never_stored() {
    let server = Server::of(Made::of(&[("index.html", "<body>縁</body>")]));
    let answer = server.ask("GET /", "");
    assert_status(&answer, "200 OK");
    assert!(answer.contains("<body>縁<link"), "{answer}");
    for header in
        ["content-type: text/html; charset=utf-8\r\n", "cache-control: no-store\r\n", "etag: \"", "nosniff"]
    {
        assert!(answer.contains(header), "{header} in {answer}");
    }
    let head = server.ask("HEAD /", "");
    assert_status(&head, "200 OK");
    assert!(head.ends_with("\r\n\r\n"), "{head}");
    let length =
        |answer: &str| answer.lines().find(|line| line.starts_with("content-length")).map(str::to_owned);
    assert_eq!(length(&head), length(&answer));
}

#[test]
fn a_large_file_is_sent_whole_as_it_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("film.mp4");
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|number| (number % 251) as u8).collect();
    std::fs::write(&path, &bytes).expect("written");
    let mut made = Made::of(&[("film.mp4", "is not asked for")]);
    made.large.insert("film.mp4".to_owned(), path.into());
    let server = Server::of(made);
    let mut answer = Vec::new();
    let request = "GET /film.mp4 HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n";
    server.open(request).read_to_end(&mut answer).expect("an answer");
    assert!(answer.ends_with(&bytes) && answer.len() < bytes.len() + 2_000, "{} bytes", answer.len());
    let head = server.ask("HEAD /film.mp4", "");
    assert!(head.contains("content-length: 3000000\r\n") && head.ends_with("\r\n\r\n"), "{head}");
}

#[test]
fn strangers_are_refused() {
    let server = Server::of(Made::of(&[("index.html", "<body>secret</body>")]));
    let refused = [
        ("GET /", "Host: evil.example\r\n", "403"),
        ("GET /", "Host: localhost:1\r\n", "403"),
        ("GET /", "Origin: http://evil.example\r\n", "403"),
        ("GET /__enishi/state?path=/", "Sec-Fetch-Site: cross-site\r\n", "403"),
        ("POST /", "Content-Length: 0\r\n", "405"),
        ("DELETE /", "", "405"),
        ("GET /%2e%2e/site.yaml", "", "400"),
        ("GET /..%5c..%5csite.yaml", "", "400"),
        ("GET //etc/passwd", "", "400"),
    ];
    for (line, headers, status) in refused {
        let answer = server.ask(line, headers);
        assert_status(&answer, status);
        assert!(!answer.contains("secret"), "{answer}");
    }
    let allowed = server.ask("POST /", "Content-Length: 0\r\n");
    assert!(allowed.contains("allow: GET, HEAD"), "{allowed}");
}

#[test]
fn a_page_that_panics_leaves_the_server_alive() {
    let server = Server::of(Made::of(&[("jobs/a.html", "{panics}"), ("index.html", "<body>alive</body>")]));
    let answer = server.ask("GET /jobs/a.html", "");
    assert_status(&answer, "500");
    assert!(answer.contains("The page cannot be made") && answer.contains("preview.js"), "{answer}");
    assert!(server.ask("GET /", "").contains("alive"));
    let state = server.ask("GET /__enishi/state?path=%2Fjobs%2Fa.html", "");
    assert!(state.contains("\"page\":\"\""), "{state}");
}

#[test]
fn events_tell_of_each_edition() {
    let server = Server::of(Made::default());
    let mut events = server.open("GET /__enishi/events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    let mut next = || {
        let mut line = String::new();
        while !line.starts_with("data: ") {
            line.clear();
            events.read_line(&mut line).expect("a line");
        }
        line.trim().rsplit('-').next().map(str::to_owned)
    };
    assert_eq!(next().as_deref(), Some("1"));
    server.snapshots.send_modify(|snapshot| *snapshot = snapshot.with(Arc::new(Made::default()), 0));
    assert_eq!(next().as_deref(), Some("2"));
}

#[test]
fn a_request_waits_for_a_change_that_is_known() {
    let server = Server::of(Made::of(&[("index.html", "<body>old</body>")]));
    let number = server.changes.send(ChangeEvent::Rescan).expect("somebody listens");
    let snapshots = server.snapshots.clone();
    let reader = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(200));
        let made = Made::of(&[("index.html", "<body>new</body>")]);
        snapshots.send_modify(|snapshot| *snapshot = snapshot.with(Arc::new(made), number));
    });
    let answer = server.ask("GET /", "");
    assert!(answer.contains("<body>new"), "{answer}");
    reader.join().expect("it ends");
}

#[test]
fn the_previews_own_files_are_there() {
    let server = Server::of(Made::default());
    assert!(server.ask("GET /__enishi/preview.js", "").contains("text/javascript; charset=utf-8"));
    assert!(server.ask("GET /__enishi/preview.css", "").contains("text/css; charset=utf-8"));
    assert_status(&server.ask("GET /__enishi/findings", ""), "200");
    let fields = server.ask("GET /__enishi/fields", "");
    assert_status(&fields, "200");
    assert!(fields.contains("employer.name"), "{fields}");
    assert_status(&server.ask("GET /__enishi/other", ""), "404");
}

#[test]
fn a_port_that_is_taken_is_told() {
    let listeners = server::listen(0).expect("a socket");
    let port = listeners[0].local_addr().expect("an address").port();
    let error = server::listen(port).expect_err("taken");
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}
