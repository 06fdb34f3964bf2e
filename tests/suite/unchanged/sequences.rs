//! Random edits of a portal, of its output and of what it keeps: whatever comes before a build, it gives what a build
//! of the same portal gives that was never built before.
//!
//! `ENISHI_SEQUENCES=500` runs so many sequences, `ENISHI_SEED=2` others.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{STAMPS, elsewhere, portal, set_time, write_without_time};
use crate::portal::{Portal, files_below};

/// How many sequences are tried where nothing else is asked for.
const SEQUENCES: u64 = 12;
/// How many builds a sequence has.
const BUILDS: u64 = 4;

/// The files that are edited, with what may stand in them: of some the same number of bytes, one of them an error.
const EDITED: &[(&str, &[&str])] = &[
    (
        "content/groups/hama.md",
        &[
            "---\ntitle: 浜の会\nkind: npo\n---\n海を見ます。\n",
            "---\ntitle: 浜の会\nkind: npo\n---\n山を見ます。\n",
            "---\ntitle: 浜の会\nkind: nope\n---\n海を見ます。\n",
        ],
    ),
    (
        "content/pages/about.md",
        &[
            "---\ntitle: この場所\n---\n![港の朝](/pictures/port.svg)\n",
            "---\ntitle: この場所\nstatus: draft\n---\n本文\n",
            "---\ntitle: あの場所\n---\n[こちら](/index.html)\n",
        ],
    ),
    ("content/pages/later.md", &["---\ntitle: 秋の便り\npublish_on: 2026-09-01\n---\n本文\n"]),
    ("content/groups/hama.en.md", &["---\ntitle: Beach Club\n---\nWe watch the sea.\n"]),
    ("themes/hiroba/assets/extra.css", &[".brand{letter-spacing:.1em}", ".brand{letter-spacing:.2em}"]),
    (
        "static/pictures/port.svg",
        &[
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4"/></svg>"#,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="6" height="4"/></svg>"#,
        ],
    ),
    ("site.en.yaml", &["title: Harbour\n", "title: Beaches\n"]),
];

/// Files with their bytes, by path.
type Files = BTreeMap<String, Vec<u8>>;
/// The arguments of a call.
type Call = &'static [&'static str];

/// The ways to build.
const CALLS: &[Call] = &[
    &["build"],
    &["build"],
    &["build"],
    &["build", "--drafts"],
    &["build", "--lang", "en"],
    &["build", "--as-of", "2026-09-02"],
];

/// What a build gave, without what depends on builds before it and on where the portal is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
    files: Files,
}

struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// A portal that is edited and built again and again.
struct Walk {
    portal: Portal,
    random: Random,
    /// By the files of a portal and the call.
    cold: HashMap<(Files, Call), Outcome>,
    /// Former stamps and former outputs.
    kept: Vec<(&'static str, Files)>,
}

#[expect(clippy::disallowed_methods, reason = "how long people let it run")]
fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn whatever_comes_before_a_build_it_gives_the_same() {
    let seed = number("ENISHI_SEED", 1);
    let random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut walk = Walk { portal: portal(), random, cold: HashMap::new(), kept: Vec::new() };
    for sequence in 0..number("ENISHI_SEQUENCES", SEQUENCES) {
        let mut done = Vec::new();
        for _ in 0..BUILDS {
            for _ in 0..walk.random.below(3) {
                done.push(walk.edit());
            }
            let call = *walk.random.of(CALLS);
            done.push(call.join(" "));
            walk.build(call, &format!("seed {seed}, sequence {sequence}: {done:#?}"));
        }
    }
}

impl Walk {
    fn build(&mut self, call: Call, context: &str) {
        let cold = self.cold(call);
        let warm = outcome(&self.portal, call);
        assert_eq!((warm.code, &warm.out, &warm.err), (cold.code, &cold.out, &cold.err), "{context}");
        if cold.code == Some(0) {
            let differ = |path: &&String| warm.files.get(*path) != cold.files.get(*path);
            let paths: Vec<_> = warm.files.keys().chain(cold.files.keys()).filter(differ).collect();
            assert!(paths.is_empty(), "{paths:?} differ\n{context}");
        }
    }

