//! Which columns of a table stay with the office.

use unicode_normalization::UnicodeNormalization as _;

use crate::content::model::Settings;

/// The column of a table that says which findings of a row are accepted, and why.
pub const ACCEPTED_COLUMN: &str = "確認済み";

/// What columns for the office alone are called in every portal.
const NAMES: [&str; 21] = [
    ACCEPTED_COLUMN,
    "備考",
    "備考欄",
    "メモ",
    "メモ欄",
    "memo",
    "担当",
    "担当職員",
    "社内",
    "社内用",
    "社内メモ",
    "庁内",
    "庁内用",
    "内部",
    "内部用",
    "内部メモ",
    "非公開",
    "事務局用",
    "事務局メモ",
    "職員メモ",
    "決裁",
];

/// What marks a column for the office alone at the end of its name, in brackets.
const MARKS: [&str; 9] = [
    "(非公開)",
    "(内部)",
    "(内部用)",
    "(社内)",
    "(社内用)",
    "(庁内)",
    "(庁内用)",
    "(公開しない)",
    "(載せない)",
];

/// The columns of tables that are never published: those that are called so everywhere, and those
/// that `private_columns` in `site.yaml` names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrivateColumns {
    /// What `private_columns` names.
    named: Vec<String>,
    /// Those that are read nevertheless.
    except: Vec<String>,
}

impl PrivateColumns {
    /// The private columns of a portal.
    pub fn of(settings: &Settings) -> Self {
        let names = settings.private_columns.iter().map(|name| plain(name));
        Self { named: names.filter(|name| !name.is_empty()).collect(), except: Vec::new() }
    }

    /// These columns without some, by their names.
    pub(in crate::content::read) fn without<'a>(&self, names: impl Iterator<Item = &'a str>) -> Self {
        Self { named: self.named.clone(), except: names.map(plain).collect() }
    }

    /// Whether a column of that name stays with the office.
    pub(in crate::content::read) fn holds(&self, header: &str) -> bool {
        let plain = plain(header);
        if self.except.contains(&plain) {
            return false;
        }
        let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
        plain.starts_with('#') && plain.len() > 1
            || NAMES.contains(&bare)
            || self.named.contains(&plain)
            || MARKS.iter().any(|mark| plain.ends_with(mark))
    }
}

/// A name without blanks and marks of required columns, in the usual width and lower case.
fn plain(name: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '*' | '※');
    name.nfkc().filter(kept).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(columns: &PrivateColumns, private: &[&str], public: &[&str]) {
        for header in private {
            assert!(columns.holds(header), "{header}");
        }
        for header in public {
            assert!(!columns.holds(header), "{header}");
        }
    }

    #[test]
    fn columns_for_the_office_are_known_by_their_names() {
        check(
            &PrivateColumns::default(),
            &["備考", "備　考", "備考2", "メモ", "担当", "単価（内部）", "電話(非公開)", "#確認", "非公開"],
            &["担当者", "公開・非公開", "内部リンク", "#", "問い合わせ", "備考を含む説明", ""],
        );
    }

    #[test]
    fn a_portal_names_further_ones() {
        let private_columns = ["整理 番号", "ﾗﾝｸ", ""].map(str::to_owned).to_vec();
        let columns = PrivateColumns::of(&Settings { private_columns, ..Settings::default() });
        check(&columns, &["整理番号", "整理番号※", "ランク", "備考"], &["整理番号2", "番号", "", "題名"]);
    }
}
