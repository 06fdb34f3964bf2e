// The search page and what it says, in each of its states.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkAxe } from './checks/axe.mjs';
import { expectNone } from './lib/findings.mjs';
import { AFTER_KEY, NO_WORD, OTHER_WORD, WORD, answered, browser, changed, countOf, describeSearch, queryOf, status, titles } from './lib/search-page.mjs';

describeSearch(({ visit, address, overHttp }) => {
  states(address);
  words(visit);
  oddQuestions(visit);
  if (overHttp) narrow(visit);
});

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
      { label: 'header field open', url: address('jobs/index.html'), prepare: openHeader },
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
    const { findings, runs } = await checkAxe(browser(), pages);
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
    for (const part of ['#search-q', '.refine', '[data-sort]', '[data-more]']) assert.equal(await page.locator(part).isVisible(), false, part);
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

  it('says in easy Japanese how its words are read', async () => {
    const { page, close } = await visit('ja-easy/search.html', '?q=い&frequency=monthly');
    const words = (part) => page.locator(part).first().innerHTML();
    assert.match(await words('[data-status]'), /^<span>\d+こ <ruby>見<rt>み<\/rt><\/ruby>つかりました<\/span>$/);
    assert.equal(await words('[data-chosen] button > span'), '<span>1か<ruby>月<rt>げつ</rt></ruby>に なんかいか</span>');
    assert.match(await page.title(), /^「い」を さがす – /);
    await close();
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
}

/** What is told when nothing is found, or when nobody would ask so. */
function oddQuestions(visit) {
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
