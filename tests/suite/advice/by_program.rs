//! What advice says word for word is written by a program, in all portals of `tests/invalid` at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use rayon::prelude::*;

use super::{Finding, build, findings};
use crate::invalid;

/// The codes whose advice says word for word what is to be written.
pub(super) const CODES: [&str; 11] =
    ["AC305", "AC308", "EN005", "EN021", "EN023", "EN024", "EN025", "EN029", "EN043", "LK401", "LK408"];

/// What is put in the place of what, in a line.
#[derive(Debug)]
struct Edit {
    /// From 1.
    line: usize,
    /// In characters, from 0.
    from: usize,
    to: usize,
    text: String,
    /// Whether the text is a line of its own, behind that line.
    is_new_line: bool,
}

/// The edit that a finding advises in so many words.
fn edit_of(finding: &Finding, lines: &[&str]) -> Option<Edit> {
    let [line, column, end_line, end] = finding.place?;
    let written = lines.get(line - 1)?;
    let length = written.chars().count();
    let help = finding.help.as_str();
    let of_line =
        |from: usize, to: usize, text: String| Some(Edit { line, from, to, text, is_new_line: false });
    let indent = written.chars().take_while(|c| c.is_whitespace()).count();
    let count = || {
        help.split("半角スペース").nth(1)?.trim_start_matches('を').split('つ').next()?.parse::<usize>().ok()
    };
    if finding.code == "EN005" {
        return match () {
            () if help.contains("行の頭の") && help.contains("つ") => {
                of_line(0, indent, " ".repeat(count()?))
            }
            () if help.contains("行の頭の") => of_line(0, indent, String::new()),
            () if help.contains("半角の「:」に直し") => of_line(column - 1, end - 1, ": ".to_owned()),
            () if help.contains("「:」のあとに、半角スペースを1つ") => {
                of_line(end - 1, end - 1, " ".to_owned())
            }
            () if help.contains("半角スペースに置き換えて") => {
                of_line(column - 1, end - 1, " ".to_owned())
            }
            () if help.contains("字下げしてください") => of_line(0, 0, "  ".to_owned()),
            () if help.contains(" と書いてください") => {
                let advised = help.rsplit_once(" と書いてください")?.0;
                let example = ["と、ふつうの文字", "付けて、", "囲んで、"].iter().find_map(|before| {
                    if *before == "と、ふつうの文字" {
                        return Some(advised.split_once("かっこを付けて ")?.1.split_once(" と、")?.0);
                    }
                    Some(advised.split_once(before)?.1)
                })?;
                of_line(indent, length, example.to_owned())
            }
            () => None,
        };
    }
    if finding.code == "EN025" {
        let example = help.split_once("： ")?.1.split('　').next()?;
        let text = filled(example);
        if help.starts_with("値を書いてください") {
            return of_line(indent, length, text);
        }
        let (line, indent) =
            if help.contains("の下に、字下げして") { (line, indent) } else { (line.max(2) - 1, 0) };
        return Some(Edit { line, from: 0, to: 0, text: " ".repeat(indent) + &text, is_new_line: true });
    }
    let quoted = |before: &str| Some(help.split_once(before)?.0.rsplit_once('「')?.1.to_owned());
    let text = quoted("」のことではありませんか")
        .or_else(|| quoted("」のように区切って"))
        .or_else(|| quoted("」と書いてください"))
        .or_else(|| quoted("」を書いてください"))
        .or_else(|| {
            Some(help.split_once("」（")?.0.strip_prefix('「')?.to_owned())
                .filter(|_| help.contains("のことではありませんか"))
        })?;
    if end_line != line {
        return None;
    }
    let span: String = written.chars().skip(column - 1).take(end - column).collect();
    // A link is found as a whole; what it leads to is meant.
    let value = finding.message.split_once('「').and_then(|(_, rest)| Some(rest.split_once('」')?.0));
    let text = match value
        .filter(|value| *value != span && span.contains(*value) && finding.code.starts_with("LK"))
    {
        Some(value) if !text.starts_with("[[") => span.replace(value, &text),
        _ => text,
    };
    of_line(column - 1, end - 1, text)
}

