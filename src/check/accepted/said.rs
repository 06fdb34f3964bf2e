//! What an acceptance says: codes and a reason, in a comment or a cell.

use unicode_normalization::UnicodeNormalization as _;

/// What a comment to the program begins with.
const NAME: &str = "enishi";

/// What says in a comment that something is accepted.
const VERBS: [&str; 3] = ["accept", "了承", "承認"];

/// The codes that are accepted, as they are called, and why.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub codes: Vec<String>,
    pub reason: String,
}

/// What a comment says, without the signs around it; `None` where it is none for the program. A comment that is
/// for the program and cannot be understood has no codes.
pub(super) fn in_comment(comment: &str) -> Option<Said> {
    let comment = comment.trim();
    let name = comment.get(..NAME.len()).filter(|name| name.eq_ignore_ascii_case(NAME))?;
    let rest = comment[name.len()..].trim_start().strip_prefix([':', '：'])?.trim_start();
    let said = VERBS.iter().find_map(|verb| rest.strip_prefix(verb)).map(in_words);
    Some(said.unwrap_or_else(|| Said { codes: Vec::new(), reason: rest.to_owned() }))
}

/// What the cell of a row says: each line, or part between `;`, that begins with a code.
pub(super) fn in_cell(text: &str) -> Vec<Said> {
    let said = text.split(['\n', ';', '；']).map(in_words);
    said.filter(|said| !said.codes.is_empty()).collect()
}

/// Codes, then the reason.
fn in_words(text: &str) -> Said {
    let mut codes = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",、，・:：".contains(c));
        let is_part =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９');
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let Some(code) = code(&rest[..end]) else { break };
        codes.push(code);
        rest = &rest[end..];
    }
    Said { codes, reason: rest.trim().to_owned() }
}

/// A word as the code that it looks like: two letters and three digits, in whatever width and case.
fn code(word: &str) -> Option<String> {
    let word: String = word.nfkc().collect::<String>().to_ascii_uppercase();
    let (letters, digits) = word.split_at_checked(2)?;
    let is_code = letters.bytes().all(|b| b.is_ascii_uppercase())
        && digits.len() == 3
        && digits.bytes().all(|b| b.is_ascii_digit());
    is_code.then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(codes: &[&str], reason: &str) -> Said {
        Said { codes: codes.iter().map(|code| (*code).to_owned()).collect(), reason: reason.to_owned() }
    }

    #[test]
    fn a_comment_names_codes_and_a_reason() {
        for comment in [
            " enishi: accept AC301 地図は飾り ",
            "enishi：了承　ＡＣ３０１　地図は飾り",
            "Enishi: accept ac301: 地図は飾り",
        ] {
            assert_eq!(in_comment(comment), Some(said(&["AC301"], "地図は飾り")), "{comment}");
        }
        assert_eq!(
            in_comment("enishi: accept AC301、JB112 確認済み"),
            Some(said(&["AC301", "JB112"], "確認済み"))
        );
        assert_eq!(in_comment("enishi: accept AC301"), Some(said(&["AC301"], "")));
        assert_eq!(in_comment("enishi: acept AC301 x"), Some(said(&[], "acept AC301 x")));
        assert_eq!(in_comment("enishi: accept 理由だけ"), Some(said(&[], "理由だけ")));
        assert_eq!(in_comment("enishi accept AC301 x"), None);
        assert_eq!(in_comment("縁: accept"), None);
        assert_eq!(in_comment("en"), None);
    }

    #[test]
    fn a_cell_may_accept_several_and_say_other_things() {
        assert_eq!(in_cell("済 4/1 佐藤"), []);
        assert_eq!(
            in_cell("JB112 県に確認\n済\nAC301；JB103 毎月確かめている"),
            [said(&["JB112"], "県に確認"), said(&["AC301"], ""), said(&["JB103"], "毎月確かめている")]
        );
    }
}
