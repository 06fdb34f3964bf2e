//! Findings in the texts of records.

use crate::diagnostic::finding;

finding! {
    /// A picture without a text for those who do not see it.
    struct AC301: Accessibility Warning { src: String }
    message AC301Message { Missing = "default", FileName = "file_name" }
}

finding! {
    /// Headings that skip a level.
    enum AC302: Accessibility Warning {
        Skipped { from: u8, to: u8 } = "default" / "default",
        First { to: u8 } = "first" / "first",
    }
    labels AC302Label { Previous = "previous" }
}

finding! {
    /// A link or HTML that was taken out because it could run a script.
    struct LK404: Links Warning { what: String }
    variant LK404Variant { Link = "link" / "link", Html = "html" / "default" }
}
