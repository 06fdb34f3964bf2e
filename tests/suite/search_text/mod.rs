//! What search is told of a page is what the page marks: the same pages, the same blocks.
//!
//! The HTML is read here by a small walker that knows nothing of the program.

mod every_field;
pub(crate) mod full_portal;
mod odd_bodies;
mod privacy;
mod walker;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use enishi::pipeline::load_folder;
use enishi::platform::OutputPath;
use enishi::render::Renderer;
use enishi::search::{Document, Zone};
use enishi::site::{Audience, Output, Outputs, Site};
use jiff::civil::{Date, date};

use super::portal::Portal;
use super::starter::starter;

const DAY: Date = date(2026, 5, 1);

pub(crate) fn renderer(folder: &Path, day: Date, audience: Audience) -> Renderer {
    let reading = load_folder(folder);
    let theme = reading.theme.unwrap_or_else(|| panic!("a theme with mistakes: {:#?}", reading.diagnostics));
    let site = Site::new(Arc::clone(&reading.portal), Arc::clone(&reading.pictures), day, audience);
    Renderer::new(Arc::new(site), theme)
}

/// The HTML of every page, by output path.
pub(crate) fn pages(renderer: &Renderer) -> BTreeMap<String, String> {
    let html = |(path, output): (&OutputPath, &Output)| {
        let html = match output {
            Output::Page(id) => renderer.page(*id).unwrap_or_else(|finding| panic!("{path}: {finding:?}")),
            Output::Redirect { entry, .. } => renderer.redirect(path, *entry).expect("a redirect"),
            _ => return None,
        };
        Some((path.to_string(), String::from_utf8(html).expect("a page is UTF-8")))
    };
    Outputs::of(renderer.site(), []).iter().filter_map(html).collect()
}

/// White space as pages show it: one space, and none between two full-width characters.
fn collapsed(text: &str) -> String {
    let wide = |c: char| c >= '\u{2010}' && !('\u{ac00}'..='\u{d7ff}').contains(&c);
    let mut out = String::new();
    for word in text.split_ascii_whitespace() {
        let joins = out.chars().next_back().is_some_and(wide) && word.chars().next().is_some_and(wide);
        if !out.is_empty() && !joins {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn sorted(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<_> = texts.map(|text| collapsed(&text)).filter(|text| !text.is_empty()).collect();
    texts.sort();
    texts
}

/// Holds the documents of a site against its pages; gives the number of documents.
#[track_caller]
fn agree(renderer: &Renderer) -> usize {
    let documents = renderer.search_documents();
    let faults = disagreements(&documents, &pages(renderer));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    documents.len()
}

/// Where pages mark other text than search is told.
pub(crate) fn disagreements(documents: &[Document], pages: &BTreeMap<String, String>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut told: BTreeMap<&str, &Document> = BTreeMap::new();
    for document in documents {
        if told.insert(&document.url, document).is_some() {
            faults.push(format!("{} is searched twice", document.url));
        }
    }
    for (path, html) in pages {
        let marked = walker::marked_blocks(html).map_err(|fault| faults.push(format!("{path}: {fault}")));
        let on_page = sorted(marked.unwrap_or_default().into_iter());
        let document = told.remove(path.as_str());
        let in_search = sorted(document.iter().flat_map(|d| d.blocks.iter().map(|b| b.text.clone())));
        let missing = without(&in_search, &on_page);
        let surplus = without(&on_page, &in_search);
        if !missing.is_empty() || !surplus.is_empty() {
            faults.push(format!("{path}\n  only in search: {missing:#?}\n  only marked: {surplus:#?}"));
        }
    }
    faults.extend(told.keys().map(|url| format!("{url} is searched and no page")));
    faults
}

/// What of one sorted list is not in the other, as often as it stands there.
fn without(all: &[String], others: &[String]) -> Vec<String> {
    let mut others = others.to_vec();
    let mut left = Vec::new();
    for text in all {
        match others.binary_search(text) {
            Ok(at) => drop(others.remove(at)),
            Err(_) => left.push(text.clone()),
        }
    }
    left
}

#[test]
fn the_sample_portal_marks_what_is_searched() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-site");
    let days = [
        (DAY, Audience::Public),
        (date(2026, 11, 21), Audience::Editors),
        (date(2029, 1, 1), Audience::Public),
    ];
    for (day, audience) in days {
        assert!(agree(&renderer(&folder, day, audience)) > 20, "{day}");
    }
}

#[test]
fn the_starter_marks_what_is_searched() {
    let starter = starter();
    assert!(agree(&renderer(starter.path(), DAY, Audience::Public)) > 8);
}

#[test]
fn closed_jobs_past_events_lists_and_made_pages_are_not_searched() {
    let job = |more: &str| {
        format!(
            "---\ntitle: 番\nemployer: {{name: 組合}}\ncontract: volunteer\nposted: 2026-04-01\n{more}---\n"
        )
    };
    let event = |starts: &str| format!("---\ntitle: 集い\nstarts: {starts}\n---\n");
    let portal = Portal::new(
        "",
        &[
            ("content/jobs/open.md", &job("closes: 2026-05-01\n")),
            ("content/jobs/closed.md", &job("closes: 2026-04-30\n")),
            ("content/jobs/filled.md", &job("filled: true\n")),
            ("content/events/today.md", &event("2026-05-01")),
            ("content/events/past.md", &event("2026-04-30")),
            ("content/pages/about.md", "---\ntitle: この場所\n---\n"),
        ],
    );
    let renderer = renderer(&portal.path(""), DAY, Audience::Public);
    agree(&renderer);
    let urls: Vec<_> = renderer.search_documents().into_iter().map(|document| document.url).collect();
    assert_eq!(urls, ["jobs/open.html", "events/today.html", "about.html"]);
    for (path, html) in pages(&renderer) {
        assert_eq!(html.contains("data-search"), urls.contains(&path), "{path}");
    }
}

#[test]
fn what_belongs_to_a_region_is_searched_on_its_own_pages() {
    let group = "---\ntitle: 会\nkind: npo\nregions: [hama]\n---\n";
    let portal = Portal::new(
        "page_size: 1\n",
        &[
            (
                "content/regions/hama.md",
                "---\ntitle: 浜町\nkind: municipality\nparent: niigata\n---\n海の町。\n",
            ),
            ("content/groups/a.md", group),
            ("content/groups/b.md", group),
            ("content/groups/c.md", group),
            ("content/groups/d.md", group),
        ],
    );
    let renderer = renderer(&portal.path(""), DAY, Audience::Public);
    agree(&renderer);
    let blocks = blocks_of(&renderer, "regions/hama.html");
    assert_eq!(blocks, [(Zone::Title, "浜町"), (Zone::Body, "海の町。"), (Zone::Field, "新潟県")].map(owned));
    assert!(!pages(&renderer)["regions/hama/groups/page-2.html"].contains("data-search"));
}

fn owned((zone, text): (Zone, &str)) -> (Zone, String) {
    (zone, text.to_owned())
}

fn document(renderer: &Renderer, url: &str) -> Document {
    let found = renderer.search_documents().into_iter().find(|document| document.url == url);
    found.unwrap_or_else(|| panic!("no document of {url}"))
}

fn blocks_of(renderer: &Renderer, url: &str) -> Vec<(Zone, String)> {
    document(renderer, url).blocks.into_iter().map(|block| (block.zone, block.text)).collect()
}
