//! The forms of texts: what a day, a reading or a code must look like, and how to say that it
//! does not.

use jiff::civil::{Date, Time};
use unicode_normalization::UnicodeNormalization;

use crate::content::model::types::{Clock, Day, Moment};
use crate::diagnostic::Code;

/// Why a text does not have its form: a rule, the variant of its words, and one value for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatError {
    /// The rule.
    pub code: Code,
    /// The variant of the rule's message and help.
    pub variant: &'static str,
    /// A value that the words name.
    pub value: Option<(&'static str, String)>,
}

impl FormatError {
    fn of(code: Code, variant: &'static str) -> Self {
        Self { code, variant, value: None }
    }
}

/// Checks a text against the form of that name. A form that is not known has no rules.
pub fn check(format: &str, text: &str) -> Result<(), FormatError> {
    let form = |fits: bool, variant| if fits { Ok(()) } else { Err(FormatError::of(Code::EN027, variant)) };
    match format {
        "day" => parse_day(text).map(drop),
        "moment" => parse_moment(text).map(drop),
        "clock" => parse_clock(text).map(drop),
        "kana" => form(is_kana(text), "reading"),
        "url" => form(is_url(text), "url"),
        "email" => form(is_email(text), "email"),
        "tel" if has_lost_its_zero(text) => Err(FormatError::of(Code::EN014, "lost_zeros")),
        "tel" => form(is_tel(text), "tel"),
        "time-zone" => form(jiff::tz::TimeZone::get(text).is_ok(), "time_zone"),
        "language" => form(is_language(text), "language"),
        "municipality-code" => check_municipality_code(text),
        "link" => form(
            text.starts_with('/') && !text.starts_with("//") || is_url(text) || is_page_path(text),
            "link",
        ),
        "former-path" => form(is_former_path(text), "alias_path"),
        "picture" => form(is_picture_src(text), "picture_src"),
        _ => Ok(()),
    }
}

/// Reads `2026-05-01`.
pub fn parse_day(text: &str) -> Result<Day, FormatError> {
    let text = text.trim();
    if is_iso_shaped(text) {
        return text.parse::<Date>().map(Day).map_err(|_| FormatError::of(Code::EN024, "no_such_day"));
    }
    Err(describe_bad_day(text))
}

/// Reads `2026-05-01`, `2026-05-01 10:00` or `2026-05-01T10:00`.
pub fn parse_moment(text: &str) -> Result<Moment, FormatError> {
    let text = text.trim();
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time.trim())),
        None => (text, None),
    };
    let day = parse_day(day)?.0;
    let time = time.map(parse_clock).transpose()?.map(|clock| clock.0);
    Ok(Moment { day, time })
}

/// Reads `10:00` or `10:00:30`.
pub fn parse_clock(text: &str) -> Result<Clock, FormatError> {
    let wrong = || FormatError::of(Code::EN024, "time");
    let mut parts = text.trim().split(':');
    let mut next = |required: bool| match parts.next() {
        Some(part) if (1..=2).contains(&part.len()) => part.parse::<i8>().map_err(|_| wrong()),
        None if !required => Ok(0),
        _ => Err(wrong()),
    };
    let (hour, minute, second) = (next(true)?, next(true)?, next(false)?);
    if parts.next().is_some() {
        return Err(wrong());
    }
    Time::new(hour, minute, second, 0).map(Clock).map_err(|_| wrong())
}

fn is_iso_shaped(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() })
}

/// The eras of Japan since the calendar change, with the year before their first.
/// Source: 元号を改める政令 (令和, 平成); 皇室典範 and earlier decrees for the others.
const ERAS: [(&str, char, i32); 5] =
    [("令和", 'R', 2018), ("平成", 'H', 1988), ("昭和", 'S', 1925), ("大正", 'T', 1911), ("明治", 'M', 1867)];

fn describe_bad_day(text: &str) -> FormatError {
    let plain: String = text.nfkc().collect();
    for (name, letter, before) in ERAS {
        let rest = plain.strip_prefix(name).or_else(|| plain.strip_prefix(letter));
        let Some(rest) = rest else { continue };
        let rest = rest.trim_start().replacen('元', "1", 1);
        let numbers: Vec<i32> = numbers(&rest);
        let Some(year) = numbers.first() else { continue };
        let western = match numbers.as_slice() {
            [_, month, day, ..] => format!("{:04}-{month:02}-{day:02}", before + year),
            _ => (before + year).to_string(),
        };
        return FormatError { code: Code::EN024, variant: "era", value: Some(("western", western)) };
    }
    let parts = numbers(&plain);
    if let [year, month, day, ..] = parts.as_slice()
        && *year > 1000
        && (1..=12).contains(month)
        && (1..=31).contains(day)
    {
        let iso = format!("{year:04}-{month:02}-{day:02}");
        return FormatError { code: Code::EN024, variant: "slash", value: Some(("iso", iso)) };
    }
    FormatError::of(Code::EN024, "default")
}

