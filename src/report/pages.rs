//! Which pages are new or changed since the last published build, and what changed in them.

use rayon::prelude::*;
use serde::Serialize;

use super::lines::{content, differences, heading, lines, own_part, without_facts_by_day, without_unshown};
use super::ways::{Way, target, ways};
use super::words::Words;
use crate::content::{Kind, Record};
use crate::pipeline::{SiteBuild, ThemedSite};
use crate::publish::Published;
use crate::site::{EntryId, ForPrograms, LanguageId, ListId, Output, Page, PageId, Site};

/// How many changed lines of a page are shown.
const MOST_LINES: usize = 8;
/// How many new records may there be, if each is shown with its text, and how many lines of it.
const MOST_IN_FULL: usize = 10;
const MOST_LINES_IN_FULL: usize = 80;
/// How many pages are named that are no records.
const MOST_OTHERS: usize = 20;
/// How much of a line is shown.
const LONGEST_LINE: usize = 120;

/// What is said of the pages and files.
#[derive(Debug, Default, Serialize)]
pub(super) struct Changes {
    /// What the site was held against.
    pub against: String,
    /// How many pages there are of each sort, in a sentence.
    pub counts: String,
    pub new: Vec<RecordPage>,
    pub changed: Vec<RecordPage>,
    /// Pages of records on which only what others say changed: titles and paths.
    pub around: Vec<Plain>,
    /// Pages that are no records.
    pub others: Vec<OtherPage>,
    pub more_others: Option<String>,
    pub gone: Vec<Plain>,
    pub files: Vec<Plain>,
    /// What changed of files that people never open, in a sentence.
    pub for_programs: Option<String>,
    #[serde(skip)]
    pub entries: Vec<EntryId>,
    /// The ways out of new records, and those that changed records did not have before, with the titles.
    #[serde(skip)]
    pub ways: Vec<(Way, String)>,
}

/// A record's page that is new or different.
#[derive(Debug, Serialize)]
pub(super) struct RecordPage {
    pub title: String,
    pub kind: String,
    pub path: String,
    pub file: String,
    /// Of a story: who wrote it, as far as it is known.
    pub author: Option<String>,
    pub new_lines: Vec<String>,
    pub gone_lines: Vec<String>,
    /// What cannot be shown as lines.
    pub note: Option<String>,
}

/// A path and what is there.
#[derive(Debug, Serialize)]
pub(super) struct Plain {
    pub title: String,
    pub path: String,
}

/// A page that is no record.
#[derive(Debug, Serialize)]
pub(super) struct OtherPage {
    pub standing: &'static str,
    /// Its heading; empty where it has none.
    pub title: String,
    pub path: String,
}

/// How an output stands to what was published.
#[derive(Debug, PartialEq, Eq)]
enum Standing {
    /// The lines of a page.
    New(Vec<String>),
    /// Lines that are gone, and lines that are new.
    Changed(Vec<String>, Vec<String>),
    /// It was published with other bytes, which are not there any more.
    Lost,
    /// Only what stands beside the record's own words.
    Around,
    /// Only what frames every page.
    Frame,
    Same,
}

