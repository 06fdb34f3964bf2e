//! SVG.

use super::*;

fn risks(svg: &str) -> Vec<Risk> {
    let cleaned = clean(svg.as_bytes()).unwrap();
    assert_eq!(cleaned.bytes, svg.as_bytes(), "it stays as it is");
    assert_eq!(cleaned.format, Format::Svg);
    cleaned.risks.into_iter().collect()
}

#[test]
fn a_plain_drawing_is_no_risk() {
    let svg = r##"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- 広場 > 縁 -->
<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">
<style><![CDATA[ .a > .b { fill: url(#g); } ]]></style><title>人と町 "&amp;" それから</title>
<use xlink:href="#a"/><a href="https://town.example/"><path d="M0 0" fill="url('#g')" style="stroke: #123"/></a>
</svg:svg>"##;
    assert_eq!(risks(svg), []);
    assert_eq!(risks(&format!("\u{feff}{SVG}")), []);
}

#[test]
fn risks_are_named() {
    let cases: [(&str, &[Risk]); 18] = [
        ("<script>alert(1)</script>", &[Risk::Script]),
        ("<g OnClick='x()'/>", &[Risk::Script]),
        ("<a href='java&#115;cript:x()'>a</a>", &[Risk::Script]),
        ("<a href=' java\tscript:x()'>a</a>", &[Risk::Script]),
        ("<set attributeName='href' to='javascript:x()'/>", &[Risk::Script]),
        ("<g\n  a = '>' onload = \"x()\" />", &[Risk::Script]),
        ("<image href='photo.jpg'/>", &[Risk::External]),
        ("<use xlink:href='//cdn.example/a.svg#b'/>", &[Risk::External]),
        ("<style>@import 'a.css';</style>", &[Risk::External]),
        ("<style>@font-face { src: URL( \"https://f.example/a\" ) }</style>", &[Risk::External]),
        ("<path fill='url(other.svg#g)'/>", &[Risk::External]),
        ("<path style='background: url(x)'/>", &[Risk::External]),
        ("<?xml-stylesheet href='a.css'?>", &[Risk::External]),
        ("<foreignObject><p>a</p></foreignObject>", &[Risk::Foreign]),
        ("<image href='data:image/jpeg;base64,/9j/'/>", &[Risk::Embedded]),
        ("<metadata><rdf:RDF><dc:creator>Mato</dc:creator></rdf:RDF></metadata>", &[Risk::Maker]),
        ("<g inkscape:export-filename='C:\\Users\\mato\\a.png'/>", &[Risk::Maker]),
        ("<!-- <script> --><g a='<script>'/><![CDATA[<script>]]>", &[]),
    ];
    for (inside, expected) in cases {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>");
        assert_eq!(risks(&svg), expected, "{inside}");
    }
    let entities = "<!DOCTYPE svg [<!ENTITY x \"<script>\">]><svg>&x;</svg>";
    assert_eq!(risks(entities), [Risk::Entities]);
}

#[test]
fn a_drawing_that_breaks_off_is_damaged() {
    let cases = [("<svg><path d='", "tag"), ("<svg><!-- ", "comment"), ("<svg><![CDATA[", "CDATA")];
    for (svg, place) in cases {
        assert_eq!(clean(svg.as_bytes()), Err(PictureError::Damaged(Format::Svg, place)));
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
