//! The registry holds every rule once, and every finding has exactly the wording that it needs.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::check_record;
use super::context::{PortalContext, RecordContext, TextContext};
use super::registry::{RULES, Rule, Scope};
use crate::content::{Kind, Portal, PrivateColumns, SiteSettings, TREES_READ, read_file};
use crate::diagnostic::finding::{Case, Text, Texts};
use crate::diagnostic::{Diagnostic, Finding as _, Severity, Variants, finding, rule_codes, rule_text, view};
use crate::locale::{Language, LocalizedText};

#[test]
fn every_rule_stands_once_and_in_order() {
    let codes: Vec<_> = RULES.iter().map(Rule::code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    let written: BTreeSet<_> = rule_codes().collect();
    let registered: BTreeSet<_> = codes.iter().map(|code| code.as_str()).collect();
    assert_eq!(written, registered, "content/rules and the registry");
}

#[test]
fn rules_that_depend_on_the_day_only_warn() {
    for rule in RULES {
        let depends_on_the_day = rule.scopes.iter().any(|scope| matches!(scope, Scope::Day(..)));
        let may_fail = rule.code().severity() == Severity::Error;
        assert!(!(depends_on_the_day && may_fail), "{}", rule.code());
    }
}

#[test]
fn rules_are_raised_where_they_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for rule in RULES {
        assert!(!rule.scopes.is_empty(), "{} is raised nowhere", rule.code());
        for scope in rule.scopes {
            let Scope::Reading(module) = scope else { continue };
            let path = root.join(module.replace("::", "/"));
            assert!(path.is_dir() || path.with_extension("rs").is_file(), "{}: {module}", rule.code());
        }
    }
}

/// All pairs of message and help that a finding can have, with the placeholders that they may use.
fn cases(texts: Texts) -> Vec<(Case, Vec<&'static str>)> {
    match texts {
        Texts::Together(cases) => cases.iter().map(|case| (*case, case.fields.to_vec())).collect(),
        Texts::Apart { messages, helps } => {
            let pair = |(message, help): (&Text, &Text)| {
                let fields = [message.fields, help.fields].concat();
                (Case { message: message.name, help: help.name, fields: &[] }, fields)
            };
            messages.iter().flat_map(|m| helps.iter().map(move |h| (m, h))).map(pair).collect()
        }
    }
}

fn placeholders(words: &LocalizedText) -> BTreeSet<String> {
    let of = |text: &str| {
        let parts = text.split('{').skip(1);
        parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
    };
    of(&words.ja).into_iter().chain(of(&words.en)).collect()
}

#[test]
fn every_finding_has_the_wording_that_it_needs_and_no_other() {
    let mut faults = Vec::new();
    for registered in RULES {
        let (code, shape, rule) = (registered.code(), registered.shape, rule_text(registered.code()));
        let mut used = BTreeSet::new();
        let (mut messages, mut helps) = (BTreeSet::new(), BTreeSet::new());
        let mut declared: BTreeSet<_> = shape.fields.iter().copied().collect();
        for (case, fields) in cases(shape.texts) {
            declared.extend(&fields);
            messages.insert(case.message);
            helps.insert(case.help);
            let texts = [("message", case.message, &rule.message), ("help", case.help, &rule.help)];
            for (part, name, variants) in texts {
                let Some(words) = variants.get(name) else {
                    faults.push(format!("{code}: {part}.{name} is not in its file"));
                    continue;
                };
                for name_of_value in placeholders(words) {
                    let given = shape.fields.iter().chain(&fields).any(|field| *field == name_of_value);
                    if !given {
                        faults
                            .push(format!("{code}: {part}.{name} names {name_of_value}, which is not given"));
                    }
                    used.insert(name_of_value);
                }
            }
        }
        for words in rule.labels.values() {
            used.extend(placeholders(words));
        }
        let unused = declared.iter().filter(|field| !used.contains(**field));
        faults.extend(unused.map(|field| format!("{code}: no text names {field}")));
        let written = |variants: &Variants| variants.keys().cloned().collect::<BTreeSet<_>>();
        let known = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
        for (part, variants, names) in [
            ("message", &rule.message, messages),
            ("help", &rule.help, helps),
            ("labels", &rule.labels, shape.labels.iter().copied().collect()),
        ] {
            let (written, known) = (written(variants), known(names));
            faults.extend(
                written.difference(&known).map(|name| format!("{code}: {part}.{name} is never used")),
            );
            faults.extend(known.difference(&written).map(|name| format!("{code}: {part}.{name} is missing")));
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn portal_of(text: &str) -> Portal {
    let content =
        read_file(Kind::Event, "content/events/a.md", text.as_bytes().to_vec(), &PrivateColumns::default());
    assert_eq!(content.diagnostics, []);
    Portal::assemble(SiteSettings::default(), &[Arc::new(content)], Vec::new()).0
}

fn found(rules: &[Rule], portal: &Portal) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let record = RecordContext::new(&portal.records[0]);
    check_record(rules, &PortalContext::new(portal), &record, &mut findings);
    findings
}

#[test]
fn the_fields_of_a_record_are_read_again_once_at_most_however_many_findings_it_has() {
    for (fields, findings, times) in [
        // Where the fields at the top stand is noted.
        (
            "title: 朝市\nstarts: 2026-05-02\nends: 2026-05-01\npublish_on: 2026-05-02\nexpires_on: 2026-05-01\n\
             repeat: FREQ=WEEKLY;UNTIL=20260501\n",
            3,
            0,
        ),
        // Words are looked for in every field.
        ("title: ｱｻ市\nsummary: 当該の市\nstarts: 2026-05-02\n", 2, 1),
    ] {
        let portal = portal_of(&format!("---\n{fields}---\n"));
        let before = TREES_READ.get();
        assert_eq!(found(RULES, &portal).len(), findings, "{fields}");
        assert_eq!(TREES_READ.get() - before, times, "{fields}");
    }
}

finding! {
    /// A word that a rule on words looks for.
    struct AC399: Accessibility Warning { word: String }
}

fn forbidden_word(context: &TextContext<'_>, findings: &mut Vec<Diagnostic>) {
    for (at, word) in context.text().match_indices("看護婦") {
        let location = context.location(at..at + word.len());
        findings.extend(location.map(|location| AC399 { word: word.to_owned() }.at(location)));
    }
}

#[test]
fn a_rule_on_words_points_to_the_words_in_the_file() {
    const RULE: &[Rule] = &[Rule::of::<AC399>(&[Scope::Text(&[Kind::Event], forbidden_word)])];
    let text = "---\ntitle: 朝市\nstarts: 2026-05-02\n---\n## 看護婦の集い\n\n- 元**看護**婦も来ます\n";
    let findings = found(RULE, &portal_of(text));
    let marked: Vec<_> =
        findings.iter().map(|finding| &text[finding.location.span().expect("a range")]).collect();
    assert_eq!(marked, ["看護婦", "看護**婦"]);
}

#[test]
fn explains_every_code_in_both_languages() {
    for code in RULES.iter().map(Rule::code) {
        for language in [Language::Ja, Language::En] {
            let text = view::explain(code, language);
            assert!(text.starts_with(code.as_str()), "{text}");
            assert!(!text.contains("\n\n\n") && text.ends_with('\n'), "{text}");
        }
    }
}
