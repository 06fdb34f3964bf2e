//! Open data: what leaves the site, and what never does.

use std::io::Cursor;

use calamine::{Data, DataType as _, Reader as _, Xlsx};
use serde_json::{Value, json};

use super::portal::{Built, Portal};

const ON: &str = "open_data: {enabled: true, license: CC-BY-4.0}\n";

const EVENT: &str = "---\ntitle: 浜のつどい\nreading: はまのつどい\nsummary: 海を見ます。\nstarts: 2026-05-10 10:00\nends: 2026-05-10 12:00\nplace: {name: 浜の広場, address: 新潟県みなと市浜1}\nfee: 500円\ncapacity: 20名\norganizer_name: 浜の会\nregions: [niigata]\ncontact: {name: まち課, tel: 0300-00-1201 内線 12, email: a@hama.example}\napply: {until: 2026-05-08 17:00, how: 電話で}\n---\n";

fn text(built: &Built, path: &str) -> String {
    let bytes =
        built.files.get(path).unwrap_or_else(|| panic!("{path} is not among {:?}", built.files.keys()));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

fn data(built: &Built, path: &str) -> Value {
    serde_json::from_str(&text(built, path)).expect("JSON")
}

/// The lines of a table, cell by cell.
fn table(built: &Built, path: &str) -> Vec<Vec<String>> {
    let text = text(built, path);
    let text = text.strip_prefix('\u{feff}').expect("the mark by which Excel knows UTF-8");
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains('\r'));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|line| line.expect("a line").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn events_are_given_out_in_the_columns_of_the_national_list() {
    let built = Portal::new(ON, &[("content/events/hama.md", EVENT)]).build(&[]);
    let lines = table(&built, "data/events.csv");
    assert_eq!(
        lines[0].join(","),
        "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考"
    );
    assert_eq!(
        lines[1].join("|"),
        "150002|1|新潟県||浜のつどい|ハマノツドイ||2026-05-10|2026-05-10|10:00|12:00||海を見ます。|500円||浜の会|0300-00-1201|12|浜の会|浜の広場|新潟県みなと市浜1||||||20|2026-05-08|17:00|電話で|https://minato.example/events/hama.html|"
    );
    assert_eq!(lines.len(), 2);
    assert_eq!(
        data(&built, "data/events.json"),
        json!([{
            "id": "hama", "title": "浜のつどい", "reading": "はまのつどい", "summary": "海を見ます。",
            "regions": ["niigata"], "tags": [],
            "starts": "2026-05-10 10:00", "ends": "2026-05-10 12:00", "dates": [], "except": [],
            "place.name": "浜の広場", "place.address": "新潟県みなと市浜1",
            "fee": "500円", "capacity": "20", "organizer_name": "浜の会", "groups": [],
            "url": "https://minato.example/events/hama.html",
        }])
    );
}

/// A person's own number stays on the page, be it no mobile one; what fields say in words goes along.
#[test]
fn numbers_of_persons_stay_and_words_beside_values_go_along() {
    let event = "title: 歌の会\nstarts: 2026-12-20\nstarting_words: 13:30開式（受付12:45～）\ncontact: {name: 門脇, tel: 0300-00-4444}\n";
    let group = "title: 歌う会\nkind: other\nfounded: 2000\nfounding_words: 平成十二年ごろ\n";
    let job = "title: 収穫\nemployer: {name: 農園}\ncontract: part-time\nposted: 2026-11-01\nhours: {start: 09:00, break_minutes: 60, note: 雨なら休み, overtime: なし}\n";
    let files = [
        ("content/events/uta.yaml", event),
        ("content/groups/uta.yaml", group),
        ("content/jobs/a.yaml", job),
    ];
    let built = Portal::new(ON, &files).build(&["--as-of", "2026-11-28"]);
    let lines = table(&built, "data/events.csv");
    assert!(!lines[1].contains(&"0300-00-4444".to_owned()), "{lines:?}");
    assert_eq!(lines[1][11], "13:30開式（受付12:45～）");
    let words = "電話番号は、団体や窓口のものだけを載せ、個人のものは載せていません。";
    assert!(built.page("data/index.html").contains(words));
    let hub = data(&built, "data/hub.json");
    assert_eq!(hub["records"]["events"][0]["starting_words"], "13:30開式（受付12:45～）");
    assert_eq!(hub["records"]["groups"][0]["founding_words"], "平成十二年ごろ");
    let hours = json!({"start": "09:00", "break_minutes": 60, "note": "雨なら休み", "overtime": "なし"});
    assert_eq!(hub["records"]["jobs"][0]["hours"], hours);
    let jobs = table(&built, "data/jobs.csv");
    assert!(jobs[0].contains(&"休憩(分)".to_owned()) && jobs[1].contains(&"60".to_owned()), "{jobs:?}");
}

/// The cells of a workbook, row by row, with its sheet's name.
fn workbook(built: &Built, path: &str) -> (String, Vec<Vec<Data>>) {
    let bytes = built.files.get(path).unwrap_or_else(|| panic!("no {path}"));
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let name = workbook.sheet_names()[0].clone();
    let formulas = workbook.worksheet_formula(&name).expect("a sheet");
    assert!(formulas.used_cells().next().is_none(), "{path} holds a formula");
    let range = workbook.worksheet_range(&name).expect("a sheet");
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

#[test]
fn a_workbook_holds_the_cells_of_its_table_and_none_that_is_read_as_anything_else() {
    let job = "---\ntitle: '=1+1'\nemployer: {name: '+81 浜の会'}\ncontract: part-time\npay: {unit: hour, min: 1100}\nposted: 2026-04-01\nsummary: '0012'\ntags: ['-海', '3/4']\n---\n";
    let place = "---\ntitle: 浜の茶屋\nkind: cafe\nlocation: {lat: 37.9, lon: 139.05}\n---\n";
    let files = [
        ("content/events/hama.md", EVENT),
        ("content/jobs/a.md", job),
        ("content/places/cafe.md", place),
        ("content/groups/a.md", "---\ntitle: 浜の会\nkind: npo\n---\n"),
    ];
    let built = Portal::new(ON, &files).build(&[]);
    for kind in ["events", "jobs", "places", "groups", "regions"] {
        let (_, rows) = workbook(&built, &format!("data/{kind}.xlsx"));
        let table = table(&built, &format!("data/{kind}.csv"));
        assert_eq!(rows.len(), table.len(), "{kind}");
        for (row, line) in rows.iter().zip(&table) {
            // What spreadsheets would run is marked in the CSV, which knows no other way to say that it is text.
            let unmarked = |cell: &String| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
            let expected: Vec<_> = line.iter().map(unmarked).collect();
            let cells: Vec<_> = row.iter().map(|cell| cell.as_string().unwrap_or_default()).collect();
            assert_eq!(cells, expected, "{kind}");
        }
    }
    let (name, jobs) = workbook(&built, "data/jobs.xlsx");
    assert_eq!(name, "仕事");
    let cell = |heading: &str| {
        let at = jobs[0].iter().position(|cell| cell.as_string().as_deref() == Some(heading));
        &jobs[1][at.unwrap_or_else(|| panic!("{heading}: {:?}", jobs[0]))]
    };
    assert_eq!(cell("題名"), &Data::String("=1+1".to_owned()));
    assert_eq!(cell("要約"), &Data::String("0012".to_owned()));
    assert_eq!(cell("掲載開始日"), &Data::String("2026-04-01".to_owned()));
    assert_eq!(cell("賃金の下限(円)"), &Data::Float(1100.0));
    let again = Portal::new(ON, &files).build(&[]);
    assert_eq!(built.files["data/jobs.xlsx"], again.files["data/jobs.xlsx"]);
}

#[test]
fn a_file_of_the_towns_own_stays_at_the_place_of_a_workbook() {
    let files = [
        ("content/events/hama.md", EVENT),
        ("content/pages/lists.md", "---\ntitle: 市の表\n---\n[市の表（Excel、1KB）](/data/events.xlsx)\n"),
        ("static/data/events.xlsx", "市の表"),
    ];
    let portal = Portal::new(ON, &files);
    let built = portal.build(&[]);
    assert_eq!(built.text("data/events.xlsx"), "市の表");
    assert!(!built.page("data/index.html").contains("events.xlsx"));
}

#[test]
fn no_person_leaves_and_no_cell_runs() {
    let story = "---\ntitle: 海の話\nperson: {name: 浜口ミツ, pen_name: みなみ}\nauthor: 聞き書き隊\nconsent: {given: 2026-01-01, media: [web], note: 電話で確認}\n---\nみなみさんは話します。\n";
    let group = "---\ntitle: '=HYPERLINK(\"https://evil.example\")'\nkind: npo\ncontact: {name: 山田花子, tel: 090-0000-0000}\n---\n";
    let portal = Portal::new(
        ON,
        &[
            ("content/stories/a.md", story),
            ("content/groups/a.md", group),
            ("content/groups/draft.md", "---\ntitle: 下書きの会\nkind: npo\nstatus: draft\n---\n"),
            ("content/events/hama.md", &EVENT.replace("0300-00-1201 内線 12", "090-0000-0000")),
            (
                "content/jobs/old.md",
                "---\ntitle: 古い仕事\nemployer: {name: 店}\ncontract: part-time\nposted: 2026-01-01\ncloses: 2026-04-30\n---\n",
            ),
        ],
    );
    let built = portal.build(&[]);
    for secret in [
        "浜口ミツ",
        "みなみ",
        "聞き書き隊",
        "話します",
        "山田花子",
        "090-0000",
        "a@hama.example",
        "下書きの会",
        "古い仕事",
        "電話で確認",
    ] {
        let data: Vec<_> =
            built.holding(secret).into_iter().filter(|path| path.starts_with("data/")).collect();
        assert_eq!(data, Vec::<&str>::new(), "{secret}");
    }
    let groups = table(&built, "data/groups.csv");
    assert_eq!(groups[1][1], "'=HYPERLINK(\"https://evil.example\")");
    assert_eq!(data(&built, "data/stories.json")[0]["title"], "海の話");
    assert_eq!(data(&built, "data/jobs.json"), json!([]), "what is over is not given out");
}

#[test]
fn tables_call_their_columns_and_words_as_people_do() {
    let job = "---\ntitle: 港の事務\nemployer: {name: 浜の会}\ncontract: part-time\nwelcome: [senior, student]\npay: {unit: hour, min: 1100}\nposted: 2026-04-01\n---\n";
    let built = Portal::new(ON, &[("content/jobs/office.md", job)]).build(&[]);
    let lines = table(&built, "data/jobs.csv");
    let cell = |heading: &str| {
        let at = lines[0]
            .iter()
            .position(|cell| cell == heading)
            .unwrap_or_else(|| panic!("{heading}: {:?}", lines[0]));
        lines[1][at].as_str()
    };
    assert_eq!(cell("契約の種類"), "パート・アルバイト");
    assert_eq!(cell("歓迎する方"), "シニア;学生");
    assert_eq!(cell("事業者名"), "浜の会");
    assert_eq!(cell("ページのアドレス"), "https://minato.example/jobs/office.html");
    let json = data(&built, "data/jobs.json");
    assert_eq!((&json[0]["contract"], &json[0]["pay.min"]), (&json!(["part-time"]), &json!(1100)));
}

#[test]
fn places_are_points_on_a_map() {
    let place = "---\ntitle: 浜の茶屋\nkind: cafe\nurl: https://chaya.example/\naddress: みなと市浜2\nlocation: {lat: 37.9, lon: 139.05}\n---\n";
    let files = [
        ("content/places/cafe.md", place),
        ("content/places/hall.md", "---\ntitle: 会館\nkind: library\n---\n"),
    ];
    let built = Portal::new(ON, &files).build(&[]);
    assert_eq!(
        data(&built, "data/places.geojson"),
        json!({"type": "FeatureCollection", "features": [{
            "type": "Feature",
            "id": "cafe",
            "geometry": {"type": "Point", "coordinates": [139.05, 37.9]},
            "properties": {
                "title": "浜の茶屋", "kind": "cafe", "address": "みなと市浜2", "website": "https://chaya.example/",
                "url": "https://minato.example/places/cafe.html",
            },
        }]})
    );
    // The address of its page does not hide the one of its own.
    let places = data(&built, "data/places.json");
    let addresses = |at: usize| (places[at]["url"].clone(), places[at]["website"].clone());
    let page = |id: &str| json!(format!("https://minato.example/places/{id}.html"));
    assert_eq!(addresses(0), (page("hall"), json!(null)));
    assert_eq!(addresses(1), (page("cafe"), json!("https://chaya.example/")));
}

#[test]
fn the_page_and_the_catalogue_say_what_there_is_and_under_which_terms() {
    let built = Portal::new(ON, &[("content/events/hama.md", EVENT)]).build(&[]);
    let page = built.page("data/index.html");
    for words in [
        "オープンデータ",
        "ライセンス: <a href=https://creativecommons.org/licenses/by/4.0/>CC BY 4.0</a>",
        "2026年5月1日時点のデータです。",
        "<a href=events.csv>表（CSV・Excelで開けます）</a>",
        "<a href=events.xlsx>表（Excel）</a>",
        "<th scope=row>参加費</th><td><code>fee</code></td><td>なければ「無料」。</td>",
        "<a href=catalogue.jsonld>",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(built.page("index.html").contains("href=./data/index.html"));
    let catalogue = data(&built, "data/catalogue.jsonld");
    assert_eq!((&catalogue["@type"], &catalogue["dct:title"]), (&json!("dcat:Catalog"), &json!("みなと")));
    assert_eq!(
        catalogue["dcat:dataset"][0]["dcat:distribution"][0],
        json!({
            "@type": "dcat:Distribution",
            "dcat:downloadURL": {"@id": "https://minato.example/data/events.csv"},
            "dcat:mediaType": "text/csv",
            "dct:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
        })
    );
    assert_eq!(
        (
            &catalogue["dcat:dataset"][0]["dcat:distribution"][1]["dcat:downloadURL"]["@id"],
            &catalogue["dcat:dataset"][0]["dcat:distribution"][1]["dcat:mediaType"],
        ),
        (
            &json!("https://minato.example/data/events.xlsx"),
            &json!("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        )
    );
}

#[test]
fn nothing_is_given_out_unasked_or_to_editors() {
    let files = [("content/events/hama.md", EVENT)];
    for settings in ["", "open_data: {license: CC-BY-4.0}\n"] {
        let built = Portal::new(settings, &files).build(&[]);
        assert!(!built.files.keys().any(|path| path.starts_with("data/")), "{settings}");
    }
    let drafts = Portal::new(ON, &files).build(&["--drafts"]);
    assert!(!drafts.files.keys().any(|path| path.starts_with("data/")));
    let portal = Portal::new(ON, &files);
    portal.write("site.yaml", format!("title: みなと\n{ON}"));
    let built = portal.build(&[]);
    assert!(
        built.has("data/events.csv") && !built.has("data/catalogue.jsonld"),
        "it holds nothing but addresses"
    );
}

#[test]
fn the_terms_are_asked_for() {
    let told = |settings: &str| {
        let portal = Portal::new(settings, &[("content/events/hama.md", EVENT)]);
        let ran = portal.run(&["check", "--format", "short"]);
        let lines: Vec<_> =
            ran.out.lines().filter(|line| line.contains("EN034")).map(str::to_owned).collect();
        lines.join("\n")
    };
    assert_eq!(told(ON), "");
    assert_eq!(told("open_data: {enabled: true, license: 'https://minato.example/terms.html'}\n"), "");
    assert!(told("open_data: {enabled: true}\n").contains("ライセンス（license）が書かれていません。"));
    assert!(
        told("open_data: {enabled: true, license: 市の決まり}\n")
            .contains("「市の決まり」は、よく使われる名前でも、アドレスでもありません。")
    );
    assert!(told("open_data: {license: CC-BY-4.0}\n").contains("「enabled: true」がないため"));
}
