// Answers about small portals: as days pass, by date, in several languages, and where files of the index are gone.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { ask, buildPortal } from './lib/small-portal.mjs';

const DAY = '2026-05-01';

let chromium;
let work;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-search-small-'));
  chromium = await startChromium();
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** What `use` gives for a page of a built folder. */
async function visit(folder, path, use) {
  const context = await onDay(chromium, DAY).newContext();
  try {
    const page = await context.newPage();
    const [file, query] = path.split('?');
    await page.goto(fileAddress(folder, file) + (query ? `?${query}` : ''));
    return await use(page);
  } finally {
    await context.close();
  }
}

/** The answers to several questions; one that fails fails the test. */
async function answers(folder, queries, path = 'index.html') {
  const given = await visit(folder, path, (page) => ask(page, queries));
  return given.map(({ answer, text }) => answer ?? assert.fail(text));
}

const file = (fields, body = '本文です。') => `---\n${Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n')}\n---\n${body}\n`;
const event = (title, starts, { last = starts, ...more } = {}) => file({ title, regions: ['niigata'], starts: `${starts}T10:00`, ends: `${last}T12:00`, place: { name: '会館' }, ...more });

describe('the months of events', () => {
  const portal = {
    'content/events/monthly.md': event('毎月の会', '2026-05-09', { repeat: 'FREQ=MONTHLY;BYMONTHDAY=9;COUNT=4' }),
    'content/events/once.md': event('夏の会', '2026-07-20'),
    'content/events/long.md': event('長い展示', '2026-05-20', { last: '2026-06-25' }),
  };

  let folder;
  before(() => {
    folder = buildPortal(join(work, 'months'), portal, DAY);
  });

  it('are those in which something is still to come on the day of the reader', async () => {
    const days = ['2026-05-01', '2026-05-09', '2026-05-10', '2026-06-10', '2026-06-26', '2026-07-10', '2026-08-09'];
    const found = await answers(folder, days.map((day) => ['', { day }]));
    assert.deepEqual(found.map(({ facets }) => facets.month), [
      { '2026-05': 2, '2026-06': 2, '2026-07': 2, '2026-08': 1 },
      { '2026-05': 2, '2026-06': 2, '2026-07': 2, '2026-08': 1 },
      { '2026-05': 1, '2026-06': 2, '2026-07': 2, '2026-08': 1 },
      { '2026-06': 1, '2026-07': 2, '2026-08': 1 },
      { '2026-07': 2, '2026-08': 1 },
      { '2026-07': 1, '2026-08': 1 },
      { '2026-08': 1 },
    ]);
  });

  it('filter by what is still to come', async () => {
    const urls = async (day, month) => (await answers(folder, [['', { day, filters: { month } }]]))[0].results.map(({ url }) => url).sort();
    assert.deepEqual(await urls('2026-05-09', ['2026-05']), ['events/long.html', 'events/monthly.html']);
    assert.deepEqual(await urls('2026-05-10', ['2026-05']), ['events/long.html']);
    assert.deepEqual(await urls('2026-06-01', ['2026-05']), []);
    assert.deepEqual(await urls('2026-06-10', ['2026-06', '2026-08']), ['events/long.html', 'events/monthly.html']);
  });
});

