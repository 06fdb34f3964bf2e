// Every number on the first page and on the pages of regions, held against the list behind it, in a portal that has
// more records than a page shows.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { buildMultiplied } from './lib/multiplied-portal.mjs';

const DAY = '2026-05-01';
const MOST_BYTES = 200 * 1024;
const KINDS = ['jobs', 'events', 'stories', 'groups', 'programs', 'places'];

let chromium;
let work;
let folder;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-region-'));
  folder = buildMultiplied(work);
  chromium = await startChromium();
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Opens a page as a reader of the day sees it, and answers what `read` finds there. */
async function see(path, read, { query = '', ...options } = {}) {
  const context = await onDay(chromium, DAY).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    await page.goto(fileAddress(folder, path) + query);
    return await read(page);
  } finally {
    await context.close();
  }
}

/** The cards of all pages of a list, as they stand without scripts. */
async function cardsOf(path) {
  let count = 0;
  for (let next = path; next;) {
    const read = (page) => page.evaluate(() => ({
      cards: [...document.querySelectorAll('main [data-item]')].filter((item) => !item.hidden).length,
      next: document.querySelector('main .pagination a[rel=next]')?.getAttribute('href') ?? null,
    }));
    const seen = await see(next, read, { javaScriptEnabled: false });
    count += seen.cards;
    next = seen.next && new URL(seen.next, `file:///${next}`).pathname.slice(1);
  }
  return count;
}

describe('numbers and the lists behind them', () => {
  it('leads from each answer of the first page to as many records as it says', async () => {
    const doors = (page) => page.evaluate(() => [...document.querySelectorAll('.entry h3 a')].map((door) => ({
      path: door.getAttribute('href'),
      number: Number.parseInt(door.querySelector('.count').textContent, 10),
    })));
    const found = await see('index.html', doors, { javaScriptEnabled: false });
    assert.ok(found.length >= 10, JSON.stringify(found));
    for (const { path, number } of found) assert.equal(await cardsOf(path), number, path);
    // With scripts the same list can be filtered further, and begins with as many.
    for (const { path, number } of found) {
      const query = await see(path, (page) => page.getAttribute('.refine-link a', 'href'));
      const address = new URL(query, `file:///${path}`);
      const counted = async (page) => {
        await page.waitForFunction(() => /\d/.test(document.querySelector('[data-status]')?.textContent ?? ''));
        return page.evaluate(() => Number(document.querySelector('[data-status]').textContent.replaceAll(',', '').match(/\d+/)[0]));
      };
      assert.equal(await see(address.pathname.slice(1), counted, { query: address.search }), number, `${path} by ${query}`);
    }
  });

  it('shows every kind on the page of a region, and leads to all of it', async () => {
    const sections = (page) => page.evaluate(() => [...document.querySelectorAll('main > article > .section[id]')].map((part) => ({
      id: part.id,
      shown: [...part.querySelectorAll('[data-item]')].filter((item) => !item.hidden).length,
      number: Number.parseInt(part.querySelector('h2 .count')?.textContent ?? '', 10),
      path: part.querySelector('.more a')?.getAttribute('href') ?? null,
    })));
    const read = (page) => Promise.all([sections(page), page.evaluate(() => [...document.querySelectorAll('.numbers a')].map((link) => [link.getAttribute('href').slice(1), Number(link.querySelector('strong').textContent.replaceAll(',', ''))]))]);
    const [found, numbers] = await see('regions/miohama.html', read, { javaScriptEnabled: false });
    const kinds = found.filter(({ id }) => KINDS.includes(id));
    assert.deepEqual(kinds.map(({ id }) => id), KINDS);
    assert.deepEqual(numbers, kinds.map(({ id, number }) => [id, number]));
    for (const { id, shown, number, path } of kinds) {
      assert.equal(shown, Math.min(3, number), id);
      if (number > 3) assert.equal(await cardsOf(new URL(path, 'file:///regions/miohama.html').pathname.slice(1)), number, id);
    }
    assert.ok(kinds.filter(({ path }) => path).length >= 5, JSON.stringify(kinds));
  });

  it('keeps the first page and the pages of regions light', () => {
    const hubs = folder.pages.filter((path) => /^regions\/[\w-]+\.html$/.test(path));
    assert.ok(hubs.length > 8, hubs.join());
    const heavy = ['index.html', 'en/index.html', ...hubs].filter((path) => Buffer.byteLength(folder.text(path)) > MOST_BYTES);
    assert.deepEqual(heavy, []);
  });
});

describe('the map of ties', () => {
  it('says the same as the table beside it, without scripts', async () => {
    const read = (page) => page.evaluate(() => {
      const short = (name) => name.replace(/(?<=..)[都府県]$/u, '');
      const tiles = [...document.querySelectorAll('.ties__tied')].map((tile) => [tile.nextElementSibling.textContent, tile.nextElementSibling.nextElementSibling.textContent].join(' '));
      const rows = [...document.querySelectorAll('.ties__words tbody tr')].map((row) => [short(row.querySelector('th').textContent), row.querySelector('.ties__number').textContent].join(' '));
      return { tiles: tiles.sort(), rows: rows.sort(), cords: document.querySelectorAll('.ties__cord').length, alternative: document.querySelector('.ties__map').getAttribute('aria-label') };
    });
    const { tiles, rows, cords, alternative } = await see('regions/miohama.html', read, { javaScriptEnabled: false });
    assert.ok(rows.length >= 10, rows.join());
    assert.deepEqual(tiles, rows);
    assert.equal(cords, 2 * rows.length);
    assert.equal(alternative, '澪浜市と、つながる土地を、線で結んだ日本の図。土地の名前と数は、表に書いています。');
  });
});
