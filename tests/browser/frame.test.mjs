// The frame of every page: one row of navigation, a menu that opens under the finger, a page that begins high up,
// and a name that breaks between words alone.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, startChromium } from './lib/chromium.mjs';
import { buildPortal } from './lib/small-portal.mjs';

const DAY = '2026-05-01';
// Eight to 24 letters, with the words between which a line may end.
const NAMES = [
  ['しおみはら縁だより', ['しおみはら', '縁だより']],
  ['みおはま縁側', ['みおはま', '縁側']],
  ['おりかぜ縁結びひろば', ['おりかぜ', '縁結びひろば']],
  ['汐路県ふるさとネットワーク', ['汐路県ふるさと', 'ネットワーク']],
  ['澪浜市と汐路県の縁をつなぐ仲間と仕事のひろば', ['澪浜市と', '汐路県の', '縁をつなぐ', '仲間と', '仕事の', 'ひろば']],
];

const record = (fields) => `---\n${Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n')}\n---\n本文です。\n`;
const RECORDS = {
  'content/groups/kai.md': record({ title: '会', kind: 'npo', regions: ['niigata'] }),
  'content/jobs/mise.md': record({ title: '店の手伝い', employer: { name: '店' }, contract: 'volunteer', regions: ['niigata'], posted: '2026-04-01', apply: { how: '電話で', tel: '0300-00-1355' } }),
  'content/stories/hanashi.md': record({ title: '話', person: { pen_name: '港' }, consent: { given: '2026-01-01', media: ['web'] }, regions: ['niigata'] }),
  'content/events/ichi.md': record({ title: '市', starts: '2026-06-01', regions: ['niigata'] }),
  'content/programs/josei.md': record({ title: '助成', kind: 'subsidy', provider: '市', regions: ['niigata'] }),
  'content/places/ie.md': record({ title: '家', kind: 'other', kind_name: '家', regions: ['niigata'] }),
};
for (const path of Object.keys(RECORDS)) {
  RECORDS[path.replace('.md', '.en.md')] = record({ title: 'A translated title of some length' });
  RECORDS[path.replace('.md', '.ja-easy.md')] = record({ title: 'やさしい ことばの だいめい' });
}
const PAGES = ['このサイトについて', 'はじめの一歩', '個人の情報', '読みやすさ', 'サイトの約束', '問い合わせ先'];
const pages = (place) => Object.fromEntries(PAGES.flatMap((title, number) => [
  [`content/pages/p${number}.md`, record({ title, menu: { order: number, place } })],
  [`content/pages/p${number}.en.md`, record({ title: `Page number ${number}` })],
  [`content/pages/p${number}.ja-easy.md`, record({ title: `${number}ばんめの ページ` })],
]));
const notice = 'announcement: {text: 市役所の窓口は、八月十三日から八月十六日までお休みです。電話の相談は、ふだんのとおり受け付けています。}\n';
const site = (name, more = '') => ({ 'site.yaml': `title: ${name}\nbase_url: https://portal.example.jp/\nlanguages: [ja, ja-easy, en]\n${more}`, ...RECORDS });

let browser;
let work;
const built = {};
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-frame-'));
  browser = await startChromium();
  const build = (name, files) => { built[name] = buildPortal(join(work, name), files, DAY); };
  build('header', { ...site('みおはま縁側', notice), ...pages('header') });
  build('footer', { ...site('みおはま縁側'), ...pages(undefined) });
  build('emergency', site('みおはま縁側', 'announcement: {text: 津波警報が出ています。高いところへ。, kind: emergency}\n'));
  NAMES.forEach(([name], number) => build(`name-${number}`, site(name)));
});
after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Opens a page of a portal in a window of that width, and answers what `look` finds. */
async function seen(portal, path, width, look, options = {}) {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 800 }, locale: 'ja', ...options });
  try {
    const page = await context.newPage();
    await page.goto(fileAddress(built[portal], path));
    return await look(page);
  } finally {
    await context.close();
  }
}

const rect = (page, selector) => page.locator(selector).evaluate((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
});

const LANGUAGES = ['', 'ja-easy/', 'en/'];
const RECORD_PAGES = ['jobs/mise.html', 'groups/kai.html', 'stories/hanashi.html', 'events/ichi.html', 'programs/josei.html', 'places/ie.html', 'p0.html', 'jobs/index.html'];

