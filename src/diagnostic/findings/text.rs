//! Findings in the texts of records.

use crate::diagnostic::finding;

finding! {
    /// A picture without a text for those who do not see it.
    struct AC301: Accessibility Warning { src: String }
    message AC301Message {
        Missing = "default",
        FileName = "file_name",
        SaysNothing = "says_nothing",
        Caption = "caption",
    }
    help AC301Help { Default = "default", Html { right: String } = "html" }
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
    variant LK404Variant {
        Link = "link" / "link",
        Html = "html" / "default",
        LocalFile = "local_file" / "local_file",
    }
}

finding! {
    /// Marks that may be meant in two ways, or do nothing where they stand.
    struct AC305: Accessibility Warning { right: String }
    variant AC305Variant {
        Heading = "heading" / "heading",
        Reading = "reading" / "reading",
        Strong = "strong" / "strong",
        LoneStrong = "strong" / "lone_strong",
        NoteMark = "note_mark" / "note_mark",
        InHtml = "in_html" / "in_html",
        Link = "link" / "link",
        Indented = "indented" / "indented",
        Underlined = "underlined" / "underlined",
        OpenFence = "open_fence" / "open_fence",
        FencedProse = "fenced_prose" / "fenced_prose",
        EmptyLink = "empty_link" / "empty_link",
        MissingNote = "missing_note" / "missing_note",
        UnusedNote = "unused_note" / "unused_note",
    }
}

finding! {
    /// More of the same in one text.
    struct AC306: Accessibility Notice { code: &'static str, count: usize }
}

finding! {
    /// A row of a table with more cells than the table has headings.
    struct AC307: Accessibility Warning { cells: usize, headings: usize }
}

finding! {
    /// Ruby with another number of readings than of characters.
    struct AC308: Accessibility Warning { base: String, readings: usize, characters: usize, right: String }
}

finding! {
    /// A tag of HTML that does not end, or ends nothing.
    struct AC309: Accessibility Warning { tag: String }
    variant AC309Variant {
        Open = "open" / "open",
        NothingToEnd = "nothing_to_end" / "nothing_to_end",
        OpenQuote = "open_quote" / "open_quote",
    }
}

finding! {
    /// Radicals that were published as kanji.
    struct AC310: Accessibility Notice { radical: char, kanji: char, code: String, count: usize }
}

finding! {
    /// Attributes for another program, which were left out.
    struct AC315: Accessibility Notice { written: String }
}

finding! {
    /// What stands right behind an address and may belong to it: Japanese letters, or the line below one that was cut.
    enum LK409: Links Warning {
        Letters { address: String, letters: String } = "default" / "default",
        Cut { address: String, letters: String } = "cut" / "cut",
    }
}
