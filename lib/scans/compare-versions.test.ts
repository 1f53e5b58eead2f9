import { describe, expect, it } from 'vitest';
import { compareVersions, type VersionScheme, versionScheme } from '@/lib/scans/compare-versions';

describe('versions of packages', () => {
  it.each<[VersionScheme, ...string[]]>([
    ['deb', '1.0~rc1', '1.0', '1.0-1', '1.0-1+deb12u1', '1.0-1+deb12u10', '1.0a-1', '1.0.1-1', '2.0', '1:0.5'],
    ['deb', '2.36-9+deb12u4', '2.36-9+deb12u7', '2.36-9+deb12u10'],
    ['rpm', '1.0~beta', '1.0', '1.0^git1', '1.0.1', '1.1-1.el9', '1.1-1.el9_2.3', '1.1-10.el9', '1:0.1-1'],
    ['apk', '1.2.3_alpha', '1.2.3_rc1', '1.2.3', '1.2.3-r1', '1.2.3-r10', '1.2.3_p1', '1.2.3a', '1.2.4', '1.10'],
    [
      'language',
      '1.0.0-alpha',
      '1.0.0-beta.2',
      '1.0.0-rc.1',
      '1.0.0',
      'v1.0.1',
      '1.2',
      '1.10.0',
      '2.0b1',
      '2.0.0.Final',
    ],
  ])('of %s are in their order', (scheme, ...versions) => {
    for (const [index, version] of versions.entries())
      for (const [other, next] of versions.entries())
        expect([version, next, Math.sign(compareVersions(scheme, version, next) ?? Number.NaN)]).toEqual([
          version,
          next,
          Math.sign(index - other),
        ]);
  });

  it.each<[VersionScheme, string, string]>([
    ['language', '1.0.0', 'deadbeef'],
    ['language', '>= 1.2', '1.2'],
    ['apk', '1.2.3', 'latest'],
    ['deb', 'unknown', '1.0'],
  ])('of %s that are none, as %s and %s, are not compared', (scheme, a, b) => {
    expect(compareVersions(scheme, a, b)).toBeNull();
  });

  it('belong to a scheme by the type of their package', () => {
    expect(['deb', 'ubuntu', 'redhat', 'apk', 'wolfi', 'npm', null].map(versionScheme)).toEqual([
      'deb',
      'deb',
      'rpm',
      'apk',
      'apk',
      'language',
      'language',
    ]);
  });
});
