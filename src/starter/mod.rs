//! What a portal begins with: the starter portal that `init` writes, the archetype of a record that
//! `new` writes.
//!
//! Takes a folder, a kind, an id, a day; writes new files there and gives their paths, or says why
//! not as a [`StarterError`]. Never overwrites anything, reads no clock, prints nothing.

mod error;
mod leftovers;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use jiff::civil::Date;

pub use error::StarterError;
pub use leftovers::{is_as_in_the_starter, starter_title, starter_words};

use crate::content::{
    FileRole, Kind, PrivateColumns, SiteSettings, Subject, classify, editor_schema, is_id, read_file,
    suggested_id,
};
use crate::platform::embedded_files;
use crate::platform::new_files::NewFiles;
use crate::platform::portable::portable;
use crate::source;
use crate::texts::{TO_TRANSLATE, own_name};

/// The portal that `init` writes.
static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/starter");

/// A record of each kind with placeholders.
static ARCHETYPES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/archetypes");

/// Where the schemas lie in a portal, for editors.
const SCHEMAS: &str = ".enishi/schema";

/// The placeholder in an archetype for the present day.
const TODAY: &str = "【今日】";

/// Writes the starter portal into a folder, which is made where it does not exist. Gives the paths
/// of the files below it, sorted.
///
/// # Errors
/// When a file of that name is already there (then nothing is written), or the system refuses (then
/// what was written is taken back).
pub fn init(dir: &Path) -> Result<Vec<PathBuf>, StarterError> {
    let mut files = starter();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    refuse_conflicts(dir, &files)?;
    let mut written = NewFiles::default();
    for (path, bytes) in &files {
        written.create(&dir.join(path), bytes).map_err(|(path, error)| StarterError::io(path, error))?;
    }
    written.keep();
    Ok(files.into_iter().map(|(path, _)| PathBuf::from(path)).collect())
}

/// Writes the archetype of a record into a portal and gives its path below the portal's folder.
///
/// # Errors
/// When the folder is no portal, the id cannot be one or is taken, or the system refuses.
pub fn new_record(root: &Path, kind: Kind, id: &str, today: Date) -> Result<PathBuf, StarterError> {
    if !root.join("site.yaml").is_file() {
        return Err(StarterError::NotAPortal { path: root.to_owned() });
    }
    if !is_id(id) {
        return Err(StarterError::BadId { id: id.to_owned(), suggestion: suggested_id(id) });
    }
    let below = format!("content/{}/{id}.md", kind.folder());
    if portable(&format!("{id}.md")).is_err() {
        return Err(StarterError::ReservedId { id: id.to_owned() });
    }
    if let Some(file) = file_of(root, kind, id) {
        return Err(StarterError::Taken { id: id.to_owned(), kind, file });
    }
    let text = archetype(kind).replace(TODAY, &today.to_string());
    // Here a file is there already whose name differs only in case: the system takes the two for one.
    create(root, below, &text, |file| StarterError::Taken { id: id.to_owned(), kind, file })
}

/// Writes a new file below a folder and gives its path; `taken` says that it is there already.
fn create(
    root: &Path,
    below: String,
    text: &str,
    taken: impl FnOnce(String) -> StarterError,
) -> Result<PathBuf, StarterError> {
    let mut written = NewFiles::default();
    match written.create(&root.join(&below), text.as_bytes()) {
        Ok(()) => {
            written.keep();
            Ok(PathBuf::from(below))
        }
        Err((_, error)) if error.kind() == ErrorKind::AlreadyExists => Err(taken(below)),
        Err((path, error)) => Err(StarterError::io(path, error)),
    }
}

/// What `new` calls the interface texts of a language.
pub const TEXTS: &str = "texts";

/// What stands above interface texts that are to be translated.
const TRANSLATE: &str = "# 画面のことば。「:」のうしろの英語を訳してください。{n} のような {} の中は、そのまま残します。\n\
                         # Interface texts: translate what stands behind each colon. What is in {} stays as it is.\n";

/// Writes the English interface texts into a portal, to be translated into one of its languages, and gives their
/// path below its folder.
///
/// # Errors
/// When the folder is no portal, the site is not in that language, the texts are there already, or the system
/// refuses.
pub fn new_texts(root: &Path, settings: &SiteSettings, lang: &str) -> Result<PathBuf, StarterError> {
    if !root.join("site.yaml").is_file() {
        return Err(StarterError::NotAPortal { path: root.to_owned() });
    }
    if !settings.languages().iter().any(|known| known == lang) {
        return Err(StarterError::NotALanguage { lang: lang.to_owned() });
    }
    let below = format!("themes/{}/texts/{lang}.yaml", settings.main.theme);
    let text = format!("{TRANSLATE}language: {}\n{TO_TRANSLATE}", own_name(lang));
    create(root, below, &text, |file| StarterError::TextsThere { file })
}

/// The files of the starter with the schemas that its editor settings name.
fn starter() -> Vec<(String, Cow<'static, [u8]>)> {
    let embedded = embedded_files(&STARTER).into_iter();
    let written = embedded.map(|(path, bytes)| (path.to_owned(), Cow::Borrowed(bytes)));
    let subjects = [Subject::Site].into_iter().chain(Kind::ALL.map(Subject::Record));
    let schemas = subjects.map(|subject| {
        let text = format!("{:#}\n", editor_schema(subject));
        (format!("{SCHEMAS}/{}.json", subject.name()), Cow::Owned(text.into_bytes()))
    });
    written.chain(schemas).collect()
}

fn archetype(kind: Kind) -> String {
    let name = format!("{}.md", kind.singular());
    let file =
        ARCHETYPES.get_file(&name).unwrap_or_else(|| panic!("content/archetypes/{name} is not embedded"));
    file.contents_utf8().map(str::to_owned).expect("archetypes are UTF-8: a test reads them all")
}

/// Refuses to write where any of the files, or a file in the place of one of their folders, exists.
fn refuse_conflicts(dir: &Path, files: &[(String, Cow<'static, [u8]>)]) -> Result<(), StarterError> {
    if dir.exists() && !dir.is_dir() {
        return Err(StarterError::NotAFolder { path: dir.to_owned() });
    }
    let conflicts: Vec<String> = files.iter().filter_map(|(path, _)| in_the_way(dir, path)).collect();
    if conflicts.is_empty() {
        return Ok(());
    }
    let mut conflicts = conflicts;
    conflicts.dedup();
    Err(StarterError::Conflicts { path: dir.to_owned(), conflicts })
}

/// The file itself, or a file where one of its folders should be.
fn in_the_way(dir: &Path, path: &str) -> Option<String> {
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    let blocked = folders.into_iter().find(|folder| {
        let on_disk = dir.join(folder);
        on_disk.symlink_metadata().is_ok() && !on_disk.is_dir()
    });
    let exists = || dir.join(path).symlink_metadata().is_ok();
    blocked.or_else(|| exists().then_some(path)).map(str::to_owned)
}

/// The file that already defines an id of a kind, whatever its format.
fn file_of(root: &Path, kind: Kind, id: &str) -> Option<String> {
    let table = source::list(root);
    let mut records = table.files().iter().filter(|file| classify(file.path()) == FileRole::Records(kind));
    let defining = records.find(|file| {
        let Ok(bytes) = file.within_limit().and_then(|()| source::read(file)) else { return false };
        read_file(kind, file.path(), bytes, &PrivateColumns::default())
            .keys
            .iter()
            .any(|(key, _)| key.id == id)
    });
    defining.map(|file| file.path().to_string())
}
