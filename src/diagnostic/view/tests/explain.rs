use super::*;
use crate::diagnostic::{Code, CodeFacts, Group, Severity};

/// As `check` declares it.
const PR201: Code =
    Code::new(&CodeFacts { group: Group::People, name: "PR201", severity: Severity::Warning });

#[test]
fn explains_in_japanese() {
    assert_eq!(
        explain(EN006::CODE, Language::Ja),
        "\
EN006（エラー）: 同じ項目が2回書かれています

同じ項目が2つあると、どちらが正しいかは書いた人にしか分かりません。黙ってどちらかを選ぶと、古い電話番号が公開されるようなことが起こります。

直したい例:

    title: 東京しおかぜ会
    fee: 無料
    fee: 500円

よい例:

    title: 東京しおかぜ会
    fee: 500円

エラーと出ているあいだは、公開用のサイトは作られません（前に作ったものはそのまま残ります）。この点検は止められません。
"
    );
}

#[test]
fn explains_in_english() {
    assert_eq!(
        explain(PR201, Language::En),
        "\
PR201 (warning): A story is withheld

A story is a person's name and life. Consent says where it may appear and until
when. What is not covered is left out by itself, so that nothing is forgotten.
Of the consent itself nothing is ever published.

to be mended:

    consent:
      given: 2025-04-10
      media: [print]

as it should be:

    consent:
      given: 2025-04-10
      media: [print, web]

source: Act on the Protection of Personal Information (in force for municipalities since April 2023)

The weight of this check can be set in site.yaml (off, warn or error). Say why
where it is off.

    checks:
      PR201: {level: off, reason: why}

To leave one finding as it is, write why at its line (in a text: above its
block). Errors cannot be left. In a table, a column 確認済み takes the code and
the reason.

    <!-- enishi: accept PR201 reason -->
    # enishi: accept PR201 reason
"
    );
}
