import { LICENCE_IDS } from '@/lib/names/licence';

const IDS: ReadonlySet<string> = new Set(LICENCE_IDS);
/** What the commonest identifiers of the SPDX licence list stand for. Others are shown by their identifier. */
const NAMES: Readonly<Record<string, string>> = {
  '0BSD': 'BSD Zero Clause License',
  'AGPL-3.0-only': 'GNU Affero General Public License v3.0 only',
  'AGPL-3.0-or-later': 'GNU Affero General Public License v3.0 or later',
  'Apache-2.0': 'Apache License 2.0',
  'BSD-2-Clause': 'BSD 2-Clause “Simplified” License',
  'BSD-3-Clause': 'BSD 3-Clause “New” or “Revised” License',
  'BSL-1.0': 'Boost Software License 1.0',
  'BUSL-1.1': 'Business Source License 1.1',
  'CC-BY-4.0': 'Creative Commons Attribution 4.0 International',
  'CC0-1.0': 'Creative Commons Zero v1.0 Universal',
  'Elastic-2.0': 'Elastic License 2.0',
  'EPL-2.0': 'Eclipse Public License 2.0',
  'EUPL-1.2': 'European Union Public License 1.2',
  'GPL-2.0-only': 'GNU General Public License v2.0 only',
  'GPL-2.0-or-later': 'GNU General Public License v2.0 or later',
  'GPL-3.0-only': 'GNU General Public License v3.0 only',
  'GPL-3.0-or-later': 'GNU General Public License v3.0 or later',
  ISC: 'ISC License',
  'LGPL-2.1-only': 'GNU Lesser General Public License v2.1 only',
  'LGPL-2.1-or-later': 'GNU Lesser General Public License v2.1 or later',
  'LGPL-3.0-only': 'GNU Lesser General Public License v3.0 only',
  'LGPL-3.0-or-later': 'GNU Lesser General Public License v3.0 or later',
  MIT: 'MIT License',
  'MPL-2.0': 'Mozilla Public License 2.0',
  'MulanPSL-2.0': 'Mulan Permissive Software License, Version 2',
  PostgreSQL: 'PostgreSQL License',
  'PSF-2.0': 'Python Software Foundation License 2.0',
  'SSPL-1.0': 'Server Side Public License, v 1',
  Unlicense: 'The Unlicense',
  Zlib: 'zlib License',
};

export type LicencePart = {
  text: string;
  /** Null for operators, and for licences whose name is not kept here */
  name: string | null;
  /** The list has a page of it */
  isListed: boolean;
};

/** An SPDX expression in parts, each identifier with its name where it is a common one; null for what is none. */
export function licenceParts(expression: string): LicencePart[] | null {
  const words = expression
    .trim()
    .split(/\s+|(?=[()])|(?<=[()])/)
    .filter(Boolean);
  if (words.length === 0 || words.length > 40 || !words.every((word) => /^[A-Za-z0-9.+:-]+$|^[()]$/.test(word)))
    return null;
  const isExpression = words.length === 1 || words.some((word) => /^(?:AND|OR|WITH)$/.test(word));
  return isExpression ? words.map((text) => ({ text, name: NAMES[text] ?? null, isListed: IDS.has(text) })) : null;
}
