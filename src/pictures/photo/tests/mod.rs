//! Photographs of a few thousand pixels, made here.

mod scenes;

use jpeg_encoder::{ColorType, Encoder};

use super::pixels::Pixels;
use super::*;
use crate::pictures::{clean, exif};

const WIDTH: usize = 700;
const HEIGHT: usize = 48;
/// How colours are sampled most of the time.
const COLOUR: &[u8] = &[0x22, 0x11, 0x11];

/// What a camera would see: slopes, edges, grain.
fn scene() -> Pixels {
    let mut grain = 7_u32;
    let mut data = Vec::new();
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let wave = ((x + 2 * y) % 40).abs_diff(20) * 2;
            let light = (grain >> 30) as usize + wave;
            let red = if x < WIDTH / 2 { 180 } else { 60 };
            let blue = if y < HEIGHT / 2 { 60 } else { 150 };
            for value in [red + light, 40 + x * 150 / WIDTH + light, blue + light] {
                data.push(u8::try_from(value.min(255)).expect("a byte"));
            }
        }
    }
    Pixels { width: WIDTH, height: HEIGHT, channels: 3, data }
}

/// The JPEG of some pixels with what cameras write beside them: orientation, place, a smaller picture, a profile.
fn taken(pixels: &Pixels, orientation: u16, profile: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 97);
    encoder.add_exif_metadata(&exif::orientation_only(orientation)).expect("short");
    encoder.add_app_segment(1, b"http://ns.adobe.com/xap/1.0/\0<GPSLatitude>38".to_vec()).expect("short");
    if !profile.is_empty() {
        encoder.add_icc_profile(profile).expect("short");
    }
    let (width, height) = (u16::try_from(pixels.width).unwrap(), u16::try_from(pixels.height).unwrap());
    let colours = if pixels.channels == 1 { ColorType::Luma } else { ColorType::Rgb };
    encoder.encode(&pixels.data, width, height, colours).expect("encoded");
    bytes.extend(b"a small picture behind the end");
    bytes
}

fn decoded(bytes: &[u8]) -> Pixels {
    if format(bytes) == Some(Format::WebP) {
        let shown = ::webp::Decoder::new(bytes).decode().expect("a WebP");
        let (width, height) = (shown.width() as usize, shown.height() as usize);
        return Pixels { width, height, channels: 3, data: shown.to_vec() };
    }
    decode::decode(bytes).expect("a JPEG").pixels
}

/// The colour profile of a picture that was made here.
fn profile_of(bytes: &[u8]) -> Option<Vec<u8>> {
    if format(bytes) == Some(Format::Jpeg) {
        return decode::decode(bytes).expect("a JPEG").profile;
    }
    let at = bytes.windows(4).position(|four| four == b"ICCP")?;
    let length = u32::from_le_bytes(*bytes[at + 4..].first_chunk().expect("a length")) as usize;
    Some(bytes[at + 8..at + 8 + length].to_vec())
}

/// How alike two pictures of a size look (structural similarity of brightness as it is defined, in every third window
/// across and down, 1 for the same).
#[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
fn ssim(a: &Pixels, b: &Pixels) -> f64 {
    const WINDOW: usize = 11;
    assert_eq!((a.width, a.height, 3, 3), (b.width, b.height, a.channels, b.channels));
    let grey = |pixels: &Pixels| -> Vec<f64> {
        let colours =
            pixels.data.chunks_exact(3).map(|colour| [colour[0], colour[1], colour[2]].map(f64::from));
        colours.map(|[red, green, blue]| 0.299 * red + 0.587 * green + 0.114 * blue).collect()
    };
    let (grey_a, grey_b) = (grey(a), grey(b));
    let along = |offset: usize| (-(offset as f64 - 5.0).powi(2) / (2.0 * 1.5 * 1.5)).exp();
    let total = (0..WINDOW).map(along).sum::<f64>().powi(2);
    let weights: Vec<f64> =
        (0..WINDOW * WINDOW).map(|n| along(n % WINDOW) * along(n / WINDOW) / total).collect();
    let (mut all, mut windows) = (0.0, 0.0);
    for top in (0..=a.height - WINDOW).step_by(3) {
        for left in (0..=a.width - WINDOW).step_by(3) {
            let [mut mean_a, mut mean_b, mut square_a, mut square_b, mut both] = [0.0; 5];
            for (n, weight) in weights.iter().enumerate() {
                let at = (top + n / WINDOW) * a.width + left + n % WINDOW;
                let (value_a, value_b) = (grey_a[at], grey_b[at]);
                mean_a += weight * value_a;
                mean_b += weight * value_b;
                square_a += weight * value_a * value_a;
                square_b += weight * value_b * value_b;
                both += weight * value_a * value_b;
            }
            let (var_a, var_b) = (square_a - mean_a * mean_a, square_b - mean_b * mean_b);
            let (c1, c2) = (6.5025, 58.5225);
            all += (2.0 * mean_a * mean_b + c1) * (2.0 * (both - mean_a * mean_b) + c2)
                / ((mean_a.powi(2) + mean_b.powi(2) + c1) * (var_a + var_b + c2));
            windows += 1.0;
        }
    }
    all / windows
}

