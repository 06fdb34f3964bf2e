//! Private details are found as people write them, and what only looks like one is left alone.

use super::portal::Portal;

/// The findings about people in the body of a story and of a group, each as its code and what it quotes.
fn found(body: &str, is_story: bool) -> Vec<String> {
    let (path, fields) = if is_story {
        ("content/stories/a.md", "person: {pen_name: みなみ}\nconsent: {given: 2026-01-01, media: [web]}\n")
    } else {
        ("content/groups/a.md", "kind: npo\ncontact: {tel: 0300-00-2100, email: info@hama.example}\n")
    };
    let text = format!("---\ntitle: 浜のこと\n{fields}---\n{body}\n");
    let portal = Portal::new("", &[(path, &text)]);
    let checked = portal.run(&["check", "--all", "--format", "short"]);
    let lines = checked.out.lines().filter(|line| line.contains("[PR2"));
    lines
        .map(|line| {
            let code = line.split(['[', ']']).nth(1).unwrap_or_default();
            let words = line.split(['「', '」']).nth(1).unwrap_or_default();
            format!("{code} {words}")
        })
        .collect()
}

#[test]
fn details_in_a_story_are_found() {
    for (body, expected) in [
        ("1985年4月3日に生まれました。", "PR209 1985年4月3日に生まれ"),
        ("1985年4月3日、港町に生まれる。", "PR209 1985年4月3日、港町に生まれ"),
        ("昭和60年4月3日、篠坂の漁師の家で生まれた。", "PR209 昭和60年4月3日、篠坂の漁師の家で生まれ"),
        ("みなみさんは1985年4月3日に生まれました。", "PR209 1985年4月3日に生まれ"),
        ("みなみさん（S60.4.3生）の話。", "PR209 S60.4.3生"),
        ("昭60.4.3生。", "PR209 昭60.4.3生"),
        ("昭和60年4月3日生", "PR209 昭和60年4月3日生"),
        ("昭和六十年四月三日生まれ。", "PR209 昭和六十年四月三日生まれ"),
        ("昭和60年（1985年）4月3日生まれ。", "PR209 昭和60年（1985年）4月3日生まれ"),
        ("1985年（昭和60年）4月3日生まれの漁師。", "PR209 1985年（昭和60年）4月3日生まれ"),
        ("1985/4/3生まれ", "PR209 1985/4/3生まれ"),
        ("生年月日：S60.4.3", "PR209 生年月日：S60.4.3"),
        ("（生年月日：昭和60年4月3日）", "PR209 生年月日：昭和60年4月3日"),
        ("誕生日は1985年4月3日です。", "PR209 誕生日は1985年4月3日"),
        ("住所：篠坂市港町１２番地", "PR209 住所：篠坂市港町１２番地"),
        ("住所は篠坂市港町12-3です。", "PR209 住所は篠坂市港町12-3"),
        ("家は港町十二番地です。", "PR209 十二番地"),
        ("電話は+81 90-1234-5678です。", "PR205 +81 90-1234-5678"),
        ("＋８１－９０－１２３４－５６７８", "PR205 ＋８１－９０－１２３４－５６７８"),
        ("港銀行 港支店 普通 1234567 ミナミ", "PR209 普通 1234567"),
        ("港信用金庫（普）１２３４５６７", "PR209 （普）１２３４５６７"),
        ("口座番号：1234567", "PR209 口座番号：1234567"),
        ("ゆうちょ銀行 記号12345 番号12345678", "PR209 記号12345 番号12345678"),
    ] {
        assert_eq!(found(body, true), [expected], "{body}");
    }
}

#[test]
fn what_tells_of_nobody_in_a_story_is_left_alone() {
    for body in [
        "1985年4月3日に生まれた会です。",
        "1985年4月3日創立。",
        "浜の会は、1985年4月3日に生まれました。",
        "1985年4月3日に生まれた、港の店。",
        "この市場は1985年4月3日に生まれました。",
        "1985年4月3日に生まれたのが、この活動です。",
        "1985年4月3日、会が生まれました。",
        "1985年生まれ。4月3日に引っ越しました。",
        "1985年4月3日の生徒会で話しました。",
        "会の誕生日は1985年4月3日です。",
        "2006年4月2日～2007年4月1日生まれの方が参加できます。",
        "誕生日は4月です。",
        "詩人は1885年4月3日、この町に生まれました。",
        "明治20年4月3日生まれの画家の絵です。",
        "版は1.2.3生まれ変わりました。",
        "平成18年4月2日以降生まれまで。",
        "普通 1200000円の品が、安くなりました。",
        "参加は普通1234567人くらい。",
        "受付番号：1234567",
        "住所は篠坂市です。3年住みました。",
        "港町一番の店、三丁目の夕日。",
        "気温は+8190度ではありません。",
    ] {
        assert_eq!(found(body, true), [""; 0], "{body}");
    }
}

