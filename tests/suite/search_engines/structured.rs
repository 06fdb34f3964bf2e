//! JSON-LD in pages: what search engines ask for, and nothing that the page does not say.

use serde_json::{Value, json};

use super::super::portal::{Built, Portal};
use super::{of_type, said, text};

const JOB: &str = "---\ntitle: 港の事務\nemployer: {name: 浜の会, url: 'https://hama.example/'}\ncontract: part-time\nduties: 帳簿をつけます。\nplace: {address: 新潟県みなと市波止町1番}\npay: {unit: hour, min: 1100, max: 1300}\nposted: 2026-04-01\ncloses: 2026-06-10\nregions: [niigata]\napply: {tel: 0300-00-1201}\n";

fn job(change: impl Fn(&str) -> String) -> Built {
    Portal::new("", &[("content/jobs/office.md", &format!("{}---\n海の*見える*部屋です。\n", change(JOB)))])
        .build(&[])
}

fn postings(change: impl Fn(&str) -> String) -> Vec<Value> {
    of_type(&job(change), "jobs/office.html", "JobPosting")
}

#[test]
fn an_open_job_is_a_posting() {
    assert_eq!(
        postings(str::to_owned),
        [json!({
            "@type": "JobPosting",
            "title": "港の事務",
            "description": "<p>帳簿をつけます。</p><p>海の見える部屋です。</p>",
            "datePosted": "2026-04-01",
            "hiringOrganization":
                {"@type": "Organization", "name": "浜の会", "sameAs": ["https://hama.example/"]},
            "url": "https://minato.example/jobs/office.html",
            "jobLocation": {"@type": "Place", "address": {
                "@type": "PostalAddress",
                "streetAddress": "新潟県みなと市波止町1番",
                "addressRegion": "新潟県",
                "addressCountry": "JP",
            }},
            "validThrough": "2026-06-10T23:59:59+09:00",
            "baseSalary": {"@type": "MonetaryAmount", "currency": "JPY", "value":
                {"@type": "QuantitativeValue", "unitText": "HOUR", "minValue": 1100, "maxValue": 1300}},
            "employmentType": "PART_TIME",
            "identifier": {"@type": "PropertyValue", "name": "浜の会", "value": "office"},
            "directApply": false,
        })]
    );
}

#[test]
fn each_contract_that_one_can_choose_is_a_type() {
    for (contract, types) in [
        ("[permanent, part-time]", json!(["FULL_TIME", "PART_TIME"])),
        ("[part-time, outsourced, volunteer]", json!(["PART_TIME", "CONTRACTOR", "VOLUNTEER"])),
        ("[part-time, other]", json!(["PART_TIME", "OTHER"])),
        // Both are the same to a search engine.
        ("[fixed-term, temporary-agency]", json!("TEMPORARY")),
    ] {
        let postings = postings(|job| job.replace("contract: part-time", &format!("contract: {contract}")));
        assert_eq!(postings[0]["employmentType"], types, "{contract}");
    }
}

#[test]
fn what_is_no_open_employment_or_lacks_a_part_is_no_posting() {
    for (from, to) in [
        ("contract: part-time", "contract: volunteer"),
        ("contract: part-time", "contract: pro-bono"),
        ("contract: part-time", "contract: paid-volunteer"),
        ("contract: part-time", "contract: outsourced"),
        ("closes: 2026-06-10", "closes: 2026-04-30"),
        ("closes: 2026-06-10", "filled: true"),
        ("place: {address: 新潟県みなと市波止町1番}\n", "place: {mode: remote}\n"),
    ] {
        let changed = |job: &str| {
            assert!(job.contains(from), "{from}");
            // Without regions, nothing says where the work is done.
            job.replace(from, to).replace("regions: [niigata]\n", "regions: [abroad]\n")
        };
        let portal = Portal::new(
            "",
            &[
                ("content/regions/abroad.md", "---\ntitle: 台北\nkind: abroad\n---\n"),
                ("content/jobs/office.md", &format!("{}---\n", changed(JOB))),
            ],
        );
        assert_eq!(of_type(&portal.build(&[]), "jobs/office.html", "JobPosting"), [] as [Value; 0], "{to}");
    }
    let nowhere = |job: &str| {
        job.replace("place: {address: 新潟県みなと市波止町1番}\n", "").replace("regions: [niigata]\n", "")
    };
    assert_eq!(postings(nowhere), [] as [Value; 0], "no place is known");
}

