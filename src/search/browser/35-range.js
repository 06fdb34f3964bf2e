  /* Decisions and numbers from a range coder whose probabilities learn as it goes. */

  const NARROW = 16777216;
  const SURE = 256;
  const SLOWEST = 24;
  /* Chances have numbers, which 60-lists.js gives out; these are more than enough. */
  const MOST_CHANCES = 2048;

  class Range {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 4;
      this.range = 4294967295;
      this.code = ((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]) >>> 0;
      this.no = new Uint32Array(MOST_CHANCES).fill(32768);
      this.seen = new Uint8Array(MOST_CHANCES);
    }

    decide(chance) {
      const no = this.no[chance], pace = this.seen[chance] + 2;
      const bound = (this.range >>> 16) * no;
      const yes = this.code >= bound;
      if (yes) {
        this.code -= bound;
        this.range -= bound;
        const moved = no - ((no / pace) | 0);
        this.no[chance] = moved < SURE ? SURE : moved;
      } else {
        this.range = bound;
        const moved = no + (((65536 - no) / pace) | 0);
        this.no[chance] = moved > 65536 - SURE ? 65536 - SURE : moved;
      }
      if (pace < SLOWEST + 2) this.seen[chance] = pace - 1;
      if (this.range < NARROW) this.widen();
      return yes;
    }

    widen() {
      while (this.range < NARROW) {
        this.range = this.range * 256;
        if (this.at === this.bytes.length) damaged();
        this.code = this.code * 256 + this.bytes[this.at];
        this.at += 1;
      }
    }

    /* Which of `total` parts comes next; `take` must follow. */
    part(total) {
      this.range = Math.floor(this.range / total);
      return Math.min(total - 1, Math.floor(this.code / this.range));
    }

    take(start, size) {
      this.code -= start * this.range;
      this.range *= size;
      if (this.range < NARROW) this.widen();
    }

    bits(count) {
      if (count > 16) {
        const high = this.bits(count - 16);
        return high * 65536 + this.bits(16);
      }
      if (count === 0) return 0;
      const value = this.part(1 << count);
      this.take(value, 1);
      return value;
    }

    /* How many times yes; the last of `size` chances serves all further times. */
    unary(first, size) {
      let value = 0;
      while (this.decide(first + (value < size ? value : size - 1))) if (++value > 32) damaged();
      return value;
    }

    number(first) {
      const length = this.unary(first, NUMBER);
      return Math.pow(2, length) + this.bits(length) - 1;
    }

    loosen(first, size, seen) {
      for (let i = first; i < first + size; i++) if (this.seen[i] > seen) this.seen[i] = seen;
    }
  }

  const NUMBER = 20;
