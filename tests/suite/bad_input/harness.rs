//! Builds portals, runs the program over them, and holds what comes back against what must.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::made_mistakes;

/// The day that all tests build for.
pub(super) const DAY: &str = "2026-05-01";
/// The program.
pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_enishi");
/// What `build` says after the findings where nothing was published.
pub(super) const NOT_BUILT: &str =
    "サイトは作りませんでした。エラーを直してから、もう一度お試しください。前に作ったサイトはそのままです。";

/// Nobody waits longer for a message; far more than is needed, because machines are slow at times.
const PATIENCE: Duration = Duration::from_secs(100);
/// What the program may take of the memory, in KiB. Address space, so it is generous.
const MEMORY: &str = "1500000";

/// A portal that was fine and has been built once.
pub(super) struct Portal {
    folder: TempDir,
    before: BTreeMap<String, Vec<u8>>,
}

/// How a run ended.
#[derive(Debug)]
pub(super) struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Portal {
    /// A portal of one page, built.
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy(good_portal(), folder.path());
        let before = tree(&folder.path().join("public"));
        assert!(before.contains_key("index.html"), "{:?}", before.keys());
        Self { folder, before }
    }

    /// With a file at a path, whatever was there.
    pub(super) fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let file = self.path(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, content).expect("a file");
        self
    }

    /// With a page that has this front matter and a body.
    pub(super) fn with_page(self, id: &str, front_matter: &str) -> Self {
        self.with(&format!("content/pages/{id}.md"), format!("---\n{front_matter}\n---\n\n本文です。\n"))
    }

    /// With a job that has these fields beside the required ones.
    pub(super) fn with_job(self, id: &str, fields: &str) -> Self {
        let required =
            "title: 朝市の手伝い\nemployer: {name: 港の店}\ncontract: part-time\nposted: 2026-04-01";
        self.with(&format!("content/jobs/{id}.md"), format!("---\n{required}\n{fields}\n---\n"))
    }

    /// Without a file or folder.
    pub(super) fn without(self, path: &str) -> Self {
        let path = self.path(path);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("it was there");
        self
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs the program in the portal, with little memory and bounded time.
    pub(super) fn run(&self, arguments: &[&str]) -> Run {
        let program = made_mistakes::program(self.root());
        let mut command = with_little_memory(&program);
        made_mistakes::become_nobody(&mut command, self.root());
        command.current_dir(self.root()).args(arguments).args(["--lang", "ja"]);
        finish(command)
    }

    /// `check` names exactly these mistakes, and `build` refuses with the same words.
    #[track_caller]
    pub(super) fn is_refused(&self, expected: &[&str]) {
        let check = self.run(&["check", ".", "--format", "short", "--as-of", DAY]);
        assert_eq!(check.out.lines().collect::<Vec<_>>(), expected, "{check:#?}");
        assert_eq!((check.code, check.err.as_str()), (Some(1), ""), "{check:#?}");
        let build = self.run(&["build", ".", "--format", "short", "--as-of", DAY]);
        assert_eq!(build.err.lines().collect::<Vec<_>>(), expected, "{build:#?}");
        assert_eq!((build.code, build.out.trim_end()), (Some(1), NOT_BUILT), "{build:#?}");
        self.is_untouched();
    }

    /// `check` finds nothing, or warnings alone; `build` builds.
    #[track_caller]
    pub(super) fn is_taken(&self, expected: &[&str]) {
        let check = self.run(&["check", ".", "--format", "short", "--as-of", DAY]);
        let found: Vec<_> =
            check.out.lines().filter(|line| !line.starts_with("まちがいは見つかりませんでした")).collect();
        assert_eq!(found, expected, "{check:#?}");
        assert_eq!(check.code, Some(0), "{check:#?}");
        let build = self.run(&["build", ".", "--format", "short", "--as-of", DAY]);
        assert_eq!(build.code, Some(0), "{build:#?}");
        self.is_tidy();
    }

    /// The call or the machine is at fault: `build` says why and changes nothing.
    #[track_caller]
    pub(super) fn build_fails(&self, arguments: &[&str], expected: &str) {
        let arguments: Vec<_> =
            ["build", "--as-of", DAY, "--format", "short"].iter().chain(arguments).copied().collect();
        let build = self.run(&arguments);
        assert_eq!(
            (build.code, build.out.as_str(), build.err.trim_end()),
            (Some(2), "", expected),
            "{build:#?}"
        );
        self.is_untouched();
    }

    /// The site that was built before is there byte for byte, and nothing beside it.
    #[track_caller]
    pub(super) fn is_untouched(&self) {
        let now = tree(&self.path("public"));
        assert!(now == self.before, "the former output changed: {:?}", now.keys());
        self.is_tidy();
    }

    /// Nothing of a build is left beside the output.
    #[track_caller]
    pub(super) fn is_tidy(&self) {
        let entries = fs::read_dir(self.root()).expect("the portal");
        let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"));
        let left: Vec<_> =
            names.filter(|name| name.contains(".enishi-") && !name.ends_with("-lock")).collect();
        assert_eq!(left, Vec::<String>::new());
    }

    /// The site as it is now.
    pub(super) fn site(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path("public"))
    }
}

