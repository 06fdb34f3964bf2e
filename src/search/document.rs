//! What is searched: the text of one page, and what is known of it.

use jiff::civil::Date;

use crate::content::Kind;
use crate::site::Facets;

/// The page of a public record in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its output path, from the portal's root.
    pub url: String,
    /// The language of the site that the page belongs to.
    pub lang: String,
    /// The kind of its record.
    pub kind: Kind,
    /// Its text in the order of the page; the first block is the title.
    pub blocks: Vec<Block>,
    /// What cards say below the title.
    pub summary: Option<String>,
    /// Readings: of the record, its person, employer, place and regions, and ruby.
    pub readings: Vec<String>,
    /// Values by which it can be filtered, without kind and state, which follow from other fields.
    pub facets: Facets,
    /// The titles of the regions that it names.
    pub regions: Vec<String>,
    /// The day by which newer comes before older: published, posted, updated, or the next start.
    pub date: Option<Date>,
    /// The first day to apply for a program.
    pub opens: Option<Date>,
    /// The last day to apply.
    pub closes: Option<Date>,
    /// After this day it is found no more.
    pub ends: Option<Date>,
    /// The coming occurrences of an event, at most 24: first and last day of each.
    pub occurrences: Vec<(Date, Date)>,
    /// Whether an event is called off.
    pub cancelled: bool,
    /// The reading by which it is sorted in 五十音 order.
    pub sort_reading: String,
}

/// A stretch of text that no match crosses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub zone: Zone,
    /// The words, as they are written on the page.
    pub text: String,
}

/// What a block is, the weightiest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The body.
    Body,
    /// A value of a field.
    Field,
    /// The summary as it was written.
    Summary,
    /// A heading of the body.
    Heading,
    /// The title of the page.
    Title,
}
