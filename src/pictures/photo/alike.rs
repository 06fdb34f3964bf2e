//! How alike two pictures look: the structural similarity (SSIM) of their brightness, as Wang and others defined it in
//! 2004 (windows of 11 × 11 pixels, weighted by a Gaussian of 1.5 pixels). Encoders ask it how much they must keep.

use super::pixels::Pixels;

/// From where on two pictures look the same is 0.98; a little more, since not every pixel is looked at, and others
/// make a photograph smaller in another way.
pub(super) const ENOUGH: f64 = 0.982;
/// Every how many pixels, across and down, a window is looked at. Windows reach further than that.
const STEP: usize = 4;
/// The weights of a window along one side. Written out, since no two libraries agree on the last digit of `exp`.
const WEIGHTS: [f32; 11] = [
    0.001_028_4,
    0.007_598_8,
    0.036_000_8,
    0.109_360_7,
    0.213_005_5,
    0.266_011_6,
    0.213_005_5,
    0.109_360_7,
    0.036_000_8,
    0.007_598_8,
    0.001_028_4,
];
/// What the definition adds where a window is even: (0.01 × 255)² and (0.03 × 255)².
const STEADY: [f32; 2] = [6.5025, 58.5225];

/// The brightness of a picture, pixel by pixel.
pub(super) struct Brightness {
    width: usize,
    height: usize,
    values: Vec<f32>,
}

impl Brightness {
    /// Of pixels with one channel (grey) or three (red, green, blue).
    pub(super) fn new(data: &[u8], (width, height): (usize, usize), channels: usize) -> Self {
        let values = match channels {
            1 => data.iter().map(|grey| f32::from(*grey)).collect(),
            _ => data.chunks_exact(channels).map(of_colour).collect(),
        };
        Self { width, height, values }
    }

    /// How alike the two look, 1 for the same; 0 where they differ in size.
    pub(super) fn similarity(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height)
            || self.values.len() != other.values.len()
            || self.values.is_empty()
        {
            return 0.0;
        }
        let mut columns = vec![[0.0; 5]; self.width];
        let (mut all, mut windows) = (0.0, 0.0);
        for y in places(self.height) {
            columns.fill([0.0; 5]);
            for (row, weight) in window(y, self.height) {
                let range = row * self.width..(row + 1) * self.width;
                let pairs = self.values[range.clone()].iter().zip(&other.values[range]);
                for (sums, (a, b)) in columns.iter_mut().zip(pairs) {
                    add(sums, weight, [*a, *b, a * a, b * b, a * b]);
                }
            }
            for x in places(self.width) {
                let mut sums = [0.0; 5];
                for (column, weight) in window(x, self.width) {
                    add(&mut sums, weight, columns[column]);
                }
                all += f64::from(of_window(sums));
                windows += 1.0;
            }
        }
        all / windows
    }
}

impl From<&Pixels> for Brightness {
    fn from(pixels: &Pixels) -> Self {
        Self::new(&pixels.data, (pixels.width, pixels.height), pixels.channels)
    }
}

/// How many steps further on a list of qualities an encoder goes whose picture is not alike enough yet. Far from it,
/// what lies next is not worth the time.
pub(super) fn steps_to_go(similarity: f64) -> usize {
    match ENOUGH - similarity {
        missing if missing > 0.013 => 3,
        missing if missing > 0.007 => 2,
        _ => 1,
    }
}

fn of_colour(colour: &[u8]) -> f32 {
    let [red, green, blue] = [colour[0], colour[1], colour[2]].map(f32::from);
    0.299 * red + 0.587 * green + 0.114 * blue
}

/// The middles of the windows along a side.
fn places(side: usize) -> impl Iterator<Item = usize> {
    ((STEP / 2).min(side - 1)..side).step_by(STEP)
}

/// What a window around a place is made of along a side; beyond the edge of a picture, its edge again.
fn window(place: usize, side: usize) -> impl Iterator<Item = (usize, f32)> {
    let at = move |offset: usize| (place + offset).saturating_sub(WEIGHTS.len() / 2).min(side - 1);
    WEIGHTS.into_iter().enumerate().map(move |(offset, weight)| (at(offset), weight))
}

fn add(sums: &mut [f32; 5], weight: f32, values: [f32; 5]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += weight * value;
    }
}

/// The similarity in a window, of the means of both pictures, of their squares and of their product.
fn of_window([a, b, a_squared, b_squared, both]: [f32; 5]) -> f32 {
    let (product, squares) = (a * b, a * a + b * b);
    let light = (2.0 * product + STEADY[0]) / (squares + STEADY[0]);
    light * (2.0 * (both - product) + STEADY[1]) / (a_squared + b_squared - squares + STEADY[1])
}
