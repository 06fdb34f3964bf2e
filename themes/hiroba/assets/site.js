/* What a static page cannot know: which day it is. Closes jobs, ends events and takes down notices on
   the reader's day as it is in the site's time zone. Nothing here is needed to read the site. */
(function () {
  "use strict";

/*TIMELINE*/

  function today(zone) {
    try {
      return new Intl.DateTimeFormat("en-CA", {
        timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"
      }).format(new Date());
    } catch (error) {
      return "";
    }
  }

  var day = today(document.documentElement.dataset.zone);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return;

  /* Says a state, with the words that `element` has for it: in its chip, or in a new one. */
  function say(element, state) {
    var words = element.getAttribute("data-says-" + state);
    var chip = own(element, "[data-state]")[0];
    if (!words && chip) chip.hidden = true;
    if (!words) return;
    if (!chip) {
      var title = element.querySelector(".card__title, h1");
      chip = document.createElement(title ? "p" : "span");
      chip.setAttribute("data-enhancement", "");
      if (!title) element.append(" ", chip);
      else if (title.matches("h1")) title.after(chip);
      else title.before(chip);
    }
    chip.textContent = words;
    chip.className = "chip chip--" + (state === "passed" ? "past" : state);
  }

  /* The parts of `element` that follow its timeline, not that of something inside it. */
  function own(element, selector) {
    var all = [element].concat(Array.prototype.slice.call(element.querySelectorAll("*")));
    return all.filter(function (part) {
      return part.matches(selector) && part.closest("[data-timeline]") === element;
    });
  }

  document.querySelectorAll("[data-timeline]").forEach(function (element) {
    var state = stateAt(element.getAttribute("data-timeline"), day);
    if (!state) return;
    own(element, "[data-in]").forEach(function (part) {
      part.hidden = part.getAttribute("data-in").split(" ").indexOf(state) < 0;
    });
    say(element, state);
  });

  /* What holds lines is shown while one of them is; what says that there are none is shown when none is. */
  function hasShown(element, attribute) {
    return element.querySelector(element.getAttribute(attribute) + ":not([hidden])") !== null;
  }
  document.querySelectorAll("[data-holds]").forEach(function (element) {
    element.hidden = !hasShown(element, "data-holds");
  });
  document.querySelectorAll("[data-lacks]").forEach(function (element) {
    element.hidden = element.parentNode.querySelector(element.getAttribute("data-lacks") + ":not([hidden])") !== null;
  });

  /* In the table of a month the way to what is over goes, and the day of the reader is marked. */
  document.querySelectorAll("td[data-date]").forEach(function (cell) {
    var date = cell.getAttribute("data-date");
    if (date === day) cell.setAttribute("aria-current", "date");
    if (date < day && cell.firstElementChild) cell.textContent = cell.textContent;
  });

  /* What search engines are told of something goes with it. */
  document.querySelectorAll("script[data-until]").forEach(function (script) {
    if (day > script.getAttribute("data-until")) script.remove();
  });

  /* A menu or field of the header that was opened closes with Escape, as people expect. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.isComposing) return;
    var opened = Array.prototype.filter.call(document.querySelectorAll(".menu[open], .seek[open]"), function (part) {
      return part.classList.contains("menu") || part.contains(event.target);
    })[0];
    if (!opened) return;
    opened.open = false;
    opened.querySelector("summary").focus();
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
