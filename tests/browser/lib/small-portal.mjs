// Small portals made for one test, and questions to their search.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFolder } from './folder.mjs';

const SAMPLE = fileURLToPath(new URL('../../../sample-site', import.meta.url));

/** Copies the sample portal, without a build that somebody made by hand. */
export function sampleCopy(source) {
  cpSync(SAMPLE, source, { recursive: true, filter: (path) => path !== join(SAMPLE, 'public') });
  return source;
}

/** Builds a portal of these files below `source` and answers its folder. */
export function buildPortal(source, files, day, root = join(source, 'public')) {
  const settings = existsSync(join(source, 'site.yaml')) ? {} : { 'site.yaml': 'title: 試し\nbase_url: https://portal.example.jp/\n' };
  for (const [path, text] of Object.entries({ ...settings, ...files })) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  mkdirSync(join(source, 'content'), { recursive: true });
  execFileSync(resolve(process.env.ENISHI), ['build', source, '-o', root, '--as-of', day], { stdio: ['ignore', 'ignore', 'inherit'] });
  return openFolder(root);
}

/** Asks by the script interface; a rejection becomes `{code}`. */
export async function ask(page, queries) {
  if (!await page.evaluate(() => Boolean(window.enishi?.search))) {
    await page.addScriptTag({ url: new URL('search/enishi.js', page.url()).href });
  }
  return page.evaluate(async (asked) => {
    const answers = [];
    for (const [text, options] of asked) {
      const begun = performance.now();
      try {
        answers.push({ answer: await window.enishi.search(text, options), ms: performance.now() - begun });
      } catch (error) {
        answers.push({ code: error.code ?? null, text: String(error), isError: error instanceof Error });
      }
    }
    return answers;
  }, queries);
}
