//! Whatever a field says alone is shown on the record's page, or a finding names it.
//!
//! For each field of each kind a record is written that has this field and those that it cannot be
//! without. Its page must differ from that of a record without the field.

use std::collections::{BTreeMap, BTreeSet};

use enishi::content::{Format, Kind, Schema, Subject, schema_of};
use serde_json::{Map, Value, json};

use super::portal::{Portal, Ran};

/// Fields whose value the main part of no page shows, and why.
fn not_shown() -> BTreeSet<String> {
    let of_every_kind = [
        "extra",      // for themes of one's own
        "publish_on", // says when the page appears
        "reading",    // for search and order
        "status",     // says whether the page appears
    ];
    let others = [
        "event.place.name_reading", // for search
        "job.employer.kind",        // for exports
        "job.employer.reading",     // for search
        "page.menu.label",          // in the menu
        "page.menu.order",          // in the menu
        "page.menu.place",          // in the menu
        "region.code",              // for exports
        "story.consent.guardian",   // never published
        "story.consent.note",       // never published
    ];
    let of_kind = |kind: Kind| of_every_kind.map(|field| format!("{}.{field}", kind.singular()));
    Kind::ALL.into_iter().flat_map(of_kind).chain(others.map(str::to_owned)).collect()
}

#[test]
fn every_field_of_every_kind_is_shown_or_named() {
    // One pen name would hide the name that all the other records have.
    let portal =
        Portal::new("checks: {PR204: {level: off, reason: 試し}, LK410: {level: off, reason: 試し}}\n", &[]);
    let mut fields = BTreeMap::new();
    for kind in Kind::ALL {
        let schema = schema_of(Subject::Record(kind));
        portal.write(&path(kind, "named"), record(schema, &[]).to_string());
        for (number, field) in leaves(schema).into_iter().enumerate() {
            let id = format!("with-{number:03}");
            portal.write(&path(kind, &id), record(schema, &field).to_string());
            portal.write(&path(kind, &without(&id)), record(schema, &field[..field.len() - 1]).to_string());
            fields.insert((kind, id), field);
        }
    }
    for file in files_with_findings(&portal.run(&["check", "--format", "json"])) {
        assert!(!file.ends_with("named.yaml") && file != "site.yaml", "{file}");
        fields.retain(|(kind, id), _| path(*kind, id) != file);
        std::fs::remove_file(portal.path(&file)).expect("a file removed");
    }
    let site = portal.build(&[]);
    let page = |kind: Kind, id: &str| {
        let folder = if kind == Kind::Page { String::new() } else { format!("{}/", kind.folder()) };
        let path = format!("{folder}{id}.html");
        site.has(&path).then(|| main_part(&site.page(&path)).replace(id, "ID"))
    };
    let hidden = fields.iter().filter(|((kind, id), _)| page(*kind, id) == page(*kind, &without(id)));
    let hidden: BTreeSet<String> =
        hidden.map(|((kind, _), field)| format!("{}.{}", kind.singular(), field.join("."))).collect();
    assert_eq!(hidden, not_shown());
}

/// The id of the record that lacks just the field.
fn without(id: &str) -> String {
    id.replace("with", "without")
}

/// What a page says of its own record: without menu and foot, and without the ways to the next story and to others,
/// which hold the address.
fn main_part(page: &str) -> String {
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a main part");
    let navs = main.split_inclusive("</nav>").map(|part| match part.split_once("<nav ") {
        Some((before, nav)) if nav.contains("class=onward>") => before,
        _ => part,
    });
    let without_next: String = navs.collect();
    let sections = without_next.split_inclusive("</section>").map(|part| match part.rfind("<section ") {
        Some(at) if part[at..].contains("class=share>") => &part[..at],
        _ => part,
    });
    sections.collect()
}

fn path(kind: Kind, id: &str) -> String {
    format!("content/{}/{id}.yaml", kind.folder())
}

