//! Builds that are killed, or run out of disk: the child is this very test program, run again.

use std::borrow::Cow;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::super::publish;
use super::{TWO, assert_tidy, build, build_by_renaming, site, temporary_output, tree};
use crate::platform::OutputPath;

/// Names the folder where the child builds.
const OUT: &str = "ENISHI_TEST_OUT";

/// Two pages, then a long wait, during which the parent kills this process.
#[test]
#[ignore = "runs as the child of another test"]
fn child_that_waits_forever() {
    let out = std::env::var_os(OUT).expect("the parent says where");
    let paths: Vec<_> = (0..100).map(|n| OutputPath::from(format!("page-{n:02}.html"))).collect();
    let result = publish(Path::new(&out), &paths, |path| {
        if path == "page-40.html" {
            println!("halfway");
            std::thread::sleep(std::time::Duration::from_mins(10));
        }
        Ok(Cow::Borrowed(&b"half"[..]))
    });
    panic!("nobody killed this build: {result:?}");
}

/// Pages of 64 KB each, more than the parent allows a file to have.
#[cfg(unix)]
#[test]
#[ignore = "runs as the child of another test"]
fn child_that_runs_out_of_room() {
    let out = std::env::var_os(OUT).expect("the parent says where");
    let paths: Vec<_> = (0..20).map(|n| OutputPath::from(format!("page-{n:02}.html"))).collect();
    let error = publish(Path::new(&out), &paths, |_| Ok(Cow::Owned(vec![b'x'; 65_536])))
        .expect_err("there is no room");
    println!("\nmessage: {}", error.message(crate::locale::Language::Ja));
}

fn child(name: &str, out: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "--ignored", "--nocapture"])
        .arg(format!("publish::tests::killed::{name}"))
        .env(OUT, out)
        .stdout(Stdio::piped());
    command
}

