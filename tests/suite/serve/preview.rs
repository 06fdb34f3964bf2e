//! A small portal under preview, and a browser that keeps nothing.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The longest that anything may take on a machine that has more to do.
const LONGEST: Duration = Duration::from_secs(20);

/// The portal that most tests begin with.
const SITE: [(&str, &str); 8] = [
    ("site.yaml", "title: ちいさな縁側\nbase_url: https://engawa.example/\n"),
    (
        "content/regions/hama.md",
        "---\ntitle: 浜町\nreading: はままち\nkind: district\nparent: niigata\n---\n浜のまちです。\n",
    ),
    (
        "content/groups/nami.md",
        "---\ntitle: 波の会\nreading: なみのかい\nkind: npo\nregions: hama\n---\n海が好きな人の会です。\n",
    ),
    (
        "content/jobs/small.csv",
        "id,title,employer.name,contract,posted,groups\nflyer,ちらし配り,波の会,volunteer,2026-04-02,nami\n",
    ),
    (
        "content/jobs/june.md",
        "---\ntitle: 六月の仕事\nemployer: {name: 波の会}\ncontract: volunteer\nposted: 2026-06-01\n---\nこれから。\n",
    ),
    (
        "content/stories/kaze.md",
        "---\ntitle: 風の話\nperson: {name: 浜野かぜ}\nturn: u-turn\ngroups: nami\nconsent: {given: 2026-01-10, media: [web]}\n---\n帰ってきました。\n",
    ),
    (
        "content/stories/draft.md",
        "---\ntitle: 書きかけ\nstatus: draft\nperson: {pen_name: しお}\nconsent: {given: 2026-01-10, media: [web]}\n---\nまだ。\n",
    ),
    (
        "static/mark.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>\n",
    ),
];

/// A job of the group.
pub(super) fn job(title: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\nregions: hama\nemployer: {{name: 波の会}}\ncontract: volunteer\nposted: 2026-04-01\ngroups: nami\n---\n{body}\n"
    )
}

/// Writes a file and the folders that it needs.
pub(super) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

/// The program, previewing a folder of its own.
pub(super) struct Preview {
    folder: TempDir,
    child: Child,
    pub(super) port: u16,
}

/// An answer.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) location: Option<String>,
    pub(super) bytes: Vec<u8>,
    pub(super) text: String,
}

impl Preview {
    /// The small portal, on 1 May 2026, with further arguments.
    pub(super) fn start(arguments: &[&str]) -> Self {
        let beach = job("浜のそうじ", "朝の浜を歩きます。");
        let files: Vec<_> = SITE.into_iter().chain([("content/jobs/beach.md", beach.as_str())]).collect();
        Self::of(&files, arguments)
    }

    pub(super) fn of(files: &[(&str, &str)], arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            write(&folder.path().join(path), text);
        }
        let mut child = command(folder.path(), &[&["--port", "0"], arguments].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let mut told = BufReader::new(child.stdout.take().expect("piped"));
        let mut line = String::new();
        told.read_line(&mut line).expect("a line");
        let port = line.trim().trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no address in {line}"));
        // Whatever else it tells is read, or it would wait for a reader.
        thread::spawn(move || std::io::copy(&mut told, &mut std::io::sink()));
        Self { folder, child, port }
    }

    /// The exit code and the words of a preview that cannot start.
    pub(super) fn refused(arguments: &[&str]) -> (Option<i32>, String) {
        Self::refused_at(".", arguments)
    }

    /// The same, for a path below a folder that holds settings alone.
    pub(super) fn refused_at(path: &str, arguments: &[&str]) -> (Option<i32>, String) {
        let folder = tempfile::tempdir().expect("a folder");
        write(&folder.path().join("site.yaml"), "title: ちいさな縁側\n");
        let output =
            command(Path::new(path), arguments).current_dir(folder.path()).output().expect("started");
        (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(super) fn save(&self, path: &str, text: &str) {
        write(&self.path(path), text);
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.request(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n", self.port))
    }

    /// Asks again until the answer is so.
    #[track_caller]
    pub(super) fn until(&self, path: &str, is_so: impl Fn(&Answer) -> bool) -> Answer {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if is_so(&answer) {
                return answer;
            }
            assert!(begun.elapsed() < LONGEST, "{path} stays {}: {}", answer.status, answer.text);
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Sends a request line with headers, each with its line end.
    pub(super) fn request(&self, head: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(format!("{head}Connection: close\r\n\r\n").as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").expect("the end of the headers");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("UTF-8");
        let body = bytes[end + 4..].to_vec();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let location = head.lines().find_map(|line| line.strip_prefix("location: ")).map(str::to_owned);
        Answer { status, location, text: String::from_utf8_lossy(&body).into_owned(), bytes: body }
    }

    /// A connection that waits for events, as a browser's.
    #[cfg(unix)]
    pub(super) fn listen(&self) -> TcpStream {
        let mut stream = self.connect();
        let head = format!("GET /__enishi/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port);
        stream.write_all(head.as_bytes()).expect("sent");
        stream
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("connected");
        stream.set_read_timeout(Some(LONGEST)).expect("set");
        stream
    }

    /// Presses Ctrl-C; the exit code.
    #[cfg(unix)]
    pub(super) fn interrupt(&mut self) -> Option<i32> {
        let sent = Command::new("kill")
            .args(["-INT", &self.child.id().to_string()])
            .status()
            .expect("kill is there");
        assert!(sent.success());
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.code();
            }
            thread::sleep(Duration::from_millis(5));
        }
        None
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// Whether it holds a text, wherever its lines may end.
    pub(super) fn has(&self, part: &str) -> bool {
        self.text.contains(part) || self.text.replace("<wbr>", "").contains(part)
    }

    #[track_caller]
    pub(super) fn assert_has(&self, parts: &[&str]) {
        for part in parts {
            assert!(self.has(part), "`{part}` is not in {}", self.text);
        }
    }

    /// What was sent without what the preview adds.
    pub(super) fn bare(&self) -> Vec<u8> {
        let (begin, end) = (
            "<link rel=\"stylesheet\" href=\"/__enishi/preview.css\"><aside",
            "<script src=\"/__enishi/preview.js\"></script>",
        );
        let find = |word: &str| self.bytes.windows(word.len()).rposition(|part| part == word.as_bytes());
        match (find(begin), find(end)) {
            (Some(from), Some(to)) => [&self.bytes[..from], &self.bytes[to + end.len()..]].concat(),
            _ => self.bytes.clone(),
        }
    }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_enishi"));
    command.arg("serve").arg(folder).args(["--as-of", "2026-05-01", "--lang", "en"]).args(arguments);
    command
}