/// Holds every output against what was published.
pub(super) fn changes(
    build: &SiteBuild,
    themed: &ThemedSite,
    before: Option<&Published>,
    words: Words,
) -> anyhow::Result<Changes> {
    let outputs: Vec<_> = build.outputs.iter().collect();
    let looked = outputs.par_iter().map(|(path, output)| look(themed, before, path.as_str(), output));
    let looked: Vec<(Standing, Vec<Way>)> = looked.collect::<anyhow::Result<_>>()?;
    let mut changes = Changes { against: against(before, words), ..Changes::default() };
    let (mut pages, mut same, mut frame, mut programs) = (0, 0, 0, 0);
    for ((path, output), (standing, ways)) in outputs.iter().zip(looked) {
        let path = path.as_str();
        pages += usize::from(matches!(output, Output::Page(_)));
        match (output, standing) {
            (Output::Page(_), Standing::Same) => same += 1,
            (Output::Page(_), Standing::Frame) => frame += 1,
            // Its photograph is told.
            (_, Standing::Same) | (Output::PhotoSize { .. }, _) => {}
            (Output::Page(id), standing) => changes.page(&build.site, *id, path, (standing, ways), words),
            (Output::File(file) | Output::Picture { file }, standing) => {
                let key = if matches!(standing, Standing::New(_)) { "file_new" } else { "file_changed" };
                changes.files.push(Plain { title: words.get(key).to_owned(), path: file.to_string() });
            }
            _ => programs += 1,
        }
    }
    let gone = before.into_iter().flat_map(Published::paths);
    let gone = gone.filter(|path| build.outputs.get(path).is_none() && ForPrograms::at(path).is_none());
    let title = |path: &str| {
        let bytes = before.filter(|_| path.ends_with(".html"))?.bytes(path)?;
        heading(&String::from_utf8_lossy(&bytes))
    };
    changes.gone =
        gone.map(|path| Plain { title: title(path).unwrap_or_default(), path: path.to_owned() }).collect();
    if changes.new.len() > MOST_IN_FULL {
        changes.new.iter_mut().for_each(|page| page.new_lines.clear());
    }
    let told = changes.new.len() + changes.changed.len() + changes.around.len() + changes.others.len();
    changes.counts = words.say(
        "changes_counts",
        &[
            ("new", &changes.new.len()),
            ("changed", &changes.changed.len()),
            ("around", &changes.around.len()),
            ("others", &changes.others.len()),
            ("frame", &frame),
            ("rest", &pages.saturating_sub(told + frame + same)),
            ("same", &same),
            ("gone", &changes.gone.len()),
        ],
    );
    let more = changes.others.len().saturating_sub(MOST_OTHERS);
    changes.others.truncate(MOST_OTHERS);
    for other in &mut changes.others {
        let bytes = themed.bytes(&other.path)?.unwrap_or_default();
        other.title = heading(&String::from_utf8_lossy(&bytes)).unwrap_or_default();
    }
    changes.more_others = (more > 0).then(|| words.say("more", &[("n", &more)]));
    changes.for_programs = (programs > 0).then(|| words.say("changes_programs", &[("n", &programs)]));
    Ok(changes)
}

/// How an output stands to what was published, and the ways out of it that are new.
fn look(
    themed: &ThemedSite,
    before: Option<&Published>,
    path: &str,
    output: &Output,
) -> anyhow::Result<(Standing, Vec<Way>)> {
    let without_ways = |standing| Ok((standing, Vec::new()));
    let is_record = matches!(
        output,
        Output::Page(PageId { page: Page::Record(_) | Page::List(ListId::Region(_), 1), .. })
    );
    let ways_of =
        |page: &str| if is_record { ways(&without_unshown(own_part(content(page)))) } else { Vec::new() };
    let is_page = matches!(output, Output::Page(_));
    let is_new = before.is_none_or(|before| !before.has(path));
    if is_new && !is_record && (before.is_none() || !is_page) {
        return without_ways(Standing::New(Vec::new()));
    }
    let bytes = themed.bytes(path)?.unwrap_or_default();
    let Some(before) = before.filter(|_| !is_new) else {
        let page = String::from_utf8_lossy(&bytes);
        // Where nothing was published, everything is new, and nobody reads it on paper.
        let is_read = before.is_some();
        let lines = if is_read { lines(&without_unshown(own_part(content(&page)))) } else { Vec::new() };
        return Ok((Standing::New(lines), ways_of(&page)));
    };
    if before.is_same(path, &bytes) {
        return without_ways(Standing::Same);
    }
    match before.bytes(path) {
        None => Ok((Standing::Lost, ways_of(&String::from_utf8_lossy(&bytes)))),
        Some(old) if is_page => {
            let (old, new) = (String::from_utf8_lossy(&old), String::from_utf8_lossy(&bytes));
            let former = ways_of(&old);
            let ways = ways_of(&new).into_iter().filter(|way| !former.contains(way)).collect();
            Ok((page(&old, &new), ways))
        }
        Some(_) => without_ways(Standing::Changed(Vec::new(), Vec::new())),
    }
}

fn against(before: Option<&Published>, words: Words) -> String {
    words.get(if before.is_some() { "changes_against" } else { "changes_against_nothing" }).to_owned()
}

/// How two versions of a page stand to each other.
fn page(old: &str, new: &str) -> Standing {
    let (old, new) = (content(old), content(new));
    let [old_own, new_own] = [old, new].map(|page| without_facts_by_day(own_part(page)));
    let (gone, added) = differences(&lines(&old_own), &lines(&new_own));
    if !gone.is_empty() || !added.is_empty() || is_other(&old_own, &new_own) {
        Standing::Changed(gone, added)
    } else if old == new {
        Standing::Frame
    } else {
        Standing::Around
    }
}

