//! What a record is tied to: some of it on its page, all of it in a list behind, in the order in which people count.

use super::page_text::shown_text;
use super::portal::{Built, Portal};

/// A portal of one group with this many jobs and stories.
fn group_of(number: usize) -> Built {
    let mut files = vec![(
        "content/groups/kai.md".to_owned(),
        "---\ntitle: 友の会\nkind: npo\n---\n会です。\n".to_owned(),
    )];
    for at in 1..=number {
        let job = format!(
            "---\ntitle: 第{at}回の店番\nemployer: {{name: 浜屋}}\ncontract: volunteer\nposted: 2026-04-01\ngroups: [kai]\n---\n"
        );
        files.push((format!("content/jobs/j{at}.md"), job));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Portal::new("checks: {AC311: {level: off, reason: 試し}}\n", &files).build(&[])
}

#[test]
fn a_page_shows_six_of_a_kind_and_leads_to_the_list_of_all() {
    let built = group_of(12);
    let page = shown_text(&built.page("groups/kai.html"));
    assert_eq!(page.matches("回の店番").count(), 6, "{page}");
    assert!(page.contains("12件をすべて見る"), "{page}");
    assert!(built.page("groups/kai.html").contains("kai/jobs.html"));
    let list = shown_text(&built.page("groups/kai/jobs.html"));
    assert_eq!(list.matches("回の店番").count(), 12, "{list}");
    assert!(list.contains("友の会の仕事"), "{list}");
}

#[test]
fn a_page_that_shows_all_needs_no_list() {
    let built = group_of(6);
    let page = shown_text(&built.page("groups/kai.html"));
    assert_eq!(page.matches("回の店番").count(), 6, "{page}");
    assert!(!page.contains("すべて見る") && !built.has("groups/kai/jobs.html"), "{page}");
}

#[test]
fn titles_stand_in_the_order_in_which_people_count() {
    let built = group_of(12);
    let list = shown_text(&built.page("jobs/index.html"));
    let order: Vec<_> = (1..=12).map(|at| list.find(&format!("第{at}回の店番")).expect("a card")).collect();
    assert!(order.is_sorted(), "{list}");
}
