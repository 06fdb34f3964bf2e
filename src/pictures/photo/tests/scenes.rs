//! What people photograph: leaves, an evening, a sign, a face, each with the grain that a camera adds. Grain is what
//! encoders leave out first.

use super::super::alike::{Brightness, ENOUGH};
use super::super::pixels::Pixels;
use super::super::{Coding, Photo, Rendition, make};
use super::{decoded, ssim, taken};

const WIDTH: u32 = 2100;
const HEIGHT: u32 = 64;

/// A number from -1 to 1 for a place.
fn chance(x: u32, y: u32, which: u32) -> f64 {
    let mut mixed =
        x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca6b) ^ which.wrapping_mul(0xc2b2_ae35);
    for _ in 0..2 {
        mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d);
        mixed ^= mixed >> 12;
    }
    f64::from(mixed) / f64::from(u32::MAX) * 2.0 - 1.0
}

/// Spots of many sizes, the large ones `fall` times as strong as those half as large.
fn spots(x: u32, y: u32, fall: f64) -> f64 {
    let mut all = 0.0;
    let mut strength = 1.0;
    for size in [2, 4, 8, 16, 32] {
        let (left, top) = (x / size, y / size);
        let part = |place: u32| f64::from(place % size) / f64::from(size);
        let (across, down) = (part(x), part(y));
        let at = |right, below| chance(left + right, top + below, size);
        let upper = at(0, 0) * (1.0 - across) + at(1, 0) * across;
        let lower = at(0, 1) * (1.0 - across) + at(1, 1) * across;
        all += strength * (upper * (1.0 - down) + lower * down);
        strength *= fall;
    }
    all
}

/// Pixels of a rule for red, green and blue, with so much grain.
fn scene(grain: f64, colours: impl Fn(u32, u32) -> [f64; 3]) -> Pixels {
    let mut data = Vec::new();
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            for (channel, value) in (100..).zip(colours(x, y)) {
                let seen = value + grain * (chance(x, y, channel) + chance(x, y, channel + 10));
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
                data.push(seen.round().clamp(0.0, 255.0) as u8);
            }
        }
    }
    Pixels { width: WIDTH as usize, height: HEIGHT as usize, channels: 3, data }
}

fn scenes() -> [(&'static str, Pixels); 4] {
    let leaves = scene(4.0, |x, y| {
        let light = 40.0 * spots(x, y, 0.9);
        [80.0 + light, 110.0 + light * 1.2, 50.0 + light * 0.6]
    });
    let evening = scene(6.0, |x, y| {
        let light = f64::from(y) / 4.0 + f64::from(x) / 100.0 + 3.0 * spots(x, y, 1.8);
        [60.0 + light, 40.0 + light * 0.7, 55.0 + light * 0.5]
    });
    let sign = scene(1.5, |x, y| {
        let is_stroke = (x / 5 + y / 7) % 3 == 0 && (x / 60 + y / 30) % 2 == 0;
        if is_stroke { [30.0, 30.0, 60.0] } else { [235.0, 232.0, 220.0] }
    });
    let face = scene(3.0, |x, y| {
        let light = 25.0 * (f64::from(x) / 90.0).sin() - f64::from(y) / 5.0 + 2.0 * spots(x, y, 1.3);
        [215.0 + light, 170.0 + light, 145.0 + light]
    });
    [("leaves", leaves), ("evening", evening), ("sign", sign), ("face", face)]
}

#[test]
fn every_size_of_what_people_photograph_looks_the_same_and_webp_is_smaller() {
    for (name, scene) in scenes() {
        let bytes = taken(&scene, 1, b"");
        let photo = Photo::of(&bytes).expect("not too large").expect("a photograph");
        let wanted: Vec<Rendition> = photo.made().collect();
        assert_eq!(wanted.len(), 8, "four sizes, two codings");
        let full = decoded(&bytes).shrunk((photo.full.width, photo.full.height));
        let made = make(&bytes, &wanted).expect("made");
        for (rendition, made) in wanted.iter().zip(&made) {
            let expected = full.shrunk((rendition.width, rendition.height));
            let alike = ssim(&expected, &decoded(made));
            assert!(alike >= 0.98, "{name} {rendition:?}: {alike}");
        }
        for pair in made.chunks(2) {
            let [jpeg, webp] = [pair[0].len(), pair[1].len()];
            assert_eq!((wanted[0].coding, wanted[1].coding), (Coding::Jpeg, Coding::WebP));
            assert!(webp < jpeg, "{name}: {webp} of {jpeg} bytes");
        }
    }
}

/// What the encoders ask is what the definition says, looked at in fewer places.
#[test]
fn similarity_is_measured_as_it_is_defined() {
    let [(_, leaves), .., (_, face)] = scenes();
    let mut worse = leaves.clone();
    for (at, value) in worse.data.iter_mut().enumerate() {
        *value = value.saturating_add(if at % 7 == 0 { 24 } else { 0 });
    }
    for (a, b) in [(&leaves, &leaves), (&leaves, &worse), (&worse, &leaves), (&leaves, &face)] {
        let (quick, whole) = (Brightness::from(a).similarity(&Brightness::from(b)), ssim(a, b));
        assert!((quick - whole).abs() < 0.004, "{quick} for {whole}");
    }
    assert!(Brightness::from(&leaves).similarity(&Brightness::from(&worse)) < ENOUGH);
    let grey = |width| Brightness::new(&[7, 9, 200, 4], (width, 4 / width), 1);
    assert!((grey(2).similarity(&grey(2)) - 1.0).abs() < 1e-6, "smaller than a window");
    assert!(grey(2).similarity(&grey(4)).abs() < 1e-6, "of other sizes");
}
