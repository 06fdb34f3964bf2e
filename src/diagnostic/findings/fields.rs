//! Findings about fields and their values.

use jiff::civil::Date;

use crate::diagnostic::finding;

finding! {
    /// A field that does not exist.
    struct EN021: Structure Error { key: String }
    message EN021Message {
        Top { kind: &'static str } = "default",
        Nested { kind: &'static str, field: String } = "nested",
        Column = "column",
    }
    help EN021Help {
        List { fields: String } = "list",
        Columns { fields: String } = "columns",
        Given { suggestion: String } = "given",
        DidYouMean { suggestion: String } = "did_you_mean",
        Quote { example: String } = "quote",
    }
}

finding! {
    /// A value of the wrong type.
    struct EN022: Structure Error { found: String, label: String }
    variant EN022Variant {
        Text { field: String } = "text" / "text",
        Integer { field: String } = "integer" / "integer",
        Year { field: String } = "integer" / "year",
        YearSpan { field: String, from: i16, until: i16 } = "integer" / "year_span",
        YearBeyond { field: String, era: &'static str, last: i16, western: i16 } = "integer" / "year_beyond",
        Number { field: String } = "number" / "number",
        Bool { field: String } = "bool" / "bool",
        List { field: String } = "list" / "list",
        ListOfMaps { field: String, example: String } = "list" / "list_of_maps",
        OneOrList { field: String } = "one_or_list" / "one_or_list",
        Map { field: String, example: String } = "map" / "map",
        Item { field: String, example: String } = "map" / "item",
        Block { example: String, count: usize } = "block" / "block",
        Record = "record" / "record",
    }
}

finding! {
    /// A value that is not in the list.
    struct EN023: Structure Error { field: String, label: String, value: String }
    help EN023Help {
        List { values: String } = "list",
        DidYouMean { suggestion: String, called: String } = "did_you_mean",
        Separate { suggestion: String } = "separate",
    }
}

finding! {
    /// A date or time that cannot be read.
    struct EN024: Structure Error { field: String, label: String, value: String }
    variant EN024Variant {
        Unreadable = "default" / "default",
        NoSuchDay = "no_such_day" / "no_such_day",
        NoSuchEraYear { western: i16 } = "era" / "era",
        OtherWeekday { day: Date, weekday: &'static str } = "weekday" / "weekday",
        NoYear { proposal: Date } = "no_year" / "no_year",
        NoYearAtAll = "no_year" / "no_year_at_all",
        NoDay = "no_day" / "no_day",
        MonthsOff = "no_day" / "months_off",
        Time = "time" / "time",
        Offset = "offset" / "offset",
    }
    labels EN024Label { Also = "also" }
}

finding! {
    /// A telephone number without its area code.
    enum EN035: Structure Warning {
        Field { number: String } = "default" / "default",
        Column { column: String, rows: String, number: String } = "column" / "default",
    }
}

finding! {
    /// A required field is missing.
    struct EN025: Structure Error { field: String, label: String }
    message EN025Message { Missing { kind: &'static str } = "default", Empty = "empty" }
    help EN025Help {
        Top { example: String } = "default",
        Nested { example: String, parent: String } = "nested",
        Value { example: String } = "value",
        Cell = "cell",
        Person { example: String } = "person",
        Consent = "consent",
    }
}

finding! {
    /// A number out of range.
    struct EN026: Structure Error { field: String, label: String, value: String }
    variant EN026Variant {
        Range { min: String, max: String } = "default" / "default",
        Min { min: String } = "min" / "default",
        LatLon = "lat_lon" / "lat_lon",
    }
}

finding! {
    /// A text whose form is wrong: reading, code, URL, e-mail, telephone, path.
    struct EN027: Structure Error { field: String, label: String, value: String }
    variant EN027Variant {
        Headcount = "headcount" / "headcount",
        Nobody = "nobody" / "nobody",
        Reading = "reading" / "reading",
        Code6 = "code6" / "code6",
        CheckDigit = "check_digit" / "check_digit",
        Url = "url" / "url",
        Email = "email" / "email",
        Tel = "tel" / "tel",
        Language = "language" / "language",
        Link = "link" / "link",
        AliasPath = "alias_path" / "alias_path",
        PictureSrc = "picture_src" / "picture_src",
        Color = "color" / "color",
        TimeZone = "time_zone" / "time_zone",
    }
}

finding! {
    /// A recurrence that cannot be read, or that says nothing beside the event's own day.
    struct EN029: Structure Error { value: String }
    message EN029Message {
        Part { part: String } = "default",
        Words = "words",
        NoFrequency = "no_freq",
        TooOften = "too_often",
        UnknownPart { part: String } = "unknown_part",
        Repeated { part: String } = "repeated",
        UntilAndCount = "until_and_count",
        NumberedWeekday { part: String } = "numbered_weekday",
        Misplaced { part: String } = "misplaced",
        Never = "never",
        EndsBefore { until: String, starts: String } = "ends_before",
        AllExcepted = "all_excepted",
    }
    help EN029Help {
        Examples = "default",
        DidYouMean { suggestion: String } = "did_you_mean",
        Frequency = "frequency",
        Weekdays = "weekdays",
        WeekStart = "week_start",
        Monthly = "monthly",
        Until = "until",
        UntilOrCount = "until_and_count",
        Number { name: String, min: String, max: String } = "number",
        KeepOne { part: String } = "keep_one",
        Remove { part: String } = "remove",
        Possible = "possible",
        Later = "later",
        Except = "except",
    }
}

finding! {
    /// Pay or ages that are half said or reversed.
    enum EN031: Structure Error {
        AmountWithoutUnit { field: String, label: String } = "default" / "default",
        AmountWithoutUnitColumn { field: String, label: String } = "default" / "unit_column",
        UnitAlone = "unit_alone" / "unit_alone",
        UnitAloneInTable = "unit_alone" / "amount_columns",
        Unpaid { field: String, label: String } = "unpaid" / "unpaid",
        UnpaidInTable { field: String, label: String } = "unpaid" / "unpaid_in_table",
        Reversed { field: String, min: String, max: String } = "reversed" / "reversed",
    }
    labels EN031Label { Other = "other" }
}

finding! {
    /// A marked blank of an archetype that nobody has filled.
    struct AC303: Accessibility Error { blank: String }
}

finding! {
    /// A value that ends at a `#`.
    struct AC304: Accessibility Warning { rest: String }
    variant AC304Variant {
        Text = "default" / "default",
        Tags { right: String } = "default" / "tags",
    }
}
