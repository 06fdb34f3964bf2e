// The search page, the field of the header and the lists that can be filtered, as a reader uses them.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAxe } from './checks/axe.mjs';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { expectNone } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { httpAddress, serve } from './lib/serve.mjs';

// Words of the sample portal, and one that no page has.
const WORD = '仕事';
const OTHER_WORD = '島';
const NO_WORD = 'ぬぬぬぬ';
// Longer than the pause after a key, shorter than a reader waits.
const AFTER_KEY = 400;

let chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium?.close());

const portal = JSON.parse(process.env.ENISHI_PORTALS).find(({ depth, urls }) => depth === 'full' && urls === 'file');
if (!portal) throw new Error('no portal to search in');
describe(`search in ${portal.name} over HTTP`, () => search({ overHttp: true }));
describe(`search in ${portal.name} from file://`, () => search({ overHttp: false }));

function search({ overHttp }) {
  const folder = openFolder(portal.root);
  let server;
  let browser;
  before(async () => {
    browser = onDay(chromium, portal.asOf);
    if (overHttp) server = await serve(folder, '/alumni/');
  });
  after(() => server?.close());
  const address = (path, query = '') => (overHttp ? httpAddress(server.base, path) : fileAddress(folder, path)) + query;

  /** A page whose search has answered; anything that a script throws fails the test. */
  async function visit(path, query = '', options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const thrown = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(address(path, query));
    if (options.javaScriptEnabled !== false) await page.waitForSelector('html[data-finder-ready]');
    if (query) await answered(page);
    return { page, close: async () => { await context.close(); assert.deepEqual(thrown, []); } };
  }

  states(address);
  words(visit);
  keyboard(visit);
  addresses(visit);
  lists(visit, address);
  if (overHttp) field(visit);
  if (overHttp) narrow(visit);
}

const status = (page) => page.locator('[data-status]').innerText();
const answered = (page) => page.waitForFunction(() => document.querySelector('[data-results]').getAttribute('aria-busy') === 'false'
  && document.querySelector('[data-status]').textContent !== '');
const titles = (page) => page.locator('[data-results] h3').allTextContents();
const focused = (page) => page.evaluate(() => document.activeElement.textContent || document.activeElement.name);
const countOf = (text) => Number(/[\d,]+/.exec(text)[0].replaceAll(',', ''));
const queryOf = (page) => new URL(page.url()).searchParams;

/** Waits until what is said of the results is no longer `before`. */
async function changed(page, before) {
  await page.waitForFunction((old) => document.querySelector('[data-status]').textContent !== old, before);
  await answered(page);
  return status(page);
}

/** axe-core in every state. */
function states(address) {
  it('passes axe-core in every state', async (t) => {
    const ready = (page) => page.waitForSelector('html[data-finder-ready]');
    const open = async (page) => {
      await ready(page);
      await page.evaluate(() => document.querySelectorAll('.refine, .filter').forEach((part) => { part.open = true; }));
      await page.waitForFunction(() => document.querySelector('.filter .count').textContent !== '');
    };
    const openHeader = async (page) => {
      await ready(page);
      // What the opened field covers cannot be measured: it goes out of the way.
      await page.evaluate(() => {
        document.querySelector('.seek').open = true;
        document.querySelector('.site-header').nextElementSibling.style.marginTop = '9rem';
      });
    };
    const pages = [
      { label: 'header field open', url: address('search.html'), prepare: openHeader },
      { label: 'empty', url: address('search.html'), prepare: ready },
      { label: 'results', url: address('search.html', `?q=${WORD}`), prepare: answered },
      { label: 'results in every language', url: address('en/search.html', `?q=${OTHER_WORD}&lang=all`), prepare: answered },
      { label: 'chosen filters', url: address('search.html', '?kind=job&kind=event&sort=date'), prepare: answered },
      { label: 'filters open', url: address('search.html', `?q=${WORD}`), prepare: open },
      { label: 'nothing found', url: address('search.html', `?q=${WORD} ${NO_WORD}`), prepare: answered },
      { label: 'a list', url: address('jobs/index.html'), prepare: ready },
      { label: 'a list with filters open', url: address('jobs/index.html'), prepare: open },
      { label: 'a filtered list', url: address('jobs/index.html', '?state=open'), prepare: answered },
    ];
    const { findings, runs } = await checkAxe(onDay(chromium, portal.asOf), pages);
    t.diagnostic(`${runs} states`);
    expectNone(findings);
  });
}