describe('the order by date', () => {
  const story = (title, published) => file({ title, published, person: { name: '花' }, author: '花', consent: { given: '2026-01-01', media: ['web'] }, regions: ['niigata'] });
  const job = (title, posted) => file({ title, employer: { name: '店' }, contract: 'part-time', regions: ['niigata'], posted, closes: '2026-12-31' });
  let folder;
  before(() => {
    folder = buildPortal(join(work, 'dates'), {
      'content/events/far.md': event('遠い会', '2026-12-24'),
      'content/events/near.md': event('近い会', '2026-05-03'),
      'content/events/monthly.md': event('毎月の会', '2026-03-10', { repeat: 'FREQ=MONTHLY' }),
      'content/events/long.md': event('長い展示', '2026-02-01', { last: '2026-08-01' }),
      'content/stories/old.md': story('古い物語', '2026-01-15'),
      'content/stories/new.md': story('新しい物語', '2026-04-20'),
      'content/jobs/new.md': job('新しい仕事', '2026-04-25'),
      'content/groups/undated.md': file({ title: '日付のない会', kind: 'regional-alumni', regions: ['niigata'] }),
    }, DAY);
  });
  const others = ['jobs/new.html', 'stories/new.html', 'stories/old.html', 'groups/undated.html'];

  it('begins with what goes on, then with what comes soonest; the rest is newest first', async () => {
    const days = ['2026-05-01', '2026-05-04', '2026-05-11', '2026-12-01'];
    const found = await answers(folder, days.map((day) => ['', { day, sort: 'date' }]));
    assert.deepEqual(found.map(({ results }) => results.map(({ url }) => url).filter((url) => url !== 'regions/niigata.html')), [
      ['events/long.html', 'events/near.html', 'events/monthly.html', 'events/far.html', ...others],
      ['events/long.html', 'events/monthly.html', 'events/far.html', ...others],
      ['events/long.html', 'events/monthly.html', 'events/far.html', ...others],
      ['events/monthly.html', 'events/far.html', ...others],
    ]);
    assert.deepEqual(found[2].results.slice(0, 3).map(({ date }) => date), ['2026-02-01', '2026-06-10', '2026-12-24']);
  });

  it('has the same name as what it does, in each list', async () => {
    const labels = {};
    for (const path of ['search.html', 'events/index.html', 'jobs/index.html']) {
      labels[path] = await visit(folder, path, (page) => page.locator('#search-sort option[value="date"]').textContent());
    }
    assert.deepEqual(labels, { 'search.html': '新しい順（催しは近い順）', 'events/index.html': '開催の近い順', 'jobs/index.html': '新しい順' });
  });
});

