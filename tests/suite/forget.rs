//! A person is found in every kind of file, taken out where that is safe, and proven to be gone.

use std::fs;
use std::io::{Cursor, Write as _};

use encoding_rs::SHIFT_JIS;
use rust_xlsxwriter::{DocProperties, Workbook};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::portal::Portal;

const NAME: &str = "澤村花絵";

/// A portal in which somebody stands in every kind of file, and others with similar names beside her.
fn planted() -> Portal {
    let story = "---\ntitle: 海と畑\nperson: {name: 澤村 花絵, reading: さわむら はなえ}\n\
        image: {src: /pictures/face.gif, alt: 沢村花絵, credit: 澤村　花絵}  # 表紙\n\
        author: \"澤村花絵\"\ntags: [海, 澤村花絵, 畑]\naliases:\n  - /people/sawamura-hanae.html\n\
        consent: {given: 2026-01-01, media: [web]}\n---\n\
        澤村さんは、沢村町から来た。サワムラハナエと読む。\n\n![澤村花絵](/pictures/field.gif)\n\n\
        ｻﾜﾑﾗ･ﾊﾅｴ、Hanae SAWAMURA、SAWAMURA-Hanae。会長澤村花絵様。小澤村花絵さんは別の人。\n\n\
        沢村花子、北澤村、澤村町の人、sawamura hanaeko は、だれでもない。\n";
    let club = "\u{FEFF}---\r\ntitle: 浜の会\r\nkind: npo\r\ncontact:\r\n  name: '沢村花絵'\r\n  tel: 083-000-0001\r\n\
        tags:\r\n  - 澤村花絵\r\nregions: []\r\nsummary: 澤村花絵さんが始めた会。\r\n---\r\n[表](/files/list.xlsx)\r\n";
    let table = "題名,開始日,主催者名,タグ,備考\r\n朝の語り,2026-05-10,澤村花絵,海,\"澤村花絵\"\r\n\
        澤村花絵の語り,2026-05-11,浜の店,澤村花絵,澤村花絵に電話\r\n";
    let ledger = "{\n  \"records\": {\n    \"a\": {\"values\": {\"organizer_name\": \"澤村花絵\", \"title\": \"澤村花絵の語り\"}}\n  }\n}\n";
    let portal = Portal::new(
        "publisher: {name: 澤村花絵}\n",
        &[
            ("content/stories/umi.md", story),
            ("content/groups/hama.md", club),
            (".enishi/imports/list.events.json", ledger),
            ("imports/list.events.yaml", "# 澤村花絵に聞いた\n題: title\n"),
            ("content/pages/kana.md", "---\ntitle: かな\n---\n澤村《さわむら》花絵《はなえ》が書いた。\n"),
            ("content/.old.bak", "澤村花絵"),
            ("notes/sawamura_hanae/memo.txt", "no names here\n"),
            ("static/leaflet.pdf", "%PDF-1.4\n/Author (Sawamura Hanae)\n%%EOF\n"),
        ],
    );
    portal.write("content/events/list.csv", SHIFT_JIS.encode(table).0);
    portal.write("content/events/list.xlsx", workbook());
    portal.write("static/files/list.xlsx", workbook());
    portal.write("static/pictures/face.gif", gif("澤村花絵"));
    portal.write("static/pictures/field.gif", gif("sea"));
    portal.write("notes/letter.docx", letter());
    let utf16: Vec<u8> = "\u{FEFF}澤 村 花 絵\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    portal.write("notes/utf16.txt", utf16);
    portal.write("notes/photo.jpg", jpeg());
    portal
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_author("Hanae Sawamura"));
    let sheet = workbook.add_worksheet().set_name("催し").expect("a name");
    for (column, text) in ["題名", "開始日", "主催者名"].iter().enumerate() {
        sheet.write(0, u16::try_from(column).expect("small"), *text).expect("a cell");
    }
    for (column, text) in ["夜の語り", "2026-05-12", "さわむらはなえ"].iter().enumerate() {
        sheet.write(1, u16::try_from(column).expect("small"), *text).expect("a cell");
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// A picture of one point with a comment.
fn gif(comment: &str) -> Vec<u8> {
    let mut bytes = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xfe".to_vec();
    bytes.push(u8::try_from(comment.len()).expect("short"));
    bytes.extend(comment.as_bytes());
    bytes.extend(b"\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;");
    bytes
}

/// What begins like a photograph and breaks off, with an author in UTF-16 as Windows writes it.
fn jpeg() -> Vec<u8> {
    let author: Vec<u8> = "澤村花絵".encode_utf16().flat_map(u16::to_le_bytes).collect();
    [b"\xff\xd8\xff\xe1\0\x20Exif\0\0".as_slice(), &author, &[0; 16]].concat()
}

/// A document of a word processor, in which the name lies in two runs.
fn letter() -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    package.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    package
        .write_all("<w:p><w:r><w:t>澤村</w:t></w:r><w:r><w:t>花絵</w:t></w:r></w:p>".as_bytes())
        .expect("written");
    package.finish().expect("a package").into_inner()
}

