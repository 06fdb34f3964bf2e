//! A name in kana as it is written in Latin letters: さとう はなこ is Sato Hanako, Satou Hanako,
//! Hanako Satō or Satoh Hanako.

use std::collections::BTreeSet;

use super::fold::is_kana;
use super::name::parts;

/// What stands for a vowel that is held: nothing, the letters of the kana, a line above it, an h.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Left,
    Written,
    Macron,
    H,
}

/// How consonants are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// shi, chi, tsu, fu, and n before all consonants.
    Hepburn,
    /// The same with m before b, m and p, as in passports.
    Passport,
    /// si, ti, tu, hu (訓令式).
    Kunrei,
}

/// The ways to write a reading in Latin letters, in both orders. Where it does not say where the first name begins, every place
/// is tried. None where it holds anything but kana.
pub(super) fn in_letters(reading: &str) -> BTreeSet<String> {
    let mut letters = romanised(reading);
    if parts(reading).is_none() {
        let may_begin = |c: char| !"ぁぃぅぇぉっゃゅょんァィゥェォッャュョンー".contains(c);
        let chars: Vec<char> = reading.chars().filter(|c| is_kana(*c)).collect();
        for at in 2..chars.len().saturating_sub(1) {
            if may_begin(chars[at]) {
                let (family, first): (String, String) =
                    (chars[..at].iter().collect(), chars[at..].iter().collect());
                letters.extend(romanised(&format!("{family} {first}")));
            }
        }
    }
    letters
}