describe('files of the index that are gone', () => {
  // Summaries that cannot be packed well, so that the cards fill several files.
  const summary = (number) => `要約${Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x4e00 + ((number * 7919 + at * at * 104729) % 20000))).join('')}`;
  const groups = Array.from({ length: 60 }, (_, number) => [`content/groups/g${number}.md`, file({ title: `第${number}の会`, reading: `だい${number}のかい`, summary: summary(number), kind: 'regional-alumni', regions: ['niigata'] }, `県人会の集まりは${number}日です。`)]);
  let folder;
  let sound;
  before(async () => {
    folder = buildPortal(join(work, 'gone'), Object.fromEntries(groups), DAY);
    [sound] = await answers(folder, [['集まり', { limit: Infinity }]]);
    assert.equal(sound.total, 60);
    assert.equal(sound.incomplete, undefined);
  });

  /** The answers while some files are away. */
  async function without(files, queries) {
    const at = (name) => join(folder.root, 'search', name);
    for (const name of files) renameSync(at(name), at(`${name}.away`));
    try {
      return await visit(folder, 'index.html', (page) => ask(page, queries));
    } finally {
      for (const name of files) renameSync(at(`${name}.away`), at(name));
    }
  }

  it('take only their own results away', async () => {
    const [{ answer }] = await without(['c/0.js'], [['集まり', { limit: Infinity }]]);
    assert.equal(answer.total, 60);
    assert.ok(answer.results.length > 0 && answer.results.length < 60, `${answer.results.length} results`);
    assert.deepEqual(answer.incomplete, ['c/0']);
    const urls = answer.results.map(({ url }) => url);
    assert.deepEqual(answer.results, sound.results.filter(({ url }) => urls.includes(url)));
    assert.deepEqual(answer.facets, sound.facets);
  });

  it('leave the summary where the text is gone', async () => {
    const [{ answer }] = await without(['t/0.js'], [['集まり', { limit: Infinity }]]);
    assert.deepEqual(answer.incomplete, ['t/0']);
    assert.ok(sound.results.every(({ excerpt }) => excerpt.startsWith('県人会の集まりは')));
    const left = answer.results.filter(({ excerpt }) => !excerpt.startsWith('県人会の集まりは'));
    assert.ok(left.length > 0);
    for (const { title, excerpt } of left) assert.equal(excerpt, summary(Number(/\d+/.exec(title)[0])));
    assert.deepEqual(answer.results.map(({ url }) => url), sound.results.map(({ url }) => url));
  });

  it('leave results without counts, in the next best order, where filters are gone', async () => {
    const [{ answer }, byDate, byKind, byRegion] = await without(['facets.js', 'sort-date.js'], [
      ['集まり', { limit: Infinity }], ['集まり', { sort: 'date' }], ['集まり', { filters: { kind: ['group'] } }], ['集まり', { filters: { region: ['niigata'] } }],
    ]);
    assert.deepEqual([answer.results, answer.facets, answer.incomplete], [sound.results, undefined, ['facets']]);
    assert.deepEqual([byDate.answer.total, byDate.answer.incomplete], [60, ['facets', 'sort-date']]);
    assert.deepEqual([byKind.answer.total, byKind.answer.incomplete], [60, ['facets']]);
    assert.equal(byRegion.code, 'missing', 'nobody knows what a filter would leave');
  });

  it('leave what is found literally where readings are gone', async () => {
    const [{ answer }, both] = await without(['r/0.js'], [['だい', {}], ['集まり', {}]]);
    assert.deepEqual([answer.total, answer.incomplete], [0, ['r/0']]);
    assert.equal(both.answer.incomplete, undefined, 'no reading is asked for');
  });

  it('leave a question that finds nothing without another one where the script for it is gone', async () => {
    const [nothing, something] = await without(['nearest.js'], [['集まる日どり', {}], ['集まり', { limit: Infinity }]]);
    assert.deepEqual([nothing.answer.total, nothing.answer.relaxed, nothing.answer.incomplete], [0, undefined, ['nearest']]);
    assert.deepEqual(something.answer, sound);
  });

  it('load the script for questions that find nothing when one does', async () => {
    const asked = await visit(folder, 'index.html', async (page) => {
      const names = [];
      page.on('request', (request) => names.push(request.url().replace(/.*\/search\/|\?.*/g, '')));
      await ask(page, [['集まり', {}]]);
      const before = names.includes('nearest.js');
      const [{ answer }] = await ask(page, [['県人会の集まりかな', {}]]);
      return { before, after: names.includes('nearest.js'), total: answer.total, relaxed: answer.relaxed?.total };
    });
    assert.deepEqual(asked, { before: false, after: true, total: 0, relaxed: 60 });
  });

  it('never make a wrong total of a list of places', async () => {
    const found = await without(['p'], [['集まり', {}], ['-集まり 会', {}]]);
    assert.deepEqual(found.map(({ code }) => code), ['missing', 'missing']);
  });

  for (const [file, least, most] of [['t/0.js', 10, 10], ['c/0.js', 0, 9], ['facets.js', 10, 10], ['c', 0, 0]]) {
    it(`are told on the search page, with a way to try again: ${file}`, async () => {
      const at = join(folder.root, 'search', file);
      renameSync(at, `${at}.away`);
      try {
        await visit(folder, 'search.html?q=集まり', async (page) => {
          await page.locator('[data-note] [role=alert]').waitFor();
          assert.equal(await page.locator('[data-note] [role=alert]').innerText(), '検索のデータの一部を読み込めなかったため、ここにない結果や件数があるかもしれません。通信を確かめて、ページを読み込みなおしてください。');
          assert.equal(await page.locator('[data-status]').innerText(), '60件見つかりました');
          const count = await page.locator('[data-results] > li').count();
          assert.ok(count >= least && count <= most, `${count} results`);
          assert.equal(await page.locator('[data-refine]').isVisible(), file !== 'facets.js');
          renameSync(`${at}.away`, at);
          await page.getByRole('button', { name: '読み込みなおす' }).click();
          await page.waitForFunction(() => document.querySelectorAll('[data-results] > li').length === 10);
          assert.equal(await page.locator('[data-note]').isVisible(), false);
        });
      } finally {
        if (existsSync(`${at}.away`)) renameSync(`${at}.away`, at);
      }
    });
  }
});

