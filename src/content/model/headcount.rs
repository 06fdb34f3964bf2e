//! How many people, as people write it: 3, 2〜3名, 5名程度, 5名以内, 若干名, 先着20組.

use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

/// How many people are sought or have room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headcount {
    /// How many.
    pub number: HeadcountNumber,
    /// What is counted.
    pub counted: Counted,
    /// Whether whoever comes first has a place.
    pub first_come: bool,
    /// What else there is to know.
    pub note: Option<String>,
}

/// A number that need not be exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadcountNumber {
    /// So many.
    Exactly(u32),
    /// About so many: 5名程度.
    About(u32),
    /// Nearly so many: 約30名.
    Nearly(u32),
    /// So many or more.
    AtLeast(u32),
    /// No more than so many: 5名以内.
    AtMost(u32),
    /// From so many to so many.
    Between(u32, u32),
    /// A few: 若干名.
    Several,
    /// As many as come: 何人でも.
    Any,
    /// Nobody knows yet: 未定.
    Undecided,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// People.
    People,
    /// Groups of people that come together: 組.
    Groups,
    /// Households.
    Households,
    /// Teams.
    Teams,
    /// Companies: 社.
    Companies,
    /// Associations: 団体.
    Associations,
}

/// Why a text is no number of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadcountError {
    /// It is none at all.
    Nobody,
    /// The upper end is below the lower.
    Reversed,
    /// Anything else.
    Unreadable,
}

const UNITS: [(&str, Counted); 11] = [
    ("名様", Counted::People),
    ("名", Counted::People),
    ("人", Counted::People),
    ("組", Counted::Groups),
    ("グループ", Counted::Groups),
    ("世帯", Counted::Households),
    ("家族", Counted::Households),
    ("チーム", Counted::Teams),
    ("団体", Counted::Associations),
    ("社", Counted::Companies),
    ("会員", Counted::People),
];
const SEVERAL: [&str; 6] = ["若干名", "若干", "若干人", "数名", "数人", "少数"];
const ANY: [&str; 10] = [
    "何人でも",
    "何名でも",
    "制限なし",
    "人数制限なし",
    "定員なし",
    "定めなし",
    "なし",
    "無し",
    "無",
    "特になし",
];
const UNDECIDED: [&str; 4] = ["未定", "検討中", "調整中", "現在未定"];
/// What says that there are no more, before a number and behind it.
const NO_MORE_THAN: [&str; 5] = ["最大で", "最大", "最高", "上限", "限定"];
const OR_FEWER: [&str; 5] = ["まで", "以内", "以下", "限定", "限り"];
const ABOUT: [&str; 10] = ["程度", "くらい", "ぐらい", "ほど", "前後", "位", "余り", "あまり", "余", "強"];
/// What stands before a number that is not exact.
const NEARLY: [&str; 4] = ["約", "およそ", "おおよそ", "おおむね"];

impl FromStr for Headcount {
    type Err = HeadcountError;

