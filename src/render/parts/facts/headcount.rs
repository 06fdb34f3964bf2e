//! How many people, in words.

use super::noted;
use crate::content::types::{Counted, Headcount, HeadcountNumber};
use crate::render::format;
use crate::render::view::FactValue;
use crate::texts::{Texts, grouped};

/// How many people are sought or have room, with its note.
pub(in crate::render) fn headcount(texts: &Texts, count: &Headcount) -> FactValue {
    let unit = match count.counted {
        Counted::People => "number.exactly",
        Counted::Groups => "number.groups",
        Counted::Households => "number.households",
        Counted::Teams => "number.teams",
        Counted::Companies => "number.companies",
        Counted::Associations => "number.associations",
    };
    let within = |key: &str, text: String| texts.fill(key, &[("n", &text)]);
    let number = match count.number {
        HeadcountNumber::Exactly(number) => texts.count(unit, number.into()),
        HeadcountNumber::About(number) => within("number.about", texts.count(unit, number.into())),
        HeadcountNumber::Nearly(number) => within("number.nearly", texts.count(unit, number.into())),
        HeadcountNumber::AtLeast(number) => within("number.at_least", texts.count(unit, number.into())),
        HeadcountNumber::AtMost(number) => within("number.at_most", texts.count(unit, number.into())),
        HeadcountNumber::Between(least, most) => {
            let shown = format::range(texts, Some(grouped(least.into())), Some(grouped(most.into())));
            texts.count_shown(unit, most.into(), &shown.unwrap_or_default())
        }
        HeadcountNumber::Several => texts.get("number.several").to_owned(),
        HeadcountNumber::Undecided => texts.get("number.undecided").to_owned(),
        HeadcountNumber::Any => texts.get("number.any_number").to_owned(),
    };
    let text = if count.first_come { within("number.first_come", number) } else { number };
    noted(text, count.note.clone())
}
