//! `hub.json`: a portal in one file, out of one site and into another.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::portal::{Built, Portal};

pub(super) const ON: &str = "open_data: {enabled: true, license: CC-BY-4.0}\n";

const GROUP: &str = "---\ntitle: 浜の会\nkind: npo\nregions: [hama]\nverified: 2026-04-01\n---\n<!-- 役員の連絡先は金庫 -->\n海を**きれい**にします。[仕事](/jobs/office.html)と[下書き](/groups/draft.html)もあります。\n";
const JOB: &str = "---\ntitle: 港の事務\nemployer: {name: 浜の会}\ncontract: part-time\npay: {unit: hour, min: 1100, fixed_overtime: {amount: 900, hours: 1, extra_paid: true}}\n\
    duties_change: 変更なし\nplace_change: 浜町の中\nsmoking: 屋内禁煙\nterm: {months: 6, renewal: possible, renewal_limit: 3年まで}\n\
    trial: {months: 1}\nage: {max: 59, reason: 定年が60歳}\nposted: 2026-04-01\ngroups: [hama-no-kai]\ncontact: {name: 山田花子, tel: 0300-00-1201}\n---\n";
const STORY: &str = "---\ntitle: 海の話\nsummary: 海のそばで。\nperson: {name: 浜口ミツ, pen_name: みなみ}\nconsent: {given: 2026-01-01, media: [web]}\ngroups: [hama-no-kai]\npublished: 2026-04-01\n---\nみなみさんは話します。\n";

pub(super) fn portal() -> Portal {
    Portal::new(
        ON,
        &[
            ("content/regions/hama.yaml", "title: 浜町\nkind: municipality\ncode: '150002'\n"),
            ("content/groups/hama-no-kai.md", GROUP),
            ("content/groups/draft.md", "---\ntitle: 下書きの会\nkind: npo\nstatus: draft\n---\n"),
            ("content/jobs/office.md", JOB),
            ("content/stories/a.md", STORY),
        ],
    )
}

fn hub(built: &Built) -> Value {
    serde_json::from_str(&built.text("data/hub.json")).expect("JSON")
}

#[test]
fn a_portal_is_given_out_in_one_file() {
    let built = portal().build(&[]);
    assert_eq!(
        hub(&built),
        json!({
            "$schema": "hub.schema.json",
            "version": 1,
            "title": "みなと",
            "lang": "ja",
            "as_of": "2026-05-01",
            "base_url": "https://minato.example/",
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
            "records": {
                "groups": [{
                    "id": "hama-no-kai", "title": "浜の会", "verified": "2026-04-01", "regions": ["hama"],
                    "kind": "npo", "page": "https://minato.example/groups/hama-no-kai.html",
                    "body": "海を**きれい**にします。[仕事](https://minato.example/jobs/office.html)と下書きもあります。",
                }],
                "jobs": [{
                    "id": "office", "title": "港の事務", "employer": {"name": "浜の会"}, "contract": ["part-time"],
                    "pay": {
                        "unit": "hour", "min": 1100,
                        "fixed_overtime": {"amount": 900, "hours": 1, "extra_paid": true},
                    },
                    "duties_change": "変更なし", "place_change": "浜町の中", "smoking": "屋内禁煙",
                    "term": {"months": 6, "renewal": "possible", "renewal_limit": "3年まで"},
                    "trial": {"months": 1}, "age": {"max": 59, "reason": "定年が60歳"}, "posted": "2026-04-01", "groups": ["hama-no-kai"],
                    "page": "https://minato.example/jobs/office.html",
                }],
                "stories": [{
                    "id": "a", "title": "海の話", "summary": "海のそばで。", "published": "2026-04-01",
                    "groups": ["hama-no-kai"], "page": "https://minato.example/stories/a.html",
                }],
                "regions": [{
                    "id": "hama", "title": "浜町", "kind": "municipality", "code": "150002",
                    "page": "https://minato.example/regions/hama.html",
                }],
            },
        })
    );
    let hub = built.text("data/hub.json");
    for secret in ["浜口ミツ", "みなみ", "山田花子", "0300-00-1201", "下書きの会", "金庫", "draft"]
    {
        assert!(!hub.contains(secret), "{secret}: {hub}");
    }
    assert_eq!(built.text("data/hub.json"), portal().build(&[]).text("data/hub.json"));
    let page = built.page("data/index.html");
    assert!(page.contains("<a href=hub.json>すべてまとめて（hub.json）</a>"), "{page}");
    assert!(built.text("data/catalogue.jsonld").contains("https://minato.example/data/hub.json"));
}

