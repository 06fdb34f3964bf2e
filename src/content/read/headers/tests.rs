//! What columns are called in the lists of offices.

use super::*;
use crate::content::read::notation::event_times::TIME;
use crate::content::read::whole_table::joined::PARTS;
use crate::content::schema::{Subject, schema_of};

fn meant(kind: Kind, headers: &[&str]) -> Vec<String> {
    let meanings = meanings(kind, headers, &HeadingMap::default());
    let name = |meaning: Option<Meaning>| match meaning {
        Some(Meaning::Field(path)) => path.join("."),
        Some(Meaning::More) => "more".to_owned(),
        Some(Meaning::Nothing) => "none".to_owned(),
        Some(Meaning::Names) => "names".to_owned(),
        None => "?".to_owned(),
    };
    meanings.into_iter().map(name).collect()
}

#[test]
fn every_entry_of_the_table_names_a_field_and_every_header_means_it() {
    for (name, headers) in &*TABLE {
        let kinds = Kind::ALL.into_iter().filter(|kind| name == "all" || kind.singular() == name);
        for kind in kinds {
            let schema = schema_of(Subject::Record(kind));
            for (header, field) in
                headers.iter().flat_map(|(header, fields)| fields.iter().map(move |field| (header, field)))
            {
                let path: Vec<&str> =
                    field.split('.').filter(|part| *part != TIME && !PARTS.contains(part)).collect();
                let is_field = matches!(field.as_str(), "more" | "none" | NAMES) || schema.has_path(&path);
                assert!(is_field, "{name}: {field} is no field of {kind:?}");
                if name != "all" && field != NAMES {
                    let own = by_own_name(kind, header);
                    assert!(
                        synonyms(kind, header).contains(&meaning(field)) || own.is_some(),
                        "{name}: {header}"
                    );
                }
            }
        }
        assert!(name == "all" || Kind::of_singular(name).is_some(), "{name} is no kind");
    }
}

#[test]
fn an_offices_list_of_groups() {
    let headers =
        ["No.", "団体名", "フリガナ", "設立", "会員数", "代表者", "電話番号", "メール", "会費", "活動内容"];
    let expected = [
        "none",
        "title",
        "reading",
        "founded",
        "members",
        "names",
        "contact.tel",
        "contact.email",
        "fee",
        "body",
    ];
    assert_eq!(meant(Kind::Group, &headers), expected);
    let headers = ["会の名前", "例会など", "どんな会か", "定例会"];
    assert_eq!(meant(Kind::Group, &headers), ["title", "meets", "body", "more"]);
}

#[test]
fn an_offices_list_of_jobs() {
    let headers = [
        "番号",
        "事業所名",
        "職種",
        "雇用形態",
        "賃金",
        "勤務時間",
        "休日",
        "勤務地",
        "募集人員",
        "年齢",
        "応募締切",
        "受付日",
        "連絡先",
        "担当",
    ];
    let expected = [
        "none",
        "employer.name",
        "title",
        "contract",
        "pay",
        "hours",
        "holidays",
        "place.address",
        "headcount",
        "age",
        "closes",
        "posted",
        "contact",
        "contact.name",
    ];
    assert_eq!(meant(Kind::Job, &headers), expected);
    assert_eq!(meant(Kind::Job, &["題名", "職種"]), ["title", "duties"]);
    assert_eq!(meant(Kind::Job, &["勤務先", "職種", "会社名"]), ["place.address", "title", "employer.name"]);
    assert_eq!(meant(Kind::Job, &["会社名", "勤務先", "勤務地"]), ["employer.name", "more", "place.address"]);
    assert_eq!(meant(Kind::Job, &["勤務先", "勤務地"]), ["employer.name", "place.address"]);
    assert_eq!(meant(Kind::Job, &["時給", "就業場所", "応募期限"]), ["pay", "place.address", "closes"]);
}

#[test]
fn an_offices_list_of_events() {
    let headers = ["行事名", "開始日", "時間", "終了日", "場所", "住所", "主催", "参加費", "定員", "申込"];
    let expected = [
        "title",
        "starts",
        "starts.time",
        "ends",
        "place.name",
        "place.address",
        "organizer_name",
        "fee",
        "capacity",
        "apply",
    ];
    assert_eq!(meant(Kind::Event, &headers), expected);
    for day in ["日にち", "開催月日"] {
        assert_eq!(meant(Kind::Event, &[day, "曜", "催し名"]), ["starts", "starts.weekday", "title"]);
    }
}

#[test]
fn a_columns_own_name_comes_before_what_others_are_called() {
    assert_eq!(meant(Kind::Story, &["題名", "氏名", "名前"]), ["title", "person.name", "contact.name"]);
    assert_eq!(meant(Kind::Place, &["名前", "種類"]), ["title", "kind"]);
    assert_eq!(
        meant(Kind::Event, &["会場の住所", "問い合わせ先の住所"]),
        ["place.address", "contact.address"]
    );
    assert_eq!(meant(Kind::Job, &["事業者名", "会社名"]), ["employer.name", "employer.name"]);
    assert_eq!(
        meant(Kind::Job, &["題名（必須）", "【必須】会社名", "締切（任意）", "posted (required)"]),
        ["title", "employer.name", "closes", "posted"]
    );
}
