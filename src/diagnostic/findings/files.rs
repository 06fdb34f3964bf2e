//! Findings about files and what their text is made of.

use crate::diagnostic::finding;

finding! {
    /// A file is not UTF-8 text.
    enum EN001: Structure Error {
        Cp932 = "cp932" / "default",
        Utf16 = "utf16" / "default",
        Binary = "binary" / "binary",
    }
}

finding! {
    /// A file is too large to be content.
    struct EN002: Structure Error { size: String, limit: String }
    help EN002Help { Default = "default", Picture = "picture" }
    labels EN002Label { Shown = "shown" }
}

finding! {
    /// A file is empty or has no front matter.
    enum EN003: Structure Error {
        Empty = "empty" / "empty",
        NoFrontMatter = "no_front_matter" / "default",
        NoOpening = "no_opening" / "no_opening",
        LookAlike { written: String } = "look_alike" / "look_alike",
    }
}

finding! {
    /// The front matter does not end.
    enum EN004: Structure Error {
        Open = "default" / "default",
        LookAlike = "look_alike" / "look_alike",
    }
    labels EN004Label { First = "first" }
}

finding! {
    /// The YAML cannot be read.
    enum EN005: Structure Error {
        Unreadable { detail: String } = "default" / "default",
        Tab { count: usize } = "tab" / "tab",
        TabNone = "tab" / "tab_none",
        FullwidthColon = "fullwidth_colon" / "fullwidth_colon",
        FullwidthSpace = "fullwidth_space" / "fullwidth_space",
        FullwidthIndent { count: usize } = "fullwidth_space" / "fullwidth_indent",
        FullwidthIndentNone = "fullwidth_space" / "fullwidth_indent_none",
        UnclosedQuote { example: String } = "unclosed_quote" / "unclosed_quote",
        UnclosedQuoteInside = "unclosed_quote" / "unclosed_quote_inside",
        ColonInText { example: String } = "colon_in_text" / "colon_in_text",
        Indentation { count: usize } = "indentation" / "indentation",
        IndentationNone = "indentation" / "indentation_none",
        Sign { sign: String, example: String } = "sign" / "sign",
        MissingSpaceAfterColon = "missing_space_after_colon" / "missing_space_after_colon",
        Alias { example: String } = "alias" / "sign",
        SignLost { sign: String, example: String } = "sign_lost" / "sign",
        QuotedWord { example: String } = "quoted_word" / "sign",
        Backslash { example: String } = "backslash" / "backslash",
        Control = "control" / "control",
        Bracket { example: String } = "bracket" / "sign",
        OpenBracket { closed: String, example: String } = "open_bracket" / "open_bracket",
        NoColon = "no_colon" / "no_colon",
        NoName = "no_name" / "no_name",
        NotIndented { key: String, parent: String } = "not_indented" / "not_indented",
    }
}

finding! {
    /// A key stands twice.
    struct EN006: Structure Error { key: String }
    labels EN006Label { First = "first" }
}

finding! {
    /// YAML or Markdown nested too deep, or with too many aliases.
    enum EN007: Structure Error {
        Depth { limit: usize } = "depth" / "default",
        Nodes { limit: usize } = "nodes" / "default",
        Aliases = "aliases" / "aliases",
        MarkdownDepth { limit: usize } = "markdown_depth" / "markdown_depth",
    }
}

finding! {
    /// More than one YAML document in a file.
    struct EN008: Structure Error {}
}

finding! {
    /// A symbolic link is not followed.
    struct EN009: Structure Error { target: String }
}

finding! {
    /// The system does not let the file be read.
    enum EN010: Structure Error {
        Other { reason: String } = "default" / "default",
        Permission = "permission" / "permission",
        NoFile = "no_file" / "no_file",
        InUse = "in_use" / "in_use",
        Device = "device" / "device",
    }
    labels EN010Label { Shown = "shown" }
}

finding! {
    /// A file in the content folder that is not read.
    enum EN011: Structure Warning {
        Unknown = "default" / "default",
        Misplaced = "misplaced" / "misplaced",
        Yml { name: String } = "yml" / "rename",
        Markdown { ext: String, name: String } = "markdown" / "rename",
        Office { ext: String } = "office" / "office",
        OldWorkbook = "old_workbook" / "old_workbook",
        Heic = "heic" / "heic",
    }
    labels EN011Label { Shown = "shown" }
}

finding! {
    /// A folder that is no kind.
    struct EN012: Structure Error { folder: String }
    help EN012Help { Default = "default", DidYouMean { suggestion: String } = "did_you_mean" }
}

finding! {
    /// `site.yaml` or the content folder is missing.
    enum EN013: Structure Error {
        NoSettings = "site_yaml" / "site_yaml",
        NoContent = "content" / "content",
        NotAFolder = "not_a_folder" / "default",
        NoFolder = "no_folder" / "default",
        Below { name: String, path: String } = "below" / "below",
    }
}

