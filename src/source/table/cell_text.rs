//! The value of a spreadsheet's cell as text that a person would have written.

use calamine::{Data, ExcelDateTime, Style};

use crate::diagnostic::CellSort;

/// How the number of a cell is shown, from its number format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NumberFormat {
    percent: bool,
    /// How many digits are shown at least, where the format is nothing but zeros: `000000`.
    digits: usize,
    has_day: bool,
    has_time: bool,
    /// Whether a year and a month are all that is shown, `yyyy"年"m"月"`, or a year alone.
    hides: Hidden,
}

/// What of a day a format does not show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Hidden {
    #[default]
    Nothing,
    /// The day.
    Day,
    /// Month and day.
    Month,
}

impl NumberFormat {
    /// A format of days that shows these parts of them: year, month, day, time.
    pub(super) fn of_day(shown: [bool; 4]) -> Self {
        let [year, _, day, time] = shown;
        Self { has_day: year || day, has_time: time, hides: hidden(shown), ..Self::default() }
    }

    /// Whether it does not show the whole of a day.
    pub(super) fn hides_something(self) -> bool {
        self.hides != Hidden::Nothing
    }
}

/// What of a day is not shown where these parts are: year, month, day, time.
const fn hidden(shown: [bool; 4]) -> Hidden {
    match shown {
        [_, _, true, _] | [_, _, _, true] | [false, false, ..] => Hidden::Nothing,
        [_, true, ..] => Hidden::Day,
        [true, false, ..] => Hidden::Month,
    }
}

/// What a format shows, by its code in the syntax of ECMA-376, 18.8.31.
pub(super) fn number_format(style: &Style) -> NumberFormat {
    style.number_format.as_ref().map(|format| of_code(&format.format_code)).unwrap_or_default()
}

fn of_code(code: &str) -> NumberFormat {
    let mut format = NumberFormat::default();
    let mut plain = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            // What is quoted or escaped is shown as it is; brackets hold colours and locales, or
            // hours that go on beyond 24.
            '"' => chars.by_ref().take_while(|c| *c != '"').for_each(drop),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                format.has_time |= matches!(inner.as_str(), "h" | "hh" | "H" | "HH" | "m" | "mm");
            }
            ';' => break,
            c => plain.push(c.to_ascii_lowercase()),
        }
    }
    format.percent = plain.contains('%');
    if !plain.is_empty() && plain.bytes().all(|byte| byte == b'0') {
        format.digits = plain.len();
    }
    if plain != "general" {
        format.has_day = plain.contains(['y', 'd', 'e', 'g']);
        format.has_time |= plain.contains(['h', 's']);
        let has_year = plain.contains(['y', 'e', 'g']);
        format.hides = hidden([has_year, plain.contains('m'), plain.contains('d'), format.has_time]);
    }
    format
}

/// The text of a cell, and what sort of value it is.
pub(super) fn of(value: Data, format: NumberFormat) -> (String, CellSort) {
    match value {
        Data::Empty => (String::new(), CellSort::Text),
        Data::String(text) => (text, CellSort::Text),
        Data::Int(number) => (number.to_string(), CellSort::Number),
        Data::Float(number) => (of_number(number, format), CellSort::Number),
        Data::Bool(truth) => (truth.to_string(), CellSort::Boolean),
        Data::DateTime(moment) => match of_month(moment, format) {
            Some(month) => (month, CellSort::Text),
            None => (of_moment(moment, format), CellSort::Date),
        },
        Data::DateTimeIso(text) => match of_iso_month(&text, format) {
            Some(month) => (month, CellSort::Text),
            None => (of_iso(&text), CellSort::Date),
        },
        Data::DurationIso(text) => (of_duration(&text).unwrap_or(text), CellSort::Date),
        Data::Error(error) => (error.to_string(), CellSort::Error),
    }
}

/// A number as a spreadsheet shows it: at most 15 digits, no `.0`.
fn of_number(number: f64, format: NumberFormat) -> String {
    let number = if format.percent { number * 100.0 } else { number };
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let text = if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() };
    match format {
        NumberFormat { percent: true, .. } => format!("{text}%"),
        NumberFormat { digits, .. } if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{text:0>digits$}")
        }
        _ => text,
    }
}

/// `2026年12月`, where the format shows no more: a spreadsheet makes the first day of a month of it, which nobody meant.
/// Another day was written by somebody.
fn of_month(moment: ExcelDateTime, format: NumberFormat) -> Option<String> {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let is_whole = !moment.is_duration() && moment.as_f64() >= 1.0 && moment.as_f64().fract() == 0.0;
    if is_whole { shown_month((year, month, day), format) } else { None }
}

/// The same of a day as `OpenDocument` writes it.
fn of_iso_month(text: &str, format: NumberFormat) -> Option<String> {
    let day: jiff::civil::Date = text.strip_suffix("T00:00:00").unwrap_or(text).parse().ok()?;
    shown_month((day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs()), format)
}

