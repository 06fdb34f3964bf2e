//! JB102: overtime pay within the pay that does not say its three points.

use super::advertised;
use super::overtime_words::{may_be_said, said};
use super::words::each_text;
use crate::check::context::RecordContext;
use crate::content::kinds::{FixedOvertime, Pay};
use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::site::Site;

finding! {
    /// Fixed overtime pay whose amount, hours or pay beyond them are not told.
    enum JB102: Jobs Warning {
        Missing { overtime: String } = "default" / "default",
        Words { word: &'static str } = "words" / "default",
        Text { word: &'static str } = "text" / "default",
        NotPaid = "not_paid" / "not_paid",
    }
}

/// Fixed overtime pay in its fields, and in words beside the pay or in another text of the job.
pub(in crate::check) fn fixed_overtime(
    site: &Site,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(job) = advertised(site, context.record) else { return };
    let (fixed, note) = match &job.pay {
        Some(Pay::Amount { fixed_overtime, note, .. } | Pay::ToBeAgreed { fixed_overtime, note, .. }) => {
            (fixed_overtime.as_ref(), note.as_deref())
        }
        Some(Pay::Unpaid { .. }) => return,
        None => (None, None),
    };
    if let Some(fixed) = fixed {
        let missing = missing(fixed, note.unwrap_or_default());
        if fixed.extra_paid == Some(false) {
            findings.push(JB102::NotPaid.at(context.location_of(&["pay", "fixed_overtime", "extra_paid"])));
        } else if !missing.is_empty() {
            let finding = JB102::Missing { overtime: missing.join(", ") };
            findings.push(finding.at(context.location_of(&["pay", "fixed_overtime"])));
        }
    } else if let Some((word, note)) = note.and_then(|note| Some((said(note)?, note))) {
        if !is_told_in_words(note) {
            findings.push(JB102::Words { word }.at(context.location_of(&["pay", "note"])));
        }
    } else {
        findings.extend(in_text(context, note.unwrap_or_default()));
    }
}

/// Fixed overtime pay in the fields and the text of a job whose pay says nothing of it. The three points may be told in
/// the blocks that follow.
fn in_text(context: &RecordContext<'_>, note: &str) -> Option<Diagnostic> {
    const NEAR: usize = 4;
    if !may_be_said(context.record.origin.text()) {
        return None;
    }
    let mut texts: Vec<(String, Option<Location>, Option<&'static str>)> = Vec::new();
    each_text(context, &mut |text, _, location| {
        let word = said(text);
        texts.push((text.to_owned(), word.and_then(|_| location(0..text.len())), word));
    });
    texts.iter().enumerate().find_map(|(at, (.., location, word))| {
        let near: Vec<&str> = texts[at..].iter().take(NEAR).map(|(text, ..)| text.as_str()).collect();
        let is_told = is_told_in_words(&format!("{}\n{note}", near.join("\n")));
        let finding = JB102::Text { word: (*word)? };
        (!is_told).then(|| location.clone().map(|location| finding.at(location)))?
    })
}

/// Which of the three points neither the fields nor the note says.
fn missing(fixed: &FixedOvertime, note: &str) -> Vec<&'static str> {
    let points = [
        ("amount", fixed.amount.is_some()),
        ("hours", fixed.hours.is_some()),
        ("extra_paid", fixed.extra_paid.is_some() || says_that_more_is_paid(note)),
    ];
    points.into_iter().filter(|(_, is_told)| !is_told).map(|(point, _)| point).collect()
}

/// Whether words say the amount, the hours and that more is paid beyond them.
fn is_told_in_words(note: &str) -> bool {
    note.contains("円") && note.contains("時間") && says_that_more_is_paid(note)
}

fn says_that_more_is_paid(note: &str) -> bool {
    ["超え", "超過", "こえ"].iter().any(|word| note.contains(word))
}
