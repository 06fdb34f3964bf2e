//! Words: what choices, yes and no are called, and what says that there is nothing to say.

use unicode_normalization::UnicodeNormalization as _;

use super::scan::folded;
use crate::content::read::is_id;
use crate::content::schema::{Choice, Format, Schema};
use crate::texts;

/// What people write where there is no day.
const NO_DAY: [&str; 14] = [
    "随時",
    "なし",
    "無し",
    "無",
    "特になし",
    "決まり次第",
    "決定次第",
    "採用決定次第",
    "定めなし",
    "期限なし",
    "通年",
    "常時",
    "随時募集",
    "設けない",
];

/// Whether a text says that there is no day to name.
pub(super) fn says_no_day(text: &str) -> bool {
    NO_DAY.contains(&text.trim())
}

/// What people write where a last day is not known or not needed.
const NO_LAST_DAY: [&str; 8] = [
    "未定",
    "検討中",
    "調整中",
    "定員まで",
    "定員に達するまで",
    "定員になるまで",
    "決まるまで",
    "採用が決まるまで",
];

/// Whether a text says that there is no last day, in words that people read in its place: なし, 未定, 随時,
/// 定員に達し次第, 締切なし.
pub(super) fn says_no_last_day(text: &str) -> bool {
    let text = text.trim();
    let bare = ["締め切り", "締切", "〆切", "期限", "期日"].iter().find_map(|word| text.strip_prefix(word));
    let bare = bare.map_or(text, |rest| rest.trim_start_matches([':', '：', ' ', '\u{3000}', 'は']));
    let names_no_number = || !folded(bare).contains(|c: char| c.is_ascii_digit());
    says_no_day(bare) || NO_LAST_DAY.contains(&bare) || bare.contains("次第") && names_no_number()
}

/// What people write of a job for which somebody was found.
const FILLED: [&str; 11] = [
    "募集終了",
    "募集は終了",
    "募集を終了",
    "受付終了",
    "受付は終了",
    "終了",
    "充足",
    "決定",
    "採用決定",
    "採用が決定",
    "募集停止",
];

/// Whether a text in the place of a last day says that there is nothing left to apply for: 充足, 〆切りました.
pub(super) fn says_filled(text: &str) -> bool {
    const SENTENCES: [&str; 4] = ["〆切りました", "締め切りました", "締切りました", "決まりました"];
    const BEFORE_DONE: [&str; 5] = ["〆切", "締切", "締切り", "締め切り", "採用"];
    let plain: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.trim_end_matches('。');
    let is_done = plain
        .strip_suffix("済み")
        .or_else(|| plain.strip_suffix('済'))
        .is_some_and(|bare| BEFORE_DONE.contains(&bare) || FILLED.contains(&bare));
    let bare = ["いたしました", "致しました", "しました"].iter().find_map(|end| plain.strip_suffix(end));
    is_done || SENTENCES.contains(&plain) || FILLED.contains(&bare.unwrap_or(plain))
}

/// What people write where a number of people is not known or there is none to tell.
const NO_NUMBER: [&str; 9] = ["なし", "無し", "無", "特になし", "不明", "未定", "未確認", "調査中", "未調査"];

/// Whether a text in a field that counts people says that there is no number to tell. How many have room may
/// be as many as come, 定員なし, or be open, 未定.
pub(super) fn says_no_number(field: &str, text: &str) -> bool {
    match field {
        "members" => NO_NUMBER.contains(&text.trim()),
        "headcount" => matches!(text.trim(), "なし" | "無し" | "無" | "特になし" | "不明"),
        _ => text.trim() == "不明",
    }
}

/// Whether a cell holds a dash, by which tables say that there is nothing to say.
pub(in crate::content::read) fn is_dash(text: &str) -> bool {
    matches!(folded(text).as_str(), "-" | "--" | "---")
}

/// The word of a choice that a text is called.
pub(super) fn choice(choices: &[Choice], text: &str) -> Option<String> {
    if choices.iter().any(|choice| choice.word == text) {
        return None;
    }
    let plain: String = text.trim().nfkc().collect();
    let comparable = texts::comparable(text);
    let found =
        choices.iter().find(|choice| choice.word == plain || choice.wordings.contains(&comparable))?;
    Some(found.word.clone())
}

/// `true` or `false`, where a text says one of them in another word.
pub(super) fn boolean(text: &str) -> Option<String> {
    if matches!(text, "true" | "false") {
        return None;
    }
    let plain = texts::comparable(text);
    let means = match plain.as_str() {
        "true" | "はい" | "1" | "○" | "◯" | "有" | "有り" | "あり" | "する" | "yes" | "可" => {
            true
        }
        "false" | "いいえ" | "0" | "×" | "無" | "無し" | "なし" | "しない" | "no" | "不可" => {
            false
        }
        // Whether somebody was found for a job.
        word if FILLED.contains(&word) => true,
        word if ["募集中", "受付中", "継続", "継続中", "未充足"].contains(&word) => false,
        _ => *texts::boolean_labels().get(&plain)?,
    };
    Some(means.to_string())
}

/// A text of a format in half-width letters, where it then has the format.
pub(super) fn half_width(format: Format, text: &str) -> Option<String> {
    let plain: String = text.trim().nfkc().collect();
    (plain != text && format.check(&plain).is_ok()).then_some(plain)
}

