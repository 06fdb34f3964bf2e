// What a query finds, written from the definition (src/search/normalise.md) and sharing nothing with the program:
// slow and plain on purpose, for small portals. It reads the blocks from the published HTML.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse as parseHtml } from 'parse5';
import { parse as parseYaml } from 'yaml';

const TABLES = ['variant-kanji', 'radicals'].map((name) => fileURLToPath(new URL(`../../../content/tables/${name}.yaml`, import.meta.url)));

const WHITE = '\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const DROPPED = '\\xad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff\\u{e0000}-\\u{e0fff}';
// No marks, yet a part of the character before them: jamo within a syllable (also half-width), ﾞ and ﾟ.
const JOINING = '\\u1160-\\u11ff\\u3133\\u3135\\u3136\\u313a-\\u313f\\u314f-\\u3164\\u3167-\\u316d\\u316f\\u3170\\u3182\\u3183\\u3187-\\u318e'
  + '\\ud7b0-\\ud7ff\\uff9e-\\uffa0\\uffa3\\uffa5\\uffa6\\uffaa-\\uffaf\\uffc2-\\uffc7\\uffca-\\uffcf\\uffd2-\\uffd7\\uffda-\\uffdc';
// Between two of these a space is no part of the text.
const FULL_WIDTH = '\\u2e80-\\u2fdf\\u3001-\\u303f\\u3041-\\u312f\\u3190-\\u31ef\\u31f0-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff'
  + '\\u{1aff0}-\\u{1b16f}\\u{20000}-\\u{3fffd}';
const KANA = '\\u3041-\\u3096\\u309d\\u309e\\u30f7-\\u30fa\\u31f0-\\u31ff';
const KATAKANA = '\\u30a1-\\u30fa\\u30fd\\u30fe\\u31f0-\\u31ff';
const DASHES = '\\u2010-\\u2015\\u2212\\u2500';
const LATIN = 'a-z\\xdf-\\xf6\\xf8-\\u02af\\u1e00-\\u1eff';
const LONG = 'ー';

const one = (set, flags = 'u') => new RegExp(`^[${set}]$`, flags);
const is = {
  white: one(WHITE), dropped: one(DROPPED), fullWidth: one(FULL_WIDTH), kana: one(KANA), katakana: one(KATAKANA), dash: one(DASHES),
  latin: one(LATIN), insideLatin: one(`${LATIN}\\u0300-\\u036f`), digit: /^[0-9]$/, privatePlane: one('\\u{f0000}-\\u{10ffff}'),
};
const CLUSTER = new RegExp(`[^](?:[\\p{M}${JOINING}${DROPPED}])*`, 'gu');

let variants = null;
function representative(letter) {
  if (!variants) {
    variants = new Map();
    for (const table of TABLES) {
      for (const [main, others] of Object.entries(parseYaml(readFileSync(table, 'utf8')))) {
        // A radical may stand for a kanji that is a variant itself.
        for (const other of String(others)) variants.set(other, variants.get(main) ?? main);
      }
    }
  }
  return variants.get(letter) ?? letter;
}

/** A text as symbols: `{letter, katakana, ends}`, `katakana` for what was a letter of katakana, `ends` for what stood before a space that is none. */
export function normalise(text) {
  const folded = (text.toWellFormed?.() ?? text.replace(/\p{Cs}/gu, '\ufffd')).match(CLUSTER)?.flatMap(foldCluster) ?? [];
  const spaced = [];
  for (const symbol of folded) {
    if (!is.white.test(symbol.letter)) spaced.push(symbol);
    else if (spaced.length > 0 && spaced.at(-1).letter !== ' ') spaced.push({ letter: ' ', katakana: false });
  }
  if (spaced.at(-1)?.letter === ' ') spaced.pop();
  const isDropped = ({ letter }, at) => letter === ' ' && is.fullWidth.test(spaced[at - 1].letter) && is.fullWidth.test(spaced[at + 1].letter);
  for (const [at, symbol] of spaced.entries()) if (isDropped(symbol, at)) spaced[at - 1].ends = true;
  const joined = spaced.filter((symbol, at) => !isDropped(symbol, at));
  for (const [at, symbol] of joined.entries()) {
    const [before, after] = [joined[at - 1]?.letter ?? '', joined[at + 1]?.letter ?? ''];
    if (symbol.letter === LONG && is.digit.test(before)) symbol.letter = '-';
    if (symbol.letter === '-' && (is.kana.test(before) || before === LONG) && is.kana.test(after)) symbol.letter = LONG;
  }
  return joined;
}

