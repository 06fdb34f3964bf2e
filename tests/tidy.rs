//! What the compiler does not see: which module may use which, how long files and functions of scripts
//! are, words that must not stay, and that every rule has a case.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

#[path = "tidy/scan.rs"]
mod scan;

use scan::{code_lines, crate_paths, paths_below, script_functions, starts_a_path};

/// Each module with the modules that it may use, in the order in which a portal runs through them.
/// `locale`, `platform`, `escape` and `diagnostic` lie under all others.
const ARROWS: &[(&str, &str)] = &[
    ("locale", ""),
    ("platform", "locale"),
    ("escape", ""),
    ("diagnostic", "locale escape"),
    ("source", "platform diagnostic"),
    ("pictures", ""),
    ("markdown", "escape diagnostic pictures"),
    ("texts", ""),
    ("palette", ""),
    ("spelling", ""),
    ("content", "locale platform escape diagnostic source pictures markdown texts palette"),
    ("site", "platform escape diagnostic source markdown content pictures"),
    ("starter", "locale platform source content texts"),
    (
        "check",
        "locale platform diagnostic source markdown content pictures site starter palette texts spelling",
    ),
    ("search", "content site spelling"),
    (
        "render",
        "locale platform escape diagnostic source pictures markdown content site search texts palette",
    ),
    ("export", "locale escape platform content site search render texts"),
    ("publish", "locale platform"),
    ("stamp", "platform source publish"),
    ("sheet", "locale content"),
    ("rewrite", "platform"),
    (
        "pipeline",
        "platform escape diagnostic source content site check pictures render export search rewrite",
    ),
    ("report", "locale escape diagnostic texts markdown content check site publish pipeline"),
    ("fix", "content diagnostic markdown rewrite source"),
    ("forget", "platform diagnostic source pictures content spelling search stamp pipeline rewrite"),
    ("import", "locale platform diagnostic source markdown content pipeline"),
    ("serve", "locale platform escape diagnostic source pictures palette content site pipeline"),
    (
        "cli",
        "locale platform diagnostic source content site check export publish stamp pipeline report serve sheet starter import forget fix rewrite spelling",
    ),
];

/// Parts of a module, with the parts of the same module that each may use. A part names the part that
/// it uses, not what the module shows to others.
const INNER_ARROWS: &[(&str, &[(&str, &str)])] = &[(
    "content",
    &[("model", ""), ("schema", "model"), ("columns", "model schema"), ("read", "model schema columns")],
)];

/// Modules between reading and publishing: the same input gives the same value, so no disk.
const PURE: &[&str] = &[
    "escape",
    "diagnostic",
    "markdown",
    "texts",
    "palette",
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
fn modules_use_only_the_modules_before_them() {
    let mut faults = Vec::new();
    let mut used_by: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in rust_files() {
        let Some(module) = module_of(&path) else { continue };
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            faults.push(format!("{path}: the module `{module}` is not in the table of arrows"));
            continue;
        };
        let used_here = used_by.entry(module.to_owned()).or_default();
        for (line, used) in crate_paths(&text).into_iter().filter(|(_, used)| used != module) {
            if !allowed.split(' ').any(|module| module == used) {
                faults.push(format!("{path}:{line}: `{module}` must not use `{used}`"));
            }
            used_here.insert(used);
        }
    }
    for (module, allowed) in ARROWS {
        let Some(used) = used_by.get(*module) else {
            faults.push(format!("there is no module `{module}`"));
            continue;
        };
        for unused in allowed.split_terminator(' ').filter(|allowed| !used.contains(*allowed)) {
            faults.push(format!("`{module}` may use `{unused}` and does not: take it out of the table"));
        }
    }
    expect_none(&faults);
}

#[test]
fn parts_of_a_module_use_only_the_parts_before_them() {
    let mut faults = Vec::new();
    for (module, parts) in INNER_ARROWS {
        for (path, text) in rust_files() {
            let Some(below) = path.strip_prefix(&format!("src/{module}/")) else { continue };
            let Some((part, _)) = below.split_once('/') else { continue };
            let Some((_, allowed)) = parts.iter().find(|(name, _)| *name == part) else {
                faults.push(format!("{path}: the part `{part}` is not in the table of inner arrows"));
                continue;
            };
            for (line, used) in paths_below(&text, &format!("crate::{module}::")) {
                if used != part && !allowed.split(' ').any(|part| part == used) {
                    faults.push(format!("{path}:{line}: `{module}/{part}` must not use `{used}`"));
                }
            }
        }
    }
    expect_none(&faults);
}

#[test]
fn pure_modules_do_not_touch_the_disk() {
    let mut faults = Vec::new();
    for (path, text) in rust_files() {
        if !module_of(&path).is_some_and(|module| PURE.contains(&module)) {
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

/// `cargo update` would bring them back; CONTRIBUTING.md says how they are kept away.
#[test]
fn the_first_command_compiles_no_icu() {
    let lock = std::fs::read_to_string("Cargo.lock").expect("read");
    let packages: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")).collect();
    let unwanted = packages.iter().filter(|name| name.starts_with("icu_"));
    expect_none(&unwanted.map(|name| format!("Cargo.lock: {name}")).collect::<Vec<_>>());
    assert!(packages.len() > 100, "Cargo.lock was not read");
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

/// The module of `src/<module>.rs` or `src/<module>/…`; the two roots of the crate are none.
fn module_of(path: &str) -> Option<&str> {
    let below = path.strip_prefix("src/")?;
    let module = below.split('/').next()?;
    let module = module.strip_suffix(".rs").unwrap_or(module);
    (!["lib", "main"].contains(&module)).then_some(module)
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
    fn modules_are_known_by_their_path() {
        assert_eq!(module_of("src/site/mod.rs"), Some("site"));
        assert_eq!(module_of("src/pipeline.rs"), Some("pipeline"));
        assert_eq!(module_of("src/lib.rs"), None);
        assert_eq!(module_of("tests/tidy.rs"), None);
    }

    #[test]
    fn cases_are_known_by_their_code() {
        assert!(is_case_of("tests/invalid/EN001/site.yaml", "EN001"));
        assert!(is_case_of("tests/invalid/en001-empty.md", "EN001"));
        assert!(!is_case_of("tests/invalid/EN0012/site.yaml", "EN001"));
        assert!(!is_case_of("tests/valid/EN001/site.yaml", "EN001"));
        assert!(holds_case_of("tests/cases/a.txt", "a: b\n#! EN001 1-2 | no text\n", "EN001"));
        assert!(!holds_case_of("tests/cases/a.txt", "a: b\n#! EN0012 1-2 | EN001\n", "EN001"));
        assert!(!holds_case_of("tests/other/a.txt", "#! EN001 1-2 | no text\n", "EN001"));
    }

    #[test]
    fn arrows_never_form_a_circle() {
        for (at, (module, uses)) in ARROWS.iter().enumerate() {
            for used in uses.split_terminator(' ') {
                let before = ARROWS[..at].iter().any(|(name, _)| *name == used);
                assert!(before, "`{module}` uses `{used}`, which does not stand before it");
            }
        }
    }
}