#[test]
fn work_from_anywhere_names_a_country_in_place_of_an_address() {
    let postings = postings(|job| job.replace("place: {address", "place: {mode: remote, address"));
    assert_eq!(postings[0]["jobLocationType"], "TELECOMMUTE");
    assert_eq!(postings[0]["applicantLocationRequirements"], json!({"@type": "Country", "name": "JP"}));
    assert_eq!(postings[0].get("jobLocation"), None);
}

#[test]
fn a_page_says_in_words_the_country_that_search_engines_are_told() {
    let page = |mode: &str| {
        let built = job(|job| job.replace("place: {address", &format!("place: {{mode: {mode}, address")));
        text(&built, "jobs/office.html")
    };
    assert!(page("remote").contains("リモート（日本国内）"), "{}", page("remote"));
    assert!(!page("hybrid").contains("日本国内"));
}

#[test]
fn pay_is_said_as_far_as_it_is_known() {
    let value = |pay: &str| {
        let postings = postings(|job| job.replace("{unit: hour, min: 1100, max: 1300}", pay));
        postings[0].get("baseSalary").map(|salary| salary["value"].clone())
    };
    let said = |unit: &str, more: Value| {
        let mut value = json!({"@type": "QuantitativeValue", "unitText": unit});
        value.as_object_mut().expect("a map").extend(more.as_object().expect("a map").clone());
        Some(value)
    };
    assert_eq!(value("{unit: month, min: 200000}"), said("MONTH", json!({"value": 200_000})));
    assert_eq!(value("時給1,150円〜"), said("HOUR", json!({"minValue": 1150})));
    assert_eq!(value("{unit: piece, min: 500}"), None, "no unit of search engines");
    assert_eq!(value("{note: 応相談}"), None);
}

#[test]
fn what_is_over_says_until_when_it_was_true() {
    let html = text(&job(str::to_owned), "jobs/office.html");
    assert!(html.contains("<script type=\"application/ld+json\" data-until=\"2026-06-10\">"), "{html}");
    let html = text(&job(|job| job.replace("closes: 2026-06-10\n", "")), "jobs/office.html");
    assert!(html.contains("JobPosting") && !html.contains("data-until"));
}

#[test]
fn lists_hold_no_postings() {
    let built = job(str::to_owned);
    for path in ["index.html", "jobs/index.html", "regions/niigata.html"] {
        assert_eq!(of_type(&built, path, "JobPosting"), [] as [Value; 0], "{path}");
    }
}

#[test]
fn no_name_breaks_the_page_that_it_stands_in() {
    let name = "A&B \"港\" </script><script>alert(1)</script> 🍎 <!-- 𠮷野";
    let postings = postings(|job| job.replace("title: 港の事務", &format!("title: '{name}'")));
    assert_eq!(postings[0]["title"], name);
    let built = job(|job| job.replace("帳簿をつけます。", "1 < 2 & 3"));
    let html = text(&built, "jobs/office.html");
    assert!(html.contains(r"\u003cp\u003e1 \u0026lt; 2 \u0026amp; 3\u003c/p\u003e"), "{html}");
}

#[test]
fn an_event_says_each_of_its_next_times() {
    let event = "---\ntitle: 朝の浜\nstarts: 2026-05-02 09:00\nends: 2026-05-02 11:00\nrepeat: 毎月第1土曜\nplace: {name: 浜の広場, address: 新潟県みなと市浜1}\nfee: 500円\norganizer_name: 浜の会\nregions: [niigata]\n---\n";
    let portal = Portal::new("", &[("content/events/morning.md", event)]);
    let events = of_type(&portal.build(&[]), "events/morning.html", "Event");
    let starts: Vec<_> = events.iter().map(|event| event["startDate"].as_str().expect("a day")).collect();
    assert_eq!(
        starts,
        [
            "2026-05-02T09:00:00+09:00",
            "2026-06-06T09:00:00+09:00",
            "2026-07-04T09:00:00+09:00",
            "2026-08-01T09:00:00+09:00"
        ]
    );
    assert_eq!(
        events[1],
        json!({
            "@type": "Event",
            "name": "朝の浜",
            "startDate": "2026-06-06T09:00:00+09:00",
            "endDate": "2026-06-06T11:00:00+09:00",
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": [{"@type": "Place", "name": "浜の広場", "address": {
                "@type": "PostalAddress",
                "streetAddress": "新潟県みなと市浜1",
                "addressRegion": "新潟県",
                "addressCountry": "JP",
            }}],
            "url": "https://minato.example/events/morning.html",
            "organizer": {"@type": "Organization", "name": "浜の会"},
            "offers": {
                "@type": "Offer", "price": 500, "priceCurrency": "JPY",
                "url": "https://minato.example/events/morning.html",
            },
        })
    );
}

