/* How the words and results of a search are written. Gives `enishiWords(app)`: the texts that stand in the
   page for scripts, filled with values, and the items of the list of results. */
window.enishiWords = (app) => {
  "use strict";

/*READINGS*/

  const part = (name, within = app) => within.querySelector(`[data-${name}]`);
  const texts = {};
  for (const text of part("texts").content.querySelectorAll("i")) texts[text.dataset.t] = text.textContent;

  const say = (key, values = {}) =>
    (texts[key] || "").replace(/\{(\w+)\}/g, (mark, name) => (name in values ? values[name] : mark));
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  const sayCount = (key, number) => say(number === 1 ? `${key}_one` : key, { n: grouped(number) });

  function element(name, text, className = "") {
    const made = document.createElement(name);
    writeWords(made, text);
    made.className = className;
    return made;
  }

  function monthOf(value) {
    const [y, m] = value.split("-").map(Number);
    return texts[`month.${m}`] ? say("date.month", { y, m, month: texts[`month.${m}`] }) : value;
  }

  function itemOf(result) {
    const item = part("result").content.firstElementChild.cloneNode(true);
    const slot = (name, text) => {
      const place = part(`slot="${name}"`, item);
      if (text) writeWords(place, text);
      else place.remove();
      return place;
    };
    const foreign = result.lang && result.lang !== app.dataset.lang ? tagOf(result.lang) : "";
    slot("kind", app.dataset.kind ? "" : texts[`kind.${result.kind}`]);
    const mark = slot("state", result.state && (texts[`state.${result.kind}.${result.state}`] || texts[`state.${result.state}`]));
    mark.classList.add(`chip--${result.state}`);
    const language = slot("lang", foreign && (texts[`lang.${foreign}`] || foreign));
    if (foreign) language.lang = foreign;
    slot("reading", result.byReading && texts.by_reading);
    const title = slot("title", result.title);
    title.replaceChildren(...marked(result.title, result.titleMarks));
    title.href = app.dataset.root + pathOf(result.url).split("/").map(encodeURIComponent).join("/");
    const text = slot("text", result.excerpt);
    text.replaceChildren(...marked(result.excerpt || "", result.marks));
    slot("day", dayOf(result));
    const regions = slot("regions", (result.regions || []).join(texts.list_mark));
    if (foreign) for (const own of [title, text, regions]) own.lang = foreign;
    for (const box of item.querySelectorAll("ul, .card__foot")) if (!box.childElementCount) box.remove();
    return item;
  }

  /* Where pages are folders, links to them end like the address of this one. */
  const pathOf = (url) => (location.pathname.endsWith("/") ? url.replace(/(^|\/)index\.html$/, "$1") : url);

  const tagOf = (lang) => (lang === "ja-easy" ? "ja-x-easy" : lang);

  /* The text with its hits in `<mark>`; `marks` are pairs of its beginning and end. */
  function marked(text, marks = []) {
    const parts = [];
    let at = 0;
    for (const [start, end] of marks) {
      if (start < at || end <= start) continue;
      parts.push(text.slice(at, start), element("mark", text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)].filter(Boolean);
  }

  function dayOf({ kind, date, closes }) {
    if ((kind === "job" || kind === "program") && closes) return say("closes", { date: written(closes) });
    return kind === "event" && date ? written(date) : "";
  }

  function written(date) {
    const [y, m, d] = date.split("-").map(Number);
    return say("date.day", { y, m, d, day: texts[`day.${d}`] || d, month: texts[`month.${m}`] });
  }

  return { texts, say, sayCount, grouped, element, monthOf, itemOf, writeWords, wordsOf, plainWords };
};
