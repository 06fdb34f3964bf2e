  /* Posting lists: the documents and positions of a symbol or a pair, with its contexts and successors. */

  const NOWHERE = { documents: new Uint32Array(0), zones: new Uint8Array(0), often: null };
  const LONG = 32;
  const TAKEN_OVER = 4;
  const LONGEST_UNARY = 16;
  const HIGHEST_ZONE = 3;
  const FARTHEST = 12;
  const MOST_OPEN = 60;
  const MOST_WEIGHT = 32768;
  /* More would be a damaged file; a byte tells of so many places at most. */
  const MOST_PLACES = 1e8;
  const MOST_IN_BYTE = 2e5;

  /* The indices of the bit models that the lists of a file share: 32 length classes, each with GAP (3),
     GAP_BIT (3), ZONE (4), OFTEN (3), REST (NUMBER), NUMBERED; then both sides; then the others. */
  const GAP_BIT = 3, ZONE = 6, OFTEN = 10, REST = 13, NUMBERED = 33, OF_LENGTH = 34;
  const SIDES = 32 * OF_LENGTH, TOLD = 1, DEPTH = 1 + FARTHEST, WHOLE = DEPTH + FARTHEST, OF_SIDE = WHOLE + 2;
  const KEY = SIDES + 2 * OF_SIDE;
  const COUNT = KEY + NUMBER;
  const ORDINAL = COUNT + NUMBER;
  const SKIPS = ORDINAL + 2 * NUMBER;
  const HAS_ENDS = SKIPS + 1;
  const LISTS = HAS_ENDS + 1;
  /* Models of a single list. */
  const ENDS = LISTS + NUMBER;
  const ABOVE = ENDS + 1;

  /* The lists of one file, decoded in order, up to the last one that was wanted. */
  class ListFile {
    constructor(bytes, first, part, bare) {
      this.part = part;
      this.bare = bare;
      this.range = new RangeDecoder(bytes);
      this.left = this.range.number(LISTS) + 1;
      this.key = first;
      this.lists = new Map();
    }

    list(key) {
      this.readTo(key);
      return this.lists.get(key) || null;
    }

    /* The lists whose keys lie between two. */
    between(from, to) {
      this.readTo(to);
      return [...this.lists].filter(([key]) => key >= from && key <= to).map(([, list]) => list);
    }

    readTo(key) {
      while (this.left > 0 && this.key <= key) {
        this.lists.set(this.key, readList(this.range, this.part, this.bare || this.key % this.part.width === 0));
        this.left -= 1;
        if (this.left > 0) this.key += this.range.number(KEY) + 1;
      }
    }
  }

  function readList(range, part, bare) {
    const count = range.number(COUNT) + 1;
    if (count > part.documents) damaged();
    if (count >= LONG) {
      range.limitExperience((31 - Math.clz32(count)) * OF_LENGTH, REST, TAKEN_OVER);
      for (const side of [0, 1]) range.limitExperience(SIDES + side * OF_SIDE + DEPTH, FARTHEST + 2, TAKEN_OVER);
    }
    const list = readDocuments(range, part, count, bare);
    if (bare) return list;
    const starts = new Float64Array(count + 1);
    for (let i = 0; i < count; i++) starts[i + 1] = starts[i] + list.often[i] + 1;
    if (starts[count] > Math.min(MOST_PLACES, range.bytes.length * MOST_IN_BYTE)) damaged();
    Object.assign(list, { starts, left: readSide(range, part, starts[count], 0), right: readSide(range, part, starts[count], 1) });
    return readPlaces(range, part, list);
  }

  /* The documents with the weightiest zone in each, and the number of occurrences less 1. */
  function readDocuments(range, part, count, bare) {
    const own = (31 - Math.clz32(count)) * OF_LENGTH;
    const order = 31 - Math.clz32(Math.floor((part.documents - count) * 11 / (count * 16)) + 1);
    const documents = new Uint32Array(count), zones = new Uint8Array(count);
    const often = bare ? null : new Uint32Array(count);
    for (let i = 0, next = 0, before = 0; i < count; i++) {
      next += readGap(range, own, order);
      documents[i] = next++;
      if (often) often[i] = readUnary(range, own + OFTEN, own + REST);
      zones[i] = before = readZone(range, own + ZONE, before);
    }
    return { documents, zones, often };
  }

  function readGap(range, own, order) {
    const high = readUnary(range, own, own + REST);
    if (order === 0) return high;
    const bit = range.adaptiveBit(own + GAP_BIT + (high < 2 ? high : 2)) ? 1 : 0;
    return (high * 2 + bit) * Math.pow(2, order - 1) + range.bits(order - 1);
  }

  function readUnary(range, first, rest) {
    let value = 0;
    while (value < LONGEST_UNARY && range.adaptiveBit(first + (value < 2 ? value : 2))) value++;
    return value < LONGEST_UNARY ? value : value + range.number(rest);
  }

  function readZone(range, first, before) {
    if (!range.adaptiveBit(first + (before > 0 ? 1 : 0))) return 0;
    let zone = 1;
    while (zone < HIGHEST_ZONE && range.adaptiveBit(first + zone + 1)) zone++;
    return zone;
  }

  /* The context on one side: symbols, the nearest first, and by place how many of them it shares. */
  function readSide(range, part, places, side) {
    const own = SIDES + side * OF_SIDE;
    if (!range.adaptiveBit(own)) return null;
    const symbols = new Uint32Array(range.unary(own + TOLD, FARTHEST) + 1);
    for (let i = 0; i < symbols.length; i++) symbols[i] = readSymbol(range, part);
    const depth = new Uint8Array(places);
    for (let i = 0, whole = true; i < places; i++) {
      whole = range.adaptiveBit(own + WHOLE + (whole ? 1 : 0));
      if (whole) depth[i] = symbols.length;
      else while (depth[i] < symbols.length - 1 && range.adaptiveBit(own + DEPTH + depth[i])) depth[i]++;
    }
    return { symbols, depth };
  }

  function readSymbol(range, { huffman }) {
    if (huffman.longest === 0) return huffman.groups[0][0];
    for (let length = 1, code = 0; length <= huffman.longest; length++) {
      code = code * 2 + range.bits(1);
      const index = code - huffman.firsts[length];
      if (index >= 0 && index < huffman.groups[length].length) return huffman.groups[length][index];
    }
    return damaged();
  }

  /* For each place: the symbol behind the pair, and the number of the pair that it makes with the
     second symbol among the same pairs of the document; and at which places katakana ends. */
  function readPlaces(range, part, list) {
    const { documents, starts, right } = list;
    const places = starts[documents.length];
    const hasEnds = range.adaptiveBit(HAS_ENDS);
    const numbered = range.adaptiveBit((31 - Math.clz32(documents.length)) * OF_LENGTH + NUMBERED);
    list.successors = new Uint32Array(places);
    list.ordinals = new Uint32Array(places);
    list.ending = new Uint8Array(hasEnds ? places : 0);
    const successors = new SuccessorDecoder(range, part);
    range.no[ENDS] = 32768;
    range.seen[ENDS] = 0;
    for (let i = 0; i < documents.length; i++) {
      for (let place = starts[i]; place < starts[i + 1]; place++) {
        const known = right !== null && right.depth[place] > 0;
        const entry = known ? successors.known : successors.next();
        const symbol = known ? right.symbols[0] : entry.symbol;
        list.successors[place] = symbol;
        if (numbered && symbol !== 0) list.ordinals[place] = successors.ordinal(entry, documents[i]);
        if (hasEnds) list.ending[place] = range.adaptiveBit(ENDS) ? 1 : 0;
      }
    }
    return list;
  }

  /* The adaptive frequency model of the successors of one list. */
  class SuccessorDecoder {
    constructor(range, part) {
      this.range = range;
      this.part = part;
      this.entries = [];
      this.total = 0;
      this.known = newSuccessor(-1);
    }

    next() {
      const { range, entries } = this;
      let index = entries.length;
      if (this.total > 0) {
        const part = range.part(2 * this.total);
        let start = 0;
        index = 0;
        while (index < entries.length && part >= start + 2 * entries[index].often - 1) {
          start += 2 * entries[index].often - 1;
          index += 1;
        }
        range.take(start, index < entries.length ? 2 * entries[index].often - 1 : entries.length);
      }
      if (index === entries.length) entries.push(newSuccessor(readSymbol(range, this.part)));
      else entries[index].often += 1;
      const entry = entries[index];
      if (index > 0 && entry.often > entries[index - 1].often) {
        entries[index] = entries[index - 1];
        entries[index - 1] = entry;
      }
      this.total += 1;
      if (2 * this.total >= MOST_WEIGHT) this.halve();
      return entry;
    }

    halve() {
      this.total = 0;
      for (const entry of this.entries) this.total += entry.often = (entry.often + 1) >> 1;
    }

    /* Ascends within a document, so its lower bound is known. */
    ordinal(entry, document) {
      const { range } = this;
      const first = entry.document !== document;
      const least = first ? 0 : entry.next;
      let above;
      if (first) {
        range.no[ABOVE] = entry.no;
        range.seen[ABOVE] = entry.seen;
        above = range.adaptiveBit(ABOVE);
        entry.no = range.no[ABOVE];
        entry.seen = range.seen[ABOVE];
      } else {
        above = range.adaptiveBit(SKIPS);
      }
      const ordinal = least + (above ? 1 + range.number(first ? ORDINAL : ORDINAL + NUMBER) : 0);
      entry.document = document;
      entry.next = ordinal + 1;
      return ordinal;
    }
  }

  function newSuccessor(symbol) {
    return { symbol, often: 1, document: -1, next: 0, no: 32768, seen: 0 };
  }

  /* Whether the context on a side holds the symbols that are wanted there. */
  function implies(side, wanted) {
    if (wanted.length === 0) return true;
    return side !== null && wanted.length <= side.symbols.length && wanted.every((symbol, i) => side.symbols[i] === symbol);
  }

  /* Lists that were read take a multiple of their file, so only the files that were opened last stay. */
  function openLists(shards, part, number, bare) {
    if (shards.opened.size > MOST_OPEN) shards.opened.delete(shards.opened.keys().next().value);
    return shards.open(number, (bytes, first) => new ListFile(bytes, first, part, bare));
  }

  async function pairList(part, first, second) {
    const key = first * part.width + second;
    const number = lastNotAbove(part.pairs.firsts, key);
    return number < 0 ? null : (await openLists(part.pairs, part, number, false)).list(key);
  }

  /* A frequent symbol has a list; another is found by the lists of the pairs that it begins. */
  async function singleList(part, symbol) {
    const frequent = part.frequent.indexOf(symbol);
    if (frequent >= 0) {
      const number = lastNotAbove(part.singles.firsts, frequent);
      return (await openLists(part.singles, part, number, true)).list(frequent) || damaged();
    }
    const from = symbol * part.width, to = from + part.width - 1;
    const zones = new Int8Array(part.documents).fill(-1);
    for (let number = Math.max(0, lastNotAbove(part.pairs.firsts, from)); number <= lastNotAbove(part.pairs.firsts, to); number++) {
      for (const list of (await openLists(part.pairs, part, number, false)).between(from, to)) {
        list.documents.forEach((document, i) => { zones[document] = Math.max(zones[document], list.zones[i]); });
      }
    }
    const documents = Uint32Array.from(zones.keys()).filter((document) => zones[document] >= 0);
    return { documents, zones: Uint8Array.from(documents, (document) => zones[document]), often: null };
  }
