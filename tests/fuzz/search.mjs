// Fuzzes the reader of the search index: whatever bytes its files hold, it answers or says that they are damaged.
//
//   node tests/fuzz/search.mjs SITE [INPUTS] [SEED]      SITE is a built portal, the smaller the faster
//
// Each input is the index with a few bytes changed behind a check sum that fits, and one question.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

const SCRIPTS = ['enishi.js', 'nearest.js'];
// As src/search/codec/script.rs has it: 31 bits in each two units.
const VALUES = 46_341;
// A quiet machine needs some milliseconds for an input; this one may be busy.
const HANGS_MS = 60_000;
const QUESTIONS = ['', '会', '県人会', 'きょう', 'カフェ', 'a', '東京 会 -港', '"県人会"', '2026', '山の会 海の会'];
const OPTIONS = [{}, { sort: 'date' }, { sort: 'closing' }, { sort: 'kana' }, { filters: { kind: 'job' } }, { filters: { region: ['tokyo'], state: ['open'], month: ['2026-12'] } }, { lang: 'all' }, { lang: 'en', untranslated: true }];

if (isMainThread) await watch();
else await run(workerData);

/** Lets a worker try the inputs, and says which one it hangs at. */
async function watch() {
  const [site, inputs = '2000', seed = '1'] = process.argv.slice(2);
  if (!site) throw new Error('which site? node tests/fuzz/search.mjs SITE [INPUTS] [SEED]');
  const heart = new SharedArrayBuffer(8);
  const beats = new Int32Array(heart);
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { site, inputs: Number(inputs), seed: Number(seed), heart }, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  let before = -1;
  const watcher = setInterval(() => {
    if (beats[0] === before) fail(`input ${before} hangs`);
    before = beats[0];
  }, HANGS_MS);
  worker.on('message', (told) => console.log(told));
  worker.on('error', (error) => fail(`input ${beats[0]}: ${error.stack}`));
  worker.on('exit', (code) => {
    clearInterval(watcher);
    process.exitCode = code;
  });
}

function fail(told) {
  console.error(told);
  process.exit(1);
}

async function run({ site, inputs, seed, heart }) {
  const folder = join(site, 'search');
  const shards = shardsBelow(folder);
  const engine = new Function('window', 'document', 'setTimeout', 'clearTimeout', readFileSync(join(folder, 'enishi.js'), 'utf8'));
  const nearest = new Function('enishi', readFileSync(join(folder, 'nearest.js'), 'utf8'));
  const beats = new Int32Array(heart);
  const outcomes = {};
  for (let input = 0; input < inputs; input += 1) {
    beats[0] = input;
    const chance = randomOf(seed * 1_000_003 + input);
    const changed = input === 0 ? new Map() : change(shards, chance);
    const [text, options] = [pick(QUESTIONS, chance), { ...pick(OPTIONS, chance), day: '2026-06-01' }];
    const outcome = await ask({ engine, nearest }, shards, changed, text, options);
    outcomes[outcome.kind] = (outcomes[outcome.kind] ?? 0) + 1;
    if (outcome.kind === 'fault') {
      const [[name, bytes]] = changed;
      parentPort.postMessage(`input ${input} of seed ${seed}, ${name} (${Buffer.from(bytes).toString('hex').slice(0, 200)}), ${JSON.stringify([text, options])}: ${outcome.told}`);
      process.exitCode = 1;
      if (outcomes.fault >= 20) break;
    }
    if ((input & (input + 1)) === 0 && input > 1000) parentPort.postMessage(`${input + 1} inputs: ${JSON.stringify(outcomes)}`);
  }
  parentPort.postMessage(`${Object.values(outcomes).reduce((a, b) => a + b, 0)} inputs: ${JSON.stringify(outcomes)}`);
}

/** The files of the index by the names that the reader asks for, with their bytes. */
function shardsBelow(folder, prefix = '') {
  const shards = new Map();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      for (const [below, shard] of shardsBelow(path, `${prefix}${name}/`)) shards.set(below, shard);
    } else if (!SCRIPTS.includes(name)) {
      const call = readFileSync(path).toString('utf16le').replace(/^\ufeff/, '');
      new Function('enishi', call)({ shard: (shard, version, length, sum, text) => shards.set(shard, { version, length, sum, text, bytes: unpacked(text, length) }) });
    }
  }
  return shards;
}

