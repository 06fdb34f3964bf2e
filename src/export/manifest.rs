//! `manifest.webmanifest`: what telephones and launchers are told of a site. There is no worker behind it.
//! Source: w3.org/TR/appmanifest

use std::collections::BTreeSet;

use serde::Serialize;

use crate::render::format::html_lang;
use crate::render::{IconView, Renderer};
use crate::site::{Icon, LanguageId};

/// The longest title that stands whole below an icon, in characters.
const SHORT: usize = 12;

#[derive(Serialize)]
struct Manifest<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    lang: &'a str,
    start_url: &'static str,
    scope: &'static str,
    /// With a way back: readers may know no other.
    display: &'static str,
    theme_color: &'a str,
    background_color: &'a str,
    icons: Vec<ManifestIcon>,
}

#[derive(Serialize)]
struct ManifestIcon {
    src: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sizes: Option<String>,
    #[serde(rename = "type")]
    media_type: &'static str,
}

/// The manifest of a site, in its own language. Its addresses start at the folder that it stands in.
pub fn manifest(renderer: &Renderer) -> Vec<u8> {
    let site = renderer.site();
    let settings = &site.portal.settings.main;
    let colors = renderer.colors();
    let mut seen = BTreeSet::new();
    let icons = renderer.icons().into_iter().filter(|icon| icon.icon != Icon::Favicon);
    // One picture may stand for several icons.
    let icons = icons.filter(|icon| seen.insert(icon.path.clone()));
    let icon =
        |icon: IconView| ManifestIcon { src: icon.path, sizes: icon.sizes, media_type: icon.media_type };
    let names = settings.short_title.iter().chain([&settings.title]);
    let manifest = Manifest {
        name: &settings.title,
        short_name: names.map(String::as_str).find(|name| name.chars().count() <= SHORT),
        description: settings.description.as_deref(),
        lang: html_lang(site.lang(LanguageId::MAIN)),
        start_url: "./",
        scope: "./",
        display: "minimal-ui",
        theme_color: &colors.frame,
        background_color: &colors.paper,
        icons: icons.map(icon).collect(),
    };
    serde_json::to_vec_pretty(&manifest).unwrap_or_default()
}
