//! What a job pays: as it is written, and as what it can mean.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error};

use unicode_normalization::UnicodeNormalization as _;

use super::range::{Range, Reversed};
use crate::content::model::types::{choice_schema, choices};

choices! {
    /// What an amount is paid for.
    PayUnit in ["pay_unit", "pay_unit_other"] {
        Hour = "hour";
        Day = "day";
        Month = "month";
        Year = "year";
        Piece = "piece";
        Once = "once";
    }
}

/// What a job pays, in yen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pay {
    /// Nothing is paid.
    Unpaid {
        /// What is given instead.
        note: Option<String>,
    },
    /// An amount, or a range of amounts.
    Amount {
        /// What the amount is paid for.
        unit: PayUnit,
        /// From how much to how much.
        range: Range<u32>,
        /// Whether it may be more than the lower end, with no upper end: 1,150円〜.
        and_more: bool,
        /// What else there is to know.
        note: Option<String>,
        /// Overtime pay that is part of the amount.
        fixed_overtime: Option<FixedOvertime>,
    },
    /// No amount is named.
    ToBeAgreed {
        /// What the amount will be paid for.
        unit: Option<PayUnit>,
        /// How the amount is found.
        note: Option<String>,
        /// Overtime pay that is part of the amount.
        fixed_overtime: Option<FixedOvertime>,
    },
}

/// Pay as it is written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, JsonSchema)]
pub struct WrittenPay {
    /// 賃金の単位。下限と上限の金額が、何あたりか。
    ///
    /// Unit. What the amounts are paid for.
    #[schemars(extend("x-open-data" = true))]
    pub unit: Option<WrittenPayUnit>,
    /// 賃金の下限(円)。金額が1つに決まっていれば、ここに書きます。
    ///
    /// Minimum in yen. A single amount stands here, too.
    #[schemars(extend("x-open-data" = true))]
    pub min: Option<u32>,
    /// 賃金の上限(円)。幅があるときだけ。
    ///
    /// Maximum in yen. Only for a range.
    #[schemars(extend("x-open-data" = true))]
    pub max: Option<u32>,
    /// 賃金の補足。交通費、手当、支払い方など。「1,150円〜」のように書くと、金額に「〜」が付きます。
    ///
    /// Note. Travel costs, allowances, how it is paid; `1,150円〜` says that it may be more.
    #[schemars(extend("x-open-data" = true))]
    pub note: Option<String>,
    /// 固定残業代。
    ///
    /// Fixed overtime pay.
    pub fixed_overtime: Option<FixedOvertime>,
}

/// The unit as it is written: `none` stands for unpaid work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenPayUnit {
    /// `none`.
    Unpaid,
    /// Any other word.
    Per(PayUnit),
}

/// The word for unpaid work.
const UNPAID: &str = "none";

/// Overtime pay that is part of the pay.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, JsonSchema)]
pub struct FixedOvertime {
    /// 固定残業代の額(円)。賃金に残業代が含まれている場合の額。
    ///
    /// Amount in yen. Where overtime is part of the pay.
    #[schemars(extend("x-open-data" = true))]
    pub amount: Option<u32>,
    /// 固定残業代の時間数。その額が何時間分か。
    ///
    /// Hours. How many hours it is for.
    #[schemars(extend("x-open-data" = true))]
    pub hours: Option<u16>,
    /// 超えた分の支払い。別に支払うなら true。
    ///
    /// Whether hours beyond are paid extra.
    #[schemars(extend("x-open-data" = true))]
    pub extra_paid: Option<bool>,
}