async function ask({ engine, nearest }, shards, changed, text, options) {
  const document = {
    currentScript: { src: 'https://a.example/search/enishi.js' },
    documentElement: { dataset: { zone: 'Asia/Tokyo', siteLang: 'ja' }, lang: 'ja' },
    createElement: () => ({ remove: () => {} }),
    head: {
      append: (element) => {
        const name = /\/search\/(.*?)\.js/.exec(element.src)[1];
        if (name === 'nearest') {
          nearest(window.enishi);
          return queueMicrotask(element.onload);
        }
        const shard = shards.get(name);
        if (!shard) return queueMicrotask(element.onerror);
        const { length, sum, text } = changed.has(name) ? writtenOf(changed.get(name)) : shard;
        window.enishi.shard(name, shard.version, length, sum, text);
        return queueMicrotask(element.onload);
      },
    },
  };
  const window = { document };
  try {
    engine(window, document, () => 0, () => {});
    const answer = await window.enishi.search(text, options);
    const isAnswer = Number.isInteger(answer.total) && Array.isArray(answer.results);
    return isAnswer ? { kind: answer.incomplete ? 'incomplete' : 'answered' } : { kind: 'fault', told: JSON.stringify(answer).slice(0, 300) };
  } catch (error) {
    return error.name === 'SearchError' ? { kind: error.code } : { kind: 'fault', told: String(error.stack).slice(0, 400) };
  }
}

/** What stands in the script of a file with these bytes. */
function writtenOf(bytes) {
  return { length: bytes.length, sum: sumOf(bytes), text: packed(bytes) };
}

/** One file with one to four changes: a bit, a byte, an end, a stretch of itself. */
function change(shards, chance) {
  const name = pick([...shards.keys(), 'core', 'core', 'facets'].filter((known) => shards.has(known)), chance);
  let bytes = Uint8Array.from(shards.get(name).bytes);
  // Half of the changes near the beginning, where the counts are.
  const place = () => (chance(2) === 0 ? chance(Math.min(bytes.length, 48)) : chance(bytes.length));
  for (let left = 1 + chance(4); left > 0 && bytes.length > 0; left -= 1) {
    const at = place();
    switch (chance(5)) {
      case 0: bytes[at] ^= 1 << chance(8); break;
      case 1: bytes[at] = chance(256); break;
      case 2: bytes[at] = pick([0, 255, 128, 127, 1], chance); break;
      case 3: bytes.copyWithin(at, chance(bytes.length), chance(bytes.length)); break;
      default: if (chance(4) === 0) bytes = bytes.slice(0, at); else bytes.fill(chance(2) * 255, at, at + chance(8));
    }
  }
  return new Map([[name, bytes]]);
}

function pick(items, chance) {
  return items[chance(items.length)];
}

/** Numbers below a limit, the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, limit);
  };
}

function packed(bytes) {
  let [text, pending, count] = ['', 0n, 0];
  const words = Math.ceil((bytes.length * 8) / 31);
  for (let word = 0, at = 0; word < words; word += 1) {
    while (count < 31) {
      pending = (pending << 8n) | BigInt(bytes[at] ?? 0);
      at += 1;
      count += 8;
    }
    count -= 31;
    const value = Number(pending >> BigInt(count));
    pending &= (1n << BigInt(count)) - 1n;
    text += String.fromCharCode(unit(Math.floor(value / VALUES)), unit(value % VALUES));
  }
  return text;
}

function unit(value) {
  let low = value % 254;
  if (low >= 0x0a) low += 1;
  if (low >= 0x0d) low += 1;
  return ((0x21 + Math.floor(value / 254)) << 8) | low;
}

function unpacked(text, length) {
  let [pending, count] = [0n, 0];
  const bytes = [];
  const value = (code) => ((code >> 8) - 33) * 254 + (code & 255) - ((code & 255) > 13 ? 2 : (code & 255) > 10 ? 1 : 0);
  for (let at = 0; at < text.length; at += 2) {
    pending = (pending << 31n) | BigInt(value(text.charCodeAt(at)) * VALUES + value(text.charCodeAt(at + 1)));
    for (count += 31; count >= 8; count -= 8) bytes.push(Number((pending >> BigInt(count - 8)) & 255n));
    pending &= (1n << BigInt(count)) - 1n;
  }
  return Uint8Array.from(bytes.slice(0, length));
}

function sumOf(bytes) {
  let sum = 2_166_136_261;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 16_777_619);
  return sum >>> 0;
}
