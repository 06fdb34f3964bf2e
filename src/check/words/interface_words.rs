//! AC317: languages of a site whose pages say in another one what the program says.

use crate::content::SiteSettings;
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::texts::{MissingWords, own_name};

finding! {
    /// A language of the site for which there are no interface texts, or not all.
    enum AC317: Accessibility Warning {
        All { lang: String, name: String, shown_in: String, theme: String } = "default" / "default",
        Some { lang: String, name: String, shown_in: String, theme: String, missing: usize, total: usize, key: String } = "some" / "some",
    }
}

/// The languages of a site without interface texts of their own; `missing` gives what a language lacks.
pub fn languages_without_words(
    settings: &SiteSettings,
    missing: impl Fn(&str) -> Option<MissingWords>,
) -> Vec<Diagnostic> {
    let finding = |lang: String| {
        let words = missing(&lang)?;
        let location = location(settings, &lang);
        let (name, shown_in) = (own_name(&lang).into_owned(), own_name(words.shown_in).into_owned());
        let theme = settings.main.theme.clone();
        let finding = match words.keys.first().filter(|_| words.keys.len() < words.total) {
            None => AC317::All { lang, name, shown_in, theme },
            Some(key) => {
                let (missing, key) = (words.keys.len(), key.clone());
                AC317::Some { lang, name, shown_in, theme, missing, total: words.total, key }
            }
        };
        Some(finding.at(location))
    };
    settings.languages().into_iter().filter_map(finding).collect()
}

/// Where the settings name a language.
fn location(settings: &SiteSettings, lang: &str) -> Location {
    let written = &settings.main.languages;
    match written.iter().position(|written| written.0 == lang) {
        Some(_) if written.len() == 1 => settings.location_of(&["languages"]),
        Some(number) => settings.location_of(&["languages", &number.to_string()]),
        None => settings.location_of(&["lang"]),
    }
}
