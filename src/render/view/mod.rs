//! What templates see: small flat values, made for one page and thrown away.
//!
//! Paths (`path`) begin at the site's root, and the template puts `page.root` before them, so that a
//! card is made once and shown on many pages. Addresses (`href`) are ready for the page at hand.

mod agenda;
mod card;
mod frame;
mod home;
mod hub;
mod mark;
mod pages;
mod paper;
mod picture;
mod search;
mod timed;
mod tone;

use serde::Serialize;

use crate::site::Href;

pub(super) use agenda::{
    AgendaDate, AgendaDay, AgendaLine, AgendaSection, AgendaView, GridDay, GridLink, MonthGrid,
};
pub(super) use card::{Card, CardFact, Leaf};
pub use frame::IconView;
pub(super) use frame::{
    Alternate, Announcement, AssetPaths, Crumb, FeedLink, IconPaths, LanguageLink, LogoView, MenuEntry,
    NameView, PageView, Publisher, SiteView, SocialImage, SocialView, StructuredView,
};
pub(super) use home::{Count, Entries, EntryRow, HomeWay, NewsBox, Voice};
pub(super) use hub::{
    Cord, FigureView, HubNumber, PlanPoint, PlanView, RegionLink, TieRow, TieWords, TiedTile, TiesMap,
    TiesView, TileName,
};
pub(super) use mark::SearchMark;
pub(super) use pages::{
    HomeView, HubView, ListView, Message, MessageView, PageHead, RecordView, RedirectView, RegionPart,
    RegionsView, SearchView, TagView, View,
};
pub(super) use paper::{
    AskView, BoardLine, BoardView, InvitationView, PaperHead, PapersView, PosterView, QrView, ShareView,
};
pub(super) use picture::{Picture, PictureSize};
pub(super) use search::{FilterOption, FilterView, ListLink, SearchForm};
pub(super) use timed::{Confirmed, Counted, Deadline, RecordLine, SoonLine, Timed, TimedText, Withdrawal};
pub use tone::Tone;

/// A date or an author, in words.
#[derive(Debug, Default, Serialize)]
pub(super) struct MetaLine {
    /// The words, or those before the name.
    pub before: String,
    /// A name in them.
    pub name: Option<String>,
    /// Where readers find more of whom it names.
    pub href: Option<Href>,
    /// What stands behind the name.
    pub after: String,
    /// The mark of the name.
    pub mark: SearchMark,
    /// On which days it is said.
    pub timed: Timed,
}

/// A word or two in a frame.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Chip {
    /// The words.
    pub text: String,
    /// How it looks, where it says more than a plain one.
    pub tone: Option<Tone>,
    /// Whether it says a state that changes with the days.
    pub changes: bool,
    /// The language of the words, where it is not the page's.
    pub lang: Option<String>,
    /// The mark of the words: searched where they are a value of the record's, not a state.
    pub mark: SearchMark,
}

/// A box above the text.
#[derive(Debug, Serialize)]
pub(super) struct Banner {
    /// How it looks.
    pub tone: Tone,
    /// What it says first.
    pub title: String,
    /// What it says then.
    pub text: Option<String>,
    /// Where to go from here.
    pub link: Option<Link>,
    /// The states in which it is shown, by name with spaces between; none where it always is.
    pub shown_in: Option<&'static str>,
    /// Whether the state of the day is another.
    pub hidden: bool,
}

impl Banner {
    /// One that is always shown and says only this.
    pub(super) fn new(tone: Tone, title: &str) -> Self {
        Self { tone, title: title.to_owned(), text: None, link: None, shown_in: None, hidden: false }
    }
}

/// How a state changes after the page was built: the theme's script shows what holds on the visitor's day.
#[derive(Debug, Clone, Serialize)]
pub(super) struct StateChanges {
    /// Days in order, each with the state from then on: `2026-05-24:closing 2026-06-01:closed`.
    pub timeline: String,
    /// What to call these states.
    pub labels: Vec<StateLabel>,
}

