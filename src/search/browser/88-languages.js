  /* Which version of a record stands for it, in a portal of several languages. */

  /* Gives a function from the documents that are found to those that are shown, each record once.
     In one language: its own documents and, where wanted, those of the portal's first language that it
     does not have. In all languages: what is in the reader's language, else in the portal's first. */
  async function versions(index, lang, { isAll, untranslated }) {
    if (index.languages.length < 2) return (numbers) => numbers;
    /* Without this table nobody knows what is one record, so nothing could be counted. */
    if (isAll) return onePerRecord(index, (await facetData(index)).originals, lang);
    const isOwn = (number) => rangeOf(index, number).lang === lang;
    if (!untranslated || lang === index.languages[0]) return (numbers) => numbers.filter(isOwn);
    const { originals } = await facetData(index);
    const translated = new Set();
    for (let number = 0; number < index.documents; number++) if (isOwn(number)) translated.add(originals[number]);
    const isFirst = (number) => originals[number] === number && !translated.has(number);
    return (numbers) => numbers.filter((number) => isOwn(number) || isFirst(number));
  }

  function onePerRecord(index, originals, lang) {
    const ranks = index.ranges.map((range) => (range.lang === lang ? -1 : index.languages.indexOf(range.lang)));
    const rankOf = (number) => ranks[index.ranges.indexOf(rangeOf(index, number))];
    return (numbers) => {
      const best = new Map();
      for (const number of numbers) {
        const known = best.get(originals[number]);
        if (known === undefined || rankOf(number) < rankOf(known)) best.set(originals[number], number);
      }
      return numbers.filter((number) => best.get(originals[number]) === number);
    };
  }

  /* How many more records are found in other languages; undefined where that cannot be told. */
  async function inOthers(index, lang, here, shown, marks, failed) {
    const data = await orElse(failed, "facets", facetData(index), null);
    return data ? passing(onePerRecord(index, data.originals, lang)(here), marks).length - shown : undefined;
  }
