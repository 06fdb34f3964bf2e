//! The files of open data.

use super::DATA_FOLDER;
use crate::content::Kind;
use crate::platform::OutputPath;
use crate::site::Site;
use crate::source::PortalPath;

/// A file of open data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFile {
    /// The records of a kind as a table. That of events has the columns of the national list.
    Table(Kind),
    /// The same as a workbook.
    Workbook(Kind),
    /// The records of a kind as JSON.
    Json(Kind),
    /// The records of a kind that have coordinates, as points on a map.
    Map(Kind),
    /// What there is, for catalogues (DCAT).
    Catalogue,
    /// Everything in one file, which another portal can take in.
    Hub,
    /// What stands in that file (JSON Schema).
    HubSchema,
}

/// The kinds that are given out, in the order in which readers see them.
const KINDS: [Kind; 7] =
    [Kind::Event, Kind::Group, Kind::Job, Kind::Story, Kind::Program, Kind::Place, Kind::Region];

/// Whether its records may have coordinates.
const fn has_map(kind: Kind) -> bool {
    matches!(kind, Kind::Place | Kind::Region)
}

impl DataFile {
    /// Every file of a site, in the order in which its page lists them.
    pub fn of(site: &Site) -> Vec<Self> {
        if !site.has_open_data() {
            return Vec::new();
        }
        let mut files: Vec<_> =
            Self::kinds(site).into_iter().flat_map(|kind| Self::of_kind(site, kind)).collect();
        files.extend(Self::of_hub(site));
        // A catalogue holds nothing but addresses.
        if site.paths.has_base_url() {
            files.push(Self::Catalogue);
        }
        files
    }

    /// The kinds whose records are given out, in the order in which readers see them.
    pub fn kinds(site: &Site) -> Vec<Kind> {
        KINDS.into_iter().filter(|kind| site.kinds().any(|known| known == *kind)).collect()
    }

    /// The files that hold everything.
    pub fn of_hub(site: &Site) -> Vec<Self> {
        let is_free = |file: &Self| !site.is_somebodys(&file.path());
        // One without the other would say nothing, or be understood by nobody.
        let files = vec![Self::Hub, Self::HubSchema];
        if files.iter().all(is_free) { files } else { Vec::new() }
    }

    /// The files of a kind.
    pub fn of_kind(site: &Site, kind: Kind) -> Vec<Self> {
        let map = has_map(kind).then_some(Self::Map(kind));
        let files = [Self::Table(kind), Self::Workbook(kind), Self::Json(kind)].into_iter().chain(map);
        files.filter(|file| !(file.gives_way() && site.is_somebodys(&file.path()))).collect()
    }

    /// Whether it is left out where somebody put a file of their own at its path.
    pub const fn gives_way(self) -> bool {
        matches!(self, Self::Workbook(_) | Self::Hub | Self::HubSchema)
    }

    /// The kind whose records it holds.
    pub const fn kind(self) -> Option<Kind> {
        match self {
            Self::Table(kind) | Self::Workbook(kind) | Self::Json(kind) | Self::Map(kind) => Some(kind),
            Self::Catalogue | Self::Hub | Self::HubSchema => None,
        }
    }

    /// What its name ends in, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Table(_) => "csv",
            Self::Workbook(_) => "xlsx",
            Self::Json(_) | Self::Hub | Self::HubSchema => "json",
            Self::Map(_) => "geojson",
            Self::Catalogue => "jsonld",
        }
    }

    /// The type of its content, as servers and catalogues call it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Table(_) => "text/csv",
            Self::Workbook(_) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json(_) | Self::Hub => "application/json",
            Self::HubSchema => "application/schema+json",
            Self::Map(_) => "application/geo+json",
            Self::Catalogue => "application/ld+json",
        }
    }

    /// The file that a path is for, whether a site has it or not.
    pub(in crate::site) fn at(path: &str) -> Option<Self> {
        let of_kind = |kind| [Self::Table(kind), Self::Workbook(kind), Self::Json(kind), Self::Map(kind)];
        let all = KINDS.into_iter().flat_map(of_kind).chain([Self::Catalogue, Self::Hub, Self::HubSchema]);
        let mut all = all.filter(|file| !matches!(file, Self::Map(kind) if !has_map(*kind)));
        all.find(|file| *file.path() == *path)
    }

    /// Where it is.
    pub fn path(self) -> OutputPath {
        let name = match self {
            Self::Table(kind) | Self::Workbook(kind) | Self::Json(kind) | Self::Map(kind) => kind.folder(),
            Self::Catalogue => "catalogue",
            Self::Hub => "hub",
            Self::HubSchema => "hub.schema",
        };
        OutputPath::from(format!("{DATA_FOLDER}/{name}.{}", self.ending()))
    }
}

impl Site {
    /// Whether a file that the portal publishes, or a former path, stands at a path.
    fn is_somebodys(&self, path: &OutputPath) -> bool {
        self.portal.key_of_alias(path).is_some()
            || self.files.has(&PortalPath::new(&format!("static/{path}")))
    }
}
