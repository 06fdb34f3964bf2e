//! What is not public leaves no trace in what search is told.

use enishi::site::Audience;
use jiff::civil::date;

use super::{DAY, agree, renderer};
use crate::portal::Portal;

const CONSENT: &str = "consent: {given: 2026-01-01, media: [web], until: 2026-05-31}\n";

fn told(portal: &Portal, audience: Audience, day: jiff::civil::Date) -> String {
    let renderer = renderer(&portal.path(""), day, audience);
    agree(&renderer);
    format!("{:?}", renderer.search_documents())
}

#[test]
fn records_that_are_not_public_leave_neither_title_nor_reading_nor_id() {
    let names_all = "---\ntitle: 浜の会\nkind: npo\nrelated: [kakure, raigetsu, sengetsu]\nregions: [shizumi]\n---\n\
        [[groups/kakure]]と[話](../stories/himitsu.md)。\n";
    let hidden = |title: &str, more: &str| {
        format!("---\ntitle: {title}\nreading: かくれたよみ\nkind: npo\n{more}---\n")
    };
    let portal = Portal::new(
        "",
        &[
            ("content/groups/hama.md", names_all),
            ("content/groups/kakure.md", &hidden("隠れた題", "status: draft\n")),
            ("content/groups/raigetsu.md", &hidden("来月の題", "publish_on: 2026-06-01\n")),
            ("content/groups/sengetsu.md", &hidden("先月の題", "expires_on: 2026-04-30\n")),
            (
                "content/regions/shizumi.md",
                "---\ntitle: 沈んだ町\nreading: しずんだまち\nkind: district\nparent: niigata\nstatus: review\n---\n",
            ),
            (
                "content/stories/himitsu.md",
                &format!(
                    "---\ntitle: 秘密の題\nperson: {{name: 秘密の人}}\ngroups: [hama]\n{}---\n",
                    CONSENT.replace("web", "print")
                ),
            ),
        ],
    );
    let public = told(&portal, Audience::Public, DAY);
    assert!(public.contains("浜の会"));
    for secret in [
        "隠れた題",
        "来月の題",
        "先月の題",
        "沈んだ町",
        "秘密",
        "かくれたよみ",
        "しずんだまち",
        "kakure",
        "raigetsu",
        "sengetsu",
        "shizumi",
        "himitsu",
    ] {
        assert!(!public.contains(secret), "{secret}");
    }
    let editors = told(&portal, Audience::Editors, DAY);
    for seen in ["隠れた題", "来月の題", "沈んだ町", "しずんだまち"] {
        assert!(editors.contains(seen), "{seen}");
    }
    for secret in ["先月の題", "秘密の題"] {
        assert!(!editors.contains(secret), "{secret}");
    }
}

#[test]
fn a_pen_name_hides_the_name_and_its_reading_from_search() {
    let story = |pen: &str| {
        format!("---\ntitle: 話\nperson: {{name: 本名花子, reading: ほんみょうはなこ{pen}}}\n{CONSENT}---\n")
    };
    let portal = Portal::new("", &[("content/stories/a.md", &story(", pen_name: はな"))]);
    let with_pen_name = told(&portal, Audience::Public, DAY);
    assert!(with_pen_name.contains("はな"));
    for secret in ["本名", "ほんみょう"] {
        assert!(!with_pen_name.contains(secret), "{secret}");
    }
    portal.write("content/stories/a.md", story(""));
    let open = told(&portal, Audience::Public, DAY);
    assert!(open.contains("本名花子") && open.contains("ほんみょうはなこ"));
}

#[test]
fn nothing_of_a_consent_is_told_and_a_story_leaves_with_it() {
    let story = format!("---\ntitle: 話\nperson: {{name: 花子}}\n{CONSENT}---\n");
    let portal = Portal::new("", &[("content/stories/a.md", &story)]);
    let before = told(&portal, Audience::Public, date(2026, 5, 31));
    assert!(before.contains("花子") && !before.contains("2026-01-01"));
    // Only from which day on nobody may find it, so that it leaves though nobody builds the site again.
    assert_eq!(before.matches("2026-05-31").count(), 1, "{before}");
    assert_eq!(told(&portal, Audience::Public, date(2026, 6, 1)), "[]");
}
