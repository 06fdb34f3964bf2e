//! The ties of a region: the rows that say them, and the map that shows the same.

mod map;

use std::collections::BTreeSet;

use super::times;
use crate::content::Kind;
use crate::render::page_context::PageContext;
use crate::render::view::{TieRow, TieWords, TiesView};
use crate::site::{EntryId, Tie};
use crate::texts::grouped;

/// How many rows stand open.
const OPEN_ROWS: usize = 8;

/// The ties of a region; none where it has none.
pub(in crate::render) fn view(context: PageContext<'_>, of: EntryId) -> Option<TiesView> {
    let ties = context.site().ties(of);
    if ties.is_empty() {
        return None;
    }
    let texts = context.texts();
    let mut rows: Vec<_> = ties.iter().map(|tie| row(context, tie)).collect();
    // One row behind a fold would take as much room as its fold.
    let open = if rows.len() == OPEN_ROWS + 1 { rows.len() } else { OPEN_ROWS };
    let further = rows.split_off(open.min(rows.len()));
    let further_label = texts.count("region.further_ties", further.len() as u64);
    let heading = texts.fill("region.ties", &[("of", &context.title(of).0)]);
    Some(TiesView { heading, map: map::of(context, of, &ties), rows, further, further_label })
}

fn row(context: PageContext<'_>, tie: &Tie) -> TieRow {
    let (text, lang) = context.title(tie.region);
    let all: Vec<EntryId> = tie.stories.iter().chain(&tie.groups).copied().collect();
    let counted = times::counted(context, &all, grouped);
    let by = [(Kind::Story, &tie.stories), (Kind::Group, &tie.groups)];
    TieRow {
        text,
        path: context.entry_path(tie.region),
        lang,
        by: by.into_iter().filter_map(|(kind, ids)| words(context, kind, ids)).collect(),
        count: counted.text,
        count_later: counted.later,
    }
}

/// How many stories or groups tie two regions; of a single group its name.
fn words(context: PageContext<'_>, kind: Kind, ids: &[EntryId]) -> Option<TieWords> {
    let only = ids.first().filter(|_| kind == Kind::Group && ids.len() == 1);
    let in_words = |number: u64| match (number, only) {
        (0, _) => String::new(),
        (_, Some(only)) => context.title(*only).0,
        _ => {
            let name = context.kind_of_many(kind, number);
            context.texts().fill("region.tied_by", &[("name", &name), ("n", &grouped(number))])
        }
    };
    let counted = times::counted(context, ids, in_words);
    (!ids.is_empty()).then_some(TieWords { text: counted.text, later: counted.later })
}

/// The regions that a map can show as one of its squares.
fn prefectures_of(context: PageContext<'_>, ties: &[Tie]) -> BTreeSet<EntryId> {
    let is_known = |tie: &&Tie| map::tile_of(context, tie.region).is_some();
    ties.iter().filter(is_known).map(|tie| tie.region).collect()
}
