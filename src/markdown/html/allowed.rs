//! The tags and attributes that authors may write; both passes over raw HTML use these lists.

/// Names parted by spaces.
#[derive(Clone, Copy)]
pub(crate) struct Names(&'static str);

impl Names {
    pub(crate) const fn new(names: &'static str) -> Self {
        Self(names)
    }

    pub(crate) fn contains(self, name: &str) -> bool {
        self.iter().any(|known| known == name)
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }
}

/// The tags. `h1` becomes `h2`.
pub(crate) const TAGS: Names = Names(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small
    span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr",
);

/// Tags whose content goes with them.
pub(crate) const WITH_CONTENT: Names = Names(
    "applet canvas embed frameset iframe math noembed noframes noscript object plaintext script
    select style svg template textarea title xmp",
);

/// Tags that have no end.
pub(crate) const VOID: Names = Names("br col embed hr img input wbr");

/// Tags that end where the next of their sort begins, or with what they stand in.
pub(crate) const SELF_ENDING: Names = Names("caption colgroup dd dt li p rp rt tbody td tfoot th thead tr");

/// The attributes of single tags, beside `href` and `src`.
pub(crate) const ATTRIBUTES: &[(&str, Names)] = &[
    ("a", Names("hreflang")),
    ("col", Names("span")),
    ("colgroup", Names("span")),
    ("del", Names("datetime")),
    ("details", Names("open")),
    ("img", Names("alt height width")),
    ("ins", Names("datetime")),
    ("li", Names("value")),
    ("ol", Names("reversed start type")),
    ("td", Names("colspan rowspan")),
    ("th", Names("colspan rowspan scope")),
    ("time", Names("datetime")),
];

/// The attributes that any tag may have, beside `id`.
pub(crate) const ANYWHERE: Names = Names("dir lang title");
