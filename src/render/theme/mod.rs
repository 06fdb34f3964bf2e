//! A theme: templates, styles, scripts and pictures, and its changes to the interface texts.
//!
//! Takes the built-in files and those of the portal's `themes/<name>/`, which replace the built-in
//! ones one by one (texts key by key); gives something that renders. Everything is compiled
//! and minified here, once. Reads no disk: the caller gives the files.

mod assets;
mod bounds;
mod colors;
mod error;
mod files;
mod filters;
mod inheritance;
pub(super) mod line_breaks;
mod look;
mod nesting;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use tera::{Context, Tera};

pub use assets::Asset;
pub use colors::Colors;
pub use files::ThemeFile;

use self::bounds::{Bounded, BoundedPage};
use self::files::Files;
use super::minify;
use crate::content::Settings;
use crate::content::look::Look;
use crate::diagnostic::findings::{EN051, EN051Help, EN051Message};
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::texts::{self, MissingWords, Texts};

/// The theme that is built in, and the base of every other.
pub const BUILT_IN: &str = Settings::BUILT_IN_THEME;

/// Something that pages are rendered with.
#[derive(Debug, Clone)]
pub struct Theme {
    tera: Tera,
    files: Files,
    languages: BTreeMap<String, LanguageTexts>,
    assets: Vec<Asset>,
    colors: Colors,
}

/// The interface texts of a language.
#[derive(Debug, Clone)]
struct LanguageTexts {
    texts: Arc<Texts>,
    /// All of them as templates see them, as `t`.
    values: tera::Value,
}

impl Theme {
    /// Loads the theme of that name; `files` are those of the portal's `themes/<name>/`. Without any, the
    /// built-in theme is compiled once for the whole run of the program.
    pub fn load(name: &str, files: Vec<ThemeFile>) -> Result<Arc<Self>, Vec<Diagnostic>> {
        static UNCHANGED: OnceLock<Arc<Theme>> = OnceLock::new();
        if name == BUILT_IN && files.is_empty() {
            let load = || Self::of(name, files).map(Arc::new).expect("tests compile the built-in theme");
            return Ok(Arc::clone(UNCHANGED.get_or_init(load)));
        }
        if files.is_empty() {
            let place = Location::File("site.yaml".to_owned());
            let message = EN051Message::UnknownTheme { name: name.to_owned() };
            let help = EN051Help::UnknownTheme { name: name.to_owned() };
            return Err(vec![EN051 { message, help }.at(place)]);
        }
        Self::of(name, files).map(Arc::new)
    }

    fn of(name: &str, files: Vec<ThemeFile>) -> Result<Self, Vec<Diagnostic>> {
        let files = Files::of(name, files)?;
        let tera = compile(&files, true)?;
        let languages = read_languages(&files)?;
        let assets = assets::of(&files);
        let colors = Colors::of(&files);
        Ok(Self { tera, files, languages, assets, colors })
    }

    /// The theme in the look that a portal chose.
    #[must_use]
    pub fn in_look(self: &Arc<Self>, look: &Look) -> Arc<Self> {
        let style = look::style(look);
        let frame = look::frame_color(look);
        if style.is_empty() && frame.is_none() {
            return Arc::clone(self);
        }
        let mut theme = Self::clone(self);
        assets::restyle(&mut theme.assets, &theme.files, &style);
        theme.colors.frame = frame.unwrap_or(theme.colors.frame);
        Arc::new(theme)
    }

    /// The style sheet in another look, whatever the one that the theme is in.
    pub fn style_in(&self, look: &Look) -> Option<String> {
        let mut assets = self.assets.clone();
        assets::restyle(&mut assets, &self.files, &look::style(look));
        let style = assets.into_iter().find(|asset| asset.name == "style.css")?;
        Some(String::from_utf8_lossy(&style.bytes).into_owned())
    }

    /// The built-in theme with its templates as they were written.
    #[cfg(test)]
    pub(super) fn load_plain() -> Self {
        let mut theme = Self::of(BUILT_IN, Vec::new()).expect("the built-in theme can be read");
        theme.tera = compile(&theme.files, false).expect("the built-in templates compile");
        theme
    }

