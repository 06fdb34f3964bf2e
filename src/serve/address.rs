//! From the path of a request to the output path that answers it.
//!
//! A path is only ever looked up among the routes, never on the disk; odd ones are refused all the
//! same, because no link of a portal has them.

use crate::escape::percent;

/// What a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// What comes out at this path.
    Path(String),
    /// This address, for good: a folder without its slash.
    Moved(String),
    /// This address, where a web server may find nothing: a page without its ending.
    Elsewhere(String),
    /// Nothing; the decoded path.
    Nothing(String),
    /// A path that no portal has.
    Refused,
}

/// Finds what a path asks for; `base` is where the published portal stands.
pub(super) fn find(raw: &str, base: &str, has: &dyn Fn(&str) -> bool) -> Asked {
    let Some(mut path) = decode(raw) else { return Asked::Refused };
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
        if has(&path) {
            return Asked::Path(path);
        }
        let stem = path.trim_end_matches("/index.html");
        if has(&format!("{stem}.html")) {
            return Asked::Elsewhere(format!("{}.html", raw.trim_end_matches('/')));
        }
    } else if has(&path) {
        return Asked::Path(path);
    } else if has(&format!("{path}/index.html")) {
        return Asked::Moved(format!("{raw}/"));
    } else if has(&format!("{path}.html")) {
        return Asked::Elsewhere(format!("{raw}.html"));
    }
    // The page for missing paths links to where the portal will stand.
    match raw.strip_prefix(base) {
        Some(rest) if base != "/" => Asked::Moved(format!("/{rest}")),
        None if base.strip_suffix('/') == Some(raw) => Asked::Moved("/".to_owned()),
        _ => Asked::Nothing(path),
    }
}

/// The path without its first slash, its percent signs read. Nothing for paths that try to get out.
fn decode(raw: &str) -> Option<String> {
    // An encoded slash would be one part for a server and two for us.
    if raw.contains("%2F") || raw.contains("%2f") {
        return None;
    }
    let path = percent::decode_strict(raw.strip_prefix('/')?)?.into_owned();
    let odd = |c: char| c.is_control() || c == '\\';
    if path.contains(odd) {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    // A folder ends in a slash: the last part may be empty.
    if parts.last() == Some(&"") {
        parts.pop();
    }
    let refused = |part: &&str| part.is_empty() || *part == "." || *part == ".." || is_drive(part);
    (!parts.iter().any(refused)).then_some(path)
}

fn is_drive(part: &str) -> bool {
    matches!(part.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATHS: [&str; 6] =
        ["index.html", "404.html", "jobs/index.html", "jobs/a.html", "tags/仕事.html", "data.csv"];

    #[track_caller]
    fn asked(raw: &str, expected: &Asked) {
        assert_eq!(find(raw, "/alumni/", &|path| PATHS.contains(&path)), *expected, "{raw}");
    }

    fn path(path: &str) -> Asked {
        Asked::Path(path.to_owned())
    }

    #[test]
    fn routes_are_found() {
        asked("/", &path("index.html"));
        asked("/jobs/", &path("jobs/index.html"));
        asked("/jobs/a.html", &path("jobs/a.html"));
        asked("/tags/%E4%BB%95%E4%BA%8B.html", &path("tags/仕事.html"));
        asked("/data.csv", &path("data.csv"));
        asked("/jobs", &Asked::Moved("/jobs/".to_owned()));
        asked("/jobs/a", &Asked::Elsewhere("/jobs/a.html".to_owned()));
        asked("/jobs/a/", &Asked::Elsewhere("/jobs/a.html".to_owned()));
        asked("/tags/%E4%BB%95%E4%BA%8B", &Asked::Elsewhere("/tags/%E4%BB%95%E4%BA%8B.html".to_owned()));
        asked("/jobs/b.html", &Asked::Nothing("jobs/b.html".to_owned()));
        asked("/places/", &Asked::Nothing("places/index.html".to_owned()));
    }

    #[test]
    fn the_portals_own_path_leads_to_the_root() {
        asked("/alumni/jobs/a.html", &Asked::Moved("/jobs/a.html".to_owned()));
        asked("/alumni/", &Asked::Moved("/".to_owned()));
        asked("/alumni", &Asked::Moved("/".to_owned()));
        assert_eq!(find("/x", "/", &|_| false), Asked::Nothing("x".to_owned()));
    }

    #[test]
    fn paths_that_try_to_get_out_are_refused() {
        let odd = [
            "/../site.yaml",
            "/jobs/../../x",
            "/%2e%2e/site.yaml",
            "/%2E%2E%2Fsite.yaml",
            "/jobs%2fa.html",
            "/..%5csite.yaml",
            "/jobs\\a.html",
            "/a%00.html",
            "/C:/Windows/win.ini",
            "/jobs/c:",
            "//etc/passwd",
            "/jobs//a.html",
            "/./index.html",
            "/%",
            "/%zz",
            "/%e4%bb",
            "/%0d%0aSet-Cookie:x",
            "*",
            "",
            "/alumni/../x",
            "/alumni//evil.example/",
        ];
        for raw in odd {
            asked(raw, &Asked::Refused);
        }
    }
}
