//! What `enishi import` tells: how the table was understood, and what became of its records.

use std::path::Path;

use super::Output;
use crate::content::{ColumnReading, Kind, Meaning, TableColumn};
use crate::diagnostic::{nearest, view};
use crate::import::{Action, Change, Import, Planned};
use crate::locale::Language;
use crate::platform::slashed;

/// How many records of a sort are named where not all are asked for.
const NAMED: usize = 20;

/// The columns with what each was taken for, and the cells where all are asked for.
pub(super) fn understood(import: &Import, table: &Path, all: bool, output: &Output) {
    let (table, kind, rows) = (slashed(table), import.kind, import.rows);
    output.tell(
        &format!("{table}: 「{}」の表として読みました（{rows} 件）。", kind.japanese()),
        &format!("{table}: read as a table of {} ({rows} records)", kind.folder()),
    );
    if let Some(before) = &import.continues {
        output.tell(
            &format!("前に取り込んだ「{before}」の新しい版とみなしました（対応表 {}）。", import.map),
            &format!(
                "taken for a newer version of `{before}`, which was imported before (map {})",
                import.map
            ),
        );
    }
    output.tell("列の見出し → 項目:", "headings → fields:");
    let places = view::places(import.columns.iter().map(|column| &column.location));
    for (column, place) in import.columns.iter().zip(places) {
        let heading = if column.heading.is_empty() { "—".into() } else { view::harmless(&column.heading) };
        let cell = place.rsplit_once(':').map_or(place.as_str(), |(_, cell)| cell);
        let at = cell_of(column).unwrap_or_else(|| cell.to_owned());
        let (ja, en) = reading(column, kind);
        output.tell(&format!("  {at} {heading} → {ja}"), &format!("  {at} {heading} → {en}"));
    }
    list(output, &import.unnamed, "対応表にない見出し", "headings that the map does not name");
    list(
        output,
        &import.missing,
        "対応表にあって、この表にない見出し",
        "headings of the map that this table does not have",
    );
    if all {
        cells(import, output);
    } else {
        output.conversions(import.conversions(), false);
    }
}

/// The cell of a heading, as a spreadsheet names it.
fn cell_of(column: &TableColumn) -> Option<String> {
    column.location.cell().map(|place| place.to_string())
}

fn reading(column: &TableColumn, kind: Kind) -> (String, String) {
    let (ja, en) = match &column.reading {
        ColumnReading::Field(path) => {
            let called = Meaning::Field(path.clone()).called(kind).unwrap_or_else(|| path.join("."));
            return (called.clone(), called);
        }
        ColumnReading::More => ("本文の終わりに足します", "added to the end of the text"),
        ColumnReading::Nothing => ("使いません", "not used"),
        ColumnReading::Names => {
            ("（掲載可）とある名前だけを使います", "only names whose cells say that they may be published")
        }
        ColumnReading::Private => ("使いません（内部用の列）", "not used (for the office alone)"),
        ColumnReading::Hidden => ("使いません（非表示の列）", "not used (hidden)"),
        ColumnReading::Unknown => ("？（何の列か分かりません）", "? (unknown)"),
        ColumnReading::Twin => ("？（ほかの列と同じ項目です）", "? (the same field as another column)"),
    };
    (ja.to_owned(), en.to_owned())
}

fn cells(import: &Import, output: &Output) {
    let cells = import.cells();
    output.tell(
        "1マスずつ（書いてあること → 読みとった値）:",
        "cell by cell (what is written → what was read):",
    );
    let places = view::places(cells.iter().map(|cell| &cell.location));
    for (cell, place) in cells.iter().zip(places) {
        let place = place.rsplit_once('/').map_or(place.as_str(), |(_, name)| name);
        let written = view::harmless(cell.written.trim());
        let heading = view::harmless(&cell.heading);
        let read: Vec<String> = match cell.read.as_slice() {
            [(_, value)] => vec![view::harmless(value).into_owned()],
            several => {
                several.iter().map(|(label, value)| format!("{label}: {}", view::harmless(value))).collect()
            }
        };
        let (ja, en) = match (read.is_empty(), cell.is_nothing) {
            (true, true) => ("（空欄）".to_owned(), "(nothing)".to_owned()),
            (true, false) => {
                ("（ほかの列と合わせて読みました）".to_owned(), "(read with another column)".to_owned())
            }
            _ => (read.join("、"), read.join(", ")),
        };
        output.tell(
            &format!("  {place} {heading}: {written} → {ja}"),
            &format!("  {place} {heading}: {written} → {en}"),
        );
    }
}

