//! The characters of a text with their places, for what is written in digits.

/// A digit, a hyphen or a space of any width as that of ASCII.
pub(super) fn folded(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '－' | '‐' | '‑' | '–' | '—' | '−' => '-',
        '．' => '.',
        '／' => '/',
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// Whether a character is a digit as years, days and houses may be counted in kanji.
pub(super) fn is_kanji_digit(c: char) -> bool {
    "〇一二三四五六七八九十元".contains(c)
}

/// The characters of a text with their places; digits and hyphens of any width are those of ASCII.
pub(super) struct Folded {
    pub characters: Vec<(usize, char)>,
    length: usize,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        Self { characters: text.char_indices().map(|(at, c)| (at, folded(c))).collect(), length: text.len() }
    }

    /// The number of the character at a place of the text.
    pub(super) fn number_at(&self, place: usize) -> usize {
        self.characters.partition_point(|(at, _)| *at < place)
    }

    pub(super) fn get(&self, number: usize) -> Option<char> {
        self.characters.get(number).map(|(_, c)| *c)
    }

    /// The character before one.
    pub(super) fn before(&self, number: usize) -> Option<char> {
        self.get(number.checked_sub(1)?)
    }

    /// The place in the text of a character, or its end.
    pub(super) fn place(&self, number: usize) -> usize {
        self.characters.get(number).map_or(self.length, |(at, _)| *at)
    }

    /// The number of the first of the characters that fulfil a condition and end before one; the same where there are
    /// none, or more than that many.
    pub(super) fn start_of(&self, number: usize, most: usize, is_in: impl Fn(char) -> bool) -> usize {
        let count = self.characters[..number].iter().rev().take_while(|(_, c)| is_in(*c)).count();
        if count > most { number } else { number - count }
    }

    /// The same of digits.
    pub(super) fn digits_before(&self, number: usize, most: usize) -> usize {
        self.start_of(number, most, |c| c.is_ascii_digit())
    }

    /// The number behind the characters from one on that fulfil a condition.
    pub(super) fn end_of(&self, number: usize, is_in: impl Fn(char) -> bool) -> usize {
        number + self.characters[number..].iter().take_while(|(_, c)| is_in(*c)).count()
    }
}
