//! What the page of the shortlist shows of a record that a reader has kept.

use serde::Serialize;

use super::Renderer;
use super::page_context::PageContext;
use super::parts::{card, chips, coming, facts, state_changes};
use super::view::{StateChanges, Tone};
use crate::site::{EntryId, LanguageId};

/// A record as the page of the shortlist shows it.
#[derive(Debug, Serialize)]
pub struct ShortlistRecord {
    /// The title.
    title: String,
    /// The path of its page from the site's root.
    path: String,
    /// What kind of record it is, in words.
    kind: String,
    /// Whose it is, or when.
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<String>,
    /// What that becomes on later days, of an event: `2026-06-14=7月11日|2026-07-12=8月8日`.
    #[serde(skip_serializing_if = "Option::is_none")]
    sub_later: Option<String>,
    /// The language of the title, where it is not the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    /// How it stands on the day of the site, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    /// How these words look.
    #[serde(skip_serializing_if = "Option::is_none")]
    tone: Option<Tone>,
    /// How that changes on later days.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<StateChanges>,
    /// The day from which nothing may be said of it any more, as YYYY-MM-DD.
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<String>,
}

impl Renderer {
    /// All records that can be kept, by their keys, in the reader's language or as they were first written.
    pub fn shortlist_records(&self, language: LanguageId) -> impl Iterator<Item = (String, ShortlistRecord)> {
        let ids = self.site.entries().filter(|(_, entry)| entry.can_be_shortlisted()).map(|(id, _)| id);
        ids.map(move |id| (self.site.entry(id).record.key().to_string(), self.shortlist_record(id, language)))
    }

    fn shortlist_record(&self, id: EntryId, language: LanguageId) -> ShortlistRecord {
        let from = self.site.path_of_entry(id, language);
        let context = PageContext { renderer: self, language, from: &from };
        let (title, lang) = context.title(id);
        let state = chips::state(context, id);
        let in_words = |next| facts::occurrence_in_words(context, id, next);
        ShortlistRecord {
            title,
            path: context.path(&from),
            kind: context.kind_name(context.record(id).kind()),
            sub: card::short_description(context, id),
            sub_later: coming::later(context, id, &in_words),
            lang,
            tone: state.as_ref().and_then(|chip| chip.tone),
            state: state.map(|chip| chip.text),
            changes: state_changes::of(context, id),
            withdrawn: self.site.entry(id).withdrawn_on().map(|day| day.to_string()),
        }
    }
}
