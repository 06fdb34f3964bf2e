//! What a link in a text means in a portal, whatever the day.

use std::fmt;

use jiff::civil::Date;

use crate::content::types::LinkTo;
use crate::content::{Key, Kind, Portal, may_hold_records};
use crate::markdown::Target;
use crate::platform::OutputPath;

use super::authors;
use super::feeds::NEWS_STEM;
use super::outputs::{ACCESSIBILITY_STEM, DATA_FOLDER, SEARCH_STEM, SHORTLIST_STEM};
use super::paths::NOT_FOUND_STEM;
use super::{
    AuthorId, FROM_AFAR, Filter, ListId, Page, QUESTIONS, Question, Site, TagId, answers, other_outputs,
    resolve_file,
};
use crate::source::PortalPath;

/// What a link inside the portal leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A record.
    Record(Key),
    /// A page of the site that is no record's.
    Page(SitePage),
    /// A file of the portal, by its path there.
    File(PortalPath),
    /// What the site writes itself: a page in a language of its own choice, a calendar, a feed, open data.
    Output(OutputPath),
}

/// A page that a link can name and that is no record's, whatever the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SitePage {
    /// The first page.
    Home,
    /// The list of a kind.
    List(Kind),
    /// The archive of a kind.
    Archive(Kind),
    /// What is of one kind in a region.
    Related {
        /// The region.
        of: Key,
        /// The kind.
        kind: Kind,
    },
    /// What is of a kind and fits an answer to a question of the first page.
    Answer {
        /// The kind.
        kind: Kind,
        /// The question.
        filter: Filter,
        /// The answer.
        value: &'static str,
    },
    /// What an author wrote, by the name of the page.
    Author(String),
    /// What bears a tag, by the name of its page.
    Tag(String),
    /// How accessible the site is.
    Accessibility,
    /// Where readers search the site.
    Search,
    /// What a reader has kept.
    Shortlist,
    /// What is new.
    News,
    /// What is given out as open data.
    Data,
    /// What servers show for a path that does not exist.
    NotFound,
    /// A further page of a list, or a part of the agenda, by its path without ending.
    Part(String),
}

impl SitePage {
    /// The page at a path from the portal's root, without ending; `None` for what is no such page.
    pub(super) fn at(portal: &Portal, stem: &str) -> Option<Self> {
        if is_part(portal, stem) {
            return Some(Self::Part(stem.to_owned()));
        }
        Some(match stem.split_once('/') {
            None if stem.is_empty() => Self::Home,
            None if stem == ACCESSIBILITY_STEM => Self::Accessibility,
            None if stem == SEARCH_STEM => Self::Search,
            None if stem == SHORTLIST_STEM => Self::Shortlist,
            None if stem == NEWS_STEM => Self::News,
            None if stem == NOT_FOUND_STEM => Self::NotFound,
            None if stem == DATA_FOLDER && gives_out_data(portal) => Self::Data,
            None => Self::List(Kind::of_folder(stem).filter(|kind| *kind != Kind::Page)?),
            Some(("tags", name)) => Self::Tag(name.to_owned()),
            Some(("authors", name)) if authors::may_be_at(portal, name) => Self::Author(name.to_owned()),
            Some((folder @ ("jobs" | "events"), "archive")) => Self::Archive(Kind::of_folder(folder)?),
            Some((folder, rest)) => {
                let (name, last) = rest.split_once('/')?;
                let related = Self::related(portal, folder, name, last);
                return related.or_else(|| Self::answer(folder, name, last));
            }
        })
    }

    /// Whether every language has such a page of its own.
    pub(super) const fn is_in_every_language(&self) -> bool {
        !matches!(self, Self::Related { .. } | Self::Author(_) | Self::Tag(_) | Self::Data | Self::NotFound)
    }

    /// The page at `regions/<id>/jobs` or `groups/<id>/jobs`.
    fn related(portal: &Portal, folder: &str, id: &str, of_kind: &str) -> Option<Self> {
        let kind = Kind::of_folder(of_kind).filter(|kind| !matches!(kind, Kind::Page | Kind::Region))?;
        let of = Key { kind: Kind::of_folder(folder)?, id: id.to_owned() };
        (of.kind != Kind::Page && portal.knows(&of)).then_some(Self::Related { of, kind })
    }

    /// The page at `groups/gives/connection`.
    fn answer(folder: &str, filter: &str, value: &str) -> Option<Self> {
        let is_asked = |(kind, asked): &Question| kind.folder() == folder && asked.as_str() == filter;
        let (kind, filter) = QUESTIONS.into_iter().chain(FROM_AFAR).find(is_asked)?;
        let value = answers((kind, filter)).into_iter().find(|answer| *answer == value)?;
        Some(Self::Answer { kind, filter, value })
    }

