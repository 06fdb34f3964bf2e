//! What `forget --apply` leaves behind reads as if the name had never been there.

use std::fs;

use super::portal::Portal;

const NAME: &str = "澤村花絵";

/// A record of which the front matter is given, as it is after the name was taken out.
fn applied(fields: &str) -> String {
    let text = format!("---\ntitle: 浜の会\nkind: npo\n{fields}---\n本文です。\n");
    let portal = Portal::new("", &[("content/groups/a.md", &text)]);
    let ran = portal.run(&["forget", NAME, "--apply"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let text = fs::read_to_string(portal.path("content/groups/a.md")).expect("a record");
    let checked = portal.run(&["check", "--format", "short"]);
    assert!(!checked.out.contains("error"), "{text}: {}", checked.out);
    text.replace("---\ntitle: 浜の会\nkind: npo\n", "").replace("---\n本文です。\n", "")
}

#[test]
fn a_tag_that_is_the_name_goes_and_nothing_stands_in_its_place() {
    for (before, after) in [
        ("tags: [澤村花絵]\n", ""),
        ("tags: [澤村花絵]  # 会長\n", ""),
        ("tags: [海, 澤村花絵]  # 会長\n", "tags: [海]  # 会長\n"),
        ("tags: [\"澤村花絵\", 海]\n", "tags: [海]\n"),
        ("tags:\n  - 澤村花絵 # 会長\n", ""),
        ("tags:\n  - 海\n  - 澤村花絵   # 会長\n  - 山\n", "tags:\n  - 海\n  - 山\n"),
        ("tags:\n- 澤村花絵\n", ""),
        ("tags: # 会のこと\n  - 海\n  - '澤村 花絵'\n", "tags: # 会のこと\n  - 海\n"),
        ("tags: 澤村花絵\n", ""),
        ("tags: 海、澤村花絵、山\n", "tags: 海、山\n"),
        ("tags: 澤村花絵、海\n", "tags: 海\n"),
        ("tags: \"海, 澤村花絵\"\n", "tags: \"海\"\n"),
        ("tags: 海、澤村花絵さんの会\n", "tags: 海、澤村花絵さんの会\n"),
        ("tags: [海, 澤村花絵の会]\n", "tags: [海, 澤村花絵の会]\n"),
        ("tags: [海,\n  澤村花絵]\n", "tags: [海,\n  ]\n"),
    ] {
        assert_eq!(applied(before), after, "{before}");
    }
    let table = "title,kind,tags\n浜の会,npo,\"海、澤村花絵\"\n丘の会,npo,澤村花絵\n山の会,npo,澤村花絵/山\n";
    let portal = Portal::new("", &[("content/groups/list.csv", table)]);
    portal.run(&["forget", NAME, "--apply"]);
    assert_eq!(
        fs::read_to_string(portal.path("content/groups/list.csv")).expect("a table"),
        "title,kind,tags\n浜の会,npo,\"海\"\n丘の会,npo,\n山の会,npo,山\n"
    );
}

#[test]
fn one_place_that_cannot_be_taken_out_keeps_no_other_from_it() {
    let story = "---\ntitle: 秋の話\nperson: {pen_name: 澤村花絵}\ntags:\n  - 海\n  - 澤村花絵   # 本人\n\
        consent: {given: 2026-01-01, media: [web]}\n---\n花の話。\n";
    let portal = Portal::new("", &[("content/stories/a.md", story)]);
    let shown = portal.run(&["forget", NAME]);
    for line in ["person.pen_name［置きかえられます］", "tags.1［外せます］"] {
        assert!(shown.out.contains(line), "{line}: {}", shown.out);
    }
    portal.run(&["forget", NAME, "--apply"]);
    let built = portal.build(&[]);
    assert_eq!(built.holding(NAME), [""; 0]);
    // Words that name nobody get no word of respect.
    let page = built.page("stories/a.html").replace("</span>", "");
    assert!(
        page.contains("（お名前は伏せました）") && !page.contains("（お名前は伏せました）さん"),
        "{page}"
    );
}
