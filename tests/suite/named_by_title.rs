//! Records that are named by their titles, in tables and in front matter alike, are connected where one alone
//! is called so.

use super::page_text::main_text;
use super::portal::Portal;

const DAY: &[&str] = &["--as-of", "2026-11-28"];

const GROUPS: &str = "id,団体名,種類\nkirisaka-tokyo,東京霧坂会,同郷会\n";
const PLACE: &str = "title: 霧坂館\nkind: library\n";
const REGION: &str = "title: 霧坂町\nkind: municipality\n";
const EVENTS: &str = "id,行事名,開催日,主催,会場\nbussan,物産展,2027/2/13,東京霧坂会,霧坂館\n";
const JOBS: &str = "id,題名,会社名,雇用形態,掲載開始日,紹介する仲間の会\n\
                    madoguchi,窓口の手伝い,東京霧坂会,ボランティア,2026/11/1,\n\
                    nouen,農園の手伝い,霧坂農園,パート,2026/11/1,東京霧坂会\n";
const STORY: &str = "title: 夜話\nstarts: 2027-01-10\norganizer_name: 東京霧坂会\nplace: {name: 霧坂館, address: 霧坂町1}\n\
                     groups: [東京霧坂会]\nregions: [霧坂町]\n";

fn portal() -> Portal {
    Portal::new(
        "",
        &[
            ("content/groups/団体.csv", GROUPS),
            ("content/places/kan.yaml", PLACE),
            ("content/regions/kirisaka.yaml", REGION),
            ("content/events/行事.csv", EVENTS),
            ("content/events/yobanashi.yaml", STORY),
            ("content/jobs/求人.csv", JOBS),
        ],
    )
}

#[test]
fn a_title_leads_to_the_record_and_the_record_back() {
    let portal = portal();
    let built = portal.build(DAY);
    let group = built.page("groups/kirisaka-tokyo.html");
    for title in ["物産展", "夜話", "窓口の手伝い", "農園の手伝い"] {
        assert!(main_text(&group).contains(title), "{title}: {}", main_text(&group));
    }
    let place = main_text(&built.page("places/kan.html"));
    assert!(place.contains("物産展") && place.contains("夜話"), "{place}");
    let event = built.page("events/bussan.html");
    assert!(
        event.contains("../groups/kirisaka-tokyo.html") && event.contains("../places/kan.html"),
        "{event}"
    );
    let told = portal.run(&[&["check", "--all"], DAY].concat());
    assert!(
        told.out.contains("content/events/行事.csv:2:22 主催者名: 東京霧坂会 → organizer: kirisaka-tokyo"),
        "{}",
        told.out
    );
    assert!(told.out.contains("会場: 霧坂館 → place_id: kan"), "{}", told.out);
    assert!(!told.out.contains("LK410") && !told.out.contains("EN0"), "{}", told.out);
    assert_eq!(told.code, Some(0));
}

#[test]
fn of_several_records_of_a_title_none_is_taken_and_the_advice_leads_to_one() {
    let portal = portal();
    portal.write("content/groups/twin.yaml", "title: 東京霧坂会\nkind: npo\n");
    let checked = portal.run(&[&["check"], DAY].concat());
    assert!(
        checked.out.contains(
            "表に「主催する仲間の会」という列を加え、この行にその ID を書いてください（kirisaka-tokyo・twin のどれか）"
        ),
        "{}",
        checked.out
    );
    assert!(
        checked
            .out
            .contains("「organizer: ID」のように書き加えてください（ID は kirisaka-tokyo・twin のどれか）")
    );
    portal.write(
        "content/events/行事.csv",
        "id,行事名,開催日,主催,会場,主催する仲間の会\nbussan,物産展,2027/2/13,東京霧坂会,霧坂館,twin\n",
    );
    portal.write(
        "content/events/yobanashi.yaml",
        format!("{STORY}organizer: kirisaka-tokyo\n").replace("groups: [東京霧坂会]\n", ""),
    );
    let rest = JOBS
        .replace("ボランティア,2026/11/1,", "ボランティア,2026/11/1,twin")
        .replace("パート,2026/11/1,東京霧坂会", "パート,2026/11/1,twin");
    portal.write("content/jobs/求人.csv", rest);
    let checked = portal.run(&[&["check", "--format", "short"], DAY].concat());
    assert!(!checked.out.contains("LK410") && !checked.out.contains("error"), "{}", checked.out);
    let built = portal.build(DAY);
    assert!(main_text(&built.page("groups/twin.html")).contains("物産展"));
    assert!(main_text(&built.page("groups/kirisaka-tokyo.html")).contains("夜話"));
}
