//! The site of one day, ready to be asked for any of its paths.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::sync::Arc;

use anyhow::Context as _;
use jiff::civil::Date;

use super::LoadedPortal;
use super::load::sort_and_dedup;
use super::search_files::{FOLDER, SearchFiles};
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pictures;
use crate::render::{Renderer, Theme};
use crate::site::{Audience, Content, Site};
use crate::source::{FileTable, PortalPath};

/// A portal as an audience sees it on a day: a function from a path to bytes.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The site.
    pub site: Arc<Site>,
    /// Everything that was found, sorted: whatever the day, and of this day.
    pub diagnostics: Vec<Diagnostic>,
    themed: Option<(Arc<Theme>, Arc<Renderer>)>,
    routes: Arc<BTreeMap<String, Content>>,
    files: Arc<FileTable>,
    /// Nothing where the portal does without a search.
    search: Option<Arc<SearchFiles>>,
}

/// A theme's mistake that showed itself only when a page was rendered.
#[derive(Debug)]
pub struct TemplateMistake(pub Box<Diagnostic>);

impl fmt::Display for TemplateMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.location.path(), self.0.code)
    }
}

impl std::error::Error for TemplateMistake {}

impl Edition {
    /// The edition of a day.
    pub fn of(loaded: &LoadedPortal, day: Date, audience: Audience) -> Self {
        let site =
            Arc::new(Site::new(Arc::clone(&loaded.portal), Arc::clone(&loaded.pictures), day, audience));
        let (routes, themed) = rayon::join(
            || site.routes(),
            || {
                let renderer = |theme| Arc::new(Renderer::new(Arc::clone(&site), Arc::clone(theme)));
                loaded.theme.as_ref().map(|theme| (Arc::clone(theme), renderer(theme)))
            },
        );
        let mut diagnostics = loaded.diagnostics.clone();
        diagnostics.extend(site.portal.settings.apply_severity_overrides(check::site(&site, &routes)));
        let search = site.has_search().then(Arc::default);
        Self {
            search,
            site,
            diagnostics: sort_and_dedup(diagnostics),
            themed,
            routes: Arc::new(routes.by_path),
            files: Arc::clone(&loaded.files),
        }
    }

    /// Whether something was found that keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.themed.is_none() || self.diagnostics.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// All output paths, sorted.
    pub fn paths(&self) -> Vec<String> {
        let assets =
            self.themed.iter().flat_map(|(theme, _)| theme.assets().iter().map(|asset| asset.path.clone()));
        let search = self.search_files().into_iter().flat_map(|files| files.keys().cloned());
        let mut paths: Vec<String> = self.routes.keys().cloned().chain(assets).chain(search).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// What comes out at a path of the site; nothing for other paths and for the theme's assets.
    pub fn content(&self, path: &str) -> Option<&Content> {
        self.routes.get(path)
    }

    /// The bytes that come out at a path; `None` for a path that the site does not have.
    ///
    /// # Errors
    /// [`TemplateMistake`], or a file of the portal that cannot be read.
    pub fn bytes(&self, path: &str) -> anyhow::Result<Option<Cow<'_, [u8]>>> {
        let Some((theme, renderer)) = &self.themed else { return Ok(None) };
        if let Some(asset) = theme.assets().iter().find(|asset| asset.path == path) {
            return Ok(Some(Cow::Borrowed(&asset.bytes)));
        }
        let Some(content) = self.routes.get(path) else {
            let file = if path.starts_with(FOLDER) { self.search_files() } else { None };
            return Ok(file.and_then(|files| files.get(path)).map(|bytes| Cow::Borrowed(bytes.as_slice())));
        };
        let page = match content {
            Content::File(file) => return self.file(file).map(|bytes| Some(Cow::Owned(bytes))),
            Content::Page(page) => renderer.page(*page),
            Content::Redirect(to) => renderer.redirect(path, to),
        };
        let html = page.map_err(|finding| TemplateMistake(Box::new(finding)))?;
        Ok(Some(Cow::Owned(html.into_bytes())))
    }

    fn search_files(&self) -> Option<&BTreeMap<String, Vec<u8>>> {
        let (_, renderer) = self.themed.as_ref()?;
        self.search.as_ref().map(|search| search.of(renderer))
    }

    /// A file of the portal as it is published: pictures without what they tell beyond the picture.
    fn file(&self, path: &PortalPath) -> anyhow::Result<Vec<u8>> {
        let disk = &self.files.find(path).with_context(|| format!("{path} is no file of the portal"))?.disk;
        let bytes = fs::read(disk).with_context(|| format!("{} cannot be read", disk.display()))?;
        if !pictures::is_picture_name(path) {
            return Ok(bytes);
        }
        let cleaned = pictures::clean(&bytes).with_context(|| format!("{path} cannot be published"))?;
        Ok(cleaned.bytes)
    }
}
