// Whatever is asked, whatever happened to the files: the search answers or says what is wrong, and the lists stay.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { openFolder } from './lib/folder.mjs';
import { httpAddress, serve } from './lib/serve.mjs';
import { ask, buildPortal } from './lib/small-portal.mjs';

const DAY = '2026-05-01';
const SLOWEST_MS = 10_000; // on a busy machine; a search that hangs takes for ever
const INJECTED = '<img src=x onerror="window.injected=1"><script>window.injected=1</script>';
const LONG_PAGE = 1_000_000; // characters
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

let chromium;
let work;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-search-bad-'));
  chromium = await startChromium();
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Builds a portal of these files and answers its folder. */
const build = (name, files) => buildPortal(join(work, name), files, DAY);

const group = (title, body) => `---\ntitle: ${JSON.stringify(title)}\nsummary: 短い要約\nkind: regional-alumni\nregions: [niigata]\n---\n${body}\n`;
const job = (title, body) => `---\ntitle: ${JSON.stringify(title)}\nsummary: 短い要約\nemployer: {name: 店}\ncontract: part-time\nregions: [tokyo]\nposted: 2026-04-01\ncloses: 2026-09-30\n---\n${body}\n`;

function usualFiles(word = '集まり') {
  const files = { 'content/groups/markup.md': group(`見出し ${INJECTED}`, `県人会の本文に \`${INJECTED}\` と書きました。`) };
  for (let number = 0; number < 30; number += 1) {
    files[`content/groups/g${number}.md`] = group(`第${number}の会`, `県人会の${word}は${number}日です。新潟と東京をつなぎます。`);
    files[`content/jobs/j${number}.md`] = job(`手伝い${number}`, `県人会の紹介です。${word}に来てください。`);
  }
  return files;
}

/** Opens an address and gives the page to `use`; answers what it gave, and what went wrong meanwhile. */
async function visit(address, use, { prepare, init, waitUntil } = {}) {
  const context = await onDay(chromium, DAY).newContext();
  const faults = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    if (init) await page.addInitScript(init);
    if (prepare) await prepare(page);
    await page.goto(address, { waitUntil });
    return { given: await use(page), faults };
  } finally {
    await context.close();
  }
}

const askOne = async (page, text, options = {}) => (await ask(page, [[text, options]]))[0];

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
    await page.waitForFunction((text) => document.querySelector('main').innerText.includes(text), sentence, { timeout: 5000 }).catch(() => {});
    return page.evaluate(() => ({
      text: document.querySelector('main').innerText,
      lists: [...document.querySelectorAll('main a')].filter((link) => link.getClientRects().length > 0).map((link) => link.getAttribute('href').replace(/^\.\//, '')),
    }));
  }, options);
  assert.ok(given.text.includes(sentence), `${what}: the page says: ${given.text}`);
  for (const list of ['groups/index.html', 'jobs/index.html']) assert.ok(given.lists.includes(list), `${what}: no link to ${list}: ${given.lists}`);
}

