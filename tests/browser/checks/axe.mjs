// axe-core on chosen pages, in each of the ways in which people look at them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { finding } from '../lib/findings.mjs';
import { settle } from '../lib/settle.mjs';
import { measureContrasts } from '../lib/contrast.mjs';
import { ACCEPTED_CONTRAST } from '../accepted.mjs';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export const MODES = [320, 1280].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));

/**
 * `addresses` is a list of `{ label, url, prepare, modes }`; `prepare`, if there, brings the page into the state to look at; without `modes` it is looked at in all of them. Answers violations as findings, and what axe-core could not decide:
 * `measured` where the pixels then showed enough contrast, `undecided` by rule for the other rules.
 */
export async function checkAxe(browser, addresses) {
  const results = [...(await checkAxeByMode(browser, addresses)).values()];
  const undecided = new Map();
  for (const [rule, count] of results.flatMap((result) => [...result.undecided])) undecided.set(rule, (undecided.get(rule) ?? 0) + count);
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  return { findings: results.flatMap((result) => result.findings), runs: sum('runs'), measured: sum('measured'), undecided };
}

/** As `checkAxe`, the results apart for each of `MODES`; each page is loaded once. */
export async function checkAxeByMode(browser, addresses) {
  const results = new Map(MODES.map((mode) => [mode, { findings: [], runs: 0, measured: 0, undecided: new Map() }]));
  const context = await browser.newContext({ reducedMotion: 'reduce', deviceScaleFactor: 2, bypassCSP: true });
  try {
    const page = await context.newPage();
    for (const { label, url, prepare, modes = MODES } of addresses) {
      await page.goto(url);
      await prepare?.(page);
      for (const mode of modes) await runAxe(page, label, mode, results.get(mode));
    }
  } finally {
    await context.close();
  }
  return results;
}

async function runAxe(page, label, { width, colorScheme }, result) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await settle(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations, incomplete, passes } = await page.evaluate(
    (tags) => window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations', 'incomplete'],
    }),
    TAGS,
  );
  const where = `${label} [${width}px ${colorScheme}]`;
  if (passes.length === 0) throw new Error(`axe-core found nothing to judge on ${where}`);
  result.runs += 1;
  for (const rule of violations) {
    for (const node of rule.nodes) result.findings.push(finding(where, `${rule.id}: ${node.target.join(' ')} — ${summary(node)}`));
  }
  for (const rule of incomplete) {
    if (rule.id === 'color-contrast') await decideContrast(page, where, rule.nodes, result);
    else result.undecided.set(rule.id, (result.undecided.get(rule.id) ?? 0) + rule.nodes.length);
  }
}

const summary = (node) => (node.failureSummary ?? '').split('\n').slice(1).map((line) => line.trim()).join('; ');

/** Of the texts in drawings that look alike, so many are measured. */
const MEASURED_ALIKE = 3;

async function decideContrast(page, where, nodes, result) {
  const messages = new Map(nodes.map((node) => [node.target.at(-1), node.any[0]?.data?.messageKey]));
  const toMeasure = await page.evaluate(worthMeasuring, [[...messages.keys()], ACCEPTED_CONTRAST.map(({ selector }) => selector), MEASURED_ALIKE]);
  for (const { selector, ratio, needed } of await measureContrasts(page, toMeasure)) {
    if (ratio >= needed) result.measured += 1;
    else result.findings.push(finding(where, `color-contrast: ${selector} — axe-core cannot tell (${messages.get(selector)}), the pixels show ${ratio.toFixed(2)} where ${needed} is needed`));
  }
}

/** Runs in the page: the texts that are not accepted; of those in drawings that look alike only some. */
function worthMeasuring([selectors, accepted, mostAlike]) {
  const alike = new Map();
  return selectors.filter((selector) => {
    const element = document.querySelector(selector);
    if (accepted.some((known) => element.matches(known))) return false;
    if (!element.ownerSVGElement) return true;
    const look = `${element.getAttribute('class')} ${getComputedStyle(element).fill}`;
    alike.set(look, (alike.get(look) ?? 0) + 1);
    return alike.get(look) <= mostAlike;
  });
}
