// Every page says the same without scripts as with them.
import { finding } from '../lib/findings.mjs';
import { fileAddress } from '../lib/chromium.mjs';
import { settle } from '../lib/settle.mjs';

/** What scripts may add stands in an element with this attribute; the page must be complete without it. */
const ADDED = '[data-enhancement]';

export async function checkScriptless(browser, folder, paths = folder.pages) {
  const readable = paths.filter((path) => folder.page(path).redirect === null);
  const [withScripts, without] = await Promise.all([true, false].map((enabled) => mainTexts(browser, folder, readable, enabled)));
  const findings = [];
  for (const path of readable) {
    const [ours, theirs] = [withScripts.get(path), without.get(path)];
    if (theirs === '') findings.push(finding(path, 'shows nothing in <main> without scripts'));
    else if (ours !== theirs) findings.push(finding(path, `differs without scripts: ${difference(ours, theirs)}`));
  }
  return { findings, checked: readable.length };
}

/** What a reader sees in `<main>` of each page. */
export async function mainTexts(browser, folder, paths, javaScriptEnabled = true) {
  const context = await browser.newContext({ javaScriptEnabled });
  const found = new Map();
  try {
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(fileAddress(folder, path));
      if (javaScriptEnabled) await settle(page);
      found.set(path, await page.evaluate((added) => {
        const main = document.querySelector('main');
        for (const element of main?.querySelectorAll(`noscript, ${added}`) ?? []) element.hidden = true;
        return main?.checkVisibility() ? main.innerText.replace(/\s+/g, ' ').trim() : '';
      }, ADDED));
    }
  } finally {
    await context.close();
  }
  return found;
}

function difference(ours, theirs) {
  let at = 0;
  while (at < ours.length && ours[at] === theirs[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 10), at + 40));
  return `${around(ours)} with, ${around(theirs)} without`;
}
