//! Every output path of a site and what is written there.

mod data;
mod output;
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
    asset_path, is_made_for_programs, is_search_script, search_engine_path, search_shard_path,
};
pub use self::reserved::{Reservation, Reserved};
pub(super) use self::sitemap::robots_path;
pub use self::sitemap::{sitemap_part_path, sitemap_path};

use self::paths::{SEARCH_FOLDER, search_shard_at};
use self::reserved::reservations;
use super::lists::ListId;
use super::{AgendaPart, EntryId, Icon, LanguageId, MANIFEST_NAME, Site};
use crate::content::types::former_path;
use crate::content::{Key, Kind};
use crate::pictures::is_picture_name;
use crate::platform::{OutputPath, PathSet};
use crate::source::PortalPath;

/// The name of the page that says how accessible the site is.
pub(super) const ACCESSIBILITY_STEM: &str = "accessibility";
/// The name of the page on which readers search.
pub(super) const SEARCH_STEM: &str = "search";
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
        if site.has_search() {
            builder.add(search_engine_path(), Output::SearchEngine);
            builder.outputs.has_search = true;
        }
        let shown = site.pictures.by_file.iter().filter(|(file, _)| site.files.has(file));
        for (file, picture) in shown.filter(|(file, _)| !file.is_below("static")) {
            builder.add_hashed(picture.output.clone(), file_or_picture(file));
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
        for file in &site.portal.paths {
            if let Some(path) = file.strip_folder("static").filter(|_| site.files.has(file)) {
                builder.add(OutputPath::new(path), file_or_picture(file));
            }
        }
        for id in site.calendars() {
            builder.add_unless_taken(site.path_of_calendar(id), Output::Calendar(id));
        }
        for id in site.feeds() {
            builder.add_unless_taken(site.path_of_feed(id), Output::Feed(id));
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

    /// Adds what gives way to a file that somebody put there, since it had no place before.
    fn add_unless_taken(&mut self, path: OutputPath, output: Output) {
        if self.claim(&path).is_ok() {
            self.outputs.by_path.insert(path, output);
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
            return Err(output(path).unwrap_or(Claim::Output(Output::SearchEngine)));
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

fn pages(site: &Site, language: LanguageId) -> Vec<Page> {
    let mut pages = vec![Page::Home];
    for list in site.all_lists() {
        let has_page = match list {
            ListId::Kind(_) | ListId::Archive(_) => true,
            ListId::Region(region) => site.entry(region).has(language),
            ListId::Tag(_) => language.is_main(),
        };
        if has_page {
            pages.extend((1..=site.page_count(list)).map(|number| Page::List(list, number)));
        }
    }
    let agenda = site.agenda.pages(site.page_size());
    pages.extend(agenda.into_iter().map(|(part, number)| Page::Agenda(part, number)));
    for (id, entry) in site.entries() {
        if entry.record.kind() != Kind::Region && entry.has(language) {
            pages.push(Page::Record(id));
        }
    }
    if language.is_main() {
        pages.push(Page::NotFound);
    }
    if site.find(&Key { kind: Kind::Page, id: ACCESSIBILITY_STEM.into() }).is_none() {
        pages.push(Page::Accessibility);
    }
    if site.has_search() {
        pages.push(Page::Search);
    }
    if site.has_news_page() {
        pages.push(Page::News);
    }
    if site.has_open_data() && language.is_main() {
        pages.push(Page::Data);
    }
    pages
}

impl Site {
    /// The output path of a page.
    pub fn path_of(&self, id: PageId) -> OutputPath {
        self.in_folder_of(id.language, self.paths.page(&self.stem_of(id.page)))
    }

    /// The path of a page in the language of the site, without its ending.
    pub(super) fn stem_of(&self, page: Page) -> String {
        match page {
            Page::Home => "index".to_owned(),
            Page::NotFound => super::paths::NOT_FOUND_STEM.to_owned(),
            Page::Accessibility => ACCESSIBILITY_STEM.to_owned(),
            Page::Search => SEARCH_STEM.to_owned(),
            Page::News => super::feeds::NEWS_STEM.to_owned(),
            Page::Data => format!("{DATA_FOLDER}/index"),
            Page::Record(entry) => self.stem_of_record(entry),
            Page::List(list, number) => self.stem_of_list(list, number),
            Page::Agenda(part, number) => numbered(&stem_of_agenda(part), number),
        }
    }

    /// The output path of a page in a language, where it has one in that language.
    pub fn path_in(&self, page: Page, language: LanguageId) -> Option<OutputPath> {
        let exists = match page {
            Page::Record(entry) | Page::List(ListId::Region(entry), 1) => self.entry(entry).has(language),
            Page::List(ListId::Region(_) | ListId::Tag(_), _) | Page::NotFound | Page::Data => {
                language.is_main()
            }
            Page::Home
            | Page::Accessibility
            | Page::Search
            | Page::News
            | Page::List(..)
            | Page::Agenda(..) => true,
        };
        exists.then(|| self.path_of(PageId { page, language }))
    }

    /// The output path of a record's page in a language, or of the original where it is not
    /// translated.
    pub fn path_of_entry(&self, entry: EntryId, language: LanguageId) -> OutputPath {
        let language = if self.entry(entry).has(language) { language } else { LanguageId::MAIN };
        let page = match self.entry(entry).record.kind() {
            Kind::Region => Page::List(ListId::Region(entry), 1),
            _ => Page::Record(entry),
        };
        self.path_of(PageId { page, language })
    }

    /// The path of a page in a language, from its path in the language of the site.
    pub fn in_folder_of(&self, language: LanguageId, page: OutputPath) -> OutputPath {
        if language.is_main() { page } else { OutputPath::from(format!("{}/{page}", self.lang(language))) }
    }

    fn stem_of_record(&self, entry: EntryId) -> String {
        stem_of_key(self.entry(entry).record.key())
    }

    /// The last day on which an output is there, where the record that makes it says so.
    fn last_day_of(&self, output: &Output) -> Option<Date> {
        let entry = match output {
            Output::Page(id) => id.page.record()?,
            Output::Redirect { entry, .. } => *entry,
            _ => return None,
        };
        super::visible_until(&self.entry(entry).record)
    }

    fn stem_of_list(&self, list: ListId, number: usize) -> String {
        match list {
            ListId::Kind(kind) if number == 1 => format!("{}/index", kind.folder()),
            ListId::Kind(kind) => format!("{}/page-{number}", kind.folder()),
            ListId::Archive(kind) if number == 1 => format!("{}/archive", kind.folder()),
            ListId::Archive(kind) => format!("{}/archive/page-{number}", kind.folder()),
            ListId::Region(region) => numbered(&self.entry(region).record.key().to_string(), number),
            ListId::Tag(tag) => numbered(&format!("tags/{}", self.tags[tag.0].file_stem), number),
        }
    }
}

/// The path of a record's page without its ending.
fn stem_of_key(key: &Key) -> String {
    match key.kind {
        Kind::Page => key.id.clone(),
        _ => key.to_string(),
    }
}

/// In a folder of their own, as an event may be called `2027-01`.
fn stem_of_agenda(part: AgendaPart) -> String {
    let name = match part {
        AgendaPart::Running => "now".to_owned(),
        AgendaPart::Month(month) => month.strftime("%Y-%m").to_string(),
        AgendaPart::Later => "later".to_owned(),
    };
    format!("{}/months/{name}", Kind::Event.folder())
}

fn numbered(stem: &str, number: usize) -> String {
    if number == 1 { stem.to_owned() } else { format!("{stem}/page-{number}") }
}
