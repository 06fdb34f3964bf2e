//! The page of a region far from home: it speaks to those who live there.

use super::hub::{of_kind, section, sections};
use super::list;
use crate::content::Kind;
use crate::render::page_context::PageContext;
use crate::render::parts::first_cards;
use crate::render::view::Section;
use crate::site::{EntryId, FROM_AFAR, ListId, REMOTE};

/// Whom one meets there and when, then what can be done from afar, then who has been there, then the rest.
pub(super) fn sections_of(context: PageContext<'_>, region: EntryId) -> Vec<Section> {
    let of_region = |(kind, key): (Kind, &str)| {
        let heading = context.texts().fill(key, &[("of", &context.title(region).0)]);
        let more = first_cards::all_of(context, ListId::Related { of: region, kind }, kind);
        section(context, kind, &of_kind(context, region, kind), (heading, kind.folder()), more)
    };
    let there = [(Kind::Group, "region.away_groups"), (Kind::Event, "region.away_events")];
    let afar = FROM_AFAR.into_iter().filter_map(|(kind, filter)| {
        let answer = ListId::Answer { kind, filter, value: REMOTE };
        let ids = context.site().list(answer);
        let anchor = if kind == Kind::Job { "remote-jobs" } else { "online-events" };
        let more = first_cards::all_of(context, answer, kind);
        section(context, kind, ids, (list::title(context, answer), anchor), more)
    });
    let stories = of_region((Kind::Story, "region.away_stories"));
    let rest = sections(context, region, &[Kind::Job, Kind::Program, Kind::Place, Kind::Page]);
    there.into_iter().filter_map(of_region).chain(afar).chain(stories).chain(rest).collect()
}
