//! What was checked by machine, on how much, what was found, and what was left on purpose.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::words::Words;
use crate::check::{LooksAt, RULES, Rule};
use crate::content::{CheckSetting, Kind, Level};
use crate::diagnostic::view::{places, summary};
use crate::diagnostic::{Code, Diagnostic, Group, Severity, rule_text};
use crate::pipeline::SiteBuild;

/// How many findings of a rule are written out.
const MOST_FINDINGS: usize = 10;

/// What is said of the checks.
#[derive(Debug, Serialize)]
pub(super) struct Checked {
    /// How much was looked at, in a sentence.
    pub looked_at: String,
    /// What was found, in a sentence.
    pub summary: String,
    /// Of how many rules something was found, in a sentence.
    pub rules: String,
    /// Whether the site cannot be published as it is.
    pub errors: Option<String>,
    pub found: Vec<Found>,
    pub groups: Vec<OfGroup>,
    pub off: Vec<Reasoned>,
    pub accepted: Vec<Reasoned>,
}

/// What a rule found.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    pub code: &'static str,
    pub severity: &'static str,
    pub title: &'static str,
    pub count: usize,
    pub lines: Vec<Line>,
    pub more: Option<String>,
}

/// A finding in a line.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub place: String,
    pub message: String,
}

/// The rules of a group.
#[derive(Debug, Serialize)]
pub(super) struct OfGroup {
    pub name: &'static str,
    pub rules: Vec<OfRule>,
}

/// A rule: what it looked at and what it found.
#[derive(Debug, Serialize)]
pub(super) struct OfRule {
    pub code: &'static str,
    pub title: &'static str,
    pub looked_at: String,
    pub result: String,
}

/// Something that was left on purpose.
#[derive(Debug, Serialize)]
pub(super) struct Reasoned {
    pub what: String,
    pub place: Option<String>,
    pub reason: String,
}

/// How much there is to look at.
struct Amounts {
    of_kind: BTreeMap<Kind, usize>,
    files: usize,
    outputs: usize,
}

pub(super) fn checked(build: &SiteBuild, words: Words) -> Checked {
    let amounts = Amounts::of(build);
    let findings = &build.diagnostics;
    let has_errors = build.has_errors();
    Checked {
        looked_at: amounts.sentence(build, words),
        summary: if findings.is_empty() {
            words.get("found_none").to_owned()
        } else {
            summary(findings, words.0)
        },
        rules: words.say(
            "rules_found",
            &[
                ("rules", &RULES.len()),
                ("n", &findings.iter().map(|finding| finding.code).collect::<BTreeSet<_>>().len()),
            ],
        ),
        errors: has_errors.then(|| words.get("found_errors").to_owned()),
        found: found(findings, words),
        groups: groups(build, &amounts, words),
        off: off(build, words),
        accepted: accepted(build, words),
    }
}

fn found(findings: &[Diagnostic], words: Words) -> Vec<Found> {
    let mut of_code: BTreeMap<(Severity, Code), Vec<&Diagnostic>> = BTreeMap::new();
    for finding in findings {
        of_code.entry((finding.severity, finding.code)).or_default().push(finding);
    }
    let of_rule = |((severity, code), findings): ((Severity, Code), Vec<&Diagnostic>)| {
        let shown = &findings[..findings.len().min(MOST_FINDINGS)];
        let places = places(shown.iter().map(|finding| &finding.location));
        let line = |(place, finding): (String, &&Diagnostic)| Line {
            place: place_in_words(place, words),
            message: finding.message_in(words.0),
        };
        let more = findings.len() - shown.len();
        Found {
            code: code.as_str(),
            severity: severity.word(words.0),
            title: rule_text(code).title.get(words.0),
            count: findings.len(),
            lines: places.into_iter().zip(shown).map(line).collect(),
            more: (more > 0).then(|| words.say("found_more", &[("n", &more)])),
        }
    };
    of_code.into_iter().map(of_rule).collect()
}

fn groups(build: &SiteBuild, amounts: &Amounts, words: Words) -> Vec<OfGroup> {
    let names = [
        (Group::Jobs, "group_jobs"),
        (Group::People, "group_people"),
        (Group::Accessibility, "group_words"),
        (Group::Links, "group_links"),
        (Group::Structure, "group_structure"),
    ];
    let of_group = |(group, name): (Group, &str)| OfGroup {
        name: words.get(name),
        rules: RULES
            .iter()
            .filter(|rule| rule.code().group() == group)
            .map(|rule| OfRule {
                code: rule.code().as_str(),
                title: rule_text(rule.code()).title.get(words.0),
                looked_at: amounts.of_rule(rule, words),
                result: result(build, rule.code(), words),
            })
            .collect(),
    };
    names.into_iter().map(of_group).collect()
}

