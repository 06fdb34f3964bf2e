  /* Numbers from bits, most significant first. The bytes have eight zeros behind them. */
  class Bits {
    constructor(bytes, at) {
      this.bytes = bytes;
      this.at = at || 0;
    }

    /* The next 32 bits, as a signed number. */
    window() {
      const bytes = this.bytes, byte = this.at >>> 3, shift = this.at & 7;
      const head = (bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3];
      return shift === 0 ? head : (head << shift) | (bytes[byte + 4] >>> (8 - shift));
    }

    bits(count) {
      if (count === 0) return 0;
      const value = this.window() >>> (32 - count);
      this.at += count;
      return value;
    }

    flag() {
      const value = (this.bytes[this.at >>> 3] >>> (7 - (this.at & 7))) & 1;
      this.at += 1;
      return value === 1;
    }

    /* Rice code: the quotient by 2^k in unary, then the rest. 24 ones: plain 32 bits follow. */
    rice(k) {
      const quotient = Math.clz32(~this.window());
      if (quotient >= 24) {
        this.at += 24;
        return this.bits(32);
      }
      this.at += quotient + 1;
      return (quotient << k) | this.bits(k);
    }

    /* Exponential Golomb code of order k. */
    golomb(k) {
      const zeros = Math.clz32(this.window());
      this.at += zeros;
      const length = zeros + k;
      if (length >= 32) {
        this.at += 1;
        return 4294967296 + this.bits(32) - Math.pow(2, k);
      }
      return this.bits(length + 1) - Math.pow(2, k);
    }

    /* How many of something follow. Each takes a bit at least, so more than there are bits is damage. */
    count(k) {
      const count = this.golomb(k);
      if (count > this.left()) damaged();
      return count;
    }

    left() {
      return this.bytes.length * 8 - this.at;
    }

    signed(k) {
      const value = this.golomb(k);
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }

    /* Rice codes whose order stands before them. */
    rices(count) {
      const k = this.bits(5);
      const values = new Uint32Array(count);
      for (let i = 0; i < count; i++) values[i] = this.rice(k);
      return values;
    }

    /* Ascending numbers below a limit; the order of the codes follows from how many there are. */
    ascending(count, limit) {
      const k = 31 - Math.clz32(Math.floor(limit / (count + 1)) | 1);
      const values = new Uint32Array(count);
      let next = 0;
      for (let i = 0; i < count; i++) {
        values[i] = next + this.rice(k);
        next = values[i] + 1;
      }
      if (next > limit) damaged();
      return values;
    }

    numbers() {
      return sums(this.rices(this.count(4)));
    }

    plain() {
      const bytes = new Uint8Array(this.count(3));
      for (let i = 0; i < bytes.length; i++) bytes[i] = this.bits(8);
      return new TextDecoder().decode(bytes);
    }
  }

  /* Gaps become the numbers between which they lie. */
  function sums(gaps) {
    let next = 0;
    for (let i = 0; i < gaps.length; i++) {
      gaps[i] += next;
      next = gaps[i] + 1;
    }
    return gaps;
  }

  /* A canonical Huffman code: `groups[length]` are the symbols whose codes have that length. */
  class Huffman {
    constructor(groups) {
      this.groups = groups;
      this.firsts = [0];
      this.longest = 0;
      let first = 0;
      for (let length = 1; length < groups.length; length++) {
        first = (first + (length > 1 ? groups[length - 1].length : 0)) << 1;
        this.firsts.push(first);
        if (groups[length].length > 0) this.longest = length;
      }
    }

    read(bits) {
      if (bits.left() < 0) damaged();
      const window = bits.window();
      for (let length = 1; length <= this.longest; length++) {
        const index = (window >>> (32 - length)) - this.firsts[length];
        const group = this.groups[length];
        if (index >= 0 && index < group.length) {
          bits.at += length;
          return group[index];
        }
      }
      /* A single symbol needs no bits. */
      return this.longest === 0 ? this.groups[0][0] : damaged();
    }

    /* The code lengths by symbol. */
    lengths(count) {
      const lengths = new Uint8Array(count);
      this.groups.forEach((group, length) => group.forEach((symbol) => { lengths[symbol] = length; }));
      return lengths;
    }
  }

  const LONGEST_CODE = 24;

  function readHuffman(bits, count) {
    const groups = [[0]];
    for (let length = 1; length <= LONGEST_CODE; length++) groups.push(bits.ascending(bits.count(2), count));
    return new Huffman(groups);
  }
