//! The real name of somebody who is told of under a pen name is found wherever a portal would tell it, and names that only
//! look like it are left alone.

use std::fs;
use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::portal::Portal;

const STORY: &str = "---\ntitle: 春の話\nperson: {name: 佐藤花子, reading: さとう はなこ, pen_name: なぎさ}\n\
    consent: {given: 2026-01-01, media: [web]}\n---\n花の話。\n";

/// The findings of PR204 in short, of a portal with the story and these files.
fn found(files: &[(&str, &str)], more: &[(&str, Vec<u8>)]) -> Vec<String> {
    let mut all = vec![("content/stories/haru.md", STORY)];
    all.extend(files);
    let portal = Portal::new("", &all);
    for (path, bytes) in more {
        portal.write(path, bytes);
    }
    let checked = portal.run(&["check", "--all", "--format", "short"]);
    let lines = checked.out.lines().filter(|line| line.contains("[PR204]"));
    lines.map(|line| line.split(": ").take(2).collect::<Vec<_>>().join(" ")).collect()
}

fn group(body: &str) -> String {
    format!("---\ntitle: 浜の会\nkind: npo\n---\n{body}\n")
}

#[test]
fn a_real_name_is_found_in_every_disguise() {
    for text in [
        "代表は佐&#34276;花子です。",
        "代表は佐&#x85E4;花子です。",
        "代表は佐藤&nbsp;花子です。",
        "S&amp;Sのほか、Hanako Sat&omacr;が話します。",
        "[会員](https://example.jp/%E4%BD%90%E8%97%A4%E8%8A%B1%E5%AD%90)",
        "<https://example.jp/?name=%E4%BD%90%E8%97%A4%E8%8A%B1%E5%AD%90>",
        "[会員](https://example.jp/?name=%8D%B2%93%A1%89%D4%8Eq)",
        "<p title=\"佐&#34276;花子\">会の人</p>",
        "[会][1]の人。\n\n[1]: https://example.jp/a \"佐藤花子\"",
        "佐<b>藤花</b>子です。",
        "代表は佐藤はなこです。",
        "佐藤ハナコさん",
        "代表はさとう花子さん。",
        "サトウ花子さんの話",
        "はなこ・佐藤",
        "花子さとう です。",
        "代表は佐藤\\\n花子です。",
        "代表は佐藤  \n花子です。",
        "代表は佐藤\n花子です。",
        "代表は佐藤<br>花子です。",
        "代表は**佐藤**  \n**花子**です。",
    ] {
        assert_eq!(found(&[("content/groups/a.md", &group(text))], &[]).len(), 1, "{text}");
    }
    let table = "title,kind,summary\n浜の会,npo,代表は佐&#34276;花子です。\n山の会,npo,佐藤はなこの会\n";
    assert_eq!(
        found(&[("content/groups/list.csv", table)], &[]),
        ["content/groups/list.csv:2:9 error[PR204]", "content/groups/list.csv:3:9 error[PR204]"]
    );
}

#[test]
fn names_that_only_look_like_it_are_left_alone() {
    for text in [
        "佐藤さんと花子さんは、別の人です。",
        "土佐はなこ祭りの人",
        "さとう花火大会",
        "いさとう花子さんは別の人",
        "佐藤はなえさん",
        "近藤花子さん、佐藤花江さん",
        "<!-- 佐藤花子さんに聞いた -->\n浜の会です。",
        "砂糖は、花子さんが買います。さとうは花の形です。",
        "佐&#34277;花子",
        "[会員](https://example.jp/%E4%BD%90%E8%97%A4%E8%8A%B1)",
        "100%佐藤、花の子",
        "花子。佐藤",
        "| 佐藤 | 花代 |\n|---|---|\n| 佐 | 藤花 |",
        "Sato Hana, Hanako S.",
        "会長は佐藤\\\n会計は花子",
        "- 佐藤\n- 花子さん",
    ] {
        assert_eq!(found(&[("content/groups/a.md", &group(text))], &[]), [""; 0], "{text}");
    }
}

