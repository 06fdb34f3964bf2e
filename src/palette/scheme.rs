//! The colours of the theme for an accent and a second colour, so that everything can be read in both schemes.

use std::collections::BTreeMap;

use super::oklch::{Oklch, Rgb};

/// Where the colours of the built-in theme are written. What a look does not change stays as it is there.
const TOKENS: &str = include_str!("../../themes/hiroba/assets/style/10-tokens.css");

/// The contrast that text needs (WCAG 1.4.3).
const TEXT: f64 = 4.5;
/// The contrast that borders and signs need (WCAG 1.4.11).
const SIGN: f64 = 3.0;

/// What text in a colour of the look stands on.
const BACKGROUNDS: [&str; 8] =
    ["paper", "surface", "sunken", "still-soft", "ok-soft", "soon-soft", "stop-soft", "mark"];

/// How light the paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark letters on light paper.
    Light,
    /// Light letters on dark paper.
    Dark,
}

/// The colours of a scheme that a look changes, by their names in the style sheet.
pub type Tokens = BTreeMap<&'static str, Rgb>;

/// A chosen colour that a scheme uses darker or lighter, so that it can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Its name in the settings.
    pub field: &'static str,
    /// As it was chosen.
    pub given: Rgb,
    /// As it is used.
    pub used: Rgb,
}

impl Scheme {
    /// The colours of the built-in theme in the scheme.
    pub fn built_in(self) -> Tokens {
        let mut blocks = TOKENS.split(":root {").skip(1);
        let block = blocks.nth(usize::from(self == Self::Dark)).and_then(|rest| rest.split('}').next());
        let lines = block.unwrap_or_default().lines().filter_map(|line| line.trim().strip_prefix("--"));
        lines
            .filter_map(|line| line.trim_end_matches(';').split_once(": "))
            .filter_map(|(name, value)| Some((name, Rgb::parse(value)?)))
            .collect()
    }

    /// The colours that change where these are chosen.
    pub fn tokens(self, accent: Option<Rgb>, second: Option<Rgb>) -> Tokens {
        self.tokens_over(&self.built_in(), accent, second)
    }

    /// Which of the chosen colours it uses otherwise than they were chosen.
    pub fn changed(self, accent: Option<Rgb>, second: Option<Rgb>) -> Vec<Changed> {
        let tokens = self.tokens(accent, second);
        let changed = |(field, given, token): (&'static str, Option<Rgb>, &str)| {
            let (given, used) = (given?, *tokens.get(token)?);
            (given != used).then_some(Changed { field, given, used })
        };
        [("accent", accent, "accent"), ("second", second, "cord-b")].into_iter().filter_map(changed).collect()
    }

    fn tokens_over(self, base: &Tokens, accent: Option<Rgb>, second: Option<Rgb>) -> Tokens {
        let mut tokens = Tokens::new();
        let mut under: Vec<Rgb> = BACKGROUNDS.iter().filter_map(|name| base.get(name).copied()).collect();
        if let Some(accent) = accent {
            let soft = self.soft(accent);
            under.push(soft);
            let read = self.readable(accent, &under, TEXT);
            tokens.insert("link", read);
            tokens.insert("accent", read);
            tokens.insert("accent-soft", soft);
            tokens.insert("on-accent", self.on(read));
            tokens.insert("cord-a", self.readable(accent, &under, SIGN));
        } else {
            under.extend(base.get("accent-soft"));
        }
        if let Some(second) = second {
            tokens.insert("cord-b", self.readable(second, &under, SIGN));
        }
        tokens
    }