#[test]
fn the_schema_names_every_field_of_the_file() {
    let built = portal().build(&[]);
    let schema: Value = serde_json::from_str(&built.text("data/hub.schema.json")).expect("JSON");
    let hub = hub(&built);
    described(&hub, &schema, "hub");
    let jobs = &schema["properties"]["records"]["properties"]["jobs"]["items"];
    assert_eq!(jobs["properties"]["contact"], Value::Null);
    assert_eq!(jobs["properties"]["employer"]["properties"]["name"]["type"], "string");
    assert_eq!(schema["properties"]["version"], json!({"const": 1}));
}

/// Every field of a value is a property of its schema and has its type.
#[track_caller]
fn described(value: &Value, schema: &Value, path: &str) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                // By language, whatever that is.
                let any = schema.get("additionalProperties").filter(|any| any.is_object());
                let property = any.unwrap_or(&schema["properties"][name]);
                assert!(property.is_object(), "{path}.{name} is not described");
                described(inner, property, &format!("{path}.{name}"));
            }
        }
        Value::Array(items) => {
            assert_eq!(schema["type"], "array", "{path}: {schema}");
            for item in items {
                described(item, &schema["items"], path);
            }
        }
        Value::String(text) => {
            let words = schema["enum"].as_array();
            assert!(schema["type"] == "string" || words.is_some(), "{path}: {schema}");
            assert!(words.is_none_or(|words| words.iter().any(|word| word == text)), "{path}: {text}");
        }
        _ => {}
    }
}

#[test]
fn another_portal_takes_it_in_and_gives_out_the_same() {
    let source = portal();
    let built = source.build(&[]);
    let target = Portal::new(ON, &[]);
    target.write("hub.json", built.text("data/hub.json"));
    let ran = target.call(&["import", "hub.json"]);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    assert_eq!(
        ran.out,
        "「みなと」の公開データ（2026-05-01時点、CC BY 4.0）を読みました（4 件）。\n\
         新しい記事: 3\n  content/groups/hama-no-kai.md 浜の会\n  content/jobs/office.yaml 港の事務\n  content/regions/hama.yaml 浜町\n\
         取り込まなかった物語（ご本人が同意したのは、もとのサイトへの掲載だけです。載せるときは、ご本人の同意をもらってから「enishi new story」で書いてください）: 1\n  https://minato.example/stories/a.html 海の話\n\
         「enishi check」で確かめてから載せてください。もとのサイトの利用条件に従って、出典も示してください（各ファイルの初めに控えてあります）。\n"
    );
    let group = fs::read_to_string(target.path("content/groups/hama-no-kai.md")).expect("a file");
    assert!(
        group.starts_with("---\n# もと: みなと、https://minato.example/groups/hama-no-kai.html、2026-05-01、CC BY 4.0\ntitle: 浜の会\n"),
        "{group}"
    );
    let again = target.build(&[]);
    // Stories do not travel; all else is the same.
    let mut expected = hub(&built)["records"].clone();
    expected.as_object_mut().expect("records").remove("stories");
    assert_eq!(hub(&again)["records"], expected);
    // What is there from elsewhere stays, whatever the file says.
    let other = Portal::new(ON, &[("content/jobs/office.yaml", "title: ほかの題\n")]);
    other.write("hub.json", built.text("data/hub.json"));
    let ran = other.call(&["import", "hub.json"]);
    assert!(
        ran.out.contains("もうあるので、そのままにした記事: 1\n  content/jobs/office.yaml 港の事務\n"),
        "{}",
        ran.out
    );
    assert_eq!(
        fs::read_to_string(other.path("content/jobs/office.yaml")).expect("a file"),
        "title: ほかの題\n"
    );
}