#[test]
fn drawings_and_linked_files_are_read() {
    let svg = |inside: &str| {
        let svg =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"80\">{inside}</svg>");
        vec![("static/pictures/zu.svg", svg.into_bytes())]
    };
    let shows = group("![浜の会の組織図](/pictures/zu.svg)");
    let shows = [("content/groups/a.md", shows.as_str())];
    for inside in [
        "<text x=\"1\" y=\"9\">佐藤<tspan>花子</tspan></text>",
        "<text>佐藤</text>\n<text>花子</text>",
        "<text>佐&#34276;花子</text>",
        "<text aria-label=\"佐藤花子\">会長</text>",
        "<title>さとう花子</title>",
        "<!-- 佐藤花子 --><rect width=\"3\" height=\"3\"/>",
        "<metadata>Hanako Sato</metadata><rect width=\"3\" height=\"3\"/>",
    ] {
        assert_eq!(found(&shows, &svg(inside)), ["static/pictures/zu.svg error[PR204]"], "{inside}");
    }
    for inside in [
        "<text>佐藤さん</text><text>の花</text>",
        "<text>花子</text>",
        "<rect id=\"sato\" width=\"3\" height=\"3\"/>",
    ] {
        assert_eq!(found(&shows, &svg(inside)), [""; 0], "{inside}");
    }
    let links = group("[名簿](/files/list.txt)");
    let linked = |text: &str| {
        found(&[("content/groups/a.md", &links)], &[("static/files/list.txt", text.as_bytes().to_vec())])
    };
    assert_eq!(linked("会員: 佐藤花子"), ["static/files/list.txt error[PR204]"]);
    assert_eq!(linked("会員: なぎさ"), [""; 0]);
}

/// A package with one part, as documents of offices are.
fn package(part: &str, text: &str) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    package.start_file(part, SimpleFileOptions::default()).expect("a part");
    package.write_all(text.as_bytes()).expect("written");
    package.finish().expect("a package").into_inner()
}

#[test]
fn documents_are_read_or_named_in_the_report() {
    let cells = |text: &str| package("xl/sharedStrings.xml", &format!("<sst>{text}</sst>"));
    let letter = |text: &str| package("word/document.xml", &format!("<w:p>{text}</w:p>"));
    for (name, bytes, is_named) in [
        ("a.xlsx", cells("<si><t>会長</t></si><si><t>佐藤 花子</t></si>"), true),
        ("a.xlsx", cells("<si><r><t>佐藤</t></r><r><t>花子</t></r></si>"), true),
        ("a.xlsx", cells("<si><t>佐藤</t></si><si><t>花子</t></si>"), true),
        ("a.xlsx", cells("<si><t>佐藤</t></si><si><t>花代</t></si>"), false),
        ("a.docx", letter("<w:r><w:t>会長 佐藤</w:t></w:r><w:r><w:t>花子</w:t></w:r>"), true),
        ("a.docx", letter("<w:r><w:t>佐藤さんと花子さん</w:t></w:r>"), false),
    ] {
        let links = group(&format!("[名簿](/files/{name})"));
        let file = format!("static/files/{name}");
        let expected = if is_named { vec![format!("{file} error[PR204]")] } else { Vec::new() };
        assert_eq!(found(&[("content/groups/a.md", &links)], &[(&file, bytes)]), expected, "{name}");
    }
    let links = group(
        "[名簿](/files/a.xlsx) [会報](/files/b.pdf) [規約](/files/c.doc) [束](/files/d.zip) [メモ](/files/e.txt)",
    );
    let portal = Portal::new("", &[("content/stories/haru.md", STORY), ("content/groups/a.md", &links)]);
    portal.write("static/files/a.xlsx", cells("<si><t>会長</t></si>"));
    portal.write("static/files/b.pdf", "%PDF-1.4\n%%EOF\n");
    portal.write("static/files/c.doc", [0xD0, 0xCF, 0x11, 0xE0, 0, 0]);
    portal.write("static/files/d.zip", package("e.pdf", "%PDF-1.4\n"));
    portal.write("static/files/e.txt", "メモ");
    assert_eq!(portal.run(&["check", "--report", "report.html"]).code, Some(0));
    let report = fs::read_to_string(portal.path("report.html")).expect("the report");
    let list = "機械が中を読んでいない文書（ペンネームの人の本名がないかも、見ていません）</p><ul class=\"try\">\
        <li>files/b.pdf</li><li>files/c.doc</li><li>files/d.zip</li></ul>";
    assert!(report.contains(list), "{report}");
}

