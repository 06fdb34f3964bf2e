//! What `enishi forget` says.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Output, changes};
use crate::diagnostic::view::harmless;
use crate::forget::{Area, Found, Left, Person, Spot, Taken, Trace};
use crate::rewrite::Change;
use crate::spelling::{Certainty, parts};

/// Says where a person stands, and what is taken out.
pub(super) fn tell(person: &Person, found: &Found, applied: bool, output: &Output) {
    tell_spellings(person, output);
    if found.traces.is_empty() {
        output.tell(
            &format!("「{}」は、どこにも見つかりませんでした。", person.name),
            &format!("`{}` was found nowhere", person.name),
        );
    } else {
        tell_traces(person, found, output);
        tell_changes(person, &found.changes, applied, output);
    }
    tell_notes(person, found, output);
    tell_beyond(found, output);
}

fn tell_spellings(person: &Person, output: &Output) {
    let readings = person.readings.join("、");
    let (ja, en) = if person.readings.is_empty() {
        (
            "読みは分かりません。読みやローマ字でもさがすには、--reading \"たなか はなこ\" のように書きそえてください。".to_owned(),
            "the reading is not known: add --reading in kana to look for it and for Latin letters, too".to_owned(),
        )
    } else {
        (
            format!("読み「{readings}」と、そのローマ字でもさがしました。"),
            format!("looked for the reading {readings} and its Latin letters, too"),
        )
    };
    output.tell(&ja, &en);
    let others: Vec<&str> = person.in_other_languages().collect();
    if !others.is_empty() {
        let others = others.join("、");
        output.tell(
            &format!("訳した記事での名前「{others}」でもさがしました。"),
            &format!("looked for the name as the story has it in other languages, too: {others}"),
        );
    }
    if parts(&person.name).is_none() {
        output.tell(
            "姓と名のあいだに空白を入れると（例 \"田中 花子\"）、姓と名を入れかえた書き方もさがします。",
            "with a space between family name and first name, both are looked for in the other order, too",
        );
    }
}

fn tell_traces(person: &Person, found: &Found, output: &Output) {
    let count = found.traces.len();
    let files = found.traces.chunk_by(|a, b| a.file == b.file);
    output.tell(
        &format!(
            "「{}」が見つかったところ: {count} か所（ファイル {} 個）",
            person.name,
            files.clone().count()
        ),
        &format!("`{}` stands in {count} places of {} files", person.name, files.clone().count()),
    );
    for traces in files {
        let (ja, en) = match traces[0].area {
            Area::Written => ("", ""),
            Area::Kept => ("（取り込みの控え）", " (kept by imports)"),
            Area::Built => {
                ("（作ったサイト。作り直すと入れかわります）", " (built; the next build makes it anew)")
            }
        };
        let file = harmless(&traces[0].file);
        output.tell(&format!("\n{file}{ja}"), &format!("\n{file}{en}"));
        // A line in which the name stands several times is shown once.
        for same in traces.chunk_by(is_same_line) {
            let (ja, en) = line(same);
            output.tell(&ja, &en);
        }
    }
}

/// Whether two traces differ only in the place within a line or a part.
fn is_same_line(a: &Trace, b: &Trace) -> bool {
    let is_same_spot = match (&a.spot, &b.spot) {
        (Spot::Text { line: a, .. }, Spot::Text { line: b, .. }) => a == b,
        (a, b) => a == b,
    };
    is_same_spot && (&a.line, &a.field, a.taken, a.certainty) == (&b.line, &b.field, b.taken, b.certainty)
}

