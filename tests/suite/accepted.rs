//! What people see of findings: the first of each kind, and nothing that is accepted with a reason.

use super::portal::Portal;

const ACCEPTED: &str = "---\ntitle: 会のこと\n---\n<!-- enishi: accept PR205 代表の了解あり -->\n\
    電話は090-0000-1111です。\n";

#[test]
fn of_each_kind_people_see_five_and_how_many_more_there_are() {
    let numbers = (1..=4).map(|n| format!("電話は090-0000-111{n}です。\n\n")).collect::<String>();
    let page = format!("---\ntitle: 会\n---\n{numbers}");
    let pages = ["a", "b"].map(|id| format!("content/pages/{id}.md"));
    let portal = Portal::new("", &[(&pages[0], &page), (&pages[1], &page)]);
    let said = portal.run(&["check"]).out;
    assert_eq!(said.matches("警告[PR205]: ").count(), 5, "{said}");
    assert!(said.contains("■ content/pages/a.md（警告 4 件）\n警告[PR205]"), "{said}");
    assert!(said.contains("■ content/pages/b.md（警告 4 件）\n"), "{said}");
    let more = "同じ種類のものは 5 件までにしました。ほかに（--all で、すべて出ます）:\n  警告[PR205] 3 件: \
        content/pages/b.md:6:4、content/pages/b.md:8:4、content/pages/b.md:10:4\n";
    assert!(said.contains(more) && said.contains("\n警告 8 件\n"), "{said}");
    let all = portal.run(&["check", "--all"]).out;
    assert_eq!(all.matches("警告[PR205]: ").count(), 8, "{all}");
    assert!(!all.contains("同じ種類のものは"), "{all}");
    let json = portal.run(&["check", "--format", "json"]).out;
    assert_eq!(json.matches("\"PR205\"").count(), 8, "{json}");
    assert_eq!(portal.run(&["check", "--format", "github"]).out.lines().count(), 8);
}

#[test]
fn what_is_accepted_with_a_reason_is_counted_and_its_reason_published_nowhere() {
    let table = "title,verified,contact.tel,確認済み\n海の会,2026-04-01,090-0000-7777,PR205 団体の携帯\n";
    let portal = Portal::new("", &[("content/pages/a.md", ACCEPTED), ("content/groups/a.csv", table)]);
    let said = portal.run(&["check"]).out;
    assert!(!said.contains("PR205") && said.contains("理由を添えて了承されているもの 2 件"), "{said}");
    let all = portal.run(&["check", "--all"]).out;
    assert!(all.contains("  content/pages/a.md:5:4 PR205: 代表の了解あり\n"), "{all}");
    assert!(all.contains("  content/groups/a.csv:2:16 PR205: 団体の携帯\n"), "{all}");
    for (path, bytes) in portal.build(&[]).files {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("了解あり") && !text.contains("団体の携帯"), "{path}");
    }
}

#[test]
fn a_rule_is_switched_off_with_a_reason() {
    let page = "---\ntitle: 会\n---\n電話は090-0000-1111です。\n";
    let said = |setting: &str| {
        let portal = Portal::new(&format!("checks: {{{setting}}}\n"), &[("content/pages/a.md", page)]);
        portal.run(&["check", "--all", "--format", "short", "--lang", "en"]).out
    };
    assert!(said("PR205: {level: off, reason: 役場の携帯だけ}").starts_with("no mistakes found"));
    assert!(said("PR205: off").ends_with("notice[EN070]: `PR205` is switched off without a reason\n"));
    assert!(said("PR205: {level: error}").contains("error[PR205]"));
    assert!(said("PR205: オフ").contains("EN023") && said("PR205: {level: no}").contains("EN023"));
    assert!(said("PR205: {reason: なし}").contains("EN025"), "{}", said("PR205: {reason: なし}"));
}

#[test]
fn what_is_accepted_at_a_block_hides_nothing_of_the_others() {
    let portal = Portal::new("", &[]);
    let accepted = |code: &str| format!("<!-- enishi: accept {code} 引用のまま -->\n");
    let of_code = [
        ("AC331", "お 知 ら せです。"),
        ("AC332", "名前は\u{e000}田です。"),
        ("AC333", "会場は市民ﾎｰﾙです。"),
        ("AC334", "令和2年に始めました。"),
        ("AC335", "市は10/24に開きます。"),
        ("AC336", "昨年から続けています。"),
        ("AC337", "当該の書類を出します。"),
    ];
    for (code, words) in of_code {
        let write = |body: &str| {
            portal.write("content/pages/a.md", format!("---\ntitle: 会のこと\n---\n{body}\n"));
            let said = portal.run(&["check", "--format", "short"]).out;
            let lines = said.lines().filter(|line| line.contains(&format!("[{code}]")));
            lines.map(|line| line.split(':').nth(1).unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(write(&format!("{words}\n\n{words}\n\n{words}")), ["4"], "{code}");
        let first = format!("{}{words}\n\n{words}\n\n{words}", accepted(code));
        assert_eq!(write(&first), ["7"], "{code}: the first is accepted");
        let second = format!("{words}\n\n{}{words}\n\n{words}", accepted(code));
        assert_eq!(write(&second), ["4"], "{code}: the second is accepted");
        let all = format!("{a}{words}\n\n{a}{words}", a = accepted(code));
        assert_eq!(write(&all), [""; 0], "{code}: both are accepted");
    }
}

#[test]
fn what_is_accepted_of_one_job_hides_no_other_job() {
    let portal = Portal::new("", &[]);
    portal.write(
        "site.yaml",
        "title: みなと\nbase_url: https://minato.example/\nchecks: {JB101: {level: off, reason: 試し}}\n",
    );
    let job = |note: &str| {
        format!(
            "title: 店番\nemployer: {{name: 店}}\ncontract: part-time\nposted: 2026-04-01\nplace: {{address: 大阪府港市1番}}\npay: {{unit: hour, note: 経験による}}{note}\n"
        )
    };
    portal.write("content/jobs/a.yaml", job("  # enishi: accept JB112 会ったときに決める"));
    portal.write("content/jobs/b.yaml", job(""));
    portal.write("content/jobs/c.yaml", job(""));
    let said = portal.run(&["check", "--format", "short"]).out;
    let lines: Vec<_> = said.lines().filter(|line| line.contains("[JB112]")).collect();
    assert!(lines.len() == 1 && lines[0].starts_with("content/jobs/b.yaml"), "{said}");
    assert!(lines[0].contains("募集が 2 件"), "{said}");
}
