// Keeps a page of the preview up to date without losing the reader's place.
(function () {
  'use strict';

  var bar = document.getElementById('enishi-preview');
  if (!bar) { return; }
  // The scripts of the page come after this one: for them it is the day that is shown.
  if (bar.dataset.day) { document.documentElement.dataset.asOf = bar.dataset.day; }
  var PLACE = 'enishi-place';
  var OPEN = 'enishi-strip-open';
  var CLOSED = 'enishi-closed';
  var here = location.pathname + location.search;
  var version = bar.dataset.version;
  var source = null;
  var checking = false;
  var again = false;

  function remember(key, value) {
    try { sessionStorage.setItem(key, value); } catch (error) { /* A browser may forbid it. */ }
  }

  function recall(key) {
    try { return sessionStorage.getItem(key); } catch (error) { return null; }
  }

  function details() {
    return Array.prototype.filter.call(document.querySelectorAll('details'), function (element) {
      return !bar.contains(element);
    });
  }

  function keepPlace() {
    var focused = document.activeElement;
    remember(PLACE, JSON.stringify({
      here: here,
      x: window.scrollX,
      y: window.scrollY,
      open: details().map(function (element) { return element.open; }),
      focus: focused && focused.id ? focused.id : ''
    }));
  }

  function restorePlace() {
    var text = recall(PLACE);
    if (!text) { return; }
    remember(PLACE, '');
    var place = JSON.parse(text);
    if (place.here !== here) { return; }
    var all = details();
    if (all.length === place.open.length) {
      all.forEach(function (element, index) { element.open = place.open[index]; });
    }
    var focused = place.focus && document.getElementById(place.focus);
    if (focused) { focused.focus({ preventScroll: true }); }
    var scroll = function () { window.scrollTo({ left: place.x, top: place.y, behavior: 'instant' }); };
    scroll();
    // Pictures without a size move the text until they are there.
    if (document.readyState !== 'complete') { window.addEventListener('load', scroll, { once: true }); }
  }

  function makeRoom() {
    document.documentElement.style.setProperty('--enishi-bar', bar.offsetHeight + 'px');
  }

  function wire() {
    var strip = bar.querySelector('.enishi-strip');
    if (strip) {
      strip.open = recall(OPEN) === 'yes';
      strip.addEventListener('toggle', function () { remember(OPEN, strip.open ? 'yes' : 'no'); });
    }
    var overlay = bar.querySelector('.enishi-overlay');
    if (overlay) {
      var close = overlay.querySelector('.enishi-close');
      var says = overlay.textContent;
      overlay.hidden = recall(CLOSED) === says;
      close.hidden = false;
      close.addEventListener('click', function () {
        remember(CLOSED, says);
        overlay.hidden = true;
        makeRoom();
      });
    } else {
      remember(CLOSED, '');
    }
    makeRoom();
  }

  function check() {
    if (checking) {
      again = true;
      return;
    }
    checking = true;
    fetch('/__enishi/state?' + new URLSearchParams({ path: location.pathname, query: location.search.slice(1) }), { cache: 'no-store' })
      .then(function (answer) { return answer.ok ? answer.json() : { page: '' }; })
      .then(function (state) {
        checking = false;
        if (state.page !== bar.dataset.page) {
          keepPlace();
          location.reload();
        } else {
          version = state.version;
          if (bar.dataset.shown !== state.bar) {
            bar.dataset.shown = state.bar;
            bar.innerHTML = state.bar || '';
            wire();
          }
          if (again) {
            again = false;
            check();
          }
        }
      })
      .catch(function () { checking = false; });
  }

  function lost(isLost) {
    var text = bar.querySelector('.enishi-lost');
    if (text) { text.hidden = !isLost; }
    makeRoom();
  }

  function listen() {
    if (source) { return; }
    source = new EventSource('/__enishi/events');
    source.onopen = function () { lost(false); };
    source.onerror = function () { lost(true); };
    source.onmessage = function (event) {
      if (event.data !== version) { check(); }
    };
  }

  // A browser keeps few connections to one server: a tab that nobody sees must not hold one.
  function rest() {
    if (source) { source.close(); }
    source = null;
  }

  document.addEventListener('visibilitychange', function () {
    if (document.hidden) { rest(); } else { listen(); }
  });
  window.addEventListener('pagehide', rest);
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) { listen(); }
  });
  window.addEventListener('resize', makeRoom);

  restorePlace();
  wire();
  bar.addEventListener('toggle', makeRoom, true);
  if (!document.hidden) { listen(); }
})();
