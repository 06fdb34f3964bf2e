// What a reader of the sample portal expects at the top of the results: tests/search/judged.yaml.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { startChromium } from './lib/chromium.mjs';
import { openFolder } from './lib/folder.mjs';
import { httpAddress, serve } from './lib/serve.mjs';

const LEAST = 40;
const judged = parse(readFileSync(new URL('../search/judged.yaml', import.meta.url), 'utf8'));
const portal = JSON.parse(process.env.ENISHI_PORTALS).find(({ name }) => name === 'sample');
if (!portal) throw new Error('the sample portal is not among the built ones');

describe('the judged queries on the sample portal', () => {
  const folder = openFolder(portal.root);
  let chromium;
  let server;
  let page;
  before(async () => {
    chromium = await startChromium();
    server = await serve(folder);
    page = await chromium.newPage();
    await page.goto(httpAddress(server.base, 'search.html'));
    await page.waitForFunction(() => Boolean(window.enishi?.search));
  });
  after(async () => {
    await chromium?.close();
    await server?.close();
  });

  it('are enough, and name pages that exist', () => {
    assert.ok(judged.length >= LEAST, `${judged.length} queries`);
    for (const one of judged) {
      const { first_three: top, in_order: order = [], never = [] } = one;
      assert.ok(top.length >= 1 && top.length <= 3, `${one.query}: one to three pages`);
      assert.ok(one.why, `${one.query}: says why`);
      const unknown = [...top, ...order, ...never].filter((path) => !folder.files.has(path));
      assert.deepEqual(unknown, [], `${one.query}: no such page`);
    }
  });

  it('find at the top what a reader expects', async (t) => {
    const wrong = [];
    for (const one of judged) {
      const urls = await ask(one);
      const faults = faultsOf(one, urls);
      if (faults.length > 0) wrong.push(`${JSON.stringify(one.query)} ${JSON.stringify(one.options ?? {})} (${one.why}): ${faults.join('; ')}; came: ${urls.slice(0, 6).join(' ') || 'nothing'}`);
    }
    t.diagnostic(`${judged.length - wrong.length} of ${judged.length} judged queries as expected`);
    assert.equal(wrong.length, 0, `${wrong.length} of ${judged.length} differ\n${wrong.join('\n')}`);
  });

  /** The addresses of all results, on the day that the portal was built for. */
  function ask({ query, options = {} }) {
    return page.evaluate(async ([text, wanted]) => {
      const answer = await window.enishi.search(text, { ...wanted, limit: Infinity, excerpts: false, facets: false });
      return answer.results.map(({ url }) => url);
    }, [query, { lang: 'ja', ...options, day: portal.asOf }]);
  }
});

function faultsOf({ first_three: top, in_order: order = [], never = [] }, urls) {
  const late = top.filter((url) => !urls.slice(0, 3).includes(url)).map((url) => `${url} is ${placeOf(url, urls)}`);
  const places = order.map((url) => urls.indexOf(url));
  const inOrder = places.every((place, at) => place >= 0 && (at === 0 || places[at - 1] < place));
  return [
    ...late,
    ...(inOrder ? [] : [`not in this order: ${order.map((url) => `${url} (${placeOf(url, urls)})`).join(' ')}`]),
    ...never.filter((url) => urls.includes(url)).map((url) => `${url} must not be found`),
  ];
}

function placeOf(url, urls) {
  const at = urls.indexOf(url);
  return at < 0 ? 'not found' : `number ${at + 1}`;
}
