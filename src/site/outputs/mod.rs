//! Every output path of a site and what is written there.

mod data;
mod output;
mod pages;
mod paths;
mod reserved;
mod sitemap;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

pub use self::data::DataFile;
pub use self::output::{Claim, Output, Page, PageId, PathConflict};
pub use self::paths::{
    ForPrograms, SearchScript, asset_path, is_search_script, photo_size_path, search_shard_path,
};
pub use self::reserved::{Reservation, Reserved};
pub(super) use self::sitemap::robots_path;
pub use self::sitemap::{sitemap_part_path, sitemap_path};

use self::pages::pages;
pub(super) use self::paths::{CALENDAR_FOLDER, FEED_FOLDER};
use self::paths::{SEARCH_FOLDER, search_shard_at};
use self::reserved::reservations;
use super::{Icon, MANIFEST_NAME, Site};
use crate::content::types::former_path;
use crate::pictures::is_picture_name;
use crate::platform::{OutputPath, PathSet};
use crate::source::PortalPath;

/// The name of the page that says how accessible the site is.
pub(super) const ACCESSIBILITY_STEM: &str = "accessibility";
/// The name of the page on which readers search.
pub(super) const SEARCH_STEM: &str = "search";
/// The name of the page of the shortlist.
pub(super) const SHORTLIST_STEM: &str = "shortlist";
/// The folder of what is given out as open data.
pub(super) const DATA_FOLDER: &str = "data";

/// A file of the theme: its name there, such as `style.css`, and its output path.
pub type ThemeAsset = (String, OutputPath);

/// The outputs of a site by path: all but the shards of the search index, whose number is known only
/// when the index is made. Their folder is reserved, so that nothing else can be written there.
#[derive(Debug, Clone, Default)]
pub struct Outputs {
    by_path: BTreeMap<OutputPath, Output>,
    conflicts: Vec<PathConflict>,
    reserved: Vec<Reservation>,
    has_search: bool,
}

impl Outputs {
    /// The outputs of a site with these files of its theme.
    pub fn of(site: &Site, assets: impl IntoIterator<Item = ThemeAsset>) -> Self {
        let mut builder = Builder::default();
        for language in site.language_ids() {
            for page in pages(site, language) {
                let id = PageId { page, language };
                builder.add(site.path_of(id), Output::Page(id));
            }
        }
        if site.has_shortlist() {
            for language in site.language_ids() {
                builder.add(site.path_of_shortlist_records(language), Output::ShortlistRecords(language));
            }
        }
        if site.has_search() {
            for script in SearchScript::ALL {
                builder.add(script.path(), Output::SearchScript(script));
            }
            builder.outputs.has_search = true;
        }
        let shown = site.pictures.by_file.iter().filter(|(file, _)| site.files.has(file));
        for (file, picture) in shown.filter(|(file, _)| !file.is_below("static")) {
            builder.add_hashed(picture.output.clone(), file_or_picture(file));
        }
        let shown = site.pictures.by_file.iter().filter(|(file, _)| site.files.has(file));
        for (file, photo) in shown.filter_map(|(file, picture)| Some((file, picture.photo.as_ref()?))) {
            for (path, rendition) in &photo.further {
                let (file, rendition) = (file.clone(), *rendition);
                builder.add_hashed(path.clone(), Output::PhotoSize { file, rendition });
            }
        }
        let mut has_favicon = false;
        for (name, path) in assets {
            // It is looked for at the root, and stands nowhere else.
            if name == Icon::Favicon.asset() {
                has_favicon = !site.has_own_icons();
                continue;
            }
            builder.add_hashed(path, Output::Asset { name });
        }
        // Before the files of the portal: pages link them, whatever stands beside them.
        let is_own = |path: &OutputPath| site.files.has(&PortalPath::new(&format!("static/{path}")));
        for (id, language) in site.calendars() {
            let path = site.path_of_calendar(id, language);
            if !is_own(&path) {
                builder.add(path, Output::Calendar(id, language));
            }
        }
        for id in site.feeds() {
            let path = site.path_of_feed(id);
            if !is_own(&path) {
                builder.add(path, Output::Feed(id));
            }
        }
        for file in &site.portal.paths {
            if let Some(path) = file.strip_folder("static").filter(|_| site.files.has(file)) {
                builder.add(OutputPath::new(path), file_or_picture(file));
            }
        }
        for (id, entry) in site.entries() {
            for (alias, path) in entry.record.common.aliases.iter().enumerate() {
                builder.add(alias_path(path.as_str()), Output::Redirect { entry: id, alias });
            }
        }
        for file in DataFile::of(site) {
            if file.gives_way() {
                builder.add_unless_taken(file.path(), Output::Data(file));
            } else {
                builder.add(file.path(), Output::Data(file));
            }
        }
        if site.has_sitemap() {
            builder.add_sitemap(site);
        }
        if has_favicon {
            builder.add_unless_taken(OutputPath::new(Icon::Favicon.name()), Output::Favicon);
        }
        builder.add_unless_taken(OutputPath::new(MANIFEST_NAME), Output::Manifest);
        for reservation in reservations(site) {
            builder.reserve(site, reservation);
        }
        let Builder { mut outputs, reserved, taken: _ } = builder;
        outputs.reserved = reserved.into_values().flatten().collect();
        outputs
    }

