//! What the search page and a list that can be filtered are made of: `view.search`.

use serde::Serialize;

/// What a reader can search and filter on a page.
#[derive(Debug, Serialize)]
pub(crate) struct SearchForm {
    /// The language of the site that is searched, such as `ja-easy`.
    pub lang: String,
    /// The page itself, from the site's root: where the form leads.
    pub path: String,
    /// The kind that a list shows; the search page shows all.
    pub kind: Option<&'static str>,
    /// Filters with the values that occur.
    pub filters: Vec<FilterView>,
    /// The kinds by their names in the script interface, each with what one record of it is called.
    pub kinds: Vec<FilterOption>,
    /// The languages of the site, by name.
    pub languages: Vec<FilterOption>,
    /// Words to begin with.
    pub examples: Vec<String>,
    /// Words for the same thing, each group joined by [`SearchForm::BETWEEN_WORDS`].
    pub synonyms: Vec<String>,
}

impl SearchForm {
    /// What stands between the words of a group: no word holds it.
    pub(crate) const BETWEEN_WORDS: &str = "|";
}

/// A list that a reader can go to.
#[derive(Debug, Serialize)]
pub(crate) struct ListLink {
    /// What it is called.
    pub label: String,
    /// The language of the label, where it is not the page's.
    pub lang: Option<String>,
    /// Where it is, from the site's root.
    pub path: String,
    /// How many are in it.
    pub number: String,
    /// What the number becomes as days pass.
    pub number_later: Option<String>,
    /// The value of the filter that leaves the same, where there is one.
    pub value: Option<String>,
    /// What else it is called, joined by [`SearchForm::BETWEEN_WORDS`].
    pub names: Option<String>,
}

/// A filter.
#[derive(Debug, Serialize)]
pub(crate) struct FilterView {
    /// Its name in addresses and in the script interface.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// Whether its values are shown from the beginning.
    pub open: bool,
    /// Its values. Those of months are known only on the reader's day.
    pub options: Vec<FilterOption>,
}

/// A value of a filter.
#[derive(Debug, Serialize)]
pub(crate) struct FilterOption {
    /// As addresses and the script interface have it.
    pub value: String,
    /// What readers see.
    pub label: String,
    /// The language of the label, where it is not the page's.
    pub lang: Option<String>,
    /// How deep a region stands inside others.
    pub depth: usize,
    /// What else the value is called, joined by [`SearchForm::BETWEEN_WORDS`].
    pub names: Option<String>,
}