    /// The name by which the menu knows on which of its pages a reader is.
    pub fn section(&self) -> String {
        match self {
            Self::Home => "home".to_owned(),
            Self::List(kind) => kind.folder().to_owned(),
            _ => self.to_string(),
        }
    }
}

/// Its path without ending.
impl fmt::Display for SitePage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("index"),
            Self::List(kind) => write!(f, "{}/index", kind.folder()),
            Self::Archive(kind) => write!(f, "{}/archive", kind.folder()),
            Self::Related { of, kind } => write!(f, "{of}/{}", kind.folder()),
            Self::Answer { kind, filter, value } => {
                write!(f, "{}/{}/{value}", kind.folder(), filter.as_str())
            }
            Self::Author(name) => write!(f, "authors/{name}"),
            Self::Tag(name) => write!(f, "tags/{name}"),
            Self::Accessibility => f.write_str(ACCESSIBILITY_STEM),
            Self::Search => f.write_str(SEARCH_STEM),
            Self::Shortlist => f.write_str(SHORTLIST_STEM),
            Self::News => f.write_str(NEWS_STEM),
            Self::Data => write!(f, "{DATA_FOLDER}/index"),
            Self::NotFound => f.write_str(NOT_FOUND_STEM),
            Self::Part(stem) => f.write_str(stem),
        }
    }
}

/// What `target` means in a text written at `written_in`, and the heading that it names.
/// `None` for addresses outside and for links that lead nowhere.
pub fn resolve_link<'t>(
    portal: &Portal,
    written_in: &str,
    target: &'t Target,
) -> Option<(LinkTarget, Option<&'t str>)> {
    match target {
        Target::Record { kind, id, anchor } => {
            let key = Key { kind: Kind::of_folder(kind)?, id: id.clone() };
            portal.knows(&key).then_some((LinkTarget::Record(key), anchor.as_deref()))
        }
        Target::Named { name, anchor } => {
            Some((LinkTarget::Record(portal.key_of_name(name)?.clone()), anchor.as_deref()))
        }
        Target::Relative { path, anchor, .. } => {
            Some((resolve_relative_path(portal, written_in, path)?, anchor.as_deref()))
        }
        Target::Root { path, anchor, .. } => Some((resolve_root_path(portal, path)?, anchor.as_deref())),
        Target::Anchor(_) | Target::External(_) | Target::Mail(_) | Target::Tel(_) => None,
    }
}

fn resolve_relative_path(portal: &Portal, written_in: &str, path: &str) -> Option<LinkTarget> {
    let file = resolve_file(written_in, path)?;
    if let Some(key) = portal.key_of_file(&file) {
        return Some(LinkTarget::Record(key.clone()));
    }
    (portal.has_file(&file) && !may_hold_records(&file)).then_some(LinkTarget::File(file))
}

/// A path from the portal's root, with or without `.html`, as a file or as a folder.
fn resolve_root_path(portal: &Portal, path: &str) -> Option<LinkTarget> {
    let path = path.trim_start_matches('/');
    let file = PortalPath::new(&format!("static/{path}"));
    if portal.has_file(&file) {
        return Some(LinkTarget::File(file));
    }
    let stem = stem_of(path);
    if let Some(key) = record_at(stem).filter(|key| portal.knows(key)) {
        return Some(LinkTarget::Record(key));
    }
    let alias = || portal.key_of_alias(path).cloned().map(LinkTarget::Record);
    let output = || other_outputs::at(portal, path).map(LinkTarget::Output);
    SitePage::at(portal, stem).map(LinkTarget::Page).or_else(alias).or_else(output)
}

/// The path of a page without what servers do without: `jobs/x` of `jobs/x.html`, `jobs` of `jobs/index.html`.
pub(super) fn stem_of(path: &str) -> &str {
    let stem = path.strip_suffix(".html").unwrap_or(path);
    let stem = stem.strip_suffix("index").filter(|s| s.is_empty() || s.ends_with('/')).unwrap_or(stem);
    stem.trim_end_matches('/')
}

/// Whether a path can be that of a further page of a list, or of a part of the agenda, on any day.
fn is_part(portal: &Portal, stem: &str) -> bool {
    let (first, number) = match stem.rsplit_once("/page-") {
        None => (stem, 1),
        Some((first, text)) => match text.parse() {
            Ok(number @ 2..) if !text.starts_with(['0', '+']) => (first, number),
            _ => return false,
        },
    };
    let page_size = usize::from(portal.settings.main.page_size).max(1);
    let fits = |count: usize| number <= count.div_ceil(page_size);
    if let Some(part) = first.strip_prefix("events/months/") {
        let is_month = || part.len() == 7 && format!("{part}-01").parse::<Date>().is_ok();
        return matches!(part, "now" | "later") || is_month();
    }
    if number == 1 {
        return false;
    }
    let of_kind = |kind: Kind| portal.records.iter().filter(|record| record.kind() == kind).count();
    match SitePage::at(portal, first) {
        // These have one page each.
        Some(SitePage::List(Kind::Region | Kind::Event)) => false,
        Some(
            SitePage::List(kind)
            | SitePage::Archive(kind)
            | SitePage::Related { kind, .. }
            | SitePage::Answer { kind, .. },
        ) => fits(of_kind(kind)),
        Some(SitePage::Author(_)) => fits(of_kind(Kind::Story)),
        Some(SitePage::Tag(_)) => fits(portal.records.len()),
        _ => false,
    }
}

