//! The words that pages show for values, in tables.

use super::portal::Portal;

const JOBS: &str = "id,題名,事業者名,契約の種類,掲載開始日,頻度,welcome,pay.unit,pay.min,term.renewal";

/// Checks a table of jobs with this row behind its first five columns, and gives what is found.
fn check_job(contract: &str, row: &str) -> String {
    let table = format!("{JOBS}\na,浜のそうじ,浜の会,{contract},2026-04-01,{row}\n");
    let portal = Portal::new("", &[("content/jobs/hama.csv", &table)]);
    let ran = portal.run(&["check"]);
    if ran.code == Some(0) { String::new() } else { ran.out + &ran.err }
}

#[test]
fn a_word_copied_from_a_page_is_taken_in_a_table() {
    assert_eq!(check_job("正社員", "週に1回ほど,シニア;Uターン,時給,1100,自動で更新"), "");
    assert_eq!(check_job("正社員", "1回だけ,,1回,5000,"), "");
    assert_eq!(
        check_job(
            "Freelance contract",
            "About once a week,Returning to the region,per hour,1100,Renewed automatically"
        ),
        ""
    );
    assert_eq!(
        check_job("正社員（せいしゃいん）", "毎日（まいにち）,がくせい,1時間（じかん）,1100,つづきます"),
        ""
    );
    assert_eq!(check_job("正社員せいしゃいん", "毎日まいにち,がくせい,1時間,1100,つづきます"), "");
}

#[test]
fn a_word_that_tables_took_before_is_still_taken() {
    assert_eq!(check_job("正社員", "週1回ほど,,一式,5000,自動更新"), "");
    assert_eq!(check_job("permanent", "1回,,件,100,更新しない"), "");
}

#[test]
fn a_yes_or_no_copied_from_a_page_is_taken_in_a_table() {
    let groups = "id,題名,kind,online\na,浜の会,そのほかの会,オンラインでも参加できます\nb,磯の会,そのほか,会って話す集まりです\n";
    let portal = Portal::new("", &[("content/groups/hama.csv", groups)]);
    let built = portal.build(&[]);
    assert!(built.page("groups/a.html").contains("オンラインでも参加できます"));
    assert!(built.page("groups/b.html").contains("会って話す集まりです"));
}

#[test]
fn the_same_value_is_taken_as_it_is_called_on_pages_of_jobs_and_of_events() {
    for mode in ["会場で", "現地", "現地・会場", "At the venue", "onsite"] {
        let events = format!("id,title,starts,place.mode\na,浜の日,2026-06-01 10:00,{mode}\n");
        let portal = Portal::new("", &[("content/events/hama.csv", &events)]);
        let ran = portal.run(&["check"]);
        assert_eq!(ran.code, Some(0), "{mode}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn what_may_be_chosen_is_named_as_on_pages() {
    let job = "---\ntitle: 浜のそうじ\nemployer: {name: 浜の会}\ncontract: tamani\nposted: 2026-04-01\n---\n";
    let found = Portal::new("", &[("content/jobs/hama.md", job)]).run(&["check"]);
    let found = found.out + &found.err;
    assert!(
        found.contains("permanent(正社員) · fixed-term(契約社員) · part-time(パート・アルバイト) · temporary-agency(派遣)"),
        "{found}"
    );
}

/// The values that a line explains as in `weekly（週に1回ほど）`, each with its label.
fn explained(line: &str) -> Vec<(&str, &str)> {
    let parts = line.split('）').filter_map(|part| part.split_once('（'));
    let parts = parts.map(|(before, label)| {
        let other = before.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '-');
        (&before[other.len()..], label)
    });
    parts.filter(|(value, _)| !value.is_empty()).collect()
}

#[test]
fn blanks_call_values_as_pages_do() {
    let texts = include_str!("../../content/texts/ja.yaml");
    let is_label = |rest: &str| rest.starts_with([',', '}']) || rest.starts_with(" {amount}\"");
    let is_known = |value: &str, label: &str| {
        let written = ["", "\""].map(|quote| format!("{value}: {quote}{label}"));
        written.iter().any(|written| texts.split(written.as_str()).skip(1).any(is_label))
    };
    let mut count = 0;
    for entry in std::fs::read_dir("content/archetypes").expect("the blanks") {
        let path = entry.expect("a blank").path();
        let blank = std::fs::read_to_string(&path).expect("text");
        for (value, label) in
            blank.lines().filter(|line| line.trim_start().starts_with('#')).flat_map(explained)
        {
            assert!(is_known(value, label), "{}: {value}（{label}）", path.display());
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}
