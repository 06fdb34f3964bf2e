//! The rules' words and the rooms that use them fit together.

use std::fs;
use std::path::Path;

use enishi::check::{RULES, Rule};
use enishi::diagnostic::rule;

#[test]
fn every_variant_of_the_words_is_used() {
    let mut program = String::new();
    read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut program);
    let mut unused = Vec::new();
    for code in RULES.iter().map(Rule::code) {
        let rule = rule(code);
        for (part, variants) in [("message", &rule.message), ("help", &rule.help), ("labels", &rule.labels)] {
            let names = variants.keys().filter(|name| *name != "default");
            let without_use = names.filter(|name| !program.contains(&format!("\"{name}\"")));
            unused.extend(without_use.map(|name| format!("{code}: {part}.{name}")));
        }
    }
    assert!(unused.is_empty(), "nobody says these:\n{}", unused.join("\n"));
}

/// The program's text without the room that shows the words, which names none of them.
fn read_all(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("diagnostic") {
            read_all(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&fs::read_to_string(&path).expect("a text"));
        }
    }
}
