//! Properties that hold for any text, and a digest over all code points that the browser's tests share.

use proptest::prelude::*;

use super::*;

fn symbols(text: &str) -> Vec<Symbol> {
    let mut out = Vec::new();
    normalise(text, &mut out);
    out
}

fn text_of(symbols: &[Symbol]) -> String {
    symbols.iter().filter_map(|symbol| char::from_u32(symbol.code)).collect()
}

/// FNV-1a over 32-bit words: easy to write again in a script.
fn digest(words: impl Iterator<Item = u32>) -> u32 {
    words.fold(0x811C_9DC5, |hash, word| (hash ^ word).wrapping_mul(0x0100_0193))
}

/// Every code point alone, after Latin and before Japanese: what tables and ages of Unicode could tell apart.
#[test]
fn every_code_point_becomes_what_the_vectors_say() {
    let mut out = Vec::new();
    let mut text = String::new();
    let mut words = Vec::new();
    for letter in ('\0'..=char::MAX).filter(|letter| *letter < '\u{E1000}') {
        text.clear();
        text.extend(['a', letter, 'か', letter, '\u{3099}', 'ー', letter]);
        normalise(&text, &mut out);
        let base = u32::from(letter);
        words.push(digest(
            [base].into_iter().chain(out.iter().map(|symbol| symbol.code * 2 + u32::from(symbol.kata_end))),
        ));
    }
    if let Ok(path) = std::env::var("SWEEP") {
        let lines: String = words.iter().map(|word| format!("{word}\n")).collect();
        std::fs::write(path, lines).unwrap();
    }
    println!("{}", digest(words.into_iter()));
}
