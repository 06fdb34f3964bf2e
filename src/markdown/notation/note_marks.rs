//! `*印は必須です。*要予約`: an asterisk as the mark of a note, where emphasis could be meant.

use super::Remark;
use super::page::Page;
use super::remarks::right_line;
use super::sheet::Sheet;

/// Every single `*` behind a sentence and before a word, with another one before the sentence.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    let body = page.body;
    if !page.signs.may_hold('*') || !(body.contains("。*") || body.contains("！*") || body.contains("？*"))
    {
        return;
    }
    for line in &page.lines {
        let text = &body[line.clone()];
        let is_single = |at: usize| !text[..at].ends_with(['*', '\\']) && !text[at + 1..].starts_with('*');
        let marks: Vec<usize> =
            text.match_indices('*').map(|(at, _)| at).filter(|at| is_single(*at)).collect();
        for pair in marks.windows(2) {
            let (open, close) = (pair[0], pair[1]);
            let opens = text[open + 1..].starts_with(char::is_alphanumeric);
            let closes = text[..close].ends_with(['。', '！', '？']);
            if opens && closes && text[close + 1..].starts_with(char::is_alphanumeric) {
                let range = line.start + open..line.start + close + 1;
                let right = right_line(body, &range, &format!("**{}**", &text[open + 1..close]));
                sheet.remark(Remark::NoteMark { range, right });
                break;
            }
        }
    }
}
