//! The scripts that a site ships.

use super::portal::Portal;

const GROUP: (&str, &str) = ("content/groups/hama.md", "---\ntitle: 浜の会\nkind: npo\n---\n海を見ます。\n");

/// A script of a portal's own theme.
const OWN: &str = "/*! Hama map 1.2, MIT licence, (c) Hama */\n\
                   // The page is read from above.\n\
                   /** Asks for the map. */\n\
                   window.hama = () => /* @__PURE__ */ new Date();\n";

fn built_scripts() -> Vec<(String, String)> {
    let own = ("themes/ours/assets/hama.js", OWN);
    let built = Portal::new("theme: ours\n", &[GROUP, own]).build(&[]);
    let is_script = |path: &str| path.ends_with(".js") && path != "search/core.js";
    let scripts = built.files.into_iter().filter(|(path, _)| is_script(path));
    // The index is data in UTF-16, made by the program.
    scripts.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

fn comments(script: &str) -> Vec<String> {
    let allocator = oxc_allocator::Allocator::default();
    let kind = oxc_span::SourceType::default().with_script(true);
    let parsed = oxc_parser::Parser::new(&allocator, script, kind).parse();
    assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
    parsed.program.comments.iter().map(|comment| comment.span.source_text(script).to_owned()).collect()
}

#[test]
fn visitors_load_no_comments() {
    let scripts = built_scripts();
    for name in [
        "assets/site.",
        "assets/search-page.",
        "assets/search-words.",
        "assets/shortlist.",
        "search/enishi.js",
        "search/nearest.js",
        "assets/hama.",
    ] {
        assert!(scripts.iter().any(|(path, _)| path.starts_with(name)), "{name} is shipped");
    }
    for (path, script) in scripts.iter().filter(|(path, _)| !path.starts_with("assets/hama.")) {
        assert_eq!(comments(script), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn a_licence_stays_with_the_script_that_it_belongs_to() {
    let scripts = built_scripts();
    let (_, own) = scripts.iter().find(|(path, _)| path.starts_with("assets/hama.")).expect("shipped");
    assert_eq!(comments(own), ["/*! Hama map 1.2, MIT licence, (c) Hama */"]);
}