describe('the frame', () => {
  it('has one row of navigation in wide windows, with seven kinds and six pages in three languages', async () => {
    for (const portal of ['header', 'footer']) {
      for (const language of LANGUAGES) {
        for (const width of [960, 1024, 1280, 1366]) {
          const found = await seen(portal, `${language}jobs/index.html`, width, (page) => page.evaluate(() => {
            const row = [...document.querySelectorAll('.menu__row > li')].map((item) => item.getBoundingClientRect()).filter((box) => box.height > 0);
            const bar = ['.brand', '.tongues', '.seek form'].map((part) => document.querySelector(part).getBoundingClientRect());
            return { entries: row.length, rows: new Set(row.map((box) => box.top)).size, bar: bar.every((box) => box.top < 60), button: document.querySelector('.menu > summary').checkVisibility(), wide: document.scrollingElement.scrollWidth };
          }));
          const label = `${portal} ${language} at ${width}`;
          assert.equal(found.rows, 1, `${label}: ${found.rows} rows`);
          assert.ok(found.entries >= 6, `${label}: ${found.entries} entries`);
          assert.equal(found.bar, true, `${label}: the bar has two rows`);
          assert.equal(found.button, false, label);
          assert.ok(found.wide <= width, label);
        }
      }
    }
  });

  it('leads to every page from everywhere', async () => {
    for (const portal of ['header', 'footer']) {
      const links = await seen(portal, 'jobs/mise.html', 1280, (page) => page.evaluate(() => [...document.querySelectorAll('.menu a, .site-footer nav a')].map((link) => link.getAttribute('href'))));
      for (let number = 0; number < PAGES.length; number += 1) {
        assert.equal(links.filter((href) => href === `../p${number}.html`).length, 1, `p${number} in ${portal}`);
      }
    }
    const menu = await seen('footer', 'index.html', 1280, (page) => page.locator('.menu__row').innerText());
    assert.equal(PAGES.some((title) => menu.includes(title)), false, menu);
  });

  it('opens what has no room behind a button, over the page', async () => {
    await seen('header', 'jobs/mise.html', 960, async (page) => {
      const before = await rect(page, 'h1');
      const links = page.locator('.menu__more li a');
      assert.equal(await links.first().isVisible(), false);
      await page.locator('.menu__more summary').click();
      assert.equal(await links.last().isVisible(), true);
      assert.deepEqual(await rect(page, 'h1'), before);
      await page.keyboard.press('Escape');
      assert.equal(await links.first().isVisible(), false);
    });
  });

  it('begins the page high up', async () => {
    for (const language of LANGUAGES) {
      for (const path of RECORD_PAGES) {
        for (const [width, most] of [[1280, 230], [390, 200]]) {
          const { y } = await seen('header', language + path, width, (page) => rect(page, 'h1'));
          assert.ok(y <= most, `${language}${path} at ${width}: the heading begins at ${y}`);
        }
      }
    }
  });

  it('opens the menu of a telephone over the page, and its button stays', async () => {
    for (const javaScriptEnabled of [true, false]) {
      for (const width of [320, 390, 768]) {
        await seen('header', 'jobs/mise.html', width, async (page) => {
          const parts = ['.menu > summary', '.brand', 'h1'];
          const before = await Promise.all(parts.map((part) => rect(page, part)));
          await page.locator('.menu > summary').click();
          assert.deepEqual(await Promise.all(parts.map((part) => rect(page, part))), before, `at ${width}`);
          for (const text of ['仕事', '問い合わせ先', 'English']) {
            assert.equal(await page.locator('.menu__panel').getByText(text, { exact: true }).isVisible(), true, `${text} at ${width}`);
          }
          assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), true);
          if (javaScriptEnabled) {
            await page.keyboard.press('Escape');
            assert.equal(await page.locator('.menu__panel').isVisible(), false);
          }
        }, { javaScriptEnabled });
      }
    }
  });

  it('shows the notice in full on the first page and in one line behind it', async () => {
    for (const width of [390, 1280]) {
      const first = await seen('header', 'index.html', width, (page) => rect(page, '.announcement__text'));
      const behind = await seen('header', 'jobs/mise.html', width, (page) => rect(page, '.announcement'));
      assert.ok(behind.height <= 46, `${behind.height} at ${width}`);
      if (width === 390) assert.ok(first.height > 90, `${first.height}`);
    }
    await seen('header', 'jobs/mise.html', 390, async (page) => {
      await page.locator('.announcement a').click();
      assert.match(page.url(), /\/index\.html#notice$/);
    });
  });

  it('shows an emergency in full above everything on every page, on paper too', async () => {
    for (const path of ['index.html', 'jobs/mise.html', 'en/jobs/mise.html', 'search.html']) {
      await seen('emergency', path, 390, async (page) => {
        const banner = await rect(page, '.announcement--emergency');
        const header = await rect(page, '.site-header');
        assert.equal(banner.y, 0, path);
        assert.equal(header.y, banner.height, path);
        assert.equal(await page.locator('.announcement__text').evaluate((text) => text.scrollWidth <= text.clientWidth), true);
        await page.emulateMedia({ media: 'print' });
        assert.equal(await page.locator('.announcement--emergency').isVisible(), true);
      });
    }
  });

  it('breaks the name of a portal between words alone', async () => {
    for (const [number, [name, words]] of NAMES.entries()) {
      for (const width of [320, 360, 390, 960]) {
        const lines = await seen(`name-${number}`, 'jobs/index.html', width, (page) => page.locator('.brand__name').evaluate((element) => {
          const letters = [];
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            for (let at = 0; at < walker.currentNode.length; at += 1) {
              const range = document.createRange();
              range.setStart(walker.currentNode, at);
              range.setEnd(walker.currentNode, at + 1);
              letters.push([walker.currentNode.data[at], Math.round(range.getBoundingClientRect().top)]);
            }
          }
          return letters.reduce((lines, [letter, top], at) => {
            if (at === 0 || top > letters[at - 1][1] + 4) lines.push('');
            lines[lines.length - 1] += letter;
            return lines;
          }, []);
        }));
        const ends = new Set(words.map((_, count) => words.slice(0, count + 1).join('')));
        const sums = lines.map((_, count) => lines.slice(0, count + 1).join(''));
        assert.equal(sums.at(-1), name);
        for (const sum of sums) assert.ok(ends.has(sum), `${lines.join(' / ')} at ${width}`);
        assert.ok(lines.length <= 3, `${lines.join(' / ')} at ${width}`);
      }
    }
  });

  it('has one field to search with on the page of the search', async () => {
    assert.equal(await seen('header', 'search.html', 1280, (page) => page.locator('input[type=search]').count()), 1);
    assert.equal(await seen('header', 'jobs/mise.html', 1280, (page) => page.locator('input[type=search]').count()), 1);
  });
});
