//! Paths that not every computer can store.

use proptest::prelude::*;

use super::super::PublishError;
use super::{build, temporary_output};
use crate::platform::portable::{LONGEST_PATH, Unportable, collision_key, portable};

#[test]
fn good_paths() {
    for path in [
        "index.html",
        "jobs/cafe-helper.html",
        "tags/縁.html",
        "tags/地域 おこし.html",
        "assets/a.b.c.css",
        ".well-known/security.txt",
        "console.html",
        "com10.html",
        "communes/auxiliary.html",
        "nulls/con-1.html",
    ] {
        assert_eq!(portable(path), Ok(()), "{path}");
    }
}

#[test]
fn bad_paths_and_why() {
    let cases = [
        ("", Unportable::Empty),
        ("/a", Unportable::Empty),
        ("a/", Unportable::Empty),
        ("a//b", Unportable::Empty),
        ("./a", Unportable::Dots),
        ("a/../b", Unportable::Dots),
        ("a\\b", Unportable::Character('\\')),
        ("c:a", Unportable::Character(':')),
        ("a?b", Unportable::Character('?')),
        ("a\nb", Unportable::Character('\n')),
        ("a\0", Unportable::Character('\0')),
        ("con", Unportable::Reserved),
        ("tags/AUX.html", Unportable::Reserved),
        ("nul.tar.gz", Unportable::Reserved),
        ("x/Lpt1/y", Unportable::Reserved),
        ("com¹.html", Unportable::Reserved),
        ("com0", Unportable::Reserved),
        ("aux .html", Unportable::Reserved),
        ("CONIN$", Unportable::Reserved),
        ("a.", Unportable::Ending),
        ("a /b", Unportable::Ending),
        ("か\u{3099}.html", Unportable::NotComposed),
        (".enishi-output.json", Unportable::Manifest),
        (".Enishi-Output.json", Unportable::Manifest),
    ];
    for (path, reason) in cases {
        assert_eq!(portable(path), Err(reason), "{path:?}");
    }
    assert_eq!(portable(&"あ".repeat(81)), Err(Unportable::TooLong));
    assert_eq!(portable(&"あ".repeat(80)), Ok(()));
    assert_eq!(portable(&"a/".repeat(LONGEST_PATH)), Err(Unportable::TooLong));
}

#[test]
fn case_and_composition_do_not_tell_paths_apart() {
    assert_eq!(collision_key("Tags/RUST.html"), "tags/rust.html");
    assert_eq!(collision_key("が"), collision_key("か\u{3099}"));
    assert_eq!(collision_key("É.html"), collision_key("é.html"));
    assert_ne!(collision_key("縁"), collision_key("緣"));
}

fn refusal(pages: super::Pages<'_>) -> PublishError {
    let (folder, out) = temporary_output();
    let error = build(&out, pages).unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was touched");
    error
}

#[test]
fn a_site_with_colliding_paths_is_refused() {
    assert_eq!(
        refusal(&[("tags/Rust.html", ""), ("tags/rust.html", "")]).message(crate::locale::Language::Ja),
        "「tags/Rust.html」と「tags/rust.html」は、大文字と小文字を区別しないパソコンやサーバーでは同じファイルになります。どちらかの名前を変えてください。"
    );
    let collisions: [super::Pages<'_>; 4] = [
        &[("a.html", ""), ("a.html", "")],
        &[("Jobs/a.html", ""), ("jobs/b.html", "")],
        &[("about", ""), ("about/x.html", "")],
        &[("About", ""), ("about/x.html", "")],
    ];
    for pages in collisions {
        let error = refusal(pages);
        assert!(matches!(error, PublishError::Collision { .. }), "{error}");
    }
}

#[test]
fn a_site_with_an_unportable_path_is_refused() {
    assert_eq!(
        refusal(&[("tags/aux.html", "")]).message(crate::locale::Language::Ja),
        "「tags/aux.html」という場所には出力できません。Windows が機器のために取ってある名前（con、aux、nul など）は使えません。"
    );
    assert_eq!(
        refusal(&[("../x", "")]).message(crate::locale::Language::En),
        "Nothing can be written at \"../x\". `.` and `..` are not allowed."
    );
}

proptest! {
    #[test]
    fn what_is_portable_can_be_stored(path in "[a-zA-Zあ-ん.% ]{1,9}(/[a-z¹.$]{1,5}){0,2}") {
        if portable(&path).is_ok() {
            let (_folder, out) = temporary_output();
            build(&out, &[(&path, "x")]).unwrap();
            prop_assert_eq!(std::fs::read_to_string(out.join(&path)).unwrap(), "x");
        }
    }
}
