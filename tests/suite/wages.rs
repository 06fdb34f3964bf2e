//! Pay that holds overtime pay in words, work that may be employment, and pay that cannot be compared.

use super::portal::Portal;

fn portal() -> Portal {
    let portal = Portal::new("", &[]);
    portal.write(
        "site.yaml",
        "title: みなと\nbase_url: https://minato.example/\nchecks: {JB101: {level: off, reason: 試し}, JB102: {level: off, reason: 試し}}\n",
    );
    portal
}

/// What is said of a job of Osaka, where an hour is paid 1,177 yen, with 156.25 hours a month: code and message.
fn said(contract: &str, pay: &str, body: &str) -> Vec<String> {
    let portal = portal();
    let head = "title: 店番\nemployer: {name: 店}\nposted: 2026-03-01\nplace: {address: 大阪府港市1番}\n";
    let hours = "hours: {start: 9:00, end: 17:30, break_minutes: 60}\nholidays: 年間休日115日\n";
    portal
        .write("content/jobs/a.md", format!("---\n{head}contract: {contract}\n{hours}{pay}\n---\n{body}\n"));
    let said = portal.run(&["check", "--format", "short", "--as-of", "2026-05-01"]).out;
    let of_wages = said.lines().filter_map(|line| Some(line.split_once("[JB11")?.1.to_owned()));
    of_wages.filter(|line| !line.starts_with("3]")).collect()
}

const BELOW: &str =
    "1]: 1時間あたり 1176 円で、大阪府の最低賃金 1177 円（2025-10-16 発効）より低くなっています。";

#[test]
fn overtime_pay_in_words_is_taken_out_and_asked_for_where_its_amount_is_not_told() {
    let note = |min: u32, note: &str| format!("pay: {{unit: month, min: {min}, note: \"{note}\"}}");
    for (min, words, body) in [
        (213_906, "固定残業代 3万円（20時間分）含む", ""),
        (213_906, "みなし残業代30,000円（月20時間分）をふくみ、超えた分は別途支給", ""),
        (213_906, "通勤手当あり", "月給には、固定残業手当として30,000円（20時間分）を含みます。"),
        (208_906, "２．５万円の固定残業代を含みます", ""),
        (183_906, "固定残業代はありません", ""),
        (183_906, "固定残業代3万円は別途支給します", ""),
    ] {
        assert_eq!(said("permanent", &note(min, words), body), [BELOW], "{words} {body}");
        assert_eq!(said("permanent", &note(min + 1, words), body), [""; 0], "{words} {body}");
    }
    let unknown = "2]: 最低賃金とくらべられない募集が 1 件あります（足りないもの：固定残業代の額（fixed_overtime の amount））。";
    for (words, body) in [
        ("みなし残業代をふくみます", ""),
        ("みなし残業代含む、240,000円から", ""),
        ("固定残業代20時間分込み", ""),
        ("通勤手当あり", "月給は残業代込みの額です。"),
    ] {
        assert_eq!(said("permanent", &note(240_000, words), body), [unknown], "{words} {body}");
    }
}

#[test]
fn paid_work_that_may_be_employment_is_asked_about() {
    let asked = "1]: 1時間あたり 1000 円です。労働者にあたる場合は、大阪府の最低賃金 1177 円（2025-10-16 発効）より低くなります。";
    for contract in ["internship", "other"] {
        assert_eq!(said(contract, "pay: {unit: hour, min: 1000}", ""), [asked], "{contract}");
        assert_eq!(said(contract, "pay: {unit: day, min: 7500}", ""), [asked], "{contract}");
        for pay in [
            "pay: {unit: hour, min: 1177}",
            "pay: {unit: none, note: 交通費だけ}",
            "pay: {unit: once, min: 3000}",
            "summary: 見学",
        ] {
            assert_eq!(said(contract, pay, ""), [""; 0], "{contract} {pay}");
        }
    }
    for contract in ["volunteer", "paid-volunteer", "pro-bono", "outsourced"] {
        assert_eq!(said(contract, "pay: {unit: day, min: 500}", ""), [""; 0], "{contract}");
    }
}

#[test]
fn employment_whose_pay_cannot_be_compared_is_counted_with_what_is_missing() {
    let missing = |what: &str| {
        vec![format!("2]: 最低賃金とくらべられない募集が 1 件あります（足りないもの：{what}）。")]
    };
    let amount = "賃金の下限と単位（pay の min と unit）";
    let by_piece = "1時間あたりの額（1件・1回いくらの賃金は、かかる時間がわからないとくらべられません）";
    for (pay, expected) in [
        ("summary: 賃金は相談", missing(amount)),
        ("pay: {note: 経験による}", missing(amount)),
        ("pay: {unit: hour, note: 経験による}", missing(amount)),
        ("pay: {unit: hour, max: 1500}", missing(amount)),
        ("pay: {unit: hour, max: 1100}", vec![BELOW.replace("1176", "1100")]),
        ("pay: {unit: piece, min: 500}", missing(by_piece)),
        ("pay: {unit: once, min: 5000}", missing(by_piece)),
        ("pay: {unit: none}", missing("賃金（雇う仕事なのに「報酬なし」です）")),
    ] {
        assert_eq!(said("part-time", pay, ""), expected, "{pay}");
    }
    let portal = portal();
    let head = "title: 店番\nemployer: {name: 店}\nposted: 2026-03-01\nplace: {address: 大阪府港市1番}\ncontract: part-time\n";
    portal.write("content/jobs/a.yaml", head);
    portal.write("content/jobs/b.yaml", format!("{head}pay: {{unit: month, min: 300000}}\n"));
    assert_eq!(portal.run(&["check", "--report", "report.html"]).code, Some(0));
    let report = std::fs::read_to_string(portal.path("report.html")).expect("a report");
    assert!(report.contains("最低賃金とくらべられない募集が 2 件あります"), "{report}");
    let explained = portal.call(&["explain", "JB111"]).out;
    for skipped in
        ["1件・1回いくら", "下限や単位のない", "都道府県がわからない", "業務委託とボランティアは見ません"]
    {
        assert!(explained.contains(skipped), "{skipped}: {explained}");
    }
}

