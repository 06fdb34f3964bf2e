  /* Shards that results can be shown without: excerpts, counts, readings, single cards. A failure to load one of
     these is recorded, and the rest is shown. A failure that a total depends on always fails the search. */

  /* The value of a promise, or `instead` where a shard is missing or damaged; its name is added to `failed`. */
  async function orElse(failed, name, promise, instead) {
    try {
      return await promise;
    } catch (error) {
      /* A file of another build is a reason to load the index again. */
      if (!(error instanceof SearchError) || error.code === "version") throw error;
      failed.add(error.shard || name);
      return instead;
    }
  }
