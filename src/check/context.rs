//! What rules are given: the portal, the day's site, one record, and what is computed once for all.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

use super::people::{Hints, Names, names_behind_pen_names};
use super::words::Vocabulary;
use crate::content::{Key, Kind, Part, Portal, Record};
use crate::diagnostic::{IndexedCell, Location, Span, nearest};
use crate::markdown::SourceBlock;
use crate::site::{Outputs, Site};
use crate::source::Node;

/// By kind and title the first record, and whether it is the only one.
type Titles<'a> = HashMap<(Kind, &'a str), (&'a Record, bool)>;

/// A portal, with indexes that are built when a rule first needs them.
pub(super) struct PortalContext<'a> {
    pub(super) portal: &'a Portal,
    ids: OnceLock<BTreeMap<Kind, Vec<&'a str>>>,
    names: OnceLock<Vec<String>>,
    titles: OnceLock<Titles<'a>>,
    lowercase_paths: OnceLock<HashMap<String, &'a str>>,
    hidden_names: OnceLock<Names>,
    public_files: OnceLock<HashMap<String, Vec<&'a str>>>,
    vocabulary: OnceLock<Vocabulary>,
}

impl<'a> PortalContext<'a> {
    pub(super) fn new(portal: &'a Portal) -> Self {
        Self {
            portal,
            ids: OnceLock::new(),
            names: OnceLock::new(),
            titles: OnceLock::new(),
            lowercase_paths: OnceLock::new(),
            hidden_names: OnceLock::new(),
            public_files: OnceLock::new(),
            vocabulary: OnceLock::new(),
        }
    }

    /// The names behind pen names.
    pub(super) fn hidden_names(&self) -> &Names {
        self.hidden_names.get_or_init(|| names_behind_pen_names(self.portal))
    }

    /// The words that rules look for.
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::with(&self.portal.settings.main.plain_words))
    }

    /// The id of a kind that is most like a text.
    pub(super) fn nearest_id(&self, kind: Kind, id: &str) -> Option<&'a str> {
        nearest(id, self.ids().get(&kind).into_iter().flatten().copied())
    }

    /// The record whose address is most like a text, as `kind/id`, and its key.
    pub(super) fn nearest_record(&self, address: &str) -> Option<(&str, Key)> {
        let names = self.names.get_or_init(|| {
            let of = |(kind, ids): (&Kind, &Vec<&str>)| {
                let folder = kind.folder();
                ids.iter().map(|id| format!("{folder}/{id}")).collect::<Vec<_>>()
            };
            Kind::ALL.iter().filter_map(|kind| self.ids().get_key_value(kind)).flat_map(of).collect()
        });
        let near = nearest(address, names.iter().map(String::as_str))?;
        let (folder, id) = near.split_once('/')?;
        Some((near, Key { kind: Kind::of_folder(folder)?, id: id.to_owned() }))
    }

    /// The first record of a kind with exactly this title.
    pub(super) fn titled(&self, kind: Kind, title: &str) -> Option<&'a Record> {
        self.titles().get(&(kind, title)).map(|(record, _)| *record)
    }

    /// The record that alone of its kind has exactly this title.
    pub(super) fn alone_titled(&self, kind: Kind, title: &str) -> Option<&'a Record> {
        self.titles().get(&(kind, title)).filter(|(_, is_alone)| *is_alone).map(|(record, _)| *record)
    }

    fn titles(&self) -> &Titles<'a> {
        self.titles.get_or_init(|| {
            let mut titles = HashMap::new();
            for record in &self.portal.records {
                titles
                    .entry((record.kind(), record.common.title.as_str()))
                    .and_modify(|(_, is_alone)| *is_alone = false)
                    .or_insert((&**record, true));
            }
            titles
        })
    }

    /// The record whose title is most like a text, as `kind/id`; of several with this title the first.
    pub(super) fn nearest_title(&self, title: &str) -> Option<String> {
        let records = &self.portal.records;
        let near = nearest(title, records.iter().map(|record| record.common.title.as_str()))?;
        let record = records.iter().find(|record| record.common.title == near)?;
        Some(format!("{}/{}", record.kind().folder(), record.key().id))
    }

    /// The first file whose path differs from a path at most in case.
    pub(super) fn path_in_other_case(&self, path: &str) -> Option<&'a str> {
        let paths = self.lowercase_paths.get_or_init(|| {
            let mut paths = HashMap::new();
            for path in &self.portal.paths {
                paths.entry(path.to_lowercase()).or_insert(path.as_str());
            }
            paths
        });
        paths.get(&path.to_lowercase()).copied()
    }

    /// The address of the file of `static/` that alone has the name of a path, whatever its folder, its
    /// case and the blanks in it.
    pub(super) fn address_by_name(&self, path: &str) -> Option<&'a str> {
        let plain = |path: &str| {
            let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
            name.replace([' ', '\u{3000}', '_'], "")
        };
        let files = self.public_files.get_or_init(|| {
            let mut files: HashMap<String, Vec<&'a str>> = HashMap::new();
            for path in &self.portal.paths {
                if let Some(address) =
                    path.as_str().strip_prefix("static").filter(|rest| rest.starts_with('/'))
                {
                    files.entry(plain(address)).or_default().push(address);
                }
            }
            files
        });
        match files.get(&plain(path))?.as_slice() {
            [alone] => Some(alone),
            _ => None,
        }
    }

    fn ids(&self) -> &BTreeMap<Kind, Vec<&'a str>> {
        self.ids.get_or_init(|| Kind::ALL.into_iter().map(|kind| (kind, self.portal.ids_of(kind))).collect())
    }
}

