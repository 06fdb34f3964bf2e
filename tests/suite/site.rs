//! What comes out where, and what it links.

use super::portal::Portal;

fn group(more: &str) -> String {
    format!("---\ntitle: 浜の会\nkind: npo\n{more}---\n海を見ます。\n")
}

const JOB: &str = "---\ntitle: 浜のそうじ\nemployer: {name: 浜の会}\ncontract: volunteer\nposted: 2026-04-01\ngroups: [hama]\nregions: [niigata]\n";

#[test]
fn relations_show_at_both_ends() {
    let portal = Portal::new(
        "",
        &[("content/groups/hama.md", &group("")), ("content/jobs/beach.md", &format!("{JOB}---\n"))],
    );
    let built = portal.build(&[]);
    assert!(built.page("jobs/beach.html").contains("href=../groups/hama.html"));
    assert!(built.page("groups/hama.html").contains("href=../jobs/beach.html"));
    assert!(built.page("regions/niigata.html").contains("href=../jobs/beach.html"), "a built-in prefecture");
}

#[test]
fn a_hub_shows_what_belongs_to_its_sub_regions() {
    let portal = Portal::new(
        "",
        &[
            ("content/regions/hamacho.md", "---\ntitle: 浜町\nkind: municipality\nparent: niigata\n---\n"),
            ("content/groups/hama.md", &group("regions: [hamacho]\n")),
        ],
    );
    let built = portal.build(&[]);
    assert!(built.page("regions/hamacho.html").contains("href=../groups/hama.html"));
    assert!(built.page("regions/niigata.html").contains("href=../groups/hama.html"));
}

#[test]
fn a_job_closes_on_its_day_and_keeps_its_page() {
    let job = format!("{JOB}closes: 2026-05-01\n---\n");
    let portal = Portal::new("", &[("content/groups/hama.md", &group("")), ("content/jobs/beach.md", &job)]);
    let open = portal.build(&[]);
    assert!(open.page("jobs/index.html").contains("beach.html"));
    let closed = portal.build(&["--as-of", "2026-05-02"]);
    assert!(!closed.page("jobs/index.html").contains("beach.html"));
    assert!(closed.page("jobs/archive.html").contains("beach.html"));
    assert!(!closed.page("index.html").contains("beach.html"));
    assert!(closed.has("jobs/beach.html"));
}

#[test]
fn former_paths_lead_to_the_page() {
    let portal = Portal::new("", &[("content/groups/hama.md", &group("aliases: [/old/hama.html, /kai/]\n"))]);
    let built = portal.build(&[]);
    assert!(
        built.page("old/hama.html").contains("url=../groups/hama.html"),
        "{}",
        built.page("old/hama.html")
    );
    assert!(built.page("kai/index.html").contains("url=../groups/hama.html"));
}

#[test]
fn a_translation_inherits_and_stands_under_its_language() {
    let portal = Portal::new(
        "languages: [ja, en]\n",
        &[
            ("content/groups/hama.md", &group("fee: 無料\n")),
            ("content/groups/hama.en.md", "---\ntitle: Beach Club\n---\nWe watch the sea.\n"),
            ("content/jobs/beach.md", &format!("{JOB}---\n")),
        ],
    );
    let built = portal.build(&[]);
    let english = built.page("en/groups/hama.html");
    for text in [" lang=en", "Beach Club", "We watch the sea.", "無料", "href=../../jobs/beach.html"] {
        assert!(english.contains(text), "{text}");
    }
    assert!(built.page("en/jobs/index.html").contains("href=../../jobs/beach.html"));
    assert!(built.page("groups/hama.html").contains("href=../en/groups/hama.html"));
    assert!(!built.has("en/jobs/beach.html"));
}

#[test]
fn folders_instead_of_files() {
    let portal = Portal::new(
        "urls: directory\n",
        &[
            ("content/groups/hama.md", &group("")),
            ("content/jobs/beach.md", &format!("{JOB}---\n[[groups/hama]]\n")),
        ],
    );
    let built = portal.build(&[]);
    let page = built.page("jobs/beach/index.html");
    assert!(page.contains("href=../../groups/hama/"), "{page}");
    assert!(built.has("regions/niigata/index.html") && built.has("404.html"));
}

#[test]
fn lists_go_on_over_pages() {
    let files: Vec<(String, String)> =
        (1..=5).map(|n| (format!("content/groups/g{n}.md"), group(""))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let built = Portal::new("page_size: 2\n", &files).build(&[]);
    assert!(built.page("groups/index.html").contains("href=../groups/page-2.html"));
    assert!(built.page("groups/page-3.html").contains("href=../groups/g5.html"));
    assert!(!built.has("groups/page-4.html"));
}

#[test]
fn the_same_portal_and_day_give_the_same_bytes() {
    let portal = Portal::new(
        "",
        &[("content/groups/hama.md", &group("")), ("content/jobs/beach.md", &format!("{JOB}---\n"))],
    );
    let first = portal.build(&["-o", "public"]);
    std::fs::remove_dir_all(portal.path("public")).expect("removed");
    assert_eq!(portal.build(&["-o", "public"]), first);
}

#[test]
fn what_is_new_and_what_is_gone_is_listed() {
    let portal =
        Portal::new("", &[("content/groups/hama.md", &group("")), ("content/groups/old.md", &group(""))]);
    portal.build(&[]);
    std::fs::rename(portal.path("content/groups/old.md"), portal.path("content/groups/new.md"))
        .expect("renamed");
    let told = portal.run(&["build"]).out;
    assert!(told.contains("新しいファイル: 2\n  groups/new.html\n  groups/new/invitation.html\n"), "{told}");
    assert!(
        told.contains("なくなったファイル（手でアップロードしている場合は、公開先からも消してください）: 2\n  groups/old.html\n"),
        "{told}"
    );
}

#[test]
fn a_theme_folder_overrides_single_files() {
    let portal = Portal::new(
        "",
        &[
            ("content/groups/hama.md", &group("")),
            ("themes/hiroba/texts/ja.yaml", "not_found: {title: 道にまよいました}\n"),
        ],
    );
    assert!(portal.build(&[]).page("404.html").contains("道にまよいました"));
}

#[test]
fn a_broken_theme_leaves_the_former_site() {
    let portal = Portal::new("", &[("content/groups/hama.md", &group(""))]);
    let before = portal.build(&[]);
    portal.write(
        "themes/hiroba/templates/404.html",
        "{% extends \"base.html\" %}{% block main %}{{ page.nothing_like_it }}{% endblock %}",
    );
    let ran = portal.run(&["build"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(
        ran.err.contains("EN051") && ran.err.contains("themes/hiroba/templates/404.html:1:"),
        "{}",
        ran.err
    );
    assert_eq!(super::portal::files_below(&portal.path("public")), before.files);
}

#[test]
fn what_web_servers_ask_for_is_copied_though_hidden() {
    let portal = Portal::new(
        "",
        &[
            ("static/.well-known/security.txt", "Contact: mailto:a@minato.example\n"),
            ("static/.nojekyll", ""),
            ("static/.a.swp", "half a text"),
        ],
    );
    let built = portal.build(&[]);
    assert!(built.has(".well-known/security.txt") && built.has(".nojekyll"));
    assert!(!built.has(".a.swp"));
}
