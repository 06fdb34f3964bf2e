//! How to be told of news: the calendar and the feed of a list, a hub or a group, and the mails of the publisher.

use crate::content::Kind;
use crate::content::types::Url;
use crate::platform::OutputPath;
use crate::render::page_context::PageContext;
use crate::render::parts::state_changes;
use crate::render::view::{Fact, FactValue, FeedLink, Link, Panel};
use crate::site::{
    CalendarId, CalendarScope, EntryId, FeedFormat, FeedId, FeedScope, Href, ListId, Page, PageId,
};

/// The box that puts one event into the reader's calendar, until it is over.
pub(in crate::render) fn event(context: PageContext<'_>, id: EntryId) -> Option<Panel> {
    let (site, texts) = (context.site(), context.texts());
    let calendar = CalendarId::Event(id);
    site.calendar(calendar)?;
    let href = context.href(&path_of(context, calendar));
    Some(Panel {
        heading: texts.get("calendar.add_heading").to_owned(),
        hint: Some(texts.get("calendar.add_hint").to_owned()),
        button: Some(Link { text: texts.get("calendar.add").to_owned(), href, ..Link::default() }),
        timeline: state_changes::open_from_until(None, site.entry(id).ends),
        ..Panel::default()
    })
}

/// The box of a page of a list.
pub(in crate::render) fn list(context: PageContext<'_>, list: ListId) -> Option<Panel> {
    match list {
        ListId::Kind(Kind::Event) => panel(context, Some(CalendarScope::Site), FeedScope::Kind(Kind::Event)),
        ListId::Region(region) => {
            panel(context, Some(CalendarScope::Region(region)), FeedScope::Region(region))
        }
        ListId::Related { of, .. } if context.record(of).kind() == Kind::Group => group(context, of),
        ListId::Related { of, .. } if context.record(of).kind() != Kind::Region => None,
        ListId::Related { of, kind } => {
            let calendar = (kind == Kind::Event).then_some(CalendarScope::Region(of));
            panel(context, calendar, FeedScope::Region(of))
        }
        ListId::Archive(Kind::Event) => archive(context),
        ListId::Kind(kind) | ListId::Archive(kind) | ListId::Answer { kind, .. } => {
            panel(context, None, FeedScope::Kind(kind))
        }
        ListId::Author(_) => panel(context, None, FeedScope::Kind(Kind::Story)),
        ListId::Tag(_) => news(context),
    }
}

/// The box that gives the past events to the reader's calendar.
fn archive(context: PageContext<'_>) -> Option<Panel> {
    let (site, texts) = (context.site(), context.texts());
    let calendar = CalendarId::Archive(CalendarScope::Site);
    site.calendar(calendar)?;
    let href = context.href(&path_of(context, calendar));
    let button = Some(Link { text: texts.get("calendar.add").to_owned(), href, ..Link::default() });
    Some(Panel { heading: texts.get("calendar.archive").to_owned(), button, ..Panel::default() })
}

/// The box of the page of news.
pub(in crate::render) fn news(context: PageContext<'_>) -> Option<Panel> {
    panel(context, None, FeedScope::Site)
}

/// The box of a group.
pub(in crate::render) fn group(context: PageContext<'_>, id: EntryId) -> Option<Panel> {
    panel(context, Some(CalendarScope::Group(id)), FeedScope::Group(id))
}

/// The feeds that programs find in the head of a page: that of the site, and what the page shows.
pub(in crate::render) fn feeds(context: PageContext<'_>, page: Page) -> Vec<FeedLink> {
    let of_page = match page {
        Page::List(ListId::Kind(kind), 1) => Some(FeedScope::Kind(kind)),
        Page::List(ListId::Region(region), 1) => Some(FeedScope::Region(region)),
        Page::Record(id) if context.record(id).kind() == Kind::Group => Some(FeedScope::Group(id)),
        _ => None,
    };
    let known = of_page.into_iter().chain([FeedScope::Site]);
    known.filter_map(|scope| feed(context, scope)).flatten().collect()
}

