//! What an advertisement of a job has to tell, by the form of the work, and whether it does.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use jiff::civil::Date;
use serde::Deserialize;

use super::kinds::{Contract, Frequency, Insurance, Job, Pay, PlaceMode, Renewal};
use super::record::Record;
use super::types::Day;

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

macro_rules! job_items {
    ($($(#[$doc:meta])* $item:ident = $name:literal;)*) => {
        /// One thing that an advertisement tells.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
        pub enum JobItem {$(
            $(#[$doc])*
            #[serde(rename = $name)]
            $item,
        )*}

        impl JobItem {
            /// Its name: that of its label on the page, and in the terms of the findings.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$item => $name,)* }
            }
        }
    };
}

job_items! {
    /// What is done.
    Duties = "duties";
    /// How the duties may change.
    DutiesChange = "duties_change";
    /// Where.
    Place = "place";
    /// How the place may change.
    PlaceChange = "place_change";
    /// Measures against second-hand smoke.
    Smoking = "smoking";
    /// When a day's work begins and ends.
    Hours = "hours";
    /// Breaks.
    Break = "break";
    /// Overtime.
    Overtime = "overtime";
    /// Days off.
    Holidays = "holidays";
    /// Pay.
    Pay = "pay";
    /// When it is paid.
    PaymentDay = "payment_day";
    /// Who bears the expenses.
    Expenses = "expenses";
    /// How long the contract lasts.
    Term = "term";
    /// Whether it is renewed.
    Renewal = "renewal";
    /// By what that is decided.
    RenewalBasis = "renewal_basis";
    /// How often or how long.
    RenewalLimit = "renewal_limit";
    /// Until when the work is delivered.
    Deadline = "deadline";
    /// How the contract ends early.
    Ending = "ending";
    /// Social and labour insurance.
    Insurance = "insurance";
    /// Insurance against accidents.
    Cover = "cover";
    /// What members pay in.
    Contribution = "contribution";
    /// Where whoever offers the job is.
    EmployerAddress = "employer_address";
    /// Whom to ask.
    Contact = "contact";
}

/// A row of the table of items.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: JobItem,
    r#for: Vec<JobForm>,
    words: Vec<String>,
    /// Longer words that hold one of these and tell nothing of the item.
    #[serde(default)]
    unless: Vec<String>,
}

/// Where an advertisement tells something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// In its field.
    InField,
    /// In words elsewhere: in a note or in the text.
    InText,
    /// By the days of work, which tell those off.
    InDays,
    /// Nowhere.
    Nowhere,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    known_until: Day,
    items: Vec<Row>,
}

/// The table of items, and what finds the words of all of them in one pass.
struct Items {
    table: Table,
    /// The item of each word, and whether the word tells it or only looks as if it did.
    item_of_word: Vec<(JobItem, bool)>,
    search: AhoCorasick,
}

static ITEMS: LazyLock<Items> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/job-items.yaml");
    let table: Table = serde_yaml::from_str(table).expect("the built-in table of items is well-formed");
    let words = || {
        table.items.iter().flat_map(|row| {
            let telling = row.words.iter().map(|word| ((row.id, true), word));
            telling.chain(row.unless.iter().map(|word| ((row.id, false), word)))
        })
    };
    let search = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words().map(|(_, word)| word));
    let item_of_word = words().map(|(item, _)| item).collect();
    Items { item_of_word, search: search.expect("few words"), table }
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

/// The last day up to which the table of items is known to be what the laws ask.
pub fn job_items_known_until() -> Date {
    ITEMS.table.known_until.0
}

