//! Every mistake that the program names, with its full text in Japanese and English.
//!
//! A folder in `tests/invalid/` is a portal with mistakes and what is said of them. A file
//! `arguments` gives another command than `check`. After a change of words,
//! Most are read by the library in this process, since starting the program for each takes long; those that
//! [`runs_as_program`] names are given to the program.
//!
//! `ENISHI_WRITE_EXPECTED=1 cargo test --test suite` writes what is said now; read the difference.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use enishi::check::code_named;
use enishi::diagnostic::view::{self, Format};
use enishi::locale::Language;
use enishi::pipeline::{SiteBuild, load_folder};
use enishi::site::Audience;
use jiff::civil::{Date, date};
use rayon::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use super::made_mistakes;

const DAY: Date = date(2026, 5, 1);

#[test]
fn every_mistake_is_described_in_japanese() {
    compare_all(Language::Ja);
}

#[test]
fn every_mistake_is_described_in_english() {
    compare_all(Language::En);
}

#[test]
fn every_case_shows_its_code() {
    for case in cases() {
        let name = case.split('-').next().unwrap_or_default();
        let code = code_named(name).expect("a case is named after its code");
        let expected = fs::read_to_string(folder(&case).join("expected.ja.txt")).expect("expected.ja.txt");
        assert!(expected.contains(&format!("[{code}]: ")), "{case} does not show {code}");
    }
}

#[test]
fn explain_without_a_code_lists_every_rule() {
    let listed = run(Path::new("."), &["explain".to_owned()], &["--lang", "ja"]).text;
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/content/rules");
    let names = fs::read_dir(rules).expect("the rules").flatten().map(|entry| entry.file_name());
    let names = names.filter_map(|name| Some(name.to_str()?.strip_suffix(".yaml")?.to_owned()));
    let codes = names.collect::<std::collections::BTreeSet<_>>();
    let said: std::collections::BTreeSet<_> =
        listed.lines().filter_map(|line| Some(line.split_once("  ")?.0.to_owned())).collect();
    assert_eq!(said, codes);
    assert!(listed.contains("EN023  選べない値です（エラー）\n"), "{listed}");
}

#[test]
fn no_placeholder_is_left() {
    for case in cases() {
        for language in ["ja", "en"] {
            let file = folder(&case).join(format!("expected.{language}.txt"));
            let said = fs::read_to_string(&file).expect("a file of what is said");
            // Lines of the portal begin with their number or with the frame around them.
            let words =
                said.lines().filter(|line| line.contains("]: ") || line.trim_start().starts_with("= "));
            for line in words {
                assert!(!has_placeholder(line), "{case}: {line}");
            }
        }
    }
}

fn has_placeholder(text: &str) -> bool {
    text.split('{').skip(1).any(|rest| {
        let name = rest.split('}').next().unwrap_or_default();
        // What people write into the address of a map is none.
        !matches!(name, "" | "lat" | "lon")
            && name.len() < rest.len()
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    })
}

#[test]
fn findings_come_in_every_format() {
    let portal = set_up("LK405");
    let said = |format: &str| {
        run(portal.path(), &arguments(portal.path()), &["--lang", "en", "--format", format]).text
    };
    let message = "`base_url` is missing, so `sitemap.xml`, `robots.txt`, canonical and hreflang links, pictures for sharing, feeds, links for sharing and QR codes are left out";
    assert_eq!(said("short"), format!("site.yaml:1:8: notice[LK405]: {message}\n"));
    let help = "once you know the public address, add a line such as `base_url: https://example.jp/alumni/`";
    assert_eq!(
        said("github"),
        format!("::notice file=site.yaml,line=1,col=8,title=LK405::{message}%0A{help}\n")
    );
    let json: Value = serde_json::from_str(&said("json")).expect("JSON");
    assert_eq!(json[0]["code"], "LK405");
    assert_eq!(json[0]["message"]["en"], message);
    assert_eq!(json[0]["endColumn"], 20);
}

/// What is said of a case, in both languages.
type Said = [String; 2];

/// What is said of every case, or why a case could not be tried.
static SAID: LazyLock<BTreeMap<String, Result<Said, String>>> = LazyLock::new(|| {
    let said = |case: String| {
        let said = std::panic::catch_unwind(|| say(&case)).map_err(|panic| words_of(&*panic));
        (case, said)
    };
    cases().into_par_iter().map(said).collect()
});

