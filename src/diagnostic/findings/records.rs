//! Findings about ids and translations.

use crate::diagnostic::finding;

finding! {
    /// An id that cannot be one.
    struct EN041: Structure Error { id: String }
    message EN041Message { Other = "default", NotAscii = "not_ascii", Upper = "upper" }
    help EN041Help {
        FileName { suggestion: String } = "default",
        NotAscii = "not_ascii",
        Upper { suggestion: String } = "upper",
        Written = "written",
    }
}

finding! {
    /// Two records with one id.
    struct EN042: Structure Error { id: String, kind: &'static str }
    labels EN042Label { Other = "other" }
}

finding! {
    /// A translation without its original, or in a language that the site does not have.
    enum EN045: Structure Error {
        NoOriginal { id: String } = "no_original" / "default",
        OtherId { id: String, original: String } = "other_id" / "other_id",
        UnknownLanguage { lang: String, languages: String } = "unknown_language" / "unknown_language",
    }
}