#[test]
fn details_in_the_text_of_a_group_are_found() {
    for (body, expected) in [
        ("会長は1950年1月2日に生まれました。", "PR209 1950年1月2日に生まれ"),
        ("会長は昭和25年（1950年）1月2日生まれ。", "PR209 昭和25年（1950年）1月2日生まれ"),
        ("世話人 港あおい（S60.4.3生）", "PR209 S60.4.3生"),
        ("申し込みは佐久間さん 0300-00-4567 まで。", "PR209 0300-00-4567"),
        ("佐久間さん sakuma@gmail.com へ。", "PR209 sakuma@gmail.com"),
        ("会長の住所：篠坂市港町12-3", "PR209 住所：篠坂市港町12-3"),
        ("佐久間 普通 1234567", "PR209 普通 1234567"),
        ("電話 +81-90-1234-5678", "PR205 +81-90-1234-5678"),
    ] {
        assert_eq!(found(body, false), [expected], "{body}");
    }
}

#[test]
fn what_readers_of_a_group_look_for_is_left_alone() {
    for body in [
        "1985年4月3日に生まれました。",
        "この会は1985年4月3日に生まれた会です。",
        "1985年4月3日創立。1990年5月6日に法人になりました。",
        "会場は港公民館（篠坂市港町12番地）です。",
        "会場の住所：篠坂市港町12-3",
        "電話は0300-00-2100、メールは info@hama.example です。",
        "０３００（００）２１００ へどうぞ。",
        "申し込みは kanji@hama.example まで。",
        "篠坂市役所 福祉課 0300-00-1111 にも相談できます。",
        "会場の港ホテル（0300-00-2222）へ。",
        "無料の電話 0120-000-111 があります。",
        "寄付の振込先は、港銀行 普通 1234567 浜の会です。",
        "会費は、ゆうちょ銀行 記号12345 番号12345678 へ。",
        "資料は shiryo@library.example（図書館）へ。",
        "2026年4月3日生まれ変わりました。",
    ] {
        assert_eq!(found(body, false), [""; 0], "{body}");
    }
}

/// A story of somebody by role and first step of life; whether a guardian is asked for, as of a day.
fn asks_for_guardian(fields: &str, day: &str) -> bool {
    let text = format!("---\n{fields}\nconsent: {{given: 2026-01-01, media: [web]}}\n---\n港の話。\n");
    let portal = Portal::new("", &[("content/stories/a.md", &text)]);
    portal.run(&["check", "--as-of", day, "--format", "short"]).out.contains("[PR210]")
}

#[test]
fn minors_are_known_by_age_school_year_and_year_of_birth() {
    let role = |role: &str| format!("title: 港を歩く\nperson: {{name: 港 あおい, role: {role}}}");
    let path = |step: &str| format!("title: 港を歩く\nperson: {{name: 港 あおい}}\npath:\n  - {step}");
    for fields in [
        role("17歳"),
        role("高3"),
        role("高校2年"),
        role("中学生"),
        role("澪浜高校・高２"),
        role("2010年生まれ"),
        role("平成22年生まれの高校球児"),
        role("17歳の漁師"),
        "title: 港を歩く（17歳）\nperson: {name: 港 あおい}".to_owned(),
        path("{year: 2010, place: 港町, text: 漁師の家に生まれる}"),
    ] {
        assert!(asks_for_guardian(&fields, "2026-11-30"), "{fields}");
    }
    for fields in [
        role("18歳"),
        role("77歳の漁師"),
        role("高校の先生"),
        role("標高3"),
        role("高校生の母"),
        role("1985年生まれ"),
        role("2008年生まれ"),
        role("17歳の娘の母"),
        role("勤続17年"),
        "title: 17歳の夏\nperson: {name: 港 あおい}".to_owned(),
        path("{year: 1985, place: 港町, text: 漁師の家に生まれる}"),
        path("{year: 2015, place: 港町, text: 長女が生まれる}"),
    ] {
        assert!(!asks_for_guardian(&fields, "2026-11-30"), "{fields}");
    }
    // Who is a minor today is of age in some years.
    assert!(!asks_for_guardian(&role("2010年生まれ"), "2028-11-30"));
}