#[test]
fn pay_on_trial_is_held_against_the_minimum_wage_too() {
    let below = |yen: u32| {
        vec![format!(
            "1]: 試用・研修の間は、1時間あたり {yen} 円です。大阪府の最低賃金 1177 円（2025-10-16 発効）より低い額です。"
        )]
    };
    let pay = "pay: {unit: hour, min: 1200}";
    let note = |note: &str| format!("pay: {{unit: hour, min: 1200, note: \"{note}\"}}");
    let trial = |words: &str| format!("{pay}\ntrial: {{months: 3, conditions: \"{words}\"}}");
    for (pay, body, expected) in [
        (note("研修期間は時給1,000円"), "", below(1000)),
        (note("通勤手当あり。試用期間中は時給950円"), "", below(950)),
        (note("研修中は100円引き"), "", below(1100)),
        (trial("時給1,100円"), "", below(1100)),
        (trial("３か月は日給８，０００円"), "", below(1066)),
        (pay.to_owned(), "研修期間（2か月）は時給1,150円です。", below(1150)),
        (note("研修期間は時給1,177円"), "", vec![]),
        (note("研修期間終了後は時給1,300円"), "", vec![]),
        (trial("賃金は同じ"), "", vec![]),
        (trial("交通費は1日500円まで"), "", vec![]),
        (pay.to_owned(), "研修期間の昼食は350円です。お客さまの研修中は、飲み物が100円です。", vec![]),
    ] {
        assert_eq!(said("part-time", &pay, body), expected, "{pay} {body}");
    }
    assert_eq!(said("outsourced", &note("研修期間は時給500円"), ""), [""; 0]);
    let portal = portal();
    let head = "title: 店番\nemployer: {name: 店}\nposted: 2026-03-01\nplace: {address: 大阪府港市1番}\n";
    portal.write("content/jobs/a.yaml", format!("{head}contract: part-time\n{}\n", trial("時給1,100円")));
    let said = portal.run(&["check", "--as-of", "2026-05-01"]).out;
    assert!(
        said.contains("content/jobs/a.yaml:7:32") && said.contains("試用期間や研修期間にもかかります"),
        "{said}"
    );
}

#[test]
fn fixed_overtime_in_the_text_needs_its_three_points() {
    let portal = Portal::new("", &[]);
    portal.write(
        "site.yaml",
        "title: みなと\nbase_url: https://minato.example/\nchecks: {JB101: {level: off, reason: 試し}}\n",
    );
    let said = |fields: &str, body: &str| {
        let head = "title: 店番\nemployer: {name: 店}\nposted: 2026-03-01\ncontract: permanent\n";
        portal.write("content/jobs/a.md", format!("---\n{head}{fields}\n---\n{body}\n"));
        let said = portal.run(&["check", "--format", "short", "--as-of", "2026-05-01"]).out;
        said.lines().filter_map(|line| Some(line.split_once("[JB102]: ")?.1.to_owned())).collect::<Vec<_>>()
    };
    let text = "「固定残業」とありますが、金額、何時間分か、超えた分の支払いが、そろって書かれていません。";
    let pay = "pay: {unit: month, min: 300000}";
    for (fields, body) in [
        (pay, "月給には固定残業代をふくみます。"),
        (pay, "給与は固定残業代3万円込みです。"),
        ("summary: 事務", "固定残業代があります。"),
    ] {
        assert_eq!(said(fields, body), [text], "{fields} {body}");
    }
    for (fields, body) in [
        (pay, "月給には固定残業代3万円（20時間分）をふくみ、超えた分は別に支払います。"),
        (
            pay,
            "月給には固定残業代をふくみます。\n\n- 金額：3万円\n- 時間：20時間分\n- 20時間を超えた分は別に支払います",
        ),
        (pay, "固定残業代はありません。"),
        (
            "pay: {unit: month, min: 300000, fixed_overtime: {amount: 30000, hours: 20, extra_paid: true}}",
            "月給には固定残業代をふくみます。",
        ),
        (
            "pay: {unit: month, min: 300000, note: 固定残業代3万円（20時間分）。超過分は別に支払います}",
            "月給には固定残業代をふくみます。",
        ),
    ] {
        assert_eq!(said(fields, body), [""; 0], "{fields} {body}");
    }
}
