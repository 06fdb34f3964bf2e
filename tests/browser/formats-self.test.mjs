// Each check of formats passes on a small folder and reports each fault that is put into it.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkCatalogue, checkExpansion, checkTypes } from './checks/json-ld.mjs';
import { checkJsonFeeds, checkManifest, checkMaps } from './checks/json-files.mjs';
import { checkRichResults } from './checks/rich-results.mjs';
import { checkSharePictures } from './checks/share-pictures.mjs';
import { checkVisible } from './checks/visible.mjs';
import { checkAtom, checkSitemaps } from './checks/xml-files.mjs';
import { startChromium } from './lib/chromium.mjs';
import { THEME } from './lib/drawings.mjs';
import { expectNone, format } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { saidIn } from './lib/structured.mjs';

const BASE = 'https://kaze.example/';
const JOB = {
  '@type': 'JobPosting', title: '喫茶の手伝い', description: '<p>朝の支度をします。</p>', datePosted: '2026-04-01',
  hiringOrganization: { '@type': 'Organization', name: '喫茶かぜ' },
  jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', streetAddress: '風見市1番', addressCountry: 'JP' } },
  validThrough: '2026-06-10T23:59:59+09:00', employmentType: 'PART_TIME', directApply: false,
  baseSalary: { '@type': 'MonetaryAmount', currency: 'JPY', value: { '@type': 'QuantitativeValue', unitText: 'HOUR', value: 1150 } },
};
const EVENT = {
  '@type': 'Event', name: '朝の会', startDate: '2026-05-02T09:00:00+09:00', endDate: '2026-05-02', eventStatus: 'https://schema.org/EventScheduled',
  location: [{ '@type': 'VirtualLocation', url: 'https://kaze.example/asa' }],
};
const WORDS = '喫茶の手伝い 朝の支度をします。 喫茶かぜ 風見市1番 2026年4月1日 6月10日まで 時給 1,150円 朝の会 <time datetime="2026-05-02">土曜</time>';
const page = ({ things = [JOB, EVENT], words = WORDS, image = 'share.png', width = 1200, card = 'summary_large_image' } = {}) => `<!doctype html><html lang="ja"><head><title>風</title>
<meta property="og:title" content="風"><meta property="og:image" content="${BASE}${image}"><meta property="og:image:alt" content="絵">
<meta property="og:image:width" content="${width}"><meta property="og:image:height" content="630"><meta name="twitter:card" content="${card}">
<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@graph': things })}</script></head>
<body><p hidden>隠れた言葉</p><main>${words}</main></body></html>`;
const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja"><id>tag:kaze.example,2026:feed</id><title>風</title><updated>2026-05-01T00:00:00+09:00</updated>
<link rel="self" type="application/atom+xml" href="${BASE}feed/site.xml"/><author><name>風の会</name></author>
<entry><id>tag:kaze.example,2026:jobs/cafe</id><title>喫茶</title><link rel="alternate" type="text/html" href="${BASE}jobs/cafe.html"/><updated>2026-05-01T00:00:00+09:00</updated></entry></feed>`;
const SITEMAP = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>${BASE}</loc><lastmod>2026-05-01</lastmod><xhtml:link rel="alternate" hreflang="en" href="${BASE}en/"/></url></urlset>`;
const PARTS = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>${BASE}sitemap-1.xml</loc></sitemap>
</sitemapindex>
`;
const FEED = { version: 'https://jsonfeed.org/version/1.1', title: '風', home_page_url: BASE, items: [{ id: 'a', url: `${BASE}a.html`, content_text: '朝', date_modified: '2026-05-01T00:00:00+09:00' }] };
const MANIFEST = { name: '風', lang: 'ja', start_url: './', scope: './', display: 'minimal-ui', theme_color: '#123456', background_color: 'white', icons: [{ src: 'share.png', type: 'image/png', sizes: '1200x630' }] };
const DCAT = { dcat: 'http://www.w3.org/ns/dcat#' };
const CATALOGUE = { '@context': DCAT, '@id': `${BASE}data/`, '@type': 'dcat:Catalog', 'dcat:dataset': [{ '@type': 'dcat:Dataset',
  'dcat:distribution': [{ '@type': 'dcat:Distribution', 'dcat:downloadURL': { '@id': `${BASE}data/places.geojson` } }] }] };
const MAP = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: '館' }, geometry: { type: 'Point', coordinates: [139.7, 35.6] } }] };

let work;
let browser;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-formats-self-'));
  browser = await startChromium();
});
after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

/** The folder with one file in another form. */
function folder(changed = {}) {
  const root = mkdtempSync(join(work, 'f-'));
  const files = {
    'index.html': page(), 'feed/site.xml': ATOM, 'sitemap.xml': PARTS, 'sitemap-1.xml': SITEMAP, 'feed/site.json': JSON.stringify(FEED),
    'manifest.webmanifest': JSON.stringify(MANIFEST), 'data/places.geojson': JSON.stringify(MAP), 'data/catalogue.jsonld': JSON.stringify(CATALOGUE), ...changed,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  cpSync(join(THEME, 'assets/share.png'), join(root, 'share.png'));
  cpSync(join(THEME, 'assets/icon-180.png'), join(root, 'small.png'));
  writeFileSync(join(root, 'broken.png'), readFileSync(join(THEME, 'assets/share.png')).subarray(0, 20));
  return openFolder(root);
}

const things = (of) => saidIn(of).flatMap(({ path, things: all }) => all.map((thing) => ({ path, thing })));
const CHECKS = {
  expansion: (of) => checkExpansion(saidIn(of).flatMap(({ path, documents }) => documents.map((document) => ({ path, document })))),
  types: (of) => checkTypes(things(of)),
  catalogue: async (of) => (await checkCatalogue(of)).findings,
  'rich results': (of) => checkRichResults(things(of)),
  visible: (of) => checkVisible(saidIn(of), BASE),
  'share pictures': async (of) => (await checkSharePictures(browser, of, saidIn(of), BASE)).findings,
  atom: async (of) => (await checkAtom(of)).findings,
  sitemap: async (of) => (await checkSitemaps(of)).findings,
  'JSON feed': (of) => checkJsonFeeds(of).findings,
  manifest: (of) => checkManifest(of).findings,
  map: (of) => checkMaps(of).findings,
};
const withThings = (...all) => ({ 'index.html': page({ things: all }) });
const without = (value, key) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
const json = (path, value) => ({ [path]: JSON.stringify(value) });

/** What is changed, and what the check must then say. */
const FAULTS = {
  expansion: [
    [withThings({ ...JOB, salaryOfDreams: 'x' }), /salaryOfDreams/],
    [withThings({ title: 'x' }), /no type|Dropping|title/],
    [{ 'index.html': page().replace('https://schema.org"', 'https://other.example/"') }, /other\.example/],
  ],
  types: [
    [withThings({ ...JOB, hiringOrganization: { '@type': 'PostalAddress', name: 'x' } }), /PostalAddress/],
    [withThings({ ...EVENT, startTime: '9:00' }), /startTime/],
    [withThings({ ...EVENT, eventStatus: 'https://schema.org/EventForgotten' }), /EventForgotten/],
  ],
  catalogue: [
    [json('data/catalogue.jsonld', { ...CATALOGUE, unknown: 'x' }), /safe|dropp|unknown/i],
    [{ 'data/catalogue.jsonld': JSON.stringify(CATALOGUE).replace('places.geojson', 'gone.csv') }, /gone\.csv is not there/],
    [json('data/catalogue.jsonld', { ...CATALOGUE, 'dcat:dataset': [] }), /names no data set/],
  ],
  'rich results': [
    [withThings(without(JOB, 'datePosted')), /datePosted: undefined/],
    [withThings({ ...JOB, validThrough: '6月10日' }), /validThrough: "6月10日"/],
    [withThings({ ...JOB, employmentType: 'SOMETIMES' }), /SOMETIMES/],
    [withThings(without(JOB, 'jobLocation')), /neither jobLocation nor TELECOMMUTE/],
    [withThings({ ...without(JOB, 'jobLocation'), jobLocationType: 'TELECOMMUTE' }), /neither/],
    [withThings({ ...EVENT, location: [] }), /location: \[\]/],
    [withThings({ ...EVENT, endDate: '2026-04-01' }), /ends before it starts/],
    [withThings({ '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 2, name: 'x', item: BASE }] }), /itemListElement/],
  ],
  visible: [
    [{ 'index.html': page({ words: WORDS.replace('喫茶かぜ', '') }) }, /JobPosting\.name is not on the page: "喫茶かぜ"/],
    [{ 'index.html': page({ words: WORDS.replace('1,150', '1,200') }) }, /1150/],
    [{ 'index.html': page({ words: WORDS.replace('6月10日', '6月11日') }) }, /validThrough/],
    [{ 'index.html': page({ words: WORDS.replace('支度', '片付け') }) }, /description/],
    [{ 'index.html': page({ words: WORDS.replaceAll('市', 'し') }) }, /addressCountry/],
    [withThings({ ...JOB, title: '隠れた言葉' }), /隠れた言葉/],
    [withThings({ ...EVENT, url: 'https://elsewhere.example/' }), /elsewhere/],
  ],
  'share pictures': [
    [{ 'index.html': page({ image: 'small.png' }) }, /small\.png has 180x180 pixels, not 1200x630/],
    [{ 'index.html': page({ image: 'broken.png' }) }, /0x0 pixels/],
    [{ 'index.html': page({ image: 'missing.png' }) }, /no picture of the site/],
    [{ 'index.html': page({ width: 1300 }) }, /1200x630, not 1300x630|1200x630 pixels, not 1300x630/],
    [{ 'index.html': page({ card: 'summary' }) }, /not large/],
    [{ 'index.html': page().replace('og:image"', 'og:pic"') }, /no address of the site: undefined/],
  ],
  atom: [
    [{ 'feed/site.xml': ATOM.replace('<updated>2026-05-01T00:00:00+09:00</updated>', '') }, /feed\/site\.xml/],
    [{ 'feed/site.xml': ATOM.replace('2026-05-01T00:00:00+09:00', '2026-05-01') }, /updated/],
    [{ 'feed/site.xml': ATOM.replace('<author><name>風の会</name></author>', '') }, /feed/],
    [{ 'feed/site.xml': ATOM.replace('喫茶', '喫茶 & 茶') }, /site\.xml/],
  ],
  sitemap: [
    [{ 'sitemap.xml': SITEMAP.replace('<lastmod>2026-05-01', '<lastmod>5月1日') }, /lastmod/],
    [{ 'sitemap.xml': SITEMAP.replace('<loc>', '<address>').replace('</loc>', '</address>') }, /address/],
    [{ 'sitemap.xml': SITEMAP.replace('rel="alternate"', 'rel="canonical"') }, /rel/],
    [{ 'sitemap.xml': SITEMAP.replace('href="https:', 'href="ftp:') }, /href/],
    [{ 'sitemap.xml': PARTS.replace('<loc>', '<address>').replace('</loc>', '</address>') }, /sitemap\.xml.*address/],
    [{ 'sitemap.xml': PARTS.replace('https:', 'ftp:') }, /loc/],
    [{ 'sitemap.xml': PARTS.replace(/<sitemap>.*<\/sitemap>/, '') }, /sitemapindex/],
  ],
  'JSON feed': [
    [json('feed/site.json', { ...FEED, items: [without(FEED.items[0], 'content_text')] }), /content_text|content_html/],
    [json('feed/site.json', { ...FEED, version: '1' }), /version/],
    [json('feed/site.json', { ...FEED, items: [{ ...FEED.items[0], date_modified: '2026-05-01' }] }), /date_modified/],
  ],
  manifest: [
    [json('manifest.webmanifest', without(MANIFEST, 'name')), /name/],
    [json('manifest.webmanifest', { ...MANIFEST, icons: [{ src: 'gone.png', type: 'image/png' }] }), /gone\.png is not there/],
    [json('manifest.webmanifest', { ...MANIFEST, start_url: '/' }), /start_url/],
  ],
  map: [
    [json('data/places.geojson', { ...MAP, features: [{ ...MAP.features[0], geometry: { type: 'Point', coordinates: ['139.7', '35.6'] } }] }), /coordinates/],
    [json('data/places.geojson', { ...MAP, features: [{ ...MAP.features[0], geometry: { type: 'Point', coordinates: [35.6, 139.7] } }] }), /no longitude and latitude/],
    [json('data/places.geojson', { type: 'Features', features: [] }), /type/],
  ],
};

for (const [name, check] of Object.entries(CHECKS)) {
  describe(`the check of formats: ${name}`, () => {
    it('passes what is right', async () => expectNone(await check(folder())));
    FAULTS[name].forEach(([changed, expected], number) => {
      it(`reports fault ${number + 1}: ${expected.source}`, async () => {
        const findings = (await check(folder(changed))).map(format);
        assert.ok(findings.some((text) => expected.test(text)), `expected ${expected}, got:\n${findings.join('\n') || 'nothing'}`);
      });
    });
  });
}
