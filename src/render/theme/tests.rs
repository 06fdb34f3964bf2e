use std::collections::BTreeSet;

use tera::Context;

use super::*;

fn file(path: &str, text: &str) -> ThemeFile {
    ThemeFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn built_in() -> Files {
    Files::of(BUILT_IN, Vec::new()).expect("readable")
}

#[track_caller]
fn place_and_values(result: Result<Arc<Theme>, Vec<Diagnostic>>) -> String {
    let finding = result.expect_err("a mistake").remove(0);
    told(&finding)
}

fn told(finding: &Diagnostic) -> String {
    let marked = match &finding.location {
        Location::Text(source, span) => &source.text[span.clone()],
        Location::File(_) => "",
    };
    format!("{} {} {:?} {:?}", finding.location.path(), finding.message, marked, finding.values)
}

#[test]
fn every_built_in_template_is_minified() {
    let files = built_in();
    for (name, source) in files.templates() {
        let short = minify::template(source).unwrap_or_else(|| panic!("{name} cannot be minified"));
        assert!(short.len() <= source.len(), "{name} grew");
    }
}

#[test]
fn no_template_holds_words_of_a_language() {
    for (name, source) in built_in().templates() {
        let words = source.chars().find(|c| !c.is_ascii() && *c != '…');
        assert_eq!(words, None, "{name}");
    }
}

#[test]
fn no_template_has_inline_styles_handlers_scripts_or_marks_of_its_own() {
    for (name, source) in built_in().templates() {
        for forbidden in [" style=", " onclick", " onload", "<style", "javascript:"] {
            // Shown at any path, so the style sheet may not be found.
            let is_basic_style = name == "404.html" && forbidden == "<style";
            assert!(is_basic_style || !source.contains(forbidden), "{name} holds {forbidden}");
        }
        // What is searched, the view says: `{{ v.mark }}`.
        assert!(
            !source.contains(" data-search>") && !source.contains(" data-search="),
            "{name} marks by hand"
        );
        let data = source.matches("<script type=\"application/ld+json\"").count();
        assert_eq!(
            source.matches("<script").count() - data,
            source.matches("<script src=").count(),
            "{name}"
        );
    }
}

#[test]
fn every_language_knows_the_same_texts() {
    let keys = |lang| Texts::of(lang, &[]).keys().into_iter().collect::<BTreeSet<_>>();
    let (ja, en, easy) = (keys("ja"), keys("en"), keys("ja-easy"));
    assert_eq!(ja.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(en.difference(&ja).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(easy, ja);
}

#[test]
fn every_text_that_a_template_uses_exists() {
    let texts = Texts::of("ja", &[]);
    for (name, source) in built_in().templates() {
        for key in source.split(" t.").skip(1) {
            let end = key.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').unwrap_or(key.len());
            assert!(texts.node_exists(&key[..end]), "{name} uses t.{}", &key[..end]);
        }
    }
}

#[test]
fn a_portal_replaces_one_template_and_one_text() {
    let theme = Theme::load(
        BUILT_IN,
        vec![
            file("templates/parts/knot.html", "<b>knot</b>"),
            file(
                "templates/404.html",
                "{% extends \"hiroba/404.html\" %}{% block main %}{{ super() }}!{% endblock %}",
            ),
            file("texts/ja.yaml", "not_found:\n  title: 迷子です\n"),
            file("assets/style.css", "a { color: red; }"),
        ],
    )
    .expect("loads");
    let ja = theme.texts("ja");
    assert_eq!((ja.get("not_found.title"), ja.get("not_found.home")), ("迷子です", "ホームへ戻る"));
    assert_eq!(theme.texts("ja-easy").get("not_found.home"), "はじめの ページに もどる");
    assert_eq!(theme.texts("ko").get("not_found.home"), "Back to the home page");
    let style = theme.assets().iter().find(|asset| asset.name == "style.css").expect("a stylesheet");
    assert_eq!(&*style.bytes, b"a{color:red}");
    assert!(theme.asset_path("style.css").starts_with("assets/style."), "{}", theme.asset_path("style.css"));
    let part = theme.render("parts/knot.html", &Context::new()).expect("renders");
    assert_eq!(part, b"<b>knot</b>");
}

#[test]
fn parts_of_a_built_in_asset_are_published_as_one_file_in_order() {
    let theme = Theme::load(BUILT_IN, Vec::new()).expect("loads");
    let names: Vec<_> = theme.assets().iter().map(|asset| asset.name.as_str()).collect();
    let icons = ["icon-180.png", "icon-192.png", "icon-512.png", "icon.ico", "icon.svg"];
    let others = [
        "paper.css",
        "search-page.js",
        "search-words.js",
        "share.png",
        "shortlist.js",
        "site.js",
        "style.css",
    ];
    assert_eq!(names, icons.into_iter().chain(others).collect::<Vec<_>>());
    let style = theme.asset("style.css").expect("a stylesheet");
    let style = std::str::from_utf8(&style.bytes).expect("UTF-8");
    let (first, last) = (style.find(":root{"), style.find("@page"));
    assert!(first.is_some() && first < last, "tokens come first, print last");
}

#[test]
fn a_theme_that_does_not_exist_is_named() {
    assert_eq!(
        place_and_values(Theme::load("hirobo", Vec::new())),
        r#"site.yaml unknown_theme "" {"name": "hirobo"}"#
    );
}

#[test]
fn mistakes_are_told_at_their_place_in_the_theme() {
    let syntax = Theme::load(BUILT_IN, vec![file("templates/404.html", "<p>\n  {% if %}</p>")]);
    assert!(place_and_values(syntax).starts_with(r#"themes/hiroba/templates/404.html syntax "%}""#));
    let filter =
        Theme::load(BUILT_IN, vec![file("templates/404.html", "<p>\n  縁 {{ page.title | uper }}</p>")]);
    assert_eq!(
        place_and_values(filter),
        r#"themes/hiroba/templates/404.html unknown_filter "uper" {"name": "uper"}"#
    );
    let parent = Theme::load(BUILT_IN, vec![file("templates/404.html", "{% extends \"no.html\" %}")]);
    assert_eq!(
        place_and_values(parent),
        r#"themes/hiroba/templates/404.html missing_template "" {"name": "no.html"}"#
    );
    let block = Theme::load(BUILT_IN, vec![file("templates/record.html", "<p>")]);
    let finding = place_and_values(block);
    assert!(
        finding.starts_with(r#"themes/hiroba/templates/record.html missing_block "" {"child": "story.html""#),
        "{finding}"
    );
    let misspelt = "{% extends \"hiroba/404.html\" %}{% block mian %}{% endblock %}";
    assert_eq!(
        place_and_values(Theme::load(BUILT_IN, vec![file("templates/404.html", misspelt)])),
        r#"themes/hiroba/templates/404.html missing_block "mian" {"child": "404.html", "name": "mian", "template": "hiroba/404.html"}"#
    );
    let texts = Theme::load("own", vec![file("texts/ja.yaml", "a: [")]);
    assert!(place_and_values(texts).starts_with("themes/own/texts/ja.yaml syntax"));
}

#[test]
fn a_theme_that_replaces_all_pages_of_a_template_need_not_keep_its_blocks() {
    let files = ["record.html", "story.html"].map(|name| file(&format!("templates/{name}"), "<p>"));
    let theme = Theme::load(BUILT_IN, files.into()).expect("loads");
    assert_eq!(theme.first_template(&["job.html", "record.html"]), "record.html");
}

#[test]
fn an_undefined_value_is_found_when_a_page_is_rendered() {
    let theme =
        Theme::load(BUILT_IN, vec![file("templates/404.html", "<div>\n  <p>{{ page.titel }}</p>\n</div>")])
            .expect("loads");
    let mut context = Context::new();
    context.insert("page", &serde_json::json!({"title": "x"}));
    let finding = theme.render("404.html", &context).expect_err("undefined");
    assert_eq!(
        told(&finding),
        r#"themes/hiroba/templates/404.html undefined "titel" {"name": "titel", "suggestion": "title"}"#
    );
}

#[test]
fn a_theme_that_loops_or_grows_without_end_is_told_at_its_place() {
    let rendered = |page: &str| {
        let theme = Theme::load(BUILT_IN, vec![file("templates/parts/knot.html", page)]).expect("loads");
        told(&theme.render("parts/knot.html", &Context::new()).expect_err("a mistake"))
    };
    let nested = "<p>\n{% for a in range(end=90000) %}{% for b in range(end=90000) %}{% for c in range(end=9) %}{% endfor %}{% endfor %}{% endfor %}";
    let told = rendered(nested);
    assert!(told.starts_with("themes/hiroba/templates/parts/knot.html too_many_turns"), "{told}");
    for doubling in [
        "{% set_global x = x ~ x %}",
        "{% set_global x %}{{ x }}{{ x }}{% endset %}",
        "{% set_global x = [x, x] | join %}",
    ] {
        let doubled =
            format!("{{% set x = 'aaaaaaaa' %}}{{% for a in range(end=60) %}}{doubling}{{% endfor %}}");
        let told = rendered(&doubled);
        assert!(told.starts_with("themes/hiroba/templates/parts/knot.html too_large"), "{doubling}: {told}");
    }
    // Each of these would need a thousand times the memory of its value, before anything could measure it.
    let million =
        "{% set x = 'aaaaaaaaaaaaaaaa' %}{% for a in range(end=16) %}{% set_global x = x ~ x %}{% endfor %}";
    for huge in ["{{ x | replace(from='a', to=x) }}", "{% set y = x | replace(from='a', to=x) %}"] {
        let told = rendered(&format!("{million}{huge}"));
        assert!(told.starts_with("themes/hiroba/templates/parts/knot.html too_large"), "{huge}: {told}");
    }
    let long = "{% set x = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}\
                {% for a in range(end=999000) %}{{ x }}{% endfor %}";
    assert!(
        rendered(&long.replace("999000", "99000").replace("{{ x }}", &"{{ x }}".repeat(10)))
            .contains("too_large")
    );
    let undefined = "{% for a in [1] %}{{ a }}{% endfor %}{{ 港.b }}{{ name }}";
    let told = rendered(&undefined.replace("{{ 港.b }}", ""));
    assert!(told.contains("\"name\""), "the place is that of the source: {told}");
}
