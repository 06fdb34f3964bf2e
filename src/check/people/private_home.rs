//! PR208: the home of a person, or several telephone numbers in the place of one, are on the way to being published.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::at_home;
use super::hints::Hint;
use crate::check::context::{PortalContext, RecordContext, TextContext};
use crate::check::scalars::visible_scalars;
use crate::content::Part;
use crate::content::kinds::Contact;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::markdown::{BlockKind, phone_numbers};

finding! {
    /// Words of a field by which people would come to somebody's home, or do not know where to call.
    enum PR208: People Warning {
        Home { words: String } = "home" / "home",
        Numbers { words: String, count: usize } = "numbers" / "numbers",
        Person { words: String } = "person" / "person",
    }
}

/// Words that say that a number or an address is that of a home.
const AT_HOME: &[&str] = &["（自宅）", "(自宅)", "（自宅", "(自宅", "自宅："];

/// The homes in fields of every record, and the contacts of which nobody knows which number to call.
pub(in crate::check) fn private_home(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let fields = context.record.origin.text_of_fields();
    let contact = context.record.common.contact.as_ref();
    if let Some(words) = contact.filter(|_| context.record.translation.is_none()).and_then(person_alone)
        && !tells_number(context)
    {
        let is_whole = context.tree().at(&["contact", "name"]).is_none();
        let location = context.location_of(if is_whole { &["contact"] } else { &["contact", "name"] });
        findings.push(PR208::Person { words: words.to_owned() }.at(location));
    }
    let contact = contact.and_then(|contact| contact.name.as_deref());
    let may_hold = fields.contains("自宅")
        || at_home::with_its_place(fields).is_some()
        || contact.is_some_and(|name| at_home::named(name).is_some())
        || (fields.contains('方') && care_of(&fields.replace(['\n', '\r'], " ")).is_some())
        || contact.is_some_and(|name| phone_numbers(name).count() > 1);
    // The tree of a record is read again for this, which costs more than all other rules: only where it must.
    if !may_hold {
        return;
    }
    for (path, node) in visible_scalars(context.tree()) {
        let Some(text) = node.as_text().filter(|_| path != ["body"]) else { continue };
        let said = AT_HOME.iter().filter_map(|word| Some((text.find(word)?, word.len())));
        let said =
            said.min_by_key(|(at, length)| (*at, usize::MAX - length)).map(|(at, length)| at..at + length);
        let is_address = matches!(path.last(), Some(&("address" | "name")));
        let named = at_home::named(text).filter(|_| path == ["contact", "name"] || path == ["contact"]);
        let home = said.or_else(|| at_home::with_its_place(text)).or(named);
        let is_apart = |range: &Range<usize>| {
            home.as_ref().is_none_or(|home| home.end <= range.start || range.end <= home.start)
        };
        let household = care_of(text).filter(|range| is_address && is_apart(range));
        for range in [home, household].into_iter().flatten() {
            let words = text[range].trim_start_matches(['（', '(']).trim_end_matches(['（', '(', '：']);
            let is_opened = words.contains(['（', '(']);
            let words = if is_opened { words } else { words.trim_end_matches(['）', ')']) }.to_owned();
            findings.push(PR208::Home { words }.at(context.location_at(&node.span)));
        }
        if path == ["contact", "name"] {
            let count = phone_numbers(text).count();
            if count > 1 {
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                findings.push(PR208::Numbers { words, count }.at(context.location_at(&node.span)));
            }
        }
    }
}

/// Whether a number stands elsewhere in the row of a table: it is there for readers, too.
fn tells_number(context: &RecordContext<'_>) -> bool {
    matches!(context.record.origin.part, Part::Row(..))
        && visible_scalars(context.tree())
            .iter()
            .any(|(_, node)| node.as_text().is_some_and(|text| phone_numbers(text).next().is_some()))
}

/// The contact that says nothing but what is probably the name of a person: 佐久間, 佐久間さん.
fn person_alone(contact: &Contact) -> Option<&str> {
    const LONGEST: usize = 6;
    const SUFFIXES: [&str; 4] = ["さん", "様", "氏", "先生"];
    const OF_OTHERS: [&str; 26] = [
        "の", "家", "会", "課", "係", "局", "室", "店", "館", "院", "校", "社", "団", "組", "庁", "役",
        "担当", "窓口", "代表", "事務", "受付", "各", "本人", "現地", "なし", "未定",
    ];
    let Contact { name, tel, email, url, address } = contact;
    let has_way = tel.is_some() || email.is_some() || url.is_some() || address.is_some();
    let words = name.as_deref().filter(|_| !has_way)?.trim();
    let name = SUFFIXES.iter().find_map(|suffix| words.strip_suffix(suffix)).unwrap_or(words);
    let is_letter =
        |c: char| matches!(c, '々' | ' ' | '\u{3000}' | '\u{3041}'..='\u{3096}' | '\u{3400}'..='\u{9fff}');
    let is_short = (2..=LONGEST).contains(&name.chars().filter(|c| !c.is_whitespace()).count());
    let is_person =
        is_short && name.chars().all(is_letter) && !OF_OTHERS.iter().any(|word| name.contains(word));
    is_person.then_some(words)
}

