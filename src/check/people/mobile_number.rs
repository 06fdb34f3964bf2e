//! PR205: the number of somebody's mobile telephone is on the way to being published.

use std::ops::Range;

use super::hints::Hint;
use crate::check::context::{PortalContext, RecordContext, TextContext};
use crate::check::scalars::visible_scalars;
use crate::diagnostic::{Diagnostic, Finding as _, Severity, finding};
use crate::markdown::zeros;

finding! {
    /// The number of a mobile telephone.
    struct PR205: People Warning { number: String }
    variant PR205Variant {
        Text = "default" / "default",
        Field = "field" / "field",
    }
}

/// The mobile numbers in a text.
pub(in crate::check) fn mobile_number(context: &TextContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.hints.has_any(&[Hint::Zero, Hint::Plus]) {
        return;
    }
    for range in mobile_numbers(context.text()) {
        let number = context.text()[range.clone()].to_owned();
        if let Some(location) = context.location(range) {
            findings.push(PR205 { number, variant: PR205Variant::Text }.at(location));
        }
    }
}

/// The mobile numbers in fields. Where a telephone number is asked for, one of an office or a firm may be
/// mobile, so it is only mentioned.
pub(in crate::check) fn mobile_number_in_fields(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    if mobile_numbers(context.record.origin.text_of_fields()).is_empty() {
        return;
    }
    for (path, node) in visible_scalars(context.tree()) {
        let text = node.as_text().unwrap_or_default();
        if path == ["body"] {
            continue;
        }
        for range in mobile_numbers(text) {
            let is_asked_for = path.last() == Some(&"tel");
            let variant = if is_asked_for { PR205Variant::Field } else { PR205Variant::Text };
            let finding =
                PR205 { number: text[range].to_owned(), variant }.at(context.location_at(&node.span));
            let severity = if is_asked_for { Severity::Notice } else { finding.severity };
            findings.push(Diagnostic { severity, ..finding });
        }
    }
}

/// Where mobile numbers stand in a text: 070, 080 or 090 and eight further digits, with or without
/// signs between the three groups, in full-width or half-width digits.
pub(super) fn mobile_numbers(text: &str) -> Vec<Range<usize>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for at in zeros(text) {
        let is_read = numbers.last().is_some_and(|last| at < last.end);
        if !is_read && text[..at].chars().next_back().and_then(digit).is_none() {
            numbers.extend(number_at(text, at));
        }
    }
    if text.contains('+') || text.contains('＋') {
        let abroad: Vec<_> =
            text.match_indices(['+', '＋']).filter_map(|(at, _)| number_from_abroad(text, at)).collect();
        let overlaps = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        numbers.retain(|number| !abroad.iter().any(|other| overlaps(number, other)));
        numbers.extend(abroad);
        numbers.sort_by_key(|number| number.start);
    }
    numbers
}

/// `+81 90-1234-5678`, with or without the zero that is left out from abroad.
fn number_from_abroad(text: &str, from: usize) -> Option<Range<usize>> {
    let (mut digits, mut end, mut signs) = (Vec::new(), from, 0);
    for (at, c) in text[from..].char_indices().skip(1) {
        match digit(c) {
            Some(value) => {
                digits.push(value);
                end = from + at + c.len_utf8();
                signs = 0;
            }
            None if is_sign(c) && signs < 2 => signs += 1,
            None => break,
        }
    }
    let national = digits.strip_prefix(&[8, 1])?;
    let national = national.strip_prefix(&[0]).unwrap_or(national);
    let is_mobile = national.len() == 10 && matches!(national[0], 7..=9) && national[1] == 0;
    is_mobile.then_some(from..end)
}

fn number_at(text: &str, from: usize) -> Option<Range<usize>> {
    const DIGITS: usize = 11;
    let (mut digits, mut end, mut signs) = (Vec::new(), from, 0);
    for (at, c) in text[from..].char_indices() {
        match digit(c) {
            Some(_) if digits.len() == DIGITS => return None,
            Some(value) => {
                digits.push(value);
                end = from + at + c.len_utf8();
                signs = 0;
            }
            None if is_sign(c) && signs < 2 && digits.len() < DIGITS => signs += 1,
            None => break,
        }
    }
    let is_mobile = digits.len() == DIGITS && matches!(digits[1], 7..=9) && digits[2] == 0;
    is_mobile.then_some(from..end)
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '-' | '－' | 'ー' | '‐' | '‑' | '–' | '—' | '−' | '(' | ')' | '（' | '）' | ' ' | '　' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobile_numbers_are_found_as_people_write_them_and_other_numbers_are_not() {
        for text in [
            "090-1234-5678",
            "０８０－１２３４－５６７８",
            "07012345678",
            "090(1234)5678",
            "090ー1234ー5678",
            "090 1234 5678",
            "+81 90-1234-5678",
            "+81(0)90-1234-5678",
            "＋８１－８０－１２３４－５６７８",
        ] {
            assert_eq!(mobile_numbers(&format!("電話は{text}まで")).len(), 1, "{text}");
        }
        for text in [
            "050-1234-5678",
            "0300-00-2100",
            "1090-1234-5678",
            "090-1234-56789",
            "090-1234",
            "2090年",
            "0901234567",
            "+81 3-0000-1234",
            "+1 90-1234-5678",
            "+81 90-1234-567",
        ] {
            assert!(mobile_numbers(text).is_empty(), "{text}");
        }
        assert_eq!(mobile_numbers("090-1234-5678、080-1234-5678").len(), 2);
    }
}
