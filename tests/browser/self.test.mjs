// Each check passes on a small whole site and reports each fault that is put into it: a check that cannot fail is no check.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkAxe } from './checks/axe.mjs';
import { checkCrawl, checkRedirects } from './checks/crawl.mjs';
import { checkKeyboard } from './checks/keyboard.mjs';
import { checkLinks, checkReached, checkServed } from './checks/links.mjs';
import { checkMarkup, checkMarkupOf } from './checks/markup.mjs';
import { checkPrint } from './checks/print.mjs';
import { checkReflow } from './checks/reflow.mjs';
import { checkScriptless } from './checks/scriptless.mjs';
import { fileAddress, startChromium } from './lib/chromium.mjs';
import { expectNone, format } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { once } from './lib/once.mjs';
import { pageTypes } from './lib/page-types.mjs';

const GOOD = fileURLToPath(new URL('selftest/good', import.meta.url));
const CAFE = 'jobs/cafe.html';

let work;
let browser;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-self-'));
  browser = await startChromium();
});
after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

const addresses = (folder, paths) =>
  paths.filter((path) => !['404.html', 'old.html'].includes(path)).map((path) => ({ label: path, url: fileAddress(folder, path) }));

/** Each answers its findings about the folder; those that look at one page after the other, about the pages of `paths`. */
const CHECKS = {
  links: (folder) => checkLinks(folder),
  'links under a path': (folder) => checkLinks(folder, { baseUrl: 'https://example.jp/alumni/' }),
  reached: (folder) => checkReached(folder),
  served: (folder) => checkServed(folder, '/'),
  'served under a path': (folder) => checkServed(folder, '/alumni/'),
  markup: (folder) => checkMarkup(folder),
  axe: (folder, paths) => checkAxe(browser, addresses(folder, paths)),
  crawl: (folder) => checkCrawl(browser, folder),
  redirects: (folder) => checkRedirects(browser, folder),
  reflow: (folder, paths) => checkReflow(browser, folder, paths),
  scriptless: (folder, paths) => checkScriptless(browser, folder, paths),
  keyboard: (folder, paths) => checkKeyboard(browser, addresses(folder, paths)),
  print: (folder, paths) => checkPrint(browser, addresses(folder, paths)),
};

