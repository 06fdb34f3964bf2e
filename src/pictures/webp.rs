//! WebP: the chunks that are needed to show it.

use super::{END, Walk, exif};

/// In the flags of the header: that there is a colour profile.
pub(super) const HAS_PROFILE: u8 = 0x20;
const HAS_ALPHA: u8 = 0x10;
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;
const MOVES: u8 = 0x02;

/// Whether its header says that there are several frames.
pub(super) fn moves(bytes: &[u8]) -> bool {
    bytes.get(12..16) == Some(&b"VP8X"[..]) && bytes.get(20).is_some_and(|flags| flags & MOVES != 0)
}

struct Chunk<'a> {
    kind: [u8; 4],
    body: &'a [u8],
    /// Where the next one starts: chunks are padded to an even length.
    next: usize,
}

fn chunk(bytes: &[u8], at: usize) -> Result<Chunk<'_>, &'static str> {
    let rest = bytes.get(at..).ok_or("chunk")?;
    let kind = *rest.first_chunk().ok_or("chunk type")?;
    let length = rest.get(4..).and_then(<[u8]>::first_chunk).ok_or("chunk length")?;
    let length = u32::from_le_bytes(*length) as usize;
    let end = length.checked_add(8).ok_or("chunk length")?;
    let body = rest.get(8..end).ok_or("chunk")?;
    Ok(Chunk { kind, body, next: at.saturating_add(end).saturating_add(length & 1) })
}

/// Appends a chunk, padded to an even length.
pub(super) fn write_chunk(out: &mut Vec<u8>, kind: [u8; 4], body: &[u8]) {
    out.extend(kind);
    // A body was read from a chunk or is a part of one, so its length fits.
    out.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(body);
    if body.len() % 2 == 1 {
        out.push(0);
    }
}

/// The part of the file that RIFF's header speaks of.
fn picture(bytes: &[u8]) -> Result<&[u8], &'static str> {
    let length = bytes.get(4..).and_then(<[u8]>::first_chunk).ok_or("header")?;
    let length = (u32::from_le_bytes(*length) as usize).checked_add(8).ok_or("header")?;
    match bytes.get(..length) {
        Some(picture) if length >= 12 => Ok(picture),
        _ => Err(END),
    }
}

pub(super) fn walk(bytes: &[u8]) -> Walk {
    let picture = picture(bytes)?;
    let (mut chunks, mut turn, mut pixels) = (Vec::new(), 1, false);
    let mut at = 12;
    while at < picture.len() {
        let found = chunk(picture, at)?;
        at = found.next;
        match &found.kind {
            b"VP8X" => {
                let mut body = found.body.to_vec();
                *body.first_mut().ok_or("VP8X")? &= !(HAS_EXIF | HAS_XMP);
                write_chunk(&mut chunks, found.kind, &body);
            }
            b"VP8 " | b"VP8L" | b"ANMF" => {
                pixels = true;
                if &found.kind == b"ANMF" {
                    frame(&mut chunks, found.body)?;
                } else {
                    write_chunk(&mut chunks, found.kind, found.body);
                }
            }
            b"ALPH" | b"ANIM" | b"ICCP" => write_chunk(&mut chunks, found.kind, found.body),
            b"EXIF" => {
                turn = exif::orientation(found.body);
            }
            _ => {}
        }
    }
    if !pixels {
        return Err("no pixels");
    }
    if turn != 1 && chunks.starts_with(b"VP8X") {
        // The flags are the first byte of the first chunk's body.
        if let Some(flags) = chunks.get_mut(8) {
            *flags |= HAS_EXIF;
        }
        write_chunk(&mut chunks, *b"EXIF", &exif::orientation_only(turn));
    }
    let length = u32::try_from(chunks.len() + 4).map_err(|_| "length")?;
    Ok([&b"RIFF"[..], &length.to_le_bytes(), b"WEBP", &chunks].concat())
}

/// A picture that does not move and does not stand upright.
pub(super) struct Still<'a> {
    /// How it is turned, 2 to 8.
    pub turn: u16,
    pub is_lossless: bool,
    pub profile: Option<&'a [u8]>,
}