#[test]
fn a_short_name_half_in_kana_is_no_part_of_another_word() {
    let story = STORY.replace("佐藤花子, reading: さとう はなこ", "森花, reading: もり はな");
    let finds = |text: &str| {
        let portal =
            Portal::new("", &[("content/stories/haru.md", &story), ("content/groups/a.md", &group(text))]);
        portal.run(&["check", "--format", "short"]).out.contains("[PR204]")
    };
    for text in ["森はなさん", "代表は森はなです。", "もり花さん", "森はなの話"] {
        assert!(finds(text), "{text}");
    }
    for text in ["森はなやか", "こもり花壇", "おもり花。", "森の はなし", "森はなぜ青い"]
    {
        assert!(!finds(text), "{text}");
    }
}

/// A GIF of one point with an extension.
fn gif(label: &[u8], text: &[u8]) -> Vec<u8> {
    let mut bytes = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!".to_vec();
    bytes.extend(label);
    bytes.push(u8::try_from(text.len()).expect("short"));
    bytes.extend(text);
    bytes.extend(b"\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;");
    bytes
}

fn zipped(text: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).expect("written");
    encoder.finish().expect("zipped")
}

/// A PNG of one point with a chunk before its pixels.
fn png(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    let chunk = |kind: [u8; 4], body: &[u8]| {
        let checked = [&kind[..], body].concat();
        let mut sum = flate2::Crc::new();
        sum.update(&checked);
        let length = u32::try_from(body.len()).expect("short").to_be_bytes();
        [&length[..], &checked, &sum.sum().to_be_bytes()].concat()
    };
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::best());
    pixels.write_all(&[0, 128]).expect("written");
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        chunk(kind, body),
        chunk(*b"IDAT", &pixels.finish().expect("zipped")),
        chunk(*b"IEND", b""),
    ]
    .concat()
}

