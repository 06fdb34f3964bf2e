//! The formats by which `OpenDocument` shows days, as far as they show no more than a month or a year.

use std::collections::HashMap;

use super::cell_text::NumberFormat;
use super::tags::all;

/// How many styles are looked at from a cell's own up to what it inherits from.
const MOST_PARENTS: usize = 8;

/// What the styles of a workbook show of days.
#[derive(Debug, Default)]
pub(super) struct Formats<'a> {
    /// By the name of a format.
    days: HashMap<&'a str, NumberFormat>,
    /// The format of a style of cells, and the style that it inherits from.
    styles: HashMap<&'a str, (Option<&'a str>, Option<&'a str>)>,
}

impl<'a> Formats<'a> {
    /// Reads them from the styles that have names, and from those of the cells (`styles.xml`, `content.xml`).
    pub(super) fn of(parts: [&'a str; 2]) -> Self {
        let mut formats = Self::default();
        for part in parts {
            formats.add(part);
        }
        formats
    }

    fn add(&mut self, part: &'a str) {
        let mut open: Option<(&str, [bool; 4])> = None;
        for tag in all(part) {
            let shown = match tag.name {
                "number:year" | "number:era" => 0,
                "number:month" => 1,
                "number:day" | "number:day-of-week" => 2,
                "number:hours" | "number:minutes" | "number:seconds" | "number:am-pm" => 3,
                // These stand within a format and show nothing of a day.
                "number:text" | "loext:text" | "number:fill-character" | "style:text-properties" => continue,
                _ => {
                    if let Some((name, parts)) = open.take() {
                        self.days.insert(name, NumberFormat::of_day(parts));
                    }
                    let name = tag.attribute("style:name");
                    match (tag.name, name) {
                        ("number:date-style", Some(name)) => open = Some((name, [false; 4])),
                        ("style:style", Some(name)) => {
                            let inherits = tag.attribute("style:parent-style-name");
                            self.styles.insert(name, (tag.attribute("style:data-style-name"), inherits));
                        }
                        _ => {}
                    }
                    continue;
                }
            };
            if let Some((_, parts)) = &mut open {
                parts[shown] = true;
            }
        }
        if let Some((name, parts)) = open {
            self.days.insert(name, NumberFormat::of_day(parts));
        }
    }

    /// How a style of cells shows a day.
    pub(super) fn style(&self, name: &str) -> NumberFormat {
        let mut name = name;
        for _ in 0..MOST_PARENTS {
            match self.styles.get(name) {
                Some((Some(format), _)) => return self.days.get(format).copied().unwrap_or_default(),
                Some((None, Some(parent))) => name = parent,
                _ => break,
            }
        }
        NumberFormat::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_a_month_or_a_year_alone_are_known() {
        let named = r#"<number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text></number:date-style><number:date-style style:name="N2"><number:month/><number:text>月</number:text><number:day/></number:date-style><number:date-style style:name="N3"><number:year/></number:date-style>"#;
        let own = r#"<style:style style:name="ce1" style:parent-style-name="Default" style:data-style-name="N1"/><style:style style:name="ce2" style:parent-style-name="ce1"/><style:style style:name="ce3" style:data-style-name="N2"/><style:style style:name="ce4" style:data-style-name="N3"/><style:style style:name="ce5" style:parent-style-name="Default"/>"#;
        let formats = Formats::of([named, own]);
        let month = NumberFormat::of_day([true, true, false, false]);
        let year = NumberFormat::of_day([true, false, false, false]);
        let found = ["ce1", "ce2", "ce3", "ce4", "ce5", "no"].map(|style| formats.style(style));
        let plain = [found[2], found[4], found[5]].map(NumberFormat::hides_something);
        assert_eq!((found[0], found[1], found[3]), (month, month, year));
        assert_eq!(plain, [false; 3]);
    }
}