function copyOf(folder, name) {
  const root = join(work, name);
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

describe('browsers that forbid much', () => {
  let server;
  before(async () => {
    server = await serve(build('forbidden', usualFiles()));
  });
  after(() => server?.close());

  const results = async (page) => {
    await page.waitForSelector('main ol li a', { timeout: 5000 });
    return page.locator('main ol li a').count();
  };
  const address = () => `${httpAddress(server.base, 'search.html')}?q=${encodeURIComponent('県人会')}`;

  it('need no storage and no workers', async () => {
    const { given, faults } = await visit(address(), results, {
      init: () => {
        const refuse = { configurable: true, get() { throw new DOMException('refused', 'SecurityError'); } };
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'Worker', 'SharedWorker']) Object.defineProperty(window, name, refuse);
        Object.defineProperty(Navigator.prototype, 'serviceWorker', refuse);
        Object.defineProperty(Document.prototype, 'cookie', refuse);
      },
    });
    assert.equal(given, 10);
    assert.deepEqual(faults, []);
  });

  it('need nothing that a strict Content-Security-Policy refuses', async () => {
    const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    const violations = [];
    const { given, faults } = await visit(address(), results, {
      prepare: async (page) => {
        await page.exposeFunction('violated', (text) => violations.push(text));
        await page.route('**/*.html*', async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
        });
      },
      init: () => document.addEventListener('securitypolicyviolation', (event) => window.violated(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`)),
    });
    assert.equal(given, 10);
    assert.deepEqual(violations, []);
    assert.deepEqual(faults, []);
  });
});

describe('a page with Trusted Types', () => {
  let server;
  before(async () => {
    server = await serve(build('trusted', usualFiles()));
  });
  after(() => server?.close());

  /** The answer of a page that asks by the engine alone; `script` runs before. */
  async function askTrusted(policy, script) {
    const { given } = await visit(httpAddress(server.base, 'trusted.html'), async (page) => {
      await page.evaluate(script);
      return (await ask(page, [['県人会', {}]]))[0];
    }, {
      prepare: (page) => page.route('**/trusted.html', (route) => route.fulfill({
        contentType: 'text/html', headers: { 'content-security-policy': policy }, body: '<!doctype html><title>市</title><script src="search/enishi.js"></script>',
      })),
    });
    return given;
  }

  it('refuses the index, as README.md says', async () => {
    const { code, text } = await askTrusted("require-trusted-types-for 'script'", '');
    assert.deepEqual([code, text.split(':')[0]], [null, 'TypeError']);
  });

  it('takes it with the default policy of README.md', async () => {
    const written = /window\.trustedTypes\?\.createPolicy[^]*?\n\}\);/.exec(readFileSync(new URL('../../README.md', import.meta.url), 'utf8'))[0];
    const here = httpAddress(server.base, 'search/');
    const { answer, text } = await askTrusted("require-trusted-types-for 'script'; trusted-types default", written.replace('https://hub.city.example/search/', here));
    assert.equal(answer?.total, 61, text);
  });
});

describe('portals of unusual size', () => {
  it('find the last word of a page of a million characters', async () => {
    const sentence = '県人会の集まりでは新潟の酒を飲みながら話します。';
    const paragraphs = `${sentence.repeat(40)}\n\n`;
    const body = paragraphs.repeat(Math.ceil(LONG_PAGE / paragraphs.length));
    // One block of a hundred thousand characters among them.
    const folder = build('long', { ...usualFiles(), 'content/groups/long.md': group('長い頁', `${body}${sentence.repeat(4000)}終わりの鯨。`) });
    const { given } = await visit(fileAddress(folder, 'index.html'), (page) => ask(page, [['終わりの鯨', {}], ['県人会 新潟の酒', {}], ['話します。終わり', {}]]));
    for (const { answer, ms, text } of given) {
      assert.deepEqual(answer?.results.map(({ url }) => url), ['groups/long.html'], text);
      assert.ok(ms < SLOWEST_MS, `${ms} ms`);
      const [{ excerpt, marks }] = answer.results;
      assert.ok(excerpt.length > 0 && excerpt.length < 1000 && marks.length > 0, `${excerpt.length} characters, ${marks.length} marks`);
    }
    const [{ excerpt, marks }] = given[0].answer.results;
    assert.equal(marks.map(([from, to]) => excerpt.slice(from, to)).join(''), '終わりの鯨');
  });

  it('count a word that stands on every page', async () => {
    const folder = build('everywhere', usualFiles());
    const { given } = await visit(fileAddress(folder, 'index.html'), (page) => ask(page, [['県人会', { limit: Infinity }], ['県人会', { offset: 55, limit: 10 }]]));
    assert.equal(given[0].answer?.total, 61, given[0].text);
    assert.equal(new Set(given[0].answer.results.map(({ url }) => url)).size, 61);
    assert.deepEqual(given[1].answer.results.map(({ url }) => url), given[0].answer.results.slice(55).map(({ url }) => url));
  });

  for (const [name, files, total] of [
    ['one page', { 'content/pages/about.md': '---\ntitle: この場について\n---\n県人会の頁です。\n' }, 1],
    ['no page', {}, 0],
  ]) {
    it(`answer with ${name}`, async () => {
      const folder = build(name.replace(' ', '-'), files);
      const { given } = await visit(fileAddress(folder, 'index.html'), (page) => ask(page, [['県人会', {}], ['', {}], ['県', { facets: true, sort: 'kana' }], ['無い', {}]]));
      assert.deepEqual(given.map(({ answer, text }) => answer?.total ?? text), [total, total, total, 0]);
      const { given: text, faults } = await visit(`${fileAddress(folder, 'search.html')}?q=${encodeURIComponent('無い')}`, async (page) => {
        await page.waitForFunction(() => document.querySelector('main').innerText.includes('見つかりませんでした'), null, { timeout: 5000 }).catch(() => {});
        return page.evaluate(() => document.querySelector('main').innerText);
      });
      assert.match(text, /「無い」に合うページは見つかりませんでした。/);
      assert.deepEqual(faults, []);
    });
  }
});