function foldCluster(cluster) {
  const kept = [...cluster].filter((letter) => !is.dropped.test(letter))
    .map((letter) => (is.privatePlane.test(letter) ? '\ufffd' : letter)).join('');
  const lower = [...kept.normalize('NFKC')].map((letter) => letter.toLowerCase()).join('').normalize('NFC');
  return [...lower].map((letter) => ({ letter: toHiragana(representative(unite(letter))), katakana: is.katakana.test(letter) }));
}

function unite(letter) {
  return is.dash.test(letter) ? '-' : { ς: 'σ', '~': '〜' }[letter] ?? letter;
}

function toHiragana(letter) {
  return /^[ァ-ヶヽヾ]$/u.test(letter) ? String.fromCodePoint(letter.codePointAt(0) - 0x60) : letter;
}

/** The terms of a query: `{include, exclude}`, each a list of normalised symbols. */
export function divide(text) {
  const query = { include: [], exclude: [] };
  const pieces = new RegExp(`[${WHITE}${DROPPED}]*([-－‐−](?=[^${WHITE}]))?(?:["“”＂]([^"“”＂]*)(?:["“”＂]|$)|([^${WHITE}"“”＂]+))`, 'gu');
  for (const [, minus, quoted, bare] of text.matchAll(pieces)) {
    const symbols = normalise(quoted ?? bare);
    if (symbols.length > 0) query[minus ? 'exclude' : 'include'].push(symbols);
  }
  return query;
}

/** Whether a page with these normalised blocks is found. */
export function holds(query, blocks) {
  const stands = (term) => blocks.some((block) => standsIn(term, block));
  return query.include.length > 0 && query.include.every(stands) && !query.exclude.some(stands);
}

function standsIn(term, block) {
  const mayLose = term.length >= 4 && term.at(-1).letter === LONG && term.every(({ letter, katakana }) => katakana || letter === LONG);
  const forms = [term, ...otherForms(term)];
  const whole = wholeForms(term);
  for (let at = 0; at < block.length; at += 1) {
    if (begins(block, at) && whole.some((form) => isAt(form, block, at) && standsAlone(form, block[at - 1]?.letter, block[at + form.length]?.letter))) return true;
    if (begins(block, at) && forms.some((form) => isAt(form, block, at))) return true;
    if (mayLose && isAt(term.slice(0, -1), block, at) && katakanaEnds(block, at + term.length - 2)) return true;
  }
  return false;
}

