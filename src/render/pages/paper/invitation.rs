//! Cards that a town hands to somebody who leaves, or comes of age: four of A6 on one A4.

use super::{code, first_sentences, head, length};
use crate::render::page_context::PageContext;
use crate::render::view::InvitationView;
use crate::site::EntryId;

/// The widest lead of a card, in half-width letters.
const LEAD: usize = 110;

/// The view of the cards of a group.
pub(super) fn view(context: PageContext<'_>, id: EntryId) -> InvitationView {
    let record = context.record(id);
    InvitationView {
        head: head(context, id, "invitation"),
        form: "invitation",
        lang: context.foreign_lang(id),
        title: record.common.title.clone(),
        length: length(&record.common.title),
        lead: context.summary(id).map(|text| first_sentences(&text, LEAD)),
        qr: code(context, id),
        cards: [1, 2, 3, 4],
    }
}
