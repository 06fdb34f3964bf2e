// What a reader of the sample portal is shown for questions as people type them: tests/search/asked.yaml. Ways to lists come above
// the results, other questions are offered, and neither is mixed into what holds the words.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { parse } from 'yaml';
import { answered, describeSearch, portal, status } from './lib/search-page.mjs';

const LEAST = 60;
const asked = parse(readFileSync(new URL('../search/asked.yaml', import.meta.url), 'utf8'));

describeSearch(({ visit, overHttp }) => {
  // From file:// a few are enough: the rest is the same code.
  const questions = overHttp ? asked : asked.filter((_, at) => at % 9 === 0);

  it('are enough', () => assert.ok(asked.length >= LEAST, `${asked.length} questions`));

  it('are answered with the ways, the results and the offers that a reader expects', async (t) => {
    const wrong = [];
    for (const language of ['ja', 'en']) {
      const { page, close } = await visit(language === 'ja' ? 'search.html' : 'en/search.html');
      for (const one of questions.filter(({ lang = 'ja' }) => lang === language)) {
        const shown = await ask(page, one.query);
        const faults = faultsOf(one, shown);
        if (faults.length > 0) wrong.push(`${JSON.stringify(one.query)}: ${faults.join('; ')}; shown: ${JSON.stringify(shown)}`);
      }
      await close();
    }
    t.diagnostic(`${questions.length - wrong.length} of ${questions.length} questions of ${portal.name} as expected`);
    assert.equal(wrong.length, 0, `${wrong.length} of ${questions.length} differ\n${wrong.join('\n')}`);
  });

  if (overHttp) it('lead to the list that they name', async () => {
    const { page, close } = await visit('search.html', '?q=仕事');
    await Promise.all([page.waitForURL(/jobs\/index\.html$/), page.locator('[data-ways] a').first().click()]);
    await page.goBack();
    await answered(page);
    assert.equal(await status(page), '44件見つかりました');
    await page.goto(page.url().replace(/\?.*/, '?q=月一回の仕事'));
    await answered(page);
    await page.locator('[data-ways] a').first().click();
    await page.waitForFunction(() => new URLSearchParams(location.search).get('frequency') === 'monthly');
    await answered(page);
    assert.deepEqual([new URL(page.url()).searchParams.get('kind'), await page.locator('[data-ways]').isVisible()], ['job', false]);
    await close();
  });
});

/** What stands on the page for a question. */
async function ask(page, query) {
  await page.evaluate((text) => {
    document.getElementById('search-q').value = text;
    document.getElementById('search').requestSubmit();
  }, query);
  await page.waitForFunction((text) => new URLSearchParams(location.search).get('q') === text, query);
  await answered(page);
  return page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0).map((element) => element.textContent);
    return { status: document.querySelector('[data-status]').textContent, ways: texts('[data-ways] a'), results: texts('[data-results] h3').slice(0, 3), offers: texts('.search__looser a') };
  });
}

function faultsOf({ ways = [], found, first = [], offers = null }, shown) {
  const count = (text) => text.replace(/ ?[（(][\d,]+件?[）)]$/, '');
  const missing = first.filter((title) => !shown.results.includes(title));
  return [
    ...(ways.every((way, at) => shown.ways[at] && count(shown.ways[at]) === way) && (ways.length > 0 || shown.ways.length === 0) ? [] : [`ways should be ${JSON.stringify(ways)}`]),
    ...(found === undefined || found === shown.results.length > 0 ? [] : [found ? 'nothing is found' : 'something is found']),
    ...(missing.length === 0 ? [] : [`${missing.join(', ')} not among the first`]),
    ...(offers === null ? shown.offers.length === 0 : shown.offers[0]?.startsWith(offers)) ? [] : [`should offer ${offers ?? 'nothing'}`],
  ];
}
