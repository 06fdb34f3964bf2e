//! The toolbar at the bottom of each page: its record, who sees it, and what the checks found.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::pages::{Pages, RecordStatus};
use super::snapshot::Snapshot;
use super::words::{self, escape};
use super::{fields_page, look_page};
use crate::diagnostic::{Diagnostic, Location, Severity, view};
use crate::locale::Language;
use crate::site::Visibility;

/// The HTML of a page's toolbar: the errors that keep the site from being published, and the status
/// line. `more` was found only when this page was rendered; `note` is a sentence about this answer.
pub(super) fn toolbar(
    snapshot: &Snapshot,
    path: &str,
    more: &[Diagnostic],
    note: &str,
    language: Language,
) -> String {
    let (Some(shown), Some(latest)) = (snapshot.shown(), snapshot.latest.as_ref()) else {
        return String::new();
    };
    let facts = shown.record_at(path).or_else(|| shown.hidden_at(path));
    let findings = || more.iter().chain(latest.diagnostics());
    let errors: Vec<Diagnostic> =
        findings().filter(|finding| finding.severity == Severity::Error).cloned().collect();
    let mut bar = String::new();
    if !errors.is_empty() {
        bar.push_str(&overlay(&errors, language));
    }
    let here =
        facts.as_ref().map(|facts| findings().filter(|finding| concerns(finding, &facts.source)).collect());
    let page = ToolbarContent { path, facts, here: here.unwrap_or_default(), all: findings().count() };
    bar.push_str(&status_line(shown.as_ref(), &page, &notes(snapshot, note, language), language));
    bar
}

/// What the status line is made from.
struct ToolbarContent<'a> {
    /// The output path of the page.
    path: &'a str,
    /// The status of the page's record, where it has one.
    facts: Option<RecordStatus>,
    /// The findings about it.
    here: Vec<&'a Diagnostic>,
    /// The number of findings in the whole site.
    all: usize,
}

fn overlay(errors: &[Diagnostic], language: Language) -> String {
    let close = language.pick("閉じる", "Close");
    format!(
        "<div class=\"enishi-overlay\">{}<button type=\"button\" class=\"enishi-close\" hidden>{close}</button></div>",
        view::overlay(errors, language),
    )
}

fn notes(snapshot: &Snapshot, note: &str, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    if snapshot.is_behind() {
        notes.push(
            language
                .pick(
                    "エラーがあるので、その前の内容を表示しています。",
                    "There are errors; this is what the site was before them.",
                )
                .to_owned(),
        );
    }
    if !note.is_empty() {
        notes.push(note.to_owned());
    }
    if let Some(latest) = snapshot.latest.as_ref().filter(|latest| latest.shows_drafts()) {
        notes.extend(words::unfinished(&latest.unfinished_drafts(), language));
    }
    notes
}

fn status_line(shown: &dyn Pages, page: &ToolbarContent<'_>, notes: &[String], language: Language) -> String {
    let facts = page.facts.as_ref();
    let mut parts = Vec::new();
    if let Some(facts) = facts {
        let (class, status) = (class(facts.visibility), words::status(facts.visibility, language));
        parts.push(format!("<strong class=\"enishi-status {class}\">{status}</strong>"));
        parts.push(format!("<span>{}</span>", words::window(facts, language)));
    }
    let day = words::day(shown.day(), language);
    parts.push(match language {
        Language::Ja => format!("<span>{day}時点の表示</span>"),
        Language::En => format!("<span>as of {day}</span>"),
    });
    if shown.shows_drafts() {
        parts.push(format!("<span>{}</span>", language.pick("下書きも表示中", "with drafts")));
    }
    if facts.is_some() {
        parts.push(format!("<span class=\"enishi-count\">{}</span>", count_here(page.here.len(), language)));
    }
    let notes: Vec<String> =
        notes.iter().map(|note| format!("<p class=\"enishi-note\">{}</p>", escape(note))).collect();
    format!(
        "{}<details class=\"enishi-strip\"><summary>{}</summary><div>{}</div></details>\
         <p class=\"enishi-lost\" role=\"status\" hidden>{}</p>",
        notes.concat(),
        parts.join(" "),
        day_form(shown.day(), page.path, language) + &more(facts, &page.here, page.all, language),
        language.pick("プレビューとの接続が切れています。", "The preview does not answer."),
    )
}