/// Starts the child, waits until it is in the midst of its work, and kills it.
fn kill_halfway(out: &Path) {
    let mut child = child("child_that_waits_forever", out).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let halfway = lines.map_while(Result::ok).any(|line| line.contains("halfway"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(halfway, "the child came to its fortieth page");
}

#[test]
fn a_killed_build_leaves_the_old_site_whole_and_the_next_one_clears_up() {
    let (folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    fs::write(out.join("CNAME"), "alumni.example").unwrap();
    let before = tree(&out);
    kill_halfway(&out);
    assert_eq!(tree(&out), before);
    assert!(folder.path().join(".public.enishi-staging").exists(), "it was in the midst of it");
    let report = build(&out, TWO).unwrap();
    assert_eq!((report.unchanged, report.unmanaged), (2, 1));
    assert_eq!(tree(&out), before);
    assert_tidy(folder.path());
}

#[test]
fn a_killed_first_build_leaves_nothing_that_hinders_the_next() {
    let (folder, out) = temporary_output();
    kill_halfway(&out);
    assert!(!out.exists());
    assert!(build(&out, TWO).unwrap().first_build);
    assert_tidy(folder.path());
}

#[cfg(unix)]
#[test]
fn a_disk_without_room_leaves_the_old_site_whole() {
    let (folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    let before = tree(&out);
    // A limit on the size of files stands for the full disk, because it works for every user: a
    // part of the page is written, the rest is refused.
    let program = child("child_that_runs_out_of_room", &out);
    let output = Command::new("sh")
        .args(["-c", r#"trap "" XFSZ; ulimit -f 32; exec "$@""#, "sh"])
        .arg(program.get_program())
        .args(program.get_args())
        .env(OUT, &out)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let message = text.lines().find_map(|line| line.strip_prefix("message: "));
    let message = message.unwrap_or_else(|| panic!("no message: {output:?}"));
    let staging = fs::canonicalize(folder.path()).unwrap().join(".public.enishi-staging/site");
    assert!(
        message.starts_with(&format!("{}/page-", staging.display()))
            && message.contains(".html に書き込めません（File too large")
            && message.ends_with("前回の出力はそのままです。"),
        "{message}"
    );
    assert_eq!(tree(&out), before);
    assert_tidy(folder.path());
}

/// Makes what a build leaves that was killed between two steps.
fn leftovers(folder: &Path, swapping: bool) -> std::path::PathBuf {
    let staging = folder.join(".public.enishi-staging");
    fs::create_dir(&staging).unwrap();
    fs::write(staging.join("this-is-enishis"), "").unwrap();
    if swapping {
        fs::write(staging.join("swapping"), "").unwrap();
    }
    staging
}

#[test]
fn killed_between_the_two_renames_the_old_site_comes_back() {
    let (folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    fs::write(out.join("CNAME"), "alumni.example").unwrap();
    let staging = leftovers(folder.path(), true);
    build(&folder.path().join("other"), &[("index.html", "half")]).unwrap();
    fs::rename(&out, staging.join("old")).unwrap();
    fs::rename(folder.path().join("other"), staging.join("site")).unwrap();

    // A build that fails shows what was restored.
    let failing = |_: &OutputPath| Err(anyhow::anyhow!("no"));
    publish(&out, &[OutputPath::new("index.html")], failing).unwrap_err();
    assert_eq!(
        site(&out),
        ["CNAME=alumni.example", "index.html=ようこそ", "jobs/=", "jobs/cafe.html=喫茶店の手伝い"]
    );
    assert_tidy(folder.path());
}

#[test]
fn killed_after_the_swap_what_came_meanwhile_is_brought_over() {
    for kept_in in ["site", "old"] {
        let (folder, out) = temporary_output();
        build(&out, &[("gone.html", "withdrawn"), ("index.html", "1")]).unwrap();
        fs::write(out.join("late.txt"), "late").unwrap();
        let staging = leftovers(folder.path(), true);
        fs::rename(&out, staging.join(kept_in)).unwrap();
        build_elsewhere_and_move(folder.path(), &out);
        let report = build(&out, &[("index.html", "3")]).unwrap();
        assert_eq!(site(&out), ["index.html=3", "late.txt=late"], "{kept_in}");
        assert_eq!(report.unmanaged, 1);
        assert_tidy(folder.path());
    }
}

fn build_elsewhere_and_move(folder: &Path, out: &Path) {
    let elsewhere = folder.join("elsewhere");
    build(&elsewhere, &[("index.html", "2")]).unwrap();
    fs::rename(elsewhere, out).unwrap();
}

#[test]
fn killed_while_clearing_up_withdrawn_pages_do_not_come_back() {
    let (folder, out) = temporary_output();
    build(&out, &[("index.html", "2")]).unwrap();
    // The flag is gone, and so is the manifest; a page is still there.
    let staging = leftovers(folder.path(), false);
    fs::create_dir(staging.join("site")).unwrap();
    fs::write(staging.join("site/withdrawn.html"), "x").unwrap();
    build(&out, &[("index.html", "3")]).unwrap();
    assert_eq!(site(&out), ["index.html=3"]);
    assert_tidy(folder.path());
}

#[test]
fn killed_while_the_old_site_is_removed_only_the_marker_may_be_left() {
    let (folder, out) = temporary_output();
    leftovers(folder.path(), false);
    build(&out, TWO).unwrap();
    assert_tidy(folder.path());
}

#[test]
fn killed_before_the_marker_was_written() {
    let (folder, out) = temporary_output();
    fs::create_dir(folder.path().join(".public.enishi-staging")).unwrap();
    build_by_renaming(&out, TWO).unwrap();
    assert_eq!(site(&out).len(), 3);
    assert_tidy(folder.path());
}

#[test]
fn a_lock_file_that_a_killed_build_left_hinders_nobody() {
    let (folder, out) = temporary_output();
    fs::write(folder.path().join(".public.enishi-lock"), "").unwrap();
    build(&out, TWO).unwrap();
    assert_tidy(folder.path());
}
