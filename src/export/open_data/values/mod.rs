//! What stands in a field of a record that may leave the site. A record that the day does not show is
//! named by nothing.

mod event;
mod job;
mod others;

use serde_json::{Value, json};

use crate::content::types::{Counted, Day, Headcount, HeadcountNumber, RegionId};
use crate::content::{Details, Key, Kind, Record};
use crate::site::{EntryId, Href, LanguageId, Site};

/// A record as it is given out.
pub(super) struct Row<'a> {
    pub(super) site: &'a Site,
    pub(super) id: EntryId,
    pub(super) record: &'a Record,
}

impl<'a> Row<'a> {
    /// The record as it was first written.
    pub(super) fn of(site: &'a Site, id: EntryId) -> Self {
        Self { site, id, record: &site.entry(id).record }
    }

    /// The absolute address of its page.
    pub(super) fn url(&self) -> Option<String> {
        let path = self.site.path_of_entry(self.id, LanguageId::MAIN);
        self.site.paths.absolute(&path).map(Href::into_string)
    }

    /// The value of a field by its path; null where nothing is written.
    pub(super) fn value(&self, path: &str) -> Value {
        self.known_value(path).unwrap_or(Value::Null)
    }

    /// The same; none for a field that has no value here.
    fn known_value(&self, path: &str) -> Option<Value> {
        if let Some(value) = self.common(path) {
            return Some(value);
        }
        match &self.record.details {
            Details::Event(event) => event::value(self, event, path),
            Details::Job(job) => job::value(self, job, path),
            Details::Group(group) => others::group(group, path),
            Details::Story(story) => others::story(self, story, path),
            Details::Program(program) => others::program(program, path),
            Details::Place(place) => others::place(self, place, path),
            Details::Region(region) => others::region(self, region, path),
            Details::Page(_) => None,
        }
    }

    fn common(&self, path: &str) -> Option<Value> {
        let common = &self.record.common;
        Some(match path {
            "id" => json!(self.record.key().id),
            "title" => json!(common.title),
            "reading" => text(common.reading.as_ref()),
            "summary" => text(common.summary.as_ref()),
            "published" => day(common.published),
            "updated" => day(common.updated),
            "verified" => day(common.verified),
            "regions" => self.shown(Kind::Region, common.regions.iter().map(RegionId::as_str)),
            "tags" => json!(common.tags),
            _ => return None,
        })
    }

    /// The ids of those records that the day shows.
    fn shown<'i>(&self, kind: Kind, ids: impl Iterator<Item = &'i str>) -> Value {
        let is_shown = |id: &&str| self.site.find(&Key { kind, id: (*id).to_owned() }).is_some();
        json!(ids.filter(is_shown).collect::<Vec<_>>())
    }

    /// The id of a record, where the day shows it.
    fn shown_one(&self, kind: Kind, id: Option<&str>) -> Value {
        let shown = id.filter(|id| self.site.find(&Key { kind, id: (*id).to_owned() }).is_some());
        json!(shown)
    }
}

fn text(value: Option<&impl ToString>) -> Value {
    json!(value.map(ToString::to_string))
}

fn day(day: Option<Day>) -> Value {
    json!(day.map(|day| day.0.to_string()))
}

/// `true`, or nothing: what is not said is not denied.
fn yes(value: bool) -> Value {
    if value { json!(true) } else { Value::Null }
}

/// A number of people as Japanese writes it: 20, 約30, 40世帯.
pub(super) fn headcount(count: Option<&Headcount>) -> Value {
    let Some(count) = count else { return Value::Null };
    let unit = match count.counted {
        Counted::People => "",
        Counted::Groups => "組",
        Counted::Households => "世帯",
        Counted::Teams => "チーム",
        Counted::Companies => "社",
        Counted::Associations => "団体",
    };
    json!(match count.number {
        HeadcountNumber::Exactly(n) => format!("{n}{unit}"),
        HeadcountNumber::About(n) | HeadcountNumber::Nearly(n) => format!("約{n}{unit}"),
        HeadcountNumber::AtLeast(n) => format!("{n}{unit}以上"),
        HeadcountNumber::Between(from, to) => format!("{from}〜{to}{unit}"),
        HeadcountNumber::AtMost(n) => format!("{n}{unit}以内"),
        HeadcountNumber::Undecided => "未定".to_owned(),
        HeadcountNumber::Several => "若干名".to_owned(),
        HeadcountNumber::Any => "制限なし".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::{Portal, PrivateColumns, SiteSettings, open_columns, read_file};
    use crate::site::{Audience, Pictures};

    /// A record of each kind, with nothing but what it must have.
    const RECORDS: [(Kind, &str); 7] = [
        (Kind::Event, "title: あ\nstarts: 2026-05-01\n"),
        (Kind::Group, "title: あ\nkind: npo\n"),
        (Kind::Job, "title: あ\nemployer: {name: 店}\ncontract: part-time\nposted: 2026-05-01\n"),
        (Kind::Story, "title: あ\nperson: {name: 人}\nconsent: {given: 2026-01-01, media: [web]}\n"),
        (Kind::Program, "title: あ\nkind: subsidy\n"),
        (Kind::Place, "title: あ\nkind: cafe\n"),
        (Kind::Region, "title: あ\nkind: municipality\n"),
    ];

    #[test]
    fn every_field_that_may_leave_has_a_value_and_no_other_has() {
        for (kind, yaml) in RECORDS {
            let path = format!("content/{}/a.yaml", kind.folder());
            let content = read_file(kind, &path, yaml.as_bytes().to_vec(), &PrivateColumns::default());
            let (portal, ..) = Portal::assemble(SiteSettings::default(), &[Arc::new(content)], Vec::new());
            let day = jiff::civil::date(2026, 5, 1);
            let site = Site::new(Arc::new(portal), Arc::new(Pictures::default()), day, Audience::Public);
            let id = site.entries().find(|(_, entry)| entry.record.kind() == kind).expect("a record").0;
            let row = Row::of(&site, id);
            for column in open_columns(kind) {
                assert!(row.known_value(&column.name).is_some(), "{kind:?}: {}", column.name);
            }
            for closed in ["contact.name", "person.name", "consent", "status", "extra", "body"] {
                assert_eq!(row.known_value(closed), None, "{kind:?}: {closed}");
            }
        }
    }
}
