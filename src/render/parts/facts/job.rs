//! The facts of a job advertisement, in the groups in which a reader asks for them. Each item that the form of the work
//! asks for has its line, in the same order on every page, with what is told or with the words that nothing is.

use super::headcount::headcount;
use super::{List, called, day_value, linked, noted, value};
use crate::content::kinds::{Contract, Job, Pay, PayUnit, PlaceMode, Range, Renewal};
use crate::content::types::Clock;
use crate::content::{JobItem, Told};
use crate::render::format;
use crate::render::view::FactValue;
use crate::site::Href;
use crate::texts::Texts;

/// `items` are those that the job is asked to tell, and where it tells them; `is_in_japan` where none of its regions
/// lies abroad.
pub(super) fn facts(list: &mut List<'_>, job: &Job, items: Vec<(JobItem, Told)>, is_in_japan: bool) {
    let texts = list.texts;
    let mut list = Items { list, items };
    list.group("work");
    employer(&mut list, job);
    list.tell(JobItem::EmployerAddress, Vec::new());
    list.text(JobItem::Duties, job.duties.as_ref());
    list.text(JobItem::DutiesChange, job.duties_change.as_ref());
    list.tell(JobItem::Deadline, Vec::new());
    list.tell(JobItem::Place, place(texts, job, is_in_japan));
    list.text(JobItem::PlaceChange, job.place_change.as_ref());
    list.text(JobItem::Smoking, job.smoking.as_ref());
    list.group("time");
    hours(&mut list, job);
    list.text(JobItem::Holidays, job.holidays.as_ref());
    if job.discretionary_work {
        list.list.text("discretionary_work", Some(texts.value("discretionary_work", "true")));
    }
    list.group("pay");
    let pay = job.pay.as_ref().and_then(|pay| pay_value(texts, job, pay));
    list.tell(JobItem::Pay, pay.into_iter().collect());
    list.list.values("fixed_overtime", fixed_overtime(texts, job));
    list.tell(JobItem::PaymentDay, Vec::new());
    list.tell(JobItem::Expenses, Vec::new());
    list.tell(JobItem::Contribution, Vec::new());
    list.list.text("contract", Some(contract_name(texts, job)));
    term(&mut list, job);
    list.tell(JobItem::Ending, Vec::new());
    insurance(&mut list, job);
    list.tell(JobItem::Cover, Vec::new());
    list.group("applicants");
    applicants(list.list, job);
    list.tell(JobItem::Contact, Vec::new());
}

fn applicants(list: &mut List<'_>, job: &Job) {
    let texts = list.texts;
    list.values("headcount", job.headcount.iter().map(|count| headcount(texts, count)).collect());
    list.chips("welcome", job.welcome.iter().map(|value| texts.value("welcome", value.as_str())));
    list.chips("skills", job.skills.iter().map(String::as_str));
    age(list, job);
    list.values("starts", job.starts.map(|day| day_value(texts, day.0)).into_iter().collect());
    let closes =
        job.closes.map(|day| FactValue { note: job.closing_words.clone(), ..day_value(texts, day.0) });
    list.values("closes", closes.or_else(|| job.closing_words.as_ref().map(value)).into_iter().collect());
}

/// The facts of a job, in which no item is passed over that its form of work asks for.
struct Items<'l, 'a> {
    list: &'l mut List<'a>,
    items: Vec<(JobItem, Told)>,
}

impl Items<'_, '_> {
    fn group(&mut self, name: &str) {
        self.list.group(name);
    }

    fn told(&self, item: JobItem) -> Option<Told> {
        self.items.iter().find(|(asked, _)| *asked == item).map(|(_, told)| *told)
    }

    fn text(&mut self, item: JobItem, text: Option<&String>) {
        self.tell(item, text.map(value).into_iter().collect());
    }

