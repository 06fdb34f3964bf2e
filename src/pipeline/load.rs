//! Loads the portal in a folder, again and again, and reads only what has changed.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::cache::FileCache;
use super::photos::Photos;
use super::picture_files::{self, PictureFile};
use super::timings::{Stage, Timings};
use crate::check::{self, HiddenNames};
use crate::content::{
    Conversion, FileContent, FileRole, Kind, Portal, PrivateColumns, SiteSettings, Unread, classify, copy_of,
    missing_part, original_of, read_file, read_settings, unread_file,
};
use crate::diagnostic::{Diagnostic, Location};
use crate::render::{Theme, ThemeFile};
use crate::site::{Pictures, files_named, is_document_name};
use crate::source::{self, FileTable, Fingerprint, FoundFile, PortalPath};

/// What a folder holds, whatever the day.
#[derive(Debug, Clone)]
pub struct LoadedPortal {
    /// What was written.
    pub portal: Arc<Portal>,
    /// The pictures that it shows.
    pub pictures: Arc<Pictures>,
    /// The theme; `None` where it has mistakes.
    pub theme: Option<Arc<Theme>>,
    /// Every mistake that does not depend on the day, unsorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The values that were read as something else than what stands there, file by file.
    pub conversions: Arc<[Conversion]>,
    /// The files that it was loaded from.
    pub files: Arc<FileTable>,
    /// What makes and keeps the sizes of its photographs.
    pub photos: Arc<Photos>,
    /// What measures the stages of a build.
    pub timings: Timings,
}

/// Loads a portal, and keeps what it made of each file for the next time.
#[derive(Debug)]
pub struct PortalLoader {
    root: PathBuf,
    photos: Arc<Photos>,
    contents: FileCache<FileContent>,
    /// The columns without which the contents were read.
    private_columns: PrivateColumns,
    pictures: FileCache<PictureFile>,
    /// The names that pictures were read for.
    hidden_names: HiddenNames,
    /// What themes and files of `static/` may name.
    candidates: FileCache<BTreeSet<String>>,
    theme: Option<CachedTheme>,
    timings: Timings,
}

/// The theme that was last loaded, and what it was loaded from.
#[derive(Debug)]
struct CachedTheme {
    name: String,
    fingerprints: Vec<Fingerprint>,
    loaded: LoadedTheme,
}

/// A theme, or its mistakes.
type LoadedTheme = Result<Arc<Theme>, Vec<Diagnostic>>;

/// Loads the portal in a folder once.
pub fn load_folder(root: &Path) -> LoadedPortal {
    load_folder_timed(root, &Timings::default())
}

/// The same, and measures how long it takes.
pub fn load_folder_timed(root: &Path, timings: &Timings) -> LoadedPortal {
    let table = timings.step(Stage::Read, || source::list(root));
    let mut loader = PortalLoader { timings: timings.clone(), ..PortalLoader::new(root) };
    loader.load(Arc::new(table))
}

