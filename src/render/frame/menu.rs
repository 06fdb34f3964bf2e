//! The menu at the top of all pages of a language, and the links at their foot.

use super::name::width;
use crate::content::Kind;
use crate::content::kinds::MenuPlace;
use crate::content::types::LinkTo;
use crate::render::page_context::PageContext;
use crate::render::parts::follow;
use crate::render::view::MenuEntry;
use crate::site::{EntryId, LanguageId, ListId, Page, PageId};

/// The entries of the menu: those of the settings, else a list for each kind, and the pages that want to be there.
/// Pages that are not translated stay away: a reader cannot use them, and the row is short.
pub(super) fn entries(context: PageContext<'_>) -> Vec<MenuEntry> {
    let settings = context.site().settings(context.lang());
    if !settings.navigation.is_empty() {
        let entries = settings.navigation.iter();
        return entries.filter_map(|entry| written(context, &entry.label, &entry.to)).collect();
    }
    let kinds = Kind::SHOWN.into_iter().filter(|kind| context.site().kinds().any(|known| known == *kind));
    let lists = kinds.map(|kind| {
        let path = context.list_path(ListId::Kind(kind), 1);
        of_program(context.kind_name(kind), path, kind.folder())
    });
    let pages =
        pages(context).into_iter().filter(|page| matches!(page.place, MenuPlace::Header | MenuPlace::Both));
    lists.chain(pages.filter(|page| page.is_translated).map(|page| page.entry)).collect()
}

/// The links at the foot: every page that the menu does not have or that wants to be in both places, how
/// accessible the site is, the reader's shortlist, what is new, its data, and where to search.
pub(super) fn footer(context: PageContext<'_>, menu: &[MenuEntry]) -> Vec<MenuEntry> {
    let (site, texts) = (context.site(), context.texts());
    let is_in_menu = |path: &str| menu.iter().any(|entry| !entry.external && entry.path == path);
    let mut entries: Vec<_> = pages(context)
        .into_iter()
        .filter(|page| page.place == MenuPlace::Both || !is_in_menu(&page.entry.path))
        .map(|page| page.entry)
        .collect();
    if context.find(Kind::Page, "accessibility").is_none() {
        let path = context.page_path(Page::Accessibility);
        entries.push(of_program(texts.get("frame.accessibility").to_owned(), path, "accessibility"));
    }
    if site.has_shortlist() {
        let path = context.page_path(Page::Shortlist);
        entries.push(of_program(texts.get("shortlist.title").to_owned(), path, "shortlist"));
    }
    if let Some(path) = follow::news_path(context) {
        entries.push(of_program(texts.get("news.title").to_owned(), path, "new"));
    }
    if site.has_open_data() {
        let path = site.path_of(PageId { page: Page::Data, language: LanguageId::MAIN });
        entries.push(of_program(texts.get("data.title").to_owned(), context.path(&path), "data"));
    }
    if site.has_search() {
        entries.push(of_program(
            texts.get("search.title").to_owned(),
            context.page_path(Page::Search),
            "search",
        ));
    }
    entries
}

/// An entry that the settings give.
fn written(context: PageContext<'_>, label: &str, to: &LinkTo) -> Option<MenuEntry> {
    let destination = context.destination(to)?;
    let main = &context.site().portal.settings.main;
    let is_untranslated = main.navigation.iter().any(|entry| entry.label == label);
    Some(MenuEntry {
        lang: context.settings_lang(is_untranslated),
        label: label.to_owned(),
        path: destination.path,
        external: destination.external,
        key: destination.key,
    })
}

/// An entry that leads to a page in the reader's language.
fn of_program(label: String, path: String, key: &str) -> MenuEntry {
    MenuEntry { label, path, external: false, key: Some(key.to_owned()), lang: None }
}

/// A free page as an entry, and where it is to stand.
struct PageEntry {
    place: MenuPlace,
    is_translated: bool,
    entry: MenuEntry,
}

/// All free pages: those that give an order first.
fn pages(context: PageContext<'_>) -> Vec<PageEntry> {
    let order = |id: EntryId| {
        let menu = context.record(id).page().and_then(|page| page.menu.as_ref());
        (menu.is_none(), menu.and_then(|menu| menu.order).unwrap_or(i32::MAX), id)
    };
    let all = context.site().entries().filter(|(_, entry)| entry.record.kind() == Kind::Page);
    let mut all: Vec<EntryId> = all.map(|(id, _)| id).collect();
    all.sort_by_key(|id| order(*id));
    all.into_iter().map(|id| page_entry(context, id)).collect()
}

fn page_entry(context: PageContext<'_>, id: EntryId) -> PageEntry {
    let record = context.record(id);
    let menu = record.page().and_then(|page| page.menu.as_ref());
    let label = menu.and_then(|menu| menu.label.as_ref()).unwrap_or(&record.common.title);
    PageEntry {
        place: menu.and_then(|menu| menu.place).unwrap_or(MenuPlace::Footer),
        is_translated: context.is_translated(id),
        entry: MenuEntry {
            label: label.clone(),
            path: context.entry_path(id),
            external: false,
            key: Some(record.key().id.clone()),
            lang: context.foreign_lang(id),
        },
    }
}

/// The row in which the menu stands in wide windows, measured as [`width`] does: in half letters.
pub(super) struct Row {
    room: usize,
    /// What is needed for the button behind which further entries stand.
    button: usize,
}

impl Row {
    /// What surrounds the words of an entry.
    const PADDING: usize = 3;

    /// The row in the narrowest window that shows one: 60rem without its margins, of letters of 1.125rem. A part
    /// of it stays free, since fonts differ.
    pub(super) fn of_window(more: &str) -> Self {
        Self { room: 95, button: width(more) + Self::PADDING + 2 }
    }

    /// How many of these entries have room: all of them, or as many as leave room for the button.
    pub(super) fn holds(&self, entries: &[MenuEntry]) -> usize {
        let ends: Vec<usize> = entries
            .iter()
            .scan(0, |end, entry| {
                *end += width(&entry.label) + Self::PADDING;
                Some(*end)
            })
            .collect();
        if ends.last().is_none_or(|end| *end <= self.room) {
            return entries.len();
        }
        ends.iter().filter(|end| **end + self.button <= self.room).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(labels: &[&str]) -> Vec<MenuEntry> {
        let entry = |label: &&str| of_program((*label).to_owned(), "x.html".to_owned(), "x");
        labels.iter().map(entry).collect()
    }

    #[test]
    fn what_has_no_room_in_the_row_stands_behind_its_button() {
        let row = Row::of_window("そのほか");
        let kinds = ["地域", "仲間", "仕事", "物語", "催し", "支援制度", "居場所"];
        assert_eq!(row.holds(&entries(&kinds)), 7);
        let mut long = kinds.to_vec();
        long.extend(["このサイトについて", "はじめの一歩", "個人の情報", "サイトの約束"]);
        assert_eq!(row.holds(&entries(&long)), 8);
        assert_eq!(row.holds(&entries(&["名".repeat(50).as_str()])), 0);
        assert_eq!(row.holds(&[]), 0);
    }
}
