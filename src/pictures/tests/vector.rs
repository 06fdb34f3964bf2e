//! SVG.

use data_encoding::BASE64;

use super::*;

const ROOT: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">"#;

fn cleaned(svg: &str) -> String {
    let cleaned = clean(svg.as_bytes()).unwrap_or_else(|error| panic!("{svg}: {error}"));
    String::from_utf8(cleaned.bytes).unwrap()
}

/// What stands in a root element after cleaning, and what its author should know about.
fn inside(content: &str) -> (String, Vec<Removal>) {
    let svg = format!("{ROOT}{content}</svg>");
    let cleaned = clean(svg.as_bytes()).unwrap_or_else(|error| panic!("{content}: {error}"));
    let text = String::from_utf8(cleaned.bytes).unwrap();
    let content = text.strip_prefix(ROOT).and_then(|text| text.strip_suffix("</svg>"));
    (content.unwrap_or(&text).to_owned(), cleaned.removals.into_iter().collect())
}

fn external(address: &str) -> Vec<Removal> {
    vec![Removal::External(address.to_owned())]
}

#[test]
fn a_plain_drawing_stays_as_it_is() {
    let svg = r##"<?xml version="1.0" encoding="UTF-8"?>
<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8" xml:space='preserve'>
<svg:style><![CDATA[ .a > .b { fill: url(#g); } ]]></svg:style><svg:title>人と町 "&amp;" それから</svg:title>
<svg:use xlink:href="#a" /><svg:a href="https://town.example/"><svg:path d="M0 0" fill="url('#g')" style="stroke: #123"/></svg:a>
<svg:image href="data:image/gif;base64,R0lGODlhAwACAIAAAAAAAP///ywAAAAAAwACAAACA4SPBQA7"/>
<svg:animate attributeName="x" values="1;2" dur="1s"/><svg:text aria-label="港">港 &#x2192; 丘</svg:text></svg:svg>
"##;
    assert_eq!(cleaned(svg), svg);
    assert_eq!(cleaned(&format!("\u{feff}{SVG}")), SVG);
    assert_eq!(clean(svg.as_bytes()).unwrap().removals.len(), 0);
}

#[test]
fn what_tells_about_the_maker_goes_without_a_word() {
    let cases = [
        ("<!-- 作成 見本太郎 --><g/>", "<g/>"),
        ("<?xpacket begin='x'?><g/>", "<g/>"),
        ("<metadata><rdf:RDF><dc:creator>Mato</dc:creator></rdf:RDF></metadata><g/>", "<g/>"),
        (
            "<g xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:export-filename='C:\\Users\\mato\\a.png'/>",
            "<g/>",
        ),
        (
            "<s:namedview xmlns:s='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd'><s:x/></s:namedview><g/>",
            "<g/>",
        ),
        ("<g data-name='見本さんの図' id='a'/>", "<g id='a'/>"),
        ("<g docname='C:\\Users\\mato' content='&lt;mxfile&gt;'/>", "<g/>"),
        ("<a href='file:///D:/mato/a.html'><g/></a>", "<a><g/></a>"),
        ("<style>/* Mato */ .a{}</style>", "<style>/**/ .a{}</style>"),
        (
            "<switch><foreignObject requiredExtensions='http://ns.adobe.com/'><b/></foreignObject><g/></switch>",
            "<switch><g/></switch>",
        ),
        (
            "<switch><foreignObject><p>港</p></foreignObject><text>港</text></switch>",
            "<switch><text>港</text></switch>",
        ),
    ];
    for (content, expected) in cases {
        assert_eq!(inside(content), (expected.to_owned(), vec![]), "{content}");
    }
}

#[test]
fn scripts_go_and_are_named() {
    let cases = [
        ("<script>alert(1)</script><g/>", "<g/>"),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml' src='a.js'/><g/>", "<g/>"),
        ("<g OnClick='x()'/>", "<g/>"),
        ("<a href='java&#115;cript:x()'>a</a>", "<a>a</a>"),
        ("<a xlink:href=' java\tscript:x()'>a</a>", "<a>a</a>"),
        ("<g><set attributeName='href' to='javascript:x()'/></g>", "<g></g>"),
        ("<animate attributeName='xlink:href' values='a;b'/><g/>", "<g/>"),
        ("<g\n  class = '>' onload = \"x()\" />", "<g\n  class = '>'/>"),
    ];
    for (content, expected) in cases {
        assert_eq!(inside(content), (expected.to_owned(), vec![Removal::Script]), "{content}");
    }
}

#[test]
fn what_is_loaded_from_elsewhere_goes_and_is_named() {
    let cases = [
        ("<image href='photo.jpg' x='1'/>", "<image x='1'/>", "photo.jpg"),
        ("<use xlink:href='//cdn.example/a.svg#b'/>", "<use/>", "//cdn.example/a.svg#b"),
        ("<style>@import 'a.css';b{}</style>", "<style>b{}</style>", "a.css"),
        ("<path fill='url(other.svg#g)'/>", "<path fill=\"url(about:invalid)\"/>", "other.svg#g"),
        (
            "<path style='background: url(&quot;x&quot;)'/>",
            "<path style=\"background: url(about:invalid)\"/>",
            "x",
        ),
        ("<image href='data:text/html,hello'/>", "<image/>", "data:text/html"),
    ];
    for (content, expected, address) in cases {
        assert_eq!(inside(content), (expected.to_owned(), external(address)), "{content}");
    }
    let sheet = format!("<?xml-stylesheet href='a.css'?>{SVG}");
    assert_eq!(cleaned(&sheet), SVG);
    assert_eq!(clean(sheet.as_bytes()).unwrap().removals.into_iter().collect::<Vec<_>>(), external("a.css"));
}

#[test]
fn pictures_in_a_drawing_are_cleaned_like_others() {
    let data = |bytes: &[u8]| format!("data:image/jpeg;base64,{}", BASE64.encode(bytes));
    let image = |address: &str| format!("<image href=\"{address}\"/>");
    let (told, clean) = (data(&jpeg(&[exif_segment(1)])), data(&jpeg(&[])));
    assert_eq!(inside(&image(&told)).0, image(&clean));
    let wrapped = format!("{}\n {}", &told[..40], &told[40..]);
    assert_eq!(inside(&image(&wrapped)).0, image(&clean));
    let style = format!("<g style=\"mask: url('{told}')\"/>");
    assert_eq!(inside(&style).0, format!("<g style=\"mask: url({clean})\"/>"));
    let nested = format!("{ROOT}{}</svg>", image(&told));
    let drawing = |svg: &str| format!("data:image/svg+xml;base64,{}", BASE64.encode(svg.as_bytes()));
    let expected = image(&drawing(&nested.replace(&told, &clean)));
    assert_eq!(inside(&image(&drawing(&nested))).0, expected);
    let percent = nested.replace('"', "'").replace('%', "%25").replace('#', "%23").replace('<', "&lt;");
    assert!(inside(&image(&format!("data:image/svg+xml,{percent}"))).0.contains("base64,"));
}

#[test]
fn entities_of_illustrator_are_resolved_and_others_refused() {
    let svg = r#"<!DOCTYPE svg PUBLIC "x" "y" [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY a 'b'>]><svg xmlns="&ns_svg;" class="&a;">&a;&amp;</svg>"#;
    let expected = r#"<svg xmlns="http://www.w3.org/2000/svg" class="b">b&amp;</svg>"#;
    assert_eq!(cleaned(svg), expected);
    for declaration in
        ["<!ENTITY x \"<script>\">", "<!ENTITY x SYSTEM 'a.svg'>", "<!ENTITY % x 'a'>", "<!ENTITY x '&y;'>"]
    {
        let svg = format!("<!DOCTYPE svg [{declaration}]>{ROOT}&x;</svg>");
        let error = PictureError::Unsafe(UnsafePart::Entities);
        assert_eq!(clean(svg.as_bytes()), Err(error), "{declaration}");
    }
}

#[test]
fn what_cannot_go_without_changing_the_drawing_is_refused() {
    let heic = BASE64.encode(b"\0\0\0\x18ftypmif1\0\0\0\0heicmiaf");
    for (content, part) in [
        ("<foreignObject><p>港</p></foreignObject>".to_owned(), UnsafePart::ForeignMarkup),
        ("<switch><foreignObject><p>港</p></foreignObject></switch>".to_owned(), UnsafePart::ForeignMarkup),
        (format!("<image href='data:image/heic;base64,{heic}'/>"), UnsafePart::EmbeddedPicture),
        ("<image href='data:image/jpeg;base64,/9j/'/>".to_owned(), UnsafePart::EmbeddedPicture),
    ] {
        let svg = format!("{ROOT}{content}</svg>");
        assert_eq!(clean(svg.as_bytes()), Err(PictureError::Unsafe(part)), "{content}");
    }
}

#[test]
fn a_drawing_that_breaks_off_or_reads_in_two_ways_is_damaged() {
    let cases = [
        ("<svg><path d='", "tag"),
        ("<svg><!-- ", "comment"),
        ("<svg><![CDATA[", "CDATA"),
        ("<svg><g>", "end tag"),
        ("<svg><g></svg></g>", "end tag"),
        ("<svg><script><g></script>", "end tag"),
        ("<svg><g a=b/></svg>", "tag"),
        ("<svg><g id='a' id='b'/></svg>", "attribute that stands twice"),
        ("<svg><g id='<'/></svg>", "attribute"),
        ("<svg><x:g/></svg>", "namespace"),
        ("<svg/><svg/>", "second root element"),
        ("<?xml version='1.0' encoding='ISO-2022-JP'?><svg/>", "not UTF-8"),
    ];
    for (svg, part) in cases {
        assert_eq!(clean(svg.as_bytes()), Err(PictureError::Damaged(Format::Svg, part)), "{svg}");
    }
    let cp932 = b"<svg><title>\x8d\x4c\x8f\xea</title></svg>";
    assert_eq!(clean(cp932), Err(PictureError::Damaged(Format::Svg, "not UTF-8")));
}

#[test]
fn sizes() {
    let cases = [
        ("width='30' height='20'", Some((30, 20))),
        ("width='30px' height=\"20.4px\" viewBox='0 0 1 1'", Some((30, 20))),
        ("width='1in' height='2.54cm'", Some((96, 96))),
        ("viewBox='0 0 64 48'", Some((64, 48))),
        ("viewBox='-8,-8, 64.6,48'", Some((65, 48))),
        ("width='100%' height='100%' viewBox='0 0 64 48'", Some((64, 48))),
        ("width='32' viewBox='0 0 64 48'", Some((32, 24))),
        ("height='24' viewBox='0 0 64 48'", Some((32, 24))),
        ("", None),
        ("width='30'", None),
        ("width='0' height='0'", None),
        ("viewBox='0 0 0 9'", None),
        ("viewBox='0 0 NaN inf'", None),
        ("width='9e99' height='9e99'", None),
        ("stroke-width='3' height='2'", None),
    ];
    for (attributes, size) in cases {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>");
        assert_eq!(dimensions(svg.as_bytes()), size, "{attributes}");
    }
}