/// Why written pay has no meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayError {
    /// There is an amount in this field, and no unit.
    AmountWithoutUnit(&'static str),
    /// There is a unit and neither an amount nor a note.
    UnitAlone,
    /// The work is unpaid, and this field says what is paid.
    UnpaidWith(&'static str),
    /// The maximum is below the minimum.
    Reversed(Reversed<u32>),
}

impl WrittenPay {
    /// What was written means: nothing where no field has a value.
    pub fn meaning(self) -> Result<Option<Pay>, PayError> {
        let Self { unit, min, max, note, fixed_overtime } = self;
        let amount_field = min.map(|_| "min").or(max.map(|_| "max"));
        let range = Range::new(min, max).map_err(PayError::Reversed)?;
        match (unit, range) {
            (Some(WrittenPayUnit::Unpaid), _) => {
                match amount_field.or(fixed_overtime.map(|_| "fixed_overtime")) {
                    Some(field) => Err(PayError::UnpaidWith(field)),
                    None => Ok(Some(Pay::Unpaid { note })),
                }
            }
            (Some(WrittenPayUnit::Per(unit)), Some(range)) => {
                let (note, and_more) = beside(range, note);
                Ok(Some(Pay::Amount { unit, range, and_more, note, fixed_overtime }))
            }
            (None, Some(_)) => Err(PayError::AmountWithoutUnit(amount_field.unwrap_or("min"))),
            (Some(WrittenPayUnit::Per(_)), None) if note.is_none() => Err(PayError::UnitAlone),
            (Some(WrittenPayUnit::Per(unit)), None) => {
                Ok(Some(Pay::ToBeAgreed { unit: Some(unit), note, fixed_overtime }))
            }
            (None, None) if note.is_none() && fixed_overtime.is_none() => Ok(None),
            (None, None) => Ok(Some(Pay::ToBeAgreed { unit: None, note, fixed_overtime })),
        }
    }
}

/// What a note says beside the amounts, and whether it says that there may be more: of `1,150円～（研修中1,050円）`
/// beside 1,150 the words in the brackets, and that there may.
fn beside(range: Range<u32>, note: Option<String>) -> (Option<String>, bool) {
    let Some(text) = &note else { return (None, false) };
    let plain: String = text.nfkc().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let bounds = [range.min(), range.max()].into_iter().flatten().collect::<Vec<_>>();
    let Some(rest) = behind_amount(&plain, bounds.first().copied().unwrap_or_default()) else {
        return (note, false);
    };
    let words = ["~", "〜", "-", "以上", "から", "より"].iter().find_map(|word| rest.strip_prefix(word));
    let is_range = bounds.len() == 2;
    let (rest, and_more) = match (words, is_range) {
        (Some(rest), false) => (rest, true),
        (None, false) => (rest, false),
        (Some(rest), true) => match behind_amount(rest, bounds[1]) {
            Some(rest) => (rest, false),
            None => return (note, false),
        },
        (None, true) => return (note, false),
    };
    let is_bracketed = rest.starts_with('(') && rest.ends_with(')') && rest.matches('(').count() == 1;
    match text.find(['(', '（']) {
        _ if rest.is_empty() => (None, and_more),
        Some(at) if is_bracketed => {
            let inner = text[at..].trim().trim_start_matches(['(', '（']).trim_end_matches([')', '）']);
            (Some(inner.trim().to_owned()), and_more)
        }
        _ => (note, false),
    }
}

/// What stands behind an amount at the beginning of a text without blanks and commas: of 20万円以上 the
/// 以上, where the amount is 200,000.
fn behind_amount(plain: &str, amount: u32) -> Option<&str> {
    let number = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        (text[..end].to_owned(), end)
    };
    let (whole, end) = number(plain);
    let (mut rest, mut read) = (&plain[end..], whole.parse::<u32>().ok()?);
    let (fraction, end) = rest.strip_prefix('.').map_or((String::new(), 0), number);
    let behind = if fraction.is_empty() { rest } else { &rest[1 + end..] };
    if let Some(behind) = behind.strip_prefix('万').filter(|_| fraction.len() <= 4) {
        let below = if fraction.is_empty() { number(behind) } else { (format!("{fraction:0<4}"), 0) };
        read = read.checked_mul(10_000)?.checked_add(below.0.parse().unwrap_or(0))?;
        rest = &behind[below.1..];
    }
    (read == amount).then(|| rest.strip_prefix('円').unwrap_or(rest))
}

/// Reads the field `pay`. An error means that the check before decoding missed a mistake.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Pay>, D::Error> {
    let written = Option::<WrittenPay>::deserialize(deserializer)?;
    let meaning = written.map(WrittenPay::meaning).transpose();
    meaning.map(Option::flatten).map_err(|error| D::Error::custom(format!("pay: {error:?}")))
}

