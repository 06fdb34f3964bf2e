// Runs the suite: builds the portals with the program named in ENISHI, or takes a folder that is already built.
//
//   ENISHI=target/debug/enishi node tests/browser/run.mjs
//   node tests/browser/run.mjs --site DIR [--as-of DAY] [--urls directory] [--base-url URL]
//   node tests/browser/run.mjs --self          the tests of the checks alone
//
// The last line is the summary; anything skipped counts as failed.
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { shareChromium } from './lib/chromium.mjs';
import { FILE_HANGS_MS } from './lib/limits.mjs';
import { buildPortals } from './lib/portals.mjs';

const SITE_TESTS = ['markup.test.mjs', 'pages-visited.test.mjs', 'pages-axe.test.mjs', 'pages-used.test.mjs', 'search-page.test.mjs', 'search-page-used.test.mjs', 'search-damaged.test.mjs'];
const SELF_TESTS = ['self.test.mjs', 'formats-self.test.mjs', 'drawings.test.mjs'];
const PROGRAM_TESTS = ['schema', 'frame', 'timeline', 'timeline-pages', 'view-time', 'every-page-later', 'record-first-screen', 'large-letters', 'paper', 'calendars', 'region', 'shortlist', 'try-look', 'formats', 'search-vectors', 'search-exact', 'search-bad-input', 'search-unusual', 'search-judged', 'search-asked', 'search-small', 'search-fuzzed'].map((name) => `${name}.test.mjs`);

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    urls: { type: 'string', default: 'file' },
    'as-of': { type: 'string', default: new Date().toISOString().slice(0, 10) },
    'base-url': { type: 'string' },
    self: { type: 'boolean', default: false },
  },
});

const work = mkdtempSync(join(tmpdir(), 'enishi-browser-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

// What takes longest begins first, so that no file is left to run alone.
const LONGEST = ['pages-axe.test.mjs', 'every-page-later.test.mjs', 'pages-visited.test.mjs'];
const longestFirst = (names) => [...LONGEST.filter((name) => names.includes(name)), ...names.filter((name) => !LONGEST.includes(name))];
const files = longestFirst(values.self ? SELF_TESTS : values.site ? SITE_TESTS : [...PROGRAM_TESTS, ...SELF_TESTS, ...SITE_TESTS]);
let chromium;
try {
  const forgotten = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.mjs') && ![...PROGRAM_TESTS, ...SELF_TESTS, ...SITE_TESTS].includes(name));
  if (forgotten.length > 0) throw new Error(`no list names ${forgotten.join(', ')}`);
  process.env.ENISHI_PORTALS = JSON.stringify(values.self ? [] : portals());
  chromium = await shareChromium();
  process.exitCode = (await runFiles(files)) ? 0 : 1;
} catch (error) {
  console.error(`the suite could not begin: ${error.message}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  await chromium?.close();
}

function portals() {
  if (values.site) {
    const root = resolve(values.site);
    return [{ name: basename(root), root, asOf: values['as-of'], urls: values.urls, depth: 'full', baseUrl: values['base-url'] ?? null }];
  }
  if (!process.env.ENISHI) throw new Error('ENISHI must name the program to test (or give --site DIR)');
  return buildPortals(resolve(process.env.ENISHI), work);
}

async function runFiles(names) {
  const paths = names.map((name) => fileURLToPath(new URL(name, import.meta.url)));
  const count = { passed: 0, failed: 0, skipped: 0 };
  const stream = run({ files: paths, concurrency: 2, timeout: FILE_HANGS_MS });
  stream.on('test:pass', (test) => {
    if (test.details.type === 'suite') return;
    if (test.skip !== undefined || test.todo !== undefined) count.skipped += 1;
    else count.passed += 1;
  });
  stream.on('test:fail', (test) => {
    if (test.details.type !== 'suite') count.failed += 1;
  });
  const printed = stream.compose(new spec());
  printed.pipe(process.stdout, { end: false });
  await new Promise((done, fail) => printed.on('end', done).on('error', fail));
  const failed = count.failed + count.skipped;
  const note = count.skipped > 0 ? ` (${count.skipped} of them skipped)` : '';
  console.log(`${count.passed} passed, ${failed} failed${note}`);
  return failed === 0 && count.passed > 0;
}
