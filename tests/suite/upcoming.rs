//! The days on which a site changes by itself, and why.

use super::portal::Portal;

const FILES: &[(&str, &str)] = &[
    (
        "content/jobs/office.md",
        "---\ntitle: 事務\nposted: 2026-04-01\ncloses: 2026-05-20\ncontract: part-time\nemployer: {name: 浜商店}\n---\n",
    ),
    (
        "content/jobs/later.md",
        "---\ntitle: 夏の手伝い\nposted: 2026-05-10\ncontract: part-time\nemployer: {name: 浜商店}\n---\n",
    ),
    (
        "content/jobs/draft.md",
        "---\ntitle: まだ\nposted: 2026-05-03\nstatus: draft\ncontract: part-time\nemployer: {name: 浜商店}\n---\n",
    ),
    ("content/events/walk.md", "---\ntitle: 散歩の会\nstarts: 2026-05-02 10:00\nrepeat: 毎週土曜\n---\n"),
    (
        "content/events/fair.md",
        "---\ntitle: 市\nstarts: 2026-05-16\napply: {until: 2026-05-06, how: 窓口へ。}\n---\n",
    ),
    (
        "content/programs/help.md",
        "---\ntitle: 助成\nkind: subsidy\napply: {from: 2026-05-03, until: 2026-05-06, how: 窓口へ。}\n---\n",
    ),
    ("content/pages/old.md", "---\ntitle: 古い案内\nexpires_on: 2026-05-08\n---\n"),
];

const NOTICE: &str = "announcement: {text: 窓口は休みです。, until: 2026-05-05}\n";

#[test]
fn every_day_on_which_the_site_changes_is_told_with_its_reason() {
    let portal = Portal::new(NOTICE, FILES);
    let ran = portal.run(&["upcoming", "--as-of", "2026-05-01", "--until", "2026-05-17", "--lang", "ja"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(
        ran.out.trim_end(),
        "2026-05-17 までに、サイトが変わる日は 9 日あります。その日に、もう一度「enishi build」で作ってください。

2026-05-02（土）
  「散歩の会」の開催日です

2026-05-03（日）
  「散歩の会」の次の回が 2026-05-09（土） になります
  「助成」の受付が始まります

2026-05-06（水）
  ページの上のお知らせが消えます（2026-05-05 まで）

2026-05-07（木）
  「市」の申し込みが締め切りになります（2026-05-06 まで）
  「助成」の受付が終わります（2026-05-06 まで）

2026-05-09（土）
  「散歩の会」の開催日です
  「古い案内」の公開が終わります（2026-05-08 まで）

2026-05-10（日）
  「夏の手伝い」が載ります
  「散歩の会」の次の回が 2026-05-16（土） になります

2026-05-13（水）
  「事務」の締切まで、あと7日になります（まもなく締切）

2026-05-16（土）
  「市」の開催日です
  「散歩の会」の開催日です

2026-05-17（日）
  「市」が終わり、終わった催しに移ります（2026-05-16 まで）
  「散歩の会」の次の回が 2026-05-23（土） になります"
    );
}

#[test]
fn a_build_ends_with_the_next_day_and_why() {
    let portal = Portal::new(NOTICE, FILES);
    let built = portal.run(&["build", "--as-of", "2026-05-02", "--lang", "ja"]);
    assert!(
        built.out.contains(
            "次に内容が変わる日: 2026-05-03（この日にもう一度作ってください）
  「散歩の会」の次の回が 2026-05-09（土） になります
  「助成」の受付が始まります
"
        ),
        "{}",
        built.out
    );
}

#[test]
fn the_days_are_given_to_programs_and_calendars() {
    let portal = Portal::new(NOTICE, FILES);
    let asked = |format| {
        let call = ["upcoming", "--as-of", "2026-05-05", "--days", "8", "--format", format, "--lang", "ja"];
        let ran = portal.run(&call);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""));
        ran.out
    };
    let json: serde_json::Value = serde_json::from_str(&asked("json")).expect("JSON");
    assert_eq!(json["until"], "2026-05-13");
    assert_eq!(
        json["changes"][1],
        serde_json::json!({
            "day": "2026-05-07", "last_day": "2026-05-06", "change": "registration-closes", "kind": "event", "id": "fair",
            "title": "市", "file": "content/events/fair.md",
        })
    );
    let last = json["changes"].as_array().expect("a list").last().expect("a change");
    assert_eq!((&last["from"], &last["to"]), (&"open".into(), &"closing".into()));
    let calendar = asked("ics");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{calendar}");
    let event = "DTSTART;VALUE=DATE:20260507\r\nDTEND;VALUE=DATE:20260508\r\n\
        SUMMARY:サイトを作り直す日（2件）\r\n\
        DESCRIPTION:「市」の申し込みが締め切りになります（2026-0\r\n 5-06 まで）\\n「助成」の受付が終わります（2026-05-06 ま\r\n で）\r\n";
    assert!(calendar.contains(event), "{calendar}");
}

#[test]
fn a_quiet_time_is_said() {
    let portal = Portal::new("", &[]);
    let ran = portal.run(&["upcoming", "--as-of", "2026-05-01", "--days", "3", "--lang", "ja"]);
    assert_eq!(
        ran.out.trim_end(),
        "2026-05-01 の次の日から 2026-05-04 までに、サイトが変わる日はありません。"
    );
}
