// What a reader is shown for questions as people type them: ways to lists come above the results, other questions are offered, and
// neither is mixed into what holds the words. Asked are the sample portal and the corpus of the bench.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { askPage, faultsOf } from './lib/asked.mjs';
import { fileAddress } from './lib/chromium.mjs';
import { openFolder } from './lib/folder.mjs';
import { answered, browser, describeSearch, portal, status } from './lib/search-page.mjs';

const LEAST = 60;
// Of ten to fifteen kilobytes each.
const MOST_FILES_OF_LISTS = 12;
const questionsIn = (name) => parse(readFileSync(new URL(`../search/${name}`, import.meta.url), 'utf8'));
const OF_SAMPLE = questionsIn('asked.yaml');
const OF_CORPUS = questionsIn('asked-corpus.yaml');
const CORPUS_DAY = '2026-04-01';

it('there are enough questions', () => assert.ok(OF_SAMPLE.length >= LEAST && OF_CORPUS.length >= LEAST, `${OF_SAMPLE.length}, ${OF_CORPUS.length}`));

/** Asks questions on an open search page; those with another answer than expected, in words. */
async function wrongAnswers(page, questions) {
  const wrong = [];
  for (const one of questions) {
    const shown = await askPage(page, one.query);
    const faults = faultsOf(one, shown);
    if (faults.length > 0) wrong.push(`${JSON.stringify(one.query)}: ${faults.join('; ')}; shown: ${JSON.stringify(shown)}`);
  }
  return wrong;
}

const assertNone = (wrong, asked) => assert.equal(wrong.length, 0, `${wrong.length} of ${asked} differ\n${wrong.join('\n')}`);

describeSearch(({ visit, overHttp }) => {
  // From file:// a few are enough: the rest is the same code.
  const questions = overHttp ? OF_SAMPLE : OF_SAMPLE.filter((_, at) => at % 9 === 0);

  it('are answered with the ways, the results and the offers that a reader expects', async (t) => {
    const wrong = [];
    for (const language of ['ja', 'en']) {
      const { page, close } = await visit(language === 'ja' ? 'search.html' : 'en/search.html');
      wrong.push(...await wrongAnswers(page, questions.filter(({ lang = 'ja' }) => lang === language)));
      await close();
    }
    t.diagnostic(`${questions.length - wrong.length} of ${questions.length} questions of ${portal.name} as expected`);
    assertNone(wrong, questions.length);
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

describe('search in the corpus of the bench', () => {
  const work = mkdtempSync(join(tmpdir(), 'enishi-asked-'));
  before(() => {
    const generator = fileURLToPath(new URL('../bench/gen.py', import.meta.url));
    execFileSync('python3', [generator, '--pages', '1000', '--format', 'enishi', '--out', join(work, 'corpus')], { stdio: 'ignore' });
    execFileSync(resolve(process.env.ENISHI), ['build', join(work, 'corpus'), '-o', join(work, 'built'), '--as-of', CORPUS_DAY], { stdio: 'ignore' });
  });
  after(() => rmSync(work, { recursive: true, force: true }));

  it('is answered with the ways, the results and the offers that a reader expects', async (t) => {
    const context = await browser(CORPUS_DAY).newContext();
    const page = await context.newPage();
    await page.goto(fileAddress(openFolder(join(work, 'built')), 'search.html'));
    await page.waitForSelector('html[data-finder-ready]');
    const wrong = await wrongAnswers(page, OF_CORPUS);
    await context.close();
    t.diagnostic(`${OF_CORPUS.length - wrong.length} of ${OF_CORPUS.length} questions of the corpus as expected`);
    assertNone(wrong, OF_CORPUS.length);
  });

  it('costs a reader whose words stand nowhere no more than a few files', async () => {
    for (const query of ['けんじんかい', 'プログラミンク', 'ワークショッフ', 'かいごし']) {
      const context = await browser(CORPUS_DAY).newContext();
      const page = await context.newPage();
      const lists = new Set();
      page.on('request', (request) => { if (/\/search\/p\/\d+\.js/.test(request.url())) lists.add(request.url()); });
      await page.goto(`${fileAddress(openFolder(join(work, 'built')), 'search.html')}?q=${query}`);
      await answered(page);
      await context.close();
      assert.ok(lists.size > 0 && lists.size <= MOST_FILES_OF_LISTS, `${query}: ${lists.size} files`);
    }
  });
});
