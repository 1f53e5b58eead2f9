import { describe, expect, it } from 'vitest';
import { readRegistryToken } from '@/lib/registry/read-registry-token';
import { signRegistryToken } from '@/lib/registry/registry-token';
import { createSigningKey, type SigningKeys } from '@/lib/registry/signing-key';

const NOW = new Date('2026-06-01T12:00:00Z');
const keys: SigningKeys = [createSigningKey(NOW), createSigningKey(NOW)];
const access = [{ type: 'repository', name: 'alice/demo', actions: ['pull', 'push'] }];
const site = { issuer: 'plimsoll', service: 'here' };
const sign = (by: SigningKeys = keys) => signRegistryToken(by, { ...site, subject: 'alice', access, now: NOW });
const read = (token: string, more: Partial<typeof site & { now: Date }> = {}) =>
  readRegistryToken(keys, token, { ...site, now: NOW, ...more });

describe('a token for the registry', () => {
  it('says what it allows while it is good, with whichever key it was signed', () => {
    expect(read(sign())).toEqual(access);
    expect(read(sign([keys[1] ?? keys[0]]))).toEqual(access);
    expect(read(sign(), { now: new Date(NOW.getTime() + 355_000) })).toEqual(access);
  });

  it('says nothing when it is not ours, changed, too old, or for somebody else', () => {
    const token = sign();
    const [head, body = '', signature] = token.split('.');
    const changed = Buffer.from(Buffer.from(body, 'base64url').toString().replace('alice/demo', 'eve/demo'));
    const nothing = [
      read(sign([createSigningKey(NOW)])),
      read([head, changed.toString('base64url'), signature].join('.')),
      read([head, body, ''].join('.')),
      read(`${token}.x`),
      read('x.y.z'),
      read(''),
      read(token, { now: new Date(NOW.getTime() + 365_000) }),
      read(token, { now: new Date(NOW.getTime() - 65_000) }),
      read(token, { service: 'elsewhere' }),
      read(token, { issuer: 'other' }),
    ];
    for (const one of nothing) expect(one).toEqual([]);
  });
});