fn shown_month((year, month, day): (u16, u8, u8), format: NumberFormat) -> Option<String> {
    match format.hides {
        Hidden::Day if day == 1 => Some(format!("{year}年{month}月")),
        Hidden::Month if (month, day) == (1, 1) => Some(format!("{year}年")),
        _ => None,
    }
}

/// What the format shows of a moment; where it says nothing, the day unless there is but a time. A whole number is a
/// day: programs that write tables give every day a format with a time.
fn of_moment(moment: ExcelDateTime, format: NumberFormat) -> String {
    let serial = moment.as_f64();
    if moment.is_duration() {
        let minutes = (serial * 1_440.0).round();
        return format!("{}:{:02}", (minutes / 60.0).floor(), minutes % 60.0);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    // A spreadsheet's 9:00 may be a little less.
    let minutes = (u32::from(hour) * 60 + u32::from(minute) + u32::from(second >= 30)).min(1_439);
    let (date, time) =
        (format!("{year}-{month:02}-{day:02}"), format!("{:02}:{:02}", minutes / 60, minutes % 60));
    let is_time_alone = serial < 1.0;
    let has_time = minutes > 0;
    match (format.has_day, format.has_time) {
        (false, true) => time,
        (true, true) if is_time_alone => time,
        (false, false) if is_time_alone && has_time => time,
        (true, true) | (false, false) if has_time => format!("{date} {time}"),
        (true, true) | (true | false, false) => date,
    }
}

/// `2027-01-01T09:00:00` as `2027-01-01 09:00`; a day alone stays, and midnight is one.
fn of_iso(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) if time.starts_with("00:00") => day.to_owned(),
        Some((day, time)) => format!("{day} {}", time.get(..5).unwrap_or(time)),
        None => text.to_owned(),
    }
}

/// `PT09H30M00S`, in which `OpenDocument` writes a time, as `09:30`.
fn of_duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, _) = rest.split_once('M')?;
    let (hours, minutes) = (hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?);
    Some(format!("{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn a_number_is_what_the_sheet_shows() {
        let shown = |number, code| of(Data::Float(number), of_code(code)).0;
        assert_eq!(shown(1100.0, "General"), "1100");
        assert_eq!(shown(0.1 + 0.2, "General"), "0.3");
        assert_eq!(shown(-0.0, "0"), "0");
        assert_eq!(shown(35.681_236, "0.00"), "35.681236");
        assert_eq!(shown(0.05, "0%"), "5%");
        assert_eq!(shown(10_006.0, "000000"), "010006");
        assert_eq!(shown(1100.0, "#,##0\"円\""), "1100");
        assert_eq!(shown(300_000_001.0, "0"), "300000001");
    }

    #[test]
    fn a_moment_is_what_its_format_shows() {
        let shown = |serial, code| {
            let moment = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false);
            of(Data::DateTime(moment), of_code(code)).0
        };
        assert_eq!(shown(46_388.0, "yyyy/m/d"), "2027-01-01");
        assert_eq!(shown(46_388.0, "[$-411]ggge\"年\"m\"月\"d\"日\""), "2027-01-01");
        assert_eq!(shown(46_388.0, "m\"月\"d\"日\";@"), "2027-01-01");
        assert_eq!(shown(46_388.562_5, "yyyy/m/d h:mm"), "2027-01-01 13:30");
        assert_eq!(shown(46_388.0, "yyyy/m/d h:mm"), "2027-01-01");
        assert_eq!(shown(46_388.562_5, "m/d"), "2027-01-01");
        assert_eq!(shown(0.375, "h:mm"), "09:00");
        assert_eq!(shown(46_388.374_999_999, "h:mm;@"), "09:00");
    }

    #[test]
    fn hours_may_go_beyond_a_day() {
        let duration = ExcelDateTime::new(1.0625, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(of(Data::DateTime(duration), of_code("[h]:mm")).0, "25:30");
    }

    #[test]
    fn opendocument_writes_days_and_times_in_words_of_its_own() {
        let shown = |data| of(data, NumberFormat::default()).0;
        let month = NumberFormat::of_day([true, true, false, false]);
        let of_month = |day: &str| of(Data::DateTimeIso(day.to_owned()), month).0;
        assert_eq!(["2027-09-01", "2027-09-02"].map(of_month), ["2027年9月", "2027-09-02"]);
        assert_eq!(shown(Data::DateTimeIso("2027-01-01".into())), "2027-01-01");
        assert_eq!(shown(Data::DateTimeIso("2027-01-01T13:30:00".into())), "2027-01-01 13:30");
        assert_eq!(shown(Data::DateTimeIso("2027-01-01T00:00:00".into())), "2027-01-01");
        assert_eq!(shown(Data::DurationIso("PT09H05M00S".into())), "09:05");
    }
}