/// What a search says for programs: the code and the document.
fn said(portal: &Portal, arguments: &[&str]) -> (Option<i32>, Value) {
    let ran = portal.run(&[&["forget", "--format", "json"], arguments].concat());
    (ran.code, serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}\n{}", ran.out, ran.err)))
}

/// Each trace in one line: file, place, field, what is done with it.
fn traces(document: &Value) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let all = document["traces"].as_array().expect("traces");
    let line = |trace: &Value| {
        let place = match trace["spot"].as_str() {
            Some("text") => format!("{}:{}", trace["line"], trace["column"]),
            Some("cell") => text(&trace["cell"]),
            Some("part") => text(&trace["part"]),
            other => other.unwrap_or_default().to_owned(),
        };
        let sure = if trace["sure"] == true { "" } else { "?" };
        let [file, field, action] = ["file", "field", "action"].map(|key| text(&trace[key]));
        format!("{file} {place} {field} {action}{sure}").replace("  ", " ")
    };
    all.iter().map(line).collect()
}

/// Every place, in the order of the files.
const PLANTED: [&str; 41] = [
    ".enishi/imports/list.events.json 3:41 records.a.values.organizer_name replace",
    ".enishi/imports/list.events.json 3:58 records.a.values.title judge",
    "content/.old.bak 1:1 judge",
    "content/events/list.csv A3 title judge",
    "content/events/list.csv C2 organizer_name remove",
    "content/events/list.csv D3 tags remove",
    "content/events/list.csv E2 replace",
    "content/events/list.csv E3 judge",
    "content/events/list.xlsx 催し!C2 judge",
    "content/events/list.xlsx docProps/core.xml judge",
    "content/events/list.xlsx docProps/core.xml judge",
    "content/groups/hama.md 5:10 contact.name remove",
    "content/groups/hama.md 8:5 tags.0 remove",
    "content/groups/hama.md 10:10 summary judge",
    "content/pages/kana.md 4:1 judge",
    "content/stories/umi.md 3:16 person.name replace",
    "content/stories/umi.md 3:32 person.reading remove",
    "content/stories/umi.md 4:39 image.alt replace",
    "content/stories/umi.md 4:53 image.credit remove",
    "content/stories/umi.md 5:10 author remove",
    "content/stories/umi.md 6:11 tags.1 remove",
    "content/stories/umi.md 8:13 aliases.0 remove",
    "content/stories/umi.md 11:1 judge?",
    "content/stories/umi.md 11:15 judge",
    "content/stories/umi.md 13:3 alt replace",
    "content/stories/umi.md 15:1 judge",
    "content/stories/umi.md 15:10 judge",
    "content/stories/umi.md 15:25 judge",
    "content/stories/umi.md 15:42 judge",
    "content/stories/umi.md 15:49 judge?",
    "imports/list.events.yaml 1:3 judge",
    "notes/letter.docx word/document.xml judge",
    "notes/photo.jpg metadata judge",
    "notes/sawamura_hanae/ name judge",
    "notes/utf16.txt 1:1 judge",
    "site.yaml 3:19 publisher.name replace",
    "static/files/list.xlsx 催し!C2 judge",
    "static/files/list.xlsx docProps/core.xml judge",
    "static/files/list.xlsx docProps/core.xml judge",
    "static/leaflet.pdf 2:10 judge",
    "static/pictures/face.gif metadata remove",
];

#[test]
fn everything_planted_is_found_and_nothing_else() {
    let portal = planted();
    let (code, document) = said(&portal, &[NAME]);
    assert_eq!(code, Some(0));
    assert_eq!(traces(&document).join("\n"), PLANTED.join("\n"));
    assert_eq!(document["readings"], json!(["さわむら はなえ"]));
    assert_eq!(document["not_read_in_full"], json!(["static/leaflet.pdf"]));
}

