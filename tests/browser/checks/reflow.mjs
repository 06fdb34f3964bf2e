// No page needs sideways scrolling: on a narrow screen, with text twice as large, or with wide text spacing.
import { finding } from '../lib/findings.mjs';
import { fileAddress } from '../lib/chromium.mjs';
import { settle } from '../lib/settle.mjs';

// WCAG 2.2: 1.4.10 (320 px), 1.4.4 (text at 200 %), 1.4.12 (text spacing).
const SITUATIONS = [
  { name: '320 px', width: 320, css: '' },
  { name: '200 % text at 640 px', width: 640, css: ':root { font-size: 200% !important }', mustGrow: true },
  {
    name: 'text spacing at 320 px',
    width: 320,
    css: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
  },
];

export async function checkReflow(browser, folder, paths = folder.pages) {
  const findings = [];
  const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true });
  try {
    const page = await context.newPage();
    for (const path of paths) {
      if (folder.page(path).redirect) continue; // it would be left before it is measured; it has one line of text
      await page.goto(fileAddress(folder, path));
      findings.push(...await reflowOf(page, path));
    }
  } finally {
    await context.close();
  }
  return { findings, checked: paths.length };
}

/** The findings about the page that is open; it is left in another size. */
export async function reflowOf(page, path) {
  const findings = [];
  for (const situation of SITUATIONS) {
    const fault = await faultIn(page, situation);
    if (fault) findings.push(finding(`${path} [${situation.name}]`, fault));
  }
  return findings;
}

async function faultIn(page, { width, css, mustGrow }) {
  await page.setViewportSize({ width, height: 900 });
  const before = await textSize(page);
  const style = css ? await page.addStyleTag({ content: css }) : null;
  await settle(page);
  const overflow = await page.evaluate(sidewaysScroll);
  const after = await textSize(page);
  await style?.evaluate((node) => node.remove());
  if (overflow) return overflow;
  if (mustGrow && after < before * 1.9) return `the text does not follow the reader's size: ${before} px became ${after} px`;
  return null;
}

const textSize = (page) =>
  page.evaluate(() => {
    const text = document.querySelector('main p, main li') ?? document.body;
    return Number.parseFloat(getComputedStyle(text).fontSize);
  });

/** Runs in the page: null, or how far it scrolls and which elements stick out. */
function sidewaysScroll() {
  const root = document.scrollingElement;
  if (root.scrollWidth <= window.innerWidth) return null;
  const scrollsItself = (element) => {
    for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
      if (getComputedStyle(parent).overflowX !== 'visible') return true;
    }
    return false;
  };
  const name = (element) => element.tagName.toLowerCase() + (element.id ? `#${element.id}` : '') + [...element.classList].map((part) => `.${part}`).join('');
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 0.5 && !scrollsItself(element),
  );
  const deepest = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  return `is ${root.scrollWidth} px wide in a window of ${window.innerWidth} px: ${deepest.slice(0, 3).map(name).join(', ') || 'no single element'}`;
}
