//! Pictures and files that readers would wait for are named; what is light is not.

use std::fs::File;

use super::portal::Portal;

const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// A picture that is followed by so much that its file has this size.
fn picture(portal: &Portal, path: &str, megabytes: u64) {
    portal.write(path, PIXEL);
    let file = File::options().write(true).open(portal.path(path)).expect("the picture");
    file.set_len(megabytes * 1024 * 1024 + 100).expect("a length");
}

#[test]
fn a_heavy_picture_is_named_with_what_to_do() {
    let page = "---\ntitle: 港\n---\n![朝の港](/pictures/asa.gif)\n\n![昼の港](/pictures/hiru.gif)\n";
    let portal = Portal::new("", &[("content/pages/a.md", page)]);
    picture(&portal, "static/pictures/asa.gif", 12);
    picture(&portal, "static/pictures/hiru.gif", 3);
    let ran = portal.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.contains("警告[LK411]: この画像は 12 MB あります。"), "{}", ran.out);
    assert!(ran.out.contains("content/pages/a.md:4:"), "{}", ran.out);
    assert!(ran.out.contains("［画像のサイズ変更］"), "{}", ran.out);
    assert_eq!(ran.out.matches("LK411]:").count(), 1, "{}", ran.out);
}

#[test]
fn a_heavy_file_is_named_once_it_is_published() {
    let page = "---\ntitle: 港\n---\n[動画](/files/matsuri.mp4)\n";
    let portal = Portal::new("", &[("content/pages/a.md", page)]);
    for name in ["matsuri.mp4", "unused.mp4"] {
        portal.write(&format!("static/files/{name}"), "");
        let file = File::options().write(true).open(portal.path(&format!("static/files/{name}")));
        file.expect("a file").set_len(51 * 1024 * 1024).expect("a length");
    }
    let ran = portal.run(&["check"]);
    assert!(ran.out.contains("警告[LK411]: このファイルは 51 MB あります。"), "{}", ran.out);
    assert!(ran.out.contains("static/files/matsuri.mp4"), "{}", ran.out);
    assert_eq!(ran.out.matches("LK411]:").count(), 1, "{}", ran.out);
}
