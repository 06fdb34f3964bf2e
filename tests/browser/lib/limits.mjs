// Limits catch what hangs, not what is slow: the suite also has to pass beside eight other busy programs.

/** For one step of a page, such as to load it. */
export const HANGS_MS = 3 * 60 * 1000;
/** For a file of tests; on a quiet machine none takes five minutes. */
export const FILE_HANGS_MS = 90 * 60 * 1000;
