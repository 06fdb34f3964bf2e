  /* What only a question needs that finds nothing: a script of its own, which gives `relaxQuery`. */

  let relaxing = null;
  let relaxer = null;

  /* What the other script calls. */
  function nearest(script) {
    relaxer = script({ MOST_TRIED, WORD_START, alternatives, findForms, findSymbols, isDigit, isKanaLetter, isPlain, loads, numbersOf, pairList, parseQuery, withoutYears });
  }

  function loadRelaxer() {
    if (relaxing === null) {
      relaxing = request("nearest", "?/*NEAREST*/").then(() => {
        if (relaxer === null) throw new SearchError("damaged", "nearest");
        return relaxer;
      });
      /* What failed may be tried again. */
      relaxing.catch(() => { relaxing = null; });
    }
    return relaxing;
  }
