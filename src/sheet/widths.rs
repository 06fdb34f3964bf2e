//! How wide columns are and how high rows, in the units of a spreadsheet.

use unicode_width::UnicodeWidthStr as _;

use crate::content::{Column, Format, Schema};
use crate::locale::Language;

/// The width of the column of marks.
pub(super) const OF_MARKS: u16 = 11;

/// The width of a column, in half-width characters.
pub(super) fn of(column: &Column, heading: &str, language: Language) -> u16 {
    let example = narrow(column.example_in_cell(language).width());
    let least = narrow(heading.width().div_ceil(2) + 2).clamp(8, 14);
    let own = match column.schema {
        Schema::Text(Some(Format::Day)) => 12,
        Schema::Text(Some(Format::Moment)) => 16,
        Schema::Text(Some(Format::Clock)) | Schema::Bool | Schema::Whole(..) | Schema::Number(..) => 8,
        Schema::Choice(choices) => {
            let longest = choices.iter().map(|choice| choice.called(language).width()).max();
            narrow(longest.unwrap_or_default() + 4).clamp(10, 20)
        }
        _ if example > 30 => 32,
        _ => (example + 2).clamp(12, 24),
    };
    own.max(least)
}

/// The height of a row, in points, in which these texts stand in cells of these widths.
pub(super) fn height<'a>(cells: impl Iterator<Item = (&'a str, u16)>, points: f64) -> f64 {
    let lines = |(text, width): (&str, u16)| {
        // A full-width character that does not fit goes to the next line whole.
        let usable = usize::from(width.saturating_sub(2)).max(2);
        text.split('\n').map(|line| line.width().div_ceil(usable).max(1)).sum::<usize>()
    };
    let most = cells.map(lines).max().unwrap_or(1);
    f64::from(narrow(most)) * points * 1.45 + 4.0
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
