//! Ways to reach somebody in one text: a telephone number, an address, or words.

use super::{Form, Parts, phone};
use crate::content::schema::{Format, Schema};

/// The field of a contact or an application that a text is: by its form, else words on how.
pub(super) fn ways(schema: &Schema, text: &str, form: Form) -> Option<Parts> {
    let words = ["how", "name"].into_iter().find(|name| schema.field(name).is_some())?;
    schema.field("tel")?;
    let text = text.trim();
    let lost = || (form == Form::Row).then(|| phone::with_lost_zero(text)).flatten();
    let number =
        phone::tel(text).or_else(lost).or_else(|| Format::Tel.check(text).is_ok().then(|| text.to_owned()));
    if let Some(number) = number {
        return Some(vec![("tel", number)]);
    }
    let fits = |name: &str, format: Format| schema.field(name).is_some() && format.check(text).is_ok();
    let field = if fits("email", Format::Email) {
        "email"
    } else if fits("url", Format::Url) {
        "url"
    } else if form == Form::Row || words == "how" {
        words
    } else {
        return None;
    };
    Some(vec![(field, text.to_owned())])
}
