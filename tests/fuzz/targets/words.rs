//! Words and numbers, to find them again on the other side.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;

/// The numbers in a text, of any width; `1,200` is one.
pub(super) fn numbers(text: &str) -> Vec<u64> {
    runs(text).into_iter().filter_map(|run| run.parse().ok()).collect()
}

/// Words and numbers to look others up in.
#[derive(Debug)]
pub(super) struct Told {
    /// All letters, with spaces between words.
    text: String,
    numbers: HashSet<u64>,
}

impl Told {
    /// Takes up what a text tells.
    pub(super) fn of(text: &str) -> Self {
        let runs = runs(text);
        let numbers = runs.iter().filter_map(|run| run.parse().ok()).collect();
        Self { text: runs.join(" "), numbers }
    }

    /// The first word or number of a text that is not told.
    pub(super) fn lacks(&self, text: &str) -> Option<String> {
        runs(text).into_iter().find(|run| {
            let is_told = self.text.contains(run.as_str());
            !is_told && !run.parse::<u64>().is_ok_and(|number| number == 0 || self.numbers.contains(&number))
        })
    }
}

impl Told {
    /// The first number of a text that is not told, whatever stands beside it.
    pub(super) fn lacks_number(&self, text: &str) -> Option<String> {
        runs(text).into_iter().find(|run| {
            run.parse::<u64>().is_ok_and(|number| number != 0 && !self.numbers.contains(&number))
                && !self.text.contains(run.as_str())
        })
    }
}

/// The stretches of letters and of digits in a text, in lower case and in one form.
fn runs(text: &str) -> Vec<String> {
    let plain: Vec<char> = text.nfkc().flat_map(char::to_lowercase).collect();
    let mut runs: Vec<String> = Vec::new();
    let mut before = ' ';
    for (at, c) in plain.iter().enumerate() {
        let is_between =
            *c == ',' && before.is_ascii_digit() && plain.get(at + 1).is_some_and(char::is_ascii_digit);
        if is_between {
            continue;
        }
        if c.is_alphanumeric() {
            let continues = before.is_alphanumeric() && before.is_ascii_digit() == c.is_ascii_digit();
            match runs.last_mut().filter(|_| continues) {
                Some(run) => run.push(*c),
                None => runs.push(c.to_string()),
            }
        }
        before = *c;
    }
    runs
}

/// A text as `{:?}` writes it, with the characters instead of their codes.
pub(super) fn without_codes(debug: &str) -> String {
    let mut plain = String::with_capacity(debug.len());
    let mut rest = debug;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let code = rest[at..].strip_prefix("\\u{").and_then(|code| code.split_once('}'));
        let decoded = code
            .and_then(|(code, after)| Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, after)));
        match decoded {
            Some((c, after)) => {
                plain.push(c);
                rest = after;
            }
            None => {
                plain.push(' ');
                let next = rest[at + 1..].chars().next().map_or(0, char::len_utf8);
                rest = &rest[at + 1 + next..];
            }
        }
    }
    plain.push_str(rest);
    plain
}
