// Every page says the same without scripts as with them.
import { finding } from '../lib/findings.mjs';
import { fileAddress } from '../lib/chromium.mjs';
import { settle } from '../lib/settle.mjs';

/** What scripts may add stands in an element with this attribute; the page must be complete without it. */
const ADDED = '[data-enhancement]';

export async function checkScriptless(browser, folder, paths = folder.pages) {
  const readable = paths.filter((path) => folder.page(path).redirect === null);
  const [withScripts, without] = await Promise.all([true, false].map((enabled) => mainTexts(browser, folder, readable, enabled)));
  return { findings: differencesWithoutScripts(readable, withScripts, without), checked: readable.length };
}

/** What differs between the texts of pages with and without scripts (by path, as `mainTexts` gives them). */
export function differencesWithoutScripts(readable, withScripts, without) {
  const findings = [];
  for (const path of readable) {
    const [ours, theirs] = [withScripts.get(path), without.get(path)];
    if (theirs === '') findings.push(finding(path, 'shows nothing in <main> without scripts'));
    else if (ours !== theirs) findings.push(finding(path, `differs without scripts: ${difference(ours, theirs)}`));
  }
  return findings;
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
      found.set(path, await mainText(page));
    }
  } finally {
    await context.close();
  }
  return found;
}

/** What a reader sees in `<main>` of the page that is open, without what scripts may add. */
export function mainText(page) {
  return page.evaluate((added) => {
    const main = document.querySelector('main');
    const hidden = [...main?.querySelectorAll(`noscript, ${added}`) ?? []].filter((element) => !element.hidden);
    for (const element of hidden) element.hidden = true;
    const text = main?.checkVisibility() ? main.innerText.replace(/\s+/g, ' ').trim() : '';
    for (const element of hidden) element.hidden = false;
    return text;
  }, ADDED);
}

function difference(ours, theirs) {
  let at = 0;
  while (at < ours.length && ours[at] === theirs[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 10), at + 40));
  return `${around(ours)} with, ${around(theirs)} without`;
}