#[test]
fn the_head_says_what_becomes_of_a_picture() {
    /// The head of a JPEG whose first scan holds so many colours.
    fn head((width, height): (u16, u16), kind: u8, sampling: &[u8], in_scan: u8, turn: u16) -> Vec<u8> {
        let exif = [&b"\xff\xd8\xff\xe1\0\x22Exif\0\0"[..], &exif::orientation_only(turn)].concat();
        let colours = u8::try_from(sampling.len()).unwrap();
        let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
        let sampling: Vec<u8> = sampling.iter().flat_map(|sampling| [1, *sampling, 0]).collect();
        let frame = [&[0xff, kind, 0, 8 + 3 * colours, 8][..], &size, &[colours], &sampling].concat();
        [&exif, &frame, &[0xff, 0xda, 0, 6, in_scan, 0, 0, 0][..]].concat()
    }
    let said = |bytes: &[u8]| match Photo::of(bytes) {
        Ok(None) => "as it is".to_owned(),
        Ok(Some(photo)) => {
            let of = |coding| photo.further.iter().filter(move |made| made.coding == coding);
            let widths: Vec<_> = of(Coding::Jpeg).map(|made| made.width).collect();
            let webp: Vec<_> = of(Coding::WebP).skip(1).map(|made| made.width).collect();
            assert_eq!(webp, widths, "each size in both codings");
            assert_eq!(photo.further[0], Rendition { coding: Coding::WebP, ..photo.full });
            let remade = if photo.is_remade { "made" } else { "kept" };
            format!("{remade} {}×{} {widths:?}", photo.full.width, photo.full.height)
        }
        Err(error) => error.to_string(),
    };
    for (bytes, expected) in [
        (head((4032, 3024), 0xc0, COLOUR, 3, 1), "made 2000×1500 [480, 960, 1600]"),
        (head((4032, 3024), 0xc2, COLOUR, 1, 6), "made 1500×2000 [480, 960]"),
        (head((1200, 800), 0xc0, COLOUR, 3, 1), "kept 1200×800 [480, 960]"),
        (head((1200, 800), 0xc0, &[0x11], 1, 3), "made 1200×800 [480, 960]"),
        (head((300, 3000), 0xc0, COLOUR, 3, 1), "made 200×2000 []"),
        (head((599, 400), 0xc0, COLOUR, 3, 6), "as it is"),
        (head((20000, 5001), 0xc0, COLOUR, 3, 1), "too many pixels: 20000×5001"),
        // For a printing press; by arithmetic; colour after colour; each finer than the last.
        (head((4000, 3000), 0xc0, &[0x11; 4], 4, 1), "as it is"),
        (head((4000, 3000), 0xc9, COLOUR, 3, 1), "as it is"),
        (head((4000, 3000), 0xc0, COLOUR, 1, 1), "as it is"),
        (head((4000, 3000), 0xc0, &[0x41, 0x11, 0x11], 3, 1), "as it is"),
    ] {
        assert_eq!(said(&bytes), expected);
    }
    assert_eq!(said(b"\x89PNG\r\n\x1a\n"), "as it is");
}

