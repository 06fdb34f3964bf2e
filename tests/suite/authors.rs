//! Who wrote the stories: a byline leads to the others of the same author, and to a group that is the author.

use super::page_text::shown_text;
use super::portal::Portal;

fn story(title: &str, author: &str, consent: &str) -> String {
    format!(
        "---\ntitle: {title}\nperson: {{name: 浜口ハル}}\nauthor: {author}\nconsent: {{given: 2026-01-01, media: [{consent}]}}\n---\n海。\n"
    )
}

fn portal() -> Portal {
    Portal::new(
        "languages: [ja, en]\n",
        &[
            ("content/stories/a.md", &story("朝の話", "谷戸 みち子（聞き書き隊）", "web")),
            ("content/stories/b.md", &story("昼の話", "谷戸みち子(聞き書き隊)", "web")),
            ("content/stories/c.md", &story("夜の話", "谷戸みち子（聞き書き隊）", "print")),
            ("content/stories/d.md", &story("港の話", "木戸こうじ", "web")),
            ("content/stories/e.md", &story("山の話", "木戸こうじ", "print")),
            ("content/stories/f.md", &story("川の話", "浜の会", "web")),
            ("content/stories/g.md", &story("橋の話", "浜の会", "web")),
            ("content/stories/h.md", &story("機器の話", "AUX", "web")),
            ("content/stories/i.md", &story("機器の続き", "aux", "web")),
            ("content/stories/a.en.md", "---\ntitle: A morning\n---\nThe sea.\n"),
            ("content/groups/kai.md", "---\ntitle: 浜の会\nkind: npo\nregions: [niigata]\n---\n"),
            (
                "content/pages/about.md",
                "---\ntitle: この広場\n---\n[谷戸](/authors/谷戸みち子-聞き書き隊.html)と[木戸](/authors/木戸こうじ)。\n",
            ),
        ],
    )
}

#[test]
fn a_byline_leads_to_all_public_stories_of_its_author() {
    let built = portal().build(&[]);
    let authors: Vec<_> = built.files.keys().filter(|path| path.contains("authors/")).collect();
    assert_eq!(authors, ["authors/谷戸みち子-聞き書き隊.html"]);
    let page = built.page("authors/谷戸みち子-聞き書き隊.html");
    let shown = shown_text(&page);
    for words in ["谷戸 みち子（聞き書き隊）が聞いて書いた物語", "朝の話", "昼の話"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!page.contains("夜の話"), "withheld: {page}");
    let byline = built.page("stories/b.html").replace('"', "");
    assert!(
        byline.contains("href=../authors/谷戸みち子-聞き書き隊.html>谷戸みち子(聞き書き隊)</a>"),
        "as written there: {byline}"
    );
    let english = built.page("en/stories/a.html").replace('"', "");
    assert!(english.contains("href=../../authors/谷戸みち子-聞き書き隊.html>谷戸 みち子"), "{english}");
    assert!(built.text("sitemap.xml").contains("/authors/%E8%B0%B7"), "{}", built.text("sitemap.xml"));
}

#[test]
fn one_story_needs_no_page_and_a_group_has_its_own() {
    let built = portal().build(&[]);
    let one = built.page("stories/d.html");
    assert!(one.contains("聞き手・文 <span data-search>木戸こうじ</span>"), "{one}");
    let of_group = built.page("stories/f.html");
    assert!(of_group.contains("href=../groups/kai.html>浜の会</a>"), "{of_group}");
    // What no computer can store is no path.
    assert!(built.page("stories/h.html").contains("<span data-search>AUX</span>"));
    let about = built.page("about.html").replace('"', "");
    assert!(about.contains("href=authors/谷戸みち子-聞き書き隊.html>谷戸</a>"), "{about}");
    assert!(
        about.contains("href=stories/index.html>木戸</a>"),
        "the stories, for as long as it is one: {about}"
    );
}

#[test]
fn a_name_that_wrote_nothing_is_no_link() {
    let portal = portal();
    portal.write("content/pages/about.md", "---\ntitle: この広場\n---\n[だれか](/authors/だれか.html)\n");
    let found = portal.run(&["check", "."]).out;
    assert!(found.contains("[LK401]") && found.contains("/authors/だれか.html"), "{found}");
}

