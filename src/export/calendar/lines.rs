//! The lines of iCalendar (RFC 5545, 3.1): folded, escaped, ended by CRLF.

/// The longest line in octets, without its end.
const LONGEST: usize = 75;

/// Lines one below the other.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A property whose value has a form of its own: a date, a rule, an address.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        self.folded(&format!("{name}:{value}"));
    }

    /// A property whose value is text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{}", escaped(value)));
    }

    /// A property with several texts.
    pub(super) fn texts<'a>(&mut self, name: &str, values: impl IntoIterator<Item = &'a str>) {
        let values: Vec<_> = values.into_iter().map(escaped).collect();
        self.folded(&format!("{name}:{}", values.join(",")));
    }

    /// All lines.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn folded(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text in a line: what separates values is escaped, and what no text may hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.trim().chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(value: &str) -> String {
        let mut lines = Lines::default();
        lines.text("SUMMARY", value);
        String::from_utf8(lines.into_bytes()).expect("UTF-8")
    }

    #[test]
    fn what_separates_values_is_escaped() {
        assert_eq!(line("餅つき, 獅子舞; C:\\x"), "SUMMARY:餅つき\\, 獅子舞\\; C:\\\\x\r\n");
        assert_eq!(
            line("一行目\r\n二行目\n三行目\r\u{7}おわり\n"),
            "SUMMARY:一行目\\n二行目\\n三行目\\nおわり\r\n"
        );
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let long = "👨‍👩‍👧, 祭り;\n\"𠮷野\"é".repeat(20);
        assert!(long.len() >= 600, "{}", long.len());
        let text = line(&long);
        let parts: Vec<_> = text.strip_suffix("\r\n").expect("an end").split("\r\n").collect();
        assert!(parts.len() > 9, "{}", parts.len());
        for (number, part) in parts.iter().enumerate() {
            assert!(part.len() <= 75, "{part}");
            assert_eq!(part.starts_with(' '), number > 0, "{part}");
        }
        let unfolded = text.replace("\r\n ", "");
        let expected = long.replace(',', "\\,").replace(';', "\\;").replace('\n', "\\n");
        assert_eq!(unfolded, format!("SUMMARY:{expected}\r\n"));
    }

    #[test]
    fn a_line_of_75_octets_is_not_folded() {
        let value = "x".repeat(75 - "SUMMARY:".len());
        assert_eq!(line(&value), format!("SUMMARY:{value}\r\n"));
        assert_eq!(line(&format!("{value}y")), format!("SUMMARY:{value}\r\n y\r\n"));
    }
}
