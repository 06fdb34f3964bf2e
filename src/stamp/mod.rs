//! Whether a build has anything to do.
//!
//! Takes a portal's folder, an output folder and how a build was asked for; says whether an earlier build was asked
//! for the same, on the same day, of the same files, and left an output that is still as it left it: then gives what
//! that build told people. After a build, keeps a *stamp* from which the next one knows.
//!
//! Times are never trusted: a stamp holds for the bytes of all files that a build reads, and for those of all files
//! that it wrote. One that is wrong, foreign, damaged or missing costs time and never a byte. Nothing is kept of a
//! build that failed.

mod entry;
mod inputs;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use blake3::{Hash, Hasher};
use jiff::civil::Date;

use crate::platform::files;
use crate::publish;
use crate::source::{KEPT_PHOTOS, KEPT_STAMPS};

pub use entry::is_stamp;
use entry::{Entry, State};
use inputs::Inputs;

/// The program, down to every file that it is made of.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("ENISHI_MADE_OF"));

/// How many stamps a portal keeps, one for each output folder.
const MOST_KEPT: usize = 8;

/// What the folder of stamps tells version control, which they are not for.
const IGNORE_ALL: &str = "*\n";

/// A build that was asked for, and the files of its portal as they were then.
#[derive(Debug)]
pub struct Stamp {
    root: PathBuf,
    out: PathBuf,
    asked: Hash,
    /// `None` where the files cannot or need not be read: then nothing is known, and nothing is kept.
    inputs: Option<Inputs>,
}

/// What a build came to.
#[derive(Debug, Clone, Copy)]
pub struct Finished<'a> {
    /// The zone in which the day of the site begins.
    pub zone: &'a str,
    /// The day of the site.
    pub day: Date,
    /// The output folder and its manifest.
    pub report: &'a publish::Report,
    /// What the same build would tell people if it ran again now.
    pub told: &'a [u8],
}

impl Stamp {
    /// Looks at the files of a portal, before they are read to build it. `asked` is all that the call and the
    /// environment say of the build, but for its day.
    pub fn of(root: &Path, out: &Path, asked: &str) -> Self {
        let mut hasher = Hasher::new();
        for part in [PROGRAM, asked] {
            add(&mut hasher, part.as_bytes());
        }
        for path in [root, out, &fs::canonicalize(root).unwrap_or_default()] {
            add(&mut hasher, path.as_os_str().as_encoded_bytes());
        }
        let asked = hasher.finalize();
        Self { root: root.to_owned(), out: out.to_owned(), asked, inputs: Inputs::read(root) }
    }

    /// What the build told people when it last ran; `None` where it has something to do. `day` gives the day of the
    /// site in the zone that its settings name, which is the former one where nothing has changed.
    pub fn unchanged(&self, day: impl FnOnce(&str) -> Date) -> Option<Vec<u8>> {
        let out = fs::canonicalize(&self.out).ok()?;
        let entry = Entry::read(&self.path(&out))?;
        let begun = self.begun(&out, day(entry.zone()))?;
        if !entry.has_begun(&begun) {
            return None;
        }
        let manifest = publish::intact(&out)?;
        entry.open(&self.done(&begun, &manifest))
    }

    /// Keeps a stamp, where the files of the portal are still those that were looked at, and where it can be written.
    pub fn keep(&self, finished: &Finished<'_>) {
        let out = &finished.report.out;
        let still_so = self.inputs.as_ref().is_some_and(|inputs| inputs.are_still_so(&self.root));
        let Some(begun) = self.begun(out, finished.day).filter(|_| still_so) else { return };
        let done = self.done(&begun, &finished.report.manifest);
        let (path, folder) = (self.path(out), self.root.join(KEPT_STAMPS));
        let Some(entry) = Entry::seal(finished.zone, &begun, &done, finished.told) else { return };
        let ignore = folder.join(".gitignore");
        let written = fs::create_dir_all(&folder)
            .and_then(|()| if ignore.exists() { Ok(()) } else { fs::write(&ignore, IGNORE_ALL) })
            .and_then(|()| files::write_whole(&path, &entry));
        if written.is_ok() {
            forget_oldest(&folder, &path);
        }
    }

    /// The output folders of a portal have a stamp each.
    fn path(&self, out: &Path) -> PathBuf {
        let name = blake3::hash(out.as_os_str().as_encoded_bytes()).to_hex();
        self.root.join(KEPT_STAMPS).join(&name[..32])
    }

    /// All that a build depends on.
    fn begun(&self, out: &Path, day: Date) -> Option<State> {
        let inputs = self.inputs.as_ref()?;
        Some(State::of(&[
            self.asked.as_bytes(),
            inputs.digest.as_bytes(),
            out.as_os_str().as_encoded_bytes(),
            day.to_string().as_bytes(),
        ]))
    }

    /// The same, and all that it leaves.
    fn done(&self, begun: &State, manifest: &str) -> State {
        State::of(&[begun.bytes(), manifest.as_bytes(), kept_photos(&self.root).as_bytes()])
    }
}

/// Adds a text to a hash so that no two lists of texts have the same one.
fn add(hasher: &mut Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
}

/// The names and sizes of what is kept of photographs: what is missing there is made again, and what nobody needs
/// removed.
fn kept_photos(root: &Path) -> Hash {
    let mut hasher = Hasher::new();
    match fs::read_dir(root.join(KEPT_PHOTOS)) {
        Ok(entries) => {
            let size = |entry: &fs::DirEntry| entry.metadata().map_or(0, |data| data.len());
            let entries = entries.flatten().map(|entry| (entry.file_name(), size(&entry)));
            let mut entries: Vec<_> = entries.collect();
            entries.sort();
            for (name, size) in entries {
                add(&mut hasher, name.as_encoded_bytes());
                hasher.update(&size.to_le_bytes());
            }
        }
        Err(error) => add(&mut hasher, error.kind().to_string().as_bytes()),
    }
    hasher.finalize()
}

/// Removes the stamps of output folders that were built longest ago, so that a portal does not collect them.
fn forget_oldest(folder: &Path, newest: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let others = entries.flatten().map(|entry| entry.path());
    let others = others.filter(|path| path != newest && !path.ends_with(".gitignore"));
    let written = |path: &PathBuf| fs::metadata(path).and_then(|data| data.modified());
    let mut others: Vec<_> =
        others.map(|path| (written(&path).unwrap_or(SystemTime::UNIX_EPOCH), path)).collect();
    others.sort();
    let too_many = (others.len() + 1).saturating_sub(MOST_KEPT);
    for (_, path) in others.into_iter().take(too_many) {
        // What cannot be removed now is removed by a later build.
        let _ = fs::remove_file(path);
    }
}
