  /* What can be done without: words around hits, counts, readings, single results. A file of these that cannot be
     read is noted, and the rest is shown. What a total depends on is never done without. */

  /* What a promise gives, or `instead` where a file of the index is missing or damaged. */
  async function spare(losses, name, promise, instead) {
    try {
      return await promise;
    } catch (error) {
      /* Files of two builds are asked for anew, not done without. */
      if (!(error instanceof SearchError) || error.code === "version") throw error;
      losses.add(error.shard || name);
      return instead;
    }
  }
