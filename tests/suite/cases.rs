//! Many small mistakes in one file, each with the findings that are expected of it.
//!
//! A file `tests/cases/<family>.txt` is a portal. `=== <path>` begins a file of it. Below a line,
//! `#! <CODE> <columns>` says what is found there: the columns are `from-to` in characters from 1,
//! `to` not included, or `from-line:to` where it ends in another line. Below the path, `#! <CODE>`
//! is about the file as a whole. What stands behind ` | ` is part of the English message. Nothing
//! else may be found. `ENISHI_WRITE_EXPECTED=1 cargo test --test suite cases` writes what is found.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use enishi::check::code_named;
use serde_json::Value;

use super::made_mistakes;

const DAY: &str = "2026-05-01";
const SETTINGS: &str = "title: 例の広場\nbase_url: https://example.jp/\n";

#[test]
fn every_case_file_is_found_as_it_says() {
    let write = std::env::var_os("ENISHI_WRITE_EXPECTED").is_some();
    let mut faults = Vec::new();
    for path in case_files() {
        let name = path.file_name().unwrap_or_default().display().to_string();
        let text = fs::read_to_string(&path).expect("a file of cases");
        let case = match Case::parse(&text) {
            Ok(case) => case,
            Err(fault) => {
                faults.push(format!("{name}: {fault}"));
                continue;
            }
        };
        let found = found(&case);
        if write {
            fs::write(&path, case.with_expected(&found)).expect("the file can be written");
        } else {
            faults.extend(case.differences(&found).into_iter().map(|fault| format!("{name}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{} differences:\n{}", faults.len(), faults.join("\n"));
}

fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).expect("tests/cases");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "no file of cases was found");
    files
}

/// Something found, or expected to be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    /// From 1; 0 for the file as a whole.
    line: usize,
    /// `from-to`, empty for the file as a whole.
    columns: String,
    code: String,
    /// The English message, or a part of it.
    message: String,
}

impl Finding {
    fn is_as_expected(&self, expected: &Self) -> bool {
        (&self.path, self.line, &self.columns, &self.code)
            == (&expected.path, expected.line, &expected.columns, &expected.code)
            && self.message.contains(&expected.message)
    }

    fn shown(&self) -> String {
        let Self { path, line, columns, code, message } = self;
        format!("{path}:{line}: {code} {columns} | {message}")
    }
}

/// One file of cases: the files of a portal and what is expected of them.
#[derive(Debug, Default)]
struct Case {
    files: Vec<(String, String)>,
    expected: Vec<Finding>,
}

impl Case {
    fn parse(text: &str) -> Result<Self, String> {
        let mut case = Self::default();
        for (number, line) in text.lines().enumerate() {
            let fault = |what: &str| Err(format!("line {}: {what}: {line}", number + 1));
            if let Some(path) = line.strip_prefix("=== ") {
                case.files.push((path.trim().to_owned(), String::new()));
            } else if let Some(annotation) = line.strip_prefix("#!") {
                let Some((path, written)) = case.files.last() else { return fault("above every file") };
                let (place, message) = annotation.split_once(" | ").unwrap_or((annotation, ""));
                let (code, columns) = place.trim().split_once(' ').unwrap_or((place.trim(), ""));
                if code_named(code).is_none() {
                    return fault("no such code");
                }
                let line = written.lines().count();
                if (line == 0) != columns.is_empty() {
                    return fault("columns are given below a line, and only there");
                }
                let [path, columns, code, message] =
                    [path.as_str(), columns.trim(), code, message.trim()].map(str::to_owned);
                case.expected.push(Finding { path, line, columns, code, message });
            } else if let Some((_, written)) = case.files.last_mut() {
                written.push_str(line);
                written.push('\n');
            } else if !line.trim().is_empty() {
                return fault("above every file");
            }
        }
        Ok(case)
    }

    fn differences(&self, found: &[Finding]) -> Vec<String> {
        let missing = self.expected.iter().filter(|e| !found.iter().any(|f| f.is_as_expected(e)));
        let unexpected = found.iter().filter(|f| !self.expected.iter().any(|e| f.is_as_expected(e)));
        let missing = missing.map(|finding| format!("missing     {}", finding.shown()));
        missing.chain(unexpected.map(|finding| format!("unexpected  {}", finding.shown()))).collect()
    }

