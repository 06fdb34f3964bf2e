  /* From a term to the documents that hold it, exactly: pair by pair along the term. */

  const INITIAL = 1 << 21;
  const FIELD = 1;
  const TITLE = 4;

  /* The numbers of a term's symbols; null where the texts do not have one of them. */
  function numbersOf(part, codes) {
    const numbers = [];
    for (let i = 0; i < codes.length; i++) {
      const starts = needsWordStart(codes[i]) && (i === 0 || beginsWord(codes[i - 1], codes[i]));
      const number = part.numbers.get(starts ? codes[i] + INITIAL : codes[i]);
      if (number === undefined) return null;
      numbers.push(number);
    }
    return numbers;
  }

  /* Where a term stands literally: documents (ascending), zones, how often. */
  async function findTerm(part, term) {
    const whole = await findSymbols(part, term.codes, false);
    if (!term.withoutLong) return whole;
    return either(whole, await findSymbols(part, term.codes.slice(0, -1), true));
  }

  /* With `ending`, only places where a run of katakana ends with the last symbol. */
  async function findSymbols(part, codes, ending) {
    const symbols = numbersOf(part, codes);
    if (symbols === null || symbols.length === 0) return NOWHERE;
    if (symbols.length === 1) return singleList(part, symbols[0]);
    const window = await openWindow(part, symbols, ending);
    return window === null ? NOWHERE : walk(window, symbols, ending);
  }

  const MOST_TRIED = 3;

  /* The neighbouring pairs of a term that must be read. One is enough where what surrounds it
     everywhere makes the whole term of it, as is so for some pair of most long words. */
  async function openWindow(part, symbols, ending) {
    const last = symbols.length - 2;
    const read = (at) => pairList(part, symbols[at], symbols[at + 1]);
    const tried = ending ? [last] : byRarity(part, symbols).slice(0, MOST_TRIED);
    for (const at of tried) {
      const list = await read(at);
      if (list === null) return null;
      if (list.impliesLeft(symbols, at) && list.impliesRight(symbols, at)) return { from: at, lists: [list] };
    }
    return widen(symbols, tried[0], read);
  }

  /* From one pair outwards. The symbol behind a pair is known from its own list, so the last pair of
     a term is not needed for itself. */
  async function widen(symbols, start, read) {
    let from = start, to = start;
    let open = [await read(start)];
    while (from > 0 && !open[0].impliesLeft(symbols, from)) {
      const list = await read(--from);
      if (list === null) return null;
      open.unshift(list);
    }
    while (to < symbols.length - 3 && !open[open.length - 1].impliesRight(symbols, to)) {
      const list = await read(++to);
      if (list === null) return null;
      open.push(list);
    }
    return { from, lists: open };
  }

  /* The places of a term's pairs, those of rare symbols first. */
  function byRarity(part, symbols) {
    const rarity = (at) => part.lengths[symbols[at]] + part.lengths[symbols[at + 1]];
    return Array.from({ length: symbols.length - 1 }, (_, at) => at).sort((a, b) => rarity(b) - rarity(a) || a - b);
  }

  /* Follows every place of the first pair through the others. */
  function walk(window, symbols, ending) {
    const start = window.lists[0];
    const found = { documents: [], zones: [], often: [] };
    const steps = stepsOf(window, symbols);
    if (steps.length === 0 && !ending) return start;
    for (const step of steps) step.list.readFollowers();
    const last = ending ? window.lists[window.lists.length - 1] : null;
    if (last) last.readFollowers();
    const at = new Uint32Array(window.lists.length);
    for (let i = 0; i < start.documents.length; i++) {
      const document = start.documents[i];
      if (!align(window.lists, at, document, i)) continue;
      let count = 0, first = 0;
      for (let place = start.starts[i]; place < start.starts[i + 1]; place++) {
        if (!follows(steps, at, place, last)) continue;
        if (count === 0) first = place;
        count++;
      }
      if (count > 0) {
        const zone = Math.min(...window.lists.map((list, number) => list.zones[at[number]]));
        found.documents.push(document);
        found.zones.push(zoneOf(zone, first === start.starts[i]));
        found.often.push(count - 1);
      }
    }
    return found;
  }

  /* A list knows the weightiest zone of its pair in a document, not that of each place. A title is the
     first block, so only the first place of a pair can stand in it. */
  function zoneOf(weightiest, isFirst) {
    return weightiest === TITLE && !isFirst ? FIELD : weightiest;
  }

  /* Which symbol must follow which pair. */
  function stepsOf(window, symbols) {
    const steps = [];
    window.lists.forEach((list, i) => {
      const behind = window.from + i + 2;
      const isLast = i === window.lists.length - 1;
      if (behind >= symbols.length || (isLast && list.impliesRight(symbols, window.from + i))) return;
      steps.push({ list, wanted: symbols[behind], index: i });
    });
    return steps;
  }

  /* Moves each list to the document; false where one does not have it. */
  function align(lists, at, document, first) {
    at[0] = first;
    for (let i = 1; i < lists.length; i++) {
      const documents = lists[i].documents;
      while (at[i] < documents.length && documents[at[i]] < document) at[i]++;
      if (documents[at[i]] !== document) return false;
    }
    return true;
  }

  function follows(steps, at, first, last) {
    let place = first;
    for (let i = 0; i < steps.length; i++) {
      const { list, wanted, index } = steps[i];
      if (list.followers[place] !== wanted) return false;
      const next = i + 1 < steps.length ? steps[i + 1].list : last !== list ? last : null;
      if (next) place = next.starts[at[index + 1]] + list.ordinals[place];
    }
    return last === null || last.ending.has(place);
  }

  /* The union of two results. */
  function either(a, b) {
    const merged = { documents: [], zones: [], often: [] };
    const oftenOf = (list, i) => (list.often ? list.often[i] : 0);
    for (let i = 0, j = 0; i < a.documents.length || j < b.documents.length;) {
      const left = i < a.documents.length ? a.documents[i] : Infinity;
      const right = j < b.documents.length ? b.documents[j] : Infinity;
      merged.documents.push(Math.min(left, right));
      merged.zones.push(Math.max(left <= right ? a.zones[i] : 0, right <= left ? b.zones[j] : 0));
      merged.often.push((left <= right ? oftenOf(a, i) + 1 : 0) + (right <= left ? oftenOf(b, j) + 1 : 0) - 1);
      if (left <= right) i++;
      if (right <= left) j++;
    }
    return merged;
  }
