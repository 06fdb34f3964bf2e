//! Regions that are part of themselves.

use super::harness::Portal;

fn with_parents(parents: &[(&str, &str)]) -> Portal {
    parents.iter().fold(Portal::new(), |portal, (id, parent)| {
        let file = format!("content/regions/{id}.yaml");
        portal.with(&file, format!("title: 地域\nkind: district\nparent: {parent}\n"))
    })
}

#[test]
fn a_cycle_of_region_parents() {
    with_parents(&[("a", "a")]).is_refused(&[
        "content/regions/a.yaml:3:9: error[EN044]: 地域の親（parent）が、その地域自身になっています： a → a",
    ]);
    with_parents(&[("a", "b"), ("b", "a")]).is_refused(&[
        "content/regions/a.yaml:3:9: error[EN044]: 地域の親（parent）をたどると、元に戻ってしまいます： a → b → a",
    ]);
    with_parents(&[("a", "b"), ("b", "c"), ("c", "a"), ("beside", "a")]).is_refused(&[
        "content/regions/a.yaml:3:9: error[EN044]: 地域の親（parent）をたどると、元に戻ってしまいます： a → b → c → a",
    ]);
    with_parents(&[("niigata", "port"), ("port", "niigata")]).is_refused(&[
        "content/regions/niigata.yaml:3:9: error[EN044]: 地域の親（parent）をたどると、元に戻ってしまいます： niigata → port → niigata",
    ]);
}

#[test]
fn a_cycle_of_a_thousand_regions() {
    let ids: Vec<String> = (0..1000).map(|number| format!("r{number:04}")).collect();
    let parents: Vec<_> = ids
        .iter()
        .zip(ids.iter().cycle().skip(1))
        .map(|(id, parent)| (id.as_str(), parent.as_str()))
        .collect();
    let portal = with_parents(&parents);
    let run = portal.run(&["check", ".", "--format", "short"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(1), 1));
    assert!(run.out.starts_with("content/regions/r0000.yaml:3:9: error[EN044]: 地域の親（parent）をたどると、元に戻ってしまいます： r0000 → r0001"));
}
