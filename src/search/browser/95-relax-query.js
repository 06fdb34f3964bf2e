  /* If nothing is found: the nearest relaxed query that finds something. */

  const MOST_TRIES = 14;

  async function relaxQuery(index, text, query, options, count) {
    const { filters } = options;
    const hasFilters = Object.keys(filters).some((name) => [].concat(filters[name] || []).length > 0);
    if (hasFilters) {
      const total = await count(query, {});
      if (total > 0) return { text, filters: {}, total };
    }
    let left = MOST_TRIES;
    for (const candidate of candidates(index, text, query)) {
      if (left-- === 0) return null;
      const total = await count(candidate.query, {});
      if (total > 0) return { text: candidate.text, filters: {}, total };
    }
    return null;
  }

  /* Without exclusions; without quotes; without one of the terms; with a shorter term. */
  function* candidates(index, text, query) {
    const written = (terms) => terms.map((term) => term.text.trim()).join(" ");
    const of = (own) => ({ text: own, query: parseQuery(index.normalise, own) });
    const { include, exclude } = query;
    if (include.length === 0) return;
    if (exclude.length > 0) yield { text: written(include), query: { include, exclude: [] } };
    const bare = written(include).replace(/["＂“”]/g, " ");
    if (/["＂“”]/.test(text)) yield of(bare);
    if (include.length > 1) {
      for (let i = include.length - 1; i >= 0; i--) {
        yield of(written(include.filter((_, other) => other !== i)));
      }
      for (const term of include) yield of(term.text);
      return;
    }
    const letters = Array.from(include[0].text.trim());
    /* Half a number is another number; the end of a word in letters or kana is no word. */
    if (letters.some((letter) => /[0-9０-９]/.test(letter))) return;
    const hasKanji = letters.some((letter) => /[\u3400-\u9fff]/.test(letter));
    for (let length = letters.length - 1; length >= Math.max(2, Math.ceil(letters.length / 2)); length--) {
      yield of(letters.slice(0, length).join(""));
      if (hasKanji) yield of(letters.slice(-length).join(""));
    }
  }
