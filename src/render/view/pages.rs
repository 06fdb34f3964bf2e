//! One struct a template: what a page shows between header and footer, as `view`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::site::Href;

use super::{
    Action, AgendaView, Banner, BoardView, Chip, Confirmed, Count, Entries, EntryRow, Fact, FactGroup,
    FigureView, HomeWay, HubNumber, InvitationView, LifeStepView, ListLink, MetaLine, NewsBox, Onward,
    Pagination, Panel, PapersView, PathLink, Person, Picture, PlanView, PosterView, RegionLink, SearchForm,
    SearchMark, Section, ShareView, SoonLine, StateChanges, TiesView, Timed, Voice, Withdrawal,
};
use crate::content::Kind;

/// The content of a page, which names the template that shows it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum View {
    /// The first page.
    Home(HomeView),
    /// A list of one kind or an archive.
    List(Box<ListView>),
    /// All records with a tag.
    Tag(TagView),
    /// What is new.
    News(TagView),
    /// All regions.
    Regions(RegionsView),
    /// A region with the records in it.
    Hub(Box<HubView>),
    /// A record.
    Record(Box<RecordView>),
    /// The search page.
    Search(SearchView),
    /// A page of interface texts.
    Message(MessageView),
    /// A former path of a record.
    Redirect(RedirectView),
    /// A job or an event on one A4.
    Poster(Box<PosterView>),
    /// Cards that invite to a group.
    Invitation(Box<InvitationView>),
    /// A region on one A4.
    Board(Box<BoardView>),
    /// Sheets of paper one after another.
    Papers(PapersView),
}

impl View {
    /// The names of the templates that can show the page, the preferred one first.
    pub(crate) const fn templates(&self) -> &'static [&'static str] {
        match self {
            Self::Home(_) => &["home.html"],
            Self::List(_) => &["list.html"],
            Self::Tag(_) => &["tag.html", "list.html"],
            Self::News(_) => &["news.html", "list.html"],
            Self::Regions(_) => &["regions.html"],
            Self::Hub(_) => &["region.html"],
            Self::Record(view) => match view.kind {
                Kind::Job => &["job.html", "record.html"],
                Kind::Story => &["story.html", "record.html"],
                Kind::Group => &["group.html", "record.html"],
                Kind::Event => &["event.html", "record.html"],
                Kind::Program => &["program.html", "record.html"],
                Kind::Place => &["place.html", "record.html"],
                Kind::Page => &["page.html", "record.html"],
                Kind::Region => &["region.html", "record.html"],
            },
            Self::Search(_) => &["search.html"],
            Self::Message(view) => match view.message {
                Message::NotFound => &["404.html"],
                Message::Accessibility => &["accessibility.html"],
                Message::Shortlist => &["shortlist.html"],
            },
            Self::Redirect(_) => &["redirect.html"],
            Self::Poster(_) => &["poster.html"],
            Self::Invitation(_) => &["invitation.html"],
            Self::Board(_) => &["board.html"],
            Self::Papers(_) => &["papers.html"],
        }
    }

    /// The heading of the page.
    pub(crate) fn title(&self) -> &str {
        match self {
            Self::Home(view) => &view.title,
            Self::List(view) => &view.head.title,
            Self::Tag(view) | Self::News(view) => &view.head.title,
            Self::Regions(view) => &view.head.title,
            Self::Hub(view) => &view.head.title,
            Self::Record(view) => &view.head.title,
            Self::Search(view) => &view.title,
            Self::Message(view) => &view.title,
            Self::Redirect(view) => &view.title,
            Self::Poster(view) => &view.head.page_title,
            Self::Invitation(view) => &view.head.page_title,
            Self::Board(view) => &view.head.page_title,
            Self::Papers(view) => &view.page_title,
        }
    }

    /// The introduction below the heading.
    pub(crate) fn lead(&self) -> Option<&str> {
        match self {
            Self::Home(view) => view.lead.as_deref(),
            Self::List(view) => view.head.lead.as_deref(),
            Self::Tag(view) | Self::News(view) => view.head.lead.as_deref(),
            Self::Regions(view) => view.head.lead.as_deref(),
            Self::Hub(view) => view.head.lead.as_deref(),
            Self::Record(view) => view.head.lead.as_deref(),
            Self::Poster(view) => view.lead.as_deref(),
            Self::Invitation(view) => view.lead.as_deref(),
            Self::Search(_) | Self::Message(_) | Self::Redirect(_) | Self::Board(_) | Self::Papers(_) => None,
        }
    }
}

