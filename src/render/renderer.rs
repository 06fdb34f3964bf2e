//! Pages of one site in one theme. What all pages share is made once; cards when first asked for.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use tera::{Context, Value};

use super::frame;
use super::page_context::PageContext;
use super::pages::{agenda, data, home, list, news, paper, record, search};
use super::parts::{body, card, times};
use super::readings;
use super::theme::Theme;
use super::view::{Message, MessageView, PageView, RedirectView, View};
use crate::diagnostic::Diagnostic;
use crate::platform::OutputPath;
use crate::site::{EntryId, Href, LanguageId, ListId, Page, PageId, Paper, Site};
use crate::texts::readings::without_readings;
use crate::texts::{MissingWords, Texts};

/// Renders the pages of a site.
pub struct Renderer {
    pub(super) site: Arc<Site>,
    pub(super) theme: Arc<Theme>,
    languages: Vec<LanguageContext>,
}

/// What all pages of a language share.
pub(super) struct LanguageContext {
    pub(super) texts: Arc<Texts>,
    /// The same without readings.
    plain_texts: Texts,
    /// Whether any of the texts has one.
    has_readings: bool,
    /// The language of the most of these texts, where that is not the language: one that has no texts.
    pub(super) words_lang: Option<&'static str>,
    /// The texts as templates see them.
    text_values: Value,
    site: OnceLock<Value>,
    cards: HashMap<EntryId, OnceLock<Value>>,
    summaries: HashMap<EntryId, OnceLock<Option<String>>>,
}

impl fmt::Debug for Renderer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Renderer").field("day", &self.site.day).finish_non_exhaustive()
    }
}

impl Renderer {
    /// A renderer of a site in a theme.
    pub fn new(site: Arc<Site>, theme: Arc<Theme>) -> Self {
        let language = |lang: &String| {
            let texts = theme.texts(lang);
            let plain_texts = texts.without_readings();
            LanguageContext {
                has_readings: plain_texts.tree() != texts.tree(),
                plain_texts,
                texts,
                words_lang: theme
                    .missing_words(lang)
                    .filter(MissingWords::are_most)
                    .map(|words| words.shown_in),
                text_values: theme.text_values(lang),
                site: OnceLock::new(),
                cards: site.entries().map(|(id, _)| (id, OnceLock::new())).collect(),
                summaries: site.entries().map(|(id, _)| (id, OnceLock::new())).collect(),
            }
        };
        let languages = site.languages.iter().map(language).collect();
        Self { site, theme, languages }
    }

    /// What all pages of a language share.
    pub(super) fn language(&self, language: LanguageId) -> &LanguageContext {
        &self.languages[language.index()]
    }

    /// The site whose pages these are.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The interface texts of a language, without readings.
    pub fn texts(&self, language: LanguageId) -> &Texts {
        &self.language(language).plain_texts
    }

    /// What lists say of a record below its title, as text.
    pub fn summary(&self, id: EntryId, language: LanguageId) -> Option<String> {
        // It holds no link, so it does not matter on which page it stands.
        let from = OutputPath::new("index.html");
        PageContext { renderer: self, language, from: &from }.summary(id).map(plain)
    }

    /// The last day to apply to a record or to register for it, in words.
    pub fn last_day_in_words(&self, id: EntryId, language: LanguageId) -> Option<String> {
        let from = self.site.path_of_entry(id, language);
        times::last_day_in_words(PageContext { renderer: self, language, from: &from }, id).map(plain)
    }

    /// The text of a record as Markdown for readers elsewhere: as it was first written, or as it was translated
    /// into a language; `None` where it has none.
    pub fn text_as_markdown(&self, id: EntryId, language: LanguageId) -> Option<String> {
        let from = self.site.path_of_entry(id, language);
        let context = PageContext { renderer: self, language, from: &from };
        body::as_markdown(context, self.site.version(id, language).0).map(plain)
    }

    /// Sheets of paper one after another, as one page that needs no other file: `inline` gives the address of a
    /// picture by its path from the site's root, with the picture in it.
    pub fn papers(
        &self,
        papers: &[Paper],
        language: LanguageId,
        inline: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let from = OutputPath::new("index.html");
        let context = PageContext { renderer: self, language, from: &from };
        let style = self.theme.asset("paper.css").map(|asset| String::from_utf8_lossy(&asset.bytes));
        let view = paper::printed(context, papers, &style.unwrap_or_default(), inline);
        let page = frame::redirect_page_view(context, view.title(), &from);
        self.show(context, &page, &view)
    }