#[test]
fn a_consent_is_named_from_the_sixtieth_day_before_its_end() {
    let image =
        "image: {src: kao.svg, alt: 港の人, consent: {given: 2025-01-01, media: [web], until: 2026-06-30}}\n";
    let story = format!(
        "---\ntitle: 港の話\nperson: {{pen_name: みなみ}}\nconsent: {{given: 2025-01-01, media: [web], until: 2026-06-30}}\n{image}---\n港。\n"
    );
    let group = format!("---\ntitle: 港の会\nkind: npo\n{image}---\n港。\n");
    let authors =
        "authors:\n  - {name: 谷戸みち子, consent: {given: 2025-01-01, media: [web], until: 2026-06-30}}\n";
    let portal = Portal::new(
        authors,
        &[
            ("content/stories/a.md", &story.replace("title: 港の話", "title: 港の話\nauthor: 谷戸みち子")),
            ("content/groups/a.md", &group),
            (
                "content/stories/kao.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>",
            ),
            (
                "content/groups/kao.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"9\"/>",
            ),
        ],
    );
    let count = |day: &str, code: &str| {
        let checked = portal.run(&["check", "--all", "--as-of", day, "--format", "short"]);
        checked.out.lines().filter(|line| line.contains(code)).count()
    };
    // The end is the 30th of June: the 1st of May is 60 days before it.
    for (day, soon, over) in
        [("2026-04-30", 0, 0), ("2026-05-01", 4, 0), ("2026-06-30", 4, 0), ("2026-07-01", 0, 4)]
    {
        assert_eq!((count(day, "[PR202]"), count(day, "[PR201]")), (soon, over), "{day}");
    }
}

#[test]
fn large_and_old_pictures_get_one_clear_sentence_each() {
    let png = |width: u32, height: u32| {
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
        let chunk = |kind: &[u8], body: &[u8]| {
            let checked = [kind, body].concat();
            let mut sum = flate2::Crc::new();
            sum.update(&checked);
            let length = u32::try_from(body.len()).expect("short").to_be_bytes();
            [&length[..], &checked, &sum.sum().to_be_bytes()].concat()
        };
        let chunks = [chunk(b"IHDR", &head), chunk(b"IDAT", &[1, 2, 3]), chunk(b"IEND", b"")].concat();
        [&b"\x89PNG\r\n\x1a\n"[..], &chunks].concat()
    };
    let gif = |width: u16| {
        let head =
            [&b"GIF89a"[..], &width.to_le_bytes(), &[1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]].concat();
        [&head[..], b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"].concat()
    };
    let webp = |width: u32| {
        let side = (width - 1) | (8 << 14);
        let bits = [&[0x2f][..], &side.to_le_bytes(), &[0x11, 0, 0]].concat();
        [&b"RIFF"[..], &20_u32.to_le_bytes(), b"WEBPVP8L", &8_u32.to_le_bytes(), &bits].concat()
    };
    let bmp = {
        let mut bytes = b"BM".to_vec();
        bytes
            .extend([58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0]);
        bytes.extend([0; 28]);
        bytes
    };
    let all = [
        ("a.png", png(2001, 30), true),
        ("b.png", png(2000, 2000), false),
        ("c.gif", gif(2400), true),
        ("d.gif", gif(20), false),
        ("e.webp", webp(3000), true),
        ("f.webp", webp(300), false),
    ];
    let body: String = all.iter().map(|(name, ..)| format!("![港の朝](/pictures/{name})\n\n")).collect();
    let page = format!("---\ntitle: 港\n---\n{body}![港の家](ie.bmp)\n");
    let portal = Portal::new("", &[("content/pages/a.md", &page)]);
    for (name, bytes, _) in &all {
        portal.write(&format!("static/pictures/{name}"), bytes);
    }
    portal.write("content/pages/ie.bmp", &bmp);
    let checked = portal.run(&["check", "--all", "--format", "short"]);
    for (name, _, is_named) in &all {
        let told: Vec<_> = checked.out.lines().filter(|line| line.contains(name)).collect();
        assert_eq!(told.len(), usize::from(*is_named), "{name}: {}", checked.out);
        assert!(told.iter().all(|line| line.contains("warning[LK411]")), "{told:?}");
    }
    let of_bmp: Vec<_> = checked.out.lines().filter(|line| line.contains("ie.bmp")).collect();
    assert_eq!(
        of_bmp,
        [
            "content/pages/ie.bmp: error[LK402]: 画像「content/pages/ie.bmp」の中身は BMP という形式で、サイトには使えません。"
        ]
    );
}
