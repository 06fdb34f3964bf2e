//! What every page of every theme fulfils, and what its stylesheet does.

use enishi::render::Tone;

use super::tags::{Tag, tags};

/// What a page must say of itself.
pub(super) struct Expected<'a> {
    /// The language of the page.
    pub(super) lang: &'a str,
    /// The address for search engines, where the page has one.
    pub(super) canonical: Option<String>,
    /// Whether it is a page with a frame; one at a former path only leads on.
    pub(super) framed: bool,
    /// The site's own address, which no link may begin with; none for the page for missing paths, which
    /// does not know the folder that it is shown in.
    pub(super) base_url: Option<&'a str>,
    /// The days on which the state of the record changes: `2026-05-26:closed`.
    pub(super) changes: Vec<String>,
}

/// States of timelines that are no tone: the day of a repeating event is over.
const OTHER_STATES: [&str; 1] = ["passed"];

/// What is wrong with a page.
pub(super) fn of_page(html: &str, expected: &Expected<'_>) -> Vec<String> {
    let tags = tags(html);
    let mut faults = structure(html, &tags, expected);
    faults.extend(expected.base_url.into_iter().flat_map(|base_url| links(&tags, base_url)));
    faults.extend(handlers(&tags));
    faults.extend(timelines(&tags, &expected.changes));
    faults
}

fn structure(html: &str, tags: &[Tag], expected: &Expected<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let named = |name: &str| tags.iter().filter(|tag| tag.name == name).collect::<Vec<_>>();
    for name in ["h1", "main", "title"] {
        let number = named(name).len();
        if number != 1 {
            faults.push(format!("{number} <{name}> instead of one"));
        }
    }
    if named("title").iter().any(|title| html[title.inside..].trim_start().starts_with("</title")) {
        faults.push("an empty <title>".to_owned());
    }
    let lang = named("html").first().and_then(|tag| tag.get("lang"));
    if lang != Some(expected.lang) {
        faults.push(format!("lang of <html> is {lang:?}, not `{}`", expected.lang));
    }
    let is_canonical = |tag: &&Tag| tag.name == "link" && tag.get("rel") == Some("canonical");
    let canonical = tags.iter().find(is_canonical).and_then(|tag| tag.get("href"));
    if canonical != expected.canonical.as_deref() {
        faults.push(format!("canonical is {canonical:?}, not {:?}", expected.canonical));
    }
    let skip = named("a").first().and_then(|link| link.get("href")?.strip_prefix('#'));
    let main = named("main").first().and_then(|main| main.get("id"));
    if expected.framed && (main.is_none() || skip != main) {
        faults.push(format!("the first link leads to {skip:?}, not to <main id> {main:?}"));
    }
    faults
}

/// Links within the site are relative, so that it can be read from any folder.
fn links(tags: &[Tag], base_url: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for tag in tags.iter().filter(|tag| tag.name != "link") {
        for value in ["href", "src", "action"].into_iter().filter_map(|name| tag.get(name)) {
            if value.starts_with('/') || value.starts_with(base_url) {
                faults.push(format!("a link that is not relative: {value}"));
            }
        }
    }
    faults
}

fn handlers(tags: &[Tag]) -> Vec<String> {
    let mut faults = Vec::new();
    for tag in tags {
        for (name, value) in &tag.attributes {
            let runs = name.starts_with("on") || value.trim_start().starts_with("javascript:");
            if runs || name == "style" {
                faults.push(format!("script or style in an attribute: <{} {name}={value}>", tag.name));
            }
        }
    }
    faults
}

/// The states of timelines are those that scripts and styles know, and each change is told.
fn timelines(tags: &[Tag], changes: &[String]) -> Vec<String> {
    let is_known =
        |state: &str| OTHER_STATES.contains(&state) || Tone::ALL.iter().any(|tone| tone.as_str() == state);
    let mut faults = Vec::new();
    let mut told = Vec::new();
    for timeline in tags.iter().filter_map(|tag| tag.get("data-timeline")) {
        for change in timeline.split(' ') {
            let is_change = change
                .split_once(':')
                .is_some_and(|(day, state)| day.parse::<jiff::civil::Date>().is_ok() && is_known(state));
            if !is_change {
                faults.push(format!("no day with a state in data-timeline: {change}"));
            }
            told.push(change);
        }
    }
    for state in tags.iter().filter_map(|tag| tag.get("data-in")).flat_map(|states| states.split(' ')) {
        if !is_known(state) {
            faults.push(format!("no state in data-in: {state}"));
        }
    }
    for change in changes.iter().filter(|change| !told.contains(&change.as_str())) {
        faults.push(format!("no data-timeline tells {change}"));
    }
    faults
}

/// The classes that chips and banners can have: `chip--open`.
fn tone_classes() -> Vec<String> {
    let chips = Tone::ALL.iter().map(|tone| format!("chip--{}", tone.as_str()));
    let banners = Tone::ALL.iter().filter(|tone| tone.has_banner());
    chips.chain(banners.map(|tone| format!("banner--{}", tone.as_str()))).collect()
}

