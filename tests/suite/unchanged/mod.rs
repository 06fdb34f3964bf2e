//! A build of a portal in which nothing has changed writes nothing, and tells the same. By what it knows that may be
//! wrong, foreign, damaged or gone: then it takes longer, and every byte is the same.

mod bad_stamps;
mod sequences;

use std::fs::{self, File, FileTimes};
use std::path::Path;
use std::time::SystemTime;

use super::portal::{Built, Portal, Ran, files_below};

/// Where a portal keeps its stamps.
const STAMPS: &str = ".enishi/stamps";
const GROUP: &str = "content/groups/hama.md";

/// A portal that has something to tell: a notice, a value that is read as another, a record of a later day.
fn portal() -> Portal {
    Portal::new(
        "languages: [ja, en]\n",
        &[
            (GROUP, "---\ntitle: 浜の会\nkind: npo\n---\n海を見ます。[こちら](/about.html)\n"),
            ("content/pages/about.md", "---\ntitle: この場所\n---\n![港の朝](/pictures/port.svg)\n"),
            ("content/events/asaichi.md", "---\ntitle: 朝市\nstarts: 令和8年5月3日\ngroups: [hama]\n---\n"),
            ("content/pages/later.md", "---\ntitle: 秋の便り\npublish_on: 2026-09-01\n---\n本文\n"),
            (
                "static/pictures/port.svg",
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4"/></svg>"#,
            ),
        ],
    )
}

/// When the folder of a portal last got or lost an entry: a build that publishes makes folders in it.
fn last_written(portal: &Portal) -> SystemTime {
    fs::metadata(portal.path("")).and_then(|data| data.modified()).expect("a time")
}

/// Whether a build found nothing to do.
#[track_caller]
fn is_unchanged(portal: &Portal, arguments: &[&str]) -> bool {
    let before = last_written(portal);
    let ran = portal.run(arguments);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    last_written(portal) == before
}

fn public(portal: &Portal) -> Built {
    Built { files: files_below(&portal.path("public")) }
}

/// What a portal gives that was never built before.
fn cold(portal: &Portal) -> Built {
    let elsewhere = elsewhere(portal);
    elsewhere.build(&[])
}

/// The same portal in another folder, never built.
fn elsewhere(portal: &Portal) -> Portal {
    let elsewhere = Portal::new("", &[]);
    for (path, bytes) in files_below(&portal.path("")) {
        if !path.starts_with("public/") && !path.starts_with(".enishi/") {
            elsewhere.write(&path, bytes);
        }
    }
    elsewhere
}

/// Writes a file and gives it the time that the former one had.
fn write_without_time(path: &Path, bytes: &[u8]) {
    let time = fs::metadata(path).and_then(|data| data.modified()).expect("a time");
    fs::write(path, bytes).expect("written");
    set_time(path, time);
}

fn set_time(path: &Path, time: SystemTime) {
    let file = File::options().write(true).open(path).expect("a file");
    file.set_times(FileTimes::new().set_modified(time)).expect("a time set");
}

fn said(ran: &Ran) -> (Option<i32>, &str, &str) {
    (ran.code, &ran.out, &ran.err)
}

#[test]
fn nothing_is_written_where_nothing_has_changed() {
    let portal = portal();
    let built = portal.build(&[]);
    let stamp = files_below(&portal.path(STAMPS));
    assert!(is_unchanged(&portal, &["build"]));
    assert!(public(&portal) == built, "the output has changed");
    assert_eq!(files_below(&portal.path(STAMPS)), stamp);
    assert_eq!(stamp.get(".gitignore").map(Vec::as_slice), Some(&b"*\n"[..]));

    portal.write("public/CNAME", "minato.example");
    assert!(is_unchanged(&portal, &["build"]), "a file of somebody else changes nothing");
    assert!(!is_unchanged(&portal, &["build", "--lang", "en"]), "it speaks another language");
    assert!(is_unchanged(&portal, &["build", "--lang", "en"]));
}

/// With every way to tell it: the same as a build that does everything once more.
#[test]
fn an_unchanged_portal_is_told_of_as_if_it_had_been_built() {
    let portal = portal();
    let first = portal.run(&["build"]);
    assert!(
        first.out.contains("まだ載せていない 1 件") && first.err.contains("AC321"),
        "{}{}",
        first.out,
        first.err
    );
    for options in [
        &[][..],
        &["--all"],
        &["--lang", "en"],
        &["--lang", "en", "--all"],
        &["--format", "short"],
        &["--format", "json"],
        &["--format", "github"],
        &["--drafts"],
        &["--as-of", "2026-09-02"],
        &["."],
        &["-o", "elsewhere"],
    ] {
        let build = [&["build"], options].concat();
        portal.run(&build);
        fs::remove_dir_all(portal.path(STAMPS)).expect("stamps");
        let anew = portal.run(&build);
        assert!(is_unchanged(&portal, &build), "{options:?}");
        assert_eq!(said(&portal.run(&build)), said(&anew), "{options:?}");
        assert!(!anew.out.is_empty(), "{options:?}");
    }
}