/** No state needs sideways scrolling, on paper neither. */
function narrow(visit) {
  it('needs no sideways scrolling in any state: at 320 px, with 200 % text', async () => {
    const queries = ['', `?q=${WORD}`, `?q=${WORD} ${NO_WORD}`, '?kind=job&kind=event&region=miohama'];
    for (const [path, query] of [...queries.map((query) => ['search.html', query]), ['en/search.html', queries[1]], ['ja-easy/search.html', '?q=い'], ['jobs/index.html', '?state=open']]) {
      for (const [width, css] of [[320, ''], [640, ':root { font-size: 200% !important }']]) {
        const { page, close } = await visit(path, query, { viewport: { width, height: 800 }, bypassCSP: true });
        if (css) await page.addStyleTag({ content: css });
        for (const isOpen of [false, true]) {
          await page.evaluate((open) => document.querySelectorAll('.refine, .filter, .seek').forEach((part) => { part.open = open; }), isOpen);
          await page.waitForTimeout(100);
          const found = await page.evaluate(() => document.scrollingElement.scrollWidth);
          assert.ok(found <= width, `${path}${query} is ${found} px wide in ${width} px ${isOpen ? 'with filters open' : ''}`);
        }
        await close();
      }
    }
  });

  it('prints results without what only a screen can use', async () => {
    const { page, close } = await visit('search.html', `?q=${WORD}`);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['#search-q', '.refine', '.seek', '[data-sort]', '[data-more]']) assert.equal(await page.locator(part).isVisible(), false, part);
    assert.equal(await page.locator('[data-results] > li').first().isVisible(), true);
    await close();
  });
}

