//! LK406: links in public texts to records that are not public on the day.

use rayon::prelude::*;

use crate::content::Record;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::Link;
use crate::site::{Meaning, Publicity, Site, meaning};

/// Every place where a link has lost its record. What is only scheduled will come by itself.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let written: Vec<_> = site.portal.records.iter().chain(&site.portal.translations).collect();
    let is_read = |record: &Record| Publicity::of(record, site.day).is_seen_by(site.audience);
    let findings = written.par_iter().filter(|record| is_read(record)).flat_map_iter(|record| {
        record.body.links().filter_map(|link| lost(site, record, link)).collect::<Vec<_>>()
    });
    findings.collect()
}

fn lost(site: &Site, record: &Record, link: &Link) -> Option<Diagnostic> {
    let (Meaning::Record(key), _) = meaning(&site.portal, &record.origin.source.path, &link.target)? else {
        return None;
    };
    let there = site.portal.find(&key)?;
    let publicity = Publicity::of(there, site.day);
    if publicity.is_seen_by(site.audience) {
        return None;
    }
    let finding = Diagnostic::new(Code::LK406, record.location_at(link.span.clone()))
        .with("target", format!("{}/{}", key.kind.folder(), key.id))
        .also(there.location_of(&["title"]), "target");
    match publicity {
        Publicity::Draft => Some(finding.saying("draft")),
        Publicity::Review => Some(finding.saying("review")),
        Publicity::Withheld => Some(finding.saying("withheld").helping("withheld")),
        Publicity::Expired(until) => Some(finding.saying("expired").with("until", until)),
        Publicity::Public | Publicity::Scheduled(_) => None,
    }
}
