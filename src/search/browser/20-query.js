// The grammar of queries, as src/search/query.rs has it.

const MOST_TERMS = 200;
const MOST_SYMBOLS = 2000;
const SHORTEST_WITH_LOOSE_LONG = 4;
const MINUS_SIGNS = '-\uff0d\u2010\u2212';
const QUOTATION_MARKS = '"\uff02\u201c\u201d';

const isQuotationMark = (text, at) => at < text.length && QUOTATION_MARKS.includes(text[at]);
const isBlank = (text, at) => isSpace(text.charCodeAt(at));

/** The terms of what was typed. Never fails: what cannot be asked for is left out. `asksNothing` holds where nothing was
    typed that can be seen: such a query lists everything, while one that has no terms finds nothing. */
function parseQuery(normalise, text) {
  const pieces = cutQuery(text);
  const query = { include: [], exclude: [], asksNothing: pieces.length === 0 };
  const seen = new Set();
  let room = MOST_SYMBOLS;
  for (const piece of pieces) {
    const term = makeTerm(normalise(piece.text), room, piece.text);
    if (term.codes.length === 0) continue;
    const key = [piece.excludes, term.withoutLong, ...term.codes].join();
    if (seen.has(key)) continue;
    seen.add(key);
    room -= term.codes.length;
    (piece.excludes ? query.exclude : query.include).push(term);
    if (room === 0 || seen.size === MOST_TERMS) break;
  }
  return query;
}

function makeTerm(symbols, room, text) {
  const codes = symbols.codes.slice(0, room);
  const isKanaTerm = codes.length >= 2 && codes.every(isKana);
  const withoutLong =
    codes.length >= SHORTEST_WITH_LOOSE_LONG &&
    codes[codes.length - 1] === LONG_VOWEL &&
    codes.every((code, at) => symbols.katakana[at] || code === LONG_VOWEL);
  return { codes, isKana: isKanaTerm, withoutLong, text };
}

/** Cuts what was typed at white space and quotation marks. */
function cutQuery(text) {
  const pieces = [];
  let at = 0;
  for (;;) {
    while (at < text.length && (isBlank(text, at) || isIgnorable(text.codePointAt(at)))) at += unitsAt(text, at);
    if (at >= text.length) return pieces;
    const excludes = MINUS_SIGNS.includes(text[at]) && at + 1 < text.length && !isBlank(text, at + 1);
    if (excludes) at += 1;
    const quoted = isQuotationMark(text, at);
    if (quoted) at += 1;
    const from = at;
    while (at < text.length && !isQuotationMark(text, at) && (quoted || !isBlank(text, at))) at += 1;
    pieces.push({ text: text.slice(from, at), excludes });
    if (quoted) at += 1;
  }
}
