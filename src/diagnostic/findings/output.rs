//! Findings about the theme and the output folder.

use crate::diagnostic::finding;

finding! {
    /// The theme has a mistake.
    struct EN051: Structure Error {}
    message EN051Message {
        Other { detail: String } = "default",
        Syntax { detail: String } = "syntax",
        Undefined { name: String } = "undefined",
        UnknownFilter { name: String } = "unknown_filter",
        MissingTemplate { name: String } = "missing_template",
        MissingBlock { name: String, template: String, child: String } = "missing_block",
        UnknownTheme { name: String } = "unknown_theme",
        TooDeep { limit: usize } = "too_deep",
        JoinsTooMuch { limit: usize } = "joins_too_much",
        TooManyTurns { limit: usize } = "too_many_turns",
        TooLarge = "too_large",
    }
    help EN051Help {
        Default = "default",
        DidYouMean { suggestion: String } = "did_you_mean",
        MissingBlock { name: String, template: String, child: String } = "missing_block",
        UnknownTheme { name: String } = "unknown_theme",
    }
}

finding! {
    /// An output folder that must not be written to.
    struct EN052: Structure Error { path: String }
    variant EN052Variant {
        InsideContent = "inside_content" / "inside_content",
        UnmanagedFiles = "unmanaged_files" / "default",
        NotAFolder = "not_a_folder" / "default",
        IsPortal = "is_portal" / "default",
        InTheWay = "in_the_way" / "in_the_way",
    }
}
