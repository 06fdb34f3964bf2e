  /* If nothing is found: the nearest spelling, one letter away, that stands in the texts. */

  const SHORTEST_MISSPELT = 4;
  const LONGEST_MISSPELT = 40;
  const FARTHEST_BACK = 3;
  const MOST_SPELLINGS = 120;
  /* A reader on a phone waits for each, so a term and all its respellings read no more. Spellings in files that are
     there cost nothing. */
  const MOST_FILES = 8;
  /* But for these few, however long the term is. */
  const LEAST_FURTHER_FILES = 3;
  const OFTEN_MEANT = 3;
  /* Ji and zu have two letters each. */
  const SAME_SOUND = [[0x3058, 0x3062], [0x305a, 0x3065]];
  const SMALL_KANA = "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e";

  /* The terms of a query with one of them respelled, so that it finds most pages; null where none does. */
  async function respelled(index, { include }, count) {
    const unknown = [];
    for (const term of include) if ((await findForms(index, term)).documents.length === 0) unknown.push(term);
    const [term] = unknown;
    if (unknown.length !== 1 || term.codes.some(isDigit)) return null;
    const { length } = term.codes;
    if (length < SHORTEST_MISSPELT || length > LONGEST_MISSPELT) return null;
    let best = null;
    for (const codes of await spellings(index, term.codes)) {
      const text = include.map((one) => (one === term ? writtenAs(index, term.text, codes) : one.text)).join(" ");
      const total = await count(parseQuery(index.normalise, text));
      if (total > 0 && (best === null || total > best.total)) best = { text, filters: {}, total, spelling: true };
    }
    return best;
  }

  /* Terms of the texts that are one letter away: one too many, one too few, another one, or two in turn. What a term
     begins with stands in the texts up to some letter, so the fault is there or shortly before it. */
  async function spellings(index, codes) {
    const stands = standsWithin(index.texts, codes);
    let known = 1;
    while (known < codes.length && await stands(codes.slice(0, known + 1))) known += 1;
    /* A term without its end is found where any longer one is: the others come first. */
    const cut = String(codes.slice(0, -1));
    const found = [];
    const tried = new Set([String(codes)]);
    for await (const edits of editsOf(index, codes, known)) {
      for (const edit of edits) {
        if (edit.length < SHORTEST_MISSPELT - 1 || tried.size > MOST_SPELLINGS || tried.has(String(edit))) continue;
        tried.add(String(edit));
        if (await stands(edit)) found.push(edit);
      }
      const whole = found.filter((edit) => String(edit) !== cut);
      if (whole.length > 0) return whole;
    }
    return found;
  }

  /* Tells whether a respelling of a term stands in the texts, as long as few files are read for all of them; what
     cannot be known without more does not. */
  function standsWithin(part, term) {
    const pairsOf = (codes) => {
      const symbols = numbersOf(part, codes) || [];
      return symbols.slice(1).map((symbol, at) => [symbols[at], symbol]);
    };
    const fileOf = ([first, second]) => part.pairs.loadedFile(first * part.width + second);
    const own = new Set(pairsOf(term).map(fileOf).filter((name) => name !== null));
    const most = loads.size + Math.max(LEAST_FURTHER_FILES, MOST_FILES - own.size);
    return async (codes) => {
      const pairs = pairsOf(codes);
      const here = pairs.filter((pair) => fileOf(pair) !== null);
      for (const pair of here) if (await pairList(part, ...pair) === null) return false;
      const further = Math.min(MOST_TRIED, pairs.length - here.length);
      if (pairs.length === 0 || (further > 0 && loads.size + further > most)) return false;
      return (await findSymbols(part, codes, false)).documents.length > 0;
    };
  }

  /* What is one edit away: sounds that are taken for each other; from where the term leaves the texts backwards the
     letters that follow most often, a letter too many or too few, and two in turn; other letters. */
  async function* editsOf(index, codes, known) {
    const alike = (at) => soundsLike(codes[at]).map((code) => [...codes.slice(0, at), code, ...codes.slice(at + 1)]);
    yield [Math.min(known, codes.length - 1), ...codes.keys()].flatMap(alike);
    const others = [];
    for (let at = known; at >= Math.max(0, known - FARTHEST_BACK); at--) {
      const [head, tail] = [codes.slice(0, at), codes.slice(at)];
      const followers = head.length > 1 ? await followersOf(index, head) : [];
      const edits = followers.flatMap((code) => [[...head, code, ...tail.slice(1)], [...head, code, ...tail]]);
      others.push(...edits.splice(2 * OFTEN_MEANT));
      yield [...edits, [...head, ...tail.slice(1)], [...head, ...tail.slice(1, 2), ...tail.slice(0, 1), ...tail.slice(2)]];
    }
    yield others;
  }

  /* The other kana that differ in their marks or their size, and those that sound the same. */
  function soundsLike(code) {
    const near = Array.from({ length: 5 }, (_, at) => code - 2 + at);
    const alike = near.filter((other) => other !== code && isKanaLetter(other) && soundOf(other) === soundOf(code));
    return [...SAME_SOUND.filter((pair) => pair.includes(code)).map(([a, b]) => (a === code ? b : a)), ...alike];
  }

  /* A kana without its marks, in its usual size. */
  function soundOf(code) {
    const letter = String.fromCodePoint(code).normalize("NFD")[0];
    return SMALL_KANA.includes(letter) ? String.fromCodePoint(letter.codePointAt(0) + 1) : letter;
  }

  /* The symbols that follow a beginning in the texts that hold it, the most frequent first. */
  async function followersOf(index, head) {
    const symbols = numbersOf(index.texts, head);
    const list = symbols && await pairList(index.texts, ...symbols.slice(-2));
    if (!list) return [];
    const holding = new Set((await findSymbols(index.texts, head, false)).documents);
    const often = new Map();
    list.documents.forEach((document, at) => {
      if (!holding.has(document)) return;
      for (const symbol of list.successors.subarray(list.starts[at], list.starts[at + 1])) if (symbol !== 0) often.set(symbol, (often.get(symbol) || 0) + 1);
    });
    const codes = [0, ...index.texts.numbers.keys()];
    return [...often].sort((a, b) => b[1] - a[1]).map(([symbol]) => codes[symbol] % WORD_START);
  }

  /* In katakana where all kana that somebody typed are. */
  function writtenAs(index, typed, codes) {
    const symbols = index.normalise(typed);
    const isKatakanaAll = symbols.katakana.includes(true) && symbols.codes.every((code, at) => !isKanaLetter(code) || symbols.katakana[at]);
    return codes.map((code) => String.fromCodePoint(isKatakanaAll && code >= 0x3041 && code <= 0x3096 ? code + 0x60 : code)).join("");
  }
