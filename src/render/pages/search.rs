//! The search page, and what makes a list filterable.
//!
//! Takes the records of the site's day; gives the filters with the values that occur among them and
//! the labels of those values. Which records a search finds, and how many, the script in the browser says.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::content::Kind;
use crate::content::kinds::{Commitment, Contract, Frequency, Gain, PlaceMode, Turn, Welcome};
use crate::render::format::html_lang;
use crate::render::page_context::PageContext;
use crate::render::parts::chips;
use crate::render::view::{FilterOption, FilterView, ListView, SearchForm, SearchView};
use crate::site::{EntryId, Facets, Filter, ListId, State};
use crate::texts::readings::without_readings;

use super::search_lists;

/// Filters whose values are shown from the beginning.
const OPEN: [Filter; 3] = [Filter::Kind, Filter::Region, Filter::State];
/// Regions, tags and wishes to begin with.
const EXAMPLES: (usize, usize, usize) = (2, 3, 3);
const LONGEST_EXAMPLE: usize = 24;

/// The search page.
pub(in crate::render) fn view(context: PageContext<'_>) -> SearchView {
    let texts = context.texts();
    let occurs = |kind: &Kind| {
        context.site().entries().any(|(_, entry)| entry.is_current() && entry.record.kind() == *kind)
    };
    let kinds: Vec<Kind> = Kind::SHOWN.into_iter().filter(occurs).collect();
    SearchView {
        title: texts.get("search.title").to_owned(),
        counts: search_lists::kinds(context, &kinds),
        regions: search_lists::regions(
            context,
            &region_tree(context, |id| !context.site().list(ListId::Region(id)).is_empty()),
        ),
        tags: search_lists::tags(context),
        authors: search_lists::authors(context),
        search: search(context, &kinds, None),
    }
}

/// Makes the first page of a kind's list filterable; the further ones lead there.
pub(in crate::render) fn offer(context: PageContext<'_>, kind: Kind, number: usize, view: &mut ListView) {
    if !context.site().has_search() || view.cards.is_empty() {
        return;
    }
    if number > 1 {
        view.refine = Some(context.list_path(ListId::Kind(kind), 1));
    } else {
        view.search = Some(search(context, &[kind], Some(kind)));
    }
}

fn search(context: PageContext<'_>, kinds: &[Kind], only: Option<Kind>) -> SearchForm {
    let site = context.site();
    let option = |value: &str, label: &str| FilterOption {
        value: value.to_owned(),
        label: label.to_owned(),
        lang: None,
        depth: 0,
        names: None,
    };
    let kind_option =
        |kind: &Kind| option(kind.singular(), context.texts().get(&format!("kind.{}.one", kind.folder())));
    let language = |lang: &String| FilterOption {
        lang: Some(html_lang(lang).to_owned()),
        ..option(html_lang(lang), &chips::language_name(context, lang))
    };
    SearchForm {
        lang: context.lang().to_owned(),
        path: context.path(context.from),
        kind: only.map(Kind::singular),
        filters: filters(context, kinds, only),
        kinds: kinds.iter().map(kind_option).collect(),
        languages: site.languages.iter().map(language).collect(),
        examples: if only.is_none() { examples(context) } else { Vec::new() },
        synonyms: search_lists::synonyms(context),
    }
}

fn filters(context: PageContext<'_>, kinds: &[Kind], only: Option<Kind>) -> Vec<FilterView> {
    let occurring = occurring(context, kinds);
    let filter = |name: Filter| {
        let values = occurring.get(&name);
        let options = values.map(|values| options(context, name, values, kinds, only)).unwrap_or_default();
        // The months of events are not known before the day of the reader is.
        let is_later = name == Filter::Month && kinds.contains(&Kind::Event);
        (is_later || !options.is_empty()).then(|| FilterView {
            name: name.as_str(),
            label: context.texts().get(&format!("search.filter.{}", name.as_str())).to_owned(),
            open: only.is_some() || OPEN.contains(&name),
            options,
        })
    };
    Filter::ALL.into_iter().filter_map(filter).collect()
}