/// The heading of a list or record and what stands below it: `parts/page-head.html`.
#[derive(Debug, Default, Serialize)]
pub(crate) struct PageHead {
    /// The heading.
    pub title: String,
    /// The mark of the heading.
    pub title_mark: SearchMark,
    /// The mark of the introduction and of the text.
    pub mark: SearchMark,
    /// What kind of record it is, in words.
    pub kind_label: Option<String>,
    /// Short facts.
    pub chips: Vec<Chip>,
    /// The introduction.
    pub lead: Option<String>,
    /// What a reader must know first.
    pub banners: Vec<Banner>,
}

/// The first page: `home.html`.
#[derive(Debug, Serialize)]
pub(crate) struct HomeView {
    /// The title of the site.
    pub title: String,
    /// Its description.
    pub lead: Option<String>,
    /// The language of that, where it is not that of the interface.
    pub lead_lang: Option<String>,
    /// The parts behind the title that the settings choose, in their order; what is not among them is empty.
    pub parts: Vec<&'static str>,
    /// The picture of its region.
    pub image: Option<Picture>,
    /// Two ways to begin.
    pub ways: Vec<HomeWay>,
    /// How many records of each kind there are.
    pub counts: Vec<Count>,
    /// What closes or takes place soon.
    pub soon: Vec<SoonLine>,
    /// How many of these are shown at a time.
    pub soon_shows: usize,
    /// What is new.
    pub news: Option<NewsBox>,
    /// Questions with the records that answer them.
    pub entries: Vec<Entries>,
    /// Words of somebody whose story is told, by the week.
    pub voices: Vec<Voice>,
    /// New records, by kind.
    pub sections: Vec<Section>,
    /// What those who live elsewhere can do from there.
    pub afar: Vec<EntryRow>,
    /// Regions as a tree.
    pub regions: Vec<RegionLink>,
}

/// A page of a list of one kind: `list.html`.
#[derive(Debug, Serialize)]
pub(crate) struct ListView {
    /// The heading.
    #[serde(flatten)]
    pub head: PageHead,
    /// The heading of the items, for readers of screen readers.
    pub items_heading: String,
    /// Whether the cards are wide ones.
    pub wide: bool,
    /// Whether the cards stand in the order in which the events take place.
    pub by_start: bool,
    /// The items.
    pub cards: Vec<tera::Value>,
    /// On which days each of them is shown.
    pub timed: Vec<Timed>,
    /// The items as an agenda, in the list of events; a theme that does not know it shows the cards.
    pub agenda: Option<AgendaView>,
    /// Links to the other pages of the list.
    pub pagination: Option<Pagination>,
    /// Links to neighbouring lists.
    pub more: Vec<PathLink>,
    /// What can be searched and filtered on this page.
    pub search: Option<SearchForm>,
    /// How to be told of news.
    pub follow: Option<Panel>,
    /// Where the list can be filtered, if that is not on this page.
    pub refine: Option<String>,
    /// What stands in its place when the page should be public no more.
    pub withdrawal: Option<Withdrawal>,
}

/// A page of the list of a tag: `tag.html`, or `list.html` where the theme has none.
#[derive(Debug, Serialize)]
pub(crate) struct TagView {
    /// The heading.
    #[serde(flatten)]
    pub head: PageHead,
    /// The items, by kind.
    pub sections: Vec<Section>,
    /// Links to the other pages of the list.
    pub pagination: Option<Pagination>,
    /// How to be told of news.
    pub follow: Option<Panel>,
}

/// The list of regions: `regions.html`.
#[derive(Debug, Serialize)]
pub(crate) struct RegionsView {
    /// The heading.
    #[serde(flatten)]
    pub head: PageHead,
    /// Regions as a tree.
    pub regions: Vec<RegionLink>,
    /// The same in parts, home and away; none where all are the one or the other.
    pub parts: Vec<RegionPart>,
    /// How to be told of news.
    pub follow: Option<Panel>,
}

/// A part of the list of regions.
#[derive(Debug, Default, Serialize)]
pub(crate) struct RegionPart {
    /// What they have in common.
    pub heading: String,
    /// Regions as a tree.
    pub regions: Vec<RegionLink>,
}

