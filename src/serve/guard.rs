//! Who may ask: a browser on this machine, on a page of ours.
//!
//! Any site that the person visits can make the browser send requests to this machine. Drafts and
//! names must not leave through that door, so Host, Origin and Sec-Fetch-Site are looked at.

use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, Method};

/// The folder of what belongs to the preview and not to the portal.
pub(super) const OWN: &str = "/__enishi/";

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Something else than reading.
    Method,
    /// Another name than this machine's: a foreign name was led here.
    Host,
    /// Another site asks.
    Origin,
}

/// Looks at a request.
pub(super) fn admit(method: &Method, path: &str, headers: &HeaderMap, port: u16) -> Result<(), Refusal> {
    if method != Method::GET && method != Method::HEAD {
        return Err(Refusal::Method);
    }
    let hosts = ["localhost", "127.0.0.1", "[::1]"].map(|name| format!("{name}:{port}"));
    let is_ours = |host: &str| {
        hosts.iter().any(|ours| host.eq_ignore_ascii_case(ours)) || port == 80 && host == "localhost"
    };
    let host = only(headers, &HOST).ok_or(Refusal::Host)?.unwrap_or_default();
    if !is_ours(host) {
        return Err(Refusal::Host);
    }
    match only(headers, &ORIGIN).ok_or(Refusal::Origin)? {
        Some(origin)
            if !origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host)) =>
        {
            return Err(Refusal::Origin);
        }
        _ => {}
    }
    let site = only(headers, &HeaderName::from_static("sec-fetch-site")).ok_or(Refusal::Origin)?;
    let mode = only(headers, &HeaderName::from_static("sec-fetch-mode")).ok_or(Refusal::Origin)?;
    let dest = only(headers, &HeaderName::from_static("sec-fetch-dest")).ok_or(Refusal::Origin)?;
    let is_framed = matches!(dest, Some("iframe" | "frame" | "object" | "embed" | "fencedframe"));
    match site {
        None | Some("same-origin" | "none") => Ok(()),
        // A page of somebody else's could lay ours under its own buttons.
        Some(_) if is_framed => Err(Refusal::Origin),
        // A link from elsewhere may lead to a page, as from a chat or another port.
        Some(_) if mode == Some("navigate") && !path.starts_with(OWN) => Ok(()),
        Some(_) => Err(Refusal::Origin),
    }
}

/// The value of a header that is there once or not at all; `None` for any other.
#[expect(clippy::option_option, reason = "absent and odd are two answers")]
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<Option<&'a str>> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Some(None),
        (Some(value), None) => value.to_str().ok().map(Some),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, headers: &[(&'static str, &str)], expected: Result<(), Refusal>) {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a value"));
        }
        assert_eq!(admit(&Method::GET, path, &map, 4321), expected, "{path} {headers:?}");
    }

    #[test]
    fn only_the_names_of_this_machine_are_answered() {
        for host in ["localhost:4321", "127.0.0.1:4321", "[::1]:4321", "LOCALHOST:4321"] {
            check("/", &[("host", host)], Ok(()));
        }
        for host in [
            "evil.example:4321",
            "localhost",
            "localhost:80",
            "127.0.0.1",
            "localhost.evil.example:4321",
            "0.0.0.0:4321",
            "",
        ] {
            check("/", &[("host", host)], Err(Refusal::Host));
        }
        check("/", &[], Err(Refusal::Host));
        check("/", &[("host", "localhost:4321"), ("host", "evil.example")], Err(Refusal::Host));
    }

    #[test]
    fn other_sites_get_nothing() {
        let host = ("host", "localhost:4321");
        check("/", &[host, ("origin", "http://localhost:4321")], Ok(()));
        for origin in [
            "http://evil.example",
            "https://localhost:4321",
            "http://localhost:5000",
            "http://127.0.0.1:4321",
            "null",
        ] {
            check("/", &[host, ("origin", origin)], Err(Refusal::Origin));
        }
        check(
            "/a.svg",
            &[host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")],
            Err(Refusal::Origin),
        );
        check(
            "/",
            &[host, ("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors")],
            Err(Refusal::Origin),
        );
        check("/", &[host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")], Ok(()));
        check(
            "/__enishi/state",
            &[host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
            Err(Refusal::Origin),
        );
        check(
            "/__enishi/state",
            &[host, ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")],
            Ok(()),
        );
        for dest in ["iframe", "frame", "object", "embed"] {
            let navigate = ("sec-fetch-mode", "navigate");
            let dest = ("sec-fetch-dest", dest);
            check("/", &[host, ("sec-fetch-site", "cross-site"), navigate, dest], Err(Refusal::Origin));
            check("/", &[host, ("sec-fetch-site", "same-origin"), navigate, dest], Ok(()));
        }
        check("/", &[host, ("sec-fetch-site", "none"), ("sec-fetch-mode", "navigate")], Ok(()));
    }

    #[test]
    fn only_reading_is_answered() {
        let headers = HeaderMap::from_iter([(HOST, "localhost:4321".parse().expect("a value"))]);
        assert_eq!(admit(&Method::HEAD, "/", &headers, 4321), Ok(()));
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS, Method::CONNECT] {
            assert_eq!(admit(&method, "/", &headers, 4321), Err(Refusal::Method));
        }
    }
}
