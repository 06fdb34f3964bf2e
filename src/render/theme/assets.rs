//! What pages link: minified once, and named after what it holds, so that browsers may keep it.

use std::sync::Arc;

use super::files::Files;
use crate::pictures::{dimensions, is_picture_name};
use crate::platform::OutputPath;
use crate::render::minify;
use crate::site::{asset_path, timeline_script};
use crate::source::extension;

/// A file that pages link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its name in the theme, such as `style.css`.
    pub name: String,
    /// Where it is published, from the site's root, such as `assets/style.0a1b2c3d4e.css`.
    pub path: OutputPath,
    /// What is published.
    pub bytes: Arc<[u8]>,
    /// Width and height in pixels, of a picture.
    pub size: Option<(u32, u32)>,
}

/// The style sheet that pages link.
const STYLE: &str = "style.css";
/// That of what is printed.
const PAPER: &str = "paper.css";

pub(super) fn of(files: &Files) -> Vec<Asset> {
    let mut assets: Vec<Asset> = files.assets().map(|(name, bytes)| asset(name, bytes)).collect();
    if !files.extra_style().is_empty() {
        restyle(&mut assets, files, "");
    }
    assets.sort_by(|a, b| a.name.cmp(&b.name));
    assets
}

/// Puts the style of a look behind those of the theme, and what the portal adds behind that of pages.
pub(super) fn restyle(assets: &mut [Asset], files: &Files, look: &str) {
    for (name, extra) in [(STYLE, files.extra_style()), (PAPER, &[])] {
        let styled = assets.iter_mut().find(|asset| asset.name == name);
        if let (Some(style), Some((_, base))) = (styled, files.assets().find(|(known, _)| *known == name)) {
            *style = asset(name, &[base, look.as_bytes(), extra].join(&b'\n'));
        }
    }
}

fn asset(name: &str, bytes: &[u8]) -> Asset {
    let text = std::str::from_utf8(bytes);
    let bytes: Vec<u8> = match (text, &*extension(name)) {
        (Ok(text), "css") => minify::css(text).into_bytes(),
        (Ok(text), "js") => minify::js(&with_shared_parts(text)).into_bytes(),
        _ => bytes.to_vec(),
    };
    let size = if is_picture_name(name) { dimensions(&bytes) } else { None };
    Asset { name: name.to_owned(), path: fingerprinted(name, &bytes), bytes: bytes.into(), size }
}

/// What the scripts of a theme share, at the places that they name.
fn with_shared_parts(script: &str) -> String {
    script
        .replace("/*TIMELINE*/", &timeline_script())
        .replace("/*SHORTLIST*/", include_str!("shortlist.js"))
        .replace("/*READINGS*/", include_str!("readings.js"))
}

/// Puts the beginning of the content's hash before the extension.
fn fingerprinted(name: &str, bytes: &[u8]) -> OutputPath {
    let hash = blake3::hash(bytes).to_hex();
    let mark = hash.get(..10).unwrap_or_default();
    match name.rsplit_once('.') {
        Some((stem, extension)) => asset_path(&format!("{stem}.{mark}.{extension}")),
        None => asset_path(&format!("{name}.{mark}")),
    }
}