    /// What is written to a path. A shard of the search index that this names need not exist.
    pub fn get(&self, path: &str) -> Option<Cow<'_, Output>> {
        if let Some(output) = self.by_path.get(path) {
            return Some(Cow::Borrowed(output));
        }
        let name = search_shard_at(path).filter(|_| self.has_search)?;
        Some(Cow::Owned(Output::SearchShard { name: name.to_owned() }))
    }

    /// All outputs but the shards of the search index, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&OutputPath, &Output)> {
        self.by_path.iter()
    }

    /// How many pages readers open: former paths lead on to one of them.
    pub fn page_count(&self) -> usize {
        self.by_path.values().filter(|output| matches!(output, Output::Page(_))).count()
    }

    /// What cannot be written because of something else, on this day or on a later one, sorted as it was
    /// added.
    pub fn conflicts(&self) -> &[PathConflict] {
        &self.conflicts
    }

    /// What takes a free path on a later day, sorted by path.
    pub fn reserved(&self) -> &[Reservation] {
        &self.reserved
    }
}

#[derive(Default)]
struct Builder {
    outputs: Outputs,
    taken: PathSet,
    /// What takes a path on later days, one after the other.
    reserved: BTreeMap<OutputPath, Vec<Reservation>>,
}

impl Builder {
    fn add(&mut self, path: OutputPath, output: Output) {
        match self.claim(&path) {
            Ok(()) => {
                self.outputs.by_path.insert(path, output);
            }
            Err(first) => {
                let second = Claim::Output(output);
                self.outputs.conflicts.push(PathConflict { path, first, second });
            }
        }
    }

    /// Adds a file whose path holds a hash of its content: one that is there already is the same.
    fn add_hashed(&mut self, path: OutputPath, output: Output) {
        if !self.outputs.by_path.contains_key(&path) {
            self.add(path, output);
        }
    }

    /// Adds what search engines ask for, where the portal does not bring its own.
    fn add_sitemap(&mut self, site: &Site) {
        let parts = self.outputs.sitemap_parts(site);
        if parts > 1 {
            for number in 1..=parts {
                self.add(sitemap_part_path(number), Output::SitemapPart { number });
            }
        }
        self.add_unless_taken(sitemap_path(), Output::Sitemap);
        // Nobody asks for the one of a folder.
        if site.paths.base_path() == "/" {
            self.add_unless_taken(robots_path(), Output::Robots);
        }
    }

    /// Adds what gives way to a file that somebody put at the same path, since it had no place before. Anything else
    /// that is in its way, such as a folder or a name in other letters, would have it lost in silence.
    fn add_unless_taken(&mut self, path: OutputPath, output: Output) {
        if !self.outputs.by_path.contains_key(&path) {
            self.add(path, output);
        }
    }

    /// Keeps a path free for a later day. Two that are never there on the same day do not collide.
    fn reserve(&mut self, site: &Site, reservation: Reservation) {
        let path = reservation.path.clone();
        let first = match self.claim(&path) {
            Ok(()) => None,
            // What gives way today gives way then.
            Err(Claim::Output(output)) if output.gives_way() => return,
            Err(Claim::Output(output)) => {
                let last_day = site.last_day_of(&output);
                let is_over = last_day.is_some() && last_day < reservation.from;
                if is_over { self.rival(&path, &reservation) } else { Some(Claim::Output(output)) }
            }
            Err(Claim::Reserved(first)) => self.rival(&first.path, &reservation),
        };
        match first {
            Some(first) => {
                let second = Claim::Reserved(reservation);
                self.outputs.conflicts.push(PathConflict { path, first, second });
            }
            None => self.reserved.entry(path).or_default().push(reservation),
        }
    }

    /// What is at a path on a later day together with something else.
    fn rival(&self, path: &OutputPath, other: &Reservation) -> Option<Claim> {
        let mut known = self.reserved.get(path).into_iter().flatten();
        known.find(|known| known.meets(other)).cloned().map(Claim::Reserved)
    }

    /// Takes a path, or gives what keeps it from being written.
    fn claim(&mut self, path: &OutputPath) -> Result<(), Claim> {
        let output = |path: &OutputPath| self.outputs.by_path.get(path).cloned().map(Claim::Output);
        // A shard that is made later could have any path in the folder.
        if self.outputs.has_search && path.is_below(SEARCH_FOLDER) {
            return Err(output(path).unwrap_or(Claim::Output(Output::SearchScript(SearchScript::Engine))));
        }
        let Err(first) = self.taken.add(path) else { return Ok(()) };
        Err(output(&first).unwrap_or_else(|| Claim::Reserved(self.reserved[&first][0].clone())))
    }
}

fn file_or_picture(file: &PortalPath) -> Output {
    let file = file.clone();
    if is_picture_name(&file) { Output::Picture { file } } else { Output::File(file) }
}

/// The output path that answers a former path.
fn alias_path(alias: &str) -> OutputPath {
    let path: String = former_path(alias).trim_start_matches('/').nfc().collect();
    let name = path.rsplit('/').next().unwrap_or_default();
    OutputPath::from(if path.ends_with('/') {
        format!("{path}index.html")
    } else if name.contains('.') {
        path
    } else {
        format!("{path}/index.html")
    })
}

impl Site {
    /// The last day on which an output is there, where the record that makes it says so.
    fn last_day_of(&self, output: &Output) -> Option<Date> {
        let entry = match output {
            Output::Page(id) => id.page.record()?,
            Output::Redirect { entry, .. } => *entry,
            _ => return None,
        };
        super::visible_until(&self.entry(entry).record)
    }
}
