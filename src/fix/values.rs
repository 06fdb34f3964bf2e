//! Values that the reader understands and that differ in width alone from how they may stand: `０８３`, `８：３０`,
//! `１，２００`, `２０２７年４月１日`.

use unicode_normalization::UnicodeNormalization as _;

use super::edits::Edit;
use crate::content::{Conversion, Format, Schema};
use crate::diagnostic::{Location, SourceText};
use crate::source::{Node, Value};

/// The values in the width in which the format has them.
pub(super) fn digits<'a>(
    conversions: &'a [Conversion],
    source: &'a SourceText,
) -> impl Iterator<Item = Edit> + 'a {
    conversions.iter().filter_map(move |conversion| {
        let Conversion { location: Location::Text(of, span), written, read, .. } = conversion else {
            return None;
        };
        let is_same = of.path == source.path && of.text.get(span.clone()) == Some(written.as_str());
        let narrow: String = written.nfkc().collect();
        (is_same && narrow == *read && is_plain(read))
            .then(|| Edit::of(&source.text, span.clone(), read.as_str()))?
    })
}

/// Numbers, days and times in half width, as they were written otherwise. Of those in tables, many are so usual that
/// nobody is told of them.
pub(super) fn numbers(schema: &Schema, node: &Node, source: &SourceText, edits: &mut Vec<Edit>) {
    match (schema, &node.value) {
        (Schema::Whole(..) | Schema::Number(..), Value::Scalar(read)) => {
            let mended =
                |narrow: &str| Some(without_groups(narrow)?).filter(|number| unquoted(number) == read);
            in_span(node, source, edits, &mended);
        }
        (
            Schema::Text(Some(Format::Day | Format::DayOrMonth | Format::Moment | Format::Clock)),
            Value::Scalar(read),
        ) => {
            let is_same = |narrow: &str| parts(narrow) == parts(read);
            in_span(node, source, edits, &|narrow| is_same(narrow).then(|| narrow.to_owned()));
        }
        (Schema::List { item, .. }, Value::List(items)) => {
            for child in items {
                numbers(item, child, source, edits);
            }
        }
        (Schema::List { item, or_one: true }, _) => numbers(item, node, source, edits),
        (Schema::MapOf(of), Value::Map(entries)) => {
            for (_, child) in entries {
                numbers(of, child, source, edits);
            }
        }
        (Schema::Object { fields, .. }, Value::Map(entries)) => {
            for (key, child) in entries {
                if let Some(field) = fields.iter().find(|field| field.name == key.text) {
                    numbers(&field.schema, child, source, edits);
                }
            }
        }
        _ => {}
    }
}

/// Puts what is mended in the place of a value in full width, where it is made of numbers and their signs alone.
fn in_span(node: &Node, source: &SourceText, edits: &mut Vec<Edit>, mended: &dyn Fn(&str) -> Option<String>) {
    let Some(written) = source.text.get(node.span.clone()) else { return };
    let narrow: String = written.nfkc().collect();
    let is_of_numbers = narrow.chars().all(|c| c.is_ascii_digit() || "年月日時分:/-., '\"".contains(c));
    if is_of_numbers && narrow != written {
        edits.extend(mended(&narrow).and_then(|with| Edit::of(&source.text, node.span.clone(), with)));
    }
}

/// A number without the commas between its groups of three.
fn without_groups(number: &str) -> Option<String> {
    let digits = unquoted(number);
    let mut groups = digits.split('.').next()?.split(',');
    let first = groups.next()?;
    let is_right =
        !digits.contains(',') || (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    is_right.then(|| number.replace(',', ""))
}

fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\''])
}

/// The numbers of a day or a time, without the zeros before them.
fn parts(text: &str) -> Vec<&str> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    numbers.map(|part| part.trim_start_matches('0')).collect()
}

/// Whether a value can stand anywhere without quotation marks.
fn is_plain(value: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '+' | '~' | '〜' | '・');
    let is_time =
        |(at, c): (usize, char)| c == ':' && value[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    value.starts_with(char::is_alphanumeric)
        && value.char_indices().all(|(at, c)| is_letter(c) || is_time((at, c)))
}
