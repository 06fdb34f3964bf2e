//! QR codes of addresses, as the squares of a drawing.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use crate::platform::OutputPath;
use crate::render::page_context::PageContext;
use crate::render::view::QrView;

/// How many squares stay free around a code, so that cameras find it.
const QUIET: i32 = 4;

/// The code of the address of an output path; none where the address of the site is not known, or where it is too
/// long for a code. `of` is what the page is called, `id` a name that is used once on the page.
pub(in crate::render) fn of(
    context: PageContext<'_>,
    path: &OutputPath,
    of: &str,
    id: String,
    correction: Correction,
) -> Option<QrView> {
    let address = context.site().paths.absolute_in_ascii(path)?;
    let code = code(&address, correction)?;
    let label = context.texts().fill("paper.qr_label", &[("title", of)]);
    let shown = context.site().paths.absolute(path)?.into_string();
    let (_, shown) = shown.split_once("://").unwrap_or(("", &shown));
    Some(QrView {
        id,
        label,
        size: code.size() + 2 * QUIET,
        way: way(&code),
        shown: shown.to_owned(),
        address,
    })
}

/// How much of a code may be illegible.
#[derive(Clone, Copy)]
pub(in crate::render) enum Correction {
    /// What a screen shows is clean.
    Screen,
    /// Paper has creases and stains.
    Paper,
}

/// The code of a text; none where the text is too long.
fn code(text: &str, correction: Correction) -> Option<QrCode> {
    // Readers take any of the eight masks; to try them all and choose takes ten times as long, on every page.
    let mask = Some(Mask::new(2));
    let level = match correction {
        Correction::Screen => QrCodeEcc::Low,
        Correction::Paper => QrCodeEcc::Medium,
    };
    let parts = QrSegment::make_segments(text);
    QrCode::encode_segments_advanced(&parts, level, Version::MIN, Version::MAX, mask, true).ok()
}

/// The dark squares, a line of strokes for each row: `m` to where the next ones begin, `h` over them.
fn way(code: &QrCode) -> String {
    let mut way = String::with_capacity(4096);
    // Strokes lie in the middle of a row.
    let (mut at_x, mut at_y) = (0, 0);
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                let (to_x, to_y) = (from + QUIET, y + QUIET);
                let is_first = way.is_empty();
                push(&mut way, if is_first { 'M' } else { 'm' }, to_x - at_x);
                push(&mut way, ' ', to_y - at_y);
                if is_first {
                    way.push_str(".5");
                }
                push(&mut way, 'h', x - from);
                (at_x, at_y) = (x + QUIET, to_y);
            }
            x += 1;
        }
    }
    way
}

/// Adds a sign and a number below 1000, without the detour over a text of its own: a code has a thousand of them.
fn push(way: &mut String, sign: char, number: i32) {
    way.push(sign);
    if number < 0 {
        way.push('-');
    }
    let number = number.unsigned_abs();
    for place in [100, 10, 1] {
        if number >= place || place == 1 {
            way.push(char::from(b"0123456789"[(number / place % 10) as usize]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the strokes as a reader of the drawing does.
    fn drawn(way: &str, size: i32) -> Vec<(i32, i32)> {
        let (mut x, mut y) = (0, 0);
        let mut dark = Vec::new();
        let numbers = way.replace(".5", "").replace(['M', 'm'], "\nm").replace('h', "\nh");
        for step in numbers.lines().filter(|step| !step.is_empty()) {
            let (kind, rest) = step.split_at(1);
            let numbers: Vec<i32> = rest.split(' ').map(|number| number.parse().expect("a number")).collect();
            if kind == "m" {
                (x, y) = (x + numbers[0], y + numbers[1]);
            } else {
                dark.extend((x..x + numbers[0]).map(|x| (x, y)));
                x += numbers[0];
            }
        }
        assert!(
            dark.iter().all(|(x, y)| (QUIET..size - QUIET).contains(x) && (QUIET..size - QUIET).contains(y))
        );
        dark
    }

    #[test]
    fn strokes_cover_the_dark_squares_alone() {
        let address = "https://engawa.miohama.example/jobs/cafe-asa.html";
        let code = code(address, Correction::Screen).expect("short enough");
        let mut expected = Vec::new();
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
                expected.push((x + QUIET, y + QUIET));
            }
        }
        assert_eq!(drawn(&way(&code), code.size() + 2 * QUIET), expected);
    }
}
