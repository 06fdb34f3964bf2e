//! What stays of the starter in a portal that got a name of its own.

use std::fs;

use super::starter::{enishi, starter, text};

fn rename(portal: &std::path::Path) {
    let path = portal.join("site.yaml");
    let settings = fs::read_to_string(&path).expect("site.yaml");
    let settings = settings.replace("title: おりかぜ縁結び帖", "title: しおみはら縁だより");
    fs::write(&path, settings).expect("the file can be written");
}

#[test]
fn every_text_of_the_starter_is_named_once_the_portal_has_another_title() {
    let dir = starter();
    rename(dir.path());
    let checked = enishi(dir.path(), &["check", "--as-of", "2026-03-01", "--format", "short"]);
    let told = text(&checked.stdout).replace('\\', "/");
    assert_eq!(checked.status.code(), Some(0), "{told}");
    for path in [
        "content/events/hata-no-hi.md",
        "content/events/ringo-matsuri.yaml",
        "content/groups/orikaze-tokyo.md",
        "content/groups/teori-nakama.yaml",
        "content/jobs/chiisana-shigoto.csv",
        "content/jobs/ringo-tsumi.md",
        "content/pages/about.md",
        "content/pages/accessibility.md",
        "content/places/hataorikan.md",
        "content/programs/tameshi-taizai.md",
        "content/regions/kaminosawa.yaml",
        "content/regions/orikaze.md",
        "content/stories/kurita-haru.md",
        "content/stories/shiota.yaml",
    ] {
        let as_it_was = format!("{path}: warning[AC311]: このファイルは、見本のままです。");
        assert_eq!(told.matches(&as_it_was).count(), 1, "{path}: {told}");
    }
    assert!(told.contains("warning[AC311]: 見本の「おりかぜえんむすびちょう」が、残っています。"), "{told}");
    assert!(told.lines().all(|line| line.contains("[AC311]")), "{told}");
}

#[test]
fn a_row_and_a_line_that_stay_are_named_where_they_stand() {
    let dir = starter();
    rename(dir.path());
    let content = dir.path().join("content");
    for kind in ["events", "groups", "places", "programs", "regions", "stories"] {
        fs::remove_dir_all(content.join(kind)).expect("a folder");
    }
    fs::remove_file(content.join("jobs/ringo-tsumi.md")).expect("a job");
    fs::remove_dir_all(dir.path().join("static")).expect("a folder");
    fs::write(dir.path().join("site.yaml"), "title: しおみはら縁だより\nbase_url: https://shiomi.example/\n")
        .expect("the file can be written");
    let about = content.join("pages/about.md");
    let changed = fs::read_to_string(&about).expect("the page").replace("織風町", "汐見原町");
    fs::write(&about, changed.replace("おりかぜ縁結び帖", "しおみはら縁だより")).expect("written");
    fs::remove_file(content.join("pages/accessibility.md")).expect("a page");
    fs::write(
        content.join("jobs/chiisana-shigoto.csv"),
        "title,employer.name,contract,posted,apply.tel\n受付,汐見原町,other,2026-02-01,0300-00-2130\n",
    )
    .expect("written");
    let checked = enishi(dir.path(), &["check", "--as-of", "2026-03-01", "--format", "short"]);
    let told = text(&checked.stdout).replace('\\', "/");
    let lines: Vec<_> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert!(
        lines[0].starts_with("content/jobs/chiisana-shigoto.csv:2:") && lines[0].contains("「0300-00-2130」"),
        "{told}"
    );
    assert!(
        lines[1].starts_with("content/pages/about.md:14:") && lines[1].contains("「0300-00-2100」"),
        "{told}"
    );
}
