//! The name of the site in the header, which breaks between words alone.

use crate::render::page_context::PageContext;
use crate::render::view::{LogoView, NameView};
use crate::site::SETTINGS_FILE;
use crate::texts::readings::without_readings;

/// How wide a name is that has no room beside the buttons of a telephone, in halves of a full-width letter.
const LONG: usize = 28;

/// The name in the header: the short title where there is one in the reader's language.
pub(super) fn view(context: PageContext<'_>) -> NameView {
    let settings = context.site().settings(context.lang());
    let main = &context.site().portal.settings.main;
    // The short form of a title that is translated is of the other language, where it is not translated, too.
    let is_of_title = settings.title == main.title || settings.short_title != main.short_title;
    let short = settings.short_title.as_ref().filter(|_| is_of_title);
    let text = short.unwrap_or(&settings.title);
    let is_main = *text == main.title || Some(text) == main.short_title.as_ref();
    let pieces: Vec<String> = pieces(text).into_iter().map(str::to_owned).collect();
    NameView {
        is_long: width(text) > LONG,
        longest: class_of(pieces.iter().map(|piece| width(piece)).max().unwrap_or_default()),
        lang: context.settings_lang(is_main),
        text: text.clone(),
        pieces,
    }
}

/// The longest parts of names that style sheets tell apart, in full-width letters.
const LENGTHS: [usize; 7] = [4, 6, 8, 10, 13, 17, 24];

/// The first of the lengths that has room for so many halves of a letter.
fn class_of(halves: usize) -> usize {
    let [.., last] = LENGTHS;
    LENGTHS.into_iter().find(|length| halves <= length * 2).unwrap_or(last)
}

/// The mark of the portal, where it chose one that is there.
pub(super) fn logo(context: PageContext<'_>) -> Option<LogoView> {
    let site = context.site();
    let logo = site.settings(context.lang()).look.logo.as_ref()?;
    let picture = site.picture(SETTINGS_FILE, logo.src.as_str())?;
    let dark = logo.dark.as_ref().and_then(|src| site.picture(SETTINGS_FILE, src.as_str()));
    Some(LogoView {
        path: context.path(&picture.output),
        dark: dark.map(|picture| context.path(&picture.output)),
        alt: logo.alt.clone(),
        width: picture.size.map(|(width, _)| width),
        height: picture.size.map(|(_, height)| height),
    })
}

/// How wide a text is, in halves of a full-width letter.
pub(super) fn width(text: &str) -> usize {
    let text = &*without_readings(text);
    // Latin letters of system fonts are a little wider than half a kanji; of two the second has the rest.
    let narrow = text.chars().filter(|c| Script::of(*c) == Script::Latin).count();
    let wide = text.chars().count() - narrow;
    wide * 2 + narrow + narrow.div_ceil(6)
}

/// The parts of a name between which a line may end: after a space or a mark, where Latin letters and Japanese
/// meet, and where a word in hiragana or katakana ends and a kanji begins. Never before what ends a word in
/// hiragana (縁だより), since it may be the ending of a verb.
fn pieces(name: &str) -> Vec<&str> {
    let letters: Vec<(usize, char)> = name.char_indices().collect();
    let mut ends: Vec<usize> =
        (1..letters.len()).filter(|at| may_break(&letters, *at)).map(|at| letters[at].0).collect();
    ends.push(name.len());
    let mut start = 0;
    let mut pieces = Vec::new();
    for end in ends {
        pieces.push(&name[start..end]);
        start = end;
    }
    pieces
}

fn may_break(letters: &[(usize, char)], at: usize) -> bool {
    let (before, after) = (letters[at - 1].1, letters[at].1);
    let (left, right) = (Script::of(before), Script::of(after));
    // How many letters of the same script stand before.
    let run = letters[..at].iter().rev().take_while(|(_, letter)| Script::of(*letter) == left).count();
    match (left, right) {
        // Nothing short stands alone in a line.
        _ if at < 2 || letters.len() - at < 2 => false,
        _ if after.is_whitespace() || "・、。）」』】〉》!?！？ー々〜～,.".contains(after) => {
            false
        }
        _ if before.is_whitespace() || "・、。！？〜～".contains(before) => true,
        _ if "）」』】〉》".contains(before) => right != Script::Hiragana,
        _ if "（「『【〈《".contains(after) => true,
        (Script::Hiragana, Script::Kanji) => run > 1 || "のとやへでにをは".contains(before),
        (Script::Hiragana | Script::Kanji | Script::Latin, Script::Katakana)
        | (Script::Katakana | Script::Latin, Script::Kanji)
        | (Script::Latin, Script::Hiragana) => run > 1,
        (Script::Kanji | Script::Hiragana | Script::Katakana, Script::Latin) => after.is_alphabetic(),
        _ => false,
    }
}

/// How a letter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Hiragana,
    Katakana,
    Kanji,
    Latin,
    Other,
}

impl Script {
    const fn of(letter: char) -> Self {
        match letter {
            '\u{3041}'..='\u{309f}' => Self::Hiragana,
            '\u{30a0}'..='\u{30ff}' => Self::Katakana,
            '\u{3005}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Kanji
            }
            '\u{20}'..='\u{24f}' => Self::Latin,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_breaks_between_words_alone() {
        for (name, expected) in [
            ("しおみはら縁だより", "しおみはら/縁だより"),
            ("みおはま縁側", "みおはま/縁側"),
            ("おりかぜ縁結び帖", "おりかぜ/縁結び帖"),
            ("海と山のまち縁結び", "海と/山のまち/縁結び"),
            ("取り組み応援ひろば", "取り組み応援ひろば"),
            ("お茶の間ネットワーク", "お茶の/間ネットワーク"),
            ("青空町アルムナイ・ネット", "青空町/アルムナイ・/ネット"),
            ("汐路県U・Iターンの会", "汐路県/U・/Iターンの会"),
            ("霧坂「縁」の広場", "霧坂/「縁」の/広場"),
            ("Miohama Engawa", "Miohama /Engawa"),
            ("みなと", "みなと"),
            ("", ""),
        ] {
            assert_eq!(pieces(name).join("/"), expected, "{name}");
        }
    }

    #[test]
    fn the_width_of_a_text_is_told_in_half_letters() {
        assert_eq!([width("縁側"), width("はじめのいっぽ"), width("Events"), width("")], [4, 14, 7, 0]);
    }
}
