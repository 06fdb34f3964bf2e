//! Whatever people do to the files: in the end the preview shows what a clean build writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::preview::{Preview, job};

const STEPS: usize = 15;
const LONGEST: Duration = Duration::from_secs(20);

#[test]
fn after_any_edits_the_preview_equals_a_clean_build() {
    for seed in [1, 20_260_501] {
        let preview = Preview::start(&[]);
        let mut dice = Dice(seed);
        let mut done = Vec::new();
        for number in 0..STEPS {
            done.push(step(&preview, &mut dice, number));
            // Sometimes several edits before anybody looks.
            if dice.below(3) > 0 || number + 1 == STEPS {
                assert_equals_a_clean_build(&preview, seed, &done);
            }
        }
    }
}

/// Makes one edit and says what it was.
fn step(preview: &Preview, dice: &mut Dice, number: usize) -> String {
    let some_job = format!("content/jobs/j-{}.md", dice.below(4));
    let title = format!("仕事その{number}");
    match dice.below(11) {
        0 | 1 => preview.save(&some_job, &job(&title, "本文です。")),
        2 => {
            let beside = preview.path("content/jobs/.saving");
            fs::write(&beside, job(&title, &"長い本文です。".repeat(number))).expect("written");
            fs::rename(beside, preview.path(&some_job)).expect("renamed");
        }
        3 => drop(fs::remove_file(preview.path(&some_job))),
        4 => drop(fs::rename(
            preview.path(&some_job),
            preview.path(&format!("content/jobs/j-{}.md", dice.below(4))),
        )),
        5 => preview.save(
            "content/jobs/beach.md",
            &job("浜のそうじ", &format!("{number}回目の[[groups/nami]]です。")),
        ),
        6 => {
            preview
                .save("site.yaml", &format!("title: 縁側その{number}\npage_size: {}\n", 1 + dice.below(3)));
        }
        7 => preview.save(&format!("static/note-{}.txt", dice.below(3)), &title),
        8 => drop(fs::remove_dir_all(preview.path("content/events"))),
        9 => {
            let event = format!(
                "---\ntitle: 集まり{number}\nstarts: 2026-05-1{}\norganizer: nami\n---\nどうぞ。\n",
                dice.below(9)
            );
            preview.save(&format!("content/events/deep/{number}/e-{number}.md"), &event);
        }
        _ => {
            let status = ["draft", "published"][dice.below(2)];
            let story = format!(
                "---\ntitle: 風の話{number}\nstatus: {status}\nperson: {{name: 浜野かぜ}}\ngroups: nami\nconsent: {{given: 2026-01-10, media: [web]}}\n---\n。\n"
            );
            preview.save("content/stories/kaze.md", &story);
        }
    }
    title
}

#[track_caller]
fn assert_equals_a_clean_build(preview: &Preview, seed: u64, done: &[String]) {
    let built = build(preview.root());
    let begun = Instant::now();
    loop {
        let differing = built.iter().find(|(path, bytes)| {
            let answer = preview.get(&format!("/{}", encoded(path)));
            answer.bare() != **bytes || answer.status != if *path == "404.html" { 404 } else { 200 }
        });
        let Some((path, bytes)) = differing else { break };
        let shown = preview.get(&format!("/{}", encoded(path)));
        assert!(
            begun.elapsed() < LONGEST,
            "seed {seed}, after {done:?}: {path} differs\nbuilt: {}\nshown: {}",
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&shown.bare()),
        );
        thread::sleep(Duration::from_millis(20));
    }
    for number in 0..4 {
        let path = format!("jobs/j-{number}.html");
        let status = preview.get(&format!("/{path}")).status;
        assert_eq!(
            status == 200,
            built.contains_key(&path),
            "seed {seed}, after {done:?}: {path} is {status}"
        );
    }
}

/// What the program builds of a portal, by path.
fn build(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let output = Command::new(env!("CARGO_BIN_EXE_enishi"))
        .arg("build")
        .arg(root)
        .args(["--as-of", "2026-05-01", "--lang", "en", "-o"])
        .arg(&out)
        .output()
        .expect("started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files = BTreeMap::new();
    collect(&out, &out, &mut files);
    files
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let below = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
            // The program's own list of what it wrote is no part of the site.
            if !below.starts_with('.') {
                files.insert(below, fs::read(&path).expect("read"));
            }
        }
    }
}

fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}
