// Browsers that forbid much and portals of unusual size: the search works there too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileAddress } from './lib/chromium.mjs';
import { HANGS_MS } from './lib/limits.mjs';
import { httpAddress, serve } from './lib/serve.mjs';
import { ask } from './lib/small-portal.mjs';
import { SLOWEST_MS, build, group, usualFiles, visit } from './lib/usual-portal.mjs';

const LONG_PAGE = 1_000_000; // characters

describe('browsers that forbid much', () => {
  let server;
  before(async () => {
    server = await serve(build('forbidden', usualFiles()));
  });
  after(() => server?.close());

  const results = async (page) => {
    await page.waitForSelector('main ol li a', { timeout: HANGS_MS });
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
        await page.waitForFunction(() => document.querySelector('main').innerText.includes('見つかりませんでした'), null, { timeout: HANGS_MS }).catch(() => {});
        return page.evaluate(() => document.querySelector('main').innerText);
      });
      assert.match(text, /「無い」に合うページは見つかりませんでした。/);
      assert.deepEqual(faults, []);
    });
  }
});
