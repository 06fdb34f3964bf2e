// The normalisation of normalise.md, as src/search/text/normalise/ does it: the same symbols from the same text, with
// source ranges in UTF-16 units. Numbers below are code points; flat lists of ranges hold first and last in turn.

const FULL_WIDTH = [
  0x2e80, 0x2fdf, 0x3001, 0x303f, 0x3041, 0x312f, 0x3190, 0x31ef, 0x31f0, 0x4dbf, 0x4e00, 0x9fff, 0xf900, 0xfaff,
  0x1aff0, 0x1b16f, 0x20000, 0x3fffd,
];
const IGNORABLE = [
  0xad, 0xad, 0x34f, 0x34f, 0x61c, 0x61c, 0x180b, 0x180f, 0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x2069,
  0xfe00, 0xfe0f, 0xfeff, 0xfeff, 0xe0000, 0xe0fff,
];
const JOINING = [
  0x1160, 0x11ff, 0x3133, 0x3133, 0x3135, 0x3136, 0x313a, 0x313f, 0x314f, 0x3164, 0x3167, 0x316d, 0x316f, 0x3170,
  0x3182, 0x3183, 0x3187, 0x318e, 0xd7b0, 0xd7ff, 0xff9e, 0xffa0, 0xffa3, 0xffa3, 0xffa5, 0xffa6, 0xffaa, 0xffaf,
  0xffc2, 0xffc7, 0xffca, 0xffcf, 0xffd2, 0xffd7, 0xffda, 0xffdc,
];
// Unassigned in Unicode 15.0, letters with case, marks or foldings since: browsers differ by age, so they stay as they are.
const FROZEN = [
  0x557, 0x558, 0x58b, 0x58c, 0x5c8, 0x5cf, 0x892, 0x897, 0xb4e, 0xb54, 0x1acf, 0x1aff, 0x1c89, 0x1c8f,
  0x209d, 0x209f, 0xa7cb, 0xa7cf, 0xa7d2, 0xa7d2, 0xa7d4, 0xa7d4, 0xa7da, 0xa7f1, 0xab6c, 0xab6f,
  0x105bd, 0x105ff, 0x107bb, 0x107ff, 0x10d3a, 0x10e5f, 0x10eb2, 0x10efc, 0x11375, 0x113ff, 0x11b0a, 0x11bff,
  0x11daa, 0x11edf, 0x11f5a, 0x11faf, 0x14647, 0x167ff, 0x16b90, 0x16e3f, 0x16e9b, 0x16eff, 0x1b123, 0x1b131,
  0x1bca4, 0x1ceff, 0x1d127, 0x1d128, 0x1d246, 0x1d2bf, 0x1d6a6, 0x1d6a7, 0x1df2b, 0x1dfff, 0x1e4fa, 0x1e7df,
];
const SPACES = [
  0x9, 0xd, 0x20, 0x20, 0x85, 0x85, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f,
  0x205f, 0x205f, 0x3000, 0x3000,
];
// Signs of which nobody knows which is meant, and the one for all of them; ς at the end of a word too.
const UNITED = /[\u2010-\u2015\u2212\u2500~ς]/g;
const unite = (sign) => (sign === '~' ? '\u301c' : sign === 'ς' ? 'σ' : '-');
const DASH = 0x2d;
const LONG_VOWEL = 0x30fc;
const MARK = /^\p{M}/u;

function inRanges(ranges, code) {
  for (let at = 0; at < ranges.length && ranges[at] <= code; at += 2) if (code <= ranges[at + 1]) return true;
  return false;
}

const isSpace = (code) => inRanges(SPACES, code);
const isIgnorable = (code) => code >= 0xad && inRanges(IGNORABLE, code);
const isKatakana = (code) => (code >= 0x30a1 && code <= 0x30fa) || code === 0x30fd || code === 0x30fe || (code >= 0x31f0 && code <= 0x31ff);
const isKanaLetter = (code) =>
  (code >= 0x3041 && code <= 0x3096) || code === 0x309d || code === 0x309e || (code >= 0x30f7 && code <= 0x30fa) || (code >= 0x31f0 && code <= 0x31ff);
const isKana = (code) => isKanaLetter(code) || code === LONG_VOWEL;
const isLatin = (code) =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code <= 0x2af && code !== 0xf7) || (code >= 0x1e00 && code <= 0x1eff);
const isDigit = (code) => code >= 0x30 && code <= 0x39;

/** Whether a code point belongs to the cluster of the one before it. */
function joinsCluster(code) {
  if (code < 0xad || (code >= 0x3000 && code < 0x302a) || (code >= 0x3041 && code < 0x3099) || (code >= 0x4e00 && code < 0xa000)) return false;
  if (inRanges(FROZEN, code)) return false;
  return isIgnorable(code) || inRanges(JOINING, code) || MARK.test(String.fromCodePoint(code));
}

