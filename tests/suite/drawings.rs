//! What an SVG carries beside the drawing is not published, and what its author may miss is named.

use super::portal::Portal;

/// 3 by 2 pixels, with the place where it was taken.
const PHOTO_WITH_GPS: &[u8] = b"\xff\xd8\xff\xe1\0\x3aExif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\
    \x1a\0\0\0\0\0\0\x0035.6895N 139.6917E\0\0\0\0\0\0\xff\xc2\0\x0b\x08\0\x02\0\x03\x01\x01\x11\0\xff\xda\0\
    \x08\x01\x01\0\0\0\0\x12\xff\xd9";

fn portal(drawing: &str) -> Portal {
    let page = "---\ntitle: 地図\n---\n![駅から会館までの地図](/chizu.svg)\n";
    Portal::new("", &[("content/pages/chizu.md", page), ("static/chizu.svg", drawing)])
}

#[test]
fn the_build_says_what_it_took_out_of_photographs() {
    let page = "---\ntitle: 港\n---\n![朝の港](asa.jpg)\n\n![夕べの港](yube.jpg)\n";
    let without_metadata = [&PHOTO_WITH_GPS[..2], &PHOTO_WITH_GPS[0x3e..]].concat();
    let portal = Portal::new("", &[("content/pages/minato.md", page)]);
    portal.write("content/pages/asa.jpg", PHOTO_WITH_GPS);
    portal.write("content/pages/yube.jpg", &without_metadata);
    let line = "写真 1 枚から、撮った日時や機器などの情報を取り除いて載せました。うち 1 枚には、撮った場所がありました。もとのファイルはそのままです。";
    let told = portal.run(&["build"]).out;
    assert!(told.contains(line), "{told}");
    portal.write("content/pages/asa.jpg", &without_metadata);
    let told = portal.run(&["build"]).out;
    assert!(!told.contains("取り除いて"), "{told}");
}

#[test]
fn a_drawing_comes_out_as_a_drawing_alone() {
    let photo = data_encoding::BASE64.encode(PHOTO_WITH_GPS);
    let drawing = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- 作成 見本太郎 -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  xmlns:i="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 9 9" onload="alert(1)"
  sodipodi:docname="C:\Users\mihon\地図.svg" i:export-filename="D:\mihon\chizu.png">
<metadata>見本太郎<x:xmpmeta xmlns:x="adobe:ns:meta/">Adobe Illustrator</x:xmpmeta></metadata>
<script>alert(2)</script>
<a href="javascript:alert(3)"><rect id="eki" width="5" height="5" fill="url(#sora)" onclick="alert(4)"/></a>
<image width="3" height="2" href="data:image/jpeg;base64,{photo}"/>
<image href="https://other.example/t.png"/><style>@import "https://other.example/a.css"; .a {{ fill: red }}</style>
</svg>
"#
    );
    let portal = portal(&drawing);
    let built = portal.build(&[]);
    let published = String::from_utf8(built.files["chizu.svg"].clone()).expect("UTF-8");
    for gone in [
        "見本太郎",
        "mihon",
        "Adobe",
        "sodipodi",
        "inkscape",
        "script",
        "alert",
        "other.example",
        photo.as_str(),
    ] {
        assert!(!published.contains(gone), "{gone} in {published}");
    }
    for kept in [
        "viewBox=\"0 0 9 9\"",
        "<rect id=\"eki\" width=\"5\" height=\"5\" fill=\"url(#sora)\"/>",
        "<image width=\"3\" height=\"2\" href=\"data:image/jpeg;base64,/9j/",
        ".a { fill: red }",
    ] {
        assert!(published.contains(kept), "{kept} is not in {published}");
    }
    let told = portal.run(&["check", "--format", "short"]).out;
    for finding in [
        "static/chizu.svg: warning[LK407]: この図にプログラム（スクリプト）が入っています。",
        "static/chizu.svg: warning[LK407]: この図は、ほかのファイルやサイトにある「https://other.example/t.png」を",
    ] {
        assert!(told.contains(finding), "{finding} is not in {told}");
    }
}

#[test]
fn a_drawing_without_anything_else_comes_out_byte_for_byte() {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox='0 0 9 9' >\n  <g ><path d=\"M0 0h9\"/></g>\n</svg >\n";
    let drawing = drawing.replace("</svg >", "</svg>");
    let portal = portal(&drawing);
    assert_eq!(portal.build(&[]).files["chizu.svg"], drawing.as_bytes());
    assert!(!portal.run(&["check"]).out.contains("LK407"));
}

#[test]
fn a_drawing_that_would_be_another_without_its_html_is_not_published() {
    let portal = portal(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">駅</p></foreignObject></svg>",
    );
    let ran = portal.run(&["build"]);
    assert_eq!(ran.code, Some(1), "{}\n{}", ran.out, ran.err);
    assert!(!portal.path("public").exists());
    assert!(portal.run(&["check"]).out.contains("エラー[LK407]: この図の一部は HTML で書かれていて"));
}
