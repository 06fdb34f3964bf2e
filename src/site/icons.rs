//! The icons of a site: the portal's own from the root of `static/` and from its `look`, else those of the theme.

use super::{Picture, SETTINGS_FILE, Site};
use crate::content::types::PictureSrc;
use crate::pictures::Metadata;
use crate::platform::OutputPath;
use crate::source::{PortalPath, extension};

/// An icon that browsers, telephones and search engines show for a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// For programs that look for it at the root of a server.
    Favicon,
    /// The one for browsers: the drawing, or what a portal has in its place.
    Drawing,
    /// For the home screen of a telephone.
    Touch,
    /// For launchers, small.
    Small,
    /// For launchers, large.
    Large,
}

/// The name of the web manifest at the root of a site.
pub const MANIFEST_NAME: &str = "manifest.webmanifest";

impl Icon {
    /// All of them, in the order in which pages name them.
    pub const ALL: [Self; 5] = [Self::Favicon, Self::Drawing, Self::Touch, Self::Small, Self::Large];

    /// What a portal calls its own in `static/`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Favicon => "favicon.ico",
            Self::Drawing => "favicon.svg",
            Self::Touch => "apple-touch-icon.png",
            Self::Small => "icon-192.png",
            Self::Large => "icon-512.png",
        }
    }

    /// What a theme calls it among its files.
    pub const fn asset(self) -> &'static str {
        match self {
            Self::Favicon => "icon.ico",
            Self::Drawing => "icon.svg",
            Self::Touch => "icon-180.png",
            Self::Small => "icon-192.png",
            Self::Large => "icon-512.png",
        }
    }

    /// The type of its content.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Favicon => "image/x-icon",
            Self::Drawing => "image/svg+xml",
            Self::Touch | Self::Small | Self::Large => "image/png",
        }
    }
}

impl Site {
    /// The portal's own icon: what `static/` has under its name, else what `look` names.
    pub fn own_icon(&self, icon: Icon) -> Option<Picture> {
        let file = PortalPath::new(&format!("static/{}", icon.name()));
        if !self.portal.has_file(&file) || !self.files.has(&file) {
            return self.icon_of_look(icon);
        }
        let known = self.pictures.by_file.get(&file).cloned();
        Some(known.unwrap_or_else(|| Picture {
            output: OutputPath::new(icon.name()),
            size: None,
            metadata: Metadata::None,
            photo: None,
        }))
    }

    /// A drawing of the look fits every size; a picture of pixels stands in for it, and is for home screens.
    fn icon_of_look(&self, icon: Icon) -> Option<Picture> {
        let is_drawing = |src: &&PictureSrc| extension(src.as_str()) == "svg";
        let named = &self.portal.settings.main.look.icon;
        let of_pixels = || named.iter().find(|src| !is_drawing(src));
        let src = match icon {
            Icon::Drawing => named.iter().find(is_drawing).or_else(of_pixels),
            Icon::Touch => of_pixels(),
            Icon::Favicon | Icon::Small | Icon::Large => None,
        };
        self.picture(SETTINGS_FILE, src?.as_str()).cloned()
    }

    /// Whether the portal has icons of its own. The theme's are not mixed with them: they show another sign.
    pub fn has_own_icons(&self) -> bool {
        Icon::ALL.into_iter().any(|icon| self.own_icon(icon).is_some())
    }
}