    fn cold(&mut self, call: Call) -> Outcome {
        let elsewhere = elsewhere(&self.portal);
        let key = (files_below(&elsewhere.path("")), call);
        self.cold.entry(key).or_insert_with(|| outcome(&elsewhere, call)).clone()
    }

    /// Changes something, and says what.
    fn edit(&mut self) -> String {
        let (file, texts) = *self.random.of(EDITED);
        let (path, text) = (self.portal.path(file), *self.random.of(texts));
        match self.random.below(12) {
            0..4 => self.portal.write(file, text),
            4 if path.exists() => {
                write_without_time(&path, text.as_bytes());
                return format!("{file}, without its time: {text}");
            }
            5 if path.exists() => {
                fs::remove_file(&path).expect("removed");
                return format!("{file} removed");
            }
            6 if path.exists() => {
                let days = u64::try_from(self.random.below(30_000)).expect("small");
                set_time(&path, SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400));
                return format!("{file} of another day");
            }
            7 => {
                let title = *self.random.of(&["みなと", "はまべ"]);
                let zone = *self.random.of(&["Asia/Tokyo", "UTC"]);
                let settings = format!(
                    "title: {title}\nlanguages: [ja, en]\ntime_zone: {zone}\nbase_url: https://a.example/\n"
                );
                self.portal.write("site.yaml", &settings);
                return settings;
            }
            8 => return self.damage("public"),
            9 => return self.damage(STAMPS),
            10 => {
                let folder = *self.random.of(&["public", STAMPS]);
                let files = all_below(&self.portal.path(folder));
                self.kept.push((folder, files));
                return format!("{folder} kept");
            }
            11 if !self.kept.is_empty() => {
                let (folder, files) = self.random.of(&self.kept).clone();
                let _ = fs::remove_dir_all(self.portal.path(folder));
                for (path, bytes) in files {
                    self.portal.write(&format!("{folder}/{path}"), bytes);
                }
                return format!("{folder} as it was");
            }
            _ => return "nothing".to_owned(),
        }
        format!("{file}: {text}")
    }

    /// Damages or removes one file of a folder.
    fn damage(&mut self, folder: &str) -> String {
        let files: Vec<_> = all_below(&self.portal.path(folder)).into_iter().collect();
        // A damaged manifest stops every build, since it says which files are whose.
        let files: Vec<_> = files.into_iter().filter(|(path, _)| path != ".enishi-output.json").collect();
        if files.is_empty() {
            return "nothing".to_owned();
        }
        let (path, mut bytes) = self.random.of(&files).clone();
        let disk = self.portal.path(&format!("{folder}/{path}"));
        match self.random.below(4) {
            0 => fs::remove_file(&disk).expect("removed"),
            1 => fs::write(&disk, &bytes[..bytes.len() / 2]).expect("written"),
            2 => fs::write(&disk, [&bytes[..], b"x"].concat()).expect("written"),
            _ => {
                let at = self.random.below(bytes.len().max(1));
                bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= 1);
                write_without_time(&disk, &bytes);
            }
        }
        format!("{folder}/{path} damaged")
    }
}

fn all_below(folder: &Path) -> Files {
    if folder.is_dir() { files_below(folder) } else { BTreeMap::new() }
}

fn outcome(portal: &Portal, call: &[&str]) -> Outcome {
    let ran = portal.run(call);
    let root = portal.path("").canonicalize().expect("a folder");
    // Never shown to people, as Windows gives it back.
    let root = root.to_string_lossy().trim_start_matches(r"\\?\").to_owned();
    let here = |text: &str| without_differences(&text.replace(&*root, "DIR"));
    let files = all_below(&portal.path("public"));
    Outcome { code: ran.code, out: here(&ran.out), err: here(&ran.err), files }
}

/// What was said, but for what is new and gone since the build before.
fn without_differences(text: &str) -> String {
    const DIFFERENCES: [&str; 6] = [
        "新しいファイル: ",
        "なくなったファイル",
        "手で書きかえられていたので",
        "new since the last build",
        "gone since the last build",
        "had been edited by hand",
    ];
    let mut is_left_out = false;
    let lines = text.lines().filter(|line| {
        is_left_out =
            DIFFERENCES.iter().any(|start| line.starts_with(start)) || is_left_out && line.starts_with("  ");
        !is_left_out
    });
    lines.map(|line| format!("{line}\n")).collect()
}
