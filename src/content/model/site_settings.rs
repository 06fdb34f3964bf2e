//! The settings of a portal in every language, and what they decide.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::check_setting::Level;
use super::settings::Settings;
use super::types::LinkTo;
use crate::diagnostic::{Diagnostic, Location, Severity, SourceText};
use crate::source::Node;

/// The settings of a portal in every language.
#[derive(Debug, Clone, Default)]
pub struct SiteSettings {
    /// As `site.yaml` gives them.
    pub main: Settings,
    /// As `site.<lang>.yaml` translates them.
    pub translations: BTreeMap<String, Settings>,
    /// The text of `site.yaml` and its fields, for locations.
    pub(in crate::content) written: Option<(Arc<SourceText>, Node)>,
    /// The texts and fields of the translations that could be read.
    pub(in crate::content) translated: BTreeMap<String, (Arc<SourceText>, Node)>,
}

/// A link that somebody wrote into `site.yaml` or one of its translations.
#[derive(Debug)]
pub struct SettingsLink<'a> {
    /// What it leads to.
    pub to: &'a LinkTo,
    /// Whether it is an entry of the menu, rather than the link of the announcement.
    pub is_in_menu: bool,
    /// Where it is written.
    pub location: Location,
}

impl SiteSettings {
    /// The site's own language.
    pub fn lang(&self) -> &str {
        self.main.lang.as_str()
    }

    /// All languages, the site's own first.
    pub fn languages(&self) -> Vec<String> {
        let mut languages = vec![self.lang().to_owned()];
        for lang in &self.main.languages {
            if !languages.iter().any(|known| known == lang.as_str()) {
                languages.push(lang.0.clone());
            }
        }
        languages
    }

    /// The settings in a language; untranslated ones are the site's own.
    pub fn in_language(&self, lang: &str) -> &Settings {
        self.translations.get(lang).unwrap_or(&self.main)
    }

    /// The zone that days begin in.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.main.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// The links of the menu, of the announcement and of the first page, in every language that gives its own.
    pub fn links(&self) -> Vec<SettingsLink<'_>> {
        let main = self.written.iter().map(|written| (&self.main, written));
        let translations = self.translated.iter();
        let translations = translations.filter_map(|(lang, text)| Some((self.translations.get(lang)?, text)));
        main.chain(translations)
            .flat_map(|(settings, (source, tree))| links_in(settings, source, tree))
            .collect()
    }

    /// Whether it is known which languages the site has: not where `site.yaml` could not be read.
    pub fn knows_languages(&self) -> bool {
        self.written.is_some()
    }

    /// The files of the settings that could be read, with what they say: `site.yaml`, then its translations.
    pub fn written(&self) -> impl Iterator<Item = (&Arc<SourceText>, &Node)> {
        self.written.iter().chain(self.translated.values()).map(|(source, tree)| (source, tree))
    }

    /// The keys of a map in `site.yaml`, and where they are written.
    pub fn keys_of(&self, path: &[&str]) -> Vec<(&str, Location)> {
        let Some((source, tree)) = &self.written else { return Vec::new() };
        let entries = tree.at(path).map_or(&[][..], Node::entries).iter();
        entries
            .map(|(key, _)| (key.text.as_str(), Location::Text(Arc::clone(source), key.span.clone())))
            .collect()
    }

    /// Whether `site.yaml` could be read and does not give a setting.
    pub fn lacks(&self, path: &[&str]) -> bool {
        self.written.as_ref().is_some_and(|(_, tree)| tree.at(path).is_none())
    }

    /// Sets the severity of each finding as `checks` in `site.yaml` says, and drops those that are off.
    pub fn apply_severity_overrides(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let kept = findings.into_iter().filter_map(|mut finding| {
            let setting = self.main.checks.get(finding.code.as_str());
            match setting.filter(|_| finding.code.is_configurable()).map(|setting| setting.level) {
                Some(Level::Off) => return None,
                Some(Level::Warn) => finding.severity = Severity::Warning,
                Some(Level::Error) => finding.severity = Severity::Error,
                None => {}
            }
            Some(finding)
        });
        kept.collect()
    }
}

/// The links that one file of settings gives itself.
fn links_in<'a>(settings: &'a Settings, source: &Arc<SourceText>, tree: &Node) -> Vec<SettingsLink<'a>> {
    let location = |path: &[&str]| Some(Location::Text(Arc::clone(source), tree.at(path)?.span.clone()));
    let menu = settings.navigation.iter().enumerate().filter_map(|(number, entry)| {
        let location = location(&["navigation", &number.to_string(), "to"])?;
        Some(SettingsLink { to: &entry.to, is_in_menu: true, location })
    });
    let link = settings.announcement.as_ref().and_then(|announcement| announcement.link.as_ref());
    let announced = link.and_then(|to| {
        Some(SettingsLink { to, is_in_menu: false, location: location(&["announcement", "link"])? })
    });
    let start = settings.home.as_ref().and_then(|home| home.start.as_ref());
    let start = start
        .and_then(|to| Some(SettingsLink { to, is_in_menu: false, location: location(&["home", "start"])? }));
    menu.chain(announced).chain(start).collect()
}
