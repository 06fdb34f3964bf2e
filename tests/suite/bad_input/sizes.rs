//! Files that are too large.

use std::fs::File;

use super::harness::Portal;

const MB: u64 = 1024 * 1024;

/// A portal with a file of a size that takes no room on the disk.
fn with_huge(path: &str, size: u64) -> Portal {
    let portal = Portal::new().with(path, "");
    File::options().write(true).open(portal.path(path)).expect("a file").set_len(size).expect("a length");
    portal
}

#[test]
fn a_file_of_100_mb() {
    for path in ["content/pages/huge.md", "content/pages/huge.yaml", "content/jobs/huge.csv", "site.yaml"] {
        let message = "error[EN002]: このファイルは 100 MB あります。読み取れるのは 8 MB までです。";
        with_huge(path, 100 * MB).is_refused(&[&format!("{path}: {message}")]);
    }
}

#[test]
fn a_picture_of_1_gb() {
    let message =
        "static/huge.png: error[EN002]: このファイルは 1024 MB あります。読み取れるのは 64 MB までです。";
    let page = "title: 山\nimage: {src: /huge.png, alt: 大きな山}";
    with_huge("static/huge.png", 1024 * MB).with_page("mountain", page).is_refused(&[message]);
}
