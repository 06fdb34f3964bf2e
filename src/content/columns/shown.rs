//! How a value stands in a cell, and how people are told to write it.

use crate::content::schema::{Format, Schema};
use crate::locale::{Language, LocalizedText};

/// What stands between the items of a list in a cell.
const BETWEEN: char = ';';

/// A value of a file as a cell of a table holds it: choices by what they are called, days with slashes.
pub(super) fn shown(schema: &Schema, value: &str, language: Language) -> String {
    match schema {
        Schema::List { item, .. } => {
            let items = value.split(BETWEEN).map(|value| shown(item, value, language));
            items.collect::<Vec<_>>().join(";")
        }
        Schema::Choice(choices) => {
            let choice = choices.iter().find(|choice| choice.word == value);
            choice.map_or(value, |choice| choice.called(language)).to_owned()
        }
        Schema::Bool => match value {
            "true" => yes(language),
            "false" => no(language),
            other => other,
        }
        .to_owned(),
        Schema::Text(Some(Format::Day | Format::DayOrMonth | Format::Moment)) if language == Language::Ja => {
            with_slashes(value)
        }
        _ => value.to_owned(),
    }
}

/// What `true` is called in a cell.
pub const fn yes(language: Language) -> &'static str {
    language.pick("はい", "Yes")
}

/// What `false` is called in a cell.
pub const fn no(language: Language) -> &'static str {
    language.pick("いいえ", "No")
}

/// `2027-01-05` as an office in Japan writes it: `2027/1/5`.
fn with_slashes(day: &str) -> String {
    let parts = day.split('-').map(|part| part.trim_start_matches('0'));
    parts.collect::<Vec<_>>().join("/")
}

/// How a value is written into a cell, in a sentence; nothing where any text will do.
pub(super) fn how_to_write(schema: &Schema, language: Language) -> String {
    let (ja, en) = match schema {
        Schema::List { item, .. } => {
            let one = how_to_write(item, language);
            let several = language.pick("2つ以上は「;」で区切ります。", "Put `;` between several.");
            let between = if one.is_empty() { "" } else { language.pick("", " ") };
            return format!("{one}{between}{several}");
        }
        Schema::Choice(_) => ("一覧から選びます。", "Choose from the list."),
        Schema::Bool => ("「はい」か「いいえ」で。", "Yes or No."),
        Schema::Whole(least, _) if *least >= 1000 => ("西暦の数字で。", "A year, in digits."),
        Schema::Whole(..) => ("数字だけを書きます。", "A number."),
        Schema::Number(..) => ("小数で。", "A decimal number."),
        Schema::Text(Some(format)) => of_format(*format),
        _ => ("", ""),
    };
    language.pick(ja, en).to_owned()
}

const fn of_format(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Day => ("日付を 2026/5/1 の形で。", "A date such as 2026-05-01."),
        Format::DayOrMonth => (
            "日付を 2026/5/1 の形で。月だけなら 2026年5月。",
            "A date such as 2026-05-01, or a month such as 2026-05.",
        ),
        Format::Moment => (
            "日付を 2026/5/1 の形で。時刻があれば続けて。",
            "A date such as 2026-05-01, and a time if there is one.",
        ),
        Format::Clock => ("時刻を 9:00 の形で。", "A time such as 9:00."),
        Format::Kana => ("ひらがなで。", "In hiragana."),
        Format::Url => ("https:// から書きます。", "From https:// on."),
        Format::Email => ("半角で。", ""),
        Format::Tel => ("市外局番から。", "With its area code."),
        Format::MunicipalityCode => ("先頭の0も書きます。", "With its zeros."),
        Format::Id(_) => (
            "一覧にあれば選びます。なければIDを書きます。",
            "Choose from the list if there is one, else write the id.",
        ),
        _ => ("", ""),
    }
}

/// An example for a field of which no other is known; none where it would be copied.
pub(super) fn usual_example(schema: &Schema) -> LocalizedText {
    let example = match schema {
        Schema::List { item, .. } => return usual_example(item),
        Schema::Choice(choices) => choices.first().map_or("", |choice| choice.word.as_str()),
        Schema::Bool => "true",
        Schema::Whole(least, _) if *least >= 1000 => "2026",
        Schema::Whole(..) => "1",
        Schema::Text(Some(Format::Id(_))) => "",
        Schema::Text(Some(format)) => format.example(),
        _ => "",
    };
    LocalizedText { ja: example.to_owned(), en: example.to_owned() }
}
