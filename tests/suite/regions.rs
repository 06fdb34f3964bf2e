//! The page of a region: what it shows, where the rest is, and to which regions it is tied.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::Value;

use super::page_text::shown_text;
use super::portal::{Built, Portal};

fn group(more: &str) -> String {
    format!("---\ntitle: 浜の会\nkind: npo\n{more}---\n海を見ます。\n")
}

fn job(title: &str, more: &str) -> String {
    format!(
        "---\ntitle: {title}\nemployer: {{name: 浜屋}}\ncontract: volunteer\nposted: 2026-04-01\n{more}---\n"
    )
}

/// A portal with so many jobs in 新潟県, and two groups.
fn portal(jobs: usize, settings: &str) -> Portal {
    let of_niigata = group("regions: [niigata]\ngives: [connection]\n");
    let portal = Portal::new(
        settings,
        &[("content/groups/a.md", &of_niigata), ("content/groups/b.md", &group("regions: [niigata]\n"))],
    );
    for number in 1..=jobs {
        let more =
            format!("regions: [niigata]\nfrequency: {}\n", if number == 1 { "once" } else { "weekly" });
        portal.write(&format!("content/jobs/j{number}.md"), job(&format!("店番その{number}"), &more));
    }
    portal
}

/// The titles of the cards of a page, those that wait to move up left out.
fn shown_cards(built: &Built, path: &str) -> Vec<String> {
    let page = built.page(path);
    let items = page
        .split("<li data-item")
        .skip(1)
        .filter(|item| !item.split('>').next().is_some_and(|tag| tag.contains("hidden")));
    let title = |item: &str| {
        Some(item.split("card__title><a").nth(1)?.split('>').nth(1)?.split('<').next()?.to_owned())
    };
    items.filter_map(title).collect()
}

#[test]
fn a_hub_shows_three_of_a_kind_and_leads_to_all() {
    let built = portal(5, "").build(&[]);
    let hub = shown_text(&built.page("regions/niigata.html"));
    for words in ["仕事5件", "仕事5件をすべて見る", "仲間2件"] {
        assert!(hub.replace('\n', " ").contains(words), "{words}: {hub}");
    }
    assert_eq!(shown_cards(&built, "regions/niigata.html").len(), 3 + 2);
    assert_eq!(shown_cards(&built, "regions/niigata/jobs.html").len(), 5);
    assert!(built.page("regions/niigata/jobs.html").contains("<h1>新潟県の仕事</h1>"));
    assert!(!built.has("regions/niigata/groups.html"), "the hub shows both groups");
    let sitemap = built.text("sitemap.xml");
    assert!(sitemap.contains("<loc>https://minato.example/regions/niigata/jobs.html</loc>"), "{sitemap}");
}

#[test]
fn the_list_of_a_kind_in_a_region_is_paged_like_others() {
    let built = portal(5, "page_size: 2\n").build(&[]);
    let titles: Vec<_> =
        ["regions/niigata/jobs.html", "regions/niigata/jobs/page-2.html", "regions/niigata/jobs/page-3.html"]
            .into_iter()
            .map(|path| shown_cards(&built, path).len())
            .collect();
    assert_eq!(titles, [2, 2, 1]);
    assert!(built.page("regions/niigata/jobs/page-3.html").contains("全5件のうち 5〜5件目"));
    assert!(
        built
            .page("regions/niigata/jobs.html")
            .contains("href=../../jobs/index.html?region=niigata#search-refine")
    );
}

#[test]
fn behind_each_answer_stand_as_many_records_as_it_says() {
    let built = portal(5, "").build(&[]);
    let home = built.page("index.html");
    for (path, title, count) in [
        ("groups/gives/connection.html", "つながりが得られる仲間", 1),
        ("jobs/frequency/once.html", "1回だけの仕事", 1),
        ("jobs/frequency/weekly.html", "週に1回ほどの仕事", 4),
    ] {
        let door = format!("<a href=./{path}>");
        let words = home.split(&door).nth(1).and_then(|rest| rest.split("</a>").next()).unwrap_or_default();
        assert!(words.contains(&format!("{count}件")), "{path}: {words}");
        assert_eq!(shown_cards(&built, path).len(), count, "{path}");
        assert!(built.page(path).contains(&format!("<h1>{title}</h1>")), "{path}");
    }
    assert!(!built.has("jobs/frequency/full.html"), "nothing fits it");
    assert!(
        built
            .page("jobs/frequency/weekly.html")
            .contains("href=../../jobs/index.html?frequency=weekly#search-refine")
    );
}

