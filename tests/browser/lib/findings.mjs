// A check answers with findings, one for each fault; an empty list is a pass.
const SHOWN = 40;

export const finding = (where, what) => ({ where, what });

export const format = ({ where, what }) => `${where}  ${what}`;

/** Fails with every finding in the message, the first ones in full. */
export function expectNone(findings) {
  if (findings.length === 0) return;
  const lines = findings.slice(0, SHOWN).map(format);
  if (findings.length > SHOWN) lines.push(`… and ${findings.length - SHOWN} more`);
  const error = new Error(`${findings.length} found:\n${lines.join('\n')}`);
  error.stack = error.message; // where the check stands says nothing about the site
  throw error;
}
