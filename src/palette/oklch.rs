//! Colours by how they look: lightness, strength and hue (OKLCH), and the contrast between two (WCAG 2).

use std::f64::consts::PI;
use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

/// A colour of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// A colour as people see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Oklch {
    /// From 0, black, to 1, white.
    pub lightness: f64,
    /// From 0, grey, to about 0.37.
    pub chroma: f64,
    /// In degrees.
    pub hue: f64,
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl Rgb {
    /// The colour of `#rgb` or `#rrggbb`, with or without the sign, in letters of any width.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.trim().nfkc().collect();
        let digits = plain.strip_prefix('#').unwrap_or(&plain);
        let digits =
            digits.chars().map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()));
        let values: Vec<u8> = digits.collect::<Option<_>>()?;
        match *values {
            [red, green, blue] => Some(Self(red * 17, green * 17, blue * 17)),
            [_, _, _, _, _, _] => {
                let pair = |at: usize| values[at] * 16 + values[at + 1];
                Some(Self(pair(0), pair(2), pair(4)))
            }
            _ => None,
        }
    }

    /// The contrast between two colours, from 1 to 21 (WCAG 2, relative luminance).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// How much light it gives, from 0 to 1.
    pub(super) fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }
}

impl From<Rgb> for Oklch {
    fn from(color: Rgb) -> Self {
        let cones = times(&TO_CONES, color.linear()).map(f64::cbrt);
        let [lightness, green_red, blue_yellow] = times(&OF_CONES, cones);
        let hue = blue_yellow.atan2(green_red) * 180.0 / PI;
        Self { lightness, chroma: green_red.hypot(blue_yellow), hue }
    }
}

// Source of the matrices: Björn Ottosson, "A perceptual color space for image processing" (public domain).
const TO_CONES: [[f64; 3]; 3] = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
const OF_CONES: [[f64; 3]; 3] = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];
const BACK_TO_CONES: [[f64; 3]; 3] = [
    [1.0, 0.396_337_777_4, 0.215_803_757_3],
    [1.0, -0.105_561_345_8, -0.063_854_172_8],
    [1.0, -0.089_484_177_5, -1.291_485_548_0],
];
const BACK_TO_LIGHT: [[f64; 3]; 3] = [
    [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
    [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
    [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
];

fn times(matrix: &[[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(factor, part)| factor * part).sum())
}

impl Oklch {
    /// The same colour with another lightness.
    pub(super) const fn at(self, lightness: f64) -> Self {
        Self { lightness, ..self }
    }

    /// The same colour, at most so strong.
    pub(super) const fn at_most(self, chroma: f64) -> Self {
        Self { chroma: self.chroma.min(chroma), ..self }
    }

    /// The colour of a screen that comes nearest: as strong as a screen can show it in this lightness.
    pub(super) fn rgb(self) -> Rgb {
        if let Some(color) = self.in_gamut() {
            return color;
        }
        let (mut weak, mut strong) = (0.0, self.chroma);
        for _ in 0..16 {
            let middle = f64::midpoint(weak, strong);
            if (Self { chroma: middle, ..self }).in_gamut().is_some() {
                weak = middle;
            } else {
                strong = middle;
            }
        }
        Self { chroma: weak, ..self }.in_gamut().unwrap_or(if self.lightness < 0.5 {
            Rgb(0, 0, 0)
        } else {
            Rgb(255, 255, 255)
        })
    }

    fn in_gamut(self) -> Option<Rgb> {
        let angle = self.hue * PI / 180.0;
        let place = [self.lightness, self.chroma * angle.cos(), self.chroma * angle.sin()];
        let parts = times(&BACK_TO_LIGHT, times(&BACK_TO_CONES, place).map(|part| part.powi(3)));
        if parts.iter().any(|part| !(-0.000_5..=1.000_5).contains(part)) {
            return None;
        }
        let [red, green, blue] = parts.map(of_linear);
        Some(Rgb(red, green, blue))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 255")]
fn of_linear(part: f64) -> u8 {
    let part = part.clamp(0.0, 1.0);
    let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
    (part * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_is_read_in_both_forms_and_in_no_other() {
        assert_eq!(Rgb::parse("#0b6b4f"), Some(Rgb(11, 107, 79)));
        assert_eq!(Rgb::parse("#0AF"), Some(Rgb(0, 170, 255)));
        assert_eq!(Rgb::parse(" ＃０Ｂ６Ｂ４Ｆ"), Some(Rgb(11, 107, 79)));
        assert_eq!(Rgb::parse("0b6b4f"), Some(Rgb(11, 107, 79)));
        for text in ["", "#", "##0b6b4f", "#0b6b4", "#0b6b4f0", "#0b6b4g", "red", "#+1+2+3", "#あ"] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let contrast = |over: &str, under: &str| {
            let [over, under] = [over, under].map(|color| Rgb::parse(color).expect("a colour"));
            format!("{:.2}", over.contrast(under))
        };
        assert_eq!(contrast("#000", "#fff"), "21.00");
        assert_eq!(contrast("#777777", "#ffffff"), "4.48");
        assert_eq!(contrast("#1d4b80", "#1d4b80"), "1.00");
    }

    #[test]
    fn there_and_back_is_the_same_color() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let color = Rgb(red, green, blue);
                    assert_eq!(Oklch::from(color).rgb(), color);
                }
            }
        }
    }
}
