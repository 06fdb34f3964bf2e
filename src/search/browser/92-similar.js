  /* The same question in words that mean the same: offered beside what is found, never mixed into it. */

  const MOST_SIMILAR = 3;
  const MOST_ALTERNATIVES = 12;

  /* `count` gives how many pages a query finds. Those that find most come first. */
  async function similarQueries(index, text, query, synonyms, count) {
    const found = [];
    for (const other of [...new Set(alternatives(index, text, query, synonyms))].slice(0, MOST_ALTERNATIVES)) {
      const total = await count(parseQuery(index.normalise, other));
      if (total > 0) found.push({ text: other, total });
    }
    return found.sort((a, b) => b.total - a.total).slice(0, MOST_SIMILAR);
  }

  /* What is quoted or excluded is meant as it stands. */
  const isPlain = (text, { exclude }) => exclude.length === 0 && !/["＂“”]/.test(text);

  /* The question with one of its words replaced. */
  function* alternatives(index, text, query, synonyms) {
    if (!isPlain(text, query)) return;
    const { include } = query;
    for (const [at, term] of include.entries()) {
      for (const group of synonyms) {
        const words = group.map((word) => ({ word, codes: index.normalise(word).codes }));
        const own = words.map((word) => ({ ...word, place: placeOf(term.codes, word.codes) })).filter(({ place }) => place >= 0)
          .reduce((longest, word) => (longest && longest.codes.length >= word.codes.length ? longest : word), null);
        if (own === null) continue;
        const { from, to } = index.normalise(term.text);
        const [head, tail] = [term.text.slice(0, from[own.place]), term.text.slice(to[own.place + own.codes.length - 1])];
        for (const { word, codes } of words) {
          /* What holds the word is found by it already. */
          if (placeOf(codes, own.codes) >= 0) continue;
          yield include.map((one, number) => (number === at ? head + word + tail : one.text)).join(" ");
        }
      }
    }
  }

  /* Where a word begins in a term; -1 where it does not. */
  function placeOf(codes, word) {
    for (let at = 0; at + word.length <= codes.length; at++) {
      if (standsAt(codes, word, at) && (!needsWordStart(word[0]) || beginsWord(codes[at - 1], word[0]))) return at;
    }
    return -1;
  }