/// Whether links or pictures are others although the words are the same. The days on which a browser shows a line are
/// no change of what somebody wrote.
fn is_other(old: &str, new: &str) -> bool {
    let targets = |html: &str| {
        let marked = ["href=", "src="].map(|mark| html.split(mark).skip(1).map(target).collect::<Vec<_>>());
        marked.concat()
    };
    targets(old) != targets(new)
}

impl Changes {
    fn page(
        &mut self,
        site: &Site,
        id: PageId,
        path: &str,
        (standing, ways): (Standing, Vec<Way>),
        words: Words,
    ) {
        let (Page::Record(entry) | Page::List(ListId::Region(entry), 1)) = id.page else {
            // A sheet of paper says what its record says.
            if !matches!(id.page, Page::Paper(_)) && id.language == LanguageId::MAIN {
                let standing = words.get(standing.word());
                self.others.push(OtherPage { standing, title: String::new(), path: path.to_owned() });
            }
            return;
        };
        let (record, _) = site.version(entry, id.language);
        // What has no words of its own in a language follows the page in the site's own.
        if id.language != LanguageId::MAIN && record.translation.is_none() {
            return;
        }
        if !site.portal.keys.contains_key(record.key()) {
            return;
        }
        let title = record.common.title.trim().to_owned();
        for way in ways {
            if !self.ways.iter().any(|(known, _)| *known == way) {
                self.ways.push((way, title.clone()));
            }
        }
        match standing {
            Standing::Around => self.around.push(Plain { title, path: path.to_owned() }),
            Standing::New(mut lines) => {
                self.entries.push(entry);
                let more = lines.len().saturating_sub(MOST_LINES_IN_FULL);
                lines.truncate(MOST_LINES_IN_FULL);
                let note = (more > 0).then(|| words.say("changes_more_lines", &[("n", &more)]));
                self.new.push(RecordPage {
                    new_lines: lines,
                    note,
                    ..record_page(site, record, path, words)
                });
            }
            Standing::Changed(gone, added) => {
                self.entries.push(entry);
                let mut page = record_page(site, record, path, words);
                page.note = note(&gone, &added, words);
                (page.gone_lines, page.new_lines) = (shown(gone), shown(added));
                self.changed.push(page);
            }
            Standing::Lost => {
                self.entries.push(entry);
                let note = Some(words.get("changes_lost").to_owned());
                self.changed.push(RecordPage { note, ..record_page(site, record, path, words) });
            }
            Standing::Frame | Standing::Same => {}
        }
    }
}

impl Standing {
    const fn word(&self) -> &'static str {
        match self {
            Self::New(_) => "page_new",
            _ => "page_changed",
        }
    }
}

fn record_page(site: &Site, record: &Record, path: &str, words: Words) -> RecordPage {
    // Who writes is asked about what they wrote, also where the page does not name them.
    let versions = std::iter::once(record).chain(site.portal.find(record.key()).map(|original| &**original));
    let author = versions.filter_map(Record::story).find_map(|story| story.author.as_deref()).map(str::trim);
    let author = author.filter(|author| !author.is_empty());
    let or_unknown = || author.map_or_else(|| words.get("author_unknown").to_owned(), str::to_owned);
    RecordPage {
        title: record.common.title.trim().to_owned(),
        kind: super::kind_name(record.kind(), words.0).to_owned(),
        path: path.to_owned(),
        file: record.origin.source.path.clone(),
        author: (record.kind() == Kind::Story).then(or_unknown),
        new_lines: Vec::new(),
        gone_lines: Vec::new(),
        note: None,
    }
}

fn note(gone: &[String], added: &[String], words: Words) -> Option<String> {
    let more = gone.len().saturating_sub(MOST_LINES) + added.len().saturating_sub(MOST_LINES);
    match more {
        0 if gone.is_empty() && added.is_empty() => Some(words.get("changes_targets").to_owned()),
        0 => None,
        _ => Some(words.say("changes_more_lines", &[("n", &more)])),
    }
}

fn shown(lines: Vec<String>) -> Vec<String> {
    let short = |line: String| match line.char_indices().nth(LONGEST_LINE) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    };
    lines.into_iter().take(MOST_LINES).map(short).collect()
}
