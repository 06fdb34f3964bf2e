//! Jobs, as search engines for jobs ask for them: employment that one can apply for, and nothing else.
//! Source: developers.google.com/search/docs/appearance/structured-data/job-posting

use super::address::COUNTRY;
use super::things::{
    Country, EmploymentType, JobPosting, MonetaryAmount, Organization, Place, PropertyValue,
    QuantitativeValue, Thing,
};
use super::{Subject, moment, script};
use crate::content::kinds::{Contract, Frequency, Job, Pay, PayUnit, PlaceMode};
use crate::escape::html::escaped;
use crate::render::parts::body;
use crate::render::parts::facts::job::is_employment;
use crate::render::view::StructuredView;

/// The posting of a job; none where it is closed, is no employment, or lacks what a posting must have.
pub(super) fn posting(subject: &Subject<'_>, job: &Job) -> Option<StructuredView> {
    let entry = subject.context.site().entry(subject.id);
    let is_open = entry.takes_applications_on(subject.context.site().day);
    if !is_open || !is_employment(job) {
        return None;
    }
    let employer = &job.employer;
    let is_remote = job.place.as_ref().and_then(|place| place.mode) == Some(PlaceMode::Remote);
    // Work that is done from anywhere has a country in place of an address.
    let country = (is_remote && subject.is_in_japan()).then_some(Country { name: COUNTRY });
    let words = job.place.as_ref().and_then(|place| place.address.as_ref());
    let address = if is_remote { None } else { subject.address(words) };
    if country.is_none() && address.is_none() {
        return None;
    }
    let ends = job.closes.map(|day| day.0.at(23, 59, 59, 0));
    let name = employer.name.clone();
    let posting = JobPosting {
        title: subject.record.common.title.clone(),
        description: description(subject, job)?,
        date_posted: job.posted?.0.to_string(),
        hiring_organization: Organization {
            same_as: employer.url.as_ref().map(|url| vec![url.0.clone()]),
            ..Organization::named(name.clone())
        },
        url: subject.url.clone(),
        job_location: address.map(|address| Place { address: Some(address), ..nowhere() }),
        job_location_type: country.as_ref().map(|_| "TELECOMMUTE"),
        applicant_location_requirements: country,
        valid_through: ends.and_then(|ends| moment(ends, &subject.zone())),
        base_salary: job.pay.as_ref().and_then(salary),
        employment_type: employment_type(job),
        identifier: Some(PropertyValue { name, value: subject.record.key().id.clone() }),
        // One applies by telephone, mail or the employer's own site: never on the page itself.
        direct_apply: job.apply.as_ref().map(|_| false),
    };
    Some(script(&[Thing::JobPosting(Box::new(posting))], entry.applications_end()))
}

const fn nowhere() -> Place {
    Place { name: None, address: None, description: None, url: None, same_as: None, image: None }
}

/// The duties and the text, paragraph by paragraph.
fn description(subject: &Subject<'_>, job: &Job) -> Option<String> {
    let blocks = body::text_blocks(subject.context, subject.record);
    let blocks = blocks.into_iter().map(|block| block.text);
    let parts: Vec<_> = job.duties.clone().into_iter().chain(blocks).collect();
    let parts = if parts.is_empty() { subject.summary().into_iter().collect() } else { parts };
    let paragraph = |text: &String| format!("<p>{}</p>", escaped(text));
    let html: String = parts.iter().filter(|text| !text.trim().is_empty()).map(paragraph).collect();
    (!html.is_empty()).then_some(html)
}

/// The type of employment, or those among which one can choose.
fn employment_type(job: &Job) -> Option<EmploymentType> {
    let mut types: Vec<&'static str> = Vec::new();
    for contract in job.contract.iter() {
        let of_contract = type_of(contract, job);
        if !types.contains(&of_contract) {
            types.push(of_contract);
        }
    }
    match types.as_slice() {
        [] => None,
        [one] => Some(EmploymentType::One(one)),
        _ => Some(EmploymentType::Several(types)),
    }
}

fn type_of(contract: Contract, job: &Job) -> &'static str {
    match contract {
        Contract::Permanent => "FULL_TIME",
        Contract::PartTime => "PART_TIME",
        Contract::FixedTerm if job.frequency == Some(Frequency::Full) => "FULL_TIME",
        Contract::FixedTerm | Contract::TemporaryAgency => "TEMPORARY",
        Contract::Outsourced => "CONTRACTOR",
        Contract::Internship => "INTERN",
        Contract::Volunteer => "VOLUNTEER",
        Contract::PaidVolunteer | Contract::ProBono | Contract::WorkerCoop | Contract::Other => "OTHER",
    }
}

/// The pay for a time; what is paid for a piece of work has no unit among search engines.
fn salary(pay: &Pay) -> Option<MonetaryAmount> {
    let Pay::Amount { unit, range, and_more, .. } = pay else { return None };
    let unit_text = match unit {
        PayUnit::Hour => "HOUR",
        PayUnit::Day => "DAY",
        PayUnit::Month => "MONTH",
        PayUnit::Year => "YEAR",
        PayUnit::Piece | PayUnit::Once => return None,
    };
    let value = match (range.min(), range.max()) {
        (Some(amount), None) if !and_more => {
            QuantitativeValue { unit_text, value: Some(amount), min_value: None, max_value: None }
        }
        (min_value, max_value) => QuantitativeValue { unit_text, value: None, min_value, max_value },
    };
    Some(MonetaryAmount { currency: "JPY", value })
}
