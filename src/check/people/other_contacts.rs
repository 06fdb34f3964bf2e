//! PR209: in the text of a group, a number or a mail address that is not its own and seems to be somebody's.

use std::ops::Range;

use super::at_home;
use super::hints::Hint;
use super::private_details::{PR209, mail_addresses, notice};
use crate::check::context::TextContext;
use crate::content::Part;
use crate::diagnostic::{Diagnostic, Finding as _};
use crate::markdown::phone_numbers;

/// What says that a number is that of an office, a shop or the like, which readers may call.
const OFFICES: [&str; 51] = [
    "課",
    "係",
    "局",
    "役場",
    "役所",
    "支所",
    "庁",
    "センター",
    "館",
    "室",
    "窓口",
    "病院",
    "医院",
    "クリニック",
    "学校",
    "大学",
    "園",
    "協議会",
    "組合",
    "会社",
    "店",
    "ホテル",
    "旅館",
    "民宿",
    "銀行",
    "会場",
    "施設",
    "図書",
    "観光",
    "案内",
    "タクシー",
    "バス",
    "駅",
    "警察",
    "消防",
    "保健所",
    "予約",
    "事務所",
    "本部",
    "支部",
    "団体",
    "クラブ",
    "チーム",
    "FAX",
    "ファクス",
    "ファックス",
    "救急",
    "相談",
    "商工会",
    "の会",
    "社協",
];
/// What numbers begin with that nobody has at home.
const FREE: [&str; 3] = ["0120", "0800", "0570"];
/// Where anybody has a mail address.
const FOR_ANYBODY: [&str; 9] = [
    "gmail.com",
    "yahoo.co.jp",
    "outlook.com",
    "outlook.jp",
    "hotmail.com",
    "icloud.com",
    "docomo.ne.jp",
    "ezweb.ne.jp",
    "softbank.ne.jp",
];

/// The numbers and addresses in a text of a group that the group's fields do not give, where they give others.
pub(in crate::check) fn contacts_of_others(context: &TextContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.hints.has_any(&[Hint::Zero, Hint::At]) {
        return;
    }
    let text = context.text();
    let origin = &context.record.record.origin;
    // The fields of a row hold its text as well.
    if !matches!(origin.part, Part::Yaml(_)) || OFFICES.iter().any(|office| text.contains(office)) {
        return;
    }
    // A home is told by itself (PR208).
    let home = at_home::with_its_place(text);
    let is_at_home = |range: &Range<usize>| {
        home.as_ref().is_some_and(|home| home.start < range.end && range.start < home.end)
    };
    let fields = || origin.text_of_fields();
    let mut found = Vec::new();
    let mut own_numbers = None;
    for (range, dialled) in phone_numbers(text) {
        let own: &Vec<String> =
            own_numbers.get_or_insert_with(|| phone_numbers(fields()).map(|(_, dialled)| dialled).collect());
        let is_mobile = ["070", "080", "090"].iter().any(|code| dialled.starts_with(code));
        let is_free = FREE.iter().any(|code| dialled.starts_with(code));
        let is_others = !own.is_empty() && !own.contains(&dialled) && !is_at_home(&range);
        if is_others && !is_mobile && !is_free {
            let words = text[range.clone()].to_owned();
            found.push((PR209::OtherTelephone { words }, range));
        }
    }
    if text.contains(['@', '＠']) {
        let own: Vec<&str> = mail_addresses(fields()).map(|range| &fields()[range]).collect();
        let host = |mail: &str| mail.split(['@', '＠']).nth(1).unwrap_or_default().to_lowercase();
        for range in mail_addresses(text) {
            let mail = &text[range.clone()];
            let is_own = own.iter().any(|own| {
                own.eq_ignore_ascii_case(mail)
                    || host(own) == host(mail) && !FOR_ANYBODY.contains(&&*host(mail))
            });
            if !own.is_empty() && !is_own {
                found.push((PR209::OtherMail { words: mail.to_owned() }, range));
            }
        }
    }
    for (finding, range) in found {
        if let Some(location) = context.location(range) {
            findings.push(notice(finding.at(location)));
        }
    }
}
