// What only a browser can tell, of every page: a reader who follows the links, on narrow screens, without scripts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkCrawl, checkRedirects } from './checks/crawl.mjs';
import { reflowOf } from './checks/reflow.mjs';
import { differencesWithoutScripts, mainText, mainTexts } from './checks/scriptless.mjs';
import { onDay, startChromium } from './lib/chromium.mjs';
import { expectNone } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { once } from './lib/once.mjs';
import { pageTypes, typeOf } from './lib/page-types.mjs';
import { FULL_PORTALS, LONG_AFTER, PORTALS } from './lib/portal.mjs';
import { settle } from './lib/settle.mjs';

// Types that a whole portal must have; without one of them a check would pass by looking at nothing.
const SAMPLE_TYPES = ['home', '404', 'accessibility', 'search', 'free page', 'redirect', 'tags', 'jobs archive', 'events archive',
  ...['regions', 'groups', 'jobs', 'stories', 'events', 'programs', 'places'].flatMap((kind) => [kind, `${kind} list`]),
  ...['en', 'ja-easy'].flatMap((language) => [`${language} home`, `${language} search`, `${language} jobs list`])];

let chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium?.close());

for (const portal of FULL_PORTALS) describe(`pages of ${portal.name}`, () => everything(portal));
for (const portal of PORTALS) {
  // The links of the others are followed in their files (`markup.test.mjs`): the templates are the same.
  if (portal.name === 'starter') {
    const folder = openFolder(portal.root);
    describe(`pages of ${portal.name}`, () => crawl(folder, () => checkCrawl(onDay(chromium, portal.asOf), folder)));
  }
}

function crawl(folder, visit) {
  it('is whole for a reader who follows every link from file://', async (t) => {
    const { findings, reached } = await visit();
    t.diagnostic(`${reached} of ${folder.pages.length} pages reached`);
    expectNone(findings);
  });
}

function everything(portal) {
  const folder = openFolder(portal.root);
  const readable = folder.pages.filter((path) => folder.page(path).redirect === null);
  const visit = once(() => visitAll(onDay(chromium, portal.asOf), folder));

  if (portal.name === 'sample') {
    it('has a page of every type', () => {
      const types = pageTypes(folder);
      assert.deepEqual(SAMPLE_TYPES.filter((type) => !types.has(type)), []);
    });

    it('tells a reader who comes long after the build, by a script, that a job is closed or an event is over', async (t) => {
      const jobs = folder.pages.filter((path) => ['jobs', 'events'].includes(typeOf(folder, path)));
      const now = (await visit()).texts;
      const then = await mainTexts(onDay(chromium, LONG_AFTER), folder, jobs);
      const changed = jobs.filter((path) => now.get(path) !== then.get(path));
      t.diagnostic(`${changed.length} of ${jobs.length} jobs and events say something else on ${LONG_AFTER}`);
      assert.ok(changed.length > 0, 'no job or event changes');
    });
  }

  crawl(folder, async () => (await visit()).crawl);

  it('answers former addresses with a redirect', async (t) => {
    const { findings, checked } = await checkRedirects(onDay(chromium, portal.asOf), folder);
    t.diagnostic(`${checked} redirects followed`);
    expectNone(findings);
  });

  it('needs no sideways scrolling: at 320 px, with 200 % text, with text spacing', async (t) => {
    const { reflow, texts } = await visit();
    t.diagnostic(`${texts.size} pages measured`);
    assert.equal(texts.size, readable.length);
    expectNone(reflow);
  });

  it('says the same without scripts', async () => {
    const { texts } = await visit();
    assert.ok(readable.length > 0);
    expectNone(differencesWithoutScripts(readable, texts, await mainTexts(onDay(chromium, portal.asOf), folder, readable, false)));
  });
}

/** Opens each page once, for all that can be told from one visit. */
async function visitAll(browser, folder) {
  const texts = new Map();
  const reflow = [];
  const crawl = await checkCrawl(browser, folder, async (page, path) => {
    await settle(page);
    texts.set(path, await mainText(page));
    reflow.push(...await reflowOf(page, path));
  });
  return { crawl, texts, reflow };
}
