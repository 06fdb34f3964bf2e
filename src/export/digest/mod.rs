//! The mail of a month, as plain text and as simple HTML: what is new, when events take place, what closes, a
//! story. Its addresses are whole, since a mail is read anywhere.

mod html;
mod text;

use jiff::civil::Date;

use super::address;
use crate::content::Kind;
use crate::content::kinds::{Event, PlaceMode};
use crate::render::Renderer;
use crate::render::format::{self, html_lang};
use crate::site::{EntryId, FeedScope, LanguageId, Occurrence, Page, PageId, Site};
use crate::texts::Texts;

/// How many records of a sort are told.
const MOST: usize = 20;
/// How many times of an event are told.
const MOST_TIMES: usize = 5;

/// What a mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestOf {
    /// Any day of the month.
    pub month: Date,
    /// The part of the site.
    pub scope: FeedScope,
    /// The language of the mail.
    pub language: LanguageId,
}

/// A mail of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Its subject.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
}

/// What a mail says, in whatever form.
struct Mail<'a> {
    subject: String,
    /// The language, as HTML names it.
    lang: &'a str,
    texts: &'a Texts,
    opening: Vec<String>,
    sections: Vec<Section>,
    as_of: String,
    sender: Vec<Line>,
}

/// Records under a heading.
struct Section {
    heading: String,
    items: Vec<Item>,
    /// What is said of those that are not told, and where they are.
    more: Option<(String, String)>,
}

/// What a mail says of a record.
struct Item {
    title: String,
    /// The language of the title, where that is not the mail's.
    lang: Option<String>,
    lines: Vec<String>,
    address: String,
}

/// A line about the sender, with an address where it is one.
struct Line {
    label: String,
    text: String,
    href: Option<String>,
}

/// The mail of a month; `None` where the address of the site is not known.
pub fn digest(renderer: &Renderer, of: DigestOf) -> Option<Digest> {
    let mail = Writer { renderer, site: renderer.site(), texts: renderer.texts(of.language), of }.mail()?;
    Some(Digest { text: text::write(&mail), html: html::write(&mail), subject: mail.subject })
}

struct Writer<'a> {
    renderer: &'a Renderer,
    site: &'a Site,
    texts: &'a Texts,
    of: DigestOf,
}

