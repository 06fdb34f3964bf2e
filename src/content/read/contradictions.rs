//! EN031: fields that fit the schema and have no meaning together.
//!
//! They are found before a record is decoded, since its types have no value for them.

use std::sync::Arc;

use crate::content::model::Kind;
use crate::content::model::kinds::{Age, PayError, Reversed, WrittenAge, WrittenPay};
use crate::content::schema::{Subject, schema_of};
use crate::diagnostic::findings::{EN031, EN031Label};
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText};
use crate::source::{Node, decode};

/// The contradictions, all of them errors, in a record whose tree fits the schema of its kind.
pub(super) fn check(kind: Kind, source: &Arc<SourceText>, tree: &Node) -> Vec<Diagnostic> {
    if kind != Kind::Job {
        return Vec::new();
    }
    let location = |path: &[&str]| {
        let span = tree.at(path).unwrap_or(tree).span.clone();
        Location::Text(Arc::clone(source), span)
    };
    let written_pay = tree.get("pay").and_then(|node| decode::<Option<WrittenPay>>(node).ok()?);
    let pay_error = written_pay.and_then(|written| written.meaning().err());
    let written_age = tree.get("age").and_then(|node| decode::<Option<WrittenAge>>(node).ok()?);
    let age = written_age.map(Age::try_from);
    let age_error = age.and_then(Result::err);
    let of_pay = pay_error.map(|error| of_pay(error, source.cells.is_some(), &location));
    let of_age = age_error.map(|ends| reversed("age", ends, &location));
    of_pay.into_iter().chain(of_age).collect()
}

/// What is half said of pay. In a table, columns are named, as there are no lines to add.
fn of_pay(error: PayError, is_table: bool, location: &impl Fn(&[&str]) -> Location) -> Diagnostic {
    let name = |field: &str| {
        let label = schema_of(Subject::Record(Kind::Job)).label_at(&["pay", field]).to_owned();
        (format!("pay.{field}"), label)
    };
    match error {
        PayError::AmountWithoutUnit(of) => {
            let (field, label) = name(of);
            let finding = if is_table {
                EN031::AmountWithoutUnitColumn { field, label }
            } else {
                EN031::AmountWithoutUnit { field, label }
            };
            finding.at(location(&["pay", of]))
        }
        PayError::UnitAlone => {
            let finding = if is_table { EN031::UnitAloneInTable } else { EN031::UnitAlone };
            finding.at(location(&["pay", "unit"]))
        }
        PayError::UnpaidWith(of) => {
            let (field, label) = name(of);
            let finding =
                if is_table { EN031::UnpaidInTable { field, label } } else { EN031::Unpaid { field, label } };
            finding.at_labelled(location(&["pay", of]), [(EN031Label::Other, location(&["pay", "unit"]))])
        }
        PayError::Reversed(ends) => reversed("pay", ends, location),
    }
}

/// The minimum of a field is above its maximum.
fn reversed<T: ToString>(
    field: &str,
    ends: Reversed<T>,
    location: &impl Fn(&[&str]) -> Location,
) -> Diagnostic {
    let finding =
        EN031::Reversed { field: field.to_owned(), min: ends.min.to_string(), max: ends.max.to_string() };
    finding.at_labelled(location(&[field, "max"]), [(EN031Label::Other, location(&[field, "min"]))])
}
