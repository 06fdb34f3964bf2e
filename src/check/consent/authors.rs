//! PR211, PR212: those who write stories, and whether anybody has asked them.

use crate::check::context::{PortalContext, SiteContext};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// An author has a page, and no consent of theirs is written.
    struct PR211: People Notice { name: String, count: usize }
}

finding! {
    /// A consent to be named of somebody whom no story names: it keeps nobody's name away.
    struct PR212: People Warning { name: String }
}

/// What names of offices and teams end in, which ask nobody.
const NO_PERSON: [&str; 22] = [
    "課",
    "係",
    "局",
    "室",
    "会",
    "隊",
    "班",
    "団",
    "社",
    "組合",
    "編集部",
    "取材部",
    "広報部",
    "クラブ",
    "チーム",
    "グループ",
    "スタッフ",
    "センター",
    "ネットワーク",
    "一同",
    " team",
    " office",
];

/// Rule PR211, once a site: adds a finding at the first story of each author who has a page and whose consent is
/// not in the settings.
pub(in crate::check) fn author_without_consent(context: &SiteContext<'_>, findings: &mut Vec<Diagnostic>) {
    let site = context.site;
    let known = &site.portal.settings.main.authors;
    for author in &site.authors {
        let bare = author.label.split(['（', '(']).next().unwrap_or_default().trim();
        if !is_person(bare) || known.iter().any(|known| known.is_named_in(&author.label)) {
            continue;
        }
        let Some(first) = author.stories.first() else { continue };
        let finding = PR211 { name: author.label.clone(), count: author.stories.len() };
        findings.push(finding.at(site.entry(*first).record.location_of(&["author"])));
    }
}

/// Whether a name without what stands in brackets is no office or team.
pub(in crate::check) fn is_person(name: &str) -> bool {
    let name = name.to_lowercase();
    !NO_PERSON.iter().any(|ending| name.ends_with(ending))
}

/// Rule PR212, once a portal: adds a finding for each consent of an author whom no story names, drafts included.
pub(in crate::check) fn author_of_nothing(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let portal = context.portal;
    let written = || {
        let records = portal.records.iter().chain(&portal.translations);
        records.filter_map(|record| record.story()?.author.as_deref())
    };
    for (number, known) in portal.settings.main.authors.iter().enumerate() {
        if !written().any(|author| known.is_named_in(author)) {
            let location = portal.settings.location_of(&["authors", &number.to_string(), "name"]);
            findings.push(PR212 { name: known.name.trim().to_owned() }.at(location));
        }
    }
}