#[test]
fn translations_travel_into_the_languages_that_the_other_portal_has() {
    let source = portal();
    let settings =
        format!("title: みなと\nbase_url: https://minato.example/\nlanguages: [ja, en, ja-easy]\n{ON}");
    source.write("site.yaml", &settings);
    source.write("content/groups/hama-no-kai.en.md", "---\ntitle: Beach Club\nsummary: We clean.\n---\nWe **clean** the [beach](/groups/hama-no-kai.html).\n");
    source.write("content/jobs/office.en.yaml", "title: Harbour office\n");
    source.write("content/jobs/office.ja-easy.yaml", "title: 港の 事務\n");
    source.write("content/stories/a.en.md", "---\ntitle: A story of the sea\n---\nMinami speaks.\n");
    let built = source.build(&[]);
    let records = hub(&built)["records"].clone();
    assert_eq!(
        records["groups"][0]["translations"],
        json!({"en": {
            "title": "Beach Club", "summary": "We clean.",
            "body": "We **clean** the [beach](https://minato.example/en/groups/hama-no-kai.html).",
        }})
    );
    assert_eq!(
        records["jobs"][0]["translations"],
        json!({"en": {"title": "Harbour office"}, "ja-easy": {"title": "港の 事務"}})
    );
    // The text of a story stays, and what it inherits is none of its own.
    assert_eq!(records["stories"][0]["translations"], json!({"en": {"title": "A story of the sea"}}));
    let target = Portal::new("languages: [ja, en]\n", &[]);
    target.write("hub.json", built.text("data/hub.json"));
    let ran = target.call(&["import", "hub.json"]);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    assert!(
        ran.out.contains(
            "新しい記事: 5\n  content/groups/hama-no-kai.md 浜の会\n  content/groups/hama-no-kai.en.md Beach Club\n"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("取り込まない項目: job.translations.ja-easy\n"), "{}", ran.out);
    let job = fs::read_to_string(target.path("content/jobs/office.en.yaml")).expect("a file");
    assert_eq!(
        job,
        "# もと: みなと、https://minato.example/jobs/office.html、2026-05-01、CC BY 4.0\ntitle: Harbour office\n"
    );
    let page = target.build(&[]).page("en/groups/hama-no-kai.html");
    assert!(page.contains("We <strong>clean</strong> the"), "{page}");
    // What is there stays.
    target.write("content/jobs/office.en.yaml", "title: Ours\n");
    assert_eq!(target.call(&["import", "hub.json"]).code, Some(0));
    assert_eq!(
        fs::read_to_string(target.path("content/jobs/office.en.yaml")).expect("a file"),
        "title: Ours\n"
    );
}

#[test]
fn the_sample_portal_survives_the_way_through_the_file() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-site");
    let source = Portal::new("", &[]);
    let out = source.path("out");
    let build = |root: &Path, out: &Path| {
        let (root, out) = (root.to_str().expect("UTF-8"), out.to_str().expect("UTF-8"));
        let ran = source.run(&["build", root, "-o", out, "--as-of", "2026-12-01"]);
        assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    };
    build(&sample, &out);
    let read =
        |path: &Path| -> Value { serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON") };
    let before = read(&out.join("data/hub.json"));
    let schema = read(&out.join("data/hub.schema.json"));
    described(&before, &schema, "hub");
    let target = Portal::new(ON, &[]);
    target.write("site.yaml", "title: 隣のまち\nlanguages: [ja, ja-easy, en]\nbase_url: https://tonari.example/\nopen_data: {enabled: true, license: CC-BY-4.0}\n");
    let file = out.join("data/hub.json");
    let ran = target.call(&["import", file.to_str().expect("UTF-8"), "--all"]);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    build(&target.path(""), &target.path("out"));
    let after = read(&target.path("out").join("data/hub.json"));
    // What the documentation says: stories stay, and each page has the address of its own site.
    let comparable = |hub: &Value| {
        let mut records = hub["records"].clone();
        let kinds = records.as_object_mut().expect("records by kind");
        kinds.remove("stories");
        for record in kinds.values_mut().flat_map(|list| list.as_array_mut().into_iter().flatten()) {
            record.as_object_mut().expect("a record").remove("page");
        }
        records
    };
    let (before, after) = (comparable(&before), comparable(&after));
    for (kind, records) in before.as_object().expect("kinds") {
        for (number, record) in records.as_array().expect("a list").iter().enumerate() {
            assert_eq!(&after[kind][number], record, "{kind}");
        }
    }
    assert_eq!(after, before);
}

#[test]
fn without_an_address_links_lead_to_the_records_of_the_portal_that_takes_them_in() {
    let source = portal();
    source.write("site.yaml", format!("title: みなと\n{ON}"));
    source.write("content/regions/hama.md", "---\ntitle: 浜町\nkind: municipality\n---\n![浜](hama.svg)\n");
    source.write(
        "content/regions/hama.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>",
    );
    fs::remove_file(source.path("content/regions/hama.yaml")).expect("a file");
    let built = source.build(&[]);
    let records = hub(&built)["records"].clone();
    assert_eq!(
        records["groups"][0]["body"],
        "海を**きれい**にします。[仕事](/jobs/office.html)と下書きもあります。"
    );
    assert_eq!(records["regions"][0]["body"], "浜");
    let target = Portal::new("", &[]);
    target.write("hub.json", built.text("data/hub.json"));
    assert_eq!(target.call(&["import", "hub.json"]).code, Some(0));
    let page = target.build(&[]).page("groups/hama-no-kai.html");
    assert!(page.contains("<a href=../jobs/office.html>仕事</a>"), "{page}");
}

#[test]
fn what_is_no_hub_is_refused_and_nothing_is_written() {
    let portal = Portal::new("", &[]);
    portal.write("a.json", "{}");
    portal.write("list.json", "[1]");
    portal.write("broken.json", "{\"version\": 1, ");
    portal.write("later.json", "{\"version\": 2, \"records\": {}}");
    portal.write("hub.json", "{\"version\": 1, \"records\": {}}");
    for (arguments, told) in [
        (&["import", "a.json"][..], "「a.json」は、ほかのサイトの公開データ（hub.json）として読めません。"),
        (&["import", "list.json"], "「list.json」は、ほかのサイトの公開データ"),
        (&["import", "broken.json"], "「broken.json」は、ほかのサイトの公開データ"),
        (&["import", "later.json"], "新しい版の「縁」で作られたもの"),
        (&["import", "none.json"], "「none.json」というファイルがありません。"),
        (&["import", "hub.json", "--kind", "job"], "--kind、--map、--table、--take は使えません。"),
        (&["import", "hub.json", "--dir", "別"], "「別」に site.yaml がありません。"),
    ] {
        let ran = portal.call(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}\n{}", ran.out, ran.err);
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
    let english = portal.call(&["import", "later.json", "--lang", "en"]);
    assert!(english.err.contains("was made by a later version of Enishi"), "{}", english.err);
}

#[test]
fn only_what_may_be_given_out_is_taken_in_and_no_file_elsewhere() {
    let portal = Portal::new("", &[]);
    portal.write(
        "hub.json",
        json!({
            "version": 1,
            "title": "別\nstatus: draft",
            "records": {
                "groups": [
                    {"id": "../../outside", "title": "外", "kind": "npo"},
                    {"id": "con", "title": "予約", "kind": "npo"},
                    {"id": "a", "title": "種類なし"},
                    {"id": "b", "title": "浜の会", "kind": "npo", "status": "draft", "contact": {"name": "山田"},
                     "meets": "はい", "members": 20, "page": "https://evil.example/\nstatus: draft"},
                    {"id": "b", "title": "もう一つ", "kind": "npo"}
                ],
                "pages": [{"id": "p", "title": "ページ"}],
            },
        })
        .to_string(),
    );
    let ran = portal.call(&["import", "hub.json"]);
    assert_eq!(ran.code, Some(1), "{}\n{}", ran.out, ran.err);
    assert!(ran.out.contains("記事として読めないので、取り込まなかったもの: 4\n"), "{}", ran.out);
    assert!(ran.err.contains("EN025"), "{}", ran.err);
    assert!(
        ran.out.contains("取り込まない項目: group.contact、group.status、records.pages\n"),
        "{}",
        ran.out
    );
    let group = fs::read_to_string(portal.path("content/groups/b.yaml")).expect("a file");
    assert_eq!(
        group,
        "# もと: 別 status: draft、https://evil.example/ status: draft\ntitle: 浜の会\nkind: npo\nmeets: はい\nmembers: 20\n"
    );
    assert_eq!(fs::read_dir(portal.path("content")).expect("a folder").count(), 1);
}

#[test]
fn what_is_refused_is_said_with_its_reason() {
    let portal = Portal::new("", &[]);
    let hub = |groups: Value| json!({"version": 1, "title": "別", "records": {"groups": groups}}).to_string();
    portal.write("hub.json", hub(json!({"a": {"id": "a", "title": "あ", "kind": "npo"}})));
    let ran = portal.call(&["import", "hub.json"]);
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    let told = "「hub.json」の records の「groups」が、記事の並び（[ ] の中に1件ずつ）になっていないので、読めません。";
    assert!(ran.err.contains(told), "{}", ran.err);
    let group = |id: &str, title: &str| json!({"id": id, "title": title, "kind": "npo"});
    portal.write(
        "hub.json",
        hub(json!([
            group("a", "あ"),
            group("a", "い"),
            group("ABC", "え"),
            group("index", "お"),
            group("c", "か\u{0}き\u{1b}[31m"),
            5
        ])),
    );
    let ran = portal.call(&["import", "hub.json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    for told in [
        "  a い：同じ id の記事が、上にもあります\n",
        "  ABC え：id に使えるのは、半角の英小文字・数字・ハイフンだけです\n",
        "  index お：id の「index」は一覧のページの名前なので使えません\n",
        "：ページに出せない文字（制御文字）が入っています\n",
        "：記事の形ではありません\n",
    ] {
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}') && !portal.path("content/groups/c.yaml").exists(), "{}", ran.out);
}

#[test]
fn no_control_character_reaches_a_page() {
    let yaml = "title: \"港\\0の\\e[31m会\"\nkind: npo\n";
    let portal = Portal::new("", &[("content/groups/a.yaml", yaml)]);
    let ran = portal.run(&["check", "--format", "short"]);
    let told = "content/groups/a.yaml:1:8: error[EN005]: この値には、ページに出せない文字（制御文字）が";
    assert!(ran.out.contains(told), "{}", ran.out);
}