fn numbers(text: &str) -> Vec<i32> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

fn is_kana(text: &str) -> bool {
    !text.is_empty()
        && text.nfkc().all(|c| {
            matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A0}'..='\u{30FF}' | ' ' | '\u{3000}')
                || c.is_ascii_alphanumeric()
                || c.is_ascii_punctuation()
                || matches!(c, '、' | '。' | '「' | '」' | '『' | '』' | '—' | '–' | '〜' | '~')
        })
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty() && !text.contains(char::is_whitespace) && !text.chars().any(char::is_control)
    })
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && text.is_ascii()
            && !text.contains(|c: char| c.is_whitespace() || "<>\"',;:".contains(c) || c.is_control())
            && !host.contains('@')
    })
}

fn is_tel(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (3..=15).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || "+-() #".contains(c))
}

/// Japanese numbers have ten or eleven digits and begin with 0, which spreadsheets drop.
fn has_lost_its_zero(tel: &str) -> bool {
    matches!(tel.len(), 9 | 10) && tel.bytes().all(|b| b.is_ascii_digit()) && !tel.starts_with('0')
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The check digit of JIS X 0402: weights 6 to 2 over the first five digits, modulo 11.
/// Source: 総務省「全国地方公共団体コード仕様」.
fn check_municipality_code(text: &str) -> Result<(), FormatError> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() == 5 && text.len() == 5 {
        return Err(FormatError::of(Code::EN014, "lost_zeros"));
    }
    if digits.len() != 6 || text.len() != 6 {
        return Err(FormatError::of(Code::EN027, "code6"));
    }
    let sum: u32 = digits[..5].iter().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    if (11 - sum % 11) % 10 == digits[5] { Ok(()) } else { Err(FormatError::of(Code::EN027, "check_digit")) }
}

fn is_page_path(text: &str) -> bool {
    !text.contains(':') && !text.contains(char::is_whitespace) && !text.split('/').any(|part| part == "..")
}

fn is_former_path(text: &str) -> bool {
    let path = text.trim_start_matches('/');
    !path.is_empty()
        && !path.contains([':', '\\', '?', '#', '*', '"', '<', '>', '|'])
        && !path.chars().any(char::is_control)
        && !path.split('/').any(|part| part == ".." || part == ".")
        && !path.contains("//")
}

fn is_picture_src(text: &str) -> bool {
    !text.is_empty() && !text.contains("://") && !text.starts_with("//") && !text.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn variant(format: &str, text: &str) -> Option<&'static str> {
        check(format, text).err().map(|error| error.variant)
    }

    #[test]
    fn days() {
        assert_eq!(variant("day", "2026-05-01"), None);
        assert_eq!(variant("day", "2026-02-30"), Some("no_such_day"));
        assert_eq!(variant("day", "5月1日"), Some("default"));
        let era = check("day", "令和8年5月1日").unwrap_err();
        assert_eq!((era.variant, era.value), ("era", Some(("western", "2026-05-01".into()))));
        let era = check("day", "令和元年").unwrap_err();
        assert_eq!(era.value, Some(("western", "2019".into())));
        let slash = check("day", "2026/5/1").unwrap_err();
        assert_eq!((slash.variant, slash.value), ("slash", Some(("iso", "2026-05-01".into()))));
    }

    #[test]
    fn moments_and_times() {
        assert_eq!(variant("moment", "2026-05-01 10:00"), None);
        assert_eq!(variant("moment", "2026-05-01T09:30:00"), None);
        assert_eq!(variant("moment", "2026-05-01 25:00"), Some("time"));
        assert_eq!(variant("clock", "9:05"), None);
        assert_eq!(variant("clock", "1000"), Some("time"));
    }

    #[test]
    fn municipality_codes_have_a_check_digit() {
        assert_eq!(variant("municipality-code", "131016"), None);
        assert_eq!(variant("municipality-code", "151009"), None);
        assert_eq!(variant("municipality-code", "131017"), Some("check_digit"));
        assert_eq!(variant("municipality-code", "1310"), Some("code6"));
        assert_eq!(variant("municipality-code", "12025"), Some("lost_zeros"));
        assert_eq!(variant("tel", "832221111"), Some("lost_zeros"));
    }

    #[test]
    fn readings_are_kana() {
        assert_eq!(variant("kana", "にいがた NPO"), None);
        assert_eq!(variant("kana", "新潟"), Some("reading"));
    }

    #[test]
    fn addresses() {
        assert_eq!(variant("url", "https://例え.example/道"), None);
        assert_eq!(variant("url", "www.example.jp"), Some("url"));
        assert_eq!(variant("url", "javascript:alert(1)"), Some("url"));
        assert_eq!(variant("email", "a@b.example"), None);
        assert_eq!(variant("email", "a＠b.example"), Some("email"));
        assert_eq!(variant("tel", "0832-22-1111"), None);
        assert_eq!(variant("tel", "内線３"), Some("tel"));
    }
}
