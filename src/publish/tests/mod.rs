//! Tests of publishing, each in its own temporary folder.

mod any_moment;
mod killed;
mod messages;
mod portable;
mod refused;
mod report;
mod unmanaged;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::staging::SwapBy;
use super::{Content, PublishError, Report, publish, publish_by};
use crate::platform::OutputPath;

/// A site as a table: path and text.
type Pages<'a> = &'a [(&'a str, &'a str)];

fn build(out: &Path, pages: Pages<'_>) -> Result<Report, PublishError> {
    let paths = paths(pages);
    publish(out, &paths, |path| Ok(Cow::Borrowed(text(pages, path))))
}

fn build_by_renaming(out: &Path, pages: Pages<'_>) -> Result<Report, PublishError> {
    let paths = paths(pages);
    publish_by(SwapBy::Renaming, out, &paths, |path| Ok(Content::Bytes(Cow::Borrowed(text(pages, path)))))
}

fn text<'a>(pages: Pages<'a>, path: &OutputPath) -> &'a [u8] {
    pages.iter().find(|page| path == page.0).expect("only paths of the site are asked for").1.as_bytes()
}

fn paths(pages: Pages<'_>) -> Vec<OutputPath> {
    let paths: Vec<_> = pages.iter().map(|page| OutputPath::new(page.0)).collect();
    assert!(paths.is_sorted(), "the paths of a test are sorted");
    paths
}

/// Everything under a folder: path → text, folders with an ending `/`, links with their target.
fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        let kind = entry.file_type();
        if kind.is_dir() {
            found.insert(format!("{path}/"), String::new());
        } else if kind.is_symlink() {
            let target = fs::read_link(entry.path()).unwrap();
            found.insert(path, format!("-> {}", target.display()));
        } else {
            let bytes = fs::read(entry.path()).unwrap();
            found.insert(path, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    found
}

/// The site without its manifest, as `path=text` lines.
fn site(root: &Path) -> Vec<String> {
    tree(root)
        .into_iter()
        .filter(|(path, _)| path != super::MANIFEST)
        .map(|(path, text)| format!("{path}={text}"))
        .collect()
}

/// A temporary folder with an output folder in it that does not exist yet.
fn temporary_output() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    (folder, out)
}

/// Nothing of a build is left beside the output.
fn assert_tidy(folder: &Path) {
    let names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned())
        .filter(|name| name.contains("enishi") && !(cfg!(windows) && name.ends_with("-lock")))
        .collect();
    assert_eq!(names, Vec::<String>::new());
}

const TWO: Pages<'static> = &[("index.html", "ようこそ"), ("jobs/cafe.html", "喫茶店の手伝い")];
