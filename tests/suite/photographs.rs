//! Photographs come out upright, in the sizes that screens need, without what they told; what was made once is not
//! made again, and what is kept of it never changes what is published.

use std::fs;

use jpeg_encoder::{ColorType, Encoder};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;

use super::portal::{Built, Portal};

const CAMERA: &str = "見本カメラ GPSLatitude";
const KEPT: &str = ".enishi/pictures";

/// A JPEG whose first half is dark and whose second half is light, from top to bottom or from left to right, with what
/// cameras write; `turn` is its orientation.
fn photograph((width, height): (u16, u16), is_dark: impl Fn(u16, u16) -> bool, turn: u8) -> Vec<u8> {
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let pixels: Vec<u8> = places.flat_map(|(x, y)| [if is_dark(x, y) { 30 } else { 220 }; 3]).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    let exif = [
        &b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..],
        &[turn],
        b"\0\0\0\0\0\0",
        CAMERA.as_bytes(),
    ];
    encoder.add_exif_metadata(&exif.concat()).expect("short");
    encoder.encode(&pixels, width, height, ColorType::Rgb).expect("encoded");
    [bytes, CAMERA.as_bytes().to_vec()].concat()
}

/// The size of a JPEG, and how light its first and its last pixel are.
fn seen(bytes: &[u8]) -> (usize, usize, bool, bool) {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    let pixels = decoder.decode().expect("a JPEG");
    let (width, height) = decoder.dimensions().expect("a size");
    (width, height, pixels[0] > 128, pixels[pixels.len() - 1] > 128)
}

/// The addresses in a page that begin and end so.
fn addresses<'a>(page: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let found = page.match_indices(start).map(|(at, _)| &page[at..]);
    let found = found.filter_map(|rest| Some(&rest[..rest.find(end)? + end.len()]));
    found.filter(|address| !address.contains([' ', ','])).collect()
}

#[test]
fn photographs_come_out_upright_in_several_sizes_and_are_made_once() {
    let page = "---\ntitle: 港\n---\n![朝の港](asa.jpg)\n\n![夕べの港](/pictures/yube.jpg)\n";
    let portal = Portal::new("", &[("content/pages/minato.md", page)]);
    portal.write("content/pages/asa.jpg", photograph((2100, 30), |x, _| x < 1050, 1));
    // As a telephone writes it that was held upright: the first row is the right side of what it saw.
    portal.write("static/pictures/yube.jpg", photograph((40, 900), |_, y| y > 450, 6));
    let made = "写真 2 枚を、画面に合わせた大きさで用意しました（次からは、変わった写真だけを用意します）";
    let told = portal.run(&["build"]).out;
    assert!(told.contains(made), "{told}");

    let built = portal.build(&[]);
    let html = built.page("minato.html");
    let full = addresses(&html, "assets/asa.", ".jpg")[0].to_owned();
    let hash = full.trim_start_matches("assets/asa.").trim_end_matches(".jpg").to_owned();
    let size = |width: u32, ending: &str| format!("assets/sizes/asa.{hash}-{width}.{ending}");
    let choices = |full: &str, ending: &str| {
        let smaller = [480, 960, 1600].map(|width| format!("{} {width}w, ", size(width, ending))).concat();
        format!("srcset={smaller}{full} 2000w sizes=(min-width: 900px) 850px, 100vw")
    };
    let first = format!(
        "<picture><source type=image/webp {}><img src={full} alt=朝の港 {} width=2000 height=29 \
         decoding=async></picture>",
        choices(&size(2000, "webp"), "webp"),
        choices(&full, "jpg"),
    );
    assert!(html.contains(&first), "{first}\n{html}");
    let small = addresses(&html, "assets/sizes/yube.", ".jpg")[0].to_owned();
    let [small_webp, webp] = ["-480.webp", "-900.webp"].map(|ending| small.replace("-480.jpg", ending));
    let second = format!(
        "<picture><source type=image/webp srcset={small_webp} 480w, {webp} 900w sizes=(min-width: 900px) 850px, 100vw>\
         <img src=pictures/yube.jpg alt=夕べの港 srcset={small} 480w, pictures/yube.jpg 900w sizes=(min-width: 900px) \
         850px, 100vw width=900 height=40 loading=lazy decoding=async></picture>"
    );
    assert!(html.contains(&second), "{second}\n{html}");
    for (path, expected) in [
        (full.as_str(), (2000, 29, false, true)),
        (&size(480, "jpg"), (480, 7, false, true)),
        (&size(960, "jpg"), (960, 14, false, true)),
        (&size(1600, "jpg"), (1600, 23, false, true)),
        ("pictures/yube.jpg", (900, 40, false, true)),
        (&small, (480, 21, false, true)),
    ] {
        assert_eq!(seen(&built.files[path]), expected, "{path}");
    }
    for (jpeg, webp) in
        [(&*full, size(2000, "webp")), (&size(480, "jpg"), size(480, "webp")), (&small, small_webp)]
    {
        let [jpeg, webp] = [jpeg, &*webp].map(|path| &built.files[path]);
        assert!(
            webp.starts_with(b"RIFF") && webp.len() < jpeg.len(),
            "{} of {} bytes",
            webp.len(),
            jpeg.len()
        );
    }
    for told in ["Exif", CAMERA] {
        assert_eq!(built.holding(told), [""; 0], "{told}");
    }

    what_is_kept_changes_nothing(&portal, &built);
}

