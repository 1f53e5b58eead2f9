import { describe, expect, it } from 'vitest';
import { checkMirrorRule, type MirrorRule } from '@/lib/mirrors/check-mirror-rule';
import { isReaderAddress, matchMirrorRule } from '@/lib/mirrors/match-mirror-rule';

const rule = (networks: string[], pattern = 'docker.io/*', target = 'mirror.corp/hub/*'): MirrorRule => ({
  networks,
  pattern,
  target,
});
const NGINX = 'docker.io/library/nginx';

describe('mirror rules', () => {
  it('lead readers of a network elsewhere, and nobody else', () => {
    const rules = [rule(['10.0.0.0/8', 'fd00::/8'])];
    expect(matchMirrorRule(rules, NGINX, '10.1.2.3')).toEqual({ place: 'mirror.corp/hub/library/nginx', index: 0 });
    expect(matchMirrorRule(rules, NGINX, 'fd12:3456::1')?.place).toBe('mirror.corp/hub/library/nginx');
    for (const elsewhere of ['11.0.0.1', '203.0.113.5', 'fe80::1', '2001:db8::1', undefined, 'nonsense', ''])
      expect(matchMirrorRule(rules, NGINX, elsewhere)).toBeNull();
  });

  it('know an IPv4 address however it is written', () => {
    const rules = [rule(['10.0.0.0/8'])];
    for (const text of ['::ffff:10.1.2.3', '::FFFF:10.1.2.3', '::ffff:a01:203', ' 10.1.2.3 '])
      expect(matchMirrorRule(rules, NGINX, text), text).not.toBeNull();
    // An IPv6 network of all addresses has no IPv4 ones in it.
    expect(matchMirrorRule([rule(['::/0'])], NGINX, '::ffff:10.1.2.3')).toBeNull();
    expect(matchMirrorRule([rule(['fe80::/10'])], NGINX, 'fe80::1%eth0')).not.toBeNull();
  });

  it('without networks are for everybody, also for readers whose address is not known', () => {
    expect(matchMirrorRule([rule([])], NGINX, undefined)?.place).toBe('mirror.corp/hub/library/nginx');
  });

  it('count in their order', () => {
    const rules = [
      rule(['10.0.0.0/8'], 'quay.io/*'),
      rule(['10.1.0.0/16'], 'docker.io/*', 'near.corp/*'),
      rule([], 'docker.io/*', 'far.corp/*'),
    ];
    expect(matchMirrorRule(rules, NGINX, '10.1.2.3')).toEqual({ place: 'near.corp/library/nginx', index: 1 });
    expect(matchMirrorRule(rules, NGINX, '10.2.2.3')).toEqual({ place: 'far.corp/library/nginx', index: 2 });
  });

  it('fit a whole place, or its beginning before the star', () => {
    expect(matchMirrorRule([rule([], 'docker.io/library/nginx', 'm.corp/nginx')], NGINX, undefined)?.place).toBe(
      'm.corp/nginx',
    );
    expect(matchMirrorRule([rule([], NGINX, 'm.corp/nginx')], `${NGINX}-unprivileged`, undefined)).toBeNull();
    expect(matchMirrorRule([rule([], 'docker.io/library/ng*', 'm.corp/ng*')], NGINX, undefined)?.place).toBe(
      'm.corp/nginx',
    );
    expect(matchMirrorRule([rule([], '*', 'm.corp/*')], NGINX, undefined)?.place).toBe(`m.corp/${NGINX}`);
    expect(matchMirrorRule([rule([])], 'docker.io/', undefined), 'a star stands for something').toBeNull();
    expect(matchMirrorRule([rule([])], 'docker.iox/library/nginx', undefined)).toBeNull();
    expect(matchMirrorRule([rule([], 'docker.io/*', 'm.corp/*')], 'docker.io/a/$&', undefined)?.place).toBe(
      'm.corp/a/$&',
    );
  });

  it('may be of one address', () => {
    expect(matchMirrorRule([rule(['10.1.2.3', '::1'])], NGINX, '10.1.2.3')).not.toBeNull();
    expect(matchMirrorRule([rule(['10.1.2.3', '::1'])], NGINX, '10.1.2.4')).toBeNull();
  });
});

describe('a mirror rule is refused', () => {
  const kinds = (checked: MirrorRule) => checkMirrorRule(checked).map(({ kind }) => kind);

  it.each(['10.0.0.0/8', '192.168.1.0/24', '10.1.2.3', 'fd00::/8', '::1/128', '0.0.0.0/0', '::/0', '2001:DB8::/32'])(
    'not for the network %s',
    (network) => expect(kinds(rule([network]))).toEqual([]),
  );
  it.each([
    '10.0.0.0/33',
    '10/8',
    '10.0.0/24',
    'fd00::/129',
    'corp',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '0x0a000000/8',
    '010.0.0.0/8',
    'fe80::1%eth0',
  ])('for %s, which is no network', (network) => expect(kinds(rule([network]))).toEqual(['network']));
  it('for an address inside of a network, with the network it could be', () => {
    expect(checkMirrorRule(rule(['10.1.2.3/8', 'fd00::1/64']))).toMatchObject([
      { kind: 'network-bits', text: '10.1.2.3/8', suggestion: '10.0.0.0/8' },
      { kind: 'network-bits', suggestion: 'fd00::/64' },
    ]);
  });
  it('for an IPv4 network written as IPv6', () => {
    expect(checkMirrorRule(rule(['::ffff:10.0.0.0/104', '::ffff:10.0.0.0/8']))).toEqual([
      { field: 'networks', kind: 'network-mapped', text: '::ffff:10.0.0.0/104', suggestion: '10.0.0.0/8' },
      { field: 'networks', kind: 'network-mapped', text: '::ffff:10.0.0.0/8' },
    ]);
  });

  it.each([
    'docker.io/*',
    'registry.corp:5000/team/*',
    'localhost/*',
    'localhost:5000/a/b',
    'docker.io/library/ng*',
    '*',
  ])('not for the pattern %s', (pattern) =>
    expect(kinds(rule([], pattern, pattern.endsWith('*') ? 'm.corp/*' : 'm.corp/x'))).toEqual([]),
  );
  it.each([
    '',
    'docker.io',
    'library/*',
    'docker.io/*/nginx',
    '*.io/x',
    'docker.io/**',
    'https://docker.io/*',
    'docker.io/Library/*',
    'docker.io//x',
    'docker.io/a:1',
  ])('for “%s”, which is no host with a path', (pattern) =>
    expect(kinds(rule([], pattern, pattern.endsWith('*') ? 'm.corp/*' : 'm.corp/x'))).toContain('pattern'),
  );
  it('for a target that is no place, or whose star has no other', () => {
    expect(kinds(rule([], 'docker.io/*', '*'))).toEqual(['target']);
    expect(kinds(rule([], 'docker.io/*', 'mirror/*'))).toEqual(['target']);
    expect(kinds(rule([], 'docker.io/*', 'm.corp/hub'))).toEqual(['star']);
    expect(kinds(rule([], 'docker.io/a/b', 'm.corp/*'))).toEqual(['star']);
  });
});

it('what is no address is no reader’s', () => {
  for (const text of ['10.1.2.3', '::1', '::ffff:10.1.2.3', 'fe80::1%eth0']) expect(isReaderAddress(text)).toBe(true);
  for (const text of ['', '10.1.2', '10.1.2.3/8', 'x', '1']) expect(isReaderAddress(text)).toBe(false);
});