/// An example with its blanks filled as somebody would.
fn filled(example: &str) -> String {
    let mut out = String::new();
    let mut rest = example;
    while let Some((before, after)) = rest.split_once('【') {
        let Some((blank, behind)) = after.split_once('】') else { break };
        out.push_str(before);
        out.push_str(match blank {
            blank if blank.contains("日付") => "2026-05-01",
            blank if blank.contains("日時") => "2026-05-01 10:00",
            blank if blank.contains("半角の数字") => "1",
            blank if blank.contains("true か false") => "true",
            blank if blank.contains("のどれか") => {
                let listed = blank.trim_start_matches("ここに ");
                listed.split('（').next().unwrap_or_default()
            }
            _ => "みなと",
        });
        rest = behind;
    }
    out + rest
}

/// Obeys all advice in the files of a portal that is word for word, and says what was obeyed.
fn obey(portal: &Path, found: &[Finding]) -> Vec<Finding> {
    let mut obeyed = Vec::new();
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in found.iter().filter(|finding| CODES.contains(&finding.code.as_str())) {
        by_file.entry(&finding.path).or_default().push(finding);
    }
    for (path, findings) in by_file {
        let Ok(text) = fs::read_to_string(portal.join(path)) else { continue };
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let written: Vec<&str> = text.lines().collect();
        let edits = findings.into_iter().filter_map(|finding| Some((finding, edit_of(finding, &written)?)));
        let mut edits: Vec<_> = edits.collect();
        // From the end, so that the places of those before stay; of two in one place, one is obeyed.
        edits.sort_by_key(|(_, edit)| std::cmp::Reverse((edit.line, edit.is_new_line, edit.from)));
        let mut done: Option<(usize, usize)> = None;
        for (finding, edit) in edits {
            if edit.is_new_line {
                lines.insert(edit.line, edit.text);
            } else {
                if done.is_some_and(|(line, from)| line == edit.line && from < edit.to) {
                    continue;
                }
                done = Some((edit.line, edit.from));
                let line: Vec<char> = lines[edit.line - 1].chars().collect();
                let before: String = line[..edit.from].iter().collect();
                let behind: String = line[edit.to..].iter().collect();
                lines[edit.line - 1] = before + &edit.text + &behind;
            }
            obeyed.push(finding.clone());
        }
        fs::write(portal.join(path), lines.join("\n") + "\n").expect("the file can be written");
    }
    obeyed
}

/// What is wrong with the advice that the portal of a case gets; the codes that were obeyed are added.
fn fault(case: &str, codes: &Mutex<BTreeSet<String>>) -> Option<String> {
    let portal = invalid::set_up(case);
    let before = findings(&build(portal.path()));
    let obeyed = obey(portal.path(), &before);
    if obeyed.is_empty() {
        return None;
    }
    codes.lock().expect("nobody panicked").extend(obeyed.iter().map(|finding| finding.code.clone()));
    let after = findings(&build(portal.path()));
    let is_same = |a: &Finding, b: &Finding| (&a.path, &a.code, &a.message) == (&b.path, &b.code, &b.message);
    let count = |of: &[Finding], finding: &Finding| of.iter().filter(|other| is_same(other, finding)).count();
    let stays: Vec<_> = obeyed
        .iter()
        .filter(|done| count(&after, done) + count(&obeyed, done) > count(&before, done))
        .collect();
    let new: Vec<_> = after.iter().filter(|found| found.is_error && count(&before, found) == 0).collect();
    let text = |finding: &&Finding| fs::read_to_string(portal.path().join(&finding.path)).unwrap_or_default();
    (!stays.is_empty() || !new.is_empty()).then(|| {
        let files: BTreeSet<String> = stays.iter().chain(&new).map(text).collect();
        format!(
            "== {case}\nstill there: {stays:#?}\nnew: {new:#?}\n{}",
            files.into_iter().collect::<Vec<_>>().join("\n--\n")
        )
    })
}

#[test]
fn what_advice_says_word_for_word_leads_to_no_other_mistake() {
    let codes = Mutex::new(BTreeSet::new());
    let faults: Vec<String> = invalid::cases().par_iter().filter_map(|case| fault(case, &codes)).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n\n"));
    let obeyed = codes.into_inner().expect("nobody panicked");
    assert_eq!(obeyed.iter().map(String::as_str).collect::<Vec<_>>(), CODES, "all of them are tried");
}