    /// The page with that id as HTML, in UTF-8.
    pub fn page(&self, id: PageId) -> Result<Vec<u8>, Diagnostic> {
        let path = self.site.path_of(id);
        let context = PageContext { renderer: self, language: id.language, from: &path };
        let view = Self::view(context, id.page);
        let description = view.lead().map(str::to_owned).or_else(|| description(context, id.page));
        let page = frame::page_view(context, id, view.title(), description);
        self.show(context, &page, &view)
    }

    /// A page at a former path of a record that leads on to the record's page.
    pub fn redirect(&self, from: &OutputPath, entry: EntryId) -> Result<Vec<u8>, Diagnostic> {
        let to = self.site.path_of_entry(entry, LanguageId::MAIN);
        let context = PageContext { renderer: self, language: LanguageId::MAIN, from };
        let title = context.texts().get("redirect.title").to_owned();
        let page = frame::redirect_page_view(context, &title, &to);
        self.show(context, &page, &View::Redirect(RedirectView { title, href: context.href(&to) }))
    }

    /// The HTML of a view in its frame, by the first of its templates that the theme has.
    fn show(&self, context: PageContext<'_>, page: &PageView, view: &View) -> Result<Vec<u8>, Diagnostic> {
        let mut values = self.template_values(context);
        values.insert("page", page);
        values.insert("view", view);
        let html = self.theme.render(self.theme.first_template(view.templates()), &values)?;
        Ok(if self.language(context.language).has_readings { readings::in_page(html) } else { html })
    }

    /// The values that every template of a language gets.
    fn template_values(&self, context: PageContext<'_>) -> Context {
        let language = self.language(context.language);
        let site = language.site.get_or_init(|| Value::from_serializable(&frame::site_view(context)));
        let mut values = Context::new();
        values.insert_value("site", site.clone());
        values.insert_value("t", language.text_values.clone());
        values
    }

    fn view(context: PageContext<'_>, page: Page) -> View {
        let message = |message, title| {
            View::Message(MessageView { message, title: context.texts().get(title).to_owned() })
        };
        match page {
            Page::Home => View::Home(home::view(context)),
            Page::List(list, number) => list::view(context, list, number),
            Page::Agenda(part, number) => agenda::part_page(context, part, number),
            Page::Record(id) => View::Record(Box::new(record::view(context, id))),
            Page::NotFound => message(Message::NotFound, "not_found.title"),
            Page::Accessibility => message(Message::Accessibility, "accessibility.title"),
            Page::Shortlist => message(Message::Shortlist, "shortlist.title"),
            Page::Search => View::Search(search::view(context)),
            Page::News => View::News(news::view(context)),
            Page::Data => View::Record(Box::new(data::view(context))),
            Page::Paper(paper) => paper::view(context, paper),
        }
    }
}

/// What is read elsewhere than in a page has no readings.
pub(super) fn plain(text: String) -> String {
    without_readings(&text).into_owned()
}

/// What search engines say of a page that has no first words of its own.
fn description(context: PageContext<'_>, page: Page) -> Option<String> {
    context.summary(page.record()?).map(plain)
}

impl PageContext<'_> {
    /// The card of a record as templates see it.
    pub(super) fn card(self, id: EntryId) -> Value {
        let make = || Value::from_serializable(&card::card(self, id));
        let cards = &self.renderer.language(self.language).cards;
        cards.get(&id).map_or_else(make, |card| card.get_or_init(make).clone())
    }

    /// What lists say of a record below its title: its summary, or the beginning of its text.
    pub(super) fn summary(self, id: EntryId) -> Option<String> {
        let make = || body::summary(self, self.record(id));
        let summaries = &self.renderer.language(self.language).summaries;
        summaries.get(&id).map_or_else(make, |summary| summary.get_or_init(make).clone())
    }

    /// Where readers find more of the author of a story: the page of the group that is named, or what the author
    /// wrote.
    pub(super) fn author(self, id: EntryId) -> Option<Href> {
        let site = self.site();
        if let Some(group) = site.group_that_wrote(id) {
            return Some(self.entry_href(group));
        }
        let page = Page::List(ListId::Author(site.author_of(id)?), 1);
        Some(self.href(&self.output_of_page(page)))
    }

    /// The label and address of a tag, by the form in which tags are compared.
    pub(super) fn tag(self, name: &str) -> Option<(String, Href)> {
        let found = self.site().tags.binary_search_by(|tag| tag.name.as_str().cmp(name)).ok()?;
        let tag = crate::site::TagId(found);
        // Pages of tags are in the site's own language.
        let path =
            self.site().path_of(PageId { page: Page::List(ListId::Tag(tag), 1), language: LanguageId::MAIN });
        Some((self.site().tags[found].label.clone(), self.href(&path)))
    }
}
