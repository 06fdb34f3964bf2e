//! The site of one day, ready to be asked for any of its outputs.

use std::borrow::Cow;
use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::Context as _;
use data_encoding::BASE64;
use jiff::civil::Date;
use rayon::prelude::*;

use super::LoadedPortal;
use super::photos::Photos;
use super::timings::{Stage, Timings};
use crate::check::{self, Accepted};
use crate::content::Conversion;
use crate::content::look::Look;
use crate::diagnostic::{Diagnostic, Severity, sort_and_dedup};
use crate::escape::percent;
use crate::export::{self, SearchIndex};
use crate::pictures;
use crate::pictures::photo::Rendition;
use crate::platform::OutputPath;
use crate::render::{Renderer, Theme};
use crate::search::Document;
use crate::site::{
    Audience, Icon, LanguageId, Output, Outputs, Paper, PublishedPhoto, Site, search_shard_path,
};
use crate::source::{FileTable, FoundFile, PortalPath};

/// A portal as an audience sees it on a day: its outputs, what was found, and, unless the theme is
/// broken, the bytes of each output. Cloning shares everything.
#[derive(Debug, Clone)]
pub struct SiteBuild {
    /// The site.
    pub site: Arc<Site>,
    /// Its outputs by path.
    pub outputs: Arc<Outputs>,
    /// Everything that was found, sorted: whatever the day, and of this day.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is accepted at its place, sorted likewise.
    pub accepted: Arc<[Accepted]>,
    /// The values that were read as something else than what stands there, file by file.
    pub conversions: Arc<[Conversion]>,
    themed: Result<ThemedSite, ThemeBroken>,
}

/// The theme has mistakes, which are among the diagnostics: nothing can be rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThemeBroken;

/// A site with a theme that works: what gives the bytes of outputs.
#[derive(Debug, Clone)]
pub struct ThemedSite {
    theme: Arc<Theme>,
    renderer: Arc<Renderer>,
    outputs: Arc<Outputs>,
    files: Arc<FileTable>,
    photos: Arc<Photos>,
    timings: Timings,
    /// Made when one of its shards is first asked for: an edit must not wait for it.
    search_index: Arc<OnceLock<SearchIndex>>,
}

/// A mistake that showed itself only when bytes were made: of a theme, or in the pixels of a photograph.
#[derive(Debug)]
pub struct LateFinding(pub Box<Diagnostic>);

impl fmt::Display for LateFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.location.path(), self.0.code)
    }
}

impl std::error::Error for LateFinding {}

impl SiteBuild {
    /// The site of a portal for an audience on a day.
    pub fn of(loaded: &LoadedPortal, day: Date, audience: Audience) -> Self {
        let timings = &loaded.timings;
        let linked = || Site::new(Arc::clone(&loaded.portal), Arc::clone(&loaded.pictures), day, audience);
        let site = Arc::new(timings.step(Stage::Link, linked));
        let theme = loaded.theme.as_ref();
        let assets = theme.into_iter().flat_map(|theme| theme.assets());
        let assets = assets.map(|asset| (asset.name.clone(), asset.path.clone()));
        let (outputs, renderer) = timings.step(Stage::Link, || {
            rayon::join(
                || Arc::new(Outputs::of(&site, assets)),
                || theme.map(|theme| Arc::new(Renderer::new(Arc::clone(&site), Arc::clone(theme)))),
            )
        });
        let themed = theme.zip(renderer).map(|(theme, renderer)| ThemedSite {
            theme: Arc::clone(theme),
            renderer,
            outputs: Arc::clone(&outputs),
            files: Arc::clone(&loaded.files),
            photos: Arc::clone(&loaded.photos),
            timings: timings.clone(),
            search_index: Arc::default(),
        });
        let conversions = Arc::clone(&loaded.conversions);
        let (diagnostics, accepted) = timings.step(Stage::Check, || {
            let mut diagnostics = loaded.diagnostics.clone();
            let mut of_day = check::site(&site, &outputs, has_errors(&diagnostics));
            of_day.extend(check::heavy_files(&site, &loaded.files));
            diagnostics.extend(site.portal.settings.apply_severity_overrides(of_day));
            let (diagnostics, accepted) = check::to_be_told(&site.portal, sort_and_dedup(diagnostics));
            (sort_and_dedup(diagnostics), accepted.into())
        });
        Self { site, outputs, diagnostics, accepted, conversions, themed: themed.ok_or(ThemeBroken) }
    }

    /// Whether something was found that keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.themed.is_err() || has_errors(&self.diagnostics)
    }

    /// Tries whether the photographs that come out can be decoded, and adds a finding about each that cannot. Building
    /// a site finds the first of them by itself.
    ///
    /// # Errors
    /// A file of the portal that cannot be read.
    pub fn try_photos(&mut self) -> anyhow::Result<()> {
        let Ok(themed) = &self.themed else { return Ok(()) };
        let findings = themed.undecodable_photos()?;
        let all = self.diagnostics.iter().cloned().chain(findings);
        self.diagnostics = sort_and_dedup(all.collect());
        Ok(())
    }

    /// What gives the bytes of the outputs.
    ///
    /// # Errors
    /// The theme has mistakes.
    pub fn themed(&self) -> Result<&ThemedSite, ThemeBroken> {
        self.themed.as_ref().map_err(|broken| *broken)
    }
}

