//! Whether a name is that of an organisation or a counter, and not of a person.

/// What names of organisations, counters and houses end in. Letters in which family names end as well (服部, 小室,
/// 伊集院) are not among them by themselves.
const ENDINGS: &[&str] = &[
    "課",
    "係",
    "会",
    "店",
    "校",
    "庁",
    "組合",
    "協会",
    "会社",
    "学園",
    "公園",
    "農園",
    "病院",
    "医院",
    "学院",
    "大学",
    "役所",
    "支所",
    "保健所",
    "事業所",
    "営業所",
    "案内所",
    "研究所",
    "会議所",
    "事務所",
    "郵便局",
    "薬局",
    "事務局",
    "支局",
    "教室",
    "研究室",
    "相談室",
    "図書館",
    "公民館",
    "会館",
    "旅館",
    "資料館",
    "美術館",
    "博物館",
    "体育館",
    "神社",
    "センター",
    "役場",
    "窓口",
    "受付",
    "法人",
    "財団",
    "団体",
    "クラブ",
    "サークル",
    "グループ",
    "チーム",
    "プロジェクト",
    "ネットワーク",
    "ホール",
    "プラザ",
    "カフェ",
    "食堂",
    "ホテル",
];

/// Words that stand anywhere in the name of an organisation.
const WORDS: &[&str] = &[
    "株式会社",
    "有限会社",
    "合同会社",
    "(株)",
    "（株）",
    "(有)",
    "（有）",
    "㈱",
    "㈲",
    "npo",
    "ＮＰＯ",
    "法人",
    "市役所",
    "役場",
    "県庁",
    "公民館",
    "センター",
    "事務局",
    "委員会",
    "協議会",
    "協会",
    "組合",
    "課",
];

/// The same in Latin letters, as words of their own.
const LATIN: &[&str] =
    &["office", "association", "club", "center", "centre", "city", "town", "inc.", "ltd", "ltd."];

/// Whether a name says by itself that it is none of a person. In doubt it does not.
pub(super) fn is_one(name: &str) -> bool {
    let plain = name.trim().to_lowercase();
    let bare = plain.split(['（', '(', '\u{3000}', ' ']).next().unwrap_or_default();
    let ends = |name: &str| name.chars().count() > 2 && ENDINGS.iter().any(|ending| name.ends_with(ending));
    ends(&plain)
        || ends(bare)
        || WORDS.iter().any(|word| plain.contains(word))
        || plain.split_whitespace().any(|word| LATIN.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn organisations_are_told_from_persons() {
        for name in [
            "浜の会",
            "みなと市役所 商工課",
            "港公民館",
            "（有）篠坂水産",
            "門脇商店",
            "東京県人会事務局",
            "商工課（山田）",
            "まちづくりセンター",
            "Minato City Office",
            "みなと朝市実行委員会",
        ] {
            assert!(is_one(name), "{name}");
        }
        for name in [
            "門脇",
            "服部",
            "度会",
            "伊集院",
            "Felicity",
            "山田花子",
            "山田 花子",
            "会田まこと",
            "港太郎（代表）",
            "Hanako Sato",
            "",
        ] {
            assert!(!is_one(name), "{name}");
        }
    }
}
