//! The columns of a kind: what people are told of each field, in the order in which they fill it in.
//!
//! Made of the types and their docs, and of `content/tables/columns.yaml`, which has the order and the
//! examples. The sheet to fill in, the list of fields and its page in the preview show this list, and the
//! reader of tables knows by it what a sheet says of its own.

mod open;
mod shown;
mod table;

use std::collections::HashSet;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization as _;

pub use open::{OpenColumn, open_columns};
use shown::{how_to_write, shown};
pub use shown::{no, yes};

use crate::content::model::{FieldPath, Kind};
use crate::content::schema::{Choice, Field, Format, Schema, Subject, schema_of};
use crate::locale::{Language, LocalizedText};

/// How soon people need a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// It is on the short sheet for employers and groups.
    Short,
    /// It is on the usual sheet.
    Usual,
    /// Few need it.
    Further,
}

/// A field as people are told about it.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its path, such as `employer.name`; the time of an event's day is `starts.time`.
    pub path: FieldPath,
    /// What it is called, below the names of the groups that it is in.
    pub english: String,
    /// What it means, where its label does not say it all.
    pub about: LocalizedText,
    /// What may stand there.
    pub schema: &'static Schema,
    /// Whether everybody writes it.
    pub required: bool,
    /// How soon people need it.
    pub tier: Tier,
    /// A value, as a file holds it. Empty where an example would be copied, as ids are.
    pub example: LocalizedText,
}

/// What a time of an event is, which stands in a column of its own and is no field.
static TIME: Schema = Schema::Text(Some(Format::Clock));

impl Column {
    /// The path as people write it above a column: `employer.name`.
    pub fn name(&self) -> String {
        self.path.join(".")
    }

    /// Whether a cell can hold it. Lists of groups of fields are written in a file.
    pub fn fits_cell(&self) -> bool {
        let is_one = |schema: &Schema| {
            !matches!(schema, Schema::Object { .. } | Schema::MapOf(_) | Schema::Free | Schema::List { .. })
        };
        match self.schema {
            Schema::List { item, .. } => is_one(item),
            schema => is_one(schema),
        }
    }

    /// The example as a cell of a table holds it.
    pub fn example_in_cell(&self, language: Language) -> String {
        shown(self.schema, self.example.get(language), language)
    }

    /// What is to be written into the cells of the column, in a sentence or two.
    pub fn explained(&self, language: Language) -> String {
        let required = match (self.required, language) {
            (true, Language::Ja) => "必ず書きます。",
            (true, Language::En) => "Required. ",
            (false, _) => "",
        };
        let about = self
            .about
            .get(language)
            .replace(language.pick(" true", "true"), language.pick("「はい」", "Yes"));
        let how = how_to_write(self.schema, language);
        // Above the columns of a sheet in English stand the names of the fields.
        let called = match language {
            Language::Ja => String::new(),
            Language::En => format!("{}. ", self.english),
        };
        format!("{called}{required}{}", joined(&about, &how, language)).trim().to_owned()
    }

    /// What the field means and how it is written in a file, where there is no list to choose from.
    pub fn meaning(&self, language: Language) -> String {
        let item = if let Schema::List { item, .. } = self.schema { item } else { self.schema };
        let how = match item {
            Schema::Choice(_) | Schema::Text(Some(Format::Id(_))) => String::new(),
            _ => how_to_write(item, language),
        };
        joined(self.about.get(language), &how, language)
    }

    /// The words that can be written, where there are but a few.
    pub fn choices(&self) -> &'static [Choice] {
        match self.schema {
            Schema::Choice(choices) => choices,
            Schema::List { item, .. } => match &**item {
                Schema::Choice(choices) => choices,
                _ => &[],
            },
            _ => &[],
        }
    }
}

/// What a field means, then how it is written, unless the first says it.
fn joined(about: &str, how: &str, language: Language) -> String {
    let told = how.trim_end_matches(['。', '.']).trim_end_matches('で');
    if about.is_empty() || told.is_empty() || about.contains(told) {
        return if about.is_empty() { how.to_owned() } else { about.to_owned() };
    }
    format!("{about}{}{how}", language.pick("", " "))
}

/// The columns of a kind, the first ones first.
pub fn columns(kind: Kind) -> &'static [Column] {
    static COLUMNS: [OnceLock<Vec<Column>>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
    COLUMNS[kind as usize].get_or_init(|| of_kind(kind))
}

