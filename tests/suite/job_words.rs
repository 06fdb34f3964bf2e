//! Words of job advertisements that exclude people, on phrases that were judged by hand.

use std::collections::BTreeMap;

use super::portal::Portal;

const JUDGED: &str = include_str!("../job-words/judged.tsv");

/// Of each phrase: its part, by what it excludes, and the phrase.
fn judged() -> Vec<(&'static str, &'static str, &'static str)> {
    let columns = |line: &'static str| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.next()?, columns.next()?))
    };
    JUDGED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| columns(line).expect("three columns"))
        .collect()
}

#[test]
fn phrases_that_exclude_are_told_from_those_that_do_not() {
    let portal = Portal::new("", &[]);
    let judged = judged();
    for (number, (part, _, phrase)) in judged.iter().enumerate() {
        let (title, body) = if *part == "title" { (*phrase, "") } else { ("店の仕事", *phrase) };
        let head =
            format!("title: {title}\nemployer: {{name: 店}}\ncontract: part-time\nposted: 2026-04-01\n");
        portal.write(&format!("content/jobs/j{number:03}.md"), format!("---\n{head}---\n{body}\n"));
    }
    let said = portal.run(&["check", "--format", "json", "--all"]).out;
    let findings: Vec<serde_json::Value> = serde_json::from_str(&said).expect("JSON");
    let mut found: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for finding in &findings {
        let path = finding["path"].as_str().expect("a path");
        let number =
            path.trim_start_matches("content/jobs/j").trim_end_matches(".md").parse().expect("a job");
        let help = finding["help"]["ja"].as_str().unwrap_or_default();
        let law = ["男女雇用機会均等法 5条", "労働施策総合推進法 9条", "職業安定法 5条の5", "職業安定法 3条"];
        let about = law
            .iter()
            .position(|law| help.contains(law))
            .map_or("?", |at| ["sex", "age", "birth", "nationality"][at]);
        if matches!(finding["code"].as_str(), Some("JB121" | "JB122")) {
            found.entry(number).or_default().push(about);
        }
    }
    let mut faults = Vec::new();
    for (number, (part, about, phrase)) in judged.iter().enumerate() {
        let found = found.get(&number).map_or(&[][..], Vec::as_slice);
        let is_right = if *about == "-" { found.is_empty() } else { found.contains(about) };
        if !is_right {
            faults.push(format!("{part} {about} {phrase}: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), judged.len(), faults.join("\n"));
}

#[test]
fn there_are_enough_phrases_of_both_kinds() {
    for (part, least) in [("rule", 57), ("held", 20)] {
        for is_fine in [false, true] {
            let of_kind = |(of, about, _): &&(&str, &str, &str)| *of == part && (*about == "-") == is_fine;
            let count = judged().iter().filter(of_kind).count();
            assert!(count >= least, "{part}: {count}");
        }
    }
}

#[test]
fn of_people_and_what_they_do_the_latter_is_proposed() {
    let portal = Portal::new("", &[]);
    let advised = |title: &str, body: &str| {
        let head =
            format!("title: {title}\nemployer: {{name: 店}}\ncontract: part-time\nposted: 2026-04-01\n");
        portal.write("content/jobs/a.md", format!("---\n{head}---\n{body}\n"));
        let said = portal.run(&["check"]).out;
        let finding = said.split("\n\n").find(|finding| finding.contains("[JB122]")).unwrap_or_default();
        let word = finding.split('「').nth(1).and_then(|rest| rest.split('」').next()).unwrap_or_default();
        let instead = finding.split("直し方: 「").nth(1).and_then(|rest| rest.split('」').next());
        (word.to_owned(), instead.unwrap_or_default().to_owned())
    };
    for (title, body, word, instead) in [
        ("女性事務員2名", "", "女性事務員2名", "事務員2名"),
        ("主婦パート", "", "主婦パート", "パート"),
        ("事務（女性）", "", "女性", "性別は問いません"),
        ("店の仕事", "女性スタッフを募集", "女性スタッフを募集", "スタッフを募集"),
        ("店の仕事", "20代の事務員を募集", "20代の事務員を募集", "事務員を募集"),
        ("店の仕事", "清掃員：男性1名", "男性1名", "性別は問いません"),
        ("店の仕事", "主婦歓迎", "主婦歓迎", "家事や育児と両立したい方を歓迎します"),
    ] {
        let expected = (word.to_owned(), instead.to_owned());
        assert_eq!(advised(title, body), expected);
        // Obeyed to the letter, it ends the finding.
        let obeyed = |text: &str| text.replacen(word, instead, 1);
        assert_eq!(advised(&obeyed(title), &obeyed(body)), (String::new(), String::new()), "{word}");
    }
}
