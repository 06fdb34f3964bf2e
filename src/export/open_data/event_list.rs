//! The list of events in the columns that public bodies in Japan have agreed on.
//! The columns and their order stand in `content/tables/open-data-events.yaml`.

use std::sync::LazyLock;

use jiff::civil::Time;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::table::Cell;
use super::values::{Row, headcount};
use super::{organisations, rows};
use crate::content::kinds::{Event, RegionKind};
use crate::content::types::Tel;
use crate::content::{Key, Kind, Record};
use crate::render::recurrence_in_words;
use crate::site::{Occurrence, Site};
use crate::texts::Texts;

/// A column of the list.
#[derive(Debug, Deserialize)]
struct Column {
    name: String,
    from: Option<From>,
}

/// What is written into a column.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum From {
    Code,
    Number,
    Prefecture,
    Municipality,
    Title,
    Kana,
    English,
    FirstDay,
    LastDay,
    StartsAt,
    EndsAt,
    When,
    Summary,
    Price,
    Fee,
    Tel,
    Extension,
    Organizer,
    Place,
    Address,
    Latitude,
    Longitude,
    Capacity,
    ApplyDay,
    ApplyTime,
    ApplyHow,
    Url,
    Note,
}

static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../../content/tables/open-data-events.yaml"))
        .expect("the columns of the list of events are well-formed")
});

/// The events to come, below the names of the columns.
pub(super) fn lines(site: &Site) -> Vec<Vec<Cell>> {
    let head = COLUMNS.iter().map(|column| column.name.clone().into()).collect();
    let lines = rows(site, Kind::Event).enumerate().filter_map(|(number, row)| {
        let event = row.record.event()?;
        let line = Line { row: &row, event, occurrence: site.entry(row.id).occurrence, number: number + 1 };
        let cell = |column: &Column| {
            let is_number = matches!(column.from, Some(From::Number | From::Latitude | From::Longitude));
            let text = column.from.and_then(|from| line.cell(from)).unwrap_or_default();
            Cell { text, is_number }
        };
        Some(COLUMNS.iter().map(cell).collect())
    });
    std::iter::once(head).chain(lines).collect()
}

/// An event, by its next time.
struct Line<'a> {
    row: &'a Row<'a>,
    event: &'a Event,
    occurrence: Option<Occurrence>,
    number: usize,
}

