//! Tables that become records of their own.

mod again;
mod calls;
mod columns;
mod same_pages;

use std::collections::BTreeMap;

use super::portal::{Portal, Ran, files_below};

/// A table of jobs as an office keeps it.
const JOBS: &str = "題名,事業者名,契約の種類,掲載開始日,賃金,締切日,申し込みの電話番号,本文,備考\n\
                    魚の箱詰め,浜の店,パート・アルバイト,令和8年4月1日,時給1100円,随時,0300-00-0001,,前任は佐藤\n\
                    朝市の係,汐見町,ボランティア,2026/4/2,,2026/12/15,,\"一行目です。\n二行目です。\",\n";

/// A portal without records, beside which a table lies.
fn portal_with(table: &str, text: impl AsRef<[u8]>) -> Portal {
    let portal = Portal::new("", &[]);
    portal.write(table, text);
    portal
}

/// Imports a table of jobs.
fn import(portal: &Portal, table: &str, options: &[&str]) -> Ran {
    portal.call(&[&["import", table, "--kind", "job"], options].concat())
}

/// The same where it must go well.
#[track_caller]
fn imported(portal: &Portal, table: &str, options: &[&str]) -> Ran {
    let ran = import(portal, table, options);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    ran
}

/// The files below `content` with their texts.
fn content(portal: &Portal) -> BTreeMap<String, String> {
    let files = files_below(&portal.path("content"));
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// The path of the only file in which a text stands.
#[track_caller]
fn file_with(portal: &Portal, text: &str) -> String {
    let files = content(portal);
    let holding: Vec<&String> =
        files.iter().filter(|(_, held)| held.contains(text)).map(|(path, _)| path).collect();
    match holding.as_slice() {
        [only] => format!("content/{only}"),
        others => panic!("{text} stands in {others:?} of {files:#?}"),
    }
}

#[track_caller]
fn read(portal: &Portal, path: &str) -> String {
    std::fs::read_to_string(portal.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The lines of a run that begin with a text, or stand below one that does and are indented further.
fn part<'a>(out: &'a str, begins: &str) -> Vec<&'a str> {
    let mut lines = out.lines().skip_while(|line| !line.starts_with(begins));
    let first = lines.next();
    first.into_iter().chain(lines.take_while(|line| line.starts_with("  "))).collect()
}