impl ThemedSite {
    /// The style sheet of the theme in another look.
    pub fn style_in(&self, look: &Look) -> Option<String> {
        self.theme.style_in(look)
    }

    /// All output paths, sorted. Makes the search index.
    pub fn paths(&self) -> Vec<OutputPath> {
        let shards = if self.renderer.site().has_search() { Some(self.search_index()) } else { None };
        let shards = shards.into_iter().flat_map(SearchIndex::names).map(search_shard_path);
        let mut paths: Vec<_> = self.outputs.iter().map(|(path, _)| path.clone()).chain(shards).collect();
        paths.sort();
        paths
    }

    /// Whether something is written to a path. Makes the search index for a path that may be a shard.
    pub fn has(&self, path: &str) -> bool {
        match self.outputs.get(path).as_deref() {
            Some(Output::SearchShard { name }) => self.search_index().shard(name).is_some(),
            output => output.is_some(),
        }
    }

    /// The bytes that are written to a path; `None` for a path that is no output.
    ///
    /// # Errors
    /// [`LateFinding`], or a file of the portal that cannot be read.
    pub fn bytes(&self, path: &str) -> anyhow::Result<Option<Cow<'_, [u8]>>> {
        let Some(output) = self.outputs.get(path) else { return Ok(None) };
        let stage = match &*output {
            Output::Page(_) | Output::Redirect { .. } => Stage::Render,
            Output::Picture { .. } | Output::PhotoSize { .. } => Stage::Pictures,
            Output::SearchShard { .. } => Stage::Search,
            _ => Stage::Export,
        };
        // A shard waits for the whole index where nobody has asked for one before.
        if stage == Stage::Search {
            return self.made(path, &output);
        }
        self.timings.within(stage, || self.made(path, &output))
    }

    fn made(&self, path: &str, output: &Output) -> anyhow::Result<Option<Cow<'_, [u8]>>> {
        let bytes = match output {
            Output::Page(page) => rendered(self.renderer.page(*page))?,
            Output::Redirect { entry, .. } => {
                rendered(self.renderer.redirect(&OutputPath::new(path), *entry))?
            }
            Output::File(file) => Cow::Owned(self.read(file)?),
            Output::Picture { file } => Cow::Owned(self.picture(file)?),
            Output::PhotoSize { file, rendition } => Cow::Owned(self.photo(file, *rendition)?),
            Output::Asset { name } => match self.theme.asset(name) {
                Some(asset) => Cow::Borrowed(&*asset.bytes),
                None => return Ok(None),
            },
            Output::Sitemap => Cow::Owned(export::sitemap(self.renderer.site(), &self.outputs).into_bytes()),
            Output::SitemapPart { number } => {
                Cow::Owned(export::sitemap_part(self.renderer.site(), &self.outputs, *number).into_bytes())
            }
            Output::Robots => Cow::Owned(export::robots(self.renderer.site()).into_bytes()),
            Output::Favicon => match self.theme.asset(Icon::Favicon.asset()) {
                Some(asset) => Cow::Borrowed(&*asset.bytes),
                None => return Ok(None),
            },
            Output::Manifest => Cow::Owned(export::manifest(&self.renderer)),
            Output::Calendar(id, language) => match export::calendar(&self.renderer, *id, *language) {
                Some(bytes) => Cow::Owned(bytes),
                None => return Ok(None),
            },
            Output::Feed(id) => match export::feed(&self.renderer, *id) {
                Some(bytes) => Cow::Owned(bytes),
                None => return Ok(None),
            },
            Output::ShortlistRecords(language) => {
                Cow::Owned(export::shortlist_records(&self.renderer, *language))
            }
            Output::Data(file) => Cow::Owned(export::open_data(&self.renderer, *file)?),
            Output::SearchScript(script) => Cow::Borrowed(export::search_script(*script)),
            Output::SearchShard { name } => match self.search_index().shard(name) {
                Some(bytes) => Cow::Borrowed(bytes),
                None => return Ok(None),
            },
        };
        Ok(Some(bytes))
    }

    /// The mail of a month; `None` where the address of the site is not known.
    pub fn digest(&self, of: export::DigestOf) -> Option<export::Digest> {
        export::digest(&self.renderer, of)
    }

    /// Sheets of paper one after another, as one page that needs no other file, in UTF-8.
    ///
    /// # Errors
    /// [`LateFinding`].
    pub fn papers(&self, papers: &[Paper], language: LanguageId) -> Result<Vec<u8>, LateFinding> {
        let inline = |path: &str| {
            let path = percent::decode(path)?;
            let bytes = self.bytes(&path).ok()??;
            let media = pictures::media_type(&path)?;
            Some(format!("data:{media};base64,{}", BASE64.encode(&bytes)))
        };
        self.renderer.papers(papers, language, &inline).map_err(|finding| LateFinding(Box::new(finding)))
    }

    /// The paths of files that people wrote and that come out as they are, without pictures.
    pub fn files_as_they_are(&self) -> Vec<OutputPath> {
        let files = self.outputs.iter().filter(|(_, output)| matches!(output, Output::File(_)));
        files.map(|(path, _)| path.clone()).collect()
    }

    /// Where the system finds what is written to a path, if that is a large file which comes out as it is.
    pub fn large_file(&self, path: &str) -> Option<Arc<Path>> {
        const LARGE: u64 = 1024 * 1024;
        let output = self.outputs.get(path)?;
        let Output::File(file) = &*output else { return None };
        let file = self.files.find(file).filter(|file| file.fingerprint.size > LARGE)?;
        Some(Arc::clone(&file.disk))
    }

    /// What the search index is made of; nothing where the site has no search.
    pub fn search_documents(&self) -> Vec<Document> {
        if self.renderer.site().has_search() { self.renderer.search_documents() } else { Vec::new() }
    }

    fn search_index(&self) -> &SearchIndex {
        self.search_index.get_or_init(|| {
            SearchIndex::of(self.renderer.search_documents(), &self.renderer.site().languages)
        })
    }

    /// Makes the photographs that come out in all their sizes ahead, several at a time, as memory allows.
    /// Gives how many had to be decoded.
    ///
    /// # Errors
    /// [`LateFinding`], or a file of the portal that cannot be read.
    pub fn make_photos(&self) -> anyhow::Result<usize> {
        let made = self.published_photos().into_par_iter();
        let made = made.map(|(file, photo)| self.photos.make_ahead(self.found(file)?, photo));
        let made: Vec<bool> = made.collect::<anyhow::Result<_>>()?;
        Ok(made.into_iter().filter(|made| *made).count())
    }

    /// A finding about each photograph that comes out and cannot be decoded, with the first line that shows it.
    fn undecodable_photos(&self) -> anyhow::Result<Vec<Diagnostic>> {
        let tried = self.published_photos().into_par_iter();
        let tried = tried.map(|(file, photo)| self.photos.try_to_decode(self.found(file)?, photo));
        let mut findings = Vec::new();
        for tried in tried.collect::<Vec<_>>() {
            match tried.map_err(anyhow::Error::downcast::<LateFinding>) {
                Ok(()) => {}
                Err(Ok(LateFinding(finding))) => findings.push(*finding),
                Err(Err(error)) => return Err(error),
            }
        }
        Ok(check::with_unpublishable_pictures(&self.renderer.site().portal, Vec::new(), findings))
    }

    fn published_photos(&self) -> Vec<(&PortalPath, &PublishedPhoto)> {
        let site = self.renderer.site();
        let shown = site.pictures.by_file.iter().filter(|(file, _)| site.files.has(file));
        shown.filter_map(|(file, picture)| Some((file, picture.photo.as_ref()?))).collect()
    }

    /// Forgets the sizes of photographs that the portal has no more.
    pub fn forget_photos(&self) {
        self.photos.keep_only(&self.renderer.site().pictures);
    }

    fn picture(&self, file: &PortalPath) -> anyhow::Result<Vec<u8>> {
        let known =
            self.renderer.site().pictures.by_file.get(file).and_then(|picture| picture.photo.as_ref());
        if let Some(published) = known.filter(|published| published.photo.is_remade) {
            return self.photo(file, published.photo.full);
        }
        let cleaned = pictures::publishable(&self.read(file)?);
        Ok(cleaned.with_context(|| format!("{file} cannot be published"))?.bytes)
    }

    fn photo(&self, file: &PortalPath, rendition: Rendition) -> anyhow::Result<Vec<u8>> {
        let known = self.renderer.site().pictures.by_file.get(file);
        let published = known.and_then(|picture| picture.photo.as_ref());
        let published = published.with_context(|| format!("{file} has no sizes"))?;
        self.photos.bytes(self.found(file)?, published, rendition)
    }

    fn found(&self, file: &PortalPath) -> anyhow::Result<&FoundFile> {
        self.files.find(file).with_context(|| format!("{file} is no file of the portal"))
    }

    fn read(&self, file: &PortalPath) -> anyhow::Result<Vec<u8>> {
        let disk = &self.found(file)?.disk;
        fs::read(disk).with_context(|| format!("{} cannot be read", disk.display()))
    }
}

fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

fn rendered(page: Result<Vec<u8>, Diagnostic>) -> Result<Cow<'static, [u8]>, LateFinding> {
    page.map(Cow::Owned).map_err(|finding| LateFinding(Box::new(finding)))
}
