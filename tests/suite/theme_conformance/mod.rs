//! What every theme fulfils, whatever it looks like: held for the built-in theme, for a small one that
//! takes the place of every page, and for the folder that `ENISHI_THEME` names.

mod checks;
mod tags;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use enishi::content::Kind;
use enishi::platform::OutputPath;
use enishi::render::{BUILT_IN, Renderer};
use enishi::site::{Audience, ListId, Output, Outputs, Page, PageId, Paper};
use jiff::civil::{Date, date};
use serde_yaml::Value;

use super::portal::{Portal, files_below};
use super::search_text::full_portal::full_portal;
use super::search_text::{disagreements, pages, renderer};
use checks::Expected;

/// Days between which jobs close, programs open and events pass.
const DAYS: [(Date, Audience); 5] = [
    (date(2026, 3, 1), Audience::Editors),
    (date(2026, 5, 1), Audience::Public),
    (date(2026, 5, 9), Audience::Public),
    (date(2026, 5, 18), Audience::Editors),
    (date(2027, 1, 1), Audience::Public),
];

const BASE_URL: &str = "https://minato.example/";

#[test]
fn the_built_in_theme_conforms() {
    assert_conforms(&root().join("themes").join(BUILT_IN));
}

#[test]
fn a_theme_that_takes_the_place_of_every_page_conforms() {
    let folder = root().join("tests/themes/minimal");
    assert_conforms(&folder);
    let portal = portal_with(&folder);
    for (path, html) in pages(&renderer(&portal.path(""), date(2026, 5, 1), Audience::Public)) {
        assert!(!html.contains("site-header") && !html.contains("wrap"), "{path} is of the built-in theme");
    }
}

#[test]
fn the_theme_that_is_named_conforms() {
    if let Some(folder) = std::env::var_os("ENISHI_THEME") {
        assert_conforms(&root().join(folder));
    }
}

/// A theme that breaks a promise of the pages, so that the checks of whole sites are seen to fail.
#[test]
fn a_theme_that_forgets_a_mark_or_cannot_render_does_not_conform() {
    for (template, from, to, fault) in [
        ("facts.html", "<dd{{ v.mark }}>{{ v.note", "<dd>{{ v.note", "only in search"),
        ("head.html", "{{ view.image.alt }}", "{{ view.image.alto }}", "cannot be rendered"),
        ("base.html", "{{ page.lang }}", "xx", "lang of <html> is Some(\"xx\")"),
    ] {
        let folder = root().join("tests/themes/minimal");
        let portal = portal_with(&folder);
        let path = format!("themes/minimal/templates/{template}");
        let source = fs::read_to_string(portal.path(&path)).expect("a template");
        assert!(source.contains(from), "{template} does not hold {from}");
        portal.write(&path, source.replace(from, to));
        let faults = faults_of(&portal);
        assert!(faults.iter().any(|found| found.contains(fault)), "{fault} is not in {faults:#?}");
    }
}

