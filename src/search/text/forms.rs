//! Other ways to write a number that a term holds: 1500円 and 1,500円, 3ヶ月 and 3か月.
//!
//! They are forms of the question, not of the texts: so a piece of a text is still found as it is
//! written, though its neighbours are not in the question.

const COMMA: u32 = 0x2C;
/// What stands before and behind a part of a day, a year or a telephone number: , - . / and - / 年.
const BEFORE_PARTS: [u32; 4] = [COMMA, 0x2D, 0x2E, 0x2F];
const BEHIND_PARTS: [u32; 3] = [0x2D, 0x2F, 0x5E74];
const GROUP: usize = 3;
/// The most digits that get commas.
const LONGEST_NUMBER: usize = 12;
const NUMERALS: &str = "一二三四五六七八九十数何";
/// か, ヶ, ケ, ヵ as they are normalised, and 箇: how a counter is joined to its number.
pub(crate) const JOINTS: [u32; 5] = [0x304B, 0x3096, 0x3051, 0x3095, 0x7B87];
const COUNTERS: &str = "月所国年日条";

/// All other forms of a term's symbols.
pub(crate) fn of(symbols: &[u32]) -> Vec<Vec<u32>> {
    let bare = ungrouped(symbols);
    let full = grouped(&bare);
    let mut forms: Vec<Vec<u32>> = Vec::new();
    for base in [symbols.to_vec(), bare, full] {
        let joints = joints(&base);
        let others = JOINTS.iter().filter(|_| !joints.is_empty()).map(|letter| {
            let mut form = base.clone();
            for at in &joints {
                form[*at] = *letter;
            }
            form
        });
        for form in std::iter::once(base.clone()).chain(others) {
            if form != symbols && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// Without the commas that stand between a digit and exactly three.
fn ungrouped(symbols: &[u32]) -> Vec<u32> {
    let divides = |at: usize| {
        symbols[at] == COMMA && at > 0 && is_digit(symbols[at - 1]) && digits(&symbols[at + 1..]) == GROUP
    };
    (0..symbols.len()).filter(|at| !divides(*at)).map(|at| symbols[at]).collect()
}

/// With commas in numbers of four digits or more. What begins with 0 is no amount.
fn grouped(symbols: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(symbols.len());
    let mut at = 0;
    while at < symbols.len() {
        let count = digits(&symbols[at..]);
        let is_part = at > 0 && BEFORE_PARTS.contains(&symbols[at - 1])
            || symbols.get(at + count).is_some_and(|next| BEHIND_PARTS.contains(next));
        let is_amount = count > GROUP && count <= LONGEST_NUMBER && symbols[at] != u32::from('0') && !is_part;
        for (place, symbol) in symbols[at..at + count.max(1)].iter().enumerate() {
            if is_amount && place > 0 && (count - place).is_multiple_of(GROUP) {
                out.push(COMMA);
            }
            out.push(*symbol);
        }
        at += count.max(1);
    }
    out
}

/// Where a counter is joined to a number.
pub(crate) fn joints(symbols: &[u32]) -> Vec<usize> {
    let joins = |at: &usize| {
        (is_digit(symbols[at - 1]) || is_one_of(NUMERALS, symbols[at - 1]))
            && joins_counter(symbols[*at], symbols[at + 1])
    };
    (1..symbols.len().saturating_sub(1)).filter(joins).collect()
}

/// Whether `joint` joins `counter` to the number before it.
pub(crate) fn joins_counter(joint: u32, counter: u32) -> bool {
    JOINTS.contains(&joint) && is_one_of(COUNTERS, counter)
}

fn is_one_of(letters: &str, code: u32) -> bool {
    letters.chars().any(|letter| u32::from(letter) == code)
}

/// How many digits a text begins with.
fn digits(symbols: &[u32]) -> usize {
    symbols.iter().take_while(|code| is_digit(**code)).count()
}

fn is_digit(code: u32) -> bool {
    matches!(code, 0x30..=0x39)
}