/// The ways to write a name; of a family name and a first name in both orders. None where the name
/// holds anything but kana.
fn romanised(reading: &str) -> BTreeSet<String> {
    let words: Vec<&str> = reading.split(|c: char| c.is_whitespace() || matches!(c, '・' | '･')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let mut names = BTreeSet::new();
    for style in [Style::Hepburn, Style::Passport, Style::Kunrei] {
        for held in [Held::Left, Held::Written, Held::Macron, Held::H] {
            let written: Option<Vec<String>> = words.iter().map(|word| letters(word, style, held)).collect();
            let Some(written) = written else { return BTreeSet::new() };
            if let [family, first] = written.as_slice() {
                names.insert(format!("{first} {family}"));
            }
            names.insert(written.join(" "));
        }
    }
    // One short word is many other words, too.
    names.retain(|name| name.contains(' ') || name.chars().count() > 6);
    names
}

fn letters(word: &str, style: Style, held: Held) -> Option<String> {
    let mut out = String::new();
    let mut doubled = false;
    let mut kana = word.chars().map(hiragana).peekable();
    while let Some(c) = kana.next() {
        if c == 'っ' {
            doubled = true;
            continue;
        }
        if holds(c, out.chars().next_back()) {
            hold(&mut out, c, held);
            continue;
        }
        if c == 'ん' {
            let is_before_lip =
                kana.peek().is_some_and(|next| "ばびぶべぼぱぴぷぺぽまみむめも".contains(*next));
            out.push(if style == Style::Passport && is_before_lip { 'm' } else { 'n' });
            continue;
        }
        let small = kana.next_if(|next| "ゃゅょ".contains(*next));
        let syllable = match small {
            Some(small) => glide(c, small, style)?,
            None => syllable(c, style)?.to_owned(),
        };
        if std::mem::take(&mut doubled) {
            let is_ch = syllable.starts_with("ch");
            out.push(if is_ch { 't' } else { syllable.chars().next()? });
        }
        out.push_str(&syllable);
    }
    Some(out)
}

/// Whether a kana holds the vowel before it: おお, こう, ゆう, ラー.
fn holds(kana: char, before: Option<char>) -> bool {
    matches!((kana, before), ('ー', Some(_)) | ('う' | 'お', Some('o')) | ('う', Some('u')))
}

fn hold(out: &mut String, kana: char, held: Held) {
    let vowel = out.chars().next_back();
    match held {
        Held::Left => {}
        Held::Written => out.push(match kana {
            'う' => 'u',
            'お' => 'o',
            _ => vowel.unwrap_or('o'),
        }),
        Held::Macron => {
            let long = match vowel {
                Some('a') => 'ā',
                Some('i') => 'ī',
                Some('u') => 'ū',
                Some('e') => 'ē',
                _ => 'ō',
            };
            out.pop();
            out.push(long);
        }
        Held::H => out.push(if vowel == Some('o') { 'h' } else { 'u' }),
    }
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// `きょ`: a consonant, a glide and a vowel.
fn glide(kana: char, small: char, style: Style) -> Option<String> {
    let vowel = match small {
        'ゃ' => 'a',
        'ゅ' => 'u',
        _ => 'o',
    };
    let consonant = match (kana, style) {
        ('し', Style::Kunrei) => "sy",
        ('し', _) => "sh",
        ('ち', Style::Kunrei) => "ty",
        ('ち', _) => "ch",
        ('じ' | 'ぢ', Style::Kunrei) => "zy",
        ('じ' | 'ぢ', _) => "j",
        _ => return syllable(kana, style)?.strip_suffix('i').map(|consonant| format!("{consonant}y{vowel}")),
    };
    Some(format!("{consonant}{vowel}"))
}

fn syllable(kana: char, style: Style) -> Option<&'static str> {
    const HEPBURN: [(char, &str); 12] = [
        ('し', "shi"),
        ('ち', "chi"),
        ('つ', "tsu"),
        ('ふ', "fu"),
        ('じ', "ji"),
        ('ぢ', "ji"),
        ('づ', "zu"),
        ('を', "o"),
        ('ゐ', "i"),
        ('ゑ', "e"),
        ('ゔ', "vu"),
        ('ゎ', "wa"),
    ];
    const PLAIN: &str = "あa いi うu えe おo かka きki くku けke こko さsa しsi すsu せse そso たta ちti つtu てte とto \
                         なna にni ぬnu ねne のno はha ひhi ふhu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo \
                         らra りri るru れre ろro わwa がga ぎgi ぐgu げge ごgo ざza じzi ずzu ぜze ぞzo だda ぢzi づzu \
                         でde どdo ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo";
    let hepburn = HEPBURN.iter().find(|(other, _)| *other == kana).map(|(_, letters)| *letters);
    let plain = PLAIN.split_whitespace().find_map(|pair| pair.strip_prefix(kana));
    if style == Style::Kunrei { plain.or(hepburn) } else { hepburn.or(plain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_ways_in_which_people_write_it() {
        let names = romanised("さとう はなこ");
        for name in ["sato hanako", "satou hanako", "satō hanako", "satoh hanako", "hanako sato"] {
            assert!(names.contains(name), "{name}: {names:?}");
        }
        for (reading, name) in [
            ("ホンマ・シンイチ", "homma shinichi"),
            ("ほんま しんいち", "honma siniti"),
            ("はっとり じゅんいちろう", "hattori junichiro"),
            ("おおの ゆうこ", "ono yuko"),
            ("おおの ゆうこ", "oono yuuko"),
            ("ちば きょうこ", "tiba kyoko"),
            ("ほっち だいすけ", "hotchi daisuke"),
        ] {
            assert!(romanised(reading).contains(name), "{reading}: {:?}", romanised(reading));
        }
        assert!(
            romanised("さとう花子").is_empty() && romanised("はな").is_empty() && romanised("").is_empty()
        );
        assert!(romanised("たかはしみどり").contains("takahashimidori"));
    }

    #[test]
    fn a_reading_without_a_space_is_written_in_both_orders() {
        let letters = in_letters("たなかはなこ");
        for name in ["tanaka hanako", "hanako tanaka", "tanakahanako"] {
            assert!(letters.contains(name), "{name}: {letters:?}");
        }
    }
}
