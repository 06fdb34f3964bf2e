  /* Words with readings: U+FFF9, a word, U+FFFA, its reading, U+FFFB. */
  function writeWords(element, words) {
    var pieces = String(words).split(/\uFFF9([^\uFFFA]*)\uFFFA([^\uFFFB]*)\uFFFB/);
    element.textContent = pieces[0];
    if (pieces.length === 1) return;
    // One box: where boxes stand in a row, each part of the words would be one.
    var box = document.createElement("span");
    box.append(pieces[0]);
    for (var at = 1; at < pieces.length; at += 3) {
      var ruby = document.createElement("ruby"), reading = document.createElement("rt");
      reading.textContent = pieces[at + 1];
      ruby.append(pieces[at], reading);
      box.append(ruby, pieces[at + 2]);
    }
    element.replaceChildren(box);
  }

  /* What an element says, with its readings. */
  function wordsOf(element) {
    var copy = element.cloneNode(true);
    Array.prototype.forEach.call(copy.querySelectorAll("ruby"), function (ruby) {
      var reading = ruby.querySelector("rt");
      if (!reading) return;
      reading.remove();
      ruby.replaceWith("\uFFF9" + ruby.textContent + "\uFFFA" + reading.textContent + "\uFFFB");
    });
    return copy.textContent;
  }

  function plainWords(words) {
    return words.replace(/\uFFFA[^\uFFFB]*\uFFFB|\uFFF9/g, "");
  }
