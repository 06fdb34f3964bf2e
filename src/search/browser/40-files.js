  /* The files of the index, each loaded once, as scripts: that works from file:// too. */

  const script = document.currentScript;
  const source = script ? script.src : "";
  const base = source.replace(/[^/]*$/, "");
  const loads = new Map();
  const arrivals = new Map();
  /* What the browser said where it refused the address of a script (Trusted Types). */
  const refusals = new WeakSet();
  let indexVersion = null;
  const LONGEST_WAIT = 30000;
  /* The query behind the address of the first file when it must not come from a cache. */
  let again = "";

  class SearchError extends Error {
    constructor(code, shard) {
      super("search index: " + code + (shard ? " (" + shard + ")" : ""));
      this.name = "SearchError";
      this.code = code;
      this.shard = shard;
    }
  }

  function damaged() {
    throw new SearchError("damaged");
  }

  /* What every file of the index calls. */
  function shard(name, version, length, sum, text) {
    arrivals.set(name, { version, length, sum, text });
  }

  function load(name) {
    if (!loads.has(name)) {
      const promise = request(name, name === "core" ? again : "?" + indexVersion).then(() => unpacked(name));
      /* What failed may be tried again. */
      promise.catch(() => loads.delete(name));
      loads.set(name, promise);
    }
    return loads.get(name);
  }

  /* `version` is the query of the address, so that no cache gives an older one. */
  function request(name, version) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      setAddress(element, base + name + ".js" + version);
      /* After this wait the load counts as failed. */
      setTimeout(() => reject(new SearchError("missing", name)), LONGEST_WAIT);
      element.onload = () => { element.remove(); resolve(); };
      element.onerror = () => { element.remove(); reject(new SearchError("missing", name)); };
      document.head.append(element);
    });
  }

  function setAddress(element, address) {
    try {
      element.src = address;
    } catch (error) {
      refusals.add(error);
      throw error;
    }
  }

  function unpacked(name) {
    const arrived = arrivals.get(name);
    arrivals.delete(name);
    if (!arrived) throw new SearchError("damaged", name);
    if (indexVersion !== null && arrived.version !== indexVersion) throw new SearchError("version", name);
    if (name === "core") indexVersion = arrived.version;
    return unpack(name, arrived);
  }

  const VALUES = 46341;

  /* 31 bits from each two units; see src/search/codec/script.rs of Enishi. */
  function unpack(name, { text, length, sum }) {
    if (text.length !== 2 * Math.ceil(length * 8 / 31)) throw new SearchError("damaged", name);
    const bytes = new Uint8Array(length + 8);
    let pending = 0, count = 0, at = 0;
    const add = (value, size) => {
      pending = (pending << size) | value;
      for (count += size; count >= 8 && at < length; at++) {
        count -= 8;
        bytes[at] = pending >>> count;
      }
      pending &= (1 << count) - 1;
    };
    for (let i = 0; i < text.length; i += 2) {
      const word = unitValue(text.charCodeAt(i)) * VALUES + unitValue(text.charCodeAt(i + 1));
      add(word >>> 16, 15);
      add(word & 65535, 16);
    }
    if (checkSum(bytes, length) !== sum) throw new SearchError("damaged", name);
    return bytes;
  }

  /* FNV-1a. */
  function checkSum(bytes, length) {
    let sum = 2166136261;
    for (let i = 0; i < length; i++) sum = Math.imul(sum ^ bytes[i], 16777619);
    return sum >>> 0;
  }

  function unitValue(unit) {
    const low = unit & 255;
    return ((unit >> 8) - 33) * 254 + low - (low > 13 ? 2 : low > 10 ? 1 : 0);
  }

  /* A row of files, found by the key of the first piece of each. */
  class Shards {
    constructor(letter, firsts) {
      this.letter = letter;
      this.firsts = firsts;
      this.opened = new Map();
    }

    /* A reader at the piece with that key, or null where there is none. */
    async piece(key) {
      const number = lastNotAbove(this.firsts, key);
      if (number < 0) return null;
      const { bytes, keys, offsets } = await this.open(number, directory);
      const index = lastNotAbove(keys, key);
      return keys[index] === key ? new Bits(bytes, offsets[index]) : null;
    }

    /* The name of the file that would have that key, if it is there; else null. */
    loadedFile(key) {
      const name = this.letter + "/" + lastNotAbove(this.firsts, key);
      return loads.has(name) ? name : null;
    }

    /* What `read` makes of a file, once. */
    async open(number, read) {
      const name = this.letter + "/" + number;
      if (!this.opened.has(name)) {
        const bytes = await load(name);
        if (!this.opened.has(name)) this.opened.set(name, read(bytes, this.firsts[number]));
      }
      return this.opened.get(name);
    }
  }

  function directory(bytes, first) {
    const bits = new Bits(bytes);
    const count = bits.count(3) + 1;
    const gaps = bits.rices(count - 1);
    const lengths = bits.rices(count);
    const keys = new Float64Array(count), offsets = new Float64Array(count);
    keys[0] = first;
    offsets[0] = bits.at;
    for (let i = 1; i < count; i++) {
      keys[i] = keys[i - 1] + gaps[i - 1] + 1;
      offsets[i] = offsets[i - 1] + lengths[i - 1];
    }
    return { bytes, keys, offsets };
  }

  /* The index of the last number that is not above `value`; -1 where all are. */
  function lastNotAbove(numbers, value) {
    let low = 0, high = numbers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[middle] <= value) low = middle + 1; else high = middle;
    }
    return low - 1;
  }
