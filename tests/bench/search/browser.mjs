// node browser.mjs TASK.json ANSWER.json: asks all queries in headless Chromium, the tools in turn, and measures.
//
// TASK: {day, queries: [text …], sites: {enishi: FOLDER, pagefind: FOLDER}}; a tool may be absent.
// Cold: a context of its own for each query. Warm: the same call three times more there. Further: one context for all.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChromium, fileAddress } from '../../browser/lib/chromium.mjs';
import { serveAndCount } from './server.mjs';
import { TOOLS } from './tools.mjs';

const PAGE = 'search-bench.html';
const HTML = '<!doctype html><html lang="ja" data-site-lang="ja" data-zone="Asia/Tokyo"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><p>bench';
const LATE_MS = 120; // what a tool still fetches after it has answered belongs to the query
const REPEATS = 3;

const [taskFile, answerFile] = process.argv.slice(2);
const task = JSON.parse(readFileSync(taskFile, 'utf8'));
const chromium = await startChromium();
const version = chromium.version();
try {
  const benches = [];
  for (const [name, root] of Object.entries(task.sites)) benches.push(await openBench(name, root));
  for (const text of task.queries) {
    for (const bench of benches) bench.rows.push(await measure(bench, text));
  }
  const answer = { chromium: version, tools: {} };
  for (const bench of benches) {
    answer.tools[bench.name] = { rows: bench.rows, file: await fromFile(bench) };
    await bench.close();
  }
  writeFileSync(answerFile, JSON.stringify(answer));
} finally {
  await chromium.close();
}

async function openBench(name, root) {
  writeFileSync(join(root, PAGE), HTML);
  const zipped = await serveAndCount(root, true);
  const plain = await serveAndCount(root, false);
  const bench = { name, root, tool: TOOLS[name], zipped, plain, rows: [], resolve: TOOLS[name].resolve(root) };
  bench.further = await openPage(zipped);
  await run(bench.further.page, bench, '初期化');
  bench.close = async () => {
    await bench.further.context.close();
    await Promise.all([zipped.close(), plain.close()]);
  };
  return bench;
}

async function openPage(server) {
  const context = await chromium.newContext();
  const page = await context.newPage();
  await page.goto(server.base + PAGE);
  await page.waitForTimeout(50);
  server.take();
  return { context, page };
}

/** One call in the page: its answer and how long it took there. */
async function run(page, bench, text, facets = false) {
  return page.evaluate(`(async () => {
    const ask = (${bench.tool.ask.toString().replace(/^async ask/, 'async function')});
    const begun = performance.now();
    const answer = await ask(${JSON.stringify({ text, day: task.day, facets })});
    return { ...answer, ms: performance.now() - begun };
  })()`);
}

async function measure(bench, text) {
  const { zipped, plain } = bench;
  zipped.take();
  const first = await openPage(zipped);
  const cold = await run(first.page, bench, text);
  await first.page.waitForTimeout(LATE_MS);
  const coldSent = zipped.take();
  const warm = [];
  for (let number = 0; number < REPEATS; number += 1) warm.push((await run(first.page, bench, text)).ms);
  zipped.take();
  const row = { text, cold, coldSent, warmMs: median(warm), ...(await everything(bench, first, text)) };
  await first.context.close();

  const unzipped = await openPage(plain);
  await run(unzipped.page, bench, text);
  await unzipped.page.waitForTimeout(LATE_MS);
  row.plainSent = plain.take();
  await unzipped.context.close();

  zipped.take();
  row.further = await run(bench.further.page, bench, text);
  await bench.further.page.waitForTimeout(LATE_MS);
  row.furtherSent = zipped.take();
  return row;
}

/** All results, and what the data of the facets costs on top. */
async function everything(bench, { page }, text) {
  let facets = null;
  if (bench.name === 'enishi') {
    const answer = await run(page, bench, text, true);
    await page.waitForTimeout(LATE_MS);
    facets = { sent: bench.zipped.take(), firstMs: answer.ms, warmMs: (await run(page, bench, text, true)).ms };
  }
  const all = await page.evaluate(`(${bench.tool.askAll.toString().replace(/^async askAll/, 'async function')})(${JSON.stringify({ text, day: task.day })})`);
  bench.zipped.take();
  return { facets, all: bench.resolve(all) };
}

async function fromFile(bench) {
  const context = await chromium.newContext();
  try {
    const page = await context.newPage();
    await page.goto(fileAddress(bench, PAGE));
    return (await run(page, bench, task.queries[0])).total;
  } catch (error) {
    return `fails: ${String(error.message).split('\n')[0]}`;
  } finally {
    await context.close();
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