/// The page of a region: `region.html`.
#[derive(Debug, Default, Serialize)]
pub(crate) struct HubView {
    /// The heading.
    #[serde(flatten)]
    pub head: PageHead,
    /// The language of the region's text, where it is not the page's.
    pub lang: Option<String>,
    /// The picture.
    pub image: Option<Picture>,
    /// The text as HTML.
    pub body: Option<String>,
    /// The language of the text, where the page is a translation that has none of its own.
    pub body_lang: Option<String>,
    /// How many records of each kind it has.
    pub numbers: Vec<HubNumber>,
    /// What those who live there, far from the site's own regions, are told first.
    pub away: Option<String>,
    /// Numbers that tell of it.
    pub figures: Vec<FigureView>,
    /// How to get there: from where, and how.
    pub access: Vec<Fact>,
    /// Where its places lie.
    pub plan: Option<PlanView>,
    /// To which other regions it is tied.
    pub ties: Option<TiesView>,
    /// The regions inside it.
    pub regions: Vec<RegionLink>,
    /// Boxes beside the text.
    pub panels: Vec<Panel>,
    /// What closes or takes place soon in the region.
    pub soon: Vec<SoonLine>,
    /// How many of these are shown at a time.
    pub soon_shows: usize,
    /// The first records of each kind in the region, with the way to the others.
    pub sections: Vec<Section>,
    /// How to pass the page on.
    pub share: Option<ShareView>,
    /// Dates and sources below the text.
    pub meta: Vec<MetaLine>,
    /// What the author wrote under `extra`, for themes.
    pub extra: BTreeMap<String, serde_json::Value>,
}

/// A record: `record.html` or the template of its kind.
#[derive(Debug, Serialize)]
pub(crate) struct RecordView {
    /// The kind, which chooses the template.
    #[serde(skip)]
    pub kind: Kind,
    /// The heading.
    #[serde(flatten)]
    pub head: PageHead,
    /// The language of the record, where it is not the page's.
    pub lang: Option<String>,
    /// The picture.
    pub image: Option<Picture>,
    /// What a reader asks first: at most six facts, for the head. They stand in `facts` as well.
    pub key: Vec<Fact>,
    /// The one thing to do.
    pub action: Option<Action>,
    /// By what the reader's shortlist knows it.
    pub key_to_keep: Option<String>,
    /// When somebody last confirmed what the page says.
    pub confirmed: Option<Confirmed>,
    /// The text as HTML.
    pub body: Option<String>,
    /// The language of the text, where the page is a translation that has none of its own.
    pub body_lang: Option<String>,
    /// All labelled values, each once, in groups.
    pub facts: Vec<FactGroup>,
    /// What the words of an item that is not told mean, where there is one.
    pub facts_hint: Option<String>,
    /// Whose story it is.
    pub person: Option<Person>,
    /// The steps of that person's life and career.
    pub life: Vec<LifeStepView>,
    /// The records before and after it, of the kinds that are read one after another.
    pub onward: Vec<Onward>,
    /// Lists of neighbours, shown as cards.
    pub sections: Vec<Section>,
    /// Boxes of the record's own beside the text: how to take part, whom to ask.
    pub ways: Vec<Panel>,
    /// Boxes with what it is tied to.
    pub panels: Vec<Panel>,
    /// How to pass the page on.
    pub share: Option<ShareView>,
    /// Dates and sources below the text.
    pub meta: Vec<MetaLine>,
    /// How its state changes after the page was built.
    pub changes: Option<StateChanges>,
    /// What stands in its place once it should be public no more.
    pub withdrawal: Option<Withdrawal>,
    /// What the author wrote under `extra`, for themes.
    pub extra: BTreeMap<String, serde_json::Value>,
}

/// The search page: `search.html`.
#[derive(Debug, Serialize)]
pub(crate) struct SearchView {
    /// The heading.
    pub title: String,
    /// The lists of kinds and how many records they have.
    pub counts: Vec<ListLink>,
    /// The pages of regions, each behind the one that it lies in.
    pub regions: Vec<ListLink>,
    /// The lists of tags, the most used first.
    pub tags: Vec<ListLink>,
    /// What each author wrote.
    pub authors: Vec<ListLink>,
    /// What can be searched and filtered.
    pub search: SearchForm,
}

/// A page whose template takes its words from the interface texts.
#[derive(Debug, Serialize)]
pub(crate) struct MessageView {
    /// Which page it is.
    #[serde(skip)]
    pub message: Message,
    /// The heading.
    pub title: String,
}

/// The pages of interface texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Message {
    /// That there is no page at a path: `404.html`.
    NotFound,
    /// How accessible the site is: `accessibility.html`.
    Accessibility,
    /// What the reader has kept: `shortlist.html`.
    Shortlist,
}

/// A page at a former path of a record that leads to the record's page: `redirect.html`.
#[derive(Debug, Serialize)]
pub(crate) struct RedirectView {
    /// The words of the link.
    pub title: String,
    /// The address of the record's page, for the page at hand.
    pub href: Href,
}