#[test]
fn a_text_may_name_the_list_of_a_region() {
    let about = "---\ntitle: この場所\n---\n[仕事](/regions/niigata/jobs.html)、[会](/regions/niigata/groups.html)、\
        [つながり](/groups/gives/connection.html)、[毎日](/jobs/frequency/full.html)\n";
    let portal = portal(5, "");
    portal.write("content/pages/about.md", about);
    let page = portal.build(&[]).page("about.html");
    assert!(page.contains("<a href=regions/niigata/jobs.html>仕事</a>"), "{page}");
    // Where the hub shows all, or nothing fits, the page that holds what there is.
    assert!(page.contains("<a href=regions/niigata.html>会</a>"), "{page}");
    assert!(page.contains("<a href=groups/gives/connection.html>つながり</a>"), "{page}");
    assert!(page.contains("<a href=jobs/index.html>毎日</a>"), "{page}");
    for lost in ["/regions/nowhere/jobs.html", "/groups/gives/money.html", "/regions/niigata/pages.html"] {
        portal.write("content/pages/about.md", format!("---\ntitle: この場所\n---\n[先]({lost})\n"));
        let said = portal.run(&["check", "--format", "short"]).out;
        assert!(said.contains("LK401"), "{lost}: {said}");
    }
}

#[test]
fn the_numbers_of_a_region_say_one_thing_that_matters_now() {
    let portal = portal(2, "");
    portal.write(
        "content/jobs/old.md",
        job("見守り", "regions: [niigata]\nwelcome: [senior]\ncloses: 2026-05-10\n"),
    );
    portal.write(
        "content/events/weekly.md",
        "---\ntitle: 朝の会\nstarts: 2026-05-04 09:00\nrepeat: 毎週月曜\nregions: [niigata]\n---\n",
    );
    let page = portal.build(&[]).page("regions/niigata.html");
    let numbers =
        page.split("class=numbers>").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("numbers");
    for words in [
        "<a href=#jobs><span class=numbers__label>仕事</span><strong data-later=2026-05-11=2>3</strong></a>\
         <span class=numbers__word data-later=2026-05-11=>シニア歓迎 1</span>",
        "<a href=#events><span class=numbers__label>催し</span><strong>1</strong></a>\
         <span class=numbers__word data-later=2026-05-05=次は5月11日（月）|",
        ">次は5月4日（月）</span>",
        "<a href=#groups><span class=numbers__label>仲間</span><strong>2</strong></a>",
    ] {
        assert!(numbers.contains(words), "{words}: {numbers}");
    }
}

/// What a record of the sample says of itself, as written.
fn front_matter(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a file of the sample");
    let yaml = text.strip_prefix("---\n").and_then(|rest| rest.split("\n---").next()).unwrap_or(&text);
    serde_yaml::from_str(yaml).expect("front matter")
}

/// The records of a kind in the sample, by id, without translations.
fn originals(folder: &str) -> BTreeMap<String, Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-site/content").join(folder);
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let known =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "yaml"));
    let id =
        |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    known.filter(|path| !id(path).contains('.')).map(|path| (id(&path), front_matter(&path))).collect()
}

/// A region and those around it, in the sample.
fn around(region: &str, parents: &BTreeMap<String, Value>) -> Vec<String> {
    let mut around = vec![region.to_owned()];
    while let Some(parent) =
        parents.get(&around[around.len() - 1]).and_then(|region| region["parent"].as_str())
    {
        around.push(parent.to_owned());
    }
    around
}

