//! Full texts of all views.

mod explain;
mod human;

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::findings::{
    AC301, AC301Help, AC301Message, EN005, EN006, EN006Label, EN021, EN021Help, EN021Message, EN042,
    EN042Label, LK404, LK404Variant,
};
use crate::diagnostic::{Finding as _, Location, SourceText, Span, finding};

finding! {
    /// As `check` declares it.
    struct EN028: Structure Error {
        first: String,
        first_label: String,
        first_value: String,
        second: String,
        second_label: String,
        second_value: String,
    }
    labels EN028Label { First = "first" }
}

finding! {
    /// As `check` declares it, with the one help that is shown here.
    struct EN043: Structure Error { kind: &'static str, id: String }
    help EN043Help { DidYouMean { suggestion: String } = "did_you_mean" }
    labels EN043Label { Target = "target" }
}

finding! {
    /// As `check` declares it.
    struct LK405: Links Notice {}
}

const JOB: &str = "---\r\ntitle: 朝市の手伝い\r\n募集： 3名\u{1b}[31m\r\n\tclosess: 2026-05-31\r\n\
                   publish_on: 2026-05-01\r\nexpires_on: 2025-06-30\r\ngroups: shiokase";

fn source(path: &str, text: &str) -> Arc<SourceText> {
    Arc::new(SourceText::new(path, text))
}

fn place(source: &Arc<SourceText>, marked: &str) -> Location {
    let start = source.text.find(marked).expect("the marked text is there");
    Location::Text(source.clone(), start..start + marked.len())
}

fn file(path: &str) -> Location {
    Location::File(path.into())
}

fn colon(job: &Arc<SourceText>) -> Diagnostic {
    EN005::FullwidthColon.at(place(job, "："))
}

fn unknown(job: &Arc<SourceText>, key: &str) -> Diagnostic {
    let help = EN021Help::DidYouMean { suggestion: "closes".into() };
    let message = EN021Message::Top { kind: "job" };
    EN021 { key: key.to_owned(), message, help }.at(place(job, "closess"))
}

fn order(job: &Arc<SourceText>) -> Diagnostic {
    let finding = EN028 {
        first: "publish_on".into(),
        first_label: "公開開始日".into(),
        first_value: "2026-05-01".into(),
        second: "expires_on".into(),
        second_label: "公開終了日".into(),
        second_value: "2025-06-30".into(),
    };
    finding.at_labelled(place(job, "2025-06-30"), [(EN028Label::First, place(job, "2026-05-01"))])
}

fn clash() -> Diagnostic {
    let other = (EN042Label::Other, file("content/jobs/b/x.md"));
    EN042 { id: "x".into(), kind: "job" }.at_labelled(file("content/jobs/a/x.md"), [other])
}

fn reference(job: &Arc<SourceText>) -> Diagnostic {
    let group = source("content/groups/shiokaze.md", "---\ntitle: しおかぜ会\n---\n");
    let help = EN043Help::DidYouMean { suggestion: "shiokaze".into() };
    let finding = EN043 { kind: "group", id: "shiokase".into(), help };
    finding.at_labelled(place(job, "shiokase"), [(EN043Label::Target, place(&group, "しおかぜ会"))])
}

fn human(diagnostics: &[Diagnostic], language: Language) -> String {
    render(diagnostics, Format::Human, language, false)
}

#[test]
fn short_is_a_line_each() {
    let job = source("content/jobs/朝市.md", JOB);
    let evil = unknown(&job, "a\nb\u{1b}[2J");
    assert_eq!(
        render(&[evil, clash()], Format::Short, Language::Ja, true),
        "\
content/jobs/朝市.md:4:2: error[EN021]: 「仕事」に「a␊b␛[2J」という項目はありません。
content/jobs/a/x.md: error[EN042]: 「仕事」に、同じ ID「x」の記事が2つあります。
"
    );
}

#[test]
fn github_escapes() {
    let job = source("content/jobs/a,b:c.md", JOB);
    let evil = unknown(&job, "100%\n::error::x");
    assert_eq!(
        render(&[evil, LK405 {}.at(file("site.yaml"))], Format::Github, Language::En, false),
        "\
::error file=content/jobs/a%2Cb%3Ac.md,line=4,col=2,title=EN021::unknown field `100%25␊::error::x` in job%0Adid you mean `closes`?
::notice file=site.yaml,title=LK405::`base_url` is missing, so `sitemap.xml`, `robots.txt`, canonical and hreflang links, pictures for sharing, feeds, links for sharing and QR codes are left out%0Aonce you know the public address, add a line such as `base_url: https://example.jp/alumni/`
"
    );
}

#[test]
fn json_has_everything() {
    let text = "𠮷: shiokase";
    let job = source("content/jobs/a.md", text);
    assert_eq!(
        render(&[reference(&job)], Format::Json, Language::Ja, false),
        r#"[
  {
    "code": "EN043",
    "severity": "error",
    "path": "content/jobs/a.md",
    "line": 1,
    "column": 4,
    "endLine": 1,
    "endColumn": 12,
    "columnUtf16": 5,
    "endColumnUtf16": 13,
    "message": {
      "ja": "「仲間の会」に、ID が「shiokase」の記事はありません。",
      "en": "there is no group with the id `shiokase`"
    },
    "help": {
      "ja": "「shiokaze」のことではありませんか。",
      "en": "did you mean `shiokaze`?"
    },
    "labels": [
      {
        "path": "content/groups/shiokaze.md",
        "line": 2,
        "column": 8,
        "endLine": 2,
        "endColumn": 13,
        "columnUtf16": 8,
        "endColumnUtf16": 13,
        "text": {
          "ja": "似た ID の記事はここにあります",
          "en": "a record with a similar id is here"
        }
      }
    ]
  }
]
"#
    );
    assert_eq!(render(&[], Format::Json, Language::Ja, false), "[]\n");
}

