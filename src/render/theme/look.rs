//! What a portal changes of the look of its theme, as a style sheet behind that of the theme.

use std::fmt::Write as _;

use crate::content::look::{Corners, Focus, Lettering, Look};
use crate::content::types::Color;
use crate::palette::{Rgb, Scheme, Tokens};

/// The letters of each choice, for Japanese and for Latin text; what the theme brings needs none.
const GOTHIC: [&str; 2] = [
    "\"Hiragino Sans\",\"Hiragino Kaku Gothic ProN\",\"Noto Sans JP\",\"Noto Sans CJK JP\",\"Yu Gothic Medium\",\"Yu Gothic\",Meiryo,system-ui,sans-serif",
    "system-ui,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\"Noto Sans\",sans-serif",
];
const MINCHO: [&str; 2] = [
    "\"BIZ UDPMincho\",\"Hiragino Mincho ProN\",\"Noto Serif JP\",\"Noto Serif CJK JP\",\"Yu Mincho\",serif",
    "Georgia,\"Times New Roman\",\"Noto Serif\",serif",
];

/// The style sheet of a look; empty where it changes nothing. Nothing that people write stands in it: colours
/// are read and written again, all else is chosen.
pub(super) fn style(look: &Look) -> String {
    let mut css = String::new();
    let (accent, second) = (color(look.accent.as_ref()), color(look.second.as_ref()));
    if accent.is_some() || second.is_some() {
        let [light, dark] = [Scheme::Light, Scheme::Dark].map(|scheme| scheme.tokens(accent, second));
        // On paper letters stay black; only the cord has a colour there.
        let on_paper: Tokens =
            light.clone().into_iter().filter(|(name, _)| name.starts_with("cord")).collect();
        for (media, tokens) in
            [("screen", &light), ("screen and (prefers-color-scheme:dark)", &dark), ("print", &on_paper)]
        {
            rule(&mut css, media, tokens);
        }
    }
    if let Some(Lettering::Gothic | Lettering::Mincho) = look.font {
        let [japanese, latin] = if look.font == Some(Lettering::Mincho) { MINCHO } else { GOTHIC };
        let _ = write!(css, ":root{{--font:{japanese};--font-latin:{latin}}}");
    }
    if look.corners == Some(Corners::Square) {
        css.push_str(":root{--radius:0px}.chip,.leaf,.lang-mark,.chip--lang{border-radius:0}");
    }
    if let Some(focus) =
        look.hero.as_ref().and_then(|hero| hero.focus).filter(|focus| *focus != Focus::Center)
    {
        let _ = write!(css, ".hero__picture img{{object-position:{}}}", focus.as_str().replace('-', " "));
    }
    css
}

/// The colour of the theme's frame in a look.
pub(super) fn frame_color(look: &Look) -> Option<String> {
    let accent = color(look.accent.as_ref())?;
    Scheme::Light.tokens(Some(accent), None).get("accent").map(Rgb::to_string)
}

fn color(written: Option<&Color>) -> Option<Rgb> {
    Rgb::parse(written?.as_str())
}

fn rule(css: &mut String, media: &str, tokens: &Tokens) {
    let _ = write!(css, "@media {media}{{:root{{");
    for (name, color) in tokens {
        let _ = write!(css, "--{name}:{color};");
    }
    css.push_str("}}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(accent: &str) -> Look {
        Look { accent: Some(Color(accent.to_owned())), ..Look::default() }
    }

    #[test]
    fn a_look_that_says_nothing_changes_nothing() {
        assert_eq!(style(&Look::default()), "");
        assert_eq!(
            style(&Look { corners: Some(Corners::Round), font: Some(Lettering::Ud), ..Look::default() }),
            ""
        );
        assert_eq!(frame_color(&Look::default()), None);
    }

    #[test]
    fn a_color_gives_the_colors_of_both_schemes_and_of_paper() {
        let css = style(&look("#0b6b4f"));
        assert!(css.starts_with("@media screen{:root{--accent:#0b6b4f;--accent-soft:#"), "{css}");
        assert!(css.contains("--cord-a:#0b6b4f;--link:#0b6b4f;--on-accent:#ffffff;"), "{css}");
        assert!(css.contains("@media screen and (prefers-color-scheme:dark){:root{--accent:#"), "{css}");
        assert!(css.ends_with("@media print{:root{--cord-a:#0b6b4f;}}"), "{css}");
        assert_eq!(frame_color(&look("#ffd400")).as_deref(), Some("#7e6800"));
    }

    #[test]
    fn what_is_no_color_never_reaches_the_style_sheet() {
        for accent in ["red;}body{display:none", "</style>", "url(x)", "#12", ""] {
            assert_eq!(style(&look(accent)), "", "{accent}");
        }
    }
}
