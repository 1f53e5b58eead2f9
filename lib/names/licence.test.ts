import { describe, expect, it } from 'vitest';
import { isLicenceExpression, LICENCE_IDS } from '@/lib/names/licence';

describe('a licence', () => {
  it.each(['MIT', 'Apache-2.0 OR MIT', 'GPL-2.0', 'LGPL-2.1+ AND BSD-3-Clause', 'LicenseRef-Acme-1.0'])(
    '%s is an SPDX expression',
    (text) => expect(isLicenceExpression(text)).toBe(true),
  );
  it.each(['', 'mit', 'MIT OR', 'OR MIT', 'MIT MIT', 'MIT  OR MIT', 'Free', '<b>MIT</b>', 'MIT\n'])(
    '%j is none',
    (text) => expect(isLicenceExpression(text)).toBe(false),
  );
  it('can be chosen among those in use', () => {
    expect(LICENCE_IDS.length).toBeGreaterThan(400);
    expect(LICENCE_IDS).toContain('Apache-2.0');
  });
});
