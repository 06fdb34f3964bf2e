  /* The words of a question that somebody asks in a sentence: 東京の集まり, 月に1回の仕事をさがしています. */

  /* What an asker adds to the words that are looked for. */
  const ASKED = /(?:[をがはの]?(?:(?:探|さが)[すし][^ ]*|あります|ある|ない|知りたい|教えて|どこ|いつ|一覧|情報)|[をがは]したい|について|とは)(?:です|ください)?か?[?？。]*$/;
  /* Between what is no hiragana; a の also before a word in hiragana. */
  const BEFORE_WORD = /(\S)(?:から|まで|より|[でへと]の|[のにでをはがとへもやな])(?=[^\u3041-\u309f\s])/g;
  const BEFORE_HIRAGANA = /([\u30a1-\u30fc\u3400-\u9fff々])の(?=[\u3041-\u309f]{2})/g;
  const TIMES_IN = /([月週年日])に(?=[0-9０-９一二三四五六七八九十数])/g;
  const EMPTY_WORDS = new Set("次 近く 今 今度 人 方 the a an of in for".split(" "));

  /* The words of a text, without particles and what says nothing. */
  function plainWords(text) {
    const divided = text.trim().replace(ASKED, "").replace(TIMES_IN, "$1").replace(BEFORE_WORD, dividedBehind).replace(BEFORE_HIRAGANA, "$1 ");
    const words = divided.split(/[\s　・、。?？!！]+/).filter(Boolean);
    const telling = words.filter((word) => !EMPTY_WORDS.has(word));
    return telling.length > 0 ? telling : words;
  }

  /* One letter of hiragana is no word: ひと月 stays. */
  function dividedBehind(whole, letter, at, text) {
    const isAlone = /[\u3041-\u309f]/.test(letter) && (at === 0 || /\s/.test(text[at - 1]));
    return isAlone ? whole : letter + " ";
  }
