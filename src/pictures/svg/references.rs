//! What an SVG refers to: itself, pictures that it carries, other files, scripts.

use std::collections::BTreeSet;

use data_encoding::{BASE64, BASE64_MIME_PERMISSIVE};
use percent_encoding::percent_decode_str;

use super::css::NOWHERE;
use crate::pictures::{Cleaned, Format, PictureError, Removal, UnsafePart, clean_nested, format};

/// What becomes of a reference, or of the attribute that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    Keep,
    Replace(String),
    Remove,
}

/// Drawings in drawings in drawings: nobody needs more.
const DEEPEST: u8 = 3;
const LONGEST_SHOWN: usize = 80;

/// Decides about references and remembers what was removed.
#[derive(Debug, Default)]
pub(super) struct References {
    pub removals: BTreeSet<Removal>,
    /// In how many other drawings this one lies.
    pub depth: u8,
}

impl References {
    /// What becomes of the address of something that is loaded and shown.
    pub(super) fn loaded(&mut self, address: &str) -> Result<Fate, PictureError> {
        let bare = bare(address);
        if bare.is_empty() || bare.starts_with('#') || bare == NOWHERE {
            return Ok(Fate::Keep);
        }
        if bare.starts_with("data:") {
            return self.embedded(address.trim());
        }
        if is_script(&bare) {
            self.removals.insert(Removal::Script);
        } else {
            self.external(address);
        }
        Ok(Fate::Remove)
    }

    /// What becomes of a link that a reader may follow. One to a file on a computer is removed.
    pub(super) fn link(&mut self, address: &str) -> Fate {
        let bare = bare(address);
        if is_script(&bare) {
            self.removals.insert(Removal::Script);
            return Fate::Remove;
        }
        match bare.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')) {
            None | Some(("http" | "https" | "mailto" | "tel", _)) => Fate::Keep,
            Some(_) => Fate::Remove,
        }
    }

    /// Remembers an address from which something would be loaded; the first one is enough.
    fn external(&mut self, address: &str) {
        if !self.removals.iter().any(|removal| matches!(removal, Removal::External(_))) {
            let address = address.trim();
            let mut shown: String = address.chars().take(LONGEST_SHOWN).collect();
            if shown.len() < address.len() {
                shown.push('…');
            }
            self.removals.insert(Removal::External(shown));
        }
    }

    /// A `data:` address: pictures are cleaned like those in files, fonts stay.
    fn embedded(&mut self, address: &str) -> Result<Fate, PictureError> {
        let (data, fragment) = match address.split_once('#') {
            Some((data, fragment)) => (data, format!("#{fragment}")),
            None => (address, String::new()),
        };
        let (kind, payload) = data.split_once(',').unwrap_or((data, ""));
        let unsafe_part = PictureError::Unsafe(UnsafePart::EmbeddedPicture);
        let bytes: Vec<u8> = percent_decode_str(payload).collect();
        let bytes = if bare(kind).ends_with(";base64") {
            let bytes: Vec<u8> = bytes.into_iter().filter(|byte| !byte.is_ascii_whitespace()).collect();
            BASE64_MIME_PERMISSIVE.decode(&bytes).map_err(|_| unsafe_part)?
        } else {
            bytes
        };
        if is_font(&bytes) {
            return Ok(Fate::Keep);
        }
        if self.depth == DEEPEST {
            return Err(unsafe_part);
        }
        match clean_nested(&bytes, self.depth + 1) {
            Ok(Cleaned { bytes: cleaned, removals }) => {
                self.removals.extend(removals);
                if cleaned == bytes {
                    return Ok(Fate::Keep);
                }
                let kind = format(&cleaned).map_or("application/octet-stream", media_type);
                Ok(Fate::Replace(format!("data:{kind};base64,{}{fragment}", BASE64.encode(&cleaned))))
            }
            Err(PictureError::NotAPicture) => {
                self.external(kind);
                Ok(Fate::Remove)
            }
            Err(_) => Err(unsafe_part),
        }
    }
}

/// An address without white space, which browsers ignore around and inside it, in lower case.
pub(super) fn bare(address: &str) -> String {
    address.chars().filter(|c| *c > ' ').collect::<String>().to_lowercase()
}

/// Whether a bare address runs something, also in a list of values.
pub(super) fn is_script(bare: &str) -> bool {
    bare.contains("javascript:") || bare.contains("vbscript:")
}

fn is_font(bytes: &[u8]) -> bool {
    [&b"wOFF"[..], b"wOF2", b"OTTO", b"\0\x01\0\0", b"true"].iter().any(|start| bytes.starts_with(start))
}

fn media_type(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "image/jpeg",
        Format::Png => "image/png",
        Format::WebP => "image/webp",
        Format::Gif => "image/gif",
        Format::Svg => "image/svg+xml",
        Format::Heic => "image/heic",
        Format::Avif => "image/avif",
        Format::Tiff => "image/tiff",
        Format::Bmp => "image/bmp",
    }
}
