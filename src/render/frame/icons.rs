//! The icons that pages and the web manifest name.

use crate::pictures;
use crate::render::Renderer;
use crate::render::theme::Colors;
use crate::render::view::{IconPaths, IconView};
use crate::site::Icon;
use crate::source::extension;

impl Renderer {
    /// The icons of the site, with their paths from its root as addresses: the portal's own, or the theme's.
    pub fn icons(&self) -> Vec<IconView> {
        let has_own = self.site().has_own_icons();
        let found = |icon| if has_own { self.own(icon) } else { self.of_theme(icon) };
        Icon::ALL.into_iter().filter_map(found).collect()
    }

    /// The colours in which programs frame the site.
    pub fn colors(&self) -> &Colors {
        self.theme.colors()
    }

    fn own(&self, icon: Icon) -> Option<IconView> {
        let picture = self.site().own_icon(icon)?;
        Some(view(icon, self.site().paths.from_root(&picture.output), picture.size))
    }

    fn of_theme(&self, icon: Icon) -> Option<IconView> {
        let asset = self.theme.asset(icon.asset())?;
        let path = if icon == Icon::Favicon { icon.name() } else { asset.path.as_str() };
        Some(view(icon, path.to_owned(), asset.size))
    }
}

/// The paths of those that pages name; the others are for the web manifest alone.
pub(super) fn paths(renderer: &Renderer) -> IconPaths {
    let icons = renderer.icons();
    let path = |wanted| icons.iter().find(|known| known.icon == wanted).map(|known| known.path.clone());
    let drawing = icons.iter().find(|known| known.icon == Icon::Drawing);
    IconPaths {
        favicon: path(Icon::Favicon),
        drawing: path(Icon::Drawing),
        drawing_type: drawing.map(|drawing| drawing.media_type),
        touch: path(Icon::Touch),
    }
}

fn view(icon: Icon, path: String, size: Option<(u32, u32)>) -> IconView {
    let sizes = match icon {
        // It fits every size, and browsers that can draw take it before the one of fixed sizes.
        Icon::Drawing if extension(&path) == "svg" => Some("any".to_owned()),
        Icon::Favicon => Some("32x32".to_owned()),
        Icon::Drawing | Icon::Touch | Icon::Small | Icon::Large => {
            size.map(|(width, height)| format!("{width}x{height}"))
        }
    };
    let media_type = pictures::media_type(&path).unwrap_or_else(|| icon.media_type());
    IconView { icon, path, sizes, media_type }
}