/// The filter values of current records of these kinds.
fn occurring(context: PageContext<'_>, kinds: &[Kind]) -> BTreeMap<Filter, BTreeSet<String>> {
    let entries = context.site().entries();
    let current = entries.filter(|(_, entry)| entry.is_current() && kinds.contains(&entry.record.kind()));
    let mut occurring: BTreeMap<Filter, BTreeSet<String>> = BTreeMap::new();
    for (id, _) in current {
        for (name, value) in context.site().facets(id).iter() {
            let values = occurring.entry(name).or_default();
            if !values.contains(value) {
                values.insert(value.to_owned());
            }
        }
    }
    occurring
}

/// The boxes of a filter, for those of its values that occur.
fn options(
    context: PageContext<'_>,
    name: Filter,
    occurring: &BTreeSet<String>,
    kinds: &[Kind],
    only: Option<Kind>,
) -> Vec<FilterOption> {
    let texts = context.texts();
    let value = |value: &str, label: &str| FilterOption {
        value: value.to_owned(),
        label: label.to_owned(),
        lang: None,
        depth: 0,
        names: None,
    };
    let fixed = |all: &[&'static str], field: &str| -> Vec<FilterOption> {
        let known = all.iter().filter(|known| occurring.contains(**known));
        let option = |known: &&str| FilterOption {
            // A list has no ways to lists.
            names: only.map_or_else(|| search_lists::value_names(field, known), |_| None),
            ..value(known, texts.value(field, known))
        };
        known.map(option).collect()
    };
    match name {
        Filter::Kind if only.is_some() => Vec::new(),
        Filter::Kind => kinds.iter().map(|kind| value(kind.singular(), &context.kind_name(*kind))).collect(),
        Filter::Region => {
            region_tree(context, |id| occurring.contains(&context.site().entry(id).record.key().id))
        }
        Filter::State => {
            let states = State::SEARCHED.into_iter().map(State::as_str);
            let states = states.filter(|state| occurring.contains(*state));
            states.map(|state| value(state, texts.get(&state_key(state, only)))).collect()
        }
        Filter::Month => Vec::new(),
        Filter::Contract => fixed(&words(Contract::ALL, Contract::as_str), "contract"),
        Filter::Frequency => fixed(&words(Frequency::ALL, Frequency::as_str), "frequency"),
        Filter::Welcome => fixed(&words(Welcome::ALL, Welcome::as_str), "welcome"),
        Filter::Commitment => fixed(&words(Commitment::ALL, Commitment::as_str), "commitment"),
        Filter::Gives => fixed(&words(Gain::ALL, Gain::as_str), "gain"),
        Filter::Turn => fixed(&words(Turn::ALL, Turn::as_str), "turn"),
        Filter::Mode => {
            let field = match only {
                Some(Kind::Event) => "event_mode",
                Some(Kind::Job) => "place_mode",
                _ => "search_mode",
            };
            fixed(&words(PlaceMode::ALL, PlaceMode::as_str), field)
        }
    }
}

/// The text of a state: a kind's own where one kind is shown, else one that fits all.
fn state_key(state: &str, only: Option<Kind>) -> String {
    match (only, state) {
        (Some(Kind::Program), "before" | "open" | "closed") => format!("state.program_{state}"),
        (Some(_), "open" | "closing" | "upcoming" | "ongoing") => format!("state.{state}"),
        _ => format!("search.state.{state}"),
    }
}

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().copied().map(word).collect()
}