/// Traces of the same line in one line of each language.
fn line(same: &[Trace]) -> (String, String) {
    let trace = &same[0];
    let words = harmless(&trace.line);
    let field = trace.field.as_deref().map(|field| format!(" {field}")).unwrap_or_default();
    let (ja, en) = match &trace.spot {
        Spot::Name => ("名前".to_owned(), "name".to_owned()),
        Spot::Text { .. } => {
            let places = same.iter().filter_map(|trace| match trace.spot {
                Spot::Text { line, column } => Some(format!("{line}:{column}")),
                _ => None,
            });
            let places: Vec<String> = places.collect();
            (places.join("、"), places.join(", "))
        }
        Spot::Cell(cell) => (cell.clone(), cell.clone()),
        Spot::Part(part) => (part.clone(), part.clone()),
        Spot::Metadata => ("ファイルの中の情報".to_owned(), "metadata".to_owned()),
    };
    let (what_ja, what_en) = match (trace.taken, trace.certainty, trace.area) {
        (_, _, Area::Built) => ("", ""),
        (Some(Taken::Removed), ..) => ("［外せます］", " [can be removed]"),
        (Some(Taken::Replaced), ..) => ("［置きかえられます］", " [can be replaced]"),
        (None, Certainty::Perhaps, _) => ("［別の人かもしれません］", " [perhaps somebody else]"),
        (None, Certainty::Sure, _) => ("［人の目で］", " [for people to judge]"),
    };
    (format!("  {ja}{field}{what_ja}: {words}"), format!("  {en}{field}{what_en}: {words}"))
}

fn tell_changes(person: &Person, changed: &[Change], applied: bool, output: &Output) {
    if changed.is_empty() {
        output.tell(
            "\n安全に外せるところは、ありません。上の場所を見て、書きかえてください。",
            "\nnothing can be taken out safely: look at the places above",
        );
        return;
    }
    let (ja, en) = if applied {
        ("\n書きかえました:", "\nwritten:")
    } else {
        (
            "\n--apply をつけると、こう書きかえます（いまは何も書いていません）:",
            "\nwith --apply this is written (nothing was written now):",
        )
    };
    output.tell(ja, en);
    changes::tell(changed, output);
    if applied {
        let call = person.call();
        output.tell(
            &format!("\nこのあと「enishi check」で確かめ、「enishi build」で作り直し、次のように打って、残りを調べてください（読みの欄も外したので、読みを書きそえます）:\n  {call} --verify"),
            &format!("\nnow run `enishi check` and `enishi build`, and look for what is left (with the reading, whose field is gone):\n  {call} --verify"),
        );
    }
}

fn tell_notes(person: &Person, found: &Found, output: &Output) {
    for pen_name in &person.pen_names {
        output.tell(
            &format!("\nこの方は「{pen_name}」という名前でも載っています。その名前も消すときは「enishi forget {pen_name}」を使ってください。"),
            &format!("\nthe portal also tells of this person as `{pen_name}`: run `enishi forget {pen_name}`, too"),
        );
    }
    if person.is_part() {
        output.tell(
            "\n名字だけでさがすと、ほかの方の名字も出ます。続けて書いた氏名は出ません。氏名でもさがしてください。",
            "\na family name alone finds other people as well, and no full names that go on directly behind it: look for the full name, too",
        );
    }
    let list = |paths: &[String], ja: &str, en: &str| {
        if !paths.is_empty() {
            output.tell(&format!("\n{ja}"), &format!("\n{en}"));
            for path in paths {
                output.tell(&format!("  {path}"), &format!("  {path}"));
            }
        }
    };
    list(
        &found.unread,
        "開けなかったもの（パスワードつき、大きすぎるもの、リンクなど）。人の目で確かめてください:",
        "could not be looked into (passwords, size, links): look at them yourself",
    );
    list(
        &found.opaque,
        "中のことばを全部は読めないもの（PDF など）。開いて確かめてください:",
        "hold words that cannot all be read (PDF and the like): open and look",
    );
}

fn tell_beyond(found: &Found, output: &Output) {
    let (ja, en) = if found.histories.is_empty() {
        ("これまでの版の控え（Git など）", "version histories such as Git")
    } else {
        ("これまでの版の控え（このフォルダーの Git など）", "the version history (Git in this folder)")
    };
    output.tell(
        &format!("\nこのプログラムの手がとどかないところ: {ja}、ほかのパソコンやUSBメモリーのコピー、公開先のサーバーの古いファイル、検索サービスに残った写し、送ったメール、印刷した紙。それぞれ、人の手で確かめてください。"),
        &format!("\nout of reach: {en}, copies on other machines, old files on the server, caches of search services, mails that were sent, printed sheets. Somebody has to look there"),
    );
}