    /// The texts of a language; of its base language, or English, where it has none of its own.
    pub fn texts(&self, lang: &str) -> Arc<Texts> {
        Arc::clone(&self.language(lang).texts)
    }

    /// What a language is called by those who read it: as the portal says in the texts of it, else by the table.
    pub fn language_name(&self, lang: &str) -> String {
        let own = self.languages.get(lang).and_then(|language| language.texts.find("language"));
        own.map_or_else(|| texts::own_name(lang).into_owned(), str::to_owned)
    }

    /// What a language has no interface texts for, and which language stands in; `None` where it has all.
    pub fn missing_words(&self, lang: &str) -> Option<MissingWords> {
        let known = self.languages.get(lang).or_else(|| self.languages.get(texts::base_language(lang)));
        known.map_or_else(|| Texts::of(lang, &[]).missing().cloned(), |known| known.texts.missing().cloned())
    }

    /// The texts of a language as templates see them, as `t`.
    pub fn text_values(&self, lang: &str) -> tera::Value {
        self.language(lang).values.clone()
    }

    fn language(&self, lang: &str) -> &LanguageTexts {
        let found = self.languages.get(lang).or_else(|| self.languages.get(texts::base_language(lang)));
        found.unwrap_or_else(|| &self.languages["en"])
    }

    /// The files that pages link, under the paths where they are published.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The colours in which programs frame the site.
    pub const fn colors(&self) -> &Colors {
        &self.colors
    }

    /// The asset of that name, such as `style.css`.
    pub fn asset(&self, name: &str) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.name == name)
    }

    /// Where an asset such as `style.css` is published, from the site's root.
    pub fn asset_path(&self, name: &str) -> &str {
        self.asset(name).map_or("", |asset| asset.path.as_str())
    }

    /// The first of these templates that the theme has.
    pub fn first_template<'a>(&self, names: &[&'a str]) -> &'a str {
        names.iter().copied().find(|name| self.tera.contains_template(name)).unwrap_or("record.html")
    }

    /// Renders a template to UTF-8. A mistake in it is reported at its place in the theme's file.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Diagnostic> {
        let render = if self.files.has_own_templates() { bounded_page } else { page };
        render(&self.tera, template, context).map_err(|error| {
            // The compiled templates are minified; rendered again from the sources, the place is right.
            let plain = compile(&self.files, false).ok();
            let plain = plain.and_then(|tera| render(&tera, template, context).err());
            error::diagnostic(&plain.unwrap_or(error), &self.files)
        })
    }
}

fn page(tera: &Tera, template: &str, context: &Context) -> Result<Vec<u8>, tera::Error> {
    let mut page = Vec::new();
    tera.render_to(template, context, &mut page)?;
    Ok(page)
}

/// Renders a page that templates of the portal have a part in.
fn bounded_page(tera: &Tera, template: &str, context: &Context) -> Result<Vec<u8>, tera::Error> {
    bounds::begin_page();
    let mut page = BoundedPage::default();
    tera.render_to(template, context, &mut page)?;
    Ok(page.0)
}

fn compile(files: &Files, minified: bool) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = Tera::new();
    filters::register(&mut tera);
    line_breaks::register(&mut tera);
    bounds::register(&mut tera);
    let sources = files.templates().map(|(name, source)| {
        let short = if minified { minify::template(source) } else { None };
        let text = short.map_or(Cow::Borrowed(source), Cow::Owned);
        let is_own = files.is_own_template(&name);
        (name, if is_own { Bounded::of(&text).text.into_owned() } else { text.into_owned() })
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

/// The texts of each language that the program or the portal's theme knows.
fn read_languages(files: &Files) -> Result<BTreeMap<String, LanguageTexts>, Vec<Diagnostic>> {
    let own = files.texts()?;
    let known = texts::LANGUAGES.into_iter().chain(own.iter().map(|(lang, _)| lang.as_str()));
    let language = |lang| {
        let texts = Texts::of(lang, &own);
        let values = tera::Value::from_serializable(texts.tree());
        LanguageTexts { texts: Arc::new(texts), values }
    };
    Ok(known.map(|lang| (lang.to_owned(), language(lang))).collect())
}