#[test]
fn overlay_escapes() {
    let page = source("<a>.md", "x <script>alert('1')</script> \u{202e}&");
    let found = LK404 { what: "<script>".into(), variant: LK404Variant::Html };
    let found = found.at(place(&page, "<script>"));
    let html = overlay(&[found], Language::Ja);
    let body = html.split_once("</style>").expect("a style").1;
    assert_eq!(
        body,
        "<details open><summary>警告 1 件</summary><ol>\
         <li class=\"enishi-warning\"><p><b>警告</b> <span>LK404</span> \
         HTML の「&lt;script&gt;」は、安全のためページから取り除かれます。</p>\
         <p><code>&lt;a&gt;.md:1:3</code></p>\
         <pre tabindex=\"0\">x <mark>&lt;script&gt;</mark>alert('1')&lt;/script&gt; \u{fffd}&amp;</pre>\
         <p><b>直し方</b> この部分を消してください。動画や地図は、そのページへのリンク（https://…）で案内できます。</p>\
         </li></ol></details></section>"
    );
    assert_eq!(overlay(&[], Language::En), "");
    let clash = overlay(&[clash()], Language::Ja);
    assert!(clash.contains("<p>もう1つはここです: <code>content/jobs/b/x.md</code></p>"), "{clash}");
}

#[test]
fn overlay_stays_short() {
    let many = vec![clash(); 1234];
    let html = overlay(&many, Language::En);
    assert!(html.contains("<summary>1234 errors</summary>"), "{html}");
    assert_eq!(html.matches("<li ").count(), 50);
    assert!(
        html.ends_with("</ol><p>1184 more: enishi check shows them all.</p></details></section>"),
        "{html}"
    );
}

#[test]
fn summaries() {
    let warning = AC301 { src: "a.jpg".into(), message: AC301Message::Missing, help: AC301Help::Default }
        .at(file("a.md"));
    let error = clash();
    let all = [error.clone(), error.clone(), error, warning];
    assert_eq!(summary(&all, Language::Ja), "エラー 3 件、警告 1 件");
    assert_eq!(summary(&all, Language::En), "3 errors, 1 warning");
    assert_eq!(human(&[], Language::Ja), "直すところは見つかりませんでした\n");
    assert_eq!(human(&[], Language::En), "nothing to mend\n");
}

#[test]
fn thousands_of_findings_in_one_long_line_take_no_time() {
    let text = "あ".repeat(1_000_000);
    let line = source("a.csv", &text);
    let at = |n: usize| EN006 { key: String::new() }.at(Location::Text(line.clone(), n * 300..n * 300 + 3));
    let many: Vec<_> = (0..10_000).map(at).collect();
    let began = std::time::Instant::now();
    let lines = render(&many, Format::Short, Language::En, false).lines().count();
    assert_eq!(lines, 10_000);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

proptest! {
    #[test]
    fn no_input_makes_a_view_panic_or_act_on_the_terminal(
        text in "(?s).{0,200}",
        spans in prop::collection::vec((0usize..700, 0usize..700), 1..4),
        other in "(?s).{0,50}",
    ) {
        let file = source("a.md", &text);
        let places: Vec<_> = spans.iter().map(|&(a, b)| Location::Text(file.clone(), Span { start: a, end: b })).collect();
        let mut d = EN006 { key: text.clone() }.at(places[0].clone());
        for label in &places[1..] {
            d = d.label(EN006Label::First, label.clone());
        }
        d = d.label(EN006Label::First, Location::Text(source(&other, &other), 0..9));
        d = d.label(EN006Label::First, Location::File(text));
        for language in [Language::Ja, Language::En] {
            for format in [Format::Human, Format::Short, Format::Github] {
                let shown = render(std::slice::from_ref(&d), format, language, false);
                let acts = |c: char| c.is_control() && c != '\n';
                prop_assert!(!shown.contains(acts), "{shown:?}");
            }
            render(std::slice::from_ref(&d), Format::Human, language, true);
            let html = overlay(std::slice::from_ref(&d), language);
            prop_assert!(html.ends_with("</section>"));
        }
        render(&[d], Format::Json, Language::Ja, false);
    }
}
