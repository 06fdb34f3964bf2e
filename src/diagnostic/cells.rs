//! The cells of a table, so that a place in it can be named as people see it in a spreadsheet.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use super::Span;

/// What a spreadsheet holds in a cell. The cells of a text file (CSV) are all text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CellSort {
    /// Text.
    #[default]
    Text,
    /// A number; its text has neither separators nor a unit, with `%` where it is shown as one.
    Number,
    /// A day, a time or both; its text is `2027-01-01`, `09:00` or `2027-01-01 09:00`.
    Date,
    /// `true` or `false`.
    Boolean,
    /// The error that a formula gave, such as `#N/A`.
    Error,
}

/// Where a cell is: counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// Which sheet of the file.
    pub sheet: u16,
    /// The row, as the spreadsheet counts it.
    pub row: u32,
    /// The column.
    pub column: u16,
}

/// `C7`.
impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = [0; 4];
        let mut first = letters.len();
        let mut rest = usize::from(self.column) + 1;
        while rest > 0 {
            first -= 1;
            letters[first] = b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default();
            rest = (rest - 1) / 26;
        }
        write!(f, "{}{}", String::from_utf8_lossy(&letters[first..]), self.row + 1)
    }
}

/// A cell in the text of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexedCell {
    start: u32,
    end: u32,
    /// Where people see it.
    pub address: CellAddress,
    /// What the spreadsheet holds in it.
    pub sort: CellSort,
}

impl IndexedCell {
    /// The bytes of the text that it stands in.
    pub fn span(&self) -> Span {
        let at = |byte: u32| usize::try_from(byte).unwrap_or(usize::MAX);
        at(self.start)..at(self.end)
    }
}

/// All cells of a table in the order of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CellIndex {
    /// The names of the sheets; none for a text file, which is one table.
    sheets: Vec<String>,
    cells: Vec<IndexedCell>,
    /// What the columns are called, by sheet and column. Known when the header has been found.
    headers: OnceLock<HashMap<(u16, u16), String>>,
}

/// A place in a table as people find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace<'a> {
    /// The sheet, where the file has sheets.
    pub sheet: Option<&'a str>,
    /// The cell, such as `C7`.
    pub address: CellAddress,
    /// The name of its column, as it was written.
    pub header: Option<&'a str>,
}

impl CellPlace<'_> {
    /// The number of the row, as the spreadsheet shows it.
    pub fn row_number(&self) -> usize {
        usize::try_from(self.address.row).unwrap_or(usize::MAX).saturating_add(1)
    }
}

/// `求人一覧!C7`, or `C7` where there are no sheets.
impl fmt::Display for CellPlace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sheet {
            Some(sheet) => write!(f, "{sheet}!{}", self.address),
            None => write!(f, "{}", self.address),
        }
    }
}

impl CellIndex {
    /// An index without cells, for a file with these sheets.
    pub fn new(sheets: Vec<String>) -> Self {
        Self { sheets, ..Self::default() }
    }

    /// Adds the next cell of the text.
    pub fn push(&mut self, span: &Span, address: CellAddress, sort: CellSort) {
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        self.cells.push(IndexedCell { start: at(span.start), end: at(span.end), address, sort });
    }

    /// Whether the file has sheets: its text is then not what people see, only its cells are.
    pub fn has_sheets(&self) -> bool {
        !self.sheets.is_empty()
    }

    /// The cells that begin in a range of the text.
    pub fn within(&self, span: &Span) -> &[IndexedCell] {
        let before = |byte: usize| move |cell: &IndexedCell| cell.span().start < byte;
        let first = self.cells.partition_point(before(span.start));
        let end = self.cells.partition_point(before(span.end.max(span.start)));
        // An empty cell at the end of the range belongs to it.
        let last = self.cells[end.max(first)..]
            .iter()
            .take_while(|cell| cell.span() == (span.end..span.end))
            .count();
        &self.cells[first..end.max(first) + last]
    }

    /// The cell that a byte of the text belongs to.
    pub fn at(&self, byte: usize) -> Option<CellPlace<'_>> {
        let after = self.cells.partition_point(|cell| cell.span().start <= byte);
        let cell = self.cells.get(after.saturating_sub(1))?;
        Some(self.place(cell.address))
    }

    /// A place as people find it.
    pub fn place(&self, address: CellAddress) -> CellPlace<'_> {
        let sheet = self.sheets.get(usize::from(address.sheet)).map(String::as_str);
        let headers = self.headers.get();
        let header = headers.and_then(|all| all.get(&(address.sheet, address.column))).map(String::as_str);
        CellPlace { sheet, address, header }
    }

    /// The cells of the columns that are called so.
    pub fn in_columns(&self, is_called: impl Fn(&str) -> bool) -> impl Iterator<Item = &IndexedCell> {
        let named = self.headers.get().into_iter().flatten().filter(move |(_, header)| is_called(header));
        let columns: Vec<(u16, u16)> = named.map(|(column, _)| *column).collect();
        let cells = if columns.is_empty() { &[][..] } else { &self.cells };
        cells.iter().filter(move |cell| columns.contains(&(cell.address.sheet, cell.address.column)))
    }

    /// Remembers what the columns are called. Only the first call counts.
    pub fn name_columns(&self, names: HashMap<(u16, u16), String>) {
        let _ = self.headers.set(names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(sheet: u16, row: u32, column: u16) -> CellAddress {
        CellAddress { sheet, row, column }
    }

    #[test]
    fn a_cell_is_named_as_in_a_spreadsheet() {
        let named = |row, column| address(0, row, column).to_string();
        assert_eq!(
            [
                named(6, 2),
                named(0, 0),
                named(0, 25),
                named(0, 26),
                named(9, 701),
                named(9, 702),
                named(9, 16_383)
            ],
            ["C7", "A1", "Z1", "AA1", "ZZ10", "AAA10", "XFD10"]
        );
    }

    #[test]
    fn a_byte_belongs_to_the_cell_that_it_stands_in() {
        let mut index = CellIndex::new(vec!["求人".into(), "行事".into()]);
        index.push(&(0..2), address(0, 0, 0), CellSort::Text);
        index.push(&(5..5), address(0, 0, 1), CellSort::Text);
        index.push(&(8..9), address(1, 2, 0), CellSort::Number);
        index.name_columns(HashMap::from([((0, 1), "時給".into())]));
        let shown = |byte| index.at(byte).map(|place| (place.to_string(), place.header.map(str::to_owned)));
        assert_eq!(shown(1), Some(("求人!A1".into(), None)));
        assert_eq!(shown(5), Some(("求人!B1".into(), Some("時給".into()))));
        assert_eq!(shown(9), Some(("行事!A3".into(), None)));
        assert_eq!(index.within(&(0..5)).len(), 2);
        assert_eq!(index.within(&(0..2)).len(), 1);
    }
}