/// Where another day is chosen.
fn day_form(day: Date, path: &str, language: Language) -> String {
    let label = language.pick("ほかの日の表示を見る", "See another day");
    let (go, back) =
        (language.pick("表示", "Show"), language.pick("もとの日に戻す", "Back to the first day"));
    let to = escape(&format!("/{path}"));
    format!(
        "<form class=\"enishi-day\" action=\"/__enishi/day\"><label>{label} \
         <input type=\"date\" name=\"day\" value=\"{day}\" required></label>\
         <input type=\"hidden\" name=\"to\" value=\"{to}\"> <button>{go}</button> \
        <a href=\"/__enishi/day?to={to}\">{back}</a></form>"
    )
}

/// Whether a finding is located in a file, or has a label there.
fn concerns(finding: &Diagnostic, source: &str) -> bool {
    finding.location.path() == source || finding.labels.iter().any(|label| label.location.path() == source)
}

const fn class(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "enishi-public",
        Visibility::Draft | Visibility::Review | Visibility::Scheduled(_) => "enishi-early",
        Visibility::Expired(_) | Visibility::Withheld => "enishi-over",
    }
}

fn count_here(count: usize, language: Language) -> String {
    match (count, language) {
        (0, Language::Ja) => "指摘なし".to_owned(),
        (n, Language::Ja) => format!("指摘 {n}件"),
        (0, Language::En) => "no findings".to_owned(),
        (1, Language::En) => "1 finding".to_owned(),
        (n, Language::En) => format!("{n} findings"),
    }
}

fn more(facts: Option<&RecordStatus>, here: &[&Diagnostic], all: usize, language: Language) -> String {
    let mut more = String::new();
    if let Some(facts) = facts {
        let name = language.pick("元のファイル", "Source file");
        write!(more, "<p>{name} <code>{}</code></p>", escape(&facts.source)).expect("a string takes all");
    }
    if !here.is_empty() {
        let items: String = here.iter().map(|finding| item(finding, language)).collect();
        write!(more, "<ol>{items}</ol>").expect("a string takes all");
    }
    let (text, link) = match (all, language) {
        (0, Language::Ja) => ("サイト全体に直すところはありません。".to_owned(), ""),
        (0, Language::En) => ("Nothing to mend in the whole site.".to_owned(), ""),
        (n, Language::Ja) => (format!("サイト全体では{n}件の指摘があります。"), "すべて見る"),
        (n, Language::En) => (format!("In the whole site: {n}."), "See all"),
    };
    let link =
        if link.is_empty() { String::new() } else { format!(" <a href=\"/__enishi/findings\">{link}</a>") };
    write!(more, "<p>{text}{link}</p>").expect("a string takes all");
    let helpers = [fields_page::link(facts, language), look_page::link(language)];
    write!(more, "<p>{}</p>", helpers.join(" ・ ")).expect("a string takes all");
    more
}

fn item(finding: &Diagnostic, language: Language) -> String {
    let help = finding.help_in(language).unwrap_or_default();
    format!(
        "<li><b>{}</b> {}{} {} {}</li>",
        finding.severity.word(language),
        finding.code,
        line(&finding.location, language),
        escape(&finding.message_in(language)),
        escape(&help),
    )
}

fn line(place: &Location, language: Language) -> String {
    if let Some(cell) = place.workbook_cell() {
        return format!(" {}", escape(&cell.to_string()));
    }
    let Some(line) = view::line_number(place) else { return String::new() };
    match language {
        Language::Ja => format!(" {line}行目"),
        Language::En => format!(" line {line}"),
    }
}
