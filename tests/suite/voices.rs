//! The words of somebody on the first page: another one each week, as readers of later days see it.

use super::page_text::shown_text;
use super::portal::Portal;

fn story(name: &str, more: &str) -> String {
    format!(
        "---\ntitle: {name}の話\nperson: {{name: {name}, role: 漁師}}\nconsent: {{given: 2026-01-01, media: [web]}}\n{more}---\n海。\n"
    )
}

#[test]
fn the_first_page_quotes_another_person_each_week() {
    let (haru, natsu) =
        (story("浜口ハル", "quote: 海は待ってくれる\n"), story("尾関ナツ", "quote: 傘なら直せる\n"));
    let portal = Portal::new(
        "",
        &[
            ("content/stories/haru.md", &haru),
            ("content/stories/natsu.md", &natsu),
            ("content/stories/mute.md", &story("久世アキ", "")),
        ],
    );
    let words = ["海は待ってくれる", "傘なら直せる"];
    let quoted = |day: &str| {
        let shown = shown_text(&portal.build(&["--as-of", day]).page("index.html"));
        let quoted: Vec<_> = words.into_iter().filter(|words| shown.contains(words)).collect();
        assert_eq!(quoted.len(), 1, "{day}: {shown}");
        quoted[0]
    };
    let first = quoted("2026-05-01");
    assert_eq!(first, quoted("2026-05-03"), "a Sunday");
    let second = quoted("2026-05-04");
    assert_ne!(first, second, "a Monday");
    assert_eq!(second, quoted("2026-05-10"));
    let home = portal.build(&["--as-of", "2026-05-01"]).page("index.html");
    assert!(home.contains("class=voice data-timeline=2026-05-04:closed data-in=open>"), "{home}");
    assert!(home.contains("class=voice data-timeline=2026-05-04:open data-in=open hidden>"), "{home}");
    assert!(home.contains("漁師"), "{home}");
}