/// A text without the characters that nobody sees, which come along when it is copied.
pub(super) fn without_invisible(text: &str) -> Option<String> {
    let is_invisible = |c: char| matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}');
    text.contains(is_invisible).then(|| text.chars().filter(|c| !is_invisible(*c)).collect())
}

/// The id in `青空町（aozora）`: the sheet to fill in offers records by their titles.
pub(super) fn id_in_brackets(text: &str) -> Option<&str> {
    let (name, rest) = text.rsplit_once(['（', '('])?;
    let id = rest.strip_suffix(['）', ')'])?.trim();
    (!name.trim().is_empty() && is_id(id)).then_some(id)
}

/// Whether a table has always had such a value so: its labels, dates with slashes, full-width digits.
pub(super) fn is_usual_in_tables(schema: &Schema, written: &str, read: &str) -> bool {
    let plain = folded(written);
    match schema {
        Schema::Choice(choices) => choices.iter().any(|choice| {
            choice.word == read && texts::comparable(&choice.label) == texts::comparable(written)
        }),
        Schema::Bool => true,
        Schema::Text(Some(Format::Id(_))) => id_in_brackets(written.trim()) == Some(read),
        Schema::Whole(..) | Schema::Number(..) => plain.replace(',', "") == read,
        Schema::Text(Some(Format::Day | Format::DayOrMonth | Format::Moment)) => {
            let digits = |text: &str| {
                let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
                numbers.map(|part| part.trim_start_matches('0').to_owned()).collect::<Vec<_>>()
            };
            let is_numbers = plain.chars().all(|c| c.is_ascii_digit() || " /-:".contains(c));
            is_numbers && plain.contains(['/', '-']) && digits(&plain) == digits(read)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::Kind;
    use crate::content::schema::{Subject, schema_of};

    #[test]
    fn words_in_the_place_of_a_last_day() {
        for text in [
            "なし",
            "未定",
            "随時",
            "定員に達し次第",
            "決まり次第終了",
            "締切なし",
            "締切：未定",
            "採用決定次第",
        ] {
            assert!(says_no_last_day(text), "{text}");
        }
        for text in ["12月25日", "春ごろ", "12月25日、決まり次第", "年末まで", "", "応相談"]
        {
            assert!(!says_no_last_day(text), "{text}");
        }
    }

    #[test]
    fn words_in_the_place_of_a_last_day_that_close_a_job() {
        for text in [
            "充足",
            "充足しました",
            "募集終了",
            "募集は終了しました。",
            "〆切りました",
            "締切済み",
            "採用決定",
        ] {
            assert!(says_filled(text), "{text}");
        }
        for text in ["決まり次第終了", "定員に達し次第終了", "12/25", "未定", "締切なし", ""]
        {
            assert!(!says_filled(text), "{text}");
        }
    }

    /// The fields with fixed values, those in lists and maps included.
    fn choices(schema: &Schema) -> Vec<&Schema> {
        match schema {
            Schema::Choice(_) => vec![schema],
            Schema::List { item, .. } | Schema::MapOf(item) => choices(item),
            other => other.fields().iter().flat_map(|field| choices(&field.schema)).collect(),
        }
    }

    fn has_words(schema: &Schema, words: &[&String]) -> bool {
        let Schema::Choice(choices) = schema else { return false };
        words.iter().all(|word| choices.iter().any(|choice| choice.word == **word))
    }

    #[test]
    fn a_record_may_be_named_with_its_title() {
        assert_eq!(id_in_brackets("青空町（aozora）"), Some("aozora"));
        assert_eq!(id_in_brackets("青空町（北部）の会(aozora-kita)"), Some("aozora-kita"));
        assert_eq!(
            ["青空町（北部）", "（aozora）", "aozora", "青空町(Aozora)"].map(id_in_brackets),
            [None; 4]
        );
    }

    #[test]
    fn every_label_in_every_language_of_the_interface_is_taken() {
        let subjects = Kind::ALL.map(Subject::Record).into_iter().chain([Subject::Site]);
        let fields: Vec<_> = subjects.flat_map(|subject| choices(schema_of(subject))).collect();
        for (lang, tree) in texts::built_in() {
            for (group, labels) in tree["value"].as_object().into_iter().flatten() {
                let labels = labels.as_object().expect("labels by word");
                let words: Vec<_> = labels.keys().collect();
                let shown: Vec<_> = fields.iter().filter(|field| has_words(field, &words)).collect();
                let is_boolean = labels.contains_key("true");
                assert!(is_boolean || !shown.is_empty(), "{lang}: no field has the values of {group}");
                for (word, label) in labels {
                    let label = label.as_str().expect("a label").replace("{amount}", "");
                    let label = texts::readings::without_readings(&label).into_owned();
                    let fields = if is_boolean { vec![&&Schema::Bool] } else { shown.clone() };
                    for field in fields {
                        let read = match field {
                            Schema::Choice(choices) => choice(choices, &label),
                            _ => boolean(&label),
                        };
                        assert_eq!(read.unwrap_or(label.clone()), *word, "{lang}: {group}: {label}");
                    }
                }
            }
        }
    }
}
