  /* What a result shows: its card, and the words around the hits as they are written. */

  const LONGEST_EXCERPT = 110;
  const SHORT = 30;
  const SENTENCE_ENDS = "。！？!?｡";
  const CLOSING = "」』）)】";
  const JOINT = " … ";

  async function readCard(index, number, day) {
    const range = rangeOf(index, number);
    const bits = await index.cards.piece(number);
    if (bits === null) throw new SearchError("damaged", "c");
    const text = () => readText(bits, index.coder);
    const card = { url: range.head + text() + range.tail, kind: range.kind, lang: range.lang, title: text(), summary: text() };
    card.headings = Array.from({ length: bits.count(1) }, text);
    card.regions = Array.from({ length: bits.count(1) }, text);
    const date = readDay(bits);
    const days = readDays(bits);
    const coming = days ? days.occurrences.find((occurrence) => occurrence[1] >= day) : undefined;
    card.date = coming ? dayText(coming[0]) : date === null ? null : dayText(date);
    card.closes = days && days.closes !== null ? dayText(days.closes) : null;
    card.state = stateOfDocument(range, number, days, day);
    return card;
  }

  /* Many cards or texts lie in one file: each file is opened once, by Shards. */
  async function readBlocks(index, number) {
    const bits = await index.bodies.piece(number);
    if (bits === null) throw new SearchError("damaged", "t");
    const blocks = [];
    for (let left = bits.count(3); left > 0; left--) blocks.push({ zone: bits.bits(3), text: readText(bits, index.coder) });
    return blocks;
  }

  /* Where terms stand in a text: [from, to, index of the term], in units of the text. */
  function hits(index, text, terms) {
    const { codes, from, to, kataEnd } = index.normalise(text);
    const found = [];
    terms.forEach((term, number) => {
      for (const [own, ending, whole] of formsOf(term)) {
        for (let at = 0; at + own.length <= codes.length; at++) {
          const last = at + own.length - 1;
          if (!standsAt(codes, own, at) || (ending && !kataEnd[last]) || (whole && !standsAlone(own, codes[at - 1], codes[last + 1]))) continue;
          if (needsWordStart(own[0]) && at > 0 && !beginsWord(codes[at - 1], own[0])) continue;
          found.push([from[at], to[last], number]);
          at = last;
        }
      }
    });
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }

  function formsOf(term) {
    const forms = [...[term.codes, ...term.forms].map((codes) => [codes, false]), ...term.wholeForms.map((codes) => [codes, false, true])];
    return term.withoutLong ? [...forms, [term.codes.slice(0, -1), true]] : forms;
  }

  function standsAt(codes, own, at) {
    for (let i = 0; i < own.length; i++) if (codes[at + i] !== own[i]) return false;
    return true;
  }

  /* Hits as marks that do not overlap. */
  function marksOf(found, offset, length) {
    const marks = [];
    for (const [from, to] of found) {
      const start = Math.max(0, from - offset), end = Math.min(length, to - offset);
      const before = marks[marks.length - 1];
      if (end <= start) continue;
      if (before && start <= before[1]) before[1] = Math.max(before[1], end); else marks.push([start, end]);
    }
    return marks;
  }

  /* The excerpt of a document: its summary, behind a heading that has hits, where title, summary and
     headings tell of most terms; else the words around the hits. */
  async function addExcerpt(index, card, number, terms, failed) {
    const { summary } = card;
    const inTitle = hits(index, card.title, terms);
    const inSummary = hits(index, summary, terms);
    const told = new Set(inTitle.concat(inSummary).map((hit) => hit[2]));
    const parts = [[summary, inSummary]];
    for (const heading of card.headings) {
      const found = hits(index, heading, terms);
      if (parts.length > 1 || found.every((hit) => told.has(hit[2]))) continue;
      parts.unshift([heading, found]);
      for (const hit of found) told.add(hit[2]);
    }
    if (summary !== "" && told.size * 2 >= terms.length) return setExcerpt(card, parts);
    const blocks = await orElse(failed, "t", readBlocks(index, number), null);
    if (blocks === null) return setExcerpt(card, parts);
    const around = bestParts(index, blocks, terms, inTitle);
    if (around.length === 0) around.push([cutAround(summary || (blocks[0] || { text: "" }).text, 0, 0)[0], []]);
    /* A tag or a name alone tells little of a page. */
    else if (summary !== "" && around.every(([text]) => text.length < SHORT)) around.push([summary, inSummary]);
    setExcerpt(card, around);
  }

  function setExcerpt(card, parts) {
    card.excerpt = "";
    card.marks = [];
    for (const [text, found] of parts) {
      if (card.excerpt !== "") card.excerpt += JOINT;
      const offset = card.excerpt.length;
      for (const [from, to] of marksOf(found, 0, text.length)) card.marks.push([from + offset, to + offset]);
      card.excerpt += text;
    }
  }

  /* The block that tells of most terms that the title does not, and one more for what is left. */
  function bestParts(index, blocks, terms, inTitle) {
    const open = new Set(terms.keys());
    const all = blocks.map((block) => ({ text: block.text, found: hits(index, block.text, terms) })).filter((block) => block.found.length > 0);
    if (all.some((block) => block.found.some((hit) => !inTitle.some((other) => other[2] === hit[2])))) {
      for (const hit of inTitle) open.delete(hit[2]);
    }
    const parts = [];
    while (parts.length < 2 && open.size > 0) {
      const gain = (block) => new Set(block.found.map((hit) => hit[2]).filter((term) => open.has(term))).size;
      const worth = (block) => gain(block) * 1000 + Math.min(block.text.length, SHORT);
      const best = all.reduce((a, b) => (!a || worth(b) > worth(a) ? b : a), null);
      if (!best || gain(best) === 0) break;
      const wanted = best.found.find((hit) => open.has(hit[2]));
      const [text, offset] = cutAround(best.text, wanted[0], wanted[1]);
      const shown = best.found.filter((hit) => hit[0] >= offset && hit[1] <= offset + text.length);
      for (const hit of shown.concat([wanted])) open.delete(hit[2]);
      parts.push([text, best.found.map(([from, to, term]) => [from - offset, to - offset, term])]);
    }
    return parts;
  }

  /* A stretch of a text around a hit, from a sentence's beginning to a sentence's end where that fits. */
  function cutAround(text, from, to) {
    if (text.length <= LONGEST_EXCERPT) return [text, 0];
    let start = sentenceStart(text, from);
    if (to - start > LONGEST_EXCERPT * 0.7) start = whole(text, Math.max(0, from - Math.floor(LONGEST_EXCERPT / 3)));
    let end = start;
    for (;;) {
      const next = sentenceEnd(text, end);
      if (next - start > LONGEST_EXCERPT && end >= to) break;
      end = next;
      if (end >= text.length || end - start > LONGEST_EXCERPT) break;
    }
    if (end - start > LONGEST_EXCERPT * 1.3) end = whole(text, Math.max(to, start + LONGEST_EXCERPT));
    const head = start > 0 && !isSentenceStart(text, start) ? "…" : "";
    const tail = end < text.length && !isSentenceStart(text, end) ? "…" : "";
    const body = text.slice(start, end);
    const trimmed = body.trimStart();
    return [head + trimmed.trimEnd() + tail, start + (body.length - trimmed.length) - head.length];
  }

  function isSentenceStart(text, at) {
    let before = at - 1;
    while (before >= 0 && (CLOSING.includes(text[before]) || text[before] === " ")) before--;
    return before < 0 || SENTENCE_ENDS.includes(text[before]);
  }

  function sentenceStart(text, at) {
    while (at > 0 && !(isSentenceStart(text, at) && !CLOSING.includes(text[at]))) at--;
    return at;
  }

  function sentenceEnd(text, at) {
    do at++; while (at < text.length && !(isSentenceStart(text, at) && !CLOSING.includes(text[at]) && !SENTENCE_ENDS.includes(text[at])));
    return at;
  }

  /* Not between the halves of a surrogate pair. */
  function whole(text, at) {
    return at > 0 && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at;
  }
