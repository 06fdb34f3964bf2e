//! JB103: work for an agency that the contract does not name as such.

use super::advertised;
use crate::check::context::RecordContext;
use crate::content::job_words;
use crate::content::kinds::Contract;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

finding! {
    /// The words of an advertisement speak of temporary agency work, and its contract does not.
    struct JB103: Jobs Warning { word: &'static str }
}

/// What only an agency says.
const WORDS: [&str; 6] = ["派遣先", "派遣元", "派遣社員", "派遣スタッフ", "派遣労働", "人材派遣でのお仕事"];
/// What says in the same sentence that it is none.
const DENIED: [&str; 4] = ["ありません", "ではない", "いません", "でなく"];

/// Jobs that are temporary agency work by their words alone.
pub(in crate::check) fn agency(site: &Site, context: &RecordContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(job) = advertised(site, context.record) else { return };
    let is_other =
        |contract| matches!(contract, Contract::Permanent | Contract::FixedTerm | Contract::PartTime);
    // Of several contracts, one may be the agency's.
    if !job.contract.iter().all(is_other) {
        return;
    }
    let words = job_words(context.record, job);
    let title = &context.record.common.title;
    let sentences = words.split(['。', '\n']).chain([title.as_str()]);
    let said = sentences
        .filter(|sentence| !DENIED.iter().any(|denied| sentence.contains(denied)))
        .find_map(|sentence| WORDS.iter().find(|word| sentence.contains(**word)));
    findings.extend(said.map(|word| JB103 { word }.at(context.location_of(&["contract"]))));
}