/// A portal with its site, made once and copied by all tests.
fn good_portal() -> &'static Path {
    static GOOD: OnceLock<TempDir> = OnceLock::new();
    let made = GOOD.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("a file");
        fs::create_dir_all(folder.path().join("content/pages")).expect("a folder");
        // What jobs ought to say is held in `tests/suite/jobs.rs`.
        write(
            "site.yaml",
            "title: みなと縁\nbase_url: https://example.jp/\nchecks: {JB101: {level: off, reason: 試し}}\n",
        );
        write("content/pages/about.md", "---\ntitle: はじめに\n---\n\n港町の縁をつなぐサイトです。\n");
        let mut command = Command::new(PROGRAM);
        command.current_dir(folder.path()).args(["build", ".", "--as-of", DAY]);
        let run = finish(command);
        assert_eq!(run.code, Some(0), "{run:#?}");
        folder
    });
    made.path()
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let entry = entry.expect("an entry");
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir(target).expect("a folder");
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Everything below a folder, by path; folders end with `/`.
pub(super) fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(root).min_depth(1).into_iter().map(|entry| entry.expect("an entry"));
    let pairs = entries.map(|entry| {
        let path =
            entry.path().strip_prefix(root).expect("below").to_str().expect("UTF-8").replace('\\', "/");
        if entry.file_type().is_dir() {
            (format!("{path}/"), Vec::new())
        } else {
            (path, fs::read(entry.path()).expect("a file"))
        }
    });
    pairs.collect()
}

/// The program in a shell that limits its memory, where the system knows such a limit.
fn with_little_memory(program: &Command) -> Command {
    if !cfg!(target_os = "linux") {
        return Command::new(program.get_program());
    }
    in_shell(program, &format!("ulimit -v {MEMORY}"))
}

/// A program, run by a shell that first does something else.
pub(super) fn in_shell(program: &Command, first: &str) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{first}; exec \"$@\""), "sh"])
        .arg(program.get_program())
        .args(program.get_args());
    command
}

/// Waits for the end of a program that must not take for ever, and must never panic.
#[track_caller]
pub(super) fn finish(mut command: Command) -> Run {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let out = reader(child.stdout.take().expect("piped"));
    let err = reader(child.stderr.take().expect("piped"));
    let code = wait(&mut child);
    let text =
        |reader: thread::JoinHandle<Vec<u8>>| String::from_utf8(reader.join().expect("read")).expect("UTF-8");
    let run = Run { code, out: text(out), err: text(err) };
    assert!(run.code.is_some_and(|code| code <= 2), "it crashed: {run:#?}");
    assert!(!run.err.contains("panicked") && !run.out.contains("panicked"), "{run:#?}");
    run
}

fn reader(mut from: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).expect("a pipe");
        bytes
    })
}

#[track_caller]
fn wait(child: &mut Child) -> Option<i32> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a child") {
            return status.code();
        }
        if start.elapsed() > PATIENCE {
            child.kill().expect("it runs");
            child.wait().expect("a child");
            panic!("it took longer than {PATIENCE:?}");
        }
        thread::sleep(Duration::from_millis(5));
    }
}
