//! Files that the program did not write.

use std::borrow::Cow;
use std::fs;
use std::time::{Duration, SystemTime};

use super::super::{PublishError, publish};
use super::{TWO, assert_tidy, build, build_by_renaming, paths, site, temporary_output, text};
use crate::platform::shown;

#[test]
fn unmanaged_files_and_folders_are_taken_along() {
    for build in [build, build_by_renaming] {
        let (folder, out) = temporary_output();
        build(&out, TWO).unwrap();
        fs::write(out.join("CNAME"), "alumni.example").unwrap();
        fs::write(out.join("jobs/leaflet.pdf"), "pdf").unwrap();
        fs::create_dir_all(out.join("old/deep/empty")).unwrap();
        fs::write(out.join("old/deep/note.txt"), "note").unwrap();
        // The site's own folder jobs/ is gone, the leaflet in it stays.
        let report = build(&out, &[("index.html", "ようこそ")]).unwrap();
        assert_eq!(
            site(&out),
            [
                "CNAME=alumni.example",
                "index.html=ようこそ",
                "jobs/=",
                "jobs/leaflet.pdf=pdf",
                "old/=",
                "old/deep/=",
                "old/deep/empty/=",
                "old/deep/note.txt=note",
            ]
        );
        assert_eq!(report.unmanaged, 3);
        assert_eq!(report.gone, ["jobs/cafe.html"]);
        assert_tidy(folder.path());
    }
}

#[test]
fn a_folder_that_only_our_pages_had_goes_with_them() {
    let (_folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    build(&out, &[("index.html", "x")]).unwrap();
    assert_eq!(site(&out), ["index.html=x"]);
}

#[cfg(unix)]
#[test]
fn links_permissions_and_times_stay() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let (_folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    let secret = out.join("secret");
    fs::create_dir(&secret).unwrap();
    fs::write(secret.join("key"), "k").unwrap();
    std::os::unix::fs::symlink("nowhere", out.join("link")).unwrap();
    std::os::unix::fs::symlink(".", out.join("loop")).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::open(secret.join("key")).unwrap().set_modified(long_ago).unwrap();
    fs::File::open(&secret).unwrap().set_modified(long_ago).unwrap();
    fs::set_permissions(secret.join("key"), fs::Permissions::from_mode(0o400)).unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o500)).unwrap();
    fs::set_permissions(out.join("jobs"), fs::Permissions::from_mode(0o750)).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2775)).unwrap();
    let inode = fs::metadata(secret.join("key")).unwrap().ino();

    let report = build(&out, TWO).unwrap();
    assert_eq!(report.unmanaged, 3);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().mode() & 0o7777;
    assert_eq!(mode(&secret.join("key")), 0o400);
    assert_eq!(mode(&secret), 0o500);
    assert_eq!(mode(&out.join("jobs")), 0o750);
    assert_eq!(mode(&out), 0o2775);
    assert_eq!(fs::metadata(secret.join("key")).unwrap().ino(), inode);
    assert_eq!(fs::metadata(secret.join("key")).unwrap().modified().unwrap(), long_ago);
    assert_eq!(fs::metadata(&secret).unwrap().modified().unwrap(), long_ago);
    assert_eq!(fs::read_link(out.join("link")).unwrap().to_str(), Some("nowhere"));
    assert_eq!(fs::read_link(out.join("loop")).unwrap().to_str(), Some("."));
    // So that the temporary folder can be removed by whoever runs the tests.
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn an_unmanaged_file_where_the_site_needs_to_write_stops_the_build() {
    let cases: [(&str, &str); 3] =
        [("about.html", "about.html"), ("pages", "pages/x.html"), ("pages/x.html/y", "pages/x.html")];
    for (theirs, ours) in cases {
        let (folder, out) = temporary_output();
        build(&out, &[("index.html", "1")]).unwrap();
        let file = out.join(theirs);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "theirs").unwrap();
        let mut pages = [("index.html", "2"), (ours, "ours")];
        pages.sort_unstable();
        let error = build(&out, &pages).unwrap_err();
        assert!(matches!(error, PublishError::Unmanaged { .. }), "{theirs}: {error}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "theirs");
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "1");
        assert_tidy(folder.path());
    }
}

