//! Reads a portal's folder, again and again, and only what has changed.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use super::picture_files::{PictureFile, PictureFiles, naming_their_use};
use crate::check;
use crate::content::{FileContent, Kind, Portal, SiteSettings, read_file, read_settings};
use crate::diagnostic::findings::{EN011, EN012, EN012Help, EN013};
use crate::diagnostic::{self, Diagnostic, Finding as _, Location, nearest};
use crate::render::{Theme, ThemeFile};
use crate::site::Pictures;
use crate::source::{self, FoundFile, Listing, PortalPath};

/// What a folder holds, whatever the day.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What was written.
    pub portal: Arc<Portal>,
    /// The pictures that it shows.
    pub pictures: Arc<Pictures>,
    /// The theme; none where it has mistakes.
    pub theme: Option<Arc<Theme>>,
    /// Every mistake that does not depend on the day, unsorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the portal's files are on the disk, by their path in the portal.
    pub(super) disk: Arc<BTreeMap<PortalPath, PathBuf>>,
}

/// Reads the folder of a portal and remembers what has not changed since.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    /// What was last found in the folder.
    listing: Listing,
    files: HashMap<PortalPath, Remembered<FileContent>>,
    pictures: HashMap<PortalPath, Remembered<PictureFile>>,
    theme: Option<(Vec<Stamp>, LoadedTheme)>,
}

/// A theme, or its mistakes.
type LoadedTheme = Result<Arc<Theme>, Vec<Diagnostic>>;

/// By what a file is known to be unchanged.
type Stamp = (String, u64, Option<SystemTime>);

#[derive(Debug)]
struct Remembered<T> {
    stamp: Stamp,
    value: Arc<T>,
}

impl Reader {
    /// A reader of the portal in a folder.
    pub fn new(root: &Path) -> Self {
        let listing = Listing::default();
        Self { root: root.to_owned(), listing, files: HashMap::new(), pictures: HashMap::new(), theme: None }
    }

    /// Forgets what is remembered of some files, whose time may lie.
    pub fn forget(&mut self, paths: &[PortalPath]) {
        for path in paths {
            self.files.remove(path);
            self.pictures.remove(path);
        }
        if paths.iter().any(|path| path.is_below("themes")) {
            self.theme = None;
        }
    }

    /// Reads the folder.
    pub fn read(&mut self) -> Reading {
        self.listing = source::list(&self.root);
        self.read_listed()
    }

    /// Reads again after changes in these files; the folder is listed only where one of them is new
    /// or gone. Changes elsewhere may go unseen until the next [`Reader::read`].
    pub fn read_changed(&mut self, paths: &[PortalPath]) -> Reading {
        self.forget(paths);
        if !paths.iter().all(|path| self.listing.renew(path)) {
            return self.read();
        }
        self.read_listed()
    }

    fn read_listed(&mut self) -> Reading {
        let Listing { files, mut diagnostics } = self.listing.clone();
        let (settings, more) = read_settings(Self::settings_files(&files, &mut diagnostics));
        diagnostics.extend(more);
        diagnostics.extend(self.missing_parts(&files));
        diagnostics.extend(files.iter().filter_map(not_read));
        let contents = self.read_contents(&files);
        diagnostics.extend(contents.iter().flat_map(|content| content.diagnostics.iter().cloned()));
        let theme = self.read_theme(&settings, &files);
        let paths = files.iter().map(|file| file.path.clone()).collect();
        let overrides = settings.clone();
        let (portal, more) = Portal::assemble(settings, &contents, paths);
        diagnostics.extend(more);
        let (more, (pictures, of_pictures)) =
            rayon::join(|| check::portal(&portal), || self.read_pictures(&portal, &files));
        diagnostics.extend(more);
        // A picture that is in use has more to be said of it than that it is not read.
        let is_told =
            |d: &Diagnostic| of_pictures.iter().any(|p| p.code == d.code && p.location == d.location);
        diagnostics.retain(|finding| !is_told(finding));
        let theme = theme.map_err(|more| diagnostics.extend(more)).ok();
        let mut diagnostics = overrides.apply_severity_overrides(diagnostics);
        // These cannot be switched off: nothing could be published in the picture's place.
        diagnostics.extend(of_pictures);
        let disk = files.into_iter().map(|file| (file.path, file.disk)).collect();
        Reading {
            portal: Arc::new(portal),
            pictures: Arc::new(pictures),
            theme,
            diagnostics,
            disk: Arc::new(disk),
        }
    }