#[test]
fn the_portal_shows_every_sort_of_page() {
    let portal = portal_with(&root().join("themes").join(BUILT_IN));
    let mut shown = BTreeSet::new();
    for (day, audience) in DAYS {
        let renderer = renderer(&portal.path(""), day, audience);
        for (_, output) in Outputs::of(renderer.site(), []).iter() {
            shown.extend(sort_of(&renderer, output));
        }
    }
    let kinds = Kind::ALL.into_iter().map(Kind::singular);
    let records = kinds.clone().filter(|kind| *kind != "region").map(|kind| format!("record {kind}"));
    let lists = kinds.filter(|kind| *kind != "page").map(|kind| format!("list {kind}"));
    let others = [
        "home",
        "agenda",
        "archive job",
        "archive event",
        "author",
        "tag",
        "hub",
        "related",
        "answer",
        "list page 2",
    ];
    let messages = ["not found", "accessibility", "search", "shortlist", "news", "data", "redirect"];
    let papers = ["poster", "invitation", "board"];
    let all: BTreeSet<String> = records
        .chain(lists)
        .chain(others.into_iter().chain(messages).chain(papers).map(str::to_owned))
        .collect();
    assert_eq!(all.difference(&shown).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// The sorts of page that an output is one of.
fn sort_of(renderer: &Renderer, output: &Output) -> Vec<String> {
    let Output::Page(id) = output else {
        let is_redirect = matches!(output, Output::Redirect { .. });
        return if is_redirect { vec!["redirect".to_owned()] } else { Vec::new() };
    };
    let mut sorts = vec![match id.page {
        Page::Home => "home".to_owned(),
        Page::List(ListId::Kind(kind), _) => format!("list {}", kind.singular()),
        Page::List(ListId::Archive(kind), _) => format!("archive {}", kind.singular()),
        Page::List(ListId::Author(_), _) => "author".to_owned(),
        Page::List(ListId::Tag(_), _) => "tag".to_owned(),
        Page::List(ListId::Region(_), _) => "hub".to_owned(),
        Page::List(ListId::Related { .. }, _) => "related".to_owned(),
        Page::List(ListId::Answer { .. }, _) => "answer".to_owned(),
        Page::Agenda(..) => "agenda".to_owned(),
        Page::Record(id) => format!("record {}", renderer.site().entry(id).record.kind().singular()),
        Page::NotFound => "not found".to_owned(),
        Page::Accessibility => "accessibility".to_owned(),
        Page::Search => "search".to_owned(),
        Page::News => "news".to_owned(),
        Page::Data => "data".to_owned(),
        Page::Shortlist => "shortlist".to_owned(),
        Page::Paper(Paper::Poster(_)) => "poster".to_owned(),
        Page::Paper(Paper::Invitation(_)) => "invitation".to_owned(),
        Page::Paper(Paper::Board(_)) => "board".to_owned(),
    }];
    if matches!(id.page, Page::List(ListId::Kind(_), 2)) {
        sorts.push("list page 2".to_owned());
    }
    sorts
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn assert_conforms(folder: &Path) {
    let faults = faults_of(&portal_with(folder));
    assert!(faults.is_empty(), "{} does not conform:\n{}", folder.display(), faults.join("\n"));
    let faults = style_faults(folder);
    assert!(faults.is_empty(), "{} does not conform:\n{}", folder.display(), faults.join("\n"));
}

/// A portal with all kinds and fields in the theme of a folder.
fn portal_with(folder: &Path) -> Portal {
    let portal = full_portal();
    let name = folder.file_name().expect("a folder of a theme").to_string_lossy().into_owned();
    portal.write(
        "site.yaml",
        format!(
            "title: みなと\nbase_url: {BASE_URL}\nlanguages: [ja, en]\ntheme: {name}\npage_size: 2\n\
            publisher: {{name: ある市, tel: 00-0000, email: a@a.example, address: 町, url: https://shi.example/}}\n\
            announcement: {{text: お知らせ, until: 2026-05-31, link: /about.html}}\nhome_regions: [hama]\n\
            open_data: {{enabled: true, license: CC-BY-4.0}}\n"
        ),
    );
    let job = |more: &str| {
        format!(
            "---\ntitle: 番\nemployer: {{name: 組合}}\ncontract: volunteer\nregions: [hama]\nposted: 2026-04-01\n{more}---\n"
        )
    };
    portal.write("content/jobs/filled.md", job("filled: true\n"));
    portal.write("content/jobs/draft.md", job("status: draft\n"));
    portal.write("content/jobs/review.md", job("status: review\n"));
    let heard = "---\ntitle: もうひとつの話\nperson: {name: 浜}\nauthor: 聞き手\nconsent: {given: 2026-01-01, media: [web]}\n---\n";
    portal.write("content/stories/heard.md", heard);
    let activities = [("dormant", ""), ("closed", "closed_on: 2026-01-01\n"), ("active", "gives: growth\n")];
    for (activity, more) in activities {
        let group = format!("---\ntitle: 休\nkind: npo\nregions: [hama]\nactivity: {activity}\n{more}---\n");
        portal.write(&format!("content/groups/{activity}.md"), group);
    }
    if folder != root().join("themes").join(BUILT_IN) {
        for (path, bytes) in files_below(folder) {
            portal.write(&format!("themes/{name}/{path}"), bytes);
        }
    }
    portal
}

/// What is wrong with the pages of a portal.
fn faults_of(portal: &Portal) -> Vec<String> {
    let mut faults = Vec::new();
    for (day, audience) in DAYS {
        let renderer = renderer(&portal.path(""), day, audience);
        let mut rendered = BTreeMap::new();
        for (path, output) in Outputs::of(renderer.site(), []).iter() {
            match render(&renderer, path, output) {
                Some(Ok(html)) => {
                    let found = checks::of_page(&html, &expected(&renderer, path, output));
                    faults.extend(found.into_iter().map(|fault| format!("{day} {path}: {fault}")));
                    rendered.insert(path.to_string(), html);
                }
                Some(Err(fault)) => faults.push(format!("{day} {path} cannot be rendered: {fault}")),
                None => {}
            }
        }
        faults.extend(disagreements(&renderer.search_documents(), &rendered));
    }
    faults
}

fn render(renderer: &Renderer, path: &OutputPath, output: &Output) -> Option<Result<String, String>> {
    let html = match output {
        Output::Page(id) => renderer.page(*id),
        Output::Redirect { entry, .. } => renderer.redirect(path, *entry),
        _ => return None,
    };
    let in_words = |bytes| String::from_utf8(bytes).expect("a page is UTF-8");
    Some(html.map(in_words).map_err(|finding| format!("{finding:?}")))
}

fn expected<'a>(renderer: &'a Renderer, path: &OutputPath, output: &Output) -> Expected<'a> {
    let site = renderer.site();
    let address = |path: &OutputPath| site.paths.absolute(path).map(|href| href.to_string());
    let (canonical, language) = match output {
        Output::Page(PageId { page: Page::NotFound, language }) => (None, *language),
        Output::Page(id) => (address(path), id.language),
        Output::Redirect { entry, .. } => {
            let language = enishi::site::LanguageId::MAIN;
            (address(&site.path_of_entry(*entry, language)), language)
        }
        _ => unreachable!("only pages are rendered"),
    };
    let is_not_found = matches!(output, Output::Page(PageId { page: Page::NotFound, .. }));
    let record = match output {
        Output::Page(PageId { page: Page::Record(id), .. }) => Some(*id),
        _ => None,
    };
    let changes = record.map(|id| site.entry(id).shown_changes()).unwrap_or_default();
    let change = |(day, state): (Date, Option<enishi::site::State>)| {
        format!("{day}:{}", state.map_or("passed", enishi::site::State::as_str))
    };
    Expected {
        lang: site.lang(language),
        canonical,
        framed: matches!(output, Output::Page(_)),
        base_url: (!is_not_found).then_some(BASE_URL),
        changes: changes.into_iter().map(change).collect(),
    }
}

/// What is wrong with the stylesheet of a theme; one without a stylesheet of its own has the built-in one.
fn style_faults(folder: &Path) -> Vec<String> {
    let files = files_below(folder);
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    let of = |extension: &str| -> String {
        files.iter().filter(|(path, _)| path.ends_with(extension)).map(|(_, bytes)| text(bytes)).collect()
    };
    let css = of(".css");
    if css.is_empty() {
        return Vec::new();
    }
    let about: Value = serde_yaml::from_str(&of("theme.yaml")).expect("theme.yaml is YAML");
    let unstyled: Vec<String> = about
        .get("unstyled")
        .and_then(Value::as_sequence)
        .into_iter()
        .flatten()
        .filter_map(|class| class.as_str().map(str::to_owned))
        .collect();
    checks::of_style(&css, &unstyled, &(of(".html") + &of(".js")))
}
