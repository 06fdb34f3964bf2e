//! What a portal keeps to know that nothing has changed, in every state that it must not be in.

use std::fs;
use std::process::{Command, Stdio};

use super::{GROUP, STAMPS, cold, elsewhere, is_unchanged, portal, public};
use crate::portal::{Portal, files_below};

/// The only stamp of a portal.
fn stamp(portal: &Portal) -> String {
    let stamps = files_below(&portal.path(STAMPS));
    let mut names = stamps.into_keys().filter(|name| name != ".gitignore");
    let name = names.next().expect("a stamp");
    assert_eq!(names.next(), None, "one stamp for one output folder");
    format!("{STAMPS}/{name}")
}

fn build(portal: &Portal) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_enishi"));
    command.current_dir(portal.path("")).args(["build", "--as-of", "2026-05-01", "--lang", "ja"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_damaged_stamp_costs_time_and_never_a_byte() {
    let portal = portal();
    let built = portal.build(&[]);
    let path = stamp(&portal);
    let whole = fs::read(portal.path(&path)).expect("a stamp");
    assert!(whole.starts_with(b"enishi stamp 1\r\n"));
    let shorter = [0, 1, 15, 16, 17, 20, 40, 80, whole.len() - 1].map(|length| whole[..length].to_vec());
    let flipped = [0, 14, 16, 18, 30, 60, 95, whole.len() - 1].map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    });
    let longer = [&whole[..], b"x"].concat();
    for bytes in shorter.into_iter().chain(flipped).chain([longer, vec![255; 5000]]) {
        fs::write(portal.path(&path), &bytes).expect("written");
        assert!(!is_unchanged(&portal, &["build"]), "{bytes:?}");
        assert_eq!(fs::read(portal.path(&path)).expect("a stamp"), whole);
    }
    assert!(public(&portal) == built, "other bytes");
}

#[test]
fn a_stamp_of_something_else_is_none() {
    let portal = portal();
    let first = portal.build(&[]);
    let path = stamp(&portal);
    let of_first = fs::read(portal.path(&path)).expect("a stamp");

    // That of another output folder, of the same files on the same day.
    portal.run(&["build", "-o", "other"]);
    let others = files_below(&portal.path(STAMPS));
    let (_, of_other) = others
        .iter()
        .find(|(name, bytes)| !path.ends_with(*name) && bytes.starts_with(b"enishi"))
        .expect("another");
    fs::write(portal.path(&path), of_other).expect("written");
    assert!(!is_unchanged(&portal, &["build"]));

    // That of a former state, with the output of the present one.
    let group = fs::read_to_string(portal.path(GROUP)).expect("a group");
    portal.write(GROUP, group.replace("海", "山"));
    portal.build(&[]);
    portal.write(GROUP, &group);
    fs::write(portal.path(&path), &of_first).expect("written");
    assert!(!is_unchanged(&portal, &["build"]));
    assert!(public(&portal) == first, "other bytes");

    // That of the same portal, copied with all that it holds.
    let copied = elsewhere(&portal);
    for (file, bytes) in files_below(&portal.path("")) {
        copied.write(&file, bytes);
    }
    assert!(!is_unchanged(&copied, &["build"]));
    assert!(public(&copied) == first, "other bytes");
}

#[test]
fn where_nothing_can_be_kept_it_only_takes_longer() {
    let portal = portal();
    let built = portal.build(&[]);
    fs::remove_dir_all(portal.path(STAMPS)).expect("stamps");
    portal.write(STAMPS, "a file where the folder would be");
    assert!(!is_unchanged(&portal, &["build"]) && !is_unchanged(&portal, &["build"]));
    assert!(public(&portal) == built, "other bytes");
}

/// Where a portal holds films and thousands of photographs, looking at all of them would take as long as building it.
#[test]
fn a_portal_of_very_large_files_is_built_each_time() {
    let portal = portal();
    portal.write("static/film.mp4", "");
    let film = fs::File::options().write(true).open(portal.path("static/film.mp4")).expect("a film");
    film.set_len(1 << 30).expect("a long one");
    let built = portal.build(&[]);
    assert!(is_unchanged(&portal, &["build"]), "one that is just not too large");
    film.set_len((1 << 30) + 1).expect("a longer one");
    assert!(!is_unchanged(&portal, &["build"]) && !is_unchanged(&portal, &["build"]));
    assert!(public(&portal) == built, "other bytes");
}

/// A limit on the size of files stands for the full disk, because it works for every user.
#[cfg(unix)]
#[test]
fn an_unchanged_portal_needs_no_room_on_the_disk() {
    let portal = portal();
    portal.build(&[]);
    let on_full_disk = || {
        let mut command = Command::new("sh");
        let call = r#"trap "" XFSZ; ulimit -f 0; exec "$0" build --as-of 2026-05-01 --lang ja"#;
        command.args(["-c", call, env!("CARGO_BIN_EXE_enishi")]).current_dir(portal.path(""));
        command.env_remove("LANG").stdout(Stdio::null()).stderr(Stdio::null());
        command.status().expect("it runs").code()
    };
    assert_eq!(on_full_disk(), Some(0));
    fs::remove_dir_all(portal.path(STAMPS)).expect("stamps");
    assert_eq!(on_full_disk(), Some(2));
}

/// Builds side by side, and what they keep removed under their hands.
#[test]
fn builds_at_the_same_time_leave_the_right_site() {
    let portal = portal();
    portal.build(&[]);
    let group = fs::read_to_string(portal.path(GROUP)).expect("a group");
    for word in ["山", "川", "空"] {
        portal.write(GROUP, group.replace('海', word));
        let mut running: Vec<_> = (0..3).map(|_| build(&portal).spawn().expect("it starts")).collect();
        while running.iter_mut().any(|child| child.try_wait().expect("a child").is_none()) {
            let _ = fs::remove_dir_all(portal.path(STAMPS));
        }
        let codes: Vec<_> = running.iter_mut().map(|child| child.wait().expect("it ends").code()).collect();
        assert!(codes.contains(&Some(0)), "{codes:?}");
        assert!(codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
        assert!(public(&portal) == cold(&portal), "other bytes");
    }
}

/// What findings quote stands in no file that `forget` does not look into.
#[test]
fn a_stamp_holds_no_word_of_the_portal() {
    let portal = portal();
    let name = "浜口 ミツ";
    let group = fs::read_to_string(portal.path(GROUP)).expect("a group");
    portal.write(GROUP, format!("{group}{name}さんの話は[こちら](https://mitsu.example/)。\n"));
    let told = portal.run(&["build", "--format", "json"]);
    assert!(told.out.contains("AC321"), "{}", told.out);
    let bytes = fs::read(portal.path(&stamp(&portal))).expect("a stamp");
    for word in [name, "AC321", "hama.md", "public"] {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
    let found = portal.call(&["forget", name, "--format", "json"]).out;
    assert!(found.contains(GROUP) && !found.contains(STAMPS), "{found}");
}

#[test]
fn a_portal_does_not_collect_stamps() {
    let portal = Portal::new("search: {enabled: false}\n", &[]);
    for number in 0..11 {
        let ran = portal.run(&["build", "-o", &format!("out/{number}")]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    let stamps = files_below(&portal.path(STAMPS)).into_keys().filter(|name| name != ".gitignore");
    assert_eq!(stamps.count(), 8);
    let before = fs::metadata(portal.path("out")).and_then(|data| data.modified()).expect("a time");
    portal.run(&["build", "-o", "out/10"]);
    let after = fs::metadata(portal.path("out")).and_then(|data| data.modified()).expect("a time");
    assert_eq!(after, before, "the last one is known");
}
