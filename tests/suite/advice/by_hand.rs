//! `tests/advice/obeyed.txt`: what somebody did who obeyed the advice.
//!
//! `=== CODE` begins a case. Below it, `@said …` is the part of the advice that is obeyed; `@before PATH`
//! the text of a file with the mistake (`@bytes PATH cp932`: in that encoding); `@after PATH` the text after
//! it was obeyed, nothing for a file that is gone; `@shows PAGE TEXT` what the page then shows.
//! `@informs CODE REASON` names a code whose advice is not obeyed here.

use std::fs;
use std::path::Path;

use encoding_rs::SHIFT_JIS;
use rayon::prelude::*;

use super::{build, findings, write};

const SETTINGS: &str = "title: 例の広場\nbase_url: https://minato.example/\n";

#[derive(Debug, Default)]
pub(super) struct Cases {
    pub(super) cases: Vec<Case>,
    /// Codes and reasons.
    pub(super) informs: Vec<(String, String)>,
}

#[derive(Debug, Default)]
pub(super) struct Case {
    pub(super) code: String,
    said: String,
    files: Vec<File>,
    shows: (String, String),
}

#[derive(Debug)]
struct File {
    path: String,
    is_after: bool,
    is_cp932: bool,
    text: String,
}

impl Cases {
    pub(super) fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/advice/obeyed.txt");
        let text = fs::read_to_string(path).expect("the cases");
        let mut all = Self::default();
        for line in text.lines() {
            if let Some(code) = line.strip_prefix("=== ") {
                all.cases.push(Case { code: code.to_owned(), ..Case::default() });
            } else if let Some(rest) = line.strip_prefix("@informs ") {
                let (code, reason) = rest.split_once(' ').expect("a reason");
                all.informs.push((code.to_owned(), reason.to_owned()));
            } else if let Some(case) = all.cases.last_mut() {
                case.take(line);
            }
        }
        assert!(all.cases.len() > 50, "{} cases", all.cases.len());
        all
    }
}

impl Case {
    fn take(&mut self, line: &str) {
        let file = |path: &str, is_after, is_cp932| File {
            path: path.to_owned(),
            is_after,
            is_cp932,
            text: String::new(),
        };
        if let Some(said) = line.strip_prefix("@said ") {
            said.clone_into(&mut self.said);
        } else if let Some(path) = line.strip_prefix("@before ") {
            self.files.push(file(path, false, false));
        } else if let Some(path) = line.strip_prefix("@bytes ").and_then(|rest| rest.strip_suffix(" cp932")) {
            self.files.push(file(path, false, true));
        } else if let Some(path) = line.strip_prefix("@after ") {
            self.files.push(file(path, true, false));
        } else if let Some((page, text)) = line.strip_prefix("@shows ").and_then(|rest| rest.split_once(' '))
        {
            self.shows = (page.to_owned(), text.to_owned());
        } else if let Some(file) = self.files.last_mut().filter(|_| self.shows.0.is_empty()) {
            file.text.push_str(line);
            file.text.push('\n');
        }
    }

    /// What is wrong with the advice of a case.
    fn fault(&self) -> Option<String> {
        let portal = tempfile::tempdir().expect("a folder");
        write(portal.path(), "site.yaml", SETTINGS.as_bytes());
        fs::create_dir_all(portal.path().join("content")).expect("a folder");
        self.write(portal.path(), false);
        let before = findings(&build(portal.path()));
        let said = |finding: &super::Finding| finding.code == self.code && finding.help.contains(&self.said);
        let fault = |what: &str, found: &dyn std::fmt::Debug| {
            Some(format!("{} 「{}」: {what}: {found:#?}", self.code, self.said))
        };
        let Some(advised) = before.iter().find(|finding| said(finding)) else {
            return fault("nobody says so", &before);
        };
        self.write(portal.path(), true);
        let build = build(portal.path());
        let after = findings(&build);
        let stays = |finding: &&super::Finding| {
            finding.is_error || (finding.code == self.code && finding.message == advised.message)
        };
        let staying: Vec<_> = after.iter().filter(stays).collect();
        if !staying.is_empty() {
            return fault("is still found when it was obeyed", &staying);
        }
        let (page, text) = &self.shows;
        let bytes = build.themed().ok().and_then(|themed| Some(themed.bytes(page).ok()??.into_owned()));
        let html = String::from_utf8(bytes.unwrap_or_default()).expect("UTF-8");
        (!html.contains(text))
            .then(|| format!("{} 「{}」: {page} does not show {text}: {html}", self.code, self.said))
    }

    fn write(&self, root: &Path, is_after: bool) {
        for file in self.files.iter().filter(|file| file.is_after == is_after) {
            if is_after && file.text.trim().is_empty() {
                fs::remove_file(root.join(&file.path)).expect("the file was there");
                let folder = root.join(&file.path);
                // An empty folder is gone, too, when its last file was moved.
                drop(fs::remove_dir(folder.parent().expect("a folder")));
                continue;
            }
            let bytes = if file.is_cp932 {
                SHIFT_JIS.encode(&file.text).0.into_owned()
            } else {
                file.text.clone().into_bytes()
            };
            write(root, &file.path, &bytes);
        }
    }
}

#[test]
fn what_was_done_by_hand_mends_the_mistake_and_shows() {
    let mut cases = Cases::read().cases;
    cases.retain(|case| crate::made_mistakes::can_make(&case.code));
    let faults: Vec<String> = cases.par_iter().filter_map(Case::fault).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n\n"));
}
