//! The term of a contract in brackets behind its name: 契約社員（1年、更新あり）, パート（6か月契約）.

use super::scan::Scan;
use super::{Converted, key, scalar};
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
    let (mut months, mut renewal) = (None, None);
    for part in inner.split(['、', '，', ',', '・', '／', '/']).map(str::trim) {
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
}
