  /* Filters, counts and orders: read after the first results, or when somebody filters. */

  const FILTERS = [/*FILTERS*/];
  let facetLoad = null;

  function facetData(index) {
    if (!facetLoad) {
      facetLoad = load("facets").then((bytes) => readFacets(index, bytes));
      facetLoad.catch(() => { facetLoad = null; });
    }
    return facetLoad;
  }

  /* By filter: for each value the documents that have it. And the days on which states turn. */
  function readFacets(index, bytes) {
    const bits = new Bits(bytes);
    const values = {};
    for (const filter of FILTERS.filter((name) => name !== "kind" && name !== "state")) {
      values[filter] = new Map();
      for (let left = bits.count(2); left > 0; left--) values[filter].set(bits.plain(), bits.numbers());
    }
    values.kind = kindsOf(index);
    const days = new Map();
    for (const number of bits.numbers()) days.set(number, readDays(bits));
    return { values, days, originals: readOriginals(index, bits) };
  }

  /* For each document that of its record in the portal's first language; there itself. */
  function readOriginals(index, bits) {
    const originals = Uint32Array.from({ length: index.documents }, (_, number) => number);
    let expected = 0;
    for (const range of index.ranges.filter(({ lang }) => lang !== index.ranges[0].lang)) {
      for (let number = range.first; number < range.first + range.count; number++) {
        originals[number] = expected + bits.signed(2);
        expected = originals[number] + 1;
      }
    }
    return originals;
  }

  /* The documents of each kind; for these the first file is enough. */
  function kindsOf(index) {
    const kinds = new Map();
    for (const range of index.ranges) {
      if (!kinds.has(range.kind)) kinds.set(range.kind, []);
      for (let i = 0; i < range.count; i++) kinds.get(range.kind).push(range.first + i);
    }
    return kinds;
  }

  /* The days on which a document's state turns; null where it has none. */
  function readDays(bits) {
    if (!bits.flag()) return null;
    const days = { opens: readDay(bits), closes: readDay(bits), cancelled: bits.flag(), occurrences: [] };
    let first = FIRST_DAY;
    for (let left = bits.count(0); left > 0; left--) {
      first += bits.signed(5);
      days.occurrences.push([first, first + bits.golomb(0)]);
    }
    return days;
  }

  function readDay(bits) {
    return bits.flag() ? FIRST_DAY + bits.signed(10) : null;
  }

  /* The state of a document on a day; `days` as `readDays` gives them. */
  function stateOfDocument(range, number, days, day) {
    const none = { opens: null, closes: null, cancelled: false, occurrences: [] };
    const ends = range.ends === null ? null : range.ends[number - range.first];
    return stateOf(range.kind, { ...(days || none), ends }, day);
  }

  /* For each filter, which documents pass it: a row of marks, or null where nothing is chosen. */
  function filterMasks(index, data, filters, day) {
    const marks = {};
    for (const filter of FILTERS) {
      const chosen = [].concat(filters[filter] || []).map(String);
      if (chosen.length === 0) continue;
      const mark = new Uint8Array(index.documents);
      for (const [value, documents] of valuesOf(index, data, filter, day)) {
        if (chosen.includes(value)) for (const number of documents) mark[number] = 1;
      }
      marks[filter] = mark;
    }
    return marks;
  }

  /* What turns with the days is worked out anew for each day. */
  function valuesOf(index, data, filter, day) {
    if (filter !== "state" && filter !== "month") return data.values[filter];
    if (!data.turning || data.turning.day !== day) {
      data.turning = { day, state: statesOn(index, data, day), month: monthsFrom(data, day) };
    }
    return data.turning[filter];
  }

  function statesOn(index, data, day) {
    const states = new Map();
    for (const range of index.ranges) {
      for (let number = range.first; number < range.first + range.count; number++) {
        const state = stateOfDocument(range, number, data.days.get(number), day);
        if (state === null) continue;
        if (!states.has(state)) states.set(state, []);
        states.get(state).push(number);
      }
    }
    return states;
  }

  /* The months of events, without those in which nothing of an event is left. */
  function monthsFrom(data, day) {
    const months = new Map();
    for (const [month, documents] of data.values.month) {
      const [year, number] = month.split("-").map(Number);
      const first = daysUntil(Date.UTC(year, number - 1, 1)), last = daysUntil(Date.UTC(year, number, 0));
      const isLeft = ([begins, ends]) => Math.max(begins, day) <= last && Math.max(first, day) <= ends;
      months.set(month, documents.filter((document) => data.days.get(document).occurrences.some(isLeft)));
    }
    return months;
  }

  /* How many of the documents each value would leave; a filter's own choice is not heeded. */
  function countFacets(index, data, found, marks, day) {
    const counts = {};
    for (const filter of FILTERS) {
      const others = Object.keys(marks).filter((name) => name !== filter).map((name) => marks[name]);
      const open = new Uint8Array(index.documents);
      for (const number of found) if (others.every((mark) => mark[number] === 1)) open[number] = 1;
      counts[filter] = {};
      for (const [value, documents] of valuesOf(index, data, filter, day)) {
        let count = 0;
        for (const number of documents) count += open[number];
        if (count > 0) counts[filter][value] = count;
      }
    }
    return counts;
  }

  /* All documents in an order that the index holds. */
  async function orderOf(index, name) {
    const bits = new Bits(await load("sort-" + name));
    const width = 32 - Math.clz32(index.documents);
    const ranks = new Uint32Array(index.documents);
    for (let i = 0; i < index.documents; i++) ranks[bits.bits(width)] = i;
    return ranks;
  }

  /* What is still to come on the day stands first, soonest first: events by date, the last days of jobs and
     programs by closing. Behind it what is new comes first, in the order by date, or as usual. */
  async function sorted(index, numbers, name, day, failed) {
    const ranks = name === "closing" ? null : await orElse(failed, "sort-" + name, orderOf(index, name), null);
    const behind = (a, b) => (ranks ? ranks[a] - ranks[b] : a - b);
    const data = name === "kana" ? null : await orElse(failed, "facets", facetData(index), null);
    if (data === null) return numbers.sort(behind);
    const { days } = data;
    const next = name === "date" ? comingOf : closingOf;
    const keys = new Map(numbers.map((number) => [number, next(days.get(number), day)]));
    return numbers.sort((a, b) => (keys.get(a) === keys.get(b) ? behind(a, b) : keys.get(a) - keys.get(b)));
  }

  function comingOf(days, day) {
    const coming = days && days.occurrences.find((occurrence) => occurrence[1] >= day);
    return coming ? coming[0] : Infinity;
  }

  function closingOf(days, day) {
    return days && days.closes !== null && days.closes >= day ? days.closes : Infinity;
  }
