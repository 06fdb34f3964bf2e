//! What is taken out of a file.

use super::files::File;
use super::text::Reading;
use super::trace::{Area, Edit, Hit};
use crate::rewrite::{Change, ChangedLine, Decoded};

/// How often a file is read again; each time takes out one place.
const MOST_PLACES: usize = 10_000;

/// A picture without its metadata.
pub(super) fn of_picture(file: &File, before: Vec<u8>, after: Vec<u8>) -> Change {
    Change::new((&file.path, &file.disk), (before, after), Vec::new(), 1)
}

/// A text without the name where that is safe: takes out one place after the other, reading the text again each time.
pub(super) fn of_text(
    file: &File,
    bytes: &[u8],
    decoded: &Decoded,
    hits: &[Hit],
    reading: &Reading<'_>,
) -> Option<Change> {
    let is_safe = file.area != Area::Built && hits.iter().any(|hit| hit.taking.is_some());
    if !is_safe || decoded.encode(&decoded.text).as_deref() != Some(bytes) {
        return None;
    }
    let mut lines: Vec<(String, Option<String>)> =
        decoded.text.split_inclusive('\n').map(|line| (line.to_owned(), Some(line.to_owned()))).collect();
    let mut now = decoded.clone();
    let mut places = 0;
    while places < MOST_PLACES {
        let hits = reading.hits(&file.path, file.area, &now);
        let Some((_, edits)) = hits.into_iter().find_map(|hit| hit.taking) else { break };
        for edit in edits.iter().rev() {
            put(&mut lines, edit)?;
        }
        now.text = lines.iter().filter_map(|(_, line)| line.as_deref()).collect();
        places += 1;
    }
    let after = decoded.encode(&now.text)?;
    let changed = lines.into_iter().enumerate().filter(|(_, (before, after))| after.as_ref() != Some(before));
    let lines =
        changed.map(|(number, (before, after))| ChangedLine { number: number + 1, before, after }).collect();
    Some(Change::new((&file.path, &file.disk), (bytes.to_vec(), after), lines, places))
}

/// Makes an edit in the line in which it lies.
fn put(lines: &mut [(String, Option<String>)], edit: &Edit) -> Option<()> {
    let mut start = 0;
    for (_, slot) in lines {
        let Some(line) = slot else { continue };
        let end = start + line.len();
        if start <= edit.range.start && edit.range.end <= end && edit.range.start < end {
            line.replace_range(edit.range.start - start..edit.range.end - start, &edit.with);
            if line.is_empty() {
                *slot = None;
            }
            return Some(());
        }
        start = end;
    }
    None
}
