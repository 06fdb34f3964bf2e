//! JPEG, PNG, WebP and GIF.

use super::*;

#[test]
fn a_jpeg_without_metadata_stays_as_it_is() {
    let picture = jpeg(&[
        segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"),
        segment(0xee, b"Adobe\0d\0\0\0\0\x01"),
    ]);
    let cleaned = clean(&picture).unwrap();
    assert_eq!(cleaned.bytes, picture);
    assert!(cleaned.removals.is_empty());
}

#[test]
fn a_jpeg_loses_what_it_tells() {
    let picture = jpeg(&[
        exif_segment(1),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
        segment(0xe1, b"something else"),
        segment(0xe2, b"MPF\0II*\0"),
        segment(0xed, b"Photoshop 3.0\08BIM"),
        segment(0xfe, b"taken by Mato"),
        segment(0xe0, b"JFXX\0\x10"),
    ]);
    let cleaned = clean(&picture).unwrap();
    assert_eq!(cleaned.bytes, jpeg(&[]));
}

#[test]
fn a_jpeg_keeps_its_orientation_and_nothing_else_of_exif() {
    let jfif = segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    let cleaned = clean(&jpeg(&[jfif.clone(), exif_segment(6)])).unwrap();
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    assert_eq!(cleaned.bytes, jpeg(&[jfif, segment(0xe1, exif)]));
    assert_eq!(dimensions(&cleaned.bytes), Some((2, 3)), "it is shown upright");
}

#[test]
fn nothing_hides_after_the_end_of_a_jpeg_or_between_its_scans() {
    let mut picture = jpeg(&[]);
    let scan = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
    let at = picture.windows(7).position(|bytes| bytes == scan).unwrap() + 7;
    picture.splice(at..at, exif_segment(1));
    picture.extend(jpeg(&[exif_segment(1)]));
    let cleaned = clean(&picture).unwrap();
    assert_eq!(cleaned.bytes, jpeg(&[]));
}

