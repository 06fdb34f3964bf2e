// Whatever is asked, whatever happened to the files: the search answers or says what is wrong, and the lists stay.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress } from './lib/chromium.mjs';
import { openFolder } from './lib/folder.mjs';
import { HANGS_MS } from './lib/limits.mjs';
import { httpAddress, serve } from './lib/serve.mjs';
import { ask } from './lib/small-portal.mjs';
import { INJECTED, SLOWEST_MS, askOne, build, job, pathOf, usualFiles, visit } from './lib/usual-portal.mjs';

// What the search page says, in the words of the reader.
const SAYS = {
  missing: '検索のデータを読み込めませんでした。',
  damaged: '検索のデータが壊れているため、さがせませんでした。',
  version: '検索のデータが、この画面より新しいか古いようです。',
};
const STRANGE = {
  'ten thousand kanji': '県'.repeat(10_000),
  'ten thousand letters': 'a'.repeat(10_000),
  'five thousand terms': 'あ い '.repeat(2500),
  'ten thousand of many kinds': Array.from({ length: 10_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(''),
  'ten thousand quotes': '"'.repeat(10_000),
  'ten thousand dashes': '-'.repeat(10_000),
  'ten thousand marks': `か${'\u3099'.repeat(10_000)}`,
  nothing: '',
  'spaces only': ' 　\u00a0\u2003\n\t',
  'marks only': '\u3099\u309a\u0301\u200d\ufe0f',
  'quotes and dashes only': '"" -"" - － “”',
  'a quotation mark alone': ' “ ',
  'quotes around nothing': '""',
  'quotes around a space': '"　"',
  'nothing excluded': '-""',
  'what nobody sees': '\u200b\u00ad　',
  'only an exclusion': '-県人会',
  'a high surrogate alone': '\ud83d',
  'a low surrogate within': '県\udc00人会',
  'surrogates the wrong way round': '\udc00\ud83d県人会',
  'signs of regular expressions': '^(県|人)+?[会]{1,}.*$ \\d \\',
  markup: INJECTED,
  entities: '&lt;b&gt; &amp; &#x3042;',
  'marks of direction': '\u202e県人会\u202c \u2067اب\u2069',
  'control characters': '\u0000県\u0007人\u001b会\u007f',
  'private use and noncharacters': '\u{f0000}\u{10ffff}\ufffe\uffff県',
  'names of prototypes': '__proto__ constructor toString hasOwnProperty',
};
const STRANGE_OPTIONS = [
  { filters: { kind: [], region: ['nowhere'], __proto__: null } },
  { filters: { kind: ['job', '"><script>'], unknown: ['x'], month: ['9999-99'] } },
  { offset: 1e9 }, { offset: -5, limit: -5 }, { limit: 0 }, { limit: Infinity, offset: 3 }, { sort: 'nonsense' }, { lang: 'zz' }, { day: 'soon' }, { filters: null },
];

describe('strange queries', () => {
  let folder;
  let server;
  before(async () => {
    folder = build('strange', usualFiles());
    server = await serve(folder);
  });
  after(() => server?.close());

  it('are answered by the script interface', async () => {
    const names = Object.keys(STRANGE);
    // As numbers: on the way into the page a lone surrogate would be mended.
    const { given, faults } = await visit(httpAddress(server.base, 'index.html'), async (page) => {
      await askOne(page, '県');
      return page.evaluate(async (queries) => {
        const answers = [];
        for (const units of queries) {
          let text = '';
          for (const unit of units) text += String.fromCharCode(unit);
          const begun = performance.now();
          const answer = await window.enishi.search(text, { limit: 5 }).catch((error) => ({ failed: String(error.stack) }));
          answers.push({ ...answer, ms: performance.now() - begun });
        }
        return answers;
      }, names.map((name) => Array.from({ length: STRANGE[name].length }, (_, at) => STRANGE[name].charCodeAt(at))));
    });
    for (const [at, { failed, total, results, ms }] of given.entries()) {
      assert.equal(failed, undefined, names[at]);
      assert.ok(Number.isInteger(total) && total >= 0 && results.length === Math.min(total, 5), `${names[at]}: ${total}, ${results.length}`);
      assert.ok(ms < SLOWEST_MS, `${names[at]} took ${ms} ms`);
    }
    const totals = Object.fromEntries(names.map((name, at) => [name, given[at].total]));
    assert.equal(totals['only an exclusion'], 0);
    assert.equal(totals['marks of direction'], 0, 'no page has the second term');
    assert.equal(totals['a low surrogate within'], 0);
    assert.equal(totals.markup, 1, 'the words of a page may look like markup');
    assert.ok(totals.nothing >= 61, 'no query lists everything');
    for (const name of ['spaces only', 'what nobody sees']) assert.equal(totals[name], totals.nothing, name);
    // Something was typed, yet no word to be found.
    for (const name of ['a quotation mark alone', 'quotes around nothing', 'quotes around a space', 'nothing excluded', 'ten thousand quotes']) assert.equal(totals[name], 0, name);
    assert.deepEqual(faults, []);
  });

  it('with strange options are answered too', async () => {
    const { given } = await visit(httpAddress(server.base, 'index.html'), (page) => ask(page, STRANGE_OPTIONS.map((options) => ['県人会', options])));
    for (const [at, { answer, text }] of given.entries()) {
      assert.ok(Number.isInteger(answer?.total) && Array.isArray(answer.results), `${JSON.stringify(STRANGE_OPTIONS[at])}: ${text}`);
    }
  });

  it('put no markup into the search page', async () => {
    const typed = [INJECTED, '見出し', '<script>', ...['signs of regular expressions', 'marks of direction', 'ten thousand kanji', 'spaces only'].map((name) => STRANGE[name])];
    const { given, faults } = await visit(`${httpAddress(server.base, 'search.html')}?q=${encodeURIComponent(INJECTED)}`, async (page) => {
      const seen = [];
      for (const text of typed) {
        await page.fill('main input[type=search]', text);
        await page.waitForTimeout(350);
        seen.push(await page.evaluate(() => ({
          injected: window.injected ?? null,
          markup: document.querySelectorAll('main img, main script, main [onerror]').length,
          text: document.querySelector('main').innerText.trim(),
          overflow: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        })));
      }
      return seen;
    });
    for (const [at, { injected, markup, text, overflow }] of given.entries()) {
      const name = typed[at].slice(0, 30);
      assert.equal(injected, null, name);
      assert.equal(markup, 0, name);
      assert.ok(text.length > 20, `${name}: the page is blank`);
      assert.equal(overflow, false, `${name} makes the page scroll sideways`);
    }
    assert.ok(given[1].text.includes(INJECTED), `the title is shown as it is written: ${given[1].text.slice(0, 300)}`);
    assert.deepEqual(faults, []);
  });
});

// What is answered without a file that the answer can do without.
const SPARED = {
  c: (sound) => ({ ...sound, results: [] }),
  t: (sound) => ({ ...sound, results: sound.results.map((result) => ({ ...result, excerpt: '短い要約', marks: [] })) }),
  'facets.js': ({ facets, ...rest }) => rest,
};

describe('damaged files', () => {
  const QUERY = ['県人会 集まり', { limit: 5, facets: true, excerpts: true }];
  let folder;
  let foreign;
  let sound;
  let needed;
  let groups;

  before(async () => {
    folder = build('sound', usualFiles());
    foreign = build('foreign', usualFiles('集まりや催し'));
    groups = readdirSync(join(folder.root, 'search')).filter((name) => name !== 'enishi.js').sort();
    needed = new Set();
    const { given } = await visit(fileAddress(folder, 'index.html'), (page) => {
      page.on('request', (request) => needed.add(/\/search\/([^/?]+)/.exec(request.url())?.[1]));
      return askOne(page, ...QUERY);
    });
    sound = given.answer;
  });

  it('stand against an answer of the sound ones', () => {
    assert.equal(sound.total, 60);
    assert.ok(groups.includes('core.js') && groups.length >= 3, groups.join(' '));
    assert.ok(Object.keys(SPARED).every((name) => needed.has(name)), [...needed].join(' '));
    assert.ok(sound.results.every(({ excerpt }) => excerpt !== '短い要約'));
    assert.ok(needed.has('core.js') && groups.filter((name) => needed.has(name)).length >= 3, [...needed].join(' '));
  });

  const damages = {
    missing: (file) => rmSync(file),
    damaged: (file) => writeFileSync(file, readFileSync(file).subarray(0, (statSync(file).size >> 2) << 1)),
    emptied: (file) => writeFileSync(file, ''),
    altered: (file) => writeFileSync(file, alteredInTheMiddle(readFileSync(file))),
    version: (file, path) => cpSync(join(foreign.root, 'search', path), file),
  };

  it('are told by the script interface', async () => {
    const copy = copyOf(folder, 'spoilt');
    await visit(fileAddress(copy, 'index.html'), async (page) => {
      for (const [damage, spoil] of Object.entries(damages)) {
        for (const spoilt of groups) {
          const restore = spoilWithin(copy, spoilt, spoil);
          await page.reload();
          const { code, isError, answer, text } = await askOne(page, ...QUERY);
          if (needed.has(spoilt) && SPARED[spoilt] && damage !== 'version') {
            const expected = SPARED[spoilt](sound);
            assert.deepEqual({ ...answer, incomplete: [...new Set(answer?.incomplete.map((name) => name.split('/')[0]))] }, { ...expected, incomplete: [spoilt.replace('.js', '')] }, `${spoilt} ${damage}: ${text}`);
          } else if (needed.has(spoilt)) {
            assert.equal(code, ['emptied', 'altered'].includes(damage) ? 'damaged' : damage, `${spoilt} ${damage}: ${text ?? JSON.stringify(answer).slice(0, 200)}`);
            assert.ok(isError);
          } else {
            assert.deepEqual(answer, sound, `${spoilt} ${damage}`);
          }
          restore();
        }
      }
    });
  });

  it('are told when they never come', async () => {
    const server = await serve(folder);
    // A reader waits half a minute; the test does not.
    const init = () => {
      const { setTimeout } = window;
      window.setTimeout = (call, ms, ...rest) => setTimeout(call, ms === 30_000 ? 300 : ms, ...rest);
    };
    const prepare = (page) => page.route('**/search/core.js*', () => {});
    try {
      const address = `${httpAddress(server.base, 'search.html')}?q=${encodeURIComponent('県人会')}`;
      await expectSentence(address, SAYS.missing, 'core.js never comes', { init, prepare, waitUntil: 'domcontentloaded' });
    } finally {
      await server.close();
    }
  });

  for (const way of ['from file://', 'over HTTP']) {
    it(`are told by the search page, and the lists stay, ${way}`, async () => {
      const copy = copyOf(folder, way === 'over HTTP' ? 'page-http' : 'page-file');
      const server = await serve(copy);
      const base = way === 'over HTTP' ? httpAddress(server.base, 'search.html') : fileAddress(copy, 'search.html');
      try {
        for (const [damage, spoilt] of [['missing', 'core.js'], ['damaged', 'core.js'], ['version', 'core.js'], ['missing', 'enishi.js'], ['damaged', 'enishi.js']]) {
          const restore = spoilWithin(copy, spoilt, damages[damage]);
          await expectSentence(`${base}?q=${encodeURIComponent('県人会')}`, SAYS[spoilt === 'enishi.js' ? 'missing' : damage], `${spoilt} ${damage}`);
          restore();
        }
      } finally {
        await server.close();
      }
    });
  }
});

async function expectSentence(address, sentence, what, options) {
  const { given } = await visit(address, async (page) => {
    await page.waitForFunction((text) => document.querySelector('main').innerText.includes(text), sentence, { timeout: HANGS_MS }).catch(() => {});
    return page.evaluate(() => ({
      text: document.querySelector('main').innerText,
      lists: [...document.querySelectorAll('main a')].filter((link) => link.getClientRects().length > 0).map((link) => link.getAttribute('href').replace(/^\.\//, '')),
    }));
  }, options);
  assert.ok(given.text.includes(sentence), `${what}: the page says: ${given.text}`);
  for (const list of ['groups/index.html', 'jobs/index.html']) assert.ok(given.lists.includes(list), `${what}: no link to ${list}: ${given.lists}`);
}

function copyOf(folder, name) {
  const root = pathOf(name);
  cpSync(folder.root, root, { recursive: true });
  return openFolder(root);
}

/** One bit of the high byte of one unit: still a script, and as long. */
function alteredInTheMiddle(bytes) {
  const at = ((bytes.length >> 2) << 1) + 1;
  bytes[at] ^= 1;
  return bytes;
}

/** Spoils one file of the index, or all of one of its folders; answers what mends them. */
function spoilWithin(folder, spoilt, spoil) {
  const at = join(folder.root, 'search', spoilt);
  const paths = statSync(at).isDirectory() ? readdirSync(at).map((file) => `${spoilt}/${file}`) : [spoilt];
  const kept = paths.map((path) => [join(folder.root, 'search', path), readFileSync(join(folder.root, 'search', path))]);
  for (const path of paths) {
    spoil(join(folder.root, 'search', path), path);
    if (!existsSync(join(folder.root, 'search', path))) folder.files.delete(`search/${path}`);
  }
  return () => {
    for (const [file, bytes] of kept) writeFileSync(file, bytes);
    for (const path of paths) folder.files.add(`search/${path}`);
  };
}
