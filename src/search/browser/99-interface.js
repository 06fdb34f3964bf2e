  /* The interface: enishi.search(text, options) gives a promise of what is found. */

  const DAY = 86400000;
  /* Besides relevance. */
  const ORDERS = ["date", "closing", "kana"];

  function dayNumber(text) {
    const time = Date.parse(String(text) + "T00:00:00Z");
    return Number.isNaN(time) ? null : daysUntil(time);
  }

  function daysUntil(time) {
    return Math.round((time - Date.UTC(2000, 0, 1)) / DAY);
  }

  function dayText(number) {
    return new Date(Date.UTC(2000, 0, 1) + number * DAY).toISOString().slice(0, 10);
  }

  function languageOf(index, wanted) {
    const { dataset, lang } = document.documentElement;
    const known = (name) => index.languages.includes(name);
    /* Easy Japanese is ja-easy in a portal and ja-x-easy in HTML. */
    return [wanted, dataset.siteLang, lang, lang.replace("-x-", "-"), index.languages[0]].find((name) => name && known(name)) || null;
  }

  /* Asks anew, once, where an old first file met new others: a site that was published meanwhile. */
  async function search(text, options) {
    const question = text === undefined || text === null ? "" : String(text);
    try {
      return await ask(question, options || {});
    } catch (error) {
      if (error.code !== "version") throw searchFailure(error);
      forget();
      return ask(question, options || {}).catch((again) => { throw searchFailure(again); });
    }
  }

  /* What fails at values that no index has fails because a file is damaged; what the browser refused stays its error. */
  function searchFailure(error) {
    return error instanceof SearchError || refusals.has(error) ? error : Object.assign(new SearchError("damaged"), { cause: error });
  }

  async function ask(text, given) {
    const index = await core();
    const day = dayNumber(given.day) === null ? dayNumber(readerDay()) : dayNumber(given.day);
    const isAll = given.lang === "all";
    const lang = languageOf(index, isAll ? undefined : given.lang);
    const options = { sort: "relevance", excerpts: true, facets: true, ...given, filters: Object(given.filters) };
    const query = parseQuery(index.normalise, text);
    const failed = new Set();
    const found = await find(index, query, failed);
    const choose = await versions(index, lang, { isAll, untranslated: options.untranslated === true });
    const here = current(index, found.numbers, day);
    const own = choose(here);
    const marks = await masksOfFilters(index, options.filters, day);
    const numbers = passing(own, marks);
    const order = ORDERS.includes(options.sort)
      ? await sorted(index, numbers.slice(), options.sort, day, failed)
      : byRelevance(index, { ...found, numbers });
    const offset = countOf(options.offset, 0);
    const page = order.slice(offset, offset + countOf(options.limit, 10));
    const items = page.map((number) => orElse(failed, "c", item(index, number, query, found, { options, day, failed }), null));
    const results = (await Promise.all(items)).filter((result) => result !== null);
    if (!ORDERS.includes(options.sort)) exactFirst(index, results, query);
    const result = { total: numbers.length, results };
    if (!isAll && index.languages.length > 1) {
      const others = await inOthers(index, lang, here, numbers.length, marks, failed);
      if (others !== undefined) result.otherLanguages = others;
    }
    const data = options.facets ? await orElse(failed, "facets", facetData(index), null) : null;
    if (data) result.facets = countFacets(index, data, own, marks, day);
    if (result.total === 0 || options.synonyms) await orElse(failed, "p", addOthers(index, result, { text, query, options, day, choose, failed }));
    if (failed.size > 0) result.incomplete = [...failed].sort();
    return result;
  }

  /* A page whose title is just what was asked for comes before others that hold it. */
  function exactFirst(index, results, { include }) {
    if (include.length !== 1) return;
    const wanted = String(include[0].codes);
    const isOther = (result) => Number(String(index.normalise(result.title).codes) !== wanted);
    results.sort((a, b) => isOther(a) - isOther(b));
  }

  function countOf(given, usual) {
    const number = given === undefined || given === null ? usual : Number(given);
    return Number.isNaN(number) ? usual : Math.max(0, number);
  }

  /* Without what has ended since the index was written. */
  function current(index, numbers, day) {
    let range = 0;
    return numbers.filter((number) => {
      while (number >= index.ranges[range].first + index.ranges[range].count) range++;
      const { ends, first } = index.ranges[range];
      return ends === null || ends[number - first] >= day;
    });
  }

  /* For each filter in which something is chosen, which documents pass it. */
  async function masksOfFilters(index, filters, day) {
    const isChosen = (name) => [].concat(filters[name] || []).length > 0;
    if (!FILTERS.some(isChosen)) return {};
    const onlyKinds = FILTERS.every((name) => name === "kind" || !isChosen(name));
    const data = onlyKinds ? { values: { kind: kindsOf(index) } } : await facetData(index);
    return filterMasks(index, data, filters, day);
  }

  function passing(numbers, marks) {
    const rows = Object.values(marks);
    return numbers.filter((number) => rows.every((mark) => mark[number] === 1));
  }

  async function item(index, number, query, found, { options, day, failed }) {
    const card = await readCard(index, number, day);
    const { summary, headings, ...shown } = card;
    shown.byReading = found.byReading[number] === 1;
    shown.titleMarks = marksOf(hits(index, card.title, query.include), 0, card.title.length);
    if (!options.excerpts) return shown;
    const literal = shown.byReading ? [] : query.include;
    await addExcerpt(index, card, number, literal, failed);
    return { ...shown, excerpt: card.excerpt, marks: card.marks };
  }

  /* Other questions: in words that mean the same, and, where nothing is found, the nearest one. */
  async function addOthers(index, result, { text, query, options, day, choose, failed }) {
    const count = async (other, filters) => {
      const numbers = choose(current(index, (await find(index, other, failed)).numbers, day));
      return passing(numbers, await masksOfFilters(index, filters, day)).length;
    };
    if (options.synonyms) {
      const similar = await similarQueries(index, text, query, options.synonyms, (other) => count(other, options.filters));
      if (similar.length > 0) result.similar = similar;
    }
    if (result.total > 0 || result.similar) return;
    const relaxQuery = await loadRelaxer();
    const relaxed = await relaxQuery(index, text, query, options, count);
    if (relaxed) result.relaxed = relaxed;
  }

  /* A text as the search compares it. */
  async function normalised(text) {
    return String.fromCodePoint(...(await core()).normalise(String(text)).codes.slice(0, MOST_SYMBOLS));
  }

  function forget() {
    loads.clear();
    indexVersion = null;
    coreLoad = null;
    facetLoad = null;
    again = "?" + Date.now();
  }

  window.enishi = { ...window.enishi, search, normalise: normalised, shard, nearest, base, format: FORMAT };
})();
