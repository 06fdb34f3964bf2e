//! How pages are addressed, and how one links to another.

use super::Href;
use crate::content::{Settings, UrlStyle};
use crate::escape::percent;
use crate::platform::OutputPath;

/// The path of the page that answers for missing paths. Servers look for it under this name, and show
/// it at the path that is missing, so no link in it can be relative.
pub const NOT_FOUND_PATH: &str = "404.html";
/// The same without its ending, as the paths of pages are given.
pub(super) const NOT_FOUND_STEM: &str = "404";

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

    /// Whether the address of the portal is known.
    pub const fn has_base_url(&self) -> bool {
        self.base_url.is_some()
    }

    /// The path at which the published portal stands, with `/` at both ends.
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// The host of the published portal, where its address is known.
    pub fn host(&self) -> Option<&str> {
        let (_, rest) = self.base_url.as_deref()?.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?;
        Some(host.split(':').next().unwrap_or(host)).filter(|host| !host.is_empty())
    }

    /// The output path of a page: `jobs/x.html`, or `jobs/x/index.html` with folders.
    pub fn page(&self, path_without_ending: &str) -> OutputPath {
        let is_index = path_without_ending.ends_with("/index") || path_without_ending == "index";
        match self.style {
            UrlStyle::Directory if !is_index && path_without_ending != NOT_FOUND_STEM => {
                format!("{path_without_ending}/index.html").into()
            }
            _ => format!("{path_without_ending}.html").into(),
        }
    }

    /// A link from one output path to another.
    pub fn link(&self, from: &OutputPath, to: &OutputPath) -> Href {
        let to = match self.style {
            UrlStyle::Directory => without_index(to),
            UrlStyle::File => to,
        };
        self.way(from, to)
    }

    /// The way from a page to the folder that the portal stands in.
    pub fn root(&self, from: &OutputPath) -> Href {
        self.way(from, "")
    }

    /// The way from the folder that the portal stands in to an output path; empty for its first page,
    /// where this has no name in addresses.
    pub fn from_root(&self, to: &OutputPath) -> String {
        let link = self.link(&OutputPath::new("index.html"), to).into_string();
        if link == "./" { String::new() } else { link }
    }

    /// The path of an output path from the root of whatever site holds it, with its first `/`.
    pub fn from_any_root(&self, to: &OutputPath) -> Href {
        Href::within_site(format!("/{}", self.from_root(to)))
    }

    fn way(&self, from: &OutputPath, to: &str) -> Href {
        let is_shown_anywhere = *from == NOT_FOUND_PATH;
        let link = if is_shown_anywhere { format!("{}{to}", self.base_path) } else { relative(from, to) };
        Href::within_site(encoded(&link))
    }

    /// The absolute address of an output path, where the portal's own is known.
    pub fn absolute(&self, path: &OutputPath) -> Option<Href> {
        let base = self.base_url.as_ref()?;
        Some(Href::within_site(format!("{base}/{}", encoded(without_index(path)))))
    }

    /// The same in the letters that an address may hold, for programs that know no others.
    pub fn absolute_in_ascii(&self, path: &OutputPath) -> Option<String> {
        let address = self.absolute(path)?.into_string();
        // A host in other letters is written in another way; it stays as it was written.
        let path_at = address.find("://").and_then(|at| Some(at + 3 + address[at + 3..].find('/')?));
        let (host, path) = address.split_at(path_at.unwrap_or(address.len()));
        Some(format!("{host}{}", percent::encode(path, |c| !c.is_ascii())))
    }

    /// The absolute address of a path that [`from_root`](Self::from_root) gave.
    pub fn absolute_from_root(&self, path: &str) -> Option<Href> {
        let base = self.base_url.as_ref()?;
        Some(Href::within_site(format!("{base}/{}", without_index(path))))
    }
}

/// The folder of a page that is called `index.html`, as servers give that page for it.
fn without_index(path: &str) -> &str {
    path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path)
}

/// The way from one output path to another: `relative("jobs/a.html", "groups/b.html")` is
/// `../groups/b.html`. A path that ends in `/`, or an empty one, is a folder.
fn relative(from: &str, to: &str) -> String {
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

    fn link(paths: &Paths, from: &str, to: &str) -> String {
        paths.link(&OutputPath::new(from), &OutputPath::new(to)).into_string()
    }

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
        assert_eq!(link(&paths, "jobs/x/index.html", "groups/y/index.html"), "../../groups/y/");
        assert_eq!(link(&paths, NOT_FOUND_PATH, "jobs/index.html"), "/jobs/");
    }

    #[test]
    fn the_page_for_missing_paths_links_from_the_portal_path() {
        let base_url = Some(crate::content::types::Url("https://x.example/alumni/".into()));
        let paths = Paths::of(&Settings { base_url, ..Settings::default() });
        assert_eq!(link(&paths, NOT_FOUND_PATH, "jobs/index.html"), "/alumni/jobs/index.html");
        let home = paths.absolute(&OutputPath::new("index.html"));
        assert_eq!(home.map(Href::into_string).as_deref(), Some("https://x.example/alumni/"));
    }
}
