//! The formats of texts: what a reading, an address or a code must look like.

use unicode_normalization::UnicodeNormalization;

use crate::content::model::Kind;
use crate::content::model::recurrence::{RecurrenceError, RecurrenceRule};
use crate::content::model::types::{Clock, DateError, Day, DayOrMonth, Headcount, HeadcountError, Moment};
use crate::diagnostic::findings::EN027Variant;
use crate::palette::Rgb;

/// What form a text must have. The types of fields name it by `format` in the JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `2026-05-01`.
    Day,
    /// `2026-05-01`, or `2026-05` where the day is not known.
    DayOrMonth,
    /// `2026-05-01 10:00` or `2026-05-01`.
    Moment,
    /// `10:00`.
    Clock,
    /// A number of people, which need not be exact.
    Headcount,
    /// A reading in kana.
    Kana,
    /// An absolute web address.
    Url,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Tel,
    /// A name of the IANA time zone database.
    TimeZone,
    /// A language tag.
    Language,
    /// A municipality code (全国地方公共団体コード).
    MunicipalityCode,
    /// A path from the portal's root, or a web address.
    Link,
    /// A former path of a page.
    FormerPath,
    /// A path of a picture.
    Picture,
    /// A colour: `#0b6b4f`.
    Color,
    /// A recurrence rule (RFC 5545).
    RecurrenceRule,
    /// The id of a record of a kind, which the rules on references check.
    Id(Kind),
}

/// Why a text does not have its format.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum FormatError {
    /// It is no day or time.
    Date(DateError),
    /// It is no recurrence rule.
    Recurrence(RecurrenceError),
    /// A spreadsheet took the zeros at its beginning.
    LostZeros,
    /// Anything else.
    Form(EN027Variant),
}

