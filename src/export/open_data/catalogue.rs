//! What there is, for the catalogues of others: DCAT as JSON-LD.

use serde_json::{Value, json};

use crate::content::{Kind, OpenDataSettings};
use crate::site::{DataFile, Href, LanguageId, Page, PageId, Site};
use crate::texts::Texts;

pub(super) fn catalogue(site: &Site) -> Value {
    let settings = &site.portal.settings.main;
    let texts = Texts::of(settings.lang.as_str(), &[]);
    let publisher = settings.publisher.as_ref();
    let publisher = publisher.map(|publisher| json!({ "@type": "foaf:Agent", "foaf:name": publisher.name }));
    let page = site.path_of(PageId { page: Page::Data, language: LanguageId::MAIN });
    let page = site.paths.absolute(&page).map(Href::into_string);
    let licence = settings.open_data.as_ref().and_then(OpenDataSettings::licence);
    let licence = licence.map(|licence| match licence.url {
        Some(url) => json!({ "@id": url }),
        None => json!(licence.name),
    });
    let dataset = |identifier: &str, title: String, files: Vec<DataFile>| {
        let distribution: Vec<_> = files
            .into_iter()
            .filter_map(|file| {
                let address = site.paths.absolute(&file.path())?.into_string();
                Some(without_nulls(json!({
                    "@type": "dcat:Distribution",
                    "dcat:downloadURL": { "@id": address },
                    "dcat:mediaType": file.media_type(),
                    "dct:license": licence,
                })))
            })
            .collect();
        without_nulls(json!({
            "@type": "dcat:Dataset",
            "dct:identifier": identifier,
            "dct:title": title,
            "dct:publisher": publisher,
            "dct:license": licence,
            "dct:modified": { "@type": "xsd:date", "@value": site.day.to_string() },
            "dcat:landingPage": page.as_ref().map(|page| json!({ "@id": page })),
            "dcat:distribution": distribution,
        }))
    };
    let of_kind = |kind: Kind| {
        let name = texts.get(&format!("kind.{}.name", kind.folder())).to_owned();
        dataset(kind.folder(), format!("{} {name}", settings.title), DataFile::of_kind(site, kind))
    };
    let everything =
        DataFile::of_hub(site).first().map(|hub| dataset("hub", settings.title.clone(), vec![*hub]));
    let datasets: Vec<_> = DataFile::kinds(site).into_iter().map(of_kind).chain(everything).collect();
    without_nulls(json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@type": "dcat:Catalog",
        "@id": page,
        "dct:title": settings.title,
        "dct:description": settings.description,
        "dct:language": settings.lang.as_str(),
        "dct:publisher": publisher,
        "dct:license": licence,
        "dcat:dataset": datasets,
    }))
}

fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, field| !field.is_null());
    }
    value
}
