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

  const { texts, say, sayCount, grouped, element, monthOf, itemOf, writeWords, wordsOf, plainWords } = window.enishiWords(app);
  const part = (name, within = app) => within.querySelector(`[data-${name}]`);
  const field = form.elements.q;
  const refine = part("refine");
  const list = part("results");
  const onlyKind = app.dataset.kind; // a list shows one kind, the search page all
  const staticList = onlyKind && document.querySelector("[data-static-list]");
  const cards = new Map([...(staticList ? staticList.querySelectorAll(".card__title a") : [])].map((way) => [way.pathname, way.closest(".card")]));
  const pageTitle = document.title;
  const namesOfFilters = [...app.querySelectorAll("[data-filter]")].map((filter) => filter.dataset.filter);
