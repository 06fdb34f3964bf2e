//! What a page leads out to: telephone numbers, mail addresses and pages elsewhere, for somebody to try.

use super::lines::lines;
use crate::escape::html::unescaped;

/// By which means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Means {
    Telephone,
    Mail,
    Link,
}

/// A way out of a page, as it is shown to somebody who tries it.
pub(super) type Way = (Means, String);

/// The address with which a text behind `href=` or `src=` begins.
pub(super) fn target(rest: &str) -> String {
    let rest = rest.trim_start_matches(['"', '\'']);
    rest.split(['"', '\'', '>', ' ']).next().unwrap_or_default().to_owned()
}

/// The ways out of a part of a page, each once.
pub(super) fn ways(html: &str) -> Vec<Way> {
    let mut ways = Vec::new();
    for rest in html.split("href=").skip(1) {
        let address = target(rest);
        let address = unescaped(&address);
        let way = if let Some(number) = address.strip_prefix("tel:") {
            (Means::Telephone, written_number(rest).unwrap_or_else(|| number.to_owned()))
        } else if let Some(mail) = address.strip_prefix("mailto:") {
            (Means::Mail, mail.split('?').next().unwrap_or_default().to_owned())
        } else if address.starts_with("https://") || address.starts_with("http://") {
            (Means::Link, address.into_owned())
        } else {
            continue;
        };
        if !way.1.is_empty() && !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// A telephone number as the words of its link say it.
fn written_number(rest: &str) -> Option<String> {
    let (_, words) = rest.split_once('>')?;
    let words = lines(words.split("</a").next()?).join(" ");
    let is_number = |c: char| c.is_ascii_digit() || "-+() ".contains(c);
    (words.chars().any(|c| c.is_ascii_digit()) && words.chars().all(is_number)).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_out_are_read_as_somebody_would_try_them() {
        let html = "<p><a href=tel:0300007004>0300-00-7004</a> <a href=\"tel:0300001111\">電話する</a> \
            <a href=\"mailto:a@b.example?subject=x\">メール</a> <a href='https://b.example/?a=1&amp;b=2'>申し込み</a> \
            <a href=../groups/minato.html>会</a> <a href=#x>下</a> <a href=\"mailto:?body=x\">送る</a> \
            <a href=tel:0300007004>0300-00-7004</a>";
        let expected = [
            (Means::Telephone, "0300-00-7004"),
            (Means::Telephone, "0300001111"),
            (Means::Mail, "a@b.example"),
            (Means::Link, "https://b.example/?a=1&b=2"),
        ];
        assert_eq!(ways(html), expected.map(|(means, shown)| (means, shown.to_owned())));
    }
}
