// The sample portal with each record many times, under ids and titles of its own.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { THEME } from './drawings.mjs';
import { openFolder } from './folder.mjs';
import { sampleCopy } from './small-portal.mjs';

const FOLDERS = ['events', 'groups', 'jobs', 'places', 'programs', 'stories'];
const TIMES = 16;
// The theme's picture stands for a photograph that networks show.
const PHOTOGRAPH = '/pictures/photograph.png';
const DAY = '2026-05-01';

/** Builds it below `work` and answers its folder. */
export function buildMultiplied(work) {
  const source = sampleCopy(join(work, 'source'));
  for (const folder of FOLDERS) for (const file of readdirSync(join(source, 'content', folder))) multiply(join(source, 'content', folder), file);
  cpSync(join(THEME, 'assets/share.png'), join(source, 'static', PHOTOGRAPH));
  const root = join(work, 'built');
  execFileSync(resolve(process.env.ENISHI), ['build', source, '-o', root, '--as-of', DAY], { stdio: ['ignore', 'ignore', 'inherit'] });
  return openFolder(root);
}

/** Pictures beside the records are shared by all of them; rows of tables have ids of their own. */
function multiply(folder, file) {
  if (!/\.(md|yaml)$/.test(file)) return;
  const text = readFileSync(join(folder, file), 'utf8');
  const [id, ...rest] = basename(file).split('.');
  for (let number = 2; number <= TIMES; number += 1) {
    const copy = text.replace(/^(title: *)(["']?)(.*?)\2$/m, `$1$2$3 ${number}$2`).replace(/^aliases:.*\n(?:(?: +|- ).*\n)*/m, '');
    const shown = number % 2 === 0 ? copy.replace(/src: \/pictures\/[\w-]+\.svg/, `src: ${PHOTOGRAPH}`) : copy;
    writeFileSync(join(folder, [`${id}-${number}`, ...rest].join('.')), shown);
  }
}
