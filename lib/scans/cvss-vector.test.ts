import { describe, expect, it } from 'vitest';
import { cvssRating, readCvssVector } from '@/lib/scans/cvss-vector';

const read = (vector: string) => {
  const found = readCvssVector(vector);
  return found && { ...found, parts: found.parts.map(({ value }) => value).join(' ') };
};

describe('what a CVSS vector says', () => {
  it.each([
    ['AV:N/AC:M/Au:N/C:P/I:N/A:C', '2.0', 'AV:N AC:M Au:N C:P I:N A:C', []],
    ['(AV:L/AC:H/Au:S/C:C/I:P/A:N/E:F)', '2.0', 'AV:L AC:H Au:S C:C I:P A:N', ['E:F']],
    ['CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:C/C:L/I:N/A:H', '3.0', 'AV:P AC:H PR:H UI:R S:C C:L I:N A:H', []],
    [
      'CVSS:3.1/AC:L/AV:N/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O',
      '3.1',
      'AV:N AC:L PR:N UI:N S:U C:H I:H A:H',
      ['E:P', 'RL:O'],
    ],
    [
      'CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:A/VC:H/VI:L/VA:N/SC:N/SI:N/SA:H/S:P/U:Amber',
      '4.0',
      'AV:N AC:L AT:P PR:N UI:A VC:H VI:L VA:N SC:N SI:N SA:H',
      ['S:P', 'U:Amber'],
    ],
  ])('%s', (vector, version, parts, others) => {
    expect(read(vector)).toEqual({ version, parts, others });
  });

  it.each([
    '',
    'high',
    'CVSS:5.0/AV:N',
    'CVSS:3.1/AV:N/AC:L',
    'CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    `CVSS:3.1/${'AV:N/'.repeat(200)}`,
    '<script>',
  ])('is nothing where it is none: %s', (vector) => {
    expect(readCvssVector(vector)).toBeNull();
  });

  it.each([
    [0, '3.1', 'none'],
    [0, '2.0', 'low'],
    [0.1, '3.1', 'low'],
    [3.9, '4.0', 'low'],
    [4, '2.0', 'medium'],
    [7, '3.0', 'high'],
    [9, '3.0', 'critical'],
    [10, '2.0', 'high'],
  ])('%f in CVSS %s is called %s', (score, version, word) => {
    expect(cvssRating(score, version)).toBe(word);
  });
});
