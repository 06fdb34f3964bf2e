  /* Posting lists: in which documents a symbol or a pair of symbols stands, and what follows it there. */

  const NOWHERE = { documents: new Uint32Array(0), zones: new Uint8Array(0), often: null };

  /* Documents with the weightiest zone in each, and how often each holds it. */
  function readDocuments(bits, counted) {
    const count = bits.golomb(2) + 1;
    const documents = sums(bits.rices(count));
    const often = counted ? readOften(bits, count) : null;
    const zones = new Uint8Array(count);
    if (bits.flag()) {
      for (let i = 0; i < count; i++) zones[i] = readZone(bits);
    } else {
      for (const index of bits.sparse()) zones[index] = 1 + readZone(bits);
    }
    return { documents, often, zones };
  }

  /* How often beyond once. */
  function readOften(bits, count) {
    if (bits.flag()) return bits.rices(count);
    const often = new Uint32Array(count);
    for (const index of bits.sparse()) often[index] = 1 + bits.golomb(0);
    return often;
  }

  function readZone(bits) {
    let zone = 0;
    while (zone < 4 && bits.flag()) zone++;
    return zone;
  }

  /* The list of a pair. What follows its places is read only when somebody asks. */
  class PairList {
    constructor(bits, part) {
      Object.assign(this, readDocuments(bits, true));
      this.part = part;
      this.left = [];
      this.right = [];
      if (bits.flag()) {
        for (const side of [this.left, this.right]) {
          for (let left = bits.bits(4); left > 0; left--) side.push(part.huffman.read(bits));
        }
      }
      this.rest = bits;
      this.starts = new Uint32Array(this.documents.length + 1);
      for (let i = 0; i < this.documents.length; i++) this.starts[i + 1] = this.starts[i] + this.often[i] + 1;
      this.places = this.starts[this.documents.length];
      this.read = false;
    }

    /* For each place: the symbol behind the pair, and the number of the pair that it makes with the
       second symbol among the same pairs of the document. */
    readFollowers() {
      if (this.read) return;
      this.read = true;
      const bits = this.rest;
      this.followers = new Uint32Array(this.places);
      this.ordinals = new Uint32Array(this.places);
      const numbered = bits.flag();
      if (bits.flag()) this.readTable(bits, numbered); else this.readPlain(bits, numbered);
      this.ending = new Set(bits.sparse());
    }

    readPlain(bits, numbered) {
      const k = numbered ? bits.bits(3) : 0;
      for (let i = 0; i < this.places; i++) {
        const symbol = this.part.huffman.read(bits);
        this.followers[i] = symbol;
        if (numbered && symbol !== 0) this.ordinals[i] = bits.golomb(k);
      }
    }

    readTable(bits, numbered) {
      const size = bits.golomb(1) + 1;
      const counts = [];
      if (size > 1) for (let left = size; left > 0; left -= counts[counts.length - 1]) counts.push(bits.golomb(1));
      const groups = size > 1 ? [[]] : [bits.ascending(1, this.part.width)];
      for (const count of counts) groups.push(bits.ascending(count, this.part.width));
      const huffman = new Huffman(groups);
      const orders = new Map();
      if (numbered) {
        for (const group of groups) for (const symbol of group) if (bits.flag()) orders.set(symbol, bits.bits(3));
      }
      for (let i = 0; i < this.places; i++) {
        const symbol = huffman.read(bits);
        this.followers[i] = symbol;
        const k = orders.get(symbol);
        if (k !== undefined) this.ordinals[i] = bits.golomb(k);
      }
    }

    /* Whether what surrounds every place of the pair makes `symbols` of it, the pair standing at `at`. */
    impliesLeft(symbols, at) {
      if (at > this.left.length) return false;
      for (let i = 0; i < at; i++) if (this.left[i] !== symbols[at - 1 - i]) return false;
      return true;
    }

    impliesRight(symbols, at) {
      const rest = symbols.length - at - 2;
      if (rest > this.right.length) return false;
      for (let i = 0; i < rest; i++) if (this.right[i] !== symbols[at + 2 + i]) return false;
      return true;
    }
  }

  const lists = new Map();
  const MOST_LISTS = 60;

  async function pairList(part, first, second) {
    const key = first * part.width + second;
    const name = part.pairs.letter + key;
    let list = lists.get(name);
    if (list === undefined) {
      const bits = await part.pairs.piece(key);
      list = bits ? new PairList(bits, part) : null;
      if (lists.size >= MOST_LISTS) lists.delete(lists.keys().next().value);
      lists.set(name, list);
    }
    return list;
  }

  async function singleList(part, symbol) {
    const bits = await part.singles.piece(symbol);
    return bits ? readDocuments(bits, false) : NOWHERE;
  }