/** What is found and how it is told. */
function words(visit) {
  it('begins with words that all find something, and with the lists', async () => {
    for (const path of ['search.html', 'en/search.html', 'ja-easy/search.html']) {
      const { page, close } = await visit(path);
      const examples = await page.locator('[data-word]').all();
      assert.ok(examples.length > 0, `${path} has no example`);
      for (const example of examples) {
        const word = await example.innerText();
        assert.equal(new URLSearchParams(await example.getAttribute('href')).get('q'), word);
      }
      for (const word of await page.locator('[data-word]').allInnerTexts()) {
        const total = await page.evaluate(async (text) => (await window.enishi.search(text, { lang: document.querySelector('[data-finder]').dataset.lang })).total, word);
        assert.ok(total > 0, `${path}: ${word} finds nothing`);
      }
      assert.ok(await page.locator('.search__kinds a').count() > 3);
      await close();
    }
  });

  it('tells a true count and marks the hits', async () => {
    const { page, close } = await visit('search.html', `?q=${WORD}`);
    const total = await page.evaluate(async (text) => (await window.enishi.search(text, {})).total, WORD);
    assert.ok(total > 10, `only ${total} pages say ${WORD}`);
    assert.equal(await status(page), `${total}件見つかりました`);
    assert.equal((await titles(page)).length, 10);
    const marks = await page.locator('[data-results] mark').allInnerTexts();
    assert.ok(marks.length >= 5);
    assert.deepEqual([...new Set(marks)], [WORD]);
    assert.match(await page.title(), new RegExp(WORD));
    await close();
  });

  it('keeps the results while an IME composes, then changes them once', async () => {
    const { page, close } = await visit('search.html', `?q=${WORD}`);
    const before = await status(page);
    await page.evaluate(() => {
      window.changes = [];
      new MutationObserver(() => window.changes.push(document.querySelector('[data-status]').textContent))
        .observe(document.querySelector('[data-results]'), { childList: true });
    });
    const input = page.locator('#search-q');
    await input.fill('');
    await page.waitForFunction((old) => document.querySelector('[data-status]').textContent !== old, before);
    await page.evaluate(() => { window.changes.length = 0; });
    await input.focus();
    const keys = await page.context().newCDPSession(page);
    for (const text of ['s', 'し', 'しm', 'しま']) {
      await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(AFTER_KEY);
    }
    assert.deepEqual(await page.evaluate(() => window.changes), []);
    await keys.send('Input.insertText', { text: OTHER_WORD });
    await page.waitForFunction(() => window.changes.length > 0);
    await page.waitForTimeout(AFTER_KEY);
    assert.equal(await input.inputValue(), OTHER_WORD);
    assert.equal((await page.evaluate(() => window.changes)).length, 1);
    assert.equal(queryOf(page).get('q'), OTHER_WORD);
    await close();
  });

  it('says that nothing is found and offers the nearest wider question', async () => {
    const { page, close } = await visit('search.html', `?q=${WORD} ${NO_WORD}`);
    assert.equal(await status(page), `「${WORD} ${NO_WORD}」に合うページは見つかりませんでした。`);
    const offered = page.locator('.search__looser a');
    const text = await offered.innerText();
    await offered.click();
    const found = await changed(page, `「${WORD} ${NO_WORD}」に合うページは見つかりませんでした。`);
    assert.equal(countOf(found), countOf(text.replace(/「.*」/, '')));
    await close();
  });

  it('gives the whole width to an answer that nothing was found', async () => {
    const { page, close } = await visit('search.html', `?q=${WORD} ${NO_WORD}`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await status(page);
    const { width } = await page.locator('.search__main').boundingBox();
    assert.ok(width > 1000, `${width} px`);
    await close();
  });

  it('says and links the beginning of a long text that was pasted in', async () => {
    const { page, close } = await visit('search.html', `?q=${WORD}`);
    const before = await status(page);
    await page.locator('.search__input').fill('あ'.repeat(10_000));
    await page.locator('.search__input').press('Enter');
    assert.equal(await changed(page, before), `「${'あ'.repeat(60)}…」に合うページは見つかりませんでした。`);
    assert.equal(new URL(page.url()).searchParams.get('q'), 'あ'.repeat(500));
    await close();
  });

  it('finds nothing for quotation marks without a word', async () => {
    for (const [path, text, says] of [['search.html', '“', '「“」に合うページは見つかりませんでした。'], ['search.html', '""', '「""」に合うページは見つかりませんでした。'], ['en/search.html', '"', 'No page matches “"”.']]) {
      const { page, close } = await visit(path, `?q=${encodeURIComponent(text)}`);
      assert.equal(await status(page), says);
      assert.deepEqual(await titles(page), []);
      await close();
    }
  });

  it('marks what is in another language and can search all of them', async () => {
    const { page, close } = await visit('en/search.html', `?q=${OTHER_WORD}&kind=job`);
    const before = await status(page);
    const others = await page.locator('[data-others] span').innerText();
    await page.locator('[data-others] a').click();
    const all = await changed(page, before);
    assert.equal(countOf(all), countOf(others) + (Number.parseInt(before, 10) || 0));
    assert.equal(queryOf(page).get('lang'), 'all');
    const foreign = page.locator('[data-results] > li').filter({ has: page.locator('.chip--lang') }).first();
    assert.equal(await foreign.locator('.chip--lang').innerText(), '日本語');
    assert.equal(await foreign.locator('h3 a').getAttribute('lang'), 'ja');
    await close();
  });

  it('survives queries that nobody would write', async () => {
    const { page, close } = await visit('search.html');
    const odd = ['　 　', '"', '-', `-${WORD}`, '\ud800', '<script>alert(1)</script>', '(.*)+[', '\u202e\u200f', 'あ'.repeat(10000)];
    for (const text of odd) {
      await page.locator('#search-q').fill(text);
      await page.locator('#search').evaluate((form) => form.requestSubmit());
      await page.waitForTimeout(150);
      assert.equal(await page.locator('main script').count(), 0);
    }
    await page.locator('#search-q').fill(WORD);
    await page.waitForFunction(() => document.querySelectorAll('[data-results] > li').length === 10);
    await close();
  });
}

function keyboard(visit) {
  it('can be used with the keyboard alone', async () => {
    const { page, close } = await visit('search.html');
    await page.keyboard.press('/');
    assert.equal(await focused(page), 'q');
    await page.keyboard.insertText(WORD);
    await answered(page);
    await page.keyboard.press('/');
    assert.equal(await page.locator('#search-q').inputValue(), `${WORD}/`, 'a slash can be written');
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(AFTER_KEY);
    const [first, second] = await titles(page);
    for (const [key, expected] of [['ArrowDown', first], ['ArrowDown', second], ['ArrowUp', first], ['ArrowUp', 'q'], ['ArrowDown', first], ['Escape', 'q']]) {
      await page.keyboard.press(key);
      assert.equal(await focused(page), expected, key);
    }
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[data-status]').textContent === '');
    assert.equal(await page.locator('#search-q').inputValue(), '');
    await page.keyboard.insertText(WORD);
    await answered(page);
    await page.keyboard.press('ArrowDown');
    await Promise.all([page.waitForURL(/\.html$/), page.keyboard.press('Enter')]);
    const bare = (text) => text.replace(/\s/g, '');
    assert.equal(bare(await page.locator('h1').textContent()), bare(first));
    await close();
  });

  it('closes the filters on a phone with Escape', async () => {
    const { page, close } = await visit('search.html', `?q=${WORD}`, { viewport: { width: 320, height: 800 } });
    await page.locator('.refine > summary').click();
    await page.locator('[data-filter="kind"] > summary').click();
    await page.locator('[data-filter="kind"] input').first().focus();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.refine').getAttribute('open'), null);
    assert.match(await focused(page), /しぼりこむ/);
    await close();
  });
}

/** Everything that is chosen stands in the address. */
function addresses(visit) {
  it('writes what is chosen into the address; Back and Forward work', async () => {
    const { page, close } = await visit('search.html');
    await page.locator('#search-q').pressSequentially(WORD);
    const all = await changed(page, '');
    const length = await page.evaluate(() => history.length);
    const box = page.locator('[data-filter="kind"] input[value="job"]');
    const count = await page.evaluate(async (text) => (await window.enishi.search(text, { limit: 0 })).facets.kind.job, WORD);
    await page.waitForFunction((number) => {
      const item = document.querySelector('[data-filter="kind"] input[value="job"]').closest('li');
      return item.querySelector('.count').textContent === String(number);
    }, count);
    await box.check();
    const jobs = await changed(page, all);
    assert.equal(countOf(jobs), count, 'the count of a filter is the number of its results');
    assert.deepEqual([...queryOf(page)], [['q', WORD], ['kind', 'job']]);
    await page.locator('[data-sort] select').selectOption('kana');
    await page.waitForTimeout(AFTER_KEY);
    assert.equal(queryOf(page).get('sort'), 'kana');
    assert.equal(await page.evaluate(() => history.length), length + 2);
    await page.goBack();
    await page.goBack();
    assert.equal(await changed(page, jobs), all);
    assert.equal(await box.isChecked(), false);
    await page.goForward();
    assert.equal(await changed(page, all), jobs);
    assert.equal(await box.isChecked(), true);
    await close();
  });

  it('offers every kind, so that the counts of the kinds add up to what is found', async () => {
    for (const [path, label] of [['search.html', 'ご案内'], ['en/search.html', 'Information'], ['ja-easy/search.html', 'ごあんない']]) {
      const { page, close } = await visit(path, '?kind=page');
      const item = page.locator('[data-filter="kind"] li', { has: page.locator('input[value="page"]') });
      await item.locator('.count:not(:empty)').waitFor();
      assert.equal(await item.locator('input + span').innerText(), label);
      assert.equal(Number(await item.locator('.count').innerText()), countOf(await status(page)));
      assert.deepEqual([...new Set(await page.locator('.result__kind').allInnerTexts())], [label]);
      await page.locator('[data-reset]').click();
      await page.locator('#search-q').fill(path.startsWith('en') ? 'the' : 'い');
      await answered(page);
      await page.waitForTimeout(AFTER_KEY);
      const counts = await page.locator('[data-filter="kind"] li:visible .count').allInnerTexts();
      assert.ok(counts.length > 2, `only ${counts.length} kinds in ${path}`);
      assert.equal(counts.map(Number).reduce((sum, count) => sum + count), countOf(await status(page)));
      await close();
    }
  });

  it('shows the same to somebody who gets the link', async () => {
    const query = `?q=${WORD}&kind=job&kind=group&sort=date`;
    const { page, close } = await visit('search.html', query);
    const expected = await page.evaluate(async (text) => {
      const { total, results } = await window.enishi.search(text, { filters: { kind: ['job', 'group'] }, sort: 'date' });
      return [total, results.map((result) => result.title)];
    }, WORD);
    assert.deepEqual([countOf(await status(page)), await titles(page)], expected);
    assert.deepEqual(await page.locator('[data-chosen] li button > :first-child').allInnerTexts(), ['仲間', '仕事']);
    await close();
  });

  it('takes chosen filters away one by one and all at once, and keeps the focus', async () => {
    const { page, close } = await visit('search.html', '?kind=job&kind=group&kind=story');
    const chips = page.locator('[data-chosen] li button');
    await chips.first().focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(AFTER_KEY);
    assert.equal(await chips.count(), 2);
    assert.match(await focused(page), /仕事/);
    await page.locator('[data-reset]').click();
    await page.waitForTimeout(AFTER_KEY);
    assert.deepEqual([...queryOf(page)], []);
    assert.equal(await focused(page), 'q');
    assert.equal(await page.locator('[data-start]').isVisible(), true);
    await close();
  });

  it('shows more, with the page in the address, and leads back to what was opened', async () => {
    const { page, close } = await visit('search.html', `?q=${WORD}`);
    await page.locator('[data-more] a').click();
    await page.waitForFunction(() => document.querySelectorAll('[data-results] > li').length > 10);
    const shown = await titles(page);
    assert.equal(new Set(shown).size, shown.length, 'no result comes twice');
    assert.equal(await focused(page), shown[10]);
    assert.equal(queryOf(page).get('page'), '2');
    await Promise.all([page.waitForURL(/\.html$/), page.keyboard.press('Enter')]);
    await page.goBack();
    await page.waitForFunction((title) => document.activeElement.textContent === title, shown[10]);
    assert.deepEqual(await titles(page), shown);
    await close();
  });
}

function lists(visit, address) {
  it('filters a list in its place and gives it back', async () => {
    const { page, close } = await visit('jobs/index.html');
    const list = page.locator('[data-static-list]');
    assert.equal(await page.evaluate(() => 'enishi' in window), false, 'the engine is loaded before anybody asks');
    await page.locator('.refine > summary').click();
    await page.waitForFunction(() => document.querySelector('.filter .count').textContent !== '');
    const value = page.locator('[data-filter="contract"] li:visible').first();
    const count = Number(await value.locator('.count').innerText());
    await value.locator('input').check();
    await answered(page);
    assert.equal(countOf(await status(page)), count);
    assert.equal((await titles(page)).length, count);
    assert.equal(await list.isVisible(), false);
    assert.equal(queryOf(page).getAll('contract').length, 1);
    await page.locator('[data-reset]').click();
    await list.waitFor({ state: 'visible' });
    assert.deepEqual([...queryOf(page)], []);
    await close();
  });

  it('is a whole list without scripts, and says how to find something', async () => {
    const { page, close } = await visit('jobs/index.html', '', { javaScriptEnabled: false });
    assert.ok(await page.locator('[data-static-list] h3').count() > 3);
    assert.equal(await page.locator('.refine').isVisible(), false);
    await page.goto(address('search.html'));
    assert.equal(await page.locator('[data-needs]').isVisible(), true);
    assert.equal(await page.locator('#search-q').isVisible(), false);
    assert.ok(await page.locator('.search__kinds a').count() > 3);
    await close();
  });
}

/** The field of the header leads to the page of results, with and without scripts. */
function field(visit) {
  for (const javaScriptEnabled of [true, false]) {
    it(`leads from the header to the search page ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      for (const width of [320, 1280]) {
        const { page, close } = await visitWithoutSearch(visit, { javaScriptEnabled, viewport: { width, height: 800 } });
        const height = await page.locator('.site-header').evaluate((header) => header.offsetHeight);
        if (width === 320) await page.locator('.seek > summary').click();
        assert.equal(await page.locator('.site-header').evaluate((header) => header.offsetHeight), height, 'the header grows');
        await page.locator('#seek').fill(WORD);
        await Promise.all([page.waitForURL(/search\.html\?q=/), page.locator('#seek').press('Enter')]);
        assert.equal(queryOf(page).get('q'), WORD);
        await close();
      }
    });
  }
}

async function visitWithoutSearch(visit, options) {
  const opened = await visit('search.html', '', options);
  await opened.page.locator('.brand').click();
  await opened.page.locator('.hero').waitFor();
  return opened;
}

describe('a damaged index', () => {
  const told = {
    'without the index': ['core.js', (file) => rmSync(file), '検索のデータを読み込めませんでした。'],
    'without the engine': ['enishi.js', (file) => rmSync(file), '検索のデータを読み込めませんでした。'],
    'with half an index': ['core.js', (file) => truncateSync(file, 200), '検索のデータ'],
    'with something else for an index': ['core.js', (file) => writeFileSync(file, '<!doctype html>'), '検索のデータ'],
  };
  for (const [name, [file, damage, words]] of Object.entries(told)) {
    it(`${name}, the page says so and keeps the lists`, async () => {
      const root = `${portal.root}-damaged`;
      cpSync(portal.root, root, { recursive: true });
      damage(join(root, 'search', file));
      const folder = openFolder(root);
      const server = await serve(folder);
      try {
        const pages = [httpAddress(server.base, 'search.html'), fileAddress(folder, 'search.html'), fileAddress(folder, 'jobs/index.html')]
          .map((url) => ({ label: url, url: `${url}?q=${WORD}`, prepare: answered }));
        const context = await onDay(chromium, portal.asOf).newContext();
        const page = await context.newPage();
        for (const { url } of pages) {
          await page.goto(url);
          await answered(page);
          assert.ok((await status(page)).startsWith(words), `${url}: ${await status(page)}`);
          assert.ok(await page.locator('.search__kinds a:visible, [data-static-list] h3 a:visible').count() > 3, url);
        }
        await context.close();
        expectNone((await checkAxe(onDay(chromium, portal.asOf), pages)).findings);
      } finally {
        await server.close();
        rmSync(root, { recursive: true, force: true });
      }
    });
  }
});