/// Holds the classes in a stylesheet against the tones. `unstyled` are classes that the theme leaves
/// plain on purpose, `own` the text of its templates and scripts, which may use classes of their own.
pub(super) fn of_style(css: &str, unstyled: &[String], own: &str) -> Vec<String> {
    let tones = tone_classes();
    let styled = classes(css);
    let mut faults = Vec::new();
    for class in &tones {
        if !styled.contains(class) && !unstyled.contains(class) {
            faults.push(format!("`.{class}` has no style and is not named as `unstyled` in theme.yaml"));
        }
    }
    for class in unstyled {
        if !tones.contains(class) || styled.contains(class) {
            faults.push(format!(
                "`{class}` is named as `unstyled` in theme.yaml, but is no tone or has a style"
            ));
        }
    }
    for class in styled.iter().filter(|class| !tones.contains(class) && !own.contains(class.as_str())) {
        faults.push(format!("`.{class}` has a style, but nothing has that class"));
    }
    faults
}

/// The classes of chips and banners that a stylesheet names.
fn classes(css: &str) -> Vec<String> {
    let mut classes: Vec<String> = css
        .split('.')
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default())
        .filter(|class| class.starts_with("chip--") || class.starts_with("banner--"))
        .map(str::to_owned)
        .collect();
    classes.sort();
    classes.dedup();
    classes
}

mod of_its_own {
    use super::*;

    const GOOD: &str = "<!doctype html><html lang=ja><head><title>題</title>\
        <link href=\"https://a.example/x.html\" rel=canonical></head><body><a href=#m>本文へ</a>\
        <a href=../b.html>乙</a><main id=m data-timeline=\"2026-05-26:closed\"><h1>題</h1>\
        <p data-in=\"open closing\">甲</p></main></body></html>";

    fn faults(html: &str) -> Vec<String> {
        let canonical = Some("https://a.example/x.html".to_owned());
        let changes = vec!["2026-05-26:closed".to_owned()];
        of_page(
            html,
            &Expected { lang: "ja", canonical, framed: true, base_url: Some("https://a.example/"), changes },
        )
    }

    #[test]
    fn each_fault_of_a_page_is_found() {
        assert_eq!(faults(GOOD), Vec::<String>::new());
        for (right, wrong, fault) in [
            ("<h1>題</h1>", "<h2>題</h2>", "0 <h1> instead of one"),
            ("<h1>題</h1>", "<h1>題</h1><h1>題</h1>", "2 <h1> instead of one"),
            ("<title>題", "<title>", "an empty <title>"),
            ("<title>題</title>", "", "0 <title> instead of one"),
            ("html lang=ja", "html", "lang of <html> is None, not `ja`"),
            ("html lang=ja", "html lang=en", "lang of <html> is Some(\"en\"), not `ja`"),
            (" rel=canonical", "", "canonical is None, not Some(\"https://a.example/x.html\")"),
            ("href=#m", "href=#n", "the first link leads to Some(\"n\"), not to <main id> Some(\"m\")"),
            ("href=../b.html", "href=/b.html", "a link that is not relative: /b.html"),
            (
                "href=../b.html",
                "href=https://a.example/b.html",
                "a link that is not relative: https://a.example/b.html",
            ),
            ("<h1>", "<h1 onclick=a()>", "script or style in an attribute: <h1 onclick=a()>"),
            ("<h1>", "<h1 style=color:red>", "script or style in an attribute: <h1 style=color:red>"),
            (
                "<h1>",
                "<h1 title=\"javascript:a\">",
                "script or style in an attribute: <h1 title=javascript:a>",
            ),
            ("-26:closed\"", "-26:closed x\"", "no day with a state in data-timeline: x"),
            (
                "-26:closed\"",
                "-26:closed 2026-06-01:shut\"",
                "no day with a state in data-timeline: 2026-06-01:shut",
            ),
            ("data-in=\"open closing\"", "data-in=\"opened\"", "no state in data-in: opened"),
            (" data-timeline=\"2026-05-26:closed\"", "", "no data-timeline tells 2026-05-26:closed"),
        ] {
            assert!(GOOD.contains(right), "{right}");
            assert_eq!(faults(&GOOD.replace(right, wrong)), [fault]);
        }
        let two = GOOD.replace("<main id=m", "<main></main><main id=m");
        assert!(faults(&two).contains(&"2 <main> instead of one".to_owned()));
    }

    #[test]
    fn each_fault_of_a_stylesheet_is_found() {
        let css: String =
            tone_classes().iter().map(|class| format!(".{class}, ")).collect::<String>() + "a{}";
        let unstyled = |class: &str| vec![class.to_owned()];
        assert_eq!(of_style(&css, &[], ""), Vec::<String>::new());
        let without = css.replace(".chip--dormant, ", "");
        let fault = "`.chip--dormant` has no style and is not named as `unstyled` in theme.yaml";
        assert_eq!(of_style(&without, &[], ""), [fault]);
        assert_eq!(of_style(&without, &unstyled("chip--dormant"), ""), Vec::<String>::new());
        let fault = "`chip--dormant` is named as `unstyled` in theme.yaml, but is no tone or has a style";
        assert_eq!(of_style(&css, &unstyled("chip--dormant"), ""), [fault]);
        let more = format!("{css}.banner--language{{}}");
        let fault = "`.banner--language` has a style, but nothing has that class";
        assert_eq!(of_style(&more, &[], ""), [fault]);
        assert_eq!(of_style(&more, &[], "<p class=\"banner--language\">"), Vec::<String>::new());
    }
}