/** The same with its numbers written in other ways. */
function otherForms(term) {
  const own = term.map(({ letter }) => letter).join('');
  const bare = own.replace(/(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g, '');
  const full = bare.replace(/(?<![0-9.,/-])[1-9][0-9]{3,11}(?![0-9/年-])/g, (number) => Number(number).toLocaleString('en'));
  const joined = [own, bare, full].flatMap(joinedOtherwise);
  return [...new Set(joined)].map((form) => [...form].map((letter) => ({ letter })));
}

const joinedOtherwise = (form) => [form, ...[...'かゖけゕ箇'].map((joint) => form.replace(/(?<=[0-9一二三四五六七八九十数何])[かゖけゕ箇](?=[月所国年日条])/g, joint))];

const spell = (number) => (number > 19 ? '一二三四五六七八九'[Math.floor(number / 10) - 1] : '') + (number > 9 ? '十' : '') + ['', ...'一二三四五六七八九'][number % 10];
const IN_KANJI = new Map(Array.from({ length: 99 }, (_, at) => [spell(at + 1), String(at + 1)]));
const IN_DIGITS = new Map([...IN_KANJI].map(([kanji, digits]) => [digits, kanji]));
const COUNTED = /(?<![0-9一二三四五六七八九十〇百千万,.\/-])(?:[0-9]+|[一二三四五六七八九十〇百千万]+)(?=[丁回月日年人名歳件階期号条週]|[かゖけゕ箇][月所国年日条]|(?<=第(?:[0-9]+|[一二三四五六七八九十〇百千万]+))[^0-9一二三四五六七八九十〇百千万,.\/-])/gu;
const MONTH = '(?<m>0?[1-9]|1[0-2])';
const DATE = '(?<d>0?[1-9]|[12][0-9]|3[01])';
const DAYS = [`(?<y>[12][0-9]{3})(?<sign>[-/.])${MONTH}\\k<sign>${DATE}`, `(?:(?<y>[12][0-9]{3})年|令和(?<era>[1-9][0-9]?|元)年)?${MONTH}月${DATE}日`, `${MONTH}/${DATE}`]
  .map((day) => new RegExp(`(?<![0-9.,/年-])${day}(?![0-9/.-])`, 'gu'));

/** The same with its numbers, days and telephone numbers written in ways that stand only as a whole. */
function wholeForms(term) {
  const own = term.map(({ letter }) => letter).join('');
  const digits = own.replace(COUNTED, (number) => IN_KANJI.get(number) ?? number);
  const kanji = own.replace(COUNTED, (number) => IN_DIGITS.get(number) ?? number);
  const forms = [...[digits, kanji].flatMap(joinedOtherwise), ...phoneNumbers(own), ...daysOf(digits)];
  return [...new Set(forms)].filter((form) => form !== own).map((form) => [...form].map((letter) => ({ letter })));
}

function phoneNumbers(own) {
  const digits = own.replace(/[-()]/g, '');
  if (!/^0\d{9,10}$/.test(digits)) return [];
  const typed = own.match(/\d+/g);
  const groups = (digits.length === 10 ? ['2 4 4', '3 3 4', '4 2 4', '5 1 4', '4 3 3'] : ['3 4 4', '4 3 4']);
  const fitting = groups.filter((group) => typed.length !== 3 || typed.map(({ length }) => length).join(' ') === group);
  return [digits, ...fitting.flatMap((group) => {
    const [, a, b, c] = new RegExp(`^${group.replace(/(\d) ?/g, '(.{$1})')}$`).exec(digits);
    return [`${a}-${b}-${c}`, `(${a})${b}-${c}`, `${a}(${b})${c}`];
  })];
}

/** All days of a text in each way: the first way for those that have fewer. */
function daysOf(text) {
  const ways = (way) => DAYS.reduce((left, day) => left.replace(day, (...found) => {
    const { y, era, m, d } = found.at(-1);
    const year = y ?? (era && String((era === '元' ? 1 : Number(era)) + 2018));
    const all = writings(year, Number(m), Number(d));
    return `\0${(all[way] ?? all[0]).replace(/./gsu, (letter) => `${letter}\0`)}`;
  }), text).replaceAll('\0', '');
  return [0, 1, 2, 3, 4, 5].map(ways);
}

function writings(year, month, day) {
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'));
  if (!year) return [`${month}月${day}日`, `${month}/${day}`, `${mm}/${dd}`];
  const era = Number(year) === 2019 ? '元' : Number(year) - 2018;
  return [`${year}年${month}月${day}日`, `${year}/${month}/${day}`, `${year}/${mm}/${dd}`, `${year}-${mm}-${dd}`, `${year}.${month}.${day}`,
    ...(Number(year) > 2018 ? [`令和${era}年${month}月${day}日`] : [])];
}

/** A form that begins with a kanji numeral or ends with a digit is no piece of a longer number. */
function standsAlone(form, before = '', behind = '') {
  return !(/[一二三四五六七八九十]/.test(form[0].letter) && /[一二三四五六七八九十〇百千万]/.test(before)) && !(/[0-9]/.test(form.at(-1).letter) && /[0-9]/.test(behind));
}

const isAt = (term, block, at) => at + term.length <= block.length && term.every(({ letter }, offset) => block[at + offset].letter === letter);

function begins(block, at) {
  if (at === 0) return true;
  if (is.latin.test(block[at].letter)) return !is.insideLatin.test(block[at - 1].letter);
  return !is.digit.test(block[at].letter) || !is.digit.test(block[at - 1].letter);
}

function katakanaEnds(block, at) {
  const next = block[at + 1];
  return block[at].katakana && (block[at].ends || !(next && (next.katakana || next.letter === LONG)));
}

const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'i', 'img', 'input', 'ins', 'kbd', 'label',
  'mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr', 'ruby', 'rb', 'rt', 'rp', 'br']);
const SILENT = new Set(['rt', 'rp', 'script', 'style', 'template', 'svg']);

/**
 * The searched blocks of a page: the text of elements marked `data-search`, cut where block-level elements begin and end,
 * without readings and without what is marked `data-search-off`.
 */
export function blocksOf(html) {
  const blocks = [];
  let text = '';
  const cut = () => {
    if (text.trim() !== '') blocks.push(text);
    text = '';
  };
  const visit = (node, heard) => {
    if (node.nodeName === '#text') text += heard ? node.value : '';
    const has = (wanted) => node.attrs?.some(({ name }) => name === wanted) ?? false;
    const silent = SILENT.has(node.tagName) || has('data-search-off');
    if (node.tagName === 'br' && heard) text += ' ';
    const marked = has('data-search');
    const own = node.tagName !== undefined && (marked || !INLINE.has(node.tagName));
    if (own) cut();
    for (const child of silent ? [] : node.childNodes ?? []) visit(child, heard || marked);
    if (own) cut();
  };
  visit(parseHtml(html), false);
  return blocks;
}
