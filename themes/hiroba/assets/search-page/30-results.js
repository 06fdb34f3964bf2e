
  /* ---- Results: what was found, that nothing was, what went wrong ---- */

  function showNothing() {
    part("status").textContent = "";
    for (const name of ["found", "sort", "note"]) part(name).hidden = true;
    showWays([]);
    if (part("start")) part("start").hidden = false;
    part("note").replaceChildren();
    list.replaceChildren();
  }

  function show({ total, results, relaxed, otherLanguages, incomplete }, state, from) {
    part("status").textContent = total > 0 ? sayCount("found", total) : sayNone(state.q.trim());
    if (part("start")) part("start").hidden = true;
    if (from) list.append(...results.map(itemOf));
    else list.replaceChildren(...results.map(itemOf));
    part("note").hidden = total > 0;
    part("note").replaceChildren(...(total > 0 ? [] : nothingFound(relaxed, state)));
    if (incomplete) showIncomplete(state);
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

  function nothingFound(relaxed, state) {
    const tips = element("p", texts.tips);
    if (!relaxed) return [tips];
    const to = { q: relaxed.text || "", filters: relaxed.filters || {}, sort: state.sort, lang: state.lang, page: 1 };
    const isQuery = to.q && to.q.trim() !== state.q.trim();
    const wider = element("p", "", "search__looser");
    const way = element("a", say(relaxed.spelling ? "spelling" : isQuery ? "looser" : "looser_filters", { q: to.q, n: grouped(relaxed.total) }));
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
  function showIncomplete(state) {
    part("note").hidden = false;
    if (part("note").querySelector("button")) return;
    const told = element("p", texts.incomplete);
    told.setAttribute("role", "alert");
    const isBare = isActive(state) && !list.firstElementChild;
    part("note").append(told, ...(isBare ? [element("p", texts.use_lists)] : []), again());
    if (isBare && staticList) staticList.hidden = false;
  }
