//! How pages are addressed, and how one links to another.

use crate::content::{Settings, UrlStyle};
use crate::escape::percent;

/// The addresses of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    style: UrlStyle,
    /// The path at which the portal stands, with `/` at both ends.
    base_path: String,
    base_url: Option<String>,
}

impl Paths {
    pub(super) fn of(settings: &Settings) -> Self {
        let base_url = settings.base_url.as_ref().map(|url| url.as_str().trim_end_matches('/').to_owned());
        let base_path = base_url.as_deref().and_then(|url| {
            let (_, rest) = url.split_once("://")?;
            rest.split_once('/').map(|(_, path)| format!("/{path}/"))
        });
        let style = settings.urls;
        Self { style, base_path: base_path.unwrap_or_else(|| "/".to_owned()), base_url }
    }

    /// The path at which the published portal stands, with `/` at both ends.
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// The output path of a page: `jobs/x.html`, or `jobs/x/index.html` with folders.
    pub fn page(&self, path_without_ending: &str) -> String {
        let is_index = path_without_ending.ends_with("/index") || path_without_ending == "index";
        match self.style {
            UrlStyle::Directory if !is_index && path_without_ending != "404" => {
                format!("{path_without_ending}/index.html")
            }
            _ => format!("{path_without_ending}.html"),
        }
    }

    /// A link from one output path to another. The page that answers missing paths is shown
    /// anywhere, so its links start at the portal's own path.
    pub fn link(&self, from: &str, to: &str) -> String {
        let to = match self.style {
            UrlStyle::Directory => {
                to.strip_suffix("index.html").filter(|t| t.is_empty() || t.ends_with('/')).unwrap_or(to)
            }
            UrlStyle::File => to,
        };
        let link = if from == "404.html" { format!("{}{to}", self.base_path) } else { relative(from, to) };
        encoded(&link)
    }

    /// The absolute address of an output path, where the portal's own is known.
    pub fn absolute(&self, path: &str) -> Option<String> {
        let base = self.base_url.as_ref()?;
        let path =
            path.strip_suffix("index.html").filter(|p| p.is_empty() || p.ends_with('/')).unwrap_or(path);
        Some(format!("{base}/{}", encoded(path)))
    }
}

/// The way from one output path to another: `relative("jobs/a.html", "groups/b.html")` is
/// `../groups/b.html`. A path that ends in `/`, or an empty one, is a folder.
pub fn relative(from: &str, to: &str) -> String {
    let from_folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let from_parts: Vec<_> = from_folder.split('/').filter(|part| !part.is_empty()).collect();
    let (to_folder, name) = to.rsplit_once('/').unwrap_or(("", to));
    let to_parts: Vec<_> = to_folder.split('/').filter(|part| !part.is_empty()).collect();
    let shared = from_parts.iter().zip(&to_parts).take_while(|(a, b)| a == b).count();
    let mut link = "../".repeat(from_parts.len() - shared);
    for part in &to_parts[shared..] {
        link.push_str(part);
        link.push('/');
    }
    link.push_str(name);
    if link.is_empty() { "./".to_owned() } else { link }
}

/// Escapes what an address must not hold; other letters of the world may stand.
fn encoded(path: &str) -> String {
    percent::encode(path, |c| matches!(c, ' ' | '"' | '<' | '>' | '`' | '{' | '}' | '^')).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_the_page() {
        assert_eq!(relative("index.html", "jobs/a.html"), "jobs/a.html");
        assert_eq!(relative("jobs/a.html", "jobs/b.html"), "b.html");
        assert_eq!(relative("jobs/a.html", "groups/b.html"), "../groups/b.html");
        assert_eq!(relative("jobs/a/index.html", "jobs/b/"), "../b/");
        assert_eq!(relative("a/index.html", ""), "../");
        assert_eq!(relative("index.html", ""), "./");
        assert_eq!(relative("a/b/index.html", "a/b/"), "./");
    }

    #[test]
    fn folders_hide_the_name_of_their_page() {
        let settings = Settings { urls: UrlStyle::Directory, ..Settings::default() };
        let paths = Paths::of(&settings);
        assert_eq!(paths.page("jobs/x"), "jobs/x/index.html");
        assert_eq!(paths.page("jobs/index"), "jobs/index.html");
        assert_eq!(paths.link("jobs/x/index.html", "groups/y/index.html"), "../../groups/y/");
        assert_eq!(paths.link("404.html", "jobs/index.html"), "/jobs/");
    }

    #[test]
    fn the_page_for_missing_paths_links_from_the_portal_path() {
        let base_url = Some(crate::content::types::Url("https://x.example/alumni/".into()));
        let paths = Paths::of(&Settings { base_url, ..Settings::default() });
        assert_eq!(paths.link("404.html", "jobs/index.html"), "/alumni/jobs/index.html");
        assert_eq!(paths.absolute("index.html").as_deref(), Some("https://x.example/alumni/"));
    }
}
