/* The page of the shortlist: what this browser has kept, and what a link brings along behind its "#". Nothing is sent.
   site.js keeps the states of the items right, and prints. */
(function () {
  "use strict";

/*TIMELINE*/

/*SHORTLIST*/

/*READINGS*/

  var box = document.querySelector("[data-shortlist]");
  var records = window.enishiShortlistRecords || {};
  var root = new URL(box.getAttribute("data-root"), location.href).href;
  var kept = shortlist(root);
  var today = readerDay();

  function part(selector, within) {
    return (within || box).querySelector(selector);
  }

  function say(what) {
    writeWords(part("[data-said]"), part("[data-said]").getAttribute("data-" + what));
  }

  function known(key) {
    var record = Object.prototype.hasOwnProperty.call(records, key) ? records[key] : null;
    return record && !(record.withdrawn && record.withdrawn <= today) ? record : null;
  }

  /* The line of a record; where it is gone, with the title that was kept. */
  function item(key, title) {
    var record = known(key);
    var line = part("[data-item]").content.cloneNode(true).firstElementChild;
    var link = part("a", line), button = part("button", line);
    link.textContent = record ? record.title : title;
    if (record) {
      link.href = root + record.path;
      if (record.lang) link.lang = record.lang;
      writeWords(part(".shortlist__kind", line), record.kind);
      writeWords(part(".shortlist__sub", line), record.sub || "");
      if (record.sub_later) part(".shortlist__sub", line).setAttribute("data-later", record.sub_later);
      part(".shortlist__address", line).textContent = link.href;
      if (record.state) {
        var chip = document.createElement("span");
        chip.className = "chip chip--" + record.tone;
        chip.setAttribute("data-state", "");
        writeWords(chip, record.state);
        part(".shortlist__kind", line).append(" ", chip);
      }
      if (record.changes) {
        line.setAttribute("data-timeline", record.changes.timeline);
        record.changes.labels.forEach(function (label) { line.setAttribute("data-says-" + label.state, label.text); });
      }
    } else {
      link.replaceWith(link.textContent);
      part(".shortlist__gone", line).hidden = false;
    }
    button.setAttribute("aria-describedby", "shortlist-" + key);
    part("h3", line).id = "shortlist-" + key;
    button.addEventListener("click", function () {
      var keeps = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(keeps));
      line.classList.toggle("shortlist__item--out", !keeps);
      kept.keep(key, record ? record.title : title, keeps);
      count();
    });
    return line;
  }

  function link() {
    return location.href.split("#")[0] + "#" + kept.all().map(function (entry) { return encodeURIComponent(entry[0]).replace("%2F", "/"); }).join(",");
  }

  function count() {
    var number = kept.all().length;
    part("[data-own] [data-kept]").textContent = number || "";
    part("[data-empty]").hidden = number > 0;
    part("[data-tools]").hidden = number === 0;
    part("[data-link]").hidden = true;
  }

  function showOwn() {
    part("[data-own] ul").replaceChildren.apply(part("[data-own] ul"), kept.all().map(function (entry) { return item(entry[0], entry[1]); }));
    count();
  }

  /* The keys that a link brings, but for those that are kept already. */
  function received() {
    var own = kept.all().map(function (entry) { return entry[0]; });
    return location.hash.slice(1).split(",").map(function (text) {
      try { return decodeURIComponent(text); } catch (error) { return ""; }
    }).filter(function (key, place, all) {
      return key.indexOf("/") > 0 && own.indexOf(key) < 0 && all.indexOf(key) === place;
    });
  }

  function showReceived() {
    var keys = received();
    var there = keys.filter(known);
    var lost = part("[data-lost]");
    lost.hidden = there.length === keys.length;
    writeWords(lost, lost.getAttribute("data-lost").replace("{n}", keys.length - there.length));
    part("[data-received]").hidden = keys.length === 0;
    part("[data-take]").hidden = there.length === 0;
    part("[data-received] ul").replaceChildren.apply(part("[data-received] ul"), there.map(function (key) {
      var line = item(key, "");
      part("button", line).remove();
      return line;
    }));
    return there;
  }

  function show() {
    showOwn();
    showReceived();
    document.dispatchEvent(new Event("enishi:added"));
  }

  part("[data-take]").addEventListener("click", function () {
    showReceived().reverse().forEach(function (key) { kept.keep(key, known(key).title, true); });
    history.replaceState(null, "", location.href.split("#")[0]);
    show();
    say("taken");
  });
  part("[data-clear]").addEventListener("click", function () {
    if (!window.confirm(plainWords(part("[data-clear]").getAttribute("data-ask")))) return;
    kept.clear();
    show();
    say("cleared");
  });
  part("[data-copy-list]").addEventListener("click", function () {
    var field = part("[data-link] input");
    field.value = link();
    part("[data-link]").hidden = false;
    field.select();
    var copied = function () { say("copied"); };
    if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(copied, function () {});
  });
  window.addEventListener("hashchange", show);

  part("[data-cannot]").hidden = kept.works;
  document.querySelector("main > article > [data-needs]").hidden = true;
  box.hidden = false;
  show();
})();
