//! What search engines and social networks are told: structured data, the sitemap, what is shared.

mod icons;
mod sharing;
mod sitemap;
mod structured;

use serde_json::Value;

use super::portal::Built;

/// Every thing that a page says in JSON-LD.
#[track_caller]
fn said(built: &Built, path: &str) -> Vec<Value> {
    let html = text(built, path);
    let mut things = Vec::new();
    for script in html.split("<script type=\"application/ld+json\"").skip(1) {
        let (_, json) = script.split_once('>').expect("a tag ends");
        let (json, _) = json.split_once("</script>").expect("a script ends");
        let document: Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
        assert_eq!(document["@context"], "https://schema.org");
        things.extend(document["@graph"].as_array().expect("a graph").iter().cloned());
    }
    things
}

/// The things of a type that a page speaks of.
#[track_caller]
fn of_type(built: &Built, path: &str, kind: &str) -> Vec<Value> {
    said(built, path).into_iter().filter(|thing| thing["@type"] == kind).collect()
}

#[track_caller]
fn text(built: &Built, path: &str) -> String {
    let bytes =
        built.files.get(path).unwrap_or_else(|| panic!("{path} is not among {:?}", built.files.keys()));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}
