//! What only Windows does: it keeps files that a program has open, takes names for devices, writes paths its own way.

use std::fs::{self, File};
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::process::Command;

use super::portal::Portal;

/// As Excel opens a workbook: others may read it, and not write.
const SHARE_READ: u32 = 1;

fn page(title: &str) -> String {
    format!("---\ntitle: {title}\n---\n本文です。\n")
}

/// A path that Windows takes as it stands, whatever its length and names.
fn verbatim(portal: &Portal, path: &str) -> PathBuf {
    let root = fs::canonicalize(portal.path("content")).expect("a folder");
    root.parent().expect("the portal").join(path.replace('/', r"\"))
}

#[test]
fn a_file_that_another_program_has_open_is_told_with_what_to_do() {
    let portal = Portal::new("", &[("content/groups/kai.csv", "題名,種別\n丘の会,同郷会\n")]);
    portal.write("content/pages/a.md", "---\ntitle: 港\n---\n開催日は２０２６年です。**港 **まで。\n");
    let open = |path: &str, share: u32| {
        File::options().read(true).write(true).share_mode(share).open(portal.path(path)).expect("a file")
    };
    let held = open("content/groups/kai.csv", 0);
    let ran = portal.run(&["check", "--format", "short"]);
    let told = "content/groups/kai.csv: error[EN010]: このファイルは、ほかのソフトが開いています。";
    assert!(ran.code == Some(1) && ran.out.contains(told), "{}{}", ran.out, ran.err);
    let ran = portal.run(&["check"]);
    assert!(
        ran.out.contains("Excel などで開いていたら、保存して閉じてから、もう一度お試しください。"),
        "{}",
        ran.out
    );
    drop(held);

    let before = fs::read(portal.path("content/pages/a.md")).expect("a file");
    let held = open("content/pages/a.md", SHARE_READ);
    let ran = portal.call(&["check", "--fix", "--apply"]);
    let told = "Excelなどで開いていたら、保存して閉じてから、もう一度お試しください";
    assert!(ran.code == Some(2) && ran.err.contains(told), "{:?} {}{}", ran.code, ran.out, ran.err);
    assert!(ran.err.contains(r"content\pages\a.md"), "{}", ran.err);
    drop(held);
    assert_eq!(fs::read(portal.path("content/pages/a.md")).expect("a file"), before);
}

#[test]
fn a_name_of_a_device_is_told_and_not_opened() {
    let portal = Portal::new("", &[("content/pages/a.md", &page("港"))]);
    fs::write(verbatim(&portal, "content/pages/con.yaml"), "title: 連絡先\n").expect("a file");
    fs::create_dir(verbatim(&portal, "content/pages/aux")).expect("a folder");
    fs::write(verbatim(&portal, "content/pages/aux/b.md"), page("丘")).expect("a file");
    let ran = portal.run(&["check", "--format", "short"]);
    for place in ["content/pages/con.yaml", "content/pages/aux"] {
        let told = "error[EN010]: この名前は、Windows では読み込めません。con・aux・nul・com1 などは、Windows が機器のために使う名前です。";
        assert!(
            ran.out.lines().any(|line| line.starts_with(place) && line.ends_with(told)),
            "{place}: {}",
            ran.out
        );
    }
    assert_eq!(ran.code, Some(1), "{}", ran.out);
}

#[test]
fn paths_are_those_that_people_know() {
    let portal = Portal::new("", &[("content/pages/a.md", &page("港"))]);
    let ran = portal.run(&["build"]);
    let last = ran.out.lines().last().expect("a line");
    assert!(last.starts_with("開く: C:\\") && last.ends_with("\\public\\index.html"), "{last}");
    for out in [r"CONTENT\public", "Static/x", r".\themes\..\THEMES"] {
        let ran = portal.run(&["build", "-o", out]);
        assert!(ran.code == Some(2) && ran.err.contains("EN052"), "{out}: {}", ran.err);
        assert!(ran.err.contains(&out.replace('/', r"\")), "{out}: {}", ran.err);
    }
    // As PowerShell completes the name of a folder with a space.
    let folder = portal.path("わたしの 町");
    assert_eq!(portal.call(&["init", "わたしの 町"]).code, Some(0));
    let output = Command::new(env!("CARGO_BIN_EXE_enishi"))
        .current_dir(folder.parent().expect("the portal"))
        .args(["check", "わたしの 町\"", "--lang", "ja"])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
