//! JPEG: segments up to the picture's end, and nothing after it.

use super::jpeg_scan::Scans;
use super::{END, Walk, exif};

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;

/// One piece of a JPEG.
struct Piece<'a> {
    marker: u8,
    /// What the segment holds, without marker and length.
    body: &'a [u8],
    /// The compressed pixels that follow a scan's header.
    scan: &'a [u8],
}

/// Reads the piece at `at`; gives it with where the next one starts. `None`: the picture's end.
fn piece(bytes: &[u8], at: usize) -> Result<(Option<Piece<'_>>, usize), &'static str> {
    // Some writers leave stray bytes between segments; every reader skips them, and so they go.
    let rest = bytes.get(at..).unwrap_or_default();
    let mut at = at + rest.iter().position(|byte| *byte == 0xff).ok_or(END)?;
    // Any number of 0xff may stand before a marker.
    while bytes.get(at) == Some(&0xff) {
        at += 1;
    }
    let marker = *bytes.get(at).ok_or(END)?;
    at += 1;
    match marker {
        EOI => return Ok((None, at)),
        0x00 | 0x01 | SOI | 0xd0..=0xd7 => return Err("marker"),
        _ => {}
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let length = usize::from(u16::from_be_bytes(*rest.first_chunk().ok_or(END)?));
    let body = rest.get(2..length).ok_or(if length > rest.len() { END } else { "segment" })?;
    at += length;
    let scan = if marker == SOS { scan(bytes.get(at..).unwrap_or_default()) } else { &[] };
    Ok((Some(Piece { marker, body, scan }), at + scan.len()))
}

/// Compressed pixels end at a marker that is neither a stuffed 0xff nor a restart.
fn scan(bytes: &[u8]) -> &[u8] {
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == 0xff)) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            // Fill bytes before a marker count as pixels' padding; the marker decides.
            Some(0xff) => at += 1,
            Some(_) => return &bytes[..at],
            None => break,
        }
    }
    bytes
}

/// What to do with a segment.
enum Fate {
    Keep,
    KeepAs(Vec<u8>),
    /// Only this orientation of it stays.
    Orientation(u16),
    Drop,
}

fn fate(piece: &Piece<'_>) -> Fate {
    let body = piece.body;
    match piece.marker {
        0xe0 if body.starts_with(b"JFIF\0") => jfif(body),
        0xe1 if body.starts_with(b"Exif\0") => {
            Fate::Orientation(exif::orientation(body.get(6..).unwrap_or_default()))
        }
        0xe2 if body.starts_with(b"ICC_PROFILE\0") => Fate::Keep,
        // Says how colours are coded.
        0xee if body.starts_with(b"Adobe") => Fate::Keep,
        0xe0..=0xfe => Fate::Drop,
        _ => Fate::Keep,
    }
}

/// The header may end with a small picture.
fn jfif(body: &[u8]) -> Fate {
    match body.get(12..14) {
        Some([0, 0]) if body.len() == 14 => Fate::Keep,
        Some(_) => {
            let mut header = body[..12].to_vec();
            header.extend([0, 0]);
            Fate::KeepAs(header)
        }
        None => Fate::Drop,
    }
}

pub(super) fn walk(bytes: &[u8]) -> Walk {
    let mut orientation = None;
    let (mut head, mut tail) = (Vec::new(), Vec::with_capacity(bytes.len()));
    let mut scans = 0;
    let mut at = 2;
    let (mut seen, mut last) = (Scans::default(), &[][..]);
    loop {
        let (found, next) = match piece(bytes, at) {
            // Many cameras and programs forget the end, while the pixels are all there.
            Err(_) if scans > 0 && at == bytes.len() => {
                if seen.break_off(last) {
                    return Err(END);
                }
                break;
            }
            other => other?,
        };
        at = next;
        let Some(piece) = found else { break };
        seen.see(piece.marker, piece.body);
        if piece.marker == SOS {
            last = piece.scan;
        }
        // JFIF demands its header first; orientation follows it.
        let target = if piece.marker == 0xe0 && tail.is_empty() { &mut head } else { &mut tail };
        match fate(&piece) {
            Fate::Keep => segment(target, piece.marker, piece.body),
            Fate::KeepAs(body) => segment(target, piece.marker, &body),
            Fate::Orientation(turn) => {
                orientation.get_or_insert(turn);
            }
            Fate::Drop => {}
        }
        tail.extend_from_slice(piece.scan);
        scans += usize::from(piece.marker == SOS);
    }
    if scans == 0 {
        return Err("no pixels");
    }
    let mut cleaned = vec![0xff, SOI];
    cleaned.extend(head);
    if let Some(orientation) = orientation.filter(|turn| *turn != 1) {
        let body = [&b"Exif\0\0"[..], &exif::orientation_only(orientation)].concat();
        segment(&mut cleaned, 0xe1, &body);
    }
    cleaned.extend(tail);
    cleaned.extend([0xff, EOI]);
    Ok(cleaned)
}

fn segment(out: &mut Vec<u8>, marker: u8, body: &[u8]) {
    // A body was read from a segment or is short, so its length fits.
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(body);
}

pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut orientation = None;
    let mut at = 2;
    loop {
        let (found, next) = piece(bytes, at).ok()?;
        let piece = found?;
        at = next;
        match piece.marker {
            0xe1 => {
                if let Fate::Orientation(turn) = fate(&piece) {
                    orientation.get_or_insert(turn);
                }
            }
            // C4, C8 and CC are tables, the others begin a frame.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let size: [u8; 4] = *piece.body.get(1..)?.first_chunk()?;
                let height = u16::from_be_bytes([size[0], size[1]]);
                let width = u16::from_be_bytes([size[2], size[3]]);
                let size = (u32::from(width), u32::from(height));
                return Some(exif::turned(size, orientation.unwrap_or(1)));
            }
            SOS => return None,
            _ => {}
        }
    }
}
