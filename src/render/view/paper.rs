//! What is shared and what is printed: QR codes, ways to pass a page on, sheets of paper.

use serde::Serialize;

use super::{Banner, Fact, Link, PathLink, Picture, StateChanges, Timed, View};
use crate::site::Href;

/// A QR code as a drawing.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct QrView {
    /// A name for the drawing, used once on a page.
    pub id: String,
    /// What it is, for those who do not see it.
    pub label: String,
    /// The width and height in squares, with those that stay free.
    pub size: i32,
    /// The dark squares as a path.
    pub way: String,
    /// The address without `https://`, for people to type.
    pub shown: String,
    /// The address that it holds.
    pub address: String,
}

/// How to pass a page on: `parts/share.html`.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ShareView {
    /// The code of the address, where that is known.
    pub qr: Option<QrView>,
    /// A mail to begin.
    pub mail: Option<Href>,
    /// What opens LINE, where the settings do not switch it off.
    pub line: Option<Href>,
    /// The sheet to print.
    pub paper: Option<Link>,
}

/// What stands around a sheet on a screen: `paper.html`.
#[derive(Debug, Serialize)]
pub(in crate::render) struct PaperHead {
    /// What the page is called.
    pub page_title: String,
    /// The page of the record.
    pub back: PathLink,
    /// What to do with it.
    pub hint: String,
}

/// Whom to ask, and how.
#[derive(Debug, Default, Serialize)]
pub(in crate::render) struct AskView {
    /// Who answers.
    pub who: Option<String>,
    /// The telephone.
    pub tel: Option<String>,
    /// The address for mails.
    pub email: Option<String>,
    /// What to do, in words.
    pub how: Option<String>,
}

/// A job or an event on one A4: `poster.html`.
#[derive(Debug, Serialize)]
pub(crate) struct PosterView {
    /// What stands around it.
    #[serde(flatten)]
    pub head: PaperHead,
    /// The name of its template part.
    pub form: &'static str,
    /// The language of the record, where it is not the page's.
    pub lang: Option<String>,
    /// The title of the record.
    pub title: String,
    /// How long that is: `short`, `medium`, `long` or `longest`.
    pub length: &'static str,
    /// What kind of record it is, in words.
    pub kind_label: String,
    /// The first sentences.
    pub lead: Option<String>,
    /// What a reader must know first.
    pub banners: Vec<Banner>,
    /// How its state changes after the page was built.
    pub changes: Option<StateChanges>,
    /// The picture, where it may be printed.
    pub image: Option<Picture>,
    /// Whether the picture stands in its own address.
    pub is_inline: bool,
    /// What a reader asks first.
    pub key: Vec<Fact>,
    /// Whom to ask.
    pub ask: AskView,
    /// The code of the page of the record.
    pub qr: Option<QrView>,
    /// A number for each strip to tear off.
    pub strips: [u8; 8],
}

/// Cards that invite to a group: `invitation.html`.
#[derive(Debug, Serialize)]
pub(crate) struct InvitationView {
    /// What stands around it.
    #[serde(flatten)]
    pub head: PaperHead,
    /// The name of its template part.
    pub form: &'static str,
    /// The language of the record, where it is not the page's.
    pub lang: Option<String>,
    /// The name of the group.
    pub title: String,
    /// How long that is.
    pub length: &'static str,
    /// The first sentences on it.
    pub lead: Option<String>,
    /// The code of its page.
    pub qr: Option<QrView>,
    /// A number for each card.
    pub cards: [u8; 4],
}

/// What takes place in a region and who looks for people there, on one A4: `board.html`.
#[derive(Debug, Serialize)]
pub(crate) struct BoardView {
    /// What stands around it.
    #[serde(flatten)]
    pub head: PaperHead,
    /// The name of its template part.
    pub form: &'static str,
    /// The name of the region.
    pub title: String,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
    /// What takes place, in order; more than is shown at a time.
    pub events: Vec<BoardLine>,
    /// How many of these are shown at a time.
    pub events_show: usize,
    /// Whether none of them is to be seen yet.
    pub lacks_events: bool,
    /// The open jobs, the newest first; more than are shown at a time.
    pub jobs: Vec<BoardLine>,
    /// How many of these are shown at a time.
    pub jobs_show: usize,
    /// Whether none of them is to be seen yet.
    pub lacks_jobs: bool,
    /// The code of the region's page.
    pub qr: Option<QrView>,
}

/// A line of a board.
#[derive(Debug, Serialize)]
pub(in crate::render) struct BoardLine {
    /// When it takes place.
    pub when: Option<String>,
    /// The title.
    pub title: String,
    /// The language of the title, where it is not the page's.
    pub lang: Option<String>,
    /// What one asks next, piece by piece.
    pub facts: Vec<String>,
    /// On which days it is shown.
    pub timed: Timed,
}

/// Sheets of paper one after another: `papers.html`.
#[derive(Debug, Serialize)]
pub(crate) struct PapersView {
    /// What the page is called.
    pub page_title: String,
    /// The style sheet, as an element.
    pub style: String,
    /// What to do with it.
    pub hint: String,
    /// The sheets.
    pub papers: Vec<View>,
}
