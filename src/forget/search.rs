//! All places of a person in the files of a portal.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::change;
use super::files::{self, File};
use super::package::holds_cells;
use super::person::Person;
use super::text::Reading;
use super::trace::{Area, Hit, Spot, Taken, Trace};
use super::{binary, fields, package, table};
use crate::content::Portal;
use crate::pictures::{self, Format};
use crate::pipeline::is_kept_photo;
use crate::rewrite::{Change, Decoded};
use crate::source::{KEPT_PHOTOS, KEPT_STAMPS, LARGEST_PICTURE, extension, is_package, is_workbook};
use crate::spelling::{Certainty, forms};
use crate::stamp::is_stamp;

/// How long a line is shown as a whole, in characters.
const WHOLE_LINE: usize = 100;

/// Where a person is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// The portal's folder.
    pub root: &'a Path,
    /// A further folder that was built.
    pub built: Option<&'a Path>,
    /// The portal, as it was read.
    pub portal: &'a Portal,
    /// Who is looked for.
    pub person: &'a Person,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// All places, by file and place.
    pub traces: Vec<Trace>,
    /// The changes that take out what is safe, one a file.
    pub changes: Vec<Change>,
    /// Folders with a version history, which is not read.
    pub histories: Vec<String>,
    /// Files and links that could not be looked into.
    pub unread: Vec<String>,
    /// Documents of which only a part can be read, such as PDF.
    pub opaque: Vec<String>,
}

impl Search<'_> {
    /// Looks through all files.
    pub fn run(&self) -> Found {
        let listed = files::list(self.root, self.built);
        let layouts = table::layouts(self.portal);
        let is_english = self.portal.settings.main.lang.to_string().starts_with("en");
        let reading = Reading { person: self.person, layouts: &layouts, is_english };
        let looked: Vec<Looked> = listed.all.par_iter().map(|file| look(file, &reading)).collect();
        let mut found = Found { histories: listed.histories, unread: listed.unread, ..Found::default() };
        let mut folders: BTreeMap<String, Area> = BTreeMap::new();
        for (file, looked) in listed.all.iter().zip(looked) {
            let mut path = String::new();
            for folder in file.path.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev() {
                path = path + folder + "/";
                if !self.person.spellings.find(folder).is_empty() {
                    folders.entry(path.clone()).or_insert(file.area);
                }
            }
            found.traces.extend(looked.traces);
            found.changes.extend(looked.change);
            match looked.doubt {
                Some(Doubt::Unread) => found.unread.push(file.path.clone()),
                Some(Doubt::Opaque) => found.opaque.push(file.path.clone()),
                None => {}
            }
        }
        found.traces.extend(folders.into_iter().map(|(path, area)| named(path, area)));
        found.traces.sort_by(|a, b| (&a.file, &a.spot).cmp(&(&b.file, &b.spot)));
        found
    }
}

/// Why nobody can be sure of a file.
enum Doubt {
    Unread,
    Opaque,
}

/// What was found in one file.
#[derive(Default)]
struct Looked {
    traces: Vec<Trace>,
    change: Option<Change>,
    doubt: Option<Doubt>,
}

fn look(file: &File, reading: &Reading<'_>) -> Looked {
    let mut looked = Looked::default();
    let name = file.path.rsplit('/').next().unwrap_or_default();
    if !reading.person.spellings.find(name).is_empty() {
        looked.traces.push(named(file.path.clone(), file.area));
    }
    let is_too_large = std::fs::metadata(&file.disk).map_or(true, |data| data.len() > LARGEST_PICTURE);
    let bytes = if is_too_large { None } else { std::fs::read(&file.disk).ok() };
    let Some(bytes) = bytes else {
        looked.doubt = Some(Doubt::Unread);
        return looked;
    };
    if is_kept_photo(&bytes) && file.path.starts_with(KEPT_PHOTOS) {
        // Pixels alone, named by a hash; the next build removes those of pictures that are gone.
        return looked;
    }
    if is_stamp(&bytes) && file.path.starts_with(KEPT_STAMPS) {
        // Encrypted; the key is lost with the first change of a file.
        return looked;
    }
    if is_package(&bytes) {
        look_into_package(file, &bytes, reading, &mut looked);
    } else if pictures::format(&bytes).is_some_and(|format| format != Format::Svg) {
        look_at_picture(file, bytes, reading, &mut looked);
    } else if let Some(decoded) = Decoded::of(&bytes) {
        if file.area == Area::Built {
            look_at_published(file, &decoded, reading, &mut looked);
        } else {
            look_at_text(file, bytes, decoded, reading, &mut looked);
        }
    } else {
        looked.doubt = Some(Doubt::Opaque);
        let found = binary::find(&bytes, &reading.person.spellings);
        looked.traces.extend(found.into_iter().map(|words| trace(file, Spot::Metadata, words)));
    }
    if is_pdf(file) {
        looked.doubt = Some(Doubt::Opaque);
    }
    looked
}

fn is_pdf(file: &File) -> bool {
    extension(&file.path) == "pdf"
}

