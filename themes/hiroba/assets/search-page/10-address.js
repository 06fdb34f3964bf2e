
  /* ---- Address: the state of the search, {q, filters, sort, lang, page}, and the query string that says it ---- */

  function stateOf(params) {
    const filters = {};
    for (const name of namesOfFilters) {
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
    for (const name of namesOfFilters) for (const value of filters[name] || []) params.append(name, value);
    if (sort && sort !== "relevance") params.set("sort", sort);
    if (lang) params.set("lang", lang);
    if (page > 1) params.set("page", page);
    const query = params.toString();
    return query ? `?${query}` : location.pathname;
  }

  const isActive = ({ q, filters }) => Boolean(q.trim()) || Object.keys(filters).length > 0;