/// The second build found all of it. What is kept may be damaged, foreign, cut short, gone.
fn what_is_kept_changes_nothing(portal: &Portal, built: &Built) {
    let entries = || {
        let mut entries: Vec<_> = fs::read_dir(portal.path(KEPT))
            .expect("kept")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        entries.sort();
        entries
    };
    let before = entries();
    assert_eq!(before.len(), 12);
    let again = portal.run(&["build"]).out;
    assert!(!again.contains("用意しました"), "{again}");
    let mut damaged = fs::read(&before[0]).expect("an entry");
    *damaged.last_mut().expect("bytes") ^= 1;
    fs::write(&before[0], damaged).expect("written");
    fs::copy(&before[2], &before[1]).expect("copied");
    fs::write(&before[3], &fs::read(&before[3]).expect("an entry")[..60]).expect("written");
    fs::remove_file(&before[4]).expect("removed");
    fs::write(portal.path(KEPT).join("other"), "x").expect("written");
    assert!(portal.build(&[]) == *built, "what is kept changed what is published");
    assert_eq!(entries(), before, "what nobody needs is removed");

    let found = portal.call(&["forget", "浜口 ミツ", "--format", "json"]).out;
    assert!(found.contains("\"traces\"") && !found.contains(KEPT), "pixels alone hold no names: {found}");

    // Where nothing can be kept, it only takes longer; what the portal has no more is not kept.
    fs::remove_dir_all(portal.path(KEPT)).expect("removed");
    fs::write(portal.path(KEPT), "a file where the folder would be").expect("written");
    assert!(portal.build(&[]) == *built, "without a folder other bytes come out");
    fs::remove_file(portal.path(KEPT)).expect("removed");
    portal.write("content/pages/minato.md", "---\ntitle: 港\n---\n本文\n");
    portal.build(&[]);
    assert!(!portal.path(KEPT).exists());
}

/// `check` and `build` say the same of a photograph whose head is whole and whose pixels cannot be read.
#[test]
fn check_finds_a_photograph_that_cannot_be_decoded_and_decodes_none_twice() {
    let page = "---\ntitle: 港\n---\n![朝の港](asa.jpg)\n\n![夕べの港](yube.jpg)\n";
    let portal = Portal::new("", &[("content/pages/minato.md", page)]);
    let whole = photograph((640, 16), |x, _| x < 300, 1);
    portal.write("content/pages/asa.jpg", &whole);
    let mut damaged = whole.clone();
    let table = damaged.windows(2).position(|two| two == [0xff, 0xc4]).expect("a table of codes");
    damaged[table + 5..table + 21].fill(0xff);
    portal.write("content/pages/yube.jpg", &damaged);

    let checked = portal.run(&["check", "--lang", "ja"]);
    assert_eq!(checked.code, Some(1), "{}{}", checked.out, checked.err);
    for part in ["content/pages/yube.jpg", "[LK402]", "content/pages/minato.md:6:"] {
        assert!(checked.out.contains(part), "{part}: {}", checked.out);
    }
    assert!(!checked.out.contains("asa.jpg"), "{}", checked.out);
    let built = portal.run(&["build", "--lang", "ja"]);
    assert!(
        built.code == Some(1) && built.err.contains("content/pages/yube.jpg"),
        "{}{}",
        built.out,
        built.err
    );

    // That the other one could be decoded is kept, without a pixel, until its sizes are.
    portal.write("content/pages/yube.jpg", &whole);
    fs::remove_dir_all(portal.path(KEPT)).expect("removed");
    let quiet = portal.run(&["check", "--lang", "ja"]);
    assert_eq!((quiet.code, fs::read_dir(portal.path(KEPT)).expect("kept").count()), (Some(0), 1));
    portal.build(&[]);
    assert_eq!(
        fs::read_dir(portal.path(KEPT)).expect("kept").count(),
        3,
        "a width and the full one as WebP, one as JPEG"
    );
}

#[test]
fn a_photograph_is_the_picture_of_a_record_of_any_kind() {
    let image = "image: {src: /pictures/asa.jpg, alt: 朝の港}\n";
    let portal = Portal::new("", &[]);
    portal.write("static/pictures/asa.jpg", photograph((1200, 30), |x, _| x < 600, 1));
    let records = [
        ("pages/a", "title: 港のこと\n"),
        ("regions/b", "title: 港町\nkind: municipality\n"),
        ("groups/c", "title: 港の会\nkind: npo\n"),
        ("events/d", "title: 朝市\nstarts: 2026-06-06\n"),
        ("places/e", "title: 会館\nkind: library\n"),
        ("jobs/f", "title: 店番\nemployer: {name: 店}\ncontract: part-time\nposted: 2026-04-01\n"),
    ];
    for (path, text) in records {
        portal.write(&format!("content/{path}.md"), format!("---\n{text}{image}---\n港で。\n"));
    }
    let built = portal.build(&[]);
    for (path, _) in records {
        let html = built.page(&format!("{}.html", path.strip_prefix("pages/").unwrap_or(path)));
        assert!(html.contains("朝の港") && html.contains("<picture>"), "{path}: {html}");
    }
}
