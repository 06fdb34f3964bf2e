//! Properties that hold for any text.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

fn symbols_of(text: &str) -> Vec<Symbol> {
    let mut out = Vec::new();
    normalise(text, &mut out);
    out
}

fn text_of(symbols: &[Symbol]) -> String {
    symbols.iter().map(|symbol| char::from_u32(symbol.code).expect("symbols are characters")).collect()
}

/// Texts of what is hard to normalise, and of anything.
fn texts() -> impl Strategy<Value = String> {
    let hard = "[ \u{3000}\\-－‐–−~～〜,ーｰか-ごカ-ゴｱ-ﾟヶヷ々a-cÀ-ÿ0-2東京髙﨑𠮷\u{300}-\u{303}\u{3099}\u{309A}゛\u{FE0F}\u{200D}\
                \u{1100}\u{1161}\u{11A8}각ㄱㅏกำ👩🏽㍻㌔①İΣßﬁ]{0,24}";
    prop_oneof![3 => hard, 1 => "\\PC{0,24}", 1 => any::<String>()]
}

/// Whether a mark stands without the base that it had: after white space, which may have been dropped.
fn has_loose_mark(symbols: &[Symbol]) -> bool {
    let joins = |symbol: &Symbol| char::from_u32(symbol.code).is_some_and(classes::joins);
    symbols.windows(2).any(|pair| joins(&pair[1]) && pair[0].from != pair[1].from)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, max_global_rejects: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn ranges_are_ordered_and_cut_no_character(text in texts()) {
        let symbols = symbols_of(&text);
        let mut last = (0, 0);
        for symbol in &symbols {
            let (from, to) = (symbol.from as usize, symbol.to as usize);
            prop_assert!(from < to, "{symbol:?} comes from nothing");
            prop_assert!(text.get(from..to).is_some(), "{symbol:?} cuts a character");
            // They may overlap: the symbols of one cluster, and white space that a cluster begins with.
            prop_assert!(from >= last.0 && to >= last.1, "{symbol:?} stands before {last:?}");
            last = (from, to);
        }
    }

    #[test]
    fn spaces_stand_alone_and_inside(text in texts()) {
        let normalised = text_of(&symbols_of(&text));
        prop_assert_eq!(normalised.trim_matches(' '), &normalised);
        prop_assert!(!normalised.contains("  "));
        prop_assert!(!normalised.chars().any(|letter| letter.is_whitespace() && letter != ' '));
    }

    #[test]
    fn a_normalised_text_stays(text in texts()) {
        let once = symbols_of(&text);
        prop_assume!(!has_loose_mark(&once));
        let again = symbols_of(&text_of(&once));
        prop_assert_eq!(text_of(&again), text_of(&once));
    }

    /// Clusters lose nothing that the forms of Unicode see in the whole text.
    #[test]
    fn all_forms_of_unicode_are_one_text(text in texts()) {
        prop_assume!(!text.chars().any(|letter| classes::is_frozen(u32::from(letter))));
        let expected = text_of(&symbols_of(&text));
        let forms: [String; 4] =
            [text.nfc().collect(), text.nfd().collect(), text.nfkc().collect(), text.nfkd().collect()];
        for form in forms {
            prop_assert_eq!(text_of(&symbols_of(&form)), &expected[..], "{:?}", form);
        }
    }

    #[test]
    fn what_stands_before_and_after_full_stops_is_independent(a in texts(), b in texts()) {
        let joined = symbols_of(&format!("{a}。.。{b}"));
        let apart = [&a[..], "。.。", &b].map(|part| text_of(&symbols_of(part))).concat();
        let spaceless = |text: &str| text.replace(' ', "");
        prop_assume!(!b.chars().next().is_some_and(classes::joins));
        prop_assert_eq!(spaceless(&text_of(&joined)), spaceless(&apart));
    }

    #[test]
    fn only_the_last_katakana_of_a_run_ends_it(text in texts()) {
        let symbols = symbols_of(&text);
        for (at, symbol) in symbols.iter().enumerate() {
            let is_apart = |next: &Symbol| text[symbol.to as usize..next.from as usize].contains(char::is_whitespace);
            let goes_on = symbols
                .get(at + 1)
                .is_some_and(|next| (next.katakana || next.code == LONG) && (next.from < symbol.to || !is_apart(next)));
            prop_assert_eq!(symbol.kata_end, symbol.katakana && !goes_on);
        }
    }
}

#[test]
fn the_same_vector_serves_many_texts() {
    let mut out = symbols_of("東京");
    normalise("都", &mut out);
    assert_eq!(text_of(&out), "都");
}

/// The one way in which a normalised text changes when it is normalised again.
#[test]
fn a_mark_that_lost_its_space_finds_a_new_base() {
    let once = text_of(&symbols_of("か゛"));
    assert_eq!(once, "か\u{3099}");
    assert_eq!(text_of(&symbols_of(&once)), "が");
}
