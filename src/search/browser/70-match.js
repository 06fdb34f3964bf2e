  /* From a term to the documents that hold it, exactly: pair by pair along the term. */

  const WORD_START = 1 << 21;
  const FIELD = 1;
  const TITLE = 3;

  /* The numbers of a term's symbols; null where the texts do not have one of them. */
  function numbersOf(part, codes) {
    const numbers = [];
    for (let i = 0; i < codes.length; i++) {
      const starts = needsWordStart(codes[i]) && (i === 0 || beginsWord(codes[i - 1], codes[i]));
      const number = part.numbers.get(starts ? codes[i] + WORD_START : codes[i]);
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

  const MOST_TRIED = 2;

  /* The neighbouring pairs of a term that must be read. One is enough where what surrounds most of its
     places makes the whole term of it, as is so for some pair of most long words. */
  async function openWindow(part, symbols, ending) {
    const last = symbols.length - 2;
    const read = (at) => pairList(part, symbols[at], symbols[at + 1]);
    const tried = ending ? [last] : byRarity(part, symbols).slice(0, MOST_TRIED);
    for (const at of tried) {
      const list = await read(at);
      if (list === null) return null;
      if (leadsTo(list, symbols, at) && endsWith(list, symbols, at)) return { from: at, lists: [list] };
    }
    return widen(symbols, tried[0], read);
  }

  /* Whether the list of the pair at `at` tells of each place if the term's symbols before it stand there. */
  function leadsTo(list, symbols, at) {
    return implies(list.left, symbols.slice(0, at).reverse());
  }

  /* The same for what is behind the pair; the next symbol is told in any case. */
  function endsWith(list, symbols, at) {
    return at >= symbols.length - 3 || implies(list.right, symbols.slice(at + 2));
  }

  /* From one pair outwards. */
  async function widen(symbols, start, read) {
    let from = start, to = start;
    const open = [await read(start)];
    while (!leadsTo(open[0], symbols, from)) {
      const list = await read(--from);
      if (list === null) return null;
      open.unshift(list);
    }
    while (!endsWith(open[open.length - 1], symbols, to)) {
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
    const last = window.lists[window.lists.length - 1];
    const found = { documents: [], zones: [], often: [] };
    const path = { ...stepsOf(window, symbols), lists: window.lists, last, ending, at: new Uint32Array(window.lists.length) };
    if (path.steps.length === 0 && path.before === 0 && path.behind === 0 && !ending) return start;
    for (let i = 0; i < start.documents.length; i++) {
      const document = start.documents[i];
      if (!align(window.lists, path.at, document, i)) continue;
      let count = 0, first = 0;
      for (let place = start.starts[i]; place < start.starts[i + 1]; place++) {
        if (path.before > 0 && start.left.depth[place] < path.before) continue;
        if (!follows(path, place)) continue;
        if (count === 0) first = place;
        count++;
      }
      if (count > 0) {
        const zone = Math.min(...window.lists.map((list, number) => list.zones[path.at[number]]));
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

  /* Which symbol must follow which pair, and how many symbols of what surrounds the first and the last
     pair must be there. */
  function stepsOf(window, symbols) {
    const steps = [];
    const end = window.from + window.lists.length - 1;
    window.lists.forEach((list, i) => {
      const wanted = window.from + i + 2;
      if (wanted < symbols.length && (wanted <= end + 1 || symbols.length - wanted === 1)) steps.push({ list, wanted: symbols[wanted], index: i });
    });
    const behind = symbols.length - end - 2;
    return { steps, before: window.from, behind: behind > 1 ? behind : 0 };
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

  function follows({ lists, steps, last, at, ending, behind }, first) {
    let place = first;
    for (let i = 0; i < steps.length; i++) {
      const { list, wanted, index } = steps[i];
      if (list.successors[place] !== wanted) return false;
      if (index + 1 < lists.length) place = lists[index + 1].starts[at[index + 1]] + list.ordinals[place];
    }
    if (behind > 0 && last.right.depth[place] < behind) return false;
    return !ending || last.ending[place] === 1;
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

  /* A whole form: without the places where it is a piece of a longer number. */
  async function findWhole(part, codes) {
    const found = await findSymbols(part, codes, false);
    if (found.documents.length === 0) return NOWHERE;
    const longer = await Promise.all(longerForms(codes).map((form) => findSymbols(part, form, false)));
    return longer.reduce(less, found);
  }

  /* Without documents that have no more places than the other result. */
  function less(a, b) {
    const others = new Map(Array.from(b.documents, (document, i) => [document, b.often[i] + 1]));
    const left = { documents: [], zones: [], often: [] };
    for (let i = 0; i < a.documents.length; i++) {
      const often = a.often[i] - (others.get(a.documents[i]) || 0);
      if (often < 0) continue;
      left.documents.push(a.documents[i]);
      left.zones.push(a.zones[i]);
      left.often.push(often);
    }
    return left;
  }
