// Without a mouse: the skip link comes first and works, and everything that takes the focus shows it.
import { finding } from '../lib/findings.mjs';
import { settle } from '../lib/settle.mjs';

const MOST_STOPS = 400;

/** `addresses` is a list of `{ label, url }`. */
export async function checkKeyboard(browser, addresses) {
  const findings = [];
  let stops = 0;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  try {
    for (const { label, url } of addresses) {
      const page = await context.newPage();
      const report = (what) => findings.push(finding(label, what));
      await page.goto(url);
      await checkSkipLink(page, report);
      await page.goto(url);
      stops += await checkFocus(page, report);
      await page.close();
    }
  } finally {
    await context.close();
  }
  return { findings, stops };
}

async function checkSkipLink(page, report) {
  await page.keyboard.press('Tab');
  await settle(page);
  const first = await page.evaluate(() => {
    const link = document.activeElement;
    const box = link.getBoundingClientRect();
    const shown = link.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 10 && box.height > 10
      && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight
      && link.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
    return { isSkipLink: link.matches('a[href^="#"]'), name: link.outerHTML.slice(0, 80), shown };
  });
  if (!first.isSkipLink) return report(`the first Tab reaches ${first.name}, not a skip link`);
  if (!first.shown) report('the skip link has the focus and cannot be seen');
  await page.keyboard.press('Enter');
  const arrived = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement) ?? false);
  if (!arrived) report(`the skip link leaves the focus on ${await page.evaluate(() => document.activeElement.tagName)}, not in <main>`);
}

/** Walks the page with Tab, once through; answers how many stops there were. */
async function checkFocus(page, report) {
  const expected = await page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
      .filter((element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.closest('[aria-hidden="true"], [inert]') && (element.type !== 'radio' || element.checked)).length);
  const seen = new Set();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(focusState);
    if (focus === null || seen.has(focus.number)) break;
    seen.add(focus.number);
    if (!focus.visible) report(`the focus does not show on ${focus.name}`);
    if (focus.covered) report(`something covers ${focus.name} while it has the focus`);
  }
  if (seen.size < Math.min(expected, MOST_STOPS)) report(`Tab reaches ${seen.size} of ${expected} elements that take the focus`);
  return seen.size;
}

/** Runs in the page. */
function focusState() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  window.focusNumbers ??= new Map();
  if (!window.focusNumbers.has(element)) window.focusNumbers.set(element, window.focusNumbers.size);
  const style = getComputedStyle(element);
  const outlined = !['none', 'hidden'].includes(style.outlineStyle) && Number.parseFloat(style.outlineWidth) >= 1
    && !/^rgba\(.*, 0\)$|^transparent$/.test(style.outlineColor);
  const box = element.getBoundingClientRect();
  const seen = [...element.getClientRects()].some((part) =>
    element.contains(document.elementFromPoint(part.left + part.width / 2, part.top + part.height / 2)));
  return {
    covered: !seen,
    number: window.focusNumbers.get(element),
    name: `<${element.tagName.toLowerCase()}> “${(element.innerText || element.getAttribute('aria-label') || '').trim().slice(0, 30)}”`,
    visible: element.matches(':focus-visible') && (outlined || style.boxShadow !== 'none') && box.width > 0 && box.height > 0,
  };
}
