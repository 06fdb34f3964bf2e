//! The `hub.json` of another site, taken in again and again.

use std::fs;

use super::hub::{ON, portal};
use super::portal::Portal;

/// What the other site changed is taken over until a person changes it here; nothing is deleted.
#[test]
fn a_portal_that_is_taken_in_again_is_brought_up_to_date() {
    let source = portal();
    let take = |target: &Portal| {
        target.write("hub.json", source.build(&[]).text("data/hub.json"));
        let ran = target.call(&["import", "hub.json"]);
        assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
        ran.out
    };
    let target = Portal::new(ON, &[]);
    take(&target);
    let again = take(&target);
    assert!(
        again.contains("前に取り込んだときのままの記事: 3\n") && !again.contains("新しい記事"),
        "{again}"
    );
    let file = |name: &str| fs::read_to_string(target.path(name)).expect("a file");
    let group = file("content/groups/hama-no-kai.md");
    target.write("content/groups/hama-no-kai.md", group.replace("海を", "浜の海を"));
    let of_source = |name: &str| fs::read_to_string(source.path(name)).expect("a file");
    let job = "content/jobs/office.md";
    source.write(job, of_source(job).replace("港の事務", "港の受付"));
    let of_group = "content/groups/hama-no-kai.md";
    source.write(of_group, of_source(of_group).replace("浜の会", "浜の集い"));
    let told = take(&target);
    for part in [
        "もとのサイトで変わったので、書きなおした記事: 1\n  content/jobs/office.yaml 港の受付\n",
        "ここで直してあるので、そのままにした記事: 1\n  content/groups/hama-no-kai.md 浜の集い\n",
        "前に取り込んだときのままの記事: 1\n",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(file("content/jobs/office.yaml").contains("title: 港の受付\n"));
    assert!(file("content/groups/hama-no-kai.md").contains("浜の海を"));
    fs::remove_file(source.path(job)).expect("a file");
    source.write(of_group, "---\ntitle: 浜の集い\nkind: npo\nregions: [hama]\n---\n海です。\n");
    let told = take(&target);
    let gone = "もとのサイトからなくなった記事（消していません。要らなければ、ファイルを消してください）: 1\n  content/jobs/office.yaml 港の受付\n";
    assert!(told.contains(gone), "{told}");
    assert!(file("content/jobs/office.yaml").contains("港の受付"));
}