finding! {
    /// A table (CSV) whose shape is wrong.
    enum EN014: Structure Error {
        SameRecord { title: String } = "same_record" / "same_record",
        NoTitle = "no_title" / "no_title",
        NoColumn { field: String, label: String } = "no_column" / "no_column",
        RowLength { expected: usize, found: usize } = "row_length" / "row_length",
        EmptyHeader = "empty_header" / "empty_header",
        DuplicateHeader { column: String } = "duplicate_header" / "duplicate_header",
        LostZeros { field: String, label: String, value: String } = "lost_zeros" / "lost_zeros",
        Quote = "quote" / "quote",
    }
    labels EN014Label { First = "first" }
}

finding! {
    /// A path that leaves the portal.
    struct EN015: Structure Error { path: String }
}

finding! {
    /// A file looks like a copy of another one, and is not read.
    struct EN016: Structure Warning { original: String }
    labels EN016Label { Original = "original" }
}

finding! {
    /// A workbook that cannot be read.
    enum EN061: Structure Error {
        Broken = "broken" / "broken",
        Old = "old" / "old",
        Password = "password" / "password",
        TooLarge { rows: usize, columns: u32 } = "too_large" / "too_large",
    }
}

finding! {
    /// A cell that holds the error of a formula.
    struct EN062: Structure Error { value: String }
}

finding! {
    /// A cell that says that it holds the same as the one above.
    enum EN063: Structure Warning {
        Taken { value: String, above: String } = "taken" / "taken",
        Nothing { value: String } = "nothing" / "nothing",
    }
}

finding! {
    /// What of a table is no record and is not published.
    enum EN064: Structure Notice {
        Rows { rows: String, count: usize, text: String } = "rows" / "rows",
        Examples { rows: String, count: usize, text: String } = "examples" / "examples",
        Private { columns: String } = "private" / "private",
        Names { columns: String } = "names" / "names",
        Unused { columns: String } = "unused" / "unused",
        Groups { columns: String } = "groups" / "groups",
        Beside { cells: String, text: String } = "beside" / "beside",
        Sheet { sheet: String } = "sheet" / "sheet",
        HiddenSheet { sheet: String } = "hidden_sheet" / "hidden_sheet",
    }
}

finding! {
    /// Rows of a table of which it is not sure that they were taken as they were meant.
    enum EN069: Structure Warning {
        Rows { rows: String, count: usize, text: String } = "rows" / "rows",
        Heading { text: String } = "heading" / "heading",
        Struck { rows: String, count: usize } = "struck" / "struck",
        Withheld { column: String, text: String, rows: String, count: usize } = "withheld" / "withheld",
        OldSheet { sheet: String } = "old_sheet" / "old_sheet",
    }
}

finding! {
    /// What a spreadsheet does not show, or has not stored.
    enum EN065: Structure Warning {
        Rows { rows: String } = "rows" / "rows",
        Columns { columns: String } = "columns" / "columns",
        NoResults { cells: String } = "no_results" / "no_results",
        NoResultsOfMany { cells: String, count: usize } = "no_results_of_many" / "no_results",
    }
}

finding! {
    /// Cells of a table that have not the form of their field, and are published in their own words.
    struct EN066: Structure Warning { column: String, rows: String, value: String }
    variant EN066Variant {
        Form { label: String, example: String } = "default" / "default",
        When { label: String, example: String } = "default" / "when",
        Until { label: String, example: String } = "default" / "until",
        Picture { label: String, example: String } = "default" / "picture",
        Off { label: String, example: String } = "default" / "off",
        Pay { label: String, example: String } = "pay" / "pay",
        NoYear = "no_year" / "no_year",
        Verified = "no_year" / "verified",
        Recurs = "recurs" / "recurs",
    }
}

finding! {
    /// Something that is accepted or switched off without what that needs.
    enum EN070: Structure Notice {
        NoReason { code: String } = "no_reason" / "no_reason",
        Nothing { code: String } = "nothing" / "nothing",
        Grave { code: String } = "grave" / "grave",
        Unknown { code: String } = "unknown" / "unknown",
        Unread { text: String } = "unread" / "unread",
        Off { code: String } = "off" / "off",
    }
}

finding! {
    /// A table that does not say what its records are, or a job since when it is advertised.
    enum EN067: Structure Notice {
        NoColumn { label: String, count: usize } = "no_column" / "no_column",
        Blank { label: String, rows: String, count: usize } = "blank" / "blank",
        Other { label: String, rows: String, value: String } = "other" / "other",
        OtherContract { label: String, rows: String, value: String } = "other" / "other_contract",
        NoPosted { count: usize } = "no_posted" / "posted",
        Undated { count: usize } = "undated" / "undated",
        BlankPosted { rows: String, count: usize } = "blank_posted" / "posted",
    }
}

finding! {
    /// A table names regions that no record describes.
    struct EN068: Structure Warning { words: String, count: usize }
}
