//! How large an SVG is shown.

use super::tokens::{self, Entities, Token};

/// The size that the root element asks for, or that of its `viewBox`.
pub(in crate::pictures) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut text = std::str::from_utf8(bytes).ok()?;
    let tag = loop {
        if let Token::Start(tag) = tokens::next(&mut text).ok()?? {
            break tag;
        }
    };
    let attribute = |name: &str| {
        let found = tag.attributes.iter().find(|attribute| attribute.name == name)?;
        Some(tokens::decode(found.value, &Entities::new()).trim().to_owned())
    };
    let frame: Option<Vec<f64>> = attribute("viewBox").and_then(|text| {
        text.split([' ', ',', '\t', '\r', '\n'])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect()
    });
    let frame = frame.and_then(|numbers| match numbers[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    });
    let (width, height) =
        match (length(attribute("width").as_deref()), length(attribute("height").as_deref()), frame) {
            (Some(width), Some(height), _) => (width, height),
            (Some(width), None, Some((w, h))) => (width, width * h / w),
            (None, Some(height), Some((w, h))) => (height * w / h, height),
            (_, _, Some(size)) => size,
            _ => return None,
        };
    Some((pixels(width)?, pixels(height)?))
}

/// A length in CSS pixels; a percentage says nothing about the picture.
fn length(text: Option<&str>) -> Option<f64> {
    let text = text?;
    let unit = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    let (number, unit) = text.split_at(unit);
    let factor = match unit.trim() {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" | "em" | "rem" => 16.0,
        _ => return None,
    };
    let value = number.trim().parse::<f64>().ok()? * factor;
    (value > 0.0).then_some(value)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
fn pixels(length: f64) -> Option<u32> {
    (0.5..=1_000_000.0).contains(&length).then(|| length.round() as u32)
}
