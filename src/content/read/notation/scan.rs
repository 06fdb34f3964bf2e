//! A text read from left to right, whatever the width of its letters and the form of its dashes.

/// Where in a text one has read to.
#[derive(Debug, Clone)]
pub(in crate::content::read) struct Scan {
    /// Each character in the form that is compared; as many as were written.
    plain: Vec<char>,
    written: Vec<char>,
    at: usize,
}

impl Scan {
    /// A scan at the beginning of a text, past its spaces.
    pub(in crate::content::read) fn new(text: &str) -> Self {
        let written: Vec<char> = text.trim().chars().collect();
        let plain = written.iter().map(|c| plain(*c)).collect();
        Self { plain, written, at: 0 }
    }

    /// Passes over spaces.
    pub(super) fn spaces(&mut self) -> &mut Self {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        self
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.plain.get(self.at).copied()
    }

    /// Passes over a word (ASCII in lower case) if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let mut at = self.at;
        for expected in word.chars() {
            if self.plain.get(at) != Some(&expected) {
                return false;
            }
            at += 1;
        }
        self.at = at;
        true
    }

    /// Passes over the first of these words that comes next.
    pub(super) fn eat_any<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().find(|word| self.eat(word)).copied()
    }

    /// A number of at most so many digits that comes next, with no further digit behind it.
    pub(super) fn number(&mut self, digits: usize) -> Option<u32> {
        let rest = &self.plain[self.at..];
        let length = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        if length == 0 || length > digits {
            return None;
        }
        let value = rest[..length].iter().collect::<String>().parse().ok()?;
        self.at += length;
        Some(value)
    }

    /// An amount with its thousands apart, 万 for ten thousands and 千 for thousands: `1,200`, `22万`, `1万5,000`,
    /// `16.8万`, `9千`, `180千`.
    pub(super) fn amount(&mut self) -> Option<u32> {
        let mut ahead = self.clone();
        let (whole, fraction) = ahead.grouped()?;
        let amount = if ahead.eat("万") {
            let ten_thousands = whole.checked_mul(10_000)?;
            let part = match fraction.as_deref() {
                None => match ahead.grouped().filter(|(_, fraction)| fraction.is_none()) {
                    Some((thousands, _)) if ahead.eat("千") => thousands.checked_mul(1_000)?,
                    part => part.map_or(0, |(part, _)| part),
                },
                Some(digits) if digits.len() <= 4 => format!("{digits:0<4}").parse().ok()?,
                Some(_) => return None,
            };
            ten_thousands.checked_add(part)?
        } else if fraction.is_some() {
            return None;
        } else if ahead.eat("千") {
            whole.checked_mul(1_000)?
        } else {
            whole
        };
        *self = ahead;
        Some(amount)
    }

    /// Digits, in groups of three behind commas or not, and the digits behind a point.
    fn grouped(&mut self) -> Option<(u32, Option<String>)> {
        let digits = |scan: &mut Self| {
            let start = scan.at;
            while scan.peek().is_some_and(|c| c.is_ascii_digit()) {
                scan.at += 1;
            }
            scan.plain[start..scan.at].iter().collect::<String>()
        };
        let mut whole = digits(self);
        if whole.is_empty() {
            return None;
        }
        let mut is_grouped = whole.len() <= 3;
        while is_grouped && self.peek() == Some(',') {
            let mut ahead = self.clone();
            ahead.at += 1;
            let group = digits(&mut ahead);
            is_grouped = group.len() == 3;
            if is_grouped {
                whole.push_str(&group);
                *self = ahead;
            }
        }
        let mut ahead = self.clone();
        let fraction = ahead.eat(".").then(|| digits(&mut ahead)).filter(|digits| !digits.is_empty());
        if fraction.is_some() {
            *self = ahead;
        }
        Some((whole.parse().ok()?, fraction))
    }

    /// What stands in round brackets that come next, as it was written.
    pub(super) fn bracketed(&mut self) -> Option<String> {
        let mut ahead = self.clone();
        if !ahead.eat("(") {
            return None;
        }
        let length = ahead.plain[ahead.at..].iter().position(|c| matches!(c, '(' | ')'))?;
        let end = ahead.at + length;
        if ahead.plain[end] != ')' {
            return None;
        }
        let inner = ahead.written[ahead.at..end].iter().collect::<String>();
        self.at = end + 1;
        Some(inner)
    }

    /// Whether nothing but spaces comes next.
    pub(in crate::content::read) fn is_done(&self) -> bool {
        self.plain[self.at..].iter().all(|c| c.is_whitespace())
    }

    /// Passes over so many characters.
    pub(super) fn skip(&mut self, characters: usize) {
        self.at = (self.at + characters).min(self.plain.len());
    }

    /// What comes next, as it was written.
    pub(super) fn rest(&self) -> String {
        self.written[self.at..].iter().collect::<String>().trim().to_owned()
    }
}

/// A character in one width, dashes and tildes in one form.
fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => {
            let ascii = char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
            ascii.to_ascii_lowercase()
        }
        '\u{3000}' | '\u{A0}' => ' ',
        '〜' | '∼' => '~',
        '−' | '‐' | '‑' | '–' | '—' | '―' | 'ー' | '─' | '━' | 'ｰ' => '-',
        '︰' | '∶' => ':',
        _ => c.to_ascii_lowercase(),
    }
}

/// A text in one width, dashes and tildes in one form, in lower case.
pub(in crate::content::read) fn folded(text: &str) -> String {
    text.trim().chars().map(plain).collect()
}
