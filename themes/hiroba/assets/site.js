/* What a static page cannot know: which day it is. Closes jobs, ends events and takes down notices on
   the reader's day as it is in the site's time zone. Nothing here is needed to read the site. */
(function () {
  "use strict";

/*TIMELINE*/

/*SHORTLIST*/

/*READINGS*/

  var LEFT_DAYS = 30;

  var day = "";

  function each(selector, use) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), use);
  }

  /* Says a state, with the words that `element` has for it: in its chip, or in a new one. */
  function say(element, state) {
    var words = element.getAttribute("data-says-" + state);
    var chip = own(element, "[data-state]")[0];
    if (chip) chip.hidden = !words;
    if (!words) return;
    if (!chip) {
      var title = element.querySelector(".card__title, h1");
      var list = own(element, ".card > .chips, .page-head > .chips")[0];
      chip = document.createElement(list ? "li" : title ? "p" : "span");
      chip.setAttribute("data-enhancement", "");
      chip.setAttribute("data-state", "");
      if (list) list.insertBefore(chip, list.querySelector(".chip:not(.chip--lang)"));
      else if (!title) element.append(" ", chip);
      else if (title.matches("h1")) title.after(chip);
      else title.before(chip);
    }
    writeWords(chip, words);
    chip.className = "chip chip--" + (state === "passed" ? "past" : state);
  }

  /* The parts of `element` that follow its timeline, not that of something inside it. */
  function own(element, selector) {
    var all = [element].concat(Array.prototype.slice.call(element.querySelectorAll("*")));
    return all.filter(function (part) {
      return part.matches(selector) && part.closest("[data-timeline]") === element;
    });
  }

  function follow(element) {
    var state = stateAt(element.getAttribute("data-timeline"), day);
    if (!state) return;
    own(element, "[data-in]").forEach(function (part) {
      part.removeAttribute("data-spare");
      part.hidden = part.getAttribute("data-in").split(" ").indexOf(state) < 0;
    });
    say(element, state);
  }

  /* What holds of a list such as "2026-06-14=7|2026-07-12=8" on the day; before the first of them `now`. */
  function reached(list, now) {
    return list.split(/\|(?=\d{4}-\d\d-\d\d=)/).reduce(function (held, change) {
      return change.slice(0, 10) <= day ? change.slice(11) : held;
    }, now);
  }

  /* A number that falls as records close, a date that gives way to the next one. */
  function tell(element) {
    var words = reached(element.getAttribute("data-later"), null);
    if (words !== null) writeWords(element, words);
  }

  /* Events whose next time counts stand behind those that take place before it. */
  function order(list) {
    var cards = Array.prototype.map.call(list.children, function (item) {
      var card = item.querySelector("[data-starts]");
      var starts = card ? card.getAttribute("data-starts") : "~";
      return { item: item, starts: starts.length > 16 ? reached(starts.slice(17), starts.slice(0, 16)) : starts };
    });
    var isBefore = function (a, b) { return a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : 0; };
    var sorted = cards.slice().sort(isBefore);
    if (sorted.some(function (card, place) { return card !== cards[place]; })) {
      sorted.forEach(function (card) { list.append(card.item); });
    }
  }

  /* How many days are left until a last one: no word where these are many. */
  function countDown(element) {
    var words = (document.body.getAttribute("data-days-left") || "").split("|");
    var days = (Date.parse(element.getAttribute("data-left")) - Date.parse(day)) / 86400000;
    var text = days === 0 ? words[1] : days === 1 ? words[2] : days > 1 && days <= LEFT_DAYS ? words[0].replace("{n}", days) : "";
    writeWords(element, text || "");
  }

  /* Of the items that are still to be seen, a list shows the first ones. */
  function fill(list) {
    var room = Number(list.getAttribute("data-shows"));
    Array.prototype.forEach.call(list.children, function (item) {
      if (item.localName === "dt") return;
      var isSpare = item.hasAttribute("data-spare");
      if (item.hidden && !isSpare) return;
      item.hidden = room <= 0;
      item.toggleAttribute("data-spare", item.hidden);
      room -= 1;
    });
  }

  function shows(element, attribute) {
    return element.querySelector(element.getAttribute(attribute) + ":not([hidden])") !== null;
  }

  /* In the table of a month the way to what is over goes, and the day of the reader is marked. */
  function mark(cell) {
    var date = cell.getAttribute("data-date");
    cell.toggleAttribute("data-today", date === day);
    if (date < day && cell.firstElementChild) cell.textContent = cell.textContent;
  }

  /* Everything on the page that depends on the day. Days only go forward. */
  function update() {
    var now = readerDay();
    if (now === day || !/^\d{4}-\d{2}-\d{2}$/.test(now)) return;
    day = now;
    each("[data-timeline]", follow);
    each("[data-later]", tell);
    each("[data-by-start]", order);
    each("[data-left]", countDown);
    each("[data-shows]", fill);
    each("td[data-date]", mark);
    each("[data-holds]", function (element) { element.hidden = !shows(element, "data-holds"); });
    each("[data-lacks]", function (element) {
      element.hidden = element.parentNode.querySelector(element.getAttribute("data-lacks") + ":not([hidden])") !== null;
    });
    each("[data-withdrawn]:not([hidden]) > h2", function (heading) { document.title = plainWords(wordsOf(heading)); });
  }

  update();
  /* A page that stays open over midnight. */
  document.addEventListener("visibilitychange", function () { if (!document.hidden) update(); });
  window.addEventListener("pageshow", update);

  /* Items that come into the page later. */
  document.addEventListener("enishi:added", function () { day = ""; update(); });

  /* The shortlist: the record of the page is kept by its button, those of cards by buttons that stand in their last
     lines. A result of the search copies such a line, so clicks are heard in the whole page. */
  var showing = [];
  function showKept() { showing.forEach(function (show) { show(); }); }

  each("[data-keep]", function (keep) {
    var key = keep.getAttribute("data-keep"), button = keep.querySelector("button"), list = keep.querySelector("a");
    var kept = shortlist(new URL(keep.getAttribute("data-root"), location.href).href);
    if (!kept.works) return;
    keep.hidden = false;
    button.addEventListener("click", function () {
      kept.keep(key, keep.getAttribute("data-title"), button.getAttribute("aria-pressed") !== "true");
      showKept();
    });
    showing.push(function () {
      var has = kept.has(key), number = kept.all().length;
      button.setAttribute("aria-pressed", String(has));
      list.hidden = !has;
      keep.querySelector("[data-kept]").textContent = number || "";
    });
  });

  // The name holds what is seen, its readings included, so that whoever says it to a machine is understood.
  function nameButton(button, words, title) {
    writeWords(button, words[0]);
    var seen = button.textContent, name = plainWords(words[1]).replace(plainWords(words[0]), function () { return seen; });
    button.setAttribute("aria-label", name.replace("{title}", function () { return title; }));
  }

  function keepCards(words) {
    var kept = shortlist(new URL(document.body.getAttribute("data-root"), location.href).href);
    if (!kept.works) return;
    each(".card[data-key]", function (card) {
      var foot = card.querySelector(".card__foot"), button = document.createElement("button");
      if (!foot) {
        foot = document.createElement("p");
        foot.className = "card__foot";
        foot.setAttribute("data-enhancement", "");
        card.append(foot);
      }
      button.type = "button";
      button.className = "keep__button card__keep";
      button.value = card.getAttribute("data-key");
      button.setAttribute("data-enhancement", "");
      nameButton(button, words, card.querySelector(".card__title").textContent);
      foot.append(button);
    });
    document.addEventListener("click", function (event) {
      var button = event.target.closest(".card__keep");
      if (!button) return;
      var title = button.closest(".card").querySelector(".card__title").textContent;
      kept.keep(button.value, title, button.getAttribute("aria-pressed") !== "true");
      showKept();
    });
    showing.push(function () {
      each(".card__keep", function (button) { button.setAttribute("aria-pressed", String(kept.has(button.value))); });
    });
  }

  if (document.body.hasAttribute("data-keeps")) keepCards(document.body.getAttribute("data-keeps").split("|"));
  window.addEventListener("storage", showKept);
  window.addEventListener("pageshow", showKept);
  showKept();

  /* What search engines are told of something goes with it. */
  document.querySelectorAll("script[data-until]").forEach(function (script) {
    if (day > script.getAttribute("data-until")) script.remove();
  });

  /* What was opened in the header closes with Escape, as people expect, and when the focus goes on from it: it
     would lie over what the reader is at. */
  var opening = Array.prototype.slice.call(document.querySelectorAll(".site-header details"));
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.isComposing) return;
    var opened = opening.filter(function (part) {
      return part.open && (part.classList.contains("menu") || part.contains(event.target));
    }).pop();
    if (!opened) return;
    opened.open = false;
    opened.querySelector("summary").focus();
  });
  opening.forEach(function (part) {
    part.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !part.contains(event.relatedTarget)) part.open = false;
    });
  });

  /* The address goes where the reader pastes it; where the browser does not let a page do that, the reader sees it
     and can copy it. */
  Array.prototype.forEach.call(document.querySelectorAll("[data-copy]"), function (button) {
    var said = button.parentNode.querySelector("[data-copied]");
    var shown = button.closest("ul").querySelector("details");
    button.parentNode.hidden = false;
    button.addEventListener("click", function () {
      var show = function () { if (shown) shown.open = true; };
      said.textContent = "";
      if (!navigator.clipboard) return show();
      navigator.clipboard.writeText(button.getAttribute("data-copy")).then(function () {
        writeWords(said, said.getAttribute("data-copied"));
      }, show);
    });
  });

  Array.prototype.forEach.call(document.querySelectorAll("[data-print]"), function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  /* Whoever opens the header's field wants to write into it. */
  var seek = document.querySelector(".seek");
  if (seek) {
    seek.addEventListener("toggle", function () {
      if (seek.open && seek.contains(document.activeElement)) seek.querySelector("input").focus();
    });
  }

  function isShown(element) {
    return element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0;
  }

  /* "/" leads to the field of the page, or to the one in the header; not while somebody writes. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    var field = Array.prototype.filter.call(document.querySelectorAll("main input[type=search]"), isShown)[0];
    if (!field && seek) {
      field = seek.querySelector("input");
      if (!isShown(field)) seek.open = true;
    }
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
