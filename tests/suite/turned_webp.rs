//! A WebP that lies on its side comes out upright in itself, since browsers do not turn one.

use webp::{Decoder, Encoder};

use super::portal::Portal;

/// A picture of 40 × 20 points, red on the left and blue on the right, see-through in its last line where it has
/// transparency, whose Exif says how it is turned.
fn lying(turn: u8, channels: usize, is_lossless: bool) -> Vec<u8> {
    let point = |x: usize, y: usize| {
        let [red, blue] = if x < 20 { [200, 0] } else { [0, 200] };
        [red, 0, blue, if y == 19 { 0 } else { 255 }]
    };
    let points = (0..20).flat_map(|y| (0..40).map(move |x| (x, y)));
    let pixels: Vec<u8> = points.flat_map(|(x, y)| point(x, y)[..channels].to_vec()).collect();
    let encoder =
        if channels == 4 { Encoder::from_rgba(&pixels, 40, 20) } else { Encoder::from_rgb(&pixels, 40, 20) };
    let made = encoder.encode_simple(is_lossless, 90.0).expect("encoded");
    let extended = &made[12..16] == b"VP8X";
    let flags = if channels == 4 { 0x10 } else { 0 } | 0x08;
    let head = [b"VP8X", &10_u32.to_le_bytes()[..], &[flags, 0, 0, 0, 39, 0, 0, 19, 0, 0]].concat();
    let exif = [
        &b"EXIF"[..],
        &26_u32.to_le_bytes(),
        b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0",
        &[turn],
        b"\0\0\0\0\0\0",
    ];
    let chunks = [&head, &made[if extended { 30 } else { 12 }..], &exif.concat()].concat();
    let length = u32::try_from(chunks.len() + 4).expect("short").to_le_bytes();
    [&b"RIFF"[..], &length, b"WEBP", &chunks].concat()
}

#[test]
fn a_webp_that_lies_on_its_side_comes_out_upright() {
    for (turn, size, [first_is_red, last_is_red]) in [
        (1, (40, 20), [true, false]),
        (3, (40, 20), [false, true]),
        (6, (20, 40), [true, false]),
        (8, (20, 40), [false, true]),
    ] {
        for (channels, is_lossless) in [(3, false), (3, true), (4, false), (4, true)] {
            let page = "---\ntitle: 港\n---\n![朝の港](/pictures/asa.webp)\n";
            let portal = Portal::new("", &[("content/pages/a.md", page)]);
            portal.write("static/pictures/asa.webp", lying(turn, channels, is_lossless));
            let what = format!("{turn} {channels} {is_lossless}");
            let built = portal.build(&[]);
            let html = built.page("a.html");
            let sides = format!("width={} height={}", size.0, size.1);
            assert!(html.contains(&sides), "{what}: {html}");
            let bytes = &built.files["pictures/asa.webp"];
            assert!(!bytes.windows(4).any(|window| window == b"EXIF"), "{what}");
            let seen = Decoder::new(bytes).decode().expect("a WebP");
            assert_eq!((seen.width(), seen.height()), size, "{what}");
            assert_eq!(seen.is_alpha(), channels == 4, "{what}");
            let line = (size.0 * size.1 / 2) as usize * channels;
            let is_red = |at: usize| seen[at] > seen[at + 2];
            // The middle of the first and of the last line, or column.
            let (first, last) = match size {
                (40, _) => (line + 4 * channels, line + 36 * channels),
                _ => ((4 * 20 + 10) * channels, (36 * 20 + 10) * channels),
            };
            assert_eq!([is_red(first), is_red(last)], [first_is_red, last_is_red], "{what}");
            assert_eq!(*bytes, portal.build(&[]).files["pictures/asa.webp"], "{what}");
        }
    }
}

#[test]
fn one_that_lies_on_its_side_and_is_damaged_is_told_by_check() {
    let mut picture = lying(6, 3, true);
    let at = picture.windows(4).position(|window| window == b"VP8L").expect("pixels") + 8;
    picture[at + 5..at + 20].fill(0xFF);
    let page = "---\ntitle: 港\n---\n![朝の港](/pictures/asa.webp)\n";
    let portal = Portal::new("", &[("content/pages/a.md", page)]);
    portal.write("static/pictures/asa.webp", picture);
    let checked = portal.run(&["check", "--all", "--format", "short"]);
    assert!(checked.out.contains("[LK402]"), "{}", checked.out);
}
