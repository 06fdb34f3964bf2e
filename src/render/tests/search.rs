//! The field and the page with which readers search.

use super::*;

#[test]
fn every_page_has_a_search_field_unless_the_settings_turn_search_off() {
    let renderer = renderer(date(2026, 5, 10), &[]);
    let form = "<form action=\"../search.html\" aria-label=\"サイト内をさがす\" role=search>";
    holds(&page(&renderer, "jobs/asa.html"), &[form, "name=q"]);
    holds(&page(&renderer, "en/jobs/asa.html"), &["<form action=\"../../en/search.html\""]);
    let off = renderer_without_search();
    assert!(!pages(&off).contains_key("search.html"), "there is a page to search");
    for (path, id) in pages(&off) {
        let html = html_of(&off, id);
        assert!(!html.contains("type=search") && !html.contains("search-"), "{path} speaks of search");
    }
}

fn renderer_without_search() -> Renderer {
    let settings = format!("{SITE}search: {{enabled: false}}\n");
    renderer(date(2026, 5, 10), &[("site.yaml", &settings)])
}

#[test]
fn the_search_page_offers_the_values_that_occur_and_stays_out_of_search_engines() {
    let html = page(&renderer(date(2026, 5, 10), &[]), "search.html");
    holds(
        &html,
        &[
            "<meta content=noindex name=robots>",
            "value=\"job\" form=search type=checkbox><span>仕事</span>",
            "value=\"nagasaki\" form=search type=checkbox><span>長崎県</span>",
            "<li data-depth=\"1\"><label><input name=\"region\" value=\"shio\"",
            "value=\"weekly\" form=search type=checkbox><span>週に1回ほど</span>",
            "data-filter=\"month\"",
        ],
    );
    assert!(!html.contains("value=\"pro-bono\""), "a contract that no job has is offered");
}

#[test]
fn the_search_page_leads_to_lists_and_knows_the_words_of_the_portal() {
    let settings = format!("{SITE}search:\n  synonyms:\n    お祭り: 例大祭、夏まつり\n    縁日: [夜市]\n");
    let html = page(&renderer(date(2026, 5, 10), &[("site.yaml", &settings)]), "search.html");
    holds(
        &html,
        &[
            "<a href=\"./jobs/index.html\" data-value=\"job\" data-names=\"job|jobs|仕事|しごと\">仕事</a>",
            "<a href=\"./regions/shio.html\" data-value=\"shio\" data-names=\"shio|汐市|しおし|しお\">汐市</a>",
            "<a href=\"./tags/海.html\">海</a>",
            "<i>お祭り|例大祭|夏まつり</i><i>縁日|夜市</i><i>催し|イベント|",
        ],
    );
    // What has no page in another language is linked where it is.
    let english = page(&renderer(date(2026, 5, 10), &[]), "en/search.html");
    holds(
        &english,
        &[
            "<a href=\"../en/jobs/index.html\"",
            "<a href=\"../regions/shio.html\"",
            "<a href=\"../tags/海.html\" lang=\"ja\">海</a>",
        ],
    );
}

#[test]
fn the_first_page_of_a_list_can_be_filtered_by_what_concerns_its_kind() {
    let html = page(&renderer(date(2026, 5, 10), &[]), "jobs/index.html");
    holds(&html, &["data-kind=\"job\"", "data-filter=\"contract\"", "data-static-list"]);
    assert!(!html.contains("data-filter=\"kind\"") && !html.contains("data-filter=\"turn\""), "{html}");
}
