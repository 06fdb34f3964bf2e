//! A theme: templates, interface texts, styles, scripts and pictures.
//!
//! Takes the built-in files and those of the portal's `themes/<name>/`, which take the place of the
//! built-in ones one by one (texts key by key); gives something that renders. Everything is compiled
//! and minified here, once. Reads no disk: whoever calls gives the files.

mod assets;
mod error;
mod files;
mod filters;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use tera::{Context, Tera};

pub use assets::Asset;
pub use files::ThemeFile;

use self::files::Files;
use super::minify;
use super::texts::Texts;
use crate::diagnostic::{Code, Diagnostic, Location, nearest};

/// The theme that is built in, and the base of every other.
pub const BUILT_IN: &str = "hiroba";

/// Something that pages are rendered with.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    files: Files,
    texts: BTreeMap<String, Arc<Texts>>,
    assets: Vec<Asset>,
}

impl Theme {
    /// Loads the theme of that name; `files` are those of the portal's `themes/<name>/`.
    pub fn load(name: &str, files: Vec<ThemeFile>) -> Result<Self, Vec<Diagnostic>> {
        if name != BUILT_IN && files.is_empty() {
            let place = Location::File("site.yaml".to_owned());
            let finding =
                Diagnostic::new(Code::EN051, place).saying("unknown_theme").helping("unknown_theme");
            return Err(vec![
                finding.with("name", name).with("suggestion", nearest(name, [BUILT_IN]).unwrap_or_default()),
            ]);
        }
        let files = Files::of(name, files)?;
        let tera = compile(&files, true)?;
        let texts = read_texts(&files)?;
        let assets = assets::of(&files);
        Ok(Self { tera, files, texts, assets })
    }

    /// The built-in theme with its templates as they were written.
    #[cfg(test)]
    pub(super) fn load_plain() -> Self {
        let mut theme = Self::load(BUILT_IN, Vec::new()).expect("the built-in theme can be read");
        theme.tera = compile(&theme.files, false).expect("the built-in templates compile");
        theme
    }

    /// The texts of a language; of its base language, or English, where it has none of its own.
    pub fn texts(&self, lang: &str) -> Arc<Texts> {
        let base = lang.split('-').next().unwrap_or(lang);
        let found = self.texts.get(lang).or_else(|| self.texts.get(base)).or_else(|| self.texts.get("en"));
        found.map_or_else(|| Arc::new(Texts::layered([])), Arc::clone)
    }

    /// The files that pages link, under the paths where they are published.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Where an asset such as `style.css` is published, from the site's root.
    pub fn asset_path(&self, name: &str) -> &str {
        self.assets.iter().find(|asset| asset.name == name).map_or("", |asset| asset.path.as_str())
    }

    /// The first of these templates that the theme has.
    pub fn first_template<'a>(&self, names: &[&'a str]) -> &'a str {
        names.iter().copied().find(|name| self.tera.contains_template(name)).unwrap_or("record.html")
    }

    /// Renders a template. A mistake in it is told at its place in the theme's file.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Diagnostic> {
        self.tera.render(template, context).map_err(|error| {
            // The compiled templates are minified; rendered again from the sources, the place is right.
            let plain =
                compile(&self.files, false).ok().and_then(|tera| tera.render(template, context).err());
            error::diagnostic(&plain.unwrap_or(error), &self.files)
        })
    }
}

/// The texts of a language in the built-in theme.
#[cfg(test)]
pub(super) fn built_in_texts(lang: &str) -> Texts {
    let files = Files::of(BUILT_IN, Vec::new()).expect("the built-in theme can be read");
    let mut texts = read_texts(&files).expect("the built-in texts can be read");
    Arc::into_inner(texts.remove(lang).expect("a built-in language")).expect("no other owner")
}

fn compile(files: &Files, minified: bool) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = Tera::new();
    filters::register(&mut tera);
    let sources = files.templates().map(|(name, source)| {
        let short = if minified { minify::template(source) } else { None };
        (name, short.unwrap_or_else(|| source.to_owned()))
    });
    let failed = |error: &tera::Error| vec![error::diagnostic(error, files)];
    tera.set_fallback_prefixes([format!("{BUILT_IN}/")]).map_err(|error| failed(&error))?;
    match tera.add_raw_templates(sources) {
        Ok(()) => Ok(tera),
        // Told from the sources as they were written, where they show the same mistake.
        Err(error) if minified => Err(compile(files, false).err().unwrap_or_else(|| failed(&error))),
        Err(error) => Err(failed(&error)),
    }
}

/// Lays each language over those that it falls back to: `ja-easy` over `ja`, the portal's over ours.
fn read_texts(files: &Files) -> Result<BTreeMap<String, Arc<Texts>>, Vec<Diagnostic>> {
    let layers = files.texts()?;
    let of = |lang: &str| {
        layers.iter().filter(move |(name, _)| name == lang).map(|(_, tree)| tree).collect::<Vec<&Value>>()
    };
    let mut texts = BTreeMap::new();
    for (lang, _) in &layers {
        let base = lang.split('-').next().unwrap_or(lang);
        let mut chain = if base == "ja" { Vec::new() } else { of("en") };
        for name in [base, lang].iter().take(if base == lang { 1 } else { 2 }) {
            chain.extend(of(name));
        }
        texts.insert(lang.clone(), Arc::new(Texts::layered(chain)));
    }
    Ok(texts)
}
