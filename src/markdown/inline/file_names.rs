//! What looks like a file or an address where a text may or may not name one.

use crate::pictures::is_picture_name;

/// Endings of files, pictures aside, that portals hold and link to.
const ENDINGS: &[&str] = &[
    "md", "html", "htm", "php", "aspx", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "tsv",
    "txt", "zip", "odt", "ods", "mp3", "mp4", "ics", "jtd",
];

fn without_query(name: &str) -> &str {
    name.split(['?', '#']).next().unwrap_or(name)
}

/// Whether a name ends like that of a file.
pub(crate) fn ends_with_extension(name: &str) -> bool {
    let ending = without_query(name).rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) || is_picture(name)
}

/// Whether a name is that of a picture.
pub(crate) fn is_picture(name: &str) -> bool {
    is_picture_name(without_query(name.trim()))
}

/// Whether a text is where a link leads: an address, a path, a heading, a file. With spaces in it
/// only if it ends like a file or begins like an address of the web. `is_plain`: the brackets around it are those of Markdown.
pub(crate) fn is_destination(text: &str, is_plain: bool) -> bool {
    const BEGINNINGS: &[&str] = &["http://", "https://", "mailto:", "tel:", "/", "./", "../", "#"];
    let has_space = text.contains([' ', '\u{3000}']);
    let begins = BEGINNINGS.iter().any(|beginning| text.starts_with(beginning));
    !text.is_empty()
        && !text.contains(['"', '<', '>'])
        && if has_space {
            ends_with_extension(text) || is_web(text) && !text.contains(['\'', '('])
        } else {
            is_plain || begins || ends_with_extension(text)
        }
}

fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// What people and cameras name any picture.
const ANY_PICTURE: &[&str] = &[
    "写真",
    "画像",
    "図",
    "絵",
    "イラスト",
    "スクショ",
    "スクリーンショット",
    "イメージ",
    "キャプチャ",
    "無題",
    "名称未設定",
    "img",
    "image",
    "photo",
    "picture",
    "pic",
    "fig",
    "figure",
    "screenshot",
    "dsc",
    "dscn",
    "dscf",
    "dscpdc",
    "pxl",
    "mvimg",
];

/// Whether the text of a picture is the name of its file, with or without its ending.
pub fn is_name_of(alt: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    !name.is_empty() && (alt == name || alt == stem)
}

/// Whether the text of a picture is a name that any picture could have: 写真1, `IMG_0123`, 画像.
pub fn says_nothing(alt: &str) -> bool {
    let is_letter = |c: &char| c.is_alphabetic() && !c.is_numeric();
    let name: String = alt.chars().filter(is_letter).flat_map(char::to_lowercase).collect();
    if name.is_empty() {
        !alt.trim().is_empty() && alt.is_ascii()
    } else {
        ANY_PICTURE.contains(&name.as_str())
    }
}
