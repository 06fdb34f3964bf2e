  /* What a reader has kept of a site: pairs of a key, such as "jobs/cafe", and a title, newest first. It stands in the
     storage of the browser alone; `works` is false where that is switched off. */
  function shortlist(root) {
    var NAME = "enishi-shortlist:" + root;

    function all() {
      try {
        var read = JSON.parse(localStorage.getItem(NAME) || "[]");
        return Array.isArray(read) ? read.filter(function (entry) { return Array.isArray(entry) && typeof entry[0] === "string"; }) : [];
      } catch (error) {
        return [];
      }
    }

    function write(entries) {
      try {
        if (entries.length) localStorage.setItem(NAME, JSON.stringify(entries));
        else localStorage.removeItem(NAME);
        return true;
      } catch (error) {
        return false;
      }
    }

    return {
      works: write(all()),
      all: all,
      has: function (key) { return all().some(function (entry) { return entry[0] === key; }); },
      keep: function (key, title, keeps) {
        var others = all().filter(function (entry) { return entry[0] !== key; });
        return write(keeps ? [[key, title]].concat(others) : others);
      },
      clear: function () { return write([]); }
    };
  }
