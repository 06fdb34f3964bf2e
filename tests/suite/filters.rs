//! Which filters a list offers: those by which the search can filter its records, and no others.

use super::portal::Portal;

/// The filter boxes of a page as `filter=value`, in their order.
fn boxes(html: &str) -> Vec<String> {
    let value = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}="))?;
        Some(rest.split([' ', '>']).next()?.to_owned())
    };
    let inputs = html.split("<input").skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    let boxes = inputs.filter(|tag| tag.contains("type=checkbox"));
    // The template of a box has neither name nor value.
    boxes.filter_map(|tag| Some(format!("{}={}", value(tag, "name")?, value(tag, "value")?))).collect()
}

#[test]
fn groups_can_be_filtered_by_taking_part_from_afar() {
    let group = |online: &str| format!("---\ntitle: 会\nkind: npo\n{online}---\n");
    let portal = Portal::new(
        "",
        &[
            ("content/groups/near.md", &group("online: false\n")),
            ("content/groups/afar.md", &group("online: true\n")),
            ("content/groups/silent.md", &group("")),
        ],
    );
    let built = portal.build(&[]);
    assert_eq!(boxes(&built.page("groups/index.html")), ["mode=onsite", "mode=hybrid"]);
}

#[test]
fn programs_are_filtered_by_the_states_that_they_can_have() {
    let program = |apply: &str| format!("---\ntitle: 助成\nkind: subsidy\n{apply}---\n");
    let portal = Portal::new(
        "",
        &[("content/programs/a.md", &program("apply: {from: 2026-05-03, until: 2026-05-06}\n"))],
    );
    let built = portal.build(&[]);
    assert_eq!(boxes(&built.page("programs/index.html")), ["state=open", "state=before", "state=closed"]);
}
