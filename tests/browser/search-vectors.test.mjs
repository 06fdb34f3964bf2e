// The normalisation and the query grammar of search in the browser's language, on the vectors that Rust's tests run too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { startChromium } from './lib/chromium.mjs';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const vectors = JSON.parse(read('tests/search/vectors.json'));
const SOURCE = joinParts(['10-normalise.js', '20-query.js', '25-whole-forms.js']);
const { makeNormaliser, beginsWord, needsWordStart, parseQuery, standsAlone } = new Function(SOURCE)();
const normalise = makeNormaliser(variantPairs());

/** The parts are joined inside one function, as in the published script. */
function joinParts(names) {
  const source = names.map((name) => read(`src/search/browser/${name}`)).join('\n');
  return `'use strict';${source}\nreturn { makeNormaliser, beginsWord, needsWordStart, parseQuery, standsAlone };`;
}

/** Form and representative in turn, as `variants::pairs` makes them. */
function variantPairs() {
  const rows = (table) => Object.entries(parse(read(`content/tables/${table}.yaml`))).flatMap(([to, forms]) => [...forms].map((from) => [from, to]));
  const kanji = rows('variant-kanji');
  const final = new Map(kanji);
  const radicals = rows('radicals').map(([from, to]) => [from, final.get(to) ?? to]);
  return [...radicals, ...kanji].map(([from, to]) => from + to).join('');
}

const string = (codes) => codes.map((code) => String.fromCodePoint(code)).join('');
const places = (flags) => flags.flatMap((flag, at) => (flag ? [at] : []));
const code = (letter) => letter?.codePointAt(0);

/** All places where a term stands, straight from the definition. */
function findAll(term, block) {
  const stands = (codes, from) => codes.every((wanted, at) => block.codes[from + at] === wanted);
  const found = [];
  for (let from = 0; from < block.codes.length; from += 1) {
    const previous = block.codes[from - 1];
    const begins = ([first]) => !needsWordStart(first) || beginsWord(previous, first);
    const short = term.codes.slice(0, -1);
    const end = from + short.length;
    const form = [term.codes, ...term.forms].find((codes) => begins(codes) && stands(codes, from))
      ?? term.wholeForms.find((codes) => begins(codes) && stands(codes, from) && standsAlone(codes, previous, block.codes[from + codes.length]));
    if (form) found.push([from, from + form.length]);
    else if (term.withoutLong && stands(short, from) && block.kataEnd[end - 1]) found.push([from, end]);
  }
  return found;
}

function digest(words) {
  let hash = 0x811c9dc5;
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
  return hash;
}

describe('normalisation', () => {
  const groups = new Set(vectors.normalise.map((vector) => vector.group));
  for (const group of groups) {
    it(group, () => {
      for (const { text, symbols, sources, kataEnds } of vectors.normalise.filter((vector) => vector.group === group)) {
        const out = normalise(text);
        const cut = out.codes.map((_, at) => text.slice(out.from[at], out.to[at]));
        assert.deepEqual([string(out.codes), cut, places(out.kataEnd)], [symbols, sources, kataEnds], JSON.stringify(text));
      }
    });
  }

  it('halves of surrogate pairs', () => {
    for (const { units, symbols, ranges, kataEnds } of vectors.halves) {
      const out = normalise(String.fromCharCode(...units));
      const cut = out.codes.map((_, at) => [out.from[at], out.to[at]]);
      assert.deepEqual([string(out.codes), cut, places(out.kataEnd)], [symbols, ranges, kataEnds], units.join());
    }
  });

  it('every code point becomes the same everywhere', () => {
    const digests = [];
    for (let at = 0; at < 0x110000; at += 1) {
      if (at >= 0xd800 && at < 0xe000) continue;
      if (at >= 0x20000 && !(at >= 0x2f800 && at < 0x2fb00) && at % 257 !== 0) continue;
      const letter = String.fromCodePoint(at);
      const out = normalise(`a${letter}か${letter}\u3099ー${letter}`);
      digests.push(digest([at, ...out.codes.map((folded, place) => folded * 2 + (out.kataEnd[place] ? 1 : 0))]));
    }
    assert.equal(digest(digests), vectors.everyCodePoint);
  });
});

