//! Amounts in yen as people write them: 30000円, 3万円, 1万2千円, 2.5万円.

/// An amount with which a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount<'a> {
    /// In yen.
    pub(super) yen: u32,
    /// What its first number was counted in: 1, 千 or 万.
    pub(super) scale: u32,
    /// What stands behind it.
    pub(super) rest: &'a str,
}

const THOUSAND: u32 = 1_000;
const TEN_THOUSAND: u32 = 10_000;

/// The amount with which a text in narrow letters without commas begins.
pub(super) fn leading(text: &str) -> Option<Amount<'_>> {
    let (units, rest) = number(text)?;
    let (tenths, rest) = match rest.strip_prefix('.').and_then(number) {
        Some((tenths, behind)) if rest.len() - behind.len() == 2 => (tenths, behind),
        Some(_) => return None,
        None => (0, rest),
    };
    let of = |scale: u32| units.checked_mul(scale)?.checked_add(tenths * (scale / 10));
    if let Some(rest) = rest.strip_prefix('万') {
        let (more, rest) = below(rest);
        return Some(Amount { yen: of(TEN_THOUSAND)?.checked_add(more)?, scale: TEN_THOUSAND, rest });
    }
    if let Some(rest) = rest.strip_prefix('千') {
        let (more, rest) = ones(rest);
        return Some(Amount { yen: of(THOUSAND)?.checked_add(more)?, scale: THOUSAND, rest });
    }
    (tenths == 0).then_some(Amount { yen: units, scale: 1, rest })
}

/// What is told below 万, and what stands behind it: 2千, 5000.
fn below(text: &str) -> (u32, &str) {
    let thousands = number(text).and_then(|(count, rest)| Some((count, rest.strip_prefix('千')?)));
    match thousands.filter(|(count, _)| *count < 10) {
        Some((count, rest)) => {
            let (more, rest) = ones(rest);
            (count * THOUSAND + more, rest)
        }
        None => ones(text),
    }
}

/// A number right before 円. Another one counts something else.
fn ones(text: &str) -> (u32, &str) {
    number(text).filter(|(_, rest)| rest.starts_with('円')).unwrap_or((0, text))
}

/// The number with which a text begins, and what stands behind it.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// The amount that ends right before a place in a text, and where it begins.
pub(super) fn ending_at(text: &str, end: usize) -> Option<(u32, usize)> {
    let is_of_amount = |c: char| c.is_ascii_digit() || matches!(c, '万' | '千' | '.');
    let from = text[..end].trim_end_matches(is_of_amount).len();
    let amount = leading(&text[from..]).filter(|amount| text.len() - amount.rest.len() == end)?;
    Some((amount.yen, from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_every_notation() {
        for (text, yen) in [
            ("30000円", Some(30_000)),
            ("3万円", Some(30_000)),
            ("2万5000円", Some(25_000)),
            ("1万2千円", Some(12_000)),
            ("1万2千500円", Some(12_500)),
            ("2.5万円", Some(25_000)),
            ("8千円", Some(8_000)),
            ("25万3名", Some(250_000)),
            ("2.5円", None),
            ("2.55万円", None),
            ("万円", None),
        ] {
            assert_eq!(leading(text).map(|amount| amount.yen), yen, "{text}");
        }
    }
}
