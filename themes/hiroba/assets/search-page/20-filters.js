
  /* ---- Filters: boxes to choose values, with how many results each has ---- */

  const filterOf = (name) => app.querySelector(`[data-filter="${name}"]`);
  const boxes = (name) => filterOf(name).querySelectorAll("input");
  const labelOf = (box) => wordsOf(box.nextElementSibling);

  /* The box of a value; months, and what somebody wrote into an address, get one when they are needed. */
  function option(name, value) {
    const known = [...boxes(name)].find((box) => box.value === value);
    if (known) return known;
    const item = part("option").content.firstElementChild.cloneNode(true);
    const box = item.querySelector("input");
    box.name = name;
    box.value = value;
    writeWords(box.nextElementSibling, name === "month" ? monthOf(value) : value);
    const after = [...boxes(name)].find((other) => other.value > value);
    if (after && name === "month") after.closest("li").before(item);
    else filterOf(name).querySelector("ul").append(item);
    return box;
  }

  function fillForm(state) {
    if (field.value !== state.q) field.value = state.q;
    for (const name of namesOfFilters) {
      const chosen = state.filters[name] || [];
      for (const value of chosen) option(name, value);
      for (const box of boxes(name)) box.checked = chosen.includes(box.value);
    }
    form.elements.sort.value = state.sort;
    if (form.elements.sort.selectedIndex < 0) form.elements.sort.selectedIndex = 0;
  }

  /* Values that nothing has are hidden, unless they are chosen. */
  function showCounts(facets) {
    let filters = 0;
    for (const name of namesOfFilters) {
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

  const chosenBoxes = () => namesOfFilters.flatMap((name) => [...boxes(name)].filter((box) => box.checked));

  function showChosen(state) {
    const chips = part("chosen").querySelector("ul");
    const made = chosenBoxes().map((box) => chip(labelOf(box), () => {
      box.checked = false;
      commit();
    }));
    if (state.lang) made.push(chip(texts.all_languages_chosen, () => commit({ lang: "" })));
    chips.replaceChildren(...made);
    part("chosen").hidden = made.length === 0;
    part("chosen-count").textContent = made.length ? `(${made.length})` : "";
    for (const name of namesOfFilters) if (state.filters[name]) filterOf(name).open = true;
  }

  function chip(label, takeAway) {
    const item = part("chip").content.firstElementChild.cloneNode(true);
    writeWords(item.querySelector("span"), label);
    item.querySelector("button").addEventListener("click", () => {
      const at = [...item.parentNode.children].indexOf(item);
      takeAway();
      // The button is gone: the focus goes to its neighbour, not to nowhere.
      const left = part("chosen").querySelectorAll("button");
      if (part("chosen").hidden) resting().focus();
      else left[Math.min(at, left.length - 1)].focus();
    });
    return item;
  }