impl<'de> Deserialize<'de> for WrittenPayUnit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        if word == UNPAID {
            return Ok(Self::Unpaid);
        }
        let unit = PayUnit::ALL.iter().find(|unit| unit.as_str() == word);
        unit.map(|unit| Self::Per(*unit)).ok_or_else(|| D::Error::custom("not a unit of pay"))
    }
}

impl JsonSchema for WrittenPayUnit {
    fn schema_name() -> Cow<'static, str> {
        "WrittenPayUnit".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let units = PayUnit::ALL.iter().map(|unit| unit.as_str());
        choice_schema(PayUnit::LABELS, &units.chain([UNPAID]).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: WrittenPay =
        WrittenPay { unit: None, min: None, max: None, note: None, fixed_overtime: None };
    const PER_HOUR: Option<WrittenPayUnit> = Some(WrittenPayUnit::Per(PayUnit::Hour));

    #[test]
    fn half_said_pay_has_no_meaning() {
        let error = |written: WrittenPay| written.meaning().expect_err("no meaning");
        assert_eq!(error(WrittenPay { min: Some(1200), ..NOTHING }), PayError::AmountWithoutUnit("min"));
        assert_eq!(error(WrittenPay { max: Some(1200), ..NOTHING }), PayError::AmountWithoutUnit("max"));
        assert_eq!(error(WrittenPay { unit: PER_HOUR, ..NOTHING }), PayError::UnitAlone);
        let unit = Some(WrittenPayUnit::Unpaid);
        assert_eq!(error(WrittenPay { unit, max: Some(500), ..NOTHING }), PayError::UnpaidWith("max"));
        let reversed = WrittenPay { unit: PER_HOUR, min: Some(1500), max: Some(1200), ..NOTHING };
        assert_eq!(error(reversed), PayError::Reversed(Reversed { min: 1500, max: 1200 }));
    }

    #[test]
    fn a_note_that_repeats_the_amounts_says_nothing_more() {
        let said = |min: Option<u32>, max: Option<u32>, note: &str| {
            let written = WrittenPay { unit: PER_HOUR, min, max, note: Some(note.to_owned()), ..NOTHING };
            match written.meaning() {
                Ok(Some(Pay::Amount { note, and_more, .. })) => (note.unwrap_or_default(), and_more),
                other => panic!("{other:?}"),
            }
        };
        for (min, max, note, left, and_more) in [
            (Some(1150), None, "1,150円～", "", true),
            (Some(1080), None, "１０８０円以上", "", true),
            (Some(1150), None, "1,150円", "", false),
            (Some(1150), None, "1,150円～（研修中1,050円）", "研修中1,050円", true),
            (Some(1050), Some(1200), "1,050円～1,200円", "", false),
            (Some(200_000), None, "20万円以上", "", true),
            (Some(168_000), None, "16.8万円から", "", true),
            (Some(185_000), None, "18万5,000円～", "", true),
            (Some(180_000), Some(200_000), "18万円～20万円", "", false),
            (Some(200_000), None, "20万円以上（試用期間中18万円）", "試用期間中18万円", true),
            (Some(200_000), None, "2万円以上", "2万円以上", false),
            (Some(1150), None, "1,150円～、交通費別", "1,150円～、交通費別", false),
            (Some(1150), None, "1,1500円～", "1,1500円～", false),
            (Some(1150), None, "交通費別", "交通費別", false),
        ] {
            assert_eq!(said(min, max, note), (left.to_owned(), and_more), "{note}");
        }
    }

    #[test]
    fn a_note_alone_means_pay_that_is_agreed_upon() {
        let note = Some("応相談".to_owned());
        let agreed = Pay::ToBeAgreed { unit: None, note: note.clone(), fixed_overtime: None };
        assert_eq!(WrittenPay { note, ..NOTHING }.meaning(), Ok(Some(agreed)));
        assert_eq!(NOTHING.meaning(), Ok(None));
    }
}
