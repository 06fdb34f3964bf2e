//! The files of a theme, the portal's before the built-in ones.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde_json::Value;

use super::{BUILT_IN, inheritance, nesting};
use crate::diagnostic::findings::{EN051, EN051Help, EN051Message};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText};
use crate::platform::embedded_files;
use crate::site::Icon;
use crate::source::extension;

/// What a theme says of itself.
const MANIFEST: &str = "theme.yaml";

/// What a portal writes to add to the style sheet without copying it.
const EXTRA_STYLE: &str = "assets/extra.css";

static HIROBA: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/hiroba");

/// A file of the portal's `themes/<name>/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFile {
    /// Its path below that folder, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// All files of a theme.
#[derive(Debug, Clone)]
pub(super) struct Files {
    /// `templates/x.html` and so on: the text files that the portal gave.
    own: BTreeMap<String, Arc<SourceText>>,
    own_assets: BTreeMap<String, Vec<u8>>,
    own_manifest: Option<Vec<u8>>,
    built_in: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Files {
    pub(super) fn of(theme: &str, given: Vec<ThemeFile>) -> Result<Self, Vec<Diagnostic>> {
        let mut files = Self {
            own: BTreeMap::new(),
            own_assets: BTreeMap::new(),
            own_manifest: None,
            built_in: built_in(),
        };
        let mut findings = Vec::new();
        for ThemeFile { path, bytes } in given {
            let shown = format!("themes/{theme}/{path}");
            findings
                .extend(std::str::from_utf8(&bytes).ok().and_then(|text| nesting::too_deep(&shown, text)));
            if path.starts_with("assets/") {
                files.own_assets.insert(path, bytes);
            } else if path == MANIFEST {
                files.own_manifest = Some(bytes);
            } else if path.starts_with("templates/") || path.starts_with("texts/") {
                match String::from_utf8(bytes) {
                    Ok(text) => {
                        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
                        files.own.insert(path, Arc::new(SourceText::new(shown, text)));
                    }
                    Err(_) => findings.push(
                        EN051 {
                            message: EN051Message::Other { detail: "not UTF-8".to_owned() },
                            help: EN051Help::Default,
                        }
                        .at(Location::File(shown)),
                    ),
                }
            }
        }
        if findings.is_empty() { Ok(files) } else { Err(findings) }
    }

    /// Names and sources of all templates. A built-in one also stands under `hiroba/` when the portal
    /// has templates of its own, so that those can extend what they take the place of; it is left out where
    /// no page can need it, since it may extend a template that no longer has its blocks.
    pub(super) fn templates(&self) -> impl Iterator<Item = (String, &str)> {
        let own = self
            .own
            .iter()
            .filter_map(|(path, source)| Some((template_name(path)?.to_owned(), source.text.as_str())));
        let prefix = if self.has_own_templates() { BUILT_IN } else { "" };
        let built_in = self.needed_built_in().into_iter().map(move |(name, source)| {
            (if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") }, source)
        });
        own.chain(built_in)
    }

    fn needed_built_in(&self) -> BTreeMap<&str, &str> {
        let own = self.own.iter().filter_map(|(path, source)| Some((template_name(path)?, &*source.text)));
        let all = self.built_in.iter();
        let all =
            all.filter_map(|(path, bytes)| Some((template_name(path)?, std::str::from_utf8(bytes).ok()?)));
        let mut all: BTreeMap<&str, &str> = all.collect();
        let needed = inheritance::needed_built_in(&own.collect(), &all);
        all.retain(|name, _| needed.contains(name));
        all
    }

    /// Whether the portal gave any template.
    pub(super) fn has_own_templates(&self) -> bool {
        self.own.keys().any(|path| template_name(path).is_some())
    }

    /// Whether the portal gave the template of that name.
    pub(super) fn is_own_template(&self, name: &str) -> bool {
        self.own.contains_key(&format!("templates/{name}"))
    }

    /// The texts that the portal's theme changes: a tree a language.
    pub(super) fn texts(&self) -> Result<Vec<(String, Value)>, Vec<Diagnostic>> {
        let own =
            self.own.iter().filter_map(|(path, source)| Some((text_language(path)?, Arc::clone(source))));
        let (mut trees, mut findings) = (Vec::new(), Vec::new());
        for (lang, source) in own {
            match serde_yaml::from_str::<Value>(&source.text) {
                Ok(Value::Null) => {}
                Ok(tree @ Value::Object(_)) => trees.push((lang, tree)),
                Ok(_) => findings.push(bad_texts(&source, 0, "not a map")),
                Err(error) => findings.push(bad_texts(
                    &source,
                    error.location().map_or(0, |l| l.index()),
                    &error.to_string(),
                )),
            }
        }
        if findings.is_empty() { Ok(trees) } else { Err(findings) }
    }

    /// What the theme says of itself, in the portal's words before the built-in ones.
    pub(super) fn manifests(&self) -> impl Iterator<Item = &[u8]> {
        self.own_manifest.as_deref().into_iter().chain(self.built_in.get(MANIFEST).map(AsRef::as_ref))
    }

    /// Names and contents of all assets. Icons that show another sign than the portal's drawing stay away.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let own = self.own_assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let has_own_icon = self.own_assets.contains_key(&in_assets(Icon::Drawing.asset()));
        let shows_another = move |path: &str| {
            has_own_icon && Icon::ALL.into_iter().any(|icon| in_assets(icon.asset()) == path)
        };
        let built_in = self.built_in.iter();
        let built_in =
            built_in.filter(move |(path, _)| !self.own_assets.contains_key(*path) && !shows_another(path));
        own.chain(built_in.map(|(path, bytes)| (path.as_str(), bytes.as_ref())))
            .filter(|(path, _)| *path != EXTRA_STYLE)
            .filter_map(|(path, bytes)| Some((path.strip_prefix("assets/")?, bytes)))
    }

    /// What the portal adds to the style sheet of the theme.
    pub(super) fn extra_style(&self) -> &[u8] {
        self.own_assets.get(EXTRA_STYLE).map_or(&[], Vec::as_slice)
    }

    /// The source of a template by the name that the engine knows it by.
    pub(super) fn template_source(&self, name: &str) -> Option<Arc<SourceText>> {
        let path = format!("templates/{}", name.strip_prefix("hiroba/").unwrap_or(name));
        if let Some(own) = self.own.get(&path).filter(|_| !name.starts_with("hiroba/")) {
            return Some(Arc::clone(own));
        }
        let text = std::str::from_utf8(self.built_in.get(&path)?).ok()?.to_owned();
        Some(Arc::new(SourceText::new(format!("themes/{BUILT_IN}/{path}"), text)))
    }
}

/// The files of the built-in theme. The parts of an asset are joined in the order of their names, so
/// that a portal replaces the asset as a whole.
fn built_in() -> BTreeMap<String, Cow<'static, [u8]>> {
    let mut files: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    for (path, bytes) in embedded_files(&HIROBA) {
        match joined_asset(path) {
            Some(asset) => files.entry(asset).or_default().to_mut().extend_from_slice(bytes),
            None => {
                files.insert(path.to_owned(), Cow::Borrowed(bytes));
            }
        }
    }
    files
}

/// The asset that a built-in file is a part of: `assets/style/10-tokens.css` belongs to `assets/style.css`.
fn joined_asset(part: &str) -> Option<String> {
    let (asset, name) = part.strip_prefix("assets/")?.split_once('/')?;
    let extension = extension(name);
    (!extension.is_empty()).then(|| format!("assets/{asset}.{extension}"))
}

fn in_assets(name: &str) -> String {
    format!("assets/{name}")
}

fn template_name(path: &str) -> Option<&str> {
    path.strip_prefix("templates/").filter(|name| name.ends_with(".html"))
}

fn text_language(path: &str) -> Option<String> {
    Some(path.strip_prefix("texts/")?.strip_suffix(".yaml")?.to_owned())
}

fn bad_texts(source: &Arc<SourceText>, at: usize, detail: &str) -> Diagnostic {
    let at = source.text.floor_char_boundary(at.min(source.text.len()));
    let message = EN051Message::Syntax { detail: detail.to_owned() };
    EN051 { message, help: EN051Help::Default }.at(Location::Text(Arc::clone(source), at..at))
}