fn files_with_findings(ran: &Ran) -> BTreeSet<String> {
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    let findings = report.as_array().expect("findings");
    // A job may go without the day of its posting.
    let findings = findings.iter().filter(|finding| finding["code"] != "EN067");
    findings.map(|finding| finding["path"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The paths of all fields that hold a value of their own.
fn leaves(schema: &Schema) -> Vec<Vec<&str>> {
    let mut all = Vec::new();
    // An alias makes a page of its own.
    for field in schema.fields().iter().filter(|field| field.name != "aliases") {
        let below = match &field.schema {
            Schema::List { item, .. } => leaves(item),
            schema => leaves(schema),
        };
        let paths = below.into_iter().map(|path| [vec![field.name.as_str()], path].concat());
        all.extend(paths);
        // What is required stands in every record.
        if !field.required && !matches!(&field.schema, Schema::Object { .. }) {
            all.push(vec![field.name.as_str()]);
        }
    }
    all
}

/// The record that has a field, and what it cannot be without.
fn record(schema: &Schema, path: &[&str]) -> Value {
    let mut map = Map::new();
    if schema.field("pen_name").is_some() {
        // A person is somebody.
        map.insert("name".to_owned(), json!("必要な名前"));
    }
    if schema.field("when").is_some() {
        // An event is on some day.
        map.insert("dates".to_owned(), json!(["2026-05-10 09:00"]));
    }
    for field in schema.fields().iter().filter(|field| field.required) {
        map.insert(field.name.clone(), value(&field.schema, &[], false));
    }
    if let Some((first, rest)) = path.split_first() {
        let field = schema.field(first).expect("a field");
        map.insert((*first).to_owned(), value(&field.schema, rest, true));
    }
    Value::Object(map)
}

fn value(schema: &Schema, path: &[&str], is_leaf: bool) -> Value {
    let text = if is_leaf { "この欄だけの文" } else { "必要な文" };
    match schema {
        Schema::Text(format) => {
            json!(format.map_or(text, example))
        }
        Schema::Whole(min, max) => json!(17.clamp(*min, *max)),
        Schema::Number(..) => json!(35.5),
        Schema::Bool => json!(true),
        Schema::Choice(choices) => json!(choices[if is_leaf { choices.len() - 1 } else { 0 }].word),
        Schema::List { item, .. } => json!([value(item, path, is_leaf)]),
        Schema::Object { .. } => record(schema, path),
        Schema::MapOf(_) | Schema::Free => json!({ "a": text }),
    }
}

fn example(format: Format) -> &'static str {
    match format {
        // Before the day of the test: what begins later has no page yet.
        Format::Day => "2026-04-20",
        Format::Moment => "2026-05-11 10:00",
        Format::Id(_) => "named",
        _ => format.example(),
    }
}

/// The page of a job with this pay, and the list of jobs.
fn pages_with_pay(pay: &str) -> (String, String) {
    let job = format!(
        "title: 荷下ろし\nemployer: {{name: 市場}}\ncontract: part-time\nposted: 2026-04-01\npay: {pay}\n"
    );
    let site = Portal::new("", &[("content/jobs/a.yaml", &job)]).build(&[]);
    (site.page("jobs/a.html"), site.page("jobs/index.html"))
}

#[test]
fn pay_without_an_amount_is_shown_on_page_and_card() {
    for (pay, shown_on_page, shown_on_card) in [
        ("{note: 応相談}", "<span data-search>応相談</span>", "応相談"),
        ("{unit: hour, note: 経験による}", "<span data-search>時給</span>", "時給、経験による"),
        ("{unit: none, note: 昼食つき}", "<span data-search>報酬なし</span>", "報酬なし"),
    ] {
        let (page, list) = pages_with_pay(pay);
        assert!(page.contains(shown_on_page) && list.contains(shown_on_card), "{pay}: {page} {list}");
    }
    assert!(pages_with_pay("{unit: hour, note: 経験による}").0.contains("経験による"));
}

#[test]
fn pay_without_a_unit_is_named_and_not_built() {
    let job = "title: 荷下ろし\nemployer: {name: 市場}\ncontract: part-time\nposted: 2026-04-01\npay: {min: 1200}\n";
    let ran = Portal::new("", &[("content/jobs/a.yaml", job)]).run(&["check", "--format", "short"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            Some(1),
            "content/jobs/a.yaml:5:12: error[EN031]: 「賃金の下限(円)」（pay.min）の金額が、何に対するものか書かれていません。\n"
        )
    );
}

#[test]
fn a_translation_that_takes_the_meaning_from_pay_is_named() {
    let job = "title: 荷下ろし\nemployer: {name: 市場}\ncontract: part-time\nposted: 2026-04-01\npay: {unit: hour, min: 1200}\n";
    let files =
        [("content/jobs/a.yaml", job), ("content/jobs/a.en.yaml", "title: Unloading\npay: {max: 900}\n")];
    let ran = Portal::new("languages: [ja, en]\n", &files).run(&["check", "--format", "short"]);
    assert!(ran.out.contains("content/jobs/a.en.yaml:1:1: error[EN031]"), "{}", ran.out);
}
