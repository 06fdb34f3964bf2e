//! Tried on folders of their own.

use std::fs;

use jiff::civil::date;
use tempfile::tempdir;

use super::*;
use crate::locale::Language;

fn portal() -> tempfile::TempDir {
    let dir = tempdir().unwrap();
    fs::write(dir.path().join("site.yaml"), "title: x\n").unwrap();
    dir
}

#[test]
fn a_starter_is_written_with_its_schemas() {
    let dir = tempdir().unwrap();
    let root = dir.path().join("新しい/サイト");
    let written = init(&root).unwrap();
    for path in ["site.yaml", "はじめに.md", ".gitignore", ".vscode/settings.json", ".enishi/schema/job.json"]
    {
        assert!(written.contains(&PathBuf::from(path)), "{path}");
        assert!(root.join(path).is_file(), "{path}");
    }
    assert!(written.is_sorted());
}

#[test]
fn its_files_are_text_for_every_system() {
    for (path, bytes) in starter() {
        assert_eq!(portable(&path), Ok(()), "{path}");
        let text = std::str::from_utf8(&bytes).expect("UTF-8");
        assert!(!text.contains('\r') && text.ends_with('\n'), "{path}");
        assert_eq!(
            text.starts_with('\u{feff}'),
            path.ends_with(".csv"),
            "{path}: Excel alone needs the mark"
        );
    }
}

/// What `init` wrote is known again wherever it stays: each text by its words, and each word is the starter's.
#[test]
fn the_words_of_the_starter_are_its_own() {
    let content = |path: &str| path == "site.yaml" || path.starts_with("content/");
    let files: Vec<_> = starter().into_iter().filter(|(path, _)| content(path)).collect();
    let texts: Vec<_> = files
        .iter()
        .filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
        .filter(|(path, _)| !path.ends_with(".svg"))
        .collect();
    for (path, text) in &texts {
        assert!(starter_words(text).next().is_some(), "{path} has none of them");
        assert!(is_as_in_the_starter(path, text.trim_start_matches('\u{feff}')), "{path}");
        assert!(!is_as_in_the_starter(path, &format!("{text}。")), "{path}");
    }
    let title = texts.iter().find(|(path, _)| *path == "site.yaml").expect("site.yaml").1;
    assert!(title.contains(&format!("\ntitle: {}\n", starter_title())), "{title}");
    let table = include_str!("../../content/tables/starter-words.yaml");
    for word in table.lines().filter_map(|line| line.strip_prefix("  - ")) {
        assert!(texts.iter().any(|(_, text)| text.contains(word)), "{word} is not in the starter");
    }
}

#[test]
fn its_files_name_schemas_that_are_there() {
    let files = starter();
    let schemas: Vec<&str> =
        files.iter().map(|(path, _)| path.as_str()).filter(|path| path.starts_with(SCHEMAS)).collect();
    assert_eq!(schemas.len(), 9);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".yaml")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let named =
            text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").expect(path);
        let up = "../".repeat(path.matches('/').count());
        let below = named.strip_prefix(&up).unwrap_or_else(|| panic!("{path}: {named}"));
        assert!(schemas.contains(&below), "{path}: {named}");
    }
    let settings = files.iter().find(|(path, _)| path == ".vscode/settings.json").unwrap();
    let settings: serde_json::Value = serde_json::from_slice(&settings.1).unwrap();
    let named: Vec<&String> = settings["yaml.schemas"].as_object().unwrap().keys().collect();
    assert_eq!(named.len(), 9);
    assert!(named.iter().all(|name| schemas.contains(&name.as_str())));
}

#[test]
fn nothing_is_overwritten() {
    let dir = tempdir().unwrap();
    fs::create_dir(dir.path().join(".git")).unwrap();
    fs::write(dir.path().join("site.yaml"), "title: mine\n").unwrap();
    fs::write(dir.path().join("static"), "a file").unwrap();
    let error = init(dir.path()).unwrap_err();
    let StarterError::Conflicts { conflicts, .. } = &error else { panic!("{error:?}") };
    assert_eq!(conflicts, &["site.yaml", "static"]);
    assert_eq!(fs::read_to_string(dir.path().join("site.yaml")).unwrap(), "title: mine\n");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3);
    let told = error.message(Language::Ja);
    assert!(
        told.contains("同じ名前のファイルがあります。何も書いていません。")
            && told.ends_with("\n  site.yaml\n  static"),
        "{told}"
    );
}

