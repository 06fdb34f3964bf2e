//! Files that hold no UTF-8 text.

use encoding_rs::SHIFT_JIS;

use super::harness::Portal;

const PAGE: &str = "---\ntitle: 縁を結ぶ会\n---\n\n港で会いましょう。\n";
const UTF16: &str = "error[EN001]: このファイルは UTF-16（メモ帳の表示では「Unicode」）で保存されています。読み取れるのは UTF-8 だけです。";
const BINARY: &str =
    "error[EN001]: このファイルの中身は文字ではありません（画像や Word・Excel のファイルかもしれません）。";

fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn refused(files: &[(&str, Vec<u8>)], message: &str) {
    let portal = files.iter().fold(Portal::new(), |portal, (path, bytes)| portal.with(path, bytes));
    let expected: Vec<_> = files.iter().map(|(path, _)| format!("{path}: {message}")).collect();
    portal.is_refused(&expected.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn binary_file_named_md() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".repeat(40);
    let archive: Vec<u8> =
        b"PK\x03\x04\x14\0\x06\0\x08\0".iter().copied().chain((0..=255).cycle().take(5000)).collect();
    refused(
        &[
            ("content/jobs/a.csv", archive.clone()),
            ("content/pages/b.md", picture),
            ("content/pages/c.yaml", archive),
            ("content/pages/d.md", b"---\ntitle: \0\n---\n".to_vec()),
            ("content/pages/e.md", b"\xff\xff\xff".to_vec()),
        ],
        BINARY,
    );
}

#[test]
fn cp932_markdown() {
    let bytes = SHIFT_JIS.encode(PAGE).0.into_owned();
    refused(
        &[("content/pages/a.md", bytes.clone()), ("content/pages/b.yaml", bytes)],
        "error[EN001]: このファイルは Shift_JIS（CP932）で保存されています。読み取れるのは UTF-8 だけです。",
    );
}

#[test]
fn utf_16() {
    refused(
        &[
            ("content/pages/be-mark.md", utf16(&format!("\u{FEFF}{PAGE}"), u16::to_be_bytes)),
            ("content/pages/be.md", utf16(PAGE, u16::to_be_bytes)),
            ("content/pages/le-mark.md", utf16(&format!("\u{FEFF}{PAGE}"), u16::to_le_bytes)),
            ("content/pages/le.md", utf16(PAGE, u16::to_le_bytes)),
        ],
        UTF16,
    );
}

#[test]
fn utf_16_settings() {
    let settings = utf16("\u{FEFF}title: みなと縁\n", u16::to_le_bytes);
    Portal::new().with("site.yaml", settings).is_refused(&[&format!("site.yaml: {UTF16}")]);
}

#[test]
fn mail_text_in_iso_2022_jp() {
    refused(&[("content/pages/a.md", b"---\ntitle: \x1b$B1o\x1b(B\n---\n".to_vec())], BINARY);
}

#[test]
fn line_ends_of_an_old_mac_and_leftovers_of_a_word_processor() {
    let portal = Portal::new()
        .with("content/pages/mac.md", "---\rtitle: 古い\r---\r一行目\r\r二行目\r")
        .with("content/pages/word.md", "---\ntitle: 縁\u{b}側\n---\n本文\u{b}です\u{7}。\u{c}\n");
    portal.is_taken(&[]);
    let site = portal.site();
    let page = String::from_utf8(site["word.html"].clone()).expect("UTF-8");
    assert!(!page.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')), "{page}");
    let page = String::from_utf8(site["mac.html"].clone()).expect("UTF-8");
    assert!(
        page.contains("<p>一行目</p><p>二行目</p>") || page.contains("<p>一行目</p>\n<p>二行目</p>"),
        "{page}"
    );
}