#[test]
fn the_page_of_an_event_says_the_address_of_its_place() {
    let place =
        "---\ntitle: 浜の広場\nkind: community-centre\naddress: 新潟県みなと市浜1\nregions: [niigata]\n---\n";
    let event = "---\ntitle: 朝の浜\nstarts: 2026-05-02\nplace_id: square\n---\n";
    let files = [("content/places/square.md", place), ("content/events/morning.md", event)];
    let built = Portal::new("", &files).build(&[]);
    let said = &of_type(&built, "events/morning.html", "Event")[0];
    assert_eq!(said["location"][0]["address"]["streetAddress"], "新潟県みなと市浜1");
    let html = text(&built, "events/morning.html");
    let page = html.split("<main").nth(1).expect("a text");
    assert!(page.contains("新潟県みなと市浜1"), "{page}");
}

#[test]
fn an_event_on_the_web_that_is_called_off_says_both() {
    let event = "---\ntitle: 夜の会\nstarts: 2026-05-10\nends: 2026-05-11\nplace: {mode: remote, url: 'https://yoru.example/'}\ncancelled: true\nfee: 無料\n---\n";
    let built = Portal::new("", &[("content/events/night.md", event)]).build(&[]);
    let said = &of_type(&built, "events/night.html", "Event")[0];
    assert_eq!(said["eventStatus"], "https://schema.org/EventCancelled");
    assert_eq!(said["eventAttendanceMode"], "https://schema.org/OnlineEventAttendanceMode");
    assert_eq!(said["location"], json!([{"@type": "VirtualLocation", "url": "https://yoru.example/"}]));
    assert_eq!((&said["startDate"], &said["endDate"]), (&json!("2026-05-10"), &json!("2026-05-11")));
    assert_eq!((&said["offers"]["price"], &said["isAccessibleForFree"]), (&json!(0), &json!(true)));
}

#[test]
fn an_event_that_is_over_or_nowhere_is_not_told() {
    let on = |event: &str, day: &str| {
        let portal = Portal::new("", &[("content/events/night.md", event)]);
        of_type(&portal.build(&["--as-of", day]), "events/night.html", "Event").len()
    };
    let event = "---\ntitle: 夜の会\nstarts: 2026-05-10\nplace: {name: 浜の広場}\nregions: [niigata]\n---\n";
    assert_eq!((on(event, "2026-05-10"), on(event, "2026-05-11")), (1, 0));
    let nowhere = event.replace("place: {name: 浜の広場}\n", "");
    assert_eq!(on(&nowhere, "2026-05-10"), 0, "no place is known");
    let undated = event.replace("starts: 2026-05-10", "when: 秋ごろ");
    assert_eq!(on(&undated, "2026-05-10"), 0, "no day is known");
}

#[test]
fn a_story_is_told_by_the_name_that_its_page_shows() {
    let story = |more: &str| {
        format!(
            "---\ntitle: 海の話\nperson: {{name: 浜口ミツ, reading: はまぐちみつ, pen_name: みなみ}}\npublished: 2026-03-01\n{more}consent: {{given: 2026-01-01, media: [web]}}\n---\n本文です。\n"
        )
    };
    let portal = Portal::new(
        "",
        &[
            ("content/stories/a.md", &story("")),
            ("content/stories/b.md", &story("author: 浜の聞き書き隊\nupdated: 2026-04-02\n")),
        ],
    );
    let built = portal.build(&[]);
    let own = &of_type(&built, "stories/a.html", "Article")[0];
    assert_eq!(own["author"], json!({"@type": "Person", "name": "みなみ"}));
    assert_eq!((&own["datePublished"], &own["inLanguage"]), (&json!("2026-03-01"), &json!("ja")));
    let heard = &of_type(&built, "stories/b.html", "Article")[0];
    assert_eq!(heard["author"], json!({"@type": "Person", "name": "浜の聞き書き隊"}));
    assert_eq!(heard["about"], json!({"@type": "Person", "name": "みなみ"}));
    assert_eq!(heard["dateModified"], "2026-04-02");
    assert_eq!(built.holding("浜口ミツ"), Vec::<&str>::new());
}

