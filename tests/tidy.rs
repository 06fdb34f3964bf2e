//! What the compiler does not see: which room may use which, how long files and functions of scripts
//! are, words that must not stay, and that every rule has a case.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Each room with the rooms that it may use, in the order in which a portal runs through them.
/// `platform`, `escape` and `diagnostic` lie under all others.
const ARROWS: &[(&str, &str)] = &[
    ("platform", ""),
    ("escape", ""),
    ("diagnostic", "escape"),
    ("source", "diagnostic"),
    ("markdown", "escape diagnostic"),
    ("texts", ""),
    ("content", "diagnostic source markdown texts"),
    ("pictures", ""),
    ("site", "platform escape diagnostic source markdown content pictures"),
    ("check", "platform diagnostic source markdown content pictures site"),
    ("search", "content site"),
    ("render", "platform diagnostic source markdown content site search texts"),
    ("export", "search render"),
    ("publish", "platform"),
    ("starter", "platform diagnostic source content"),
    ("pipeline", "platform diagnostic source content site check pictures render export"),
    ("serve", "platform escape diagnostic source content site pipeline"),
    ("cli", "platform diagnostic source content site check publish pipeline serve starter"),
];

/// Rooms between reading and publishing: the same input gives the same value, so no disk.
const PURE: &[&str] = &[
    "escape",
    "diagnostic",
    "markdown",
    "texts",
    "content",
    "site",
    "check",
    "pictures",
    "search",
    "render",
    "export",
];

const LONGEST_FILE: usize = 400;
/// What is measured: Rust, scripts, stylesheets, templates.
const MEASURED: &[&str] = &["rs", "js", "mjs", "css", "html"];
/// Clippy holds functions of Rust to the same length.
const LONGEST_FUNCTION: usize = 80;

// The words are put together here, so that this file may hold itself to them.
const FORBIDDEN_IN_RUST: &[&str] = &[concat!("#[", "ignore")];
/// Another test runs it as a program of its own, to kill it: the one reason not to run with the rest.
const CHILD_OF_A_TEST: &str = "runs as the child of another test";
const FORBIDDEN_IN_SCRIPTS: &[&str] =
    &[concat!("it", ".skip("), concat!("it", ".only("), concat!("describe", ".only(")];
const FORBIDDEN_PATHS: &[&str] =
    &[concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];

#[test]
fn rooms_use_only_the_rooms_before_them() {
    let mut faults = Vec::new();
    let mut used_by: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in rust_files() {
        let Some(room) = room_of(&path) else { continue };
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
            faults.push(format!("{path}: the room `{room}` is not in the table of arrows"));
            continue;
        };
        let used_here = used_by.entry(room.to_owned()).or_default();
        for (line, used) in crate_paths(&text).into_iter().filter(|(_, used)| used != room) {
            if !allowed.split(' ').any(|room| room == used) {
                faults.push(format!("{path}:{line}: `{room}` must not use `{used}`"));
            }
            used_here.insert(used);
        }
    }
    for (room, allowed) in ARROWS {
        let Some(used) = used_by.get(*room) else {
            faults.push(format!("there is no room `{room}`"));
            continue;
        };
        for unused in allowed.split_terminator(' ').filter(|allowed| !used.contains(*allowed)) {
            faults.push(format!("`{room}` may use `{unused}` and does not: take it out of the table"));
        }
    }
    expect_none(&faults);
}

#[test]
fn pure_rooms_do_not_touch_the_disk() {
    let mut faults = Vec::new();
    for (path, text) in rust_files() {
        if !room_of(&path).is_some_and(|room| PURE.contains(&room)) {
            continue;
        }
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code_lines(program) {
            if line.contains("std::fs") || line.contains("File::open") {
                faults.push(format!("{path}:{number}: reads or writes the disk"));
            }
        }
    }
    expect_none(&faults);
}

#[test]
fn files_are_short_enough_to_read() {
    let long: Vec<_> = files()
        .into_iter()
        .filter(|(path, _)| has_extension(path, MEASURED))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(path, lines)| format!("{path}: {lines} lines, more than {LONGEST_FILE}"))
        .collect();
    expect_none(&long);
}

#[test]
fn functions_of_scripts_are_short_enough_to_read() {
    let mut faults = Vec::new();
    for (path, text) in files() {
        if has_extension(&path, &["js", "mjs"]) {
            for (line, name, length) in script_functions(&text) {
                if length > LONGEST_FUNCTION {
                    faults.push(format!(
                        "{path}:{line}: `{name}` has {length} lines, more than {LONGEST_FUNCTION}"
                    ));
                }
            }
        }
    }
    expect_none(&faults);
}