/// Tells what the plan of an import does to each record, sorted by action; the first few of each action, or all.
pub(super) fn plan(import: &Import, all: bool, output: &Output) {
    let most = if all { usize::MAX } else { NAMED };
    let records = &import.plan.records;
    let of =
        |is: fn(&Action) -> bool| records.iter().filter(|planned| is(&planned.action)).collect::<Vec<_>>();
    let named = |records: &[&Planned], ja: &str, en: &str| {
        sort(output, records, most, ja, en, |_| Vec::new());
    };
    named(&of(|action| matches!(action, Action::Create)), "新しい記事", "new");
    let updated = of(|action| matches!(action, Action::Update { is_recognised: false, .. }));
    sort(output, &updated, most, "書きかえる記事", "changed", |planned| changes(planned, output));
    let recognised = of(|action| matches!(action, Action::Update { is_recognised: true, .. }));
    sort(
        output,
        &recognised,
        usize::MAX,
        "題名などが変わっても、同じ記事とみなした行（アドレスはそのままです。別の記事なら、表に列「id」を作って分けてください）",
        "rows taken for the same record although their titles or the like changed (addresses stay; give other records ids of their own in a column `id`)",
        |planned| changes(planned, output),
    );
    let same = of(|action| matches!(action, Action::Same)).len();
    if same > 0 {
        output.tell(&format!("変わらない記事: {same}"), &format!("unchanged: {same}"));
    }
    kept(import, output);
    gone(import, output);
}

/// Names what was to be taken of the table and is none of its records.
pub(super) fn unknown_takes(import: &Import, take: &[String], output: &Output) {
    let records = &import.plan.records;
    for asked in take.iter().filter(|id| records.iter().all(|planned| planned.id != **id)) {
        let titled = records.iter().find(|planned| planned.title.trim() == asked.trim());
        let near = titled.map(|planned| planned.id.as_str());
        let near = near.or_else(|| nearest(asked, records.iter().map(|planned| planned.id.as_str())));
        let asked = view::harmless(asked);
        let (ja, en) = match near {
            Some(near) => (format!("「{near}」のことではありませんか。"), format!("did you mean `{near}`?")),
            None => (
                "ID は、記事のファイルの名前（.md や .yaml の前）です。".to_owned(),
                "an id is the name of the record's file, without its ending".to_owned(),
            ),
        };
        output.tell(
            &format!("「--take {asked}」にあたる記事は、この表にありません。{ja}"),
            &format!("the table has no record for `--take {asked}`; {en}"),
        );
    }
}

/// The records to which something of a sort is done.
fn records_that(import: &Import, is: fn(&Action) -> bool) -> Vec<&Planned> {
    import.plan.records.iter().filter(|planned| is(&planned.action)).collect()
}

fn kept(import: &Import, output: &Output) {
    let of = |is| records_that(import, is);
    let changed = of(|action| matches!(action, Action::Keep { .. }));
    if import.plan.keeps_clean_table {
        let file = import.plan.clean_table.as_deref().unwrap_or_default();
        sort(
            output,
            &changed,
            usize::MAX,
            &format!(
                "{file} は、取り込んだあとで書きかえられているので、そのままにしました。新しい表との違いは次のとおりです（表のとおりに作り直すには、{file} を別の場所に移してから、もう一度取り込みます）"
            ),
            &format!(
                "{file} was changed after it was imported, so it stays as it is; the newer table differs in (to make it anew, move {file} away and import again)"
            ),
            |planned| changes(planned, output),
        );
    } else {
        sort(
            output,
            &changed,
            usize::MAX,
            "人が書いた記事・書きかえた記事なので、そのままにしたもの（表のとおりにするには「--take ID」を付けます）",
            "kept, since a person wrote or changed them (`--take ID` writes what the table says)",
            |planned| changes(planned, output),
        );
    }
    let deleted = of(|action| matches!(action, Action::Deleted));
    sort(
        output,
        &deleted,
        usize::MAX,
        "消してある記事なので、作らなかったもの（もう一度作るには「--take ID」を付けます）",
        "not made, since a person deleted them (`--take ID` makes them again)",
        |_| Vec::new(),
    );
    let elsewhere = of(|action| matches!(action, Action::Elsewhere));
    sort(
        output,
        &elsewhere,
        usize::MAX,
        "もうサイトにある記事なので、作らなかったもの",
        "not made, since the site has them already",
        |_| Vec::new(),
    );
    let drafts = import.plan.unfinished_drafts;
    if drafts > 0 {
        output.tell(
            &format!("まちがいのある下書きなので、まだ取り込まなかった行: {drafts}"),
            &format!("drafts with mistakes that were not imported yet: {drafts}"),
        );
    }
}

