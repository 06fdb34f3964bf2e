//! Pixels that are made smaller and turned.

/// A picture of 8 bits a channel, row by row from the top left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub width: usize,
    pub height: usize,
    /// 1 (grey) or 3 (red, green, blue); 4 with transparency, which can only be turned.
    pub channels: usize,
    pub data: Vec<u8>,
}

/// What one pixel of a smaller picture is made of, along one side.
struct Window {
    start: usize,
    /// In steps of 1/16384, so that every sum is exact and the same on every machine.
    weights: Vec<f32>,
}

/// How far the filter reaches, in pixels of the result.
const REACH: f64 = 3.0;
const STEPS: f64 = 16384.0;

/// Lanczos, the filter that keeps most of what is sharp.
fn lanczos(x: f64) -> f64 {
    let sinc =
        |x: f64| if x == 0.0 { 1.0 } else { (x * std::f64::consts::PI).sin() / (x * std::f64::consts::PI) };
    if x.abs() < REACH { sinc(x) * sinc(x / REACH) } else { 0.0 }
}

/// The windows of a side of `old` pixels that becomes one of `new`.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides of pictures are small numbers"
)]
fn windows(old: usize, new: usize) -> Vec<Window> {
    let scale = old as f64 / new as f64;
    let reach = REACH * scale;
    let window = |at: usize| {
        let centre = (at as f64 + 0.5) * scale;
        let start = (centre - reach).floor().max(0.0) as usize;
        let end = ((centre + reach).ceil() as usize).min(old);
        let raw: Vec<f64> = (start..end).map(|x| lanczos((x as f64 + 0.5 - centre) / scale)).collect();
        let sum: f64 = raw.iter().sum();
        let mut weights: Vec<f32> = raw.iter().map(|weight| (weight / sum * STEPS).round() as f32).collect();
        // An even area stays even: what rounding took goes to the middle.
        let rest = STEPS as f32 - weights.iter().sum::<f32>();
        let middle = weights.len() / 2;
        weights[middle] += rest;
        for weight in &mut weights {
            *weight /= STEPS as f32;
        }
        Window { start, weights }
    };
    (0..new).map(window).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is held between 0 and 255")]
fn as_byte(value: f32) -> u8 {
    (value.clamp(0.0, 255.0) + 0.5) as u8
}

impl Pixels {
    /// The picture in a smaller size; the same where it has that size.
    pub(super) fn shrunk(&self, (width, height): (u32, u32)) -> Self {
        let (width, height) = (width as usize, height as usize);
        if (width, height) == (self.width, self.height) {
            return self.clone();
        }
        let data = match self.channels {
            1 => self.shrunk_data::<1>(width, height),
            _ => self.shrunk_data::<3>(width, height),
        };
        Self { width, height, channels: self.channels, data }
    }

    fn shrunk_data<const CHANNELS: usize>(&self, width: usize, height: usize) -> Vec<u8> {
        let line = self.width * CHANNELS;
        let (across, down) = (windows(self.width, width), windows(self.height, height));
        let mut sums = vec![0.0_f32; line];
        let mut data = Vec::with_capacity(width * height * CHANNELS);
        // One row at a time, so that no second picture is held.
        for window in &down {
            sums.fill(0.0);
            for (weight, row) in window.weights.iter().zip(self.data.chunks_exact(line).skip(window.start)) {
                for (sum, byte) in sums.iter_mut().zip(row) {
                    *sum += weight * f32::from(*byte);
                }
            }
            for sum in &mut sums {
                *sum = f32::from(as_byte(*sum));
            }
            for window in &across {
                let mut pixel = [0.0_f32; CHANNELS];
                let from = sums.chunks_exact(CHANNELS).skip(window.start);
                for (weight, channels) in window.weights.iter().zip(from) {
                    for (sum, value) in pixel.iter_mut().zip(channels) {
                        *sum += weight * value;
                    }
                }
                data.extend(pixel.map(as_byte));
            }
        }
        data
    }

    /// The picture upright, after the orientation that Exif gave it (1 to 8).
    pub(super) fn turned(self, orientation: u16) -> Self {
        if !(2..=8).contains(&orientation) {
            return self;
        }
        let (old_width, old_height, channels) = (self.width, self.height, self.channels);
        let (width, height) =
            if orientation >= 5 { (old_height, old_width) } else { (old_width, old_height) };
        let mut data = Vec::with_capacity(self.data.len());
        for y in 0..height {
            for x in 0..width {
                let (right, bottom) = (width - 1 - x, height - 1 - y);
                let (from_x, from_y) = match orientation {
                    2 => (right, y),
                    3 => (right, bottom),
                    4 => (x, bottom),
                    5 => (y, x),
                    6 => (y, right),
                    7 => (bottom, right),
                    _ => (bottom, x),
                };
                let at = (from_y * old_width + from_x) * channels;
                data.extend_from_slice(&self.data[at..at + channels]);
            }
        }
        Self { width, height, channels, data }
    }
}