/// Those regions that `is_shown` takes, each under the one that it lies in.
fn region_tree(context: PageContext<'_>, is_shown: impl Fn(EntryId) -> bool) -> Vec<FilterOption> {
    let all = context.site().list(ListId::Kind(Kind::Region));
    let shown: BTreeSet<_> = all.iter().copied().filter(|id| is_shown(*id)).collect();
    let mut inside: BTreeMap<Option<EntryId>, Vec<EntryId>> = BTreeMap::new();
    for id in all.iter().filter(|id| shown.contains(id)) {
        let parent = context.site().regions.parent(*id).filter(|parent| shown.contains(parent));
        inside.entry(parent).or_default().push(*id);
    }
    let home = context.site().home_regions();
    for of_one in inside.values_mut() {
        of_one.sort_by_key(|id| !home.contains(id));
    }
    let mut tree = Vec::new();
    push_regions(context, None, 0, &inside, &mut tree);
    tree
}

fn push_regions(
    context: PageContext<'_>,
    parent: Option<EntryId>,
    depth: usize,
    inside: &BTreeMap<Option<EntryId>, Vec<EntryId>>,
    tree: &mut Vec<FilterOption>,
) {
    for id in inside.get(&parent).into_iter().flatten() {
        let (label, lang) = context.title(*id);
        tree.push(FilterOption {
            value: context.record(*id).key().id.clone(),
            label,
            lang,
            depth,
            names: None,
        });
        push_regions(context, Some(*id), depth + 1, inside, tree);
    }
}

/// Words that surely find something: regions, tags and wishes that many records of the context's
/// language name.
fn examples(context: PageContext<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let all = regions_by_use(context).into_iter().take(EXAMPLES.0);
    for word in all.chain(tags_by_use(context).take(EXAMPLES.1)).chain(wishes(context).take(EXAMPLES.2)) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// Whether a record is written in the context's language.
fn is_here(context: PageContext<'_>, id: EntryId) -> bool {
    context.site().entry(id).has(context.language)
}

fn regions_by_use(context: PageContext<'_>) -> Vec<String> {
    let all = context.site().list(ListId::Kind(Kind::Region));
    let used = |id: &EntryId| {
        let name = &context.record(*id).key().id;
        let listed = context.site().list(ListId::Region(*id)).iter();
        let names = |other: &&EntryId| {
            let mut regions = context.record(**other).common.regions.iter();
            is_here(context, **other) && regions.any(|region| region.as_str() == name)
        };
        listed.filter(names).count()
    };
    let mut counted: Vec<_> = all.iter().map(|id| (Reverse(used(id)), *id)).collect();
    counted.sort_by_key(|(used, _)| *used);
    let named = counted.into_iter().filter(|(used, _)| used.0 > 0).map(|(_, id)| context.title(id));
    named.filter(|(_, lang)| lang.is_none()).map(|(title, _)| title).collect()
}

/// Tags are in the site's own language.
fn tags_by_use(context: PageContext<'_>) -> impl Iterator<Item = String> {
    let used = search_lists::tags_by_use(context).filter(move |_| context.language.is_main());
    used.map(move |tag| context.site().tags[tag.0].label.clone())
}

/// Values of jobs, in words that are short enough to be asked for.
fn wishes(context: PageContext<'_>) -> impl Iterator<Item = String> {
    let jobs = context.site().list(ListId::Kind(Kind::Job)).iter().filter(|id| is_here(context, **id));
    let jobs: Vec<Facets> = jobs.map(|id| context.site().facets(*id)).collect();
    let label = move |name: Filter, field: &str| -> Vec<String> {
        let wanted: BTreeSet<_> = jobs.iter().flat_map(|facets| facets.of(name)).collect();
        wanted
            .into_iter()
            .map(|value| without_readings(context.texts().value(field, value)).into_owned())
            .collect()
    };
    let labels =
        [(Filter::Welcome, "welcome"), (Filter::Frequency, "frequency"), (Filter::Contract, "contract")];
    let all = labels.map(|(name, field)| label(name, field)).into_iter().flatten();
    all.filter(|label| !label.contains('\u{ff08}') && label.chars().count() <= LONGEST_EXAMPLE)
}
