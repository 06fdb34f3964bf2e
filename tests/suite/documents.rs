//! Links to documents say type and size by themselves, unless their writer did.

use std::fs::File;

use super::portal::Portal;

const PAGE: &str = "---
title: 書類
---
[申込書](/files/form.pdf)。[申込書のPDF](/files/form.pdf)。[ワードの申込書](form.docx)。[手引き（PDF、1.2MB）](/files/big.pdf)。\
[手引き](/files/big.pdf)（PDF：1.2MB）。[手引き](/files/big.pdf)（30ページ）。[ほか](https://hama.example/x.pdf)。[絵](/files/a.svg)。
";

#[test]
fn a_document_is_named_with_its_type_and_size() {
    let english = "---\ntitle: Documents\n---\n[Entry form](/files/form.pdf)\n";
    let portal = Portal::new(
        "languages: [ja, en]\n",
        &[
            ("content/pages/docs.md", PAGE),
            ("content/pages/docs.en.md", english),
            ("static/files/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>"),
        ],
    );
    let sizes = [
        ("static/files/form.pdf", 340_000),
        ("static/files/big.pdf", 1_258_000),
        ("content/pages/form.docx", 12),
    ];
    for (path, size) in sizes {
        portal.write(path, "");
        let file = File::options().write(true).open(portal.path(path)).expect("a file");
        file.set_len(size).expect("a length");
    }
    let site = portal.build(&["--as-of", "2026-05-01"]);
    let page = site.page("docs.html");
    for link in [
        ">申込書<span data-search-off>（PDF、333 KB）</span></a>。",
        ">申込書のPDF<span data-search-off>（333 KB）</span></a>。",
        ">ワードの申込書<span data-search-off>（1 KB）</span></a>。",
        ">手引き（PDF、1.2MB）</a>。",
        ">手引き</a>（PDF：1.2MB）。",
        ">手引き<span data-search-off>（PDF、1.2 MB）</span></a>（30ページ）。",
        ">ほか</a>。",
        ">絵</a>。",
    ] {
        assert!(page.contains(link), "{link}\n{page}");
    }
    let page = site.page("en/docs.html");
    assert!(page.contains(">Entry form<span data-search-off> (PDF, 333 KB)</span></a>"), "{page}");
}