#[test]
fn the_message_about_an_unmanaged_file_says_what_to_do() {
    let (_folder, out) = temporary_output();
    build(&out, &[("index.html", "1")]).unwrap();
    fs::write(out.join("about.html"), "theirs").unwrap();
    let error = build(&out, &[("about.html", "ours"), ("index.html", "2")]).unwrap_err();
    let path = fs::canonicalize(&out).unwrap().join("about.html");
    assert_eq!(
        error.message(crate::locale::Language::Ja),
        format!(
            "{} は、サイトの出力と同じ場所にありますが、このプログラムが書いたものではありません。消してしまわないよう、出力をやめました。別の場所へ移すか、名前を変えてください。",
            shown(&path)
        )
    );
}

#[test]
fn an_unmanaged_file_with_the_very_bytes_of_a_managed_one_becomes_managed() {
    let (_folder, out) = temporary_output();
    build(&out, &[("index.html", "1")]).unwrap();
    fs::write(out.join("robots.txt"), "same").unwrap();
    let report = build(&out, &[("index.html", "1"), ("robots.txt", "same")]).unwrap();
    assert_eq!(report.new, ["robots.txt"]);
    let report = build(&out, &[("index.html", "1")]).unwrap();
    assert_eq!(report.gone, ["robots.txt"]);
    assert_eq!(site(&out), ["index.html=1"]);
}

#[test]
fn what_comes_or_changes_during_the_build_is_not_lost() {
    for how in [super::SwapBy::Best, super::SwapBy::Renaming] {
        let (folder, out) = temporary_output();
        build(&out, TWO).unwrap();
        fs::write(out.join("counter"), "1").unwrap();
        super::publish_by(how, &out, &paths(TWO), |path| {
            if path == "index.html" {
                fs::write(out.join("upload.txt"), "new").unwrap();
                // Saved as editors do: another file takes the name.
                fs::write(out.join("counter.tmp"), "2").unwrap();
                fs::rename(out.join("counter.tmp"), out.join("counter")).unwrap();
            }
            Ok(super::Content::Bytes(Cow::Borrowed(text(TWO, path))))
        })
        .unwrap();
        assert_eq!(fs::read_to_string(out.join("upload.txt")).unwrap(), "new");
        assert_eq!(fs::read_to_string(out.join("counter")).unwrap(), "2");
        assert_tidy(folder.path());
    }
}

#[test]
fn what_comes_between_the_last_look_and_the_swap_is_brought_over() {
    use super::super::manifest::Manifest;
    use super::super::unmanaged::{ConflictPolicy, ManagedPaths, carry, preserve_unmanaged};
    let (folder, out) = temporary_output();
    build(&out, &[("index.html", "1")]).unwrap();
    fs::write(out.join("kept"), "a").unwrap();
    fs::write(out.join("changed"), "a").unwrap();
    let new = folder.path().join("new");
    build(&new, &[("index.html", "2"), ("map.html", "ours")]).unwrap();
    let manifest = Manifest::read(&out).unwrap();
    let managed = ManagedPaths::new(manifest.as_ref());
    assert_eq!(carry(&out, &new, &managed).unwrap(), 2);

    fs::write(out.join("swp"), "b").unwrap();
    fs::rename(out.join("swp"), out.join("changed")).unwrap();
    fs::write(out.join("late"), "late").unwrap();
    fs::create_dir(out.join("folder")).unwrap();
    fs::write(out.join("folder/late"), "late").unwrap();
    fs::write(out.join("map.html"), "theirs").unwrap();
    preserve_unmanaged(&out, &new, &managed, ConflictPolicy::KeepOld).unwrap();
    assert_eq!(
        site(&new),
        [
            "changed=b",
            "folder/=",
            "folder/late=late",
            "index.html=2",
            "kept=a",
            "late=late",
            "map.html=ours",
            "map.html.kept-1=theirs",
        ]
    );
}

#[test]
fn litter_of_file_managers_does_not_make_a_folder_somebody_elses() {
    let (_folder, out) = temporary_output();
    fs::create_dir(&out).unwrap();
    fs::write(out.join(".gitkeep"), "").unwrap();
    fs::write(out.join(".DS_Store"), "x").unwrap();
    let report = build(&out, &[("index.html", "1")]).unwrap();
    assert!(report.first_build);
    assert_eq!(site(&out), [".DS_Store=x", ".gitkeep=", "index.html=1"]);
    publish(&out, &[], |_| Ok(Cow::Borrowed(&[][..]))).unwrap();
    assert_eq!(site(&out), [".DS_Store=x", ".gitkeep="]);
}
