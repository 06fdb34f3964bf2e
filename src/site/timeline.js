  /* The state of a record on the visitor's day. `state_on` in timeline.rs decides the same when a page is
     built; tests/timeline/vectors.json holds both. */

  var CLOSING_DAYS = /*CLOSING_DAYS*/;

  /* What a record of this kind is on a day; null where it has no states. Days are numbers that count days.
     `dates` holds `opens`, `closes` and `ends` (null where there is none), `cancelled`, and `occurrences`,
     each the first and the last day of one; `ends` is null where an event repeats without end. */
  function stateOf(kind, dates, day) {
    var isOver = function (last) { return last !== null && last < day; };
    var isBefore = dates.opens !== null && dates.opens > day;
    if (kind === "job") {
      if (isBefore) return "scheduled";
      if (isOver(dates.closes)) return "closed";
      return dates.closes !== null && dates.closes - day <= CLOSING_DAYS ? "closing" : "open";
    }
    if (kind === "program") return isBefore ? "before" : isOver(dates.closes) ? "closed" : "open";
    if (kind !== "event") return null;
    if (isOver(dates.ends)) return "past";
    if (dates.cancelled) return "cancelled";
    var isOn = dates.occurrences.some(function (days) { return days[0] <= day && day <= days[1]; });
    return isOn ? "ongoing" : "upcoming";
  }

  /* What `data-timeline` says for a day, as "2026-05-01". It lists days in order, each with the state from
     then on, as in "2026-05-24:closing 2026-06-01:closed"; before the first of them the page says what holds,
     and the answer is "". */
  function stateAt(timeline, day) {
    var reached = timeline.split(" ").filter(function (change) { return change.slice(0, 10) <= day; });
    return reached.length ? reached[reached.length - 1].slice(11) : "";
  }

  /* The day that it is at a moment in a time zone, as "2026-05-01". Put together from its parts: in which order a
     language writes them differs between browsers, and between versions of one. */
  function dayIn(zone, moment) {
    try {
      var parts = {};
      new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
        timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"
      }).formatToParts(moment).forEach(function (part) { parts[part.type] = part.value; });
      return parts.year + "-" + parts.month + "-" + parts.day;
    } catch (error) {
      return moment.toISOString().slice(0, 10);
    }
  }

  /* The reader's day as it is in the time zone of the site; the preview shows any day. */
  function readerDay() {
    var page = document.documentElement.dataset;
    return page.asOf || dayIn(page.zone, new Date());
  }