/// One record, original or translation, whose YAML is read again at most once.
pub(super) struct RecordContext<'a> {
    pub(super) record: &'a Record,
    tree: OnceCell<Node>,
    blocks: OnceCell<Vec<SourceBlock>>,
    hints: OnceCell<Vec<Hints>>,
}

impl<'a> RecordContext<'a> {
    pub(super) fn new(record: &'a Record) -> Self {
        Self { record, tree: OnceCell::new(), blocks: OnceCell::new(), hints: OnceCell::new() }
    }

    /// The blocks of the record's text, for rules on words.
    pub(super) fn texts(&self) -> impl Iterator<Item = TextContext<'_>> {
        let hints =
            self.hints.get_or_init(|| self.blocks().iter().map(|block| Hints::of(&block.text)).collect());
        self.blocks().iter().zip(hints).map(|(block, hints)| TextContext {
            record: self,
            block,
            hints: *hints,
        })
    }

    /// The same without the record.
    pub(super) fn blocks(&self) -> &[SourceBlock] {
        self.blocks.get_or_init(|| self.record.body.source_blocks())
    }

    /// The location of a field's value, or of the record's first field where it is not given.
    /// The path must be one of the kind's schema.
    pub(super) fn location_of(&self, path: &[&str]) -> Location {
        let origin = &self.record.origin;
        origin.noted_location(path).unwrap_or_else(|| origin.location_in(self.tree(), path))
    }

    /// What its fields say.
    pub(super) fn tree(&self) -> &Node {
        self.tree.get_or_init(|| self.record.origin.tree())
    }

    /// The location of words of the record's text. That of a row is put together from several cells: the one that
    /// holds the words is where they are, or the one that says that they are those above.
    pub(super) fn location_of_words(&self, words: &str, span: &Span) -> Location {
        let source = &self.record.origin.source;
        let holds = |span: &Span| source.text.get(span.clone()).is_some_and(|text| text.contains(words));
        let Part::Row(row, _, given) = &self.record.origin.part else { return self.location_at(span) };
        if holds(span) {
            return self.location_at(span);
        }
        let cells = source.cells.as_ref().map_or(&[][..], |cells| cells.within(row));
        let cell = cells.iter().map(IndexedCell::span).find(holds).or_else(|| {
            let given = given.iter().find(|given| given.text.contains(words))?;
            Some(cells.get(given.at)?.span())
        });
        self.location_at(cell.as_ref().unwrap_or(span))
    }

    /// The location of a range of the record's file.
    pub(super) fn location_at(&self, span: &Span) -> Location {
        self.record.location_at(span.clone())
    }
}

/// One block of a record's text: a paragraph, a heading, an item of a list, a cell.
pub(super) struct TextContext<'a> {
    pub(super) record: &'a RecordContext<'a>,
    pub(super) block: &'a SourceBlock,
    /// What in it something personal may be written with.
    pub(super) hints: Hints,
}

impl TextContext<'_> {
    /// The words, without marks and readings; what a rule looks for is looked for here.
    pub(super) fn text(&self) -> &str {
        &self.block.text
    }

    /// The location in the file of a range of [`TextContext::text`]. Text that the file does not
    /// hold, such as the title of another record, has none.
    pub(super) fn location(&self, range: Range<usize>) -> Option<Location> {
        let words = self.text().get(range.clone()).unwrap_or_default();
        self.block.span(range).map(|span| self.record.location_of_words(words, &span))
    }
}

/// The site of a day.
pub(super) struct SiteContext<'a> {
    pub(super) site: &'a Site,
    pub(super) outputs: &'a Outputs,
    /// Whether mistakes were found before, so that records may be missing.
    pub(super) has_errors: bool,
}
