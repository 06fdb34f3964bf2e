//! Trial periods: 3か月（時給1,050円）, 試用期間 3か月 同条件, あり（3ヶ月）, なし.

use super::Parts;
use super::scan::Scan;

const MONTHS: [&str; 9] = ["か月間", "ヶ月間", "カ月間", "か月", "ヶ月", "カ月", "ケ月", "ヵ月", "箇月"];

/// The fields of `trial` that a text says. What is no number of months is a condition, which pages show as it
/// was written.
pub(super) fn trial(text: &str) -> Parts {
    months(text).unwrap_or_else(|| vec![("conditions", text.trim().to_owned())])
}

fn months(text: &str) -> Option<Parts> {
    let mut scan = Scan::new(text);
    if scan.eat("試用期間") {
        scan.spaces().eat(":");
    }
    if scan.spaces().eat_any(&["あり", "有り", "有"]).is_some() {
        scan.spaces().eat_any(&[":", "、"]);
        if let Some(inner) = scan.clone().bracketed() {
            // あり（3か月・同条件）: what stands in the brackets is the trial.
            let is_all = scan.bracketed().is_some() && scan.is_done();
            return if is_all { months(&inner) } else { None };
        }
    }
    let number = scan.spaces().number(2)?;
    scan.spaces().eat_any(&MONTHS)?;
    let mut parts = vec![("months", number.to_string())];
    let rest = scan.rest();
    if rest.is_empty() {
        return Some(parts);
    }
    // Words that belong to the number, 3か月程度, are no condition.
    let begins =
        scan.peek().is_some_and(|c| c.is_whitespace() || matches!(c, '(' | '、' | '・' | ',' | '。' | ':'));
    if !begins {
        return None;
    }
    let inner = scan.bracketed().filter(|_| scan.is_done());
    let words = inner.unwrap_or(rest);
    let words = words.trim_start_matches(['、', '・', '，', ',', '。', '：', ':', ' ', '\u{3000}']).trim();
    if !words.is_empty() {
        parts.push(("conditions", words.to_owned()));
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trial_periods_as_people_write_them() {
        for (text, expected) in [
            ("3か月", "months=3"),
            ("３ヶ月", "months=3"),
            ("試用期間 3か月 同条件", "months=3 conditions=同条件"),
            ("3か月（時給1,050円）", "months=3 conditions=時給1,050円"),
            ("試用期間：2カ月、時給1,050円", "months=2 conditions=時給1,050円"),
            ("あり（3か月）", "months=3"),
            ("有（3ヶ月・同条件）", "months=3 conditions=同条件"),
            ("あり（条件は面談で）", "conditions=あり（条件は面談で）"),
            ("なし", "conditions=なし"),
            ("3か月程度", "conditions=3か月程度"),
            ("3か月～6か月", "conditions=3か月～6か月"),
            ("14日間", "conditions=14日間"),
        ] {
            let parts: Vec<_> =
                trial(text).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(parts.join(" "), expected, "{text}");
        }
    }
}
