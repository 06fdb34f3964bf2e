// What a checker says and what is right all the same, each with the reason why it is let through.
// An entry without a true reason hides a fault: mend the page instead wherever that is possible.

/** Messages of the Nu HTML checker: `file` and `text` must both match. */
export const ACCEPTED_MESSAGES = [
  // CSS Containment 3: its list of rules and properties is older. Layouts follow the width that a text has.
  { file: /^assets\/(style|paper)\.\w+\.css$/, text: /“@container”|“container(-type)?”: Property/ },
  // Scroll-driven Animations 1, within @supports: a bar gives way to the box that it leads to.
  { file: /^assets\/style\.\w+\.css$/, text: /“(animation-timeline|animation-range|view-timeline|timeline-scope)”: Property/ },
  // SVG 2 and CSS Fill and Stroke: letters over lines of the map of ties.
  { file: /^assets\/style\.\w+\.css$/, text: /“paint-order”: Property/ },
];

/**
 * Elements for which neither axe-core nor the measured pixels can tell the contrast: `selector` matches the element.
 */
export const ACCEPTED_CONTRAST = [];