fn compare_all(language: Language) {
    let write = std::env::var_os("ENISHI_WRITE_EXPECTED").is_some();
    let wrong = SAID.iter().filter_map(|(case, said)| {
        let [ja, en] = match said {
            Ok(said) => said,
            Err(reason) => return Some(format!("== {case} ==\n-- could not be tried\n{reason}")),
        };
        let said = language.pick(ja, en);
        let file = folder(case).join(format!("expected.{}.txt", language.pick("ja", "en")));
        if write {
            fs::write(&file, said).expect("the file can be written");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        // Windows names files in its own way.
        let plain = |text: &str| if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() };
        let (said, expected) = (plain(said), plain(&expected));
        (said != expected).then(|| format!("== {case} ==\n-- expected\n{expected}\n-- said\n{said}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether the program is run on a case: where it gives arguments, where the program must not be the
/// administrator or the location of the folder matters, and one case for each exit code of `check`.
fn runs_as_program(case: &str) -> bool {
    folder(case).join("arguments").exists()
        || matches!(case, "EN010" | "EN013-below")
        || matches!(case, "LK405" | "EN022")
}

/// What is said of a case in Japanese and in English, and the exit code.
fn say(case: &str) -> Said {
    let portal = set_up(case);
    if runs_as_program(case) {
        return ["ja", "en"].map(|language| {
            let output = run(portal.path(), &arguments(portal.path()), &["--lang", language]);
            format!("{}(exit code {})\n", output.text, output.code)
        });
    }
    let build = SiteBuild::of(&load_folder(portal.path()), DAY, Audience::Public);
    [Language::Ja, Language::En].map(|language| {
        let findings = view::render(&build.diagnostics, Format::Human, language, false);
        let code = i32::from(build.has_errors());
        format!("{}\n(exit code {code})\n", findings.trim_end_matches('\n'))
    })
}

/// What a panic says. That of another thread goes to the output of whichever test started the thread, so
/// the test that fails would be silent.
fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

#[test]
fn a_case_that_cannot_be_tried_says_why() {
    let panic = std::panic::catch_unwind(|| say("no such case")).expect_err("there is no such case");
    assert!(words_of(&*panic).starts_with("a folder: "), "{}", words_of(&*panic));
}

/// The names of all cases.
pub(crate) fn cases() -> Vec<String> {
    let entries = fs::read_dir(root()).expect("tests/invalid");
    let folders = entries.map(|entry| entry.expect("an entry")).filter(|entry| entry.path().is_dir());
    let mut names: Vec<_> = folders.map(|entry| entry.file_name().into_string().expect("ASCII")).collect();
    names.retain(|name| made_mistakes::can_make(name));
    names.sort();
    assert!(names.len() > 30, "{names:?}");
    names
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid")
}

fn folder(case: &str) -> PathBuf {
    root().join(case)
}

/// A copy of a case's portal, with the mistakes that cannot be kept in a repository.
pub(crate) fn set_up(case: &str) -> TempDir {
    let portal = tempfile::tempdir().expect("a folder");
    copy(&folder(case), portal.path());
    made_mistakes::make(case, portal.path());
    portal
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name();
        if name.to_string_lossy().starts_with("expected.") {
            continue;
        }
        let target = to.join(&name);
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

fn arguments(portal: &Path) -> Vec<String> {
    let given = fs::read_to_string(portal.join("arguments")).unwrap_or_else(|_| "check .".to_owned());
    let day = (!given.contains("--as-of")).then(|| ["--as-of".to_owned(), DAY.to_string()]);
    given.split_whitespace().map(str::to_owned).chain(day.into_iter().flatten()).collect()
}

struct Output {
    text: String,
    code: i32,
}

fn run(portal: &Path, arguments: &[String], more: &[&str]) -> Output {
    let mut command = made_mistakes::program(portal);
    command.current_dir(portal).args(arguments).args(more);
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = [output.stdout, output.stderr].concat();
    Output { text: String::from_utf8(text).expect("UTF-8"), code: output.status.code().unwrap_or(-1) }
}
