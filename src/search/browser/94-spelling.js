  /* If nothing is found: the nearest spelling, one letter away, that stands in the texts. */

  const SHORTEST_MISSPELT = 4;
  const LONGEST_MISSPELT = 40;
  const FARTHEST_BACK = 3;
  const MOST_SPELLINGS = 120;

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
    const stands = async (part) => (await findSymbols(index.texts, part, false)).documents.length > 0;
    let known = 1;
    while (known < codes.length && await stands(codes.slice(0, known + 1))) known += 1;
    const tried = new Map();
    for (let at = known; at >= Math.max(0, known - FARTHEST_BACK); at--) {
      const [head, tail] = [codes.slice(0, at), codes.slice(at)];
      const edits = [[...head, ...tail.slice(1)], [...head, ...tail.slice(1, 2), ...tail.slice(0, 1), ...tail.slice(2)]];
      for (const code of await followersOf(index, head)) edits.push([...head, code, ...tail.slice(1)], [...head, code, ...tail]);
      for (const edit of edits) if (edit.length >= SHORTEST_MISSPELT - 1) tried.set(String(edit), edit);
    }
    tried.delete(String(codes));
    /* A term without its end is found where any longer one is: the others come first. */
    const cut = codes.slice(0, -1);
    const found = [];
    for (const edit of [...tried.values()].slice(0, MOST_SPELLINGS)) if (await stands(edit)) found.push(edit);
    const whole = found.filter((edit) => String(edit) !== String(cut));
    return whole.length > 0 ? whole : found;
  }

  /* The symbols that follow the last two of a beginning, the most frequent first. */
  async function followersOf(index, head) {
    const symbols = numbersOf(index.texts, head);
    const list = symbols && head.length > 1 ? await pairList(index.texts, ...symbols.slice(-2)) : null;
    if (list === null) return [];
    const often = new Map();
    for (const symbol of list.successors) if (symbol !== 0) often.set(symbol, (often.get(symbol) || 0) + 1);
    const codes = [0, ...index.texts.numbers.keys()];
    return [...often].sort((a, b) => b[1] - a[1]).map(([symbol]) => codes[symbol] % WORD_START);
  }

  /* In katakana where all kana that somebody typed are. */
  function writtenAs(index, typed, codes) {
    const symbols = index.normalise(typed);
    const isKatakanaAll = symbols.katakana.includes(true) && symbols.codes.every((code, at) => !isKanaLetter(code) || symbols.katakana[at]);
    return codes.map((code) => String.fromCodePoint(isKatakanaAll && code >= 0x3041 && code <= 0x3096 ? code + 0x60 : code)).join("");
  }
