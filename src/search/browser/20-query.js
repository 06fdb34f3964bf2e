// The grammar of queries, as src/search/text/query.rs has it.

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
  const forms = formsOfNumbers(codes);
  return { codes, isKana: isKanaTerm, withoutLong, forms, wholeForms: wholeForms(codes, forms), text };
}

const COMMA = 0x2c;
const LONGEST_NUMBER = 12;
/** What stands before and behind a part of a day, a year or a telephone number. */
const BEFORE_PARTS = ',-./';
const BEHIND_PARTS = '-/年';
const codesOf = (letters) => Array.from(letters, (letter) => letter.codePointAt(0));
const NUMERALS = codesOf('一二三四五六七八九十数何');
const JOINTS = codesOf('かゖけゕ箇');
const COUNTERS = codesOf('月所国年日条');

/** Other ways to write the numbers of a term: 1500円 and 1,500円, 3ヶ月 and 3か月. */
function formsOfNumbers(codes) {
  const bare = withoutCommas(codes);
  const forms = new Map();
  for (const base of [codes, bare, withCommas(bare)]) {
    for (const form of withJoints(base)) forms.set(String(form), form);
  }
  forms.delete(String(codes));
  return [...forms.values()];
}

/** The symbols, and, where a counter is joined to a number, with each way to join it. */
function withJoints(base) {
  const places = jointsOf(base);
  return places.length > 0 ? [base, ...JOINTS.map((letter) => base.map((code, at) => (places.includes(at) ? letter : code)))] : [base];
}

/** Without the commas that stand between a digit and exactly three. */
function withoutCommas(codes) {
  return codes.filter((code, at) => code !== COMMA || !isDigit(codes[at - 1]) || digitsAt(codes, at + 1) !== 3);
}

/** With commas in numbers of four digits or more. What begins with 0 is no amount. */
function withCommas(codes) {
  const out = [];
  for (let at = 0; at < codes.length; ) {
    const count = digitsAt(codes, at);
    const end = at + Math.max(1, count);
    const isPart = isOneOf(BEFORE_PARTS, codes[at - 1]) || isOneOf(BEHIND_PARTS, codes[end]);
    const isAmount = count > 3 && count <= LONGEST_NUMBER && codes[at] !== 0x30 && !isPart;
    for (let left = end - at; at < end; at += 1, left -= 1) {
      if (isAmount && left < count && left % 3 === 0) out.push(COMMA);
      out.push(codes[at]);
    }
  }
  return out;
}

/** Where a counter is joined to a number. */
function jointsOf(codes) {
  const joins = (at) => JOINTS.includes(codes[at]) && (isDigit(codes[at - 1]) || NUMERALS.includes(codes[at - 1])) && COUNTERS.includes(codes[at + 1]);
  return [...codes.keys()].filter(joins);
}

const isOneOf = (letters, code) => code !== undefined && letters.includes(String.fromCodePoint(code));

function digitsAt(codes, from) {
  let to = from;
  while (to < codes.length && isDigit(codes[to])) to += 1;
  return to - from;
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
