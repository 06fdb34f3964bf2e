// What several tests need is made by the first of them.

/** A function that runs `make` when it is first called, and then gives the same promise again. */
export function once(make) {
  let made;
  return () => (made ??= make());
}
