//! What an advertisement of a job has to tell, by the form of the work, and whether it does.

use std::sync::LazyLock;

use serde::Deserialize;

use super::kinds::{Contract, Frequency, Job, Pay, PlaceMode, Renewal};
use super::record::Record;

/// The forms of work that ask for the same items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum JobForm {
    /// Any employment.
    Employment,
    /// Employment that ends on a day, in addition to [`JobForm::Employment`].
    FixedTerm,
    /// 業務委託.
    Outsourced,
    /// Voluntary work with a reward.
    PaidVolunteer,
    /// Voluntary work, pro bono.
    Volunteer,
    /// Internship.
    Internship,
    /// Work in a co-operative of workers.
    WorkerCoop,
}

/// One thing that an advertisement tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobItem {
    /// Its name: that of the label of its field, where it has one.
    pub id: String,
    r#for: Vec<JobForm>,
    words: Vec<String>,
}

/// Where an advertisement tells something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// In its field.
    InField,
    /// In words elsewhere: in a note or in the text.
    InText,
    /// Nowhere.
    Nowhere,
}

static ITEMS: LazyLock<Vec<JobItem>> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/job-items.yaml");
    serde_yaml::from_str(table).expect("the built-in table of items is well-formed")
});

impl JobForm {
    /// The forms of a contract; nothing is asked of what is called otherwise.
    const fn of(contract: Contract) -> &'static [Self] {
        match contract {
            Contract::Permanent => &[Self::Employment],
            Contract::FixedTerm | Contract::PartTime | Contract::TemporaryAgency => {
                &[Self::Employment, Self::FixedTerm]
            }
            Contract::Outsourced => &[Self::Outsourced],
            Contract::PaidVolunteer => &[Self::PaidVolunteer],
            Contract::Volunteer | Contract::ProBono => &[Self::Volunteer],
            Contract::Internship => &[Self::Internship],
            Contract::WorkerCoop => &[Self::WorkerCoop],
            Contract::Other => &[],
        }
    }
}