#[test]
fn what_is_safe_is_taken_out_and_every_other_byte_stays() {
    let portal = planted();
    let (_, shown) = said(&portal, &[NAME]);
    let story = fs::read_to_string(portal.path("content/stories/umi.md")).expect("a story");
    let (code, applied) = said(&portal, &[NAME, "--apply"]);
    assert_eq!((code, &applied["changes"]), (Some(0), &shown["changes"]), "what is shown is what is written");
    let read = |path: &str| fs::read(portal.path(path)).expect("a file");
    let expected = story
        .replace("{name: 澤村 花絵, reading: さわむら はなえ}", "{name: （お名前は伏せました）}")
        .replace("alt: 沢村花絵, credit: 澤村　花絵}", "alt: （お名前は伏せました）}")
        .replace("author: \"澤村花絵\"\n", "")
        .replace("[海, 澤村花絵, 畑]", "[海, 畑]")
        .replace("aliases:\n  - /people/sawamura-hanae.html\n", "")
        .replace("![澤村花絵]", "![（お名前は伏せました）]");
    assert_eq!(String::from_utf8_lossy(&read("content/stories/umi.md")), expected);
    assert_eq!(
        String::from_utf8_lossy(&read("content/groups/hama.md")),
        "\u{FEFF}---\r\ntitle: 浜の会\r\nkind: npo\r\ncontact:\r\n  tel: 083-000-0001\r\nregions: []\r\n\
         summary: 澤村花絵さんが始めた会。\r\n---\r\n[表](/files/list.xlsx)\r\n"
    );
    assert_eq!(
        SHIFT_JIS.decode(&read("content/events/list.csv")).0,
        "題名,開始日,主催者名,タグ,備考\r\n朝の語り,2026-05-10,,海,\"（お名前は伏せました）\"\r\n\
         澤村花絵の語り,2026-05-11,浜の店,,澤村花絵に電話\r\n"
    );
    assert!(
        String::from_utf8_lossy(&read(".enishi/imports/list.events.json"))
            .contains("{\"organizer_name\": \"（お名前は伏せました）\", \"title\": \"澤村花絵の語り\"}")
    );
    assert_eq!(read("static/pictures/field.gif"), gif("sea"));
    assert!(!String::from_utf8_lossy(&read("static/pictures/face.gif")).contains(NAME));
    // The reading has gone with its field.
    let known = ["澤村 花絵", "--reading", "さわむら はなえ"];
    let (_, again) = said(&portal, &[&known[..], &["--apply"]].concat());
    let safe = |line: &&&str| !line.contains(" judge");
    assert_eq!(again["changes"], json!([]));
    assert_eq!(traces(&again).len(), PLANTED.iter().filter(|line| !safe(line)).count());
    let checked = portal.run(&["check"]);
    assert_eq!(checked.code, Some(0), "{}", checked.out);

    // What only people can judge is in the new build still, in its workbook, its calendar and its search.
    let (code, verified) = said(&portal, &[&known[..], &["--verify"]].concat());
    assert_eq!(code, Some(1));
    let left = verified["verified"]["left"].as_array().expect("places");
    for (path, is_in_index) in [
        ("files/list.xlsx", false),
        ("calendar/site.ics", false),
        ("groups/hama.html", false),
        ("groups/hama.html", true),
    ] {
        let is_here = |place: &&Value| place["path"] == path && place["in_search_index"] == is_in_index;
        assert!(left.iter().any(|place| is_here(&place)), "{path}: {left:?}");
    }
}

#[test]
fn where_everything_is_safe_nothing_is_left() {
    let story = "---\ntitle: 海と畑\nperson:\n  name: 髙橋 翠\n  reading: たかはし みどり\nauthor: Midori TAKAHASHI\n\
        tags:\n  - 高橋翠\n  - 海\nconsent: {given: 2026-01-01, media: [web]}\n---\n翠の山、高橋町、みどりの畑。\n";
    let portal = Portal::new("", &[("content/stories/umi.md", story)]);
    let verify = ["forget", "高橋 翠", "--verify"];
    let before = portal.run(&verify);
    assert_eq!(before.code, Some(1));
    for line in [
        "作り直したサイトに「高橋 翠」が残っています: ",
        "  stories/umi.html（検索）: ",
        "もとのファイルには 4 か所あります",
    ] {
        assert!(before.out.contains(line), "{line}\n{}", before.out);
    }
    let applied = portal.run(&["forget", "高橋 翠", "--apply"]);
    assert_eq!(applied.code, Some(0), "{}", applied.err);
    for line in [
        "読み「たかはし みどり」と、そのローマ字でもさがしました。",
        "「高橋 翠」が見つかったところ: 4 か所（ファイル 1 個）",
        "  4:9 person.name［置きかえられます］: name: 髙橋 翠",
        "書きかえました:",
        "  enishi forget \"高橋 翠\" --reading \"たかはし みどり\" --verify",
        "  4 -   name: 髙橋 翠\n  4 +   name: （お名前は伏せました）\n  5 -   reading: たかはし みどり\n  6 - author: Midori TAKAHASHI\n  8 -   - 高橋翠\n",
    ] {
        assert!(applied.out.contains(line), "{line}\n{}", applied.out);
    }
    let after = portal.run(&[&verify[..], &["--reading", "たかはし みどり"]].concat());
    assert_eq!(after.code, Some(0), "{}", after.out);
    assert!(after.out.contains("作り直したサイトに「高橋 翠」は残っていません。"), "{}", after.out);
}

