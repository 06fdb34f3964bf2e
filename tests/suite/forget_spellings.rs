//! A person is found in whichever letters and signs a name is typed, and nobody else is.

use serde_json::Value;

use super::portal::Portal;

fn page(body: &str) -> String {
    format!("---\ntitle: 港の話\n---\n{body}\n")
}

/// What `forget` says of a name in a portal with a page: the code of the verification, and each place in short.
fn said(name: &str, body: &str) -> (Option<i32>, Vec<String>) {
    let portal = Portal::new("", &[("content/pages/a.md", &page(body))]);
    let ran = portal.run(&["forget", name, "--verify", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let sign = |trace: &Value| if trace["sure"] == true { "" } else { "?" };
    let place = |trace: &Value| format!("{}:{}{}", trace["line"], trace["column"], sign(trace));
    let traces = document["traces"].as_array().expect("traces").iter().map(place).collect();
    (ran.code, traces)
}

#[test]
fn marks_of_letters_apostrophes_and_hyphens_hide_nobody() {
    for (name, body) in [
        ("Jean Pierre O'Neill", "Jean Pierre O’Neill さんの話。"),
        ("Jean Pierre O'Neill", "Jean‐Pierre O&rsquo;Neill さんの話。"),
        ("Jean Pierre O’Neill", "Jean-Pierre O'Neill さんの話。"),
        ("Jean-Pierre O'Neill", "O\\'Neill, Jean Pierre さんの話。"),
        ("Jean-Pierre Dupont", "Dupont Jean–Pierre さんの話。"),
        ("Élodie Léger", "Elodie Leger さんの話。"),
        ("Elodie Leger", "ÉLODIE LÉGER さんの話。"),
        ("Elodie Leger", "&Eacute;lodie Le\u{301}ger さんの話。"),
    ] {
        assert_eq!(said(name, body).0, Some(1), "{name}: {body}");
        assert!(!said(name, body).1.is_empty(), "{name}: {body}");
    }
    for (name, body) in [
        ("Jean Pierre O'Neill", "Jean Pierre O’Neil さんと Neill さんの話。"),
        ("Jean Neill", "Jean O’Neill さんの話。"),
        ("Elodie Leger", "Elodie Légère と Mélodie Leger さんの話。"),
    ] {
        assert_eq!(said(name, body), (Some(0), Vec::new()), "{name}: {body}");
    }
}

