//! `site.yaml` and its translations become settings.

use std::sync::Arc;

use super::conversion::Conversion;
use super::file::unfit;
use super::gaps::is_sure;
use super::notation::{self, Form};
use super::unquoted_hash;
use super::validate::{self, Findings, Required};
use crate::content::model::{Settings, SiteSettings};
use crate::content::schema::Subject;
use crate::content::schema::schema_of;
use crate::diagnostic::findings::{EN003, EN045};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText};
use crate::source::{self, Gaps, Node, Value, decode};

impl SiteSettings {
    /// The location of a setting in `site.yaml`.
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
}

/// Reads the settings: pairs of path and bytes, `site.yaml` and its translations.
pub fn read_settings(files: Vec<(String, Vec<u8>)>) -> (SiteSettings, Vec<Conversion>, Vec<Diagnostic>) {
    let mut conversions = Vec::new();
    let mut findings = Vec::new();
    let mut settings = SiteSettings::default();
    let mut translations = Vec::new();
    for (path, bytes) in files {
        match read_tree(&path, bytes, &mut conversions, &mut findings) {
            Ok((source, tree, gaps)) if path == "site.yaml" => {
                let mut checked = check(&source, &tree, Required::All { reported: &[] });
                checked.diagnostics.retain(|finding| is_sure(&gaps, finding));
                settings.main = decode(&tree).unwrap_or_else(|mismatch| {
                    // Only where the check had nothing to say is it new.
                    let place = Location::Text(Arc::clone(&source), 0..0);
                    let is_new = checked.diagnostics.is_empty() && findings.is_empty();
                    findings.extend(is_new.then(|| unfit(place, &mismatch)));
                    readable_part(&tree)
                });
                findings.extend(checked.diagnostics);
                findings
                    .extend(unquoted_hash::check(&source, &tree).into_iter().filter(|f| is_sure(&gaps, f)));
                settings.written = Some((source, tree));
            }
            Ok(translation) => translations.push(translation),
            Err(more) => findings.extend(more),
        }
    }
    for (source, tree, gaps) in translations {
        let lang = source.path.trim_start_matches("site.").trim_end_matches(".yaml").to_owned();
        let mut checked = check(&source, &tree, Required::Nothing);
        checked.diagnostics.retain(|finding| is_sure(&gaps, finding));
        let sound = checked.diagnostics.is_empty() && !gaps.are_there();
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
    (settings, conversions, findings)
}

fn check(source: &Arc<SourceText>, tree: &Node, required: Required<'_>) -> Findings {
    validate::check(source, Subject::Site, schema_of(Subject::Site), tree, required, None)
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

/// What could be read of a file of settings, its values as the format has them.
fn read_tree(
    path: &str,
    bytes: Vec<u8>,
    conversions: &mut Vec<Conversion>,
    findings: &mut Vec<Diagnostic>,
) -> Result<(Arc<SourceText>, Node, Gaps), Vec<Diagnostic>> {
    let source = source::decode_text(path, bytes).map_err(|finding| vec![finding])?;
    if source.text.trim().is_empty() {
        let place = Location::Text(Arc::clone(&source), 0..0);
        return Err(vec![EN003::Empty.at(place)]);
    }
    let reading = source::read_yaml(&source, 0..source.text.len());
    let Some(tree) = reading.tree else { return Err(reading.findings) };
    findings.extend(reading.findings);
    // A file of comments alone says nothing, which is not enough.
    let tree = if tree.is_nothing() { Node::empty_map(tree.span) } else { tree };
    let read = notation::understood(Subject::Site, Form::Yaml, tree);
    conversions.extend(Conversion::all(&source, read.converted));
    Ok((source, read.tree, reading.gaps))
}
