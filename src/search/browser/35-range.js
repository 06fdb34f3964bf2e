  /* The decoder of the adaptive binary range coder. */

  const NARROW = 16777216;
  const SURE = 256;
  const SLOWEST = 24;
  /* The number of bit models; 60-lists.js assigns their indices. */
  const MODEL_COUNT = 2048;

  class RangeDecoder {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 4;
      this.range = 4294967295;
      this.code = ((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]) >>> 0;
      this.no = new Uint32Array(MODEL_COUNT).fill(32768);
      this.seen = new Uint8Array(MODEL_COUNT);
    }

    adaptiveBit(model) {
      const no = this.no[model], pace = this.seen[model] + 2;
      const bound = (this.range >>> 16) * no;
      const yes = this.code >= bound;
      if (yes) {
        this.code -= bound;
        this.range -= bound;
        const moved = no - ((no / pace) | 0);
        this.no[model] = moved < SURE ? SURE : moved;
      } else {
        this.range = bound;
        const moved = no + (((65536 - no) / pace) | 0);
        this.no[model] = moved > 65536 - SURE ? 65536 - SURE : moved;
      }
      if (pace < SLOWEST + 2) this.seen[model] = pace - 1;
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

    /* A unary number; the last of `size` models serves all further bits. */
    unary(first, size) {
      let value = 0;
      while (this.adaptiveBit(first + (value < size ? value : size - 1))) if (++value > 32) damaged();
      return value;
    }

    number(first) {
      const length = this.unary(first, NUMBER);
      return Math.pow(2, length) + this.bits(length) - 1;
    }

    limitExperience(first, size, seen) {
      for (let i = first; i < first + size; i++) if (this.seen[i] > seen) this.seen[i] = seen;
    }
  }

  const NUMBER = 20;