/// Whether a text is one that a sheet of the kind says itself: an explanation or an example.
pub(in crate::content) fn is_of_sheet(kind: Kind, text: &str) -> bool {
    static TEXTS: [OnceLock<HashSet<String>>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
    let texts = TEXTS[kind as usize].get_or_init(|| {
        let of = |column: &Column, language| [column.explained(language), column.example_in_cell(language)];
        let both = |column| [of(column, Language::Ja), of(column, Language::En)];
        let texts = columns(kind).iter().flat_map(both).flatten();
        texts.map(|text| as_saved(&text)).collect()
    });
    texts.contains(&as_saved(text))
}

/// A text whatever a spreadsheet saves it as: `Shift_JIS` has but one sign for 〜 and ～.
fn as_saved(text: &str) -> String {
    let plain = text.nfkc().filter(|c| !c.is_whitespace());
    plain.map(|c| if c == '〜' { '~' } else { c }).collect()
}

fn of_kind(kind: Kind) -> Vec<Column> {
    let table = table::of(kind);
    let mut all = Vec::new();
    let schema = schema_of(Subject::Record(kind));
    for field in schema.fields() {
        collect(&[], "", field, true, &mut all);
    }
    if kind == Kind::Event {
        add_times(&mut all);
    }
    let order = |column: &Column| {
        table.examples.iter().position(|(name, _)| *name == column.name()).unwrap_or(usize::MAX)
    };
    for column in &mut all {
        let name = column.name();
        column.required |= table.needed.contains(&name);
        let is_short = table.short.contains(&name);
        match table.examples.iter().find(|(known, _)| *known == name) {
            Some((_, example)) => {
                column.tier = if is_short { Tier::Short } else { Tier::Usual };
                column.example = example.clone();
            }
            None => column.example = shown::usual_example(column.schema),
        }
    }
    all.sort_by_key(order);
    all
}

/// Adds a field, or the fields of a group. A field of an optional group is required of nobody.
fn collect(above: &[String], called: &str, field: &'static Field, required: bool, into: &mut Vec<Column>) {
    let mut path = above.to_vec();
    path.push(field.name.clone());
    let english =
        if called.is_empty() { field.english.clone() } else { format!("{called}: {}", field.english) };
    let required = required && field.required;
    let inner = field.schema.fields();
    for field in inner {
        collect(&path, &english, field, required, into);
    }
    if inner.is_empty() {
        let about = field.about.clone();
        let example = LocalizedText { ja: String::new(), en: String::new() };
        let schema = &field.schema;
        into.push(Column { path, english, about, schema, required, tier: Tier::Further, example });
    }
}

/// The times of an event, each behind its day.
fn add_times(all: &mut Vec<Column>) {
    for (name, english, ja, en) in [
        (
            "starts",
            "Time of start",
            "時刻が決まっていれば（ファイルでは日付に続けます）。",
            "Where it is fixed (in a file, behind the day).",
        ),
        (
            "ends",
            "Time of end",
            "時刻が決まっていれば（ファイルでは日付に続けます）。",
            "Where it is fixed (in a file, behind the day).",
        ),
    ] {
        let Some(at) = all.iter().position(|column| column.path == [name]) else { continue };
        let time = Column {
            path: vec![name.to_owned(), "time".to_owned()],
            english: english.to_owned(),
            about: LocalizedText { ja: ja.to_owned(), en: en.to_owned() },
            schema: &TIME,
            required: false,
            tier: Tier::Further,
            example: LocalizedText { ja: String::new(), en: String::new() },
        };
        all.insert(at + 1, time);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(kind: Kind, name: &str) -> &'static Column {
        columns(kind).iter().find(|column| column.name() == name).expect("a column")
    }

    #[test]
    fn a_column_says_what_to_write() {
        let explained = |name: &str| column(Kind::Job, name).explained(Language::Ja);
        assert_eq!(explained("employer.name"), "必ず書きます。会社、店、団体や人の名前。");
        assert_eq!(explained("closes"), "この日まで応募できます。日付を 2026/5/1 の形で。");
        assert_eq!(
            column(Kind::Job, "closes").explained(Language::En),
            "Closes. The last day to apply. A date such as 2026-05-01."
        );
        assert_eq!(
            explained("welcome"),
            "とくに来てほしい方。一覧から選びます。2つ以上は「;」で区切ります。"
        );
        assert_eq!(explained("filled"), "採用が決まったら「はい」。「はい」か「いいえ」で。");
        assert_eq!(column(Kind::Job, "hours.start").english, "Hours: Start");
    }

    #[test]
    fn examples_are_shown_as_a_table_has_them() {
        let shown = |kind, name: &str, language| column(kind, name).example_in_cell(language);
        assert_eq!(shown(Kind::Job, "welcome", Language::Ja), "シニア;未経験");
        assert_eq!(shown(Kind::Job, "posted", Language::Ja), "2027/1/15");
        assert_eq!(shown(Kind::Job, "contract", Language::En), "Part-time");
        assert_eq!(shown(Kind::Group, "online", Language::Ja), "はい");
        assert_eq!(shown(Kind::Job, "groups", Language::Ja), "");
    }

    #[test]
    fn every_field_of_the_table_is_one_of_the_kind_and_short_sheets_are_short() {
        for kind in Kind::ALL {
            let table = table::of(kind);
            let names: Vec<String> = columns(kind).iter().map(Column::name).collect();
            for (name, _) in &table.examples {
                assert!(names.contains(name), "{kind:?}: {name}");
            }
            for name in table.short.iter().chain(&table.needed) {
                assert!(table.examples.iter().any(|(known, _)| known == name), "{kind:?}: {name}");
            }
            let required =
                columns(kind).iter().filter(|column| column.required && column.tier != Tier::Short);
            assert_eq!(required.map(Column::name).collect::<Vec<_>>(), Vec::<String>::new(), "{kind:?}");
            assert!(table.short.len() <= 15 && table.examples.len() <= 43, "{kind:?}");
        }
    }

    #[test]
    fn what_a_sheet_says_is_known() {
        assert!(is_of_sheet(Kind::Job, "募集を始めた日。日付を 2026/5/1 の形で。"));
        assert!(
            is_of_sheet(Kind::Job, "りんごの収穫の手伝い")
                && is_of_sheet(Kind::Job, "Helping with the apple harvest")
        );
        assert!(is_of_sheet(Kind::Place, "9:00〜18:00") && is_of_sheet(Kind::Place, "9:00～18:00"));
        assert!(!is_of_sheet(Kind::Job, "りんごの箱詰め") && !is_of_sheet(Kind::Job, "正社員"));
    }
}
