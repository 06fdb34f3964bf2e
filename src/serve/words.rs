//! What the preview says in its own words.

use jiff::civil::Date;

use crate::escape::html;
use crate::locale::Language;
use crate::site::Visibility;

use super::pages::RecordStatus;

/// The language of these texts, as HTML names it.
pub(super) fn tag(language: Language) -> &'static str {
    language.pick("ja", "en")
}

/// A day as people write it.
pub(super) fn day(day: Date, language: Language) -> String {
    match language {
        Language::Ja => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Language::En => {
            const MONTHS: [&str; 12] =
                ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
            let month = usize::try_from(day.month()).ok().and_then(|month| MONTHS.get(month - 1));
            format!("{} {} {}", day.day(), month.unwrap_or(&""), day.year())
        }
    }
}

/// The status of a record, in a word.
pub(super) fn status(visibility: Visibility, language: Language) -> &'static str {
    match visibility {
        Visibility::Public => language.pick("公開中", "public"),
        Visibility::Draft => language.pick("下書き", "draft"),
        Visibility::Review => language.pick("確認中", "in review"),
        Visibility::Scheduled(_) => language.pick("公開前", "not public yet"),
        Visibility::Expired(_) => language.pick("公開終了", "no longer public"),
        Visibility::Withheld => language.pick("非公開", "withheld"),
    }
}

/// From when until when the public sees a record.
pub(super) fn window(facts: &RecordStatus, language: Language) -> String {
    let (from, until) =
        (facts.from.map(|from| day(from, language)), facts.until.map(|until| day(until, language)));
    match (facts.visibility, language) {
        (Visibility::Draft | Visibility::Review, Language::Ja) => "公開サイトには出ません".to_owned(),
        (Visibility::Draft | Visibility::Review, Language::En) => "not on the public site".to_owned(),
        (Visibility::Withheld, Language::Ja) => "同意の範囲外なので出しません".to_owned(),
        (Visibility::Withheld, Language::En) => "the consent does not cover it".to_owned(),
        (_, Language::Ja) => match (from, until) {
            (Some(from), Some(until)) => format!("{from}から{until}まで公開"),
            (Some(from), None) => format!("{from}から公開"),
            (None, Some(until)) => format!("{until}まで公開"),
            (None, None) => "公開期間の定めなし".to_owned(),
        },
        (_, Language::En) => match (from, until) {
            (Some(from), Some(until)) => format!("public from {from} to {until}"),
            (Some(from), None) => format!("public from {from}"),
            (None, Some(until)) => format!("public until {until}"),
            (None, None) => "public without an end".to_owned(),
        },
    }
}

/// Why a record is not shown, and what would show it.
pub(super) fn hidden(facts: &RecordStatus, language: Language) -> (String, &'static str) {
    let drafts = language.pick(
        "プレビューで見るには、--drafts を付けて起動しなおしてください。",
        "To see it in the preview, start it again with --drafts.",
    );
    match (facts.visibility, language) {
        (Visibility::Draft, Language::Ja) => ("まだ下書きです（status: draft）。".to_owned(), drafts),
        (Visibility::Draft, Language::En) => ("It is still a draft (status: draft).".to_owned(), drafts),
        (Visibility::Review, Language::Ja) => ("まだ確認中です（status: review）。".to_owned(), drafts),
        (Visibility::Review, Language::En) => ("It is still in review (status: review).".to_owned(), drafts),
        (Visibility::Scheduled(from), Language::Ja) => {
            (format!("{}から公開されます。", day(from, language)), drafts)
        }
        (Visibility::Scheduled(from), Language::En) => {
            (format!("It will be public from {}.", day(from, language)), drafts)
        }
        (Visibility::Expired(last), Language::Ja) => (
            format!("{}で公開が終わりました。", day(last, language)),
            "また公開するには expires_on を直してください。",
        ),
        (Visibility::Expired(last), Language::En) => (
            format!("It was public until {}.", day(last, language)),
            "To make it public again, change expires_on.",
        ),
        (Visibility::Withheld, Language::Ja) => (
            "本人の同意がウェブへの掲載に及んでいないため、出しません。".to_owned(),
            "同意をいただいたら、consent の media と until を直してください。",
        ),
        (Visibility::Withheld, Language::En) => (
            "The person's consent does not cover the web, so it is withheld.".to_owned(),
            "Once they have agreed, change media and until under consent.",
        ),
        // Such a record is on the site; its page is only elsewhere.
        (Visibility::Public, _) => (status(Visibility::Public, language).to_owned(), ""),
    }
}

/// Why drafts are not shown although drafts are.
pub(super) fn unfinished(titles: &[String], language: Language) -> Option<String> {
    let first = titles.first()?;
    let more = titles.len() - 1;
    Some(match (language, more) {
        (Language::Ja, 0) => format!(
            "下書き「{first}」は、まだ読み取れない項目があるので、表示していません。どこを書けばよいかは、指摘の一覧にあります。"
        ),
        (Language::Ja, more) => format!(
            "下書き「{first}」ほか {more} 件は、まだ読み取れない項目があるので、表示していません。どこを書けばよいかは、指摘の一覧にあります。"
        ),
        (Language::En, 0) => format!(
            "The draft “{first}” is not shown yet, since a field of it cannot be read; the findings say which."
        ),
        (Language::En, more) => format!(
            "The draft “{first}” and {more} more are not shown yet, since fields of theirs cannot be read; the findings say which."
        ),
    })
}

/// Text for HTML, also within double quotes. Control characters, which HTML forbids, become white space.
pub(super) fn escape(text: &str) -> String {
    html::escaped(&text.replace(|c: char| c.is_control() && c != '\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(visibility: Visibility, from: Option<Date>, until: Option<Date>) -> RecordStatus {
        RecordStatus { source: "content/jobs/a.md".into(), visibility, from, until }
    }

    #[test]
    fn windows_read_well() {
        let (may, june) = (Date::constant(2026, 5, 1), Date::constant(2026, 6, 30));
        let check = |from, until, ja: &str, en: &str| {
            let facts = facts(Visibility::Public, from, until);
            assert_eq!(window(&facts, Language::Ja), ja);
            assert_eq!(window(&facts, Language::En), en);
        };
        check(
            Some(may),
            Some(june),
            "2026年5月1日から2026年6月30日まで公開",
            "public from 1 May 2026 to 30 Jun 2026",
        );
        check(Some(may), None, "2026年5月1日から公開", "public from 1 May 2026");
        check(None, Some(june), "2026年6月30日まで公開", "public until 30 Jun 2026");
        check(None, None, "公開期間の定めなし", "public without an end");
        assert_eq!(
            window(&facts(Visibility::Draft, Some(may), None), Language::Ja),
            "公開サイトには出ません"
        );
    }

    #[test]
    fn hidden_records_say_from_when() {
        let may = Date::constant(2026, 5, 1);
        let (why, help) = hidden(&facts(Visibility::Scheduled(may), Some(may), None), Language::Ja);
        assert_eq!(why, "2026年5月1日から公開されます。");
        assert_eq!(help, "プレビューで見るには、--drafts を付けて起動しなおしてください。");
        let (why, _) = hidden(&facts(Visibility::Expired(may), None, Some(may)), Language::En);
        assert_eq!(why, "It was public until 1 May 2026.");
    }

    #[test]
    fn nothing_written_becomes_markup() {
        assert_eq!(escape("<b a=\"'&\u{0}>\n"), "&lt;b a=&quot;'&amp; &gt;\n");
    }
}
