// For random texts and random substrings of them the search finds exactly what a scan by the definition finds.
// Other texts than the usual ones: SEARCH_SEED=1000 ENISHI=… node --test tests/browser/search-exact.test.mjs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, startChromium } from './lib/chromium.mjs';
import { openFolder } from './lib/folder.mjs';
import { randomQuery, seeded, writeRandomPortal } from './lib/random-portal.mjs';
import { blocksOf, divide, holds, normalise } from './lib/search-definition.mjs';
import { httpAddress, serve } from './lib/serve.mjs';

const LATER = '2026-05-15';
const SHOWN = 8;
const SEED = Number(process.env.SEARCH_SEED ?? 0);
const PORTALS = [
  { name: 'plain', seed: SEED + 11, size: 60, queries: 450 },
  { name: 'with readings and ruby', seed: SEED + 22, size: 60, queries: 350, readings: true },
  { name: 'in two languages', seed: SEED + 33, size: 60, queries: 350, languages: ['en'] },
  { name: 'in folders', seed: SEED + 44, size: 30, queries: 150, settings: 'urls: directory\n' },
];

let chromium;
let work;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-search-exact-'));
  chromium = await startChromium();
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

for (const portal of PORTALS) describe(`exact search of a portal ${portal.name}`, () => exact(portal));

function exact(portal) {
  let folder;
  let asked;
  let ways;

  before(async () => {
    const source = join(work, portal.name.replaceAll(' ', '-'));
    const { day, ends } = writeRandomPortal(source, portal);
    const root = join(source, 'public');
    execFileSync(resolve(process.env.ENISHI), ['build', source, '-o', root, '--as-of', day], { stdio: ['ignore', 'ignore', 'inherit'] });
    folder = openFolder(root);
    const pages = searchedPages(folder, ends);
    assert.ok(pages.length >= portal.size / 2, `only ${pages.length} pages are marked for search`);
    assert.deepEqual(pages.filter(({ last }) => last < day).map(({ path }) => path), [], 'pages of what is over are marked for search');
    asked = makeQueries(portal, pages, day);
    const server = await serve(folder);
    ways = { server, 'over HTTP': httpAddress(server.base, 'index.html'), 'from file://': fileAddress(folder, 'index.html') };
  });
  after(() => ways?.server.close());

  it('has queries that find something, and such that find nothing', (t) => {
    const found = asked.filter(({ expected }) => expected.length > 0).length;
    t.diagnostic(`${asked.length} queries, ${found} of them find something`);
    assert.ok(found > asked.length / 3 && found < asked.length);
  });

  for (const way of ['over HTTP', 'from file://']) {
    it(`answers as the scan does, ${way}`, async () => {
      const answers = await askAll(ways[way], asked);
      const wrong = asked.map((query, at) => compare(query, answers[at])).filter((text) => text !== null);
      assert.equal(wrong.length, 0, `seed ${portal.seed}: ${wrong.length} of ${asked.length} wrong\n${wrong.slice(0, SHOWN).join('\n')}`);
    });
  }
}

/** The pages that carry `data-search`, with their normalised blocks. */
function searchedPages(folder, ends) {
  return folder.pages.map((path) => {
    const blocks = blocksOf(folder.text(path));
    const last = ends.get(path.replace(/^en\//, '').replace(/\/index\.html$/, '.html')) ?? '9999-12-31';
    return { path, blocks, symbols: blocks.map(normalise), last, language: path.startsWith('en/') ? 'en' : 'ja', record: path.replace(/^en\//, '') };
  }).filter(({ blocks }) => blocks.length > 0);
}

function makeQueries(portal, pages, day) {
  const random = seeded(portal.seed + 1);
  const languages = portal.languages ? ['ja', 'en', 'all'] : ['ja'];
  const asked = [];
  while (asked.length < portal.queries) {
    const text = randomQuery(random, random.pick(pages).blocks);
    const query = divide(text);
    // What asks nothing lists everything; that is no question of what stands where.
    if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text)) continue;
    const options = { day: random.chance(0.8) ? day : LATER, lang: random.pick(languages) };
    const found = pages.filter(({ last, symbols }) => last >= options.day && holds(query, symbols));
    asked.push({ text, options, expected: found.filter((one) => isShown(one, found, options.lang)).map(({ path }) => path).sort() });
  }
  return asked;
}

/** All languages show each record once, in that of the page that asks, here Japanese, where that is found. */
function isShown({ language, record }, found, wanted) {
  if (wanted !== 'all') return language === wanted;
  return language === 'ja' || !found.some((other) => other.record === record && other.language === 'ja');
}

async function askAll(address, asked) {
  const context = await chromium.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    if (!await page.evaluate(() => Boolean(window.enishi?.search))) await page.addScriptTag({ url: new URL('search/enishi.js', address).href });
    return await page.evaluate(async (queries) => {
      const answers = [];
      for (const { text, options } of queries) {
        try {
          const { total, results } = await window.enishi.search(text, { ...options, limit: Infinity, excerpts: false, facets: false });
          answers.push({ total, shown: results.length, literal: results.filter((one) => !one.byReading).map((one) => one.url).sort() });
        } catch (error) {
          answers.push({ error: String(error?.stack ?? error) });
        }
      }
      return answers;
    }, asked);
  } finally {
    await context.close();
  }
}

/** What is wrong with an answer, or null. */
function compare({ text, options, expected }, answer) {
  const asked = `${JSON.stringify(text)} ${JSON.stringify(options)}`;
  if (answer.error) return `${asked}: ${answer.error}`;
  const missing = expected.filter((url) => !answer.literal.includes(url));
  const extra = answer.literal.filter((url) => !expected.includes(url));
  if (missing.length + extra.length > 0) return `${asked}: expected ${expected.length}, got ${answer.literal.length}; missing ${missing.slice(0, 4).join(' ')}; wrong ${extra.slice(0, 4).join(' ')}`;
  if (new Set(answer.literal).size !== answer.literal.length) return `${asked}: a page twice`;
  if (answer.total !== answer.shown) return `${asked}: says ${answer.total}, gives ${answer.shown}`;
  return null;
}