impl PortalLoader {
    /// A loader of the portal in a folder, which has read nothing yet.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            photos: Arc::new(Photos::new(root)),
            contents: FileCache::default(),
            private_columns: PrivateColumns::default(),
            pictures: FileCache::default(),
            hidden_names: HiddenNames::default(),
            candidates: FileCache::default(),
            theme: None,
            timings: Timings::default(),
        }
    }

    /// Drops what is kept of some files, for when they have changed although their sizes and times
    /// may not show it.
    pub fn invalidate(&mut self, paths: &[PortalPath]) {
        for path in paths {
            self.contents.invalidate(path);
            self.pictures.invalidate(path);
            self.candidates.invalidate(path);
        }
        if paths.iter().any(|path| classify(path) == FileRole::Theme) {
            self.theme = None;
        }
    }

    /// Loads the portal that consists of these files.
    pub fn load(&mut self, table: Arc<FileTable>) -> LoadedPortal {
        self.load_with(table, None)
    }

    /// Loads the portal that consists of these files and of the content of one more, which it does not hold
    /// yet.
    pub fn load_with(&mut self, table: Arc<FileTable>, further: Option<FileContent>) -> LoadedPortal {
        let files = table.files();
        let mut roles: Vec<_> = files.iter().map(|file| (file, classify(file.path()))).collect();
        let mut diagnostics = table.diagnostics().to_vec();
        let (settings, mut conversions, more) = read_settings(settings_files(&roles, &mut diagnostics));
        diagnostics.extend(more);
        diagnostics.extend(missing_part(&self.root, &source::root_state(&self.root, &table)));
        let copies: Vec<_> = roles
            .iter()
            .filter(|(_, role)| matches!(role, FileRole::Records(_) | FileRole::Unread(Unread::Office)))
            .filter_map(|(file, _)| {
                Some((file.path(), original_of(file.path(), |path| table.find(path).is_some())?))
            })
            .collect();
        diagnostics.extend(copies.iter().map(|(path, original)| copy_of(path, original)));
        roles.retain(|(file, _)| !copies.iter().any(|(copy, _)| *copy == file.path()));
        diagnostics.extend(roles.iter().filter_map(|(file, role)| match role {
            FileRole::Unread(reason) => Some(unread_file(file.path(), *reason)),
            _ => None,
        }));
        let timings = self.timings.clone();
        let private = PrivateColumns::of(&settings.main);
        let mut contents = timings.step(Stage::Parse, || self.read_contents(&roles, private));
        contents.extend(further.map(Arc::new));
        let drafts: HashSet<_> = contents.iter().flat_map(|content| &content.drafts).collect();
        diagnostics.extend(contents.iter().flat_map(|content| content.findings(&drafts)));
        conversions.extend(contents.iter().flat_map(|content| content.conversions.iter().cloned()));
        let theme = timings.step(Stage::Theme, || {
            let theme = self.load_theme(&settings, files).map_err(|more| diagnostics.extend(more)).ok();
            theme.map(|theme| theme.in_look(&settings.main.look))
        });
        diagnostics.extend(
            theme.iter().flat_map(|theme| {
                check::languages_without_words(&settings, |lang| theme.missing_words(lang))
            }),
        );
        let paths = files.iter().map(|file| file.path().clone()).collect();
        let (mut portal, resolved, more) =
            timings.step(Stage::Link, || Portal::assemble(settings, &contents, paths));
        portal.documents = documents(files);
        conversions.extend(resolved);
        diagnostics.extend(more);
        let (more, (pictures, unpublishable)) = timings.step(Stage::Check, || {
            rayon::join(|| check::portal(&portal), || self.read_pictures(&portal, files))
        });
        diagnostics.extend(more);
        LoadedPortal {
            diagnostics: check::with_unpublishable_pictures(&portal, diagnostics, unpublishable),
            conversions: conversions.into(),
            portal: Arc::new(portal),
            pictures: Arc::new(pictures),
            theme,
            files: table,
            photos: Arc::clone(&self.photos),
            timings,
        }
    }

    fn read_contents(
        &mut self,
        files: &[(&FoundFile, FileRole)],
        private: PrivateColumns,
    ) -> Vec<Arc<FileContent>> {
        if private != self.private_columns {
            self.contents = FileCache::default();
            self.private_columns = private;
        }
        let (private, timings) = (&self.private_columns, &self.timings);
        let of_records = files.iter().filter(|(_, role)| matches!(role, FileRole::Records(_)));
        let records: Vec<&FoundFile> = of_records.map(|(file, _)| *file).collect();
        self.contents.read_all(&records, |file| match classify(file.path()) {
            FileRole::Records(kind) => read_content(kind, file, private, timings),
            _ => FileContent::default(),
        })
    }

    fn read_pictures(&mut self, portal: &Portal, files: &[FoundFile]) -> (Pictures, Vec<Diagnostic>) {
        let site_wide = self.read_site_wide(portal, files);
        let published = picture_files::published(portal, &site_wide, files);
        let names = check::hidden_names_of(portal);
        if names != self.hidden_names {
            self.pictures = FileCache::default();
            self.hidden_names = names;
        }
        let (timings, names) = (&self.timings, &self.hidden_names);
        let read = self
            .pictures
            .read_all(&published, |file| timings.within(Stage::Pictures, || PictureFile::read(file, names)));
        let diagnostics = read.iter().flat_map(|picture| picture.diagnostics.clone()).collect();
        (picture_files::by_output(&published, &read, site_wide), diagnostics)
    }

    /// The files of `static/` that the theme, or a file there, refers to.
    fn read_site_wide(&mut self, portal: &Portal, files: &[FoundFile]) -> BTreeSet<PortalPath> {
        let referring = picture_files::referring(&portal.settings.main.theme, files);
        let candidates = self.candidates.read_all(&referring, picture_files::candidates);
        let named = referring.iter().zip(&candidates);
        named.flat_map(|(file, candidates)| files_named(portal, file.path(), candidates)).collect()
    }

    fn load_theme(&mut self, settings: &SiteSettings, files: &[FoundFile]) -> LoadedTheme {
        let name = settings.main.theme.as_str();
        let folder = format!("themes/{name}");
        let own: Vec<&FoundFile> = files.iter().filter(|file| file.path().is_below(&folder)).collect();
        let fingerprints: Vec<Fingerprint> = own.iter().map(|file| file.fingerprint.clone()).collect();
        if let Some(cached) = &self.theme
            && cached.name == name
            && cached.fingerprints == fingerprints
        {
            return cached.loaded.clone();
        }
        let loaded = read_theme(name, &folder, &own).map_err(|findings| at_the_setting(settings, findings));
        self.theme = Some(CachedTheme { name: name.to_owned(), fingerprints, loaded: loaded.clone() });
        loaded
    }
}