#[test]
fn groups_help_places_and_regions_say_what_they_are() {
    let portal = Portal::new(
        "",
        &[
            (
                "content/groups/hama.md",
                "---\ntitle: 浜の会\nkind: npo\nfounded: 1999\nregions: [niigata]\nchannels: [{type: x, url: 'https://x.example/hama'}, {type: line}]\n---\n海を見ます。\n",
            ),
            (
                "content/programs/move.md",
                "---\ntitle: 引っこしの補助\nkind: subsidy\nprovider: みなと市\nwho: 移り住む人\napply: {until: 2026-05-01}\n---\n",
            ),
            (
                "content/places/cafe.md",
                "---\ntitle: 浜の茶屋\nkind: cafe\naddress: 新潟県みなと市浜2\nurl: 'https://cafe.example/'\n---\n",
            ),
        ],
    );
    let built = portal.build(&[]);
    assert_eq!(
        of_type(&built, "groups/hama.html", "Organization"),
        [json!({
            "@type": "Organization",
            "name": "浜の会",
            "url": "https://minato.example/groups/hama.html",
            "description": "海を見ます。",
            "foundingDate": "1999",
            "sameAs": ["https://x.example/hama"],
            "areaServed": [{
                "@type": "AdministrativeArea", "name": "新潟県",
                "url": "https://minato.example/regions/niigata.html",
            }],
        })]
    );
    assert_eq!(
        of_type(&built, "programs/move.html", "GovernmentService"),
        [json!({
            "@type": "GovernmentService",
            "name": "引っこしの補助",
            "serviceType": "補助金・助成金",
            "url": "https://minato.example/programs/move.html",
            "provider": {"@type": "Organization", "name": "みなと市"},
            "audience": {"@type": "Audience", "audienceType": "移り住む人"},
        })]
    );
    assert_eq!(
        of_type(&built, "places/cafe.html", "Place"),
        [json!({
            "@type": "Place",
            "name": "浜の茶屋",
            "address": {
                "@type": "PostalAddress", "streetAddress": "新潟県みなと市浜2", "addressCountry": "JP",
            },
            "url": "https://minato.example/places/cafe.html",
            "sameAs": "https://cafe.example/",
        })]
    );
    assert_eq!(
        of_type(&built, "regions/niigata.html", "AdministrativeArea"),
        [json!({
            "@type": "AdministrativeArea", "name": "新潟県",
            "url": "https://minato.example/regions/niigata.html",
        })]
    );
    let later = portal.build(&["--as-of", "2026-05-02"]);
    assert_eq!(of_type(&later, "programs/move.html", "GovernmentService"), [] as [Value; 0]);
}

#[test]
fn the_site_says_how_it_is_searched_and_pages_where_they_stand() {
    let group = "---\ntitle: 浜の会\nkind: npo\n---\n";
    let files = [("content/groups/hama.md", group)];
    let built = Portal::new("description: 海のまち\n", &files).build(&[]);
    assert_eq!(
        said(&built, "index.html"),
        [json!({
            "@type": "WebSite",
            "name": "みなと",
            "url": "https://minato.example/",
            "inLanguage": "ja",
            "description": "海のまち",
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": "https://minato.example/search.html?q={search_term_string}",
                },
                "query-input": "required name=search_term_string",
            },
        })]
    );
    assert_eq!(
        of_type(&built, "groups/hama.html", "BreadcrumbList")[0]["itemListElement"],
        json!([
            {"@type": "ListItem", "position": 1, "name": "ホーム", "item": "https://minato.example/"},
            {"@type": "ListItem", "position": 2, "name": "仲間", "item": "https://minato.example/groups/"},
            {"@type": "ListItem", "position": 3, "name": "浜の会",
             "item": "https://minato.example/groups/hama.html"},
        ])
    );
    let without = Portal::new("search: {enabled: false}\n", &files).build(&[]);
    assert_eq!(said(&without, "index.html")[0].get("potentialAction"), None);
    assert_eq!(said(&without, "404.html"), [] as [Value; 0]);
}