impl Format {
    /// The format of that name in the JSON Schema.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "day" => Self::Day,
            "day-or-month" => Self::DayOrMonth,
            "moment" => Self::Moment,
            "clock" => Self::Clock,
            "headcount" => Self::Headcount,
            "kana" => Self::Kana,
            "url" => Self::Url,
            "email" => Self::Email,
            "tel" => Self::Tel,
            "time-zone" => Self::TimeZone,
            "language" => Self::Language,
            "municipality-code" => Self::MunicipalityCode,
            "link" => Self::Link,
            "former-path" => Self::FormerPath,
            "picture" => Self::Picture,
            "color" => Self::Color,
            "rrule" => Self::RecurrenceRule,
            _ => Self::Id(Kind::of_folder(name.strip_prefix("id:")?)?),
        })
    }

    /// Checks that a text has the format.
    pub(crate) fn check(self, text: &str) -> Result<(), FormatError> {
        let (fits, otherwise) = match self {
            Self::Day => return text.parse::<Day>().map(drop).map_err(FormatError::Date),
            Self::DayOrMonth => return text.parse::<DayOrMonth>().map(drop).map_err(FormatError::Date),
            Self::Moment => return text.parse::<Moment>().map(drop).map_err(FormatError::Date),
            Self::Clock => return text.parse::<Clock>().map(drop).map_err(FormatError::Date),
            Self::RecurrenceRule => {
                return text.parse::<RecurrenceRule>().map(drop).map_err(FormatError::Recurrence);
            }
            Self::Id(_) => return Ok(()),
            Self::Headcount => return text.parse::<Headcount>().map(drop).map_err(no_headcount),
            Self::MunicipalityCode => return check_municipality_code(text),
            Self::Tel if has_lost_its_zero(text) => return Err(FormatError::LostZeros),
            Self::Kana => (is_kana(text), EN027Variant::Reading),
            Self::Url => (is_url(text), EN027Variant::Url),
            Self::Email => (is_email(text), EN027Variant::Email),
            Self::Tel => (is_tel(text), EN027Variant::Tel),
            Self::TimeZone => (jiff::tz::TimeZone::get(text).is_ok(), EN027Variant::TimeZone),
            Self::Language => (is_language(text), EN027Variant::Language),
            Self::Link => (is_link(text), EN027Variant::Link),
            Self::FormerPath => (is_former_path(text), EN027Variant::AliasPath),
            Self::Picture => (is_picture_src(text), EN027Variant::PictureSrc),
            Self::Color => (Rgb::parse(text).is_some(), EN027Variant::Color),
        };
        if fits { Ok(()) } else { Err(FormatError::Form(otherwise)) }
    }

    /// A regular expression (ECMA-262) for editors that most texts of the format match; none where
    /// an editor cannot tell.
    pub const fn pattern(self) -> Option<&'static str> {
        Some(match self {
            Self::Day => "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\\s*$",
            Self::DayOrMonth => "^\\s*[0-9]{4}-[0-9]{2}(-[0-9]{2})?\\s*$",
            Self::Moment => {
                "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]\\s*[0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2})?)?\\s*$"
            }
            Self::Clock => "^\\s*[0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2})?\\s*$",
            Self::Headcount => "[0-9０-９]|若干|数名|何人|制限|なし|未定|検討中|調整中",
            Self::Url => "^https?://[^\\s]+$",
            Self::Email => "^[^@\\s]+@[^@\\s]+\\.[^@\\s.]+$",
            Self::Tel => "^[-0-9+() #]+( 内線[0-9]+)?$",
            Self::MunicipalityCode => "^[0-9]{6}$",
            Self::Language => "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
            Self::Color => "^\\s*[#＃]?([0-9a-fA-F]{3}){1,2}\\s*$",
            Self::Id(_) => "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
            Self::Kana
            | Self::TimeZone
            | Self::Link
            | Self::FormerPath
            | Self::Picture
            | Self::RecurrenceRule => return None,
        })
    }

    /// What an editor says of a text that does not match [`Format::pattern`].
    pub const fn hint(self) -> Option<&'static str> {
        Some(match self {
            Self::Day => "2026-05-01 の形で書きます。/ Write it as 2026-05-01.",
            Self::DayOrMonth => {
                "2026-05-01 か、月だけなら 2026-05 の形で書きます。/ Write it as 2026-05-01, or as 2026-05."
            }
            Self::Moment => {
                "2026-05-01 10:00 か 2026-05-01 の形で書きます。/ Write it as 2026-05-01 10:00 or 2026-05-01."
            }
            Self::Clock => "10:00 の形で書きます。/ Write it as 10:00.",
            Self::Headcount => {
                "3、2〜3名、5名程度、若干名のように書きます。/ Such as 3, 2〜3名, 5名程度, 若干名."
            }
            Self::Url => "https:// から書きます。/ Begin with https://.",
            Self::Email => "name@example.jp の形で書きます。/ Write it as name@example.jp.",
            Self::Tel => "半角の数字とハイフンで書きます。/ Digits and hyphens.",
            Self::MunicipalityCode => "6桁の数字です。\"\" で囲みます。/ Six digits in quotes.",
            Self::Language => "ja、en、ja-easy のように書きます。/ Such as ja, en, ja-easy.",
            Self::Color => "\"#0b6b4f\" のように、引用符で囲みます。/ Such as \"#0b6b4f\", in quotes.",
            Self::Id(_) => {
                "ID（半角の英小文字・数字・ハイフン）を書きます。/ An id: lower case letters, digits, hyphens."
            }
            Self::Kana
            | Self::TimeZone
            | Self::Link
            | Self::FormerPath
            | Self::Picture
            | Self::RecurrenceRule => return None,
        })
    }

    /// A text of the format.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Day => "2026-05-01",
            Self::DayOrMonth => "2026-05",
            Self::Moment => "2026-05-01 10:00",
            Self::Clock => "10:00",
            Self::Headcount => "5名程度",
            Self::Kana => "はまかぜ",
            Self::Url => "https://example.jp/",
            Self::Email => "name@example.jp",
            Self::Tel => "0832-22-1111",
            Self::TimeZone => "Asia/Tokyo",
            Self::Language => "ja-easy",
            Self::MunicipalityCode => "131016",
            Self::Link => "/jobs/",
            Self::FormerPath => "old/page.html",
            Self::Picture => "/pictures/port.jpg",
            Self::RecurrenceRule => "毎月第2土曜",
            Self::Color => "#0b6b4f",
            Self::Id(_) => "my-page",
        }
    }

    /// Whether a text of the format may consist of digits, which YAML and editors take for a number.
    pub const fn may_be_digits(self) -> bool {
        matches!(self, Self::Color | Self::Tel | Self::MunicipalityCode | Self::Headcount)
    }
}

