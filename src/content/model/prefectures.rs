//! The 47 prefectures, which every portal knows without a file.

use std::sync::LazyLock;

use serde::Deserialize;

/// A prefecture as the table has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Prefecture {
    /// Its region id.
    pub id: String,
    /// 全国地方公共団体コード.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its reading in hiragana.
    pub reading: String,
    /// Its name in English.
    pub english: String,
    /// Its column and row in a map that gives each prefecture a square, from the upper left.
    pub tile: (u8, u8),
    /// The ids of the prefectures next to it.
    pub neighbours: Vec<String>,
}

static TABLE: LazyLock<Vec<Prefecture>> = LazyLock::new(|| {
    let table = include_str!("../../../content/tables/prefectures.yaml");
    serde_yaml::from_str(table).expect("the built-in table of prefectures is well-formed")
});

/// All prefectures, from north to south.
pub fn all() -> &'static [Prefecture] {
    &TABLE
}

/// The prefecture of that id.
pub fn find(id: &str) -> Option<&'static Prefecture> {
    TABLE.iter().find(|prefecture| prefecture.id == id)
}

/// The prefecture of that name, with 都, 府 or 県 or without.
pub fn named(name: &str) -> Option<&'static Prefecture> {
    let is_named = |prefecture: &&Prefecture| {
        prefecture.name == name
            || prefecture.name.strip_suffix(['都', '府', '県']).is_some_and(|short| short == name)
    };
    TABLE.iter().find(is_named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_square_of_its_own() {
        let squares: std::collections::BTreeSet<_> = all().iter().map(|known| known.tile).collect();
        assert_eq!(squares.len(), 47);
        assert_eq!(find("okinawa").map(|known| known.tile), Some((0, 12)));
    }

    #[test]
    fn all_47_are_there_with_mutual_neighbours() {
        assert_eq!(all().len(), 47);
        for prefecture in all() {
            for neighbour in &prefecture.neighbours {
                let other = find(neighbour).expect("a neighbour that exists");
                assert!(other.neighbours.contains(&prefecture.id), "{} and {neighbour}", prefecture.id);
            }
        }
        assert_eq!(find("niigata").map(|p| p.code.as_str()), Some("150002"));
    }
}