/// A state in words.
#[derive(Debug, Clone, Serialize)]
pub(super) struct StateLabel {
    /// The name of the state.
    pub state: &'static str,
    /// The words.
    pub text: String,
}

/// A link that is ready for the page at hand.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Link {
    /// The words.
    pub text: String,
    /// Where it leads.
    pub href: Href,
    /// What stands below it.
    pub sub: Option<String>,
    /// What that becomes as days pass.
    pub sub_later: Option<String>,
    /// The language of what stands below it, where it is not the page's.
    pub sub_lang: Option<String>,
    /// The language of what it leads to, where it is not the page's.
    pub lang: Option<String>,
    /// The mark of the words: searched where they are the record's own, or the title of what it names.
    pub mark: SearchMark,
    /// The mark of what stands below.
    pub sub_mark: SearchMark,
    /// On which days it is shown.
    pub timed: Timed,
}

/// A link by its path from the site's root.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct PathLink {
    /// The words.
    pub text: String,
    /// What they become as days pass.
    pub text_later: Option<String>,
    /// The path from the site's root.
    pub path: String,
    /// The language of what it leads to, where it is not the page's.
    pub lang: Option<String>,
    /// On which days it is shown.
    pub timed: Timed,
}

/// A label and its values.
#[derive(Debug, Default, Serialize)]
pub(super) struct Fact {
    /// The label.
    pub label: String,
    /// The values.
    pub values: Vec<FactValue>,
    /// Values that come into sight as others of them are over.
    pub later: Vec<FactValue>,
    /// How many are shown at a time, where some wait.
    pub shows: Option<usize>,
    /// Whether its words need the width of a line, among facts that stand beside each other.
    pub is_long: bool,
    /// Whether its only words are those of the interface that say where it is told.
    pub is_brief: bool,
    /// Whether the record does not tell it.
    pub is_untold: bool,
}

/// Facts under a heading.
#[derive(Debug, Default, Serialize)]
pub(super) struct FactGroup {
    /// The heading.
    pub heading: String,
    /// The facts.
    pub facts: Vec<Fact>,
}

/// The one thing to do on a page: leads to the panel that says how.
#[derive(Debug, Serialize)]
pub(super) struct Action {
    /// What one does.
    pub text: String,
    /// On which days one can.
    pub timeline: Option<String>,
    /// Whether one cannot yet.
    pub hidden: bool,
}

/// One value of a fact.
#[derive(Debug, Default, Serialize)]
pub(super) struct FactValue {
    /// The words.
    pub text: Option<String>,
    /// Where they lead.
    pub href: Option<Href>,
    /// The day or time that they stand for, as machines read it.
    pub datetime: Option<String>,
    /// When they are over, where other ones follow: for themes that do not hide what is over.
    pub changes: Option<StateChanges>,
    /// When they are over, where the page knows none of those that follow.
    pub passing: Option<StateChanges>,
    /// On which days they are shown.
    pub timed: Timed,
    /// The last day to apply that they name: the theme's script says how many days are left.
    pub left: Option<String>,
    /// What stands smaller behind them.
    pub note: Option<String>,
    /// The mark of the words and of those behind them.
    pub mark: SearchMark,
    /// Several short values.
    pub chips: Vec<Chip>,
}

/// A box beside the text.
#[derive(Debug, Default, Serialize)]
pub(super) struct Panel {
    /// The anchor.
    pub id: Option<&'static str>,
    /// Its heading.
    pub heading: String,
    /// Words of the interface.
    pub hint: Option<String>,
    /// Words of the record's.
    pub text: Option<String>,
    /// The mark of those words.
    pub mark: SearchMark,
    /// Labelled values.
    pub facts: Vec<Fact>,
    /// Links. One without an address is words.
    pub links: Vec<Link>,
    /// How many of the links are shown at a time, where there are more.
    pub shows: Option<usize>,
    /// Where all of them are.
    pub more: Option<PathLink>,
    /// Tags.
    pub tags: Vec<Link>,
    /// What to do.
    pub button: Option<Link>,
    /// From when and until when one can apply: days with the states `open` and `closed`.
    pub timeline: Option<String>,
    /// Whether it is shown only while one of its links is.
    pub holds: bool,
    /// Whether one cannot apply yet, or none of its links is shown yet.
    pub hidden: bool,
}

