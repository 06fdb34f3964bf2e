//! A broken line of YAML hides no other mistake.

use super::harness::Portal;

const COLON: &str = "項目名のあとの「：」が全角です。";
const NO_SPACE: &str = "項目名のあとの「:」に、スペースが続いていません。";
const SPACE: &str = "行の頭か項目名のまわりに、全角のスペースがあります。";

#[test]
fn settings_of_somebody_whose_keyboard_writes_japanese() {
    let settings = "title：しおみはら縁だより\nreading:しおみはらえんだより\n\
                    description:　汐見原町で暮らす人のページです。\n# 町の名前\n# 出す人\n# アドレス\n\
                    base_url: www.town.shiomihara.example/engumi\ncolour: 青\n";
    Portal::new().with("site.yaml", settings).is_refused(&[
        &format!("site.yaml:1:6: error[EN005]: {COLON}"),
        &format!("site.yaml:2:8: error[EN005]: {NO_SPACE}"),
        &format!("site.yaml:3:13: error[EN005]: {SPACE}"),
        "site.yaml:7:11: error[EN027]: 「公開するアドレス」（base_url）の「www.town.shiomihara.example/engumi」は、URL ではありません。",
        "site.yaml:8:1: error[EN021]: 「サイトの設定」に「colour」という項目はありません。",
    ]);
    Portal::new()
        .with("site.yaml", "title：あ\n# c\nbase_url: https://a.example/\n")
        .is_refused(&[&format!("site.yaml:1:6: error[EN005]: {COLON}")]);
}

#[test]
fn each_broken_line_of_a_job_and_the_values_of_the_others() {
    Portal::new()
        .with(
            "content/jobs/a.md",
            "---\ntitle：店番\nemployer:\n\tname:港の店\ncontract: アルバイト: 週末\nposted: 2026-02-30\n\
             summary: \"会場\"変更のお知らせ\nplace:\n　address：字浜1\nskills: - なし -\nduties: > 店番\n\
             aliases: [/old.html\nholidays: 日曜\n---\n",
        )
        .is_refused(&[
            &format!("content/jobs/a.md:2:6: error[EN005]: {COLON}"),
            "content/jobs/a.md:4:1: error[EN005]: 字下げにタブが使われています。",
            &format!("content/jobs/a.md:4:6: error[EN005]: {NO_SPACE}"),
            "content/jobs/a.md:5:16: error[EN005]: 値の中に「: 」（半角コロンとスペース）があるため、どこまでが項目名か分かりません。",
            "content/jobs/a.md:6:9: error[EN024]: 「掲載開始日」（posted）の「2026-02-30」は、暦にない日です。",
            "content/jobs/a.md:7:10: error[EN005]: 値の始めだけが引用符（\" か '）で囲まれています。",
            &format!("content/jobs/a.md:9:1: error[EN005]: {SPACE}"),
            &format!("content/jobs/a.md:9:9: error[EN005]: {COLON}"),
            "content/jobs/a.md:10:9: error[EN005]: 値が、特別な意味を持つ記号「-」で始まっています。",
            "content/jobs/a.md:11:9: error[EN005]: 値が、特別な意味を持つ記号「>」で始まっています。",
            "content/jobs/a.md:12:10: error[EN005]: 値の始めのかっこ（[ か {）が、閉じられていません。",
        ]);
}

#[test]
fn sub_fields_whose_lines_are_all_broken() {
    Portal::new()
        .with("content/pages/a.yaml", "title: 窓口\ncontact:\n  name：市民課\n  tel:市民課まで\n  url: https://a.example/\n")
        .with("content/pages/b.yaml", "title：題\nstatus:公開\n")
        .is_refused(&[
            &format!("content/pages/a.yaml:3:7: error[EN005]: {COLON}"),
            &format!("content/pages/a.yaml:4:6: error[EN005]: {NO_SPACE}"),
            "content/pages/a.yaml:4:7: error[EN027]: 「電話番号」（contact.tel）の「市民課まで」は、電話番号の形ではありません。",
            &format!("content/pages/b.yaml:1:6: error[EN005]: {COLON}"),
            &format!("content/pages/b.yaml:2:7: error[EN005]: {NO_SPACE}"),
        ]);
}

#[test]
fn what_is_missing_beside_a_broken_line_is_missed_unless_the_line_may_hold_it() {
    Portal::new()
        .with("content/groups/a.md", "---\nkind：npo\n---\n")
        .with("content/groups/b.md", "---\ntitle 浜の会\nkind: npo\n---\n")
        .is_refused(&[
            "content/groups/a.md:2:1: error[EN025]: 「仲間の会」に必要な項目「title」（題名）がありません。",
            &format!("content/groups/a.md:2:5: error[EN005]: {COLON}"),
            "content/groups/b.md:2:1: error[EN005]: この行には、項目名のあとの「:」がありません。",
        ]);
}
