import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import ids from 'spdx-license-ids/index.json' with { type: 'json' };

const KNOWN: ReadonlySet<string> = new Set([...ids, ...deprecatedIds]);
const OWN = /^LicenseRef-[A-Za-z0-9.-]+$/;

/** Identifiers of the SPDX License List that are in use today, for choosing one. */
export const LICENCE_IDS: readonly string[] = ids;

/**
 * An SPDX licence expression (SPDX 2.3, annex D) of known identifiers, `LicenseRef-…`, `+`, `AND` and `OR`; without
 * parentheses and exceptions, which the licence of an image hardly needs.
 */
export function isLicenceExpression(text: string): boolean {
  const parts = text.split(' ');
  return parts.every((part, index) =>
    index % 2 === 1
      ? (part === 'AND' || part === 'OR') && index < parts.length - 1
      : KNOWN.has(part) || OWN.test(part) || (part.endsWith('+') && KNOWN.has(part.slice(0, -1))),
  );
}