/// What has to be known to turn a picture; `None` for one that stands upright or moves.
pub(super) fn lying(bytes: &[u8]) -> Option<Still<'_>> {
    let turn = orientation(bytes);
    if turn == 1 || moves(bytes) {
        return None;
    }
    let mut still = Still { turn, is_lossless: false, profile: None };
    let mut at = 12;
    while let Ok(found) = chunk(bytes, at) {
        match &found.kind {
            b"VP8L" => still.is_lossless = true,
            b"ICCP" => still.profile = Some(found.body),
            _ => {}
        }
        at = found.next;
    }
    Some(still)
}

/// The pixels of a file that libwebp has written, in the form of the container that holds what they need.
pub(super) fn assembled(
    made: &[u8],
    (width, height): (u32, u32),
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, &'static str> {
    let (mut pixels, mut flags) = (Vec::new(), if profile.is_some() { HAS_PROFILE } else { 0 });
    let mut at = 12;
    while let Ok(found) = chunk(made, at) {
        match &found.kind {
            b"VP8X" => flags |= found.body.first().map_or(0, |flags| flags & HAS_ALPHA),
            b"ALPH" => {
                flags |= HAS_ALPHA;
                write_chunk(&mut pixels, found.kind, found.body);
            }
            b"VP8L" => {
                // The bit behind both sides says whether there is transparency.
                flags |= found.body.get(4).map_or(0, |byte| byte & HAS_ALPHA);
                write_chunk(&mut pixels, found.kind, found.body);
            }
            b"VP8 " => write_chunk(&mut pixels, found.kind, found.body),
            _ => {}
        }
        at = found.next;
    }
    let mut head = vec![flags, 0, 0, 0];
    for side in [width, height] {
        head.extend(&side.saturating_sub(1).to_le_bytes()[..3]);
    }
    let mut chunks = Vec::with_capacity(pixels.len() + 64);
    write_chunk(&mut chunks, *b"VP8X", &head);
    if let Some(profile) = profile {
        write_chunk(&mut chunks, *b"ICCP", profile);
    }
    chunks.extend(pixels);
    let length = u32::try_from(chunks.len() + 4).map_err(|_| "length")?;
    Ok([&b"RIFF"[..], &length.to_le_bytes(), b"WEBP", &chunks].concat())
}

/// A frame of an animation: a header of 16 bytes, then chunks of its own.
fn frame(out: &mut Vec<u8>, body: &[u8]) -> Result<(), &'static str> {
    let mut kept = body.get(..16).ok_or("frame")?.to_vec();
    let mut at = 16;
    while at < body.len() {
        let found = chunk(body, at)?;
        at = found.next;
        if matches!(&found.kind, b"VP8 " | b"VP8L" | b"ALPH") {
            write_chunk(&mut kept, found.kind, found.body);
        }
    }
    write_chunk(out, *b"ANMF", &kept);
    Ok(())
}

pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let first = chunk(bytes, 12).ok()?;
    let byte = |at: usize| first.body.get(at).copied().map(u32::from);
    match &first.kind {
        b"VP8X" => {
            let size = |at| Some(byte(at)? + (byte(at + 1)? << 8) + (byte(at + 2)? << 16) + 1);
            Some(exif::turned((size(4)?, size(7)?), orientation(bytes)))
        }
        b"VP8 " => {
            let size = |at| Some((byte(at)? + (byte(at + 1)? << 8)) & 0x3fff);
            (first.body.get(3..6) == Some(&b"\x9d\x01\x2a"[..])).then_some(())?;
            Some((size(6)?, size(8)?))
        }
        b"VP8L" => {
            (byte(0)? == 0x2f).then_some(())?;
            let bits = u32::from_le_bytes(*first.body.get(1..)?.first_chunk()?);
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        _ => None,
    }
}

fn orientation(bytes: &[u8]) -> u16 {
    let mut at = 12;
    while let Ok(found) = chunk(bytes, at) {
        if &found.kind == b"EXIF" {
            return exif::orientation(found.body);
        }
        at = found.next;
    }
    1
}
