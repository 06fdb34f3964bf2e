//! Ages: 65歳まで, 18歳以上, 59歳以下（定年60歳のため）, 20～40歳, 不問.

use super::Parts;
use super::scan::Scan;

/// The fields of `age` that a text says. What is no limit in years, such as 不問, is a note, which pages show as
/// it was written.
pub(super) fn age(text: &str) -> Parts {
    let text = without_label(text.trim());
    limits(text).unwrap_or_else(|| vec![("note", text.to_owned())])
}

/// A text without the name of its field: 不問 of 年齢 不問, 年齢：不問 and 年齢不問.
fn without_label(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("年齢").or_else(|| text.strip_prefix("年令")) else { return text };
    let bare = rest.trim_start_matches([':', '：', ' ', '\u{3000}']);
    let is_label = bare.len() < rest.len() || matches!(bare, "不問" | "問わず" | "制限なし" | "制限無し");
    if is_label && !bare.is_empty() { bare } else { text }
}

fn limits(text: &str) -> Option<Parts> {
    let mut scan = Scan::new(text);
    scan.eat("満");
    let mut parts = Parts::new();
    if !scan.eat("~") {
        let first = scan.number(3)?;
        let is_named = scan.spaces().eat_any(&["歳", "才"]).is_some();
        match scan.spaces().eat_any(&["以上", "以下", "まで", "未満", "から", "~", "-"])? {
            "以上" => parts.push(("min", first.to_string())),
            "以下" | "まで" => parts.push(("max", first.to_string())),
            "未満" => parts.push(("max", first.checked_sub(1)?.to_string())),
            _ => {
                parts.push(("min", first.to_string()));
                if scan.is_done() && !is_named {
                    return None;
                }
            }
        }
        if parts.iter().any(|(name, _)| *name == "max") {
            return closed(scan, parts);
        }
    }
    scan.spaces().eat_any(&["、", ",", "~", "-"]);
    if let Some(upper) = scan.spaces().number(3) {
        scan.spaces().eat_any(&["歳", "才"])?;
        let ending = scan.spaces().eat_any(&["以下", "まで", "未満", "くらい"]);
        let upper = match ending {
            Some("くらい") => return None,
            Some("未満") => upper.checked_sub(1)?,
            _ => upper,
        };
        parts.push(("max", upper.to_string()));
    }
    closed(scan, parts)
}

/// The limits with what stands in brackets behind them: the reason of an upper one.
fn closed(mut scan: Scan, mut parts: Parts) -> Option<Parts> {
    let bracketed = scan.spaces().bracketed();
    let has_limit = parts.iter().any(|(name, _)| *name == "max");
    parts.extend(bracketed.map(|text| (if has_limit { "reason" } else { "note" }, text)));
    (scan.is_done() && !parts.is_empty()).then_some(parts)
}

/// Whether words that are no limit in years name an upper one all the same, without saying why: 75歳くらいまで,
/// 40代まで, 20代・30代.
pub fn names_upper_limit(note: &str) -> bool {
    const WHY: [&str; 6] = ["ため", "理由", "例外", "定年", "歓迎", "活躍"];
    if WHY.iter().any(|word| note.contains(word)) {
        return false;
    }
    let mut scan = Scan::new(note);
    while !scan.is_done() {
        let Some(age) = scan.number(3) else {
            scan.skip(1);
            continue;
        };
        if age >= 10 && is_upper(&mut scan) {
            return true;
        }
    }
    false
}

/// Whether what stands behind a number makes it an upper limit.
fn is_upper(scan: &mut Scan) -> bool {
    let is_decade = match scan.spaces().eat_any(&["歳", "才", "代"]) {
        Some(word) => word == "代",
        None => return false,
    };
    scan.spaces().eat_any(&["くらい", "ぐらい", "程度", "前後", "位"]);
    if scan.spaces().eat_any(&["まで", "迄", "以下", "未満"]).is_some() {
        return true;
    }
    let ends = ["の方", "の人", "~", "-", "・", "、", "半ば", "前半", "後半"];
    is_decade && (scan.is_done() || scan.clone().eat_any(&ends).is_some())
}

/// A number of years that a whole text names: `65歳`.
pub(super) fn whole(text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    let years = scan.number(3)?;
    scan.spaces().eat_any(&["歳", "才"]);
    scan.is_done().then(|| years.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_name_an_upper_limit() {
        for text in [
            "75歳くらいまで",
            "40代まで",
            "50歳位まで",
            "30代",
            "20代・30代",
            "20代〜40代の方",
            "６５才程度まで可",
        ] {
            assert!(names_upper_limit(text), "{text}");
        }
        for text in [
            "不問",
            "18歳以上",
            "60代以上",
            "高校生可",
            "10代から80代まで活躍中",
            "59歳まで（定年60歳のため）",
            "65",
            "時代劇が好きな方",
        ] {
            assert!(!names_upper_limit(text), "{text}");
        }
    }

    #[test]
    fn ages_as_people_write_them() {
        for (text, expected) in [
            ("65歳まで", "max=65"),
            ("６５歳まで", "max=65"),
            ("65歳以下", "max=65"),
            ("65歳未満", "max=64"),
            ("18歳以上", "min=18"),
            ("21才以上", "min=21"),
            ("18歳以上（夜勤のため）", "min=18 note=夜勤のため"),
            ("59歳以下（定年60歳のため）", "max=59 reason=定年60歳のため"),
            ("20歳～40歳", "min=20 max=40"),
            ("20～40歳まで", "min=20 max=40"),
            ("～65歳", "max=65"),
            ("18歳以上65歳以下", "min=18 max=65"),
            ("不問", "note=不問"),
            ("年齢 不問", "note=不問"),
            ("年齢：不問", "note=不問"),
            ("年齢不問", "note=不問"),
            ("年齢制限なし", "note=制限なし"),
            ("年齢　65歳以下（定年65歳のため）", "max=65 reason=定年65歳のため"),
            ("年齢は問いません", "note=年齢は問いません"),
            ("70歳くらいまで", "note=70歳くらいまで"),
            ("高校生可", "note=高校生可"),
            ("65", "note=65"),
        ] {
            let parts: Vec<_> =
                age(text).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(parts.join(" "), expected, "{text}");
        }
    }
}