fn panel(context: PageContext<'_>, calendar: Option<CalendarScope>, feed: FeedScope) -> Option<Panel> {
    let (site, texts) = (context.site(), context.texts());
    let calendar = calendar.map(CalendarId::Upcoming).filter(|id| site.calendar(*id).is_some());
    // Where nothing is new yet, what is new elsewhere on the site is still worth following.
    let known =
        [feed, FeedScope::Site].into_iter().find(|scope| site.feed(*scope, context.language).is_some());
    let mails = newsletter(context);
    let mut panel = match calendar {
        Some(id) => calendar_panel(context, id),
        None => Panel {
            heading: texts.get("feed.heading").to_owned(),
            hint: known.map(|_| texts.get("feed.text").to_owned()),
            ..Panel::default()
        },
    };
    if let Some(scope) = known {
        let path = site.path_of_feed(FeedId { scope, language: context.language, format: FeedFormat::Atom });
        let text = texts.get(if scope == feed { "feed.link" } else { "feed.site_link" }).to_owned();
        panel.links.push(Link { text, href: context.href(&path), ..Link::default() });
    }
    panel.links.extend(mails);
    (calendar.is_some() || !panel.links.is_empty()).then_some(panel)
}

/// Where readers ask for the mails that the publisher sends.
fn newsletter(context: PageContext<'_>) -> Option<Link> {
    let publisher = context.site().settings(context.lang()).publisher.as_ref()?;
    let href = Href::outside(publisher.newsletter.as_ref()?);
    Some(Link { text: context.texts().get("feed.newsletter").to_owned(), href, ..Link::default() })
}

/// Where a calendar is in the language of the page, or in the first one of the site.
fn path_of(context: PageContext<'_>, id: CalendarId) -> OutputPath {
    let site = context.site();
    site.path_of_calendar(id, site.language_of_calendar(id, context.language))
}

fn calendar_panel(context: PageContext<'_>, id: CalendarId) -> Panel {
    let (site, texts) = (context.site(), context.texts());
    let path = path_of(context, id);
    let heading = texts.get("calendar.follow_heading").to_owned();
    let absolute = site.paths.absolute(&path).map(Href::into_string);
    let Some((address, rest)) =
        absolute.as_ref().and_then(|address| Some((address, address.split_once("://")?.1)))
    else {
        let text = texts.get("calendar.download").to_owned();
        let button = Some(Link { text, href: context.href(&path), ..Link::default() });
        let hint = Some(texts.get("calendar.follow_text_file").to_owned());
        return Panel { heading, hint, button, ..Panel::default() };
    };
    let text = texts.get("calendar.follow").to_owned();
    // Calendars of phones and computers answer to this scheme, and keep what they were given up to date.
    let button = Link { text, href: Href::outside(&Url(format!("webcal://{rest}"))), ..Link::default() };
    let value =
        FactValue { text: Some(address.clone()), href: Some(context.href(&path)), ..FactValue::default() };
    let label = texts.get("calendar.address").to_owned();
    let fact = Fact { label, values: vec![value], ..Fact::default() };
    Panel {
        heading,
        hint: Some(texts.get("calendar.follow_text").to_owned()),
        facts: vec![fact],
        button: Some(button),
        ..Panel::default()
    }
}

/// The two addresses of a feed, where there is one.
fn feed(context: PageContext<'_>, scope: FeedScope) -> Option<[FeedLink; 2]> {
    let site = context.site();
    site.feed(scope, context.language)?;
    let settings = site.settings(context.lang());
    let name = match scope {
        FeedScope::Site => settings.title.clone(),
        FeedScope::Kind(kind) => context.kind_name(kind),
        FeedScope::Region(id) | FeedScope::Group(id) => context.title(id).0,
    };
    let link = |format, media| FeedLink {
        title: name.clone(),
        media,
        href: context.href(&site.path_of_feed(FeedId { scope, language: context.language, format })),
    };
    Some([link(FeedFormat::Atom, "application/atom+xml"), link(FeedFormat::Json, "application/feed+json")])
}

/// The path of the page of news, where there is one.
pub(in crate::render) fn news_path(context: PageContext<'_>) -> Option<String> {
    let page = PageId { page: Page::News, language: context.language };
    context.site().has_news_page().then(|| context.path(&context.site().path_of(page)))
}