/// A JPEG of one pixel with a segment.
fn jpeg(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
    [&b"\xff\xd8\xff"[..], &[marker], &length, body, b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\x12\xff\xd9"].concat()
}

/// A WebP without a picture worth showing, with XMP.
fn webp(xmp: &str) -> Vec<u8> {
    let xmp = if xmp.len() % 2 == 1 { format!("{xmp} ") } else { xmp.to_owned() };
    let chunk = |kind: &[u8], body: &[u8]| {
        [kind, &u32::try_from(body.len()).expect("short").to_le_bytes(), body].concat()
    };
    let chunks = [
        chunk(b"VP8X", &[4, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        chunk(b"VP8L", &[0x2f, 0, 0, 0, 0, 0x07, 0x10, 0x11]),
        chunk(b"XMP ", xmp.as_bytes()),
    ]
    .concat();
    [&b"RIFF"[..], &u32::try_from(chunks.len() + 4).expect("short").to_le_bytes(), b"WEBP", &chunks].concat()
}

fn pictures(name: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        ("a.gif", gif(b"\xfe", name.as_bytes())),
        ("b.png", png(*b"tEXt", &[b"Author\0", name.as_bytes()].concat())),
        ("c.png", png(*b"zTXt", &[&b"Author\0\0"[..], &zipped(name)].concat())),
        ("d.png", png(*b"iTXt", &[&b"Author\0\x01\0ja\0\0"[..], &zipped(name)].concat())),
        ("e.png", png(*b"iTXt", &[&b"Author\0\0\0ja\0\0"[..], name.as_bytes()].concat())),
        ("f.jpg", jpeg(0xfe, name.as_bytes())),
        ("g.jpg", jpeg(0xe1, &[&b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"[..], &utf16].concat())),
        (
            "h.jpg",
            jpeg(0xe1, &[&b"http://ns.adobe.com/xap/1.0/\0<dc:creator>"[..], name.as_bytes()].concat()),
        ),
        (
            "i.jpg",
            jpeg(
                0xed,
                &[&b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x50\0\x0c"[..], name.as_bytes()]
                    .concat(),
            ),
        ),
        ("j.webp", webp(&format!("<x:xmpmeta><dc:creator>{name}</dc:creator></x:xmpmeta>"))),
    ]
}

#[test]
fn what_a_picture_tells_besides_what_it_shows_names_nobody() {
    let all = pictures("佐藤花子");
    let paths: Vec<String> = all.iter().map(|(name, _)| format!("static/pictures/{name}")).collect();
    let shown: String = all.iter().map(|(name, _)| format!("![浜の朝](/pictures/{name})\n\n")).collect();
    let body = group(&shown);
    let files = |name: &str| {
        let bytes = pictures(name).into_iter().map(|(_, bytes)| bytes);
        paths.iter().map(String::as_str).zip(bytes).collect::<Vec<_>>()
    };
    let expected: Vec<String> = paths.iter().map(|path| format!("{path} error[PR204]")).collect();
    assert_eq!(found(&[("content/groups/a.md", &body)], &files("佐藤花子")), expected);
    assert_eq!(found(&[("content/groups/a.md", &body)], &files("佐藤花江")), [""; 0]);

    // What it says can be taken out, and the portal says how.
    let portal = Portal::new("", &[("content/stories/haru.md", STORY), ("content/groups/a.md", &body)]);
    for (path, bytes) in files("佐藤花子") {
        portal.write(path, &bytes);
    }
    let checked = portal.run(&["check"]);
    assert!(checked.out.contains("「enishi forget 氏名 --apply」"), "{}", checked.out);
    let applied = portal.run(&["forget", "佐藤花子", "--apply"]);
    assert_eq!(applied.code, Some(0), "{}", applied.err);
    let again = portal.run(&["check", "--format", "short"]);
    assert!(!again.out.contains("PR204"), "{}", again.out);
    portal.build(&[]);

    // Somebody may be of another mind.
    let lenient = Portal::new(
        "checks: {PR204: {level: warn, reason: 確かめました}}\n",
        &[("content/stories/haru.md", STORY), ("content/groups/a.md", &body)],
    );
    for (path, bytes) in files("佐藤花子") {
        lenient.write(path, &bytes);
    }
    let built = lenient.build(&[]);
    assert_eq!(built.holding("佐藤花子"), [""; 0]);
}

#[test]
fn the_name_that_a_translation_has_is_hidden_too() {
    let story = STORY.replace("佐藤花子, reading: さとう はなこ", "ディリニ・ペレラ");
    let english =
        "---\ntitle: Of spring\nperson: {name: Dilini Perera, pen_name: Nagisa}\n---\nOf flowers.\n";
    let group = "---\ntitle: Sea\nkind: npo\n---\nFounded by Perera Dilini.\n";
    let portal = Portal::new(
        "lang: ja\nlanguages: [ja, en]\n",
        &[
            ("content/stories/haru.md", &story),
            ("content/stories/haru.en.md", english),
            ("content/groups/a.md", &group.replace("Perera Dilini", "Dilini Perera").replace("Sea", "海")),
            ("content/groups/a.en.md", group),
        ],
    );
    let checked = portal.run(&["check", "--format", "short"]);
    let lines: Vec<_> = checked.out.lines().filter(|line| line.contains("PR204")).collect();
    assert_eq!(lines.len(), 2, "{}", checked.out);
}