    /// The text of the file with what was found in the place of what was expected.
    fn with_expected(&self, found: &[Finding]) -> String {
        let mut out = String::new();
        for (path, written) in &self.files {
            writeln!(out, "=== {path}").expect("a string takes everything");
            let lines = std::iter::once(None).chain(written.lines().map(Some));
            for (number, line) in lines.enumerate() {
                out.extend(line.into_iter().flat_map(|line| [line, "\n"]));
                for finding in found.iter().filter(|f| f.path == *path && f.line == number) {
                    let known = self.expected.iter().find(|expected| finding.is_as_expected(expected));
                    let message = known.map_or(&finding.message, |known| &known.message);
                    let place = format!("#! {} {}", finding.code, finding.columns);
                    out.push_str(place.trim_end());
                    if !message.is_empty() {
                        out.push_str(" | ");
                        out.push_str(message);
                    }
                    out.push('\n');
                }
            }
        }
        out
    }
}

/// What the program finds in the portal of a case.
fn found(case: &Case) -> Vec<Finding> {
    let portal = tempfile::tempdir().expect("a folder");
    fs::write(portal.path().join("site.yaml"), SETTINGS).expect("a file");
    fs::create_dir(portal.path().join("content")).expect("a folder");
    for (path, text) in &case.files {
        let path = portal.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let mut command = made_mistakes::program(portal.path());
    command.current_dir(portal.path()).args(["check", ".", "--as-of", DAY, "--format", "json"]);
    let output = command.output().expect("the program runs");
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    findings.iter().map(finding).collect::<BTreeSet<_>>().into_iter().collect()
}

fn finding(json: &Value) -> Finding {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let line = json["line"].as_u64().unwrap_or_default();
    let columns = match (&json["column"], &json["endLine"], &json["endColumn"]) {
        (Value::Null, ..) => String::new(),
        (from, end, to) if end.as_u64() == Some(line) => format!("{from}-{to}"),
        (from, end, to) => format!("{from}-{end}:{to}"),
    };
    Finding {
        path: text(&json["path"]),
        line: usize::try_from(line).expect("a line"),
        columns,
        code: text(&json["code"]),
        message: text(&json["message"]["en"]),
    }
}

const EXAMPLE: &str =
    "=== content/pages/a.md\n---\ntitle: 頁\ntitel: 題\n#! EN021 1-6 | unknown field\n---\n";

#[test]
fn what_is_missing_and_what_is_unexpected_is_told() {
    let right = Case::parse(EXAMPLE).expect("a case");
    let found = found(&right);
    assert_eq!(right.differences(&found), [""; 0]);
    let wrong = Case::parse(&EXAMPLE.replace("EN021", "EN022")).expect("a case");
    let differences = wrong.differences(&found);
    assert_eq!(differences[0], "missing     content/pages/a.md:3: EN022 1-6 | unknown field");
    assert!(
        differences[1].starts_with("unexpected  content/pages/a.md:3: EN021 1-6 | unknown field `titel`")
    );
}

#[test]
fn what_is_found_is_written_and_a_shorter_message_kept() {
    let found = found(&Case::parse(EXAMPLE).expect("a case"));
    assert_eq!(Case::parse(EXAMPLE).expect("a case").with_expected(&found), EXAMPLE);
    let none = Case::parse(&EXAMPLE.replace("#! EN021 1-6 | unknown field\n", "")).expect("a case");
    let written = none.with_expected(&found);
    assert!(written.contains("titel: 題\n#! EN021 1-6 | unknown field `titel` in page\n"), "{written}");
}

#[test]
fn an_annotation_without_its_line_is_refused() {
    let fault = |text: &str| Case::parse(text).expect_err("refused");
    assert_eq!(fault("#! EN021 1-6\n"), "line 1: above every file: #! EN021 1-6");
    assert_eq!(fault("=== a.md\n#! XX021\n"), "line 2: no such code: #! XX021");
    assert!(fault("=== a.md\n#! EN021 1-6\n").contains("only there"));
    assert!(fault("=== a.md\n---\n#! EN021\n").contains("only there"));
}
