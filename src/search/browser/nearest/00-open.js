/* The nearest other question, for one that finds nothing. The script of the search loads this one when it is wanted. */
"use strict";
enishi.nearest(function ({ MOST_TRIED, WORD_START, alternatives, findForms, findSymbols, isDigit, isKanaLetter, isPlain, loads, numbersOf, pairList, parseQuery, withoutYears }) {

