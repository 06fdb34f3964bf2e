//! Builds that are killed at whatever moment it happens to be: the site is never half of one.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::super::manifest::Manifest;
use super::super::publish_by;
use super::{Content, SwapBy, assert_tidy, temporary_output};
use crate::platform::OutputPath;

const OUT: &str = "ENISHI_TEST_OUT";
const TEXT: &str = "ENISHI_TEST_TEXT";
const RENAMING: &str = "ENISHI_TEST_RENAMING";
const PAGES: usize = 300;

#[test]
#[ignore = "runs as the child of another test"]
fn child_that_builds() {
    let out = std::env::var_os(OUT).expect("the parent says where");
    let text = std::env::var_os(TEXT).expect("the parent says what");
    let renaming = std::env::var_os(RENAMING).is_some();
    build(Path::new(&out), &text.to_string_lossy(), renaming);
}

fn build(out: &Path, text: &str, renaming: bool) {
    let how = if renaming { SwapBy::Renaming } else { SwapBy::Best };
    let path = |n| OutputPath::from(format!("k{}/page-{n}.html", n % 3));
    let paths: Vec<_> = (0..PAGES).map(path).collect();
    publish_by(how, out, &paths, |_| Ok(Content::Bytes(Cow::Borrowed(text.as_bytes())))).unwrap();
}

/// The text of all pages, which is one; panics when anything is missing or too much.
fn the_one_text(out: &Path) -> String {
    let manifest = Manifest::read(out).unwrap().expect("there is a manifest");
    let pages: BTreeSet<&String> = manifest.files.keys().collect();
    assert_eq!(pages.len(), PAGES);
    let mut found = 0;
    let mut texts = BTreeSet::new();
    for entry in walkdir::WalkDir::new(out) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(out).unwrap().to_str().unwrap().replace('\\', "/");
        if entry.file_type().is_file() && path.contains("page-") {
            assert!(pages.contains(&path), "{path}");
            texts.insert(fs::read_to_string(entry.path()).unwrap());
            found += 1;
        }
    }
    assert_eq!((found, texts.len()), (PAGES, 1));
    assert_eq!(fs::read_to_string(out.join("k1/CNAME")).unwrap(), "alumni.example");
    texts.pop_first().unwrap_or_default()
}

#[test]
fn killed_at_any_moment_the_site_is_whole() {
    let (folder, out) = temporary_output();
    build(&out, "text 0", false);
    fs::write(out.join("k1/CNAME"), "alumni.example").unwrap();
    for round in 0..40 {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["--exact", "--ignored", "publish::tests::any_moment::child_that_builds"])
            .env(OUT, &out)
            .env(TEXT, format!("text {}", round % 3))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if round % 2 == 1 {
            command.env(RENAMING, "1");
        }
        let mut child = command.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(5 + round * 2));
        child.kill().unwrap();
        child.wait().unwrap();
        // Between two renames there is no site for a moment; the next build puts it back.
        if out.exists() {
            the_one_text(&out);
        } else {
            assert!(round % 2 == 1, "a swap in one step leaves no gap");
        }
    }
    build(&out, "text 9", false);
    assert_eq!(the_one_text(&out), "text 9");
    assert_tidy(folder.path());
}