    /// An item with these values; without them, the words on where it is told. What another line tells, such as the way
    /// to ask, has no line of its own.
    fn tell(&mut self, item: JobItem, values: Vec<FactValue>) {
        let words = match self.told(item) {
            _ if !values.is_empty() => return self.list.values(item.as_str(), values),
            Some(Told::Nowhere) => "record.not_told",
            Some(Told::InText) => "record.told_in_text",
            Some(Told::InDays) => "record.told_in_days",
            Some(Told::InField) | None => return,
        };
        let is_untold = self.told(item) == Some(Told::Nowhere);
        self.list.untold(item.as_str(), self.list.texts.get(words), is_untold);
    }
}

/// What the contract is called: the words of the office with the label, the labels of several.
pub(in crate::render) fn contract_name(texts: &Texts, job: &Job) -> String {
    let labels: Vec<_> = job.contract.iter().map(|of| texts.value("contract", of.as_str())).collect();
    match &job.contract_name {
        // That it is another one is said by its words.
        Some(words) if job.contract.iter().all(|of| of == Contract::Other) => words.clone(),
        words => called(texts, words.as_ref(), &labels.join(texts.get("list_mark"))),
    }
}

fn employer(list: &mut Items<'_, '_>, job: &Job) {
    let employer = &job.employer;
    let name = linked(&employer.name, employer.url.as_ref().map(Href::outside));
    list.list.values("employer", vec![FactValue { note: employer.address.clone(), ..name }]);
}

fn place(texts: &Texts, job: &Job, is_in_japan: bool) -> Vec<FactValue> {
    let Some(place) = &job.place else { return Vec::new() };
    let mut values: Vec<_> = place.address.clone().map(value).into_iter().collect();
    // Beside an address only remote work needs a word.
    let told = place.mode.filter(|mode| *mode != PlaceMode::Onsite || values.is_empty());
    let in_words = |mode: PlaceMode| {
        let words = texts.value("place_mode", mode.as_str());
        // Search engines are told the country of such a posting.
        let names_country = mode == PlaceMode::Remote && is_in_japan && is_employment(job);
        if names_country { texts.fill("record.in_japan", &[("place", words)]) } else { words.to_owned() }
    };
    values.extend(told.map(|mode| value(in_words(mode))));
    if let Some(last) = values.last_mut() {
        last.note.clone_from(&place.note);
    } else {
        values.extend(place.note.clone().map(value));
    }
    values
}

fn term(list: &mut Items<'_, '_>, job: &Job) {
    let texts = list.list.texts;
    let term = job.term.as_ref();
    let months = term.and_then(|term| term.months).map(|n| value(texts.count("number.months", n.into())));
    let until = |day| texts.fill("date.until", &[("to", &format::day(texts, "day", day))]);
    let until = term.and_then(|term| term.until).map(|day| value(until(day.0)));
    list.tell(JobItem::Term, months.into_iter().chain(until).collect());
    let renewal = term.and_then(|term| term.renewal);
    let renewal = renewal.map(|renewal: Renewal| value(texts.value("renewal", renewal.as_str())));
    list.tell(JobItem::Renewal, renewal.into_iter().collect());
    list.text(JobItem::RenewalBasis, term.and_then(|term| term.renewal_basis.as_ref()));
    list.text(JobItem::RenewalLimit, term.and_then(|term| term.renewal_limit.as_ref()));
    if let Some(trial) = &job.trial {
        let months = trial.months.map(|n| texts.count("number.months", n.into()));
        let fact = match months {
            Some(months) => Some(noted(months, trial.conditions.clone())),
            None => trial.conditions.clone().map(value),
        };
        list.list.values("trial", fact.into_iter().collect());
    }
}

fn insurance(list: &mut Items<'_, '_>, job: &Job) {
    let texts = list.list.texts;
    if job.insurance.is_empty() {
        list.tell(JobItem::Insurance, Vec::new());
    } else {
        let words = job.insurance.iter().map(|value| texts.value("insurance", value.as_str()));
        list.list.chips(JobItem::Insurance.as_str(), words);
    }
}

