//! JB111 to JB113: pay below the minimum wage, pay that cannot be compared with it, and a table that does not reach.

mod hourly;
mod prefecture;
mod table;
mod trial;

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::advertised;
use crate::check::accepted::AcceptedInFiles;
use crate::check::context::SiteContext;
use crate::content::Record;
use crate::content::kinds::{Contract, Job, Pay};
use crate::content::prefectures::Prefecture;
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::site::Site;
use hourly::{Compared, Earned, Missing, earned, for_time};
use table::{Wage, Wages};

/// How many further jobs are shown.
const MOST_SHOWN: usize = 4;
/// So many days before the table ends, the next wages are being set: from then on they can be looked up. Before
/// that, every job without an end would be named on every day of the year, and nobody could do anything about it.
const NEXT_WAGES_ARE_SET: i64 = 60;

finding! {
    /// Pay that is below the minimum wage of the prefecture, now or later in the term.
    struct JB111: Jobs Warning {
        hourly: u64,
        prefecture: String,
        yen: u32,
        from: Date,
        needed: u32,
        amount: u64,
        known_until: Date,
    }
    variant JB111Variant {
        Now = "default" / "default",
        Old = "default" / "old",
        Later = "later" / "default",
        IfEmployed = "if_employed" / "if_employed",
        OnTrial = "trial" / "trial",
    }
}

finding! {
    /// Jobs whose pay cannot be compared with the minimum wage.
    struct JB112: Jobs Notice { missing: String, count: usize }
    labels JB112Label { Also = "also" }
}

finding! {
    /// Jobs that are open, or last, beyond what the table of minimum wages knows.
    struct JB113: Jobs Notice { known_until: Date, prefecture: String, count: usize }
    labels JB113Label { Also = "also" }
}

/// What comparing a job with the minimum wage gives.
enum Judgement {
    Enough,
    Below(JB111),
    Unknown(Missing),
}

impl Judgement {
    /// As it holds for a job: of what may be no employment, it is a question.
    fn of(self, job: &Job) -> Self {
        match self {
            Self::Below(finding) if !job.contract.iter().all(Contract::is_employment) => {
                Self::Below(JB111 { variant: JB111Variant::IfEmployed, ..finding })
            }
            judgement => judgement,
        }
    }
}

/// The pay of the jobs of the day, held against the minimum wage: a finding for each that is below it, one for all
/// that cannot be compared, one for all that the table does not reach.
pub(in crate::check) fn wages(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let site = context.site;
    let (mut missing, mut unknown, mut beyond) = (BTreeSet::new(), Vec::new(), Vec::new());
    let mut accepted = AcceptedInFiles::default();
    for record in &site.portal.records {
        findings.extend(below_on_trial(site, record));
        let Some(Judged { judgement, place, is_beyond }) = judge(site, record) else { continue };
        match judgement {
            Judgement::Below(finding) => findings.push(finding.at(location(record))),
            Judgement::Unknown(what) if accepted.hold(record, JB112::CODE, || location(record)) => {
                findings.extend(not_comparable(&BTreeSet::from([what]), &[&**record]));
            }
            Judgement::Unknown(what) => {
                missing.insert(what);
                unknown.push(&**record);
            }
            Judgement::Enough if is_beyond && accepted.hold(record, JB113::CODE, || location(record)) => {
                findings.extend(beyond_table(&[(&**record, place)]));
            }
            Judgement::Enough if is_beyond => beyond.push((&**record, place)),
            Judgement::Enough => {}
        }
    }
    findings.extend(not_comparable(&missing, &unknown));
    findings.extend(beyond_table(&beyond));
}

fn not_comparable(missing: &BTreeSet<Missing>, jobs: &[&Record]) -> Option<Diagnostic> {
    let (first, others) = jobs.split_first()?;
    let missing = missing.iter().copied().collect::<Vec<_>>().join(", ");
    let also = others.iter().take(MOST_SHOWN).map(|record| (JB112Label::Also, location(record)));
    Some(JB112 { missing, count: jobs.len() }.at_labelled(location(first), also))
}

fn beyond_table(jobs: &[(&Record, Place)]) -> Option<Diagnostic> {
    let ((first, place), others) = jobs.split_first()?;
    let finding = JB113 { known_until: place.known_until, prefecture: place.name.clone(), count: jobs.len() };
    let also = others.iter().take(MOST_SHOWN).map(|(record, _)| (JB113Label::Also, location(record)));
    Some(finding.at_labelled(location(first), also))
}

/// Where a job is done, and until when its wages are known.
struct Place {
    name: String,
    known_until: Date,
}

/// What comparing a job gives.
struct Judged {
    judgement: Judgement,
    place: Place,
    /// Whether the table does not reach all of it, and something can be done about it.
    is_beyond: bool,
}

