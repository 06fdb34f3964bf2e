//! What a build writes and says.

use std::borrow::Cow;
use std::fs::{self, FileTimes};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::super::publish;
use super::{TWO, assert_tidy, build, build_by_renaming, paths, site, temporary_output, tree};
use crate::platform::OutputPath;

#[test]
fn a_first_build_makes_the_folder_and_those_above_it() {
    let (folder, _) = temporary_output();
    let out = folder.path().join("sites/town/public");
    let report = build(&out, TWO).unwrap();
    assert_eq!(site(&out), ["index.html=ようこそ", "jobs/=", "jobs/cafe.html=喫茶店の手伝い"]);
    assert!(report.first_build);
    assert_eq!(report.new, ["index.html", "jobs/cafe.html"]);
    assert_eq!((report.gone.len(), report.changed, report.unchanged), (0, 0, 0));
    assert_eq!(report.bytes, 12 + 21);
    assert_eq!(report.out, fs::canonicalize(&out).unwrap());
    assert_tidy(out.parent().unwrap());
}

#[test]
fn the_manifest_says_what_is_ours() {
    let (_folder, out) = temporary_output();
    build(&out, &[("index.html", "a")]).unwrap();
    let text = fs::read_to_string(out.join(".enishi-output.json")).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        text,
        format!(
            "{{\n  \"format\": 1,\n  \"program\": \"enishi {version}\",\n  \"files\": {{\n    \"index.html\": \"17762fddd969a453925d65717ac3eea2\"\n  }}\n}}\n"
        )
    );
}

#[test]
fn the_same_site_gives_the_same_bytes_and_keeps_its_times() {
    for build in [build, build_by_renaming] {
        let (folder, out) = temporary_output();
        build(&out, TWO).unwrap();
        let before = tree(&out);
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        fs::File::options()
            .write(true)
            .open(out.join("index.html"))
            .unwrap()
            .set_times(FileTimes::new().set_modified(long_ago))
            .unwrap();
        let report = build(&out, TWO).unwrap();
        assert_eq!(tree(&out), before);
        assert!(!report.first_build);
        assert_eq!((report.new.len(), report.gone.len()), (0, 0));
        assert_eq!((report.changed, report.unchanged), (0, 2));
        let time = fs::metadata(out.join("index.html")).unwrap().modified().unwrap();
        assert_eq!(time, long_ago);
        assert_tidy(folder.path());
    }
}

#[test]
fn a_later_build_says_what_is_new_and_what_is_gone() {
    for build in [build, build_by_renaming] {
        let (_folder, out) = temporary_output();
        build(&out, &[("a.html", "1"), ("b/c.html", "2"), ("d.html", "3")]).unwrap();
        let report = build(&out, &[("a.html", "1"), ("d.html", "4"), ("e/f.html", "5")]).unwrap();
        assert_eq!(site(&out), ["a.html=1", "d.html=4", "e/=", "e/f.html=5"]);
        assert_eq!(report.new, ["e/f.html"]);
        assert_eq!(report.gone, ["b/c.html"]);
        assert_eq!((report.changed, report.unchanged), (1, 1));
        assert_eq!(report.bytes, 3);
    }
}

#[test]
fn a_page_that_somebody_edited_by_hand_is_mended_and_named() {
    let (_folder, out) = temporary_output();
    build(&out, &[("a.html", "1"), ("b.html", "2"), ("c.html", "3"), ("d.html", "4")]).unwrap();
    fs::write(out.join("a.html"), "hand").unwrap();
    fs::write(out.join("b.html"), "9").unwrap();
    fs::write(out.join("d.html"), "hand").unwrap();
    fs::remove_file(out.join("c.html")).unwrap();
    let report = build(&out, &[("a.html", "1"), ("b.html", "2"), ("c.html", "3")]).unwrap();
    assert_eq!(site(&out), ["a.html=1", "b.html=2", "c.html=3"]);
    assert_eq!(report.edited_by_hand, ["a.html", "b.html", "d.html"]);
    assert_eq!(report.gone, ["d.html"]);
}

#[test]
fn a_page_that_changes_is_not_taken_for_edited() {
    let (_folder, out) = temporary_output();
    build(&out, &[("a.html", "1")]).unwrap();
    let report = build(&out, &[("a.html", "2")]).unwrap();
    assert_eq!(report.edited_by_hand, Vec::<String>::new());
    assert_eq!(report.changed, 1);
}

#[test]
fn writing_a_changed_page_leaves_the_former_bytes_to_whoever_reads_them() {
    use std::io::Read;
    let (_folder, out) = temporary_output();
    build(&out, &[("a.html", "old")]).unwrap();
    let mut reader = fs::File::open(out.join("a.html")).unwrap();
    build(&out, &[("a.html", "new")]).unwrap();
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    assert_eq!(text, "old");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_and_its_target_is_published_to() {
    let (folder, _) = temporary_output();
    let target = folder.path().join("www/site");
    fs::create_dir_all(&target).unwrap();
    let link = folder.path().join("public");
    std::os::unix::fs::symlink("www/site", &link).unwrap();
    for round in 0..2 {
        let report = build(&link, TWO).unwrap();
        assert_eq!(report.first_build, round == 0);
        assert_eq!(report.out, fs::canonicalize(&target).unwrap());
    }
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(site(&target).len(), 3);
    assert_tidy(&folder.path().join("www"));
}

#[test]
fn ten_thousand_pages_in_many_folders() {
    let (folder, out) = temporary_output();
    let mut paths: Vec<_> =
        (0..10_000).map(|n| OutputPath::from(format!("k{}/page-{n}.html", n % 7))).collect();
    paths.sort();
    let render = |path: &OutputPath| Ok(Cow::Owned(format!("page {path}").into_bytes()));
    assert_eq!(publish(&out, &paths, render).unwrap().new.len(), 10_000);
    assert_eq!(publish(&out, &paths, render).unwrap().unchanged, 10_000);
    let found = walkdir::WalkDir::new(&out).into_iter().filter(|e| e.as_ref().unwrap().file_type().is_file());
    assert_eq!(found.count(), 10_001);
    assert_tidy(folder.path());
}

#[test]
fn a_large_file_is_copied_and_known_again_like_any_other() {
    let (folder, out) = temporary_output();
    let film = folder.path().join("film.mp4");
    let paths = paths(&[("film.mp4", ""), ("index.html", "1")]);
    let build = || {
        let film = |path: &OutputPath| (path == "film.mp4").then(|| Arc::from(film.as_path()));
        super::super::publish_with_files(&out, &paths, film, |_| Ok(Cow::Borrowed(b"1"))).unwrap()
    };
    fs::write(&film, vec![7_u8; 3_000_000]).unwrap();
    let report = build();
    assert_eq!((report.new.len(), report.bytes), (2, 3_000_001));
    assert!(fs::read(out.join("film.mp4")).unwrap() == vec![7_u8; 3_000_000]);
    assert_eq!(build().unchanged, 2);
    fs::write(&film, vec![8_u8; 3_000_000]).unwrap();
    let report = build();
    assert_eq!((report.changed, report.unchanged), (1, 1));
    fs::write(out.join("film.mp4"), vec![9_u8; 3_000_000]).unwrap();
    assert_eq!(build().edited_by_hand, ["film.mp4"]);
    assert!(fs::read(out.join("film.mp4")).unwrap() == vec![8_u8; 3_000_000]);
}
