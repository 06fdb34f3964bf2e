//! The lists that the search page names, by kind, region, author and tag, and the words that lead to them.
//!
//! Takes the records of the site's day; gives links with their counts. They are there without scripts, and
//! the script of the page takes from them which list a question names.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::content::Kind;
use crate::render::page_context::PageContext;
use crate::render::parts::times;
use crate::render::view::{FilterOption, ListLink, SearchForm};
use crate::site::{Author, AuthorId, EntryId, LanguageId, ListId, Page, PageId, TagId};
use crate::texts::readings::without_readings;
use crate::texts::{built_in, grouped, value_labels};

/// A page that loads quickly has no room for all tags of a large portal: the most used ones have a way.
const MOST_TAGS: usize = 60;

/// The words for the same thing that the program knows.
static SYNONYMS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/search-synonyms.yaml");
    serde_yaml::from_str(table).expect("the built-in table of synonyms for the search is well-formed")
});

/// The lists of these kinds, with what the kinds are called in other languages and in addresses.
pub(super) fn kinds(context: PageContext<'_>, kinds: &[Kind]) -> Vec<ListLink> {
    let link = |kind: &Kind| {
        let list = ListId::Kind(*kind);
        let link = list_link(context, (list, context.list_path(list, 1)), context.kind_name(*kind), None);
        link.map(|link| ListLink {
            value: Some(kind.singular().to_owned()),
            names: joined(kind_names(*kind)),
            ..link
        })
    };
    kinds.iter().filter_map(link).collect()
}

fn kind_names(kind: Kind) -> Vec<String> {
    let of_texts = built_in().flat_map(|(_, texts)| {
        let names = &texts["kind"][kind.folder()];
        [names["name"].as_str(), names["one"].as_str()]
    });
    let of_texts = of_texts.flatten().map(|name| without_readings(name).into_owned());
    [kind.singular().to_owned(), kind.folder().to_owned()].into_iter().chain(of_texts).collect()
}

/// The pages of these regions, with their readings and what they are called in the site's own language.
pub(super) fn regions(context: PageContext<'_>, tree: &[FilterOption]) -> Vec<ListLink> {
    let site = context.site();
    let all = site.list(ListId::Kind(Kind::Region));
    let by_id: BTreeMap<&str, EntryId> =
        all.iter().map(|id| (site.entry(*id).record.key().id.as_str(), *id)).collect();
    let link = |region: &FilterOption| {
        let id = *by_id.get(region.value.as_str())?;
        let common = &site.entry(id).record.common;
        let reading = common.reading.as_ref().map(ToString::to_string);
        let short =
            reading.as_ref().and_then(|reading| without_ending(&common.title, reading)).map(str::to_owned);
        let names = [region.value.clone(), common.title.clone()].into_iter().chain(reading).chain(short);
        let page = (ListId::Region(id), context.entry_path(id));
        let link = list_link(context, page, region.label.clone(), region.lang.clone());
        link.map(|link| ListLink {
            value: Some(region.value.clone()),
            names: joined(names.collect()),
            ..link
        })
    };
    tree.iter().filter_map(link).collect()
}

/// The reading of a region without that of the sign with which its name ends: おきなわ of 沖縄県 and おきなわけん.
fn without_ending<'r>(title: &str, reading: &'r str) -> Option<&'r str> {
    const ENDINGS: [(char, &[&str]); 9] = [
        ('都', &["と"]),
        ('府', &["ふ"]),
        ('県', &["けん"]),
        ('市', &["し"]),
        ('区', &["く"]),
        ('町', &["まち", "ちょう"]),
        ('村', &["むら", "そん"]),
        ('郡', &["ぐん"]),
        ('島', &["じま", "しま", "とう"]),
    ];
    let (_, readings) = ENDINGS.iter().find(|(sign, _)| title.ends_with(*sign))?;
    let short = readings.iter().find_map(|ending| reading.strip_suffix(ending))?;
    short.chars().nth(1).is_some().then_some(short)
}

/// The lists of the tags that are used most.
pub(super) fn tags(context: PageContext<'_>) -> Vec<ListLink> {
    let site = context.site();
    let link = |tag: TagId| {
        let list = ListId::Tag(tag);
        // Pages of tags are in the site's own language.
        let page = PageId { page: Page::List(list, 1), language: LanguageId::MAIN };
        let page = (list, context.path(&site.path_of(page)));
        list_link(context, page, site.tags[tag.0].label.clone(), context.foreign_site_lang())
    };
    tags_by_use(context).take(MOST_TAGS).filter_map(link).collect()
}

