//! `build --timings` says how long each stage took, and changes nothing else.

use serde_json::Value;

use super::portal::Portal;

const PAGE: (&str, &str) = ("content/pages/about.md", "---\ntitle: この場所\n---\n本文\n");

fn last_line(text: &str) -> Value {
    serde_json::from_str(text.lines().last().expect("a line")).expect("JSON")
}

#[test]
fn the_times_of_all_stages_add_up_to_the_whole() {
    let portal = Portal::new("", &[PAGE]);
    let ran = portal.run(&["build", "--timings", "--format", "json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str::<Value>(&ran.out).expect("findings alone are on the standard output");
    let timings = &last_line(&ran.err)["timings"];
    assert!(timings["threads"].as_u64() > Some(0), "{timings}");
    let stages = timings["stages"].as_object().expect("stages");
    let names: Vec<_> = stages.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "compare", "read", "parse", "theme", "link", "check", "pictures", "search", "render", "export",
            "publish", "other",
        ]
    );
    let sum: f64 = stages.values().filter_map(Value::as_f64).sum();
    let whole = timings["seconds"].as_f64().expect("seconds");
    assert!((sum - whole).abs() < 0.001, "{sum} of {whole}");
    for stage in
        ["compare", "read", "parse", "theme", "link", "check", "search", "render", "export", "publish"]
    {
        assert!(stages[stage].as_f64() > Some(0.0), "{stage} took no time: {timings}");
    }

    let again = portal.run(&["build", "--timings", "--format", "json"]);
    let stages = &last_line(&again.err)["timings"]["stages"];
    assert!(stages["compare"].as_f64() > Some(0.0) && stages["render"].as_f64() == Some(0.0), "{stages}");
}

#[test]
fn people_read_them_beside_what_the_build_says() {
    let portal = Portal::new("", &[PAGE]);
    let bare = portal.run(&["build", "--lang", "en"]);
    let timed = portal.run(&["build", "--lang", "en", "--timings"]);
    assert_eq!(timed.out, bare.out, "an unchanged portal is told of as before");
    let told = timed.err.strip_prefix(&bare.err).expect("findings come first");
    let words: Vec<Vec<&str>> = told.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(words[0][..2], ["time", "taken:"], "{told}");
    let stages: Vec<_> = words[1..].iter().map(|line| (line[1], line[3], line[4])).collect();
    assert_eq!(stages, [("s", "%", "compare"), ("s", "%", "other")], "{told}");

    let japanese = portal.run(&["build", "--timings"]).err;
    for words in ["かかった時間: ", " 秒 ", " %  ページを作る\n", " %  書き出して入れ替える\n"]
    {
        assert!(japanese.contains(words), "{japanese}");
    }
}
