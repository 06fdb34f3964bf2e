//! EN014, EN024, EN027: texts that do not have their format.

use crate::content::model::types::DateError;
use crate::content::schema::FormatError;
use crate::diagnostic::findings::{EN014, EN024, EN024Variant, EN027};
use crate::diagnostic::{Diagnostic, Finding as _, Location};

/// The finding for a value that does not have the format of its field.
pub(super) fn finding(error: FormatError, field: String, value: String, location: Location) -> Diagnostic {
    let variant = match error {
        FormatError::LostZeros => return EN014::LostZeros { field, value }.at(location),
        FormatError::Form(variant) => return EN027 { field, value, variant }.at(location),
        FormatError::Date(DateError::NoSuchDay) => EN024Variant::NoSuchDay,
        FormatError::Date(DateError::Era { western }) => EN024Variant::Era { western },
        FormatError::Date(DateError::OtherForm { iso }) => EN024Variant::Slash { iso },
        FormatError::Date(DateError::Time) => EN024Variant::Time,
        FormatError::Date(DateError::Unreadable) => EN024Variant::Unreadable,
    };
    EN024 { field, value, variant }.at(location)
}
