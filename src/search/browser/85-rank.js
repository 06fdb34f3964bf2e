  /* What a query finds, and in which order. */

  /* By zone: body, field or summary, heading, title. */
  const WEIGHTS = [1, 2.5, 5, 9];
  const BY_READING = 0.2;
  const PHRASE = 2;

  /* The documents of a query: numbers (ascending), relevance, and which were found by a reading. */
  async function find(index, query, failed) {
    if (query.include.length === 0) return query.asksNothing ? everything(index) : nothing(index);
    const terms = await Promise.all(query.include.map((term) => findBoth(index, term, failed)));
    const count = new Uint16Array(index.documents);
    const score = new Float32Array(index.documents);
    const byReading = new Uint8Array(index.documents);
    for (const term of terms) addTerm(index, term, count, score, byReading);
    if (terms.length > 1) await addPhrases(index, query.include, count, score, failed);
    for (const term of query.exclude) {
      for (const number of (await findForms(index, term)).documents) count[number] = 0;
    }
    const numbers = [];
    for (let number = 0; number < count.length; number++) if (count[number] === terms.length) numbers.push(number);
    return { numbers, score, byReading };
  }

  function everything(index) {
    const numbers = Array.from({ length: index.documents }, (_, number) => number);
    return { numbers, score: new Float32Array(index.documents), byReading: new Uint8Array(index.documents) };
  }

  function nothing(index) {
    return { ...everything(index), numbers: [] };
  }

  /* Where a term stands literally, however its numbers are written. */
  async function findForms(index, term) {
    const own = await findTerm(index.texts, term);
    const others = await Promise.all([
      ...term.forms.map((codes) => findSymbols(index.texts, codes, false)),
      ...term.wholeForms.map((codes) => findWhole(index.texts, codes)),
    ]);
    return others.filter(({ documents }) => documents.length > 0).reduce(either, own);
  }

  async function findBoth(index, term, failed) {
    const [literal, reading] = await Promise.all([
      findForms(index, term),
      term.isKana ? orElse(failed, "r", findTerm(index.readings, { codes: term.codes }), NOWHERE) : NOWHERE,
    ]);
    return { literal, reading };
  }

  /* Rare terms weigh more; so do titles, then headings, then fields; repetition a little. */
  function addTerm(index, { literal, reading }, count, score, byReading) {
    const { documents, zones, often } = literal;
    const seen = new Uint8Array(index.documents);
    const rarity = Math.log(1 + index.documents / Math.max(1, documents.length));
    for (let i = 0; i < documents.length; i++) {
      const number = documents[i];
      const repeats = often ? Math.min(often[i], 3) * 0.1 : 0;
      seen[number] = 1;
      count[number]++;
      score[number] += rarity * (WEIGHTS[zones[i]] + repeats);
    }
    for (let i = 0; i < reading.documents.length; i++) {
      const number = reading.documents[i];
      if (seen[number]) continue;
      count[number]++;
      byReading[number] = 1;
      score[number] += BY_READING * rarity * WEIGHTS[reading.zones[i]];
    }
  }

  /* Terms that stand right behind each other. */
  async function addPhrases(index, terms, count, score, failed) {
    for (let i = 0; i + 1 < terms.length; i++) {
      const codes = [...terms[i].codes, ...terms[i + 1].codes];
      const { documents } = await orElse(failed, "p", findSymbols(index.texts, codes, false), NOWHERE);
      for (const number of documents) if (count[number] === terms.length) score[number] += PHRASE * (1 + score[number] / 8);
    }
  }

  /* Found by what is written before what is found by a reading; then by relevance; then what is near
     in time, which low numbers of a kind are; then by number. */
  function byRelevance(index, { numbers, score, byReading }) {
    const keys = new Float64Array(numbers.length);
    let range = 0;
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i];
      while (number >= index.ranges[range].first + index.ranges[range].count) range++;
      const { first, count } = index.ranges[range];
      const fresh = 1 - (number - first) / count;
      const relevance = Math.min(1e6, Math.round((score[number] + fresh) * 100));
      keys[i] = ((byReading[number] ? 0 : 1e6) + relevance) * MOST_DOCUMENTS + (MOST_DOCUMENTS - 1 - number);
    }
    keys.sort();
    return Array.from(keys, (key) => MOST_DOCUMENTS - 1 - (key % MOST_DOCUMENTS)).reverse();
  }
