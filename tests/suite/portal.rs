//! A small portal in a temporary folder, and the program run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::{TempDir, tempdir};

/// Jobs of a test say as little as it needs; what they ought to say is held in `tests/suite/jobs.rs`.
const CHECKS: &str = "JB101: {level: off, reason: 試し}, JB111: {level: off, reason: 試し}, \
    JB112: {level: off, reason: 試し}, JB113: {level: off, reason: 試し}";

/// A portal that is thrown away at the end of a test.
pub(crate) struct Portal {
    dir: TempDir,
}

/// How a run of the program ended.
pub(crate) struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Portal {
    /// A portal with these settings below the title, and these files (`path`, `text`).
    pub(crate) fn new(settings: &str, files: &[(&str, &str)]) -> Self {
        let portal = Self { dir: tempdir().expect("a temporary folder") };
        let settings = if settings.contains("checks: {") {
            settings.replace("checks: {", &format!("checks: {{{CHECKS}, "))
        } else {
            format!("{}\nchecks: {{{CHECKS}}}\n", settings.trim_end_matches('\n'))
        };
        portal.write("site.yaml", format!("title: みなと\nbase_url: https://minato.example/\n{settings}"));
        fs::create_dir_all(portal.path("content")).expect("a content folder");
        for (path, text) in files {
            portal.write(path, text);
        }
        portal
    }

    /// The path of a file of the portal.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Writes a file, with its folders.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file written");
    }

    /// Runs the program on the portal as of 2026-05-01, in Japanese.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let day = if arguments.contains(&"--as-of") { &[][..] } else { &["--as-of", "2026-05-01"] };
        self.call(&[arguments, day].concat())
    }

    /// Runs a command that knows no day, in the portal's folder, in Japanese unless asked otherwise.
    pub(crate) fn call(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_enishi"))
            .args(arguments)
            .args(if arguments.contains(&"--lang") { &[][..] } else { &["--lang", "ja"] })
            .env_remove("LANG")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .current_dir(self.dir.path())
            .output()
            .expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Builds the portal, which must go well, and gives what came out.
    pub(crate) fn build(&self, arguments: &[&str]) -> Built {
        let ran = self.run(&[&["build"], arguments].concat());
        assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
        Built { files: files_below(&self.path("public")) }
    }
}

/// The files of a built site.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Built {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Built {
    /// The text of a page without quotation marks, which minifying takes from some attributes.
    #[track_caller]
    pub(crate) fn page(&self, path: &str) -> String {
        self.text(path).replace('"', "").replace("<wbr>", "")
    }

    /// The text of a file as it is.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> String {
        let bytes =
            self.files.get(path).unwrap_or_else(|| panic!("{path} is not among {:?}", self.files.keys()));
        String::from_utf8(bytes.clone()).expect("UTF-8")
    }

    /// Whether a page exists.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of the pages of records of a kind, such as `jobs/cafe.html`, without lists and sheets of paper.
    pub(crate) fn record_pages(&self, kind: &str) -> impl Iterator<Item = &str> {
        let name = move |path: &'_ str| {
            let name = path.strip_prefix(kind)?.strip_prefix('/')?.strip_suffix(".html")?;
            (!name.contains('/') && !["index", "archive"].contains(&name)).then_some(())
        };
        self.files.keys().map(String::as_str).filter(move |path| name(path).is_some())
    }

    /// The files in which a text stands.
    pub(crate) fn holding(&self, text: &str) -> Vec<&str> {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        self.files.iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path.as_str()).collect()
    }
}

/// A path as the program shows it to people: with `\` on Windows.
pub(crate) fn shown(path: &str) -> String {
    path.replace('/', std::path::MAIN_SEPARATOR_STR)
}

/// All files below a folder with their bytes, by path with `/`.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                let parts = entry.strip_prefix(folder).expect("below").components();
                let parts: Vec<_> =
                    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
                files.insert(parts.join("/"), fs::read(&entry).expect("a file"));
            }
        }
    }
    files
}
