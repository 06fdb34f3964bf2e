//! In which prefecture a job is done, as far as that is told.

use crate::content::kinds::{Job, PlaceMode};
use crate::content::prefectures::{self, Prefecture};
use crate::content::{Key, Kind, Portal, Record};

/// The prefectures in one of which a job is done: that of its address, else those of its regions. None where
/// nothing tells one that exists.
pub(super) fn of_job(portal: &Portal, record: &Record, job: &Job) -> Vec<&'static Prefecture> {
    let place = job.place.as_ref();
    let is_remote = place.and_then(|place| place.mode) == Some(PlaceMode::Remote);
    let address = place.and_then(|place| place.address.as_ref()).filter(|_| !is_remote);
    // Who works at home belongs to the office of the employer.
    let address = address.or(job.employer.address.as_ref());
    if let Some(named) = address.and_then(|address| of_address(address)) {
        return vec![named];
    }
    record.common.regions.iter().filter_map(|region| of_region(portal, region.as_str())).collect()
}

/// The prefecture with whose name an address begins, behind a postal code.
fn of_address(address: &str) -> Option<&'static Prefecture> {
    let begins = |prefecture: &&Prefecture| {
        address.find(&prefecture.name).is_some_and(|at| !address[..at].contains(['県', '都', '府', '市']))
    };
    prefectures::all().iter().find(begins)
}

fn of_region<'a>(portal: &'a Portal, mut id: &'a str) -> Option<&'static Prefecture> {
    const DEEPEST: usize = 8;
    for _ in 0..DEEPEST {
        if let Some(found) = prefectures::find(id) {
            return Some(found);
        }
        let region = portal.find(&Key { kind: Kind::Region, id: id.to_owned() })?;
        id = region.region()?.parent.as_ref()?.as_str();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_begins_with_its_prefecture() {
        for (address, id) in [
            ("長野県織風町大字上ノ沢30番地", "nagano"),
            ("〒100-0001 東京都千代田区1-1", "tokyo"),
            ("京都府京都市東山区", "kyoto"),
            ("汐路県澪浜市波止町3番", ""),
            ("澪浜市の長野県人会館", ""),
        ] {
            assert_eq!(of_address(address).map_or("", |found| found.id.as_str()), id, "{address}");
        }
    }
}