describe('queries', () => {
  const spelled = (term) => ({
    symbols: string(term.codes),
    ...(term.isKana && { kana: true }),
    ...(term.withoutLong && { withoutLong: true }),
    ...(term.forms.length > 0 && { forms: term.forms.map(string) }),
    ...(term.wholeForms.length > 0 && { wholeForms: term.wholeForms.map(string) }),
  });

  it('become these terms', () => {
    for (const { text, include, exclude } of vectors.queries) {
      const query = parseQuery(normalise, text);
      assert.deepEqual([query.include.map(spelled), query.exclude.map(spelled)], [include, exclude], JSON.stringify(text));
    }
  });

  it('keep the source of each term', () => {
    const query = parseQuery(normalise, ' ﾃﾞｻﾞｲﾅｰ  -"東京 都" ');
    assert.deepEqual(query.include.map((term) => term.text), ['ﾃﾞｻﾞｲﾅｰ']);
    assert.deepEqual(query.exclude.map((term) => term.text), ['東京 都']);
  });

  it('are cut when they are long', () => {
    for (const { piece, times, terms, symbols } of vectors.longQueries) {
      const { include } = parseQuery(normalise, piece.repeat(times));
      const sum = include.reduce((all, term) => all + term.codes.length, 0);
      assert.deepEqual([include.length, sum], [terms, symbols], JSON.stringify(piece));
    }
    const many = Array.from({ length: 500 }, (_, number) => `語${number}`).join(' ');
    assert.equal(parseQuery(normalise, many).include.length, 200);
  });

  it('survive halves of surrogate pairs', () => {
    const { include, exclude } = parseQuery(normalise, '\ud83d -\ude00 "\ud83d');
    assert.deepEqual([include.map(spelled), exclude.map(spelled)], [[{ symbols: '\ufffd' }], [{ symbols: '\ufffd' }]]);
  });

  it('match in these places', () => {
    for (const { query, text, found } of vectors.matches) {
      const { include } = parseQuery(normalise, query);
      assert.equal(include.length, 1, `${query} is not one term`);
      const block = normalise(text);
      const cut = findAll(include[0], block).map(([from, to]) => text.slice(block.from[from], block.to[to - 1]));
      assert.deepEqual(cut, found, `${query} in ${JSON.stringify(text)}`);
    }
  });

  it('match words from their beginning', () => {
    for (const { previous, letter, begins } of vectors.wordStarts) {
      assert.equal(beginsWord(previous === null ? undefined : code(previous), code(letter)), begins, `${previous} ${letter}`);
    }
    for (const { letter, needsStart } of vectors.wordTerms) assert.equal(needsWordStart(code(letter)), needsStart, letter);
  });
});

// Node's Unicode may be of another year than the browser's.
describe('in Chromium', () => {
  it('texts and queries become the same', async () => {
    const texts = vectors.normalise.map((vector) => vector.text);
    const queries = vectors.queries.map((vector) => vector.text);
    const browser = await startChromium();
    try {
      const page = await browser.newPage();
      const found = await page.evaluate(
        ([source, pairs, texts, queries]) => {
          const engine = new Function(source)();
          const normalise = engine.makeNormaliser(pairs);
          return { texts: texts.map(normalise), queries: queries.map((text) => engine.parseQuery(normalise, text)) };
        },
        [SOURCE, variantPairs(), texts, queries],
      );
      assert.deepEqual(found.texts, texts.map(normalise));
      assert.deepEqual(found.queries, queries.map((text) => parseQuery(normalise, text)));
    } finally {
      await browser.close();
    }
  });
});