/// The judgement on the prefecture with the lowest wage, where a job may be done in several.
fn judge(site: &Site, record: &Record) -> Option<Judged> {
    let job = advertised(site, record).filter(|job| may_be_paid_wages(job))?;
    let earned = earned(record, job)?;
    let (first, last) = days_of_work(site.day, job);
    let (prefecture, wages) = lowest(site, (record, job), (first, last))?;
    let place = Place { name: prefecture.name.clone(), known_until: wages.known_until };
    let within: Vec<Wage> = wages.within(first, last).collect();
    let judgement = match earned {
        Err(missing) => Judgement::Unknown(missing),
        Ok(earned) => compare(earned, &within, (first, site.day), &place).of(job),
    };
    let is_beyond = is_beyond(site.day, place.known_until, job, last);
    Some(Judged { judgement, place, is_beyond })
}

/// The prefecture with the lowest wage within some days of those where a job may be done.
fn lowest(
    site: &Site,
    (record, job): (&Record, &Job),
    (first, last): (Date, Date),
) -> Option<(&'static Prefecture, Wages)> {
    let settings = &site.portal.settings.main;
    let prefectures = prefecture::of_job(&site.portal, record, job).into_iter();
    let of_each = prefectures.map(|prefecture| (prefecture, Wages::of(&prefecture.id, settings)));
    of_each.min_by_key(|(_, wages)| wages.within(first, last).map(|wage| wage.yen).max())
}

/// What is paid on trial or while one is trained, where that is below the minimum wage.
fn below_on_trial(site: &Site, record: &Record) -> Option<Diagnostic> {
    let job = advertised(site, record).filter(|job| job.contract.iter().all(Contract::is_employment))?;
    let (pay, told_in) = trial::told(record, job)?;
    let earned = for_time(job, pay.unit, u64::from(pay.yen))?.ok()?;
    let begins = job.starts.or(job.posted).map_or(site.day, |day| day.0).max(site.day);
    // Who applies on the last day is on trial after it.
    let months = job.trial.as_ref().and_then(|trial| trial.months).unwrap_or_default();
    let last = job.closes.map_or(begins, |day| day.0.max(begins));
    let last = last.checked_add(i64::from(months).months()).unwrap_or(last);
    let (prefecture, wages) = lowest(site, (record, job), (begins, last))?;
    let within: Vec<Wage> = wages.within(begins, last).collect();
    let place = Place { name: prefecture.name.clone(), known_until: wages.known_until };
    let Judgement::Below(finding) = compare(earned, &within, (begins, site.day), &place) else { return None };
    let place = told_in.map_or_else(|| location(record), |path| record.location_of(&path));
    Some(JB111 { variant: JB111Variant::OnTrial, ..finding }.at(place))
}

/// Whether a job is advertised or begins after the last day of the table, or lasts longer, which is only said once
/// the next wages are being set.
fn is_beyond(today: Date, known_until: Date, job: &Job, last: Date) -> bool {
    let mut told = [job.closes, job.starts].into_iter().flatten().map(|day| day.0).chain([today]);
    let are_set = known_until.saturating_sub(NEXT_WAGES_ARE_SET.days());
    told.any(|day| day > known_until) || last > known_until && today >= are_set
}

fn compare(earned: Earned, wages: &[Wage], (first, today): (Date, Date), place: &Place) -> Judgement {
    let mut missing = None;
    for wage in wages {
        match earned.compare(wage.yen) {
            Compared::Enough => {}
            Compared::Unsure(what) => missing = Some(what),
            Compared::Below => {
                let variant = match wage.from() <= first {
                    true if today > place.known_until => JB111Variant::Old,
                    true => JB111Variant::Now,
                    false => JB111Variant::Later,
                };
                let needed = wages.iter().map(|wage| wage.yen).max().unwrap_or(wage.yen);
                return Judgement::Below(JB111 {
                    hourly: earned.an_hour(),
                    prefecture: place.name.clone(),
                    yen: wage.yen,
                    from: wage.from(),
                    needed,
                    amount: earned.needed(needed),
                    known_until: place.known_until,
                    variant,
                });
            }
        }
    }
    missing.map_or(Judgement::Enough, Judgement::Unknown)
}

/// The first and the last day of work that is still to come. What has no end may last for ever.
fn days_of_work(today: Date, job: &Job) -> (Date, Date) {
    let begins = job.starts.or(job.posted).map_or(today, |day| day.0);
    let term = job.term.as_ref();
    let months = term.and_then(|term| term.months);
    let ends = term
        .and_then(|term| term.until)
        .map(|day| day.0)
        .or_else(|| begins.checked_add(i64::from(months?).months()).ok());
    let closes = job.closes.map(|day| day.0);
    let last = ends.map_or(Date::MAX, |ends| closes.map_or(ends, |closes| closes.max(ends)));
    let first = begins.max(today);
    (first, last.max(first))
}

/// Whether all that the work pays is wages, or may be: an intern who works as is directed, and is paid for it, is
/// employed whatever it is called, and so may be who works by another name.
fn may_be_paid_wages(job: &Job) -> bool {
    let may_be = |contract: Contract| {
        contract.is_employment() || matches!(contract, Contract::Internship | Contract::Other)
    };
    job.contract.iter().all(may_be)
}

fn location(record: &Record) -> Location {
    let is_amount = record.job().is_some_and(|job| matches!(job.pay, Some(Pay::Amount { .. })));
    record.location_of(&["pay", if is_amount { "min" } else { "note" }])
}
