//! What the page of the shortlist says of each record: a script, since a page that is opened from a folder can load
//! nothing else.

use std::collections::BTreeMap;

use crate::render::{Renderer, ShortlistRecord};
use crate::site::LanguageId;

/// The script that hands the records of a language to the page, each by its key, such as `jobs/cafe`.
pub fn shortlist_records(renderer: &Renderer, language: LanguageId) -> Vec<u8> {
    let records: BTreeMap<String, ShortlistRecord> = renderer.shortlist_records(language).collect();
    // "<" ends no script, should somebody copy the records into a page.
    let json = serde_json::to_string(&records).unwrap_or_default().replace('<', "\\u003c");
    format!("window.enishiShortlistRecords={json};\n").into_bytes()
}
