//! What a loader notices between two readings of a folder.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::{PortalLoader, SiteBuild};
use crate::site::Audience;
use crate::source;

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

#[test]
fn a_template_with_a_new_name_is_a_new_theme_although_size_and_time_are_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "site.yaml", "title: 縁側\ntheme: own\n");
    write(root, "content/pages/about.md", "---\ntitle: 縁側について\n---\n");
    write(root, "themes/own/templates/home.html", "<title>own</title>");
    let mut loader = PortalLoader::new(root);
    let mut page = |path: &str| {
        let loaded = loader.load(Arc::new(source::list(root)));
        let build = SiteBuild::of(&loaded, Date::constant(2026, 5, 1), Audience::Public);
        let bytes = build
            .themed()
            .expect("a theme that works")
            .bytes(path)
            .expect("rendered")
            .expect("a page")
            .into_owned();
        String::from_utf8(bytes).expect("UTF-8")
    };
    assert_eq!(page("index.html"), "<title>own</title>");

    let templates = root.join("themes/own/templates");
    fs::rename(templates.join("home.html"), templates.join("page.html")).expect("renamed");
    assert!(page("index.html").contains("縁側"), "the built-in template is back");
    assert_eq!(page("about.html"), "<title>own</title>");
}

#[test]
fn tables_are_read_again_when_the_settings_name_other_private_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "site.yaml", "title: 縁側\n");
    write(root, "content/pages/a.csv", "題名,要約\n案内,窓口は二階\n");
    let mut loader = PortalLoader::new(root);
    let mut summary = || {
        let loaded = loader.load(Arc::new(source::list(root)));
        loaded.portal.records[0].common.summary.clone()
    };
    assert_eq!(summary().as_deref(), Some("窓口は二階"));
    write(root, "site.yaml", "title: 縁側\nprivate_columns: 要約\n");
    assert_eq!(summary(), None);
}