#[test]
fn the_small_picture_in_a_jfif_header_goes() {
    let picture = jpeg(&[segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01rgb")]);
    let cleaned = clean(&picture).unwrap();
    assert_eq!(cleaned.bytes, jpeg(&[segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0")]));
}

#[test]
fn a_jpeg_without_an_end_gets_one_and_one_without_pixels_is_damaged() {
    let mut picture = jpeg(&[]);
    picture.truncate(picture.len() - 2);
    assert_eq!(clean(&picture).unwrap().bytes, jpeg(&[]));
    let head = [&[0xff, 0xd8][..], &exif_segment(1), &[0xff, 0xd9]].concat();
    assert_eq!(clean(&head), Err(PictureError::Damaged(Format::Jpeg, "no pixels")));
}

#[test]
fn a_png_loses_what_it_tells() {
    let mut picture = png(&[
        png_chunk(b"iCCP", b"p3\0\0profile"),
        png_chunk(b"acTL", b"\0\0\0\x01\0\0\0\0"),
        png_chunk(b"tEXt", b"Author\0Mato"),
        png_chunk(b"iTXt", b"XML:com.adobe.xmp\0<x/>"),
        png_chunk(b"zTXt", b"Raw profile type iptc\0x"),
        png_chunk(b"tIME", b"\x07\xea\x05\x01\0\0\0"),
        png_chunk(b"eXIf", &tiff(1)),
        png_chunk(b"vpAg", b"x"),
    ]);
    picture.extend(b"what was cut off");
    let cleaned = clean(&picture).unwrap();
    assert_eq!(
        cleaned.bytes,
        png(&[png_chunk(b"iCCP", b"p3\0\0profile"), png_chunk(b"acTL", b"\0\0\0\x01\0\0\0\0"),])
    );
}

#[test]
fn a_png_keeps_its_orientation_in_a_chunk_of_its_own() {
    let cleaned = clean(&png(&[png_chunk(b"eXIf", &tiff(8))])).unwrap();
    let mut chunk = b"\0\0\0\x1aeXIfMM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0".to_vec();
    chunk.extend(CRC_OF_ORIENTATION_8.to_be_bytes());
    assert_eq!(cleaned.bytes, png(&[chunk]));
    assert_eq!(dimensions(&cleaned.bytes), Some((2, 3)));
}

/// As zlib counts it.
const CRC_OF_ORIENTATION_8: u32 = 0x8658_3034;

#[test]
fn a_png_that_needs_something_unknown_is_damaged() {
    let picture = png(&[png_chunk(b"NEWX", b"x")]);
    assert_eq!(clean(&picture), Err(PictureError::Damaged(Format::Png, "unknown chunk")));
}

#[test]
fn a_webp_loses_what_it_tells() {
    let picture = webp(&[
        vp8x(0x2c),
        riff_chunk(b"ICCP", b"profile"),
        vp8(),
        riff_chunk(b"EXIF", &tiff(1)),
        riff_chunk(b"XMP ", b"<x/>"),
        riff_chunk(b"NOTE", b"Mato"),
    ]);
    let cleaned = clean(&picture).unwrap();
    assert_eq!(cleaned.bytes, webp(&[vp8x(0x20), riff_chunk(b"ICCP", b"profile"), vp8()]));
}

#[test]
fn a_webp_keeps_its_orientation() {
    let picture = webp(&[vp8x(0x08), vp8(), riff_chunk(b"EXIF", &tiff(6))]);
    let cleaned = clean(&picture).unwrap();
    let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    assert_eq!(cleaned.bytes, webp(&[vp8x(0x08), vp8(), riff_chunk(b"EXIF", exif)]));
    assert_eq!(dimensions(&cleaned.bytes), Some((2, 3)));
}

#[test]
fn an_animated_webp_keeps_its_frames() {
    let frame = [&[0; 16][..], &riff_chunk(b"ALPH", b"a"), &vp8()].concat();
    let told = [&frame[..], &riff_chunk(b"NOTE", b"Mato")].concat();
    let parts = |frame: &[u8]| webp(&[vp8x(0x02), riff_chunk(b"ANIM", &[0; 6]), riff_chunk(b"ANMF", frame)]);
    assert_eq!(clean(&parts(&told)).unwrap().bytes, parts(&frame));
}

#[test]
fn a_gif_loses_its_texts_and_keeps_its_loop() {
    let picture = gif(&[
        b"\x21\xfe\x04Mato\0",
        b"\x21\xff\x0bXMP DataXMP\x04<x/>\0",
        b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0",
        b"\x21\xf9\x04\0\x0a\0\0\0",
    ]);
    let kept = gif(&[b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", b"\x21\xf9\x04\0\x0a\0\0\0"]);
    assert_eq!(clean(&picture).unwrap().bytes, kept);
    let trailing = [&kept[..], b"hidden"].concat();
    assert_eq!(clean(&trailing).unwrap().bytes, kept);
}

#[test]
fn sizes() {
    assert_eq!(dimensions(&jpeg(&[])), Some((3, 2)));
    assert_eq!(dimensions(&jpeg(&[exif_segment(3)])), Some((3, 2)));
    assert_eq!(dimensions(&jpeg(&[exif_segment(5)])), Some((2, 3)));
    assert_eq!(dimensions(&png(&[])), Some((3, 2)));
    assert_eq!(dimensions(&gif(&[])), Some((3, 2)));
    assert_eq!(dimensions(&webp(&[vp8x(0), vp8()])), Some((3, 2)));
    assert_eq!(dimensions(&webp(&[vp8()])), Some((3, 2)));
    let lossless = riff_chunk(b"VP8L", &[0x2f, 2, 0x40, 0, 0, 0]);
    assert_eq!(dimensions(&webp(&[lossless])), Some((3, 2)));
    assert_eq!(dimensions(b"no picture"), None);
}
