//! Documents that pages name with their type, since readers want to know it before they open one.

/// The endings of documents, how the type is called, and what writers may call it.
const TYPES: &[(&str, &str, &[&str])] = &[
    ("pdf", "PDF", &["pdf", "ｐｄｆ"]),
    ("doc", "Word", &["word", "ワード", "doc"]),
    ("docx", "Word", &["word", "ワード", "doc"]),
    ("xls", "Excel", &["excel", "エクセル", "xls"]),
    ("xlsx", "Excel", &["excel", "エクセル", "xls"]),
    ("ppt", "PowerPoint", &["powerpoint", "パワーポイント", "パワポ", "ppt"]),
    ("pptx", "PowerPoint", &["powerpoint", "パワーポイント", "パワポ", "ppt"]),
    ("odt", "ODT", &["odt"]),
    ("ods", "ODS", &["ods"]),
    ("jtd", "一太郎", &["一太郎", "jtd"]),
    ("csv", "CSV", &["csv"]),
    ("zip", "ZIP", &["zip"]),
];

/// How the type of a file is called, and what writers may call it in lower case, if it is a document.
pub fn document_type(path: &str) -> Option<(&'static str, &'static [&'static str])> {
    let ending = path.rsplit_once('.')?.1;
    let known = TYPES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(ending))?;
    Some((known.1, known.2))
}

/// Whether a file is such a document by its name.
pub fn is_document_name(path: &str) -> bool {
    document_type(path).is_some()
}