    /// The colour itself where it can be read on all of these; else darker, or lighter on dark paper, as far as
    /// that takes.
    fn readable(self, color: Rgb, under: &[Rgb], contrast: f64) -> Rgb {
        let luminances = under.iter().map(|under| under.luminance() + 0.05);
        // Of all that it stands on, what comes nearest to the letters decides.
        let limit = match self {
            Self::Light => luminances.fold(f64::MAX, f64::min) / contrast - 0.05,
            Self::Dark => luminances.fold(0.0, f64::max) * contrast - 0.05,
        };
        let reads = |color: Rgb| match self {
            Self::Light => color.luminance() <= limit,
            Self::Dark => color.luminance() >= limit,
        };
        if reads(color) {
            return color;
        }
        let color = Oklch::from(color);
        let mut fails = color.lightness;
        let mut holds = if self == Self::Light { 0.0 } else { 1.0 };
        for _ in 0..12 {
            let middle = f64::midpoint(fails, holds);
            if reads(color.at(middle).rgb()) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        color.at(holds).rgb()
    }

    /// A breath of the colour, for what lies under text.
    fn soft(self, color: Rgb) -> Rgb {
        let color = Oklch::from(color);
        match self {
            Self::Light => color.at(0.945).at_most(0.022).rgb(),
            Self::Dark => color.at(0.31).at_most(0.045).rgb(),
        }
    }

    /// What is written on the colour.
    fn on(self, color: Rgb) -> Rgb {
        match self {
            Self::Light => Rgb(255, 255, 255),
            Self::Dark => Oklch::from(color).at(0.2).at_most(0.03).rgb(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is too faint on what, in a scheme with these colours.
    fn faults(scheme: Scheme, accent: Option<Rgb>, second: Option<Rgb>) -> Vec<String> {
        faults_over(scheme, &scheme.built_in(), accent, second)
    }

    fn faults_over(scheme: Scheme, base: &Tokens, accent: Option<Rgb>, second: Option<Rgb>) -> Vec<String> {
        let mut all = base.clone();
        all.extend(scheme.tokens_over(base, accent, second));
        let mut faults = Vec::new();
        let mut held = |over: &str, under: &str, least: f64| {
            let contrast = all[over].contrast(all[under]);
            if contrast < least {
                faults.push(format!(
                    "{scheme:?} --{over} {} on --{under} {}: {contrast:.2}",
                    all[over], all[under]
                ));
            }
        };
        for under in BACKGROUNDS.into_iter().chain(["accent-soft"]) {
            for over in ["ink", "link", "accent"] {
                held(over, under, TEXT);
            }
            for over in ["cord-a", "cord-b", "focus"] {
                held(over, under, SIGN);
            }
        }
        for under in ["paper", "surface", "sunken", "accent-soft"] {
            held("ink-soft", under, TEXT);
            held("line-strong", under, SIGN);
        }
        held("on-accent", "accent", TEXT);
        faults
    }

    #[test]
    fn what_the_theme_brings_can_be_read() {
        for scheme in [Scheme::Light, Scheme::Dark] {
            assert_eq!(scheme.built_in().len(), 24, "{scheme:?}");
            assert_eq!(faults(scheme, None, None), Vec::<String>::new());
        }
    }

    #[test]
    fn whatever_two_colors_are_chosen_everything_can_be_read() {
        // The same numbers in every run (xorshift).
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let [.., red, green, blue] = state.to_be_bytes();
            Rgb(red, green, blue)
        };
        let bases = [Scheme::Light, Scheme::Dark].map(|scheme| (scheme, scheme.built_in()));
        for _ in 0..10_000 {
            let (accent, second) = (next(), next());
            for (scheme, base) in &bases {
                assert_eq!(
                    faults_over(*scheme, base, Some(accent), Some(second)),
                    Vec::<String>::new(),
                    "{accent} and {second}"
                );
            }
        }
        for extreme in ["#000", "#fff", "#ff0", "#00f", "#f00", "#0f0", "#808080"] {
            let color = Rgb::parse(extreme);
            for scheme in [Scheme::Light, Scheme::Dark] {
                assert_eq!(faults(scheme, color, color), Vec::<String>::new(), "{extreme}");
            }
        }
    }

    #[test]
    fn a_color_that_can_be_read_stays_as_it_is() {
        let green = Rgb(11, 107, 79);
        assert_eq!(Scheme::Light.tokens(Some(green), None)["accent"], green);
        let yellow = Rgb(255, 212, 0);
        assert_eq!(Scheme::Dark.tokens(Some(yellow), None)["accent"], yellow);
        assert_eq!(Scheme::Light.tokens(Some(yellow), None)["accent"].to_string(), "#7e6800");
        assert_eq!(Scheme::Light.tokens(None, Some(green)).keys().collect::<Vec<_>>(), [&"cord-b"]);
    }
}