/** The code point at a place; half a surrogate pair and private planes count as U+FFFD. */
function readCode(text, at) {
  const code = text.codePointAt(at);
  return (code >= 0xd800 && code <= 0xdfff) || code >= 0xf0000 ? 0xfffd : code;
}

/** How many UTF-16 units a code point of the source takes. */
const unitsAt = (text, at) => (text.codePointAt(at) > 0xffff ? 2 : 1);

/** NFKC, lower case, NFC of a cluster; a code point that browsers may not know yet stays. */
function foldCluster(codes) {
  const kept = codes.filter((code) => !isIgnorable(code));
  const frozen = kept.length && inRanges(FROZEN, kept[0]) ? [kept.shift()] : [];
  const wide = kept.map((code) => String.fromCodePoint(code)).join('').normalize('NFKC');
  let lower = '';
  // Letter by letter: the lower case of Σ in a word's end would depend on its neighbours.
  for (const letter of wide) lower += letter.toLowerCase();
  return frozen.concat(Array.from(lower.normalize('NFC').replace(UNITED, unite), (letter) => letter.codePointAt(0)));
}

/** Makes the normaliser; `variants` holds pairs: a form of a kanji, and the form that stands for it. */
function makeNormaliser(variants) {
  const representatives = new Map();
  const letters = Array.from(variants, (letter) => letter.codePointAt(0));
  for (let at = 0; at + 1 < letters.length; at += 2) representatives.set(letters[at], letters[at + 1]);
  const known = new Map();

  function foldOne(code) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x3041 && code <= 0x3096) || (code >= 0x4e00 && code <= 0x9fff)) return [code];
    let folded = known.get(code);
    if (!folded) {
      folded = foldCluster([code]);
      if (known.size < 5000) known.set(code, folded);
    }
    return folded;
  }

  return function normalise(text) {
    const out = { codes: [], from: [], to: [], kataEnd: [], katakana: [] };
    const writer = makeWriter(out);
    for (let at = 0; at < text.length; ) {
      const from = at;
      const codes = [readCode(text, at)];
      at += unitsAt(text, at);
      while (at < text.length && joinsCluster(readCode(text, at))) {
        codes.push(readCode(text, at));
        at += unitsAt(text, at);
      }
      for (const code of codes.length === 1 ? foldOne(codes[0]) : foldCluster(codes)) {
        const isKata = isKatakana(code);
        const isFolded = isKata && (code <= 0x30f6 || code === 0x30fd || code === 0x30fe);
        const folded = isFolded ? code - 0x60 : representatives.get(code);
        writer.write(folded === undefined ? code : folded, isKata, from, at);
      }
    }
    writer.finish();
    return out;
  };
}

/** Appends symbols with an eye on their neighbours: white space, dashes between kana, where katakana ends. */
function makeWriter(out) {
  let spaceFrom = -1;
  let spaceTo = -1;

  function push(code, isKata, from, to, isBehindSpace) {
    const last = out.codes.length - 1;
    if (code === LONG_VOWEL && last >= 0 && isDigit(out.codes[last])) code = DASH;
    if (last > 0 && isKanaLetter(code) && out.codes[last] === DASH && isKana(out.codes[last - 1])) {
      out.codes[last] = LONG_VOWEL;
      out.kataEnd[last - 1] = false;
    }
    if (last >= 0 && out.katakana[last]) out.kataEnd[last] = isBehindSpace || (!isKata && code !== LONG_VOWEL);
    out.codes.push(code);
    out.from.push(from);
    out.to.push(to);
    out.kataEnd.push(false);
    out.katakana.push(isKata);
  }

  return {
    write(code, isKata, from, to) {
      if (isSpace(code)) {
        if (spaceFrom < 0) spaceFrom = from;
        spaceTo = to;
        return;
      }
      const last = out.codes.length - 1;
      const isBehindSpace = spaceFrom >= 0 && last >= 0;
      if (isBehindSpace && !(inRanges(FULL_WIDTH, out.codes[last]) && inRanges(FULL_WIDTH, code))) {
        push(0x20, false, spaceFrom, spaceTo, true);
      }
      spaceFrom = -1;
      push(code, isKata, from, to, isBehindSpace);
    },
    finish() {
      const last = out.codes.length - 1;
      if (last >= 0 && out.katakana[last]) out.kataEnd[last] = true;
    },
  };
}

/** Whether a word begins with `code` after `previous` (undefined at the beginning). */
function beginsWord(previous, code) {
  if (previous === undefined) return true;
  if (isLatin(code)) return !isLatin(previous) && !(previous >= 0x300 && previous <= 0x36f);
  return !isDigit(code) || !isDigit(previous);
}

/** Whether a term that starts with `code` matches only where a word begins. */
const needsWordStart = (code) => isLatin(code) || isDigit(code);