fn hours(list: &mut Items<'_, '_>, job: &Job) {
    let texts = list.list.texts;
    list.list.values("frequency", how_often(texts, job).into_iter().map(value).collect());
    let mut values: Vec<_> = clock_hours(texts, job).into_iter().map(value).collect();
    let hours = job.hours.as_ref();
    values.extend(hours.and_then(|hours| hours.days.clone()).map(value));
    let note = hours.and_then(|hours| hours.note.clone());
    values.extend(note.map(|note| FactValue { note: Some(note), ..FactValue::default() }));
    // Days alone do not say from when to when.
    if !values.is_empty() && list.told(JobItem::Hours) == Some(Told::Nowhere) {
        list.list.values(JobItem::Hours.as_str(), values);
        list.list.untold("clock", texts.get("record.not_told"), true);
    } else {
        list.tell(JobItem::Hours, values);
    }
    let rest = hours.and_then(|hours| hours.break_minutes);
    let rest = rest.map(|n| value(texts.count("number.minutes", n.into())));
    list.tell(JobItem::Break, rest.into_iter().collect());
    list.text(JobItem::Overtime, hours.and_then(|hours| hours.overtime.as_ref()));
}

/// From when to when one works.
pub(super) fn clock_hours(texts: &Texts, job: &Job) -> Option<String> {
    let hours = job.hours.as_ref()?;
    let clock = |clock: Option<Clock>| clock.map(|clock| format::time(texts, clock.0));
    format::range(texts, clock(hours.start), clock(hours.end))
}

/// How often one works, in the words of the office with the label, and on how many days of a month.
pub(super) fn how_often(texts: &Texts, job: &Job) -> Vec<String> {
    let mut often: Vec<_> = match (job.frequency, &job.frequency_name) {
        (Some(often), words) => {
            vec![called(texts, words.as_ref(), texts.value("frequency", often.as_str()))]
        }
        (None, words) => words.clone().into_iter().collect(),
    };
    often.extend(job.per_month.map(|days| texts.count("number.days_a_month", days.into())));
    often
}

fn fixed_overtime(texts: &Texts, job: &Job) -> Vec<FactValue> {
    let Some(
        Pay::Amount { fixed_overtime: Some(fixed), .. } | Pay::ToBeAgreed { fixed_overtime: Some(fixed), .. },
    ) = &job.pay
    else {
        return Vec::new();
    };
    let mut values: Vec<_> =
        fixed.amount.map(|yen| value(format::yen(texts, yen.into()))).into_iter().collect();
    values.extend(fixed.hours.map(|n| value(texts.count("number.hours", n.into()))));
    let extra = fixed.extra_paid.map(|paid| if paid { "true" } else { "false" });
    values.extend(extra.map(|word| value(texts.value("extra_paid", word))));
    values
}

fn age(list: &mut List<'_>, job: &Job) {
    let Some(age) = &job.age else { return };
    let texts = list.texts;
    let from = age
        .range
        .and_then(|range| range.min())
        .map(|n| texts.fill("number.age_from", &[("n", &n.to_string())]));
    let to = age
        .range
        .and_then(|range| range.max())
        .map(|n| texts.fill("number.age_to", &[("n", &n.to_string())]));
    let mut values: Vec<_> = from.into_iter().chain(to).map(value).collect();
    match (values.last_mut(), &age.note) {
        (Some(last), note) => {
            last.note.clone_from(&age.reason);
            values.extend(note.clone().map(value));
        }
        (None, Some(note)) => values.push(noted(note, age.reason.clone())),
        (None, None) => values.extend(age.reason.clone().map(value)),
    }
    list.values("age", values);
}

/// Whether the law calls what is paid wages.
pub(in crate::render) fn is_employment(job: &Job) -> bool {
    job.contract.iter().any(|contract| {
        matches!(
            contract,
            Contract::Permanent | Contract::FixedTerm | Contract::PartTime | Contract::TemporaryAgency
        )
    })
}

