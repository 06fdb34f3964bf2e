//! A portal that has grown: three hundred records a kind, made from those of the sample.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::portal::Portal;

const A_KIND: usize = 300;
/// Bytes of the page of a record, and of any page.
const RECORD: usize = 60_000;
const PAGE: usize = 200_000;
const KINDS: [&str; 6] = ["groups", "jobs", "stories", "events", "programs", "places"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(files(&entry));
        } else {
            found.push(entry);
        }
    }
    found.sort();
    found
}

/// The name of a file without its endings, where it has one ending: `a.en.md` is a translation.
fn stem_of_original(file: &Path) -> Option<(&str, &str)> {
    let (stem, ending) = file.file_name()?.to_str()?.split_once('.')?;
    matches!(ending, "md" | "yaml").then_some((stem, ending))
}

/// The sample in Japanese, with further records of each kind.
fn grown() -> Portal {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-site");
    let portal = Portal::new("", &[]);
    for file in files(&sample) {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.contains(".en.") && !name.contains(".ja-easy.") {
            let path = file.strip_prefix(&sample).expect("below the sample").to_str().expect("UTF-8");
            portal.write(path, fs::read(&file).expect("a file"));
        }
    }
    let settings = fs::read_to_string(sample.join("site.yaml")).expect("settings");
    let japanese = settings.replace("\nlanguages: [ja, ja-easy, en]\n", "\nlanguages: [ja]\n");
    assert_ne!(japanese, settings);
    portal.write("site.yaml", japanese);
    for kind in KINDS {
        let records: Vec<(PathBuf, String)> = files(&sample.join("content").join(kind))
            .into_iter()
            .filter(|file| stem_of_original(file).is_some())
            .map(|file| (file.clone(), fs::read_to_string(file).expect("a record")))
            .filter(|(_, text)| !text.contains("\naliases:") && text.contains("\ntitle: "))
            .collect();
        for number in 0..A_KIND {
            let (file, text) = &records[number % records.len()];
            let (stem, ending) = stem_of_original(file).expect("an original");
            let text = text.replacen("\ntitle: ", &format!("\ntitle: {number}番の"), 1);
            portal.write(&format!("content/{kind}/{stem}-{number}.{ending}"), text);
        }
    }
    portal
}

#[test]
fn pages_of_a_grown_portal_stay_small_and_hubs_lead_to_every_kind() {
    let built = grown().build(&["--as-of", "2026-05-01"]);
    let pages = || built.files.iter().filter(|(path, _)| path.ends_with(".html"));
    assert!(pages().count() > KINDS.len() * A_KIND, "{}", pages().count());
    let records: BTreeSet<&str> = KINDS.iter().flat_map(|kind| built.record_pages(kind)).collect();
    let most = |path: &str| if records.contains(path) { RECORD } else { PAGE };
    let large: Vec<_> = pages()
        .filter(|(path, bytes)| bytes.len() > most(path))
        .map(|(path, bytes)| format!("{path}: {}", bytes.len()))
        .collect();
    assert!(large.is_empty(), "{large:#?}");
    let hub = built.page("regions/miohama.html");
    for kind in KINDS {
        assert!(hub.contains(&format!(" id={kind}>")), "{kind}");
        assert!(hub.contains(&format!("href=../regions/miohama/{kind}.html")), "{kind}");
    }
}
