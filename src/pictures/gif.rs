//! GIF: frames, their timing and the loop, and nothing after its end.

use super::{END, Walk};

/// How long a table of colours is that a packed field announces.
fn table(packed: u8) -> usize {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

/// The blocks from `at` to the empty one that ends them; gives where the next thing starts.
fn blocks(bytes: &[u8], mut at: usize) -> Result<usize, &'static str> {
    loop {
        let length = usize::from(*bytes.get(at).ok_or(END)?);
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
    }
}

/// Whether there is more than one frame.
pub(super) fn moves(bytes: &[u8]) -> bool {
    let Some(packed) = bytes.get(10) else { return false };
    let (mut at, mut frames) = (13 + table(*packed), 0);
    loop {
        let next = match bytes.get(at) {
            Some(0x2c) => {
                frames += 1;
                bytes.get(at + 9).map(|packed| at + 11 + table(*packed))
            }
            Some(0x21) => Some(at + 2),
            _ => None,
        };
        match next.map(|next| blocks(bytes, next)) {
            Some(Ok(next)) if frames < 2 => at = next,
            _ => return frames > 1,
        }
    }
}

pub(super) fn walk(bytes: &[u8]) -> Walk {
    let mut cleaned = Vec::with_capacity(bytes.len());
    let packed = *bytes.get(10).ok_or(END)?;
    let mut at = 13 + table(packed);
    cleaned.extend_from_slice(bytes.get(..at).ok_or(END)?);
    let mut frames = false;
    loop {
        match bytes.get(at) {
            Some(0x3b) => break,
            Some(0x2c) => {
                let packed = *bytes.get(at + 9).ok_or(END)?;
                // Ten bytes of header, colours, one byte of code size, pixels.
                let end = blocks(bytes, at + 11 + table(packed))?;
                cleaned.extend_from_slice(bytes.get(at..end).ok_or(END)?);
                frames = true;
                at = end;
            }
            Some(0x21) => {
                let end = blocks(bytes, at + 2)?;
                let extension = bytes.get(at..end).ok_or(END)?;
                if is_kept(extension) {
                    cleaned.extend_from_slice(extension);
                }
                at = end;
            }
            // Many files lack the end; the frames are all there.
            None if frames => break,
            None => return Err(END),
            _ => return Err("block"),
        }
    }
    if !frames {
        return Err("no pixels");
    }
    cleaned.push(0x3b);
    Ok(cleaned)
}

/// Whether an extension says how the picture is shown: its timing, its loop, its colours.
fn is_kept(extension: &[u8]) -> bool {
    matches!(
        (extension.get(1), extension.get(3..14)),
        (Some(0xf9), _) | (Some(0xff), Some(b"NETSCAPE2.0" | b"ANIMEXTS1.0" | b"ICCRGBG1012"))
    )
}

pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let size: [u8; 4] = *bytes.get(6..)?.first_chunk()?;
    let width = u16::from_le_bytes([size[0], size[1]]);
    let height = u16::from_le_bytes([size[2], size[3]]);
    Some((u32::from(width), u32::from(height)))
}