#[test]
fn a_photograph_comes_out_upright_clean_and_alike() {
    let (scene, profile) = (scene(), b"a profile of colours".repeat(40));
    // As a camera writes it that was held in each of the eight ways.
    for (orientation, back) in [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 8), (7, 7), (8, 6)] {
        let bytes = taken(&scene.clone().turned(back), orientation, &profile);
        let upright = decoded(&bytes).turned(orientation);
        let photo = Photo::of(&bytes).expect("not too large").expect("a photograph");
        let wanted: Vec<_> = std::iter::once(photo.full).chain(photo.further.iter().copied()).collect();
        let made = make(&bytes, &wanted).expect("made");
        assert_eq!(made, make(&bytes, &wanted).expect("made"), "the same bytes again");
        for alone in 0..wanted.len() {
            let alone_made = make(&bytes, &wanted[alone..=alone]).expect("made");
            assert_eq!(made[alone..=alone], alone_made, "alone or with others");
        }
        for pair in [[0, 1], [2, 3]] {
            let [jpeg, webp] = pair.map(|number| made[number].len());
            assert!(webp < jpeg, "{orientation} {:?}: {webp} of {jpeg} bytes", wanted[pair[0]]);
        }
        for (rendition, made) in wanted.iter().zip(&made) {
            let shown = decoded(made);
            assert_eq!((shown.width, shown.height), (rendition.width as usize, rendition.height as usize));
            assert_eq!(clean(made).expect("a picture").bytes, *made, "nothing is left to take out");
            assert_eq!(profile_of(made).as_deref(), Some(&profile[..]));
            assert_eq!(crate::pictures::dimensions(made), Some((rendition.width, rendition.height)));
            let expected = upright.shrunk((rendition.width, rendition.height));
            let alike = ssim(&expected, &shown);
            assert!(alike >= 0.98, "{orientation} {rendition:?}: {alike}");
        }
    }
}

#[test]
fn grey_stays_grey_and_an_even_area_even() {
    let grey = Pixels { width: 900, height: 40, channels: 1, data: vec![119; 900 * 40] };
    let small = grey.shrunk((480, 21));
    assert!(small.data.iter().all(|byte| *byte == 119) && small.data.len() == 480 * 21);
    let bytes = taken(&grey, 3, b"");
    let photo = Photo::of(&bytes).expect("not too large").expect("a photograph");
    let made = make(&bytes, &[photo.full, photo.further[0]]).expect("made");
    assert_eq!(decoded(&made[0]).channels, 1);
    let webp = decoded(&made[1]);
    assert!(webp.data.iter().all(|value| value.abs_diff(119) <= 2), "{:?}", &webp.data[..30]);
}

#[test]
fn what_cannot_be_decoded_is_an_error_and_what_breaks_off_late_is_none() {
    let bytes = taken(&scene(), 3, b"");
    let full = Photo::of(&bytes).expect("not too large").expect("a photograph").full;
    assert_eq!(make(b"no picture", &[full]), Err(PictureError::Damaged(Format::Jpeg, "frame")));
    let scan = bytes.windows(2).position(|two| two == [0xff, 0xda]).expect("a scan");
    assert!(make(&bytes[..scan], &[full]).is_err());
    // Never a panic, wherever it ends.
    for end in (scan..bytes.len()).step_by(997) {
        let _ = make(&bytes[..end], &[full]);
    }
}

#[test]
fn a_webp_beside_a_file_that_keeps_little_keeps_as_little() {
    let scene = scene();
    let mut bytes = Vec::new();
    let (width, height) = (u16::try_from(WIDTH).unwrap(), u16::try_from(HEIGHT).unwrap());
    Encoder::new(&mut bytes, 20).encode(&scene.data, width, height, ColorType::Rgb).expect("encoded");
    let photo = Photo::of(&bytes).expect("not too large").expect("a photograph");
    assert!(!photo.is_remade, "the JPEG is the file itself");
    let made = make(&bytes, &photo.further[..1]).expect("made");
    assert!(made[0].len() < bytes.len(), "{} of {} bytes", made[0].len(), bytes.len());
}
