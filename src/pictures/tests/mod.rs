//! Pictures of a few bytes, made here.

mod raster;
mod vector;

use proptest::prelude::*;

use super::*;

/// A JPEG segment.
fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], body].concat()
}

/// A JPEG of 3 by 2 with the given segments after its start.
fn jpeg(extra: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    for piece in extra {
        bytes.extend(piece);
    }
    bytes.extend(jpeg_picture());
    bytes
}

/// Tables, frame, two scans with a stuffed byte and a restart, end.
fn jpeg_picture() -> Vec<u8> {
    [
        segment(0xdb, &[0; 65]),
        segment(0xc2, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]),
        segment(0xda, &[1, 1, 0, 0, 0, 0]),
        vec![0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
        segment(0xc4, &[0; 19]),
        segment(0xda, &[1, 1, 0, 1, 5, 0]),
        vec![0x78, 0xff, 0xd9],
    ]
    .concat()
}

/// A TIFF block with orientation, a pointer to a GPS directory and a second directory.
fn tiff(orientation: u8) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x02\0".to_vec();
    block.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    block.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 99, 0, 0, 0]);
    block.extend([50, 0, 0, 0]);
    block.extend(b"35.6895N 139.6917E");
    block
}

fn exif_segment(orientation: u8) -> Vec<u8> {
    segment(0xe1, &[b"Exif\0\0", &tiff(orientation)[..]].concat())
}

fn png_chunk(kind: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    // Checksums are taken over as they are; only a chunk of our own gets a new one.
    [&length[..], kind, body, b"crc!"].concat()
}

/// A PNG of 3 by 2 with the given chunks before its pixels.
fn png(extra: &[Vec<u8>]) -> Vec<u8> {
    let header = [0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0];
    let mut bytes = [&b"\x89PNG\r\n\x1a\n"[..], &png_chunk(b"IHDR", &header)].concat();
    for piece in extra {
        bytes.extend(piece);
    }
    bytes.extend(png_chunk(b"IDAT", b"pixels"));
    bytes.extend(png_chunk(b"IEND", b""));
    bytes
}

fn riff_chunk(kind: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    let padding = if body.len() % 2 == 1 { &b"\0"[..] } else { b"" };
    [kind, &length, body, padding].concat()
}

fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
    let chunks = chunks.concat();
    let length = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
    [&b"RIFF"[..], &length, b"WEBP", &chunks].concat()
}

/// The header of an extended WebP of 3 by 2.
fn vp8x(flags: u8) -> Vec<u8> {
    riff_chunk(b"VP8X", &[flags, 0, 0, 0, 2, 0, 0, 1, 0, 0])
}

/// A lossy picture of 3 by 2.
fn vp8() -> Vec<u8> {
    riff_chunk(b"VP8 ", &[0x10, 2, 0, 0x9d, 1, 0x2a, 3, 0x40, 2, 0, 7])
}

/// A GIF of 3 by 2 with two colours and the given blocks before its frame.
fn gif(extra: &[&[u8]]) -> Vec<u8> {
    let mut bytes = b"GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    for piece in extra {
        bytes.extend(*piece);
    }
    bytes.extend(b"\x2c\0\0\0\0\x03\0\x02\0\0\x02\x03\x84\x8f\x05\0\x3b");
    bytes
}

const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 0"/></svg>"#;

/// One of each format, with all that can be removed.
fn all() -> Vec<Vec<u8>> {
    vec![
        jpeg(&[segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"), exif_segment(6)]),
        png(&[png_chunk(b"tEXt", b"Author\0Mato"), png_chunk(b"eXIf", &tiff(6))]),
        webp(&[vp8x(0x0c), vp8(), riff_chunk(b"EXIF", &tiff(6)), riff_chunk(b"XMP ", b"<x/>")]),
        gif(&[b"\x21\xfe\x03abc\0", b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"]),
        SVG.as_bytes().to_owned(),
    ]
}

#[test]
fn cleaning_twice_changes_nothing_more() {
    for picture in all() {
        let once = clean(&picture).unwrap();
        let twice = clean(&once.bytes).unwrap();
        assert_eq!(twice.bytes, once.bytes, "{:?}", format(&picture));
        assert_eq!(dimensions(&picture), dimensions(&once.bytes), "{:?}", format(&picture));
    }
}

#[test]
fn what_cannot_be_cleaned_is_named() {
    let heic = b"\0\0\0\x18ftypmif1\0\0\0\0heicmiaf";
    let avif = b"\0\0\0\x18ftypmif1\0\0\0\0avifmiaf";
    assert_eq!(clean(heic), Err(PictureError::Unsupported(Format::Heic)));
    assert_eq!(clean(avif), Err(PictureError::Unsupported(Format::Avif)));
    assert_eq!(clean(b"II*\0...."), Err(PictureError::Unsupported(Format::Tiff)));
    assert_eq!(format(b"\0\0\0\x18ftypisom\0\0\0\0mp41avc1"), None);
    for text in ["", "text", "<html><svg/></html>", "<!-- <svg> -->", "PK\u{3}\u{4}"] {
        assert_eq!(clean(text.as_bytes()), Err(PictureError::NotAPicture), "{text}");
    }
}

#[test]
fn names_of_pictures() {
    for name in ["a.JPG", "b.jpeg", "c.tar.png", "d.svg", "IMG_1.HEIC", ".gif"] {
        assert!(is_picture_name(name), "{name}");
    }
    for name in ["png", "a.pdf", "favicon.ico", "a.png.txt"] {
        assert!(!is_picture_name(name), "{name}");
    }
}

#[test]
fn a_picture_that_breaks_off_is_never_half_cleaned() {
    for picture in all() {
        for end in 0..picture.len() {
            let _ = dimensions(&picture[..end]);
            let Ok(cleaned) = clean(&picture[..end]) else {
                continue;
            };
            let text = String::from_utf8_lossy(&cleaned.bytes).into_owned();
            assert!(!text.contains("35.6895N") && !text.contains("Mato"), "{:?}", format(&picture));
        }
    }
}

proptest! {
    #[test]
    fn nothing_panics_on_damage(which in 0..5_usize, place in any::<prop::sample::Index>(), byte: u8, end in any::<prop::sample::Index>()) {
        let mut picture = all().swap_remove(which);
        let at = place.index(picture.len());
        picture[at] = byte;
        picture.truncate(end.index(picture.len()) + 1);
        let _ = (dimensions(&picture), clean(&picture).map(|cleaned| clean(&cleaned.bytes)));
    }

    #[test]
    fn nothing_panics_on_noise(which in 0..5_usize, noise in prop::collection::vec(any::<u8>(), 0..200)) {
        let start = [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\x90\0\0\0WEBP", b"GIF89a", b"<svg "][which];
        let picture = [start, &noise].concat();
        let _ = (dimensions(&picture), clean(&picture));
    }
}