fn no_headcount(error: HeadcountError) -> FormatError {
    FormatError::Form(match error {
        HeadcountError::Nobody => EN027Variant::Nobody,
        HeadcountError::Reversed | HeadcountError::Unreadable => EN027Variant::Headcount,
    })
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

/// A number, with its extension behind ` 内線`.
fn is_tel(text: &str) -> bool {
    if let Some((number, extension)) = text.split_once(" 内線") {
        let is_extension =
            (1..=6).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_digit());
        return is_extension && is_tel(number);
    }
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
        return Err(FormatError::LostZeros);
    }
    if digits.len() != 6 || text.len() != 6 {
        return Err(FormatError::Form(EN027Variant::Code6));
    }
    let sum: u32 = digits[..5].iter().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    if (11 - sum % 11) % 10 == digits[5] { Ok(()) } else { Err(FormatError::Form(EN027Variant::CheckDigit)) }
}

fn is_page_path(text: &str) -> bool {
    !text.contains(':') && !text.contains(char::is_whitespace) && !text.split('/').any(|part| part == "..")
}

/// A path that a page had: it never becomes a server's file, such as `.htaccess`, nor a script.
fn is_former_path(text: &str) -> bool {
    let path = text.trim_start_matches('/');
    !path.is_empty()
        && !path.contains([':', '\\', '?', '#', '*', '"', '<', '>', '|'])
        && !path.chars().any(char::is_control)
        && !path.split('/').any(|part| part.starts_with('.'))
        && !path.contains("//")
        && matches!(&*crate::source::extension(path), "" | "html" | "htm")
}

fn is_picture_src(text: &str) -> bool {
    !text.is_empty() && !text.contains("://") && !text.starts_with("//") && !text.contains('\\')
}

fn is_link(text: &str) -> bool {
    text.starts_with('/') && !text.starts_with("//") || is_url(text) || is_page_path(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fits(format: Format, text: &str) {
        assert_eq!(format.check(text), Ok(()), "{text}");
    }

    #[track_caller]
    fn fails(format: Format, text: &str) {
        assert!(matches!(format.check(text), Err(FormatError::Form(_))), "{text}");
    }

    #[test]
    fn an_unknown_name_is_no_format() {
        assert_eq!(Format::parse("id:jobs"), Some(Format::Id(Kind::Job)));
        assert_eq!([Format::parse("dey"), Format::parse("id:works"), Format::parse("")], [None; 3]);
    }

    #[test]
    fn examples_have_their_format() {
        let all = [
            Format::Day,
            Format::DayOrMonth,
            Format::Moment,
            Format::Clock,
            Format::Headcount,
            Format::Kana,
            Format::Url,
            Format::Email,
            Format::Tel,
            Format::TimeZone,
            Format::Language,
            Format::MunicipalityCode,
            Format::Link,
            Format::FormerPath,
            Format::Picture,
            Format::RecurrenceRule,
            Format::Color,
            Format::Id(Kind::Page),
        ];
        for format in all {
            fits(format, format.example());
        }
    }

    #[test]
    fn municipality_codes_have_a_check_digit() {
        fits(Format::MunicipalityCode, "151009");
        assert_eq!(
            Format::MunicipalityCode.check("131017"),
            Err(FormatError::Form(EN027Variant::CheckDigit))
        );
        fails(Format::MunicipalityCode, "1310");
        assert_eq!(Format::MunicipalityCode.check("12025"), Err(FormatError::LostZeros));
        assert_eq!(Format::Tel.check("832221111"), Err(FormatError::LostZeros));
    }

    #[test]
    fn readings_are_kana() {
        fits(Format::Kana, "にいがた NPO");
        fails(Format::Kana, "新潟");
    }

    #[test]
    fn addresses() {
        fits(Format::Url, "https://例え.example/道");
        fails(Format::Url, "www.example.jp");
        fails(Format::Url, "javascript:alert(1)");
        fits(Format::Email, "a@b.example");
        fails(Format::Email, "a＠b.example");
        fits(Format::Tel, "0832-22-1111");
        fits(Format::Tel, "0832-22-1111 内線214");
        fails(Format::Tel, "内線３");
    }
}