/// What came of a rule.
fn result(build: &SiteBuild, code: Code, words: Words) -> String {
    if setting_of(build, code).is_some_and(|setting| setting.level == Level::Off) {
        return words.get("result_off").to_owned();
    }
    let found = build.diagnostics.iter().filter(|finding| finding.code == code).count();
    let accepted = build.accepted.iter().filter(|accepted| accepted.finding.code == code).count();
    let key = if accepted > 0 { "result_accepted" } else { "result" };
    words.say(key, &[("found", &found), ("accepted", &accepted)])
}

fn setting_of(build: &SiteBuild, code: Code) -> Option<&CheckSetting> {
    build.site.portal.settings.main.checks.get(code.as_str()).filter(|_| code.is_configurable())
}

/// The rules that are off, or weigh something else than usual.
fn off(build: &SiteBuild, words: Words) -> Vec<Reasoned> {
    let of_rule = |rule: &Rule| {
        let code = rule.code();
        let setting = setting_of(build, code)?;
        let key = match setting.level {
            Level::Off => "left_off",
            Level::Warn => "left_warn",
            Level::Error => "left_error",
        };
        let title = rule_text(code).title.get(words.0);
        Some(Reasoned {
            what: words.say(key, &[("code", &code), ("title", &title)]),
            place: None,
            reason: setting.reason().unwrap_or(words.get("no_reason")).to_owned(),
        })
    };
    RULES.iter().filter_map(of_rule).collect()
}

fn accepted(build: &SiteBuild, words: Words) -> Vec<Reasoned> {
    let places = places(build.accepted.iter().map(|accepted| &accepted.finding.location));
    let of = places.into_iter().zip(build.accepted.iter()).map(|(place, accepted)| Reasoned {
        what: format!("{} {}", accepted.finding.code, accepted.finding.message_in(words.0)),
        place: Some(place_in_words(place, words)),
        reason: accepted.reason.clone(),
    });
    of.collect()
}

impl Checked {
    /// Whether rules are off or weigh something else, or findings were accepted.
    pub(super) const fn has_left_something(&self) -> bool {
        !self.off.is_empty() || !self.accepted.is_empty()
    }
}

/// `content/jobs/a.md:6:64` with the line in words.
fn place_in_words(place: String, words: Words) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = place.rsplit_once(':').filter(|(_, column)| is_number(column));
    let parts = parts.and_then(|(path, _)| path.rsplit_once(':')).filter(|(_, line)| is_number(line));
    match parts {
        Some((path, line)) => words.say("place_line", &[("path", &path), ("line", &line)]),
        None => place,
    }
}

impl Amounts {
    fn of(build: &SiteBuild) -> Self {
        let portal = &build.site.portal;
        let mut of_kind = BTreeMap::new();
        let written = portal.records.iter().chain(&portal.translations).chain(&portal.unread);
        for record in written.filter(|record| portal.keys.contains_key(record.key())) {
            *of_kind.entry(record.kind()).or_default() += 1;
        }
        Self { of_kind, files: portal.paths.len(), outputs: build.outputs.iter().count() }
    }

    fn sentence(&self, build: &SiteBuild, words: Words) -> String {
        let kinds: Vec<String> = self
            .of_kind
            .iter()
            .map(|(kind, count)| {
                words.say("amount_of_kind", &[("kind", &super::kind_name(*kind, words.0)), ("n", count)])
            })
            .collect();
        let pages = build.outputs.page_count();
        words.say(
            "looked_at",
            &[
                ("day", &super::day(build.site.day, words.0)),
                ("files", &self.files),
                ("records", &self.of_kind.values().sum::<usize>()),
                ("kinds", &words.list(&kinds)),
                ("pages", &pages),
                ("rules", &RULES.len()),
            ],
        )
    }

    /// On how much a rule looked.
    fn of_rule(&self, rule: &Rule, words: Words) -> String {
        let looks: Vec<LooksAt> = rule.looks_at().collect();
        let kinds = looks.iter().filter_map(|looks| match looks {
            LooksAt::Records(kinds) => Some(*kinds),
            _ => None,
        });
        let kinds: BTreeSet<Kind> = kinds.flatten().copied().collect();
        if !kinds.is_empty() {
            let count: usize = kinds.iter().filter_map(|kind| self.of_kind.get(kind)).sum();
            let name = match kinds.iter().next() {
                Some(kind) if kinds.len() == 1 => super::kind_name(*kind, words.0),
                _ => words.get("amount_records"),
            };
            return words.say("amount", &[("what", &name), ("n", &count)]);
        }
        let (name, count) = match looks.first() {
            Some(LooksAt::Outputs) => ("amount_outputs", self.outputs),
            Some(LooksAt::Portal) => return words.get("amount_portal").to_owned(),
            _ => ("amount_files", self.files),
        };
        words.say("amount", &[("what", &words.get(name)), ("n", &count)])
    }
}