/// The pay with its note; nothing where only overtime pay is named.
fn pay_value(texts: &Texts, job: &Job, pay: &Pay) -> Option<FactValue> {
    let (text, note) = match pay {
        Pay::Unpaid { note } => (unpaid(texts), note.clone()),
        Pay::Amount { unit, range, and_more, note, .. } => {
            (amount(texts, job, *unit, (range, *and_more))?, note.clone())
        }
        Pay::ToBeAgreed { unit: Some(unit), note, .. } => (unit_alone(texts, job, *unit), note.clone()),
        Pay::ToBeAgreed { unit: None, note, .. } => (note.clone()?, None),
    };
    Some(noted(text, note))
}

fn unpaid(texts: &Texts) -> String {
    texts.value("pay_unit", "none").to_owned()
}

fn amount(texts: &Texts, job: &Job, unit: PayUnit, (range, and_more): (&Range<u32>, bool)) -> Option<String> {
    let yen = |amount: u32| format::yen(texts, amount.into());
    let amount = match (range.min(), range.max()) {
        (Some(min), None) if and_more => texts.fill("number.and_more", &[("n", &yen(min))]),
        (Some(min), None) => yen(min),
        (min, max) => format::range(texts, min.map(yen), max.map(yen))?,
    };
    Some(unit_pattern(texts, job, unit).replace("{amount}", &amount))
}

/// What an amount that is not named will be paid for: `per hour`.
fn unit_alone(texts: &Texts, job: &Job, unit: PayUnit) -> String {
    unit_pattern(texts, job, unit).replace("{amount}", "").trim().to_owned()
}

fn unit_pattern<'t>(texts: &'t Texts, job: &Job, unit: PayUnit) -> &'t str {
    let other = texts.value("pay_unit_other", unit.as_str());
    // In words of the office's own it may be employment.
    let is_unknown = job.contract.iter().any(|contract| contract == Contract::Other);
    let has_other = !is_employment(job) && !is_unknown && other != unit.as_str();
    if has_other { other } else { texts.value("pay_unit", unit.as_str()) }
}

/// The pay in a few words, for cards. An amount that is not paid from the first day on is told with the one
/// that is.
pub(in crate::render) fn pay_in_short(texts: &Texts, job: &Job) -> Option<String> {
    let (amount, others) = pay_parts(texts, job)?;
    Some(match &others {
        Some(others) => called(texts, Some(&amount), others),
        None => amount,
    })
}

/// The pay in a few words, and the other sums that are named beside it.
pub(in crate::render) fn pay_parts(texts: &Texts, job: &Job) -> Option<(String, Option<String>)> {
    let listed = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(texts.get("list_mark")));
    match job.pay.as_ref()? {
        Pay::Unpaid { .. } => Some((unpaid(texts), None)),
        Pay::Amount { unit, range, and_more, note, .. } => {
            let text = amount(texts, job, *unit, (range, *and_more))?;
            let others = note.iter().filter(|note| names_a_sum(note)).cloned().chain(trial_pay(texts, job));
            Some((text, listed(others.collect())))
        }
        Pay::ToBeAgreed { unit, note, .. } => {
            let unit = unit.map(|unit| unit_alone(texts, job, unit));
            Some((listed(unit.into_iter().chain(note.clone()).collect())?, None))
        }
    }
}

/// What is paid during the trial, where its conditions name a sum.
fn trial_pay(texts: &Texts, job: &Job) -> Option<String> {
    let trial = job.trial.as_ref()?;
    let conditions = trial.conditions.as_ref().filter(|text| names_a_sum(text))?;
    let months = trial.months.map(|n| texts.count("number.months", n.into())).unwrap_or_default();
    Some(format!("{}{months} {conditions}", texts.field("job", "trial")))
}

/// Whether words name a sum of money.
fn names_a_sum(words: &str) -> bool {
    words.contains(['円', '¥', '￥']) && words.contains(char::is_numeric)
}

/// The place in a few words, for cards.
pub(in crate::render) fn place_in_short(texts: &Texts, job: &Job) -> Option<String> {
    let place = job.place.as_ref()?;
    let mode = place.mode.map(|mode| texts.value("place_mode", mode.as_str()).to_owned());
    match (&place.address, place.mode) {
        (Some(address), told) if told != Some(PlaceMode::Remote) => Some(address.clone()),
        _ => mode,
    }
}
