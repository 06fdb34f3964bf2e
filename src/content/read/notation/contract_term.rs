//! The term of a contract in brackets behind its name: 契約社員（1年、更新あり）, パート（6か月契約）; or as a text of its
//! own: 6か月, 1年（更新あり）, 2027年3月31日まで.

use super::scan::Scan;
use super::{Converted, Parts, date, key, scalar};
use crate::source::{Key, Node, Value};

const MONTHS: [&str; 6] = ["か月", "ヶ月", "カ月", "ケ月", "ヵ月", "箇月"];

/// Adds the term to a job that says none elsewhere. Words that say more than a term stay words.
pub(super) fn tell(tree: &mut Node, converted: &mut Vec<Converted>) {
    let Value::Map(entries) = &mut tree.value else { return };
    let named = |name: &str| entries.iter().find(|(key, node)| key.text == name && !node.is_nothing());
    let Some((_, contract)) = named("contract").filter(|_| named("term").is_none()) else { return };
    let Some((text, span)) = contract.as_text().map(|text| (text.to_owned(), contract.span.clone())) else {
        return;
    };
    let Some((months, renewal)) = term(&text) else { return };
    let mut fields: Vec<(Key, Node)> = vec![(key("months", &span), scalar(&span, months.to_string()))];
    fields.extend(renewal.map(|word| (key("renewal", &span), scalar(&span, word.to_owned()))));
    let read = format!("契約の月数: {months}");
    converted.push(Converted::new("契約期間".to_owned(), span.clone(), text, read));
    entries.retain(|(key, _)| key.text != "term");
    entries.push((key("term", &span), Node { span: span.clone(), value: Value::Map(fields) }));
}

/// The months, and the word for the renewal, of a text that ends with both in brackets or with one of them.
fn term(text: &str) -> Option<(u32, Option<&'static str>)> {
    let inner = text.trim().strip_suffix(['）', ')'])?;
    let (_, inner) = inner.split_once(['（', '('])?;
    months_and_renewal(inner)
}

/// The fields of `term` that a whole text says.
pub(super) fn whole(text: &str) -> Option<Parts> {
    let text = text.trim();
    let until = text.strip_suffix("まで").and_then(date::whole);
    if let Some(date::Written::Day(day)) = until {
        return Some(vec![("until", day.to_string())]);
    }
    let inner = text.strip_suffix(['）', ')']).and_then(|text| text.split_once(['（', '(']));
    let plain = inner.map_or_else(|| text.to_owned(), |(before, inner)| format!("{before}、{inner}"));
    let (months, renewal) = months_and_renewal(&plain)?;
    let mut parts = vec![("months", months.to_string())];
    parts.extend(renewal.map(|word| ("renewal", word.to_owned())));
    Some(parts)
}

fn months_and_renewal(text: &str) -> Option<(u32, Option<&'static str>)> {
    let (mut months, mut renewal) = (None, None);
    for part in text.split(['、', '，', ',', '・', '／', '/']).map(str::trim) {
        let renewed = match part {
            "更新あり" | "更新有" | "更新有り" | "更新の可能性あり" => "possible",
            "更新なし" | "更新無" | "更新無し" => "none",
            "自動更新" => "automatic",
            part if months.is_none() => {
                months = Some(length(part)?);
                continue;
            }
            _ => return None,
        };
        renewal = Some(renewed);
    }
    Some((months?, renewal))
}

fn length(text: &str) -> Option<u32> {
    let mut scan = Scan::new(text);
    scan.eat_any(&["契約期間", "有期"]);
    let number = scan.spaces().number(2).filter(|number| *number > 0)?;
    let months = if scan.eat("年") {
        number.checked_mul(12)?
    } else {
        scan.eat_any(&MONTHS)?;
        number
    };
    scan.eat("間");
    scan.eat_any(&["の契約", "契約"]);
    scan.is_done().then_some(months)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_read_where_the_brackets_say_nothing_else() {
        for (text, read) in [
            ("契約社員（1年、更新あり）", Some((12, Some("possible")))),
            ("パート（6か月契約）", Some((6, None))),
            ("契約社員(有期１年・更新なし)", Some((12, Some("none")))),
            ("契約社員（3ヶ月間）", Some((3, None))),
            ("パート（正社員登用あり）", None),
            ("契約社員（1年目は見習い）", None),
            ("契約社員（更新あり）", None),
            ("契約社員（1年、3年まで）", None),
            ("契約社員", None),
        ] {
            assert_eq!(term(text), read, "{text}");
        }
    }
    #[test]
    fn a_text_that_is_a_term_is_read_whole() {
        for (text, read) in [
            ("6か月", "months=6"),
            ("１年（更新あり）", "months=12 renewal=possible"),
            ("3ヶ月間、更新なし", "months=3 renewal=none"),
            ("2027年3月31日まで", "until=2027-03-31"),
            ("2027-03-31まで", "until=2027-03-31"),
            ("半年ごと", ""),
            ("期間の定めなし", ""),
            ("6か月ごとに相談", ""),
            ("2027年3月まで", ""),
        ] {
            let parts = whole(text).unwrap_or_default();
            let parts: Vec<_> = parts.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(parts.join(" "), read, "{text}");
        }
    }
}