    fn settings_files(files: &[FoundFile], diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, Vec<u8>)> {
        let mut settings: Vec<_> = files
            .iter()
            .filter(|file| file.path.starts_with("site.") && !file.path.contains('/'))
            .filter_map(|file| match file.within_limit().and_then(|()| source::read(file)) {
                Ok(bytes) => Some((file.path.to_string(), bytes)),
                Err(finding) => {
                    diagnostics.push(finding);
                    None
                }
            })
            .collect();
        settings.sort_by_key(|(path, _)| path != "site.yaml");
        settings
    }

    fn missing_parts(&self, files: &[FoundFile]) -> Option<Diagnostic> {
        let at = |finding: EN013, path: &str| Some(finding.at(Location::File(path.to_owned())));
        if !self.root.is_dir() {
            let finding = if self.root.exists() { EN013::NotAFolder } else { EN013::NoFolder };
            return at(finding, &self.root.display().to_string());
        }
        // A link in its place has been reported.
        if !files.iter().any(|file| file.path == "site.yaml") && !self.root.join("site.yaml").is_symlink() {
            let Some(below) = self.portal_below() else { return at(EN013::NoSettings, "site.yaml") };
            let name = below.file_name().unwrap_or_default().display().to_string();
            let path = below.strip_prefix(".").unwrap_or(&below).display().to_string();
            return at(EN013::Below { name, path }, "site.yaml");
        }
        if !self.root.join("content").is_dir() && !self.root.join("content").is_symlink() {
            return at(EN013::NoContent, "content");
        }
        None
    }

    /// A folder in this one that is a portal, where somebody is one folder too high.
    fn portal_below(&self) -> Option<PathBuf> {
        let folders = std::fs::read_dir(&self.root).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
        folders.filter(|folder| folder.join("site.yaml").is_file()).min()
    }

    fn read_contents(&mut self, files: &[FoundFile]) -> Vec<Arc<FileContent>> {
        let records: Vec<_> = files.iter().filter_map(|file| Some((kind_of(file)?, file))).collect();
        let remembered = &self.files;
        let contents: Vec<Arc<FileContent>> = records
            .par_iter()
            .map(|(kind, file)| match remembered.get(&file.path).filter(|known| known.stamp == stamp(file)) {
                Some(known) => Arc::clone(&known.value),
                None => Arc::new(read_content(*kind, file)),
            })
            .collect();
        let pairs = records.iter().zip(&contents);
        self.files = pairs
            .map(|((_, file), value)| {
                (file.path.clone(), Remembered { stamp: stamp(file), value: Arc::clone(value) })
            })
            .collect();
        contents
    }

    fn read_pictures(&mut self, portal: &Portal, files: &[FoundFile]) -> (Pictures, Vec<Diagnostic>) {
        let found = PictureFiles::of(portal, files);
        let remembered = &self.pictures;
        let read: Vec<(&FoundFile, Arc<PictureFile>)> = found
            .files
            .par_iter()
            .map(|file| match remembered.get(&file.path).filter(|known| known.stamp == stamp(file)) {
                Some(known) => (*file, Arc::clone(&known.value)),
                None => (*file, Arc::new(PictureFile::read(file))),
            })
            .collect();
        let pictures = PictureFiles::pictures(&read);
        let diagnostics = read.iter().flat_map(|(_, picture)| picture.diagnostics.iter().cloned()).collect();
        let diagnostics = naming_their_use(portal, diagnostics);
        self.pictures = read
            .into_iter()
            .map(|(file, value)| (file.path.clone(), Remembered { stamp: stamp(file), value }))
            .collect();
        (pictures, diagnostics)
    }