    fn from_str(text: &str) -> Result<Self, HeadcountError> {
        let plain: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
        let (mut rest, bracketed) = split_brackets(&plain);
        for word in ["募集人数", "募集人員", "定員", "募集", "会員数", "会員", "計", ":"] {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        let mut first_come = false;
        let same_day = rest.strip_prefix("当日").filter(|rest| rest.starts_with("先着"));
        rest = same_day
            .or_else(|| rest.strip_prefix("申込").filter(|rest| rest.starts_with("先着")))
            .unwrap_or(rest);
        for word in ["先着順", "先着"] {
            let without = rest.strip_prefix(word).or_else(|| rest.strip_suffix(word));
            first_come |= without.is_some();
            rest = without.unwrap_or(rest);
        }
        let is_order = bracketed.is_some_and(|inner| matches!(inner, "先着順" | "先着"));
        let note = bracketed.filter(|_| !is_order).or(same_day.map(|_| "当日")).map(str::to_owned);
        let (number, counted) = number_of(rest)?;
        Ok(Self { number, counted, first_come: first_come || is_order, note })
    }
}

/// What stands before the brackets at the end, and within them.
fn split_brackets(text: &str) -> (&str, Option<&str>) {
    let inner = text.strip_suffix(')').and_then(|open| open.split_once('('));
    inner.map_or((text, None), |(before, inner)| (before, Some(inner)))
}

fn number_of(text: &str) -> Result<(HeadcountNumber, Counted), HeadcountError> {
    if SEVERAL.contains(&text) {
        return Ok((HeadcountNumber::Several, Counted::People));
    }
    if ANY.contains(&text) {
        return Ok((HeadcountNumber::Any, Counted::People));
    }
    if UNDECIDED.contains(&text) {
        return Ok((HeadcountNumber::Undecided, Counted::People));
    }
    let limited = NO_MORE_THAN.iter().find_map(|word| text.strip_prefix(word));
    let text = limited.unwrap_or(text);
    let nearly = NEARLY.iter().find_map(|word| text.strip_prefix(word));
    let (least, rest) = digits(nearly.unwrap_or(text))?;
    // 300余名 is about 300.
    let over = rest.strip_prefix("余り").or_else(|| rest.strip_prefix('余'));
    let over = over.filter(|rest| !rest.is_empty());
    let is_about = nearly.is_some() || over.is_some();
    let about = if nearly.is_some() { HeadcountNumber::Nearly } else { HeadcountNumber::About };
    let rest = over.unwrap_or(rest);
    let (mut counted, mut rest) = unit(rest);
    let mut number = HeadcountNumber::Exactly(least);
    if let Some(behind) = ["~", "-", "〜", "−", "から", "、"].iter().find_map(|join| rest.strip_prefix(join))
    {
        let (most, behind) = digits(behind)?;
        if most < least {
            return Err(HeadcountError::Reversed);
        }
        let (of_most, behind) = unit(behind);
        counted = counted.or(of_most);
        number = HeadcountNumber::Between(least, most);
        rest = behind;
    }
    let ending = ABOUT.iter().find_map(|word| rest.strip_suffix(word));
    let number = match (number, rest) {
        (HeadcountNumber::Exactly(0), _) => return Err(HeadcountError::Nobody),
        (HeadcountNumber::Exactly(number), rest) if !is_about && OR_FEWER.contains(&rest) => {
            HeadcountNumber::AtMost(number)
        }
        (HeadcountNumber::Exactly(number), "") if !is_about && limited.is_some() => {
            HeadcountNumber::AtMost(number)
        }
        _ if limited.is_some() => return Err(HeadcountError::Unreadable),
        (number, "" | "まで" | "以内") if !is_about => number,
        (HeadcountNumber::Exactly(number), "以上") => HeadcountNumber::AtLeast(number),
        (HeadcountNumber::Exactly(number), _) if rest.is_empty() || ending == Some("") => about(number),
        (number @ HeadcountNumber::Between(..), _) if rest.is_empty() || ending == Some("") => number,
        _ => return Err(HeadcountError::Unreadable),
    };
    Ok((number, counted.unwrap_or(Counted::People)))
}

/// The number that a text begins with, and what stands behind it.
fn digits(text: &str) -> Result<(u32, &str), HeadcountError> {
    let length = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
    let number = text[..length].replace(',', "").parse().map_err(|_| HeadcountError::Unreadable)?;
    Ok((number, &text[length..]))
}

fn unit(text: &str) -> (Option<Counted>, &str) {
    let found = UNITS.iter().find_map(|(word, counted)| Some((*counted, text.strip_prefix(word)?)));
    found.map_or((None, text), |(counted, rest)| (Some(counted), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_as_people_write_them() {
        use HeadcountNumber::{About, Any, AtLeast, AtMost, Between, Exactly, Nearly, Several, Undecided};
        for (text, number) in [
            ("3", Exactly(3)),
            ("２名", Exactly(2)),
            ("10人", Exactly(10)),
            ("1,200人", Exactly(1200)),
            ("5名程度", About(5)),
            ("約30名", Nearly(30)),
            ("1～2名", Between(1, 2)),
            ("2〜3名", Between(2, 3)),
            ("2名〜3名程度", Between(2, 3)),
            ("若干名", Several),
            ("定員若干名", Several),
            ("何人でも", Any),
            ("10名以上", AtLeast(10)),
            ("定員80名", Exactly(80)),
            ("20名まで", AtMost(20)),
            ("５名以内", AtMost(5)),
            ("最大30名", AtMost(30)),
            ("上限30名", AtMost(30)),
            ("限定20組", AtMost(20)),
            ("先着20名限定", AtMost(20)),
            ("1～2名以内", Between(1, 2)),
            ("未定", Undecided),
            ("3,250", Exactly(3250)),
            ("約180名", Nearly(180)),
            ("300人余り", About(300)),
            ("300余名", About(300)),
            ("会員 212 名", Exactly(212)),
        ] {
            assert_eq!(text.parse::<Headcount>().map(|count| count.number), Ok(number), "{text}");
        }
        let counted = |text: &str| text.parse::<Headcount>().map(|count| (count.number, count.counted));
        assert_eq!(counted("40世帯"), Ok((Exactly(40), Counted::Households)));
        assert_eq!(counted("12団体"), Ok((Exactly(12), Counted::Associations)));
        assert_eq!(counted("約30社"), Ok((Nearly(30), Counted::Companies)));
        let first = "先着20組".parse::<Headcount>().expect("groups");
        assert_eq!((first.number, first.counted, first.first_come), (Exactly(20), Counted::Groups, true));
        assert!(
            "80名（先着順）".parse::<Headcount>().is_ok_and(|count| count.first_come && count.note.is_none())
        );
        for text in ["申込先着30人", "当日先着\n30人"] {
            let count = text.parse::<Headcount>().expect("people");
            assert_eq!((count.number, count.first_come), (Exactly(30), true), "{text}");
        }
        assert_eq!("80名（要申込）".parse::<Headcount>().expect("people").note.as_deref(), Some("要申込"));
    }

    #[test]
    fn what_is_no_number_of_people_is_told_apart() {
        let error = |text: &str| text.parse::<Headcount>().expect_err("no number");
        assert_eq!([error("0"), error("0名")], [HeadcountError::Nobody; 2]);
        assert_eq!(error("5〜3名"), HeadcountError::Reversed);
        for text in ["-3", "三人", "", "約5名以内", "最大20名程度", "たくさん", "99999999999"]
        {
            assert_eq!(error(text), HeadcountError::Unreadable, "{text}");
        }
    }
}