/// The homes in a text: those with their number or address, in what begins with the sign of a postal code, and in cells that hold an address.
pub(in crate::check) fn private_home_in_text(context: &TextContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.hints.has(Hint::Home) {
        return;
    }
    let text = context.text();
    if context.block.kind != BlockKind::Code
        && text.contains('宅')
        && let Some(range) = at_home::with_its_place(text)
        && let Some(location) = context.location(range.clone())
    {
        findings.push(PR208::Home { words: text[range].to_owned() }.at(location));
    }
    let may_hold = text.contains('方') && context.block.kind != BlockKind::Code;
    let is_cell = context.block.kind == BlockKind::Cell && text.contains(['市', '区', '町', '村', '郡']);
    if may_hold
        && (is_cell || text.contains('〒'))
        && let Some(range) = care_of(text)
        && let Some(location) = context.location(range.clone())
    {
        findings.push(PR208::Home { words: text[range].to_owned() }.at(location));
    }
}

/// `木下方` behind the number of a house, `木下様方` anywhere: the household by which a letter finds somebody. Behind a
/// postal code a space before the name is enough.
fn care_of(text: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    const MANY: [&str; 8] = ["客様", "皆様", "会員様", "奥様", "親御様", "保護者様", "利用者様", "参加者様"];
    const COUNTERS: [char; 12] = ['名', '歳', '才', '年', '人', '分', '回', '日', '時', '月', '丁', '階'];
    text.match_indices('方').find_map(|(at, sign)| {
        let behind = &text[at + sign.len()..];
        let next = behind.chars().next().filter(|c| c.is_alphanumeric());
        if next.is_some_and(|c| !matches!(c, '\u{3041}'..='\u{309f}')) {
            return None;
        }
        let is_name = |c: &char| {
            c.is_alphabetic()
                && !c.is_ascii()
                && !matches!(c, '\u{3041}'..='\u{309f}' | '番' | '地' | '号' | '室')
        };
        let name: usize =
            text[..at].chars().rev().take_while(is_name).take(LONGEST + 1).map(char::len_utf8).sum();
        let name = at - name..at;
        let letters = text[name.clone()].chars().count();
        let before = text[..name.start].trim_end_matches([' ', '\u{3000}']);
        let is_house = before.ends_with(|c: char| {
            "番地号室".contains(c) || std::iter::once(c).nfkc().next().is_some_and(|c| c.is_ascii_digit())
        });
        // 前方 and the like are directions, and 3名様方 is counted.
        let is_direction = ["前", "後", "北", "南", "東", "西", "夕", "両"].contains(&&text[name.clone()]);
        let is_counted = before.len() == name.start && text[name.clone()].starts_with(COUNTERS);
        let is_name = (1..=LONGEST).contains(&letters) && !is_direction && !is_counted;
        let is_polite = text[name.clone()].strip_suffix('様').is_some_and(|name| !name.is_empty())
            && !is_counted
            && !MANY.iter().any(|many| text[..at].ends_with(many));
        let is_posted = text[..name.start].contains('〒')
            && before.len() < name.start
            && (2..5).contains(&letters)
            && !before.ends_with('字');
        (is_polite || (is_house && next.is_none() || is_posted) && is_name)
            .then_some(name.start..at + sign.len())
    })
}

#[cfg(test)]
mod tests {
    use super::{care_of, person_alone};
    use crate::content::kinds::Contact;

    #[test]
    fn a_person_is_told_from_offices() {
        for (name, is_person) in [
            ("佐久間", true),
            ("田村さん", true),
            ("佐久間 一", true),
            ("企画課", false),
            ("港の会", false),
            ("世話役", false),
            ("未定", false),
            ("佐久間 03-0000-0001", false),
        ] {
            let contact = Contact { name: Some(name.to_owned()), ..Contact::default() };
            assert_eq!(person_alone(&contact).is_some(), is_person, "{name}");
        }
    }

    #[test]
    fn a_household_is_told_from_directions_and_places() {
        for (text, expected) in [
            ("篠坂市港町9 木下方", "木下方"),
            ("港町９番地　佐藤様方", "佐藤様方"),
            ("港町1-2木下方（2階）", "木下方"),
            ("港町3丁目2番1号 木下 方", ""),
            ("港町9 前方", ""),
            ("枚方市1-2", ""),
            ("大字北方", ""),
            ("土日の夕方", ""),
            ("駅から徒歩5分、北の方", ""),
            ("20歳以上の方", ""),
            ("65歳以上 の方", ""),
            ("3名様方", ""),
            ("9時夕方", ""),
            ("〒000-0000 篠坂市港町 木下様方", "木下様方"),
            ("篠坂市港町 木下様方", "木下様方"),
            ("〒000-0000　篠坂市港町　木下方", "木下方"),
            ("〒000-0000 篠坂市 大字 北方", ""),
            ("〒000-0000 篠坂市港町 夕方まで", ""),
            ("篠坂市港町 木下方", ""),
            ("お客様方", ""),
            ("会員様方の席", ""),
        ] {
            assert_eq!(care_of(text).map_or("", |range| &text[range]), expected, "{text}");
        }
    }
}
