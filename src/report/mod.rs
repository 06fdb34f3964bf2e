//! What somebody reads before signing that a site may be published, and what a successor needs.
//!
//! Takes a build of the site and what was published before; gives one page of HTML that needs no other file and can be
//! printed: what is new and changed, what was checked by machine and what was found, what was left on purpose, what
//! people must look at themselves, what ends soon; then where things are. Never says that all is well: it says what was
//! looked at. The same input gives the same bytes.

mod change_words;
mod checked;
mod handover;
mod lines;
mod pages;
mod people;
mod ways;
mod words;

use anyhow::Context as _;
use serde::Serialize;
use tera::{Context, Tera};

pub use change_words::{day, name, sentence, sentence_until};

use crate::content::Kind;
use crate::locale::Language;
use crate::pipeline::{SiteBuild, unread_documents};
use crate::publish::Published;
use ways::Means;
use words::Words;

/// The page, and a part of it.
const TEMPLATES: [(&str, &str); 2] = [
    ("report.html", include_str!("../../content/report/report.html")),
    ("names.html", include_str!("../../content/report/names.html")),
];

/// A box to tick: something that no machine can know.
#[derive(Debug, Serialize)]
struct Box {
    text: String,
    /// What it is about.
    about: people::Names,
    /// What to go through one by one.
    lists: Vec<List>,
}

/// Things of one sort beside a box.
#[derive(Debug, Serialize)]
struct List {
    heading: &'static str,
    of: people::Names,
}

impl List {
    /// `None` where there is nothing of the sort.
    fn of(heading: &str, names: Vec<String>, words: Words) -> Option<Self> {
        (!names.is_empty()).then(|| Self { heading: words.get(heading), of: people::Names::of(names, words) })
    }
}

/// The report on a build, held against what was published before.
///
/// # Errors
/// A page of the site cannot be made.
pub fn report(build: &SiteBuild, before: Option<&Published>, language: Language) -> anyhow::Result<String> {
    let words = Words(language);
    let site = &build.site;
    let changes = match build.themed() {
        Ok(themed) => pages::changes(build, themed, before, words)?,
        Err(_) => {
            pages::Changes { against: words.get("changes_no_theme").to_owned(), ..pages::Changes::default() }
        }
    };
    let mut context = Context::new();
    context.insert("lang", language.pick("ja", "en"));
    context.insert("t", &words.all());
    context.insert("title", &site.portal.settings.main.title);
    context.insert("day", &day(site.day, language));
    context.insert("program", concat!("Enishi ", env!("CARGO_PKG_VERSION")));
    let checked = checked::checked(build, words);
    context.insert("checked", &checked);
    let unread = build.themed().map_or_else(|_| Ok(Vec::new()), unread_documents)?;
    let unread = List::of("unread_documents", unread, words);
    let boxes = boxes(build, &changes, (checked.has_left_something(), unread), words);
    context.insert("boxes", &boxes);
    context.insert("changes", &changes);
    context.insert("endings", &people::endings(site, words));
    context.insert("unconfirmed", &people::unconfirmed(site, words));
    context.insert("without_contact", &people::without_contact(site, words));
    context.insert("consents", &people::consents(site, words));
    context.insert("handover", &handover::handover(build, words));
    let mut tera = Tera::new();
    tera.add_raw_templates(TEMPLATES).context("the templates of the report")?;
    tera.render("report.html", &context).context("the report")
}

/// What a kind is called.
fn kind_name(kind: Kind, language: Language) -> &'static str {
    match language {
        Language::Ja => kind.japanese(),
        Language::En => kind.singular(),
    }
}

/// What people look at, with the new and changed records that it is about.
fn boxes(
    build: &SiteBuild,
    changes: &pages::Changes,
    (has_left_something, unread): (bool, Option<List>),
    words: Words,
) -> Vec<Box> {
    let site = &build.site;
    let titles = |is_meant: &dyn Fn(&crate::content::Record) -> bool| {
        let mut titles: Vec<String> = Vec::new();
        for id in &changes.entries {
            let record = &site.entry(*id).record;
            let title = record.common.title.trim().to_owned();
            if is_meant(record) && !titles.contains(&title) {
                titles.push(title);
            }
        }
        people::Names::of(titles, words)
    };
    let general = |key: &str| Box {
        text: words.get(key).to_owned(),
        about: people::Names::default(),
        lists: Vec::new(),
    };
    let about =
        |key: &str, about: people::Names| (!about.names.is_empty()).then(|| Box { about, ..general(key) });
    let of_kinds = |kinds: &'static [Kind]| titles(&|record| kinds.contains(&record.kind()));
    let contacts = Box { lists: ways_to_try(changes, words), ..general("box_contacts") };
    let mut boxes = vec![general("box_read"), general("box_facts"), contacts];
    boxes.extend(about("box_story", titles(&|record| people::is_story_for_the_web(record))));
    boxes.extend(about("box_job", of_kinds(&[Kind::Job])));
    boxes.extend(about("box_event", of_kinds(&[Kind::Event])));
    boxes.extend(about("box_group", of_kinds(&[Kind::Group, Kind::Place, Kind::Program])));
    let pictures = about(
        "box_picture",
        titles(&|record| record.common.image.is_some() || record.body.pictures().next().is_some()),
    );
    let unsaid = changes.entries.iter().map(|id| &*site.entry(*id).record);
    let unsaid = unsaid.flat_map(|record| people::pictures_without_consent(record, words)).collect();
    let unsaid = List::of("pictures_without_consent", unsaid, words);
    boxes.extend(pictures.map(|pictures| Box { lists: unsaid.into_iter().collect(), ..pictures }));
    boxes.extend(unread.map(|unread| Box { lists: vec![unread], ..general("box_documents") }));
    let left = has_left_something.then_some("box_left");
    boxes.extend(["box_rights"].into_iter().chain(left).chain(["box_seen"]).map(general));
    boxes
}

/// The numbers and addresses of new and changed records, means by means.
fn ways_to_try(changes: &pages::Changes, words: Words) -> Vec<List> {
    let of = |(heading, means)| {
        let ways = changes.ways.iter().filter(move |((of, _), _)| *of == means);
        let line = |((_, shown), title): &(ways::Way, String)| {
            words.say("way_of", &[("what", shown), ("title", title)])
        };
        List::of(heading, ways.map(line).collect(), words)
    };
    let means = [("try_phones", Means::Telephone), ("try_mails", Means::Mail), ("try_links", Means::Link)];
    means.into_iter().filter_map(of).collect()
}