impl Panel {
    /// Marks all that is the record's own in a box of its own fields.
    pub(super) fn mark_all(&mut self, mark: SearchMark) {
        self.mark = mark;
        for value in self.facts.iter_mut().flat_map(|fact| &mut fact.values) {
            value.mark = mark;
        }
        for link in self.links.iter_mut().chain(&mut self.tags) {
            (link.mark, link.sub_mark) = (mark, mark);
        }
    }
}

/// A heading with cards.
#[derive(Debug, Default, Serialize)]
pub(super) struct Section {
    /// The anchor.
    pub id: Option<&'static str>,
    /// Its heading.
    pub heading: String,
    /// The heading by the day, where it is not always the same.
    pub headings: Vec<TimedText>,
    /// How many there are in all.
    pub count: Option<String>,
    /// What that number becomes as days pass.
    pub count_later: Option<String>,
    /// How many cards are shown at a time, where there are more.
    pub shows: Option<usize>,
    /// Whether the cards stand in the order in which the events take place.
    pub by_start: bool,
    /// Whether none of the cards is shown on the day of the site.
    pub hidden: bool,
    /// On which days each card is shown.
    pub timed: Vec<Timed>,
    /// Whether the cards go without pictures.
    pub plain: bool,
    /// The cards.
    pub cards: Vec<tera::Value>,
    /// What each card is to the page, where that is not the same for all.
    pub labels: Vec<String>,
    /// The mark of each card's title: searched where the page's record names that of the card.
    pub marks: Vec<SearchMark>,
    /// Where the rest is.
    pub more: Option<PathLink>,
}

/// The way from a record to another of its list: the first of the links that are shown.
#[derive(Debug, Serialize)]
pub(super) struct Onward {
    /// Which way.
    pub label: String,
    /// The record; others wait behind it until it is public no more.
    pub links: Vec<Link>,
}

/// Whose story it is.
#[derive(Debug, Serialize)]
pub(super) struct Person {
    /// What stands before the name.
    pub before: String,
    /// The name to show.
    pub name: String,
    /// What stands behind the name, such as さん.
    pub after: String,
    /// Its reading.
    pub reading: Option<String>,
    /// What the person does.
    pub role: Option<String>,
    /// From where to where the life went.
    pub journey: Option<String>,
    /// Words of the person.
    pub quote: Option<String>,
    /// The mark of the name and of what the person does.
    pub mark: SearchMark,
}

/// A knot in the life-career line.
#[derive(Debug, Serialize)]
pub(super) struct LifeStepView {
    /// The year or years.
    pub when: String,
    /// The place in words.
    pub place: Option<String>,
    /// The place's hub.
    pub href: Option<Href>,
    /// What happened.
    pub text: String,
    /// The mark of all of it.
    pub mark: SearchMark,
}

/// The way through a long list.
#[derive(Debug, Serialize)]
pub(super) struct Pagination {
    /// Which items of how many are shown.
    pub status: String,
    /// What that becomes as days pass.
    pub status_later: Option<String>,
    /// The path of the page before.
    pub previous: Option<String>,
    /// The path of the page behind.
    pub next: Option<String>,
    /// Pages to choose from.
    pub pages: Vec<PageNumber>,
}

/// A page of a list, or the gap between two.
#[derive(Debug, Serialize)]
pub(super) struct PageNumber {
    /// Its number.
    pub number: usize,
    /// Its path.
    pub path: String,
    /// Its name.
    pub label: String,
    /// Whether it is the page at hand.
    pub current: bool,
    /// Whether it stands for pages that are not shown.
    pub gap: bool,
}