    fn read_theme(
        &mut self,
        settings: &SiteSettings,
        files: &[FoundFile],
    ) -> Result<Arc<Theme>, Vec<Diagnostic>> {
        let name = settings.main.theme.as_deref().unwrap_or("hiroba");
        let folder = format!("themes/{name}/");
        let own: Vec<_> = files.iter().filter(|file| file.path.starts_with(&folder)).collect();
        let mut stamps: Vec<Stamp> = own.iter().map(|file| stamp(file)).collect();
        stamps.push((name.to_owned(), 0, None));
        if let Some((known, theme)) = &self.theme
            && *known == stamps
        {
            return theme.clone();
        }
        let mut unread = Vec::new();
        let theme_files = own.into_iter().filter_map(|file| match source::read(file) {
            Ok(bytes) => Some(ThemeFile { path: file.path[folder.len()..].to_owned(), bytes }),
            Err(finding) => {
                unread.push(finding);
                None
            }
        });
        let theme = Theme::load(name, theme_files.collect()).map(Arc::new);
        let theme = theme.map_err(|findings| at_the_setting(settings, findings));
        let theme = if unread.is_empty() { theme } else { Err(unread) };
        self.theme = Some((stamps, theme.clone()));
        theme
    }
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

fn stamp(file: &FoundFile) -> Stamp {
    (String::new(), file.size, file.modified)
}

fn read_content(kind: Kind, file: &FoundFile) -> FileContent {
    match file.within_limit().and_then(|()| source::read(file)) {
        Ok(bytes) => read_file(kind, &file.path, bytes),
        Err(finding) => FileContent { diagnostics: vec![finding], ..FileContent::default() },
    }
}

/// The folder of a kind that a file of the content folder stands in, and the rest of its path.
fn kind_folder(file: &FoundFile) -> Option<(&str, &str)> {
    file.path.strip_folder("content")?.split_once('/')
}

/// The kind of the records in a file; none for pictures and for what is not read.
fn kind_of(file: &FoundFile) -> Option<Kind> {
    let (folder, _) = kind_folder(file)?;
    let kind = Kind::of_folder(folder)?;
    matches!(&*file.path.extension(), "md" | "yaml" | "csv").then_some(kind)
}

/// Reports a file of the content folder that nobody will see.
fn not_read(file: &FoundFile) -> Option<Diagnostic> {
    file.path.strip_folder("content")?;
    let extension = file.path.extension();
    let known_kind = kind_folder(file).and_then(|(folder, _)| Kind::of_folder(folder));
    if let (None, Some((folder, _))) = (known_kind, kind_folder(file)) {
        let folders = Kind::ALL.map(Kind::folder);
        let near = Kind::of_singular(folder).map(Kind::folder).or_else(|| nearest(folder, folders));
        let help = match near {
            Some(near) => EN012Help::DidYouMean { suggestion: near.to_owned() },
            None => EN012Help::Default,
        };
        let finding = EN012 { folder: folder.to_owned(), help };
        return Some(finding.at(Location::File(format!("content/{folder}"))));
    }
    let ext = || format!(".{extension}");
    let finding = match &*extension {
        "md" | "yaml" | "csv" if known_kind.is_some() => return None,
        "md" | "yaml" | "csv" => EN011::Misplaced,
        "heic" | "heif" => EN011::Heic,
        "svg" | "png" | "jpg" | "jpeg" | "webp" | "gif" | "avif" | "pdf" => return None,
        "yml" => EN011::Yml,
        "markdown" | "mdown" | "txt" => EN011::Markdown { ext: ext() },
        "doc" | "docx" | "xls" | "xlsx" | "ppt" | "pptx" | "odt" | "ods" => EN011::Office { ext: ext() },
        _ => EN011::Unknown,
    };
    Some(finding.at(Location::File(file.path.to_string())))
}

/// Sorts findings and drops those that say the same of the same place.
pub(super) fn tidy(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostic::sort(&mut diagnostics);
    diagnostics.dedup();
    diagnostics
}