impl Line<'_> {
    fn cell(&self, from: From) -> Option<String> {
        let (common, event) = (&self.row.record.common, self.event);
        let starts = self.occurrence.map(|occurrence| occurrence.starts);
        let ends = self.occurrence.and_then(|occurrence| occurrence.ends);
        let apply = event.apply.as_ref();
        match from {
            From::Code => self.code(),
            From::Number => Some(self.number.to_string()),
            From::Prefecture => self.region(RegionKind::Prefecture).map(|region| region.common.title.clone()),
            From::Municipality => {
                self.region(RegionKind::Municipality).map(|region| region.common.title.clone())
            }
            From::Title => Some(common.title.clone()),
            From::Kana => common.reading.as_ref().map(|reading| in_katakana(reading.as_str())),
            From::English => self.english(),
            From::FirstDay => starts.map(|at| at.day.to_string()),
            From::LastDay => self.occurrence.map(|occurrence| occurrence.last_day().to_string()),
            From::StartsAt => starts.and_then(|at| at.time).filter(|_| !event.all_day).map(clock),
            From::EndsAt => ends.and_then(|at| at.time).filter(|_| !event.all_day).map(clock),
            From::When => self.when(),
            From::Summary => common.summary.clone(),
            From::Price => event.fee.clone().filter(|fee| is_price(fee)),
            From::Fee => event.fee.clone().filter(|fee| !is_price(fee)),
            From::Tel => self.tel().map(|tel| tel.number().to_owned()),
            From::Extension => {
                self.tel()?.as_str().split_once(" 内線").map(|(_, rest)| rest.trim().to_owned())
            }
            From::Organizer => self.organizer(),
            From::Place => event
                .place
                .as_ref()
                .and_then(|place| place.name.clone())
                .or_else(|| self.place().map(|place| place.common.title.clone())),
            From::Address => event
                .place
                .as_ref()
                .and_then(|place| place.address.clone())
                .or_else(|| self.place()?.place()?.address.clone()),
            From::Latitude => self.place()?.place()?.location.map(|at| at.lat.to_string()),
            From::Longitude => self.place()?.place()?.location.map(|at| at.lon.to_string()),
            From::Capacity => headcount(event.capacity.as_ref()).as_str().map(str::to_owned),
            From::ApplyDay => apply?.until.map(|at| at.day.to_string()),
            From::ApplyTime => apply?.until?.time.map(clock),
            From::ApplyHow => apply?.how.clone().or_else(|| apply?.url.as_ref().map(|url| url.0.clone())),
            From::Url => self.row.url(),
            From::Note => event.cancelled.then(|| "中止".to_owned()),
        }
    }

    /// What a day alone does not say: its hours in words, when it comes again, or roughly when it will be.
    fn when(&self) -> Option<String> {
        let zone = self.row.site.portal.settings.time_zone();
        let words = || recurrence_in_words(&Texts::of("ja", &[]), self.event, &zone);
        let rule = || self.event.repeat.as_ref().map(ToString::to_string);
        let time = self.event.when.clone().or_else(words).or_else(rule);
        let said: Vec<_> = time.into_iter().chain(self.event.starting_words.clone()).collect();
        (!said.is_empty()).then(|| said.join("、"))
    }

    fn find(&self, kind: Kind, id: &str) -> Option<&Record> {
        let site = self.row.site;
        site.find(&Key { kind, id: id.to_owned() }).map(|id| &*site.entry(id).record)
    }

    /// The first region of a kind that the event is in.
    fn region(&self, kind: RegionKind) -> Option<&Record> {
        let site = self.row.site;
        let regions = site.regions_of(self.row.id).into_iter().map(|id| &*site.entry(id).record);
        regions.into_iter().find(|record| record.region().is_some_and(|region| region.kind == kind))
    }

    fn code(&self) -> Option<String> {
        let code = |kind| self.region(kind)?.region()?.code.as_ref().map(|code| code.0.clone());
        code(RegionKind::Municipality).or_else(|| code(RegionKind::Prefecture))
    }

    fn english(&self) -> Option<String> {
        let site = self.row.site;
        let language = site.language_ids().find(|language| site.lang(*language) == "en")?;
        let (record, is_english) = site.version(self.row.id, language);
        is_english.then(|| record.common.title.clone())
    }

    fn place(&self) -> Option<&Record> {
        self.find(Kind::Place, self.event.place_id.as_ref()?.as_str())
    }

    fn organizer(&self) -> Option<String> {
        let group = self.event.organizer.as_ref().and_then(|id| self.find(Kind::Group, id.as_str()));
        group.map(|group| group.common.title.clone()).or_else(|| self.event.organizer_name.clone())
    }

    /// The number to ask at, where it is that of an organisation. A person's own, as a mobile number is, stays on
    /// the page.
    fn tel(&self) -> Option<&Tel> {
        let contact = self.row.record.common.contact.as_ref();
        let name =
            contact.and_then(|contact| contact.name.as_deref()).or(self.event.organizer_name.as_deref());
        let is_told = match name {
            Some(name) => {
                organisations::is_one(name)
                    || self.organizer().as_deref() == Some(name) && self.event.organizer.is_some()
            }
            None => self.event.organizer.is_some(),
        };
        if !is_told {
            return None;
        }
        let contact = contact.and_then(|contact| contact.tel.as_ref());
        let apply = self.event.apply.as_ref().and_then(|apply| apply.tel.as_ref());
        let is_office = |tel: &&Tel| {
            let digits: String = tel.number().chars().filter(char::is_ascii_digit).collect();
            let national = digits.strip_prefix("81").map_or(digits.clone(), |rest| format!("0{rest}"));
            !["070", "080", "090"].iter().any(|mobile| national.starts_with(mobile))
        };
        contact.into_iter().chain(apply).find(is_office)
    }
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Whether a fee is one amount, or none.
fn is_price(fee: &str) -> bool {
    let plain: String = fee.nfkc().filter(|c| *c != ',').collect();
    plain == "無料"
        || plain.strip_suffix('円').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn in_katakana(reading: &str) -> String {
    let katakana = |c: char| match c {
        '\u{3041}'..='\u{3096}' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    };
    reading.chars().map(katakana).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_its_32_columns_in_their_order() {
        let names: Vec<_> = COLUMNS.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names.len(), 32);
        assert_eq!((names[0], names[7], names[31]), ("都道府県コード又は市区町村コード", "開始日", "備考"));
    }

    #[test]
    fn prices_are_told_from_other_fees_and_readings_are_katakana() {
        assert!(is_price("無料") && is_price("1,000円") && is_price("５００円"));
        assert!(!is_price("大人500円、子ども200円") && !is_price("円") && !is_price("実費"));
        assert_eq!(in_katakana("はまかぜ まつり・ヴ"), "ハマカゼ マツリ・ヴ");
    }
}