impl<'a> Writer<'a> {
    fn mail(&self) -> Option<Mail<'a>> {
        let (site, texts) = (self.site, self.texts);
        let month = format::day(texts, "year_month", self.of.month);
        let lang = site.lang(self.of.language);
        let settings = site.settings(lang);
        let subject = match self.of.scope {
            FeedScope::Region(id) | FeedScope::Group(id) => {
                let name = &site.version(id, self.of.language).0.common.title;
                texts.fill("digest.title_of", &[("site", &settings.title), ("name", name), ("month", &month)])
            }
            _ => texts.fill("digest.title", &[("site", &settings.title), ("month", &month)]),
        };
        let brings = site.monthly(self.of.scope, self.of.month);
        let opening = if brings.is_empty() { "digest.nothing" } else { "digest.opening" };
        let news = brings.news.iter().map(|id| self.news(*id));
        let events = brings.events.iter().map(|(id, times)| self.event(*id, times));
        let closing = brings.closing.iter().map(|id| self.closing(*id));
        let story = brings.story.iter().map(|id| self.record(*id, self.title(*id), self.summary(*id)));
        let sections = [
            self.section("digest.new", news.collect::<Option<_>>()?),
            self.section("digest.events", events.collect::<Option<_>>()?),
            self.section("digest.closing", closing.collect::<Option<_>>()?),
            self.section("digest.story", story.collect::<Option<_>>()?),
        ];
        let today = format::day(texts, "day", site.day);
        Some(Mail {
            subject,
            lang: html_lang(lang),
            texts,
            opening: vec![texts.fill(opening, &[("month", &month)])],
            sections: sections.into_iter().flatten().collect(),
            as_of: texts.fill("digest.as_of", &[("date", &today)]),
            sender: self.sender()?,
        })
    }

    fn section(&self, heading: &str, mut items: Vec<Item>) -> Option<Section> {
        if items.is_empty() {
            return None;
        }
        let left = items.len().saturating_sub(MOST);
        items.truncate(MOST);
        let more = (left > 0).then(|| {
            let number = left.to_string();
            let page =
                if self.site.has_news_page() && heading == "digest.new" { Page::News } else { Page::Home };
            let path = self.site.path_of(PageId { page, language: self.of.language });
            let address = address::absolute(self.site, &path).unwrap_or_default();
            (self.texts.fill("digest.more", &[("n", &number)]), address)
        });
        Some(Section { heading: self.texts.get(heading).to_owned(), items, more })
    }

    fn title(&self, id: EntryId) -> String {
        let record = self.site.version(id, self.of.language).0;
        let title = record.common.title.trim().to_owned();
        if record.is_cancelled() { self.texts.fill("digest.cancelled", &[("title", &title)]) } else { title }
    }

    fn summary(&self, id: EntryId) -> Vec<String> {
        self.renderer.summary(id, self.of.language).into_iter().collect()
    }

    fn record(&self, id: EntryId, title: String, lines: Vec<String>) -> Option<Item> {
        let (_, is_here) = self.site.version(id, self.of.language);
        let path = self.site.path_of_entry(id, self.of.language);
        let lang = (!is_here).then(|| html_lang(self.site.original_lang(id)).to_owned());
        Some(Item { title, lang, lines, address: address::absolute(self.site, &path)? })
    }

    fn news(&self, id: EntryId) -> Option<Item> {
        let kind = self.site.entry(id).record.kind();
        let title = self.title(id);
        let title = match kind {
            Kind::Page => title,
            kind => {
                let key = format!("kind.{}.one", kind.folder());
                self.texts.fill("digest.of_kind", &[("title", &title), ("kind", self.texts.get(&key))])
            }
        };
        self.record(id, title, self.summary(id))
    }

    fn closing(&self, id: EntryId) -> Option<Item> {
        let last_day = self.renderer.last_day_in_words(id, self.of.language);
        self.record(id, self.title(id), last_day.into_iter().collect())
    }

    fn event(&self, id: EntryId, times: &[Occurrence]) -> Option<Item> {
        let event = self.site.version(id, self.of.language).0.event();
        let mut lines: Vec<String> = times
            .iter()
            .take(MOST_TIMES)
            .filter_map(|time| event.map(|event| when(self.texts, event, time)))
            .collect();
        if times.len() > MOST_TIMES {
            let left = (times.len() - MOST_TIMES).to_string();
            lines.push(self.texts.fill("digest.more_times", &[("n", &left)]));
        }
        lines.extend(event.and_then(|event| self.place(event)));
        self.record(id, self.title(id), lines)
    }

    fn place(&self, event: &Event) -> Option<String> {
        let place = event.place.as_ref();
        let of_record = || {
            let key =
                crate::content::Key { kind: Kind::Place, id: event.place_id.as_ref()?.as_str().to_owned() };
            let id = self.site.find(&key)?;
            Some(self.site.version(id, self.of.language).0.common.title.clone())
        };
        let mode = place.and_then(|place| place.mode).filter(|mode| *mode != PlaceMode::Onsite);
        let mode = mode.map(|mode| self.texts.value("event_mode", mode.as_str()).to_owned());
        let name = place.and_then(|place| place.name.clone()).or_else(of_record);
        let parts: Vec<String> = name.into_iter().chain(mode).collect();
        (!parts.is_empty()).then(|| self.texts.fill("digest.place", &[("place", &parts.join(" / "))]))
    }

    /// Who sends it, and where to ask.
    fn sender(&self) -> Option<Vec<Line>> {
        let settings = self.site.settings(self.site.lang(self.of.language));
        let home = self.site.path_of(PageId { page: Page::Home, language: self.of.language });
        let home = address::absolute(self.site, &home)?;
        let mut lines = vec![Line { label: settings.title.clone(), text: home.clone(), href: Some(home) }];
        if let Some(publisher) = &settings.publisher {
            let label = || self.texts.get("digest.contact").to_owned();
            lines.push(Line { label: label(), text: publisher.name.clone(), href: None });
            let tel = publisher.tel.as_ref().map(|tel| (tel.as_str().to_owned(), None));
            let email =
                publisher.email.as_ref().map(|email| (email.0.clone(), Some(format!("mailto:{}", email.0))));
            let ways = [("digest.tel", tel), ("digest.email", email)];
            lines.extend(ways.into_iter().filter_map(|(key, way)| {
                let (text, href) = way?;
                Some(Line { label: self.texts.get(key).to_owned(), text, href })
            }));
        }
        Some(lines)
    }
}

/// A time that an event takes place, in words.
fn when(texts: &Texts, event: &Event, occurrence: &Occurrence) -> String {
    if let Some((from, to)) = occurrence.daily_hours().filter(|_| event.has_daily_hours()) {
        return format::daily_occurrence(texts, from, to);
    }
    let is_timed = !event.all_day;
    let starts = (occurrence.starts.day, occurrence.starts.time.filter(|_| is_timed));
    let ends = occurrence.ends.map(|ends| (ends.day, ends.time.filter(|_| is_timed)));
    let days = format::occurrence(texts, starts, ends);
    match &event.starting_words {
        Some(words) => format!("{days} {words}"),
        None => days,
    }
}