#[test]
fn an_author_whose_consent_has_ended_does_not_come_back_by_being_taken_out() {
    let story = "---\ntitle: 海と畑\nperson: {name: 高橋 翠}\nauthor: 木戸恒司（聞き書き隊）\nconsent: {given: 2026-01-01, media: [web]}\n---\n畑の話。\n";
    let authors =
        "authors:\n  - name: 木戸恒司\n    consent: {given: 2025-01-01, media: [web], until: 2025-12-31}\n";
    let portal = Portal::new(authors, &[("content/stories/umi.md", story)]);
    assert_eq!(portal.build(&[]).holding("木戸恒司"), [""; 0]);
    let applied = portal.run(&["forget", "木戸恒司", "--apply"]);
    let settings = fs::read_to_string(portal.path("site.yaml")).expect("settings");
    assert!(settings.contains("name: 木戸恒司"), "{}", applied.out);
    assert_eq!(portal.build(&[]).holding("木戸恒司"), [""; 0]);
}

#[test]
fn a_name_without_a_space_is_told_to_be_looked_for_as_one_word() {
    let portal = Portal::new("", &[("content/pages/a.md", "---\ntitle: 港\n---\n花子佐藤さんの話。\n")]);
    let said = "姓と名のあいだに空白を入れると（例 \"田中 花子\"）、姓と名を入れかえた書き方もさがします。";
    assert!(portal.run(&["forget", "佐藤花子"]).out.contains(said));
    let apart = portal.run(&["forget", "佐藤 花子"]);
    assert!(!apart.out.contains(said) && apart.out.contains("花子佐藤"), "{}", apart.out);
}

#[test]
fn nothing_found_and_what_is_out_of_reach_are_said() {
    let portal = Portal::new("", &[("content/pages/a.md", "---\ntitle: 田中町\n---\n中田さんの話。\n")]);
    fs::create_dir(portal.path(".git")).expect("made");
    let ran = portal.run(&["forget", "田中", "--lang", "en"]);
    assert_eq!(ran.code, Some(0));
    for line in [
        "`田中` was found nowhere",
        "a family name alone finds other people as well",
        "out of reach: the version history (Git in this folder)",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    let asked = portal.run(&["forget"]);
    assert_eq!(
        (asked.code, asked.err.contains("NAME（氏名。例 \"田中 花子\"）を書いてください。")),
        (Some(2), true),
        "{}",
        asked.err
    );
    let nowhere = portal.run(&["forget", "田中花子", "content"]);
    assert_eq!(nowhere.code, Some(2));
    assert_eq!(
        nowhere.err,
        "エラー: content は、サイトのフォルダーではありません（site.yaml がありません）。\n"
    );
}

#[test]
fn the_name_that_a_translation_has_is_the_same_person() {
    let story = "---\ntitle: 鋼の機嫌\nperson: {name: ディリニ・ペレラ, reading: でぃりに ぺれら}\n\
        consent: {given: 2026-01-01, media: [web]}\n---\n港の話。\n";
    let english = "---\ntitle: Steel\nperson: {name: Dilini Perera}\n---\nDilini Perera came by sea.\n";
    let portal = Portal::new(
        "lang: ja\nlanguages: [ja, en]\n",
        &[
            ("content/stories/hagane.md", story),
            ("content/stories/hagane.en.md", english),
            ("content/groups/a.md", "---\ntitle: 港の会\nkind: npo\n---\n代表は Perera, Dilini です。\n"),
        ],
    );
    let (_, document) = said(&portal, &["ディリニ・ペレラ"]);
    assert_eq!(document["in_other_languages"], json!(["Dilini Perera"]));
    assert_eq!(
        traces(&document),
        [
            "content/groups/a.md 5:5 judge",
            "content/stories/hagane.en.md 3:16 person.name replace",
            "content/stories/hagane.en.md 5:1 judge",
            "content/stories/hagane.md 3:16 person.name replace",
            "content/stories/hagane.md 3:35 person.reading remove",
        ]
    );
    // Asked the other way round it is the same person, and after the fields are gone the call still says so.
    let (_, other) = said(&portal, &["Dilini Perera"]);
    assert_eq!(other["traces"], document["traces"]);
    let applied = portal.run(&["forget", "ディリニ・ペレラ", "--apply"]);
    let call = "enishi forget \"ディリニ・ペレラ\" --reading \"でぃりに ぺれら\" --reading \"Dilini Perera\" --verify";
    assert!(applied.out.contains(call), "{}", applied.out);
    let verify = ["ディリニ・ペレラ", "--reading", "Dilini Perera", "--verify"];
    let (code, verified) = said(&portal, &verify);
    assert_eq!(code, Some(1));
    let left = verified["verified"]["left"].as_array().expect("places");
    assert!(left.iter().any(|place| place["path"] == "en/stories/hagane.html"), "{left:?}");
}
