//! How wide columns are and how high rows, in the units of a spreadsheet.

use unicode_width::UnicodeWidthStr as _;

use crate::content::{Column, Format, Schema};
use crate::locale::Language;

/// The width of the column of marks.
pub(super) const OF_MARKS: u16 = 11;

/// The size of letters in which the widths of columns are measured.
const POINTS: f64 = 11.0;

/// The width of a column, in half-width characters.
pub(super) fn of(column: &Column, heading: &str, language: Language) -> u16 {
    let example = narrow(column.example_in_cell(language).width());
    // A heading in Japanese may stand in two lines, but for its mark; the name of a field may not.
    let is_whole = column.required || language == Language::En;
    let least = if is_whole { heading.width() + 2 } else { heading.width().div_ceil(2) + 2 };
    let least = narrow(least).clamp(10, if is_whole { 24 } else { 13 });
    let own = match column.schema {
        Schema::Text(Some(Format::Day | Format::DayOrMonth)) => 12,
        Schema::Text(Some(Format::Moment)) => 16,
        Schema::Text(Some(Format::Clock)) | Schema::Bool | Schema::Whole(..) | Schema::Number(..) => 10,
        Schema::Choice(choices) => {
            let longest = choices.iter().map(|choice| choice.called(language).width()).max();
            narrow(longest.unwrap_or_default() + 3).clamp(10, 16)
        }
        Schema::Text(Some(Format::Tel)) => 15,
        _ if example > 40 => 28,
        _ => (example + 2).clamp(12, 18),
    };
    own.max(least)
}

/// The height of a row, in points, in which these texts stand in cells of these widths.
pub(super) fn height<'a>(cells: impl Iterator<Item = (&'a str, u16)>, points: f64) -> f64 {
    let lines = |(text, width): (&str, u16)| {
        // A full-width character that does not fit goes to the next line whole; smaller letters, more fit.
        let usable = (f64::from(width.saturating_sub(2)).max(2.0) * POINTS / points).floor();
        let of_line = |line: &str| (f64::from(narrow(line.width())) / usable).ceil().max(1.0);
        text.split('\n').map(of_line).sum::<f64>()
    };
    cells.map(lines).fold(1.0, f64::max) * points * 1.4 + 4.0
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