/// The named functions of a script: line, name, lines. One ends at the brace below its first letter.
fn script_functions(text: &str) -> Vec<(usize, &str, usize)> {
    let lines: Vec<_> = text.lines().collect();
    let functions = lines.iter().enumerate().filter_map(|(at, line)| {
        let code = line.trim_start();
        let (_, rest) = code.split_once("function ").filter(|(before, _)| {
            before.split_whitespace().all(|word| matches!(word, "export" | "async" | "default"))
        })?;
        let indent = &line[..line.len() - code.len()];
        let is_end = |line: &&str| line.strip_prefix(indent).is_some_and(|rest| rest.starts_with('}'));
        let length = lines[at..].iter().position(is_end).map_or(lines.len() - at, |length| length + 1);
        Some((at + 1, rest.split('(').next().unwrap_or_default(), length))
    });
    functions.collect()
}

#[test]
fn nothing_unfinished_or_local_is_left() {
    let mut faults = Vec::new();
    for (path, text) in files() {
        let words = match Path::new(&path).extension().and_then(|extension| extension.to_str()) {
            Some("rs") => FORBIDDEN_IN_RUST,
            Some("js" | "mjs") => FORBIDDEN_IN_SCRIPTS,
            _ => &[],
        };
        for (number, line) in text.lines().enumerate() {
            let words = words.iter().filter(|word| line.contains(**word));
            for word in words.filter(|_| !line.contains(CHILD_OF_A_TEST)) {
                faults.push(format!("{path}:{}: `{word}`", number + 1));
            }
            for word in FORBIDDEN_PATHS.iter().filter(|word| starts_a_path(line, word)) {
                faults.push(format!("{path}:{}: a path of one machine: `{word}`", number + 1));
            }
        }
    }
    expect_none(&faults);
}

#[test]
fn every_rule_has_a_case() {
    let (paths, files) = (paths(), files());
    let codes: Vec<_> = paths
        .iter()
        .filter_map(|path| path.strip_prefix("content/rules/")?.strip_suffix(".yaml"))
        .filter(|name| is_code(name))
        .collect();
    assert!(!codes.is_empty(), "no rule was found under content/rules");
    let missing: Vec<_> = codes
        .iter()
        .filter(|code| !paths.iter().any(|path| is_case_of(path, code)))
        .filter(|code| !files.iter().any(|(path, text)| holds_case_of(path, text, code)))
        .map(|code| format!("{code} has no case under tests/invalid or in tests/cases"))
        .collect();
    expect_none(&missing);
}

/// `EN001`, as against the lists that stand beside the rules.
fn is_code(name: &str) -> bool {
    let (letters, digits) = name.split_at_checked(2).unwrap_or_default();
    letters.chars().all(|letter| letter.is_ascii_uppercase())
        && digits.len() == 3
        && digits.chars().all(|digit| digit.is_ascii_digit())
}

/// `tests/invalid/EN001/…`, `tests/invalid/en001-empty/…` and `tests/invalid/EN001.md` are cases.
fn is_case_of(path: &str, code: &str) -> bool {
    let Some(case) = path.strip_prefix("tests/invalid/") else {
        return false;
    };
    let Some((start, rest)) = case.split_at_checked(code.len()) else {
        return false;
    };
    start.eq_ignore_ascii_case(code) && !rest.starts_with(|next: char| next.is_ascii_alphanumeric())
}

/// A line `#! EN001 …` of a file in `tests/cases` is a case.
fn holds_case_of(path: &str, text: &str, code: &str) -> bool {
    let expected = || text.lines().filter_map(|line| line.strip_prefix("#! ")?.split(' ').next());
    path.starts_with("tests/cases/") && expected().any(|expected| expected == code)
}

/// The room of `src/<room>.rs` or `src/<room>/…`; the two roots of the crate are none.
fn room_of(path: &str) -> Option<&str> {
    let below = path.strip_prefix("src/")?;
    let room = below.split('/').next()?;
    let room = room.strip_suffix(".rs").unwrap_or(room);
    (!["lib", "main"].contains(&room)).then_some(room)
}

