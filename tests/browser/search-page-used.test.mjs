// The search page, the field of the header and the lists that can be filtered, as a reader uses them.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { AFTER_KEY, WORD, answered, changed, countOf, describeSearch, focused, queryOf, status, titles } from './lib/search-page.mjs';

describeSearch(({ visit, address, overHttp }) => {
  keyboard(visit);
  addresses(visit);
  choices(visit);
  lists(visit, address);
  if (overHttp) field(visit);
});

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
}

/** What is chosen can be handed on, taken away and gone back to. */
function choices(visit) {
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
    const facts = await page.evaluate(() => [...document.querySelectorAll('[data-results] .card')].map((card) => {
      const path = card.querySelector('h3 a').pathname;
      const own = [...document.querySelectorAll('[data-static-list] .card')].find((known) => known.querySelector('h3 a').pathname === path);
      const saying = (within) => ['.card__sub', '.card__facts', '.card__foot'].map((name) => within.querySelector(name)?.textContent ?? '');
      return [saying(card), saying(own)];
    }));
    for (const [result, card] of facts) assert.deepEqual(result, card, 'the facts of the card in the list');
    assert.match(facts[0][0].join(), /報酬|場所/);
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
    for (const [lists, label] of [['kind', '仕事'], ['region', '澪浜市'], ['tag', '子育て']]) assert.ok(await page.locator(`[data-lists="${lists}"] a`, { hasText: label }).first().isVisible(), lists);
    const [lead, main] = await Promise.all(['.search', '.search__main'].map((part) => page.locator(part).boundingBox()));
    assert.ok(main.width > 1000 && main.y - lead.y < 10, 'the lists stand where the field would be, in the whole width');
    await Promise.all([page.waitForURL(/regions\/miohama\.html$/), page.locator('[data-lists="region"] a', { hasText: '澪浜市' }).click()]);
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