/// The items that the advertisement of a record has to tell, in the order of its page, and where it tells them.
/// Nothing where it is no job, or where its contract is one that is not known.
pub fn job_items(record: &Record) -> Vec<(JobItem, Told)> {
    let Some(job) = record.job() else { return Vec::new() };
    let forms: Vec<JobForm> = job.contract.iter().flat_map(JobForm::of).copied().collect();
    let asked = ITEMS.table.items.iter().filter(|row| row.r#for.iter().any(|form| forms.contains(form)));
    let mut words: Option<JobWords> = None;
    let mut items = Vec::new();
    for row in asked.filter(|row| applies(row.id, job)) {
        if is_in_field(row.id, job, record) {
            items.push((row.id, Told::InField));
            continue;
        }
        if row.id == JobItem::Holidays && job.hours.as_ref().is_some_and(|hours| hours.days.is_some()) {
            items.push((row.id, Told::InDays));
            continue;
        }
        // The text is only read where a field is empty.
        let words = words.get_or_insert_with(|| JobWords::of(&job_words(record, job)));
        if is_of_term(row.id) && words.are_of_unlimited_term {
            continue;
        }
        items.push((row.id, if words.told.contains(&row.id) { Told::InText } else { Told::Nowhere }));
    }
    items
}

/// What a job says in words.
struct JobWords {
    told: HashSet<JobItem>,
    are_of_unlimited_term: bool,
}

impl JobWords {
    fn of(words: &str) -> Self {
        let found = || {
            let found = ITEMS.search.find_overlapping_iter(words);
            found.map(|found| (ITEMS.item_of_word[found.pattern().as_usize()], found.range()))
        };
        let others: Vec<_> = found().filter(|((_, tells), _)| !tells).collect();
        let is_within = |item: JobItem, range: &Range<usize>| {
            others
                .iter()
                .any(|((of, _), other)| *of == item && other.start <= range.start && range.end <= other.end)
        };
        let told = found().filter(|((item, tells), range)| *tells && !is_within(*item, range));
        let told = told.map(|((item, _), _)| item).collect();
        Self { told, are_of_unlimited_term: says_unlimited(words) }
    }
}

/// Whether an item is asked of this job at all.
fn applies(item: JobItem, job: &Job) -> bool {
    let term = job.term.as_ref();
    let is_permanent = job.contract.iter().any(|contract| contract == Contract::Permanent);
    let renewal = term.and_then(|term| term.renewal);
    let is_once = job.frequency == Some(Frequency::Once);
    match item {
        // Up to six hours no break need be given.
        JobItem::Break => minutes_of_day(job).is_none_or(|minutes| minutes > 360),
        JobItem::Term => !(is_permanent || is_once && job.starts.is_some()),
        JobItem::Renewal => {
            !is_permanent && !is_once && term.is_some_and(|term| is_limited(term.months, term.until))
        }
        JobItem::RenewalBasis => renewal == Some(Renewal::Possible),
        JobItem::RenewalLimit => matches!(renewal, Some(Renewal::Possible | Renewal::Automatic)),
        // Nobody is hurt on the way to a screen.
        JobItem::Cover => job.place.as_ref().and_then(|place| place.mode) != Some(PlaceMode::Remote),
        JobItem::EmployerAddress
        | JobItem::Duties
        | JobItem::DutiesChange
        | JobItem::Place
        | JobItem::PlaceChange
        | JobItem::Smoking
        | JobItem::Hours
        | JobItem::Overtime
        | JobItem::Holidays
        | JobItem::Pay
        | JobItem::PaymentDay
        | JobItem::Expenses
        | JobItem::Deadline
        | JobItem::Ending
        | JobItem::Insurance
        | JobItem::Contribution
        | JobItem::Contact => true,
    }
}

fn is_limited(months: Option<u16>, until: Option<Day>) -> bool {
    months.is_some() || until.is_some()
}

/// Whether an item is about the term of the contract.
const fn is_of_term(item: JobItem) -> bool {
    matches!(item, JobItem::Term | JobItem::Renewal | JobItem::RenewalBasis | JobItem::RenewalLimit)
}

/// Whether words say that a contract has no fixed term.
pub fn says_unlimited(words: &str) -> bool {
    const WORDS: [&str; 4] = ["期間の定めなし", "期間の定めのない", "期間の定めは", "無期"];
    WORDS.iter().any(|word| words.contains(word))
}

/// The minutes from the beginning of a day's work to its end, past midnight too.
pub fn minutes_of_day(job: &Job) -> Option<u16> {
    let hours = job.hours.as_ref()?;
    let minutes = |clock: super::types::Clock| i32::from(clock.0.hour()) * 60 + i32::from(clock.0.minute());
    let minutes = minutes(hours.end?) - minutes(hours.start?);
    u16::try_from(if minutes > 0 { minutes } else { minutes + 24 * 60 }).ok()
}

fn is_in_field(item: JobItem, job: &Job, record: &Record) -> bool {
    let hours = job.hours.as_ref();
    let term = job.term.as_ref();
    match item {
        // That of the place of work is enough, as the field says.
        JobItem::EmployerAddress => {
            let place = job.place.as_ref().and_then(|place| place.address.as_ref());
            job.employer.address.as_ref().or(place).is_some()
        }
        JobItem::Duties => job.duties.is_some(),
        JobItem::DutiesChange => job.duties_change.is_some(),
        JobItem::Place => job.place.is_some(),
        JobItem::PlaceChange => job.place_change.is_some(),
        JobItem::Smoking => job.smoking.is_some(),
        JobItem::Hours => {
            hours.is_some_and(|hours| hours.start.is_some() && hours.end.is_some() || hours.note.is_some())
        }
        JobItem::Break => hours.is_some_and(|hours| hours.break_minutes.is_some()),
        JobItem::Overtime => hours.is_some_and(|hours| hours.overtime.is_some()) || job.discretionary_work,
        JobItem::Holidays => job.holidays.is_some(),
        JobItem::Pay => job.pay.is_some(),
        JobItem::Expenses => job.pay.as_ref().is_some_and(|pay| note_of(pay).is_some()),
        JobItem::Term => term.is_some_and(|term| is_limited(term.months, term.until)),
        JobItem::Renewal => term.is_some_and(|term| term.renewal.is_some()),
        JobItem::RenewalBasis => term.is_some_and(|term| term.renewal_basis.is_some()),
        JobItem::RenewalLimit => term.is_some_and(|term| term.renewal_limit.is_some()),
        JobItem::Insurance => !job.insurance.is_empty(),
        JobItem::Contact => job.apply.is_some() || record.common.contact.is_some(),
        // Who is employed is insured by law.
        JobItem::Cover => job.insurance.contains(&Insurance::WorkersCompensation),
        // These have no field: they are told in words.
        JobItem::PaymentDay | JobItem::Deadline | JobItem::Ending | JobItem::Contribution => false,
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
