// What a checker says and what is right all the same, each with the reason why it is let through.
// An entry without a true reason hides a fault: mend the page instead wherever that is possible.

/** Messages of the Nu HTML checker: `file` and `text` must both match. */
export const ACCEPTED_MESSAGES = [];

/**
 * Elements for which neither axe-core nor the measured pixels can tell the contrast: `selector` matches the element.
 */
export const ACCEPTED_CONTRAST = [];