/// Whether the settings say that open data is given out.
pub(super) fn gives_out_data(portal: &Portal) -> bool {
    portal.settings.main.open_data.as_ref().is_some_and(|settings| settings.enabled)
}

/// What a link of `site.yaml` names: a path there is one from the portal's root, with or without its
/// first `/`. `None` for what no link may be.
pub fn settings_target(to: &LinkTo) -> Option<Target> {
    // Two slashes would begin the name of a host; nobody writes that of another site without `https:`.
    let path = to.as_str().trim_start_matches(['/', '\\']);
    match Target::parse(path).ok()? {
        Target::Relative { .. } | Target::Anchor(_) => Target::parse(&format!("/{path}")).ok(),
        target => Some(target),
    }
}

impl Site {
    /// Whether what a link means has a page or file on the day. Nothing else may be linked: an address
    /// tells an id, and that is often a name.
    pub fn offers(&self, target: &LinkTarget) -> bool {
        match target {
            LinkTarget::Record(key) => self.find(key).is_some(),
            LinkTarget::Page(page) => self.page_named(page).is_some(),
            LinkTarget::File(file) => self.files.has(file),
            LinkTarget::Output(path) => self.writes(path),
        }
    }

    /// The page that a link names; `None` where the site of the day has no such page. Where a list is left out
    /// since another page holds all that it would, that page.
    pub fn page_named(&self, page: &SitePage) -> Option<Page> {
        let first_of = |list| Page::List(list, 1);
        match page {
            SitePage::Home => Some(Page::Home),
            SitePage::Accessibility => Some(Page::Accessibility),
            SitePage::Search => self.has_search().then_some(Page::Search),
            SitePage::Shortlist => self.has_shortlist().then_some(Page::Shortlist),
            SitePage::News => self.has_news_page().then_some(Page::News),
            SitePage::Data => self.has_open_data().then_some(Page::Data),
            SitePage::NotFound => Some(Page::NotFound),
            SitePage::Part(stem) => {
                let further = |list| (2..=self.page_count(list)).map(move |number| Page::List(list, number));
                let agenda = self.agenda.pages(self.page_size()).into_iter();
                let agenda = agenda.map(|(part, number)| Page::Agenda(part, number));
                self.all_lists().flat_map(further).chain(agenda).find(|page| self.stem_of(*page) == *stem)
            }
            SitePage::List(kind) => {
                self.kinds().any(|known| known == *kind).then(|| first_of(ListId::Kind(*kind)))
            }
            SitePage::Archive(kind) => {
                let archive = ListId::Archive(*kind);
                self.has_list(archive).then(|| first_of(archive))
            }
            SitePage::Related { of, kind } => {
                let of_kind = of.kind;
                let of = self.find(of)?;
                let list = ListId::Related { of, kind: *kind };
                Some(match of_kind {
                    _ if self.has_list(list) => first_of(list),
                    Kind::Region => first_of(ListId::Region(of)),
                    _ => Page::Record(of),
                })
            }
            SitePage::Answer { kind, filter, value } => {
                let list = ListId::Answer { kind: *kind, filter: *filter, value };
                let known = [list, ListId::Kind(*kind)].into_iter().find(|list| self.has_list(*list));
                known.map(first_of)
            }
            SitePage::Author(name) => {
                let number = self.authors.iter().position(|author| author.file_stem == *name);
                let list =
                    number.map_or(ListId::Kind(Kind::Story), |number| ListId::Author(AuthorId(number)));
                self.has_list(list).then(|| first_of(list))
            }
            SitePage::Tag(name) => {
                let number = self.tags.iter().position(|tag| tag.file_stem == *name)?;
                Some(first_of(ListId::Tag(TagId(number))))
            }
        }
    }
}

/// The record whose page has this path: `jobs/x`, or `about` for a page.
pub(super) fn record_at(stem: &str) -> Option<Key> {
    let (kind, id) = match stem.split_once('/') {
        Some((folder, id)) => (Kind::of_folder(folder)?, id),
        None => (Kind::Page, stem),
    };
    Some(Key { kind, id: id.to_owned() })
}
