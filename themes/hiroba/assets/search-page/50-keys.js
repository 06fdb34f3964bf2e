
  /* ---- Keys, clicks and the history: what changes the state ---- */

  let state; // what the address says
  let composing = false;
  let typing = false; // whether the entry of the history is the one that is being typed
  let timer;

  /* What an IME is still composing is no word yet: the last one holds. */
  function stateOfForm() {
    const next = stateOf(new URLSearchParams(new FormData(form)));
    return { ...next, q: composing ? state.q : next.q };
  }

  /* Browsers refuse too many changes of the address: then the results are right all the same. */
  function remember(push) {
    const address = addressOf(state);
    try {
      if (push && address !== (location.search || location.pathname)) history.pushState(null, "", address);
      else history.replaceState(history.state, "", address);
    } catch (error) { /* the address stays */ }
  }

  /* Where the focus is when what had it is gone. */
  const resting = () => (isShown(field) ? field : refine.querySelector("summary"));
  const isShown = (element) => element.getClientRects().length > 0;

  /* Takes over what the form says: a step that Back undoes, unless it is one more key of a word. */
  function commit({ byKey = false, lang = state.lang } = {}) {
    clearTimeout(timer);
    const next = { ...stateOfForm(), lang };
    const push = !byKey || (!typing && isActive(state));
    typing = byKey;
    if (byKey && addressOf({ ...next, page: state.page }) === addressOf(state)) return;
    state = next;
    remember(push);
    run(state);
  }

  function typed(event) {
    composing = event.type === "compositionstart" || (composing && event.type !== "compositionend");
    clearTimeout(timer);
    if (!composing && !event.isComposing) timer = setTimeout(() => commit({ byKey: true }), PAUSE);
  }

  for (const event of ["compositionstart", "compositionend", "input"]) field.addEventListener(event, typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (composing) return;
    commit({ byKey: typing });
    typing = false;
    // On a phone the keyboard would cover what was found.
    if (matchMedia("(pointer: coarse)").matches) field.blur();
  });
  app.addEventListener("change", (event) => {
    if (event.target.form === form && event.target !== field) commit();
  });
  part("reset").addEventListener("click", () => {
    for (const box of chosenBoxes()) box.checked = false;
    commit({ lang: "" });
    resting().focus();
  });
  refine.addEventListener("toggle", () => {
    if (refine.open && onlyKind) run(state);
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
    fillForm(state);
    run(state, from).then(() => {
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
    fillForm(state);
    await run(state);
    const opened = history.state && history.state.open;
    const last = opened && [...list.querySelectorAll("a")].find((result) => result.getAttribute("href") === opened);
    if (last && (document.activeElement === document.body || !document.activeElement)) last.focus();
  }

  window.addEventListener("popstate", arrive);
  for (const word of app.querySelectorAll("[data-word]")) {
    word.href = `?${new URLSearchParams({ q: word.textContent })}`;
  }
  // On a phone the names of the filters are an overview; their values would bury it.
  if (matchMedia("(max-width: 40rem)").matches) for (const name of namesOfFilters) filterOf(name).open = false;
  document.documentElement.dataset.finderReady = "";
  arrive().then(() => {
    if (onlyKind && (isActive(state) || location.hash === `#${refine.id}`)) refine.open = true;
  });
})();
