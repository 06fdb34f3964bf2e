//! PNG: the chunks that are needed to show it, and nothing after its end.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::{END, Walk, exif};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

struct Chunk<'a> {
    kind: [u8; 4],
    body: &'a [u8],
    /// With length, kind and checksum.
    whole: &'a [u8],
}

fn chunk(bytes: &[u8], at: usize) -> Result<Chunk<'_>, &'static str> {
    let rest = bytes.get(at..).ok_or(END)?;
    let length = u32::from_be_bytes(*rest.first_chunk().ok_or(END)?) as usize;
    let end = length.checked_add(8).ok_or("chunk length")?;
    let kind = *rest.get(4..).and_then(<[u8]>::first_chunk).ok_or(END)?;
    let body = rest.get(8..end).ok_or(END)?;
    let whole = end.checked_add(4).and_then(|end| rest.get(..end)).ok_or(END)?;
    Ok(Chunk { kind, body, whole })
}

/// Needed to show the picture in its colours, animated ones included.
fn is_kept(kind: [u8; 4]) -> bool {
    matches!(
        &kind,
        b"IHDR"
            | b"PLTE"
            | b"IDAT"
            | b"IEND"
            | b"tRNS"
            | b"gAMA"
            | b"cHRM"
            | b"sRGB"
            | b"iCCP"
            | b"sBIT"
            | b"bKGD"
            | b"pHYs"
            | b"hIST"
            | b"cICP"
            | b"mDCV"
            | b"cLLI"
            | b"acTL"
            | b"fcTL"
            | b"fdAT"
    )
}

/// Whether it is announced, before its pixels, that there is more than one frame.
pub(super) fn moves(bytes: &[u8]) -> bool {
    let mut at = SIGNATURE.len();
    while let Ok(found) = chunk(bytes, at) {
        match &found.kind {
            b"acTL" => return found.body.get(..4).is_some_and(|frames| frames > [0, 0, 0, 1].as_slice()),
            b"IDAT" => return false,
            _ => at += found.whole.len(),
        }
    }
    false
}

pub(super) fn walk(bytes: &[u8]) -> Walk {
    let mut cleaned = SIGNATURE.to_vec();
    let turn = orientation(bytes);
    let mut at = SIGNATURE.len();
    let mut first = true;
    loop {
        let found = chunk(bytes, at)?;
        at += found.whole.len();
        if first != (&found.kind == b"IHDR") {
            return Err("order of chunks");
        }
        first = false;
        match &found.kind {
            kind if is_kept(*kind) => cleaned.extend_from_slice(found.whole),
            // A capital letter says that the picture cannot be shown without it.
            kind if kind[0].is_ascii_uppercase() => return Err("unknown chunk"),
            _ => {}
        }
        if &found.kind == b"IHDR" && turn != 1 {
            cleaned.extend(new_chunk(*b"eXIf", &exif::orientation_only(turn)));
        }
        if &found.kind == b"IEND" {
            break;
        }
    }
    Ok(cleaned)
}

/// The texts that were compressed (`zTXt` and `iTXt`), as they were written. Of one that would be longer than any text, its
/// beginning.
pub(super) fn compressed_texts(bytes: &[u8]) -> Vec<Vec<u8>> {
    const LONGEST: u64 = 1024 * 1024;
    let mut texts = Vec::new();
    let mut at = SIGNATURE.len();
    while let Ok(found) = chunk(bytes, at) {
        at += found.whole.len();
        if let Some(compressed) = compressed(&found) {
            let mut text = Vec::new();
            // What breaks off is read as far as it goes.
            let _ = ZlibDecoder::new(compressed).take(LONGEST).read_to_end(&mut text);
            texts.push(text);
        }
    }
    texts
}

/// What a chunk holds compressed: behind the keyword of a `zTXt` and its method, behind the language and the translated
/// keyword of an `iTXt` whose flag says so.
fn compressed<'a>(found: &Chunk<'a>) -> Option<&'a [u8]> {
    let behind_word = |bytes: &'a [u8]| {
        let end = bytes.iter().position(|byte| *byte == 0)?;
        bytes.get(end + 1..)
    };
    match (&found.kind, behind_word(found.body)?) {
        (b"zTXt", [_, text @ ..]) => Some(text),
        (b"iTXt", [1, _, rest @ ..]) => behind_word(behind_word(rest)?),
        _ => None,
    }
}

/// The `eXIf` chunk may also stand after the pixels.
fn orientation(bytes: &[u8]) -> u16 {
    let mut at = SIGNATURE.len();
    while let Ok(found) = chunk(bytes, at) {
        match &found.kind {
            b"eXIf" => return exif::orientation(found.body),
            b"IEND" => break,
            _ => at += found.whole.len(),
        }
    }
    1
}

fn new_chunk(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    let checked = [&kind[..], body].concat();
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes();
    [&length[..], &checked, &checksum(&checked).to_be_bytes()].concat()
}

/// CRC-32 as PNG has it; bit by bit, because thirty bytes are all it ever sees.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| {
                if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
            },
        )
    })
}

pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = chunk(bytes, SIGNATURE.len()).ok().filter(|found| &found.kind == b"IHDR")?;
    let width = u32::from_be_bytes(*header.body.first_chunk()?);
    let height = u32::from_be_bytes(*header.body.get(4..)?.first_chunk()?);
    Some(exif::turned((width, height), orientation(bytes)))
}
