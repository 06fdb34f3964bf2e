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
