//! The terms under which open data is given out.

use super::settings::OpenDataSettings;

/// Terms of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Licence<'a> {
    /// What they are called.
    pub name: &'a str,
    /// Where they can be read, if that is known.
    pub url: Option<&'a str>,
}

/// Terms that public bodies use: what is written, what they are called, where they can be read.
const KNOWN: [(&str, &str, &str); 5] = [
    ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    (
        "PDL-1.0",
        "公共データ利用規約（第1.0版）",
        "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
    ),
    ("ODBL-1.0", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
];

impl OpenDataSettings {
    /// The terms that the settings name: one that we know, an address, or words that we do not know.
    pub fn licence(&self) -> Option<Licence<'_>> {
        let written = self.license.as_deref()?.trim();
        if written.is_empty() {
            return None;
        }
        let id = written.to_ascii_uppercase().replace(' ', "-");
        let known = KNOWN.iter().find(|(known, name, _)| *known == id || *name == written);
        let is_address = written.starts_with("https://") || written.starts_with("http://");
        Some(match known {
            Some((_, name, url)) => Licence { name, url: Some(url) },
            None => Licence { name: written, url: is_address.then_some(written) },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_known_by_name_and_by_address() {
        let of = |license: &str| {
            let settings = OpenDataSettings { license: Some(license.to_owned()), enabled: true };
            let licence = settings.licence();
            licence.map(|licence| (licence.name.to_owned(), licence.url.map(str::to_owned)))
        };
        let by =
            Some(("CC BY 4.0".to_owned(), Some("https://creativecommons.org/licenses/by/4.0/".to_owned())));
        assert_eq!([of("CC-BY-4.0"), of("cc by 4.0"), of("CC BY 4.0")], [by.clone(), by.clone(), by]);
        let own = "https://minato.example/terms.html";
        assert_eq!(of(own), Some((own.to_owned(), Some(own.to_owned()))));
        assert_eq!(of("市の決まりによる"), Some(("市の決まりによる".to_owned(), None)));
        assert_eq!(of(" "), None);
    }
}
