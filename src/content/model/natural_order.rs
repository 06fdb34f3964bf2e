//! The order of titles and readings in which people count: 第2回 before 第10回.

use unicode_normalization::UnicodeNormalization as _;

/// The key by which a text is sorted. Its letters are compared one by one, its numbers by their value, in full
/// and half width alike; zeros at the beginning of a number count only where all else is the same.
pub fn natural_order(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 4);
    let mut zeros = String::new();
    let mut number = String::new();
    for c in text.nfkc() {
        if c.is_ascii_digit() {
            number.push(c);
        } else {
            end_number(&mut number, &mut key, &mut zeros);
            key.push(c);
        }
    }
    end_number(&mut number, &mut key, &mut zeros);
    // Below every letter, so that what ends here comes first.
    key.push('\0');
    key + &zeros
}

/// A number whose length stands before its digits is longer where it is greater.
fn end_number(number: &mut String, key: &mut String, zeros: &mut String) {
    if number.is_empty() {
        return;
    }
    let digits = number.trim_start_matches('0');
    let mut length = digits.len();
    while length > 8 {
        key.push('9');
        length -= 8;
    }
    key.push(char::from(b'0' + u8::try_from(length).unwrap_or(8)));
    key.push_str(digits);
    zeros.push(char::from(b'0' + u8::try_from((number.len() - digits.len()).min(9)).unwrap_or(9)));
    number.clear();
}

#[cfg(test)]
mod tests {
    use super::natural_order;

    #[track_caller]
    fn in_order(texts: &[&str]) {
        let mut sorted = texts.to_vec();
        sorted.reverse();
        sorted.sort_by_key(|text| natural_order(text));
        assert_eq!(sorted, texts);
    }

    #[test]
    fn numbers_are_compared_by_their_value() {
        in_order(&["第1回", "第2回", "第10回", "第100回"]);
        in_order(&["第２回", "第3回", "第１０回", "第11回"]);
        in_order(&["回", "回 1", "回 2", "回 10"]);
        in_order(&["だい2かい", "だい10かい", "だいこん"]);
    }

    #[test]
    fn numbers_that_are_long_and_zeros_before_them_have_an_order_too() {
        in_order(&["0", "1", "01", "2", "10", "0300-00-1333"]);
        in_order(&["123456789", "1234567890", "1234567891", "12345678901234567890"]);
        in_order(&["1", "1-1", "1-2", "1-10", "2", "2-1"]);
    }

    #[test]
    fn letters_keep_their_order() {
        in_order(&["あさ", "あさいち", "いち", "ん", "亜", "海"]);
    }
}
