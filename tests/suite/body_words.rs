//! Sentences as volunteers write them, judged by hand: what the rules on words say of them, and of which they are quiet.

use std::collections::BTreeMap;

use super::portal::Portal;

const JUDGED: &str = include_str!("../body-words/judged.tsv");

#[test]
fn of_sentences_of_volunteers_is_said_what_was_judged() {
    let portal = Portal::new("", &[]);
    let lines = JUDGED.lines().filter(|line| !line.starts_with('#'));
    let judged: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once('\t')).collect();
    for (number, (_, sentence)) in judged.iter().enumerate() {
        let path = format!("content/pages/s{number:03}.md");
        portal.write(&path, format!("---\ntitle: 会の話\n---\n{sentence}\n"));
    }
    let said = portal.run(&["check", "--format", "json", "--all"]).out;
    let findings: Vec<serde_json::Value> = serde_json::from_str(&said).expect("JSON");
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for finding in &findings {
        let [path, code] = [&finding["path"], &finding["code"]].map(|text| text.as_str().unwrap_or_default());
        found.entry(path).or_default().push(code);
    }
    let mut faults = Vec::new();
    for (number, (code, sentence)) in judged.iter().enumerate() {
        let path = format!("content/pages/s{number:03}.md");
        let mut codes = found.get(path.as_str()).cloned().unwrap_or_default();
        codes.dedup();
        let expected = if *code == "-" { Vec::new() } else { vec![*code] };
        if codes != expected {
            faults.push(format!("{code} {sentence}: {codes:?}"));
        }
    }
    assert!(
        faults.is_empty() && judged.len() > 60,
        "{} of {}:\n{}",
        faults.len(),
        judged.len(),
        faults.join("\n")
    );
}