#[test]
fn a_folder_with_other_files_and_git_is_fine() {
    let dir = tempdir().unwrap();
    fs::create_dir(dir.path().join(".git")).unwrap();
    fs::write(dir.path().join("LICENSE"), "").unwrap();
    assert!(init(dir.path()).is_ok());
    let again = init(dir.path()).unwrap_err();
    assert!(matches!(again, StarterError::Conflicts { conflicts, .. } if conflicts.len() > 20));
}

#[test]
fn a_file_is_no_folder() {
    let dir = tempdir().unwrap();
    let path = dir.path().join("x");
    fs::write(&path, "").unwrap();
    assert!(matches!(init(&path), Err(StarterError::NotAFolder { .. })));
}

/// Nobody, not even the administrator, can make a file in `/proc`.
#[cfg(target_os = "linux")]
#[test]
fn what_was_written_is_taken_back_when_the_system_refuses() {
    let dir = tempdir().unwrap();
    std::os::unix::fs::symlink("/proc", dir.path().join("static")).unwrap();
    let error = init(dir.path()).unwrap_err();
    assert!(
        matches!(&error, StarterError::Io { path, .. } if path.ends_with("static/pictures")),
        "{error:?}"
    );
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_record_of_each_kind_has_the_day_in_it() {
    let dir = portal();
    for kind in Kind::ALL {
        let path = new_record(dir.path(), kind, "aozora-1", date(2026, 5, 1)).unwrap();
        assert_eq!(path, PathBuf::from(format!("content/{}/aozora-1.md", kind.folder())));
        let text = fs::read_to_string(dir.path().join(path)).unwrap();
        assert!(!text.contains(TODAY) && text.contains("【ここに") && !text.contains('\r'));
        assert_eq!(kind == Kind::Job, text.contains("posted: 2026-05-01\n"));
    }
}

#[test]
fn a_taken_id_is_refused_wherever_it_is() {
    let dir = portal();
    let jobs = dir.path().join("content/jobs/old");
    fs::create_dir_all(&jobs).unwrap();
    fs::write(jobs.join("a.yaml"), "title: [\n").unwrap();
    fs::write(jobs.join("名前.md"), "---\nid: b\ntitle: x\n---\n").unwrap();
    fs::write(jobs.join("table.csv"), "id,title\nc,x\n").unwrap();
    for (id, file) in [("a", "a.yaml"), ("b", "名前.md"), ("c", "table.csv")] {
        let error = new_record(dir.path(), Kind::Job, id, date(2026, 5, 1)).unwrap_err();
        assert_eq!(
            error.message(Language::Ja),
            format!(
                "「{id}」というIDは、もう使われています（content/jobs/old/{file}）。ほかのIDにしてください。"
            )
        );
    }
    assert!(new_record(dir.path(), Kind::Event, "a", date(2026, 5, 1)).is_ok());
    assert!(new_record(dir.path(), Kind::Job, "table", date(2026, 5, 1)).is_ok());
}

#[test]
fn ids_that_cannot_be_are_refused_with_a_suggestion() {
    let dir = portal();
    for (id, suggestion) in
        [("Cafe Staff", "cafe-staff"), ("りんご", "my-page"), ("../x", "x"), ("", "my-page")]
    {
        let error = new_record(dir.path(), Kind::Job, id, date(2026, 5, 1)).unwrap_err();
        assert!(
            matches!(&error, StarterError::BadId { suggestion: s, .. } if s == suggestion),
            "{id}: {error:?}"
        );
    }
    let error = new_record(dir.path(), Kind::Job, "con", date(2026, 5, 1)).unwrap_err();
    assert!(matches!(error, StarterError::ReservedId { .. }));
    assert!(!dir.path().join("content").exists());
}

#[test]
fn a_folder_without_settings_is_no_portal() {
    let dir = tempdir().unwrap();
    let error = new_record(dir.path(), Kind::Job, "a", date(2026, 5, 1)).unwrap_err();
    assert!(error.message(Language::En).contains("has no site.yaml"), "{error}");
}