/// The ties of a region counted from what is written.
fn recount(of: &str) -> BTreeMap<String, usize> {
    let regions = originals("regions");
    let own = around(of, &regions);
    let mut ties: BTreeMap<String, usize> = BTreeMap::new();
    for record in originals("stories").into_values().chain(originals("groups").into_values()) {
        let list = |key: &str| record[key].as_sequence().cloned().unwrap_or_default();
        let below = ["path", "chapters"].into_iter().flat_map(list).map(|part| part["region"].clone());
        let named: BTreeSet<String> =
            list("regions").into_iter().chain(below).filter_map(|id| Some(id.as_str()?.to_owned())).collect();
        if !named.iter().any(|region| around(region, &regions).iter().any(|around| around == of)) {
            continue;
        }
        let apart = named
            .iter()
            .map(|region| around(region, &regions))
            .filter(|above| !above.iter().any(|region| region == of));
        let outermost: BTreeSet<String> = apart
            .filter_map(|above| above.into_iter().take_while(|region| !own.contains(region)).last())
            .collect();
        for region in outermost {
            *ties.entry(region).or_default() += 1;
        }
    }
    ties
}

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[test]
fn the_map_of_ties_says_what_its_table_says_and_both_what_is_written() {
    let sample = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-site");
    let out = tempfile::tempdir().expect("a folder");
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_enishi"))
        .args(["build", "--as-of", "2026-11-29", "-o"])
        .arg(out.path())
        .arg(sample)
        .output()
        .expect("the program runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    for of in ["miohama", "homachi", "shioji", "tokyo"] {
        let page = fs::read_to_string(out.path().join(format!("regions/{of}.html")))
            .expect("a hub")
            .replace('"', "")
            .replace("<wbr>", "");
        let row = |row: &str| {
            let id = between(row, "<a href=../regions/", ".html").concat();
            (
                id,
                between(row, "ties__number>", "</td>")
                    .last()
                    .and_then(|count| count.parse().ok())
                    .unwrap_or(0),
            )
        };
        let table: BTreeMap<String, usize> =
            between(&page, "<tr><th scope=row>", "</tr>").into_iter().map(row).collect();
        assert_eq!(table, recount(of), "the table of {of}");
        let names = between(&page, "<th scope=row>", "</th>").into_iter().map(|cell| {
            let name = cell.split('>').nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
            name.strip_suffix(['都', '府', '県']).filter(|_| name != "汐路県").unwrap_or(name).to_owned()
        });
        let counts = table_counts(&page);
        let said: BTreeSet<(String, usize)> = names.zip(counts).collect();
        let drawings = between(&page, "<svg", "</svg>");
        let drawing =
            drawings.into_iter().find(|drawing| drawing.contains("class=ties__map")).expect("a map");
        assert!(drawing.len() <= 12 * 1024, "{} bytes", drawing.len());
        assert!(drawing.contains(" aria-label=") && drawing.contains(" role=img"), "{drawing}");
        let text = |text: &str| text.split('>').nth(1).unwrap_or_default().to_owned();
        let drawn: BTreeSet<(String, usize)> =
            between(drawing, "class=ties__tied", "</text><text class=ties__count")
                .into_iter()
                .zip(between(drawing, "class=ties__count", "</text>"))
                .map(|(tile, count)| {
                    (tile.rsplit('>').next().unwrap_or_default().to_owned(), text(count).parse().unwrap_or(0))
                })
                .collect();
        assert_eq!(drawn, said, "the map of {of}");
    }
}

/// The numbers in the rows of a table of ties.
fn table_counts(page: &str) -> Vec<usize> {
    let rows = between(page, "<tr><th scope=row>", "</tr>").into_iter();
    rows.filter_map(|row| between(row, "ties__number>", "</td>").last()?.parse().ok()).collect()
}

#[test]
fn a_plan_shows_where_places_and_groups_are() {
    let at = |lat: &str| format!("regions: [niigata]\nlocation: {{lat: {lat}, lon: 139.05}}\n");
    let place = format!("---\ntitle: 浜の家\nkind: cafe\n{}---\n", at("37.92"));
    let portal =
        Portal::new("", &[("content/groups/a.md", &group(&at("37.91"))), ("content/places/p.md", &place)]);
    let built = portal.build(&["--as-of", "2026-05-01"]);
    let hub = built.page("regions/niigata.html");
    let plan = between(&hub, " class=plan__places>", "</ol>").concat();
    let names: Vec<&str> =
        ["浜の家", "浜の会"].into_iter().filter(|name| plan.contains(&format!(">{name}</a>"))).collect();
    assert_eq!(names, ["浜の家", "浜の会"], "{plan}");
    assert!(plan.contains("37.91"), "{plan}");
    let page = built.page("groups/a.html");
    assert!(page.contains("地図で見る") && page.contains("37.91"), "{page}");
}