/// The first names of all `crate::…` paths, with their lines; groups `crate::{a, b::c}` too.
fn crate_paths(text: &str) -> Vec<(usize, String)> {
    let code: String = code_lines(text)
        .flat_map(|(_, line)| {
            [
                line, "
",
            ]
        })
        .collect();
    let lines: Vec<_> = code_lines(text).map(|(number, _)| number).collect();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|before: char| before.is_alphanumeric() || "_$".contains(before)) {
            continue;
        }
        let line = lines[code[..at].matches('\n').count()];
        let rest = &code[at + "crate::".len()..];
        found.extend(first_names(rest).into_iter().map(|name| (line, name)));
    }
    found
}

fn first_names(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else {
        return vec![identifier(rest)];
    };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(identifier(group[start..at].trim_start()));
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// The lines that are no comment, with their numbers.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether `line` holds `path` at the beginning of a path, not within an address or a longer path.
fn starts_a_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        !line[..at].ends_with(|before: char| before.is_alphanumeric() || "._-/}$*>)]".contains(before))
    })
}

fn rust_files() -> Vec<(String, String)> {
    files().into_iter().filter(|(path, _)| has_extension(path, &["rs"])).collect()
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let extension = Path::new(path).extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| extensions.contains(&extension))
}

/// Every text file that is tracked or about to be.
fn files() -> Vec<(String, String)> {
    paths()
        .into_iter()
        .filter_map(|path| {
            let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path));
            Some((path, text.ok()?))
        })
        .collect()
}

fn paths() -> Vec<String> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("git is installed");
    assert!(output.status.success(), "git ls-files failed: this test needs a clone");
    let list = String::from_utf8(output.stdout).expect("paths are UTF-8");
    list.split_terminator('\0').map(str::to_owned).collect()
}

fn expect_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} found:\n{}", faults.len(), faults.join("\n"));
}

mod of_its_own {
    use super::*;

    #[test]
    fn paths_of_the_crate_are_found() {
        let text = "use crate::site::Site;\n// crate::serve\nuse crate::{\n    content::{Job, Raw},\n    \
                    render,\n};\nlet x = $crate::cli::run();\nfn f() { crate::publish::write() }\n";
        let found = crate_paths(text);
        let expected = [(1, "site"), (3, "content"), (3, "render"), (8, "publish")]
            .map(|(line, name)| (line, name.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn functions_of_scripts_end_below_their_beginning() {
        let text = "export async function a() {\n  if (b) {\n  }\n}\n(() => {\n  function c(d) {\n  }\n})();\n// a function e";
        assert_eq!(script_functions(text), [(1, "a", 4), (6, "c", 2)]);
    }

    #[test]
    fn rooms_are_told_by_their_path() {
        assert_eq!(room_of("src/site/mod.rs"), Some("site"));
        assert_eq!(room_of("src/pipeline.rs"), Some("pipeline"));
        assert_eq!(room_of("src/lib.rs"), None);
        assert_eq!(room_of("tests/tidy.rs"), None);
    }

    #[test]
    fn cases_are_told_by_their_code() {
        assert!(is_case_of("tests/invalid/EN001/site.yaml", "EN001"));
        assert!(is_case_of("tests/invalid/en001-empty.md", "EN001"));
        assert!(!is_case_of("tests/invalid/EN0012/site.yaml", "EN001"));
        assert!(!is_case_of("tests/valid/EN001/site.yaml", "EN001"));
        assert!(holds_case_of("tests/cases/a.txt", "a: b\n#! EN001 1-2 | no text\n", "EN001"));
        assert!(!holds_case_of("tests/cases/a.txt", "a: b\n#! EN0012 1-2 | EN001\n", "EN001"));
        assert!(!holds_case_of("tests/other/a.txt", "#! EN001 1-2 | no text\n", "EN001"));
    }

    #[test]
    fn paths_of_a_machine_are_told_from_addresses() {
        let word = FORBIDDEN_PATHS[0];
        assert!(starts_a_path(&format!("see {word}main"), word));
        assert!(!starts_a_path(&format!("https://example.jp{word}main"), word));
        assert!(!starts_a_path(&format!("..{word}main"), word));
    }

    #[test]
    fn arrows_never_form_a_circle() {
        for (at, (room, uses)) in ARROWS.iter().enumerate() {
            for used in uses.split_terminator(' ') {
                let before = ARROWS[..at].iter().any(|(name, _)| *name == used);
                assert!(before, "`{room}` uses `{used}`, which does not stand before it");
            }
        }
    }
}
