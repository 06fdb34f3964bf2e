  /* If nothing is found: the nearest other question that finds something. It is offered, never asked instead. */

  const MOST_TRIES = 24;
  const KANA_OR_LATIN = /^[\u3041-\u30ff\uff66-\uff9fa-z' -]+$/i;

  /* `options` are those of the search, `count` gives how many pages a query finds with some filters. */
  async function relaxQuery(index, text, query, options, count) {
    const { filters, synonyms } = options;
    const hasFilters = Object.keys(filters).some((name) => [].concat(filters[name] || []).length > 0);
    if (hasFilters) {
      const total = await count(query, {});
      if (total > 0) return { text, filters: {}, total };
    }
    if (query.include.length === 0) return null;
    const every = (other) => count(other, {});
    const isSound = KANA_OR_LATIN.test(text);
    let left = MOST_TRIES;
    const seen = new Set([text]);
    async function firstOf(texts) {
      for (const other of texts) {
        if (seen.has(other) || left === 0) continue;
        seen.add(other);
        left -= 1;
        const total = await every(parseQuery(index.normalise, other));
        if (total > 0) return { text: other, filters: {}, total };
      }
      return null;
    }
    const plain = isPlain(text, query) ? plainWords(text) : query.include.map((term) => term.text.trim());
    return await firstOf(literally(text, query))
      || await firstOf([plain.join(" "), ...likeWords(index, plain, synonyms)])
      || (isSound ? await respelled(index, query, every) : null)
      || await firstOf(fewerWords(plain, plain.length !== query.include.length))
      || await firstOf(shorterWords(query))
      || (isSound ? null : respelled(index, query, every));
  }

  const written = (terms) => terms.map((term) => term.text.trim()).join(" ");

  /* Without exclusions; without quotes; a day without its year. */
  function* literally(text, { include, exclude }) {
    if (exclude.length > 0) yield written(include);
    const bare = written(include).replace(/["＂“”]/g, " ");
    yield bare;
    yield withoutYears(bare.normalize("NFKC"));
  }

  const likeWords = (index, words, synonyms) => alternatives(index, "", parseQuery(index.normalise, words.join(" ")), synonyms || []);

  /* Without one of the words. Of a sentence the last one says what is looked for. */
  function* fewerWords(words, isSentence) {
    if (words.length < 2) return;
    const without = words.map((_, at) => words.filter((_, other) => other !== at).join(" "));
    yield* isSentence ? without : without.reverse();
    yield* isSentence ? words.slice().reverse() : words;
  }

  /* A shorter term. Half a number is another number; the end of a word in letters or kana is no word, nor half a word
     in letters; and no piece begins or ends with what joins words. */
  function* shorterWords({ include }) {
    if (include.length !== 1) return;
    const word = include[0].text.trim();
    if (/[0-9０-９]/.test(word)) return;
    const letters = Array.from(word);
    const hasKanji = /[\u3400-\u9fff]/.test(word);
    const isJoint = (letter) => hasKanji && /[のにでをはがとへもやな]/.test(letter);
    const least = letters.length * (/^[a-z'-]+$/i.test(word) ? 0.75 : 0.5);
    for (let length = letters.length - 1; length >= Math.max(2, least); length--) {
      const [head, tail] = [letters.slice(0, length), letters.slice(-length)];
      if (!isJoint(head[length - 1])) yield head.join("");
      if (hasKanji && !isJoint(tail[0])) yield tail.join("");
    }
  }