fn named(path: String, area: Area) -> Trace {
    let line = path.clone();
    Trace { file: path, area, spot: Spot::Name, field: None, line, certainty: Certainty::Sure, taken: None }
}

fn trace(file: &File, spot: Spot, line: String) -> Trace {
    Trace {
        file: file.path.clone(),
        area: file.area,
        spot,
        field: None,
        line,
        certainty: Certainty::Sure,
        taken: None,
    }
}

fn look_into_package(file: &File, bytes: &[u8], reading: &Reading<'_>, looked: &mut Looked) {
    let names = &reading.person.spellings;
    let cells =
        is_workbook(&extension(&file.path)).then(|| table::workbook(&file.path, bytes, names)).flatten();
    // A text that no cell holds any more may still lie in the package.
    let cells_are_told = cells.as_ref().is_some_and(|cells| !cells.is_empty());
    for cell in cells.into_iter().flatten() {
        looked.traces.push(trace(file, Spot::Cell(cell.cell), cell.text));
    }
    match package::find(bytes, names, |part| !(cells_are_told && holds_cells(part))) {
        Some(parts) => looked
            .traces
            .extend(parts.into_iter().map(|found| trace(file, Spot::Part(found.part), found.words))),
        None => looked.doubt = Some(Doubt::Unread),
    }
}

fn look_at_picture(file: &File, bytes: Vec<u8>, reading: &Reading<'_>, looked: &mut Looked) {
    let found = binary::in_picture(&bytes, &reading.person.spellings);
    let can_be_cleaned = file.area != Area::Built && found.cleaned.is_some();
    let traces = found.found.into_iter().map(|words| Trace {
        taken: can_be_cleaned.then_some(Taken::Removed),
        ..trace(file, Spot::Metadata, words)
    });
    looked.traces.extend(traces);
    if let Some(cleaned) = found.cleaned.filter(|_| can_be_cleaned) {
        looked.change = Some(change::of_picture(file, bytes, cleaned));
    }
}

/// A built file is made anew, so only what it says counts, in whichever form.
fn look_at_published(file: &File, decoded: &Decoded, reading: &Reading<'_>, looked: &mut Looked) {
    let names = &reading.person.spellings;
    for (number, form) in forms::of(&file.path, &decoded.text).into_iter().enumerate() {
        let hits = names.find(&form);
        if hits.is_empty() {
            continue;
        }
        let lines = Lines::of(&form);
        looked.traces.extend(hits.into_iter().map(|hit| {
            let spot = if number == 0 { lines.spot(hit.range.start) } else { Spot::Part("text".to_owned()) };
            Trace { certainty: hit.certainty, ..trace(file, spot, binary::excerpt(&form, &hit.range)) }
        }));
        return;
    }
}

fn look_at_text(file: &File, bytes: Vec<u8>, decoded: Decoded, reading: &Reading<'_>, looked: &mut Looked) {
    let hits = reading.hits(&file.path, file.area, &decoded);
    looked.traces.extend(hidden(file, &decoded.text, reading));
    if hits.is_empty() {
        return;
    }
    let change = change::of_text(file, &bytes, &decoded, &hits, reading);
    let lines = Lines::of(&decoded.text);
    let is_svg = pictures::format(&bytes) == Some(Format::Svg);
    for hit in hits {
        let line = shown(&decoded.text, &hit);
        let spot = match hit.cell {
            Some(cell) => Spot::Cell(cell),
            None => lines.spot(hit.range.start),
        };
        let taken = hit.taking.map(|(taken, _)| taken).filter(|_| change.is_some());
        let field = hit.field.or_else(|| is_svg.then(|| "svg".to_owned()));
        looked.traces.push(Trace { field, certainty: hit.certainty, taken, ..trace(file, spot, line) });
    }
    looked.change = change;
}

/// The names in a text that only its readers see whole, since tags, readings or escapes lie within them.
fn hidden(file: &File, text: &str, reading: &Reading<'_>) -> Vec<Trace> {
    let names = &reading.person.spellings;
    let forms = forms::of(&file.path, text).into_iter().skip(1).map(|form| (names.find(&form), form));
    let Some((hits, form)) = forms.max_by_key(|(hits, _)| hits.len()) else { return Vec::new() };
    if hits.len() <= names.find(text).len() {
        return Vec::new();
    }
    let words = hits.iter().map(|hit| binary::excerpt(&form, &hit.range));
    let unseen = words.filter(|words| !text.contains(words));
    unseen.map(|words| trace(file, Spot::Part("text".to_owned()), words)).collect()
}

fn shown(text: &str, hit: &Hit) -> String {
    let line = match &hit.shown {
        Some(cell) => cell.trim(),
        None => text[fields::line_of(text, hit.range.start)].trim(),
    };
    if line.chars().count() <= WHOLE_LINE { line.to_owned() } else { binary::excerpt(text, &hit.range) }
}

/// Where the lines of a text begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    fn spot(&self, at: usize) -> Spot {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        Spot::Text { line, column: self.text[start..at].chars().count() + 1 }
    }
}
