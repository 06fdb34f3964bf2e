  /* ---- Ways: the lists that a question names, above its results ---- */

  const MOST_WAYS = 4;
  /* What an ending says of a region, and what stands between two names. */
  const REGION_ENDING = /(.{2,})[都府県市区町村郡島]$/;
  const BETWEEN_NAMES = ["の", "で", "な", "に", "、", "・", " ", "向けの", "歓迎の", "ができる"];
  const BEFORE_NAMES = /^(?:近くの|次の|今の|いまの|これからの|新しい|ほかの)/;
  const BEHIND_NAMES = ["のいちらん", "いちらん", "のじょうほう", "のりすと", "一覧", "の一覧", "情報", "の情報", "をさがす", "を探す"];
  // A theme of a portal may have templates without them.
  const synonyms = part("synonyms") ? [...part("synonyms").content.children].map((group) => group.textContent.split("|")) : [];

  let names; // by each name, as the search compares texts, the ways that bear it

  /* The ways for a question: all of it is the name of a list, or of several, whose values are filters together. */
  async function waysOf(q) {
    const { normalise } = await engine();
    names = names || await namesOfWays(normalise);
    const asked = (await normalise(q)).replace(BEFORE_NAMES, "");
    const found = divide(asked);
    if (!found) return [];
    const together = found.length > 1 ? await waysTogether(found) : [];
    return [...together, ...(await Promise.all(found.flat().map(counted))).filter(Boolean)].slice(0, MOST_WAYS);
  }

  /* The ways of each name in a text that is made of names alone; else nothing. */
  function divide(text) {
    if (!text || BEHIND_NAMES.includes(text)) return text ? [] : null;
    for (let length = text.length; length > 0; length -= 1) {
      const found = names.get(text.slice(0, length));
      if (!found) continue;
      const rest = text.slice(length);
      const tails = [rest, ...BETWEEN_NAMES.filter((between) => rest.startsWith(between)).map((between) => rest.slice(between.length))];
      for (const tail of tails) {
        const others = tail === "" ? [] : divide(tail);
        if (others) return [found, ...others];
      }
    }
    return null;
  }

  async function namesOfWays(normalise) {
    const all = new Map();
    const add = async (name, way) => {
      const key = await normalise(name);
      if (!key) return;
      const ways = all.get(key) || [];
      if (!ways.some(({ filter, value, href }) => filter === way.filter && value === way.value && href === way.href)) all.set(key, [...ways, way]);
    };
    for (const way of [...waysOfLists(), ...waysOfFilters()]) for (const name of way.names) await add(name, way);
    // A word for the same thing leads there, too, before tags of that word.
    for (const group of synonyms) {
      const keys = await Promise.all(group.map((word) => normalise(word)));
      const known = keys.flatMap((key) => all.get(key) || []).filter(({ filter }) => filter !== "region" && filter !== "tag");
      const ways = known.filter((way, at) => known.indexOf(way) === at);
      for (const key of keys) {
        const own = all.get(key) || [];
        if (key && ways.length && own.every(({ filter }) => filter === "tag")) all.set(key, [...ways, ...own]);
      }
    }
    return all;
  }

  /* The lists of the page, which are there without scripts. */
  function waysOfLists() {
    return [...app.querySelectorAll("[data-lists]")].flatMap((list) => [...list.querySelectorAll("a")].map((link) => {
      const label = wordsOf(link);
      const filter = list.dataset.lists;
      const own = [plainWords(label), ...(link.dataset.names || "").split("|")];
      const short = filter === "region" ? own.map((name) => REGION_ENDING.exec(name)).filter(Boolean).map(([, name]) => name) : [];
      return { filter, value: link.dataset.value, label, href: link.getAttribute("href"), count: link.nextElementSibling, names: [...own, ...short] };
    }));
  }

  /* The values of filters that have no list of their own; リモート・オンライン has two names. */
  function waysOfFilters() {
    const others = namesOfFilters.filter((name) => !["kind", "region", "month"].includes(name));
    return others.flatMap((filter) => [...boxes(filter)].map((box) => {
      const label = labelOf(box);
      const bare = plainWords(label).replace(/（[^）]*）/g, "").replace(/(?:の方|・受付中)$/, "");
      const parts = filter === "state" ? [] : bare.split(/[・、／/]/).filter((piece) => piece.length > 1);
      return { filter, value: box.value, label, names: [plainWords(label), bare, plainWords(texts[`state.${box.value}`] || ""), ...parts, ...(box.closest("li").dataset.names || "").split("|")] };
    }));
  }

  /* Where a way leads and how much is there; nothing where there is nothing. */
  async function counted(way) {
    if (way.href) return { ...way, number: way.count.textContent };
    return filtered({ [way.filter]: [way.value] }, way);
  }

  async function waysTogether(found) {
    const chosen = found.map((ways) => ways.find(({ value }) => value));
    if (chosen.some((way) => !way)) return [];
    const filters = {};
    for (const { filter, value } of chosen) filters[filter] = [...new Set([...(filters[filter] || []), value])];
    const isKind = ({ filter }) => Number(filter === "kind");
    const labels = new Set(chosen.sort((a, b) => isKind(a) - isKind(b)).map((way) => way.label));
    const label = [...labels].reduce((of, what) => say("way_of", { of, what }));
    return [await filtered(filters, { label, filter: "" })].filter(Boolean);
  }

  async function filtered(filters, way) {
    const { total } = await ask({ q: "", filters, sort: "", lang: "" }, { limit: 0, facets: false });
    return total > 0 ? { ...way, href: addressOf({ q: "", filters, sort: "", lang: "", page: 1 }), number: grouped(total) } : null;
  }

  /* Lists first, then the question in other words. */
  function showWays(ways, similar) {
    const box = part("ways");
    if (!box) return;
    const lists = ways.map(({ filter, label, href, number }) => wayItem(say(texts[`way.${filter}`] ? `way.${filter}` : "way", { name: label, n: number }), href));
    const others = (similar || []).map(({ text, total }) => wayItem(say("similar", { q: text, n: grouped(total) }), addressOf({ ...state, q: text, page: 1 })));
    box.hidden = lists.length + others.length === 0;
    box.querySelector("ul").replaceChildren(...lists, ...others);
  }

  function wayItem(label, href) {
    const item = element("li", "");
    const way = element("a", label);
    way.href = href;
    item.append(way);
    return item;
  }