/// Without `--as-of` the site is that of today, in the zone of its settings.
#[test]
fn the_day_is_that_of_the_portals_zone() {
    let portal = portal();
    portal.call(&["build"]);
    let before = last_written(&portal);
    let again = portal.call(&["build"]);
    assert_eq!((again.code, last_written(&portal)), (Some(0), before));
    let settings = fs::read_to_string(portal.path("site.yaml")).expect("settings");
    portal.write("site.yaml", format!("{settings}time_zone: Pacific/Kiritimati\n"));
    portal.call(&["build"]);
    assert_ne!(last_written(&portal), before);
}

#[test]
fn any_change_of_any_file_is_seen() {
    let portal = portal();
    portal.build(&[]);
    let group = fs::read_to_string(portal.path(GROUP)).expect("a group");
    let changes: &[(&str, &dyn Fn())] = &[
        ("a word", &|| portal.write(GROUP, group.replace("海", "山"))),
        ("a word, without its time", &|| {
            write_without_time(&portal.path(GROUP), group.replace("海", "川").as_bytes());
        }),
        ("a new file", &|| portal.write("content/pages/new.md", "---\ntitle: 新しい\n---\n本文\n")),
        ("a file with another name", &|| {
            fs::rename(portal.path("content/pages/new.md"), portal.path("content/pages/newer.md"))
                .expect("renamed");
        }),
        ("a file that is gone", &|| fs::remove_file(portal.path("content/pages/newer.md")).expect("removed")),
        ("a picture", &|| {
            let path = portal.path("static/pictures/port.svg");
            let svg = fs::read_to_string(&path).expect("a drawing").replace("width=\"8\"", "width=\"9\"");
            write_without_time(&path, svg.as_bytes());
        }),
        ("a style sheet", &|| portal.write("themes/hiroba/assets/extra.css", ".brand{letter-spacing:.1em}")),
        ("a setting", &|| {
            let settings = fs::read_to_string(portal.path("site.yaml")).expect("settings");
            portal.write("site.yaml", settings.replace("みなと", "はまべ"));
        }),
        ("settings in another language", &|| portal.write("site.en.yaml", "title: Beach\n")),
        ("a page that was edited by hand", &|| portal.write("public/about.html", "手で書いたもの")),
        ("a byte of a page, without its time", &|| {
            let path = portal.path("public/index.html");
            let mut bytes = fs::read(&path).expect("a page");
            let last = bytes.len() - 1;
            bytes[last] ^= 1;
            write_without_time(&path, &bytes);
        }),
        ("a page that is gone", &|| fs::remove_file(portal.path("public/index.html")).expect("removed")),
        ("a folder that is gone", &|| fs::remove_dir_all(portal.path("public/groups")).expect("removed")),
        ("a site that is gone", &|| fs::remove_dir_all(portal.path("public")).expect("removed")),
    ];
    for (what, change) in changes {
        change();
        assert!(!is_unchanged(&portal, &["build"]), "{what} was not seen");
        assert!(public(&portal) == cold(&portal), "{what}: other bytes");
        assert!(is_unchanged(&portal, &["build"]), "{what}: it is built again and again");
    }
}

#[test]
fn what_does_not_change_the_site_leaves_it_as_it_is() {
    let portal = portal();
    portal.build(&[]);
    set_time(&portal.path(GROUP), SystemTime::UNIX_EPOCH);
    set_time(&portal.path("public/index.html"), SystemTime::UNIX_EPOCH);
    let group = fs::read(portal.path(GROUP)).expect("a group");
    fs::remove_file(portal.path(GROUP)).expect("removed");
    portal.write(GROUP, group);
    portal.write("content/.groups.swp", "x");
    portal.write("content/pages/~$about.docx", "x");
    assert!(is_unchanged(&portal, &["build"]));
}

/// Where there is an error, everything is done every time; the last good site stays, and is known again.
#[test]
fn a_build_that_fails_is_not_kept() {
    let portal = portal();
    portal.build(&[]);
    let group = fs::read_to_string(portal.path(GROUP)).expect("a group");
    portal.write(GROUP, group.replace("kind: npo", "kind: nope"));
    let failed = portal.run(&["build"]);
    assert_eq!(failed.code, Some(1), "{}", failed.err);
    assert_eq!(said(&portal.run(&["build"])), said(&failed));
    portal.write(GROUP, group);
    assert!(is_unchanged(&portal, &["build"]));
    portal.write("public/.enishi-output.json", "{");
    let refused = portal.run(&["build"]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert_eq!(said(&portal.run(&["build"])), said(&refused));
}
