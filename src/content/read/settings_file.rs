//! `site.yaml` and its translations become settings.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::file::unfit;
use super::unquoted_hash;
use super::validate;
use crate::content::model::types::LinkTo;
use crate::content::model::{Level, Settings};
use crate::content::schema::Subject;
use crate::content::schema::schema_of;
use crate::diagnostic::findings::{EN003, EN045};
use crate::diagnostic::{Diagnostic, Finding as _, Location, Severity, SourceText};
use crate::source::{self, Node, Value, decode};

/// The settings of a portal in every language.
#[derive(Debug, Clone, Default)]
pub struct SiteSettings {
    /// As `site.yaml` gives them.
    pub main: Settings,
    /// As `site.<lang>.yaml` translates them.
    pub translations: BTreeMap<String, Settings>,
    /// The text of `site.yaml` and its fields, for places.
    written: Option<(Arc<SourceText>, Node)>,
    /// The texts and fields of the translations that could be read.
    translated: BTreeMap<String, (Arc<SourceText>, Node)>,
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

    /// The place of a setting in `site.yaml`.
    pub fn location_of(&self, path: &[&str]) -> Location {
        match &self.written {
            Some((source, tree)) => {
                let schema = schema_of(Subject::Site);
                debug_assert!(schema.has_path(path), "{path:?} is no setting");
                let span = tree.at(path).map_or(0..0, |node| node.span.clone());
                Location::Text(Arc::clone(source), span)
            }
            None => Location::File("site.yaml".to_owned()),
        }
    }

    /// The links of the menu and of the announcement, in every language that gives its own.
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
            match self.main.checks.get(finding.code.as_str()).filter(|_| finding.code.is_configurable()) {
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

/// Reads the settings: pairs of path and bytes, `site.yaml` and its translations.
pub fn read_settings(files: Vec<(String, Vec<u8>)>) -> (SiteSettings, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut settings = SiteSettings::default();
    let mut translations = Vec::new();
    for (path, bytes) in files {
        match read_tree(&path, bytes) {
            Ok((source, tree)) if path == "site.yaml" => {
                let checked = validate::check(&source, Subject::Site, schema_of(Subject::Site), &tree, true);
                settings.main = decode(&tree).unwrap_or_else(|mismatch| {
                    // Only where the check had nothing to say is it new.
                    let place = Location::Text(Arc::clone(&source), 0..0);
                    findings.extend(checked.diagnostics.is_empty().then(|| unfit(place, &mismatch)));
                    readable_part(&tree)
                });
                findings.extend(checked.diagnostics);
                findings.extend(unquoted_hash::check(&source, &tree));
                settings.written = Some((source, tree));
            }
            Ok(translation) => translations.push(translation),
            Err(more) => findings.extend(more),
        }
    }
    for (source, tree) in translations {
        let lang = source.path.trim_start_matches("site.").trim_end_matches(".yaml").to_owned();
        let checked = validate::check(&source, Subject::Site, schema_of(Subject::Site), &tree, false);
        let sound = checked.diagnostics.is_empty();
        findings.extend(checked.diagnostics);
        if !settings.knows_languages() {
            continue;
        }
        if !settings.languages().contains(&lang) {
            let finding = EN045::UnknownLanguage { lang, languages: settings.languages().join(" · ") };
            findings.push(finding.at(Location::File(source.path.clone())));
        } else if let (true, Some((_, main))) = (sound, &settings.written) {
            match decode(&main.overlaid_with(&tree)) {
                Ok(translated) => {
                    settings.translations.insert(lang.clone(), translated);
                    settings.translated.insert(lang, (source, tree));
                }
                // A mistake of `site.yaml` itself has been reported.
                Err(mismatch) if findings.is_empty() => {
                    findings.push(unfit(Location::Text(Arc::clone(&source), 0..0), &mismatch));
                }
                Err(_) => {}
            }
        }
    }
    (settings, findings)
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
    menu.chain(announced).collect()
}

/// What can be read of settings with mistakes, so that these bring no further ones: entry by entry.
fn readable_part(tree: &Node) -> Settings {
    let key = |text: &str| source::Key { text: text.to_owned(), span: tree.span.clone() };
    let stand_in = || (key("title"), Node { span: tree.span.clone(), value: Value::Scalar("…".to_owned()) });
    let with_title = |mut entries: Vec<(source::Key, Node)>| {
        if !entries.iter().any(|(key, _)| key.text == "title") {
            entries.push(stand_in());
        }
        Node { span: tree.span.clone(), value: Value::Map(entries) }
    };
    let is_sound =
        |entry: &&(source::Key, Node)| decode::<Settings>(&with_title(vec![(*entry).clone()])).is_ok();
    let sound = tree.entries().iter().filter(is_sound).cloned().collect();
    decode(&with_title(sound)).unwrap_or_default()
}

fn read_tree(path: &str, bytes: Vec<u8>) -> Result<(Arc<SourceText>, Node), Vec<Diagnostic>> {
    let source = source::decode_text(path, bytes).map_err(|finding| vec![finding])?;
    if source.text.trim().is_empty() {
        let place = Location::Text(Arc::clone(&source), 0..0);
        return Err(vec![EN003::Empty.at(place)]);
    }
    let tree = source::parse_yaml(&source, 0..source.text.len())?;
    // A file of comments alone says nothing, which is not enough.
    let tree = if tree.is_nothing() { Node::empty_map(tree.span) } else { tree };
    Ok((source, tree))
}
