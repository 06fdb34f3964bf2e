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

/// What the head of a JPEG says of its pixels.
pub(super) struct Frame {
    pub width: u32,
    pub height: u32,
    /// 1 (upright) to 8, as Exif counts.
    pub orientation: u16,
    /// The marker, which says how it is coded.
    kind: u8,
    precision: u8,
    /// How finely each colour is sampled, across and down.
    sampling: Vec<u8>,
    /// How many colours the first scan holds.
    in_scan: u8,
    /// Whether its colours are red, green and blue, which is rare.
    is_rgb: bool,
}

impl Frame {
    /// Width and height as the picture is shown.
    pub(super) fn upright(&self) -> (u32, u32) {
        exif::turned((self.width, self.height), self.orientation)
    }

    /// Whether it is coded as cameras and programs code photographs for screens. The decoder is known to read these
    /// right, and some others wrong without a word.
    pub(super) fn is_common(&self) -> bool {
        const PROGRESSIVE: u8 = 0xc2;
        let is_sampled = match *self.sampling {
            [0x11] => true,
            [first, 0x11, 0x11] => matches!(first, 0x11 | 0x12 | 0x21 | 0x22),
            _ => false,
        };
        let is_whole = usize::from(self.in_scan) == self.sampling.len();
        let is_coded = self.kind == PROGRESSIVE || matches!(self.kind, 0xc0 | 0xc1) && is_whole;
        self.precision == 8 && is_sampled && is_coded && !self.is_rgb
    }

    /// Whether it has the four colours of a printing press.
    pub(super) fn is_for_print(&self) -> bool {
        self.sampling.len() == 4
    }
}

/// Reads the head of a picture up to its pixels.
pub(super) fn frame(bytes: &[u8]) -> Option<Frame> {
    let (mut orientation, mut is_rgb, mut frame) = (None, false, None);
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
            0xee if piece.body.starts_with(b"Adobe") => is_rgb = piece.body.get(11) == Some(&0),
            // C4, C8 and CC are tables, the others begin a frame.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let [precision, h1, h2, w1, w2, _] = *piece.body.first_chunk()?;
                let side = |bytes| u32::from(u16::from_be_bytes(bytes));
                frame.get_or_insert(Frame {
                    width: side([w1, w2]),
                    height: side([h1, h2]),
                    orientation: orientation.unwrap_or(1),
                    kind: piece.marker,
                    precision,
                    sampling: piece.body[6..].chunks_exact(3).map(|colour| colour[1]).collect(),
                    in_scan: 0,
                    is_rgb: false,
                });
            }
            SOS => {
                let in_scan = piece.body.first().copied().unwrap_or_default();
                return frame.map(|frame| Frame {
                    in_scan,
                    is_rgb: is_rgb && frame.sampling.len() == 3,
                    ..frame
                });
            }
            _ => {}
        }
    }
}

pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    frame(bytes).map(|frame| frame.upright())
}
