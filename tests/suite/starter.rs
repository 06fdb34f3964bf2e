//! `init` and `new`: what they write is a portal that says nothing is wrong with it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::{TempDir, tempdir};

const KINDS: [&str; 8] = ["region", "group", "job", "story", "event", "program", "place", "page"];

/// What goes into the blanks whose fields do not take any text.
const FILLED: [(&str, &str); 8] = [
    ("region kind:", "district"),
    ("group kind:", "npo"),
    ("program kind:", "housing"),
    ("place kind:", "cafe"),
    ("job contract:", "volunteer"),
    ("job unit:", "none"),
    ("job mode:", "onsite"),
    ("event starts:", "2026-05-01 10:00"),
];

#[test]
fn the_starter_has_no_mistake_on_any_day() {
    let dir = starter();
    for day in ["2026-03-01", "2027-12-31", "2031-06-15"] {
        let checked = enishi(dir.path(), &["check", "--as-of", day, "--format", "json"]);
        assert_eq!((text(&checked.stdout).trim(), checked.status.code()), ("[]", Some(0)), "{day}");
        let shown = [
            ("groups", "手織りなかま"),
            ("jobs", "町のしおりの英訳"),
            ("stories", "編集の仕事を鞄に入れて"),
            ("events", "上ノ沢りんごまつり"),
            ("programs", "お試し滞在の宿代"),
            ("places", "はたおり館"),
        ];
        let built = enishi(dir.path(), &["build", "--as-of", day]);
        assert_eq!((text(&built.stderr), built.status.code()), ("", Some(0)), "{day}");
        for (list, title) in shown {
            let page = fs::read_to_string(dir.path().join("public").join(list).join("index.html"))
                .expect(list)
                .replace("<wbr>", "");
            assert!(page.contains(title), "{title} is not in {list} on {day}");
        }
    }
}

#[test]
fn the_next_steps_are_told() {
    let dir = tempdir().expect("a folder");
    let made = enishi(dir.path(), &["init", "まち"]);
    let told = text(&made.stdout);
    assert!(told.starts_with("「まち」に、新しいサイトのひな形を作りました（ファイル "), "{told}");
    assert!(told.contains("はじめに.md") && told.contains("enishi serve --open \"まち\""), "{told}");
}

#[test]
fn nothing_is_overwritten() {
    let dir = starter();
    let settings = fs::read(dir.path().join("site.yaml")).expect("site.yaml");
    fs::remove_file(dir.path().join(".gitignore")).expect("the file was there");
    let again = enishi(dir.path(), &["init", "."]);
    assert_eq!(again.status.code(), Some(2));
    let told = text(&again.stderr);
    assert!(told.contains("このフォルダーに、同じ名前のファイルがあります。何も書いていません。"), "{told}");
    assert!(told.contains("\n  site.yaml\n") && !told.contains("  .gitignore\n"), "{told}");
    assert!(!dir.path().join(".gitignore").exists());
    assert_eq!(fs::read(dir.path().join("site.yaml")).expect("site.yaml"), settings);
}

#[test]
fn a_blank_record_of_each_kind_is_right_once_it_is_filled() {
    for kind in KINDS {
        let dir = starter();
        let made = enishi(dir.path(), &["new", kind, "aozora"]);
        let folder = if kind == "story" { "stories".to_owned() } else { format!("{kind}s") };
        let below = format!("content/{folder}/aozora.md");
        let told = text(&made.stdout).replace('\\', "/");
        assert!(told.starts_with(&format!("作りました: {below}\n")), "{told}{}", text(&made.stderr));

        let path = dir.path().join(&below);
        let blank = fs::read_to_string(&path).expect(&below);
        let checked = enishi(dir.path(), &["check", "--format", "short"]);
        let said = text(&checked.stdout);
        let blanks = blank
            .lines()
            .filter(|line| !line.trim_start().starts_with('#') && line.contains("【ここに"))
            .count();
        assert_eq!(checked.status.code(), Some(1), "{said}");
        assert_eq!(said.lines().filter(|line| line.contains(&below)).count(), blanks, "{said}");

        fs::write(&path, fill(kind, &blank)).expect("the file can be written");
        let checked = enishi(dir.path(), &["check", "--format", "short"]);
        let said = text(&checked.stdout);
        assert!(
            said.starts_with("まちがいは見つかりませんでした") && checked.status.code() == Some(0),
            "{kind}: {said}"
        );
        let built = enishi(dir.path(), &["build"]);
        assert_eq!((text(&built.stderr), built.status.code()), ("", Some(0)), "{kind}");
    }
}

#[test]
fn a_record_is_refused_where_it_would_do_harm() {
    let dir = starter();
    for (arguments, why) in [
        (
            ["new", "job", "hataori-uketsuke"],
            "「hataori-uketsuke」というIDは、もう使われています（content/jobs/chiisana-shigoto.csv）",
        ),
        (["new", "job", "Ringo"], "「Ringo」はIDに使えません"),
        (["new", "job", "../ringo"], "（例「ringo」）"),
        (["new", "shigoto", "ringo"], "「shigoto」という種類はありません"),
    ] {
        let refused = enishi(dir.path(), &arguments);
        let told = text(&refused.stderr);
        assert!(told.contains(why) && refused.status.code() == Some(2), "{arguments:?}: {told}");
    }
    let empty = tempdir().expect("a folder");
    let refused = enishi(empty.path(), &["new", "job", "ringo"]);
    assert!(
        text(&refused.stderr).contains("このフォルダーに site.yaml がありません"),
        "{}",
        text(&refused.stderr)
    );
    assert_eq!(fs::read_dir(empty.path()).expect("a folder").count(), 0);
}

#[test]
fn the_schemas_of_the_starter_are_those_of_the_program() {
    let dir = starter();
    for kind in KINDS.into_iter().chain(["site"]) {
        let printed = enishi(dir.path(), &["schema", kind]).stdout;
        let printed: serde_json::Value = serde_json::from_slice(&printed).expect("JSON");
        let written = fs::read(dir.path().join(format!(".enishi/schema/{kind}.json"))).expect("a schema");
        let written: serde_json::Value = serde_json::from_slice(&written).expect("JSON");
        assert_eq!(printed, written, "{kind}");
    }
}

/// Writes something over each blank, as a person would.
fn fill(kind: &str, blank: &str) -> String {
    let lines = blank.lines().map(|line| {
        let mut line = line.to_owned();
        let key = line.trim_start().split(' ').next().unwrap_or_default().to_owned();
        let named = format!("{kind} {key}");
        let typed = FILLED.iter().find(|(field, _)| *field == named).map(|(_, value)| *value);
        let value = typed.unwrap_or(if key == "given:" { "2026-04-01" } else { "青空の町のこと" });
        while let Some(start) = line.find("【ここに") {
            let end = line[start..].find('】').map_or(line.len(), |at| start + at + '】'.len_utf8());
            line.replace_range(start..end, value);
        }
        line + "\n"
    });
    lines.collect()
}

pub(super) fn starter() -> TempDir {
    let dir = tempdir().expect("a folder");
    let made = enishi(dir.path(), &["init", "."]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    dir
}

pub(super) fn enishi(portal: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_enishi"));
    command.current_dir(portal).args(arguments);
    if arguments[0] != "schema" {
        command.args(["--lang", "ja"]);
    }
    command.output().expect("the program runs")
}

pub(super) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}