/// The items that the advertisement of a record has to tell, in the order of its page, and where it tells them.
/// Nothing where it is no job, or where its contract is one that is not known.
pub fn job_items(record: &Record) -> Vec<(&'static JobItem, Told)> {
    let Some(job) = record.job() else { return Vec::new() };
    let forms: Vec<JobForm> = job.contract.iter().flat_map(JobForm::of).copied().collect();
    let asked = ITEMS.iter().filter(|item| item.r#for.iter().any(|form| forms.contains(form)));
    let mut words: Option<String> = None;
    let mut items = Vec::new();
    for item in asked.filter(|item| applies(&item.id, job)) {
        if is_in_field(&item.id, job, record) {
            items.push((item, Told::InField));
            continue;
        }
        // The text is only read where a field is empty.
        let words = words.get_or_insert_with(|| job_words(record, job));
        if is_of_unlimited_term(&item.id, words) {
            continue;
        }
        let is_told = item.words.iter().any(|word| words.contains(word.as_str()));
        items.push((item, if is_told { Told::InText } else { Told::Nowhere }));
    }
    items
}

/// Whether an item is asked of this job at all.
fn applies(item: &str, job: &Job) -> bool {
    let term = job.term.as_ref();
    let is_permanent = job.contract.iter().any(|contract| contract == Contract::Permanent);
    let renewal = term.and_then(|term| term.renewal);
    let is_once = job.frequency == Some(Frequency::Once);
    match item {
        // Up to six hours no break need be given.
        "break" => minutes_of_day(job).is_none_or(|minutes| minutes > 360),
        "term" => !(is_permanent || is_once && job.starts.is_some()),
        "renewal" => {
            !is_permanent && !is_once && term.is_some_and(|term| is_limited(term.months, term.until))
        }
        "renewal_basis" => renewal == Some(Renewal::Possible),
        "renewal_limit" => matches!(renewal, Some(Renewal::Possible | Renewal::Automatic)),
        // Nobody is hurt on the way to a screen.
        "cover" => job.place.as_ref().and_then(|place| place.mode) != Some(PlaceMode::Remote),
        _ => true,
    }
}

fn is_limited(months: Option<u16>, until: Option<super::types::Day>) -> bool {
    months.is_some() || until.is_some()
}

/// Whether an item of a fixed term is asked of a job that says in words that it has none.
fn is_of_unlimited_term(item: &str, words: &str) -> bool {
    matches!(item, "term" | "renewal" | "renewal_basis" | "renewal_limit")
        && ["期間の定めなし", "期間の定めのない", "期間の定めは", "無期"]
            .iter()
            .any(|word| words.contains(word))
}

/// The minutes from the beginning of a day's work to its end, past midnight too.
pub fn minutes_of_day(job: &Job) -> Option<u16> {
    let hours = job.hours.as_ref()?;
    let minutes = |clock: super::types::Clock| i32::from(clock.0.hour()) * 60 + i32::from(clock.0.minute());
    let minutes = minutes(hours.end?) - minutes(hours.start?);
    u16::try_from(if minutes > 0 { minutes } else { minutes + 24 * 60 }).ok()
}

fn is_in_field(item: &str, job: &Job, record: &Record) -> bool {
    let hours = job.hours.as_ref();
    let term = job.term.as_ref();
    match item {
        "duties" => job.duties.is_some(),
        "duties_change" => job.duties_change.is_some(),
        "place" => job.place.is_some(),
        "place_change" => job.place_change.is_some(),
        "smoking" => job.smoking.is_some(),
        "hours" => hours.is_some_and(|hours| hours.start.is_some() || hours.note.is_some()),
        "break" => hours.is_some_and(|hours| hours.break_minutes.is_some()),
        "overtime" => hours.is_some_and(|hours| hours.overtime.is_some()) || job.discretionary_work,
        "holidays" => job.holidays.is_some() || hours.is_some_and(|hours| hours.days.is_some()),
        "pay" => job.pay.is_some(),
        "expenses" => job.pay.as_ref().is_some_and(|pay| note_of(pay).is_some()),
        "term" => term.is_some_and(|term| is_limited(term.months, term.until)),
        "renewal" => term.is_some_and(|term| term.renewal.is_some()),
        "renewal_basis" => term.is_some_and(|term| term.renewal_basis.is_some()),
        "renewal_limit" => term.is_some_and(|term| term.renewal_limit.is_some()),
        "insurance" => !job.insurance.is_empty(),
        "contact" => job.apply.is_some() || record.common.contact.is_some(),
        _ => false,
    }
}

fn note_of(pay: &Pay) -> Option<&String> {
    match pay {
        Pay::Unpaid { note } | Pay::Amount { note, .. } | Pay::ToBeAgreed { note, .. } => note.as_ref(),
    }
}

/// All that a job says in words: its notes and its text.
pub fn job_words(record: &Record, job: &Job) -> String {
    let (place, hours) = (job.place.as_ref(), job.hours.as_ref());
    let (term, trial) = (job.term.as_ref(), job.trial.as_ref());
    let apply = job.apply.as_ref();
    let fields = [
        record.common.summary.as_ref(),
        job.contract_name.as_ref(),
        job.duties.as_ref(),
        job.duties_change.as_ref(),
        place.and_then(|place| place.note.as_ref()),
        job.place_change.as_ref(),
        hours.and_then(|hours| hours.days.as_ref()),
        hours.and_then(|hours| hours.overtime.as_ref()),
        hours.and_then(|hours| hours.note.as_ref()),
        job.frequency_name.as_ref(),
        job.holidays.as_ref(),
        job.pay.as_ref().and_then(note_of),
        term.and_then(|term| term.renewal_basis.as_ref()),
        term.and_then(|term| term.renewal_limit.as_ref()),
        trial.and_then(|trial| trial.conditions.as_ref()),
        apply.and_then(|apply| apply.how.as_ref()),
    ];
    let mut words: Vec<&str> = fields.into_iter().flatten().map(String::as_str).collect();
    let blocks = record.body.source_blocks();
    words.extend(blocks.iter().map(|block| block.text.as_str()));
    words.join("\n")
}
