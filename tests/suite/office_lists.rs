//! The lists of an office, unedited: they are published in the first run, and what is asked is only what
//! the office alone can answer.

use std::fs;
use std::path::PathBuf;

use super::page_text::shown_text;
use super::portal::Portal;

const DAY: &[&str] = &["--as-of", "2026-11-28"];

/// So many findings a list are looked at, and no more.
const MOST: usize = 5;

/// Each list with the folder that it is laid into.
const LISTS: [(&str, &str); 3] =
    [("団体一覧.csv", "groups"), ("求人.csv", "jobs"), ("行事予定.csv", "events")];

fn file(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office-lists")).join(name)
}

fn portal() -> Portal {
    let portal = Portal::new("", &[]);
    for (list, folder) in LISTS {
        portal.write(&format!("content/{folder}/{list}"), fs::read(file(list)).expect("a list"));
    }
    portal
}

#[test]
fn nothing_is_asked_but_what_the_office_alone_can_answer() {
    let checked = portal().run(&[&["check", "--format", "short"], DAY].concat());
    assert_eq!(
        checked.out,
        "content/events/行事予定.csv:1:1: notice[EN064]: 記事ではない行（1 行）を載せませんでした：1 行目。\n\
         content/events/行事予定.csv:2:35: notice[EN064]: 内部用の列を載せませんでした：備考。\n\
         content/groups/団体一覧.csv:1:1: notice[EN064]: 記事ではない行（3 行）を載せませんでした：1・2・17 行目。\n\
         content/groups/団体一覧.csv:3:1: notice[EN067]: この表には「種類」の列がないので、12 件をすべて「そのほか」としました。\n\
         content/groups/団体一覧.csv:3:21: notice[EN064]: 個人の名前の列を載せませんでした：代表者。\n\
         content/groups/団体一覧.csv:8:52: notice[PR205]: 電話番号「090-0000-1234」は、携帯電話のものです。このまま公開されます。\n\
         content/groups/団体一覧.csv:8:80: warning[EN069]: 「備考」に「連絡先は個人携帯→掲載不可？」などと書かれた行（1 行）も、載せました：8 行目。この列は内部用なので、書かれたことは効きません。\n\
         content/jobs/求人.csv:1:1: notice[EN064]: 記事ではない行（1 行）を載せませんでした：1 行目。\n\
         content/jobs/求人.csv:2:53: notice[EN064]: 内部用の列を載せませんでした：担当。\n\
         content/jobs/求人.csv:4:64: warning[JB121]: 年齢の上限や下限に、理由の書かれていない求人が 3 件あります（4・8・12 行目）。\n\
         content/jobs/求人.csv:10:93: warning[EN069]: 「備考」に「終了」などと書かれた行（1 行）も、載せました：10 行目。この列は内部用なので、書かれたことは効きません。\n"
    );
    assert_eq!(checked.code, Some(0));
    for (list, folder) in LISTS {
        let of_list = checked.out.matches(&format!("content/{folder}/{list}:")).count();
        assert!(of_list <= MOST, "{list}: {of_list}");
    }
}

#[test]
fn the_pages_hold_what_the_lists_say() {
    let built = portal().build(DAY);
    let is_record = |path: &&String| {
        LISTS.iter().any(|(_, folder)| path.starts_with(&format!("{folder}/")))
            && path.ends_with(".html")
            && !path.ends_with("index.html")
            && !path.ends_with("archive.html")
            // What is to be printed of a record stands below it.
            && path.matches('/').count() == 1
    };
    let mut pages: Vec<String> =
        built.files.keys().filter(is_record).map(|path| shown_text(&built.page(path))).collect();
    pages.sort();
    let found = pages.join("\n\n") + "\n";
    let expected = file("pages.txt");
    if std::env::var_os("ENISHI_WRITE_EXPECTED").is_some() {
        fs::write(&expected, &found).expect("the expected text written");
    }
    assert_eq!(fs::read_to_string(&expected).unwrap_or_default(), found);
    for kept in ["佐久間", "小野寺", "三浦", "及川", "女将", "個人携帯", "R10.3閉校予定"]
    {
        assert_eq!(built.holding(kept), Vec::<&str>::new(), "{kept}");
    }
}
