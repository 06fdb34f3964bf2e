
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
    writeWords(part("status"), total > 0 ? sayCount("found", total) : sayNone(state.q.trim()));
    if (part("start")) part("start").hidden = true;
    if (from) list.append(...results.map(resultOf));
    else list.replaceChildren(...results.map(resultOf));
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
      writeWords(part("others").firstElementChild, sayCount("others", otherLanguages));
      link(part("others"), { ...state, lang: "all", page: 1 });
    }
  }

  /* On the page of a list, the card of a record says more than the index does: the pay, the hours, for whom. */
  function resultOf(result) {
    const item = itemOf(result);
    const title = item.querySelector(".card__title");
    // Until it stands in the page, a link of a template leads nowhere.
    const known = cards.get(new URL(title.querySelector("a").getAttribute("href"), location.href).pathname);
    if (!known) return item;
    const copy = (name) => [...known.querySelectorAll(name)].map((part) => part.cloneNode(true));
    title.after(...copy(".card__sub"));
    const [foot] = copy(".card__foot");
    if (foot) item.querySelector(".card__foot")?.remove();
    title.parentNode.append(...copy(".card__facts"), ...(foot ? [foot] : [...item.querySelectorAll(".card__foot")]));
    return item;
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
    writeWords(part("status"), texts[`error.${error.code}`] || texts["error.other"]);
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