for (const urls of ['file', 'directory']) {
  describe(`several languages, each page a ${urls}`, () => {
    const job = (title, body, more = {}) => file({ title, employer: { name: '店' }, contract: 'part-time', regions: ['niigata'], posted: '2026-04-01', closes: '2026-09-30', ...more }, body);
    const page = (name) => `${name}${urls === 'file' ? '.html' : '/index.html'}`;
    let folder;
    before(() => {
      folder = buildPortal(join(work, `languages-${urls}`), {
        'site.yaml': `title: 試し\nlanguages: [ja, en, ja-easy]\nbase_url: https://portal.example.jp/\nurls: ${urls}\n`,
        'content/jobs/a.md': job('港の仕事', '船に乗ります。'),
        'content/jobs/a.en.md': file({ title: 'Harbour job' }, 'You work on boats.'),
        'content/jobs/a.ja-easy.md': file({ title: 'みなとの しごと' }, 'ふねに のります。'),
        'content/jobs/b.md': job('沖の仕事', '船を直します。', { closes: '2026-08-31' }),
        'content/jobs/c.md': job('山の仕事', '木を切ります。'),
        'content/jobs/c.en.md': file({ title: 'Mountain job' }, 'You fell trees. 山'),
      }, DAY);
    });
    const found = async (queries, path) => (await answers(folder, queries.map(([text, options]) => [text, { filters: { kind: ['job'] }, ...options }]), path))
      .map(({ total, otherLanguages, results, facets }) => [results.map(({ url }) => url).sort(), total, otherLanguages, facets.contract?.['part-time'] ?? 0]);

    it('are searched one at a time, and the others are counted by record', async () => {
      assert.deepEqual(await found([['', { lang: 'ja' }], ['', { lang: 'en' }], ['', { lang: 'ja-easy' }], ['山', { lang: 'en' }], ['船', { lang: 'en' }]]), [
        [[page('jobs/a'), page('jobs/b'), page('jobs/c')], 3, 0, 3],
        [[page('en/jobs/a'), page('en/jobs/c')], 2, 1, 2],
        [[page('ja-easy/jobs/a')], 1, 2, 1],
        [[page('en/jobs/c')], 1, 0, 1],
        [[], 0, 2, 0],
      ]);
    });

    it('show each record once when all are searched, in the language of the reader if it is found there', async () => {
      const queries = [['', { lang: 'all' }], ['山', { lang: 'all' }], ['船', { lang: 'all' }]];
      assert.deepEqual(await found(queries, page('en/search')), [
        [[page('en/jobs/a'), page('en/jobs/c'), page('jobs/b')], 3, undefined, 3],
        [[page('en/jobs/c')], 1, undefined, 1],
        [[page('jobs/a'), page('jobs/b')], 2, undefined, 2],
      ]);
      assert.deepEqual((await found(queries, page('search'))).map(([urls]) => urls), [[page('jobs/a'), page('jobs/b'), page('jobs/c')], [page('jobs/c')], [page('jobs/a'), page('jobs/b')]]);
      assert.deepEqual((await found(queries, page('ja-easy/search')))[0][0], [page('ja-easy/jobs/a'), page('jobs/b'), page('jobs/c')]);
    });

    it('can be filled up with what is not translated', async () => {
      assert.deepEqual(await found([['', { lang: 'en', untranslated: true }], ['船', { lang: 'en', untranslated: true }], ['', { lang: 'ja', untranslated: true }]]), [
        [[page('en/jobs/a'), page('en/jobs/c'), page('jobs/b')], 3, 0, 3],
        [[page('jobs/b')], 1, 1, 1],
        [[page('jobs/a'), page('jobs/b'), page('jobs/c')], 3, 0, 3],
      ]);
    });

    it('leave in a filtered list what the whole list shows', async () => {
      const read = (within) => (tab) => tab.locator(`${within} h3 a`).evaluateAll((links) => links.map((link) => `${new URL(link.href).pathname.split('/public/')[1].replace(/index\.html$/, '')} ${link.closest('[lang]').lang}`).sort());
      const whole = await visit(folder, 'en/jobs/index.html', read('[data-static-list]'));
      const filtered = await visit(folder, 'en/jobs/index.html?contract=part-time', async (tab) => {
        await tab.locator('[data-results] h3').nth(2).waitFor();
        assert.equal(await tab.locator('[data-status]').innerText(), '3 pages found');
        assert.equal(await tab.locator('[data-others]').isVisible(), false);
        return read('[data-results]')(tab);
      });
      assert.equal(whole.length, 3);
      assert.deepEqual(filtered, whole);
    });

    it('are not counted where nobody knows what is one record', async () => {
      const at = join(folder.root, 'search/facets.js');
      renameSync(at, `${at}.away`);
      try {
        const [one, all] = await visit(folder, 'index.html', (tab) => ask(tab, [['山', { lang: 'en' }], ['山', { lang: 'all' }]]));
        assert.deepEqual([one.answer.total, one.answer.otherLanguages, one.answer.incomplete], [1, undefined, ['facets']]);
        assert.equal(all.code, 'missing');
      } finally {
        renameSync(`${at}.away`, at);
      }
    });
  });
}
