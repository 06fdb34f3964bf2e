//! JB111 to JB113: pay below the minimum wage, pay that cannot be compared with it, and a table that has ended.

mod hourly;
mod prefecture;
mod table;

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::advertised;
use crate::check::context::SiteContext;
use crate::content::Record;
use crate::content::kinds::{Contract, Job};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::site::Site;
use hourly::{Compared, Earned, Missing, earned};
use table::{Wage, Wages};

/// How many further jobs are shown.
const MOST_SHOWN: usize = 4;

finding! {
    /// Pay that is below the minimum wage of the prefecture, now or later in the term.
    struct JB111: Jobs Warning { hourly: u64, prefecture: String, yen: u32, from: Date }
    variant JB111Variant {
        Now = "default" / "default",
        Later = "later" / "default",
    }
}

finding! {
    /// Jobs whose pay cannot be compared with the minimum wage.
    struct JB112: Jobs Notice { missing: String, count: usize }
    labels JB112Label { Also = "also" }
}

finding! {
    /// Jobs that are open beyond what the table of minimum wages knows.
    struct JB113: Jobs Notice { known_until: Date, prefecture: String, count: usize }
    labels JB113Label { Also = "also" }
}

/// What comparing a job with the minimum wage gives.
enum Judgement {
    Enough,
    Below(JB111),
    Unknown(Missing),
}

/// The pay of the jobs of the day, held against the minimum wage.
pub(in crate::check) fn below(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    for (record, judgement, _) in judged(context.site) {
        if let Judgement::Below(finding) = judgement {
            findings.push(finding.at(location(record)));
        }
    }
}

/// The jobs of which something is missing that a comparison needs: one finding for all.
pub(in crate::check) fn not_comparable(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let mut missing = BTreeSet::new();
    let mut jobs = Vec::new();
    for (record, judgement, _) in judged(context.site) {
        if let Judgement::Unknown(what) = judgement {
            missing.insert(what);
            jobs.push(record);
        }
    }
    let Some((first, others)) = jobs.split_first() else { return };
    let missing = missing.into_iter().collect::<Vec<_>>().join(", ");
    let also = others.iter().take(MOST_SHOWN).map(|record| (JB112Label::Also, location(record)));
    findings.push(JB112 { missing, count: jobs.len() }.at_labelled(location(first), also));
}

/// The jobs that are open on a day that the table does not reach: one finding for all.
pub(in crate::check) fn beyond_table(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let site = context.site;
    let beyond: Vec<_> = judged(site)
        .into_iter()
        .filter(|(_, judgement, place)| {
            matches!(judgement, Judgement::Enough) && place.known_until < site.day
        })
        .collect();
    let Some(((first, _, place), others)) = beyond.split_first() else { return };
    let finding =
        JB113 { known_until: place.known_until, prefecture: place.name.clone(), count: beyond.len() };
    let also = others.iter().take(MOST_SHOWN).map(|(record, ..)| (JB113Label::Also, location(record)));
    findings.push(finding.at_labelled(location(first), also));
}

/// Where a job is done, and until when its wages are known.
struct Place {
    name: String,
    known_until: Date,
}

/// The jobs in prefectures with a minimum wage whose pay is for a time of work.
fn judged(site: &Site) -> Vec<(&Record, Judgement, Place)> {
    let of = |record: &'_ _| judge(site, record);
    site.portal
        .records
        .iter()
        .filter_map(|record| {
            let (judgement, place) = of(record)?;
            Some((&**record, judgement, place))
        })
        .collect()
}

/// The judgement on the prefecture with the lowest wage, where a job may be done in several.
fn judge(site: &Site, record: &Record) -> Option<(Judgement, Place)> {
    let job = advertised(site, record).filter(|job| is_paid_wages(job))?;
    let earned = earned(job)?;
    let (first, last) = days_of_work(site.day, job);
    let prefectures = prefecture::of_job(&site.portal, record, job);
    let settings = &site.portal.settings.main;
    let of_each = prefectures.into_iter().map(|prefecture| (prefecture, Wages::of(&prefecture.id, settings)));
    let (prefecture, wages) =
        of_each.min_by_key(|(_, wages)| wages.within(first, last).map(|wage| wage.yen).max())?;
    let place = Place { name: prefecture.name.clone(), known_until: wages.known_until };
    let within: Vec<Wage> = wages.within(first, last).collect();
    let judgement = match earned {
        Err(missing) => Judgement::Unknown(missing),
        Ok(earned) => compare(earned, &within, first, &place.name),
    };
    Some((judgement, place))
}

fn compare(earned: Earned, wages: &[Wage], first: Date, prefecture: &str) -> Judgement {
    let mut is_unsure = false;
    for wage in wages {
        match earned.compare(wage.yen) {
            Compared::Enough => {}
            Compared::Unsure => is_unsure = true,
            Compared::Below => {
                let is_now = wage.from() <= first;
                let variant = if is_now { JB111Variant::Now } else { JB111Variant::Later };
                let (hourly, prefecture) = (earned.an_hour(), prefecture.to_owned());
                let finding = JB111 { hourly, prefecture, yen: wage.yen, from: wage.from(), variant };
                return Judgement::Below(finding);
            }
        }
    }
    if is_unsure { Judgement::Unknown("days_off") } else { Judgement::Enough }
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

/// Whether all that the work pays is wages.
fn is_paid_wages(job: &Job) -> bool {
    job.contract.iter().all(|contract| {
        matches!(
            contract,
            Contract::Permanent
                | Contract::FixedTerm
                | Contract::PartTime
                | Contract::TemporaryAgency
                | Contract::WorkerCoop
        )
    })
}

fn location(record: &Record) -> Location {
    record.location_of(&["pay", "min"])
}
