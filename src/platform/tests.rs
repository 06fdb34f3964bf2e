//! Tries of what can be tried on the system that runs them; the rest as functions of values.

use crate::locale::Language;
use std::cell::Cell;
use std::fs;
use std::io;

use super::desktop::{colour, language, without_stray_quotation_mark};
use super::files::*;
use super::watch::*;

fn variables<'a>(table: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
    move |name| table.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
}

#[test]
fn the_language_comes_from_the_environment() {
    let cases: [(&[(&str, &str)], Language); 12] = [
        (&[], Language::Ja),
        (&[("LANG", "ja_JP.UTF-8")], Language::Ja),
        (&[("LANG", "en_US.UTF-8")], Language::En),
        (&[("LANG", "en")], Language::En),
        (&[("LANG", "de_DE@euro")], Language::En),
        (&[("LANG", "C")], Language::Ja),
        (&[("LANG", "C.UTF-8")], Language::Ja),
        (&[("LANG", "POSIX")], Language::Ja),
        (&[("LANG", "en_US"), ("LC_MESSAGES", "ja_JP")], Language::Ja),
        (&[("LANG", "ja_JP"), ("LC_MESSAGES", "ja_JP"), ("LC_ALL", "en_GB")], Language::En),
        (&[("LC_ALL", ""), ("LANG", "en_US")], Language::En),
        (&[("LANG", "JA-jp")], Language::Ja),
    ];
    for (table, expected) in cases {
        assert_eq!(language(variables(table)), expected, "{table:?}");
    }
}

#[test]
fn colours_only_where_they_are_wanted() {
    assert!(colour(true, variables(&[])));
    assert!(colour(true, variables(&[("NO_COLOR", ""), ("TERM", "xterm")])));
    assert!(!colour(false, variables(&[])));
    assert!(!colour(true, variables(&[("NO_COLOR", "1")])));
    assert!(!colour(true, variables(&[("TERM", "dumb")])));
}

#[test]
fn a_folder_that_windows_ends_with_a_quotation_mark_is_the_folder() {
    let cases = [
        ("C:\\わたしの町\"", "C:\\わたしの町"),
        ("C:\\machi", "C:\\machi"),
        ("\"", "\""),
        ("会報\"六月\"", "会報\"六月\""),
    ];
    for (given, meant) in cases {
        assert_eq!(without_stray_quotation_mark(given), meant);
    }
}

#[test]
fn windows_shares_are_known_by_their_path() {
    assert!(is_share(r"\\server\share\portal"));
    assert!(is_share(r"\\?\UNC\server\share"));
    assert!(!is_share(r"\\?\C:\portal"));
    assert!(!is_share(r"\\.\pipe"));
    assert!(!is_share(r"C:\portal"));
}

#[test]
fn resolved_windows_paths_become_what_people_know() {
    assert_eq!(unverbatim(r"\\?\C:\portal"), r"C:\portal");
    assert_eq!(unverbatim(r"\\?\UNC\server\share"), r"\\server\share");
    assert_eq!(unverbatim("/portal"), "/portal");
    assert_eq!(backslashed(r"\\?\C:\machi\public\index.html"), r"C:\machi\public\index.html");
    assert_eq!(backslashed(r"\\?\UNC\shiyakusho\kouhou\machi"), r"\\shiyakusho\kouhou\machi");
    assert_eq!(backslashed("kami/print-2026-05-01.html"), r"kami\print-2026-05-01.html");
    assert_eq!(backslashed(r"C:/machi\表.xlsx"), r"C:\machi\表.xlsx");
}

#[cfg(target_os = "linux")]
#[test]
fn file_systems_without_events_are_known() {
    assert_eq!(by_kind(0x0102_1997_i64), WatchSupport::Unreliable("9P"));
    assert_eq!(by_kind(0x6969_i64), WatchSupport::Unreliable("NFS"));
    assert_eq!(by_kind(0xff53_4d42_u32), WatchSupport::Unreliable("SMB"));
    // The same number where it is held with a sign.
    assert_eq!(by_kind(0xff53_4d42_u32.cast_signed()), WatchSupport::Unreliable("SMB"));
    assert_eq!(by_kind(0xef53_i64), WatchSupport::Works);
    assert_eq!(watch_support(std::path::Path::new("/proc")), WatchSupport::Works);
    assert_eq!(watch_support(std::path::Path::new("/no/such")), WatchSupport::Unknown);
}

#[cfg(target_os = "linux")]
#[test]
fn mount_points_are_known_without_their_device() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(mount_root(std::path::Path::new("/proc")), Some(true));
    assert_eq!(mount_root(folder.path()), Some(false));
    assert!(is_mount_point(std::path::Path::new("/")));
    assert!(!is_mount_point(&file));
    assert!(!is_mount_point(&folder.path().join("missing")));
}

#[test]
fn patience_ends() {
    let calls = Cell::new(0);
    let refused = |kind: io::ErrorKind, times: u32| {
        calls.set(0);
        retry(&[1, 1, 1], || {
            calls.set(calls.get() + 1);
            if calls.get() > times { Ok(()) } else { Err(io::Error::from(kind)) }
        })
    };
    refused(io::ErrorKind::PermissionDenied, 2).unwrap();
    assert_eq!(calls.get(), 3);
    let error = refused(io::ErrorKind::PermissionDenied, 9).unwrap_err();
    assert_eq!((error.kind(), calls.get()), (io::ErrorKind::PermissionDenied, 4));
    let error = refused(io::ErrorKind::NotFound, 9).unwrap_err();
    assert_eq!((error.kind(), calls.get()), (io::ErrorKind::NotFound, 1));
}

#[test]
fn folders_change_places() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for name in ["new", "old"] {
        fs::create_dir(path(name)).unwrap();
        fs::write(path(name).join("which"), name).unwrap();
    }
    let swapped = swap(&path("new"), &path("old"), &path("aside")).unwrap();
    let which = |name: &str| fs::read_to_string(path(name).join("which")).unwrap();
    assert_eq!(which("old"), "new");
    match swapped {
        Swapped::Exchanged => assert_eq!(which("new"), "old"),
        Swapped::MovedAside => assert_eq!(which("aside"), "old"),
    }
}

#[test]
fn a_swap_that_fails_half_way_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("old")).unwrap();
    fs::write(path("old/which"), "old").unwrap();
    let error = swap_by_renaming(&path("missing"), &path("old"), &path("aside")).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
    assert_eq!(fs::read_to_string(path("old/which")).unwrap(), "old");
    assert!(!path("aside").exists());
}

#[cfg(unix)]
#[test]
fn removing_a_tree_follows_no_link_and_minds_no_permission() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir_all(path("tree/closed")).unwrap();
    fs::create_dir(path("elsewhere")).unwrap();
    fs::write(path("elsewhere/file"), "").unwrap();
    fs::write(path("tree/closed/file"), "").unwrap();
    symlink(path("elsewhere"), path("tree/link")).unwrap();
    fs::set_permissions(path("tree/closed"), fs::Permissions::from_mode(0o500)).unwrap();
    remove_tree(&path("tree")).unwrap();
    assert!(!path("tree").exists());
    assert!(path("elsewhere/file").exists());
}

#[cfg(unix)]
#[test]
fn a_file_is_told_from_another_with_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lock");
    let file = fs::File::create(&path).unwrap();
    assert_eq!(still_named(&file, &path), Some(true));
    fs::remove_file(&path).unwrap();
    assert_eq!(still_named(&file, &path), Some(false));
    fs::write(&path, "").unwrap();
    assert_eq!(still_named(&file, &path), Some(false));
}
