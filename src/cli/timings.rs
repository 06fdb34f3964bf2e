//! How long each stage of a build took, for people or for programs.

use std::time::Duration;

use serde_json::{Map, json};

use super::Output;
use super::output::complain;
use crate::locale::Language;
use crate::pipeline::{Stage, Timings};

/// Prints the times to the standard error, where they stand in nobody's way; for programs as its last line.
pub(super) fn tell(timings: &Timings, output: &Output) {
    let Some((whole, stages)) = timings.report() else { return };
    let other = whole.saturating_sub(stages.iter().map(|(_, time)| *time).sum());
    if output.is_for_programs() {
        let named = stages.iter().map(|(stage, time)| (name(*stage, Language::En), time));
        let times =
            named.chain([("other", &other)]).map(|(name, time)| (name.to_owned(), json!(seconds(*time))));
        let times: Map<_, _> = times.collect();
        let threads = rayon::current_num_threads();
        complain(
            &json!({ "timings": { "seconds": seconds(whole), "threads": threads, "stages": times } })
                .to_string(),
        );
        return;
    }
    complain(&format!(
        "{} {:.3} {}",
        output.lang.pick("かかった時間:", "time taken:"),
        seconds(whole),
        unit(output.lang)
    ));
    let named = stages.iter().map(|(stage, time)| (name(*stage, output.lang), *time));
    let measured = named.chain([(output.lang.pick("そのほか", "other"), other)]);
    for (name, time) in measured.filter(|(_, time)| !time.is_zero()) {
        let percent = 100.0 * seconds(time) / seconds(whole).max(f64::EPSILON);
        complain(&format!("  {:8.3} {}  {percent:3.0} %  {name}", seconds(time), unit(output.lang)));
    }
}

/// To the millionth, which is more than is true from one run to the next.
fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e6
}

const fn unit(lang: Language) -> &'static str {
    lang.pick("秒", "s")
}

const fn name(stage: Stage, lang: Language) -> &'static str {
    match stage {
        Stage::Compare => lang.pick("前回との照合", "compare"),
        Stage::Read => lang.pick("ファイルを読む", "read"),
        Stage::Parse => lang.pick("記事を読みとる", "parse"),
        Stage::Theme => lang.pick("テーマ", "theme"),
        Stage::Link => lang.pick("つながりを調べる", "link"),
        Stage::Check => lang.pick("まちがいを調べる", "check"),
        Stage::Pictures => lang.pick("写真", "pictures"),
        Stage::Search => lang.pick("検索", "search"),
        Stage::Render => lang.pick("ページを作る", "render"),
        Stage::Export => lang.pick("ページのほかのファイルを作る", "export"),
        Stage::Publish => lang.pick("書き出して入れ替える", "publish"),
    }
}
