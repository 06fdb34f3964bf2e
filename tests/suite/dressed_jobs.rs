//! Commissioned work that is described like employment (JB124).

use super::portal::Portal;

const HEAD: &str = "title: 案内の仕事\nemployer: {name: 観光舎, address: 港市1番}\nplace: {mode: onsite, address: 港市2番}\nduties: 案内\npay: {unit: piece, min: 8000, note: 月末に振り込みます}\nposted: 2026-04-01\napply: {tel: 0300-00-1200}\n";

fn is_dressed(body: &str) -> bool {
    let portal = Portal::new("", &[]);
    portal.write("content/jobs/a.md", format!("---\n{HEAD}contract: outsourced\n---\n{body}\n"));
    portal.run(&["check", "--format", "short"]).out.contains("[JB124]")
}

#[test]
fn directions_shifts_and_attendance_are_signs_of_employment() {
    for body in [
        "シフト制です。当店の指揮命令に従ってください。",
        "店長の指示のもとで働きます。",
        "シフト制で、週に4日出勤してください。",
        "タイムカードで勤怠を管理します。",
        "遅刻や欠勤は、その日の報酬から引きます。",
        "専属で働ける方。副業は禁止です。",
        "他社の仕事はできません。",
        "勤務時間は9時から17時、朝礼があります。",
        "賞与が年に2回あります。",
    ] {
        assert!(is_dressed(body), "{body}");
    }
    for body in [
        "進め方はおまかせします。細かい指示はありません。",
        "シフトはありません。",
        "シフト表を作る仕事です。",
        "出勤の必要はありません。",
        "店の勤怠管理システムを直します。就業規則の作成も手伝います。",
        "有給休暇や賞与はありません。",
        "有給休暇で訪れる観光客に、町を案内します。",
        "会社の有給休暇を使って来るお客さまが多い宿です。",
        "他社の仕事も自由に受けられます。",
        "月に一度、駅前の店でシフトの組み方を相談します。",
        "納める日は毎月20日です。進め方と時間はおまかせします。",
    ] {
        assert!(!is_dressed(body), "{body}");
    }
}

#[test]
fn the_sentence_that_is_proposed_says_no_day_of_delivery() {
    let portal = Portal::new("", &[]);
    portal.write("site.yaml", "title: みなと\nbase_url: https://minato.example/\n");
    let proposed = "納める日と内容だけを決めます。進め方と時間はおまかせします。途中でやめるときは、ひと月前に知らせます。";
    let write = |body: &str| {
        portal.write("content/jobs/a.md", format!("---\n{HEAD}contract: outsourced\n---\n{body}\n"));
        portal.run(&["check", "--format", "short"]).out
    };
    let said = write(proposed);
    assert!(said.contains("（納める日）") && !said.contains("[JB124]"), "{said}");
    let said = write(&format!("{proposed}納める日は毎月20日です。"));
    assert!(!said.contains("[JB"), "{said}");
}

#[test]
fn each_sign_that_stands_in_a_field_names_it_and_what_is_advised_ends_the_finding() {
    let portal = Portal::new("", &[]);
    let write = |fields: &str| {
        portal.write(
            "content/jobs/a.md",
            format!("---\n{HEAD}contract: outsourced\n{fields}---\n納める日は毎月20日です。\n"),
        );
        portal.run(&["check", "--format", "short"]).out
    };
    for (fields, sign) in [
        ("trial: {months: 3}\n", "試用期間（trial）"),
        ("insurance: [health]\n", "社会保険・雇用保険（insurance）"),
        ("hours: {overtime: 月10時間}\n", "時間外労働（hours の overtime）"),
        ("holidays: 土日\nhours: {start: 9:00, end: 17:00}\n", "決まった長い時間（hours）、休日（holidays）"),
    ] {
        let said = write(fields);
        assert!(said.contains(&format!("雇う仕事のように書かれています：{sign}。")), "{fields}: {said}");
    }
    assert!(!write("").contains("[JB124]"));
}
