import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keptSigningKeys, readSigningKeys, replaceSigningKeys } from '@/lib/registry/kept-signing-keys';
import { signRegistryToken, tokenAnswer } from '@/lib/registry/registry-token';
import {
  certificateBundle,
  createSigningKey,
  jsonWebKeySet,
  rotateSigningKeys,
  type SigningKeys,
} from '@/lib/registry/signing-key';

const now = new Date('2026-11-21T12:00:00.900Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const decode = (part = ''): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a signing key', () => {
  it('has a certificate that others can read and that signs itself', () => {
    for (let i = 0; i < 50; i += 1) {
      const certificate = new X509Certificate(createSigningKey(now).certificate);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.subject).toBe('CN=Plimsoll registry tokens');
      expect(certificate.issuer).toBe(certificate.subject);
      expect(certificate.ca).toBe(true);
    }
  });

  it('has a certificate good for ten years, also past 2050', () => {
    const certificate = new X509Certificate(createSigningKey(new Date('2045-01-01T00:00:00Z')).certificate);
    expect(certificate.validFrom).toBe('Dec 31 00:00:00 2044 GMT');
    expect(certificate.validTo).toBe('Dec 30 00:00:00 2054 GMT');
  });

  it('has a libtrust fingerprint as its id', () => {
    expect(createSigningKey(now).keyId).toMatch(/^(?:[A-Z2-7]{4}:){11}[A-Z2-7]{4}$/);
  });
});

describe('a registry token', () => {
  const keys: SigningKeys = [createSigningKey(now), createSigningKey(days(-30))];
  const access = [{ type: 'repository', name: 'alice/demo', actions: ['pull'] }];
  const token = signRegistryToken(keys, { issuer: 'us', service: 'here', subject: 'alice', access, now });
  const [header, claims, signature = ''] = token.split('.');

  it('is signed with the newest key, and the key set proves it', () => {
    const [jwk] = jsonWebKeySet(keys).keys;
    expect(decode(header)).toEqual({ typ: 'JWT', alg: 'ES256', kid: jwk?.kid });
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    expect(bytes).toHaveLength(64);
    expect(verify('sha256', Buffer.from(`${header}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true);
  });

  it('says what it is for, in whole seconds, for five minutes', () => {
    const issued = Math.floor(now.getTime() / 1000);
    expect(decode(claims)).toMatchObject({
      iss: 'us',
      sub: 'alice',
      aud: 'here',
      iat: issued,
      nbf: issued,
      exp: issued + 300,
      access,
    });
  });

  it('is answered without a refresh token', () => {
    expect(tokenAnswer(token, now)).toEqual({
      token,
      access_token: token,
      expires_in: 300,
      issued_at: '2026-11-21T12:00:00.900Z',
    });
  });
});

describe('rotation', () => {
  const rotate = (keys: SigningKeys, at: Date) => rotateSigningKeys(keys, { now: at, everyDays: 90, overlapDays: 7 });
  const first: SigningKeys = [createSigningKey(now)];

  it('leaves a young key alone', () => {
    expect(rotate(first, days(89))).toEqual(first);
  });

  it('puts a new key in front and keeps the old one beside it for a while', () => {
    const both = rotate(first, days(90));
    expect(both.map(({ keyId }) => keyId)).toEqual([both[0].keyId, first[0].keyId]);
    expect(both[0].keyId).not.toBe(first[0].keyId);
    expect(certificateBundle(both).match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(jsonWebKeySet(both).keys).toHaveLength(2);
    expect(rotate(both, days(96))).toEqual(both);
    expect(rotate(both, days(97))).toEqual([both[0]]);
  });

  it('gives away no private part', () => {
    expect(JSON.stringify(jsonWebKeySet(first))).not.toMatch(/"d"|PRIVATE/);
  });
});

describe('kept keys', () => {
  const file = path.join(folder, 'keys.json');

  it('are made once, for their owner only, and replaced as a whole', () => {
    expect(readSigningKeys(file)).toBeUndefined();
    const kept = keptSigningKeys(file, now);
    expect(keptSigningKeys(file, days(1))).toEqual(kept);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const others: SigningKeys = [createSigningKey(days(1)), ...kept];
    replaceSigningKeys(file, others);
    expect(readSigningKeys(file)).toEqual(others);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('that are damaged are said to be, and never made anew', () => {
    const damaged = path.join(folder, 'damaged.json');
    writeFileSync(damaged, '[]');
    expect(() => keptSigningKeys(damaged, now)).toThrow();
  });
});
