// Builds the portals that the suite looks at, with the program under test.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SAMPLE = fileURLToPath(new URL('../../../sample-site', import.meta.url));
// A build that somebody made by hand is no source.
const SOURCES = { recursive: true, filter: (path) => path !== join(SAMPLE, 'public') };
const DAY = '2026-05-01';
const LATER = '2027-02-01';

/**
 * Builds everything below `work` and answers a description of each built folder. `depth` says how much is looked at:
 * "full", "further-pages" (what only lists of several pages show), or "links" where the same templates draw the pages.
 */
export function buildPortals(program, work) {
  const run = (...words) => execFileSync(program, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  const build = (name, source, asOf, depth, urls = 'file') => {
    const root = join(work, name);
    run('build', source, '-o', root, '--as-of', asOf);
    return { name, root, asOf, urls, depth, baseUrl: setting(source, 'base_url') };
  };

  const folders = join(work, 'sources-folders');
  cpSync(SAMPLE, folders, SOURCES);
  setSetting(folders, 'urls', 'directory');
  const shortLists = join(work, 'sources-short-lists');
  cpSync(SAMPLE, shortLists, SOURCES);
  setSetting(shortLists, 'page_size', '3');
  const starter = join(work, 'sources-starter');
  run('init', starter);

  return [
    build('sample', SAMPLE, DAY, 'full'),
    build('sample-again', SAMPLE, DAY, 'same-as-first'),
    build('sample-later', SAMPLE, LATER, 'links'),
    build('sample-folders', folders, DAY, 'links', 'directory'),
    build('sample-short-lists', shortLists, DAY, 'further-pages'),
    build('starter', starter, DAY, 'links'),
  ];
}

function setting(source, key) {
  const line = new RegExp(`^${key}:\\s*["']?([^"'#\\s]+)`, 'm').exec(readFileSync(join(source, 'site.yaml'), 'utf8'));
  return line?.[1] ?? null;
}

function setSetting(source, key, value) {
  const file = join(source, 'site.yaml');
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const rest = readFileSync(file, 'utf8').replace(new RegExp(`^${key}:.*\\n?`, 'm'), '');
  writeFileSync(file, `${rest.trimEnd()}\n${key}: ${value}\n`);
}