/** What is put before `</main>` of the café's page, and what the check must then say. */
const BODY_FAULTS = {
  links: [
    ['<a href="#nowhere">a</a>', /#nowhere, which jobs\/cafe\.html does not have/],
    ['<a href="../index.html#olds">a</a>', /#olds, which index\.html does not have/],
    ['<a href="tea.html">a</a>', /leads to jobs\/tea\.html, which is not there/],
    ['<a href="Cafe.html">a</a>', /only the case differs/],
    ['<a href="../">a</a>', /ends at a folder/],
    ['<a href="./">a</a>', /ends at a folder/],
    ['<a href="/jobs/cafe.html">a</a>', /starts at the server's root/],
    ['<a href="../../index.html">a</a>', /climbs above the root/],
    ['<a href="//example.jp/">a</a>', /leaves the scheme to the page/],
    ['<a href="javascript:history.back()">a</a>', /has the scheme javascript:/],
    ['<a href="mailto:minato">a</a>', /is no mail address/],
    ['<a href="tel:０８３">a</a>', /is no telephone number/],
    ['<a href="">a</a>', /is empty/],
    ['<img src="gone.png" alt="">', /<img src="gone\.png"> leads to jobs\/gone\.png/],
    ['<img src="../assets/drawing.svg" srcset="../assets/drawing.svg 1x, big.svg 2x" alt="">', /<img srcset="big\.svg"> leads to/],
    ['<img src="https://example.jp/a.png" alt="">', /is loaded from elsewhere/],
    ['<p style="background: url(gone.png)">a</p>', /<p style="gone\.png"> leads to/],
    ['<svg><use href="../assets/drawing.svg#root"/></svg>', /names #root, which assets\/drawing\.svg does not have/],
    ['<form action="search.html"></form>', /<form action="search\.html"> leads to/],
  ],
  'links under a path': [['<a href="https://example.jp/alumni/index.html">a</a>', /an absolute address of this very site/]],
  served: [['<script src="gone.js"></script>', /\/jobs\/gone\.js is answered with 404/]],
  markup: [
    ['</div>', /Stray end tag “div”/],
    ['<p id="hours">a</p>', /Duplicate ID “hours”/],
    ['<ul><p>a</p></ul>', /Element “p” not allowed as child of element “ul”/],
  ],
  axe: [
    ['<p style="color: #999; background: #fff">薄い文字</p>', /\[320px light\] {2}color-contrast:/],
    ['<p style="color: #333; background: none">暗い文字</p>', /\[1280px dark\] {2}color-contrast:/],
    ['<p style="color: #aaa; background: linear-gradient(#fff, #eee)">薄い文字</p>', /color-contrast: .*the pixels show/],
    ['<img src="../assets/drawing.svg">', /image-alt:/],
    ['<input type="text">', /label:/],
    ['<h4>とばした見出し</h4>', /heading-order:/],
    ['<div><button style="width: 9px; padding: 0">あ</button><button style="width: 9px; padding: 0">い</button></div>', /target-size:/],
  ],
  crawl: [
    ['<script>console.error("こわれた")</script>', /console error: こわれた/],
    ['<script>missing()</script>', /a script throws: missing is not defined/],
    ['<img src="gone.png" alt="">', /cannot load file:.*gone\.png/],
    ['<script src="https://example.jp/a.js"></script>', /asks for https:\/\/example\.jp\/a\.js/],
    ['<script type="module" src="../assets/a.js"></script>', /cannot load|console error/],
  ],
  reflow: [
    ['<table class="wide"><tr><td style="min-width: 400px">a</td></tr></table>', /\[320 px\] {2}is \d+ px wide in a window of 320 px: td/],
    ['<p style="inline-size: 22rem">a</p>', /\[200 % text at 640 px\] {2}is/],
    ['<style>main p { font-size: 16px !important }</style>', /does not follow the reader's size/],
    ['<p style="white-space: nowrap">ひとつづきの長いことばが十八字くらい</p>', /\[text spacing at 320 px\] {2}is/],
  ],
  scriptless: [
    ['<script>document.querySelector("main").append("スクリプトだけ")</script>', /differs without scripts/],
    ['<p class="js">a</p><style>.js { display: none }</style><script>document.querySelector(".js").style.display = "block"</script>', /differs without scripts/],
  ],
  keyboard: [
    ['<p><a href="cafe.html" style="outline: none">a</a></p>', /the focus does not show on <a> “a”/],
    ['<p><a href="cafe.html" style="outline-color: transparent">b</a></p>', /the focus does not show on <a> “b”/],
    ['<div style="position: fixed; inset: 0; background: #fff"></div>', /something covers <a> “仕事” while it has the focus/],
    ['<p><a href="cafe.html" tabindex="-1">a</a></p>', /Tab reaches \d+ of \d+ elements/],
  ],
  print: [
    ['<p style="inline-size: 60rem">a</p>', /px wide on paper/],
    ['<style>@media print { main { display: none } }</style>', /prints nothing of <main>/],
    ['<style>@media print { header { height: 900px } }</style>', /its heading is printed \d+ px down/],
  ],
};

/** Faults elsewhere: [file, text to replace (or null for a new file), replacement, what the check must say]. */
const FILE_FAULTS = {
  links: [
    ['assets/style.css', 'drawing.svg#leaf', 'leaf.svg', /leaf\.svg leads to assets\/leaf\.svg/],
    ['404.html', 'href="/index.html"', 'href="index.html"', /must start at \//],
    ['old.html', 'url=jobs/cafe.html', 'url=jobs/tea.html', /<meta content="jobs\/tea\.html"> leads to/],
    ['index.html', '<title>', '<base href="/x/"><title>', /changes what every link means/],
    ['index.html', '<title>', '<link rel="canonical" href="index.html"><title>', /is an address for machines and must be absolute/],
    ['index.html', '<title>', '<link rel="alternate" hreflang="en" href="en/index.html"><title>', /leads to en\/index\.html, which is not there/],
  ],
  'links under a path': [
    ['index.html', '<title>', '<link rel="canonical" href="https://example.jp/alumni/home.html"><title>', /leads to home\.html, which is not there/],
  ],
  'served under a path': [[CAFE, '../index.html', '/index.html', /answered with 404/]],
  markup: [
    ['assets/style.css', 'margin: 1rem', 'margin: 1rm', /style\.css:\d+:\d+ .*1rm/],
    ['assets/drawing.svg', '<path', '<path d="x"', /drawing\.svg/],
  ],
  crawl: [['alone.html', null, '<!DOCTYPE html><title>a</title>', /alone\.html {2}no link leads to this page/]],
  reached: [['alone.html', null, '<!DOCTYPE html><title>a</title>', /alone\.html {2}no link leads to this page/]],
  redirects: [['old.html', 'http-equiv="refresh" content="0;', 'http-equiv="refresh" content="3600;', /does not lead to/]],
  keyboard: [
    [CAFE, '<a class="skip" href="#main">本文へ進む</a>', '', /the first Tab reaches <a href="\.\.\/index\.html">/],
    [CAFE, 'class="skip"', 'style="position: absolute; left: -100vw"', /the skip link has the focus and cannot be seen/],
    [CAFE, ' tabindex="-1"', '', /the skip link leaves the focus on BODY/],
  ],
  scriptless: [[CAFE, '<main', '<main style="display: none"', /shows nothing in <main>/]],
};

describe('a whole small site', () => {
  for (const [name, check] of Object.entries(CHECKS)) {
    it(`passes: ${name}`, async () => {
      const folder = name.endsWith('under a path') ? underPath() : openFolder(GOOD);
      expectNone((await check(folder, folder.pages)).findings);
    });
  }

  it('passes axe where it cannot tell a contrast and the pixels show enough', async () => {
    const gradient = '<p style="color: #222; background: linear-gradient(#fff, #eee)">濃い文字</p>';
    const { findings, measured } = await checkAxe(browser, addresses(changed(CAFE, (page) => page.replace('</main>', `${gradient}</main>`)), [CAFE]));
    expectNone(findings);
    assert.equal(measured, 4, 'once in each mode');
  });

  it('has its pages told apart', () => {
    assert.deepEqual([...pageTypes(openFolder(GOOD)).keys()].sort(), ['404', 'home', 'jobs', 'jobs list', 'redirect']);
  });
});

function underPath() {
  return changed('404.html', (html) => html.replaceAll('"/', '"/alumni/'));
}

for (const [name, faults] of Object.entries(BODY_FAULTS)) {
  describe(`${name} reports a fault in a page`, () => {
    for (const [html, expected] of faults) {
      it(html, async () => expectFound(name, faulty(CAFE, '</main>', `${html}\n</main>`), expected));
    }
  });
}

for (const [name, faults] of Object.entries(FILE_FAULTS)) {
  describe(`${name} reports a fault in a file`, () => {
    for (const [file, from, to, expected] of faults) {
      it(`${file}: ${to || `without ${from}`}`, async () => {
        await expectFound(name, from === null ? added(file, to) : faulty(file, from, to), expected);
      });
    }
  });
}

/** The folders with a fault in their markup, by what is put into them, checked all at once: the checker takes long to start. */
const faultyMarkup = once(async () => {
  const inPages = BODY_FAULTS.markup.map(([html]) => [CAFE, '</main>', `${html}\n</main>`]);
  const folders = [...inPages, ...FILE_FAULTS.markup].map(([file, from, to]) => [to, changed(file, (text) => replaceOnce(text, from, to))]);
  const results = await checkMarkupOf(folders.map(([, folder]) => folder));
  return new Map(folders.map(([to, folder]) => [to, results.get(folder)]));
});

/** A fault is put into a file: `{ file, to, folder }`. */
const faulty = (file, from, to) => ({ file, to, folder: () => changed(file, (text) => replaceOnce(text, from, to)) });

async function expectFound(name, { file, to, folder }, expected) {
  const { findings } = name === 'markup' ? (await faultyMarkup()).get(to) : await CHECKS[name](folder(), [file]);
  assert.match(findings.map(format).join('\n'), expected);
}

function replaceOnce(text, from, to) {
  assert.ok(text.includes(from), `the fixture has no ${from}`);
  return text.replace(from, to);
}

function changed(file, change) {
  const root = copy();
  writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')));
  return openFolder(root);
}

function added(file, text) {
  const folder = () => {
    const root = copy();
    writeFileSync(join(root, file), text);
    return openFolder(root);
  };
  return { file, to: text, folder };
}

function copy() {
  const root = mkdtempSync(join(work, 'site-'));
  cpSync(GOOD, root, { recursive: true });
  return root;
}
