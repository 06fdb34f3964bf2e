
  /* ---- Questions to the engine ---- */

  let loading; // the engine, once it was asked for
  let turn = 0; // the latest question; answers to earlier ones are dropped

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

  async function ask({ q, filters, sort, lang }, more) {
    const all = onlyKind ? { ...filters, kind: [onlyKind] } : filters;
    // As in the whole list, what is not translated stands in a filtered one in its own language.
    const options = { filters: all, sort: sort || "relevance", lang: lang || app.dataset.lang, untranslated: Boolean(onlyKind), ...more };
    return (await engine()).search(q, options);
  }

  const namesList = ({ q, filters }) => !onlyKind && q.trim() && Object.keys(filters).length === 0;

  /* Asks what `state` says and shows the answer. `from` is the first result to show: those before it stay. */
  async function run(state, from = 0) {
    const mine = ++turn;
    const active = isActive(state);
    showChosen(state);
    if (staticList) staticList.hidden = active;
    // Whoever goes on in another language keeps the question.
    for (const other of document.querySelectorAll(".languages a")) other.search = location.search;
    document.title = active && state.q.trim() && !onlyKind ? `${plainWords(say("title", { q: state.q.trim() }))} – ${pageTitle}` : pageTitle;
    if (!active) showNothing();
    app.toggleAttribute("data-waits", active && !list.firstElementChild);
    list.setAttribute("aria-busy", active);
    const slow = active && setTimeout(() => { if (mine === turn) writeWords(part("status"), texts.searching); }, SLOW);
    try {
      if (active) {
        const asked = ask(state, { offset: from, limit: state.page * PER_PAGE - from, facets: false, synonyms: from ? [] : synonyms });
        // Where a list cannot be told, what is found is shown all the same.
        const named = namesList(state) && !from ? waysOf(state.q).catch(() => []) : [];
        const [answer, ways] = await Promise.all([asked, named]);
        if (mine !== turn) return;
        clearTimeout(slow);
        show(answer, state, from);
        if (!from) showWays(ways, answer.similar);
        ready();
      }
      if (active || !onlyKind || refine.open) {
        const { facets, incomplete } = await ask(state, { limit: 0, excerpts: false });
        if (mine !== turn) return;
        if (facets) showCounts(facets);
        else refine.hidden = !onlyKind; // no filter works without its data, yet words are found
        if (incomplete) showIncomplete(state);
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