/// What each author wrote, by the name as written and by what stands before a bracket in it.
pub(super) fn authors(context: PageContext<'_>) -> Vec<ListLink> {
    let site = context.site();
    let link = |(number, author): (usize, &Author)| {
        let list = ListId::Author(AuthorId(number));
        let path = context.path(&context.output_of_page(Page::List(list, 1)));
        let bare = author.label.split(['（', '(']).next().unwrap_or_default().trim().to_owned();
        let link = list_link(context, (list, path), author.label.clone(), context.foreign_site_lang());
        link.map(|link| ListLink {
            names: joined(vec![bare]),
            number_later: none_from(author.named_until, link.number_later),
            ..link
        })
    };
    site.authors.iter().enumerate().filter_map(link).collect()
}

/// What a number becomes as days pass where nothing is left from a day on.
fn none_from(day: Option<Date>, later: Option<String>) -> Option<String> {
    let Some(day) = day.map(|day| day.to_string()) else { return later };
    let before = later.iter().flat_map(|later| later.split('|'));
    let before = before.filter(|change| change.split('=').next() < Some(day.as_str()));
    let changes: Vec<String> = before.map(str::to_owned).chain([format!("{day}=0")]).collect();
    Some(changes.join("|"))
}

/// All tags that something bears, the most used first.
pub(super) fn tags_by_use(context: PageContext<'_>) -> impl Iterator<Item = TagId> {
    let site = context.site();
    let mut tags: Vec<(TagId, usize)> = site
        .all_lists()
        .filter_map(|list| match list {
            ListId::Tag(tag) => Some((tag, site.list(list).len())),
            _ => None,
        })
        .filter(|(_, used)| *used > 0)
        .collect();
    tags.sort_by_key(|(_, used)| Reverse(*used));
    tags.into_iter().map(|(tag, _)| tag)
}

/// What a value of a filter is called in tables and in other languages.
pub(super) fn value_names(field: &str, value: &str) -> Option<String> {
    let groups: &[&str] = match field {
        "search_mode" => &["search_mode", "place_mode", "event_mode"],
        _ => &[field],
    };
    joined(value_labels(groups, value).wordings)
}

/// Groups of words for the same thing, those of the portal first.
pub(super) fn synonyms(context: PageContext<'_>) -> Vec<String> {
    let of_portal = &context.site().portal.settings.main.search.synonyms;
    let of_portal =
        of_portal.iter().map(|(word, others)| std::iter::once(word).chain(others).cloned().collect());
    let all = of_portal.chain(SYNONYMS.iter().cloned());
    all.filter_map(|group: Vec<String>| joined(group)).collect()
}

/// A list and how much is in it; nothing where it is empty.
fn list_link(
    context: PageContext<'_>,
    (list, path): (ListId, String),
    label: String,
    lang: Option<String>,
) -> Option<ListLink> {
    let listed = context.site().list(list);
    let counted = times::counted(context, listed, grouped);
    (!listed.is_empty()).then_some(ListLink {
        label,
        lang,
        path,
        number: counted.text,
        number_later: counted.later,
        value: None,
        names: None,
    })
}

fn joined(mut names: Vec<String>) -> Option<String> {
    let mut seen = BTreeSet::new();
    names.retain(|name| {
        !name.trim().is_empty()
            && !name.contains(SearchForm::BETWEEN_WORDS)
            && seen.insert(name.to_lowercase())
    });
    (!names.is_empty()).then(|| names.join(SearchForm::BETWEEN_WORDS))
}

#[cfg(test)]
mod tests {
    use super::without_ending;

    #[test]
    fn a_region_is_asked_for_by_its_short_reading() {
        for (title, reading, short) in [
            ("沖縄県", "おきなわけん", Some("おきなわ")),
            ("京都府", "きょうとふ", Some("きょうと")),
            ("東京都", "とうきょうと", Some("とうきょう")),
            ("北海道", "ほっかいどう", None),
            ("南部町", "なんぶちょう", Some("なんぶ")),
            ("津市", "つし", None),
            ("澪浜市", "ミオハマシ", None),
        ] {
            assert_eq!(without_ending(title, reading), short, "{title}");
        }
    }
}
