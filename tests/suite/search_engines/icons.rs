//! Icons and the web manifest: the theme's, or all of the portal's own.

use serde_json::{Value, json};

use super::super::portal::{Built, Portal};
use super::text;

const GROUP: (&str, &str) = ("content/groups/hama.md", "---\ntitle: 浜の会\nkind: npo\n---\n");

/// The tags of icons and of the manifest in the head of a page.
fn links(built: &Built, path: &str) -> Vec<String> {
    let html = text(built, path);
    let tags = html.split("<link ").skip(1).map(|tag| tag.split_once('>').expect("an end").0);
    tags.filter(|tag| tag.contains("icon") || tag.contains("manifest")).map(str::to_owned).collect()
}

fn address(tag: &str) -> &str {
    let rest = tag.split_once("href=").expect("an address").1;
    rest.split(' ').next().expect("a word").trim_matches('"').trim_start_matches("./")
}

fn manifest(built: &Built) -> Value {
    serde_json::from_str(&text(built, "manifest.webmanifest")).expect("JSON")
}

#[test]
fn a_site_has_the_icons_of_its_theme() {
    let built = Portal::new("description: 海のまち\n", &[GROUP]).build(&[]);
    let home = links(&built, "index.html");
    let rels: Vec<_> = home
        .iter()
        .map(|tag| tag.replace('"', ""))
        .map(|tag| {
            ["apple-touch-icon", "manifest", "icon"]
                .into_iter()
                .find(|rel| tag.contains(&format!("rel={rel}")))
        })
        .collect();
    assert_eq!(rels, [Some("icon"), Some("icon"), Some("apple-touch-icon"), Some("manifest")], "{home:?}");
    for tag in &home {
        assert!(built.has(address(tag)), "{tag}");
    }
    assert_eq!(built.files["favicon.ico"][..4], [0, 0, 1, 0]);
    let below = links(&built, "groups/hama.html");
    assert!(below.iter().all(|tag| address(tag).starts_with("../")), "{below:?}");
    assert!(!built.files.keys().any(|path| path.starts_with("assets/icon.") && path.ends_with(".ico")));
}

#[test]
fn the_manifest_names_the_site_and_its_icons() {
    let built = Portal::new("description: 海のまち\n", &[GROUP]).build(&[]);
    let said = manifest(&built);
    let icons = said["icons"].as_array().expect("icons");
    let sizes: Vec<_> = icons.iter().map(|icon| icon["sizes"].as_str().expect("a size")).collect();
    assert_eq!(sizes, ["any", "180x180", "192x192", "512x512"]);
    for icon in icons {
        assert!(built.has(icon["src"].as_str().expect("a path")), "{icon}");
    }
    let mut rest = said.clone();
    rest.as_object_mut().expect("a map").remove("icons");
    assert_eq!(
        rest,
        json!({
            "name": "みなと", "short_name": "みなと", "description": "海のまち", "lang": "ja",
            "start_url": "./", "scope": "./", "display": "minimal-ui",
            "theme_color": "#1d4b80", "background_color": "#fbf9f4",
        })
    );
}

#[test]
fn icons_of_a_portal_are_not_mixed_with_those_of_the_theme() {
    let portal = Portal::new("", &[GROUP]);
    portal.write("static/favicon.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"/>");
    let built = portal.build(&[]);
    let home = links(&built, "index.html");
    assert_eq!(home.len(), 2, "{home:?}");
    assert_eq!(
        home.iter().map(|tag| address(tag)).collect::<Vec<_>>(),
        ["favicon.svg", "manifest.webmanifest"]
    );
    assert!(!built.has("favicon.ico"));
    assert_eq!(
        manifest(&built)["icons"],
        json!([{"src": "favicon.svg", "sizes": "any", "type": "image/svg+xml"}])
    );
}

#[test]
fn a_manifest_of_a_portal_comes_out_as_it_is() {
    let portal = Portal::new("", &[GROUP]);
    portal.write("static/manifest.webmanifest", b"{\"name\": \"x\"}");
    assert_eq!(manifest(&portal.build(&[])), json!({"name": "x"}));
}

#[test]
fn a_theme_with_a_drawing_of_its_own_shows_no_icon_of_the_built_in_one() {
    let portal = Portal::new("", &[GROUP]);
    portal.write(
        "themes/hiroba/assets/icon.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"/>",
    );
    portal.write("themes/hiroba/theme.yaml", b"colors: {frame: '#123456', paper: white}\n");
    let built = portal.build(&[]);
    assert_eq!(links(&built, "index.html").len(), 2);
    assert!(!built.has("favicon.ico"));
    let said = manifest(&built);
    assert_eq!(said["icons"].as_array().map(Vec::len), Some(1));
    assert_eq!((&said["theme_color"], &said["background_color"]), (&json!("#123456"), &json!("white")));
}
