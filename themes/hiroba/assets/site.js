/* What a static page cannot know: which day it is. Closes jobs, ends events and takes down notices on
   the reader's day as it is in the site's time zone. Nothing here is needed to read the site. */
(function () {
  "use strict";

  function today(zone) {
    try {
      return new Intl.DateTimeFormat("en-CA", {
        timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"
      }).format(new Date());
    } catch (error) {
      return "";
    }
  }

  var day = today(document.documentElement.dataset.zone || "Asia/Tokyo");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return;

  /* A card that had no word for its state gets one. */
  function label(card, state) {
    card.querySelector(".card__title").before(chipFor(card, "p", state, state));
  }

  function chipFor(element, name, text, tone) {
    var chip = document.createElement(name);
    chip.className = "chip chip--" + tone;
    chip.textContent = element.getAttribute("data-" + text);
    chip.setAttribute("data-enhancement", "");
    return chip;
  }

  /* A date of an event that comes again: the next one is not known here, but this one is over. */
  function pass(element) {
    if (element.getAttribute("data-passes") >= day) return;
    if (element.classList.contains("card")) {
      element.querySelector(".card__title").before(chipFor(element, "p", "passed", "past"));
    } else {
      element.append(" ", chipFor(element, "span", "passed", "past"));
    }
  }

  /* `element` carries a last day in `attribute`; after it, its chip and banner say so. */
  function end(element, attribute, state) {
    if (element.getAttribute(attribute) >= day) return;
    if (element.hasAttribute("data-" + state)) label(element, state);
    element.querySelectorAll("[data-" + state + "]").forEach(function (chip) {
      chip.textContent = chip.getAttribute("data-" + state);
      chip.className = "chip chip--" + state;
    });
    element.querySelectorAll('[data-when="' + state + '"]').forEach(function (banner) {
      banner.hidden = false;
    });
    element.querySelectorAll('[data-until="' + state + '"]').forEach(function (part) {
      part.hidden = true;
    });
  }

  document.querySelectorAll("[data-closes]").forEach(function (element) {
    end(element, "data-closes", "closed");
  });
  document.querySelectorAll("[data-ends]").forEach(function (element) {
    end(element, "data-ends", "past");
  });
  document.querySelectorAll("[data-passes]").forEach(pass);
  document.querySelectorAll("[data-last-day]").forEach(function (notice) {
    if (notice.getAttribute("data-last-day") < day) notice.hidden = true;
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