/// The sizes of the files that pages name with their type.
fn documents(files: &[FoundFile]) -> HashMap<PortalPath, u64> {
    let documents = files.iter().filter(|file| is_document_name(file.path()));
    documents.map(|file| (file.path().clone(), file.fingerprint.size)).collect()
}

/// The paths and bytes of the settings files, `site.yaml` first.
fn settings_files(
    files: &[(&FoundFile, FileRole)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(String, Vec<u8>)> {
    let mut settings = Vec::new();
    for (file, _) in files.iter().filter(|(_, role)| *role == FileRole::Settings) {
        match file.within_limit().and_then(|()| source::read(file)) {
            Ok(bytes) => settings.push((file.path().to_string(), bytes)),
            Err(finding) => diagnostics.push(finding),
        }
    }
    settings.sort_by_key(|(path, _)| path != "site.yaml");
    settings
}

fn read_content(kind: Kind, file: &FoundFile, private: &PrivateColumns, timings: &Timings) -> FileContent {
    match timings.within(Stage::Read, || file.within_limit().and_then(|()| source::read(file))) {
        Ok(bytes) => read_file(kind, file.path(), bytes, private),
        Err(finding) => FileContent { diagnostics: vec![finding], ..FileContent::default() },
    }
}

/// In bytes, of which only those are taken that are used; an ordinary thread ended at 6,400 nested blocks.
const THEME_STACK: usize = 1 << 30;

fn read_theme(name: &str, folder: &str, files: &[&FoundFile]) -> LoadedTheme {
    let (mut read, mut unreadable) = (Vec::new(), Vec::new());
    for file in files {
        match source::read(file) {
            Ok(bytes) => {
                let path = file.path().strip_folder(folder).unwrap_or_default().to_owned();
                read.push(ThemeFile { path, bytes });
            }
            Err(finding) => unreadable.push(finding),
        }
    }
    if !unreadable.is_empty() {
        return Err(unreadable);
    }
    if read.is_empty() {
        // What the program brings nests little. A worker has a stack of 2 MiB on every system, and what it
        // frees is used again, while the memory of a thread of its own stays with that thread.
        return rayon::scope(|_| Theme::load(name, read));
    }
    load_theme_deep(name, read)
}

/// Loads a theme where brackets may be nested very deep: the programs that minify descend into each, and
/// would end this one when the stack of an ordinary thread is used up.
fn load_theme_deep(name: &str, files: Vec<ThemeFile>) -> LoadedTheme {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(THEME_STACK);
        match builder.spawn_scoped(scope, || Theme::load(name, files.clone())) {
            Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            // A machine that cannot give so much loads what is ordinary.
            Err(_) => Theme::load(name, files.clone()),
        }
    })
}

/// A theme cannot know where in the settings it was named.
fn at_the_setting(settings: &SiteSettings, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for finding in &mut findings {
        if finding.location == Location::File("site.yaml".to_owned()) {
            finding.location = settings.location_of(&["theme"]);
        }
    }
    findings
}
