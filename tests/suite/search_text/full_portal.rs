//! A portal in which every field of every kind is filled, in two languages.

use crate::portal::Portal;

const COMMON: &str = "reading: よみ
summary: |
  まとめの
  文です。
published: 2026-02-03
updated: 2026-02-04
verified: 2026-02-05
regions: [hama]
tags: [しるし, ＮＰＯ]
image: {src: /sea.svg, alt: 絵の説明, credit: 絵の作者}
contact: {name: 窓口の名, tel: 000-1111, email: mado@a.example, url: https://mado.example/, address: 窓口の住所}
aliases: [/mukashi.html]
extra: {theme: 余分}
";
const BODY: &str = "
## 見出し

一行目[^1]の{東京|とうきょう}、
二行目。[[groups/kai]]と[[stories/hanashi|言い換え]]。

> [!TIP]
> 囲みの文

- [x] 済んだこと
- 項目<br>改行

| 甲 | 乙 |
|---|---|
| 丙 | A *B* C |

```
code  & text
```

![海](/sea.svg \"朝の海\")

<details><summary>開く</summary><p>生の&lt;文&gt;</p></details>

[^1]: 注の文
";

const KINDS: [(&str, &str); 7] = [
    ("groups/kai", "kind: npo
activity: active
founded: 1975
members: 1234
chapters: [{name: 支部の名, region: oki, contact: {name: 支部の人, tel: 000-2222}, url: https://shibu.example/}]
subgroups: [{name: 分科会の名, about: 分科会の話, url: https://bunka.example/}]
gives: [connection, growth]
commitment: occasional
meets: 集まりの話
online: true
fee: 会費の話
join: {how: 入り方, url: https://join.example/, email: join@a.example, tel: 000-3333}
channels: [{type: line, url: https://line.example/, members: 56}, {type: slack}]
official: true
related: [tomo]
"),
    ("jobs/shigoto", "employer: {name: 雇い主, reading: やといぬし, url: https://employer.example/, address: 雇い主の住所, kind: npo}
contract: part-time
duties: 仕事の中身
duties_change: 中身の変更
place: {mode: hybrid, address: 働く住所, note: 場所の注}
place_change: 場所の変更
term: {until: 2027-03-31, months: 12, renewal: possible, renewal_basis: 更新の基準, renewal_limit: 更新の上限の話}
trial: {months: 3, conditions: 試用の条件}
hours: {start: 9:05, end: 17:00, break_minutes: 60, days: 働く曜日, overtime: 残業の話, note: 時間の注}
frequency: weekly
per_month: 4
holidays: 休みの話
pay: {unit: hour, min: 1234, max: 2345, note: 賃金の注, fixed_overtime: {amount: 30000, hours: 20, extra_paid: true}}
insurance: [health, pension]
smoking: 煙の話
discretionary_work: true
age: {min: 18, max: 64, reason: 年齢の理由}
welcome: [senior, u-turn]
skills: [技能の話]
headcount: 2
posted: 2026-04-01
closes: 2026-05-20
starts: 2026-06-01
apply: {how: 応募の仕方, url: https://apply.example/, email: apply@a.example, tel: 000-4444}
groups: [kai]
programs: [seido]
counts_as_residents_activity: true
source_url: https://source.example/
"),
    ("stories/hanashi", "person: {name: 話す人, reading: はなすひと, role: 話す人の役}
turn: u-turn
path:
  - {year: 1981, until: 1999, place: 道の場所, text: 道の一}
  - {year: 2001, region: oki, text: 道の二}
groups: [kai]
jobs: [shigoto]
events: [moyooshi]
programs: [seido]
places: [basho]
quote: 「大きく載る言葉」
gives: [perspective]
author: 聞き手
interviewed: 2026-01-09
consent: {given: 2026-01-01, media: [web], guardian: 後見の人, note: 同意の控え}
"),
    ("events/moyooshi", "starts: 2026-05-09 10:05
ends: 2026-05-09 12:00
repeat: FREQ=MONTHLY;BYDAY=2SA;COUNT=4
except: [2026-06-13]
place: {name: 会場の名, name_reading: かいじょうのよみ, address: 会場の住所, mode: hybrid, url: https://venue.example/}
fee: 参加費の話
capacity: 31
apply: {until: 2026-05-08, how: 申込の仕方, url: https://event.example/, email: event@a.example, tel: 000-5555}
organizer: kai
groups: [tomo]
audience: 対象の話
counts_as_residents_activity: true
"),
    ("programs/seido", "kind: housing
provider: 実施する役所
who: 対象の人
amount: 金額の話
apply: {from: 2026-04-02, until: 2026-12-25, how: 申請の仕方, url: https://program.example/, tel: 000-6666}
legal_basis: 根拠の条例
"),
    ("places/basho", "kind: cafe
address: 場の住所
location: {lat: 35.5, lon: 139.5}
hours: 開く時間
closed: 閉まる日
fee: 場の料金
facilities: [設備の一, 設備の二]
url: https://place.example/
groups: [kai]
"),
    ("pages/about", "menu: {label: 目次の名, order: 1}
"),
];

pub(crate) fn full_portal() -> Portal {
    let sea = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";
    let portal = Portal::new(
        "languages: [ja, en]\n",
        &[
            ("static/sea.svg", sea),
            (
                "content/regions/oki.md",
                "---\ntitle: 沖町\nreading: おきまち\nkind: district\nparent: hama\n---\n",
            ),
            ("content/groups/tomo.md", "---\ntitle: 友の会\nkind: other\n---\n"),
            (
                "content/events/ichido.md",
                "---\ntitle: 一度\nstarts: 2026-04-30\nends: 2026-06-02\nplace_id: basho\norganizer_name: 主催の人\ncancelled: true\n---\n",
            ),
        ],
    );
    let region = "kind: municipality\ncode: \"151009\"\nparent: niigata\nlocation: {lat: 37.0, lon: 139.0}\n\
        resident_registration_url: https://touroku.example/\n\
        figures: [{label: 住む人, value: 4万人, source: ある調べ, as_of: 2026-04}]\n\
        access: [{from: 東から, how: 船で半日}]\n";
    for (path, fields) in KINDS.iter().copied().chain([("regions/hama", region)]) {
        let regions = if path.starts_with("regions/") {
            COMMON.replace("regions: [hama]\n", "")
        } else {
            COMMON.to_owned()
        };
        portal.write(
            &format!("content/{path}.md"),
            format!("---\ntitle: 題 {path}\n{regions}{fields}---\n{BODY}"),
        );
        portal.write(
            &format!("content/{path}.en.md"),
            "---\ntitle: In English\nsummary: Translated.\n---\nEnglish *text* here.\n",
        );
    }
    portal
}