#[test]
fn the_search_page_names_who_wrote() {
    let page = portal().build(&[]).page("search.html").replace('"', "");
    assert!(
        page.contains(
            "data-lists=author><li><a href=./authors/谷戸みち子-聞き書き隊.html data-names=谷戸 みち子>"
        ),
        "{page}"
    );
}

#[test]
fn an_author_is_named_for_as_long_as_they_agree_to_it() {
    let authors = "languages: [ja, en]\nauthors:\n\
        - {name: 谷戸みち子, consent: {given: 2026-01-10, media: [web], until: 2026-05-31, note: 電話で確認ずみ}}\n\
        - {name: 木戸こうじ, consent: {given: 2026-06-01, media: [web]}}\n";
    let files = [
        ("content/stories/a.md", &*story("朝の話", "谷戸 みち子（聞き書き隊）", "web")),
        ("content/stories/b.md", &story("昼の話", "谷戸みち子(聞き書き隊)", "web")),
        ("content/stories/c.md", &story("夜の話", "谷戸みち子・木戸こうじ", "web")),
        ("content/stories/a.en.md", "---\ntitle: A morning\nauthor: Michiko Yato\n---\nThe sea.\n"),
    ];
    let portal = Portal::new(authors, &files);
    let before = portal.build(&["--as-of", "2026-05-31"]);
    let list = before.page("authors/谷戸みち子-聞き書き隊.html");
    for part in [
        "<div class=withdrawn data-timeline=2026-06-01:open data-in=open hidden data-withdrawn>",
        "<p>掲載の期間が過ぎたため、表示していません。</p>",
        "</div><div data-timeline=2026-06-01:closed data-in=open>",
    ] {
        assert!(list.contains(part), "{part}: {list}");
    }
    let byline = "<span data-timeline=2026-06-01:closed data-in=open>聞き手・文 <a data-search";
    assert!(before.page("stories/a.html").contains(byline), "{}", before.page("stories/a.html"));
    assert!(before.page("search.html").contains("<li data-timeline=2026-06-01:closed data-in=open>"));
    // Of two who wrote together, one has not agreed yet.
    assert_eq!(before.holding("木戸"), Vec::<&str>::new());
    assert_eq!(before.holding("電話で確認ずみ"), Vec::<&str>::new());

    let after = portal.build(&["--as-of", "2026-06-01"]);
    for name in ["谷戸", "みち子", "Yato"] {
        assert_eq!(after.holding(name), Vec::<&str>::new(), "{name}");
    }
    assert!(!after.files.keys().any(|path| path.contains("authors/")), "{:?}", after.files.keys());
    assert!(after.page("stories/a.html").contains("朝の話") && after.has("en/stories/a.html"));

    let said = portal.run(&["upcoming", "--as-of", "2026-05-20", "--lang", "ja"]).out;
    assert!(said.contains("2026-06-01（月）\n  書いた人「谷戸みち子」の名前が、掲載の同意の期限が切れて載らなくなります（2026-05-31 まで）\n  書いた人「木戸こうじ」の名前が載ります"), "{said}");
    let report = portal.run(&["check", "--report", "report.html", "--as-of", "2026-06-02", "-o", "nowhere"]);
    assert_eq!(report.code, Some(0), "{}{}", report.out, report.err);
    let report = std::fs::read_to_string(portal.path("report.html")).expect("the report");
    assert!(report.contains("2026-05-31（日） 物語を書いた人「谷戸みち子」の、名前を載せる同意が終わっている（名前は出ません）"), "{report}");
    assert!(report.contains("谷戸 みち子（聞き書き隊）"), "who wrote it, for those who sign");

    let forgotten = portal.run(&["forget", "谷戸 みち子", ".", "--apply", "--lang", "ja"]);
    assert_eq!(forgotten.code, Some(0), "{}{}", forgotten.out, forgotten.err);
    let settings = std::fs::read_to_string(portal.path("site.yaml")).expect("the settings");
    // Without this line the name would stand in pages again, since the story still gives it.
    assert!(settings.contains("谷戸みち子"), "{settings}");
    let rebuilt = portal.build(&["--as-of", "2026-06-02"]);
    assert_eq!(rebuilt.holding("谷戸"), Vec::<&str>::new());
}
