//! `enishi upcoming`: the days on which the site changes by itself, and why.

use clap::ArgMatches;
use jiff::Span;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::arguments::{self, Common};
use super::build::site_build;
use super::{Outcome, Output};
use crate::export::{self, Note};
use crate::locale::Language;
use crate::report::{day, name, sentence_until};
use crate::site::{Change, Reason, RecordChange, Site};

/// How many days ahead are told where nothing else is asked for.
const USUAL_DAYS: u16 = 60;

pub(super) fn run(matches: &ArgMatches, common: &Common, output: &Output) -> Outcome {
    let build = site_build(&arguments::folder(matches), common);
    if build.has_errors() {
        output.findings_beside(&output.shown(&build.diagnostics));
        output.tell(
            "エラーがあるので、これから変わる日を調べられません。エラーを直してから、もう一度お試しください。",
            "the days cannot be told while there are errors: mend them and try again",
        );
        return Outcome::ContentHasErrors;
    }
    let site = &build.site;
    let until = last_day(matches, site.day);
    let changes = site.changes(until);
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => super::output::print(&as_json(site, until, &changes)),
        Some("ics") => super::output::write(&as_calendar(site, &changes, common.lang)),
        _ => tell(output, site, until, &changes),
    }
    Outcome::Fine
}

/// The last day that was asked for.
fn last_day(matches: &ArgMatches, from: Date) -> Date {
    if let Some(day) = matches.get_one::<Date>("until") {
        return *day;
    }
    let days = matches.get_one::<u16>("days").copied().unwrap_or(USUAL_DAYS);
    from.checked_add(Span::new().days(i32::from(days))).unwrap_or(Date::MAX)
}

fn tell(output: &Output, site: &Site, until: Date, changes: &[Change]) {
    if changes.is_empty() {
        output.tell(
            &format!("{} の次の日から {until} までに、サイトが変わる日はありません。", site.day),
            &format!("the site does not change after {} until {until}", site.day),
        );
        return;
    }
    let days: Vec<_> = changes.chunk_by(|a, b| a.day == b.day).collect();
    output.tell(
        &format!(
            "{until} までに、サイトが変わる日は {} 日あります。その日に、もう一度「enishi build」で作ってください。",
            days.len()
        ),
        &format!("until {until} the site changes on {} days: build it again then", days.len()),
    );
    for changes in days {
        let heading = day(changes[0].day, output.lang);
        output.tell(&format!("\n{heading}"), &format!("\n{heading}"));
        for change in changes {
            let line = format!("  {}", sentence_until(change, output.lang));
            output.tell(&line, &line);
        }
    }
}

fn as_json(site: &Site, until: Date, changes: &[Change]) -> String {
    let changes: Vec<_> = changes.iter().map(change_as_json).collect();
    let document = json!({ "as_of": site.day.to_string(), "until": until.to_string(), "changes": changes });
    format!("{document:#}")
}

fn change_as_json(change: &Change) -> Value {
    let mut fields = Map::new();
    let mut give = |name: &str, value: &str| fields.insert(name.to_owned(), Value::from(value));
    give("day", &change.day.to_string());
    give("change", name(change));
    if let Some(last) = change.last_day() {
        give("last_day", &last.to_string());
    }
    if let Reason::AuthorAppears(name) | Reason::AuthorConsentEnds(name) = &change.reason {
        give("author", name);
    }
    if let Reason::Record(record, what) = &change.reason {
        give("kind", record.kind().singular());
        give("id", &record.key().id);
        give("title", record.common.title.trim());
        give("file", &record.origin.source.path);
        if let Some(language) = &record.translation {
            give("language", language);
        }
        match what {
            RecordChange::State { from, to } => {
                give("from", from.as_str());
                give("to", to.as_str());
            }
            RecordChange::NextOccurrence(next) => {
                give("starts", &next.first_day().to_string());
            }
            _ => {}
        }
    }
    Value::Object(fields)
}

fn as_calendar(site: &Site, changes: &[Change], lang: Language) -> Vec<u8> {
    let note = |changes: &[Change]| {
        let lines: Vec<_> = changes.iter().map(|change| sentence_until(change, lang)).collect();
        let summary = match lang {
            Language::Ja => format!("サイトを作り直す日（{}件）", changes.len()),
            Language::En => format!("build the site again ({})", changes.len()),
        };
        Note { day: changes[0].day, summary, description: lines.join("\n") }
    };
    let notes: Vec<_> = changes.chunk_by(|a, b| a.day == b.day).map(note).collect();
    let title = &site.portal.settings.main.title;
    let name = match lang {
        Language::Ja => format!("{title} のサイトが変わる日"),
        Language::En => format!("{title}: days on which the site changes"),
    };
    export::notes(site, &name, &notes, site.day)
}
