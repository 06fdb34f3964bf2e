  /* The first file: document counts, the first keys of all shards, and the code tables. */

  const FORMAT = 3;
  const KINDS = [/*KINDS*/];
  const FIRST_DAY = 9500;
  const MOST_DOCUMENTS = 4194304;
  let coreLoad = null;

  function core() {
    if (!coreLoad) {
      coreLoad = load("core").then(readCore);
      coreLoad.catch(() => { coreLoad = null; });
    }
    return coreLoad;
  }

  function readCore(bytes) {
    const bits = new Bits(bytes);
    if (bits.bits(8) !== FORMAT) throw new SearchError("version", "core");
    let variants = "";
    for (let left = bits.count(6), form = 0; left > 0; left--) {
      form += bits.golomb(6);
      variants += String.fromCodePoint(form, bits.golomb(14));
    }
    const index = { normalise: makeNormaliser(variants), languages: [], ranges: [], documents: 0 };
    for (let left = bits.count(1); left > 0; left--) index.languages.push(bits.plain());
    for (const lang of index.languages) {
      for (const kind of KINDS) readRange(bits, index, lang, kind);
    }
    index.texts = readPairs(bits, index, "p", "u");
    index.readings = readPairs(bits, index, "r", "");
    const inFile = bits.golomb(4);
    if (inFile === 0) damaged();
    index.cards = new Shards("c", Float64Array.from({ length: Math.ceil(index.documents / inFile) }, (_, i) => i * inFile));
    index.bodies = new Shards("t", readFirsts(bits, 4));
    index.coder = readCoder(bits, index.texts.numbers);
    return index;
  }

  function readRange(bits, index, lang, kind) {
    const count = bits.golomb(4);
    if (index.documents + count > MOST_DOCUMENTS) damaged();
    const range = { lang, kind, first: index.documents, count, head: "", tail: "", ends: null };
    if (count > 0) {
      range.head = bits.plain();
      range.tail = bits.plain();
      if (bits.flag()) range.ends = readEnds(bits, count);
      index.documents += count;
      index.ranges.push(range);
    }
  }

  /* Days on which documents are found for the last time; Infinity where there is none. */
  function readEnds(bits, count) {
    const ends = new Float64Array(count);
    let before = FIRST_DAY;
    for (let i = 0; i < count; i++) {
      if (bits.flag()) {
        before += bits.signed(1);
        ends[i] = before;
      } else {
        ends[i] = Infinity;
      }
    }
    return ends;
  }

  function readPairs(bits, index, pairLetter, singleLetter) {
    const size = bits.count(8);
    const numbers = new Map();
    let next = 0;
    for (let i = 1; i <= size; i++) {
      const code = next + bits.golomb(2);
      numbers.set(code, i);
      next = code + 1;
    }
    const huffman = readHuffman(bits, size + 1);
    const width = size + 1;
    const firsts = new Float64Array(bits.count(6));
    let a = 0;
    for (let i = 0; i < firsts.length; i++) {
      a += bits.golomb(0);
      firsts[i] = a * width + bits.golomb(9);
    }
    const frequent = bits.ascending(bits.count(6), width);
    return {
      numbers, huffman, width, frequent,
      documents: index.documents,
      lengths: huffman.lengths(width),
      pairs: new Shards(pairLetter, firsts),
      singles: new Shards(singleLetter, readFirsts(bits, 2)),
    };
  }

  function readFirsts(bits, k) {
    const firsts = new Float64Array(bits.count(6));
    let before = 0;
    for (let i = 0; i < firsts.length; i++) {
      before += bits.golomb(k);
      firsts[i] = before;
    }
    return firsts;
  }

  /* The table of texts: token 0 ends a text, then characters, then strings. The characters are the
     symbols of the alphabet except for listed exceptions. */
  function readCoder(bits, numbers) {
    const codes = new Set(Array.from(numbers.keys(), (code) => code % WORD_START));
    for (const code of readExceptions(bits)) codes.delete(code);
    for (const code of readExceptions(bits)) codes.add(code);
    const tokens = ["", ...Array.from(codes).sort((a, b) => a - b).map((code) => String.fromCodePoint(code))];
    const strings = bits.count(8);
    const huffman = readHuffman(bits, tokens.length + strings);
    let before = [];
    for (let i = 0; i < strings; i++) {
      const own = before.slice(0, bits.golomb(0));
      for (let left = bits.count(0); left > 0; left--) own.push(tokens[huffman.read(bits)]);
      tokens.push(own.join(""));
      before = own;
    }
    return { tokens, huffman };
  }

  function readExceptions(bits) {
    let next = 0;
    return Array.from({ length: bits.count(6) }, () => {
      const code = next + bits.golomb(2);
      next = code + 1;
      return code;
    });
  }

  function readText(bits, coder) {
    let text = "";
    for (;;) {
      const token = coder.huffman.read(bits);
      if (token === 0) return text;
      text += coder.tokens[token];
    }
  }

  function rangeOf(index, number) {
    return index.ranges.find((range) => number < range.first + range.count);
  }
