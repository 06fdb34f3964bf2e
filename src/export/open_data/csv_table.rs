//! Tables as Excel reads them: UTF-8 with its mark, lines that end in CR LF, no cell that runs.

use super::table::Cell;
use csv::{Terminator, WriterBuilder};

/// The bytes of a table.
pub(super) fn csv(lines: &[Vec<Cell>]) -> Vec<u8> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for line in lines {
        // Writing to memory cannot fail, and all lines are as long as the first.
        let _ = writer.write_record(line.iter().map(|cell| harmless(&cell.text)));
    }
    writer.into_inner().unwrap_or_default()
}

/// A text that no program takes for a formula: numbers may begin with a sign, nothing else.
fn harmless(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if runs && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_runs_as_a_formula() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+81-300-00", "'+81-300-00"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-メモ", "'-メモ"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("-33.5", "-33.5"),
            ("海", "海"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), expected);
        }
    }

    #[test]
    fn a_table_has_its_mark_and_the_line_ends_of_excel() {
        let lines =
            [["題", "a\"b"], ["1,2\n3", ""]].map(|line| line.map(|cell| cell.to_owned().into()).to_vec());
        let text = String::from_utf8(csv(&lines)).expect("UTF-8");
        assert_eq!(text, "\u{feff}題,\"a\"\"b\"\r\n\"1,2\n3\",\r\n");
    }
}
