//! The real portal behind the preview: the pipeline's loader and builds.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::Day;
use super::pages::{Pages, RecordStatus, Source};
use crate::content::kinds::Status;
use crate::content::look::Look;
use crate::content::{Kind, Record};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{LoadedPortal, PortalLoader, SiteBuild, ThemeBroken};
use crate::site::{Audience, Output, PageId, Site, Visibility, visible_from};
use crate::source::{self, FileTable, PortalPath};

/// A portal that is read again and again.
pub(super) struct BuildSource {
    root: PathBuf,
    loader: PortalLoader,
    loaded: Option<LoadedPortal>,
    day: Day,
    /// The day that somebody chose in the preview.
    chosen: Option<Date>,
    audience: Audience,
}

impl BuildSource {
    pub(super) fn new(root: &Path, day: Day, audience: Audience) -> Self {
        Self {
            root: root.to_owned(),
            loader: PortalLoader::new(root),
            loaded: None,
            day,
            chosen: None,
            audience,
        }
    }

    /// What was last loaded; loads the folder where nothing was yet.
    fn loaded(&mut self) -> &LoadedPortal {
        let (loader, root) = (&mut self.loader, &self.root);
        self.loaded.get_or_insert_with(|| loader.load(Arc::new(source::list(root))))
    }
}

impl Source for BuildSource {
    fn read(&mut self, files: Arc<FileTable>, changed: &[PortalPath]) {
        self.loader.invalidate(changed);
        self.loaded = Some(self.loader.load(files));
    }

    fn reset(&mut self) {
        self.loader = PortalLoader::new(&self.root);
    }

    fn pages(&mut self) -> Arc<dyn Pages> {
        let (day, audience) = (self.today(), self.audience);
        Arc::new(SiteBuild::of(self.loaded(), day, audience))
    }

    fn show_day(&mut self, day: Option<Date>) {
        self.chosen = day;
    }

    fn today(&mut self) -> Date {
        if let Some(day) = self.chosen {
            return day;
        }
        match self.day {
            Day::Fixed(day) => day,
            Day::Today(clock) => clock(&self.loaded().portal.settings.time_zone()),
        }
    }

    fn list(&self) -> FileTable {
        source::list(&self.root)
    }
}

impl Pages for SiteBuild {
    fn has(&self, path: &str) -> bool {
        match self.themed() {
            Ok(themed) => themed.has(path),
            Err(ThemeBroken) => self.outputs.get(path).is_some(),
        }
    }

    fn bytes(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        match self.themed() {
            Ok(themed) => Ok(themed.bytes(path)?.map(Cow::into_owned)),
            Err(ThemeBroken) => Ok(None),
        }
    }

    fn large_file(&self, path: &str) -> Option<Arc<Path>> {
        self.themed().ok()?.large_file(path)
    }

    fn record_at(&self, path: &str) -> Option<RecordStatus> {
        let Output::Page(PageId { page, language }) = *self.outputs.get(path)? else { return None };
        let (record, _) = self.site.version(page.record()?, language);
        Some(facts(record, self.site.day))
    }

    fn hidden_at(&self, path: &str) -> Option<RecordStatus> {
        let portal = &self.site.portal;
        let translations = portal.translations.iter().map(|record| (record, record.translation.as_deref()));
        let records = portal.records.iter().map(|record| (record, None)).chain(translations);
        let mut there = records.filter(|(record, lang)| stands_at(&self.site, record, *lang) == path);
        let (record, _) = there.next()?;
        let facts = facts(record, self.site.day);
        (!facts.visibility.is_seen_by(self.site.audience)).then_some(facts)
    }

    fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    fn has_errors(&self) -> bool {
        SiteBuild::has_errors(self)
    }

    fn day(&self) -> Date {
        self.site.day
    }

    fn shows_drafts(&self) -> bool {
        self.site.audience == Audience::Editors
    }

    fn unfinished_drafts(&self) -> Vec<String> {
        let is_draft = |record: &&Arc<Record>| {
            record.translation.is_none() && record.common.status == Some(Status::Draft)
        };
        let name = |record: &Arc<Record>| match record.common.title.trim() {
            "" => record.origin.source.path.clone(),
            title => title.to_owned(),
        };
        self.site.portal.unread.iter().filter(is_draft).map(name).collect()
    }

    fn look(&self) -> Look {
        self.site.portal.settings.main.look.clone()
    }

    fn style_in(&self, look: &Look) -> Option<String> {
        self.themed().ok()?.style_in(look)
    }

    fn base_path(&self) -> String {
        self.site.paths.base_path().to_owned()
    }
}

/// Where the page of a record comes out once it is public.
fn stands_at(site: &Site, record: &Record, lang: Option<&str>) -> String {
    let stem = match record.kind() {
        Kind::Page => record.key().id.clone(),
        _ => record.key().to_string(),
    };
    let page = site.paths.page(&stem);
    lang.map_or_else(|| page.to_string(), |lang| format!("{lang}/{page}"))
}

fn facts(record: &Record, day: Date) -> RecordStatus {
    let expires = record.common.expires_on.map(|day| day.0);
    let consent = record.story().and_then(|story| story.consent.until).map(|day| day.0);
    RecordStatus {
        source: record.origin.source.path.clone(),
        visibility: Visibility::of(record, day),
        from: visible_from(record),
        until: expires.into_iter().chain(consent).min(),
    }
}