/// Says what a new build would still show.
pub(super) fn tell_left(
    person: &Person,
    day: Date,
    count: usize,
    left: &[Left],
    found: &Found,
    output: &Output,
) {
    let name = &person.name;
    tell_spellings(person, output);
    output.tell(
        &format!("{day} 時点のサイトを作り直し、{count} 個のファイルの名前と中身、検索に使うことばを、すべて調べました。"),
        &format!("made the site as of {day} anew and looked through the names and bytes of {count} files and the words of the search"),
    );
    if left.is_empty() {
        output.tell(
            &format!("作り直したサイトに「{name}」は残っていません。"),
            &format!("nothing of `{name}` is left in the new build"),
        );
    } else {
        output.tell(
            &format!("作り直したサイトに「{name}」が残っています: {} か所", left.len()),
            &format!("`{name}` is left in {} places of the new build:", left.len()),
        );
    }
    for of_path in left.chunk_by(|a, b| (&a.path, a.is_in_index) == (&b.path, b.is_in_index)) {
        let left = &of_path[0];
        let (ja, en) = if left.is_in_index { ("（検索）", " (search)") } else { ("", "") };
        let is_doubtful = of_path.iter().all(|left| left.certainty == Certainty::Perhaps);
        let (doubt_ja, doubt_en) = if is_doubtful {
            ("［別の人かもしれません］", " [perhaps somebody else]")
        } else {
            ("", "")
        };
        let (path, words) = (harmless(&left.path), harmless(&left.words));
        output.tell(&format!("  {path}{ja}{doubt_ja}: {words}"), &format!("  {path}{en}{doubt_en}: {words}"));
    }
    let count =
        |is_built: bool| found.traces.iter().filter(|trace| (trace.area == Area::Built) == is_built).count();
    let (written, built) = (count(false), count(true));
    if written > 0 {
        output.tell(
            &format!("もとのファイルには {written} か所あります（「enishi forget {name}」で一覧）。下書きや公開前の記事のものは、いずれ公開されるかもしれません。"),
            &format!("the files that you write hold {written} places (`enishi forget` lists them); what is not public yet may become so"),
        );
    }
    if built > 0 {
        output.tell(
            &format!("前に作ったサイトのフォルダーには {built} か所あります。「enishi build」で作り直し、公開先からも古いファイルを消してください。"),
            &format!("the folder that was built before holds {built} places: build it again, and delete old files where you upload"),
        );
    }
    tell_notes(person, found, output);
    tell_beyond(found, output);
}

/// The same for programs.
pub(super) fn as_json(person: &Person, found: &Found, applied: bool) -> Value {
    let traces: Vec<Value> = found.traces.iter().map(trace_as_json).collect();
    json!({
        "name": person.name,
        "readings": person.readings,
        "pen_names": person.pen_names,
        "in_other_languages": person.in_other_languages().collect::<Vec<_>>(),
        "applied": applied,
        "traces": traces,
        "changes": changes::as_json(&found.changes),
        "not_read": found.unread,
        "not_read_in_full": found.opaque,
        "out_of_reach": found.histories,
    })
}

fn trace_as_json(trace: &Trace) -> Value {
    let mut value = json!({
        "file": trace.file,
        "area": match trace.area {
            Area::Written => "written",
            Area::Kept => "kept",
            Area::Built => "built",
        },
        "text": trace.line,
        "sure": trace.certainty == Certainty::Sure,
        "action": match trace.taken {
            Some(Taken::Removed) => "remove",
            Some(Taken::Replaced) => "replace",
            None => "judge",
        },
    });
    match &trace.spot {
        Spot::Name => value["spot"] = json!("name"),
        Spot::Text { line, column } => {
            value["spot"] = json!("text");
            value["line"] = json!(line);
            value["column"] = json!(column);
        }
        Spot::Cell(cell) => {
            value["spot"] = json!("cell");
            value["cell"] = json!(cell);
        }
        Spot::Part(part) => {
            value["spot"] = json!("part");
            value["part"] = json!(part);
        }
        Spot::Metadata => value["spot"] = json!("metadata"),
    }
    if let Some(field) = &trace.field {
        value["field"] = json!(field);
    }
    value
}
