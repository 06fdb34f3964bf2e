/* The search page and the lists that can be filtered. Asks `enishi.search` and shows what it answers;
   everything a reader chooses stands in the address. Without this script the static lists stay. */
(() => {
  "use strict";

  const PER_PAGE = 10;
  const MOST_IN_ADDRESS = 500;
  const MOST_SAID = 60;
  const MOST_PAGES = 50; // that an address may ask for at once
  const PAUSE = 120; // after a key, in milliseconds
  const SLOW = 600; // until a reader is told to wait

  const app = document.querySelector("[data-finder]");
  const form = document.getElementById("search");
  if (!app || !form || !window.enishiWords) return;

  const { texts, say, sayCount, grouped, element, monthOf, itemOf } = window.enishiWords(app);
  const part = (name, within = app) => within.querySelector(`[data-${name}]`);
  const field = form.elements.q;
  const refine = part("refine");
  const list = part("results");
  const onlyKind = app.dataset.kind; // a list shows one kind, the search page all
  const staticList = onlyKind && document.querySelector("[data-static-list]");
  const pageTitle = document.title;
  const names = [...app.querySelectorAll("[data-filter]")].map((filter) => filter.dataset.filter);

  let state; // what the address says: {q, filters, sort, lang, page}
  let turn = 0; // the latest question; answers to earlier ones are dropped
  let composing = false;
  let typing = false; // whether the entry of the history is the one that is being typed
  let timer;

  /* ---- The address and the form ---- */

  function stateOf(params) {
    const filters = {};
    for (const name of names) {
      const values = params.getAll(name).filter(Boolean);
      if (values.length) filters[name] = [...new Set(values)];
    }
    const page = Math.min(Math.max(Number.parseInt(params.get("page"), 10) || 1, 1), MOST_PAGES);
    return { q: params.get("q") || "", filters, sort: params.get("sort") || "", lang: params.get("lang") || "", page };
  }

  const cut = (text, most) => Array.from(text).slice(0, most).join("");

  /* Servers refuse addresses of many thousand signs: of a text that was pasted in they hold the beginning. */
  function addressOf({ q, filters, sort, lang, page }) {
    const params = new URLSearchParams();
    if (q.trim()) params.set("q", cut(q, MOST_IN_ADDRESS));
    for (const name of names) for (const value of filters[name] || []) params.append(name, value);
    if (sort && sort !== "relevance") params.set("sort", sort);
    if (lang) params.set("lang", lang);
    if (page > 1) params.set("page", page);
    const query = params.toString();
    return query ? `?${query}` : location.pathname;
  }

  /* What an IME is still composing is no word yet: the last one holds. */
  function stateOfForm() {
    const next = stateOf(new URLSearchParams(new FormData(form)));
    return { ...next, lang: state.lang, q: composing ? state.q : next.q };
  }

  const isActive = ({ q, filters }) => Boolean(q.trim()) || Object.keys(filters).length > 0;

  function fillForm() {
    if (field.value !== state.q) field.value = state.q;
    for (const name of names) {
      const chosen = state.filters[name] || [];
      for (const value of chosen) option(name, value);
      for (const box of boxes(name)) box.checked = chosen.includes(box.value);
    }
    form.elements.sort.value = state.sort;
    if (form.elements.sort.selectedIndex < 0) form.elements.sort.selectedIndex = 0;
  }

  /* Browsers refuse too many changes of the address: then the results are right all the same. */
  function remember(push) {
    const address = addressOf(state);
    try {
      if (push && address !== (location.search || location.pathname)) history.pushState(null, "", address);
      else history.replaceState(history.state, "", address);
    } catch (error) { /* the address stays */ }
  }

  /* ---- Filters ---- */

  const filterOf = (name) => app.querySelector(`[data-filter="${name}"]`);
  const boxes = (name) => filterOf(name).querySelectorAll("input");
  const labelOf = (box) => box.nextElementSibling.textContent;

  /* The box of a value; months, and what somebody wrote into an address, get one when they are needed. */
  function option(name, value) {
    const known = [...boxes(name)].find((box) => box.value === value);
    if (known) return known;
    const item = part("option").content.firstElementChild.cloneNode(true);
    const box = item.querySelector("input");
    box.name = name;
    box.value = value;
    box.nextElementSibling.textContent = name === "month" ? monthOf(value) : value;
    const after = [...boxes(name)].find((other) => other.value > value);
    if (after && name === "month") after.closest("li").before(item);
    else filterOf(name).querySelector("ul").append(item);
    return box;
  }

  /* Values that nothing has are hidden, unless they are chosen. */
  function showCounts(facets) {
    let filters = 0;
    for (const name of names) {
      const counts = facets[name] || {};
      if (name === "month") Object.keys(counts).sort().forEach((value) => option(name, value));
      let shown = 0;
      for (const box of boxes(name)) {
        const count = counts[box.value] || 0;
        const item = box.closest("li");
        item.hidden = count === 0 && !box.checked;
        item.querySelector(".count").textContent = grouped(count);
        if (!item.hidden) shown += 1;
      }
      filterOf(name).hidden = shown === 0;
      if (shown) filters += 1;
    }
    refine.hidden = !onlyKind && filters === 0;
  }

  const chosenBoxes = () => names.flatMap((name) => [...boxes(name)].filter((box) => box.checked));

  function showChosen() {
    const chips = part("chosen").querySelector("ul");
    const made = chosenBoxes().map((box) => chip(labelOf(box), () => { box.checked = false; }));
    if (state.lang) made.push(chip(texts.all_languages_chosen, () => { state.lang = ""; }));
    chips.replaceChildren(...made);
    part("chosen").hidden = made.length === 0;
    part("chosen-count").textContent = made.length ? `(${made.length})` : "";
    for (const name of names) if (state.filters[name]) filterOf(name).open = true;
  }

  function chip(label, takeAway) {
    const item = part("chip").content.firstElementChild.cloneNode(true);
    item.querySelector("span").textContent = label;
    item.querySelector("button").addEventListener("click", () => {
      const at = [...item.parentNode.children].indexOf(item);
      takeAway();
      commit();
      // The button is gone: the focus goes to its neighbour, not to nowhere.
      const left = part("chosen").querySelectorAll("button");
      if (part("chosen").hidden) resting().focus();
      else left[Math.min(at, left.length - 1)].focus();
    });
    return item;
  }

  /* Where the focus is when what had it is gone. */
  const resting = () => (isShown(field) ? field : refine.querySelector("summary"));
  const isShown = (element) => element.getClientRects().length > 0;

  /* ---- Asking ---- */

  let loading;
  /* A list loads the engine when the reader opens its filters; the search page has it from the beginning. */
  function engine() {
    const missing = () => Object.assign(new Error("no engine"), { code: "missing" });
    if (window.enishi) return Promise.resolve(window.enishi);
    if (!app.dataset.engine) return Promise.reject(missing());
    loading = loading || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = app.dataset.engine;
      script.onload = () => (window.enishi ? resolve(window.enishi) : reject(missing()));
      script.onerror = () => { loading = null; script.remove(); reject(missing()); };
      document.head.append(script);
    });
    return loading;
  }

  async function ask(more) {
    const { q, filters, sort, lang } = state;
    const all = onlyKind ? { ...filters, kind: [onlyKind] } : filters;
    // As in the whole list, what is not translated stands in a filtered one in its own language.
    const options = { filters: all, sort: sort || "relevance", lang: lang || app.dataset.lang, untranslated: Boolean(onlyKind), ...more };
    return (await engine()).search(q, options);
  }

  /* `from` is the first result to show: those before it stay. */
  async function run(from = 0) {
    const mine = ++turn;
    const active = isActive(state);
    showChosen();
    if (staticList) staticList.hidden = active;
    // Whoever goes on in another language keeps the question.
    for (const other of document.querySelectorAll(".languages a")) other.search = location.search;
    document.title = active && state.q.trim() && !onlyKind ? `${say("title", { q: state.q.trim() })} – ${pageTitle}` : pageTitle;
    if (!active) showNothing();
    app.toggleAttribute("data-waits", active && !list.firstElementChild);
    list.setAttribute("aria-busy", active);
    const slow = active && setTimeout(() => { if (mine === turn) part("status").textContent = texts.searching; }, SLOW);
    try {
      if (active) {
        const answer = await ask({ offset: from, limit: state.page * PER_PAGE - from, facets: false });
        if (mine !== turn) return;
        clearTimeout(slow);
        show(answer, from);
        ready();
      }
      if (active || !onlyKind || refine.open) {
        const { facets, incomplete } = await ask({ limit: 0, excerpts: false });
        if (mine !== turn) return;
        if (facets) showCounts(facets);
        else refine.hidden = !onlyKind; // no filter works without its data, yet words are found
        if (incomplete) showIncomplete();
      }
    } catch (error) {
      clearTimeout(slow);
      if (mine === turn) showError(error);
    }
    if (mine === turn) ready();
  }

  function ready() {
    app.removeAttribute("data-waits");
    list.setAttribute("aria-busy", "false");
  }

  /* ---- Showing ---- */

  function showNothing() {
    part("status").textContent = "";
    for (const name of ["found", "sort", "note"]) part(name).hidden = true;
    if (part("start")) part("start").hidden = false;
    part("note").replaceChildren();
    list.replaceChildren();
  }

  function show({ total, results, relaxed, otherLanguages, incomplete }, from) {
    part("status").textContent = total > 0 ? sayCount("found", total) : sayNone(state.q.trim());
    if (part("start")) part("start").hidden = true;
    if (from) list.append(...results.map(itemOf));
    else list.replaceChildren(...results.map(itemOf));
    part("note").hidden = total > 0;
    part("note").replaceChildren(...(total > 0 ? [] : nothingFound(relaxed)));
    if (incomplete) showIncomplete();
    part("sort").hidden = total < 2;
    part("found").hidden = total === 0 && !otherLanguages;
    const rest = total - state.page * PER_PAGE;
    part("more").hidden = rest <= 0;
    link(part("more"), { ...state, page: state.page + 1 });
    part("others").hidden = !otherLanguages;
    if (otherLanguages) {
      part("others").firstElementChild.textContent = sayCount("others", otherLanguages);
      link(part("others"), { ...state, lang: "all", page: 1 });
    }
  }

  /* Short, since a screen reader says all of it. */
  const sayNone = (q) => say(q ? "none_of" : "none", { q: cut(q, MOST_SAID) + (cut(q, MOST_SAID) === q ? "" : "…") });

  const link = (within, to) => within.querySelector("a").setAttribute("href", addressOf(to));

  function nothingFound(relaxed) {
    const tips = element("p", texts.tips);
    if (!relaxed) return [tips];
    const to = { q: relaxed.text || "", filters: relaxed.filters || {}, sort: state.sort, lang: state.lang, page: 1 };
    const isQuery = to.q && to.q.trim() !== state.q.trim();
    const wider = element("p", "", "search__looser");
    const way = element("a", say(isQuery ? "looser" : "looser_filters", { q: to.q, n: grouped(relaxed.total) }));
    way.href = addressOf(to);
    wider.append(way);
    return [wider, tips];
  }

  function showError(error) {
    showNothing();
    if (part("start")) part("start").hidden = true;
    if (staticList) staticList.hidden = false;
    else refine.hidden = true;
    part("status").textContent = texts[`error.${error.code}`] || texts["error.other"];
    part("note").replaceChildren(element("p", texts.use_lists), again());
    part("note").hidden = false;
  }

  function again() {
    const button = element("button", texts.reload, "button button--quiet");
    button.type = "button";
    button.addEventListener("click", () => location.reload());
    return button;
  }

  /* What could be read is shown; that something could not is said once, beside it. */
  function showIncomplete() {
    part("note").hidden = false;
    if (part("note").querySelector("button")) return;
    const told = element("p", texts.incomplete);
    told.setAttribute("role", "alert");
    const isBare = isActive(state) && !list.firstElementChild;
    part("note").append(told, ...(isBare ? [element("p", texts.use_lists)] : []), again());
    if (isBare && staticList) staticList.hidden = false;
  }

  /* ---- What readers do ---- */

  /* Takes over what the form says: a step that Back undoes, unless it is one more key of a word. */
  function commit(byKey = false) {
    clearTimeout(timer);
    const next = stateOfForm();
    const push = !byKey || (!typing && isActive(state));
    typing = byKey;
    if (byKey && addressOf({ ...next, page: state.page }) === addressOf(state)) return;
    state = next;
    remember(push);
    run();
  }

  function typed(event) {
    composing = event.type === "compositionstart" || (composing && event.type !== "compositionend");
    clearTimeout(timer);
    if (!composing && !event.isComposing) timer = setTimeout(commit, PAUSE, true);
  }

  for (const event of ["compositionstart", "compositionend", "input"]) field.addEventListener(event, typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (composing) return;
    commit(typing);
    typing = false;
    // On a phone the keyboard would cover what was found.
    if (matchMedia("(pointer: coarse)").matches) field.blur();
  });
  app.addEventListener("change", (event) => {
    if (event.target.form === form && event.target !== field) commit();
  });
  part("reset").addEventListener("click", () => {
    for (const box of chosenBoxes()) box.checked = false;
    state.lang = "";
    commit();
    resting().focus();
  });
  refine.addEventListener("toggle", () => {
    if (refine.open && onlyKind) run();
  });

  /* Links that only change the question are answered without leaving the page. */
  app.addEventListener("click", (event) => {
    const to = event.target.closest("a");
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (list.contains(to)) {
      // Whoever comes back finds the focus where it was.
      try { history.replaceState({ open: to.getAttribute("href") }, ""); } catch (error) { /* it does not */ }
      return;
    }
    if (to.pathname !== location.pathname || !to.search || !app.contains(to)) return;
    event.preventDefault();
    const isMore = part("more").contains(to);
    // Results that could not be loaded count, too.
    const [before, from] = isMore ? [list.children.length, state.page * PER_PAGE] : [0, 0];
    [state, typing] = [stateOf(new URLSearchParams(to.search)), false];
    remember(true);
    fillForm();
    run(from).then(() => {
      if (before) focusOn(list.children[before]);
      else if (!isShown(to)) (isShown(list) ? part("heading") : resting()).focus({ preventScroll: true });
    });
  });

  const focusOn = (item) => item && item.querySelector("a").focus();

  app.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const item = event.target.closest("[data-results] > li");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && item) {
      event.preventDefault();
      const next = step > 0 ? item.nextElementSibling : item.previousElementSibling;
      if (next) focusOn(next);
      else if (step < 0) resting().focus();
    } else if (step > 0 && event.target === field && list.firstElementChild) {
      event.preventDefault();
      focusOn(list.firstElementChild);
    } else if (event.key === "Escape") {
      escape(event, item);
    }
  });

  /* Escape clears the field, leaves the results, closes the filters. */
  function escape(event, item) {
    if (event.target === field && field.value) {
      event.preventDefault();
      field.value = "";
      commit();
    } else if (item) {
      resting().focus();
    } else if (refine.open && refine.contains(event.target)) {
      const summary = refine.querySelector("summary");
      if (!isShown(summary)) return;
      refine.open = false;
      summary.focus();
    }
  }

  async function arrive() {
    clearTimeout(timer);
    typing = false;
    state = stateOf(new URLSearchParams(location.search));
    fillForm();
    await run();
    const opened = history.state && history.state.open;
    const last = opened && [...list.querySelectorAll("a")].find((result) => result.getAttribute("href") === opened);
    if (last && (document.activeElement === document.body || !document.activeElement)) last.focus();
  }

  window.addEventListener("popstate", arrive);
  for (const word of app.querySelectorAll("[data-word]")) {
    word.href = `?${new URLSearchParams({ q: word.textContent })}`;
  }
  // On a phone the names of the filters are an overview; their values would bury it.
  if (matchMedia("(max-width: 40rem)").matches) for (const name of names) filterOf(name).open = false;
  document.documentElement.dataset.finderReady = "";
  arrive().then(() => {
    if (onlyKind && (isActive(state) || location.hash === `#${refine.id}`)) refine.open = true;
  });
})();
