//! Job advertisements: what they must tell, and what they must not say. Each rule is of a law, and a finding is
//! a reason to look, never a judgement.

mod age;
mod agency;
mod breaks;
mod dressed;
mod fixed_overtime;
mod laws;
mod missing_items;
mod overtime_words;
mod title_pay;
mod wage;
mod words;
mod yen;

use crate::content::Record;
use crate::content::kinds::Job;
use crate::site::{Site, Visibility};
use crate::starter::is_as_in_the_starter;

pub(super) use age::{JB121, age, unexplained_rows};
pub(super) use agency::{JB103, agency};
pub(super) use breaks::{JB123, breaks};
pub(super) use dressed::{JB124, dressed};
pub(super) use fixed_overtime::{JB102, fixed_overtime};
pub(super) use laws::{JB126, laws};
pub(super) use missing_items::{JB101, missing_items};
pub(super) use title_pay::{JB125, title_pay};
pub(super) use wage::{JB111, JB112, JB113, wages};
pub(super) use words::{JB122, folded, words};

/// The job of a record that people can apply for on the day, or will once it is public. A draft is still being
/// written, a translation says what its original says, and what `init` wrote has no mistake on any day.
fn advertised<'a>(site: &Site, record: &'a Record) -> Option<&'a Job> {
    let job = record.job().filter(|job| !job.filled && record.translation.is_none())?;
    let is_over = job.closes.is_some_and(|last| last.0 < site.day);
    let source = &record.origin.source;
    let is_seen = matches!(
        Visibility::of(record, site.day),
        Visibility::Public | Visibility::Scheduled(_) | Visibility::Review
    );
    (is_seen && !is_over && !is_as_in_the_starter(&source.path, &source.text)).then_some(job)
}