fn gone(import: &Import, output: &Output) {
    let (withdrawn, public): (Vec<_>, Vec<_>) = import.plan.gone.iter().partition(|gone| gone.is_withdrawn);
    if !public.is_empty() {
        let count = public.len();
        let (ja, en) = match &import.plan.clean_table {
            Some(_) => (
                "消してはいません。サイトから下ろすには、その行の「状態」を「下書き」にするか、行を消します",
                "they were not deleted: to take one off the site, write 下書き into its 状態, or delete its row",
            ),
            None => (
                "消してはいません。サイトから下ろすには、そのファイルを消すか、「status: draft」と書き足します",
                "they were not deleted: to take one off the site, delete its file or add `status: draft` to it",
            ),
        };
        output.tell(
            &format!("表からなくなった記事（{ja}）: {count}"),
            &format!("no longer in the table ({en}): {count}"),
        );
        for gone in public {
            let line = format!("  {} {}", gone.file, view::harmless(&gone.title));
            output.tell(&line, &line);
        }
    }
    if !withdrawn.is_empty() {
        let count = withdrawn.len();
        output.tell(
            &format!("表からなくなった記事のうち、もう下ろしてあるもの: {count}"),
            &format!("no longer in the table, and already withdrawn: {count}"),
        );
    }
}

/// Names the records of a sort, at most so many, with lines below each.
fn sort(
    output: &Output,
    records: &[&Planned],
    most: usize,
    ja: &str,
    en: &str,
    below: impl Fn(&Planned) -> Vec<String>,
) {
    if records.is_empty() {
        return;
    }
    let count = records.len();
    output.tell(&format!("{ja}: {count}"), &format!("{en}: {count}"));
    for planned in records.iter().take(most) {
        let title = view::harmless(&planned.title);
        let line = format!("  {} {title}", planned.file);
        output.tell(&line, &line);
        for line in below(planned) {
            output.tell(&line, &line);
        }
    }
    if count > most {
        output.tell_more(count - most);
    }
}

/// What differs, a line a field.
fn changes(planned: &Planned, output: &Output) -> Vec<String> {
    let changes = match &planned.action {
        Action::Update { changes, .. } => changes,
        Action::Keep { differences } => differences,
        _ => return Vec::new(),
    };
    let value = |text: &str| match text {
        "" => output.lang.pick("（空欄）", "(nothing)").to_owned(),
        text => view::harmless(text).into_owned(),
    };
    let is_kept = matches!(planned.action, Action::Keep { .. });
    let line = |Change { label, before, after }: &Change| {
        let (before, after) = (value(before), value(after));
        match (is_kept, output.lang) {
            (true, Language::Ja) => format!("    {label}: 表では {after}（記事では {before}）"),
            (true, Language::En) => format!("    {label}: {after} in the table, {before} in the record"),
            (false, _) => format!("    {label}: {before} → {after}"),
        }
    };
    changes.iter().map(line).collect()
}

fn list(output: &Output, names: &[String], ja: &str, en: &str) {
    if !names.is_empty() {
        let names: Vec<_> = names.iter().map(|name| view::harmless(name)).collect();
        output.tell(&format!("{ja}: {}", names.join("、")), &format!("{en}: {}", names.join(", ")));
    }
}

/// What to do next.
pub(super) fn written(import: &Import, root: &Path, output: &Output) {
    let wrote = |planned: &&Planned| matches!(planned.action, Action::Create | Action::Update { .. });
    let count = import.plan.records.iter().filter(wrote).count();
    if import.map_is_new {
        map_written(import, root, output);
    }
    let place = match &import.plan.clean_table {
        Some(file) => file.clone(),
        None => format!("content/{}", import.kind.folder()),
    };
    let place = if root == Path::new(".") { place } else { slashed(&root.join(place)) };
    output.tell(
        &format!("取り込みました: {count} 件（{place}）。「enishi check」で確かめ、「enishi serve --open」で見てください。"),
        &format!("imported {count} records ({place}); check them with `enishi check`, look at them with `enishi serve --open`"),
    );
}

/// Says where to write what columns are that are not understood.
pub(super) fn undecided(import: &Import, output: &Output) {
    let is_undecided =
        |column: &&TableColumn| matches!(column.reading, ColumnReading::Unknown | ColumnReading::Twin);
    let undecided: Vec<_> =
        import.columns.iter().filter(is_undecided).map(|column| view::harmless(&column.heading)).collect();
    if undecided.is_empty() {
        return;
    }
    let (headings, map) = (undecided.join("、"), &import.map);
    output.tell(
        &format!("何の列か決まっていません: {headings}。{map} を開き、その見出しの右に、項目の名前か「使わない」を書いてください。"),
        &format!("undecided columns: {headings}; open {map} and write the name of a field or 使わない behind each heading"),
    );
}

/// Names the map of headings.
pub(super) fn map_written(import: &Import, root: &Path, output: &Output) {
    let map = if root == Path::new(".") { import.map.clone() } else { slashed(&root.join(&import.map)) };
    output.tell(
        &format!("見出しと項目の対応表: {map}（直すと、次の取り込みから、そのとおりに読みます）"),
        &format!("the map of headings and fields: {map} (correct it, and the next import reads by it)"),
    );
}
